"""Learning rates: how they change over a training, and which of them suits which rule."""

from collections.abc import Mapping

import numpy as np
from matplotlib.figure import Figure

from ..kit.arguments import listed
from ..kit.picture import Picture
from ..kit.scales import count_ticks, log_ticks
from ..kit.spread import mean_and_error
from ..kit.style import SOFT, styled
from ..kit.values import as_accuracy, as_finite, as_rising, number, tidy
from .looks import looks_of


@styled
def schedules(
    curves: Mapping[str, np.ndarray], xlabel: str = "epoch", ylabel: str = "learning rate", log: bool = False
) -> Picture:
    """Show up to six numbers that change over a training, such as learning rates by schedule.

    curves: for each name its values (T,), the first one at 0, or with `log` at 1
    xlabel, ylabel: what is counted, and what the values are
    log: whether the horizontal axis is logarithmic; then it begins with 1

    Raises ValueError for other shapes or values that aren't finite.
    """
    curves = {name: as_finite(values, f"curves[{name!r}]", ndim=1) for name, values in curves.items()}
    looks = looks_of(curves, "curves")
    figure = Figure(figsize=(7.4, 3.8), layout="constrained")
    axes = figure.add_subplot(xlabel=f"{xlabel} (logarithmic)" if log else xlabel, ylabel=ylabel)
    told = []
    for name, values in curves.items():
        colour, line, marker = looks[name]
        places = np.arange(len(values)) + log
        every = max(1, len(values) // 10)
        axes.plot(places, values, color=colour, linestyle=line, marker=marker, markersize=5, label=name,
                  drawstyle="default" if log else "steps-post", markevery=0.1 if log else every)  # fmt: skip
        told.append(
            f"{name} from {tidy(values[0])} to {tidy(values[-1])}, highest {tidy(values.max())} at "
            f"{places[np.argmax(values)]:,}"
        )
    longest = max(len(values) for values in curves.values())
    if log:
        axes.set_xscale("log")
        log_ticks(axes.xaxis, 1, longest)
    else:
        count_ticks(axes.xaxis)
    axes.set_xlim(log, max(longest - 1 + log, 2))
    axes.set_ylim(min(0, *(values.min() for values in curves.values())), None)
    axes.grid(axis="y")
    figure.legend(*axes.get_legend_handles_labels(), loc="outside lower center", ncols=min(3, len(curves)))
    return Picture(figure, f"The {ylabel} over the {xlabel}: {listed(told)}.")


@styled
def rate_scan(scans: Mapping[str, tuple[np.ndarray, np.ndarray]], chance: float = 0.1) -> Picture:
    """Show the accuracy over the learning rate for up to six rules, with the best rate of each filled in.

    scans: for each rule its rates (K,), rising, and the accuracies (R, K) of R seeds, 0 to 1; nan where it diverged
    chance: what guessing scores

    Raises ValueError for other shapes or ranges, or where no rate of a rule has an accuracy.
    """
    looks = looks_of(scans, "rules")
    figure = Figure(figsize=(7.8, 4.2), layout="constrained")
    axes = figure.add_subplot(xscale="log", xlabel="learning rate (logarithmic)", ylabel="accuracy (%)")
    told, every = [], []
    for name, (rates, accuracies) in scans.items():
        rates, accuracies = as_rising(rates, f"rates of {name}"), as_accuracy(accuracies, f"{name}", ndim=2)
        if accuracies.shape[1] != len(rates) or np.isnan(accuracies).any(axis=0).all():
            raise ValueError(
                f"{name} has {len(rates)} rates and accuracies {accuracies.shape}; expected (R, {len(rates)})."
            )
        mean, error = mean_and_error(100 * accuracies.T)
        best = int(np.nanargmax(mean))
        colour, line, marker = looks[name]
        axes.errorbar(rates, mean, np.nan_to_num(2 * error), color=colour, linestyle=line, marker=marker, markersize=6,
                      markerfacecolor="white", capsize=2.5, elinewidth=1.1,
                      label=f"{name}, best {tidy(rates[best])}")  # fmt: skip
        axes.plot(rates[best], mean[best], marker, color=colour, markersize=9, zorder=4)
        told.append(f"{name} is best at {tidy(rates[best])} with {number(mean[best])} %")
        every += list(rates)
    axes.axhline(100 * chance, color=SOFT, linestyle=":", linewidth=1.2, label=f"chance, {number(100 * chance)} %")
    log_ticks(axes.xaxis, min(every), max(every))
    axes.grid(axis="y")
    axes.set_ylim(0, None)
    figure.legend(*axes.get_legend_handles_labels(), loc="outside lower center", ncols=3)
    return Picture(
        figure, f"Accuracy over the learning rate: {listed(told)}; guessing scores {number(100 * chance)} %."
    )
