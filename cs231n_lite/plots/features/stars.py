"""Histograms of oriented gradients, drawn as little stars over the picture: a ray for each orientation."""

from collections.abc import Mapping

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure

from ..kit.arguments import listed
from ..kit.picture import Picture
from ..kit.style import BLUE, FAINT, VERMILION, styled
from ..kit.values import as_finite

MOST = 4


@styled
def stars(pictures: Mapping[str, np.ndarray], cells: Mapping[str, np.ndarray], shared: bool = True) -> Picture:
    """Show grey pictures, and below each a star in every cell, with a ray for each orientation.

    A ray lies along the edge: at a right angle to the direction in which the grey changes. It is as long as the
    histogram's number is large.

    pictures: (H, W) for each of 1 to 4 names
    cells: for the same names (R, C, bins), 0 or more, histograms of cells that cover the picture
    shared: whether one length means the same in all pictures; else the longest ray of each is equally long

    Raises ValueError for other shapes, or names that aren't the same.
    """
    if not 1 <= len(pictures) <= MOST or set(pictures) != set(cells):
        raise ValueError(f"there are {len(pictures)} pictures; expected 1 to {MOST}, and cells of the same names.")
    pictures = {name: as_finite(picture, f"pictures[{name!r}]", ndim=2) for name, picture in pictures.items()}
    cells = {name: as_finite(cells[name], f"cells[{name!r}]", ndim=3) for name in pictures}
    for name, histograms in cells.items():
        if histograms.min() < 0:
            raise ValueError(f"cells[{name!r}] begins at {histograms.min():.3g}; expected 0 or more.")
    largest = max(histograms.max() for histograms in cells.values())

    side = min(8.3 / len(pictures), 3.2)
    figure = Figure(figsize=(side * len(pictures), 2 * side + 0.35))
    for place, (name, picture) in enumerate(pictures.items()):
        for row in (0, 1):
            axes = figure.add_axes((
                (place + 0.03) / len(pictures), (1 - row) * side / (2 * side + 0.35) + 0.01,
                0.94 / len(pictures), 0.94 * side / (2 * side + 0.35),
            ))  # fmt: skip
            axes.imshow(picture, cmap="gray", vmin=0, vmax=255, alpha=0.3 if row else 1)
            axes.set_axis_off()
            if row:
                _draw_stars(axes, picture.shape, cells[name], (largest if shared else cells[name].max()) or 1)
            else:
                axes.set_title(name)
    told = [f"{name} {histograms.mean():.3g}" for name, histograms in cells.items()]
    R, C, bins = next(iter(cells.values())).shape
    return Picture(
        figure,
        f"Grey pictures and their histograms of {bins} orientations in {R} by {C} cells, drawn as stars with a ray for "
        f"each orientation, along the edges. The mean of the histograms: {listed(told)}.",
    )


def _draw_stars(axes: Axes, shape: tuple[int, int], histograms: np.ndarray, largest: float) -> None:
    R, C, bins = histograms.shape
    height, width = shape[0] / R, shape[1] / C
    for k in range(1, R):
        axes.axhline(k * height - 0.5, color=FAINT, linewidth=0.8)
    for k in range(1, C):
        axes.axvline(k * width - 0.5, color=FAINT, linewidth=0.8)
    angles = np.pi * (np.arange(bins) + 0.5) / bins + np.pi / 2  # along the edge
    along = np.stack([np.cos(angles), np.sin(angles)], axis=1)
    lines, colours = [], []
    for (row, column), _ in np.ndenumerate(histograms[..., 0]):
        middle = np.array([(column + 0.5) * width - 0.5, (row + 0.5) * height - 0.5])
        star = histograms[row, column]
        reach = 0.48 * min(height, width) * star / largest
        lines += [[middle - length * ray, middle + length * ray] for length, ray in zip(reach, along, strict=True)]
        colours += [VERMILION if k == star.argmax() else BLUE for k in range(bins)]
    axes.add_collection(LineCollection(lines, colors=colours, linewidths=1.7, linestyles="solid"))
