"""k-means against scikit-learn's, the starting centres against their distribution, and how their laws name mistakes."""

import numpy as np
import pytest

from cs231n_lite.checks.catalogue import find
from cs231n_lite.checks.judgement import judgement
from cs231n_lite.checks.verdict import State
from cs231n_lite.exercises.measures.spreading_fits import fits
from cs231n_lite.exercises.measures.spreading_rules import OTHER_RULES, by_squares
from grading.judge.oracle import LiveOracle
from grading.judge.references import ModuleSubject


@pytest.fixture(scope="module")
def words(references):
    return references.module("visual_words")


@pytest.fixture(scope="module")
def cluster():
    return pytest.importorskip("sklearn.cluster", reason="scikit-learn isn't installed: pip install -e '.[bench]'")


def clouds(seed, P=400, D=5, K=6):
    rng = np.random.default_rng(seed)
    return rng.normal(size=(P, D)) + 4 * rng.normal(size=(K, D))[rng.integers(K, size=P)]


@pytest.mark.parametrize("seed", range(5))
def test_the_inertia_is_that_of_scikit_learn_from_the_same_start(words, cluster, seed):
    points = clouds(seed)
    start = words.spread_centres(points, 6, np.random.default_rng(seed))
    theirs = cluster.KMeans(6, init=start, n_init=1, max_iter=300, tol=0, algorithm="lloyd").fit(points)
    centres, history = words.kmeans(points, start, 300)
    labels = words.assign(points, centres)
    assert np.sum((points - centres[labels]) ** 2) == pytest.approx(theirs.inertia_, rel=0.05)
    assert all(np.diff(history) <= 1e-9 * history[0])
    assert len(history) < 300


def test_k_means_on_real_patches_in_float32_ends_near_scikit_learn(words, cluster):
    rng = np.random.default_rng(0)
    points = (rng.integers(256, size=(300, 12)) - 128).astype(np.float32)
    start = words.spread_centres(points, 8, rng)
    theirs = cluster.KMeans(8, init=start, n_init=1, max_iter=100, tol=0).fit(points)
    centres, _ = words.kmeans(points, start, 100)
    found = np.sum((points - centres[words.assign(points, centres)]) ** 2)
    assert found == pytest.approx(theirs.inertia_, rel=0.05)


def test_further_centres_come_as_often_as_their_squared_distances_say(words):
    points, rng = np.array([[0.0], [1.0], [3.0], [10.0]]), np.random.default_rng(3)
    drawn = np.array([words.spread_centres(points, 2, rng)[:, 0] for _ in range(20_000)])
    for first in points[:, 0]:
        second = drawn[drawn[:, 0] == first, 1]
        squares = (points[:, 0] - first) ** 2
        p = squares / squares.sum()
        counts = np.array([np.sum(second == point) for point in points[:, 0]])
        assert np.all(np.abs(counts - len(second) * p) <= 5 * np.sqrt(len(second) * p * (1 - p)) + 1e-9)
    assert np.all(np.abs(np.bincount(np.searchsorted(points[:, 0], drawn[:, 0])) - 5000) < 5 * np.sqrt(20_000 * 3 / 16))


@pytest.mark.slow
def test_right_draws_pass_whatever_the_seed(references):
    check = find("spread_centres.draws")
    subject = ModuleSubject(references.module("visual_words"))
    for seed in range(12):
        verdict = judgement(check, subject, LiveOracle(references, seed=(seed, 231)))
        assert verdict.state is State.PASSED, verdict


DIFFER = np.array([[0.0, 0.0], [1.0, 0.5], [0.5, 1.5], [6.0, 0.0], [7.0, 1.0], [-1.0, 9.0], [8.0, 8.0], [0.0, -9.0]])


@pytest.mark.parametrize("mistake", OTHER_RULES, ids=lambda mistake: mistake.name)
def test_draws_by_another_rule_fit_it_and_not_that_of_k_means(mistake):
    times, rng = np.ones(len(DIFFER), dtype=int), np.random.default_rng(5)
    for rule in OTHER_RULES[mistake]:
        rows = []
        for _ in range(400):
            row = [int(rng.integers(len(DIFFER)))]
            while len(row) < 4:
                weights = rule(DIFFER, times, tuple(row))
                row.append(int(rng.choice(len(DIFFER), p=weights / weights.sum())))
            rows.append(row)
        which = np.array(rows)
        assert fits(rule, DIFFER, times, which)
        assert not fits(by_squares, DIFFER, times, which)
