"""How large a step is beside the weights it changes, while a classifier is trained."""

from collections.abc import Mapping

import numpy as np
from matplotlib.figure import Figure

from ..kit.arguments import listed
from ..kit.ends import write_at_ends
from ..kit.picture import Picture
from ..kit.scales import count_ticks, log_height
from ..kit.style import FAINT, SOFT, styled
from ..kit.values import as_numbers, tidy

USUAL = 1e-3
BAND = (USUAL / 10**0.5, USUAL * 10**0.5)
MOST = 6


@styled
def update_ratio(ratios_by_name: Mapping[str, np.ndarray], xlabel: str = "step") -> Picture:
    """Show |update| / |W| at each step on a logarithmic axis, one line for each of one to six trainings.

    The gray band is around 1/1,000, a rule of thumb for a step that is neither lost nor too large. A ratio that is 0
    has no place on the axis and leaves a gap; from the first on that isn't finite, the training has diverged.

    ratios_by_name: for each name the ratios (T,) of its steps, none negative, the first finite, and one above 0
    xlabel: what is counted, from 1 on

    Raises ValueError for no or too many trainings, other shapes, or a training without such a ratio.
    """
    if not 1 <= len(ratios_by_name) <= MOST:
        raise ValueError(f"ratios_by_name has {len(ratios_by_name)} trainings; expected 1 to {MOST}.")
    curves = {name: _as_ratios(values, f"ratios_by_name[{name!r}]") for name, values in ratios_by_name.items()}
    drawn = {name: np.where((ratios > 0) & np.isfinite(ratios), ratios, np.nan) for name, ratios in curves.items()}

    figure = Figure(figsize=(8.4, 4.3), layout="constrained")
    axes = figure.add_subplot(xlabel=xlabel, ylabel="|update| / |W|")
    lowest, highest = (of(np.concatenate(list(drawn.values()))) for of in (np.nanmin, np.nanmax))
    log_height(axes, min(lowest, BAND[0]), max(highest, BAND[1]))
    axes.axhspan(*BAND, color=FAINT, alpha=0.6, linewidth=0, zorder=0)
    axes.axhline(USUAL, color=SOFT, linestyle=":", linewidth=1.2, zorder=1)
    ends, told = [(USUAL, "rule of thumb\nabout 1e−3", SOFT)], []
    for name, ratios in drawn.items():
        (line,) = axes.plot(np.arange(1, len(ratios) + 1), ratios, linewidth=1.5)
        median, last = np.nanmedian(ratios), ratios[np.isfinite(ratios)][-1]
        lost = np.flatnonzero(~np.isfinite(curves[name]))
        end = f"diverged at {lost[0] + 1:,}" if lost.size else f"median {tidy(median, 2)}"
        ends.append((last, f"{name}\n{end}", line.get_color()))
        told.append(f"{name} median {tidy(median, 2)}, last {tidy(last, 2)}{f', {end}' if lost.size else ''}")
    axes.set_xlim(1, max(2, *(len(ratios) for ratios in drawn.values())))
    count_ticks(axes.xaxis)
    axes.grid(axis="y")
    write_at_ends(axes, ends, lines=2)
    alt = f"The length of each update divided by that of W, over the {xlabel}, logarithmic: {listed(told)}; "
    return Picture(figure, f"{alt}the rule of thumb is about 1e−3.")


def _as_ratios(values: np.ndarray, name: str) -> np.ndarray:
    """The ratios, nan from the first on that isn't finite."""
    ratios = as_numbers(values, name, ndim=1).copy()
    wrong = np.flatnonzero(~np.isfinite(ratios))
    ratios[wrong[0] if wrong.size else len(ratios) :] = np.nan
    if np.nanmin(np.append(ratios, 0)) < 0:
        raise ValueError(f"{name} has negative values; a ratio of two lengths is 0 or more.")
    if not (ratios > 0).any():
        raise ValueError(
            f"{name} has no ratio above 0 before the first that isn't finite, so there is nothing to draw."
        )
    return ratios
