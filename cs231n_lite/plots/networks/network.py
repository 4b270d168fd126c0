"""A small network of two layers as circles and lines, with all its numbers for one example."""

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Circle

from ..kit.arguments import as_names, listed
from ..kit.picture import Picture
from ..kit.style import BLUE, FAINT, INK, SKY, SOFT, VERMILION, styled
from ..kit.values import as_finite, number, number_list, numbered

MOST = 3  # circles in a column: with more, the numbers at crossing lines would lie on each other
WIDE, HIGH, RADIUS = 3.3, 1.35, 0.34  # inches between columns and rows, and of a circle
ALONG = 0.27  # of a line: where its weight stands, nearer to where it comes from, so that crossing lines don't collide
LINES = ((BLUE, "-"), (VERMILION, "--"))


@styled
def network(params: Mapping[str, np.ndarray], x: Sequence[float], classes: Sequence[str] | None = None) -> Picture:
    """Show a network of two layers with its weights on the lines, its biases at the circles, and what x becomes.

    In a circle of the hidden layer stands what comes out of the rectifier, and below it what went in; a neuron that
    gives 0 is gray. Weights above 0 are solid lines, those below 0 dashed; a weight of exactly 0 has no line.

    params: "W1" (D, H), "b1" (H,), "W2" (H, C) and "b2" (C,), with D, H and C from 1 to 3
    x: one example (D,)
    classes: C names; "score 0" and so on if left out

    Raises ValueError for other shapes or numbers that aren't finite.
    """
    W1, b1, W2, b2 = _as_params(params)
    x = as_finite(x, "x", ndim=1)
    if x.shape != W1.shape[:1]:
        raise ValueError(f"x has shape {x.shape}; expected {W1.shape[:1]}, a number for each row of W1.")
    hidden = x @ W1 + b1
    active = np.maximum(0, hidden)
    scores = active @ W2 + b2
    names = [f"score {k}" for k in range(len(b2))] if classes is None else as_names(classes, len(b2), "scores")

    columns = (x, active, scores)
    width, height = 2 * WIDE + 1.7, HIGH * max(map(len, columns)) + 0.75
    figure = Figure(figsize=(width, height + 0.25))
    axes = figure.add_axes((0, 0.25 / (height + 0.25), 1, height / (height + 0.25)))
    axes.set(xlim=(-0.7, width - 0.7), ylim=(-height / 2 - 0.1, height / 2 - 0.1), aspect="equal")
    axes.set_axis_off()
    places = [[(k * WIDE, y) for y in HIGH * ((len(column) - 1) / 2 - np.arange(len(column)))]
              for k, column in enumerate(columns)]  # fmt: skip
    _draw_lines(axes, places[0], places[1], W1)
    _draw_lines(axes, places[1], places[2], W2)
    _draw_circles(axes, places[0], x, numbered("x", range(len(x))), None)
    _draw_circles(axes, places[1], active, numbered("h", range(len(b1))), b1, hidden)
    _draw_circles(axes, places[2], scores, names, b2)
    for k, title in enumerate(("input", "hidden layer", "scores")):
        axes.text(k * WIDE, height / 2 - 0.25, title, ha="center", va="center", weight="bold")
    labels = ("weight above 0", "weight below 0")
    key = [Line2D([], [], color=c, linestyle=line, label=label) for (c, line), label in zip(LINES, labels, strict=True)]
    figure.legend(handles=key, loc="lower center", ncols=2)
    return Picture(figure, _describe(x, hidden, active, scores, names, (W1, b1, W2, b2)))


def _as_params(params: Mapping[str, np.ndarray]) -> tuple[np.ndarray, ...]:
    W1, b1, W2, b2 = (as_finite(params[k], k, ndim) for k, ndim in (("W1", 2), ("b1", 1), ("W2", 2), ("b2", 1)))
    if b1.shape != W1.shape[1:] or W2.shape[:1] != b1.shape or b2.shape != W2.shape[1:]:
        raise ValueError(
            f"W1, b1, W2 and b2 have the shapes {W1.shape}, {b1.shape}, {W2.shape} and {b2.shape}; expected (D, H), "
            "(H,), (H, C) and (C,)."
        )
    if max(*W1.shape, *W2.shape) > MOST:
        raise ValueError(f"a layer has {max(*W1.shape, *W2.shape)} numbers; at most {MOST} can be drawn.")
    return W1, b1, W2, b2


def _draw_lines(axes: Axes, sources: list, targets: list, W: np.ndarray) -> None:
    """Draw a line for each weight that isn't 0, as wide as the weight is large."""
    largest = np.abs(W).max() or 1
    for (i, j), weight in np.ndenumerate(W):
        if weight == 0:
            continue
        (x0, y0), (x1, y1) = sources[i], targets[j]
        colour, line = LINES[int(weight < 0)]
        axes.plot([x0, x1], [y0, y1], line, color=colour, linewidth=1 + 2 * abs(weight) / largest, zorder=1)
        at = x0 + ALONG * (x1 - x0), y0 + ALONG * (y1 - y0)
        axes.text(*at, number(weight), ha="center", va="center", color=colour, weight="bold", zorder=2,
                  bbox={"facecolor": "white", "edgecolor": "none", "pad": 1.5})  # fmt: skip


def _draw_circles(
    axes: Axes,
    places: list,
    values: np.ndarray,
    names: list[str],
    b: np.ndarray | None,
    before: np.ndarray | None = None,
) -> None:
    """Draw a column of circles with their values inside, their names and biases around."""
    for k, (place, value) in enumerate(zip(places, values, strict=True)):
        closed = before is not None and value == 0
        fill = FAINT if closed else "#E6F1F8"
        axes.add_patch(Circle(place, RADIUS, facecolor=fill, edgecolor=SOFT if closed else SKY, linewidth=2, zorder=3))
        inside = number(value, 2)
        size = 13 if len(inside) <= 4 else 10
        axes.text(*place, inside, ha="center", va="center", color=INK, weight="bold", fontsize=size, zorder=4)
        axes.text(place[0], place[1] + RADIUS + 0.06, names[k], ha="center", va="bottom", zorder=4)
        if b is not None:
            told = f"bias {number(b[k])}" + ("" if before is None else f"\nsum {number(before[k])}")
            axes.text(
                place[0], place[1] - RADIUS - 0.06, told, ha="center", va="top", color=SOFT, fontsize=10, zorder=4
            )


def _describe(x, hidden, active, scores, names, params) -> str:  # noqa: ANN001
    W1, b1, W2, b2 = params
    shapes = f"A network of {len(x)} inputs, {len(b1)} hidden neurons and {len(b2)} scores"
    weights = f"W1 is {_rows(W1)}, b1 {number_list(b1)}, W2 {_rows(W2)}, b2 {number_list(b2)}"
    told = listed([f"{name} {number(score)}" for name, score in zip(names, scores, strict=True)])
    return (
        f"{shapes}; {weights}. For x = {number_list(x)} the hidden sums are {number_list(hidden)}, the rectifier makes "
        f"{number_list(active)} of them, and the scores are {told}."
    )


def _rows(W: np.ndarray) -> str:
    return "; ".join(number_list(row) for row in W)
