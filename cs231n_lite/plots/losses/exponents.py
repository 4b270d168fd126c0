"""Where np.exp overflows to inf and underflows to 0, and what that does to probabilities."""

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Patch

from ..kit.arguments import as_names
from ..kit.picture import Picture
from ..kit.style import BLUE, GREEN, INK, ORANGE, PURPLE, SKY, SOFT, VERMILION, styled
from ..kit.values import as_finite, number

# The largest x with a finite np.exp(x) in float64, and the one below which np.exp(x) is 0.
LARGEST, SMALLEST = 709.78, -745.13
ZERO, INF = ("#E4E4EE", ".."), ("#FBE3D3", "//")
LOOKS = tuple(zip((BLUE, PURPLE, GREEN, SKY, ORANGE), "os^Dv", strict=True))


@styled
def exponents(versions: Mapping[str, np.ndarray], rows: Sequence[str] | None = None) -> Picture:
    """Show where rows of scores lie between the ends of np.exp in float64, and what probabilities come out.

    One panel a version of the same rows, such as "as they are" and "minus the largest of each row"; one line and
    marker a row. Above 709.78 np.exp gives inf, below −745.13 it gives 0. At the right stands what np.exp and a
    division by the sum of the row really give, computed here.

    versions: for each of one to four names scores (N, C), N from 1 to 5, the same shape in each
    rows: N names

    Raises ValueError for other shapes, or scores that aren't finite.
    """
    if not 1 <= len(versions) <= 4:
        raise ValueError(f"versions has {len(versions)} arrays; expected 1 to 4.")
    versions = {name: as_finite(scores, f"versions[{name!r}]", ndim=2) for name, scores in versions.items()}
    shapes = [scores.shape for scores in versions.values()]
    if len(set(shapes)) > 1 or shapes[0][0] > len(LOOKS):
        raise ValueError(
            f"the versions have shapes {', '.join(map(str, shapes))}; expected the same (N, C) for all, N from 1 to "
            f"{len(LOOKS)}."
        )
    count = shapes[0][0]
    rows = [f"row {i}" for i in range(count)] if rows is None else as_names(rows, count, "rows")

    figure = Figure(figsize=(8.4, 1.2 + len(versions) * (0.55 + 0.3 * count)), layout="constrained")
    panels = figure.subplots(len(versions), 1, sharex=True, squeeze=False)[:, 0]
    low = min(-1000, min(scores.min() for scores in versions.values()))
    high = max(1000, max(scores.max() for scores in versions.values()))
    reach = 0.06 * (high - low)
    told = []
    for axes, (name, scores) in zip(panels, versions.items(), strict=True):
        axes.set_xlim(low - reach, high + reach)
        outcomes = [outcome(row) for row in scores]
        _draw_rows(axes, scores, rows, outcomes)
        axes.set_title(name, weight="bold", loc="left")
        told.append(f"{name}: {', '.join(f'{row} {text}' for row, (text, _) in zip(rows, outcomes, strict=True))}")
    panels[-1].set_xlabel("score x in np.exp(x), float64")
    zones = [Patch(facecolor=colour, hatch=hatch, edgecolor="white") for colour, hatch in (ZERO, INF)]
    figure.legend(zones, [
        f"np.exp gives 0 (below {number(SMALLEST, 5)})", f"np.exp gives inf (above {number(LARGEST, 5)})"
    ], loc="outside upper center", ncols=2)  # fmt: skip
    return Picture(figure, f"Scores between the ends of np.exp, and their probabilities. {'; '.join(told)}.")


def outcome(row: np.ndarray) -> tuple[str, bool]:
    """What np.exp and a division by the sum make of the scores (C,), and whether that is right."""
    with np.errstate(all="ignore"):
        powers = np.exp(row)
        total = powers.sum()
        shares = powers / total
        shifted = np.exp(row - row.max())
    if total == 0:
        return "0 / 0 = nan", False
    if np.isinf(powers).any():
        return "inf / inf = nan", False
    if np.isinf(total):
        return "x / inf = 0, all of them", False
    right = np.allclose(shares, shifted / shifted.sum(), rtol=1e-6, atol=1e-12)
    return ("sums to 1", True) if right else (f"sums to {number(shares.sum())}, but wrong", False)


def _draw_rows(axes: Axes, scores: np.ndarray, rows: Sequence[str], outcomes: Sequence[tuple[str, bool]]) -> None:
    """Draw the zones, one line a row with a marker for each score, and at the right what comes of it."""
    low, high = axes.get_xlim()
    for (left, right), (colour, hatch) in zip(((low, SMALLEST), (LARGEST, high)), (ZERO, INF), strict=True):
        axes.axvspan(left, right, facecolor=colour, hatch=hatch, edgecolor="white", linewidth=0)
    for i, (row, (colour, marker), (text, right)) in enumerate(zip(scores, LOOKS, outcomes, strict=False)):
        axes.axhline(i, color=SOFT, linewidth=0.8, zorder=1)
        axes.plot(row, np.full(len(row), i), marker, color=colour, markeredgecolor="white", markersize=9, zorder=3)
        axes.text(
            1.015, i, f"{'✓' if right else '✗'} {text}", transform=axes.get_yaxis_transform(), va="center", fontsize=10,
            color=INK if right else VERMILION, weight="normal" if right else "bold",
        )  # fmt: skip
    axes.set_yticks(range(len(rows)), rows)
    axes.set_ylim(len(rows) - 0.4, -0.6)
    axes.tick_params(axis="y", length=0)
    axes.spines["left"].set_visible(False)
