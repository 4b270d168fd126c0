"""What can be decided otherwise in `move_centres` of `visual_words.py`."""

import numpy as np

from grading.choices.choice import Choice, Choices
from grading.choices.losses import choices_of

from .shared import differences

OWN_MEAN = "points[labels == k] are the points of centre k; their mean along axis=0 is where it moves."
EACH_ONCE = "moved[labels] += points adds one point only to each centre; np.add.at(moved, labels, points) adds all."
FARTHEST = "Σ (x - c)² of each point and its own old centre, centres[labels]: np.argsort of it, the largest first."


def move_centres(
    points,
    labels,
    centres,
    *,
    mean_labels=lambda labels, points, centres: labels,
    mean_sum=lambda own, centre: np.sum(own, axis=0),
    mean_count=lambda count, points, centres: count,
    mean_moved=lambda mean, centre, points: mean,
    empty_far=lambda points, labels, centres: np.sum((points - centres[labels]) ** 2, axis=1),
    empty_taken=lambda order, place: order[place],
    empty_moved=lambda point, centre, points: point,
):
    """Where the centres move, each choice a parameter."""
    moved, K = np.zeros(centres.shape), len(centres)
    of_means = mean_labels(labels, points, centres)
    order, empty = np.argsort(-empty_far(points, labels, centres), kind="stable"), 0
    for k in range(K):
        own = points[of_means == k]
        if len(own):
            moved[k] = mean_moved(mean_sum(own, centres[k]) / mean_count(len(own), points, centres), centres[k], points)
        else:
            moved[k] = empty_moved(points[empty_taken(order, empty)], centres[k], points)
            empty += 1
    return moved


LABELS = {
    "labels_ignored": (
        lambda labels, points, centres: np.argmin(np.sum(differences(points, centres) ** 2, axis=2), axis=1),
        "the points are assigned anew, to the nearest centres; `labels` says whose each is.",
        OWN_MEAN,
    ),
    "labels_from_one": (
        lambda labels, points, centres: labels - 1,
        "label k is taken for centre k - 1, as if they were counted from 1.",
        OWN_MEAN,
    ),
    "labels_reversed": (
        lambda labels, points, centres: labels[::-1],
        "the labels are used in reverse order.",
        OWN_MEAN,
    ),
}

SUM = {
    "mean_of_middle": (
        lambda own, centre: np.median(own, axis=0) * len(own),
        "these are medians, not means.",
        OWN_MEAN,
    ),
    "last_point_divided": (lambda own, centre: own[-1], "one point only is divided by the count.", EACH_ONCE),
    "old_centre_added": (
        lambda own, centre: np.sum(own, axis=0) + centre,
        "the old centre is added to the sum: does it begin as a copy of centres, and not at 0?",
        "Begin with zeros: np.zeros_like(centres).",
    ),
    "sums_of_sizes": (lambda own, centre: np.sum(np.abs(own), axis=0), "the points have lost their signs.", OWN_MEAN),
    "one_number": (
        lambda own, centre: np.mean(own) * len(own) + 0 * centre,
        "all numbers of a centre are the same, the mean of all numbers of its points: axis=0 is missing.",
        OWN_MEAN,
    ),
    "differences_from_centre": (
        lambda own, centre: np.sum(own - centre, axis=0),
        "this is by how much each centre moves, not where it arrives.",
        OWN_MEAN,
    ),
    "first_left_out": (
        lambda own, centre: np.sum(own[1:], axis=0),
        "the first point of each centre is left out of the sum.",
        OWN_MEAN,
    ),
}

COUNT = {
    "not_divided": (lambda count, points, centres: 1, "these are sums of points: they aren't divided.", OWN_MEAN),
    "divided_by_centres": (
        lambda count, points, centres: len(centres),
        "the sums are divided by K, the number of centres.",
        OWN_MEAN,
    ),
    "divided_by_points": (
        lambda count, points, centres: len(points),
        "the sums are divided by P, the number of all points.",
        OWN_MEAN,
    ),
    "divided_by_dimensions": (
        lambda count, points, centres: points.shape[1],
        "the sums are divided by D, as if a mean were taken over the numbers of a point.",
        OWN_MEAN,
    ),
    "one_more": (
        lambda count, points, centres: count + 1,
        "the sums are divided by one more than the number of points.",
        OWN_MEAN,
    ),
    "one_less": (
        lambda count, points, centres: max(count - 1, 1),
        "the sums are divided by one less than the number of points.",
        OWN_MEAN,
    ),
    "divided_by_root": (
        lambda count, points, centres: np.sqrt(count),
        "the sums are divided by the root of the number of points.",
        OWN_MEAN,
    ),
}

MOVED = {
    "mean_of_all": (
        lambda mean, centre, points: np.mean(points, axis=0),
        "every centre moves to the mean of all points.",
        OWN_MEAN,
    ),
    "not_moved": (lambda mean, centre, points: centre, "the centres stay where they were.", OWN_MEAN),
    "halfway": (
        lambda mean, centre, points: (mean + centre) / 2,
        "the centres move halfway to the means only.",
        "A centre moves to the mean of its points: where it was plays no part.",
    ),
    "added_to_centre": (
        lambda mean, centre, points: mean + centre,
        "the means are added to the old centres.",
        "A centre moves to the mean of its points: where it was plays no part.",
    ),
    "rounded": (
        lambda mean, centre, points: np.round(mean),
        "the means are rounded.",
        "Leave the numbers as they are.",
    ),
    "rounded_down": (
        lambda mean, centre, points: np.trunc(mean),
        "the means have lost their decimals: is the array one of integers?",
        "np.zeros(centres.shape) has floats.",
    ),
}

