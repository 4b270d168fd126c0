"""What several classifiers say about the same pictures."""

from collections.abc import Mapping, Sequence

import numpy as np

from ..images.gallery import titled_pictures
from ..kit.arguments import as_classes, as_images
from ..kit.picture import Picture
from ..kit.style import styled

MOST, COLUMNS = 18, 6


@styled
def opinions(
    images: np.ndarray, labels: np.ndarray, guesses: Mapping[str, np.ndarray], classes: Sequence[str]
) -> Picture:
    """Show pictures, and above each its class and what each classifier says, with a ✓ where that is right.

    images: uint8 (N, 32, 32, 3), N from 1 to 18
    labels: integers (N,), indices into `classes`
    guesses: for each of 1 to 4 classifiers, by a short name, integers (N,)
    classes: the names of the classes

    Raises ValueError for other shapes or dtypes, or a label or guess without a name.
    """
    images = as_images(images)
    if len(images) > MOST or not 1 <= len(guesses) <= 4:
        raise ValueError(
            f"there are {len(images)} images and {len(guesses)} classifiers; expected 1 to {MOST} and 1 to 4."
        )
    labels = as_classes(labels, len(images), classes)
    said = {name: as_classes(one, len(images), classes, f"guesses[{name!r}]") for name, one in guesses.items()}
    titles = []
    for i, label in enumerate(labels):
        lines = [f"{name}: {'✓' if one[i] == label else classes[one[i]]}" for name, one in said.items()]
        titles.append("\n".join([f"{classes[label]}", *lines]))
    figure, axes = titled_pictures(images, titles, min(COLUMNS, len(images)))
    for text in axes.texts:
        text.set_fontsize(9.5)
    right = ", ".join(f"{name} {np.sum(one == labels)}" for name, one in said.items())
    return Picture(
        figure, f"{len(images)} pictures and what classifiers say about each. Right: {right}. "
        f"{'. '.join(title.replace(chr(10), ', ') for title in titles)}."
    )  # fmt: skip
