"""Laws of the embedded data set."""

import hashlib
import os
import pickle
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from cs231n_lite import synthetic
from cs231n_lite.synthetic import canvas, dice, files, pickles
from cs231n_lite.synthetic.dataset import draw_planes

DIGESTS = {
    ("train", 0): "81ba3885d710771f65dd4f1363e635b62e0ec7841e1eea811dab82ffd9b015cb",
    ("test", 0): "0ead835652491f4a5373676e0e4a079c66039b056f381f8f7e3e5b611ec3a274",
    ("train", 9_900): "54f2c0e7f039327f1119ee0ddb506d131f79413234c8b868537a7e4239efbd1e",
}


@pytest.mark.parametrize(("split", "start"), DIGESTS)
def test_the_images_are_the_recorded_ones(split, start):
    assert synthetic.digest(100, split, start=start) == DIGESTS[split, start]


def test_the_images_do_not_depend_on_the_processors_features():
    features = np.show_config(mode="dicts")["SIMD Extensions"]
    names = " ".join(features.get("found", []))
    code = "from cs231n_lite import synthetic; print(synthetic.digest())"
    environment = {**os.environ, "NPY_DISABLE_CPU_FEATURES": names, "PYTHONPATH": os.pathsep.join(sys.path)}
    run = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == DIGESTS["train", 0]


def test_any_part_can_be_drawn_alone():
    images, labels = synthetic.draw(60, seed=5)
    part, part_labels = synthetic.draw(7, seed=5, start=33)
    np.testing.assert_array_equal(part, images[33:40])
    np.testing.assert_array_equal(part_labels, labels[33:40])


def test_a_chosen_class_is_drawn_as_if_the_split_had_chosen_it():
    images, labels = synthetic.draw(30, "test", seed=5)
    again, same = synthetic.draw(labels.tolist(), "test", seed=5)
    np.testing.assert_array_equal(again, images)
    np.testing.assert_array_equal(same, labels)


def test_seed_split_and_index_each_change_the_image():
    frog = [6]
    images = [
        synthetic.draw(frog)[0],
        synthetic.draw(frog, seed=synthetic.SEED + 1)[0],
        synthetic.draw(frog, "test")[0],
        synthetic.draw(frog, start=1)[0],
    ]
    assert len({image.tobytes() for image in images}) == 4


def test_images_are_bytes_and_use_the_whole_range():
    images, labels = synthetic.draw(200)
    assert images.shape == (200, 32, 32, 3) and images.dtype == np.uint8
    assert labels.shape == (200,) and labels.dtype == np.int64
    assert images.min() == 0 and images.max() == 255
    assert images.reshape(200, -1).std(axis=1).min() > 5, "an image is all but blank"


@pytest.mark.parametrize("start", [0, 7])
def test_every_block_of_ten_labels_holds_every_class(start):
    labels = synthetic.labels(100, start=start)[-start % 10 :][:90]
    assert all(sorted(block) == list(range(10)) for block in labels.reshape(-1, 10))
    assert len({tuple(block) for block in labels.reshape(-1, 10)}) > 5, "the blocks are not shuffled"


def test_no_images_are_no_images():
    images, labels = synthetic.draw(0)
    assert images.shape == (0, 32, 32, 3) and labels.shape == (0,)


def test_silence_is_silent_and_a_bar_counts_every_image(capsys):
    synthetic.draw(20)
    assert capsys.readouterr() == ("", "")
    synthetic.draw(20, progress=True)
    assert "20/20" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("call", "error", "words"),
    [
        (lambda: synthetic.draw(-1), ValueError, "n is -1"),
        (lambda: synthetic.draw(2.5), TypeError, "n is 2.5"),
        (lambda: synthetic.draw(True), TypeError, "n is True"),
        (lambda: synthetic.draw([3, 10]), ValueError, "from 3 to 10"),
        (lambda: synthetic.draw([[1, 2]]), TypeError, r"shape \(1, 2\)"),
        (lambda: synthetic.draw(["cat"]), TypeError, "integers"),
        (lambda: synthetic.draw(1, "validation"), ValueError, "'train' and 'test'"),
        (lambda: synthetic.draw(1, seed=-1), ValueError, "seed is -1"),
        (lambda: synthetic.draw(1, seed=None), TypeError, "seed is None"),
        (lambda: synthetic.draw(1, start=-5), ValueError, "start is -5"),
        (lambda: synthetic.write("nowhere", train=7), ValueError, "multiple of 5"),
        (lambda: synthetic.write("nowhere", test=0), ValueError, "test is 0"),
    ],
)
def test_bad_input_is_named(call, error, words):
    with pytest.raises(error, match=words):
        call()


@pytest.mark.parametrize(("encoding", "key"), [("latin1", str), ("bytes", lambda name: name.encode())])
def test_a_loader_of_the_official_files_reads_the_folder(tmp_path, encoding, key):
    folder = synthetic.write(tmp_path / "new" / "set", train=50, test=20, seed=5, progress=False)
    assert {file.name for file in folder.iterdir()} == set(files.FILES)
    assert [file.name for file in folder.parent.iterdir()] == ["set"], "a temporary folder was left behind"

    def load(name):
        return pickle.loads((folder / name).read_bytes(), encoding=encoding)

    meta, test = load("batches.meta"), load("test_batch")
    assert meta[key("label_names")] == [key(name) for name in synthetic.CLASSES]
    assert meta[key("num_cases_per_batch")] == 10 and meta[key("num_vis")] == 3072
    assert test[key("batch_label")] == key("testing batch 1 of 1") and len(test[key("filenames")]) == 20
    batches = [load(f"data_batch_{number}") for number in range(1, 6)]
    images, labels = synthetic.draw(50, seed=5)
    data = np.concatenate([batch[key("data")] for batch in batches])
    assert data.dtype == np.uint8 and data.shape == (50, 3072)
    np.testing.assert_array_equal(data.reshape(50, 3, 32, 32).transpose(0, 2, 3, 1), images)
    assert [label for batch in batches for label in batch[key("labels")]] == labels.tolist()


