"""Watching a training: one bar, and what was seen is what the training did."""

import numpy as np
import pytest
from tqdm import tqdm

from cs231n_lite import plots
from cs231n_lite.training import watch_training

STOPS = [1, 5, 10, 40]


def gaussian_classes(n, rng):
    """Three classes of points in the plane, and ones behind them."""
    y = np.arange(n) % 3
    X = np.column_stack([rng.standard_normal((n, 2)) + 4 * np.eye(3)[y][:, :2], np.ones(n)])
    return X, y


@pytest.fixture
def points():
    rng = np.random.default_rng(0)
    return *gaussian_classes(1200, rng), *gaussian_classes(90, rng)


@pytest.fixture(scope="module")
def svm(references):
    return references.module("linear_classifier").LinearSVM


class Plain:
    """A classifier that remembers how it was trained."""

    def __init__(self, returns=None) -> None:
        self.W, self.calls, self.returns = None, [], returns

    def train(self, X, y, learning_rate, reg, num_iters, batch_size):
        self.calls.append((num_iters, batch_size))
        self.W = np.full((X.shape[1], 3), float(sum(steps for steps, _ in self.calls)))
        return self.returns(num_iters) if self.returns else [1.0] * num_iters

    def predict(self, X):
        return np.zeros(len(X), int)


def test_it_trains_from_stop_to_stop_and_keeps_what_stood_there(points):
    plain = Plain()
    watched = watch_training(plain, *points, 0.1, 0.0, STOPS, batch_size=7)
    assert plain.calls == [(1, 7), (4, 7), (5, 7), (30, 7)]
    assert watched.losses.shape == (40,)
    assert {step: W[0, 0] for step, W in watched.snapshots.items()} == {step: step for step in STOPS}
    for at, values in watched.accuracies.values():
        assert at.tolist() == STOPS
        assert values.tolist() == pytest.approx([1 / 3] * 4, abs=1e-3)
    assert watched.best == 1
    assert not watched.diverged


def test_accuracies_are_those_of_the_snapshots(points, svm):
    X, y, X_val, y_val = points
    watched = watch_training(svm(seed=1), *points, 0.05, 0.0, range(5, 51, 5))
    for name, images, labels in [("training", X[:1000], y[:1000]), ("validation", X_val, y_val)]:
        _, values = watched.accuracies[name]
        of_snapshots = [np.mean(np.argmax(images @ W, axis=1) == labels) for W in watched.snapshots.values()]
        assert values.tolist() == of_snapshots
    at, values = watched.accuracies["validation"]
    assert watched.best == at[values.argmax()]
    assert values.max() > 0.8
    assert f"at step {watched.best:,}" in repr(watched)
    plots.training_curves(watched.losses, watched.accuracies)


def test_one_round_is_what_train_does_by_itself(points, svm):
    alone, seen = svm(seed=3), svm(seed=3)
    losses = alone.train(points[0], points[1], 0.05, 0.1, 30, 200)
    watched = watch_training(seen, *points, 0.05, 0.1, [30])
    assert watched.losses.tolist() == losses
    assert np.array_equal(seen.W, alone.W)
    assert "loss" not in vars(seen)


def test_snapshots_are_copies(points):
    class InPlace(Plain):
        def train(self, X, y, learning_rate, reg, num_iters, batch_size):
            self.W = np.zeros((3, 3)) if self.W is None else self.W
            self.W += num_iters
            return [0.0] * num_iters

    watched = watch_training(InPlace(), *points, 0.1, 0.0, [1, 3])
    assert [W[0, 0] for W in watched.snapshots.values()] == [1, 3]


def test_a_training_that_diverges_ends_where_numbers_stop_being_finite(points, svm, recwarn):
    watched = watch_training(svm(), *points, 1e3, 1e3, [1, 10, 1000, 2000])
    assert watched.diverged
    assert list(watched.snapshots) == [1, 10]
    assert len(watched.losses) == 1000
    assert not np.isfinite(watched.losses[-1])
    assert "diverged" in repr(watched)
    assert not recwarn.list
    plots.training_curves(watched.losses, watched.accuracies)


def test_one_that_diverges_before_the_first_stop_has_no_accuracies(points, svm):
    watched = watch_training(svm(), *points, 1e3, 1e3, [1000])
    assert (watched.accuracies, watched.snapshots, watched.best) == ({}, {}, None)
    plots.training_curves(watched.losses, watched.accuracies)


def test_one_bar_goes_over_all_steps(points, svm, capsys, monkeypatch):
    monkeypatch.setattr("cs231n_lite.progress.watching.is_grading", lambda: False)
    watch_training(svm(), *points, 0.05, 0.0, STOPS)
    shown = capsys.readouterr().err.replace("\r", "\n").rstrip("\n").split("\n")
    assert "40/40" in shown[-1]
    assert all(line.startswith("training:") for line in shown if line)


