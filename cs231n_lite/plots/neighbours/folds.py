"""Cross-validation of k: the accuracy on each fold for each number of neighbours, and how exact their mean is."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FixedLocator
from matplotlib.transforms import ScaledTranslation

from ..kit.ends import write_at_ends
from ..kit.picture import Picture
from ..kit.scales import APART, few_ticks, ticks_at
from ..kit.spread import mean_and_error
from ..kit.style import BLUE, ORANGE, SOFT, styled
from ..kit.values import as_finite, as_rising, number

ASIDE = 8  # points
NARROW = 0.038  # of the axis, from one label of two digits to the next


@styled
def folds(ks: np.ndarray, accuracies: np.ndarray, chance: float = 0.1) -> Picture:
    """Show the accuracy on each fold over k, the number of neighbours, and the means with their standard errors.

    A bar goes one standard error to both sides of the mean, the standard deviation of the folds divided by the root of
    their number.

    ks: whole numbers (K,), above 0 and rising, two or more
    accuracies: (K, F), 0 to 1, a row for each k and a column for each of two or more folds
    chance: what guessing scores

    Raises ValueError for other shapes or ranges.
    """
    ks = as_rising(ks, "ks")
    accuracies = as_finite(accuracies, "accuracies", ndim=2)
    if (ks != np.rint(ks)).any():
        raise ValueError(f"ks is {ks.tolist()}; expected whole numbers, as one can't ask a part of a neighbour.")
    if len(accuracies) != len(ks) or accuracies.shape[1] < 2:
        raise ValueError(
            f"accuracies has shape {accuracies.shape}; expected ({len(ks)}, F), a row for each k and a column for each "
            "of two or more folds. If it is the other way round, pass accuracies.T."
        )
    if min(accuracies.min(), chance) < 0 or max(accuracies.max(), chance) > 1:
        raise ValueError(
            f"accuracies go from {accuracies.min():.3g} to {accuracies.max():.3g} and chance is {chance:.3g}; "
            "expected shares, 0 to 1."
        )
    shares = 100 * accuracies
    means, errors = mean_and_error(shares)
    best = int(np.argmax(means))

    figure = Figure(figsize=(8, 4.8), layout="constrained")
    axes = figure.add_subplot(xscale="log", xlabel="k, the number of neighbours", ylabel="accuracy (%)")
    axes.axhline(100 * chance, color=SOFT, linestyle=":", linewidth=1.4)
    _draw(axes, ks, shares, means, errors)
    ticks_at(axes.xaxis, ks, first=ks[[best]], apart=NARROW if ks[-1] <= 100 else APART)
    axes.xaxis.set_minor_locator(FixedLocator(ks))
    axes.xaxis.set_minor_formatter(lambda *_: "")
    low, high = min(100 * chance, shares.min()), max(100 * chance, shares.max())
    room = 0.06 * max(high - low, 1)
    axes.set_ylim(low - room, high + room)
    few_ticks(axes.yaxis, 7)
    axes.grid(axis="y")
    write_at_ends(axes, [(100 * chance, f"chance\n{number(100 * chance)} %", SOFT)], lines=2)
    told = f"best mean: {means[best]:.1f} % ± {errors[best]:.1f} at k = {ks[best]:,.0f}"
    figure.legend(*axes.get_legend_handles_labels(), loc="outside lower center", ncols=2)
    each = [f"{mean:.1f} ± {error:.1f} at {k:,.0f}" for k, mean, error in zip(ks, means, errors, strict=True)]
    alt = (
        f"Accuracy in % over the number of neighbours k, mean ± standard error of {shares.shape[1]} folds: "
        f"{', '.join(each)}. {told.capitalize()}; single folds go from {shares.min():.1f} to {shares.max():.1f}, "
        f"guessing scores {number(100 * chance)}."
    )
    return Picture(figure, alt)


def _draw(axes: Axes, ks: np.ndarray, shares: np.ndarray, means: np.ndarray, errors: np.ndarray) -> None:
    """Draw the means with their errors and, a little to the left of them, a dot for each fold."""
    count = shares.shape[1]
    aside = axes.transData + ScaledTranslation(-ASIDE / 72, 0, axes.figure.dpi_scale_trans)
    axes.plot(np.repeat(ks, count), shares.ravel(), "o", color=ORANGE, markersize=4.5, markeredgecolor="white",
              markeredgewidth=0.5, label=f"one of {count} folds", transform=aside, zorder=2.5)  # fmt: skip
    axes.errorbar(ks, means, errors, color=BLUE, marker="D", markersize=5.5, linewidth=1.6, elinewidth=1.6, capsize=4,
                  capthick=1.6, label="mean ± standard error", zorder=3)  # fmt: skip
