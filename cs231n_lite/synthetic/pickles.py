"""Pickles as Python 2 wrote them, which is what the official CIFAR-10 files are.

Loaders disagree on whether their keys are `str` or `bytes` (`encoding="latin1"` or `"bytes"`); only Python 2's string
opcodes serve both. The bytes are also the same under every version of Python and numpy.
"""

import struct
from collections.abc import Iterator

import numpy as np

Tree = dict | list | str | int | np.ndarray


def dumps(value: Tree) -> bytes:
    """The pickle of a tree of dicts, lists, ASCII strings, ints below 2**31 and (n, d) uint8 arrays.

    Raises TypeError if there is something else in it.
    """
    return b"\x80\x02" + b"".join(_opcodes(value)) + b"."


def _opcodes(value: Tree) -> Iterator[bytes]:
    if isinstance(value, str):
        yield _string(value.encode("ascii"))
    elif isinstance(value, int):
        yield _integer(value)
    elif isinstance(value, list):
        yield b"]("
        for item in value:
            yield from _opcodes(item)
        yield b"e"
    elif isinstance(value, dict):
        yield b"}("
        for pair in value.items():
            for item in pair:
                yield from _opcodes(item)
        yield b"u"
    elif isinstance(value, np.ndarray) and value.dtype == np.uint8 and value.ndim == 2:
        yield from _array(value)
    else:
        raise TypeError(f"cannot pickle {type(value).__name__}; only dict, list, str, int and 2-D uint8 arrays go in.")


def _string(text: bytes) -> bytes:
    return b"T" + struct.pack("<i", len(text)) + text


def _integer(value: int) -> bytes:
    return b"J" + struct.pack("<i", value)


def _array(array: np.ndarray) -> Iterator[bytes]:
    """`_reconstruct(ndarray, (0,), 'b')`, then `__setstate__((1, shape, dtype, False, data))`, as numpy itself does."""
    yield b"cnumpy.core.multiarray\n_reconstruct\n(cnumpy\nndarray\n(K\x00tU\x01btR"
    yield b"(K\x01(" + _integer(array.shape[0]) + _integer(array.shape[1]) + b"t"
    yield b"cnumpy\ndtype\n(U\x02u1\x89\x88tR(K\x03U\x01|NNNJ\xff\xff\xff\xffJ\xff\xff\xff\xffK\x00tb"
    yield b"\x89" + _string(array.tobytes()) + b"tb"
