"""Several programs that should compute the same losses: their curves on top of each other, and how far they differ."""

from collections.abc import Mapping

import numpy as np
from matplotlib.figure import Figure

from ..kit.arguments import listed
from ..kit.picture import Picture
from ..kit.scales import count_ticks, log_height
from ..kit.style import styled
from ..kit.values import as_finite, scientific, tidy
from .looks import looks_of

LEAST = 1e-17  # drawn in place of a difference of 0


@styled
def same_losses(losses: Mapping[str, np.ndarray]) -> Picture:
    """Show the losses of two to six programs over the steps, and beside it their relative differences to the first.

    The curves are drawn from wide to thin, so that those that agree are seen through each other. A difference of
    exactly 0 is drawn at 10⁻¹⁷.

    losses: for each program its losses (T,), above 0

    Raises ValueError for other shapes, or losses that aren't above 0.
    """
    losses = {name: as_finite(values, f"losses[{name!r}]", ndim=1) for name, values in losses.items()}
    looks, names = looks_of(losses, "programs"), list(losses)
    first = losses[names[0]]
    if len(names) < 2 or any(len(values) != len(first) or values.min() <= 0 for values in losses.values()):
        raise ValueError(f"losses has {len(names)} programs; expected 2 to 6, with as many losses above 0 each.")
    figure = Figure(figsize=(8.4, 4), layout="constrained")
    left, right = figure.subplots(1, 2)
    steps, told = np.arange(1, len(first) + 1), []
    for width, (name, values) in zip(np.linspace(9, 1.5, len(names)), losses.items(), strict=True):
        colour, line, marker = looks[name]
        left.plot(steps, values, color=colour, linestyle="-", linewidth=width, label=name, solid_capstyle="butt")
        if name != names[0]:
            differences = np.maximum(np.abs(values - first) / first, LEAST)
            right.plot(steps, differences, color=colour, linestyle=line, marker=marker, markersize=4,
                       markevery=max(1, len(steps) // 8), linewidth=1.2)  # fmt: skip
            most = scientific(np.abs(values - first).max() / first.max(), 1)
            told.append(f"{name} differs by at most {most} of the largest")
    log_height(left, min(v.min() for v in losses.values()), max(v.max() for v in losses.values()))
    log_height(right, LEAST, 1)
    left.set(xlabel="step", ylabel="loss")
    right.set(xlabel="step", ylabel=f"relative difference to {names[0]}")
    for axes in (left, right):
        count_ticks(axes.xaxis, 5)
        axes.set_xlim(1, max(len(first), 2))
        axes.grid(axis="y")
    figure.legend(*left.get_legend_handles_labels(), loc="outside lower center", ncols=min(len(names), 4))
    ends = f"from {tidy(first[0])} to {tidy(first[-1])}"
    return Picture(figure, f"The losses of {listed(names)} over {len(first):,} steps, {ends}: {listed(told)}.")
