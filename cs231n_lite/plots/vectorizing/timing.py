"""How long two versions of a function take, as the number of examples grows."""

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from ..kit.arguments import listed
from ..kit.picture import Picture
from ..kit.scales import log_ticks, plain, ticks_at
from ..kit.style import BLUE, GREEN, INK, PURPLE, SOFT, VERMILION, styled
from ..kit.values import as_rising, duration

LOOKS = ((VERMILION, "-", "o"), (BLUE, "--", "s"), (GREEN, "-.", "^"), (PURPLE, ":", "D"))


@styled
def times(sizes: np.ndarray, seconds: Mapping[str, Sequence[float]]) -> Picture:
    """Show measured times over the number of examples, both axes logarithmic, each version with its slope.

    The broad pale lines are the law, 10 times the examples take 10 times the time: slope 1, through the last point of
    each version. The slope p that is written, of time ∝ Nᵖ, was fitted to the logarithms of all points by least
    squares, and is rounded, like the gap at the right end: how many times faster the fastest version is there than the
    slowest. On a busy machine they are no more exact than that.

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
    axes.plot(
        [], [], color=SOFT, alpha=0.3, linestyle="-", linewidth=9, label="10 times the examples, 10 times the time"
    )
    ticks_at(axes.xaxis, sizes)
    axes.margins(x=0.12, y=0.16)
    log_ticks(axes.yaxis, *axes.get_ylim())
    axes.yaxis.set_major_formatter(lambda seconds, _: duration(seconds))
    axes.grid()
    figure.legend(loc="outside upper center", handlelength=3)

    told = listed([f"{name} {duration(measured[name][-1])}, slope {slopes[name]:.1f}" for name in slowest_first])
    alt = f"Time of one call over the number of examples, both axes logarithmic. At N = {sizes[-1]:,.0f}: {told}."
    if len(measured) > 1:
        ends = [measured[name][-1] for name in (slowest_first[-1], slowest_first[0])]
        gap = f"about {plain(float(f'{ends[1] / ends[0]:.2g}'))} ×"
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
    """Draw the measured points, the law through the last one, the name and the fitted slope, and return that."""
    colour, line, marker = look
    slope = np.polyfit(np.log(sizes), np.log(values), 1)[0]
    axes.plot(sizes, values[-1] * sizes / sizes[-1], color=colour, alpha=0.2, linestyle="-", linewidth=9, zorder=1)
    axes.plot(sizes, values, color=colour, linestyle=line, marker=marker, markersize=7)
    middle = len(sizes) // 2 if above else (len(sizes) - 1) // 2  # to the left of the arrow at the right end
    shift, across, up = ((-8, 10), "right", "bottom") if above else ((8, -10), "left", "top")
    axes.annotate(
        f"{name}: slope about {slope:.1f}", (sizes[middle], values[middle]), shift, textcoords="offset points",
        ha=across, va=up, color=colour, weight="bold",
    )  # fmt: skip
    return slope
