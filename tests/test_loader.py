"""Laws of `load_cifar10`: which images, what was subtracted, which set, and a cache that never lies."""

import itertools
import os
import pickle
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from data_helpers import clean_environment, python2_batch, tiny_files, write_folder  # noqa: F401

from cs231n_lite.data import CLASSES, DataError, load_cifar10, where
from cs231n_lite.data import cache as cache_module
from cs231n_lite.data.mirrors import FOLDER, META, TEST, TRAINING

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[1]
PER_BATCH = 130  # so that blocks of the cache, batches and splits end at different images
FILES = tiny_files(per_batch=PER_BATCH)
N = 5 * PER_BATCH


@pytest.fixture
def folder(tmp_path) -> Path:
    return write_folder(tmp_path / FOLDER, FILES)


@pytest.fixture(scope="module")
def full_size(tmp_path_factory) -> Iterator[Path]:
    """Write 60,000 images, as large as CIFAR-10 and all black, in the format of Python 2."""
    folder = tmp_path_factory.mktemp("full") / FOLDER
    batch = python2_batch(np.zeros((10_000, 3072), np.uint8), [0] * 10_000)
    yield write_folder(folder, {META: FILES[META], **dict.fromkeys((*TRAINING, TEST), batch)})
    shutil.rmtree(folder)


def pixels(*names: str) -> np.ndarray:
    """The images of batches, (N, 32, 32, 3) uint8, by way of plain pickle."""
    data = np.concatenate([pickle.loads(FILES[name])["data"] for name in names])
    return data.reshape(-1, 3, 32, 32).transpose(0, 2, 3, 1)


def labels(*names: str) -> list[int]:
    return [label for name in names for label in pickle.loads(FILES[name])["labels"]]


SHAPES = list(itertools.product([True, False], repeat=3))


@pytest.mark.parametrize(("flatten", "subtract", "bias"), SHAPES)
def test_the_splits_are_the_official_images_in_order(folder, flatten, subtract, bias):
    data = load_cifar10(433, 129, 77, 50, flatten=flatten, subtract_mean=subtract, bias=bias, folder=folder)
    training = pixels(*TRAINING)
    for X, y, images, right in (
        (data.X_train, data.y_train, training[:433], labels(*TRAINING)[:433]),
        (data.X_val, data.y_val, training[433:562], labels(*TRAINING)[433:562]),
        (data.X_test, data.y_test, pixels(TEST)[:77], labels(TEST)[:77]),
    ):
        mean = training[:433].mean(axis=0) if subtract else 0
        flat = X.reshape(len(X), -1)
        assert X.dtype == np.float32
        assert X.shape[1:] == ((3072 + bias,) if flatten else (32, 32, 3))
        np.testing.assert_allclose(flat[:, :3072], (images - mean).reshape(len(X), -1), atol=1e-4)
        assert (flat[:, 3072:] == 1).all()
        assert y.dtype == np.int64
        assert y.tolist() == right


@pytest.mark.parametrize(("flatten", "subtract", "bias"), SHAPES)
def test_rows_turn_back_into_the_very_images(folder, flatten, subtract, bias):
    data = load_cifar10(flatten=flatten, subtract_mean=subtract, bias=bias, folder=folder)
    assert np.array_equal(data.to_images(data.X_test), pixels(TEST))
    assert np.array_equal(data.to_images(data.X_test[3]), pixels(TEST)[3])
    assert data.to_images(data.X_test).dtype == np.uint8


def test_the_training_images_have_mean_zero_and_the_others_the_same_subtracted(folder):
    data = load_cifar10(folder=folder, bias=False)
    np.testing.assert_allclose(data.X_train.mean(axis=0, dtype=float), 0, atol=1e-4)
    raw = load_cifar10(folder=folder, bias=False, subtract_mean=False)
    np.testing.assert_allclose(raw.X_val - data.X_val, np.broadcast_to(data.mean, data.X_val.shape), atol=1e-4)
    assert not raw.mean.any()


