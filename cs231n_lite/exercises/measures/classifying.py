"""What a classifier is asked besides its training: to predict, its loss, and whether it learns."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from ...checks.asking import Ask
from ...checks.check import KnownMistake, Law, Problem, Quantities
from ...checks.question import SubjectFailed
from ...checks.returned import WrongReturn, array, describe, number, parts
from .noting import train
from .problems import draw, on_grid

W_CHANGED = KnownMistake(
    "W_changed", "the loss changes self.W.", "train takes the steps; loss only returns (loss, dW)."
)
LEARNED = 0.9  # the accuracy on examples that are easy to tell apart


def prediction_problems(rng: np.random.Generator) -> Iterator[Problem]:
    """Scores of ordinary size, of one image only, so large that exp would overflow, and all below 0."""
    for N, D, C, scale in [(7, 5, 4, 3.0), (5, 4, 9, 3.0), (1, 6, 3, 3.0), (30, 6, 3, 100.0)]:
        yield {"W": scale * rng.normal(size=(D, C)), "X": scale * rng.normal(size=(N, D))}
    yield {"W": -rng.uniform(1, 2, size=(5, 4)), "X": rng.uniform(1, 2, size=(7, 5))}


def predictions(ask: Ask, problem: Problem) -> Quantities:
    """The labels that `predict` gives the rows of X."""
    try:
        classifier = ask.make("LinearClassifier")
    except SubjectFailed:  # an abstract class can't be made; what it predicts, its subclasses do
        classifier = ask.make("LinearSVM")
    ask.write(classifier, "W", problem["W"])
    return {"the labels": predicted(ask.call(classifier, "predict", problem["X"]), len(problem["X"]))}


def predicted(labels: Any, N: int) -> np.ndarray:
    """The labels of N examples that `predict` returned; raises WrongReturn if they aren't any."""
    if np.ndim(labels) == 2:
        raise WrongReturn(f"predict returned {describe(labels)}", "One class for each row: np.argmax(scores, axis=1).")
    if isinstance(labels, tuple) and all(type(label) is int for label in labels):
        labels = np.array(labels)
    found = array(labels, "the result", (N,))
    if labels.dtype.kind not in "iu":
        raise WrongReturn(f"the result is an array of {labels.dtype}; classes are whole numbers")
    return found


def blobs(rng: np.random.Generator) -> Iterator[Problem]:
    """Three clouds of points that are easy to tell apart, with a column of ones."""
    y = rng.permutation(np.resize([0, 1, 2], 90))
    centres = np.array([[3.0, 0.0, 0.0], [0.0, 3.0, 0.0], [0.0, 0.0, 3.0]])
    yield {"X": np.column_stack([on_grid(centres[y] + 0.5 * rng.normal(size=(90, 3))), np.ones(90)]), "y": y}


def learned(ask: Ask, problem: Problem, name: str) -> Quantities:
    """Whether the classifier `name`, once trained, is right about most of the examples."""
    X, y = problem["X"], problem["y"]
    classifier = ask.make(name)
    settings = {"learning_rate": 0.05, "reg": 1e-3, "num_iters": 300, "batch_size": 20}
    train(ask, classifier, {**problem, **settings})
    W = ask.read(classifier, "W")
    if not isinstance(W, np.ndarray) or W.ndim != 2 or len(W) != X.shape[1] or W.shape[1] < 3:
        raise WrongReturn(f"self.W came back as {describe(W)}; expected an array of shape ({X.shape[1]}, 3)")
    right = float(np.mean(np.argmax(X @ W, 1) == y))
    return {"it learns": Law(right > LEARNED, f"after training it is right about {right:.0%} of the examples")}


def loss_problems(rng: np.random.Generator) -> Iterator[Problem]:
    """Small minibatches, each with another strength of the regularizer; in one it is 0."""
    for shape, reg in [((6, 7, 5), 0.5), ((4, 3, 6), 0.0), ((9, 5, 3), 3.0)]:
        yield draw(rng, shape, 0.1, reg, absent=False)


def loss_and_gradient(ask: Ask, problem: Problem, name: str) -> Quantities:
    """What the method `loss` of the classifier `name` returns; and whether it leaves W alone."""
    W, X, y = problem["W"], problem["X"], problem["y"]
    classifier = ask.make(name)
    ask.write(classifier, "W", W)
    ask.call(classifier, "loss", X[:1], y[:1], 0.0)  # whoever keeps what came out gives it back for any other batch
    loss, dW = parts(ask.call(classifier, "loss", X, y, problem["reg"]), "loss, dW")
    after = ask.read(classifier, "W")
    kept = isinstance(after, np.ndarray) and np.array_equal(after, W)
    return {
        "W stays": Law(kept, "self.W has changed: a loss looks at W, it doesn't change it", (W_CHANGED,)),
        "loss": number(loss, "loss"),
        "dW": array(dW, "dW", W.shape),
    }
