"""How far to go: the loss after one step, over the size of the step."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FixedLocator, LogLocator, MaxNLocator, NullLocator

from ..kit.ends import write_at_ends
from ..kit.picture import Picture
from ..kit.style import BLUE, FAINT, INK, SOFT, VERMILION, styled
from ..kit.values import as_numbers, as_rising, tidy

VALLEY, CLIFF = "#D9EEF9", "#FBE6D9"
NOTHING = 0.1  # of the best fall: a rate whose loss falls by less than that does next to nothing
TURN = 1.5  # times the loss before the step: above it the axis is logarithmic


@styled
def step_sizes(rates: np.ndarray, losses: np.ndarray, start: float) -> Picture:
    """Show the loss after one step against the gradient, each time from the same W, for each of several rates.

    The rates whose step lowers the loss, and by at least a tenth of the best fall, are the valley; below it the rates
    are too small, and above it the loss grows or diverges. The vertical axis is linear up to 1.5 times the loss before
    the step and logarithmic above. A loss that isn't finite is a cross at the top, "diverged".

    rates: (K,), above 0 and rising, three or more
    losses: (K,), finite or not
    start: the loss at W, above 0

    Raises ValueError for other shapes or ranges, or if no loss is finite.
    """
    rates, losses = as_rising(rates, "rates"), as_numbers(losses, "losses", ndim=1)
    if len(rates) < 3 or len(losses) != len(rates):
        raise ValueError(f"there are {len(rates)} rates and {len(losses)} losses; expected three or more of each.")
    if not np.isfinite(start) or start <= 0:
        raise ValueError(f"start is {start!r}; it must be the loss before the step, a number above 0.")
    finite = np.isfinite(losses)
    if not finite.any():
        raise ValueError("none of the losses is finite. Check the loss and the gradient at W before taking a step.")
    first, best, last = _valley(np.where(finite, losses, np.inf), start)

    figure = Figure(figsize=(8.4, 4.6), layout="constrained")
    axes = figure.add_subplot(xscale="log", xlabel="learning rate (size of the step)", ylabel="loss after one step")
    _scale(axes, losses[finite], start)
    edges = np.array([rates[0] ** 1.5 / rates[1] ** 0.5, *np.sqrt(rates[1:] * rates[:-1])])
    edges = np.append(edges, rates[-1] ** 1.5 / rates[-2] ** 0.5)
    axes.set_xlim(edges[0], edges[-1])
    axes.xaxis.set_major_locator(LogLocator(10, numticks=12))
    axes.xaxis.set_major_formatter(lambda rate, _: tidy(rate))
    axes.xaxis.set_minor_locator(NullLocator())
    _name(axes, edges[0], edges[first], "white", "too small\nhardly any change")
    _name(axes, edges[first], edges[last + 1], VALLEY, "the valley")
    _name(axes, edges[last + 1], edges[-1], CLIFF, "too large\nthe loss grows" if first <= last else "the loss grows")
    axes.axhline(start, color=SOFT, linestyle="--", linewidth=1.2)
    write_at_ends(axes, [(start, f"before\nthe step\n{tidy(start, 4)}", SOFT)], lines=3)
    axes.plot(rates[finite], losses[finite], "-o", color=BLUE, markersize=6)
    if not finite.all():
        at_top = axes.get_xaxis_transform()
        axes.plot(rates[~finite], np.full(np.sum(~finite), 0.94), "X", color=VERMILION, markersize=9, transform=at_top)
        axes.text(rates[~finite][-1], 0.89, "diverged", ha="right", va="top", color=VERMILION, transform=at_top)
    told = "no rate lowers the loss"
    if first <= last:
        told = f"best: {tidy(rates[best])}, loss {tidy(losses[best], 4)}"
        axes.plot(rates[best], losses[best], "*", color=BLUE, markersize=18, markeredgecolor="white", zorder=4)
    axes.set_title(told, color=BLUE, weight="bold", pad=42)
    after = ", ".join(
        f"{tidy(rate)}: {tidy(loss, 4) if np.isfinite(loss) else 'diverged'}"
        for rate, loss in zip(rates, losses, strict=True)
    )
    return Picture(figure, f"The loss after one step from {tidy(start, 4)}, by learning rate: {after}; {told}.")


def _valley(losses: np.ndarray, start: float) -> tuple[int, int, int]:
    """The first, the best and the last rate of the valley; without one, first is 0 and last -1."""
    best = int(np.argmin(losses))
    if losses[best] >= start:
        return 0, best, -1
    little = losses > start - NOTHING * (start - losses[best])
    before, after = np.flatnonzero(little[:best]), np.flatnonzero(losses[best:] >= start)
    return (before[-1] + 1 if before.size else 0), best, (best + after[0] - 1 if after.size else len(losses) - 1)


def _scale(axes: Axes, losses: np.ndarray, start: float) -> None:
    """Give the valley half of the height, however high the losses: linear below TURN · start, logarithmic above."""
    turn, low, high = TURN * start, min(losses.min(), start), max(losses.max(), start)
    bottom = max(0, low - 0.25 * (turn - low))
    if high <= turn:
        axes.set_ylim(low - 0.2 * max(high - low, 1e-9 * start), high + 0.2 * max(high - low, 1e-9 * start))
        axes.ticklabel_format(axis="y", useOffset=False)
        return
    power = np.ceil(np.log10(1.5 * turn))
    decades = max(1.08 * np.log10(high / turn), power - np.log10(turn)) + 0.2
    axes.set_yscale("symlog", linthresh=turn, linscale=decades * turn / (turn - bottom) * (1 - 1 / 10))
    axes.set_ylim(bottom, turn * 10**decades)
    linear = [tick for tick in MaxNLocator(4, steps=[1, 2, 5, 10]).tick_values(bottom, turn) if bottom <= tick < turn]
    powers = np.arange(power, np.log10(turn) + decades)
    axes.yaxis.set_major_locator(FixedLocator([*linear, *10.0 ** powers[:: len(powers) // 5 + 1]]))
    axes.yaxis.set_minor_locator(NullLocator())
    axes.yaxis.set_major_formatter(lambda loss, _: tidy(loss) if loss < 1e6 else f"1e{np.log10(loss):.0f}")
    axes.axhline(turn, color=FAINT, linewidth=1)
    axes.annotate(
        "logarithmic from here upwards", (0, turn), (6, 3), xycoords=("axes fraction", "data"), color=SOFT,
        textcoords="offset points", fontsize=9,
    )  # fmt: skip


def _name(axes: Axes, left: float, right: float, colour: str, text: str) -> None:
    """Tint a part of the axes, and write above it what happens there, if there is such a part."""
    if left >= right:
        return
    axes.axvspan(left, right, color=colour, linewidth=0, zorder=0)
    middle = np.sqrt(left * right)
    axes.text(middle, 1.02, text, ha="center", va="bottom", transform=axes.get_xaxis_transform(), color=INK)
