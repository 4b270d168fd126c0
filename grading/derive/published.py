"""The published problems of a check: drawn once, away from kinks."""

from typing import Any

import numpy as np

from cs231n_lite.checks.check import Check, Problem
from cs231n_lite.checks.question import SubjectFailed, SubjectMissing
from cs231n_lite.checks.returned import WrongReturn

from ..judge.references import References
from .proofs import Unproved

TRIES = 1000
MOVED = 1e-5  # how far a nudge moves a right value at a kink, and never away from kinks


def published(check: Check, references: References) -> list[Problem]:
    """The published problems of `check`: the first draw in which no problem sits at a kink.

    At a kink more than one subgradient is right. A problem is taken to be away from kinks if nudging its floats by
    a share of 1e-9 moves no right value by more than `MOVED`. Raises Unproved if the reference can't be asked, and
    ValueError if every draw has a kink.
    """
    for seed in range(TRIES):
        problems = _drawn(check, seed)
        try:
            if all(_smooth(check, problem, references) for problem in problems):
                return problems
        except (SubjectFailed, SubjectMissing, WrongReturn) as error:
            raise Unproved(f"the reference of {check.name}, in {check.module}.py, can't be asked: {error}") from None
    raise ValueError(f"{check.name}: no kink-free published problems in {TRIES} draws; change its `published`")


def _drawn(check: Check, seed: int) -> list[Problem]:
    try:
        problems = list((check.published or check.problems)(np.random.default_rng(seed)))
    except Exception as error:
        raise ValueError(f"the problems of {check.name} can't be drawn: {type(error).__name__}: {error}") from error
    if not problems:
        raise ValueError(f"{check.name} draws no problem; a check needs at least one")
    return problems


def _smooth(check: Check, problem: Problem, references: References) -> bool:
    right = references.right(check, problem)
    rng = np.random.default_rng(0)
    for _ in range(3 if right else 0):
        nudged = {name: _nudged(value, rng) for name, value in problem.items()}
        moved = references.right(check, nudged)
        if any(np.max(np.abs(np.subtract(right[name], moved[name]))) > MOVED for name in right):
            return False
    return True


def _nudged(value: Any, rng: np.random.Generator) -> Any:
    floats = isinstance(value, np.ndarray) and value.dtype.kind == "f"
    return value * (1 + 1e-9 * rng.normal(size=value.shape)) if floats else value
