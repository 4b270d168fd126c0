"""The loss on a plane through W, as a map with many lines of equal height."""

import numpy as np
from matplotlib.figure import Figure

from ..kit.picture import Picture
from ..kit.scales import few_ticks
from ..kit.style import INK, VERMILION, styled
from ..kit.values import as_finite, tidy

LINES = 28
WIDE = 30  # from this ratio of the losses on, the levels are multiples instead of sums


@styled
def loss_plane(a: np.ndarray, b: np.ndarray, losses: np.ndarray, name: str = "loss") -> Picture:
    """Show the loss L(W + a·W₁ + b·W₂) as a map: a to the right, b upwards, dark where the loss is low.

    The star is the lowest of the given losses, the white circle W itself, where a and b are 0, if that lies on the
    map. Between neighbouring lines the loss changes by the same amount, or by the same factor if the largest loss is
    more than 30 times the smallest.

    a: (K,), b: (M,), rising, five or more of each
    losses: (M, K), losses[i, j] at b[i] and a[j], finite and not all the same
    name: which loss it is, for the title

    Raises ValueError for other shapes, places that don't rise, or losses that aren't finite or all the same.
    """
    a, b = _as_places(a, "a"), _as_places(b, "b")
    losses = as_finite(losses, "losses", ndim=2)
    if losses.shape != (len(b), len(a)):
        raise ValueError(
            f"losses has shape {losses.shape}; expected ({len(b)}, {len(a)}), a row for each b and a column for each "
            "a. If it is the other way round, pass losses.T."
        )
    low, high = losses.min(), losses.max()
    if low == high:
        raise ValueError(f"every loss is {tidy(low)}, so there are no lines to draw. Take larger a and b.")
    by_factor = low > 0 and high > WIDE * low
    levels = np.geomspace(low, high, LINES + 2) if by_factor else np.linspace(low, high, LINES + 2)
    row, column = np.unravel_index(np.argmin(losses), losses.shape)

    figure = Figure(figsize=(7, 5.4), layout="constrained")
    axes = figure.add_subplot(xlabel="a", ylabel="b")
    filled = axes.contourf(a, b, losses, levels, cmap="viridis", norm="log" if by_factor else "linear")
    axes.contour(a, b, losses, levels[1:-1], colors=INK, linewidths=0.4, alpha=0.7)
    key = figure.colorbar(filled, ax=axes, label="loss", ticks=levels[:: (LINES + 2) // 5], drawedges=False)
    key.ax.set_yticklabels([tidy(level) for level in key.get_ticks()])
    key.ax.minorticks_off()
    lowest = f"lowest: {tidy(losses[row, column], 4)} at a = {tidy(a[column])}, b = {tidy(b[row])}"
    axes.plot(a[column], b[row], "*", color=VERMILION, markersize=18, markeredgecolor="white", clip_on=False,
              linestyle="none", label=lowest, zorder=5)  # fmt: skip
    few_ticks(axes.xaxis)
    few_ticks(axes.yaxis)
    alt = f"A map of the {name} loss on a plane through W, from {tidy(low, 4)} to {tidy(high, 4)}; {lowest}"
    if a[0] <= 0 <= a[-1] and b[0] <= 0 <= b[-1]:
        start = f"W: {tidy(_at_zero(a, b, losses), 4)}"
        axes.plot(0, 0, "o", color="white", markersize=9, markeredgecolor=INK, markeredgewidth=1.8, clip_on=False,
                  linestyle="none", label=start, zorder=4)  # fmt: skip
        alt += f"; at {start}"
    axes.set_title(f"{name}: L(W + a·W₁ + b·W₂)", pad=32)
    axes.legend(loc="lower center", bbox_to_anchor=(0.5, 1), ncols=2, columnspacing=1.2, handletextpad=0.3)
    return Picture(figure, f"{alt}.")


def _as_places(values: np.ndarray, name: str) -> np.ndarray:
    values = as_finite(values, name, ndim=1)
    if len(values) < 5 or (np.diff(values) <= 0).any():
        raise ValueError(f"{name} has {len(values)} values; expected five or more, each larger than the one before.")
    return values


def _at_zero(a: np.ndarray, b: np.ndarray, losses: np.ndarray) -> float:
    """The loss at (0, 0), between the nearest given ones."""
    return float(np.interp(0, b, [np.interp(0, a, row) for row in losses]))
