"""The figures of the course. Each function takes arrays and returns a `Picture`: a figure and its description.

As the last line of a notebook cell a Picture is shown once, with the description as alternative text. A new figure
is a function under `@styled` that draws on a `matplotlib.figure.Figure` and ends in `return Picture(figure, alt)`.
"""

from .arrays import matrices
from .cells import Array
from .checked_entries import checked_entries
from .checked_group import CheckedGroup
from .divergence import divergence
from .exponents import exponents
from .gallery import class_grid, gallery
from .gradient_cost import gradient_cost
from .gradient_groups import gradient_groups
from .gradient_rows import gradient_rows
from .hinge import hinge
from .histograms import class_colours, pixel_histogram
from .kink_step import kink_step
from .log_loss import log_loss
from .loss_bars import loss_bars
from .loss_over_score import loss_over_score
from .penalties import penalty_contours
from .picture import Picture
from .pixels import channels, pixel_values, pixel_vector
from .probabilities import probabilities
from .score_pulls import score_pulls
from .secants import secants
from .shrinking import shrinking
from .step_errors import error_over_step
from .style import styled
from .temperature import temperature
from .template_score import template_score
from .templates import templates
from .timing import times
from .tradeoff import tradeoff

__all__ = [
    "Array",
    "CheckedGroup",
    "Picture",
    "channels",
    "checked_entries",
    "class_colours",
    "class_grid",
    "divergence",
    "error_over_step",
    "exponents",
    "gallery",
    "gradient_cost",
    "gradient_groups",
    "gradient_rows",
    "hinge",
    "kink_step",
    "log_loss",
    "loss_bars",
    "loss_over_score",
    "matrices",
    "penalty_contours",
    "pixel_histogram",
    "pixel_values",
    "pixel_vector",
    "probabilities",
    "score_pulls",
    "secants",
    "shrinking",
    "styled",
    "temperature",
    "template_score",
    "templates",
    "times",
    "tradeoff",
]
