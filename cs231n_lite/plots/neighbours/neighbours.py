"""What is nearest to a picture, and whether it is of the same class."""

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from ..kit.arguments import SIDE, as_classes, as_images
from ..kit.picture import Picture
from ..kit.sheet import Sheet, draw_sheet
from ..kit.style import BLUE, SOFT, styled

MOST, MOST_NEAR = 6, 8
GAP_X, GAP_Y, ASIDE = 10, 13, 6  # pixels of the pictures: between them, and more of it beside the first column
FRAME = 1.2  # pixels of the pictures


@styled
def neighbours(
    images: np.ndarray, labels: np.ndarray, near: np.ndarray, near_labels: np.ndarray, classes: Sequence[str]
) -> Picture:
    """Show pictures in the left column, and to the right of each its K nearest, those of the same class framed.

    Below each picture stands the name of its class, after a ✓ where it is that of the picture at the left.

    images: uint8 (M, 32, 32, 3), M from 1 to 6
    labels: integers (M,), indices into `classes`
    near: uint8 (M K, 32, 32, 3), first the K nearest of the first image, the nearest first, then those of the next
    near_labels: integers (M, K), K from 1 to 8
    classes: the names of the classes

    Raises ValueError for other shapes or dtypes, or a label without a name.
    """
    images, near, near_labels = as_images(images), as_images(near, "near"), np.asarray(near_labels)
    count = len(images)
    if count > MOST:
        raise ValueError(f"there are {count} images; expected 1 to {MOST}. Choose some, such as images[:{MOST}].")
    labels = as_classes(labels, count, classes)
    if near_labels.ndim != 2 or len(near_labels) != count or not 1 <= near_labels.shape[1] <= MOST_NEAR:
        raise ValueError(
            f"near_labels has shape {near_labels.shape}; expected ({count}, K), a row for each image, K from 1 to "
            f"{MOST_NEAR}."
        )
    size = near_labels.shape[1]
    if len(near) != count * size:
        raise ValueError(
            f"near has {len(near)} pictures; expected {count * size}, as near_labels has {size} for each of {count} "
            "images."
        )
    as_classes(near_labels.ravel(), count * size, classes, "near_labels")
    same = near_labels == labels[:, None]

    left, right = Sheet(count, 1, GAP_X, GAP_Y), Sheet(count, size, GAP_X, GAP_Y)
    pixels = np.hstack([
        left.filled({(row, 0): image for row, image in enumerate(images)}),
        np.full((left.height, GAP_X + ASIDE, 3), 255, np.uint8),
        right.filled({divmod(i, size): image for i, image in enumerate(near)}),
    ])  # fmt: skip
    zoom = 3 if size > 5 else 4
    figure, axes = draw_sheet(pixels, zoom, left=42, right=24, top=52, bottom=48)
    axes.autoscale(False)  # the line between the columns would else shrink the pictures
    shift = SIDE + GAP_X + ASIDE
    for row, label in enumerate(labels):
        top, _ = left.corner(row, 0)
        _name(axes, top, 0, classes[label], weight="bold")
        for column, its_label in enumerate(near_labels[row]):
            _draw_answer(axes, top, shift + right.corner(row, column)[1], classes[its_label], same[row, column])
    _write_heads(axes, shift, right)
    return Picture(figure, _describe(labels, near_labels, same, classes))


def _name(axes: Axes, top: float, left: float, text: str, **look: str) -> None:
    axes.text(left + SIDE / 2, top + SIDE + 3, text, ha="center", va="top", fontsize=9, **look)


def _draw_answer(axes: Axes, top: float, left: float, name: str, same: bool) -> None:
    """Name a neighbour, and frame it if it is of the same class."""
    if same:
        axes.add_patch(Rectangle((left - FRAME, top - FRAME), SIDE + 2 * FRAME, SIDE + 2 * FRAME, facecolor="none",
                                 edgecolor=BLUE, linewidth=2.5, clip_on=False))  # fmt: skip
    _name(axes, top, left, f"✓ {name}" if same else name, color=BLUE if same else SOFT)


def _write_heads(axes: Axes, shift: int, sheet: Sheet) -> None:
    """Write above the columns what they are, and draw a line between the first and the others."""
    axes.text(SIDE / 2, -3, "new image", ha="center", va="bottom", weight="bold")
    others = "training images, the nearest first" if sheet.columns > 3 else "nearest"
    axes.text(shift + sheet.width / 2, -3, others, ha="center", va="bottom", weight="bold")
    middle = (SIDE + shift) / 2
    axes.plot([middle, middle], [0, sheet.height], color=SOFT, linewidth=1)


def _describe(labels: np.ndarray, near_labels: np.ndarray, same: np.ndarray, classes: Sequence[str]) -> str:
    rows = [
        f"{classes[label]}: {', '.join(classes[k] for k in its_labels)} ({hits.sum()} of {len(hits)} the same)"
        for label, its_labels, hits in zip(labels, near_labels, same, strict=True)
    ]
    return (
        f"{len(labels)} picture{'s' * (len(labels) > 1)}, each with the classes of its {same.shape[1]} nearest, the "
        f"nearest first. {'; '.join(rows)}. In all {same.sum()} of {same.size} are of the same class."
    )
