"""Ticks of axes: on a logarithmic axis enough of them to read a value, on an axis of counts only whole numbers."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.axis import Axis
from matplotlib.ticker import LogLocator, MaxNLocator, NullLocator

from .values import tidy

LARGEST = 1e250  # matplotlib's logarithmic axes overflow some way above


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


def few_ticks(axis: Axis, most: int = 5) -> None:
    """Put at most so many ticks on the axis, with labels as short as can be, so that small numbers don't collide."""
    axis.set_major_locator(MaxNLocator(most, steps=[1, 2, 5, 10]))
    axis.set_major_formatter(lambda value, _: tidy(value))


def count_ticks(axis: Axis, most: int = 6) -> None:
    """Put ticks at whole numbers only, at `most` of them or so."""
    axis.set_major_locator(MaxNLocator(most, integer=True))
    axis.set_major_formatter(lambda count, _: f"{count:,.0f}")
