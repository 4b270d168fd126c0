"""Checks of `visual_words.py`: starting centres, k-means step by step, and bags of words.

Where centres are drawn, laws of many draws decide; where k-means goes on from given ones, numbers.
"""

import numpy as np

from ..checks.check import Check
from .measures import clusters, rounds, spreading
from .measures.proofs import sums_to, worked

LINE = np.array([[0.0], [1.0], [5.0], [6.0], [20.0]])
NEAREST = {"points": LINE, "centres": np.array([[10.0], [0.0], [2.0]])}
MOVES = {"points": LINE, "labels": np.array([0, 1, 1, 0, 0]), "centres": np.array([[2.0], [3.0]])}
EMPTY = {
    "points": LINE,
    "labels": np.array([1, 1, 1, 1, 1]),
    "centres": np.array([[70.0], [8.0], [90.0]]),
}
RUN = {"points": LINE, "centres": np.array([[0.0], [6.0]]), "steps": 10}
BAG = {"patches": LINE[None, 1:], "centres": np.array([[30.0], [0.0], [6.0]])}

CHECKS = [
    Check(
        name="spread_centres.draws",
        points=8,
        asks="centres drawn from the points: the first any of them, each further one in proportion to its squared "
        "distance from the nearest centre so far.",
        try_next="Print, for the second centre, each point's squared distance from the first, divided by their sum.",
        problems=spreading.problems,
        arguments=spreading.arguments,
        measure=spreading.drawn,
        keeps_inputs=True,
    ),
    Check(
        name="assign.values",
        points=5,
        asks="for each point the index of the nearest centre; the lowest where several are as near.",
        try_next="Take one point: print its squared distances from all centres, then np.argmin of them.",
        problems=clusters.fresh_neighbours,
        published=clusters.published_neighbours,
        arguments=clusters.floats,
        returns={"the labels": clusters.labels_of_points},
        proofs=(worked(NEAREST, the_labels=[1, 1, 2, 0, 0]),),
        keeps_inputs=True,
        labels=True,
    ),
    Check(
        name="move_centres.means",
        points=7,
        asks="each centre moves to the mean of the points that have its label.",
        try_next="points[labels == 0] are the points of centre 0: what is their mean along axis=0?",
        problems=clusters.fresh_moves,
        published=clusters.published_moves,
        arguments=dict,
        measure=clusters.moved,
        proofs=(worked(MOVES, the_centres=[[26 / 3], [3.0]]),),
        keeps_inputs=True,
    ),
    Check(
        name="move_centres.empty",
        points=4,
        asks="centres without points move to the points farthest from their own old centres: the first such centre to "
        "the farthest, the next to the second farthest.",
        try_next="Work out each point's squared distance from centres[labels], its own centre, and sort these.",
        problems=clusters.fresh_empty,
        published=clusters.published_empty,
        arguments=dict,
        measure=clusters.refilled,
        proofs=(worked(EMPTY, the_centres_without_points=[[20.0], [0.0]]),),
        after=("move_centres.means",),
    ),
    Check(
        name="kmeans.steps",
        points=6,
        asks="where the centres arrive, and the inertia before each move; it ends when no point changes its centre.",
        try_next="Print, in each turn, labels, inertia and centres, and follow one of the small problems by hand.",
        problems=rounds.fresh_runs,
        published=rounds.published_runs,
        arguments=dict,
        measure=rounds.run,
        proofs=(worked(RUN, centres=[[3.0], [20.0]], history=[198.0, 20.75 + 1010 / 9, 79.0]),),
        after=("assign.values", "move_centres.means"),
        keeps_inputs=True,
    ),
    Check(
        name="bag_of_words.values",
        points=5,
        asks="which part of each image's patches is nearest to each word, as an array of shape (N, K).",
        try_next="Take one image: print assign(patches[0], centres). How often is each of 0 to K - 1 among these?",
        problems=rounds.fresh_bags,
        published=rounds.published_bags,
        returns={"the parts": rounds.bags_of_images},
        proofs=(worked(BAG, the_parts=[[0.25, 0.25, 0.5]]), sums_to(1.0, "the parts", axis=1)),
        after=("assign.values",),
        keeps_inputs=True,
    ),
]
