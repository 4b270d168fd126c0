"""The figures of the course. Each function takes arrays and returns a `Picture`: a figure and its description.

As the last line of a notebook cell a Picture is shown once, with the description as alternative text. A new figure
is a function under `@styled` that draws on a `matplotlib.figure.Figure` and ends in `return Picture(figure, alt)`.
"""

from .gallery import class_grid, gallery
from .histograms import class_colours, pixel_histogram
from .picture import Picture
from .pixels import channels, pixel_values, pixel_vector
from .style import styled
from .templates import templates

__all__ = [
    "Picture",
    "channels",
    "class_colours",
    "class_grid",
    "gallery",
    "pixel_histogram",
    "pixel_values",
    "pixel_vector",
    "styled",
    "templates",
]
