"""How much memory plain data takes, and what stands for an array that is far too large."""

import sys
from typing import Any

import numpy as np

HEAD = 160  # bytes that an array takes beside its numbers
LARGEST = 8 * 2**20  # bytes of one array; those of right answers have a few thousand


def room(value: Any) -> int:
    """About how many bytes `value` takes in memory."""
    if isinstance(value, np.ndarray):
        return HEAD + (value.nbytes if any(value.strides) else 0)  # without strides, all numbers are one
    if isinstance(value, tuple):
        return sys.getsizeof(value) + sum(map(room, value))
    if isinstance(value, dict):
        return sys.getsizeof(value) + sum(room(name) + room(item) for name, item in value.items())
    return sys.getsizeof(value)


def bounded(value: Any) -> Any:
    """`value`, but that an array of more than LARGEST bytes becomes one of the same shape that takes no memory.

    It holds no number, so it is never right; its shape is what there is to say of it.
    """
    if isinstance(value, np.ndarray) and value.nbytes > LARGEST:
        return np.broadcast_to(np.float64("nan"), value.shape)
    if isinstance(value, tuple):
        return tuple(map(bounded, value))
    if isinstance(value, dict):
        return {name: bounded(item) for name, item in value.items()}
    return value
