"""Training a network by a rule: each parameter has its own config, and the seed decides the batches."""

import numpy as np
import pytest

from cs231n_lite import plots
from cs231n_lite.training import train_net


def plain(w, dw, config):
    config["calls"] = config.get("calls", 0) + 1
    return w - config["learning_rate"] * dw, config


class Linear:
    """Scores X @ W + b with a squared loss; it remembers the batches that it was asked about."""

    def __init__(self, dtype=np.float64):
        self.params, self.batches = {"W": np.zeros((2, 3), dtype), "b": np.zeros(3, dtype)}, []

    def loss(self, X, y, reg):
        self.batches.append(X[:, 0].tolist())
        error = X @ self.params["W"] + self.params["b"] - np.eye(3)[y]
        grads = {"W": 2 * X.T @ error / len(X), "b": 2 * error.mean(axis=0)}
        return float(np.sum(error**2) / len(X)) + reg, grads

    def predict(self, X):
        return np.argmax(X @ self.params["W"] + self.params["b"], axis=1)


@pytest.fixture
def points():
    rng = np.random.default_rng(0)
    y = np.arange(50) % 3
    X = rng.normal(size=(50, 2)) + 3 * np.eye(3)[y][:, :2]
    return X[:40], y[:40], X[40:], y[40:]


def test_it_learns_and_looks_after_each_epoch(points):
    seen = train_net(Linear(), *points, plain, {"learning_rate": 0.05}, epochs=10, batch_size=15)
    assert len(seen.losses) == 30 and seen.losses[-1] < seen.losses[0] and not seen.diverged
    for at, values in seen.accuracies.values():
        assert at.tolist() == list(range(3, 31, 3)) and len(values) == 10
    assert seen.accuracies["training"][1][-1] > 0.7
    assert "30 minibatches" in plots.training_curves(seen.losses, seen.accuracies).alt


def test_it_may_look_more_rarely(points):
    seen = train_net(Linear(), *points, plain, {"learning_rate": 0.05}, epochs=6, batch_size=40, every=3)
    assert seen.accuracies["validation"][0].tolist() == [3, 6]


def test_each_epoch_takes_all_examples_and_the_seed_decides_their_order(points):
    runs = []
    for seed in (0, 0, 1):
        net = Linear()
        train_net(net, *points, plain, {"learning_rate": 0.05}, epochs=2, batch_size=15, seed=seed)
        runs.append(net.batches)
    assert runs[0] == runs[1] != runs[2]
    epoch = runs[0][:3]
    assert [len(batch) for batch in epoch] == [15, 15, 10]
    assert sorted(x for batch in epoch for x in batch) == sorted(points[0][:, 0])


def test_each_parameter_has_a_config_of_its_own_and_the_callers_stays(points):
    configs, seen = {"learning_rate": 0.05}, {}

    def rule(w, dw, config):
        seen.setdefault(w.shape, config)
        assert seen[w.shape] is config
        return plain(w, dw, config)

    train_net(Linear(), *points, rule, configs, epochs=1, batch_size=10)
    assert configs == {"learning_rate": 0.05} and [config["calls"] for config in seen.values()] == [4, 4]


def test_a_schedule_gives_the_rate_of_each_epoch(points):
    rates = []

    def rule(w, dw, config):
        rates.append(config["learning_rate"])
        return plain(w, dw, config)

    train_net(
        Linear(), *points, rule, {"learning_rate": 0.1}, epochs=3, batch_size=40, schedule=lambda lr, e: lr / 2**e
    )
    assert rates == [0.1, 0.1, 0.05, 0.05, 0.025, 0.025]


def test_a_loss_and_a_hook_of_ones_own_are_asked(points):
    net = Linear()
    asked = []

    def loss(net, X, y):
        asked.append(len(X))
        return net.loss(X, y, 0.5)

    def after(name, w):
        return np.clip(w, -0.01, 0.01) if name == "W" else w

    train_net(net, *points, plain, {"learning_rate": 0.05}, epochs=1, batch_size=20, loss=loss, after=after)
    assert asked == [20, 20] and np.abs(net.params["W"]).max() <= 0.01 < np.abs(net.params["b"]).max()


def test_it_keeps_the_dtype(points):
    net = Linear(np.float32)
    train_net(net, *points, plain, {"learning_rate": 0.05}, epochs=1)
    assert {w.dtype for w in net.params.values()} == {np.dtype(np.float32)}


def test_a_training_that_diverges_ends(points):
    seen = train_net(Linear(), *points, plain, {"learning_rate": 1e80}, epochs=50, batch_size=40)
    assert seen.diverged and len(seen.losses) < 50 and not np.isfinite(seen.losses[-1])


@pytest.mark.parametrize(
    ("rule", "loss", "words"),
    [
        (lambda w, dw, config: w, None, "expected \\(next_w, config\\)"),
        (lambda w, dw, config: (w[:1], config), None, "next_w of shape"),
        (plain, lambda net, X, y: 1.0, "expected \\(loss, grads\\)"),
        (plain, lambda net, X, y: (1.0, {"W": 0}), "gradients for"),
    ],
)
def test_what_a_rule_or_a_loss_returns_is_looked_at(points, rule, loss, words):
    with pytest.raises(ValueError, match=words):
        train_net(Linear(), *points, rule, {"learning_rate": 0.05}, loss=loss)


def test_a_bar_is_shown_when_asked_for_and_never_while_nbgrader_grades(points, capsys, monkeypatch):
    train_net(Linear(), *points, plain, {"learning_rate": 0.05}, epochs=1)
    assert capsys.readouterr().err == ""
    train_net(Linear(), *points, plain, {"learning_rate": 0.05}, epochs=1, verbose=True)
    assert "training" in capsys.readouterr().err
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    train_net(Linear(), *points, plain, {"learning_rate": 0.05}, epochs=1, verbose=True)
    assert capsys.readouterr().err == ""
