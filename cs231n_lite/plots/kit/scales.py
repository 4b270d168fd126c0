"""Ticks of axes: on a logarithmic axis enough of them to read a value, on an axis of counts only whole numbers."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.axis import Axis
from matplotlib.ticker import FixedLocator, LogLocator, MaxNLocator, NullLocator

from .values import tidy

LARGEST = 1e250  # matplotlib's logarithmic axes overflow some way above
APART = 0.085  # of the axis, from one label to the next


def log_height(axes: Axes, low: float, high: float) -> None:
    """Make the vertical axis logarithmic, from just below `low` to just above `high`, with ticks to read.

    These are at powers of ten, or where those would be few, at 1, 2 and 5 times them.
    """
    low, high = min(low, LARGEST / 10), min(high, LARGEST)
    room = np.clip(0.05 * np.log10(high / low), 0.02, 2)
    axes.set(yscale="log", ylim=(low / 10**room, high * 10**room))
    few = np.log10(high / low) < 2.2
    axes.yaxis.set_major_locator(LogLocator(10, subs=(1, 2, 5) if few else (1,), numticks=12 if few else 7))
    axes.yaxis.set_minor_locator(NullLocator())
    axes.yaxis.set_major_formatter(lambda value, _: tidy(value))


def log_ticks(axis: Axis, low: float, high: float) -> None:
    """Put ticks with plain numbers at 1, 2 and 5 times powers of ten, or on a wide axis at the powers alone."""
    axis.set_major_locator(LogLocator(10, subs=(1, 2, 5) if high <= 2000 * low else (1,), numticks=12))
    axis.set_minor_locator(NullLocator())
    axis.set_major_formatter(lambda value, _: plain(value))


def ticks_at(axis: Axis, places: np.ndarray, first: np.ndarray = (), apart: float = APART) -> None:
    """Put ticks at the places on a logarithmic axis, but for those whose labels would lie on a neighbour's.

    places: above 0. The smallest and the largest are kept, then those that `first` names.
    apart: the share of the axis from one label to the next
    """
    places, logs = np.unique(places), np.log(np.unique(places))
    kept = [logs[0]]
    for log in [logs[-1], *np.log(first), *logs]:
        if np.abs(np.array(kept) - log).min() >= apart * (logs[-1] - logs[0]) > 0:
            kept.append(log)
    axis.set_major_locator(FixedLocator(places[np.isin(logs, kept)]))
    axis.set_minor_locator(NullLocator())
    axis.set_major_formatter(lambda value, _: plain(value))


def plain(value: float) -> str:
    """A label without powers of ten where it is short without: "0.1", "300", "2,000", "1e5"."""
    return f"{value:,.0f}" if 1000 <= value < 1e5 else tidy(value)


def few_ticks(axis: Axis, most: int = 5) -> None:
    """Put at most so many ticks on the axis, with labels as short as can be, so that small numbers don't collide."""
    axis.set_major_locator(MaxNLocator(most, steps=[1, 2, 5, 10]))
    axis.set_major_formatter(lambda value, _: tidy(value))


def count_ticks(axis: Axis, most: int = 6) -> None:
    """Put ticks at whole numbers only, at `most` of them or so."""
    axis.set_major_locator(MaxNLocator(most, integer=True))
    axis.set_major_formatter(lambda count, _: f"{count:,.0f}")
