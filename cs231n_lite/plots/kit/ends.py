"""Texts beside the right ends of lines, each at the height of its line and none on top of another."""

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes

LINE = 0.23  # inches from one text to the next


def write_at_ends(axes: Axes, ends: Sequence[tuple[float, str, str]], lines: int = 1) -> None:
    """Write (height in the units of the axes, text, colour) for each line to the right of the axes.

    To be called once the limits of the axes are settled. lines: of how many lines the longest text is.
    """
    axes.get_ylim()  # autoscales, if that is still to be done
    right = axes.get_xlim()[1]
    to_share = axes.transScale + axes.transLimits
    heights = np.array([to_share.transform((right, height))[1] for height, _, _ in ends])
    line = LINE * lines / (axes.get_position().height * axes.figure.get_figheight())
    for height, (_, text, colour) in zip(spread_out(heights, line), ends, strict=True):
        axes.annotate(
            text, (1, height), (8, 0), xycoords="axes fraction", textcoords="offset points", va="center",
            color=colour, weight="bold", annotation_clip=False,
        )  # fmt: skip


def spread_out(heights: np.ndarray, line: float) -> np.ndarray:
    """The heights, from 0 to 1, moved as little as possible so that each is `line` or more above the last.

    With i lines taken off the i-th, that is a regression that must not fall: neighbours that would fall share a mean.
    """
    order = np.argsort(heights, kind="stable")
    groups = []
    for height in np.clip(heights, 0.3 * line, 1)[order] - line * np.arange(len(heights)):
        groups.append([height, 1])
        while len(groups) > 1 and groups[-2][0] >= groups[-1][0]:
            (low, few), (high, more) = groups[-2:]
            groups[-2:] = [[(low * few + high * more) / (few + more), few + more]]
    shared = np.repeat([mean for mean, _ in groups], [size for _, size in groups])
    highest = max(0, 1 - line * (len(heights) - 1))
    moved = np.empty(len(heights))
    moved[order] = np.clip(shared, 0, highest) + line * np.arange(len(heights))
    return moved
