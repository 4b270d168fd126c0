"""What the plots take: each kind of argument is checked here, and a wrong one answered with what to do."""

from collections.abc import Sequence
from numbers import Integral

import numpy as np

SIDE = 32
PIXELS = SIDE * SIDE * 3


def as_images(images: np.ndarray, name: str = "images") -> np.ndarray:
    """`images` as uint8 (N, 32, 32, 3), N at least 1; raises ValueError if they aren't that."""
    images = np.asarray(images)
    if images.ndim != 4 or images.shape[1:] != (SIDE, SIDE, 3) or images.dtype != np.uint8 or not len(images):
        raise ValueError(
            f"{name} has shape {images.shape} and dtype {images.dtype}; expected uint8 of shape (N, 32, 32, 3), "
            "N at least 1. Rows of X become such pictures by data.to_images(X)."
        )
    return images


def as_image(image: np.ndarray) -> np.ndarray:
    """`image` as uint8 (32, 32, 3); raises ValueError if it isn't that."""
    image = np.asarray(image)
    if image.shape != (SIDE, SIDE, 3) or image.dtype != np.uint8:
        raise ValueError(
            f"image has shape {image.shape} and dtype {image.dtype}; expected one picture, uint8 of shape "
            "(32, 32, 3). A row of X becomes one by data.to_images(x)."
        )
    return image


def as_classes(labels: np.ndarray, count: int, classes: Sequence[str], name: str = "labels") -> np.ndarray:
    """`labels` as an integer array (count,); raises ValueError unless each is an index into `classes`."""
    labels = np.asarray(labels)
    if labels.shape != (count,) or labels.dtype.kind not in "iu" or not count:
        raise ValueError(
            f"{name} has shape {labels.shape} and dtype {labels.dtype}; expected integers of shape ({count},), "
            "one for each image. Take images and labels from the same split, such as X_dev and y_dev."
        )
    if labels.min() < 0 or labels.max() >= len(classes):
        raise ValueError(
            f"{name} go from {labels.min()} to {labels.max()}; expected 0 to {len(classes) - 1}, as there are "
            f"{len(classes)} classes. Pass the names of all classes, in the order of their labels."
        )
    return labels


def as_labels(labels: np.ndarray, images: np.ndarray, classes: Sequence[str]) -> np.ndarray:
    """`labels` as an integer array with one label for each image.

    Raises ValueError for another shape or dtype, for a label that is no index into `classes`, and for a class without
    an example.
    """
    labels = as_classes(labels, len(images), classes)
    missing = [name for k, name in enumerate(classes) if not np.any(labels == k)]
    if missing:
        raise ValueError(
            f"none of the {len(labels)} labels is {listed(missing, 'or')}; every class needs at least one example. "
            "Pass more images."
        )
    return labels


def as_weights(W: np.ndarray, classes: Sequence[str]) -> np.ndarray:
    """The weights of the pixels as float64 (3072, C), without the bias row if there is one.

    Raises ValueError if W isn't (3072, C) or (3073, C) for C classes, or isn't finite.
    """
    W = np.asarray(W)
    if W.ndim != 2 or W.shape[0] not in (PIXELS, PIXELS + 1) or W.shape[1] != len(classes) or not len(classes):
        raise ValueError(
            f"W has shape {W.shape}; expected (3072, {len(classes)}), or (3073, {len(classes)}) with a bias row: one "
            "column for each class. If it is the other way round, pass W.T."
        )
    weights = W[:PIXELS].astype(np.float64)
    if not np.isfinite(weights).all():
        raise ValueError(
            f"W has {np.sum(~np.isfinite(weights)):,} weights that are infinite or not a number; expected finite ones. "
            "Training has diverged: try a smaller learning rate."
        )
    return weights


def as_names(classes: Sequence[str], count: int, what: str) -> list[str]:
    """The names as a list; raises ValueError unless there are `count`, one for each of `what`."""
    names = [str(name) for name in classes]
    if len(names) != count:
        raise ValueError(f"there are {count} {what} and {len(names)} names. Pass one name for each.")
    return names


def as_whole(name: str, value: int, low: int, high: int) -> int:
    """`value` as an int; raises ValueError if it isn't an integer from `low` to `high`."""
    if isinstance(value, bool) or not isinstance(value, Integral) or not low <= value <= high:
        raise ValueError(f"{name} is {value!r}; it must be an integer from {low} to {high}.")
    return int(value)


def listed(names: Sequence[str], last: str = "and") -> str:
    """The names as a list in a sentence: "a", "a and b", "a, b and c"."""
    return f" {last} ".join(filter(None, [", ".join(names[:-1]), names[-1]]))
