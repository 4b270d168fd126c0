"""The embedded data set on disk, in CIFAR-10's official format."""

import filecmp
import shutil
from pathlib import Path
from uuid import uuid4

from .classes import CLASSES
from .dataset import SEED, draw_planes, whole
from .pickles import dumps

TRAIN_BATCHES = tuple(f"data_batch_{number}" for number in range(1, 6))
FILES = (*TRAIN_BATCHES, "test_batch", "batches.meta")


def _batch(title, prefix, images, labels, start=0):
    return dumps(
        {
            "batch_label": title,
            "labels": labels.tolist(),
            "data": images.reshape(len(images), -1),
            "filenames": [f"{CLASSES[label]}_{prefix}_{start + i:06d}.png" for i, label in enumerate(labels)],
        }
    )


def _fill(folder, train, test, seed, progress):
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


def write(folder, train=10_000, test=2_000, seed=SEED, progress=True):
    """Draw the set and write it as data_batch_1 to 5, test_batch and batches.meta.

    The files are written beside `folder` under a temporary name that is renamed at the end: `folder` is absent or
    complete, also when several processes write it at once.

    Args:
        folder: a new or empty folder, such as datasets/synthetic-batches-py.
        train: number of training images, a multiple of 5 up to 3,000,000.
        test: number of test images, up to 600,000.
        seed: integer from 0 to 2**63 - 1.
        progress: whether to show progress bars on stderr.

    Returns:
        the folder as a `Path`.

    Raises:
        TypeError, ValueError: an argument is out of its range.
        FileExistsError: `folder` holds something else; nothing in it is changed.
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
    folder.parent.mkdir(parents=True, exist_ok=True)
    part = folder.with_name(f".{folder.name}.{uuid4().hex}.part")
    part.mkdir()
    try:
        _fill(part, train, test, seed, progress)
        try:
            part.rename(folder)
        except OSError:
            if not folder.is_dir():
                raise
            if filecmp.cmpfiles(part, folder, FILES, shallow=False)[0] != list(FILES):
                raise FileExistsError(_occupied(folder)) from None
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return folder


def _occupied(folder):
    return f"{folder} already holds something other than this data set. Move it away, or pass another folder."
