"""Functions that the student's code is given, to differentiate or to search; they are answered on the asking side."""

from typing import Any

import numpy as np

from ...checks.returned import WrongReturn, number


def cubic(x: Any) -> float:
    """x³ - 2x, which falls between -0.8 and 0.8 and grows elsewhere."""
    x = number(x, "what you give to f")
    return x**3 - 2 * x


def smooth(x: Any) -> float:
    """Σ x³ + (Σ k · x_k)² / 8, a function without kinks in which every number of x meets every other."""
    x = _floats(x)
    return float(np.sum(x**3) + np.sum(_order(x) * x) ** 2 / 8)


def kinked(x: Any) -> float:
    """Σ k · max(0, x_k) + Σ x²: it has a kink wherever a number of x is 0."""
    x = _floats(x)
    return float(np.sum(_order(x) * np.maximum(0, x)) + np.sum(x * x))


def positive(x: Any) -> np.ndarray:
    """On which side of their kink the numbers of x are: as many are true on either side."""
    return np.stack([_floats(x) > 0, _floats(x) <= 0])


def valley(W: np.ndarray) -> float:
    """Σ k · (W_k - 1)², with k counting the numbers of W from 1: its lowest point is 1 everywhere."""
    return float(np.sum(_order(W) * (W - 1) ** 2))


def hollow(W: np.ndarray) -> float:
    """The valley, let down so far that it is 0 where W is 0, and below 0 near its lowest point."""
    return valley(W) - float(np.sum(_order(W)))


def terraces(W: np.ndarray) -> float:
    """The valley in steps: between two steps the loss is the same everywhere."""
    return float(np.floor(valley(W) / 2))


def bowl(W: Any) -> tuple[float, np.ndarray]:
    """The valley, plus (Σ W_k)² / 4, so that every number of W meets every other; with its gradient."""
    W = _array(W, like="W")
    return valley(W) + float(np.sum(W) ** 2 / 4), 2 * _order(W) * (W - 1) + np.sum(W) / 2


def _order(x: np.ndarray) -> np.ndarray:
    return np.arange(1, x.size + 1).reshape(x.shape)


def _floats(x: Any) -> np.ndarray:
    return _array(x, like="x").astype(np.float64)


def _array(value: Any, like: str) -> np.ndarray:
    if not isinstance(value, np.ndarray):
        raise WrongReturn("you called f with something else than an array", f"Call f with an array like {like}.")
    return value
