"""All distances between new images and those of the training set, as a map."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.axis import Axis
from matplotlib.figure import Figure
from matplotlib.ticker import FixedLocator, MaxNLocator

from ..kit.picture import Picture
from ..kit.style import styled
from ..kit.values import as_finite

WIDTH, LEFT, RIGHT, TOP, BOTTOM = 8.2, 0.75, 1.25, 0.4, 0.6  # inches: of the figure, and around the map
BAR, AWAY = 0.17, 0.15  # inches: the width of the colour bar, and how far from the map it stands
CELL, ROW = 0.5, 0.125  # inches: the largest side of a cell, and the height of a row of a wide map
LOWEST, HIGHEST = 1.4, 4.2  # inches: of the map


@styled
def distances(dists: np.ndarray) -> Picture:
    """Show a matrix of distances: a row for each new image, a column for each training image, dark where near.

    A row that is light throughout is a new image unlike all that were kept; a light column is a training image
    unlike all the new ones.

    dists: (M, N), 0 or more

    Raises ValueError for another number of dimensions, distances below 0 or that aren't finite.
    """
    dists = as_finite(dists, "dists", ndim=2)
    if dists.min() < 0:
        raise ValueError(f"dists has {np.sum(dists < 0):,} numbers below 0; expected distances, 0 or more.")
    rows, columns = dists.shape
    cell = min(CELL, (WIDTH - LEFT - RIGHT) / columns)
    wide, high = max(cell * columns, LOWEST), np.clip(rows * max(cell, ROW), LOWEST, HIGHEST)
    figure = Figure(figsize=(LEFT + wide + RIGHT, TOP + high + BOTTOM))
    axes = _axes(figure, LEFT, wide, high)
    axes.set(xlabel="training image", ylabel="new image")
    axes.set_title("dark is near", loc="left")
    axes.spines[:].set_visible(False)
    limits = {} if np.ptp(dists) else {"vmin": 0, "vmax": dists.max() or 1}
    shown = axes.imshow(dists, cmap="viridis", aspect="auto", interpolation="auto", **limits)
    _ticks(axes.xaxis, columns, 9)
    _ticks(axes.yaxis, rows, 6)
    bar = figure.colorbar(shown, cax=_axes(figure, LEFT + wide + AWAY, BAR, high), label="distance")
    bar.ax.yaxis.set_major_locator(MaxNLocator(5))
    bar.ax.yaxis.set_major_formatter(lambda value, _: f"{value:,.5g}")
    bar.outline.set_visible(False)
    return Picture(figure, _describe(dists))


def _axes(figure: Figure, left: float, wide: float, high: float) -> Axes:
    """Axes of a width and a height in inches, so far from the left edge."""
    width, height = figure.get_size_inches()
    return figure.add_axes((left / width, BOTTOM / height, wide / width, high / height))


def _ticks(axis: Axis, count: int, most: int) -> None:
    """Put ticks at the cells, or at a round share of them if they are more than `most`."""
    axis.set_major_locator(FixedLocator(range(count)) if count <= most else MaxNLocator(most, steps=[1, 2, 5, 10]))
    axis.set_major_formatter(lambda index, _: f"{index:,.0f}")


def _describe(dists: np.ndarray) -> str:
    row, column = np.unravel_index(np.argmin(dists), dists.shape)
    by_row, by_column = dists.mean(axis=1), dists.mean(axis=0)
    alt = (
        f"The distances of {_counted(len(dists), 'new image')} (rows) from "
        f"{_counted(dists.shape[1], 'training image')} (columns) as a map, dark where near: {_text(dists.min())} to "
        f"{_text(dists.max())}, on average {_text(dists.mean())}. The nearest pair is new image {row:,} and training "
        f"image {column:,}."
    )
    if min(dists.shape) > 1:
        alt += f" Farthest from all on average: new image {by_row.argmax():,}, {_text(by_row.max())}"
        alt += f", and training image {by_column.argmax():,}, {_text(by_column.max())}."
    return alt


def _text(distance: float) -> str:
    return f"{distance:,.0f}" if distance >= 1000 else f"{distance:.3g}"


def _counted(count: int, name: str) -> str:
    return f"{count:,} {name}{'s' * (count != 1)}"
