"""A search over two settings: the validation accuracy for each learning rate and each regularization strength."""

import matplotlib
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from ..kit.arguments import as_whole
from ..kit.heat import draw_cells
from ..kit.picture import Picture
from ..kit.style import SOFT, VERMILION, styled
from ..kit.values import as_accuracy, as_finite, as_rising, tidy

MOST = 8


@styled
def accuracy_grid(rates: np.ndarray, regs: np.ndarray, accuracy: np.ndarray, count: int) -> Picture:
    """Show the validation accuracy for each learning rate (column) and regularization strength (row), the best framed.

    In each cell stands the accuracy a in percent ± one standard error, √(a(1 − a)/count). A training that diverged is
    hatched.

    rates: (K,), above 0 and rising
    regs: (M,), 0 or more and rising; K from 2 to 8, M from 1 to 8
    accuracy: (M, K), from 0 to 1, nan where training diverged
    count: how many validation images there are

    Raises ValueError for other shapes or ranges.
    """
    rates, regs = as_rising(rates, "rates"), as_finite(regs, "regs", ndim=1)
    if regs[0] < 0 or (np.diff(regs) <= 0).any():
        raise ValueError(f"regs is {regs.tolist()}; expected numbers from 0 on, each larger than the one before.")
    accuracy, count = as_accuracy(accuracy, "accuracy", ndim=2), as_whole("count", count, 1, 10**9)
    if accuracy.shape != (len(regs), len(rates)) or max(accuracy.shape) > MOST:
        raise ValueError(
            f"accuracy has shape {accuracy.shape}; expected ({len(regs)}, {len(rates)}), a row for each of "
            f"{len(regs)} regs and a column for each of {len(rates)} rates, at most {MOST} of each."
        )
    errors = np.sqrt(accuracy * (1 - accuracy) / count)
    diverged = np.isnan(accuracy)
    texts = np.array([
        "diverged" if np.isnan(a) else f"{100 * a:.1f}\n± {100 * e:.1f}"
        for a, e in zip(accuracy.ravel(), errors.ravel(), strict=True)
    ]).reshape(accuracy.shape)  # fmt: skip
    low, high = (0, 1) if diverged.all() else (np.nanmin(accuracy), np.nanmax(accuracy))
    shades = (accuracy - low) / max(high - low, 1e-9)

    width, height = 0.8 * len(rates) + 1.4, 0.52 * len(regs) + 1.5
    figure = Figure(figsize=(max(width, 4.6), height), layout="constrained")
    axes = figure.add_subplot(xlabel="learning rate", ylabel="regularization strength")
    draw_cells(axes, shades, texts, matplotlib.colormaps["viridis"], fontsize=10 if len(rates) <= 6 else 9.5)
    _hatch(axes, diverged)
    axes.set_xticks(range(len(rates)), [tidy(rate) for rate in rates])
    axes.set_yticks(range(len(regs)), [tidy(reg) for reg in regs])
    told = "every training diverged"
    if not diverged.all():
        row, column = np.unravel_index(np.nanargmax(accuracy), accuracy.shape)
        axes.add_patch(Rectangle((column - 0.47, row - 0.45), 0.94, 0.9, facecolor="none", edgecolor=VERMILION,
                                 linewidth=3.2, zorder=4))  # fmt: skip
        told = (
            f"best {100 * accuracy[row, column]:.1f} % ± {100 * errors[row, column]:.1f} at learning rate "
            f"{tidy(rates[column])} and regularization {tidy(regs[row])}"
        )
    axes.set_title(f"accuracy in % ± one standard error\non {count:,} validation images")
    alt = (
        f"Validation accuracy for {len(rates)} learning rates, {tidy(rates[0])} to {tidy(rates[-1])}, and {len(regs)} "
        f"regularization strengths, {tidy(regs[0])} to {tidy(regs[-1])}: {told}; {diverged.sum()} of {diverged.size} "
        "diverged."
    )
    return Picture(figure, alt)


def _hatch(axes: Axes, diverged: np.ndarray) -> None:
    """Hatch the cells of trainings that diverged; their texts are the same in number and order as the cells."""
    for row, column in np.argwhere(diverged):
        cell = Rectangle((column - 0.48, row - 0.48), 0.96, 0.96, hatch="////", linewidth=0.8)
        cell.set(facecolor="#F4F4F4", edgecolor="#CFCFCF")
        axes.add_patch(cell)
    for text, empty in zip(axes.texts, diverged.ravel(), strict=True):
        if empty:
            text.set(color=SOFT, fontsize=9, bbox={"facecolor": "white", "edgecolor": "none", "pad": 1})
