"""A mean of hinges over one weight: straight pieces, and a kink wherever one of the examples has one."""

from collections.abc import Mapping

import numpy as np
from matplotlib.figure import Figure

from ..kit.picture import Picture
from ..kit.style import BLUE, GREEN, ORANGE, PURPLE, SKY, SOFT, VERMILION, styled
from ..kit.values import as_finite, number, number_list

LOOKS = tuple(zip((VERMILION, GREEN, PURPLE, ORANGE, SKY), ("--", "-.", ":", (0, (5, 1)), (0, (1, 1))), strict=True))
TOLERANCE = 1e-6  # of the largest slope: changes of the slope below it are errors of rounding


@styled
def hinge_sum(places: np.ndarray, terms: Mapping[str, np.ndarray]) -> Picture:
    """Show the losses of a few examples over one weight, thin, and their mean, thick, with the kinks marked.

    A kink is where the slope changes, found from the numbers; one between two places is put where the straight pieces
    on both sides meet. The kinks of the mean are open circles.

    places: the values of the weight (K,), rising, four or more
    terms: for each of one to five examples its loss at each place (K,), made of straight pieces that are longer than
        two steps between places

    Raises ValueError for other shapes, places that don't rise, losses that aren't finite, or a curved loss.
    """
    places = as_finite(places, "places", ndim=1)
    if len(places) < 4 or (np.diff(places) <= 0).any():
        raise ValueError(f"places has {len(places)} values; expected four or more, each larger than the one before.")
    if not 1 <= len(terms) <= len(LOOKS):
        raise ValueError(f"terms has {len(terms)} examples; expected 1 to {len(LOOKS)}.")
    terms = {name: as_finite(losses, f"terms[{name!r}]", ndim=1) for name, losses in terms.items()}
    corners = {name: corners_of(places, losses, f"terms[{name!r}]") for name, losses in terms.items()}
    mean = np.mean(list(terms.values()), axis=0)
    kinks = np.sort(np.concatenate([xs[1:-1] for xs, _ in corners.values()]))
    kinks = kinks[np.diff(kinks, prepend=-np.inf) > 1e-9 * np.ptp(places)]
    heights = np.mean([np.interp(kinks, *corner) for corner in corners.values()], axis=0)

    figure = Figure(figsize=(8, 4.4), layout="constrained")
    axes = figure.add_subplot(xlabel="weight w", ylabel="loss", xlim=(places[0], places[-1]))
    for (name, losses), (colour, line) in zip(terms.items(), LOOKS, strict=False):
        axes.plot(places, losses, color=colour, linestyle=line, linewidth=1.3, label=name)
        xs, ys = corners[name]
        axes.plot(xs[1:-1], ys[1:-1], "o", color=colour, markersize=5)
    axes.plot(places, mean, "-", color=BLUE, linewidth=3.2, label="mean")
    axes.vlines(kinks, 0, 1, color=SOFT, linestyle=":", linewidth=0.8, transform=axes.get_xaxis_transform(), zorder=0)
    axes.plot(kinks, heights, "o", color="white", markersize=9, markeredgecolor=BLUE, markeredgewidth=2,
              label="kinks of the mean", zorder=4)  # fmt: skip
    figure.legend(*axes.get_legend_handles_labels(), loc="outside upper center", ncols=5)
    lowest = int(np.argmin(mean))
    places_of_kinks = {name: number_list(xs[1:-1]) if len(xs) > 2 else "none" for name, (xs, _) in corners.items()}
    told = "; ".join(f"{name}: {where}" for name, where in places_of_kinks.items())
    alt = (
        f"The loss of each of {len(terms)} over one weight and the mean, all of straight pieces. Kinks of {told}; so "
        f"the mean has {len(kinks)}. It is lowest, {number(mean[lowest])}, at w = {number(places[lowest])}."
    )
    return Picture(figure, alt)


def corners_of(places: np.ndarray, losses: np.ndarray, name: str) -> tuple[np.ndarray, np.ndarray]:
    """Both ends and the kinks of a loss of straight pieces, as places and losses; ValueError if it is curved."""
    if losses.shape != places.shape:
        raise ValueError(f"{name} has {len(losses)} values and there are {len(places)} places; expected one for each.")
    slopes = np.diff(losses) / np.diff(places)
    turns = np.flatnonzero(np.abs(np.diff(slopes)) > TOLERANCE * np.abs(slopes).max())
    corners = [(places[0], losses[0])]
    for group in np.split(turns, np.flatnonzero(np.diff(turns) > 1) + 1) if turns.size else []:
        left, right = group[0], group[-1] + 1  # the slope changes from that after `left` to that after `right`
        if len(group) > 2 or slopes[left] == slopes[right]:
            raise ValueError(
                f"{name} is curved between {places[left]:.3g} and {places[right + 1]:.3g}, or has two kinks there. "
                "Expected straight pieces, so no regularizer; if kinks are close together, pass more places."
            )
        above = losses[right] - losses[left] - slopes[left] * (places[right] - places[left])
        kink = places[right] - above / (slopes[right] - slopes[left])
        corners.append((kink, losses[left] + slopes[left] * (kink - places[left])))
    return tuple(np.transpose([*corners, (places[-1], losses[-1])]))
