"""What a student's function returned, in a few words."""

from numbers import Real
from typing import Any

import numpy as np

SHORT = 3  # values of a tuple that are told one by one
KINDS = 2  # of the values in a list


def is_number(value: Any) -> bool:
    """Whether `value` is one real number: Python's, numpy's, or an array of no dimensions."""
    return isinstance(value[()] if isinstance(value, np.ndarray) and not value.ndim else value, Real)


def told(value: Any) -> str:
    """What kind of thing `value` is: "None", "an array of shape (3, 3)", "(a number, None)", "a list of 5 numbers"."""
    if value is None:
        return "None"
    if is_number(value):
        return "a number"
    if isinstance(value, np.ndarray):
        return f"an array of shape {value.shape}" + (
            f" and dtype {value.dtype}" if value.dtype.kind not in "fiu" else ""
        )
    if isinstance(value, tuple) and 1 < len(value) <= SHORT:
        return f"({', '.join(map(told, value))})"
    if isinstance(value, list | tuple):
        return f"a {type(value).__name__} of {_counted(value)}"
    if isinstance(value, complex | np.complexfloating):
        return "a complex number"
    return "a string" if isinstance(value, str) else f"an object of type {type(value).__name__}"


def _counted(values: list | tuple) -> str:
    """How many values of which kinds: "5 numbers", "1 value (an array of shape (3,))", "5 values (a number, None)"."""
    plural = "s" * (len(values) != 1)
    if all(map(is_number, values)):
        return f"{len(values)} number{plural}"
    kinds = list(dict.fromkeys(map(told, values)))
    return f"{len(values)} value{plural} ({', '.join(kinds[:KINDS])}{', …' if len(kinds) > KINDS else ''})"
