"""The loss along a line through W: what a landscape of thousands of dimensions looks like in one of them."""

from collections.abc import Mapping

import numpy as np
from matplotlib.figure import Figure

from ..kit.picture import Picture
from ..kit.scales import few_ticks
from ..kit.style import BLUE, GREEN, PURPLE, SOFT, VERMILION, styled
from ..kit.values import as_finite, tidy

LOOKS = ((BLUE, "o"), (VERMILION, "s"), (GREEN, "^"), (PURPLE, "D"))


@styled
def loss_slice(steps: np.ndarray, losses: Mapping[str, np.ndarray]) -> Picture:
    """Show the losses L(W + a·W₁) over a, a panel for each of one to four, with the lowest point of each marked.

    Each panel has its own scale, so that its curve fills it. The dashed line stands where a is 0, at W itself, if the
    steps go past it.

    steps: the values of a (K,), rising, three or more
    losses: for each name the loss at each of them (K,), finite

    Raises ValueError for other shapes, steps that don't rise, or losses that aren't finite.
    """
    steps = as_finite(steps, "steps", ndim=1)
    if len(steps) < 3 or (np.diff(steps) <= 0).any():
        raise ValueError(f"steps has {len(steps)} values; expected three or more, each larger than the one before.")
    if not 1 <= len(losses) <= len(LOOKS):
        raise ValueError(f"losses has {len(losses)} names; expected 1 to {len(LOOKS)}.")
    losses = {name: as_finite(values, f"losses[{name!r}]", ndim=1) for name, values in losses.items()}
    for name, values in losses.items():
        if len(values) != len(steps):
            raise ValueError(f"losses[{name!r}] has {len(values)} values and there are {len(steps)} steps.")

    figure = Figure(figsize=(8.4 if len(losses) > 1 else 7, 3.9), layout="constrained")
    panels = figure.subplots(1, len(losses), squeeze=False)[0]
    told = []
    for (name, values), axes, (colour, marker) in zip(losses.items(), panels, LOOKS, strict=False):
        lowest, digits = int(np.argmin(values)), _digits(values)
        axes.plot(steps, values, "-", color=colour)
        axes.plot(steps[lowest], values[lowest], marker, color=colour, markersize=9, markeredgecolor="white",
                  zorder=4, clip_on=False)  # fmt: skip
        place = f"{tidy(values[lowest], digits)} at a = {tidy(steps[lowest])}"
        axes.set_title(f"{name}\nlowest {place}", color=colour, weight="bold", pad=20)
        axes.set(xlabel="a", xlim=(steps[0], steps[-1]))
        if steps[0] < 0 < steps[-1]:
            axes.axvline(0, color=SOFT, linestyle="--", linewidth=1, zorder=0)
            axes.text(0, 1.02, "W", ha="center", color=SOFT, transform=axes.get_xaxis_transform())
        few_ticks(axes.xaxis, 7 if len(losses) < 3 else 4)
        axes.ticklabel_format(axis="y", useOffset=False)
        axes.grid(axis="y")
        told.append(f"{name} goes from {tidy(values[0], digits)} to {tidy(values[-1], digits)} and is lowest, {place}")
    panels[0].set_ylabel("loss L(W + a·W₁)")
    alt = f"The loss along a line through W, for a from {tidy(steps[0])} to {tidy(steps[-1])}: {'; '.join(told)}."
    return Picture(figure, alt)


def _digits(values: np.ndarray) -> int:
    """So many that a hundredth of the curve's height is seen in a number: four, or more on a nearly level curve."""
    height = np.ptp(values)
    return int(np.clip(np.ceil(np.log10(np.abs(values).max() / height)) + 2, 4, 12)) if height > 0 else 4
