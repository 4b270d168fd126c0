"""What a student's function gave back, held to what was promised."""

from collections.abc import Callable
from typing import Any

import numpy as np

from .crossing import Opaque
from .words import counted

Kind = Callable[[Any, str, Any], Any]
"""Brings a value into the form to compare: (value, its name, the problem); raises WrongReturn."""


NO_RETURN = "A function without a `return` gives None: is the last line missing?"


class WrongReturn(Exception):
    """Something of another kind than promised; says what it was and what was expected, and what to try next."""

    def __init__(self, text: str, try_next: str = "") -> None:
        super().__init__(text)
        self.try_next = try_next


def describe(value: Any) -> str:
    """In a few words, what kind of thing `value` is."""
    if isinstance(value, Opaque):
        return f"an object of type {value.type_name}"
    if isinstance(value, np.ndarray):
        return f"an array of shape {value.shape}"
    if isinstance(value, tuple):
        kind = "strings" if value and all(isinstance(item, str) for item in value) else "values"
        return "one value in a tuple or list" if len(value) == 1 else f"{len(value)} {kind}"
    if isinstance(value, dict):
        return "a dict"
    return "None" if value is None else f"{value!r:.60}"


def number(value: Any, name: str, problem: Any = None) -> float:
    """`value` as a float, if it is one number: a Python or numpy number or an array of no dimensions."""
    if isinstance(value, np.ndarray) and value.ndim == 0:
        value = value.item()
    if type(value) not in (int, float):
        try_next = "np.sum(a) of a whole array is one number; with axis= it is an array."
        raise _wrong(value, name, "one number", try_next if isinstance(value, np.ndarray) else "")
    return float(value)


def array(value: Any, name: str, shape: tuple[int, ...]) -> np.ndarray:
    """`value` as a float64 array, if it is an ndarray of numbers of the shape promised."""
    if not isinstance(value, np.ndarray) or value.shape != tuple(shape):
        raise _wrong(value, name, f"an array of shape {tuple(shape)}", _about_shape(value, tuple(shape)))
    return value.astype(np.float64)


def like(which: str) -> Kind:
    """The kind of an array with the shape of the problem's array `which`."""
    return lambda value, name, problem: array(value, name, np.shape(problem[which]))


def numbers(value: Any, name: str, count: int) -> np.ndarray:
    """`value` as a float64 array, if it is an array or a list of `count` numbers."""
    if isinstance(value, tuple):
        value = tuple(item.item() if isinstance(item, np.ndarray) and item.ndim == 0 else item for item in value)
    if isinstance(value, tuple) and all(type(item) in (int, float) for item in value):
        value = np.array(value, dtype=np.float64)
    if not isinstance(value, np.ndarray) or value.shape != (count,):
        if isinstance(value, np.ndarray) and value.ndim == 1:
            raise WrongReturn(f"{name} has {counted(len(value), 'number')}; expected {count}")
        made = isinstance(value, Opaque) or (isinstance(value, tuple) and any(isinstance(item, str) for item in value))
        raise _wrong(value, name, f"{count} numbers", f"np.array({name}, float) is an array of floats." if made else "")
    return value.astype(np.float64)


def parts(value: Any, names: str) -> tuple:
    """`value` as the values called `names`, such as "loss, dW", if it is a tuple (or list) of that many."""
    count = names.count(",") + 1
    if not isinstance(value, tuple) or len(value) != count:
        text = f"it returned {describe(value)}; expected {count} values, ({names})"
        raise WrongReturn(text, NO_RETURN if value is None else f"End with `return {names}`.")
    exchanged = len(value) == 2 and (
        isinstance(value[0], tuple) or (isinstance(value[0], np.ndarray) and value[0].ndim)
    )
    if count == 2 and exchanged and type(value[1]) in (int, float):
        raise WrongReturn(f"it returned an array and then a number; expected ({names})", "They look exchanged.")
    return value


def _wrong(value: Any, name: str, expected: str, try_next: str) -> WrongReturn:
    advice = f"{name} is returned, but was never given a value." if value is None else try_next
    return WrongReturn(f"{name} came back as {describe(value)}; expected {expected}", advice)


def _about_shape(value: Any, shape: tuple[int, ...]) -> str:
    if isinstance(value, tuple):
        return "One array is expected, as numpy makes it: not a list, and not several values."
    if isinstance(value, Opaque) and "numpy.ndarray" in value.type_name:
        return "Its numbers are of another kind: make them floats, or whole numbers where these are asked for."
    if not isinstance(value, np.ndarray):
        return "Give back a numpy array."
    if len(shape) == 1 and value.shape == shape * 2 and shape[0] > 1:
        return "a[:, y] takes whole columns, one for each label; a[rows, y] takes one number of each row."
    if value.shape == shape[::-1]:
        return "Rows and columns are exchanged: look at the order of the two factors in your product, or at the axis."
    if value.size == int(np.prod(shape)):
        return "The numbers may be there, in another shape: print the shape of each array on the way."
    return "Print the shape of each array on the way, and find the first one that isn't what you expect."
