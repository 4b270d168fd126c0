"""Small arrays as boxes of numbers, side by side: what a line of numpy does, before the student's eyes."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from ..kit.picture import Picture
from ..kit.style import BLUE, INK, SOFT, styled
from .cells import Array

CELL_HEIGHT, GAP, MARGIN, LINE = 0.36, 0.16, 0.1, 0.23  # inches, like all lengths here
WIDEST = 9.5
TITLE_CHARACTER, TEXT_CHARACTER = 0.093, 0.11  # monospaced, 11 and 13 points
HIGHLIGHT, STRIPES = "#D3E9F8", "#F5F5F5"
GRAY = "#777777"


@styled
def matrices(*parts: Array | str) -> Picture:
    """Show small arrays in one row, with symbols or code between them.

    parts: an `Array` for each box of numbers, and texts such as "→", "=", "+ 1 =" for what stands between them; a text
        may have several lines. Highlighted cells are blue with a thick border and bold numbers, faded ones gray with a
        dotted border. Below each array stands its shape.

    Raises ValueError if a part is neither, if there is no array, or if all of them don't fit on the page.
    """
    wrong = [part for part in parts if not isinstance(part, Array | str)]
    if wrong or not any(isinstance(part, Array) for part in parts):
        found = f"one part is a {type(wrong[0]).__name__}" if wrong else "there is no Array"
        raise ValueError(f'{found}; expected arrays and texts, such as matrices(Array(a, "a"), "→", Array(b, "b")).')
    widths = [_width(part) for part in parts]
    width = sum(widths) + GAP * (len(parts) - 1) + 2 * MARGIN
    if width > WIDEST:
        raise ValueError(f"the arrays are {width:.1f} inches wide, the page {WIDEST}. Show fewer, or smaller ones.")

    arrays = [part for part in parts if isinstance(part, Array)]
    above = max(CELL_HEIGHT * len(a.texts) / 2 + LINE * (bool(a.title) + bool(a.columns)) for a in arrays) + MARGIN
    below = max(CELL_HEIGHT * len(a.texts) / 2 for a in arrays) + LINE + MARGIN
    figure = Figure(figsize=(width, above + below))
    axes = figure.add_axes((0, 0, 1, 1), xlim=(0, width), ylim=(-below, above))
    axes.set_axis_off()
    left = MARGIN
    for part, part_width in zip(parts, widths, strict=True):
        if isinstance(part, Array):
            _draw_array(axes, part, left, part_width)
        else:
            axes.text(left + part_width / 2, 0, part, ha="center", va="center", fontsize=13, family="monospace")
        left += part_width + GAP
    spoken = (part.describe() if isinstance(part, Array) else f"“{part}”" for part in parts)
    return Picture(figure, " ".join(f"Arrays from left to right: {'; '.join(spoken)}.".split()))


def _width(part: Array | str) -> float:
    if isinstance(part, str):
        return TEXT_CHARACTER * max(len(line) for line in part.split("\n"))
    grid = part.cell_width * part.texts.shape[1]
    return part.label_width + max(grid, TITLE_CHARACTER * max(len(part.title), len(part.shape_text)))


def _draw_array(axes: Axes, array: Array, left: float, width: float) -> None:
    """Draw the boxes with their middle at height 0, the title and the column labels above, the shape below."""
    rows, columns = array.texts.shape
    middle = left + array.label_width + (width - array.label_width) / 2
    x0, top = middle - array.cell_width * columns / 2, CELL_HEIGHT * rows / 2
    for (row, column), text in np.ndenumerate(array.texts):
        x, y = x0 + array.cell_width * column, top - CELL_HEIGHT * (row + 1)
        bright, pale = array.bright[row, column], array.pale[row, column]
        box = Rectangle((x, y), array.cell_width, CELL_HEIGHT, zorder=2 + bright, linewidth=2 if bright else 1)
        box.set(facecolor=HIGHLIGHT if bright else STRIPES if pale else "white", edgecolor=BLUE if bright else SOFT)
        if pale:
            box.set(linestyle=":", edgecolor="#AAAAAA", zorder=1)
        axes.add_patch(box)
        weight, colour = "bold" if bright else "normal", GRAY if pale else INK
        x, y = x + array.cell_width / 2, y + CELL_HEIGHT / 2
        axes.text(x, y, text, ha="center", va="center_baseline", weight=weight, color=colour, zorder=4)
    for row, label in enumerate(array.rows):
        axes.text(x0 - 0.07, top - CELL_HEIGHT * (row + 0.5), label, ha="right", va="center", fontsize=10, color=SOFT)
    for column, label in enumerate(array.columns):
        x = x0 + array.cell_width * (column + 0.5)
        axes.text(x, top + 0.05, label, ha="center", va="bottom", fontsize=10, color=SOFT)
    title_at = top + 0.06 + LINE * bool(array.columns)
    axes.text(middle, title_at, array.title, ha="center", va="bottom", family="monospace")
    axes.text(middle, -top - 0.06, array.shape_text, ha="center", va="top", fontsize=10, color=SOFT, family="monospace")
