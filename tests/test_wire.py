"""Only plain data crosses between a student's process and the judge, and nothing that comes back is believed."""

import pickle
import struct

import numpy as np
import pytest

from cs231n_lite.checks.crossing import Opaque, plain
from grading.judge.wire import Malformed, pack, unpack


@pytest.mark.parametrize(
    "value",
    [None, True, 3, -2.5, float("inf"), "words · ✓", (1, (2.0, "three")), {"a": (1, None)}, Opaque("some.Type")],
)
def test_plain_data_comes_back_as_it_went(value):
    assert unpack(pack(value)) == value


@pytest.mark.parametrize("dtype", ["f8", "f4", "i8", "i4", "u1", "?"])
@pytest.mark.parametrize("shape", [(), (0,), (3,), (2, 3, 4)])
def test_arrays_come_back_with_dtype_and_shape(dtype, shape):
    array = np.arange(np.prod(shape, dtype=int)).reshape(shape).astype(dtype)
    back = unpack(pack((array, 1.0)))[0]
    assert back.dtype == array.dtype
    np.testing.assert_array_equal(back, array)


def test_any_cut_or_changed_message_is_refused_or_read_as_plain_data():
    message = pack((1.0, np.arange(12.0).reshape(3, 4)))
    rng = np.random.default_rng(0)
    for _ in range(2000):
        damaged = bytearray(message[: rng.integers(len(message) + 1)] if rng.random() < 0.5 else message)
        if damaged:
            damaged[rng.integers(len(damaged))] = rng.integers(256)
        try:
            value = unpack(bytes(damaged))
        except Malformed:
            continue
        pack(value)


def framed(shape: bytes, *parts: bytes) -> bytes:
    return struct.pack(f"<I{1 + len(parts)}Q", 1 + len(parts), len(shape), *map(len, parts)) + shape + b"".join(parts)


@pytest.mark.parametrize("dtype", ["|O8", "<c16", "<U4", "|V8", "f8,i4", "", "<M8"])
def test_only_arrays_of_numbers_are_read(dtype):
    with pytest.raises(Malformed):
        unpack(framed(f'{{"array": [0, "{dtype}", [1]]}}'.encode(), bytes(16)))


@pytest.mark.parametrize("raw", [b"", b"\x00", pickle.dumps(print), b"\xff" * 100])
def test_other_bytes_are_refused(raw):
    with pytest.raises(Malformed):
        unpack(raw)


@pytest.mark.parametrize("shape", ["[1099511627776]", "[-1]", "[2.0]", "[true]", '["3"]', "3", "null", "[0, 1e400]"])
def test_an_array_whose_shape_and_bytes_do_not_fit_is_refused(shape):
    with pytest.raises(Malformed):
        unpack(framed(f'{{"array": [0, "<f8", {shape}]}}'.encode(), bytes(8)))


def test_deeply_nested_json_is_refused():
    shape = b'{"tuple": [' * 100_000 + b"]}" * 100_000
    with pytest.raises(Malformed):
        unpack(framed(shape))


def test_subclasses_of_arrays_are_no_plain_data():
    assert plain(np.ma.masked_array([1.0])) == Opaque("numpy.ma.MaskedArray")
    assert isinstance(plain(np.array([1, "x"], dtype=object)), Opaque)
    assert plain(np.longdouble(2)) == 2.0
    assert type(plain(np.float32(2))) is float
