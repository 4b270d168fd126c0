"""A linear classifier's loss made of layers: its problems, and the data loss that it is given."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from ...checks.asking import Ask
from ...checks.check import Problem, Quantities
from ...checks.returned import WrongReturn, array, number, parts
from .problems import on_grid

SHAPES = [(4, 3, 2), (8, 2, 3), (4, 5, 3)]  # N, D, C; N is a power of 2, so that means are exact
FRESH_SHAPES = [(1, 2, 2), (5, 4, 3), (12, 17, 4), (30, 6, 9)]


def weighted_squares(scores: Any, y: Any) -> tuple[float, np.ndarray]:
    """The mean over the examples of ½ · Σ_j (j + 1) · (s_j - [j = y])², and its slope in the scores."""
    if not isinstance(scores, np.ndarray) or scores.ndim != 2 or not isinstance(y, np.ndarray) or y.dtype.kind != "i":
        raise WrongReturn(
            "you called data_loss with something else than scores and y",
            "data_loss(scores, y), scores of shape (N, C).",
        )
    N, C = scores.shape
    off, weights = scores - np.eye(C)[y], np.arange(1.0, C + 1)
    return float(np.sum(weights * off**2) / (2 * N)), weights * off / N


def published(rng: np.random.Generator) -> Iterator[Problem]:
    """W, b, X, y and reg of three shapes, on the grid."""
    for (N, D, C), reg in zip(SHAPES, [0.5, 2.0, 0.25], strict=True):
        W, b, X = (
            on_grid(rng.normal(size=(D, C))),
            on_grid(rng.normal(size=C)) + 1 / 16,
            on_grid(rng.normal(size=(N, D))),
        )
        yield {"W": W, "b": b, "X": X, "y": rng.permutation(np.arange(N) % C), "reg": reg}


def fresh(rng: np.random.Generator) -> Iterator[Problem]:
    """The same in more shapes, from one example on, once without a regularizer."""
    for (N, D, C), reg in zip(FRESH_SHAPES, [0.1, 3.0, 0.0, 1.0], strict=True):
        W, b, X = rng.normal(size=(D, C)), rng.normal(size=C), rng.normal(size=(N, D))
        yield {"W": W, "b": b, "X": X, "y": rng.integers(C, size=N), "reg": reg}


def arguments(problem: Problem) -> dict[str, Any]:
    """What the loss is called with."""
    return {**problem, "data_loss": weighted_squares}


def value(ask: Ask, problem: Problem) -> Quantities:
    """The loss."""
    loss, _, _ = parts(ask(*arguments(problem).values()), "loss, dW, db")
    return {"loss": number(loss, "loss")}


def gradients(ask: Ask, problem: Problem) -> Quantities:
    """Its two gradients."""
    _, dW, db = parts(ask(*arguments(problem).values()), "loss, dW, db")
    return {"dW": array(dW, "dW", problem["W"].shape), "db": array(db, "db", problem["b"].shape)}
