"""One image and the scores that a classifier gives it, class by class."""

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from ..kit.arguments import as_image, as_names, as_whole, listed
from ..kit.bars import MOST, draw_bars, leave_room, set_rows
from ..kit.picture import Picture
from ..kit.scales import few_ticks
from ..kit.style import BLUE, FAINT, VERMILION, styled
from ..kit.values import as_finite, short

OTHER = "#C9D3DA"
ROW = 0.29  # inches


@styled
def class_scores(image: np.ndarray, scores: np.ndarray, classes: Sequence[str], label: int, title: str = "") -> Picture:
    """Show an image, and beside it a bar with its number for the score of each class.

    The right class has a ✓ and a blue bar, a class that is highest and wrong a hatched one. Above stands which is
    highest and which is right.

    image: uint8 (32, 32, 3)
    scores: (C,), 2 to 12 classes
    classes: C names
    label: which of them is right, 0 to C - 1
    title: stands above all, such as "before training"

    Raises ValueError for other shapes or dtypes, scores that aren't finite, or a label without a name.
    """
    image, scores = as_image(image), as_finite(scores, "scores", ndim=1)
    if not 2 <= len(scores) <= MOST:
        raise ValueError(f"there are {len(scores)} scores; expected 2 to {MOST}, one for each class.")
    names, label = as_names(classes, len(scores), "scores"), as_whole("label", label, 0, len(scores) - 1)
    highest = np.flatnonzero(scores == scores.max())
    leaders = "all alike" if len(highest) == len(scores) else listed([names[k] for k in highest])

    figure = Figure(figsize=(7.6, ROW * len(scores) + 1.2 + 0.25 * bool(title)), layout="constrained")
    left, right = figure.subplots(1, 2, width_ratios=(1, 1.75))
    left.imshow(image)
    left.set(xticks=[], yticks=[], xlabel=names[label])
    left.spines[:].set(visible=True, color=FAINT)
    _draw_scores(right, scores, names, label, highest)
    told = f"highest: {leaders}; right: {names[label]}"
    figure.suptitle(f"{title}\n{told}" if title else told, weight="bold")
    spoken = listed([f"{name} {short(score)}" for name, score in zip(names, scores, strict=True)])
    before = f"{title}: " if title else ""
    return Picture(figure, f"{before}An image of class {names[label]} and its scores, {spoken}; {told}.")


def _draw_scores(axes: Axes, scores: np.ndarray, names: list[str], label: int, highest: np.ndarray) -> None:
    draw_bars(axes, scores, [short(score) for score in scores], color=OTHER)
    for k, bar in enumerate(axes.patches):
        if k == label:
            bar.set(facecolor=BLUE)
        elif k in highest and len(highest) < len(scores):
            bar.set(facecolor=VERMILION, hatch="//", edgecolor="white")
    set_rows(axes, [f"✓ {name}" if k == label else name for k, name in enumerate(names)])
    axes.get_yticklabels()[label].set(color=BLUE, weight="bold")
    leave_room(axes, scores, share=0.16)
    few_ticks(axes.xaxis)
    if not scores.any():
        axes.set_xticks([0])
    axes.set_xlabel("score")