@pytest.mark.parametrize("train", [1, 99, 100, 101, 200, 585])
def test_the_mean_is_that_of_exactly_the_training_images(folder, train):
    data = load_cifar10(train, 0, 0, 0, folder=folder, flatten=False)
    np.testing.assert_allclose(data.mean, pixels(*TRAINING)[:train].mean(axis=0), rtol=1e-6)


def test_development_images_are_distinct_copies_of_training_images(folder):
    data = load_cifar10(dev=200, folder=folder)
    rows = {row.tobytes(): label for row, label in zip(data.X_train, data.y_train, strict=True)}
    chosen = [row.tobytes() for row in data.X_dev]
    assert [rows[row] for row in chosen] == data.y_dev.tolist()
    assert len(set(chosen)) == 200
    assert not np.shares_memory(data.X_dev, data.X_train)


def test_the_seed_decides_the_development_set_and_nothing_else(folder):
    one, same, other = (load_cifar10(dev=50, seed=seed, folder=folder) for seed in (1, 1, 2))
    assert np.array_equal(one.X_dev, same.X_dev)
    assert not np.array_equal(one.X_dev, other.X_dev)
    assert np.array_equal(one.X_train, other.X_train)


def test_sizes_left_out_use_everything(folder):
    data = load_cifar10(folder=folder)
    sizes = [len(X) for X in (data.X_train, data.X_val, data.X_test, data.X_dev)]
    assert sizes == [N - N // 10, N // 10, PER_BATCH, 500]
    assert data.classes == CLASSES
    assert len(CLASSES) == 10


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"train": 601, "validation": 50}, "train=601 and validation=50 ask for 651 training images"),
        ({"validation": 651}, "651 training images"),
        ({"validation": 650}, "train=0"),
        ({"test": 131}, "this data set has 130 test images"),
        ({"train": 10, "dev": 11}, "dev=11"),
        ({"train": -1}, "can't be negative"),
        ({"test": 1.5}, "whole number"),
        ({"dev": "all"}, "whole number"),
    ],
)
def test_sizes_that_cannot_be_met_are_said(folder, wrong, says):
    with pytest.raises(ValueError, match=says):
        load_cifar10(folder=folder, **wrong)


@pytest.mark.parametrize("shape", [(3,), (2, 3071), (32, 32), (2, 2, 3072)])
def test_other_shapes_are_no_images(folder, shape):
    with pytest.raises(ValueError, match="expected"):
        load_cifar10(folder=folder).to_images(np.zeros(shape))


def test_the_second_load_reads_no_pickle_and_gives_the_same(folder, monkeypatch):
    first = load_cifar10(folder=folder)
    monkeypatch.setattr(cache_module, "read_batch", None)
    second = load_cifar10(folder=folder)
    assert np.array_equal(first.X_train, second.X_train)
    assert np.array_equal(first.y_test, second.y_test)


@pytest.mark.parametrize("name", [cache_module.PIXEL_FILE, cache_module.FACT_FILE])
@pytest.mark.parametrize("seed", range(12))
def test_a_damaged_cache_is_rebuilt_and_never_believed(folder, name, seed):
    right = load_cifar10(folder=folder)
    rng = np.random.default_rng(seed)
    content = bytearray((folder / name).read_bytes())
    place = int(rng.integers(128, len(content)))
    if seed < 8:
        content[place] ^= 1 << int(rng.integers(8))
    else:
        del content[place:]
    (folder / name).write_bytes(content)
    for _ in range(2):
        data = load_cifar10(folder=folder)
        assert np.array_equal(data.X_train, right.X_train)
        assert np.array_equal(data.X_test, right.X_test)
        assert np.array_equal(data.y_train, right.y_train)


