"""k-means in the plane: which points belong to which centre, at several moments beside each other."""

from collections.abc import Mapping

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from ..kit.picture import Picture
from ..kit.style import BLUE, GREEN, INK, ORANGE, PURPLE, SKY, VERMILION, styled
from ..kit.values import as_finite

COLOURS = (BLUE, VERMILION, GREEN, PURPLE, SKY, ORANGE)
MARKERS = ("o", "s", "^", "D", "v", "P")
MOST, COLUMNS = 6, 3


@styled
def clusters(points: np.ndarray, stills: Mapping[str, tuple[np.ndarray, np.ndarray]]) -> Picture:
    """Show points of the plane at several moments, each in the colour and shape of its centre, with the centres.

    points: (P, 2)
    stills: for each of 1 to 6 titles (centres, labels): (K, 2), K at most 6, and integers (P,)

    Raises ValueError for other shapes, or a label without a centre.
    """
    points = as_finite(points, "points", ndim=2)
    if points.shape[1] != 2 or not 1 <= len(stills) <= MOST:
        raise ValueError(
            f"points has shape {points.shape} and there are {len(stills)} stills; expected (P, 2), and 1 to {MOST}."
        )
    columns = min(COLUMNS, len(stills))
    rows = -(-len(stills) // columns)
    figure = Figure(figsize=(2.7 * columns + 0.2, 3.05 * rows + 0.2), layout="constrained")
    panels = figure.subplots(rows, columns, squeeze=False, sharex=True, sharey=True)
    told = []
    for axes, (title, (centres, labels)) in zip(panels.ravel(), stills.items(), strict=False):
        centres, labels = as_finite(centres, "centres", ndim=2), np.asarray(labels)
        if centres.shape[1] != 2 or len(centres) > len(COLOURS) or labels.shape != (len(points),):
            raise ValueError(
                f"centres has shape {centres.shape} and labels {labels.shape}; expected (K, 2), K at most "
                f"{len(COLOURS)}, and ({len(points)},)."
            )
        if labels.dtype.kind not in "iu" or labels.min() < 0 or labels.max() >= len(centres):
            raise ValueError(
                f"labels go from {labels.min()} to {labels.max()}; expected integers, 0 to {len(centres) - 1}."
            )
        _draw(axes, points, centres, labels)
        axes.set(title=title, xlabel="x", aspect="equal")
        counts = ", ".join(str(count) for count in np.bincount(labels, minlength=len(centres)))
        told.append(f"{' '.join(title.split())}: {counts} points")
    for axes in panels[:, 0]:
        axes.set_ylabel("y")
    for axes in panels.ravel()[len(stills) :]:
        axes.set_axis_off()
    return Picture(figure, f"Points of the plane and their centres at {len(stills)} moments. {'; '.join(told)}.")


def _draw(axes: Axes, points: np.ndarray, centres: np.ndarray, labels: np.ndarray) -> None:
    for k, centre in enumerate(centres):
        mine = points[labels == k]
        axes.plot(
            *mine.T, MARKERS[k], color=COLOURS[k], markersize=3.6, alpha=0.55, markeredgewidth=0, linestyle="none"
        )
        axes.plot(
            *centre, MARKERS[k], color=COLOURS[k], markersize=11, markeredgecolor=INK, markeredgewidth=1.8, zorder=4
        )
