"""A step across a kink: why a numeric slope there is a mixture of the slopes on both sides."""

from collections.abc import Callable, Sequence
from itertools import pairwise

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from ..kit.picture import Picture
from ..kit.style import FAINT, GREEN, INK, SKY, SOFT, VERMILION, styled
from ..kit.values import as_finite, number, scientific
from .secants import values_of

REACH = 1.6  # what is shown, in steps to both sides of x
SPELLED = 3  # a mixture of so many slopes is written out


@styled
def kink_step(
    loss: Callable[[float], float], x: float, h: float, slope: float, kinks: Sequence[float] = (), name: str = "weight"
) -> Picture:
    """Show a loss made of straight pieces near x, the centred secant from x - h to x + h, and the slope at x itself.

    The secant's slope is the mean of the slopes between x - h and x + h, each weighted by its share of the way; the
    title writes this out. Without a kink on the way all of them are the slope at x.

    loss: takes a number and returns one
    slope: the slope at x that the gradient gives
    kinks: where the loss bends, all of those from x - 1.6 h to x + 1.6 h; others are left out
    name: what moves, such as "W[0, 1]"

    Raises ValueError if a number isn't finite, h isn't above 0, or the loss isn't straight between the kinks.
    """
    x, h, slope = as_finite([x, h, slope], "[x, h, slope]", ndim=1)
    if h <= 0 or x + h == x or x - h == x:
        raise ValueError(f"h is {scientific(h)} at x = {number(x)}; expected a step above 0, and not so small that it "
                         "is lost in rounding.")  # fmt: skip
    kinks = np.unique(as_finite(kinks, "kinks", ndim=1)) if len(kinks) else np.zeros(0)
    kinks = kinks[np.abs(kinks - x) < REACH * h]
    bends = np.array([x - REACH * h, *kinks, x + REACH * h])
    _assert_straight(loss, bends)
    stops = np.array([x - h, *kinks[np.abs(kinks - x) < h], x + h])
    at_stops = values_of(loss, stops, "loss")
    numeric = (at_stops[-1] - at_stops[0]) / (2 * h)
    mixture = _mixture(np.diff(at_stops) / np.diff(stops), np.diff(stops) / (2 * h), numeric)

    figure = Figure(figsize=(8, 4.8), layout="constrained")
    axes = figure.add_subplot(xlabel=f"{name}: x = {number(x, 6)}, h = {scientific(h)}", ylabel="loss")
    _draw_loss(axes, bends, values_of(loss, bends, "loss"), h)
    axes.set(xticks=[x - h, x, x + h], xticklabels=["x − h", "x", "x + h"])
    axes.axvspan(x - h, x + h, color=FAINT, alpha=0.45, linewidth=0, zorder=0)
    chord = {"color": VERMILION, "linestyle": "--", "marker": "s", "markersize": 8}
    _draw_line(axes, stops[[0, -1]], at_stops[[0, -1]], numeric, f"secant: slope {number(numeric)}", chord)
    here = {"color": GREEN, "linestyle": "-.", "marker": "o", "markersize": 9}
    _draw_line(axes, [x], values_of(loss, [x], "loss"), slope, f"gradient at x: slope {number(slope)}", here)
    axes.annotate("the step", (x, 1), (0, -6), xycoords=axes.get_xaxis_transform(), textcoords="offset points",
                  ha="center", va="top", color=SOFT)  # fmt: skip
    figure.legend(loc="outside lower center", ncols=4, handlelength=3)
    axes.set_title(mixture, weight="bold", pad=12)
    alt = (
        f"A loss of straight pieces over {name}, with the secant from x − h to x + h for x = {number(x, 6)} and "
        f"h = {scientific(h)}. {mixture}. The gradient gives the slope {number(slope)} at x."
    )
    return Picture(figure, alt)


def _assert_straight(loss: Callable, bends: np.ndarray) -> None:
    """Raise ValueError where the loss isn't straight from one bend to the next."""
    ends = values_of(loss, bends, "loss")
    allowed = 1e-3 * np.ptp(ends) + 1e-9 * np.abs(ends).max()
    for start, end in pairwise(bends):
        between = np.linspace(start, end, 9)
        if np.abs(values_of(loss, between, "loss") - np.interp(between, bends, ends)).max() > allowed:
            raise ValueError(
                f"loss isn't straight from {number(start, 5)} to {number(end, 5)}; expected straight pieces that meet "
                "at the kinks. Pass every kink, leave out a penalty on squares, and compute in float64."
            )


def _mixture(slopes: np.ndarray, shares: np.ndarray, numeric: float) -> str:
    """How the slope of the secant comes from those on its way, with = where it is right as written."""
    slopes, percents = np.round(slopes, 9) + 0.0, np.round(100 * shares, 1)
    if len(slopes) == 1:
        return f"No kink between x − h and x + h: the secant has slope {number(numeric)}"
    if len(slopes) > SPELLED:
        span = f"from {number(slopes.min())} to {number(slopes.max())}"
        return f"Secant: slope {number(numeric)}, a mixture of {len(slopes)} slopes {span}"
    terms = [
        f"{share:g} % · {f'({s})' if s[0] == '−' else s}"
        for share, s in zip(percents, map(number, slopes), strict=True)
    ]
    exact = np.isclose(percents @ slopes / 100, float(f"{numeric:.3g}"), atol=1e-9) and percents.sum() == 100
    return f"Slope of the secant = {' + '.join(terms)} {'=' if exact else '≈'} {number(numeric)}"


def _draw_loss(axes: Axes, bends: np.ndarray, losses: np.ndarray, h: float) -> None:
    """Draw the loss, with its kinks marked and, where they are few, named by their place."""
    axes.plot(bends, losses, color=SKY, linestyle="-", linewidth=7, label="loss")
    room = 0.14 * np.ptp(losses) or 1.0
    axes.set(xlim=(bends[0], bends[-1]), ylim=(losses.min() - room, losses.max() + room))
    kinks = bends[1:-1]
    if not kinks.size:
        return
    open_point = {"markersize": 13, "markerfacecolor": "white", "markeredgecolor": INK, "markeredgewidth": 2}
    axes.plot(kinks, losses[1:-1], "o", label="kink", zorder=2.5, **open_point)
    if kinks.size <= SPELLED and np.diff(kinks, prepend=-np.inf).min() > 0.4 * h:
        for kink, loss in zip(kinks, losses[1:-1], strict=True):
            axes.annotate(f"kink at {number(kink)}", (kink, loss), (6, -12), textcoords="offset points", va="top",
                          weight="bold")  # fmt: skip


def _draw_line(axes: Axes, places: np.ndarray, losses: np.ndarray, slope: float, label: str, look: dict) -> None:
    """Draw a line of this slope through the points, and the points."""
    axes.axline((places[0], losses[0]), slope=slope, color=look["color"], linestyle=look["linestyle"], zorder=3)
    axes.plot(places, losses, **{**look, "linestyle": "none"}, markeredgecolor="white", zorder=4)
    axes.plot([], [], **look, label=label)