def test_a_cache_of_other_pickles_is_not_used(folder):
    load_cifar10(folder=folder)
    other = tiny_files(seed=1, per_batch=PER_BATCH)
    for name, content in other.items():
        (folder / name).write_bytes(content)
        os.utime(folder / name, (1, 1))
    data = load_cifar10(folder=folder)
    planes = data.to_images(data.X_test).transpose(0, 3, 1, 2)
    assert np.array_equal(planes.reshape(-1, 3072), pickle.loads(other[TEST])["data"])


def test_where_no_cache_can_be_written_the_data_are_the_same(folder, monkeypatch):
    right = load_cifar10(folder=folder)
    for path in folder.glob("uint8-cache*"):
        path.unlink()

    def refuse(*_, **__):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(cache_module, "FileLock", refuse)
    data = load_cifar10(folder=folder)
    assert np.array_equal(data.X_train, right.X_train)
    assert not list(folder.glob("uint8-cache*"))


@pytest.mark.parametrize("damage", ["missing", "short", "hostile", "no data", "few labels", "wrong labels"])
def test_a_damaged_data_set_is_an_error_with_a_next_step(folder, damage):
    batch = folder / "data_batch_2"
    content = pickle.loads(batch.read_bytes())
    if damage == "missing":
        batch.unlink()
    elif damage == "short":
        batch.write_bytes(batch.read_bytes()[:5000])
    elif damage == "hostile":
        batch.write_bytes(b"cposix\nsystem\n(S'true'\ntR.")
    elif damage == "no data":
        batch.write_bytes(pickle.dumps({"labels": content["labels"]}))
    elif damage == "few labels":
        batch.write_bytes(pickle.dumps(content | {"labels": content["labels"][1:]}))
    else:
        batch.write_bytes(pickle.dumps(content | {"labels": [10, *content["labels"][1:]]}))
    step = "CS231N_LITE_DATA|fetch --to" if damage == "missing" else "Run `python -m cs231n_lite.data fetch`"
    with pytest.raises(DataError, match=step) as failure:
        load_cifar10(folder=folder)
    assert "data_batch_2" in str(failure.value)


