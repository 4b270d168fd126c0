"""Laws of the unpickler: arrays of bytes, strings and numbers come out; nothing is ever run."""

import builtins
import contextlib
import io
import os
import pickle
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from data_helpers import clean_environment, python2_batch  # noqa: F401

from cs231n_lite.data import DataError
from cs231n_lite.data.unpickle import load_pickle as load_pickle_file

DATA = np.random.default_rng(0).integers(0, 256, (4, 3072), np.uint8)
LABELS = [3, 0, 9, 4]


def load_pickle(raw: bytes, name: str) -> dict:
    return load_pickle_file(io.BytesIO(raw), name)


def modern_batch(protocol: int, core: str) -> bytes:
    """Write a batch with this Python's pickle, as a NumPy whose internals are called `core` would."""
    content = pickle.dumps({"data": DATA, "labels": LABELS}, protocol=protocol)
    ours = "numpy._core" if b"numpy._core" in content else "numpy.core"
    if protocol < 4:
        return content.replace(f"c{ours}.".encode(), f"c{core}.".encode())
    for module in ("multiarray", "numeric"):
        old, new = f"{ours}.{module}".encode(), f"{core}.{module}".encode()
        content = content.replace(b"\x8c" + bytes([len(old)]) + old, b"\x8c" + bytes([len(new)]) + new)
    # Without frames their lengths need no mending.
    return content.replace(content[2:11], b"", 1) if content[2:3] == b"\x95" else content


def test_the_pickles_of_python_2_are_read():
    content = load_pickle(python2_batch(DATA, LABELS), "data_batch_1")
    assert np.array_equal(content["data"], DATA)
    assert content["labels"] == LABELS


@pytest.mark.parametrize("core", ["numpy.core", "numpy._core"])
@pytest.mark.parametrize("protocol", [2, 3, 4, 5])
def test_the_pickles_of_every_numpy_and_protocol_are_read(protocol, core):
    content = load_pickle(modern_batch(protocol, core), "data_batch_1")
    assert np.array_equal(content["data"], DATA)
    assert content["labels"] == LABELS


@pytest.mark.parametrize("protocol", [2, 5])
def test_column_major_arrays_keep_their_values(protocol):
    raw = pickle.dumps({"data": np.asfortranarray(DATA)}, protocol=protocol)
    assert np.array_equal(load_pickle(raw, "x")["data"], DATA)


def test_reading_is_silent(tmp_path):
    (tmp_path / "batch").write_bytes(python2_batch(DATA, LABELS))
    code = "import sys; from cs231n_lite.data.unpickle import load_pickle;"
    code += "file = open(sys.argv[1], 'rb'); load_pickle(file, 'batch'); file.close()"
    run = subprocess.run(
        [sys.executable, "-W", "always", "-c", code, tmp_path / "batch"],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[1])},
        capture_output=True,
        check=True,
    )
    assert run.stdout + run.stderr == b""


class Calls:
    """Pickles as a call of `function` with `arguments`."""

    def __init__(self, function, *arguments):
        self.function, self.arguments = function, arguments

    def __reduce__(self):
        return self.function, self.arguments


@pytest.mark.parametrize("protocol", range(6))
@pytest.mark.parametrize(
    "call",
    [
        (os.system, "touch ran"),
        (builtins.eval, "open('ran', 'w')"),
        (builtins.exec, "open('ran', 'w')"),
        (builtins.getattr, DATA, "tofile"),
        (subprocess.run, ["touch", "ran"]),
        (pickle.loads, b"N."),
        (np.load, "file.npy"),
        (np.ndarray, (10**12,)),
    ],
    ids=lambda call: call[0].__name__,
)
def test_a_pickle_that_calls_anything_is_refused(tmp_path, monkeypatch, call, protocol):
    monkeypatch.chdir(tmp_path)
    hostile = pickle.dumps({"data": Calls(*call), "labels": []}, protocol=protocol)
    with pytest.raises(DataError, match=r"data_batch_1 .* so it is not read"):
        load_pickle(hostile, "data_batch_1")
    assert not (tmp_path / "ran").exists()


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (b"cposix\nsystem\n(S'touch ran'\ntR.", "asks for posix.system"),
        (b"cnumpy.core.multiarray\n__dict__\n.", "asks for numpy.core.multiarray.__dict__"),
        (b"cnumpy\nndarray.tofile\n.", "asks for numpy.ndarray.tofile"),
        (b"\x80\x02Pexternal\n.", "refers to objects outside"),
        (b"cnumpy\ndtype\n}(X\x01\x00\x00\x00aK\x01ub.", "is damaged"),
        (b"\x80\x02Nr\xff\xff\xff\xff.", "is damaged"),
        (b"", "is damaged"),
        (b"\x80\x02}", "is damaged"),
        (b"\x80\x02N.", "is damaged"),
        (b"\x80\x02K\x01.", "is damaged"),
        (b"not a pickle", "is damaged"),
        (pickle.dumps({"data": np.array(["x"], object)}), "isn't of bytes"),
        (pickle.dumps({"data": np.arange(3.0)}), "isn't of bytes"),
    ],
)
def test_what_is_no_batch_ends_in_a_sentence(raw, says):
    with pytest.raises(DataError, match="data_batch_1 ") as failure:
        load_pickle(raw, "data_batch_1")
    assert says in str(failure.value)


@pytest.mark.parametrize("seed", range(200))
def test_random_damage_is_read_or_refused_and_nothing_else(seed):
    rng = np.random.default_rng(seed)
    raw = bytearray(python2_batch(DATA[:1, :48], LABELS[:1]))
    for place in rng.integers(0, len(raw), 3):
        raw[place] = rng.integers(0, 256)
    with contextlib.suppress(DataError):
        load_pickle(bytes(raw), "data_batch_1")
