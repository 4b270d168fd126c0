"""Cross-entropy taken apart: what the target itself costs, and what a wrong prediction costs on top."""

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from ..kit.arguments import as_names
from ..kit.bars import MOST, ROW, draw_bars, leave_room, set_rows
from ..kit.picture import Picture
from ..kit.style import BLUE, GREEN, INK, VERMILION, styled
from ..kit.values import as_probabilities, short


@styled
def divergence(target: np.ndarray, predicted: np.ndarray, classes: Sequence[str] | None = None) -> Picture:
    """Show two distributions, and the cross-entropy as a sum: H(q, p) = H(q) + KL(q‖p), computed here in nats.

    The bars of the parts follow each other below the bar of the whole.

    H(q, p) = −Σ q ln p, H(q) = −Σ q ln q, KL(q‖p) = Σ q ln(q / p), where classes with q = 0 add nothing.

    target: the distribution q (C,), 2 to 12 classes
    predicted: the distribution p (C,)
    classes: C names

    Raises ValueError for other shapes, numbers that don't sum to 1, or a p of 0 where q isn't 0.
    """
    q, p = as_probabilities(target, "target", ndim=1), as_probabilities(predicted, "predicted", ndim=1)
    if len(q) != len(p) or not 2 <= len(q) <= MOST:
        raise ValueError(f"target has {len(q)} numbers and predicted {len(p)}; expected as many in both, 2 to {MOST}.")
    classes = [f"class {k}" for k in range(len(q))] if classes is None else as_names(classes, len(q), "classes")
    lost = np.flatnonzero((p == 0) & (q > 0))
    if len(lost):
        raise ValueError(
            f"predicted gives {classes[lost[0]]} probability 0 and target {short(q[lost[0]])}; then the "
            "cross-entropy is infinite. Pass a prediction above 0 wherever the target is."
        )
    # Numbers rounded to two decimals may sum to 0.99, and then the divergence could come out negative.
    used, a, b = q > 0, q / q.sum(), p / p.sum()
    entropy = -np.sum(a[used] * np.log(a[used]))
    extra = max(0.0, np.sum(a[used] * np.log(a[used] / b[used])))

    figure = Figure(figsize=(8.4, 2.8 + 1.15 * ROW * len(q)), layout="constrained")
    above, below = figure.subplots(2, 1, height_ratios=(1.15 * ROW * len(q), 1.15))
    draw_bars(above, q, [short(value) for value in q], -0.2, 0.36, facecolor="white", edgecolor=INK, hatch="///",
              label="target q")  # fmt: skip
    draw_bars(above, p, [short(value) for value in p], 0.2, 0.36, color=BLUE, label="predicted p")
    set_rows(above, classes)
    leave_room(above, np.concatenate([q, p]), share=0.1)
    above.set_xlabel("probability")
    figure.legend(loc="outside upper center", ncols=2)
    sums = _draw_sum(below, entropy, extra)
    told = ", ".join(f"{name} {short(a)} and {short(b)}" for name, a, b in zip(classes, q, p, strict=True))
    return Picture(figure, f"A target and a predicted distribution: {told}. {sums}.")


def _draw_sum(axes: Axes, entropy: float, extra: float) -> str:
    """Draw the cross-entropy, and below it its two parts one after the other; return the sum as it is written."""
    first, second = round(entropy, 2) + 0.0, round(extra, 2) + 0.0
    texts = [f"{value:.2f}" if value else "0" for value in (first + second, first, second)]
    draw_bars(axes, np.array([entropy + extra]), texts[:1], color=VERMILION)
    draw_bars(axes, np.array([entropy]), texts[1:2], 1, color=GREEN, hatch="..", edgecolor="white")
    axes.barh(2, extra, 0.62, left=entropy, color=BLUE, hatch="//", edgecolor="white")
    axes.annotate(texts[2], (entropy + extra, 2), (5, 0), textcoords="offset points", va="center_baseline", fontsize=10)
    axes.plot([entropy, entropy], [0.69, 2.31], ":", color=INK, linewidth=1.2)
    axes.plot([entropy + extra] * 2, [-0.31, 2.31], ":", color=INK, linewidth=1.2)
    set_rows(axes, ["H(q, p)", "H(q)", "KL(q‖p)"])
    leave_room(axes, np.array([entropy + extra]), share=0.1)
    axes.set_xlabel("nats")
    text = f"cross-entropy H(q, p) {texts[0]} = entropy H(q) {texts[1]} + divergence KL(q‖p) {texts[2]}"
    axes.set_title(text, weight="bold")
    return f"{text[0].upper()}{text[1:]} nats"
