"""The loss −ln p, and beside it −log₁₀ p, which is easily mistaken for it."""

from collections.abc import Mapping

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from ..kit.arguments import listed
from ..kit.picture import Picture
from ..kit.style import BLUE, SOFT, VERMILION, styled
from ..kit.values import as_finite, number, short

MOST = 4
LEFT = 0.42  # of the labels, in shares of the axes


@styled
def log_loss(marked: Mapping[str, float]) -> Picture:
    """Show −ln p over the probability p of the right class, with probabilities marked and their losses written.

    The dashed curve is −log₁₀ p. It is −ln p divided by 2.303: the same shape in another unit, and not what np.log
    gives. For each marked p both values are written.

    marked: for each of one to four names a probability above 0 and at most 1, such as {"cat": 0.13}

    Raises ValueError for another number of names or another range.
    """
    if not 1 <= len(marked) <= MOST:
        raise ValueError(f"marked has {len(marked)} probabilities; expected 1 to {MOST}.")
    shares = as_finite(list(marked.values()), "marked", ndim=1)
    if shares.min() <= 0 or shares.max() > 1:
        raise ValueError(
            f"marked goes from {short(shares.min())} to {short(shares.max())}; expected probabilities above 0 and at "
            "most 1. At p = 0 the loss is infinite and can't be drawn."
        )
    points = sorted(zip(shares, marked, strict=True))

    figure = Figure(figsize=(8, 4.3), layout="constrained")
    axes = figure.add_subplot(xlabel="probability p of the right class", ylabel="loss of one example")
    top = max(5.0, 1.1 * -np.log(shares.min()))
    # Even steps of the loss, not of p: the curve is smooth where it is steep.
    losses = np.linspace(0, 3 * top, 1000)
    curve = np.exp(-losses)
    axes.plot(curve, losses, "-", color=BLUE, linewidth=2.4, label="−ln p: the loss, np.log")
    axes.plot(
        curve, losses / np.log(10), "--", color=VERMILION, linewidth=1.3, label="−log₁₀ p: another unit, np.log10"
    )
    axes.set(xlim=(0, 1), ylim=(0, top))
    told = []
    for place, (p, name) in enumerate(points):
        natural, common = short(-np.log(p)), short(-np.log10(p))
        written = short(p) if p < 0.005 else number(p)
        axes.plot([p, p], [0, -np.log(p)], ":", color=SOFT, linewidth=1.2)
        axes.plot(p, -np.log10(p), "s", color=VERMILION, markerfacecolor="white", markersize=7, clip_on=False, zorder=4)
        axes.plot(p, -np.log(p), "o", color=BLUE, markersize=9, clip_on=False, zorder=4)
        _write_label(axes, (p, -np.log(p)), 0.97 - 0.21 * place, f"{name}: p = {written}, loss {natural}",
                     f"in base 10 it would be {common}")  # fmt: skip
        told.append(f"{name}: p = {written}, loss −ln p = {natural}, while −log₁₀ p = {common}")
    figure.legend(loc="outside upper center", ncols=2)
    alt = f"The curves −ln p, the loss, and below it −log₁₀ p over p from 0 to 1. Marked are {listed(told)}."
    return Picture(figure, alt)


def _write_label(axes: Axes, point: tuple[float, float], height: float, first: str, second: str) -> None:
    """Write two lines in the free part above the curves, with a line to the point, behind all labels below it."""
    place = {"textcoords": "axes fraction", "va": "top", "linespacing": 1.35}
    beside = point[0] < LEFT
    axes.annotate(
        f"{first}\n ", point, (LEFT, height), color=BLUE, weight="bold", **place,
        bbox={"facecolor": "white", "edgecolor": "none", "pad": 2},
        arrowprops={"arrowstyle": "-", "color": SOFT, "linewidth": 0.8, "shrinkB": 6,
                    "relpos": (0, 0.75) if beside else (0.3, 0)},
    )  # fmt: skip
    axes.annotate(f"\n{second}", point, (LEFT, height), color=VERMILION, **place)
