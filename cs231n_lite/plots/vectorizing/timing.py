"""How long two versions of a function take, as the number of examples grows."""

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import EngFormatter, FixedLocator, NullLocator

from ..kit.arguments import listed
from ..kit.picture import Picture
from ..kit.style import BLUE, GREEN, INK, PURPLE, VERMILION, styled
from ..kit.values import as_rising, number

LOOKS = ((VERMILION, "-", "o"), (BLUE, "--", "s"), (GREEN, "-.", "^"), (PURPLE, ":", "D"))


@styled
def times(sizes: np.ndarray, seconds: Mapping[str, Sequence[float]]) -> Picture:
    """Show measured times over the number of examples, both axes logarithmic, each version with its fitted slope.

    The line of slope p is time ∝ Nᵖ, fitted to the logarithms by least squares: with slope 1, twice the examples take
    twice the time. The arrow at the right end is how many times faster the fastest version is than the slowest.

    sizes: (K,) numbers of examples, rising, two or more
    seconds: for each of one to four versions K times in seconds

    Raises ValueError for sizes that don't rise, or times that aren't K positive numbers.
    """
    sizes = as_rising(sizes, "sizes")
    if not 1 <= len(seconds) <= len(LOOKS):
        raise ValueError(f"seconds has {len(seconds)} versions; expected 1 to {len(LOOKS)}.")
    measured = {name: _as_times(values, name, len(sizes)) for name, values in seconds.items()}
    slowest_first = sorted(measured, key=lambda name: -measured[name][-1])

    figure = Figure(figsize=(8, 4.2), layout="constrained")
    axes = figure.add_subplot(xscale="log", yscale="log", xlabel="number of examples N", ylabel="time of one call")
    slopes = {}
    for place, name in enumerate(slowest_first):
        slopes[name] = _draw_line(axes, sizes, measured[name], name, LOOKS[place], above=place == 0)
    axes.xaxis.set_major_locator(FixedLocator(sizes[:: -(-len(sizes) // 8)]))
    axes.xaxis.set_major_formatter(lambda size, _: f"{size:,.0f}")
    axes.xaxis.set_minor_locator(NullLocator())
    axes.yaxis.set_major_formatter(EngFormatter(unit="s"))
    axes.margins(x=0.12, y=0.16)
    axes.grid()

    told = listed([f"{name} {number(measured[name][-1] * 1e3)} ms, slope {slopes[name]:.2f}" for name in slowest_first])
    alt = f"Time of one call over the number of examples, both axes logarithmic. At N = {sizes[-1]:,.0f}: {told}."
    if len(measured) > 1:
        ends = [measured[name][-1] for name in (slowest_first[-1], slowest_first[0])]
        gap = f"{number(ends[1] / ends[0], 2 if ends[1] < 100 * ends[0] else 3)} ×"
        axes.annotate("", (sizes[-1], ends[0]), (sizes[-1], ends[1]), arrowprops={
            "arrowstyle": "<->", "color": INK, "shrinkA": 7, "shrinkB": 7, "linewidth": 1.2,
        })  # fmt: skip
        middle = (sizes[-1], np.sqrt(ends[0] * ends[1]))
        axes.annotate(gap, middle, (8, 0), textcoords="offset points", va="center", fontsize=13, weight="bold")
        alt = f"{alt[:-1]}: a gap of {gap}."
    return Picture(figure, alt)


def _as_times(values: Sequence[float], name: str, count: int) -> np.ndarray:
    values = np.asarray(values, dtype=np.float64)
    if values.shape != (count,) or not np.isfinite(values).all() or values.min() <= 0:
        raise ValueError(f"the times {name!r} are {values}; expected {count} numbers above 0, one for each size.")
    return values


def _draw_line(axes: Axes, sizes: np.ndarray, values: np.ndarray, name: str, look: tuple, above: bool) -> float:
    """Draw the measured points and the line fitted to them, write its name and slope, and return the slope."""
    colour, line, marker = look
    slope, height = np.polyfit(np.log(sizes), np.log(values), 1)
    fitted = np.exp(height) * sizes**slope
    axes.plot(sizes, fitted, color=colour, linestyle=line)
    axes.plot(sizes, values, marker, color=colour, markersize=7)
    middle = len(sizes) // 2
    shift, across, up = ((-8, 8), "right", "bottom") if above else ((8, -8), "left", "top")
    axes.annotate(
        f"{name}: slope {slope:.2f}", (sizes[middle], fitted[middle]), shift, textcoords="offset points",
        ha=across, va=up, color=colour, weight="bold",
    )  # fmt: skip
    return slope
