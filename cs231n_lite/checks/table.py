"""The oracle at home: right values for the published problems, shipped as numbers, a table for each module."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from .answers import Answer
from .case import Case
from .check import Check, KnownMistake
from .forms import Form, unpacked

TABLES = Path(__file__).parent.parent / "exercises" / "tables"


class Table:
    """The tables, by module: those shipped, or `tables`.

    They hold inputs, right values, and the prints of wrong results (`forms.py`).
    """

    def __init__(self, tables: dict[str, dict] | None = None) -> None:
        self._of = tables.__getitem__ if tables is not None else _shipped
        self._forms: dict[str, list[Form]] = {}

    def cases(self, check: Check) -> list[Case]:
        """The published problems of `check` with their answers; empty if the table doesn't have it."""
        return [
            Case(
                read(row["problem"]),
                read(row.get("right", {})),
                _read_all(row.get("alternatives", {})),
                number,
            )
            for number, row in enumerate(self._of(check.module)["cases"].get(check.name, []), 1)
        ]

    def forms(self, check: Check) -> list[Form]:
        """The forms of wrong results that the table knows for `check`."""
        if check.name not in self._forms:
            table = self._of(check.module)
            found = table["forms"].get(check.name)
            if isinstance(found, str):  # the same as those of another check
                found = table["forms"][found]
            mistakes = [KnownMistake(name, told, table["advice"][k]) for name, told, k in table["mistakes"]]
            self._forms[check.name] = unpacked(found, mistakes) if found else []
        return self._forms[check.name]

    def confirm(self, check: Check, form: Form, answer: Answer) -> bool:
        """No: the table knows published problems only."""
        return False

    def section(self, check: Check) -> str:
        """The section of the notebook that explains `check`; empty if none does."""
        return self._of(check.module)["sections"].get(check.name, "")

    def helper(self, exercise: str) -> None:
        """Nothing: no right function is shipped."""


@cache
def _shipped(module: str) -> dict[str, Any]:
    path = TABLES / f"{module}.json"
    if not path.exists():
        return {"cases": {}, "mistakes": [], "advice": [], "forms": {}, "sections": {}}
    return json.loads(path.read_text(encoding="utf-8"))


def read(values: dict[str, Any]) -> dict[str, Any]:
    """Named numbers and arrays as JSON has them, as numpy's."""
    return {name: _array(value) if isinstance(value, list) else value for name, value in values.items()}


def _read_all(named: dict[str, dict]) -> dict[str, dict]:
    return {name: read(values) for name, values in named.items()}


def _array(value: list) -> np.ndarray:
    array = np.array(value)
    return array.astype(np.int64 if array.dtype.kind == "i" else np.float64)
