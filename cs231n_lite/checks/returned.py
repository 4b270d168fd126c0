"""What a student's function gave back, brought into plain form and held to what was promised."""

from dataclasses import dataclass
from typing import Any

import numpy as np

LONGEST_TEXT = 200  # characters; no check compares texts, so a longer one is only told of


class WrongReturn(Exception):
    """The function returned something of another kind than promised; the message says what and what was expected."""


@dataclass(frozen=True)
class Opaque:
    """Stands for a value that is no plain data: only its type is kept."""

    type_name: str


def plain(value: Any, depth: int = 2) -> Any:
    """A copy of `value` as plain data: None, bool, int, float, str, a tuple, an ndarray; anything else as Opaque.

    Subclasses of ndarray (np.matrix, masked arrays) are no plain data: their operators mean something else.
    """
    if value is None or type(value) in (bool, int, float):
        return value
    if type(value) is str:
        return value[:LONGEST_TEXT]
    if isinstance(value, np.generic) and value.dtype.kind in "biuf":
        return float(value) if value.dtype.kind == "f" else value.item()
    if type(value) in (np.ndarray, np.memmap) and value.dtype.kind in "biuf":
        return np.array(value, dtype=np.float64 if value.dtype == np.longdouble else None)
    if isinstance(value, tuple | list) and depth and len(value) <= 16:
        return tuple(plain(item, depth - 1) for item in value)
    kind = type(value)
    return Opaque(kind.__name__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__name__}")


def describe(value: Any) -> str:
    """In a few words, what kind of thing `value` is."""
    if isinstance(value, Opaque):
        return f"an object of type {value.type_name}"
    if isinstance(value, np.ndarray):
        return f"an array of shape {value.shape}"
    if isinstance(value, tuple):
        return f"{len(value)} values"
    return "None (is there a `return`?)" if value is None else f"{value!r:.60}"


def number(value: Any, name: str) -> float:
    """`value` as a float, if it is one number: a Python or numpy number or an array of no dimensions."""
    if isinstance(value, np.ndarray) and value.ndim == 0:
        value = value.item()
    if type(value) not in (int, float):
        raise WrongReturn(f"{name} came back as {describe(value)}; expected one number")
    return float(value)


def array(value: Any, name: str, shape: tuple[int, ...]) -> np.ndarray:
    """`value` as a float64 array, if it is an ndarray of numbers of the shape promised."""
    if not isinstance(value, np.ndarray) or value.shape != shape:
        raise WrongReturn(f"{name} came back as {describe(value)}; expected an array of shape {shape}")
    return value.astype(np.float64)


def pair(value: Any, first: str, second: str) -> tuple[Any, Any]:
    """`value` as two values, if it is a tuple of two."""
    if not isinstance(value, tuple) or len(value) != 2:
        raise WrongReturn(f"the function returned {describe(value)}; expected two values, ({first}, {second})")
    return value
