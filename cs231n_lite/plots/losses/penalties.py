"""What L2, L1 and elastic net charge for two weights, as contours."""

from collections.abc import Callable, Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from ..kit.arguments import listed
from ..kit.picture import Picture
from ..kit.style import INK, SOFT, VERMILION, styled
from ..kit.values import as_finite, number

LEVELS = (0.5, 1, 1.5, 2, 3)
SHADES = ("#F7FBFE", "#E3EFF9", "#CBE1F3", "#AED0EA", "#8CBBDF", "#6BA4CF")  # cheap to dear
REACH = 1.45
MARKERS = (("o", "●"), ("s", "■"))


@styled
def penalty_contours(weights: Sequence[Sequence[float]] = ((1, 0), (0.5, 0.5)), beta: float = 1.0) -> Picture:
    """Show the prices of two weights under L2, Σ w², L1, Σ |w|, and elastic net, Σ β w² + |w|, at the same levels.

    The two marked weight vectors give the example x = (1, 1) the same score, as do all on the dashed line; above each
    panel stands what each of them costs.

    weights: two weight vectors (2, 2) with the same sum, from -1.4 to 1.4
    beta: β of elastic net, 0 or more

    Raises ValueError for other shapes or ranges, sums that differ, or a negative β.
    """
    weights = as_finite(weights, "weights", ndim=2)
    if weights.shape != (2, 2) or np.abs(weights).max() > 1.4:
        raise ValueError(f"weights is {weights.tolist()}; expected two vectors of two numbers from -1.4 to 1.4.")
    if not np.isclose(*weights.sum(axis=1)):
        raise ValueError(f"the sums {number(weights[0].sum())} and {number(weights[1].sum())} differ; they must agree.")
    if not beta >= 0 or not np.isfinite(beta):
        raise ValueError(f"beta is {beta!r}; it must be a number, 0 or more.")
    square = "w²" if beta == 1 else f"{number(beta)} w²"
    penalties = {
        "L2: Σ w²": lambda w: np.sum(w**2, axis=-1),
        "L1: Σ |w|": lambda w: np.sum(np.abs(w), axis=-1),
        f"elastic net: Σ {square} + |w|": lambda w: np.sum(beta * w**2 + np.abs(w), axis=-1),
    }
    figure = Figure(figsize=(8.4, 4), layout="constrained")
    panels = figure.subplots(1, 3, sharex=True, sharey=True)
    told = []
    for axes, (name, penalty) in zip(panels, penalties.items(), strict=True):
        _draw_contours(axes, penalty)
        prices = [f"{_vector(w)} costs {number(penalty(w))}" for w in weights]
        axes.set_title(f"{name}\n\n", weight="bold", pad=11)
        for w, (marker, sign), price, height in zip(weights, MARKERS, prices, (1.11, 1.02), strict=True):
            axes.plot(*w, marker, color=VERMILION, markersize=9, markeredgecolor="white", zorder=4, clip_on=False)
            axes.text(0.5, height, f"{sign} {price}", ha="center", transform=axes.transAxes, color=VERMILION)
        same = axes.axline(weights[0], slope=-1, color=VERMILION, linestyle="--", linewidth=1.4)
        told.append(f"{name}: {listed(prices)}")
    panels[0].set_ylabel("weight w₁")
    score = f"the same score for x = (1, 1): w₀ + w₁ = {number(weights[0].sum())}"
    figure.legend([same], [score], loc="outside lower center")
    alt = f"Contours of three penalties over two weights, at the same levels, and {score}. {'; '.join(told)}."
    return Picture(figure, alt)


def _draw_contours(axes: Axes, penalty: Callable[[np.ndarray], np.ndarray]) -> None:
    """Draw the contours over both weights, each labelled with its price where it crosses the diagonal below left."""
    line = np.linspace(-REACH, REACH, 291)
    prices = penalty(np.stack(np.meshgrid(line, line), axis=-1))
    axes.contourf(line, line, prices, (0, *LEVELS), colors=SHADES, extend="max")
    diagonal = -np.linspace(0, REACH, 200)
    along = penalty(np.stack([diagonal, diagonal], axis=-1))
    levels = [level for level in LEVELS if level < along[-1]]
    lines = axes.contour(line, line, prices, levels, colors=INK, linewidths=0.9)
    corners = np.interp(levels, along, diagonal)
    axes.clabel(lines, fmt=number, fontsize=9, manual=list(zip(corners, corners, strict=True)))
    axes.set(aspect="equal", xlabel="weight w₀", xticks=[-1, 0, 1], yticks=[-1, 0, 1])
    axes.axhline(0, color=SOFT, linewidth=0.6)
    axes.axvline(0, color=SOFT, linewidth=0.6)


def _vector(w: np.ndarray) -> str:
    return f"({number(w[0])}, {number(w[1])})"
