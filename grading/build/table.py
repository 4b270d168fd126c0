"""The table of numbers that the checks compare with at home: published problems with their answers.

The last bits of exp and log differ between processors, so a table that says the same up to rounding is kept.
"""

import json
import math
from typing import Any

import numpy as np

from cs231n_lite.checks import CHECKS
from cs231n_lite.checks.check import Check, Problem

from ..judge.oracle import References

TRIES = 1000
ROUNDING = 1e-12  # relative; between the last bits of a processor and the 1e-7 that a check allows


def kept_or_new(shipped: str, made: str) -> str:
    """The table `made`, or the `shipped` one if it says the same up to rounding."""
    try:
        same = _same(json.loads(shipped), json.loads(made))
    except ValueError:
        same = False
    return shipped if same else made


def _same(one: Any, other: Any) -> bool:
    if isinstance(one, float) and isinstance(other, float):
        return math.isclose(one, other, rel_tol=ROUNDING, abs_tol=ROUNDING)
    if type(one) is not type(other):
        return False
    if isinstance(one, dict):
        return list(one) == list(other) and all(_same(one[name], other[name]) for name in one)
    if isinstance(one, list):
        return len(one) == len(other) and all(map(_same, one, other))
    return one == other


def table_text(references: References) -> str:
    """table.json: for each check its published problems, the right values, and those of known mistakes that no
    factor describes, with what to say of these."""
    cases, mistakes = {}, {}
    for check in CHECKS.values():
        cases[check.name] = [_row(check, problem, references) for problem in published(check, references)]
        for problem in check.kinks(np.random.default_rng(0)) if check.kinks else ():
            others = references.also_right(check, problem)
            cases[check.name].append(_row(check, problem, references) | {"alternatives": others})
        for mistake in references.unnamed_mistakes(check):
            about = {"looks_like": mistake.looks_like, "try_next": mistake.try_next}
            mistakes[f"{check.function}/{mistake.name}"] = about
    rows = [f"  {json.dumps(name)}: [\n{_lines(made)}\n  ]" for name, made in cases.items()]
    about = [f"  {json.dumps(name)}: {json.dumps(said, ensure_ascii=False)}" for name, said in mistakes.items()]
    join = ",\n".join
    return f'{{\n "cases": {{\n{join(rows)}\n }},\n "mistakes": {{\n{join(about)}\n }}\n}}\n'


def _lines(rows: list[dict]) -> str:
    """One line for each published problem."""
    return ",\n".join(f"   {json.dumps(row, default=_plain)}" for row in rows)


def published(check: Check, references: References) -> list[Problem]:
    """The published problems of `check`: the first draw in which no problem sits at a kink.

    At a kink more than one subgradient is right. A problem is taken to be away from kinks if nudging its floats by
    a share of 1e-9 moves no right value by more than that allows.
    """
    for seed in range(TRIES):
        problems = list(check.published(np.random.default_rng(seed)))
        if all(_smooth(check, problem, references) for problem in problems):
            return problems
    raise RuntimeError(f"{check.name}: no kink-free published problems in {TRIES} draws; change check.published")


def _smooth(check: Check, problem: Problem, references: References) -> bool:
    right = references.right(check, problem)
    rng = np.random.default_rng(0)
    for _ in range(3):
        nudged = {name: _nudged(value, rng) for name, value in problem.items()}
        moved = references.right(check, nudged)
        if any(np.max(np.abs(np.subtract(right[name], moved[name]))) > 1e-5 for name in right):
            return False
    return True


def _nudged(value: Any, rng: np.random.Generator) -> Any:
    floats = isinstance(value, np.ndarray) and value.dtype.kind == "f"
    return value * (1 + 1e-9 * rng.normal(size=value.shape)) if floats else value


def _row(check: Check, problem: Problem, references: References) -> dict[str, Any]:
    return {
        "problem": dict(problem),
        "right": references.right(check, problem),
        "mistakes": references.wrong(check, problem),
        "alternatives": {},
    }


def _plain(value: Any) -> Any:
    return value.tolist() if isinstance(value, np.ndarray | np.generic) else value
