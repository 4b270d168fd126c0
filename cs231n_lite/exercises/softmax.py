"""Checks of `softmax.py`: probabilities, the cross-entropy loss and its gradient, scores of any size, and underflow.

Only the checks of large scores need the shift by the row's maximum; all others have moderate ones. And only the check
of underflow has tiny probabilities, so that a loss with a small number added inside the logarithm passes the rest.
"""

import math
from functools import partial

import numpy as np

from ..checks.check import Check, anything
from ..checks.returned import like, number
from .measures.experiments import of_probabilities, of_single_loss
from .measures.large_scores import (
    ROWS,
    as_for_moderate_scores,
    large_problems,
    large_tables,
    loss_and_gradient_of_large,
    probabilities_of_large,
    published_large_problems,
    published_large_tables,
    published_underflow_problems,
    underflow_problems,
)
from .measures.losses import Loss
from .measures.moderate_scores import (
    data_problems,
    fresh_scores,
    fresh_tables,
    published_tables,
    regularized_problems,
)
from .measures.problems import lecture_scores, published_problems
from .measures.proofs import same_for, sums_to, worked

EIGHTHS = np.array([[0.0, math.log(2), math.log(5)]])
"""Scores of three classes whose probabilities are 1/8, 2/8 and 5/8."""


SOFTMAX = Loss(
    data_term="the mean over the examples of -log p_y, where p_j = exp(s_j) / Σ exp(s_k)",
    by_hand="Take one example with scores 0, 0, 0: each probability is 1/3 and the loss log 3, about 1.0986.",
    data_gradient="x, weighted by p_j - 1 for the right class and by p_j for the others, added to column j",
    gradient_by_hand="Take one example and two classes with equal scores: the weights of x are -½ and ½.",
    problems=data_problems,
    regularized=regularized_problems,
    published=partial(published_problems, scale=0.35),
    helpers=("softmax_probabilities.values",),
    proofs=(
        worked({"W": EIGHTHS, "X": np.ones((1, 1)), "y": np.array([1]), "reg": 0.0}, loss=math.log(4)),
        worked({"W": np.zeros((2, 5)), "X": np.ones((3, 2)), "y": np.array([0, 4, 4]), "reg": 0.0}, loss=math.log(5)),
    ),
)


def _stable(function: str, points: int) -> Check:
    return Check(
        name=f"{function}.stable",
        points=points,
        asks="loss and gradient for scores of any size: they depend on differences of scores only.",
        try_next="Subtract from each row of scores its own largest one before you take exp.",
        problems=large_problems,
        published=published_large_problems,
        arguments=lambda problem: {"W": problem["W_high"], "X": problem["X"], "y": problem["y"], "reg": 0.0},
        measure=loss_and_gradient_of_large,
        proofs=(as_for_moderate_scores(function),),
        rtol=1e-5,  # a small number inside the logarithm is another matter
        after=("softmax_probabilities.stable", f"{function}.loss", f"{function}.gradient"),
    )


CHECKS = [
    Check(
        name="softmax_probabilities.values",
        points=3,
        asks="from each row of scores the probabilities exp(s_j) / Σ exp(s_k), as an array of shape (N, C).",
        try_next="Print the sums of your rows: each has to be 1. np.sum(a, axis=1) adds up along each row.",
        problems=fresh_tables,
        published=published_tables,
        returns={"the result": like("scores")},
        experiment=of_probabilities,
        proofs=(worked({"scores": EIGHTHS}, the_result=[[1 / 8, 2 / 8, 5 / 8]]), sums_to(1.0, "the result", axis=1)),
        keeps_inputs=True,
    ),
    Check(
        name="softmax_probabilities.stable",
        points=3,
        asks="the same for scores of any size: a shift of a whole row changes no probability.",
        try_next="Subtract from each row of scores its own largest one before you take exp.",
        problems=large_tables,
        published=published_large_tables,
        arguments=lambda problem: {"scores": problem["high"]},
        measure=probabilities_of_large,
        proofs=tuple(
            same_for(f"the probabilities of {words}", name, "softmax_probabilities.values")
            for name, words in ROWS.items()
        ),
        after=("softmax_probabilities.values",),
    ),
    Check(
        name="softmax_loss_single.loss",
        points=3,
        asks="the loss of one example from its scores: -log p_y, the natural logarithm.",
        try_next="Try the lecture's cat: scores 3.2, 5.1, -1.7, right class 0: p_0 is 0.13 and the loss 2.04.",
        problems=fresh_scores,
        published=lecture_scores,
        returns={"the loss": number},
        experiment=of_single_loss,
        proofs=(
            worked({"scores": EIGHTHS[0], "y": 1}, the_loss=math.log(4)),
            worked({"scores": np.zeros(3), "y": 0}, the_loss=math.log(3)),
        ),
        keeps_inputs=True,
    ),
    *SOFTMAX.checks("softmax_loss_naive", loss=5, gradient=6, regularizer=2),
    _stable("softmax_loss_naive", points=2),
    *SOFTMAX.checks("softmax_loss_vectorized", loss=4, gradient=5, regularizer=2, loops="softmax_loss_naive"),
    SOFTMAX.no_loops("softmax_loss_vectorized", points=3),
    _stable("softmax_loss_vectorized", points=3),
    Check(
        name="softmax_loss_vectorized.underflow",
        points=2,
        asks="the loss at reg = 0 when the right class's probability is too small for a float: log Σ exp(s_k) - s_y.",
        try_next="Don't form the probability: log(exp(a) / t) is a - log(t), with a the shifted score.",
        problems=underflow_problems,
        published=published_underflow_problems,
        proofs=tuple(
            worked({"W": np.array([[far, 0.0]]), "X": np.ones((1, 1)), "y": np.array([1]), "reg": 0.0}, loss=far)
            for far in (720.0, 800.0)
        ),
        returns={"loss": number, "dW": anything},
        after=("softmax_loss_vectorized.loss",),
    ),
]
