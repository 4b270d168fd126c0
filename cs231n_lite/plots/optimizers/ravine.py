"""The paths of update rules through a ravine, side by side."""

from collections.abc import Mapping

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from ..kit.arguments import listed
from ..kit.picture import Picture
from ..kit.points import as_points
from ..kit.scales import few_ticks
from ..kit.style import FAINT, SOFT, styled
from ..kit.values import as_finite, number
from .looks import looks_of

LEVELS = 12
ACROSS = 3


@styled
def ravine_paths(paths: Mapping[str, np.ndarray], ravine: tuple[float, float]) -> Picture:
    """Show each path through the ravine f = (a·x² + b·y²) / 2 in a panel of its own, over lines of equal height.

    All panels have the same frame, which holds every path. The cross is the lowest point, (0, 0).

    paths: for one to six rules the points (T, 2) that they were at, the start first
    ravine: (a, b), above 0

    Raises ValueError for other shapes, or points that aren't finite.
    """
    paths, looks, ravine = as_paths(paths), looks_of(paths, "paths"), as_ravine(ravine)
    frame = frame_of(paths)
    columns = min(len(paths), ACROSS)
    rows = -(-len(paths) // columns)
    figure = Figure(figsize=(8.4 if columns > 1 else 5, 2.5 * rows + 0.3), layout="constrained")
    panels = figure.subplots(rows, columns, squeeze=False, sharex=True, sharey=True).ravel()
    told = []
    for axes, (name, points) in zip(panels, paths.items(), strict=False):
        colour, _, _ = looks[name]
        last = height(points[-1:], ravine)[0]
        _draw_ravine(axes, frame, ravine)
        axes.plot(*points.T, "-", color=colour, marker=".", linewidth=1.3, markersize=5)
        axes.plot(*points[0], "o", color=colour, markersize=9, markerfacecolor="white", markeredgewidth=1.8)
        axes.set_title(f"{name}: f = {_short(last)}", color=colour, weight="bold")
        place = f"({number(points[-1, 0], 2)}, {number(points[-1, 1], 2)})"
        told.append(f"{name} is at {place} where f is {_short(last)}")
    for axes in panels[len(paths) :]:
        axes.remove()
    for axes in panels[: len(paths)][-columns:]:
        axes.set_xlabel("x")
        axes.tick_params(labelbottom=True)
    for axes in panels[::columns]:
        axes.set_ylabel("y")
    start = next(iter(paths.values()))[0]
    alt = (
        f"Paths through the ravine ({number(ravine[0])}·x² + {number(ravine[1])}·y²) / 2 from ({number(start[0])}, "
        f"{number(start[1])}): after {len(next(iter(paths.values()))) - 1} steps {listed(told)}."
    )
    return Picture(figure, alt)


def _draw_ravine(axes: Axes, frame: tuple[float, float, float, float], ravine: tuple) -> None:
    """Lines of equal height, whose square roots are equally far apart, so that they are in the plane too."""
    left, right, bottom, top = frame
    x, y = np.meshgrid(np.linspace(left, right, 120), np.linspace(bottom, top, 120))
    heights = height(np.stack([x, y], axis=-1).reshape(-1, 2), ravine).reshape(x.shape)
    axes.contour(
        x, y, heights, heights.max() * (np.arange(1, LEVELS) / LEVELS) ** 2, colors=FAINT, linewidths=0.9, zorder=0
    )
    axes.plot(0, 0, "+", color=SOFT, markersize=11, markeredgewidth=1.8, zorder=1)
    axes.set(xlim=(left, right), ylim=(bottom, top))
    few_ticks(axes.xaxis, 5)
    few_ticks(axes.yaxis, 5)


def _short(value: float) -> str:
    return f"{value:,.0f}" if value >= 99.5 else number(value, 2)


def height(points: np.ndarray, ravine: tuple[float, float]) -> np.ndarray:
    """F at each of the points (N, 2)."""
    return points**2 @ np.array(ravine) / 2


def as_paths(paths: Mapping[str, np.ndarray]) -> dict[str, np.ndarray]:
    """The paths as float64; raises ValueError unless all have as many finite points, two or more."""
    found = {name: as_points(points, f"paths[{name!r}]") for name, points in paths.items()}
    lengths = {len(points) for points in found.values()}
    if len(lengths) > 1 or min(lengths, default=2) < 2:
        raise ValueError(
            f"the paths have {listed([str(n) for n in sorted(lengths)])} points; expected as many, 2 or more."
        )
    return found


def as_ravine(ravine: tuple[float, float]) -> tuple[float, float]:
    """(a, b) as floats; raises ValueError unless both are above 0."""
    a, b = (found := as_finite(ravine, "ravine", ndim=1)) if np.shape(ravine) == (2,) else (0.0, 0.0)
    if min(a, b) <= 0:
        raise ValueError(f"ravine is {ravine!r}; expected (a, b), two numbers above 0.")
    return tuple(map(float, found))


def frame_of(paths: Mapping[str, np.ndarray]) -> tuple[float, float, float, float]:
    """(left, right, bottom, top) around all points and (0, 0), with some room."""
    points = np.concatenate([*paths.values(), [[0.0, 0.0]]])
    low, high = points.min(axis=0), points.max(axis=0)
    room = 0.08 * (high - low) + 1e-9
    (left, bottom), (right, top) = low - room, high + room
    return left, right, bottom, top
