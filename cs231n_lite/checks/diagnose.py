"""Name the mistake: which known one gives exactly these wrong values?"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from .check import Check, Family, Quantities

_FLOOR = 1e-3  # where zero is right, rounding noise of this size times the tolerance is none
_SAME = 1e-6  # a factor or a value that agrees this well, relatively, is taken for equal


@dataclass(frozen=True)
class Answer:
    """The quantities measured on one case."""

    case: Any
    got: Quantities


@dataclass(frozen=True)
class Diagnosis:
    name: str | None
    looks_like: str
    try_next: str


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


def diagnose(check: Check, answers: list[Answer], oracle: Any) -> Diagnosis | None:
    """The mistake that explains every answer, by a factor (`Family`) or by its values; None if none does."""
    for family in check.families:
        if _explains(family, answers):
            return Diagnosis(family.name, _filled(family.looks_like, answers), family.try_next)
    known = [answer.case.mistakes() for answer in answers]
    for name in known[0]:
        pairs = zip(known, answers, strict=True)
        if all(name in values and _equal(values[name], answer.got) for values, answer in pairs):
            about = oracle.about(check, name)
            return Diagnosis(name, about.looks_like, about.try_next)
    return None


def _explains(family: Family, answers: list[Answer]) -> bool:
    for answer in answers:
        for name, factor in family.factors.items():
            factored = factor(answer.case.problem)
            if np.isnan(factored):
                fits = not np.all(np.isfinite(answer.got[name]))
            else:
                right = np.asarray(answer.case.right[name], np.float64)
                fits = _close(factored * right, answer.got[name], right)
            if not fits:
                return False
    return True


def _equal(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    return all(_close(value, other[name], value) for name, value in one.items())


def _close(expected: Any, got: Any, scale: Any) -> bool:
    if np.shape(expected) != np.shape(got):
        return False
    difference = np.max(np.abs(np.asarray(got, np.float64) - np.asarray(expected, np.float64)), initial=0)
    reach = max(float(np.max(np.abs(scale), initial=0)), float(np.max(np.abs(expected), initial=0)), _FLOOR)
    return bool(difference <= _SAME * reach)


def _filled(text: str, answers: list[Answer]) -> str:
    """`{N}` in a family's text becomes the number of examples of the first problem, where it has any."""
    X = answers[0].case.problem.get("X")
    return text.replace("{N}", str(len(X))) if X is not None else text
