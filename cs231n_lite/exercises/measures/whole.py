"""Tables that come back: of whole numbers, and of shapes that are easily mixed up."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from ...checks.returned import WrongReturn, array, describe


def whole_numbers(value: Any, name: str, shape: tuple[int, ...]) -> np.ndarray:
    """`value` as an array of `shape`, if it is one of integers; such numbers choose places in other arrays."""
    found = array(value, name, shape)
    if value.dtype.kind not in "iu":
        text = f"{name} came back as an array of {value.dtype}; expected integers"
        raise WrongReturn(
            text, ".astype(int) cuts the decimals off; np.zeros(n, dtype=int) has integers from the start."
        )
    return found


def table(value: Any, name: str, shape: tuple[int, ...], known: Mapping[tuple[int, ...], str]) -> np.ndarray:
    """`value` as an array of `shape`; of the shapes in `known` it is told what they come from."""
    if isinstance(value, np.ndarray) and value.shape != shape and value.shape in known:
        raise WrongReturn(f"{name} came back as {describe(value)}; expected {shape}", known[value.shape])
    return array(value, name, shape)
