"""The embedded data set: labelled pictures by (seed, split, index), in memory."""

import hashlib
from collections.abc import Sequence
from numbers import Integral

import numpy as np
from tqdm.auto import tqdm

from .canvas import SIDE
from .compose import pictures
from .dice import Dice, keys

Labels = int | Sequence[int] | np.ndarray  # how many images, or the class of each

SPLITS = ("train", "test")
SEED = 231
CHUNK = 2500  # pictures drawn at once: enough to keep numpy busy, few enough for the processor's cache


def whole(name: str, value: int, low: int, high: int) -> int:
    """`value` as an int if it is an integer from low to high; else a TypeError or ValueError that names it."""
    if isinstance(value, bool) or not isinstance(value, Integral):
        raise TypeError(f"{name} is {value!r}; it must be an integer from {low} to {high}. Pass one such as {low + 1}.")
    if not low <= value <= high:
        raise ValueError(f"{name} is {value}; it must be from {low} to {high}. Choose a number in that range.")
    return int(value)


def _stream(split: str, seed: int, purpose: int) -> tuple[int, int]:
    if split not in SPLITS:
        raise ValueError(f"split is {split!r}; there are only 'train' and 'test'. Pass one of these two.")
    return whole("seed", seed, 0, 2**63 - 1), 2 * SPLITS.index(split) + purpose


def labels(n: int, split: str = "train", seed: int = SEED, start: int = 0) -> np.ndarray:
    """The labels of the images start, ..., start + n - 1 of a split, (n,) int64 from 0 to 9.

    Each block of ten images holds every class once, in an order of its own, so that any prefix is balanced.
    Raises TypeError or ValueError if an argument is out of its range; the message says which and what to pass.
    """
    seed, stream = _stream(split, seed, purpose=1)
    n, start = whole("n", n, 0, 2**31), whole("start", start, 0, 2**62)
    first, last = start // 10, (start + n + 9) // 10
    order = Dice(keys(seed, stream, np.arange(first, last, dtype=np.int64))).words(10).argsort(axis=1, kind="stable")
    return order.astype(np.int64).reshape(-1)[start - 10 * first :][:n]


def _classes(labels_or_n: Labels, split: str, seed: int, start: int) -> np.ndarray:
    if np.ndim(labels_or_n) == 0:
        return labels(labels_or_n, split, seed, start)
    classes = np.asarray(labels_or_n)
    if classes.ndim != 1 or classes.dtype.kind not in "iu":
        raise TypeError(
            f"labels is an array of shape {classes.shape} and type {classes.dtype}; it must be (n,) integers. "
            "Pass a list such as [0, 3, 3, 9], or the number of images."
        )
    if classes.size and not 0 <= classes.min() <= classes.max() <= 9:
        raise ValueError(
            f"labels go from {classes.min()} to {classes.max()}; there are ten classes, 0 (airplane) to 9 (truck). "
            "Take the others out."
        )
    return classes.astype(np.int64)


def draw_planes(
    labels_or_n: Labels, split: str = "train", seed: int = SEED, start: int = 0, progress: bool = False
) -> tuple[np.ndarray, np.ndarray]:
    """What `draw` gives, with the images in the order of the official files, (n, 3, 32, 32) uint8."""
    start = whole("start", start, 0, 2**62)
    classes = _classes(labels_or_n, split, seed, start)
    every = keys(*_stream(split, seed, purpose=0), start + np.arange(len(classes), dtype=np.int64))
    images = np.empty((len(classes), 3, SIDE, SIDE), dtype=np.uint8)
    with _bar(len(classes), split, progress) as bar:
        for begin in range(0, len(classes), CHUNK):
            part = slice(begin, begin + CHUNK)
            for label in range(10):
                rows = begin + np.flatnonzero(classes[part] == label)
                if len(rows):
                    images[rows] = pictures(label, Dice(every[rows]))
                    bar.update(len(rows))
    return images, classes


def draw(
    labels_or_n: Labels, split: str = "train", seed: int = SEED, start: int = 0, progress: bool = False
) -> tuple[np.ndarray, np.ndarray]:
    """The images start, start + 1, ... of a split, (n, 32, 32, 3) uint8, and their labels, (n,) int64.

    labels_or_n: how many images, or (n,) classes from 0 to 9 to be drawn instead of the split's own labels
    split: "train" or "test"
    seed: an integer from 0 to 2**63 - 1
    start: the index of the first image
    progress: whether to show a progress bar on stderr

    An image depends only on (seed, split, index) and its class: any part can be drawn alone, in any order.
    Raises TypeError or ValueError if an argument is out of its range; the message says which and what to pass.
    """
    images, classes = draw_planes(labels_or_n, split, seed, start, progress)
    return np.ascontiguousarray(images.transpose(0, 2, 3, 1)), classes


def digest(n: int = 100, split: str = "train", seed: int = SEED, start: int = 0) -> str:
    """SHA-256, in hexadecimal, of the bytes of `draw(n, split, seed, start)`: images, then labels as bytes."""
    images, classes = draw(n, split, seed, start)
    return hashlib.sha256(images.tobytes() + classes.astype(np.uint8).tobytes()).hexdigest()


class _Silence:
    """Stands in for a progress bar where none is wanted."""

    def __enter__(self) -> "_Silence":
        return self

    def __exit__(self, *_: object) -> None:
        return None

    def update(self, count: int) -> None:
        """Show nothing."""


def _bar(total: int, split: str, progress: bool) -> tqdm | _Silence:
    if not progress:
        return _Silence()
    return tqdm(total=total, desc=f"drawing {split} images", unit="image")
