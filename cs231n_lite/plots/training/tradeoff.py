"""What the regularization strength trades: accuracy on the training images against accuracy on new ones."""

import numpy as np
from matplotlib.figure import Figure

from ..kit.picture import Picture
from ..kit.style import BLUE, SOFT, VERMILION, styled
from ..kit.values import as_finite, as_rising, number

AWAY = {"textcoords": "offset points", "ha": "left"}


@styled
def tradeoff(strengths: np.ndarray, training: np.ndarray, validation: np.ndarray, chance: float = 0.1) -> Picture:
    """Show the accuracy on training and on validation images over the regularization strength reg (logarithmic axis).

    The best reg is the one with the highest validation accuracy, the smallest of them if several tie. Below it there is
    too little regularization, above it too much.

    strengths: (K,), above 0 and rising
    training, validation: accuracies (K,), 0 to 1
    chance: what guessing scores

    Raises ValueError for other shapes or ranges.
    """
    strengths = as_rising(strengths, "strengths")
    curves = {name: as_finite(a, name, ndim=1) for name, a in (("training", training), ("validation", validation))}
    for name, accuracy in {**curves, "chance": np.array([chance])}.items():
        if accuracy.min() < 0 or accuracy.max() > 1:
            raise ValueError(f"{name} goes from {accuracy.min():.3g} to {accuracy.max():.3g}; accuracies are 0 to 1.")
        if name != "chance" and len(accuracy) != len(strengths):
            raise ValueError(f"there are {len(strengths)} strengths and {len(accuracy)} accuracies on {name}.")
    best = int(np.argmax(curves["validation"]))

    figure = Figure(figsize=(8, 4), layout="constrained")
    axes = figure.add_subplot(xscale="log", xlabel="regularization strength reg", ylabel="accuracy (%)")
    for (name, accuracy), look in zip(curves.items(), ((VERMILION, "--", "s"), (BLUE, "-", "o")), strict=True):
        colour, line, marker = look
        axes.plot(strengths, 100 * accuracy, color=colour, linestyle=line, marker=marker)
        shift, up = ((6, 8), "bottom") if name == "training" else ((6, -9), "top")
        axes.annotate(name, (strengths[0], 100 * accuracy[0]), shift, va=up, color=colour, weight="bold", **AWAY)
    axes.axhline(100 * chance, color=SOFT, linestyle=":", linewidth=1.2)
    axes.annotate(
        f"chance, {number(100 * chance)} %", (strengths[0], 100 * chance), (6, -4), va="top", color=SOFT, **AWAY
    )
    highest = 100 * curves["validation"][best]
    axes.plot(strengths[best], highest, "*", color=BLUE, markersize=18, markeredgecolor="white", zorder=4)
    axes.axvline(strengths[best], color=BLUE, linewidth=1, zorder=0)
    axes.set(ylim=(0, min(108, 112 * max(accuracy.max() for accuracy in curves.values()))))

    header = axes.get_xaxis_transform()
    share = np.log(strengths[best] / strengths[0]) / np.log(strengths[-1] / strengths[0])
    side = "left" if share < 0.25 else "right" if share > 0.75 else "center"
    told = f"best on validation: reg = {number(strengths[best])}, {highest:.1f} %"
    axes.text(strengths[best], 1.08, told, ha=side, transform=header, color=BLUE, weight="bold")
    if best > 0:
        axes.text(np.sqrt(strengths[0] * strengths[best]), 1.02, "← too little", ha="center", transform=header)
    if best < len(strengths) - 1:
        axes.text(np.sqrt(strengths[-1] * strengths[best]), 1.02, "too much →", ha="center", transform=header)
    ends = "; ".join(
        f"on {name} from {100 * a[0]:.1f} % at reg = {number(strengths[0])} to {100 * a[-1]:.1f} % at "
        f"{number(strengths[-1])}" for name, a in curves.items()
    )  # fmt: skip
    alt = f"Accuracy over the regularization strength reg, {told}; {ends}; guessing scores {number(100 * chance)} %."
    return Picture(figure, alt)
