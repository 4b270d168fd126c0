"""Read a pickled batch without running anything that is in it.

A pickle is a program: `pickle.load` calls whatever functions it names. The batches need dictionaries, lists, strings,
numbers and one array, so this unpickler admits nothing else, and even for the array it calls none of NumPy's functions:
small stand-ins take down what the pickle says of it, and the array is made from that. (So it makes no difference which
NumPy wrote the pickle, and releases 2.4.0 to 2.4.4 don't warn of the way in which the official batches name a dtype.)
"""

import math
import pickle
from collections.abc import Callable
from typing import BinaryIO, NoReturn

import numpy as np

from .errors import UnreadablePickle


def load_pickle(file: BinaryIO, name: str) -> dict[str, object]:
    """The dictionary pickled in `file`: string keys; values lists, numbers, strings and uint8 arrays.

    name: what to call the file in a message

    Strings that Python 2 wrote come as bytes. Raises UnreadablePickle if the pickle is damaged or asks for anything
    else.
    """
    try:
        content = _Unpickler(file, encoding="bytes").load()
        return {_text(key): _array(value) if isinstance(value, _Array) else value for key, value in content.items()}
    except UnreadablePickle as error:
        raise UnreadablePickle(f"{name} {error}") from error
    except Exception as error:  # a damaged or hostile pickle can fail in any way at all
        raise UnreadablePickle(
            f"{name} is damaged: it cannot be read as a batch ({type(error).__name__}: {error})"
        ) from error


class _Array:
    """Stands for an array while its pickle is read. `__setstate__` is what a pickle calls to fill it."""

    def __init__(self, *_: object) -> None:
        self.shape, self.dtype, self.column_major, self.raw = (0,), None, False, b""

    def __setstate__(self, state: tuple) -> None:
        _, self.shape, self.dtype, self.column_major, self.raw = state


class _Dtype:
    """Stands for a dtype; `code` is its name, such as "u1"."""

    def __init__(self, code: str | bytes = "", *_: object) -> None:
        self.code = _text(code)

    def __setstate__(self, state: tuple) -> None:
        """Byte order and the like: of no importance for single bytes."""


class _NdarrayType:
    """Stands for the type `numpy.ndarray`, which pickles name and never call."""

    def __init__(self, *_: object) -> None:
        raise UnreadablePickle("makes an array in a way no batch of images needs, so it is not read")


def _from_buffer(raw: bytes, dtype: _Dtype, shape: tuple, order: str) -> _Array:
    """Stand for the function that pickles of protocol 5 name."""
    array = _Array()
    array.__setstate__((1, shape, dtype, order == "F", bytes(raw)))
    return array


def _encode(text: str, encoding: str) -> bytes:
    """Stand for `_codecs.encode`, by which protocol 2 writes bytes."""
    if encoding != "latin1":
        raise UnreadablePickle("encodes text in a way no batch of images needs, so it is not read")
    return text.encode("latin1")


_ADMITTED = {("numpy", "ndarray"): _NdarrayType, ("numpy", "dtype"): _Dtype, ("_codecs", "encode"): _encode}
for _core in ("numpy.core", "numpy._core"):
    _ADMITTED[f"{_core}.multiarray", "_reconstruct"] = _Array
    _ADMITTED[f"{_core}.numeric", "_frombuffer"] = _from_buffer


class _Unpickler(pickle._Unpickler):
    """The unpickler written in Python: the one in C makes a second copy of the pixels, and more of the memory stays."""

    def find_class(self, module: str, name: str) -> Callable:
        try:
            stand_in = _ADMITTED[module, name]
        except KeyError:
            raise UnreadablePickle(
                f"asks for {module}.{name}, which no batch of images needs, so it is not read"
            ) from None
        # A new function each time, because a pickle may set attributes of what it is given.
        return lambda *arguments: stand_in(*arguments)

    def persistent_load(self, key: object) -> NoReturn:
        raise UnreadablePickle("refers to objects outside itself, so it is not read")


def _array(stand_in: _Array) -> np.ndarray:
    """The array that a stand-in describes. Only bytes (uint8) are read."""
    if not isinstance(stand_in.dtype, _Dtype) or stand_in.dtype.code != "u1":
        raise UnreadablePickle("holds an array that isn't of bytes (uint8), so it is not read")
    raw = stand_in.raw.encode("latin1") if isinstance(stand_in.raw, str) else stand_in.raw
    if math.prod(stand_in.shape) != len(raw):
        raise UnreadablePickle(f"is damaged: {len(raw):,} bytes for an array of shape {stand_in.shape}")
    return np.frombuffer(raw, np.uint8).reshape(stand_in.shape, order="F" if stand_in.column_major else "C")


def _text(value: str | bytes) -> str:
    return value.decode("latin1") if isinstance(value, bytes) else str(value)
