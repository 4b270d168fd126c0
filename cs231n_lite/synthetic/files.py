"""The embedded data set on disk, in CIFAR-10's official format."""

import hashlib
from pathlib import Path

import numpy as np

from ..plumbing.files import written_whole
from .classes import CLASSES
from .dataset import SEED, draw_planes, whole
from .pickles import dumps

TRAIN_BATCHES = tuple(f"data_batch_{number}" for number in range(1, 6))
FILES = (*TRAIN_BATCHES, "test_batch", "batches.meta")


def _batch(title: str, prefix: str, images: np.ndarray, labels: np.ndarray, start: int = 0) -> bytes:
    return dumps(
        {
            "batch_label": title,
            "labels": labels.tolist(),
            "data": images.reshape(len(images), -1),
            "filenames": [f"{CLASSES[label]}_{prefix}_{start + i:06d}.png" for i, label in enumerate(labels)],
        }
    )


def _fill(folder: Path, train: int, test: int, seed: int, progress: bool) -> None:
    images, labels = draw_planes(train, "train", seed, progress=progress)
    size = train // 5
    for number, name in enumerate(TRAIN_BATCHES):
        part = slice(number * size, (number + 1) * size)
        batch = _batch(f"training batch {number + 1} of 5", "train", images[part], labels[part], number * size)
        (folder / name).write_bytes(batch)
    images, labels = draw_planes(test, "test", seed, progress=progress)
    (folder / "test_batch").write_bytes(_batch("testing batch 1 of 1", "test", images, labels))
    meta = {"num_cases_per_batch": size, "label_names": list(CLASSES), "num_vis": 3072}
    (folder / "batches.meta").write_bytes(dumps(meta))


def write(folder: str | Path, train: int = 10_000, test: int = 2_000, seed: int = SEED, progress: bool = True) -> Path:
    """Draw the set and write it as data_batch_1 to 5, test_batch and batches.meta; returns `folder` as a Path.

    folder: a new or empty one; it is absent or complete, also when several processes write it at once
    train: the number of training images, a multiple of 5 up to 3,000,000
    test: the number of test images, up to 600,000
    seed: a whole number from 0 to 2**63 - 1
    progress: whether to show progress bars on stderr

    Raises TypeError or ValueError if an argument is out of its range, and FileExistsError if `folder` holds something
    else; nothing in it is changed then.
    """
    folder = Path(folder)
    train, test = whole("train", train, 5, 3_000_000), whole("test", test, 1, 600_000)
    if train % 5:
        raise ValueError(
            f"train is {train}; five equal batches need a multiple of 5. Take {train - train % 5} instead."
        )
    if (folder.exists() and not folder.is_dir()) or (
        folder.is_dir() and not {f.name for f in folder.iterdir()} <= set(FILES)
    ):
        raise FileExistsError(_occupied(folder))
    drawn: dict[str, str] = {}
    try:
        with written_whole(folder) as fresh:
            fresh.mkdir()
            _fill(fresh, train, test, seed, progress)
            drawn = _digests(fresh)
    except OSError:
        if not (drawn and folder.is_dir()):
            raise
        if _digests(folder) != drawn:
            raise FileExistsError(_occupied(folder)) from None
    return folder


def _digests(folder: Path) -> dict[str, str]:
    """The digest of each of the set's files that is in `folder`."""
    files = [folder / name for name in FILES]
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in files if file.is_file()}


def _occupied(folder: Path) -> str:
    return f"{folder} already holds something other than this data set. Move it away, or pass another folder."
