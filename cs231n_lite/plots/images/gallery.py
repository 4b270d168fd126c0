"""Pictures to look at: a few of each class, or any with a title each."""

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from ..kit.arguments import SIDE, as_images, as_labels, as_whole, listed
from ..kit.picture import Picture
from ..kit.sheet import Sheet, draw_sheet
from ..kit.style import styled


@styled
def class_grid(
    images: np.ndarray, labels: np.ndarray, classes: Sequence[str], columns: int = 8, seed: int = 0
) -> Picture:
    """Show examples of every class: one row for each class, chosen at random without repetition.

    images: uint8 (N, 32, 32, 3)
    labels: integers (N,), indices into `classes`
    classes: the names of the classes
    columns: examples of each class, 1 to 20; a class that has fewer leaves its row unfinished
    seed: chooses which

    Raises ValueError for other shapes or dtypes, a label without a name, or a class without an example.
    """
    images = as_images(images)
    labels = as_labels(labels, images, classes)
    columns = as_whole("columns", columns, 1, 20)
    rng = np.random.default_rng(seed)
    chosen = [rng.permutation(np.flatnonzero(labels == k))[:columns] for k in range(len(classes))]
    columns = max(len(those) for those in chosen)

    sheet = Sheet(len(classes), columns, gap_x=2, gap_y=2)
    places = {(row, column): images[i] for row, those in enumerate(chosen) for column, i in enumerate(those)}
    left = 30 + 14 * max(len(name) for name in classes)
    figure, axes = draw_sheet(sheet.filled(places), zoom=3, left=left, right=12, top=12, bottom=12)
    for row, name in enumerate(classes):
        axes.text(-4, sheet.corner(row, 0)[0] + SIDE / 2, name, ha="right", va="center")
    alt = (
        f"A grid of {len(classes)} rows and {columns} columns of pictures, chosen at random; "
        f"each row shows one class: {listed(classes)}."
    )
    return Picture(figure, alt)


@styled
def gallery(images: np.ndarray, titles: Sequence[str], columns: int = 5) -> Picture:
    """Show pictures, each under its title: a mean image, examples that were misclassified, and so on.

    images: uint8 (N, 32, 32, 3)
    titles: N texts, of lines of at most about 13 characters
    columns: pictures in a row, 1 to 10

    Raises ValueError for other shapes or dtypes, or if there isn't one title for each picture.
    """
    images = as_images(images)
    if len(titles) != len(images):
        raise ValueError(f"there are {len(images)} images and {len(titles)} titles. Pass one title for each image.")
    columns = min(as_whole("columns", columns, 1, 10), len(images))
    figure, _ = titled_pictures(images, titles, columns)
    spoken = [" ".join(title.split()) for title in titles]
    return Picture(figure, f"Pictures of 32 by 32 pixels: {listed(spoken)}.")


def titled_pictures(images: np.ndarray, titles: Sequence[str], columns: int, bottom: int = 15) -> tuple[Figure, Axes]:
    """A figure of `images`, each under its title, with a margin of `bottom` pixels, and its axes."""
    zoom = 5
    lines = 1 + max(title.count("\n") for title in titles)
    sheet = Sheet(-(-len(images) // columns), columns, gap_x=4, gap_y=4 + 5 * lines)
    side = max(15, 225 - zoom * sheet.width // 2)
    places = {divmod(i, columns): image for i, image in enumerate(images)}
    figure, axes = draw_sheet(sheet.filled(places), zoom, side, side, top=zoom * sheet.gap_y, bottom=bottom)
    for place, title in zip(places, titles, strict=True):
        top, left = sheet.corner(*place)
        axes.text(left + SIDE / 2, top - 1, title, ha="center", va="bottom")
    return figure, axes
