"""How each output of a function changes with each of its inputs: a small Jacobian as a table."""

from collections.abc import Sequence

import numpy as np
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.figure import Figure

from ..kit.arguments import as_names, listed
from ..kit.heat import draw_cells
from ..kit.picture import Picture
from ..kit.style import BLUE, SOFT, styled
from ..kit.values import as_finite, short

MOST, TOLD = 12, 16
BELOW, ZERO, ABOVE = "#E07B2E", "#F4F4F4", BLUE
LEAST = 0.15  # of the way from the colour of 0 to the deepest: a small number is still told from 0
LINE = 0.45  # inches: the height of a row


@styled
def jacobian(matrix: np.ndarray, rows: Sequence[str], columns: Sequence[str], title: str = "") -> Picture:
    """Show a matrix of derivatives: a row for each output, a column for each input, zeros pale.

    Numbers above 0 are on blue and those below on orange, the deeper the farther from 0.

    matrix: (R, C), the derivative of output r by input c; R and C from 1 to 12
    rows: R names of outputs
    columns: C names of inputs
    title: what stands above

    Raises ValueError for other shapes, numbers that aren't finite, or another number of names.
    """
    matrix = as_finite(matrix, "matrix", ndim=2)
    if max(matrix.shape) > MOST:
        raise ValueError(f"matrix has shape {matrix.shape}; expected at most {MOST} rows and columns. Show a part.")
    rows, columns = as_names(rows, len(matrix), "rows"), as_names(columns, matrix.shape[1], "columns")
    texts = np.reshape([short(value) for value in matrix.flat], matrix.shape)
    share = np.abs(matrix) / (np.abs(matrix).max() or 1)
    shades = 0.5 + 0.5 * np.sign(matrix) * (LEAST + (1 - LEAST) * share)

    cell = max(0.5, min(0.9, 5 / matrix.shape[1]), 0.09 * max(map(len, texts.flat)))
    width = 1 + 0.085 * max(map(len, rows)) + cell * matrix.shape[1]
    height = 0.9 + LINE * len(matrix) + 0.2 * (1 + title.count("\n")) * bool(title)
    figure = Figure(figsize=(min(8.4, max(3, width)), height), layout="constrained")
    axes = figure.add_subplot(xlabel="input", ylabel="output")
    colours = LinearSegmentedColormap.from_list("signed", [BELOW, ZERO, ABOVE])
    draw_cells(axes, shades, texts, colours, fontsize=10.5 if matrix.shape[1] <= 8 else 9.5)
    for text, value in zip(axes.texts, matrix.flat, strict=True):
        if value == 0:
            text.set_color(SOFT)
    slanted = max(map(len, columns)) * 0.09 > cell
    look = {"rotation": 40, "ha": "right", "rotation_mode": "anchor"} if slanted else {}
    axes.set_xticks(range(len(columns)), columns, **look)
    axes.set_yticks(range(len(rows)), rows)
    axes.set_title(title, weight="bold")
    return Picture(figure, _describe(matrix, texts, rows, columns, title))


def _describe(matrix: np.ndarray, texts: np.ndarray, rows: list[str], columns: list[str], title: str) -> str:
    used = np.argwhere(matrix)
    alt = f"{' '.join(title.split())}: derivatives" if title.strip() else "Derivatives"
    alt += f" of the output{'s' * (len(rows) > 1)} {listed(rows)} by the input{'s' * (len(columns) > 1)} "
    alt += f"{listed(columns)}; {len(used)} of {matrix.size} {'is' if len(used) == 1 else 'are'} not 0"
    if len(used) > TOLD:
        lowest, highest = (np.unravel_index(place, matrix.shape) for place in (matrix.argmin(), matrix.argmax()))
        used = np.unique([lowest, highest], axis=0)
        alt += ", among them the lowest and the highest"
    told = [f"{rows[r]} by {columns[c]} {texts[r, c]}" for r, c in used]
    if 1 < len(rows) == len(columns) and not np.any(matrix[~np.eye(len(rows), dtype=bool)]):
        alt += ", all on the diagonal"
    return f"{alt}{': ' * bool(told)}{listed(told) if told else ''}."
