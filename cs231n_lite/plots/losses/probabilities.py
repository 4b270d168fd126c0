"""From scores to probabilities: exponentials make them positive, their sum makes them shares."""

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from ..kit.arguments import as_names
from ..kit.bars import MOST, ROW, draw_bars, leave_room, set_rows
from ..kit.picture import Picture
from ..kit.style import BLUE, GREEN, SOFT, VERMILION, styled
from ..kit.values import as_finite, as_probabilities, number, number_list, short


@styled
def probabilities(
    scores: np.ndarray, exponentials: np.ndarray, shares: np.ndarray, classes: Sequence[str] | None = None
) -> Picture:
    """Show how the scores of one example become probabilities, in three panels: scores, exponentials, shares.

    Each panel has its own scale. All three arrays are drawn as they are passed.

    scores: (C,), 2 to 12 classes
    exponentials: (C,), none negative, such as np.exp(scores)
    shares: (C,), the exponentials divided by their sum
    classes: C names

    Raises ValueError for other shapes, numbers that aren't finite, a negative exponential, or shares that don't sum
    to 1.
    """
    scores, exponentials = (as_finite(a, name, 1) for a, name in ((scores, "scores"), (exponentials, "exponentials")))
    shares = as_probabilities(shares, "shares", ndim=1)
    if not len(scores) == len(exponentials) == len(shares) or not 2 <= len(scores) <= MOST:
        raise ValueError(
            f"there are {len(scores)} scores, {len(exponentials)} exponentials and {len(shares)} shares; expected the "
            f"same number of each, 2 to {MOST}. Pass the scores of one example, such as scores[0]."
        )
    if exponentials.min() < 0:
        raise ValueError(f"exponentials has {number(exponentials.min())}; e to any power is above 0. Use np.exp.")
    classes = (
        [f"class {k}" for k in range(len(scores))] if classes is None else as_names(classes, len(scores), "scores")
    )

    figure = Figure(figsize=(8.4, 1.75 + ROW * len(scores)), layout="constrained")
    figure.get_layout_engine().set(wspace=0.14)
    panels = figure.subplots(1, 3, sharey=True)
    positive = "all positive" if exponentials.min() > 0 else "none negative"
    sums = short(exponentials.sum()), short(shares.sum().round(6))
    bars = (
        (scores, number, {"color": SOFT}),
        (exponentials, short, {"color": BLUE, "hatch": "..", "edgecolor": "white"}),
        (shares, short, {"color": GREEN, "hatch": "//", "edgecolor": "white"}),
    )
    names = (
        ("scores s", "any numbers", "score"),
        ("exponentials eˢ", positive, f"eˢ (sum {sums[0]})"),
        ("probabilities p", "from 0 to 1", f"probability (sum {sums[1]})"),
    )
    for axes, (values, write, look), (title, below, xlabel) in zip(panels, bars, names, strict=True):
        draw_bars(axes, values, [write(value) for value in values], **look)
        set_rows(axes, classes)
        leave_room(axes, values)
        axes.set_title(title, weight="bold", pad=22)
        _write(axes, below, (0.5, 1), (0, 8), fontsize=10)
        axes.set_xlabel(xlabel)
        axes.xaxis.set_major_locator(MaxNLocator(3, steps=[1, 2, 5, 10]))
        axes.xaxis.set_major_formatter(lambda value, _: number(value) if 0.005 <= abs(value) < 1000 else short(value))
    for axes, step in zip(panels[1:], ("exp", "÷ sum"), strict=True):
        _write(axes, f"{step}\n→", (0, 0.5), (-30, 0), va="center", color=VERMILION, weight="bold")
    alt = (
        f"The scores {number_list(scores)} of {', '.join(classes)}; their exponentials "
        f"{', '.join(map(short, exponentials))}, {positive}, sum {sums[0]}; divided by the sum, the probabilities "
        f"{', '.join(map(short, shares))}, sum {sums[1]}."
    )
    return Picture(figure, alt)


def _write(axes: Axes, text: str, place: tuple[float, float], shift: tuple[float, float], **look: object) -> None:
    """Write a text at a place in shares of the axes, shifted by points, whatever the size of the figure."""
    axes.annotate(text, place, shift, xycoords="axes fraction", textcoords="offset points", ha="center", **look)
