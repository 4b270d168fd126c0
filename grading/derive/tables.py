"""The tables of numbers that the checks compare with at home: published problems with their answers.

The last bits of exp and log differ between processors, so a row that says the same up to rounding is kept as it is.
"""

import json
import math
from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np

from cs231n_lite.checks.catalogue import find
from cs231n_lite.checks.check import Check, KnownMistake, Problem
from cs231n_lite.checks.forms import Form, alike, packed
from cs231n_lite.checks.table import read

from ..judge.forms import forms_of
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

    It has for each check its published `problems` with the right values, the forms of wrong results, and the section
    that explains it. What of `shipped` says the same is kept.
    """
    cases, forms, sections = {}, {}, {}
    before = json.loads(shipped) if shipped else {"cases": {}, "forms": {}}
    for check in checks:
        rows = [_row(check, problem, references) for problem in problems[check.name]]
        given = [read(row["problem"]) for row in json.loads(json.dumps(rows, default=_plain))]
        for problem in check.kinks(np.random.default_rng(0)) if check.kinks else ():
            rows.append(_row(check, problem, references) | {"alternatives": references.also_right(check, problem)})
        shipped_rows = before["cases"].get(check.name, [])
        cases[check.name] = kept_or_new(shipped_rows, json.loads(json.dumps(rows, default=_plain)))
        sections[check.name] = explained[check.name]
        twin = next((name for name in forms if _asks_the_same(find(name), check, cases, references)), None)
        forms[check.name] = forms[twin] if twin else forms_of(check, given, references)
    numbers = {mistake: k for k, mistake in enumerate(dict.fromkeys(_mistakes_in(forms.values())))}
    rows = [f"  {json.dumps(name)}: [\n{_lines(made)}\n  ]" for name, made in cases.items()]
    advice = {text: k for k, text in enumerate(dict.fromkeys(mistake.try_next for mistake in numbers))}
    said = [f"  {_in_words([m.name, m.looks_like, advice[m.try_next]])}" for m in numbers]
    parts = {
        "cases": f"{{\n{_joined(rows)}\n }}",
        "mistakes": f"[\n{_joined(said)}\n ]",
        "advice": f"[\n{_joined([f'  {_in_words(text)}' for text in advice])}\n ]",
        "forms": f"{{\n{_joined(_lines_of(_packed(forms, numbers, before.get('forms', {}))))}\n }}",
        "sections": f"{{\n{_joined(_lines_of(sections))}\n }}",
    }
    return "{\n" + _joined([f' "{part}": {text}' for part, text in parts.items()]) + "\n}\n"


def _asks_the_same(one: Check, other: Check, cases: Mapping[str, list], references: References) -> bool:
    """Whether two checks ask the same part of functions that do the same, with the same problems."""
    choices = references.choices_of(other)
    if not choices or references.choosing(one) is not references.choosing(other):
        return False
    of_one, of_other = ([row["problem"] for row in cases[check.name]] for check in (one, other))
    same_part = one.part == other.part
    return same_part and of_one == of_other


def _mistakes_in(forms: Iterable[list[Form]]) -> list[KnownMistake]:
    return [mistake for found in forms for form in found for mistake in form.mistakes]


def _packed(
    forms: Mapping[str, list[Form]], numbers: Mapping[KnownMistake, int], shipped: Mapping[str, Any]
) -> dict[str, Any]:
    """The forms of each check as the table has them; where they are those of a check before, that check's name."""
    made: dict[str, Any] = {}
    for name, found in forms.items():
        if found:
            one, old = packed(found, numbers), shipped.get(name)
            twin = next((other for other, known in made.items() if isinstance(known, dict) and alike(known, one)), None)
            made[name] = twin or (old if isinstance(old, dict) and alike(old, one) else one)
    return made


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


def _in_words(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _joined(lines: list[str]) -> str:
    return ",\n".join(lines)


def _lines_of(said: Mapping[str, Any]) -> list[str]:
    """One line for each name."""
    dumped = (
        (json.dumps(name), json.dumps(about, ensure_ascii=False, separators=(",", ":"))) for name, about in said.items()
    )
    return [f"  {name}: {about}" for name, about in dumped]


def _lines(rows: list[dict]) -> str:
    """One line for each published problem."""
    return _joined([f"   {json.dumps(row)}" for row in rows])


def _row(check: Check, problem: Problem, references: References) -> dict[str, Any]:
    """One problem as the table has it; asked as the table gives it back, so that no type differs at home."""
    given = read(json.loads(json.dumps(dict(problem), default=_plain)))
    row = {"problem": dict(problem), "right": references.right(check, given)}
    return {name: value for name, value in row.items() if value}


def _plain(value: Any) -> Any:
    return value.tolist() if isinstance(value, np.ndarray | np.generic) else value
