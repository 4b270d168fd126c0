"""Name the mistake: the known one that gives exactly these wrong values."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from .check import Check, Family, KnownMistake, Law, Quantities

_FLOOR = 1e-3  # where zero is right, rounding noise of this size times the tolerance is none
_SAME = 1e-6  # a factor or a value that agrees this well, relatively, is taken for equal


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


def diagnose(check: Check, answers: list[Answer], oracle: Any) -> KnownMistake | None:
    """The mistake that explains every answer, by a factor (`Family`) or by its values; None if none does.

    Nothing is named by numbers that are no numbers alone: somewhere a wrong, finite value must fit.
    """
    for family in check.families:
        if all(_explains(family, answer) for answer in answers):
            return family.mistake
    known = [answer.case.mistakes() for answer in answers]
    for name in known[0]:
        pairs = list(zip(known, answers, strict=True))
        if all(name in values and _equal(values[name], answer.got) for values, answer in pairs) and _finite(answers):
            return oracle.about(check, name)
    return None


def _finite(answers: list[Answer]) -> bool:
    return any(np.any(np.isfinite(answer.got[name])) for answer in answers for name in answer.case.right)


def _explains(family: Family, answer: Answer) -> bool:
    for name, value in answer.case.right.items():
        right = np.asarray(value, np.float64)
        factor = family.factors[name](answer.case.problem) if name in family.factors else 1.0
        if not _close(factor * right, answer.got[name], right):
            return False
    return True


def _equal(values: Mapping[str, Any], got: Mapping[str, Any]) -> bool:
    return all(_close(value, got[name], value) for name, value in values.items())


def _close(expected: Any, got: Any, scale: Any) -> bool:
    """Whether these are the same numbers, up to rounding; nan agrees with everything that is no finite number."""
    expected, got = np.asarray(expected, np.float64), np.asarray(got, np.float64)
    ordinary, infinite = np.isfinite(expected), np.isinf(expected)
    if expected.shape != got.shape or not np.array_equal(ordinary, np.isfinite(got)):
        return False
    if np.any(expected[infinite] == -got[infinite]):
        return False
    difference = np.max(np.abs(got[ordinary] - expected[ordinary]), initial=0)
    scale = np.asarray(scale, np.float64)
    largest = np.max(np.abs(scale[np.isfinite(scale)]), initial=0)
    return bool(difference <= _SAME * max(largest, np.max(np.abs(expected[ordinary]), initial=0), _FLOOR))
