"""What a numeric gradient costs: its time over the number of weights, and what that makes of a real model."""

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FixedLocator, NullLocator

from ..kit.arguments import as_whole
from ..kit.picture import Picture
from ..kit.style import BLUE, INK, VERMILION, styled
from ..kit.values import as_finite, as_rising, duration, number, scientific

TICKS = [*(10.0 ** np.arange(-9, 2)), 60, 600, 3600, 36_000, 86_400, 864_000, *(31_557_600 * 10.0 ** np.arange(9))]
MOST_TICKS = 9
PAPER = {"facecolor": "white", "edgecolor": "none", "pad": 1}


@styled
def gradient_cost(
    parameters: Sequence[int], seconds: Sequence[float], target: int = 30_730, analytic: float | None = None
) -> Picture:
    """Show measured times of a numeric gradient over the number of weights, extended to a target, on logarithmic axes.

    The dashed line is the law, 10 times the weights take 10 times the time: each weight costs one loss or two. It goes
    through the measurement of most weights, in which fixed costs weigh least. The star is the time at the target by
    this law; nothing was measured there.

    parameters: (K,) numbers of weights, rising, two or more
    seconds: K times above 0
    target: a number of weights above those measured
    analytic: the time of the analytic gradient for the target, drawn as a level line

    Raises ValueError for numbers that don't rise, times that aren't K positive numbers, or a target within them.
    """
    parameters = as_rising(parameters, "parameters")
    seconds = as_finite(seconds, "seconds", ndim=1)
    if len(seconds) != len(parameters) or seconds.min() <= 0:
        raise ValueError(f"seconds has {len(seconds)} values from {number(seconds.min())}; expected "
                         f"{len(parameters)} above 0, one for each number of weights.")  # fmt: skip
    target = as_whole("target", target, 1, 10**9)
    if target <= parameters[-1]:
        raise ValueError(f"target is {target:,}, and up to {parameters[-1]:,.0f} weights were measured; expected more.")
    if analytic is not None and not (np.isfinite(analytic) and analytic > 0):
        raise ValueError(f"analytic is {analytic}; expected a time in seconds, above 0, or None.")
    ends = np.array([parameters[0], target])
    law = seconds[-1] / parameters[-1] * ends

    figure = Figure(figsize=(8, 4.5), layout="constrained")
    axes = figure.add_subplot(xscale="log", yscale="log", xlabel="number of weights", ylabel="time of one gradient")
    _set_ticks(axes, ends, [*seconds, *law, *([analytic] * (analytic is not None))])
    axes.plot(ends, law, color=VERMILION, linestyle="--", linewidth=1.4, label="law: 10 × the weights, 10 × the time")
    axes.plot(parameters, seconds, "o", color=VERMILION, markersize=8, label="numeric, measured", zorder=4)
    axes.plot(target, law[-1], "*", color=VERMILION, markersize=18, markeredgecolor="white", zorder=4)
    told = f"{target:,} weights: about {duration(law[-1])}"
    _write(axes, (target, law[-1]), told, (-12, 6), color=VERMILION)
    alt = (
        f"Time of a numeric gradient, measured from {duration(seconds[0])} for {parameters[0]:,.0f} weights to "
        f"{duration(seconds[-1])} for {parameters[-1]:,.0f}. If the time is proportional to the number of weights "
        f"from there on, {told}."
    )
    if analytic is not None:
        _draw_analytic(axes, target, analytic, law[-1])
        alt += f" The analytic gradient takes {duration(analytic)}; the gap is {_ratio(law[-1], analytic)}."
    figure.legend(loc="outside lower center", ncols=3, handlelength=3.5)
    return Picture(figure, alt)


def _write(axes: Axes, point: tuple, text: str, shift: tuple, **look: str | dict) -> None:
    axes.annotate(text, point, shift, textcoords="offset points", ha="right", weight="bold", **look)


def _ratio(numeric: float, analytic: float) -> str:
    ratio = float(f"{numeric / analytic:.2g}")
    return f"about {ratio:,.0f} ×" if 10 <= ratio < 1e7 else f"about {scientific(ratio)} ×"


def _draw_analytic(axes: Axes, target: int, analytic: float, numeric: float) -> None:
    """Draw the time of the analytic gradient as a level line, and how far above it the numeric one is."""
    axes.axhline(analytic, color=BLUE, linestyle="-.", label=f"analytic: {duration(analytic)}")
    if numeric > 3 * analytic:
        arrow = {"arrowstyle": "<->", "color": INK, "shrinkA": 9, "shrinkB": 2, "linewidth": 1.2}
        axes.annotate("", (target, analytic), (target, numeric), arrowprops=arrow)
        _write(axes, (target, np.sqrt(numeric * analytic)), _ratio(numeric, analytic), (-8, 0), va="center", bbox=PAPER)


def _set_ticks(axes: Axes, sizes: list[float], times: list[float]) -> None:
    room = max(4, (max(times) / min(times)) ** 0.14)
    low, high = min(times) / room, max(times) * room
    axes.set(xlim=(sizes[0] / 1.5, sizes[1] * 2), ylim=(low, high))
    shown = [tick for tick in TICKS if low <= tick <= high]
    axes.yaxis.set_major_locator(FixedLocator(shown[:: -(-len(shown) // MOST_TICKS)]))
    axes.yaxis.set_major_formatter(lambda time, _: duration(time))
    axes.xaxis.set_major_formatter(lambda size, _: f"{size:,.0f}" if size < 1e6 else scientific(size))
    axes.xaxis.set_minor_locator(NullLocator())
    axes.yaxis.set_minor_locator(NullLocator())
    axes.grid()