def test_the_bar_moves_between_stops(points, svm, monkeypatch):
    moves = []

    class Shown(tqdm):
        def update(self, n=1):
            moves.append(n)
            return super().update(n)

    monkeypatch.setattr("cs231n_lite.training.watch.bar", lambda total, what: Shown(total=total, disable=False))
    watch_training(svm(), *points, 0.05, 0.0, [40])
    assert moves == [1] * 40 + [0]


def test_while_nbgrader_grades_there_is_no_bar(points, svm, capsys, monkeypatch):
    monkeypatch.setattr("cs231n_lite.progress.watching.is_grading", lambda: True)
    watch_training(svm(), *points, 0.05, 0.0, STOPS)
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("stops", [[], [0, 5], [5, 5], [5, 1], [1.5], 10, ["1"], None])
def test_other_stops_are_refused(points, stops):
    with pytest.raises(ValueError, match=r"stops is .*; expected growing numbers of steps from 1"):
        watch_training(Plain(), *points, 0.1, 0.0, stops)


@pytest.mark.parametrize(
    ("returns", "told"),
    [
        (lambda n: None, r"^Plain\.train returned None; expected a list of 5 numbers, one for each step\. Append"),
        (lambda n: 2.5, "returned a number; expected a list of 5 numbers"),
        (lambda n: [1.0], "returned a list of 1 number; expected"),
        (lambda n: [], "returned a list of 0 numbers; expected"),
        (lambda n: np.ones(n + 1), r"returned an array of shape \(6,\); expected"),
        (lambda n: [[1.0]] * n, r"returned a list of 5 values \(a list of 1 number\); expected"),
        (lambda n: ([1.0] * n, np.ones((3, 3))), r"returned \(a list of 5 numbers, an array of shape \(3, 3\)\); exp"),
        (lambda n: [(1, 2.0)] * n, r"returned a list of 5 values \(\(a number, a number\)\); expected"),
        (lambda n: [np.ones(1)] * n, r"returned a list of 5 values \(an array of shape \(1,\)\); expected"),
        (lambda n: np.ones((n, 1)), r"returned an array of shape \(5, 1\); expected"),
        (lambda n: [1.0, [1.0], *[1.0] * (n - 2)], r"returned a list of 5 values \(a number, a list of 1 number\)"),
        (lambda n: ["1.0"] * n, r"returned a list of 5 values \(a string\); expected"),
        (lambda n: np.array(["1.0"] * n), "returned an array of shape .* and dtype <U3; expected"),
        (lambda n: "1" * n, "returned a string; expected"),
        (lambda n: [None] * n, r"returned a list of 5 values \(None\); expected"),
        (lambda n: [1.0] * (n - 1) + [1j], r"returned a list of 5 values \(a number, a complex number\); expected"),
        (lambda n: np.ones(n) * 1j, "and dtype complex128; expected"),
        (lambda n: (1.0 for _ in range(n)), "returned an object of type generator; expected"),
    ],
)
def test_a_train_that_does_not_return_its_losses_is_told_what_is_expected(points, returns, told):
    with pytest.raises(ValueError, match=told):
        watch_training(Plain(returns), *points, 0.1, 0.0, [5])


def test_a_training_that_leaves_no_weights_is_told(points):
    class Forgets(Plain):
        def train(self, *args):
            return [1.0] * args[4]

    with pytest.raises(ValueError, match=r"Forgets\.W is None after training"):
        watch_training(Forgets(), *points, 0.1, 0.0, [5])


@pytest.mark.parametrize("kind", [list, tuple, np.array, lambda losses: [np.array(loss) for loss in losses]])
def test_losses_may_come_in_any_kind_of_list(points, kind):
    watched = watch_training(Plain(lambda n: kind([np.float32(n)] * n)), *points, 0.1, 0.0, [1, 3])
    assert watched.losses.tolist() == [1, 2, 2]


def test_a_predict_that_gives_nothing_is_told(points):
    class Silent(Plain):
        def predict(self, X):
            pass

    with pytest.raises(ValueError, match=r"Silent\.predict returned None"):
        watch_training(Silent(), *points, 0.1, 0.0, [5])


def test_a_predict_that_gives_scores_is_told(points):
    class Scores(Plain):
        def predict(self, X):
            return X @ self.W

    with pytest.raises(ValueError, match=r"Scores\.predict gave an array of shape \(1000, 3\) for 1000 examples"):
        watch_training(Scores(), *points, 0.1, 0.0, [5])
