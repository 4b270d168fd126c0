"""The loss along a line through W: what a landscape of thousands of dimensions looks like in one of them."""

from collections.abc import Mapping

import numpy as np
from matplotlib.figure import Figure

from ..kit.arguments import listed
from ..kit.ends import write_at_ends
from ..kit.picture import Picture
from ..kit.scales import few_ticks
from ..kit.style import SOFT, styled
from ..kit.values import as_finite, tidy

MOST = 4


@styled
def loss_slice(steps: np.ndarray, losses: Mapping[str, np.ndarray]) -> Picture:
    """Show the losses L(W + a·W₁) over a, for one to four losses, with the lowest point of each marked.

    The dashed line stands where a is 0, at W itself, if the steps go past it.

    steps: the values of a (K,), rising, three or more
    losses: for each name the loss at each of them (K,), finite

    Raises ValueError for other shapes, steps that don't rise, or losses that aren't finite.
    """
    steps = as_finite(steps, "steps", ndim=1)
    if len(steps) < 3 or (np.diff(steps) <= 0).any():
        raise ValueError(f"steps has {len(steps)} values; expected three or more, each larger than the one before.")
    if not 1 <= len(losses) <= MOST:
        raise ValueError(f"losses has {len(losses)} names; expected 1 to {MOST}.")
    losses = {name: as_finite(values, f"losses[{name!r}]", ndim=1) for name, values in losses.items()}
    for name, values in losses.items():
        if len(values) != len(steps):
            raise ValueError(f"losses[{name!r}] has {len(values)} values and there are {len(steps)} steps.")

    figure = Figure(figsize=(8, 4.2), layout="constrained")
    axes = figure.add_subplot(xlabel="a", ylabel="loss L(W + a·W₁)", xlim=(steps[0], steps[-1]))
    ends, told = [], []
    for (name, values), marker in zip(losses.items(), "os^D", strict=False):
        (line,) = axes.plot(steps, values)
        lowest = int(np.argmin(values))
        colour = line.get_color()
        axes.plot(steps[lowest], values[lowest], marker, color=colour, markersize=8, markeredgecolor="white",
                  zorder=4, clip_on=False)  # fmt: skip
        ends.append((values[-1], f"{name}\nlowest {tidy(values[lowest], 4)}\nat a = {tidy(steps[lowest])}", colour))
        told.append(f"{name} is lowest, {tidy(values[lowest], 4)}, at a = {tidy(steps[lowest])}")
    if steps[0] < 0 < steps[-1]:
        axes.axvline(0, color=SOFT, linestyle="--", linewidth=1, zorder=0)
        axes.text(0, 1.02, "W", ha="center", color=SOFT, transform=axes.get_xaxis_transform())
    few_ticks(axes.xaxis, 7)
    axes.grid(axis="y")
    write_at_ends(axes, ends, lines=3)
    alt = f"The loss along a line through W, for a from {tidy(steps[0])} to {tidy(steps[-1])}: {listed(told)}."
    return Picture(figure, alt)
