"""What a penalty alone does to weights, step by step of gradient descent."""

from collections.abc import Mapping

import numpy as np
from matplotlib.figure import Figure

from ..kit.arguments import listed
from ..kit.picture import Picture
from ..kit.style import BLUE, GREEN, ORANGE, PURPLE, SKY, SOFT, VERMILION, styled
from ..kit.values import as_finite, number, number_list, numbered

LOOKS = tuple(zip((BLUE, VERMILION, GREEN, PURPLE, SKY, ORANGE), "-" * 6, "os^Dv*", strict=True))


@styled
def shrinking(histories: Mapping[str, np.ndarray]) -> Picture:
    """Show how weights move while gradient descent lowers a penalty alone: one panel a penalty, one line a weight.

    Below the name of a penalty stands what a step does to |w|, where that is the same at each step: "× 0.9" for L2,
    "− 0.05" for L1, both for elastic net.

    histories: for each of one to four penalties the weights (T + 1, K) at the start and after each of T steps; K from 1
        to 6, T 2 or more, the same in each

    Raises ValueError for other shapes, or weights that aren't finite.
    """
    if not 1 <= len(histories) <= 4:
        raise ValueError(f"histories has {len(histories)} penalties; expected 1 to 4.")
    histories = {name: as_finite(weights, f"histories[{name!r}]", ndim=2) for name, weights in histories.items()}
    shapes = {weights.shape for weights in histories.values()}
    (steps, count), *others = shapes
    if others or steps < 3 or count > len(LOOKS):
        raise ValueError(f"the histories have shapes {listed([str(s) for s in shapes])}; expected one (T + 1, K).")

    figure = Figure(figsize=(max(4.5, 2.8 * len(histories)), 3.5), layout="constrained")
    panels = figure.subplots(1, len(histories), sharey=True, squeeze=False)[0]
    every = max(1, (steps - 1) // 6)
    told = []
    for axes, (name, weights) in zip(panels, histories.items(), strict=True):
        for w, label, (colour, line, marker) in zip(weights.T, numbered("w", range(count)), LOOKS, strict=False):
            axes.plot(w, line, marker=marker, markevery=every, color=colour, label=label, clip_on=False)
        axes.axhline(0, color=SOFT, linewidth=0.8, zorder=0)
        rule = step_rule(weights)
        axes.set(xlabel="step", xlim=(0, steps - 1))
        axes.set_title(f"{name}\n", weight="bold")
        axes.text(0.5, 1.03, rule, ha="center", transform=axes.transAxes, fontsize=10)
        last = np.round(weights[-1], 9)
        told.append(
            f"{name}{f' ({rule})' * bool(rule)} ends at {number_list(last, 2)}, {np.sum(last == 0)} of {count} at 0"
        )
    panels[0].set_ylabel("weight")
    figure.legend(*panels[0].get_legend_handles_labels(), loc="outside lower center", ncols=count)
    first = next(iter(histories.values()))[0]
    alt = f"{count} weights over {steps - 1} steps of gradient descent on a penalty alone, from {number_list(first)}. "
    return Picture(figure, f"{alt}{'; '.join(told)}.")


def step_rule(weights: np.ndarray) -> str:
    """What each step does to |w|, as a |w| - b fitted to all steps that don't cross 0; "" if no such rule holds.

    weights: (T + 1, K)
    """
    before, after = weights[:-1], weights[1:]
    away = before * after > 0
    before, after = np.abs(before[away]), np.abs(after[away])
    if len(before) < 3 or np.ptp(before) == 0:
        return ""
    a, minus_b = np.polyfit(before, after, 1)
    if np.abs(a * before + minus_b - after).max() > 1e-6 * before.max():
        return ""
    parts = []
    if abs(a - 1) > 1e-6:
        parts.append(f"× {number(a)}")
    if abs(minus_b) > 1e-6 * before.max():
        parts.append(f"− {number(-minus_b)}")
    return f"each step: |w| {' '.join(parts)}" if parts else "no step changes w"
