"""Checks of `linear_svm.py`: the multiclass SVM (hinge) loss and its gradient."""

from collections.abc import Iterator

import numpy as np

from ..checks.check import Check, Problem
from ..checks.returned import like, number
from .measures.experiments import of_single_loss
from .measures.losses import Loss
from .measures.problems import LECTURE_SCORES, data_problems, kinked_problems, lecture_scores, on_grid
from .measures.proofs import worked


def fresh_scores(rng: np.random.Generator) -> Iterator[Problem]:
    """Scores of 2 to 12 classes, from almost equal to far apart, each class in turn the right one; some that tie."""
    for index, C in enumerate([2, 3, 5, 12, 7, 4, 10, 3]):
        scale = [1.0, 0.01, 10.0, 300.0][index % 4]
        yield {"scores": scale * rng.normal(size=C), "y": int(rng.integers(C))}
    for C in (4, 7):
        scores = 0.2 * rng.normal(size=C)
        yield {"scores": scores, "y": int(np.argmax(scores))}
    for C in (3, 6):
        scores = 3.0 * rng.integers(2, size=C)
        scores[0] = scores[-1]
        yield {"scores": scores, "y": int(rng.choice([0, C - 1]))}


def published_scores(rng: np.random.Generator) -> Iterator[Problem]:
    """The lecture's three images, one right by less than the margin, one with a tie, one of six classes."""
    yield from lecture_scores(rng)
    yield {"scores": np.array([1.25, 0.5, 1.0]), "y": 0}
    yield {"scores": np.array([2.0, 0.5, 2.0, 4.0]), "y": 2}
    yield {"scores": np.array([1.5, 1.0, 3.25, -2.0, 1.75, 0.5]), "y": 1}


def score_tables(rng: np.random.Generator) -> Iterator[Problem]:
    """Scores and labels of a few shapes; in one a class occurs in no label, in one scores tie."""
    for N, C in [(1, 2), (5, 3), (4, 7), (30, 10)]:
        yield {"scores": 3 * rng.normal(size=(N, C)), "y": rng.integers(C - (N == 4), size=N)}
    yield {"scores": 3.0 * rng.integers(3, size=(9, 5)), "y": rng.integers(5, size=9)}


def published_score_tables(rng: np.random.Generator) -> Iterator[Problem]:
    """Scores and labels of three shapes; a little is added from class to class, so that few of them tie."""
    for N, C in [(3, 4), (5, 3), (2, 6)]:
        yield {"scores": on_grid(2 * rng.normal(size=(N, C))) + 1 / 32 * np.arange(C), "y": rng.integers(C, size=N)}


SVM = Loss(
    data_term="the mean over the examples of Σ max(0, s_j - s_y + 1) over all j ≠ y",
    by_hand="Work out a problem with one example by hand and print your violations.",
    data_gradient="each positive violation adds x to column j and takes x from column y",
    gradient_by_hand="Take one example and two classes, and write dW down by hand first.",
    problems=data_problems,
    kinks=kinked_problems,
    helpers=("svm_margins.values", "right_class_scores.values"),
    proofs=(
        worked({"W": LECTURE_SCORES, "X": np.eye(3), "y": np.arange(3), "reg": 0.0}, loss=(2.9 + 0.0 + 12.9) / 3),
        worked({"W": np.zeros((2, 5)), "X": np.ones((3, 2)), "y": np.array([0, 4, 4]), "reg": 0.0}, loss=4.0),
    ),
)
LECTURE = {"scores": LECTURE_SCORES, "y": np.arange(3)}

CHECKS = [
    Check(
        name="right_class_scores.values",
        points=2,
        asks="from each row of scores the one of the right class, as an array of shape (N,).",
        try_next="Two arrays of indices pick pairs: scores[rows, columns], with the rows 0, 1, …, N - 1.",
        problems=score_tables,
        published=published_score_tables,
        returns={"the result": like("y")},
        proofs=(worked(LECTURE, the_result=[3.2, 4.9, -3.1]),),
        keeps_inputs=True,
    ),
    Check(
        name="svm_margins.values",
        points=3,
        asks="max(0, s_ij - s_{i,y_i} + 1) for every wrong class, 0 for the right one, as an array of shape (N, C).",
        try_next="Print the array for two rows and three classes, and compare it with what you get by hand.",
        problems=score_tables,
        published=published_score_tables,
        returns={"the result": like("scores")},
        proofs=(worked(LECTURE, the_result=[[0.0, 2.9, 0.0], [0.0, 0.0, 0.0], [6.3, 6.6, 0.0]]),),
        keeps_inputs=True,
        after=("right_class_scores.values",),
    ),
    Check(
        name="svm_loss_single.loss",
        points=3,
        asks="the loss of one example from its scores: Σ max(0, s_j - s_y + 1) over the wrong classes j.",
        try_next="Try the lecture's cat: scores 3.2, 5.1, -1.7, right class 0: max(0, 2.9) + max(0, -3.9) = 2.9.",
        problems=fresh_scores,
        published=published_scores,
        returns={"the loss": number},
        experiment=of_single_loss,
        proofs=tuple(
            worked(image, the_loss=loss) for image, loss in zip(lecture_scores(), (2.9, 0.0, 12.9), strict=True)
        ),
        keeps_inputs=True,
    ),
    *SVM.checks("svm_loss_naive", loss=5, gradient=6, regularizer=2),
    *SVM.checks("svm_loss_vectorized", loss=4, gradient=5, regularizer=2, loops="svm_loss_naive"),
    SVM.no_loops("svm_loss_vectorized", points=3),
]
