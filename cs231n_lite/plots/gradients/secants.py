"""The derivative as a limit: lines through two points of a curve that turn into its tangent."""

from collections.abc import Callable, Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from ..kit.arguments import listed
from ..kit.picture import Picture
from ..kit.style import BLUE, GREEN, INK, ORANGE, PURPLE, SOFT, VERMILION, styled
from ..kit.values import as_finite, number, number_list, scientific

LOOKS = ((PURPLE, ":", "D"), (VERMILION, "-.", "s"), (GREEN, "--", "^"), (BLUE, "-", "o"))
REACH = 1.3  # the curve is shown this many times the largest step to both sides


@styled
def secants(f: Callable[[float], float], x: float, steps: Sequence[float]) -> Picture:
    """Show the curve of f near x with a secant, a line through two of its points, for each step h.

    Left the forward secants, through x and x + h; right the centred ones, through x - h and x + h. The broad line is
    the tangent at x, what the secants turn into as h shrinks: a centred secant whose step is a thousand times smaller.
    Below each panel stand the slopes.

    f: takes a number and returns one
    steps: one to four values of h, above 0, each smaller than the one before

    Raises ValueError for other steps, an x that isn't finite, or an f that isn't finite from x - 1.3 h to x + 1.3 h.
    """
    (x,), steps = as_finite([x], "x", ndim=1), as_finite(steps, "steps", ndim=1)
    if not 1 <= len(steps) <= len(LOOKS) or steps[-1] <= 0 or (np.diff(steps) >= 0).any():
        raise ValueError(
            f"steps is {number_list(steps)}; expected one to {len(LOOKS)} numbers above 0, each smaller than the one "
            "before, such as [1, 0.5, 0.25]."
        )
    if x + steps[-1] == x or x - steps[-1] == x:
        raise ValueError(
            f"x + h or x − h rounds to x = {number(x)} for h = {scientific(steps[-1])}. Take larger steps."
        )
    places = np.linspace(x - REACH * steps[0], x + REACH * steps[0], 121)
    curve = values_of(f, places)
    room = 0.12 * np.ptp(curve) or 1.0

    figure = Figure(figsize=(8.4, 5), layout="constrained")
    panels = figure.subplots(1, 2, sharey=True)
    kinds = {"forward": np.full(len(steps), x), "centred": x - steps}
    slopes = {name: (values_of(f, x + steps) - values_of(f, starts)) / (x + steps - starts)
              for name, starts in kinds.items()}  # fmt: skip
    limit = _tangent_slope(f, x, steps)
    *rows, (tangent, *_) = _alike(np.array([*slopes.values(), np.full(len(steps), limit)]))
    written = dict(zip(kinds, rows, strict=True))
    at_x = values_of(f, [x])[0]
    for axes, (name, starts) in zip(panels, kinds.items(), strict=True):
        axes.plot(places, curve, color=INK, linestyle="-", linewidth=3)
        axes.axline((x, at_x), slope=limit, color=ORANGE, alpha=0.55, linestyle="-", linewidth=9, zorder=1)
        axes.plot([], [], color=ORANGE, alpha=0.55, linestyle="-", linewidth=9, label=f"tangent at x: slope {tangent}")
        labels = [f"h = {number(h)}: slope {slope}" for h, slope in zip(steps, written[name], strict=True)]
        _draw_secants(axes, f, starts, x + steps, labels)
        axes.plot(x, at_x, "o", color=INK, markersize=9, zorder=5)
        axes.axvline(x, color=SOFT, linestyle=":", linewidth=1, zorder=0)
        axes.set_title(f"{name}: through {'x − h' if name == 'centred' else 'x'} and x + h", weight="bold")
        axes.set(xlim=(places[0], places[-1]), ylim=(curve.min() - room, curve.max() + room))
        axes.set_xlabel(f"place, dotted at x = {number(x)}")
        axes.legend(loc="upper center", bbox_to_anchor=(0.5, -0.17), handlelength=3.5)
    panels[0].set_ylabel("value of f")
    told = [f"{name} {listed(texts)}" for name, texts in written.items()]
    alt = f"A curve f and its secants at x = {number(x)} for h = {number_list(steps)}. Slopes: {'; '.join(told)}; "
    alt += f"of the tangent {tangent}."
    return Picture(figure, alt)


def _tangent_slope(f: Callable, x: float, steps: np.ndarray) -> float:
    """The slope at x by a step so small that its error isn't seen, and so large that rounding isn't either."""
    h = min(steps[0], max(1e-3 * steps[-1], 6e-6 * abs(x)))
    above, below = values_of(f, [x + h, x - h])
    return (above - below) / ((x + h) - (x - h))


def values_of(f: Callable[[float], float], places: Sequence[float], name: str = "f") -> np.ndarray:
    """`f` at each of the places, as float64; raises ValueError where f gives anything but a finite number."""
    results = [f(float(place)) for place in places]
    for place, result in zip(places, results, strict=True):
        if np.shape(result) != () or not np.issubdtype(np.asarray(result).dtype, np.number) or not np.isfinite(result):
            raise ValueError(
                f"{name}({number(place, 4)}) is {result!r}; expected a finite number. {name} takes one number and "
                "returns one."
            )
    return np.array(results, dtype=np.float64)


def _draw_secants(axes: Axes, f: Callable, starts: np.ndarray, ends: np.ndarray, labels: list[str]) -> None:
    """Draw a line through the curve's points at each start and end."""
    pairs = zip(starts, ends, labels, LOOKS[-len(labels) :], strict=True)
    for start, end, label, (colour, line, marker) in pairs:
        points = (start, values_of(f, [start])[0]), (end, values_of(f, [end])[0])
        axes.axline(*points, color=colour, linestyle=line)
        axes.plot(*zip(*points, strict=True), marker, color=colour, markeredgecolor="white", zorder=4)
        axes.plot([], [], color=colour, linestyle=line, marker=marker, label=label)


def _alike(slopes: np.ndarray) -> list[list[str]]:
    """Slopes as texts with as many decimals each, so that they compare: four digits for the largest."""
    largest = np.abs(slopes).max()
    decimals = max(0, 3 - int(np.floor(np.log10(largest)))) if largest > 0 else 0
    return [[f"{slope:.{decimals}f}".replace("-", "−") for slope in row] for row in np.round(slopes, decimals) + 0.0]
