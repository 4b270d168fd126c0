"""The same training with and without something, for many seeds: what it gains, and how exactly that is known."""

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from ..kit.arguments import as_names
from ..kit.picture import Picture
from ..kit.spread import mean_and_error
from ..kit.style import BLUE, INK, SOFT, VERMILION, styled
from ..kit.values import as_finite

ASIDE = 0.2  # of the distance between the columns: where the means stand


@styled
def seed_pairs(
    without: np.ndarray, with_: np.ndarray, names: Sequence[str], ylabel: str = "validation accuracy (%)"
) -> Picture:
    """Show the accuracies of two ways of training, each seed as a thin line from one to the other, and what is gained.

    Beside the columns stand the means ± one standard error. Both trainings of a seed share their images and their
    order, so the gain is measured seed by seed: the right panel has the gain of each, their mean, and its standard
    error, which is smaller than the two others suggest where the seeds go up and down together.

    without, with_: accuracies (R,), 0 to 1, of the same R seeds in the same order, two or more
    names: of both ways
    ylabel: what was measured

    Raises ValueError for other shapes or ranges, or another number of names.
    """
    pair = {name: as_finite(values, name, ndim=1) for name, values in (("without", without), ("with_", with_))}
    for name, values in pair.items():
        if values.min() < 0 or values.max() > 1:
            raise ValueError(f"{name} goes from {values.min():.3g} to {values.max():.3g}; accuracies are 0 to 1.")
    seeds = len(pair["without"])
    if seeds < 2 or len(pair["with_"]) != seeds:
        raise ValueError(
            f"there are {seeds} accuracies without and {len(pair['with_'])} with it; expected as many, two or more: "
            "one of each for every seed."
        )
    names = as_names(names, 2, "columns")
    both = 100 * np.stack(list(pair.values()))
    means, errors = mean_and_error(both)
    gains = both[1] - both[0]
    gain, error = mean_and_error(gains)

    figure = Figure(figsize=(8, 4.4), layout="constrained")
    left, right = figure.subplots(1, 2, width_ratios=(2.2, 1))
    _draw_lines(left, both, gains)
    for place, (mean, spread, aside) in enumerate(zip(means, errors, (-ASIDE, 1 + ASIDE), strict=True)):
        left.errorbar(aside, mean, spread, fmt="D", color=INK, markersize=7, capsize=5, elinewidth=2, capthick=2)
        side, shift = ("right", -9) if place == 0 else ("left", 9)
        left.annotate(f"{mean:.1f}\n± {spread:.1f}", (aside, mean), (shift, 0), textcoords="offset points", ha=side,
                      va="center", weight="bold")  # fmt: skip
    left.set(xlim=(-0.62, 1.62), xlabel="setting", ylabel=ylabel)
    left.set_xticks([0, 1], names)
    left.grid(axis="y")
    _draw_gains(right, gains, gain, error)
    told = f"gain: {gain:+.1f} ± {error:.1f} points over {seeds} seeds".replace("-", "−")
    figure.suptitle(told, weight="bold")
    figure.legend(*left.get_legend_handles_labels(), loc="outside lower center", ncols=3)
    means_told = [f"{name} {mean:.1f} ± {spread:.1f}" for name, mean, spread in zip(names, means, errors, strict=True)]
    alt = (
        f"{ylabel} of {seeds} seeds each: {' and '.join(means_told)}. Seed by seed, {told}; {np.sum(gains > 0)} of "
        f"{seeds} rise, the gains go from {gains.min():+.1f} to {gains.max():+.1f}. ± is one standard error."
    ).replace("-", "−")
    return Picture(figure, alt)


def _draw_lines(axes: Axes, both: np.ndarray, gains: np.ndarray) -> None:
    """Draw a line for each seed, those that fall dashed."""
    rising = gains > 0
    for chosen, colour, line, word in ((rising, BLUE, "-", "with a"), (~rising, VERMILION, "--", "without")):
        if chosen.any():
            label = f"seed {word} gain ({chosen.sum()})"
            axes.plot([0, 1], both[:, chosen], color=colour, linestyle=line, linewidth=1, marker="o", markersize=4,
                      label=[label, *["_"] * (chosen.sum() - 1)])  # fmt: skip
    axes.plot([], [], "D", color=INK, markersize=7, label="mean ± standard error")


def _draw_gains(axes: Axes, gains: np.ndarray, gain: float, error: float) -> None:
    """Draw the gain of each seed, side by side in the order of the seeds, their mean and its standard error."""
    axes.axhline(0, color=SOFT, linewidth=1)
    places = np.linspace(-0.3, 0.3, len(gains))
    rising = gains > 0
    axes.plot(places[rising], gains[rising], "o", color=BLUE, markersize=5)
    axes.plot(places[~rising], gains[~rising], "o", color=VERMILION, markerfacecolor="white", markersize=5)
    axes.errorbar(0.55, gain, error, fmt="D", color=INK, markersize=7, capsize=5, elinewidth=2, capthick=2)
    axes.set(xlim=(-0.5, 0.75), xlabel="each seed, and mean", ylabel="gain (points)")
    axes.set_xticks([0, 0.55], ["each seed", "mean"])
    axes.tick_params(axis="x", length=0)
    axes.grid(axis="y")
