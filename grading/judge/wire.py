"""Plain data to bytes and back: JSON, then the numbers of arrays. Never pickle: what comes back is hostile."""

import json
import struct
from typing import Any

import numpy as np

from cs231n_lite.checks.crossing import LONGEST_TEXT, Answered, Handle, Opaque, Rng

LARGEST = 64 * 2**20  # bytes of one message
LARGEST_SHAPE = 8 * 2**20  # bytes of the JSON that describes a message
MOST_PARTS = 50_000  # arrays in one message, and one
DTYPES = ("f8", "f4", "f2", "i8", "i4", "i2", "i1", "u8", "u4", "u2", "u1", "b1")


class Malformed(Exception):
    """Bytes that this module didn't write."""


def pack(value: Any) -> bytes:
    """`value` (None, bool, int, float, str, tuple, dict, ndarray, and what stands in for other things) as bytes."""
    arrays: list[bytes] = []
    shape = json.dumps(_shape(value, arrays)).encode()
    parts = [shape, *arrays]
    return struct.pack(f"<I{len(parts)}Q", len(parts), *map(len, parts)) + b"".join(parts)


def unpack(raw: bytes) -> Any:
    """The value that `pack` made `raw` from; raises Malformed for anything else."""
    try:
        (count,) = struct.unpack_from("<I", raw)
        if not 1 <= count <= MOST_PARTS:
            raise Malformed(f"{count} parts")
        sizes = struct.unpack_from(f"<{count}Q", raw, 4)
        parts, start = [], 4 + 8 * count
        for size in sizes:
            parts.append(raw[start : start + size])
            start += size
        if start != len(raw):
            raise Malformed("lengths don't add up")
        if sizes[0] > LARGEST_SHAPE:
            raise Malformed("too many values")
        return _value(json.loads(parts[0]), parts[1:])
    except (ValueError, KeyError, IndexError, TypeError, struct.error, RecursionError, EOFError) as error:
        raise Malformed(str(error)) from None


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
    if isinstance(value, Answered):
        return {"answered": [value.function, list(value.noting)]}
    return value


def _value(shape: Any, arrays: list[bytes]) -> Any:
    if not isinstance(shape, dict):
        return shape
    ((kind, content),) = shape.items()
    if kind == "array":
        return _array(arrays, *content)
    if kind == "tuple":
        return tuple(_value(item, arrays) for item in content)
    if kind == "dict":
        return {name: _value(item, arrays) for name, item in content.items()}
    if kind == "opaque":
        return Opaque(str(content)[:LONGEST_TEXT])
    if kind in ("handle", "rng") and type(content) is int:
        return Handle(content) if kind == "handle" else Rng(content)
    if kind == "answered":
        number, noting = content
        return Answered(int(number), tuple(map(str, noting)))
    raise Malformed(f"unknown kind {kind!r}")


def _array(arrays: list[bytes], index: int, dtype: str, shape: list[int]) -> np.ndarray:
    """The array of this type and shape in `arrays[index]`; refused if the bytes are more or fewer than that."""
    if dtype[1:] not in DTYPES or any(type(n) is not int or n < 0 for n in shape) or len(shape) > 8:
        raise Malformed(f"an array of type {dtype!r:.20} and shape {str(shape)[:60]}")
    return np.frombuffer(arrays[index], dtype).reshape(shape).copy()
