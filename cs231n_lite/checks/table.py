"""The oracle at home: right values for the published problems, shipped as numbers in table.json."""

import json
from functools import cache, partial
from pathlib import Path
from typing import Any

import numpy as np

from .check import Check
from .judge import Case, KnownMistake

TABLE = Path(__file__).with_name("table.json")


class Table:
    """The shipped table. It holds inputs, right values and the values of mistakes that no factor describes."""

    def cases(self, check: Check) -> list[Case]:
        """The published problems of `check` with their answers; empty if the table doesn't have it."""
        return [
            Case(
                _read(row["problem"]),
                _read(row["right"]),
                partial(_read_all, row["mistakes"]),
                _read_all(row["alternatives"]),
            )
            for row in _table()["cases"].get(check.name, [])
        ]

    def about(self, check: Check, mistake: str) -> KnownMistake:
        """What to say of `mistake`."""
        return KnownMistake(**_table()["mistakes"][f"{check.function}/{mistake}"])


@cache
def _table() -> dict:
    return json.loads(TABLE.read_text(encoding="utf-8"))


def _read(values: dict[str, Any]) -> dict[str, Any]:
    return {name: _array(value) if isinstance(value, list) else value for name, value in values.items()}


def _read_all(named: dict[str, dict]) -> dict[str, dict]:
    return {name: _read(values) for name, values in named.items()}


def _array(value: list) -> np.ndarray:
    array = np.array(value)
    return array.astype(np.int64 if array.dtype.kind == "i" else np.float64)
