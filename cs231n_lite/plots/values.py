"""Numbers that the lesson figures take and write: checked on the way in, short and with a true minus on the way out."""

from collections.abc import Sequence

import numpy as np

from .arguments import listed

SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


def as_finite(values: np.ndarray, name: str, ndim: int) -> np.ndarray:
    """Return `values` as float64; raises ValueError if they are empty, infinite or don't have `ndim` dimensions."""
    try:
        values = np.asarray(values, dtype=np.float64)
    except (TypeError, ValueError) as error:
        raise ValueError(f"{name} must be numbers, all rows of one length ({error}).") from None
    if values.ndim != ndim or not values.size:
        raise ValueError(f"{name} has shape {values.shape}; expected {ndim} dimension{'s' * (ndim > 1)} and no 0.")
    if not np.isfinite(values).all():
        raise ValueError(f"{name} has {np.sum(~np.isfinite(values)):,} values that are infinite or not a number.")
    return values


def as_rising(values: np.ndarray, name: str) -> np.ndarray:
    """Return `values` for a logarithmic axis, as float64; raises ValueError unless they are positive and rise."""
    values = as_finite(values, name, ndim=1)
    if len(values) < 2 or values[0] <= 0 or (np.diff(values) <= 0).any():
        raise ValueError(
            f"{name} is {number_list(values)}; expected two or more numbers above 0, each larger than the one before, "
            "as the axis is logarithmic."
        )
    return values


def number(value: float, digits: int = 3) -> str:
    """Return `value` with at most so many significant digits and a true minus: "3.2", "−0.7"."""
    return f"{value + 0.0:.{digits}g}".replace("-", "−")


def number_list(values: np.ndarray, digits: int = 3) -> str:
    """Return numbers as a list in a sentence: "3.2, 5.1 and −1.7"."""
    return listed([number(value, digits) for value in values])


def numbered(letter: str, indices: Sequence[int]) -> list[str]:
    """Return a letter with each index below it: "w₀", "w₁"."""
    return [f"{letter}{index}".translate(SUBSCRIPTS) for index in indices]
