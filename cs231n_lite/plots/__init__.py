"""The figures of the course. Each function takes arrays and returns a `Picture`: a figure and its description.

As the last line of a notebook cell a Picture is shown once, with the description as alternative text. A new figure
is a function under `@styled` that draws on a `matplotlib.figure.Figure` and ends in `return Picture(figure, alt)`.
"""

from .features.accuracy_bars import accuracy_bars
from .features.clusters import clusters
from .features.colour_wheel import colour_wheel
from .features.edges import changes, orientations
from .features.hues import hue_histograms, hue_pictures
from .features.opinions import opinions
from .features.shares import moved
from .features.stars import stars
from .features.words import bags, words
from .gradients.checked_entries import checked_entries
from .gradients.checked_group import CheckedGroup
from .gradients.gradient_cost import gradient_cost
from .gradients.gradient_groups import gradient_groups
from .gradients.gradient_rows import gradient_rows
from .gradients.hinge_sum import hinge_sum
from .gradients.jacobian import jacobian
from .gradients.kink_step import kink_step
from .gradients.real_kinks import real_kinks
from .gradients.secants import secants
from .gradients.step_errors import error_over_step
from .gradients.subgradients import subgradients
from .images.class_scores import class_scores
from .images.confident import confident
from .images.confusion import confusion
from .images.film import film
from .images.gallery import class_grid, gallery
from .images.histograms import class_colours, pixel_histogram
from .images.paired import paired
from .images.pixels import channels, pixel_values, pixel_vector
from .images.template_score import template_score
from .images.templates import templates
from .images.wrong_guesses import wrong_guesses
from .kit.picture import Picture
from .kit.style import styled
from .losses.divergence import divergence
from .losses.exponents import exponents
from .losses.hinge import hinge
from .losses.log_loss import log_loss
from .losses.loss_bars import loss_bars
from .losses.loss_over_score import loss_over_score
from .losses.penalties import penalty_contours
from .losses.probabilities import probabilities
from .losses.score_pulls import score_pulls
from .losses.shrinking import shrinking
from .losses.temperature import temperature
from .neighbours.changed import changed
from .neighbours.distances import distances
from .neighbours.folds import folds
from .neighbours.neighbours import neighbours
from .networks.activations import activations
from .networks.network import network
from .networks.neurons import neurons
from .optimizers.gains import gains
from .optimizers.over_seeds import over_seeds
from .optimizers.race import Race
from .optimizers.rates import rate_scan, schedules
from .optimizers.ravine import ravine_paths
from .optimizers.same_losses import same_losses
from .plane.panel import Panel
from .plane.regions import regions, regions_beside
from .training.accuracy_grid import accuracy_grid
from .training.batch_noise import batch_noise
from .training.images_seen import images_seen
from .training.loss_curves import loss_curves
from .training.loss_plane import loss_plane
from .training.loss_slice import loss_slice
from .training.seed_pairs import seed_pairs
from .training.step_sizes import step_sizes
from .training.throughput import throughput
from .training.tradeoff import tradeoff
from .training.training_curves import training_curves
from .training.update_ratio import update_ratio
from .vectorizing.arrays import matrices
from .vectorizing.cells import Array
from .vectorizing.timing import times

__all__ = [
    "Array",
    "CheckedGroup",
    "Panel",
    "Picture",
    "Race",
    "accuracy_bars",
    "accuracy_grid",
    "activations",
    "bags",
    "batch_noise",
    "changed",
    "changes",
    "channels",
    "checked_entries",
    "class_colours",
    "class_grid",
    "class_scores",
    "clusters",
    "colour_wheel",
    "confident",
    "confusion",
    "distances",
    "divergence",
    "error_over_step",
    "exponents",
    "film",
    "folds",
    "gains",
    "gallery",
    "gradient_cost",
    "gradient_groups",
    "gradient_rows",
    "hinge",
    "hinge_sum",
    "hue_histograms",
    "hue_pictures",
    "images_seen",
    "jacobian",
    "kink_step",
    "log_loss",
    "loss_bars",
    "loss_curves",
    "loss_over_score",
    "loss_plane",
    "loss_slice",
    "matrices",
    "moved",
    "neighbours",
    "network",
    "neurons",
    "opinions",
    "orientations",
    "over_seeds",
    "paired",
    "penalty_contours",
    "pixel_histogram",
    "pixel_values",
    "pixel_vector",
    "probabilities",
    "rate_scan",
    "ravine_paths",
    "real_kinks",
    "regions",
    "regions_beside",
    "same_losses",
    "schedules",
    "score_pulls",
    "secants",
    "seed_pairs",
    "shrinking",
    "stars",
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
    "update_ratio",
    "words",
    "wrong_guesses",
]
