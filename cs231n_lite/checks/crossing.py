"""What may cross between the asking side and the student's module: plain data, and a few stand-ins.

Plain data is None, bool, int, float, str, tuples and dicts of plain data, and arrays of numbers. What a student's
function gives back is brought into this form beside it; the asking side takes every answer for hostile.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np

LONGEST_TEXT = 200  # characters; no check compares texts, so a longer one is only told of
MOST_ITEMS = 100_000  # in one answer, counted over all its tuples and dicts
DEEPEST = 5  # tuples within tuples


@dataclass(frozen=True)
class Opaque:
    """Stands for a value that is no plain data: only its type is kept."""

    type_name: str


@dataclass(frozen=True)
class Handle:
    """Stands for an object that stays beside the student's module, such as a classifier or a cache."""

    number: int


@dataclass(frozen=True)
class Answered:
    """A function to be passed to the student's code and answered on the asking side.

    With `noting`, it takes the place of a method: those attributes of the object come first among its arguments.
    """

    function: Any
    noting: tuple[str, ...] = ()


@dataclass(frozen=True)
class Rng:
    """Stands for `np.random.default_rng(seed)`; within one question, the same seed is the same generator."""

    seed: int


@dataclass(frozen=True)
class Dtype:
    """Stands for a type of numpy's numbers, such as `np.float32`."""

    name: str


class Refused(Exception):
    """Raised in the student's code when the asking side can't answer what it was asked; the text says why."""


class TooMuch(ValueError):
    """A value with more items, or more levels, than an answer may have."""


def plain(value: Any, kinds: set[str] | None = None) -> Any:
    """A copy of `value` as plain data; what isn't any becomes Opaque.

    Lists become tuples, ranges arrays; an np.matrix becomes an array, and `kinds` is told of it. Other subclasses of
    ndarray (masked arrays) are no plain data: their operators mean something else.
    """
    try:
        return _plain(value, DEEPEST, [MOST_ITEMS], kinds if kinds is not None else set())
    except TooMuch:
        return _opaque(value)


def _plain(value: Any, depth: int, left: list[int], kinds: set[str]) -> Any:
    if value is None or type(value) in (bool, float) or (type(value) is int and abs(value) < 2**63):
        return value
    if type(value) is str:
        return value[:LONGEST_TEXT]
    if isinstance(value, np.generic) and value.dtype.kind in "biuf":
        return float(value) if value.dtype.kind == "f" else value.item()
    if type(value) is range:
        return np.array(value[:MOST_ITEMS], dtype=np.int64)
    if type(value) in (np.ndarray, np.memmap, np.matrix) and value.dtype.kind in "biuf":
        if type(value) is np.matrix:
            kinds.add("np.matrix")
        return np.array(value, dtype=np.float64 if value.dtype == np.longdouble else None, subok=False)
    if isinstance(value, tuple | list | dict):
        left[0] -= len(value)
        if depth == 0 or left[0] < 0:
            raise TooMuch
        if not isinstance(value, dict):
            return tuple(_plain(item, depth - 1, left, kinds) for item in value)
        if all(type(name) is str for name in value):
            return {name[:LONGEST_TEXT]: _plain(item, depth - 1, left, kinds) for name, item in value.items()}
    return _opaque(value)


def _opaque(value: Any) -> Opaque:
    kind = type(value)
    name = kind.__name__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__name__}"
    of = f" (dtype {value.dtype})" if kind is np.ndarray else ""
    return Opaque(f"{name}{of}"[:LONGEST_TEXT])
