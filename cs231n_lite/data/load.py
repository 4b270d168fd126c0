"""CIFAR-10 ready for training: splits, flattening, mean subtraction and the bias column, in one call."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from ..synthetic.classes import CLASSES
from .cache import BLOCK, PIXELS, Images, with_images
from .sizes import Sizes
from .where import find


@dataclass(frozen=True, eq=False, repr=False)
class Cifar10:
    """Images and labels, split for training, validation, test and development.

    X_*: float32, rows (N, 3072), with a bias column of ones (N, 3073), or images (N, 32, 32, 3); pixel values from 0 to
        255 less `mean`. X_dev holds copies of some rows of X_train.
    y_*: int64, (N,), indices into `classes`
    mean: float32, (3072,) or (32, 32, 3), what was subtracted from every image (zeros if nothing was)
    name: "CIFAR-10" or "embedded"
    """

    X_train: np.ndarray
    y_train: np.ndarray
    X_val: np.ndarray
    y_val: np.ndarray
    X_test: np.ndarray
    y_test: np.ndarray
    X_dev: np.ndarray
    y_dev: np.ndarray
    mean: np.ndarray
    classes: tuple[str, ...]
    name: str

    def to_images(self, X: np.ndarray) -> np.ndarray:
        """Turn rows or images of this data set back into pictures to show.

        X: one row or many, (3072,) or (N, 3072), with or without the bias column, or images (32, 32, 3) or
            (N, 32, 32, 3)

        Returns uint8 (32, 32, 3) or (N, 32, 32, 3): the mean added back, the bias column dropped, rounded and kept
        within 0 to 255. Raises ValueError for other shapes.
        """
        X = np.asarray(X)
        if X.shape[-3:] == (32, 32, 3):
            pixels = X
        elif X.ndim in (1, 2) and X.shape[-1] in (PIXELS, PIXELS + 1):
            pixels = X[..., :PIXELS].reshape(*X.shape[:-1], 32, 32, 3)
        else:
            raise ValueError(
                f"X has shape {X.shape}; expected (N, 3072), (N, 3073) or (N, 32, 32, 3), or one of these N."
            )
        return np.clip(np.rint(pixels + self.mean.reshape(32, 32, 3)), 0, 255).astype(np.uint8)

    def __repr__(self) -> str:
        name = "The embedded set" if self.name == "embedded" else self.name
        sizes = f"{len(self.X_train):,} training, {len(self.X_val):,} validation, {len(self.X_test):,} test"
        return f"{name}: {sizes} and {len(self.X_dev):,} development images."


def load_cifar10(
    train: int | None = None,
    validation: int | None = None,
    test: int | None = None,
    dev: int | None = None,
    *,
    flatten: bool = True,
    subtract_mean: bool = True,
    bias: bool = True,
    seed: int = 0,
    folder: str | Path | None = None,
) -> Cifar10:
    """Load CIFAR-10 where it has been fetched, else the embedded set, and say in one line which.

    train, validation, test, dev: numbers of images. The training images are the first of the training set, the
        validation images the next; dev images are drawn from the training images. Left out, everything is used:
        49,000 + 1,000 and 10,000 of CIFAR-10, 9,000 + 1,000 and 2,000 of the embedded set, and 500 for dev.
    flatten: whether to give rows, else images (and these have no bias)
    subtract_mean: whether to subtract the mean of the training images from all
    bias: whether to append a column of ones to the rows
    seed: chooses the dev images
    folder: where the batches are (None: see `where`)

    Raises ValueError for sizes that the set doesn't have, DataError if it can't be read.
    """
    source = find(folder)

    def use(images: Images) -> Cifar10:
        sizes = Sizes.of(train, validation, test, dev, images.train, len(images.labels) - images.train)
        return _splits(images, sizes, flatten, subtract_mean, bias, seed, source.name)

    data = with_images(source.folder, use)
    print(data, flush=True)
    return data


def _splits(
    images: Images, sizes: Sizes, flatten: bool, subtract_mean: bool, bias: bool, seed: int, name: str
) -> Cifar10:
    mean = _mean_image(images, sizes.train) if subtract_mean else np.zeros(PIXELS, np.float32)

    def split(start: int, size: int) -> tuple[np.ndarray, np.ndarray]:
        X = np.empty((size, PIXELS + (flatten and bias)), np.float32)
        _fill(X, images, start, mean)
        return (X if flatten else X.reshape(-1, 32, 32, 3)), images.labels[start : start + size].astype(np.int64)

    X_train, y_train = split(0, sizes.train)
    X_val, y_val = split(sizes.train, sizes.validation)
    X_test, y_test = split(images.train, sizes.test)
    chosen = np.random.default_rng(seed).choice(sizes.train, sizes.dev, replace=False)
    X_dev, y_dev = X_train[chosen], y_train[chosen]
    mean = mean if flatten else mean.reshape(32, 32, 3)
    return Cifar10(X_train, y_train, X_val, y_val, X_test, y_test, X_dev, y_dev, mean, CLASSES, name)


def _mean_image(images: Images, size: int) -> np.ndarray:
    """The mean of the first `size` images, (3072,) float32: from the sums of whole blocks, and the rest."""
    blocks, rest = divmod(size, BLOCK)
    total = images.sums[:blocks].sum(axis=0, dtype=np.int64)
    if rest:
        total += images.block(blocks)[:rest].sum(axis=0, dtype=np.int64)
    return (total / size).astype(np.float32)


def _fill(X: np.ndarray, images: Images, start: int, mean: np.ndarray) -> None:
    """Write the images from `start` on, less the mean, and ones behind them, into the rows of X.

    One block at a time, so that no copy of X is made and each block is still in the processor's cache when it is used.
    """
    stop = start + len(X)
    for k in range(start // BLOCK, -(-stop // BLOCK)):
        first, last = max(start, k * BLOCK), min(stop, (k + 1) * BLOCK)
        rows = X[first - start : last - start]
        rows[:, PIXELS:] = 1
        rows[:, :PIXELS] = images.block(k)[first - k * BLOCK : last - k * BLOCK]
        rows[:, :PIXELS] -= mean
