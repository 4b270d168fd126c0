"""The loss −ln p, and beside it −log₁₀ p, which is easily mistaken for it."""

from collections.abc import Callable, Mapping

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from ..kit.arguments import listed
from ..kit.picture import Picture
from ..kit.style import BLUE, SOFT, VERMILION, styled
from ..kit.values import as_finite, number, short

MOST = 4
LEFT = 0.42  # of the labels, in shares of the axes, like what follows
TOP, LINE, GAP = 0.97, 0.083, 0.045
SAME = 0.018  # points nearer than that have one marker, with a ring for each further one
SIZE, RING = 9, 7


@styled
def log_loss(marked: Mapping[str, float]) -> Picture:
    """Show −ln p over the probability p of the right class, with probabilities marked and their losses written.

    The dashed curve is −log₁₀ p. It is −ln p divided by 2.303: the same shape in another unit, and not what np.log
    gives. For each marked p both values are written. Points that would lie on each other have one marker, with a ring
    for each further one, and a common label with as many digits as tell them apart.

    marked: for each of one to four names a probability above 0 and at most 1, such as {"cat": 0.13}

    Raises ValueError for another number of names or another range.
    """
    if not 1 <= len(marked) <= MOST:
        raise ValueError(f"marked has {len(marked)} probabilities; expected 1 to {MOST}.")
    shares = as_finite(list(marked.values()), "marked", ndim=1)
    if shares.min() <= 0 or shares.max() > 1:
        raise ValueError(
            f"marked goes from {short(shares.min())} to {short(shares.max())}; expected probabilities above 0 and at "
            "most 1. At p = 0 the loss is infinite and can't be drawn."
        )

    figure = Figure(figsize=(8, 4.3), layout="constrained")
    axes = figure.add_subplot(xlabel="probability p of the right class", ylabel="loss of one example")
    top = max(5.0, 1.1 * -np.log(shares.min()))
    # Even steps of the loss, not of p: the curve is smooth where it is steep.
    losses = np.linspace(0, 3 * top, 1000)
    curve = np.exp(-losses)
    axes.plot(curve, losses, "-", color=BLUE, linewidth=2.4, label="−ln p: the loss, np.log")
    axes.plot(
        curve, losses / np.log(10), "--", color=VERMILION, linewidth=1.3, label="−log₁₀ p: another unit, np.log10"
    )
    axes.set(xlim=(0, 1), ylim=(0, top))
    told, height = [], TOP
    for group in _groups(sorted(zip(shares, marked, strict=True)), top):
        told += _draw_group(axes, group, height)
        height -= LINE * (1 + len(group)) + GAP
    figure.legend(loc="outside upper center", ncols=2)
    alt = f"The curves −ln p, the loss, and below it −log₁₀ p over p from 0 to 1. Marked are {listed(told)}."
    return Picture(figure, alt)


def _groups(points: list[tuple[float, str]], top: float) -> list[list[tuple[float, str]]]:
    """The points (p, name), rising, as groups of those that lie on each other in axes up to a loss of `top`."""
    groups = [[points[0]]]
    for p, name in points[1:]:
        start = groups[-1][0][0]
        near = np.hypot(p - start, np.log(p / start) / top) < SAME
        groups[-1].append((p, name)) if near else groups.append([(p, name)])
    return groups


def _draw_group(axes: Axes, group: list[tuple[float, str]], height: float) -> list[str]:
    """Mark the points of a group on both curves, write their values beside, and return what the description says."""
    shares = [p for p, _ in group]
    ps = _written(shares, lambda p: short(p) if p < 0.005 else number(p))
    natural, common = _written([-np.log(p) for p in shares]), _written([-np.log10(p) for p in shares])
    for place, p in enumerate(shares):
        axes.plot([p, p], [0, -np.log(p)], ":", color=SOFT, linewidth=1.2)
        axes.plot(p, -np.log10(p), "s", color=VERMILION, markerfacecolor="white", markersize=7, clip_on=False, zorder=4)
        face = BLUE if place == 0 else "none"
        axes.plot(p, -np.log(p), "o", color=BLUE, markerfacecolor=face, markersize=SIZE + RING * place, clip_on=False,
                  zorder=4)  # fmt: skip
    lines = [f"{name}: p = {p}, loss {loss}" for (_, name), p, loss in zip(group, ps, natural, strict=True)]
    trap = f"in base 10 {'it' if len(group) == 1 else 'they'} would be {listed(common)}"
    _write_label(axes, (shares[0], -np.log(shares[0])), height, lines, trap, len(group))
    return [
        f"{line}, loss −ln p = {loss}, while −log₁₀ p = {other}"
        for line, loss, other in zip((line.split(", loss")[0] for line in lines), natural, common, strict=True)
    ]


def _written(values: list[float], write: Callable[[float], str] = short) -> list[str]:
    """Each value as text; several with so many digits, from four to six, that those that differ look different."""
    texts = [write(value) for value in values]
    for digits in (4, 5, 6):
        if len(values) == 1 or (digits > 4 and len(set(texts)) == len(set(values))):
            break
        texts = [number(value, digits) for value in values]
    return texts


def _write_label(
    axes: Axes, point: tuple[float, float], height: float, lines: list[str], trap: str, rings: int
) -> None:
    """Write the lines in the free part above the curves, with a line to the point, behind all labels below it."""
    place = {"textcoords": "axes fraction", "va": "top", "linespacing": 1.35}
    beside = point[0] < LEFT
    axes.annotate(
        "\n".join(lines) + "\n ", point, (LEFT, height), color=BLUE, weight="bold", **place,
        bbox={"facecolor": "white", "edgecolor": "none", "pad": 2},
        arrowprops={"arrowstyle": "-", "color": SOFT, "linewidth": 0.8, "shrinkB": 6 + RING * (rings - 1) / 2,
                    "relpos": (0, 0.75) if beside else (0.3, 0)},
    )  # fmt: skip
    axes.annotate("\n" * len(lines) + trap, point, (LEFT, height), color=VERMILION, **place)
