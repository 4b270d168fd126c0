"""The templates while they are learned: a row of pictures for each of several moments of a training."""

from collections.abc import Mapping, Sequence

import numpy as np

from ..kit.arguments import SIDE, as_weights, as_whole, listed
from ..kit.picture import Picture
from ..kit.sheet import Sheet, draw_sheet
from ..kit.style import SOFT, styled
from ..kit.values import tidy
from .templates import as_pictures


@styled
def film(snapshots: Mapping[int, np.ndarray], classes: Sequence[str]) -> Picture:
    """Show the columns of W as pictures, a row for each iteration at which W was kept, a column for each class.

    As in `templates` mid-gray is 0. Each picture is scaled by its own largest absolute weight, so that its shape is
    seen; the largest of the row, max |w|, stands at the left.

    snapshots: for each of 1 to 12 iterations W, (3072, C), or (3073, C) with a bias row, which is left out; C at most
        10
    classes: C names

    Raises ValueError for other shapes or weights that aren't finite, and for an iteration that isn't a whole number.
    """
    if not 1 <= len(snapshots) <= 12 or len(classes) > 10:
        raise ValueError(
            f"there are {len(snapshots)} snapshots and {len(classes)} classes; expected 1 to 12 snapshots and at most "
            "10 classes. Keep W less often."
        )
    iterations = sorted(as_whole("an iteration", iteration, 0, 10**9) for iteration in snapshots)
    weights = [as_weights(snapshots[iteration], classes) for iteration in iterations]

    sheet = Sheet(len(weights), len(classes), gap_x=4, gap_y=4)
    pictures = [as_pictures(W, np.abs(W).max(axis=0)) for W in weights]
    places = {(row, column): image for row, images in enumerate(pictures) for column, image in enumerate(images)}
    figure, axes = draw_sheet(sheet.filled(places), zoom=3, left=114, right=12, top=54, bottom=12)
    for column, name in enumerate(classes):
        axes.text(sheet.corner(0, column)[1] + SIDE / 2, -2, name, ha="center", va="bottom", fontsize=9)
    for row, (iteration, W) in enumerate(zip(iterations, weights, strict=True)):
        middle = sheet.corner(row, 0)[0] + SIDE / 2
        axes.text(-4, middle, f"{iteration:,}", ha="right", va="bottom", weight="bold")
        axes.text(-4, middle + 2, tidy(np.abs(W).max(), 2), ha="right", va="top", fontsize=9, color=SOFT)
    axes.text(-4, -10, "iteration", ha="right", va="bottom", weight="bold", fontsize=9)
    axes.text(-4, -2, "max |w|", ha="right", va="bottom", fontsize=9, color=SOFT)
    largest = [f"{tidy(np.abs(W).max(), 2)} at {iteration:,}" for iteration, W in zip(iterations, weights, strict=True)]
    alt = (
        f"The templates of {len(classes)} classes at iterations {listed([f'{i:,}' for i in iterations])}, each scaled "
        f"by itself, mid-gray for 0. The largest absolute weight: {listed(largest)}."
    )
    return Picture(figure, alt)
