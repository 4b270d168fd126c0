"""Several ways of looking for good weights, compared by the loss they have reached after so many tries."""

from collections.abc import Mapping

import numpy as np
from matplotlib.figure import Figure

from ..kit.arguments import listed
from ..kit.ends import write_at_ends
from ..kit.picture import Picture
from ..kit.scales import LARGEST, count_ticks, log_height, log_ticks
from ..kit.style import styled
from ..kit.values import as_numbers, tidy

MOST = 6
WIDE = 10  # a ratio from which an axis is logarithmic


@styled
def loss_curves(
    curves: Mapping[str, np.ndarray], xlabel: str = "tries", ylabel: str = "loss", log: bool = True
) -> Picture:
    """Show the losses that one to six strategies have reached, each with its last loss at the right.

    The first number of a curve stands at 1, the next at 2, and so on. A curve that is shorter than others goes on as a
    thin line at its last loss. Where the lengths differ tenfold or more, the horizontal axis is logarithmic, and so is
    the vertical one where the losses do, unless `log` is False. From the first loss on that isn't finite, a curve has
    diverged.

    curves: for each strategy its losses (T,), or the best ones so far; T may differ
    xlabel, ylabel: what is counted
    log: whether the vertical axis may be logarithmic; False for shares

    Raises ValueError for no or too many curves, other shapes, or a curve whose first loss isn't finite.
    """
    if not 1 <= len(curves) <= MOST:
        raise ValueError(f"curves has {len(curves)} strategies; expected 1 to {MOST}.")
    whole = {name: as_numbers(losses, f"curves[{name!r}]", ndim=1) for name, losses in curves.items()}
    finite = {name: finite_start(losses, f"curves[{name!r}]") for name, losses in whole.items()}
    finite = {name: np.minimum(losses, LARGEST) for name, losses in finite.items()}
    longest = max(len(losses) for losses in whole.values())

    figure = Figure(figsize=(8.4, 4.2), layout="constrained")
    axes = figure.add_subplot(xlabel=xlabel, ylabel=ylabel)
    ends = []
    for name, losses in finite.items():
        (line,) = axes.plot(np.arange(1, len(losses) + 1), losses)
        diverged = len(losses) < len(whole[name])
        axes.plot(len(losses), losses[-1], "X" if diverged else "o", color=line.get_color(), zorder=4, clip_on=False)
        told = f"diverged after {len(losses):,}" if diverged else tidy(losses[-1], 4)
        ends.append((losses[-1], f"{name}\n{told}", line.get_color()))
        if not diverged:
            axes.hlines(losses[-1], len(losses), longest, color=line.get_color(), linewidth=0.8, alpha=0.7)
    if longest >= WIDE * min(len(losses) for losses in finite.values()):
        axes.set_xscale("log")
        log_ticks(axes.xaxis, 1, longest)
    else:
        count_ticks(axes.xaxis)
    lowest = min(losses.min() for losses in finite.values())
    highest = max(losses.max() for losses in finite.values())
    if log and lowest > 0 and highest >= WIDE * lowest:
        log_height(axes, lowest, highest)
    axes.set_xlim(1, max(longest, 2))
    axes.grid(axis="y")
    write_at_ends(axes, ends, lines=2)

    told = []
    for name, losses in finite.items():
        last = "then diverged" if len(losses) < len(whole[name]) else f"ends at {tidy(losses[-1], 4)}"
        told.append(f"{name} starts at {tidy(losses[0], 4)} and {last} after {len(losses):,}")
    return Picture(figure, f"The {ylabel} over the number of {xlabel}: {listed(told)}.")


def finite_start(losses: np.ndarray, name: str) -> np.ndarray:
    """The losses before the first one that isn't finite; raises ValueError if that is the very first."""
    wrong = np.flatnonzero(~np.isfinite(losses))
    if wrong.size and wrong[0] == 0:
        raise ValueError(
            f"{name} begins with {losses[0]}, so there is nothing to draw. Look at the loss itself first: before "
            "training it must be finite."
        )
    return losses[: wrong[0]] if wrong.size else losses
