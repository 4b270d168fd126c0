"""What several losses say about the same few examples."""

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.figure import Figure

from ..kit.arguments import as_names
from ..kit.bars import draw_bars, leave_room, set_rows
from ..kit.picture import Picture
from ..kit.style import BLUE, GREEN, VERMILION, styled
from ..kit.values import as_finite, number, short

MOST = 8
LOOKS = ((BLUE, ""), (VERMILION, "//"), (GREEN, ".."))


@styled
def loss_bars(names: Sequence[str], losses: Mapping[str, np.ndarray]) -> Picture:
    """Show the losses of a few examples as bars side by side, each with its value: "0" is exactly 0.

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
    thick = 0.74 / len(losses)
    for i, ((name, values), (colour, hatch)) in enumerate(zip(losses.items(), LOOKS, strict=False)):
        shift = thick * (i - (len(losses) - 1) / 2)
        draw_bars(axes, values, [short(value) for value in values], shift, 0.86 * thick, color=colour, hatch=hatch,
                  edgecolor="white", label=name)  # fmt: skip
    set_rows(axes, names)
    leave_room(axes, np.concatenate(list(losses.values())), share=0.12)
    axes.xaxis.set_major_formatter(lambda value, _: f"{value:,g}")
    figure.legend(loc="outside upper center", ncols=len(losses))
    told = (
        f"{example}: {', '.join(f'{name} {short(values[k])}' for name, values in losses.items())}"
        for k, example in enumerate(names)
    )
    return Picture(figure, f"Losses of {len(names)} example{'s' * (len(names) > 1)}. {'; '.join(told)}.")
