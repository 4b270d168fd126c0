"""Plain data to bytes and back: JSON, then the numbers of arrays. Never pickle: what comes back is hostile."""

import json
import struct
from typing import Any

import numpy as np

from cs231n_lite.checks.crossing import LONGEST_TEXT, Answered, Dtype, Handle, Opaque, Rng

LARGEST = 64 * 2**20  # bytes of one message
LARGEST_SHAPE = 8 * 2**20  # bytes of the JSON that describes a message
MOST_PARTS = 50_000  # arrays in one message, and one
DEEPEST = 40  # levels of the JSON: plain data has at most a few
DTYPES = ("f8", "f4", "f2", "i8", "i4", "i2", "i1", "u8", "u4", "u2", "u1", "b1")
HEAD = struct.Struct("<Q")  # before each message: how many bytes it has


class Malformed(Exception):
    """Bytes that this module didn't write."""


def framed(value: Any) -> bytes:
    """`value` as a message, with its length before it."""
    raw = pack(value)
    return HEAD.pack(len(raw)) + raw


def length_of(head: bytes) -> int:
    """How long the message is that comes after `head`; raises Malformed if it is longer than any may be."""
    (length,) = HEAD.unpack(head)
    if length > LARGEST:
        raise Malformed(f"a message of {length} bytes")
    return length


def pack(value: Any) -> bytes:
    """`value` (None, bool, int, float, str, tuple, dict, ndarray, and what stands in for other things) as bytes."""
    arrays: list[bytes] = []
    shape = json.dumps(_shape(value, arrays)).encode()
    parts = [shape, *arrays]
    return struct.pack(f"<I{len(parts)}Q", len(parts), *map(len, parts)) + b"".join(parts)


def unpack(raw: bytes) -> Any:
    """The value that `pack` made `raw` from; raises Malformed for anything else.

    What comes out is never much larger than what came in: each part is used once.
    """
    try:
        (count,) = struct.unpack_from("<I", raw)
        if not 1 <= count <= MOST_PARTS:
            raise Malformed(f"{count} parts")
        sizes = struct.unpack_from(f"<{count}Q", raw, 4)
        parts, start = [], 4 + 8 * count
        if start + sum(sizes) != len(raw):
            raise Malformed("lengths don't add up")
        if sizes[0] > LARGEST_SHAPE:
            raise Malformed("too many values")
        for size in sizes:
            parts.append(raw[start : start + size])
            start += size
        return _value(json.loads(parts[0]), dict(enumerate(parts[1:])), DEEPEST)
    except (ValueError, KeyError, IndexError, TypeError, OverflowError, struct.error, RecursionError) as error:
        raise Malformed(str(error)[:200]) from None


def _shape(value: Any, arrays: list[bytes]) -> Any:
    if isinstance(value, np.ndarray):
        arrays.append(value.tobytes())
        return {"array": [len(arrays) - 1, value.dtype.str, value.shape]}
    if isinstance(value, tuple):
        return {"tuple": [_shape(item, arrays) for item in value]}
    if isinstance(value, dict):
        return {"dict": {name: _shape(item, arrays) for name, item in value.items()}}
    if isinstance(value, Opaque):
        return {"opaque": value.type_name}
    if isinstance(value, Handle):
        return {"handle": value.number}
    if isinstance(value, Rng):
        return {"rng": value.seed}
    if isinstance(value, Dtype):
        return {"dtype": value.name}
    if isinstance(value, Answered):
        return {"answered": [value.function, list(value.noting)]}
    return value


def _value(shape: Any, arrays: dict[int, bytes], depth: int) -> Any:
    if depth == 0:
        raise Malformed("too many levels")
    if isinstance(shape, list):
        raise Malformed("a list of no kind")
    if not isinstance(shape, dict):
        return shape
    ((kind, content),) = shape.items()
    if kind == "array":
        return _array(arrays, *content)
    if kind == "tuple" and isinstance(content, list):
        return tuple(_value(item, arrays, depth - 1) for item in content)
    if kind == "dict" and isinstance(content, dict):
        return {name: _value(item, arrays, depth - 1) for name, item in content.items()}
    if kind == "opaque":
        return Opaque(str(content)[:LONGEST_TEXT])
    if kind in ("handle", "rng") and type(content) is int:
        return Handle(content) if kind == "handle" else Rng(content)
    if kind == "dtype" and type(content) is str:
        return Dtype(content[:LONGEST_TEXT])
    if kind == "answered":
        number, noting = content
        return Answered(int(number), tuple(map(str, noting)))
    raise Malformed(f"unknown kind {kind!r:.40}")


def _array(arrays: dict[int, bytes], index: int, dtype: str, shape: list[int]) -> np.ndarray:
    """The array of this type and shape in `arrays[index]`, used up by this; its bytes are as many as that takes."""
    if dtype[1:] not in DTYPES or any(type(n) is not int or n < 0 for n in shape) or len(shape) > 8:
        raise Malformed(f"an array of type {dtype!r:.20} and shape {str(shape)[:60]}")
    if type(index) is not int:
        raise Malformed("an array without a number")
    return np.frombuffer(arrays.pop(index), dtype).reshape(shape).copy()
