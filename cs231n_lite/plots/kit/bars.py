"""Horizontal bars with their values written at the ends: one row a class, the first on top."""

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes

from .style import SOFT

MOST = 12
ROW = 0.42  # inches


def set_rows(axes: Axes, names: Sequence[str]) -> None:
    """Give the axes a named row for each bar, from top to bottom, and a line at 0."""
    axes.set_yticks(range(len(names)), names)
    axes.set_ylim(len(names) - 0.45, -0.55)
    axes.tick_params(axis="y", length=0, labelsize=11)
    axes.spines["left"].set_visible(False)
    axes.axvline(0, color=SOFT, linewidth=1, zorder=3)


def draw_bars(
    axes: Axes, values: np.ndarray, texts: Sequence[str], shift: float = 0, height: float = 0.62, **look: object
) -> None:
    """Draw a bar for each value and write its text at the end: right of it, or left of a negative one.

    shift: how much lower than the middle of its row each bar lies
    look: of the bars, such as color and hatch
    """
    rows = np.arange(len(values)) + shift
    axes.barh(rows, values, height, **look)
    for row, value, text in zip(rows, values, texts, strict=True):
        place, side = ((-5, 0), "right") if value < 0 else ((5, 0), "left")
        axes.annotate(text, (value, row), place, textcoords="offset points", ha=side, va="center_baseline", fontsize=10)


def leave_room(axes: Axes, values: np.ndarray, share: float = 0.28) -> None:
    """Set the x axis so that beyond the longest bars there is room for their texts, each a share of the axis."""
    low, high = min(0.0, float(values.min())), max(0.0, float(values.max()))
    sides = (low < 0) + (high > 0 or low == 0)
    room = share / (1 - sides * share) * ((high - low) or 1)
    axes.set_xlim(low - room * (low < 0), high + room * (high > 0 or low == 0))
