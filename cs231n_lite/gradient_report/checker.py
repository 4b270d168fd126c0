"""Which coordinates are checked, and how far the step goes."""

from collections.abc import Callable, Sequence

import numpy as np

from .groups import Group, Place, compare
from .report import GradientReport

PER_CLASS, AT_RANDOM, CANDIDATES = 4, 10, 40
STEP = 1e-6  # in units of the scores: W is moved by STEP / max|X|, so that no score moves by more than this


def check_gradient(
    loss: Callable,
    W: np.ndarray,
    X: np.ndarray,
    y: np.ndarray,
    margins: Callable | None = None,
    seed: int = 0,
    classes: Sequence[str] = (),
) -> GradientReport:
    """Check the gradient of `loss` against centred differences of it.

    loss: (W, X, y, reg) → (loss, dW)
    W: (D, C)
    X: (N, D), its last column all ones
    y: (N,)
    margins: (scores, y) → (N, C), for a loss with kinks where these are 0; None for a smooth loss
    seed: chooses the coordinates
    classes: the names of the classes, for the report

    Four weights of each class, the whole bias row, and ten weights at random are checked with reg = 0; then, with
    large steps because it is quadratic, what reg adds. Everything is computed in float64. Raises ValueError if W is
    zero everywhere or a shape doesn't fit.
    """
    W, X = np.array(W, np.float64), np.array(X, np.float64)
    D, C = W.shape
    if X.shape[1:] != (D,) or len(X) != len(y):
        raise ValueError(f"W is {W.shape}, X {X.shape}, y {np.shape(y)}; expected (D, C), (N, D) and (N,).")
    if not np.any(W):
        raise ValueError("W is zero everywhere, so a regularizer wouldn't show. Draw small random weights.")
    if not np.all(X[:, -1] == 1):
        raise ValueError("the last column of X isn't all ones, so there is no bias row. Append a 1 to every example.")
    reg = 1 / np.sum(W * W)
    rng = np.random.default_rng(seed)
    _, data_gradient = loss(W, X, y, 0.0)
    both_gradient = loss(W, X, y, reg)[1]
    ways = {
        "data": (lambda V: loss(V, X, y, 0.0)[0], data_gradient),
        "reg": (lambda V: loss(V, X, y, reg)[0] - loss(V, X, y, 0.0)[0], both_gradient - data_gradient),
    }
    pattern = (lambda V: margins(X @ V, y) > 0) if margins else None

    def group(name: str, candidates: list[Place], wanted: int, h: float, term: str = "data") -> Group:
        f, analytic = ways[term]
        return compare(name, f, W, analytic, candidates, wanted, h, pattern if term == "data" else None)

    bias = [(D - 1, k) for k in range(C)]
    h, far = STEP / np.max(np.abs(X)), np.max(np.abs(W)) / 100
    groups = [group(_called(k, classes), [(d, k) for d in _draw(rng, D - 1)], PER_CLASS, h) for k in range(C)]
    groups.append(group("bias row", bias, C, STEP))
    groups.append(group("at random", _anywhere(rng, D, C), AT_RANDOM, h))
    groups.append(group("regularizer", _anywhere(rng, D - 1, C), AT_RANDOM, far, "reg"))
    groups.append(group("regularizer, bias row", bias, C, far, "reg"))
    return GradientReport(groups, len(X), C)


def _called(k: int, classes: Sequence[str]) -> str:
    return f"class {k}: {classes[k]}" if len(classes) else f"class {k}"


def _draw(rng: np.random.Generator, count: int) -> list[int]:
    """Rows in random order, enough for some to be set aside."""
    return [int(d) for d in rng.permutation(count)[:CANDIDATES]]


def _anywhere(rng: np.random.Generator, D: int, C: int) -> list[Place]:
    return [divmod(int(place), C) for place in rng.permutation(D * C)[:CANDIDATES]]
