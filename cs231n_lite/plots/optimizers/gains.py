"""What several ways of training gain over one, seed by seed: which differences are more than chance."""

from collections.abc import Mapping

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from ..kit.picture import Picture
from ..kit.spread import mean_and_error
from ..kit.style import BLUE, INK, SOFT, VERMILION, styled
from ..kit.values import as_finite

MOST = 8
LOOKS = {"more": (BLUE, "o"), "less": (VERMILION, "s"), "none": (SOFT, "D")}


@styled
def gains(panels: Mapping[str, Mapping[str, np.ndarray]], base: str, unit: str = "points") -> Picture:
    """Show the differences to a base, a row for each way of training: each seed as a dot, their mean as a large mark.

    The bar is two standard errors to each side. Where it reaches 0, the difference counts as none, and is grey.

    panels: for each of one or two things measured the differences (R,) of each way, in `unit`, R of 2 or more
    base: what they are differences to

    Raises ValueError for other shapes or numbers.
    """
    if not 1 <= len(panels) <= 2:
        raise ValueError(f"there are {len(panels)} panels; expected 1 or 2.")
    names = list(next(iter(panels.values())))
    if not 1 <= len(names) <= MOST or any(list(ways) != names for ways in panels.values()):
        raise ValueError(f"each panel shows the same 1 to {MOST} ways; the first one has {len(names)}.")
    figure = Figure(figsize=(8.4 if len(panels) > 1 else 6.6, 1.5 + 0.5 * len(names)), layout="constrained")
    drawn = figure.subplots(1, len(panels), squeeze=False, sharey=True)[0]
    told = []
    for axes, (title, ways) in zip(drawn, panels.items(), strict=True):
        rows = [_draw_row(axes, row, as_finite(gain, name, 1)) for row, (name, gain) in enumerate(ways.items())]
        axes.axvline(0, color=INK, linewidth=1, zorder=0)
        axes.set(title=title, xlabel=f"difference to {base} ({unit})")
        axes.margins(x=0.1)
        axes.grid(axis="x")
        told.append(f"{title}: {', '.join(f'{name} {row}' for name, row in zip(names, rows, strict=True))}")
    drawn[0].set_yticks(range(len(names)), names)
    drawn[0].set_ylim(len(names) - 0.4, -0.6)
    for axes in drawn:
        axes.tick_params(axis="y", length=0)
        axes.spines["left"].set_visible(False)
    alt = f"Differences to {base} in {unit}, means of paired differences ± two standard errors. {'. '.join(told)}."
    return Picture(figure, alt)


def verdict(gain: np.ndarray) -> tuple[str, float, float]:
    """Whether it is "more", "less" or "none", the mean of the differences (R,), and two standard errors of it."""
    if len(gain) < 2:
        raise ValueError(f"there is {len(gain)} difference; expected 2 or more, one for each seed.")
    mean, error = mean_and_error(gain)
    word = "none" if abs(mean) <= 2 * error else "more" if mean > 0 else "less"
    return word, float(mean), float(2 * error)


def _draw_row(axes: Axes, row: int, gain: np.ndarray) -> str:
    word, mean, error = verdict(gain)
    colour, marker = LOOKS[word]
    heights = row + np.linspace(-0.16, 0.16, len(gain))
    axes.plot(gain, heights, ".", color=colour, alpha=0.35, markersize=6, markeredgewidth=0)
    axes.errorbar(mean, row, xerr=error, fmt=marker, color=colour, markersize=8, capsize=4, elinewidth=2, capthick=2)
    told = f"{mean:+.1f} ± {error:.1f}".replace("-", "−")
    axes.annotate(f"{told}{', none' * (word == 'none')}", (mean, row), (0, 10), textcoords="offset points",
                  ha="center", color=colour, weight="bold", fontsize=9)  # fmt: skip
    return f"{told}{', none' * (word == 'none')} of {len(gain)} seeds"
