"""Only plain data crosses between a student's process and the judge, and nothing that comes back is believed."""

import json
import pickle
import struct
import tracemalloc

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cs231n_lite.checks.crossing import Answered, Handle, Opaque, Rng, plain
from grading.jail.inside.wire import HEAD, LARGEST, Malformed, length_of, pack, unpack


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


LEAVES = (
    st.none()
    | st.booleans()
    | st.integers(-(2**62), 2**62)
    | st.floats(allow_nan=False)
    | st.text(max_size=20)
    | st.builds(Opaque, st.text(max_size=20))
    | st.builds(Handle, st.integers(-9, 10**9))
    | st.builds(Rng, st.integers(0, 10**9))
    | st.builds(Answered, st.integers(0, 9), st.tuples(st.text(max_size=5)))
)
PLAIN = st.recursive(
    LEAVES,
    lambda inner: (
        st.lists(inner, max_size=4).map(tuple) | st.dictionaries(st.text(max_size=8).filter(bool), inner, max_size=4)
    ),
    max_leaves=12,
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=10,
)
KINDS = st.sampled_from(["array", "tuple", "dict", "opaque", "handle", "rng", "answered", "other"])
NEARLY = st.recursive(
    JSON
    | st.tuples(st.integers(-1, 2), st.sampled_from(["<f8", "|b1", "<i8", "|O", ">f4", "f8"]), JSON).map(
        lambda content: {"array": list(content)}
    ),
    lambda inner: st.dictionaries(KINDS, st.lists(inner, max_size=3) | inner, min_size=1, max_size=1),
    max_leaves=8,
)
FUZZED = settings(max_examples=400, deadline=None, derandomize=True)


@FUZZED
@given(PLAIN)
def test_all_plain_data_comes_back_as_it_went(value):
    assert unpack(pack(value)) == value


@FUZZED
@given(st.binary(max_size=400))
def test_no_bytes_raise_anything_but_malformed(raw):
    readable(raw)


@FUZZED
@given(NEARLY, st.lists(st.binary(max_size=64), max_size=3))
def test_no_description_of_a_message_raises_anything_but_malformed(shape, parts):
    readable(framed(json.dumps(shape).encode(), *parts))


@FUZZED
@given(PLAIN, st.data())
def test_no_message_that_was_cut_mixed_or_changed_raises_anything_but_malformed(value, data):
    message = bytearray(pack((value, np.arange(6.0).reshape(2, 3))))
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(message)))
        end = data.draw(st.integers(start, min(len(message), start + 9)))
        message[start:end] = data.draw(st.binary(max_size=9))
    readable(bytes(message))


@FUZZED
@given(st.binary(min_size=HEAD.size, max_size=HEAD.size))
def test_no_head_promises_more_than_a_message_may_have(head):
    try:
        assert 0 <= length_of(head) <= LARGEST
    except Malformed:
        assert int.from_bytes(head, "little") > LARGEST


@pytest.mark.parametrize(
    "shape",
    [
        {"tuple": [{"array": [0, "<f8", [10**5]]}] * 150},
        {"tuple": [{"array": [0, "|b1", [8 * 10**5]]}, {"array": [0, "<f8", [10**5]]}]},
        {"array": [0, "<f8", [10**5, 0]]},
        {"dict": {"a": {"array": [0, "<f2", [4 * 10**5]]}, "b": {"array": [0, "<f2", [4 * 10**5]]}}},
    ],
)
def test_what_comes_out_is_not_much_larger_than_what_came_in(shape):
    raw = framed(json.dumps(shape).encode(), bytes(8 * 10**5))
    tracemalloc.start()
    try:
        readable(raw)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < 5 * len(raw)


def readable(raw: bytes) -> None:
    """Assert that these bytes are refused, or read as plain data that can be sent again."""
    try:
        value = unpack(raw)
    except Malformed:
        return
    pack(value)
