"""The official folder: five training batches, one test batch, and the names of the classes."""

from pathlib import Path

import numpy as np

from ..synthetic.classes import CLASSES
from .archive import LARGEST_FILE, receipt
from .errors import DataError, UnreadablePickle
from .mirrors import META, REQUIRED, TEST, TRAINING
from .part import sha256_of
from .unpickle import load_pickle


def read_batch(folder: Path, name: str) -> tuple[np.ndarray, np.ndarray]:
    """The images (N, 32, 32, 3) uint8 and the labels (N,) uint8 of one batch, such as "data_batch_1".

    The images are a view of what the file holds, three planes for each image; nothing is copied.
    Raises DataError if the file is missing, damaged, or no batch of CIFAR-10 images.
    """
    content = _read(folder, name)
    data, labels = content.get("data"), content.get("labels")
    if not isinstance(data, np.ndarray) or data.ndim != 2 or data.shape[1] != 3 * 32 * 32:
        raise DataError(broken(folder, f'{name} has no "data" of shape (N, 3072)'))
    if not isinstance(labels, list) or len(labels) != len(data):
        raise DataError(broken(folder, f'{name} has no "labels" for its {len(data):,} images'))
    if not all(type(label) is int and 0 <= label < len(CLASSES) for label in labels):
        raise DataError(broken(folder, f"{name} has labels that are not integers from 0 to {len(CLASSES) - 1}"))
    return data.reshape(-1, 3, 32, 32).transpose(0, 2, 3, 1), np.array(labels, np.uint8)


def check_folder(folder: Path) -> None:
    """Read every file of a folder once; raises DataError if one is missing, damaged or not CIFAR-10's."""
    _read(folder, META)
    for name in (*TRAINING, TEST):
        read_batch(folder, name)


def is_complete(folder: Path) -> bool:
    """Whether all the names are there (a quick look: `check_folder` reads the files)."""
    return all((folder / name).is_file() for name in REQUIRED)


def _read(folder: Path, name: str) -> dict:
    path = folder / name
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise DataError(broken(folder, f"{name} is larger than any batch"))
        expected = receipt(folder).get(name)
        if expected and expected != sha256_of(path):
            raise DataError(broken(folder, f"{name} has changed since it was unpacked"))
        with open(path, "rb") as file:
            content = load_pickle(file, name)
    except OSError as error:
        raise DataError(broken(folder, f"{name} cannot be read ({error.strerror})")) from error
    except UnreadablePickle as error:
        raise DataError(broken(folder, str(error))) from error
    return content


def broken(folder: Path, problem: str) -> str:
    """The message for a problem with a file of `folder`, with the next step."""
    if folder.name.startswith("embedded-"):
        return f"{problem} (in {folder}). Delete that folder: the embedded set is drawn anew at the next call."
    return f"{problem} (in {folder}). Run `python -m cs231n_lite.data fetch` to fetch the data afresh."
