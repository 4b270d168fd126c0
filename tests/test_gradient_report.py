"""The gradient check with a verdict: right gradients pass, wrong ones are caught and named."""

import re

import numpy as np
import pytest

from cs231n_lite import gradient_report
from cs231n_lite.gradient_report import check_gradient

SEEDS = range(60)
MISTAKES = {
    "not averaged": (lambda d, r, N: (d * N, r), r"the data term's gradient is N = 12 times"),
    "averaged twice": (lambda d, r, N: (d / N, r), r"the data term's gradient is 1/N"),
    "wrong sign": (lambda d, r, N: (-d, r), r"the data term's gradient is right in size, but of the wrong sign"),
    "zero": (lambda d, r, N: (0 * d, r), r"the data term's gradient is zero"),
    "halved": (lambda d, r, N: (d / 2, r), r"the data term's gradient is half"),
    "one column": (lambda d, r, N: (_changed(d, (slice(None), 3), 0.5), r), r"in the column of class 3, .*half"),
    "bias row": (lambda d, r, N: (_changed(d, -1, 0.0), r), r"in the bias row, and right everywhere else"),
    "bias of one class": (lambda d, r, N: (d + _one(d, (-1, 2)), r), r"in the bias row, at class 2"),
    "regularizer missing": (lambda d, r, N: (d, 0 * r), r"the regularizer is missing from the gradient"),
    "regularizer halved": (lambda d, r, N: (d, r / 2), r"the regularizer's gradient is half"),
    "regularizer subtracted": (lambda d, r, N: (d, -r), r"the regularizer's gradient is right in size, but of the wro"),
    "regularizer without bias": (lambda d, r, N: (d, _changed(r, -1, 0.0)), r"the regularizer's .* in the bias row"),
}


def _changed(gradient, where, factor):
    gradient = gradient.copy()
    gradient[where] *= factor
    return gradient


def _one(gradient, where):
    """1 at one place, 0 elsewhere."""
    only = np.zeros_like(gradient)
    only[where] = 1
    return only


def broken(loss, change):
    """`loss` with the two parts of its gradient changed."""

    def wrong(W, X, y, reg):
        value, dW = loss(W, X, y, reg)
        data, regularizer = change(dW - 2 * reg * W, 2 * reg * W, len(X))
        return value, data + regularizer

    return wrong


def problem(seed):
    """Twelve images of 40 raw pixel values, small weights, six classes."""
    rng = np.random.default_rng(seed)
    X = rng.integers(0, 256, size=(12, 41)).astype(float)
    X[:, -1] = 1
    return 1e-3 * rng.normal(size=(41, 6)), X, rng.integers(6, size=12)


@pytest.fixture(params=["svm", "softmax"])
def loss(request, references, monkeypatch):
    """A loss of the references, its margins if it has kinks, and the report made of the reference's check."""
    monkeypatch.setattr(gradient_report.groups, "gradient_check", references.module("gradient_check"))
    if request.param == "svm":
        svm = references.module("linear_svm")
        return svm.svm_loss_vectorized, svm.svm_margins
    return references.module("softmax").softmax_loss_vectorized, None


def test_a_right_gradient_always_passes(loss):
    for seed in SEEDS:
        report = check_gradient(loss[0], *problem(seed), loss[1], seed=seed)
        assert report.passed, report
        assert max(group.error for group in report.groups) < 1e-6


@pytest.mark.slow
@pytest.mark.parametrize("name", MISTAKES)
def test_a_wrong_gradient_is_always_caught_and_named(loss, name):
    change, words = MISTAKES[name]
    for seed in SEEDS:
        report = check_gradient(broken(loss[0], change), *problem(seed), loss[1], seed=seed)
        assert len(report.findings) == 1, report
        assert re.search(words, report.findings[0]), report


def test_a_regularizer_in_the_loss_only_or_in_neither_is_told(loss):
    function, margins = loss
    W, X, y = problem(0)

    def only_gradient(W, X, y, reg):
        return function(W, X, y, 0.0)[0], function(W, X, y, reg)[1]

    def neither(W, X, y, reg):
        return function(W, X, y, 0.0)

    assert check_gradient(only_gradient, W, X, y, margins).findings == [
        "the regularizer is missing from the loss; the gradient has it"
    ]
    assert "missing from loss and gradient" in check_gradient(neither, W, X, y, margins).findings[0]


def test_two_mistakes_are_told_apart(loss):
    both = broken(loss[0], lambda d, r, N: (d * N, r / 2))
    first, second = check_gradient(both, *problem(0), loss[1]).findings
    assert "isn't averaged" in first
    assert "half" in second


def test_every_class_and_the_whole_bias_row_are_looked_at(loss):
    W, X, y = problem(0)
    report = check_gradient(loss[0], W, X, y, loss[1])
    for k, group in enumerate(report.data[:6]):
        assert {column for _, column in group.places} == {k}
        assert len(group.places) == 4
    assert report.data[6].places == [(40, k) for k in range(6)]


def test_the_seed_decides_which_weights_are_checked_and_nothing_global_changes(loss):
    W, X, y = problem(0)
    state = np.random.get_state()[1].tolist()
    places = [[g.places for g in check_gradient(loss[0], W, X, y, loss[1], seed=s).groups] for s in (1, 1, 2)]
    assert places[0] == places[1] != places[2]
    assert np.random.get_state()[1].tolist() == state


def test_weights_at_a_kink_are_set_aside_and_counted_not_failed(references, monkeypatch):
    monkeypatch.setattr(gradient_report.groups, "gradient_check", references.module("gradient_check"))
    svm = references.module("linear_svm")
    W, X, y = problem(3)
    y[0] = 1
    W[:, 2] = 0
    W[-1, 2] = X[0] @ W[:, 1] - 1  # the margin of class 2 at the first example is 0
    report = check_gradient(svm.svm_loss_vectorized, W, X, y, svm.svm_margins)
    at_kink = report.groups[2]
    assert at_kink.set_aside > 0
    assert not at_kink.places
    assert at_kink.verdict == "not checkable"
    assert "nothing could be compared in class 1, class 2: a kink" in report.findings[0]
    assert report.groups[0].verdict == "passed"
    assert report.shown[2].verdict == "not checkable"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda W, X, y: (0 * W, X, y), "W is zero everywhere"),
        (lambda W, X, y: (W, 2 * X, y), "no bias row"),
        (lambda W, X, y: (W[:-1], X, y), r"expected \(D, C\)"),
        (lambda W, X, y: (W, X, y[:-1]), r"expected \(D, C\)"),
    ],
)
def test_wrong_input_is_answered_in_words(loss, change, words):
    with pytest.raises(ValueError, match=words):
        check_gradient(loss[0], *change(*problem(0)), loss[1])
