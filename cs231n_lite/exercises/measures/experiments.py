"""What `hint` tries out on a student's function: small cases whose result can be worked out by hand.

None of them tells a right value: they show the function's own numbers, and what to compare these with.
"""

from collections.abc import Sequence

import numpy as np

from ...checks.asking import Ask
from ...checks.check import Problem
from ...checks.returned import array, number, numbers, parts
from .searching import FINITE, number_of, searched, settings_of
from .searching_best import name_of

Shown = tuple[tuple[str, ...], list[tuple[str, str]]]
NUDGE = 1e-5
W_SMALL = np.array([[0.5, -0.25, 0.75, 0.0], [0.25, 0.5, -0.5, -3.0]])
X_SMALL, Y_SMALL = np.array([[2.0, 1.0], [-1.0, 1.0], [0.5, 1.0]]), np.array([0, 1, 0])
"""Three examples of two classes among four; the last number of each is the bias. No margin is near 0."""


def of_loss(ask: Ask, problem: Problem) -> Shown:
    """The loss where W is 0, of one example, and of examples that come twice."""
    W, X, y = (problem[name] for name in ("W", "X", "y"))
    twice = np.concatenate([X, X]), np.concatenate([y, y])
    calls = [(0 * W, X, y, 0.0), (W, X[:1], y[:1], 0.0), (W, X, y, 0.0), (W, *twice, 0.0)]
    zero, one, once, doubled = (parts(value, "loss, dW")[0] for value in ask.many(calls))
    words = (
        "Three cases you can check by hand. The numbers are what your function gives.",
        f"With W = 0 all {W.shape[1]} scores are equal: what does one example lose then?",
        "A mean over the examples stays as it is when every example comes twice.",
    )
    return words, [
        ("the loss with W = 0", _number(zero)),
        ("the loss of the first example alone", _number(one)),
        (f"the loss of all {len(X)} examples", _number(once)),
        ("the loss when each of them comes twice", _number(doubled)),
    ]


def of_gradient(ask: Ask, problem: Problem) -> Shown:
    """The slope of the student's own loss at single weights beside their dW: one weight nudged at a time."""
    W, X, y = W_SMALL, X_SMALL, Y_SMALL
    places = list(np.ndindex(*W.shape))
    calls = [(W, X, y, 0.0)]
    for place in places:
        for step in (NUDGE, -NUDGE):
            nudged = W.copy()
            nudged[place] += step
            calls.append((nudged, X, y, 0.0))
    answers = [parts(value, "loss, dW") for value in ask.many(calls)]
    dW, losses = array(answers[0][1], "dW", W.shape), [number(loss, "loss") for loss, _ in answers[1:]]
    slopes = [(a - b) / (2 * NUDGE) for a, b in zip(losses[::2], losses[1::2], strict=True)]
    yours = [dW[place] for place in places]
    differ = [not abs(one - slope) <= 1e-4 * max(1.0, abs(slope)) for one, slope in zip(yours, slopes, strict=True)]
    words = [
        "Three examples, x = (2, 1), (-1, 1) and (½, 1), of the classes 0, 1 and 0, with four classes. Each weight is "
        "nudged by itself, and your own loss is called: if the loss check passes, these slopes are right.",
    ]
    if any(differ):
        words.append("Where dW differs from them, the line that fills that column of dW is the one to look at.")
    else:
        words.append("Your dW fits your loss in these three examples. If the loss check fails, fix the loss first.")
    rows = [("weight", "slope of your loss   your dW")]
    for place, slope, one, wrong in zip(places, slopes, yours, differ, strict=True):
        marked = f"{slope + 0.0:<20.4g} {one + 0.0:<8.4g} {'<- they differ' * wrong}"
        rows.append((f"W[{place[0]}, {place[1]}]", marked))
    return tuple(words), rows


def of_regularizer(ask: Ask, problem: Problem) -> Shown:
    """What reg adds to loss and gradient for a W of two numbers."""
    W, X, y = np.array([[3.0, 0.0], [0.0, -1.0]]), np.array([[1.0, 1.0], [0.0, 1.0], [2.0, 1.0]]), np.array([0, 1, 1])
    answers = [parts(value, "loss, dW") for value in ask.many([(W, X, y, reg) for reg in (0.0, 0.5, 3.0)])]
    loss = [number(value, "loss") for value, _ in answers]
    gradients = [array(dW, "dW", W.shape) for _, dW in answers]
    added = [dW - gradients[0] for dW in gradients]
    words = (
        "Three examples, and a W with the numbers 3, 0, 0 and -1. Work out reg · ΣW² and 2 · reg · W for reg = ½ and "
        "for reg = 3, and compare with what your function adds.",
    )
    return words, [
        ("reg = ½ adds to your loss", _number(loss[1] - loss[0])),
        ("reg = 3 adds to your loss", _number(loss[2] - loss[0])),
        ("reg = ½ adds to your dW", _rows(added[1])),
        ("reg = 3 adds to your dW", _rows(added[2])),
    ]


def of_probabilities(ask: Ask, problem: Problem) -> Shown:
    """The probabilities of equal scores, the sums of rows, and a row that is shifted."""
    equal, plain = np.zeros((1, 3)), np.array([[0.0, 1.0, 2.0], [2.0, 0.0, 0.0]])
    of_equal, of_plain, of_shifted = (
        array(p, "the result", scores.shape)
        for p, scores in zip(ask.many([(equal,), (plain,), (plain + 1.0,)]), (equal, plain, plain), strict=True)
    )
    words = (
        "Equal scores should have equal probabilities; every row should sum to 1; a shift of a whole row should change "
        "nothing.",
    )
    return words, [
        ("of the scores 0, 0, 0", _rows(of_equal)),
        ("of the scores 0, 1, 2 and 2, 0, 0", _rows(of_plain)),
        ("the sums of these rows", _rows(np.sum(of_plain, axis=1))),
        ("with 1 added to every score", _rows(of_shifted)),
    ]


