"""Checks of `update_rules.py`: rules that make the next weights, asked for several steps, and schedules of the rate."""

import math
from typing import Any

import numpy as np

from ..checks.check import Check
from .measures import updating
from .measures.proofs import worked

W, CONSTANT = np.array([1.0, 2.0]), np.array([[2.0, -4.0]] * 4)
"""Two weights, and a slope that is the same in each of four steps."""

MOMENTUM = {"w": W, "dw": CONSTANT, "learning_rate": 0.5, "momentum": 0.5}
RMSPROP = {
    "w": W,
    "dw": CONSTANT,
    "learning_rate": 1.0,
    "decay_rate": 0.75,
    "epsilon": 1.0,
    "cache": np.array([4.0, 16.0]),
}
ADAM = {"w": W, "dw": CONSTANT, "learning_rate": 0.5, "beta1": 0.5, "beta2": 0.75, "epsilon": 1.0}
"""In these cases the mean of the squares is the square itself: 4 and 16, with the roots 2 and 4."""


def _after(*steps: list[float]) -> dict[str, Any]:
    """What the weights are after each step, by the names that a worked case has."""
    return {f"w_after_step_{k}": w for k, w in enumerate(steps, 1)}


def _rule(name: str, points: int, kind: str, **said: Any) -> Check:
    """The check of a rule that is asked for four steps."""
    return Check(
        name=name,
        points=points,
        published=updating.published(kind),
        problems=updating.fresh(kind),
        arguments=updating.arguments,
        **{"measure": updating.weights} | said,
    )


CHECKS = [
    _rule(
        "sgd.step",
        1,
        "sgd",
        asks="next_w = w - learning_rate · dw, with the learning rate of config; config is returned, too.",
        try_next="One step against the slope: with w = 1, dw = 2 and a learning rate of 0.5, next_w is 0.",
        measure=updating.one_step,
        proofs=(worked({"w": W, "dw": CONSTANT, "learning_rate": 0.5}, next_w=[0.0, 4.0]),),
    ),
    _rule(
        "sgd_momentum.steps",
        3,
        "momentum",
        asks="the weights after each of four steps: velocity ← momentum · velocity - learning_rate · dw, "
        "w ← w + velocity.",
        try_next="Follow one weight by hand: with slopes of 2, rate 0.5 and momentum 0.5, velocity is -1, -1.5, -1.75.",
        proofs=(worked(MOMENTUM, **_after([0.0, 4.0], [-1.5, 7.0], [-3.25, 10.5], [-5.125, 14.25])),),
    ),
    _rule(
        "nesterov.steps",
        3,
        "momentum",
        asks="the weights after each of four steps: velocity as in momentum, "
        "then w ← w + momentum · velocity - learning_rate · dw.",
        try_next="Two formulas, in this order: the second one has the velocity that the first one gave.",
        proofs=(worked(MOMENTUM, **_after([-0.5, 5.0], [-2.25, 8.5], [-4.125, 12.25], [-6.0625, 16.125])),),
    ),
    _rule(
        "rmsprop.steps",
        3,
        "rmsprop",
        asks="the weights after each of four steps: cache ← decay_rate · cache + (1 - decay_rate) · dw², "
        "w ← w - learning_rate · dw / (√cache + epsilon).",
        try_next="Follow one weight by hand, with a slope of 2 and a cache of 4: the cache stays 4, and its root is 2.",
        proofs=(
            worked(RMSPROP, **_after(*([1 - k * 2 / 3, 2 + k * 4 / 5] for k in (1, 2, 3, 4)))),
            worked(
                {**RMSPROP, "cache": np.zeros(2), "epsilon": 0.0, "decay_rate": 0.75, "dw": np.array([[2.0, -4.0]])},
                w_after_step_1=[-1.0, 4.0],
            ),
        ),
    ),
    _rule(
        "adam.moments",
        2,
        "adam",
        asks="what config keeps: m ← beta1 · m + (1 - beta1) · dw, v ← beta2 · v + (1 - beta2) · dw², t ← t + 1.",
        try_next="Print config after one step: with slopes of 2, beta1 = 0.5 and beta2 = 0.75, m, v and t are 1.",
        measure=updating.moments,
        proofs=(
            worked(
                ADAM,
                m_after_step_1=[1.0, -2.0],
                v_after_step_1=[1.0, 4.0],
                t_after_step_1=1.0,
                m_after_step_4=[2 * 15 / 16, -4 * 15 / 16],
                v_after_step_4=[4 * (1 - 0.75**4), 16 * (1 - 0.75**4)],
                t_after_step_4=4.0,
            ),
        ),
    ),
    _rule(
        "adam.steps",
        3,
        "adam",
        asks="the weights after each of four steps: w ← w - learning_rate · m̂ / (√v̂ + epsilon), "
        "with m̂ = m / (1 - beta1ᵗ) and v̂ = v / (1 - beta2ᵗ).",
        try_next="With the same slope in each step, m̂ is that slope and v̂ its square, from the first step on.",
        after=("adam.moments",),
        proofs=(worked(ADAM, **_after(*([1 - k / 3, 2 + k * 2 / 5] for k in (1, 2, 3, 4)))),),
    ),
    Check(
        name="step_decay.rate",
        points=1,
        asks="the rate of each epoch: multiplied by `factor` once for every `every` epochs that are over.",
        try_next="With every = 10, epochs 0 to 9 have the first rate, 10 to 19 that times factor, and so on.",
        published=updating.stairs,
        problems=updating.fresh_stairs,
        arguments=updating.stair,
        measure=updating.rate_of_stairs,
        proofs=(
            worked(
                {"learning_rate": 8.0, "epochs": 6, "every": 2, "factor": 0.5},
                the_rates_of_epochs_0_to_5=[8.0, 8.0, 4.0, 4.0, 2.0, 2.0],
            ),
        ),
    ),
    Check(
        name="cosine_decay.rate",
        points=1,
        asks="the rate of each epoch, learning_rate · (1 + cos(π · epoch / epochs)) / 2.",
        try_next="At epoch 0 it is learning_rate, in the middle half of that, and at the end 0.",
        published=updating.waves,
        problems=updating.fresh_waves,
        arguments=updating.half_wave,
        measure=updating.rate_of_wave,
        proofs=(
            worked(
                {"learning_rate": 8.0, "epochs": 4},
                the_rates_of_epochs_0_to_4=[8.0, 4 + math.sqrt(8), 4.0, 4 - math.sqrt(8), 0.0],
            ),
        ),
    ),
]
