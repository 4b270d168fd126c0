"""How the course's figures look: one style, and colours that people with any colour vision can tell apart."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import wraps
from typing import ParamSpec, TypeVar

import matplotlib.style
from matplotlib import cycler

CHANNELS = ("red", "green", "blue")

# Okabe and Ito's palette, but for its black and yellow.
BLUE, VERMILION, GREEN, ORANGE, SKY, PURPLE = "#0072B2", "#D55E00", "#009E73", "#E69F00", "#56B4E9", "#CC79A7"
CHANNEL_COLOURS = (VERMILION, GREEN, BLUE)
CHANNEL_LINES = ("-", "--", "-.")
CHANNEL_MARKERS = ("o", "s", "^")

INK, SOFT, FAINT = "#222222", "#666666", "#DDDDDD"

STYLE = {
    "font.size": 11,
    "axes.titlesize": 11,
    "axes.labelsize": 11,
    "xtick.labelsize": 10,
    "ytick.labelsize": 10,
    "legend.fontsize": 10,
    "legend.frameon": False,
    "text.color": INK,
    "axes.labelcolor": INK,
    "xtick.labelcolor": INK,
    "ytick.labelcolor": INK,
    "axes.edgecolor": SOFT,
    "xtick.color": SOFT,
    "ytick.color": SOFT,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.axisbelow": True,
    "grid.color": FAINT,
    "lines.linewidth": 1.8,
    "image.cmap": "viridis",
    "image.interpolation": "nearest",
    "axes.prop_cycle": cycler(color=[BLUE, VERMILION, GREEN, PURPLE, SKY, ORANGE])
    + cycler(linestyle=["-", "--", "-.", ":", (0, (5, 1)), (0, (3, 1, 1, 1, 1, 1))]),
}

Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")


def course_style() -> AbstractContextManager:
    """A context in which matplotlib draws in the course's style, whatever the notebook's own settings are."""
    return matplotlib.style.context(["default", STYLE])


def styled(draw: Callable[Arguments, Result]) -> Callable[Arguments, Result]:
    """Decorate a function that draws a figure, so that it draws in the course's style."""

    @wraps(draw)
    def in_style(*args: Arguments.args, **kwargs: Arguments.kwargs) -> Result:
        with course_style():
            return draw(*args, **kwargs)

    return in_style
