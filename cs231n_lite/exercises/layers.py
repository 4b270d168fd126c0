"""Checks of `layers.py`: affine layer, rectifier, two losses and a linear classifier made of them.

A backward pass is given the cache of the student's own forward pass, whatever that is; a wrong forward pass costs
only itself. The names of the losses begin with the module, because `softmax.py` has a `softmax_loss` too.
"""

import math
from typing import Any

import numpy as np

from ..checks.check import Check, anything
from ..checks.returned import like, number
from .measures import linear_losses, passes, score_losses
from .measures.problems import LECTURE_SCORES
from .measures.proofs import mean_over_examples, slope, worked

AFFINE = {
    "x": np.array([[[1.0, 2.0]], [[3.0, 4.0]]]),
    "w": np.array([[1.0, 0.0, -1.0], [2.0, 1.0, 0.5]]),
    "b": np.array([10.0, 20.0, 30.0]),
    "dout": np.array([[1.0, 0.0, 2.0], [0.0, -1.0, 4.0]]),
}
"""Two examples of shape (1, 2), three outputs."""

RELU = {"x": np.array([[-1.0, 2.0], [3.0, -4.0]]), "dout": np.array([[5.0, 6.0], [-7.0, 8.0]])}
LECTURE = {"scores": LECTURE_SCORES, "y": np.arange(3)}
EIGHTHS = {"scores": np.array([[0.0, math.log(2), math.log(5)]]), "y": np.array([1])}
"""Scores of three classes whose probabilities are 1/8, 2/8 and 5/8."""

LINEAR = {
    "W": np.array([[1.0, 2.0]]),
    "b": np.array([0.0, -1.0]),
    "X": np.array([[1.0], [3.0]]),
    "y": np.array([0, 1]),
    "reg": 2.0,
}
"""Two examples of one number, with the scores (1, 1) and (3, 5)."""


def _backward(part: str, points: int, by_hand: Any, **said: str) -> Check:
    """The check of one of the affine layer's three slopes."""
    return Check(
        name=f"affine_backward.{part}",
        points=points,
        problems=passes.fresh_affine,
        published=passes.published_affine,
        measure=passes.slope_of_affine,
        forward="affine_forward",
        after=("affine_forward.values",),
        proofs=(
            worked(AFFINE, **{part: by_hand}),
            passes.slope_of_upstream("affine_forward.values", part[1:], part),
        ),
        **said,
    )


def _loss(function: str, loss_points: int, gradient_points: int, drawn: dict[str, Any], **said: Any) -> list[Check]:
    """The checks of a loss that takes scores: its value and its slope. `drawn` has the problems."""
    return [
        Check(
            name=f"layers.{function}.loss",
            points=loss_points,
            asks=f"the mean over the examples of {said['formula']}.",
            try_next=said["by_hand"],
            returns={"loss": number, "dscores": anything},
            proofs=(mean_over_examples("loss", examples="scores"), *said["proofs"]),
            **{name: value for name, value in drawn.items() if name != "kinks"},
        ),
        Check(
            name=f"layers.{function}.gradient",
            points=gradient_points,
            asks=f"dscores, the slope of the loss in each score: {said['slope']}, divided by N.",
            try_next=said["slope_by_hand"],
            **said.get("asked", {"returns": {"loss": anything, "dscores": like("scores")}}),
            proofs=(slope("loss", "dscores", of=f"layers.{function}.loss", at="scores"),),
            keeps_inputs=True,
            after=(f"layers.{function}.loss",),
            **drawn,
        ),
    ]


