"""What can be decided otherwise in `assign` of `visual_words.py`."""

import numpy as np

from grading.choices.choice import Choices
from grading.choices.losses import choices_of

from .shared import SMALLEST_OF_ALL, differences, same, squared_distances

TIES = "np.argmin takes the first of several smallest numbers; in a loop, compare with < and not with <=."
EXPANDED = "|x - c|² = |x|² - 2 x·c + |c|²: |x|² is the same for all centres and may be left out, |c|² isn't."


def assign(
    points, centres, *, distances=squared_distances, chosen=lambda table: np.argmin(table, axis=1), finished=same
):
    """The labels of the points, each choice a parameter."""
    return finished(chosen(distances(points, centres)))


DISTANCES = {
    "absolute_differences": (
        lambda points, centres: np.sum(np.abs(differences(points, centres)), axis=2),
        "the distances are sums of absolute differences; here they are Euclidean.",
        SMALLEST_OF_ALL,
    ),
    "largest_differences": (
        lambda points, centres: np.max(np.abs(differences(points, centres)), axis=2),
        "the distances are the largest of the differences; here they are Euclidean.",
        SMALLEST_OF_ALL,
    ),
    "sum_of_differences": (
        lambda points, centres: np.sum(differences(points, centres), axis=2),
        "the differences are added up with their signs: they aren't squared.",
        SMALLEST_OF_ALL,
    ),
    "square_of_sum": (
        lambda points, centres: np.sum(differences(points, centres), axis=2) ** 2,
        "the differences are added up before they are squared.",
        SMALLEST_OF_ALL,
    ),
    "first_number_only": (
        lambda points, centres: differences(points, centres)[:, :, 0] ** 2,
        "only the first number of points and centres counts.",
        SMALLEST_OF_ALL,
    ),
    "last_number_only": (
        lambda points, centres: differences(points, centres)[:, :, -1] ** 2,
        "only the last number of points and centres counts.",
        SMALLEST_OF_ALL,
    ),
    "norm_of_centres_missing": (
        lambda points, centres: -2 * points @ centres.T,
        "|c|² is missing from the expanded square: the centre is taken whose product with the point is largest.",
        EXPANDED,
    ),
    "product": (
        lambda points, centres: points @ centres.T,
        "the centre is taken whose product with the point is smallest.",
        EXPANDED,
    ),
    "product_not_doubled": (
        lambda points, centres: np.sum(centres**2, axis=1) - points @ centres.T,
        "the product x·c isn't doubled in the expanded square.",
        EXPANDED,
    ),
    "product_added": (
        lambda points, centres: np.sum(centres**2, axis=1) + 2 * points @ centres.T,
        "the product x·c has the wrong sign in the expanded square.",
        EXPANDED,
    ),
    "norm_of_centres_alone": (
        lambda points, centres: np.sum(centres**2, axis=1) + 0 * points[:, :1],
        "every point gets the centre nearest to 0: the points play no part.",
        EXPANDED,
    ),
    "angles": (
        lambda points, centres: (
            -(points @ centres.T)
            / np.maximum(np.sqrt(np.sum(points**2, axis=1))[:, None] * np.sqrt(np.sum(centres**2, axis=1)), 1e-12)
        ),
        "the centre is taken whose angle with the point is smallest.",
        SMALLEST_OF_ALL,
    ),
}

CHOSEN = {
    "farthest": (
        lambda table: np.argmax(table, axis=1),
        "these are the farthest centres.",
        SMALLEST_OF_ALL,
    ),
    "ties_to_highest": (
        lambda table: table.shape[1] - 1 - np.argmin(table[:, ::-1], axis=1),
        "of several centres that are as near, the highest index is taken.",
        TIES,
    ),
    "second_nearest": (
        lambda table: np.argsort(table, axis=1, kind="stable")[:, min(1, table.shape[1] - 1)],
        "these are the second nearest centres.",
        SMALLEST_OF_ALL,
    ),
    "nearest_of_all": (
        lambda table: np.full(len(table), np.argmin(np.min(table, axis=0))),
        "every point gets the same centre, the one that is nearest to any point.",
        "np.argmin(…, axis=1) gives one index for each point.",
    ),
    "ranks": (
        lambda table: np.argsort(table, axis=1, kind="stable").argsort(axis=1)[:, 0],
        "these are ranks: how many centres are nearer than centre 0.",
        SMALLEST_OF_ALL,
    ),
}

FINISHED = {
    "from_one": (lambda labels: labels + 1, "the centres are counted from 1.", "The first centre has the index 0."),
    "zeros": (lambda labels: 0 * labels, "all labels are 0.", "Fill in the label of each point."),
    "first_alone": (
        lambda labels: np.append(labels[:1], 0 * labels[1:]),
        "only the first label is filled in.",
        "Fill in the label of each point.",
    ),
    "last_missing": (
        lambda labels: np.append(labels[:-1], 0),
        "the last label is 0.",
        "Fill in the label of each point.",
    ),
    "last_for_all": (
        lambda labels: 0 * labels + labels[-1],
        "every point gets the label of the last one.",
        "labels[i].",
    ),
    "reversed": (lambda labels: labels[::-1], "the labels come in reverse order.", "Leave the order as it is."),
    "sorted": (np.sort, "the labels are sorted.", "Leave the order as it is."),
}

CHOICES = [
    Choices(
        of=("assign",),
        function=assign,
        wrong=[
            *choices_of("distances", DISTANCES),
            *choices_of("chosen", CHOSEN),
            *choices_of("finished", FINISHED),
        ],
        pairs=False,
    ),
]
