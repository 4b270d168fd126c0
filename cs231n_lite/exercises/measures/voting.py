"""What decides among nearest neighbours is asked: votes, ties, and the folds of a cross-validation."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from ...checks.asking import Ask
from ...checks.check import KnownMistake, Law, Problem, Quantities
from ...checks.returned import WrongReturn, array
from .neighbours import trained
from .problems import on_grid

LABELS = [[3, 7, 12], [0, 1], [2, 5, 9, 30], [4, 6, 11]]
DRAWN_ANEW = KnownMistake(
    "folds_shuffled",
    "two calls give different accuracies: the folds are drawn at random.",
    "Cut X and y in their order, with np.array_split; the images come shuffled.",
)


def votes(rng: np.random.Generator) -> Iterator[Problem]:
    """Distances of which none is twice; no two labels have equally many votes."""
    for turn, (T, N, k) in enumerate([(6, 6, 3), (3, 8, 5), (5, 5, 1), (1, 12, 7), (20, 30, 9), (4, 7, 7)]):
        yield _drawn(rng, T, N, k, LABELS[turn % 4], tied=False)


def published_votes(rng: np.random.Generator) -> Iterator[Problem]:
    """Four such problems; in one all training images vote."""
    for labels, (T, N, k) in zip(LABELS, [(10, 11, 3), (5, 11, 11), (10, 12, 5), (9, 11, 4)], strict=True):
        yield _drawn(rng, T, N, k, labels, tied=False)


def ties(rng: np.random.Generator) -> Iterator[Problem]:
    """Distances of which none is twice; in each row two labels or more have the most votes."""
    for turn, (T, N, k) in enumerate([(6, 6, 3), (8, 9, 2), (7, 10, 4), (9, 12, 5), (20, 16, 6)]):
        yield _drawn(rng, T, N, k, LABELS[turn % 4], tied=True)


def published_ties(rng: np.random.Generator) -> Iterator[Problem]:
    """Three such problems."""
    for (T, N, k), labels in [((8, 9, 3), LABELS[0]), ((14, 14, 6), LABELS[3]), ((12, 15, 8), LABELS[2])]:
        yield _drawn(rng, T, N, k, labels, tied=True)


def _drawn(rng: np.random.Generator, T: int, N: int, k: int, labels: list[int], tied: bool) -> Problem:
    y = rng.permutation(np.resize(labels[::-1], N))  # so that the most frequent of all isn't the smallest
    rows, nearest = [], T * N if tied else 1 + T * N // 6  # weights 1 / distance decide otherwise
    while len(rows) < T:
        row = rng.permutation(N)
        voters = np.sort(np.bincount(y[np.argsort(row)[:k]], minlength=2))
        if (voters[-1] == voters[-2]) == tied:
            rows.append(nearest + T * row + len(rows))
    return {"dists": np.array(rows) / 8, "y": y, "k": k}


def elected(ask: Ask, problem: Problem) -> Quantities:
    """The labels that `predict_labels` gives, when it has been called before with others of the same shape."""
    dists, y, k = problem["dists"], problem["y"], problem["k"]
    classifier = trained(ask, np.zeros((len(y), 1)), y)
    ask.call(classifier, "predict_labels", dists[::-1].copy(), k)
    return {"the labels": array(ask.call(classifier, "predict_labels", dists, k), "y_pred", (len(dists),))}


def fold_problems(rng: np.random.Generator) -> Iterator[Problem]:
    """Images whose number the folds divide, and others; as many k as folds, and fewer."""
    for N, D, ks, folds in [(14, 2, (1, 3, 5), 3), (22, 2, (5, 1), 5), (30, 4, (1, 7, 3, 9), 4), (17, 3, (3,), 2)]:
        yield _images(rng, N, D, ks, folds)


def published_folds(rng: np.random.Generator) -> Iterator[Problem]:
    """Three small problems; the first has as many k as folds."""
    for N, D, ks, folds in [(14, 2, (3, 1, 5), 3), (23, 2, (1, 5), 5), (12, 2, (5, 1, 3), 2)]:
        yield _images(rng, N, D, ks, folds)


def _images(rng: np.random.Generator, N: int, D: int, ks: tuple[int, ...], folds: int) -> Problem:
    """Two clouds that overlap; from no image are two others equally far."""
    while True:
        y = rng.permutation(np.resize([2, 7], N))
        X = on_grid(10 * rng.normal(size=(N, D)) + 2 * y[:, None])
        squares = np.sort(np.sum((X[:, None] - X) ** 2, axis=2), axis=1)
        if np.all(np.diff(squares, axis=1) > 0):
            return {"X": X, "y": y, "ks": np.array(ks), "folds": folds}


def arguments(problem: Problem) -> dict[str, Any]:
    """What a cross-validation is called with."""
    return problem | {"ks": tuple(problem["ks"].tolist())}


def cross_validated(ask: Ask, problem: Problem) -> Quantities:
    """The accuracies for each k and fold; and whether a second call gives the same."""
    ks, folds = problem["ks"], problem["folds"]
    once, again = ask.many([tuple(arguments(problem).values())] * 2)
    if isinstance(once, np.ndarray) and once.shape == (len(ks),):
        text = f"it returned an array of shape {once.shape}; expected (len(ks), folds) = {(len(ks), folds)}"
        raise WrongReturn(text, "Keep the accuracy of each fold; their mean is taken later.")
    if isinstance(once, np.ndarray) and once.shape == (folds, len(ks)) != (len(ks), folds):
        text = f"it returned an array of shape {once.shape}; expected (len(ks), folds) = {(len(ks), folds)}"
        raise WrongReturn(text, "A row belongs to a k, a column to a fold.")
    found = array(once, "accuracies", (len(ks), folds))
    same = np.array_equal(once, again, equal_nan=True)
    return {
        "the same again": Law(same, "two calls with the same images gave different accuracies", (DRAWN_ANEW,)),
        "accuracies": found,
    }
