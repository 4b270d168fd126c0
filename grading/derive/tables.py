"""The tables of numbers that the checks compare with at home: published problems with their answers.

The last bits of exp and log differ between processors, so a row that says the same up to rounding is kept as it is.
"""

import json
import math
from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np

from cs231n_lite.checks.check import Check, Problem
from cs231n_lite.checks.table import read

from ..judge.references import References

ROUNDING = 1e-12  # relative; between the last bits of a processor and the 1e-7 that a check allows


def table_of(
    checks: Iterable[Check],
    problems: Mapping[str, list[Problem]],
    references: References,
    explained: Mapping[str, str],
    shipped: str,
) -> str:
    """The table of one module's `checks` as text.

    It has for each check its published `problems` with the right values, and those of known mistakes that no factor or
    law describes, with what to say of these; and the section that explains it. Rows of `shipped` that say the same are
    kept.
    """
    cases, mistakes, sections = {}, {}, {}
    before = json.loads(shipped)["cases"] if shipped else {}
    for check in checks:
        rows = [_row(check, problem, references) for problem in problems[check.name]]
        for problem in check.kinks(np.random.default_rng(0)) if check.kinks else ():
            rows.append(_row(check, problem, references) | {"alternatives": references.also_right(check, problem)})
        cases[check.name] = kept_or_new(before.get(check.name, []), json.loads(json.dumps(rows, default=_plain)))
        sections[check.name] = explained[check.name]
        for mistake in references.mistakes_by_value(check):
            mistakes[f"{check.name}/{mistake.name}"] = {"looks_like": mistake.looks_like, "try_next": mistake.try_next}
    rows = [f"  {json.dumps(name)}: [\n{_lines(made)}\n  ]" for name, made in cases.items()]
    parts = {"cases": rows, "mistakes": _lines_of(mistakes), "sections": _lines_of(sections)}
    return "{\n" + _joined([f' "{part}": {{\n{_joined(lines)}\n }}' for part, lines in parts.items()]) + "\n}\n"


def kept_or_new(shipped: list[Any], made: list[Any]) -> list[Any]:
    """The rows `made`, each of them as shipped if that says the same up to rounding."""
    pairs = zip(shipped + [None] * len(made), made, strict=False)
    return [old if _same(old, new) else new for old, new in pairs]


def _same(one: Any, other: Any) -> bool:
    if isinstance(one, float) and isinstance(other, float):
        both_none = math.isnan(one) and math.isnan(other)
        return both_none or math.isclose(one, other, rel_tol=ROUNDING, abs_tol=ROUNDING)
    if type(one) is not type(other):
        return False
    if isinstance(one, dict):
        return list(one) == list(other) and all(_same(one[name], other[name]) for name in one)
    if isinstance(one, list):
        return len(one) == len(other) and all(map(_same, one, other))
    return one == other


def _joined(lines: list[str]) -> str:
    return ",\n".join(lines)


def _lines_of(said: Mapping[str, Any]) -> list[str]:
    """One line for each name."""
    return [f"  {json.dumps(name)}: {json.dumps(about, ensure_ascii=False)}" for name, about in said.items()]


def _lines(rows: list[dict]) -> str:
    """One line for each published problem."""
    return _joined([f"   {json.dumps(row)}" for row in rows])


def _row(check: Check, problem: Problem, references: References) -> dict[str, Any]:
    """One problem as the table has it; asked as the table gives it back, so that no type differs at home."""
    given = read(json.loads(json.dumps(dict(problem), default=_plain)))
    row = {
        "problem": dict(problem),
        "right": references.right(check, given),
        "mistakes": references.wrong(check, given),
    }
    return {name: value for name, value in row.items() if value}


def _plain(value: Any) -> Any:
    return value.tolist() if isinstance(value, np.ndarray | np.generic) else value