LAST_POINT = Choice(
    "last_point_only",
    {"mean_sum": lambda own, centre: own[-1], "mean_count": lambda count, points, centres: 1},
    "each centre moves to the last of its points: the points aren't added up.",
    EACH_ONCE,
)
FIRST_POINT = Choice(
    "first_point_only",
    {"mean_sum": lambda own, centre: own[0], "mean_count": lambda count, points, centres: 1},
    "each centre moves to the first of its points.",
    OWN_MEAN,
)
OLD_CENTRE_COUNTED = Choice(
    "old_centre_counted",
    {
        "mean_sum": lambda own, centre: np.sum(own, axis=0) + centre,
        "mean_count": lambda count, points, centres: count + 1,
    },
    "the old centre counts as one of the points.",
    "A centre moves to the mean of its points: where it was plays no part.",
)
FAR = {
    "from_new_centres": (
        lambda points, labels, centres: np.sum((points - _means(points, labels, centres)[labels]) ** 2, axis=1),
        "the distances are those from the new centres, where these have moved already; the old ones count.",
        FARTHEST,
    ),
    "absolute_differences": (
        lambda points, labels, centres: np.sum(np.abs(points - centres[labels]), axis=1),
        "the distances are sums of absolute differences; here they are Euclidean.",
        FARTHEST,
    ),
    "from_centre_0": (
        lambda points, labels, centres: np.sum((points - centres[0]) ** 2, axis=1),
        "the distances are those from centre 0, not from each point's own centre.",
        FARTHEST,
    ),
    "from_mean_of_points": (
        lambda points, labels, centres: np.sum((points - np.mean(points, axis=0)) ** 2, axis=1),
        "the distances are those from the mean of all points, not from each point's own centre.",
        FARTHEST,
    ),
    "from_0": (
        lambda points, labels, centres: np.sum(points**2, axis=1),
        "the distances are those from 0, not from each point's own centre.",
        FARTHEST,
    ),
    "from_all_centres": (
        lambda points, labels, centres: np.sum(differences(points, centres) ** 2, axis=(1, 2)),
        "the distances from other centres count, too; each point's own centre alone does.",
        FARTHEST,
    ),
    "nearest_first": (
        lambda points, labels, centres: -np.sum((points - centres[labels]) ** 2, axis=1),
        "the nearest points are taken, not the farthest: np.argsort puts the smallest first.",
        FARTHEST,
    ),
    "first_points": (
        lambda points, labels, centres: 0 * labels,
        "the first points are taken, far or near.",
        FARTHEST,
    ),
}

IN_TURN = "The first centre without points takes the farthest point, the next one the second farthest, and so on."

TAKEN = {
    "same_point_for_all": (
        lambda order, place: order[0],
        "all centres without points move to the same point, the farthest.",
        IN_TURN,
    ),
    "second_farthest_first": (
        lambda order, place: order[min(place + 1, len(order) - 1)],
        "the farthest point is left out: it begins with the second farthest.",
        IN_TURN,
    ),
}

EMPTY = {
    "left_where_they_were": (
        lambda point, centre, points: centre,
        "centres without points stay where they were.",
        FARTHEST,
    ),
    "zeros": (lambda point, centre, points: 0 * centre, "centres without points move to 0.", FARTHEST),
    "mean_of_points": (
        lambda point, centre, points: np.mean(points, axis=0),
        "centres without points move to the mean of all points.",
        FARTHEST,
    ),
    "nearest_to_empty": (
        lambda point, centre, points: points[np.argmin(np.sum((points - centre) ** 2, axis=1))],
        "a centre without points moves to the point that is nearest to itself.",
        FARTHEST,
    ),
    "farthest_from_empty": (
        lambda point, centre, points: points[np.argmax(np.sum((points - centre) ** 2, axis=1))],
        "a centre without points moves to the point that is farthest from itself; it is the point that is farthest "
        "from its own centre.",
        FARTHEST,
    ),
    "last_point": (
        lambda point, centre, points: points[-1],
        "centres without points move to the last point.",
        FARTHEST,
    ),
}


def _means(points, labels, centres):
    found = [points[labels == k] for k in range(len(centres))]
    return np.array([np.mean(own, axis=0) if len(own) else np.zeros(points.shape[1]) for own in found])


CHOICES = [
    Choices(
        of=("move_centres",),
        function=move_centres,
        only={"means": "mean", "empty": "empty"},
        wrong=[
            *choices_of("mean_labels", LABELS),
            *choices_of("mean_sum", SUM),
            *choices_of("mean_count", COUNT),
            *choices_of("mean_moved", MOVED),
            LAST_POINT,
            FIRST_POINT,
            OLD_CENTRE_COUNTED,
            *choices_of("empty_far", FAR),
            *choices_of("empty_taken", TAKEN),
            *choices_of("empty_moved", EMPTY),
        ],
    ),
]