CHECKS = [
    Check(
        name="affine_forward.values",
        points=4,
        asks="out = x · w + b, each example of x flattened to a row of D numbers, as an array of shape (N, M).",
        try_next="Print the shape of x after you have flattened it: it should be (N, D), with the D of w's D rows.",
        problems=passes.fresh_affine,
        published=passes.published_affine,
        arguments=lambda problem: {name: problem[name] for name in ("x", "w", "b")},
        measure=passes.out_of,
        proofs=(worked(AFFINE, out=[[15.0, 22.0, 30.0], [21.0, 24.0, 29.0]]),),
        keeps_inputs=True,
    ),
    _backward(
        "dx",
        4,
        [[[-1.0, 3.0]], [[-4.0, 1.0]]],
        asks="dx, the slope in x, of x's shape: for each example dx_d = Σ_m dout_m · w_dm.",
        try_next="Write the shapes down: dout is (N, M), w is (D, M); dx is (N, D) before it gets x's shape.",
    ),
    _backward(
        "dw",
        4,
        [[1.0, -3.0, 14.0], [2.0, -4.0, 20.0]],
        asks="dw, the slope in w, of w's shape: dw_dm = Σ_i x_id · dout_im, over all examples i.",
        try_next="Write the shapes down: the flattened x is (N, D), dout is (N, M), and dw (D, M), as w.",
    ),
    _backward(
        "db",
        3,
        [1.0, -1.0, 6.0],
        asks="db, the slope in b, of b's shape: db_m = Σ_i dout_im, over all examples i.",
        try_next="b is added to every row of out, so each row of dout adds its part to db.",
    ),
    Check(
        name="relu_forward.values",
        points=2,
        asks="out = max(0, x), for each number by itself, as a new array; x stays as it was.",
        try_next="np.maximum(0, x) compares each number with 0; np.max looks for the largest one.",
        problems=passes.fresh_relu,
        published=passes.published_relu,
        arguments=lambda problem: {"x": problem["x"]},
        measure=passes.out_of,
        proofs=(worked(RELU, out=[[0.0, 2.0], [3.0, 0.0]]),),
        keeps_inputs=True,
    ),
    Check(
        name="relu_backward.dx",
        points=3,
        asks="dx, the slope in x: dout where x is above 0, and 0 elsewhere.",
        try_next="The sign of x decides, and not that of dout: what does your cache have to remember for this?",
        problems=passes.fresh_relu,
        published=passes.published_relu,
        kinks=passes.kinked_relu,
        measure=passes.slope_of_relu,
        forward="relu_forward",
        after=("relu_forward.values",),
        proofs=(
            worked(RELU, dx=[[0.0, 6.0], [-7.0, 0.0]]),
            passes.slope_of_upstream("relu_forward.values", "x", "dx"),
        ),
    ),
    *_loss(
        "svm_loss",
        2,
        2,
        {
            "problems": score_losses.fresh_hinge,
            "published": score_losses.published_hinge,
            "kinks": score_losses.kinked_hinge,
        },
        formula="Σ max(0, s_j - s_y + 1) over all j ≠ y",
        by_hand="Try the lecture's cat: scores 3.2, 5.1, -1.7, right class 0: max(0, 2.9) + max(0, -3.9) = 2.9.",
        asked={"measure": score_losses.hinge_slopes, "arguments": score_losses.scores_and_labels},
        slope="1 for each positive violation's class, and minus their number for the right class",
        slope_by_hand="Take one example with three classes: which scores would change its loss if you nudged them?",
        proofs=(worked(LECTURE, loss=(2.9 + 0.0 + 12.9) / 3),),
    ),
    *_loss(
        "softmax_loss",
        2,
        2,
        {"problems": score_losses.fresh_softmax, "published": score_losses.published_softmax},
        formula="-log p_y, where p_j = exp(s_j) / Σ exp(s_k)",
        by_hand="Take one example with scores 0, 0, 0: each probability is 1/3 and the loss log 3, about 1.0986.",
        slope="p_j - 1 for the right class and p_j for the others",
        slope_by_hand="Take one example with two equal scores, and write its row of dscores down by hand: -½ and ½.",
        proofs=(worked(EIGHTHS, loss=math.log(4)),),
    ),
    Check(
        name="layers.softmax_loss.stable",
        points=2,
        asks="loss and dscores for scores of any size, also where a probability is too small for a float.",
        try_next="Subtract from each row its own largest score; then log p_y is the shifted s_y - log Σ exp(s_k).",
        problems=score_losses.large,
        published=score_losses.published_large,
        arguments=lambda problem: {"scores": problem["high"], "y": problem["y"]},
        measure=score_losses.loss_and_slopes_of_large,
        proofs=(score_losses.as_for_shifted_scores("layers.softmax_loss"),),
        after=("layers.softmax_loss.loss", "layers.softmax_loss.gradient"),
    ),
    Check(
        name="linear_loss.value",
        points=2,
        asks="the loss: data_loss of the scores X · W + b, plus reg · ΣW²; b isn't regularized.",
        try_next="Scores first, by affine_forward; data_loss(scores, y) returns its loss, and dscores for later.",
        problems=linear_losses.fresh,
        published=linear_losses.published,
        arguments=linear_losses.arguments,
        measure=linear_losses.value,
        proofs=(worked(LINEAR, loss=20.75),),
        after=("affine_forward.values",),
    ),
    Check(
        name="linear_loss.gradients",
        points=4,
        asks="dW and db, by going backward from dscores; reg adds 2 · reg · W to dW, and nothing to db.",
        try_next="affine_backward turns dscores into dX, dW and db; dX isn't needed.",
        problems=linear_losses.fresh,
        published=linear_losses.published,
        arguments=linear_losses.arguments,
        measure=linear_losses.gradients,
        proofs=(
            worked(LINEAR, dW=[[8.5, 21.0]], db=[1.5, 5.0]),
            slope("loss", "dW", of="linear_loss.value"),
            slope("loss", "db", of="linear_loss.value", at="b"),
        ),
        keeps_inputs=True,
        after=("affine_forward.values", "affine_backward.dw", "affine_backward.db"),
    ),
]
