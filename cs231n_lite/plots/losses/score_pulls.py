"""The gradient of the softmax loss with respect to the scores: what is given minus what should be."""

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from ..kit.arguments import as_names, as_whole, listed
from ..kit.bars import MOST, ROW, draw_bars, set_rows
from ..kit.picture import Picture
from ..kit.style import BLUE, GREEN, INK, VERMILION, styled
from ..kit.values import as_probabilities, short


@styled
def score_pulls(probabilities: np.ndarray, y: int, classes: Sequence[str] | None = None) -> Picture:
    """Show the probabilities p of one example, the target (1 for the right class, else 0), and the gradient p − target.

    The difference is how fast the loss grows with each score. A gradient step goes the other way, so it raises the
    score of the right class and lowers all others, each by as much as its probability is wrong.

    probabilities: (C,), 2 to 12 classes
    y: the right class
    classes: C names

    Raises ValueError for probabilities that don't sum to 1, a class that isn't 0 to C - 1, or another number of names.
    """
    probabilities = as_probabilities(probabilities, "probabilities", ndim=1)
    count = len(probabilities)
    if not 2 <= count <= MOST:
        raise ValueError(f"there are {count} probabilities; expected 2 to {MOST}, those of one example.")
    y = as_whole("y", y, 0, count - 1)
    classes = [f"class {k}" for k in range(count)] if classes is None else as_names(classes, count, "probabilities")
    target = np.eye(count)[y]
    difference = probabilities - target

    figure = Figure(figsize=(8.4, 1.9 + 1.3 * ROW * count), layout="constrained")
    figure.get_layout_engine().set(wspace=0.06)
    panels = figure.subplots(1, 3, sharey=True)
    texts = [short(p) for p in probabilities]
    draw_bars(panels[0], probabilities, texts, -0.2, 0.36, color=BLUE, label="probability p")
    draw_bars(panels[0], target, [short(q) for q in target], 0.2, 0.36, facecolor="white", edgecolor=INK,
              hatch="///", label="target")  # fmt: skip
    panels[0].set(xlim=(0, 1.25), xticks=[0, 0.5, 1])
    panels[0].set_title("p and target", weight="bold")
    panels[0].set_xlabel("probability")
    written = [f"{'+' if d > 0 else ''}{short(d)}" for d in difference]
    draw_bars(panels[1], difference, written, color=VERMILION)
    panels[1].set(xlim=(-1.45, 1.45), xticks=[-1, 0, 1])
    panels[1].set_title("gradient: p − target", weight="bold")
    panels[1].set_xlabel("∂L / ∂score")
    _draw_arrows(panels[2], -difference)
    for axes in panels:
        set_rows(axes, classes)
    panels[0].get_yticklabels()[y].set_weight("bold")
    figure.legend(loc="outside lower left", ncols=2)
    told = ", ".join(
        f"{name} {p} − {short(q)} = {d}" for name, p, q, d in zip(classes, texts, target, written, strict=True)
    )
    pushed = [(verb, [name for name, d in zip(classes, sign * difference, strict=True) if d < 0])
              for verb, sign in (("raises", 1), ("lowers", -1))]  # fmt: skip
    step = listed([f"{verb} the score of {listed(names)}" for verb, names in pushed if names] or ["moves no score"])
    alt = (
        f"Probabilities of one example minus the target, 1 for the right class, {classes[y]}: {told}. A gradient step "
        f"{step}."
    )
    return Picture(figure, alt)


def _draw_arrows(axes: Axes, pushes: np.ndarray) -> None:
    """Draw where a step against the gradient moves each score: left is lower, right is higher."""
    for row, push in enumerate(pushes):
        small = bool(abs(push) < 0.005)
        colour, text, head = (GREEN, "up", ">") if push > 0 else (VERMILION, "down", "<")
        # A head of fixed size, not an arrow patch: its tip would overshoot where the push is shorter than the head.
        axes.plot([0, push], [row, row], "-", color=colour, linewidth=3, solid_capstyle="butt")
        axes.plot(
            push, row, "o" if small else head, color=INK if small else colour, markersize=4 if small else 9, zorder=4
        )
        text = f"{'barely ' * small}{text}" if push else "stays"
        place, side = ((9, 0), "left") if push > 0 else ((-9, 0), "right")
        axes.annotate(text, (push, row), place, textcoords="offset points", ha=side, va="center_baseline", fontsize=10)
    axes.set(xlim=(-1.7, 1.7), xticks=[0], xticklabels=["now"])
    axes.set_title("a step pushes the score", weight="bold")
    axes.set_xlabel("lower  ←  score  →  higher")
