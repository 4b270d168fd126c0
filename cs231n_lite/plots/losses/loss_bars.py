"""What several losses say about the same few examples."""

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.figure import Figure

from ..kit.arguments import as_names
from ..kit.bars import leave_room, set_rows
from ..kit.picture import Picture
from ..kit.style import BLUE, FAINT, GREEN, VERMILION, styled
from ..kit.values import as_finite, number, short

MOST = 8
LOOKS = ((BLUE, "o"), (VERMILION, "s"), (GREEN, "^"))


@styled
def loss_bars(names: Sequence[str], losses: Mapping[str, np.ndarray]) -> Picture:
    """Show the losses of a few examples as points on stems, each with its value: "0" is exactly 0.

    A loss of 0 has no stem, but a point at 0, so that it is seen.

    names: one for each of K examples, 1 to 8, such as their scores
    losses: for each of one to three losses (K,), none negative

    Raises ValueError for other numbers of losses or examples, or a loss that is negative or not finite.
    """
    if not 1 <= len(losses) <= len(LOOKS):
        raise ValueError(f"losses has {len(losses)} losses; expected 1 to {len(LOOKS)}.")
    losses = {name: as_finite(values, f"losses[{name!r}]", ndim=1) for name, values in losses.items()}
    for name, values in losses.items():
        names = as_names(names, len(values), f"examples in losses[{name!r}]")
        if values.min() < -1e-6 or len(values) > MOST:
            raise ValueError(
                f"losses[{name!r}] has {len(values)} values, the smallest {number(values.min())}; expected at most "
                f"{MOST}, none negative."
            )
    figure = Figure(figsize=(8, 1.3 + len(names) * (0.2 + 0.28 * len(losses))), layout="constrained")
    axes = figure.add_subplot(xlabel="loss of one example")
    apart = 0.74 / len(losses)
    for i, ((name, values), (colour, marker)) in enumerate(zip(losses.items(), LOOKS, strict=False)):
        rows = np.arange(len(values)) + apart * (i - (len(losses) - 1) / 2)
        axes.hlines(rows, 0, values, color=colour, linewidth=4, zorder=3)
        axes.plot(values, rows, marker, color=colour, markersize=10, markeredgecolor="white", clip_on=False, label=name,
                  zorder=4)  # fmt: skip
        for value, row in zip(values, rows, strict=True):
            axes.annotate(short(value), (value, row), (10, 0), textcoords="offset points", va="center_baseline",
                          color=colour, weight="bold")  # fmt: skip
    for row in range(1, len(names)):
        axes.axhline(row - 0.5, color=FAINT, linewidth=0.8)
    set_rows(axes, names)
    leave_room(axes, np.concatenate(list(losses.values())), share=0.12)
    axes.xaxis.set_major_formatter(lambda value, _: f"{value:,g}")
    figure.legend(loc="outside upper center", ncols=len(losses), handletextpad=0.2)
    told = (
        f"{example}: {', '.join(f'{name} {short(values[k])}' for name, values in losses.items())}"
        for k, example in enumerate(names)
    )
    return Picture(figure, f"Losses of {len(names)} example{'s' * (len(names) > 1)}. {'; '.join(told)}.")
