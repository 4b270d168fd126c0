"""The loss of one real image along a line through W: where it bends, and which slopes lie between."""

import numpy as np
from matplotlib.figure import Figure

from ..kit.picture import Picture
from ..kit.scales import few_ticks
from ..kit.style import BLUE, INK, SOFT, VERMILION, styled
from ..kit.values import as_finite, number_list, tidy


@styled
def real_kinks(a: np.ndarray, losses: np.ndarray, kinks: np.ndarray, xlabel: str = "a") -> Picture:
    """Show a loss of straight pieces over a, a dot where it bends, and below it the slope of each piece.

    The slopes are those from each position to the next; at a kink they jump. Of the kinks only those from the first
    to the last position are shown and counted.

    a: the positions (T,), rising, three or more
    losses: (T,), the loss at each
    kinks: (K,) positions where the loss bends, such as those where a positive violation flips; may be empty
    xlabel: what moves, such as "W[0, 1]"

    Raises ValueError for other shapes, positions that don't rise, or numbers that aren't finite.
    """
    a, losses = as_finite(a, "a", ndim=1), as_finite(losses, "losses", ndim=1)
    if len(a) < 3 or len(losses) != len(a) or (np.diff(a) <= 0).any():
        raise ValueError(
            f"there are {len(a)} positions and {len(losses)} losses; expected three or more positions, each larger "
            "than the one before, and a loss for each."
        )
    kinks = np.unique(as_finite(kinks, "kinks", ndim=1)) if np.size(kinks) else np.zeros(0)
    kinks = kinks[(kinks >= a[0]) & (kinks <= a[-1])]
    slopes = np.diff(losses) / np.diff(a)

    figure = Figure(figsize=(8, 4.9), layout="constrained")
    above, below = figure.subplots(2, 1, sharex=True, height_ratios=(2.1, 1))
    above.plot(a, losses, "-", color=BLUE, linewidth=2.4)
    if kinks.size:
        heights = np.interp(kinks, a, losses)
        above.plot(kinks, heights, "o", color=VERMILION, markersize=8, markeredgecolor="white", label="kink", zorder=4)
        above.legend(loc="best", handletextpad=0.2)
    below.stairs(slopes, a, baseline=None, color=INK, linewidth=2)
    room = 0.12 * np.ptp(slopes) or 1.0
    below.set(ylim=(slopes.min() - room, slopes.max() + room), ylabel="slope", xlabel=xlabel, xlim=(a[0], a[-1]))
    above.set_ylabel("loss of one image")
    for axes in (above, below):
        for kink in kinks:
            axes.axvline(kink, color=SOFT, linestyle=":", linewidth=0.9, zorder=0)
    below.grid(axis="y")
    few_ticks(below.xaxis, 7)
    few_ticks(below.yaxis, 4)
    above.ticklabel_format(axis="y", useOffset=False)
    counted = f"{len(kinks)} kink{'s' * (len(kinks) != 1)}" if kinks.size else "no kink"
    above.set_title(f"{counted} from {xlabel} = {tidy(a[0])} to {tidy(a[-1])}", weight="bold")
    where = f", at {number_list(kinks)}" if 0 < kinks.size <= 12 else ""
    alt = (
        f"The loss of one image over {xlabel}, from {tidy(a[0])} to {tidy(a[-1])}: {counted}{where}. Its slope is "
        f"{tidy(slopes[0])} at first and {tidy(slopes[-1])} at the end, and goes from {tidy(slopes.min())} to "
        f"{tidy(slopes.max())}; the lowest loss is {tidy(losses.min())}, at {tidy(a[np.argmin(losses)])}."
    )
    return Picture(figure, alt)
