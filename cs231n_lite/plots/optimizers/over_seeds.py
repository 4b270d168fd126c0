"""Several ways of training, compared over seeds: curves of means with error bars, a panel for each thing measured."""

from collections.abc import Mapping

import numpy as np
from matplotlib.figure import Figure

from ..kit.arguments import listed
from ..kit.picture import Picture
from ..kit.scales import count_ticks
from ..kit.spread import mean_and_error
from ..kit.style import styled
from ..kit.values import as_finite, number
from .looks import looks_of

BARS = 8  # error bars on a curve, or so


@styled
def over_seeds(
    places: np.ndarray,
    panels: Mapping[str, Mapping[str, np.ndarray]],
    xlabel: str = "epoch",
    ylabel: str = "accuracy (%)",
    percent: bool = True,
) -> Picture:
    """Show, in a panel for each of one or two things measured, the mean over the seeds of each way of training.

    The bars are two standard errors of the mean to each side. The panels share their vertical axis, so that training
    and validation can be compared.

    places: (K,), rising, where it was measured
    panels: for each title, such as "training" and "validation", the runs (R, K) of one to six ways, R of 2 or more
    percent: multiply by 100

    Raises ValueError for other shapes, or panels that don't show the same ways.
    """
    places = as_finite(places, "places", ndim=1)
    if not 1 <= len(panels) <= 2:
        raise ValueError(f"there are {len(panels)} panels; expected 1 or 2.")
    names = list(next(iter(panels.values())))
    looks = looks_of(names, "ways of training")
    figure = Figure(figsize=(8.4 if len(panels) > 1 else 6.4, 4.3), layout="constrained")
    drawn = figure.subplots(1, len(panels), squeeze=False, sharey=True)[0]
    every, told = max(1, len(places) // BARS), []
    for axes, (title, ways) in zip(drawn, panels.items(), strict=True):
        if list(ways) != names:
            raise ValueError(f"one panel shows {listed(names)}, another {listed(list(ways))}; expected the same ways.")
        ends = []
        for k, (name, runs) in enumerate(ways.items()):
            mean, error = mean_and_error(_as_runs(runs, len(places), f"{title}, {name}").T * (100 if percent else 1))
            colour, line, marker = looks[name]
            axes.errorbar(places, mean, 2 * error, color=colour, linestyle=line, marker=marker, markersize=5,
                          markevery=every, errorevery=(k % every, every), capsize=2.5, elinewidth=1.1,
                          label=name)  # fmt: skip
            ends.append(f"{name} {number(mean[-1])} ± {number(2 * error[-1], 2)}")
        axes.set(xlabel=xlabel, title=title)
        axes.grid(axis="y")
        count_ticks(axes.xaxis)
        told.append(f"{title}: {', '.join(ends)}")
    drawn[0].set_ylabel(ylabel)
    figure.legend(*drawn[0].get_legend_handles_labels(), loc="outside lower center", ncols=min(len(names), 3))
    alt = f"The {ylabel} over the {xlabel}, at the end as means ± two standard errors. {'. '.join(told)}."
    return Picture(figure, alt)


def _as_runs(runs: np.ndarray, places: int, name: str) -> np.ndarray:
    runs = as_finite(runs, name, ndim=2)
    if runs.shape[1] != places or len(runs) < 2:
        raise ValueError(f"{name} has shape {runs.shape}; expected (R, {places}), a row for each of 2 or more seeds.")
    return runs
