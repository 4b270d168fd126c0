"""Checks of `two_layer_net.py`: the mean squared error, and a network of two layers with its training.

What a net computes is asked of parameters that the asking side writes; its training is asked while loss and
predictions are answered here. So no part of the class costs another its points.
"""

import math
from functools import partial
from typing import Any

import numpy as np

from ..checks.check import Check, anything
from ..checks.returned import like, number
from .measures import net_laws, net_starts, net_training, networks, squared_errors
from .measures.proofs import mean_over_examples, slope, worked
from .measures.regularizer_share import LOSS_SHARE

SAMPLER = "shuffled_batches.epoch"  # train takes its batches from there
FORWARD = ("affine_forward.values", "relu_forward.values")
BACKWARD = ("affine_backward.dw", "affine_backward.db", "layers.softmax_loss.gradient")

ERRORS = {"out": np.array([[1.0, 2.0], [3.0, 4.0]]), "target": np.array([[1.0, 0.0], [4.0, 1.0]])}
"""Four numbers that are off by 0, 2, -1 and 3."""

BY_HAND = {
    "W1": np.array([[1.0, -1.0], [0.0, 1.0]]),
    "b1": np.array([1.0, -0.5]),
    "W2": np.array([[1.0, 0.0], [2.0, -2.0]]),
    "b2": np.array([0.0, 3.0]),
    "X": np.array([[1.0, 2.0], [3.0, -1.0]]),
    "y": np.array([0, 1]),
    "reg": 2.0,
}
"""Two examples whose hidden neurons are 2 and ½, then 4 and -4½; their scores are (3, 2) and (4, 3)."""

A = 0.5 / (1 + math.e)
B = 0.5 - A
"""Half the probability of the lower score of each example, and half that of the higher one."""


def _net(part: str, points: int, method: str, **said: Any) -> Check:
    """A check of one part of the class, which the student writes in `method`."""
    return Check(name=f"TwoLayerNet.{part}", points=points, written=f"TwoLayerNet.{method}", **said)


def _of_loss(part: str, points: int, asked: str = "X, y", **said: Any) -> Check:
    """A check of what `loss` returns, called with `asked`."""
    given = {"problems": networks.fresh, "published": networks.published, **said}
    arguments = ", ".join(f'p["{name}"]' for name in asked.split(", "))
    return _net(part, points, "loss", try_out=f"{networks.MAKE}; `net.loss({arguments})`", **given)


def _slopes(layer: int, points: int, by_hand: dict[str, Any], after: tuple[str, ...], **said: Any) -> Check:
    """The check of the gradients of one layer; `by_hand` has them for the case worked by hand."""
    return _of_loss(
        f"gradient_{layer}",
        points,
        measure=partial(networks.gradients, names=tuple(by_hand)),
        after=("TwoLayerNet.scores", *FORWARD, *BACKWARD, *after),
        proofs=(
            worked(BY_HAND, **{networks.called(name): value for name, value in by_hand.items()}),
            *(slope("loss", networks.called(name), of="TwoLayerNet.loss", at=name) for name in by_hand),
        ),
        **said,
    )


def _train(part: str, points: int, **said: Any) -> Check:
    """A check of `train`."""
    after = (SAMPLER,) if part == "update" else (SAMPLER, "TwoLayerNet.update")
    return _net(part, points, "train", **{"problems": net_training.trainings, "after": after, **said})


