"""The wheel of colours: which hue stands where, and which bin of a histogram it falls into."""

import numpy as np
from matplotlib.colors import hsv_to_rgb
from matplotlib.figure import Figure

from ..kit.arguments import as_whole
from ..kit.picture import Picture
from ..kit.style import SOFT, styled

NAMES = ("red", "yellow", "green", "cyan", "blue", "magenta")
PLACES = ("0", "1/6", "1/3", "1/2", "2/3", "5/6")
OUTER, INNER = 1.0, 0.62
STEPS = 360


@styled
def colour_wheel(bins: int = 10) -> Picture:
    """Show the hues as a ring, with the names and numbers of six of them, and the borders of equally wide bins.

    bins: 2 to 20
    """
    bins = as_whole("bins", bins, 2, 20)
    figure = Figure(figsize=(5.4, 4.6))
    axes = figure.add_axes((0.17, 0.14, 0.66, 0.72), projection="polar")
    angles = 2 * np.pi * np.arange(STEPS) / STEPS
    colours = hsv_to_rgb(np.stack([angles / (2 * np.pi), np.ones(STEPS), np.ones(STEPS)], axis=1))
    axes.bar(angles, OUTER - INNER, 2.1 * np.pi / STEPS, INNER, align="edge", color=colours, linewidth=0)
    for k in range(bins):
        border, middle = 2 * np.pi * k / bins, 2 * np.pi * (k + 0.5) / bins
        axes.plot([border, border], [INNER, OUTER], color="white", linewidth=2, linestyle="-")
        axes.text(middle, INNER - 0.11, k, ha="center", va="center", color=SOFT)
    axes.text(0, 0, "bin", ha="center", va="center", color=SOFT)
    for k, (name, place) in enumerate(zip(NAMES, PLACES, strict=True)):
        axes.text(k * np.pi / 3, OUTER + 0.25, f"{name}\n{place}", ha="center", va="center", weight="bold")
    axes.set_ylim(0, OUTER)
    axes.set_axis_off()
    told = ", ".join(f"{name} {place}" for name, place in zip(NAMES, PLACES, strict=True))
    return Picture(
        figure,
        f"The hues as a ring, counter-clockwise from 0 at the right: {told}, and red again. White lines cut it into "
        f"{bins} equally wide bins, 0 to {bins - 1}.",
    )
