"""The weights at which a loss of few weights is lowest, found by following its gradient."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from ..plots.kit.values import as_finite
from ..plumbing.returned import is_number, told

Loss = Callable[[np.ndarray, np.ndarray, np.ndarray, float], tuple[float, np.ndarray]]

FLAT = 1e-7  # where no slope is larger, the search ends
TRIES = 30  # lengths tried along one direction
FALL, RISE = 1e-4, 0.5  # of the slope at the start: how far the loss must have fallen, how flat the slope may still be


@dataclass(frozen=True)
class _Place:
    """Weights as one long vector, the loss there, and its gradient."""

    weights: np.ndarray
    loss: float
    gradient: np.ndarray


def loss_and_gradient(loss: Loss, W: np.ndarray, X: np.ndarray, y: np.ndarray, reg: float) -> tuple[float, np.ndarray]:
    """What the loss gives for W: (loss, dW), as float and float64; raises ValueError if it returns anything else."""
    came = loss(W, X, y, reg)
    if not (isinstance(came, tuple | list) and len(came) == 2):
        raise ValueError(f"the loss returned {told(came)}; expected (loss, dW). Is its last line `return loss, dW`?")
    value, dW = came
    if not is_number(value):
        exchanged = " They look exchanged." if isinstance(value, np.ndarray) and is_number(dW) else ""
        raise ValueError(f"the loss returned {told(came)}; expected (loss, dW), and loss is one number.{exchanged}")
    if not (isinstance(dW, np.ndarray) and dW.shape == W.shape and dW.dtype.kind in "fiu"):
        raise ValueError(f"the loss returned {told(came)}; expected (loss, dW), and dW has the shape {W.shape} of W.")
    return float(value), dW.astype(np.float64)


def minimise(
    loss: Loss, X: np.ndarray, y: np.ndarray, reg: float = 0.0, steps: int = 1000, classes: int | None = None
) -> np.ndarray:
    """Follow the gradient of `loss` from W = 0 to its minimum, or close to it.

    Plain gradient descent would need very many steps here, because polynomials of a point are much alike. So each step
    goes along -H · dW, where the matrix H is an estimate of the inverse second derivative, made from the gradients met
    so far (BFGS), and is as long as it takes to lower the loss well. H has (D · C)² numbers, so this is for small
    problems.

    loss: `loss(W, X, y, reg)` gives (loss, dW), such as `svm_loss_vectorized`
    X: (N, D), y: (N,) integers from 0 on
    reg: the regularization strength, 0 or more
    steps: how often the loss is asked at most
    classes: C; y.max() + 1 if left out

    Returns W, float64 (D, C).
    Raises ValueError for X that isn't (N, D), a negative reg, a loss that doesn't return (loss, dW), or where loss or
    dW aren't finite at W = 0.
    """
    X, y = as_finite(X, "X", ndim=2), np.asarray(y)
    if not 0 <= reg < np.inf:
        raise ValueError(f"reg is {reg!r}; it must be a number, 0 or more.")
    shape = X.shape[1], int(y.max()) + 1 if classes is None else classes

    def at(weights: np.ndarray) -> _Place:
        value, dW = loss_and_gradient(loss, weights.reshape(shape), X, y, reg)
        return _Place(weights, value, dW.ravel())

    here = at(np.zeros(shape[0] * shape[1]))
    if not np.isfinite([here.loss, *here.gradient]).all():
        wrong = np.sum(~np.isfinite(here.gradient))
        raise ValueError(f"at W = 0 the loss is {here.loss}, and {wrong} entries of dW aren't finite; both must be.")
    inverse = np.eye(len(here.weights))
    while steps > 0 and np.abs(here.gradient).max() > FLAT:
        there, asked = _along(at, here, -inverse @ here.gradient, min(steps, TRIES))
        if not there.loss < here.loss:
            break
        _learn(inverse, there.weights - here.weights, there.gradient - here.gradient)
        here, steps = there, steps - asked
    return here.weights.reshape(shape)


def _along(at: Callable[[np.ndarray], _Place], here: _Place, direction: np.ndarray, tries: int) -> tuple[_Place, int]:
    """The place to go to along a direction, and how often the loss was asked.

    A step is too long if the loss hasn't fallen in proportion, and too short if it still falls steeply; between the
    two the length is halved. That is fit for kinks as well.
    """
    slope = direction @ here.gradient
    length, low, high, best = 1.0, 0.0, np.inf, here
    for asked in range(1, tries + 1):
        there = at(here.weights + length * direction)
        if there.loss < best.loss:
            best = there
        if not there.loss <= here.loss + FALL * length * slope:
            high = length
        elif there.gradient @ direction < RISE * slope:
            low = length
        else:
            return there, asked
        length = (low + high) / 2 if high < np.inf else 2 * length
    return best, tries


def _learn(inverse: np.ndarray, step: np.ndarray, change: np.ndarray) -> None:
    """Change the estimate H in place, so that H · change = step, and it stays symmetric and positive (BFGS)."""
    curvature = step @ change
    if curvature > 0:
        turned = inverse @ change
        inverse += (1 + change @ turned / curvature) / curvature * np.outer(step, step)
        inverse -= (np.outer(turned, step) + np.outer(step, turned)) / curvature
