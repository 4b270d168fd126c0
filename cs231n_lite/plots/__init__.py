"""The figures of the course. Each function takes arrays and returns a `Picture`: a figure and its description.

As the last line of a notebook cell a Picture is shown once, with the description as alternative text. A new figure
is a function under `@styled` that draws on a `matplotlib.figure.Figure` and ends in `return Picture(figure, alt)`.
"""

from .accuracy_grid import accuracy_grid
from .arrays import matrices
from .batch_noise import batch_noise
from .cells import Array
from .checked_entries import checked_entries
from .checked_group import CheckedGroup
from .confusion import confusion
from .divergence import divergence
from .exponents import exponents
from .film import film
from .gallery import class_grid, gallery
from .gradient_cost import gradient_cost
from .gradient_groups import gradient_groups
from .gradient_rows import gradient_rows
from .hinge import hinge
from .hinge_sum import hinge_sum
from .histograms import class_colours, pixel_histogram
from .images_seen import images_seen
from .kink_step import kink_step
from .log_loss import log_loss
from .loss_bars import loss_bars
from .loss_curves import loss_curves
from .loss_over_score import loss_over_score
from .loss_plane import loss_plane
from .loss_slice import loss_slice
from .penalties import penalty_contours
from .picture import Picture
from .pixels import channels, pixel_values, pixel_vector
from .probabilities import probabilities
from .score_pulls import score_pulls
from .secants import secants
from .shrinking import shrinking
from .step_errors import error_over_step
from .step_sizes import step_sizes
from .style import styled
from .subgradients import subgradients
from .temperature import temperature
from .template_score import template_score
from .templates import templates
from .throughput import throughput
from .timing import times
from .tradeoff import tradeoff
from .training_curves import training_curves
from .wrong_guesses import wrong_guesses

__all__ = [
    "Array",
    "CheckedGroup",
    "Picture",
    "accuracy_grid",
    "batch_noise",
    "channels",
    "checked_entries",
    "class_colours",
    "class_grid",
    "confusion",
    "divergence",
    "error_over_step",
    "exponents",
    "film",
    "gallery",
    "gradient_cost",
    "gradient_groups",
    "gradient_rows",
    "hinge",
    "hinge_sum",
    "images_seen",
    "kink_step",
    "log_loss",
    "loss_bars",
    "loss_curves",
    "loss_over_score",
    "loss_plane",
    "loss_slice",
    "matrices",
    "penalty_contours",
    "pixel_histogram",
    "pixel_values",
    "pixel_vector",
    "probabilities",
    "score_pulls",
    "secants",
    "shrinking",
    "step_sizes",
    "styled",
    "subgradients",
    "temperature",
    "template_score",
    "templates",
    "throughput",
    "times",
    "tradeoff",
    "training_curves",
    "wrong_guesses",
]