def of_single_loss(ask: Ask, problem: Problem) -> Shown:
    """The loss of one example with equal scores, with a right class far above, and far below."""
    tables = [np.zeros(3), np.array([5.0, 0.0, 0.0]), np.array([0.0, 5.0, 0.0])]
    losses = ask.many([(scores, 0) for scores in tables])
    words = ("The right class is 0. Work out each loss by hand; the last number of a line is yours.",)
    return words, [(f"scores {_rows(s)}", _number(loss)) for s, loss in zip(tables, losses, strict=True)]


def of_difference(ask: Ask, problem: Problem) -> Shown:
    """The quotient for f(x) = x³ - 2x at x = 1, where its slope is 1, with smaller and smaller steps."""
    f = ask.check.arguments(problem)["f"]
    steps = (0.5, 0.1, 0.01, 0.001)
    words = ("f(x) = x³ - 2x has the slope 3x² - 2, which is 1 at x = 1. With smaller steps you should come near it.",)
    return words, [
        (f"h = {h:g}", _number(value)) for h, value in zip(steps, ask.many([(f, 1.0, h) for h in steps]), strict=True)
    ]


def of_relative_error(ask: Ask, problem: Problem) -> Shown:
    """The error of small pairs that are easily worked out."""
    pairs: Sequence[tuple] = [
        (np.array([1.0, 2.0]), np.array([1.0, 2.0])),
        (np.array([1.0, 2.0]), np.array([1.0, 4.0])),
        (np.array([-3.0, 1.0]), np.array([1.0, 1.0])),
        (np.array([0.0, 8.0]), np.array([1.0, 8.0])),
        (np.array([0.0, 0.0]), np.array([0.0, 0.0])),
    ]
    words = (
        "Work out each by hand: the largest difference, the largest number, then divide. The last number is yours.",
    )
    return words, [
        (f"a = {_rows(a)}, n = {_rows(n)}", _number(value))
        for (a, n), value in zip(pairs, ask.many(pairs), strict=True)
    ]


def of_regularizing(ask: Ask, problem: Problem) -> Shown:
    """Value and gradient for single weights."""
    weights = [np.array([3.0]), np.array([-3.0]), np.array([0.0]), np.array([3.0, -1.0])]
    more = (2.0,) if "beta" in problem else ()
    answers = [parts(value, "value, gradient") for value in ask.many([(W, 0.5, *more) for W in weights])]
    words = (
        f"With reg = ½{' and beta = 2' if more else ''}: value and gradient of single weights, to work out by hand.",
    )
    return words, [
        (f"W = {_rows(W)}", f"value {_number(v)}, gradient {_rows(array(g, 'gradient', W.shape))}")
        for W, (v, g) in zip(weights, answers, strict=True)
    ]


def of_descent(ask: Ask, problem: Problem) -> Shown:
    """The first steps from one number, on f(W) = W²."""

    def square(W: np.ndarray) -> tuple[float, np.ndarray]:
        return float(np.sum(W * W)), 2 * W

    rows, start = [], np.array([[4.0]])
    for steps in (1, 2, 3):
        value, after = ask.afterwards(square, start, steps, 0.25)
        W, history = (_rows(np.asarray(one, float)) for one in parts(value, "W, history"))
        rows.append((f"after {steps} step{'s' * (steps > 1)}", f"W = {W}, history {history}"))
    rows.append(("the W passed in, afterwards", _rows(np.asarray(after[1], float))))
    words = ("f(W) = W², with the slope 2W. From W = 4 with the learning rate ¼, each step should halve W.",)
    return words, rows


def of_search(ask: Ask, problem: Problem) -> Shown:
    """A search over three settings and four validation images, with what each W predicts for them."""
    three = np.eye(3)
    images = {
        "X_train": three,
        "y_train": np.array([0, 1, 2]),
        "X_val": three[[0, 1, 2, 0]],
        "y_val": np.array([0, 1, 2, 1]),
    }
    predicted = np.array([[0, 2, 2], [1, 1, 2], [0, 0, 1]])  # for the three different images, with each setting
    settings = np.array([[0.1, 0.003], [0.01, 0.03], [0.001, 0.3]])
    small = {"settings": settings, "W": three[predicted], "diverged": np.full(3, FINITE), **images}
    best, accuracies = parts(searched(ask, small)[1], "best, accuracies")
    words = (
        "Three settings and four validation images, whose labels are 0, 1, 2 and 1. These are the classes that each W "
        "predicts for them. Work out by hand which share of them is right, and compare.",
    )
    return words, [
        *(
            (f"settings[{k}] = {setting}", f"predicts {'  '.join(map(str, predicted[k][[0, 1, 2, 0]]))}")
            for k, setting in enumerate(settings_of(small))
        ),
        ("your accuracies", _rows(numbers(accuracies, "accuracies", 3))),
        ("your best", str(best) if number_of(best, small) >= 0 else name_of(best, small)),
    ]


def _number(value: object) -> str:
    return f"{number(value, 'the result'):.6g}"


def _rows(values: np.ndarray) -> str:
    """An array as rows of short numbers."""
    rows = np.atleast_2d(np.asarray(values, float))
    return "\n".join("  ".join(f"{number + 0.0:.4g}" for number in row) for row in rows)
