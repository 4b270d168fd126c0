"""What a wrong result looks like, in one number: so that a table can know wrong results without holding them.

A print is made of the differences between a result and the right one, each relative to the largest right value: their
sum, each with a random factor of its own. Results with the same prints on every problem are the same, up to rounding
and to chance that can be left out of account.
"""

from functools import cache

import numpy as np

from .check import Quantities

FLOOR = 1e-3  # the least that differences are taken relative to
SAME = 2e-7  # relative to the sum of the absolute terms
MOST = 1e30  # for float32
NAN, INFINITE, TOO_LARGE = 1.5e4, 3.5e4, 2.5e4  # stand for such differences


def print_of(right: Quantities, got: Quantities) -> float:
    """The print of the result `got`."""
    return range_of(right, got, 0.0)[0]


def range_of(right: Quantities, got: Quantities, rtol: float) -> tuple[float, float]:
    """The print of `got`, and how far from it that of the same result may be; differences below `rtol` are rounding."""
    differences = _differences(right, got)
    factors = _factors(len(differences))
    return float(factors @ differences), float(np.abs(factors) @ (SAME * np.abs(differences) + rtol))


def same_values(known: Quantities, right: Quantities, got: Quantities, rtol: float) -> bool:
    """Whether `got` is `known`, as closely as prints tell."""
    middle, width = range_of(right, got, rtol)
    return abs(print_of(right, known) - middle) <= width


def _differences(right: Quantities, got: Quantities) -> np.ndarray:
    """How far each number is off, one after the other; where the shape is another, the numbers themselves, (n,)."""
    found = [np.zeros(0)]
    for name, expected in right.items():
        expected, value = np.asarray(expected, np.float64), np.asarray(got[name], np.float64)
        if expected.shape == value.shape:
            with np.errstate(all="ignore"):
                value = (value - expected) / max(np.max(np.abs(expected), initial=0), FLOOR)
        else:
            value = np.append(value, value.size)
        kinds = [np.isnan(value), np.isinf(value), np.abs(value) >= MOST]
        found.append(np.select(kinds, [NAN, np.sign(value) * INFINITE, TOO_LARGE], value).ravel())
    return np.concatenate(found)


@cache
def _factors(count: int) -> np.ndarray:
    """Random factors between ½ and 1½ with random signs, always the same for one count, (count,)."""
    rng = np.random.default_rng(count)
    return rng.uniform(0.5, 1.5, size=count) * rng.choice([-1.0, 1.0], size=count)
