"""Visual words as pictures, and which of them an image says how often."""

from collections.abc import Sequence

import numpy as np
from matplotlib.figure import Figure

from ..kit.arguments import as_images, as_names
from ..kit.picture import Picture
from ..kit.style import SOFT, styled
from ..kit.values import as_finite

MOST, MOST_IMAGES = 200, 6
COLUMNS = 20
CONTRAST = 2.2  # standard deviations from mid-gray to white


@styled
def words(centres: np.ndarray) -> Picture:
    """Show each visual word as a small colour picture, mid-gray for 0, with its index below.

    centres: (K, 3 · side · side), patches of contrast 1 and mean 0; K at most 200

    Raises ValueError for other shapes.
    """
    pictures = _as_patches(centres)
    if len(pictures) > MOST:
        raise ValueError(f"there are {len(pictures)} words; expected at most {MOST}. Choose some, centres[:{MOST}].")
    columns = min(COLUMNS, len(pictures))
    rows = -(-len(pictures) // columns)
    figure = Figure(figsize=(max(8.2 * columns / COLUMNS, 1), 0.53 * rows))
    for k, picture in enumerate(pictures):
        row, column = divmod(k, columns)
        axes = figure.add_axes(((column + 0.06) / columns, 1 - (row + 0.72) / rows, 0.88 / columns, 0.68 / rows))
        axes.imshow(picture)
        axes.set_axis_off()
        axes.text(0.5, -0.04, k, ha="center", va="top", fontsize=7.5, color=SOFT, transform=axes.transAxes)
    spread = pictures.std(axis=-1).mean(axis=(1, 2))
    coloured = np.sum(spread > 0.06)
    return Picture(
        figure,
        f"{len(pictures)} visual words as colour pictures of {pictures.shape[1]} by {pictures.shape[1]} pixels, mid-"
        f"gray for 0. {coloured} of them are clearly coloured, {len(pictures) - coloured} nearly grey.",
    )


@styled
def bags(images: np.ndarray, found: np.ndarray, centres: np.ndarray, names: Sequence[str], most: int = 8) -> Picture:
    """Show images, and beside each the words that it says most often, with their shares.

    images: uint8 (N, 32, 32, 3), N from 1 to 6
    found: (N, K), each row a bag of words
    centres: (K, 3 · side · side), the words
    names: N short texts
    most: how many words are shown of each, 1 to 12

    Raises ValueError for other shapes.
    """
    images, pictures = as_images(images), _as_patches(centres)
    names, found = as_names(names, len(images), "images"), as_finite(found, "found", ndim=2)
    if found.shape != (len(images), len(pictures)) or len(images) > MOST_IMAGES:
        raise ValueError(
            f"found has shape {found.shape} for {len(images)} images and {len(pictures)} words; expected a row for "
            f"each of at most {MOST_IMAGES} images and a column for each word."
        )
    most = min(most, len(pictures))
    height = 1.25 * len(images)
    figure = Figure(figsize=(8.2, height + 0.1))
    told = []
    for row, (image, shares, name) in enumerate(zip(images, found, names, strict=True)):
        bottom = (height - 1.25 * (row + 1) + 0.1) / (height + 0.1)
        axes = figure.add_axes((0.12, bottom, 0.14, 1.1 / (height + 0.1)))
        axes.imshow(image)
        axes.set_axis_off()
        figure.text(0.11, bottom + 0.55 / (height + 0.1), name, ha="right", va="center")
        order = np.argsort(-shares, kind="stable")[:most]
        for place, k in enumerate(order):
            small = figure.add_axes((0.3 + 0.7 * place / most, bottom + 0.3 / (height + 0.1), 0.6 / most,
                                     0.6 / (height + 0.1)))  # fmt: skip
            small.imshow(pictures[k])
            small.set_axis_off()
            small.set_title(f"{100 * shares[k]:.1f} %", fontsize=9.5, pad=3)
            small.text(0.5, -0.08, k, ha="center", va="top", fontsize=8, color=SOFT, transform=small.transAxes)
        told.append(f"{name}: {', '.join(f'{k} ({100 * shares[k]:.1f} %)' for k in order[:3])}")
    return Picture(figure, f"Images and the visual words that each says most often. {'; '.join(told)}.")


def _as_patches(centres: np.ndarray) -> np.ndarray:
    """Rows as colour pictures (K, side, side, 3), from 0 to 1; raises ValueError if they aren't squares of colours."""
    centres = as_finite(centres, "centres", ndim=2)
    side = round(np.sqrt(centres.shape[1] / 3))
    if 3 * side * side != centres.shape[1]:
        raise ValueError(f"centres has shape {centres.shape}; expected (K, 3 · side · side), colour patches.")
    return np.clip(0.5 + centres.reshape(-1, side, side, 3) / (2 * CONTRAST), 0, 1)
