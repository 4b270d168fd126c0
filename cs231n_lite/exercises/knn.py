"""Checks of `knn.py`: distances in three ways, the votes of the nearest images, and cross-validation."""

from functools import partial
from typing import Any

import numpy as np

from ..checks.check import Check
from .measures import neighbours, voting
from .measures.proofs import worked

NAME = neighbours.NAME
NO_LOOPS = "compute_distances_no_loops"
BY_HAND = {"X_train": np.array([[0.0, 0.0], [3.0, 4.0], [6.0, 0.0]]), "X": np.array([[3.0, 4.0], [0.0, 0.0]])}
DISTS = np.array([[1.0, 2.0, 3.0, 4.0], [4.0, 3.0, 2.0, 1.0]])


def _distances(ways: str, points: int, try_next: str) -> Check:
    method = f"compute_distances_{ways}"
    return Check(
        name=f"{NAME}.{ways}",
        written=f"{NAME}.{method}",
        points=points,
        asks="the Euclidean distances √ Σ_d (X[i, d] - X_train[j, d])², as an array of shape (num_test, num_train).",
        try_next=try_next,
        problems=neighbours.distance_problems,
        published=neighbours.published_distances,
        measure=partial(neighbours.distances, method=method),
        try_out=f'`c = KNearestNeighbor(); c.train(p["X_train"], []); c.{method}(p["X"])`',
        proofs=(worked(BY_HAND, dists=[[5.0, 0.0, 5.0], [0.0, 5.0, 6.0]]),),
        keeps_inputs=True,
    )


def _loops_left(ways: str, points: int, allowed: tuple[str, ...], **said: str) -> Check:
    method = f"compute_distances_{ways}"
    return Check(
        name=f"{NAME}.{ways}_left",
        written=f"{NAME}.{method}",
        points=points,
        problems=neighbours.loop_problems,
        measure=partial(neighbours.loops, method=method, allowed=allowed),
        after=(f"{NAME}.{ways}",),
        earned_with=(f"{NAME}.{ways}",),
        **said,
    )


def _votes(part: str, **said: Any) -> Check:
    return Check(
        name=f"{NAME}.{part}",
        written=f"{NAME}.predict_labels",
        measure=voting.elected,
        labels=True,
        try_out='`c = KNearestNeighbor(); c.train([], p["y"]); c.predict_labels(p["dists"], p["k"])`',
        **said,
    )


CHECKS = [
    _distances("two_loops", 10, "Work out one pair by hand: subtract, square, add up, take the root."),
    _distances(
        "one_loop", 5, "self.X_train - X[i] has a row for each training image; add up its squares along axis=1."
    ),
    _loops_left(
        "one_loop",
        3,
        (neighbours.TEST,),
        asks="one Python loop, over the images of X, and none over training images or the numbers of an image.",
        try_next="self.X_train - X[i] subtracts the image from all training images at once.",
    ),
    _distances("no_loops", 10, "Print ‖x‖², x·t and ‖t‖² of one pair, and work out (x - t)² from them by hand."),
    _loops_left(
        "no_loops",
        6,
        (),
        asks="no Python loop over the images, and no array of the differences of all pairs.",
        try_next="Look for a for, a comprehension or np.vectorize; X @ self.X_train.T has x·t of all pairs.",
    ),
    Check(
        name=f"{NAME}.no_nan",
        written=f"{NAME}.{NO_LOOPS}",
        points=6,
        asks="the distance of an image to itself is 0 up to rounding, never nan, in float32 and float64.",
        try_next="The squares can come out a little less than 0: np.maximum(0, …) before the root.",
        problems=neighbours.pixel_problems,
        measure=partial(neighbours.rounding, method=NO_LOOPS),
        after=(f"{NAME}.no_loops",),
        waits=True,
        earned_with=(f"{NAME}.no_loops",),
    ),
    _votes(
        "votes",
        points=10,
        asks="the label that most of the k nearest training images have.",
        try_next="np.argsort(dists[i])[:k] are the indices of the k nearest; y_train at these gives their labels.",
        problems=voting.votes,
        published=voting.published_votes,
        proofs=(worked({"dists": DISTS, "y": np.array([5, 8, 8, 5]), "k": 3}, the_labels=[8, 8]),),
        keeps_inputs=True,
    ),
    _votes(
        "ties",
        points=6,
        asks="of several labels with the most votes, the smallest.",
        try_next="np.bincount counts the votes by label, and np.argmax gives the first of equal numbers.",
        problems=voting.ties,
        published=voting.published_ties,
        proofs=(worked({"dists": DISTS, "y": np.array([8, 5, 8, 5]), "k": 2}, the_labels=[5, 5]),),
        after=(f"{NAME}.votes",),
        waits=True,
        earned_with=(f"{NAME}.votes",),
    ),
    Check(
        name="cross_validate.accuracies",
        points=14,
        asks="for each k and fold, the accuracy on this fold of a classifier trained on the others: (len(ks), folds).",
        try_next="Print which images are in the validation fold and which in the training folds, for f = 0.",
        problems=voting.fold_problems,
        published=voting.published_folds,
        arguments=voting.arguments,
        measure=voting.cross_validated,
        proofs=(
            worked(
                {
                    "X": np.array([[0.0], [10.0], [1.0], [3.0]]),
                    "y": np.array([1, 2, 1, 2]),
                    "ks": np.array([1]),
                    "folds": 2,
                },
                accuracies=[[1.0, 0.5]],
            ),
        ),
        keeps_inputs=True,
        after=(f"{NAME}.no_loops", f"{NAME}.votes"),
        waits=True,
    ),
]
