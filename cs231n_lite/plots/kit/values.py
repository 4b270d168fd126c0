"""Numbers that the lesson figures take and write: checked on the way in, short and with a true minus on the way out."""

import re
from collections.abc import Sequence

import numpy as np

from .arguments import listed

SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
UNITS = {"year": 31_557_600, "day": 86400, "h": 3600, "min": 60, "s": 1, "ms": 1e-3, "µs": 1e-6, "ns": 1e-9}


def as_numbers(values: np.ndarray, name: str, ndim: int) -> np.ndarray:
    """`values` as float64, finite or not; raises ValueError if empty or not of `ndim` dimensions."""
    try:
        values = np.asarray(values, dtype=np.float64)
    except (TypeError, ValueError) as error:
        raise ValueError(f"{name} must be numbers, all rows of one length ({error}).") from None
    if values.ndim != ndim or not values.size:
        raise ValueError(f"{name} has shape {values.shape}; expected {ndim} dimension{'s' * (ndim > 1)} and no 0.")
    return values


def as_finite(values: np.ndarray, name: str, ndim: int) -> np.ndarray:
    """`values` as float64; raises ValueError if they are empty, infinite or don't have `ndim` dimensions."""
    values = as_numbers(values, name, ndim)
    if not np.isfinite(values).all():
        raise ValueError(f"{name} has {np.sum(~np.isfinite(values)):,} values that are infinite or not a number.")
    return values


def as_rising(values: np.ndarray, name: str) -> np.ndarray:
    """`values` for a logarithmic axis, as float64; raises ValueError unless they are positive and rise."""
    values = as_finite(values, name, ndim=1)
    if len(values) < 2 or values[0] <= 0 or (np.diff(values) <= 0).any():
        raise ValueError(
            f"{name} is {number_list(values)}; expected two or more numbers above 0, each larger than the one before, "
            "as the axis is logarithmic."
        )
    return values


def as_probabilities(values: np.ndarray, name: str, ndim: int) -> np.ndarray:
    """`values` as float64; raises ValueError unless they are 0 to 1 and the last axis sums to 1.

    Sums may be wrong by 0.01, so that numbers rounded to two decimals are taken as well.
    """
    values = as_finite(values, name, ndim)
    if values.min() < 0 or values.max() > 1 + 1e-6:
        raise ValueError(
            f"{name} goes from {number(values.min())} to {number(values.max())}; expected probabilities, 0 to 1."
        )
    sums = np.atleast_1d(values.sum(axis=-1))
    worst = int(np.argmax(np.abs(sums - 1)))
    if abs(sums[worst] - 1) > 0.01 + 1e-9:
        row = f"row {worst} of {name}" if ndim > 1 else name
        raise ValueError(f"{row} sums to {number(sums[worst])}; expected 1. Divide by the sum.")
    return values


def as_accuracy(values: np.ndarray, name: str, ndim: int) -> np.ndarray:
    """`values` as float64, nan where there is none; raises ValueError unless all others are from 0 to 1."""
    values = as_numbers(values, name, ndim)
    some = values[~np.isnan(values)]
    if some.size and not (some.min() >= 0 and some.max() <= 1):
        raise ValueError(f"{name} goes from {some.min():.3g} to {some.max():.3g}; accuracies are 0 to 1.")
    return values


def number(value: float, digits: int = 3) -> str:
    """`value` with at most so many significant digits and a true minus: "3.2", "−0.7"."""
    return f"{value + 0.0:.{digits}g}".replace("-", "−")


def short(value: float) -> str:
    """`value` with about three digits, or one if it would else look like 0: "0.13", "24.5", "0.0009", "4e−48".

    Whole numbers have no decimals: "0" is exactly 0. From 1,000 on there are none, from a million on powers of 10.
    """
    size = abs(value)
    if size >= 1e6 or 0 < size < 0.005:
        return re.sub(r"e\+?(−?)0*", r"e\1", number(value, 1 if size < 1 else 2))
    decimals = 0 if value == round(value) or size >= 1000 else 1 if size >= 9.995 else 2
    return f"{value + 0.0:,.{decimals}f}".replace("-", "−")


def tidy(value: float, digits: int = 3) -> str:
    """`value` like `number`, with powers of ten as in code, and below 0.01 always so: "1e−7", "2.5e4"."""
    text = number(value, digits)
    if 0 < abs(value) < 0.01 and "e" not in text:
        text = re.sub(r"\.?0*e", "e", f"{value:.{digits - 1}e}").replace("-", "−")
    return re.sub(r"e\+?(−?)0*", r"e\1", text)


def number_list(values: np.ndarray, digits: int = 3) -> str:
    """Numbers as a list in a sentence: "3.2, 5.1 and −1.7"."""
    return listed([number(value, digits) for value in values])


def scientific(value: float, digits: int = 2) -> str:
    """`value` with its power of ten, where that is shorter: "0.05", "3.2·10⁻⁹", "10⁻¹²", "1,500"."""
    mantissa, exponent = f"{value:.{digits - 1}e}".split("e")
    if float(mantissa) == 0 or -2 <= int(exponent) <= 3:
        rounded = float(f"{mantissa}e{exponent}")
        return f"{rounded:,.0f}".replace("-", "−") if abs(rounded) >= 10**digits else number(rounded, digits + 1)
    mantissa, power = number(float(mantissa), digits), power_of_ten(int(exponent))
    return power if mantissa == "1" else f"{mantissa}·{power}"


def power_of_ten(exponent: int) -> str:
    """The power of ten as text: "10⁻¹²" for -12."""
    return "10" + str(exponent).translate(SUPERSCRIPTS)


def duration(seconds: float) -> str:
    """A time in the unit that people would use: "1.9 ms", "14 s", "5.2 min", "3 h", "12 days"."""
    unit = next((unit for unit, size in UNITS.items() if float(f"{seconds:.1e}") >= size), "ns")
    written = scientific(seconds / UNITS[unit])
    return f"{written} {unit}{'s' * (unit in ('day', 'year') and written != '1')}"


def numbered(letter: str, indices: Sequence[int]) -> list[str]:
    """A letter with each index below it: "w₀", "w₁"."""
    return [f"{letter}{index}".translate(SUBSCRIPTS) for index in indices]
