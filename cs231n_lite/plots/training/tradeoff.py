"""What the regularization strength trades: accuracy on the training images against accuracy on new ones."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from ..kit.ends import write_at_ends
from ..kit.picture import Picture
from ..kit.scales import plain, ticks_at
from ..kit.spread import mean_and_error
from ..kit.style import BLUE, SOFT, VERMILION, styled
from ..kit.values import as_finite, as_rising, number

LOOKS = {"training": (VERMILION, "--", "s"), "validation": (BLUE, "-", "o")}


@styled
def tradeoff(strengths: np.ndarray, training: np.ndarray, validation: np.ndarray, chance: float = 0.1) -> Picture:
    """Show the accuracy on training and on validation images over the regularization strength reg (logarithmic axis).

    Measured in several runs, which differ in their seed, a point is their mean and the bar goes one standard error to
    both sides, the standard deviation of the runs divided by the root of their number. Differences that are small
    beside the bars may be chance.

    strengths: (S,), above 0 and rising
    training, validation: accuracies (S,), or (S, R) for R runs, 0 to 1
    chance: what guessing scores

    Raises ValueError for other shapes or ranges.
    """
    strengths = as_rising(strengths, "strengths")
    curves = {
        name: _as_runs(values, name, len(strengths)) for name, values in zip(LOOKS, (training, validation), strict=True)
    }
    if not 0 <= chance <= 1:
        raise ValueError(f"chance is {chance:.3g}; accuracies are 0 to 1.")

    figure = Figure(figsize=(8, 4.2), layout="constrained")
    axes = figure.add_subplot(xscale="log", xlabel="regularization strength reg", ylabel="accuracy (%)")
    axes.axhline(100 * chance, color=SOFT, linestyle=":", linewidth=1.2)
    ends, told = [(100 * chance, f"chance\n{number(100 * chance)} %", SOFT)], []
    for name, runs in curves.items():
        means, errors = _draw_curve(axes, strengths, 100 * runs, name)
        ends.append((means[-1], f"{name}\n{means[-1]:.1f} %", LOOKS[name][0]))
        told.append(f"on {name} images {_spoken(strengths, means, errors)}")
    axes.set(ylim=(0, min(105, 110 * max(runs.max() for runs in curves.values()))))
    ticks_at(axes.xaxis, strengths)
    axes.grid(axis="y")
    write_at_ends(axes, ends, lines=2)
    kind = {name: _kind(runs.shape[1]) for name, runs in curves.items()}
    if any(kind.values()):
        same = kind["training"] == kind["validation"]
        texts = [kind["training"]] if same else [f"{name}: {text or 'one run'}" for name, text in kind.items()]
        axes.set_title("; ".join(texts), loc="left", color=SOFT)
        told.append(", ".join(texts))
    told.append(f"guessing scores {number(100 * chance)}")
    alt = f"Accuracy in % over the regularization strength reg; {'; '.join(told)}."
    return Picture(figure, alt)


def _as_runs(values: np.ndarray, name: str, count: int) -> np.ndarray:
    """Accuracies as (S, R)."""
    values = as_finite(values, name, ndim=2 if np.ndim(values) == 2 else 1)
    if len(values) != count:
        raise ValueError(f"there are {count} strengths and {len(values)} accuracies on {name}.")
    if values.min() < 0 or values.max() > 1:
        raise ValueError(f"{name} goes from {values.min():.3g} to {values.max():.3g}; accuracies are 0 to 1.")
    return values.reshape(count, -1)


def _kind(runs: int) -> str:
    return f"mean ± standard error of {runs} runs" if runs > 1 else ""


def _draw_curve(axes: Axes, strengths: np.ndarray, runs: np.ndarray, name: str) -> tuple[np.ndarray, np.ndarray]:
    """Draw the means of the runs (S, R) with their standard errors, if there are several runs, and return both."""
    means, errors = mean_and_error(runs)
    colour, line, marker = LOOKS[name]
    axes.errorbar(
        strengths, means, errors if runs.shape[1] > 1 else None, color=colour, linestyle=line, marker=marker,
        elinewidth=1.6, capsize=4, capthick=1.6, clip_on=False, zorder=3,
    )  # fmt: skip
    return means, errors


def _spoken(strengths: np.ndarray, means: np.ndarray, errors: np.ndarray) -> str:
    return ", ".join(
        f"{mean:.1f}{f' ± {error:.1f}' if np.isfinite(error) else ''} at {plain(reg)}"
        for reg, mean, error in zip(strengths, means, errors, strict=True)
    )
