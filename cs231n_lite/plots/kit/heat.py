"""Tables of numbers in coloured cells: which colour a cell has, and which its number."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import Colormap
from matplotlib.patches import Rectangle

from .style import INK


def draw_cells(axes: Axes, shades: np.ndarray, texts: np.ndarray, cmap: Colormap, fontsize: float) -> None:
    """Draw a table of cells (rows, columns) from the top, each in the colour of its shade, 0 to 1, with its text.

    Where the shade is nan the cell stays white. The text is dark on light colours and white on dark ones.
    """
    rows, columns = shades.shape
    for (row, column), shade in np.ndenumerate(shades):
        red, green, blue, _ = cmap(shade) if np.isfinite(shade) else (1, 1, 1, 1)
        axes.add_patch(Rectangle((column - 0.5, row - 0.5), 1, 1, facecolor=(red, green, blue), edgecolor="white"))
        light = 0.299 * red + 0.587 * green + 0.114 * blue > 0.48
        axes.text(column, row, texts[row, column], ha="center", va="center", linespacing=1.25, fontsize=fontsize,
                  color=INK if light else "white", zorder=5)  # fmt: skip
    axes.set(xlim=(-0.5, columns - 0.5), ylim=(rows - 0.5, -0.5))
    axes.spines[:].set_visible(False)
    axes.tick_params(length=0)
