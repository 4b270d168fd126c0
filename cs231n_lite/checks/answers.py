"""What came out of the problems of a check, and whether it is right."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from .check import Check, Law, Quantities

_FLOOR = 1e-3  # where zero is right, rounding noise of this size times the tolerance is none


@dataclass(frozen=True)
class Answer:
    """The quantities measured on one case, and what was noted while they were."""

    case: Any
    got: Quantities
    printed: str = ""
    kinds: frozenset[str] = frozenset()


def broken_laws(got: Quantities) -> list[Law]:
    """The laws that don't hold."""
    return [law for law in got.values() if isinstance(law, Law) and not law.holds]


def disagreement(check: Check, right: Quantities, got: Quantities) -> tuple[str, float] | None:
    """The first quantity that is wrong, with its largest difference over the largest right value; None if all agree."""
    for name, expected in right.items():
        size = relative_difference(expected, got[name])
        if not size <= check.rtol:
            return name, size
    return None


def relative_difference(expected: Any, got: Any) -> float:
    """max|got - expected| / max|expected|, the latter at least `_FLOOR`; nan if `got` has a nan or another shape."""
    expected, got = np.asarray(expected, np.float64), np.asarray(got, np.float64)
    if expected.shape != got.shape:
        return np.nan
    return float(np.max(np.abs(got - expected), initial=0) / max(np.max(np.abs(expected), initial=0), _FLOOR))
