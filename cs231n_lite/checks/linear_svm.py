"""Checks of `linear_svm.py`: the multiclass SVM (hinge) loss and its gradient."""

import numpy as np

from .check import Check, Family
from .problems import data_problems, published_problems, regularized_problems
from .regularizers import regularizer_families
from .returned import array, number, pair

MODULE = "linear_svm"

LOSS_SHARE = "regularizer's share of the loss"
GRADIENT_SHARE = "regularizer's share of the gradient"

LECTURE_SCORES = [([3.2, 5.1, -1.7], 0), ([1.3, 4.9, 2.0], 1), ([2.2, 2.5, -3.1], 2)]


def lecture_scores(rng):
    """The three images of the lecture: scores for cat, car, frog, and the right class."""
    for scores, y in LECTURE_SCORES:
        yield {"scores": np.array(scores), "y": y}


def fresh_scores(rng):
    """Scores of 2 to 12 classes, from almost equal to far apart, each class in turn the right one."""
    for index, C in enumerate([2, 3, 5, 12, 7, 4, 10, 3]):
        scale = [1.0, 0.01, 10.0, 300.0][index % 4]
        yield {"scores": scale * rng.normal(size=C), "y": int(rng.integers(C))}


def single_loss(call, problem):
    return {"loss": number(call(problem["scores"], problem["y"]), "the loss")}


def loss_without_reg(call, problem):
    loss, _ = pair(call(problem["W"], problem["X"], problem["y"], 0.0), "loss", "dW")
    return {"loss": number(loss, "loss")}


def gradient_without_reg(call, problem):
    W = problem["W"]
    _, dW = pair(call(W, problem["X"], problem["y"], 0.0), "loss", "dW")
    return {"gradient": array(dW, "dW", W.shape)}


def effect_of_reg(call, problem):
    """What reg adds to the loss and to the gradient: the data term, right or wrong, cancels."""
    W, X, y, reg = (problem[name] for name in ("W", "X", "y", "reg"))
    loss, dW = pair(call(W, X, y, reg), "loss", "dW")
    loss_0, dW_0 = pair(call(W, X, y, 0.0), "loss", "dW")
    return {
        LOSS_SHARE: number(loss, "loss") - number(loss_0, "loss"),
        GRADIENT_SHARE: array(dW, "dW", W.shape) - array(dW_0, "dW", W.shape),
    }


def number_of_examples(problem):
    return len(problem["X"])


LOSS_FAMILIES = (
    Family(
        "not_averaged",
        {"loss": number_of_examples},
        "the losses of the examples are added up but not averaged: yours is N times the right one (N = {N}).",
        "Divide the sum by the number of examples, once, after the loop.",
    ),
)

GRADIENT_FAMILIES = (
    Family(
        "not_averaged",
        {"gradient": number_of_examples},
        "the gradient is added up over the examples but not averaged: yours is N times the right one (N = {N}).",
        "The loss is a mean over the examples, so its gradient is one too: divide dW by N, once.",
    ),
    Family(
        "gradient_zero",
        {"gradient": lambda problem: 0.0},
        "dW is zero everywhere: it is made and never filled in.",
        "Every violated margin adds x to the column of its class and takes x from the column of the right class.",
    ),
)


def loss_checks(function: str, loss_points: int, gradient_points: int, reg_points: int) -> list[Check]:
    """The three checks that the naive and the vectorized version share."""
    return [
        Check(
            name=f"{function}.loss",
            points=loss_points,
            module=MODULE,
            function=function,
            asks="the loss at reg = 0: the mean over the examples of Σ max(0, s_j - s_y + 1) over all j ≠ y.",
            try_next="Work out a problem with one example by hand and print your margins.",
            problems=data_problems,
            published=lambda rng: published_problems(rng, reg=0.0),
            measure=loss_without_reg,
            families=LOSS_FAMILIES,
        ),
        Check(
            name=f"{function}.gradient",
            points=gradient_points,
            module=MODULE,
            function=function,
            asks="the gradient dW at reg = 0: each violated margin adds x to column j and takes x from column y.",
            try_next="Take one example and two classes, and write dW down by hand first.",
            problems=data_problems,
            published=lambda rng: published_problems(rng, reg=0.0),
            measure=gradient_without_reg,
            families=GRADIENT_FAMILIES,
            keeps_inputs=True,
        ),
        Check(
            name=f"{function}.regularizer",
            points=reg_points,
            module=MODULE,
            function=function,
            asks="what reg adds: reg · ΣW² to the loss and 2 · reg · W to the gradient.",
            try_next="Compare your result at reg = 1 with the one at reg = 0: the difference should be ΣW² and 2W.",
            problems=regularized_problems,
            published=lambda rng: published_problems(rng, reg=0.5),
            measure=effect_of_reg,
            families=regularizer_families(LOSS_SHARE, GRADIENT_SHARE),
        ),
    ]


CHECKS = [
    Check(
        name="svm_loss_single.loss",
        points=4,
        module=MODULE,
        function="svm_loss_single",
        asks="the loss of one example from its scores: Σ max(0, s_j - s_y + 1) over the wrong classes j.",
        try_next="Try the lecture's cat: scores 3.2, 5.1, -1.7, right class 0: max(0, 2.9) + max(0, -3.9) = 2.9.",
        problems=fresh_scores,
        published=lecture_scores,
        measure=single_loss,
        keeps_inputs=True,
    ),
    *loss_checks("svm_loss_naive", loss_points=6, gradient_points=8, reg_points=4),
    *loss_checks("svm_loss_vectorized", loss_points=6, gradient_points=8, reg_points=4),
]
