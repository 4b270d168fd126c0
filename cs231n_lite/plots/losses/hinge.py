"""The hinge: how the loss of one example changes while one of its scores moves."""

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from ..kit.arguments import as_names, as_whole, listed
from ..kit.picture import Picture
from ..kit.style import BLUE, INK, SOFT, VERMILION, styled
from ..kit.values import as_finite, number, number_list

PAPER = {"facecolor": "white", "edgecolor": "none", "pad": 1}


@styled
def hinge(scores: np.ndarray, y: int, moving: int, classes: Sequence[str] | None = None) -> Picture:
    """Show the SVM loss of one example, Σ over j ≠ y of max(0, s_j - s_y + 1), while one score moves.

    The filled point is where the score is now; open points are kinks, where a margin becomes exactly 0 and the slope
    changes. The slope of each piece is written beside it.

    scores: (C,), two or more
    y: the right class
    moving: the class whose score moves
    classes: C names

    Raises ValueError for scores that aren't finite, a class that isn't 0 to C - 1, or another number of names.
    """
    scores = as_finite(scores, "scores", ndim=1)
    if len(scores) < 2:
        raise ValueError("scores has one number; a loss needs a right class and at least one wrong one.")
    y, moving = as_whole("y", y, 0, len(scores) - 1), as_whole("moving", moving, 0, len(scores) - 1)
    classes = [f"class {k}" for k in range(len(scores))] if classes is None else classes
    classes = as_names(classes, len(scores), "scores")

    now = scores[moving]
    kinks = np.unique(np.delete(scores, y) + 1) if moving == y else scores[[y]] - 1
    low, high = min(now, kinks[0]), max(now, kinks[-1])
    reach = max(1.5, 0.25 * (high - low))
    ends = np.array([low - reach, *kinks, high + reach])
    losses = _losses(scores, y, moving, ends)
    slopes = np.diff(losses) / np.diff(ends)
    loss = _losses(scores, y, moving, np.array([now]))[0]

    kind = "right" if moving == y else "wrong"
    figure = Figure(figsize=(8, 3.9), layout="constrained")
    axes = figure.add_subplot(xlabel=f"score of the {kind} class, {classes[moving]}", ylabel="loss of this example")
    axes.plot(ends, losses, color=BLUE, linewidth=2.4, linestyle="-")
    axes.set(xlim=(ends[0], ends[-1]), ylim=(-0.04 * losses.max(), 1.12 * losses.max()))
    _mark_kinks(axes, kinks, losses[1:-1], _kink_names(scores, y, moving, kinks, classes))
    for start, end, slope in zip(ends, ends[1:], slopes, strict=False):
        quarters = start + (end - start) * np.array([0.5, 0.25, 0.75])
        at = quarters[np.argmax(np.minimum(np.abs(quarters - now), (end - start) / 4))]
        brief = end - start < 0.15 * (ends[-1] - ends[0])
        _write_slope(axes, (at, np.interp(at, ends, losses)), round(slope), brief)
    _mark_now(axes, (now, loss), round(slopes[np.searchsorted(kinks, now)]))
    alt = (
        f"The loss of one example while the score of the {kind} class, {classes[moving]}, moves. Now it is "
        f"{number(now)} and the loss {number(loss)}. Kinks at {number_list(kinks)}; from left to right the slopes are "
        f"{number_list(slopes)}."
    )
    return Picture(figure, alt)


def _losses(scores: np.ndarray, y: int, moving: int, places: np.ndarray) -> np.ndarray:
    """The loss with the moving score at each of the places."""
    moved = np.tile(scores, (len(places), 1))
    moved[:, moving] = places
    margins = np.maximum(0, moved - moved[:, [y]] + 1)
    margins[:, y] = 0
    return margins.sum(axis=1)


def _kink_names(scores: np.ndarray, y: int, moving: int, kinks: np.ndarray, classes: Sequence[str]) -> list[str]:
    """What each kink is: the score of a wrong class + 1, or where that one moves, of the right class - 1."""
    if moving != y:
        return [f"{classes[y]} − 1 = {number(kinks[0])}"]
    wrong = [k for k in range(len(scores)) if k != y]
    owners = [listed([classes[k] for k in wrong if scores[k] + 1 == kink]) for kink in kinks]
    return [f"{owner} + 1 = {number(round(kink, 2))}" for owner, kink in zip(owners, kinks, strict=True)]


def _mark_kinks(axes: Axes, kinks: np.ndarray, losses: np.ndarray, names: list[str]) -> None:
    """Draw the kinks as open points, and above the axes what each of them is, on three lines in turn if they crowd."""
    axes.plot(kinks, losses, "o", markersize=9, markerfacecolor="white", markeredgecolor=BLUE, markeredgewidth=2)
    crowded = np.diff(kinks).min(initial=np.inf) < 0.25 * np.ptp(axes.get_xlim())
    for i, (kink, name) in enumerate(zip(kinks, names, strict=True)):
        axes.axvline(kink, color=SOFT, linestyle=":", linewidth=1, zorder=0)
        height = 1.02 + 0.07 * (i % 3) * crowded
        axes.text(kink, height, name, ha="center", transform=axes.get_xaxis_transform(), fontsize=10, color=SOFT)


def _write_slope(axes: Axes, point: tuple[float, float], slope: int, brief: bool) -> None:
    """Write a slope above the line, on the side away from it, and only the number where there is little room."""
    side = {-1: "left", 0: "center", 1: "right"}[np.sign(slope)]
    text = number(slope) if brief else f"slope {number(slope)}" if slope else "flat: slope 0"
    place = (-8 * np.sign(slope), 6)
    axes.annotate(text, point, place, textcoords="offset points", ha=side, va="bottom", color=INK, bbox=PAPER)


def _mark_now(axes: Axes, point: tuple[float, float], slope: int) -> None:
    """Draw where the score is now, and write its loss below the line, or above it where the line is flat."""
    axes.plot(*point, "o", color=VERMILION, markersize=10, zorder=4)
    text = f"now {number(point[0])}\nloss {number(point[1])}"
    side, place = {-1: ("right", (-9, -9)), 0: ("center", (0, 24)), 1: ("left", (9, -9))}[np.sign(slope)]
    up = "top" if slope else "bottom"
    axes.annotate(text, point, place, textcoords="offset points", ha=side, va=up, color=VERMILION, weight="bold")
