"""The accuracies of several classifiers on several kinds of features, as bars."""

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.figure import Figure

from ..kit.arguments import as_names, as_whole
from ..kit.picture import Picture
from ..kit.style import BLUE, GREEN, INK, ORANGE, SOFT, VERMILION, styled
from ..kit.values import as_accuracy

LOOKS = ({"color": ORANGE, "hatch": "//"}, {"color": BLUE}, {"color": GREEN, "hatch": ".."}, {"color": VERMILION})
MOST = 8
ROW, BAR = 0.25, 0.86  # inches; share of a row


@styled
def accuracy_bars(
    accuracies: Mapping[str, Sequence[float]], classifiers: Sequence[str], count: int, chance: float = 0.1
) -> Picture:
    """Show the accuracy of each classifier on each kind of features, with a line of one standard error to both sides.

    The standard error of an accuracy a is √(a(1 − a)/count).

    accuracies: for each of 1 to 8 kinds of features one number for each classifier, 0 to 1, nan where there is none
    classifiers: 1 to 4 names
    count: how many images it was measured on
    chance: what guessing scores

    Raises ValueError for other shapes or ranges.
    """
    if not 1 <= len(accuracies) <= MOST or not 1 <= len(classifiers) <= len(LOOKS):
        raise ValueError(
            f"there are {len(accuracies)} kinds of features and {len(classifiers)} classifiers; expected 1 to {MOST} "
            f"and 1 to {len(LOOKS)}."
        )
    shares = as_accuracy(list(accuracies.values()), "accuracies", ndim=2)
    names, count = as_names(classifiers, shares.shape[1], "classifiers"), as_whole("count", count, 1, 10**9)
    errors = np.sqrt(shares * (1 - shares) / count)
    groups, top, ticks, told = len(accuracies), 0.0, [], []
    figure = Figure(figsize=(8, 1.35 + ROW * (np.sum(~np.isnan(shares)) + 0.6 * groups)), layout="constrained")
    axes = figure.add_subplot(xlabel="validation accuracy (%)")
    axes.axvline(100 * chance, color=SOFT, linestyle=":", linewidth=1.4, label="guessing")
    for name, row, error in zip(accuracies, shares, errors, strict=True):
        shown = np.flatnonzero(~np.isnan(row))
        for place, j in enumerate(shown):
            axes.barh(top + place, 100 * row[j], BAR, edgecolor="white", label=names[j], **LOOKS[j])
            axes.errorbar(100 * row[j], top + place, xerr=100 * error[j], color=INK, capsize=2.5, linewidth=1.2)
            axes.annotate(f"{100 * row[j]:.1f}", (100 * (row[j] + error[j]), top + place), (5, 0),
                          textcoords="offset points", va="center_baseline", fontsize=10)  # fmt: skip
        ticks.append(top + (len(shown) - 1) / 2)
        top += len(shown) + 0.6
        told.append(f"{name}: {', '.join(f'{names[j]} {100 * row[j]:.1f}' for j in shown)}")
    axes.set_yticks(ticks, list(accuracies))
    axes.set(ylim=(top - 0.9, -0.7), xlim=(0, min(100.0, 115 * np.nanmax(shares + errors) or 100.0)))
    axes.tick_params(axis="y", length=0)
    axes.spines["left"].set_visible(False)
    handles = dict(zip(*axes.get_legend_handles_labels()[::-1], strict=True))
    figure.legend(handles.values(), handles.keys(), loc="outside upper center", ncols=len(handles))
    return Picture(figure, f"Accuracies in %, on {count:,} validation images. {'; '.join(told)}.")