def test_writing_is_silent_when_told_to_be(tmp_path, capsys):
    synthetic.write(tmp_path / "set", train=10, test=10, progress=False)
    assert capsys.readouterr() == ("", "")


def test_the_files_are_the_recorded_ones(tmp_path):
    folder = synthetic.write(tmp_path / "set", train=50, test=20, progress=False)
    content = b"".join((folder / name).read_bytes() for name in files.FILES)
    assert hashlib.sha256(content).hexdigest() == "1b0819a60c76906a5ee02bdab408d651837e12465b696f39ec237683dbe40c3a"


@pytest.mark.slow
def test_several_writers_at_once_leave_one_complete_set(tmp_path):
    folder = tmp_path / "set"
    with ThreadPoolExecutor(4) as pool:
        written = [pool.submit(synthetic.write, folder, 50, 20, 5, False) for _ in range(4)]
    assert {job.result() for job in written} == {folder}
    assert {file.name for file in folder.iterdir()} == set(files.FILES) and list(tmp_path.iterdir()) == [folder]


def test_a_folder_that_holds_something_else_is_left_alone(tmp_path):
    note = tmp_path / "set" / "notes.txt"
    note.parent.mkdir()
    note.write_text("mine")
    with pytest.raises(FileExistsError, match="already holds"):
        synthetic.write(note.parent, train=10, test=10, progress=False)
    assert note.read_text() == "mine" and list(tmp_path.iterdir()) == [note.parent]


def test_another_seed_does_not_replace_a_set(tmp_path):
    folder = synthetic.write(tmp_path / "set", train=10, test=10, seed=5, progress=False)
    before = (folder / "data_batch_1").read_bytes()
    with pytest.raises(FileExistsError, match="already holds"):
        synthetic.write(folder, train=10, test=10, seed=6, progress=False)
    assert (folder / "data_batch_1").read_bytes() == before


def test_an_interrupted_write_leaves_nothing(tmp_path, monkeypatch):
    def interrupt(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(files, "dumps", interrupt)
    with pytest.raises(KeyboardInterrupt):
        synthetic.write(tmp_path / "set", train=10, test=10, progress=False)
    assert not list(tmp_path.iterdir())


def test_a_pickle_says_what_it_cannot_hold():
    with pytest.raises(TypeError, match="cannot pickle float"):
        pickles.dumps({"a": [1, 2.0]})


def test_the_integer_sine_is_a_sine():
    degrees = np.arange(-720, 720)
    np.testing.assert_allclose(canvas.sine(degrees) / 4096, np.sin(np.radians(degrees)), atol=0.0025)


def test_the_integer_root_is_the_floor_of_the_root():
    values = np.array([0, 1, 2, 3, 4, 99, 100, 2**20 - 1, 2**20, 2**32 - 1])
    root = canvas.square_root(values)
    assert (root * root <= values).all() and (values < (root + 1) ** 2).all()


@pytest.mark.parametrize("size", [8 * canvas.PX, 13 * canvas.PX])
def test_coverage_measures_the_area_of_a_shape(size):
    pen = canvas.Pen(np.zeros((1, 3, 32, 32), dtype=np.int16), size=size, turn=30)
    area = (size / canvas.PX / 100) ** 2
    disc = pen.ellipse(5, 5, 60, 40).sum() / canvas.FULL
    square = pen.polygon((-50, -40), (50, -40), (50, 40), (-50, 40)).sum() / canvas.FULL
    bar = pen.limb((-50, 0, 20), (50, 0, 20)).sum() / canvas.FULL
    np.testing.assert_allclose([disc, square, bar], area * np.array([np.pi * 60 * 40, 100 * 80, 100 * 20]), rtol=0.03)


def test_a_polygon_is_the_same_in_either_sense():
    pen = canvas.Pen(np.zeros((1, 3, 32, 32), dtype=np.int16), turn=17)
    corners = [(-60, -20), (30, -50), (70, 40), (-10, 60)]
    np.testing.assert_allclose(pen.polygon(*corners), pen.polygon(*corners[::-1]), atol=1)


def test_full_coverage_paints_the_colour_and_none_leaves_the_picture():
    pixels = np.full((2, 3, 32, 32), 200, dtype=np.int16)
    coverage = np.zeros((2, 32, 32), dtype=np.int16)
    coverage[1] = canvas.FULL
    canvas.paint(pixels, (10, 0, 255), coverage)
    assert (pixels[0] == 200).all()
    assert [(plane.min(), plane.max()) for plane in pixels[1]] == [(10, 10), (0, 0), (255, 255)]


def test_draws_are_even_and_stay_in_their_bounds():
    draws = dice.Dice(dice.keys(5, 0, np.arange(60_000))).between(-2, 3)
    counts = np.bincount(draws + 2, minlength=6)
    assert draws.min() == -2 and draws.max() == 3
    assert abs(counts - 10_000).max() < 500, "five standard deviations are 456"


def test_planes_are_the_same_pictures_in_the_official_order():
    planes, _ = draw_planes(3, seed=5)
    np.testing.assert_array_equal(planes.transpose(0, 2, 3, 1), synthetic.draw(3, seed=5)[0])
