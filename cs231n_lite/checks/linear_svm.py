"""Checks of `linear_svm.py`: the multiclass SVM (hinge) loss and its gradient."""

import numpy as np

from .check import Check, Family
from .problems import data_problems, draw, kinked_problems, on_grid, published_problems, regularized_problems
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


def chosen_scores(call, problem):
    scores, y = problem["scores"], problem["y"]
    return {"scores": array(call(scores, y), "the result", y.shape)}


def all_margins(call, problem):
    scores, y = problem["scores"], problem["y"]
    return {"margins": array(call(scores, y), "the result", scores.shape)}


def score_tables(rng):
    """Scores and labels of a few shapes; in one a class occurs in no label."""
    for N, C in [(1, 2), (5, 3), (4, 7), (30, 10)]:
        yield {"scores": 3 * rng.normal(size=(N, C)), "y": rng.integers(C - (N == 4), size=N)}


def published_score_tables(rng):
    for N, C in [(3, 4), (5, 3), (2, 6)]:
        yield {"scores": on_grid(2 * rng.normal(size=(N, C))) + 1 / 32 * np.arange(C), "y": rng.integers(C, size=N)}


def loops(call, problem):
    """Whether the executed instructions grow with the number of examples and of classes, eightfold each; and whether
    the function is right at all."""
    W, X, y = problem["W"], problem["X"], problem["y"]
    loss, dW = pair(call(W, X, y, 0.0), "loss", "dW")
    few = call.instructions(W, X, y, 0.0)
    many_examples = call.instructions(W, np.tile(X, (8, 1)), np.tile(y, 8), 0.0)
    many_classes = call.instructions(np.tile(W, (1, 8)), X, y, 0.0)
    return {
        "loss": number(loss, "loss"),
        "gradient": array(dW, "dW", W.shape),
        "number of loops over examples": float(many_examples - few > 2 * 7 * len(X)),
        "number of loops over classes": float(many_classes - few > 2 * 7 * W.shape[1]),
    }


def loop_problems(rng):
    yield draw(rng, (6, 7, 5), 1.0, 0.0, absent=False)


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
    Family(
        "gradient_wrong_sign",
        {"gradient": lambda problem: -1.0},
        "every number of dW has the wrong sign.",
        "A larger score of a wrong class makes the loss larger: x is added to its column.",
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
            kinks=kinked_problems,
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
        name="right_class_scores.values",
        points=2,
        module=MODULE,
        function="right_class_scores",
        asks="from each row of scores the one of the right class, as an array of shape (N,).",
        try_next="Two arrays of indices pick pairs: scores[rows, columns], with the rows 0, 1, …, N - 1.",
        problems=score_tables,
        published=published_score_tables,
        measure=chosen_scores,
        keeps_inputs=True,
    ),
    Check(
        name="svm_margins.values",
        points=3,
        module=MODULE,
        function="svm_margins",
        asks="max(0, s_ij - s_{i,y_i} + 1) for every wrong class, 0 for the right one, as an array of shape (N, C).",
        try_next="Print the array for two rows and three classes, and compare it with what you get by hand.",
        problems=score_tables,
        published=published_score_tables,
        measure=all_margins,
        keeps_inputs=True,
    ),
    Check(
        name="svm_loss_single.loss",
        points=3,
        module=MODULE,
        function="svm_loss_single",
        asks="the loss of one example from its scores: Σ max(0, s_j - s_y + 1) over the wrong classes j.",
        try_next="Try the lecture's cat: scores 3.2, 5.1, -1.7, right class 0: max(0, 2.9) + max(0, -3.9) = 2.9.",
        problems=fresh_scores,
        published=lecture_scores,
        measure=single_loss,
        keeps_inputs=True,
    ),
    *loss_checks("svm_loss_naive", loss_points=5, gradient_points=6, reg_points=3),
    *loss_checks("svm_loss_vectorized", loss_points=4, gradient_points=5, reg_points=2),
    Check(
        name="svm_loss_vectorized.no_loops",
        points=3,
        module=MODULE,
        function="svm_loss_vectorized",
        asks="no Python loop over examples or classes: eight times as many of them take no more Python instructions.",
        try_next="Look for a for, a comprehension or np.vectorize over examples or classes; numpy takes whole arrays.",
        problems=loop_problems,
        published=lambda rng: published_problems(rng, reg=0.0),
        measure=loops,
    ),
]