CHECKS = [
    Check(
        name="mse_loss.loss",
        points=2,
        asks="the mean of (out - target)² over all N · M numbers.",
        try_next="Work one out by hand: out = [[1, 2]] and target = [[1, 0]] give (0 + 4) / 2 = 2.",
        problems=squared_errors.fresh,
        published=squared_errors.published,
        returns={"loss": number, "dout": anything},
        proofs=(worked(ERRORS, loss=3.5),),
    ),
    Check(
        name="mse_loss.gradient",
        points=2,
        asks="dout, the slope of the loss in each number of out: 2 · (out - target), divided by N · M.",
        try_next="Nudge one number of out: only its own square changes, and the mean divides by how many there are.",
        problems=squared_errors.fresh,
        published=squared_errors.published,
        returns={"loss": anything, "dout": like("out")},
        proofs=(
            worked(ERRORS, dout=[[0.0, 1.0], [-0.5, 1.5]]),
            slope("loss", "dout", of="mse_loss.loss", at="out"),
        ),
        keeps_inputs=True,
        after=("mse_loss.loss",),
    ),
    _net(
        "starts",
        3,
        "__init__",
        asks="W1 and W2 are std times standard normal numbers, b1 and b2 are 0, all of them of the type dtype.",
        try_next="std * self.rng.standard_normal(shape) for the weights, np.zeros for the biases.",
        problems=net_starts.starts,
        measure=net_starts.first_parameters,
    ),
    _of_loss(
        "scores",
        3,
        asked="X",
        asks="the scores, max(0, X · W1 + b1) · W2 + b2, where y is None.",
        try_next="Three layers in a row: affine_forward, relu_forward, affine_forward. The scores aren't rectified.",
        measure=networks.scores,
        after=FORWARD,
        proofs=(worked(BY_HAND, scores=[[3.0, 2.0], [4.0, 3.0]]),),
        keeps_inputs=True,
    ),
    _of_loss(
        "loss",
        3,
        asks="the mean softmax loss of the scores, at reg = 0.",
        try_next="softmax_loss(scores, y) returns the loss first, then dscores for the way back.",
        measure=networks.loss,
        after=("TwoLayerNet.scores", *FORWARD, "layers.softmax_loss.loss"),
        proofs=(
            worked(BY_HAND, loss=(math.log(1 + 1 / math.e) + math.log(1 + math.e)) / 2),
            mean_over_examples("loss"),
        ),
    ),
    _of_loss(
        "regularizer",
        3,
        asked="X, y, reg",
        asks="what reg adds: reg · (ΣW1² + ΣW2²) to the loss, 2 · reg · W1 and 2 · reg · W2 to the slopes.",
        try_next="Both weight matrices are regularized, in the loss and in their slopes; the biases aren't.",
        problems=networks.regularized(networks.fresh, networks.FRESH_REGS),
        published=networks.regularized(networks.published, networks.REGS),
        measure=networks.effect_of_reg,
        proofs=(
            worked(
                BY_HAND,
                **{
                    LOSS_SHARE: 2 * (3.0 + 9.0),
                    networks.share_of("W1"): 4 * BY_HAND["W1"],
                    networks.share_of("b1"): [0.0, 0.0],
                    networks.share_of("W2"): 4 * BY_HAND["W2"],
                    networks.share_of("b2"): [0.0, 0.0],
                },
            ),
            *(slope(LOSS_SHARE, networks.share_of(name), at=name) for name in networks.NAMES),
        ),
    ),
    _slopes(
        2,
        4,
        {"W2": [[4 * B - 2 * A, 2 * A - 4 * B], [-A / 2, A / 2]], "b2": [B - A, A - B]},
        after=(),
        asks='grads["W2"] and grads["b2"], the slopes of the softmax loss, at reg = 0.',
        try_next="affine_backward(dscores, …) with the cache of the second affine layer gives three slopes.",
    ),
    _slopes(
        1,
        5,
        {"W1": [[3 * B - A, -4 * A], [-2 * A - B, -8 * A]], "b1": [B - A, -4 * A]},
        after=("TwoLayerNet.gradient_2", "affine_backward.dx", "relu_backward.dx"),
        asks='grads["W1"] and grads["b1"], the slopes of the softmax loss, at reg = 0.',
        try_next="Go back through each layer in turn: the second affine layer, the rectifier, the first affine layer.",
    ),
    _train(
        "update",
        3,
        asks="after each minibatch, each of W1, b1, W2 and b2 becomes itself - learning_rate · its slope.",
        try_next="loss, grads = self.loss(…), then a step for each name in grads.",
        measure=net_laws.way_taken,
    ),
    _train(
        "history",
        2,
        asks="loss_history has num_iters losses, those that self.loss returned, in order.",
        try_next="Append the loss of each step to the list once.",
        measure=net_laws.losses_returned,
    ),
    _train(
        "accuracies",
        2,
        asks="after each epoch, the accuracies on its last minibatch and on X_val are noted, each in its list.",
        try_next=net_laws.NOTE,
        measure=net_laws.accuracies,
    ),
    _train(
        "decay",
        2,
        asks="after each epoch, the learning rate is multiplied by learning_rate_decay.",
        try_next=net_laws.DECAY,
        problems=net_training.decaying,
        measure=net_laws.rates,
    ),
    _net(
        "predict",
        2,
        "predict",
        asks="for each row of X the class with the highest score, an array of shape (N,).",
        try_next="self.loss(X) gives the scores; np.argmax(scores, axis=1) looks along each row.",
        problems=net_training.prediction_problems,
        measure=net_training.predictions,
        proofs=(
            worked(
                {"scores": np.array([[1.0, 0.0, 0.0], [0.0, 3.0, 2.0]]), "b2": np.array([1.0, -1.0, 0.5])},
                the_labels=[0, 1],
            ),
        ),
        labels=True,
        after=("TwoLayerNet.scores",),
    ),
]
