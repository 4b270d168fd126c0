"""Slopes at a kink: every line through it that stays below a convex curve has a subgradient for its slope."""

from collections.abc import Sequence

import numpy as np
from matplotlib.figure import Figure

from ..kit.ends import write_at_ends
from ..kit.picture import Picture
from ..kit.style import BLUE, GREEN, INK, ORANGE, PURPLE, SKY, SOFT, VERMILION, styled
from ..kit.values import as_finite, number, number_list

LOOKS = (
    (GREEN, "--"),
    (PURPLE, "-."),
    (ORANGE, (0, (5, 1))),
    (SKY, (0, (3, 1, 1, 1))),
    (SOFT, (0, (8, 2))),
    (INK, (0, (1, 1))),
)
TOLERANCE = 1e-9


@styled
def subgradients(places: np.ndarray, losses: np.ndarray, at: float, slopes: Sequence[float]) -> Picture:
    """Show a convex loss over one weight, and lines through one of its points with the given slopes.

    The loss is broad and pale, so that lines which lie on it are seen. A line that nowhere passes above the loss is
    drawn in full width; its slope is a subgradient. One that does is dotted, and named as crossing the loss. Above the
    point stand the slopes of the loss on both sides.

    places: the values of the weight (K,), rising, three or more
    losses: (K,), convex
    at: one of the places but the first and the last
    slopes: one to six numbers

    Raises ValueError for other shapes, places that don't rise, a loss that isn't convex, or `at` elsewhere.
    """
    places, losses = as_finite(places, "places", ndim=1), as_finite(losses, "losses", ndim=1)
    slopes = np.sort(as_finite(slopes, "slopes", ndim=1))
    if len(places) < 3 or len(losses) != len(places) or (np.diff(places) <= 0).any():
        raise ValueError(
            f"there are {len(places)} places and {len(losses)} losses; expected three or more places, each larger than "
            "the one before, and a loss for each."
        )
    if len(slopes) > 6:
        raise ValueError(f"there are {len(slopes)} slopes; expected at most 6.")
    own = np.diff(losses) / np.diff(places)
    if (np.diff(own) < -1e-6 * np.abs(own).max()).any():
        raise ValueError(
            "the loss isn't convex: somewhere its slope falls. Lines below it need not exist; take another."
        )
    middle = int(np.argmin(np.abs(places - at)))
    if not np.isclose(places[middle], at, atol=TOLERANCE * np.ptp(places)) or middle in (0, len(places) - 1):
        raise ValueError(f"at is {at!r}; expected one of the places between {places[0]:.3g} and {places[-1]:.3g}.")
    lines = losses[middle] + slopes[:, None] * (places - places[middle])
    below = (lines <= losses + 1e-6 * max(np.ptp(losses), np.ptp(lines))).all(axis=1)

    figure = Figure(figsize=(8, 4.4), layout="constrained")
    axes = figure.add_subplot(xlabel="weight w", ylabel="loss", xlim=(places[0], places[-1]))
    axes.plot(places, losses, "-", color=BLUE, linewidth=8, alpha=0.35, zorder=1)
    ends = [(losses[-1], "the loss", BLUE)]
    looks = iter(LOOKS)
    for slope, line, fits in zip(slopes, lines, below, strict=True):
        colour, dashes = next(looks) if fits else (VERMILION, ":")
        axes.plot(places, line, color=colour, linestyle=dashes, linewidth=1.8 if fits else 1.4)
        ends.append((line[-1], f"slope {number(slope)}{'' if fits else ': crosses the loss'}", colour))
    axes.plot(at, losses[middle], "o", color="white", markersize=10, markeredgecolor=BLUE, markeredgewidth=2, zorder=4)
    room = np.ptp(losses)
    axes.set_ylim(max(lines.min(), losses.min() - 0.9 * room) - 0.05 * room, losses.max() + 0.05 * room)
    left, right = own[middle - 1], own[middle]
    sides = f"slope {number(left)} on the left, {number(right)} on the right"
    axes.text(at, 1.02, sides, ha="center", transform=axes.get_xaxis_transform())
    axes.axvline(at, color=SOFT, linestyle=":", linewidth=0.8, zorder=0)
    write_at_ends(axes, ends)
    yes, no = slopes[below], slopes[~below]
    told = f"lines of slope {number_list(yes)} stay below it" if yes.size else "none of the lines stays below it"
    crossing = f"; those of slope {number_list(no)} cross it" if no.size else ""
    alt = f"A convex loss with {sides} of w = {number(at)}. Through that point {told}{crossing}."
    return Picture(figure, alt)
