"""Softmax at a temperature: the same scores, divided by T before the exponential."""

from collections.abc import Sequence

import numpy as np
from matplotlib.figure import Figure

from ..kit.arguments import as_names
from ..kit.picture import Picture
from ..kit.scales import log_ticks
from ..kit.style import INK, SOFT, styled
from ..kit.values import as_probabilities, as_rising, number, short
from .shrinking import LOOKS


@styled
def temperature(temperatures: np.ndarray, probabilities: np.ndarray, classes: Sequence[str] | None = None) -> Picture:
    """Show the probabilities of one example over the temperature T by which its scores are divided (logarithmic axis).

    Towards T = 0 the highest score takes all; for large T all classes become alike, 1/C each. T = 1 is marked if it
    is on the axis.

    temperatures: (T,), above 0 and rising
    probabilities: (T, C), C from 2 to 6, a row for each temperature
    classes: C names

    Raises ValueError for other shapes, temperatures that don't rise, or rows that don't sum to 1.
    """
    temperatures = as_rising(temperatures, "temperatures")
    probabilities = as_probabilities(probabilities, "probabilities", ndim=2)
    steps, count = probabilities.shape
    if steps != len(temperatures) or not 2 <= count <= len(LOOKS):
        raise ValueError(
            f"probabilities has shape {probabilities.shape}; expected ({len(temperatures)}, C), a row for each "
            f"temperature, and C from 2 to {len(LOOKS)}."
        )
    classes = [f"class {k}" for k in range(count)] if classes is None else as_names(classes, count, "classes")

    figure = Figure(figsize=(8, 4.2), layout="constrained")
    axes = figure.add_subplot(xscale="log", xlabel="temperature T (logarithmic)", ylabel="probability")
    axes.axhline(1 / count, color=SOFT, linestyle=":", linewidth=1.2, zorder=1)
    for shares, name, (colour, line, marker) in zip(probabilities.T, classes, LOOKS, strict=False):
        axes.plot(temperatures, shares, line, marker=marker, markevery=max(1, steps // 10), color=colour, label=name,
                  clip_on=False)  # fmt: skip
    axes.set(xlim=(temperatures[0], temperatures[-1]), ylim=(0, 1), yticks=np.arange(6) / 5)
    log_ticks(axes.xaxis, temperatures[0], temperatures[-1])
    header = axes.get_xaxis_transform()
    axes.text(0, 1.03, "← small T: nearly all to the best class", transform=axes.transAxes)
    axes.text(1, 1.03, f"large T: nearly 1/{count} each →", ha="right", transform=axes.transAxes)
    rows = {temperatures[0]: probabilities[0], temperatures[-1]: probabilities[-1]}
    if temperatures[0] < 1 < temperatures[-1]:
        axes.axvline(1, color=INK, linewidth=1.2, zorder=1)
        axes.text(1, 1.1, "T = 1: the plain softmax", ha="center", transform=header, weight="bold")
        nearest = int(np.argmin(np.abs(np.log(temperatures))))
        rows[temperatures[nearest]] = probabilities[nearest]
    told = (f"at T = {number(T)}: {', '.join(short(p) for p in row)}" for T, row in sorted(rows.items()))
    figure.legend(loc="outside lower center", ncols=count)
    return Picture(figure, f"Probabilities of {', '.join(classes)} over the temperature: {'; '.join(told)}.")
