"""The figures of the course. Each function takes arrays and returns a `Picture`: a figure and its description.

As the last line of a notebook cell a Picture is shown once, with the description as alternative text. A new figure
is a function under `@styled` that draws on a `matplotlib.figure.Figure` and ends in `return Picture(figure, alt)`.
"""

from .arrays import matrices
from .cells import Array
from .gallery import class_grid, gallery
from .gradient_rows import gradient_rows
from .hinge import hinge
from .histograms import class_colours, pixel_histogram
from .penalties import penalty_contours
from .picture import Picture
from .pixels import channels, pixel_values, pixel_vector
from .shrinking import shrinking
from .style import styled
from .template_score import template_score
from .templates import templates
from .timing import times
from .tradeoff import tradeoff

__all__ = [
    "Array",
    "Picture",
    "channels",
    "class_colours",
    "class_grid",
    "gallery",
    "gradient_rows",
    "hinge",
    "matrices",
    "penalty_contours",
    "pixel_histogram",
    "pixel_values",
    "pixel_vector",
    "shrinking",
    "styled",
    "template_score",
    "templates",
    "times",
    "tradeoff",
]