def stub_write(folder, *, train, test, seed, progress):
    """Stand for `cs231n_lite.synthetic.write`: random images in the official format, written atomically."""
    rng = np.random.default_rng(seed)
    beside = folder.with_name(f"{folder.name}.new")
    files = {"batches.meta": pickle.dumps({"label_names": list(CLASSES)})}
    for name, size in [*((name, train // 5) for name in TRAINING), (TEST, test)]:
        data = rng.integers(0, 256, (size, 3072), np.uint8)
        files[name] = pickle.dumps({"data": data, "labels": rng.integers(0, 10, size).tolist()}, protocol=2)
    write_folder(beside, files).replace(folder)
    print(f"drawn {train}+{test} progress={progress}")


@pytest.fixture
def course(tmp_path, monkeypatch) -> Path:
    """Make a course folder in which no data has been fetched, with a stub that draws the embedded set."""
    datasets = tmp_path / "course" / "datasets"
    monkeypatch.setattr(where, "datasets_folder", lambda: datasets)
    monkeypatch.setattr(where, "_user_cache", lambda: tmp_path / "user")
    stub = type(sys)("cs231n_lite.synthetic")
    stub.write = stub_write
    monkeypatch.setitem(sys.modules, "cs231n_lite.synthetic", stub)
    return datasets


def test_without_cifar10_the_embedded_set_is_drawn_once_and_named(course, capsys):
    data = load_cifar10(train=100, dev=10)
    assert data.name == "embedded"
    first = capsys.readouterr()
    told, drawn = first.out.splitlines()[:2]
    kept = course / "embedded-10000-2000"
    assert told.startswith("Drawing the 12,000 images of the embedded set, once; it takes about 10 seconds.")
    assert told.endswith(f"They stay in {kept}")
    assert drawn == "drawn 10000+2000 progress=True"
    assert "The embedded set: 100 training, 1,000 validation, 2,000 test and 10 development images." in first.out
    load_cifar10(train=100)
    assert len(capsys.readouterr().out.splitlines()) == 1


def test_cifar10_is_used_where_it_has_been_fetched(course, folder, capsys):
    course.mkdir(parents=True)
    shutil.copytree(folder, course / FOLDER)
    assert load_cifar10().name == "CIFAR-10"
    told = capsys.readouterr()
    assert told.out == "CIFAR-10: 585 training, 65 validation, 130 test and 500 development images.\n"
    assert told.err == ""


def test_a_broken_cifar10_is_not_silently_replaced_by_the_embedded_set(course):
    (course / FOLDER).mkdir(parents=True)
    with pytest.raises(DataError, match=r"data_batch_1 is missing .* fetch"):
        load_cifar10()


def test_the_variable_decides(course, folder, monkeypatch):
    shutil.copytree(folder, course / FOLDER)
    monkeypatch.setenv("CS231N_LITE_DATA", "embedded")
    assert load_cifar10(train=10).name == "embedded"
    for place in (folder, folder.parent):
        monkeypatch.setenv("CS231N_LITE_DATA", str(place))
        assert len(load_cifar10().X_test) == PER_BATCH
    monkeypatch.setenv("CS231N_LITE_DATA", str(folder / "nowhere"))
    with pytest.raises(DataError, match=r"CS231N_LITE_DATA says .*nowhere"):
        load_cifar10()


@pytest.mark.parametrize("mode", ["autograde", "validate"])
def test_grading_uses_a_small_embedded_set_without_a_word_on_stderr(course, folder, monkeypatch, capfd, mode):
    shutil.copytree(folder, course / FOLDER)
    monkeypatch.setenv("NBGRADER_EXECUTION", mode)
    data = load_cifar10()
    assert (data.name, len(data.X_train), len(data.X_val), len(data.X_test)) == ("embedded", 900, 100, 200)
    told = capfd.readouterr()
    assert "progress=False" in told.out
    assert "Drawing" not in told.out
    assert told.err == ""


def test_the_embedded_set_finds_another_place_where_the_course_cannot_be_written(course, tmp_path):
    course.parent.mkdir()
    course.write_text("a file where the folder should be")
    assert load_cifar10(train=10).name == "embedded"
    assert (tmp_path / "user" / "embedded-10000-2000").is_dir()


def test_an_embedded_set_that_was_cut_short_is_drawn_again(course):
    (course / "embedded-10000-2000").mkdir(parents=True)
    assert load_cifar10(train=10).name == "embedded"


def test_the_data_set_says_in_short_what_it_is(folder):
    assert len(repr(load_cifar10(folder=folder))) < 100


@pytest.mark.parametrize("cached", [False, True], ids=["first", "later"])
def test_a_set_of_full_size_loads_in_bounded_memory(full_size, cached):
    pytest.importorskip("resource", reason="peak memory is not told on this system")
    pytest.importorskip("matplotlib")
    (full_size / cache_module.FACT_FILE).unlink(missing_ok=True)
    code = "import sys, resource, matplotlib.pyplot; from cs231n_lite.data import load_cifar10;"
    code += "data = load_cifar10(49_000, 1_000, 10_000, folder=sys.argv[1]);"
    code += "print(data.X_train.shape, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    # a process begins with the peak of the one that starts it, so a small one starts it
    starter = "import subprocess, sys; subprocess.run([sys.executable, '-c', *sys.argv[1:]], check=True)"
    for _ in range(1 + cached):  # the first load leaves the cache that the later one reads
        run = subprocess.run(
            [sys.executable, "-c", starter, code, full_size],
            env={**os.environ, "PYTHONPATH": str(ROOT), "MPLBACKEND": "agg"},
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
        assert (full_size / cache_module.FACT_FILE).exists()
    assert (f"Reading the images in {full_size}, once" in run.stdout) == (not cached)
    shape, peak = run.stdout.splitlines()[-1].rsplit(" ", 1)
    assert shape == "(49000, 3073)"
    assert int(peak) * (1 if sys.platform == "darwin" else 1024) < 0.85e9
