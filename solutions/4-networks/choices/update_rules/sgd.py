"""What can be decided otherwise in `sgd` of `update_rules.py`."""

import numpy as np

from grading.choices.choice import Choices
from grading.choices.losses import choices_of

from .shared import PASSED_IN, SLOPES, filled, worded


def sgd(
    w,
    dw,
    config=None,
    *,
    slope=lambda dw: dw,
    rate=lambda rate: rate,
    step=lambda w, slope, rate: w - rate * slope,
):
    """Gradient descent, each choice a parameter."""
    config = filled(config, w, learning_rate=1e-2)
    return step(w, slope(dw), rate(config["learning_rate"])), config


ONE_STEP = "w - learning_rate · dw: against the slope, as far as slope and learning rate say."

STEP = worded(
    {
        "uphill": (lambda w, slope, rate: w + rate * slope, "the step goes up: learning_rate · dw is added to w."),
        "rate_missing": (lambda w, slope, rate: w - slope, "the learning rate is missing."),
        "step_alone": (lambda w, slope, rate: -rate * slope, "this is the step alone; w is missing."),
        "unchanged": (lambda w, slope, rate: w, "w stays as it was."),
        "rate_divided": (lambda w, slope, rate: w - slope / rate, "dw is divided by the learning rate."),
        "shrunk": (lambda w, slope, rate: w * (1 - rate * slope), "the step is multiplied by w."),
        "all_of_it": (lambda w, slope, rate: rate * (w - slope), "the learning rate multiplies w, too."),
        "multiplied": (lambda w, slope, rate: w * rate * slope, "w is multiplied by the step; the step is subtracted."),
        "whole_numbers": (lambda w, slope, rate: np.trunc(w - rate * slope), "the weights have lost their decimals."),
        "mean": (lambda w, slope, rate: (1 - rate) * w + rate * slope, "this is a mean of w and dw, by learning_rate."),
        "with_decay": (lambda w, slope, rate: w - rate * (slope + w), "w itself is added to the slope."),
        "exchanged": (lambda w, slope, rate: slope - rate * w, "w and dw are exchanged."),
        "other_way_round": (lambda w, slope, rate: rate * slope - w, "w is subtracted from the step."),
        "twice": (lambda w, slope, rate: w - 2 * rate * slope, "the step is twice as long as it should be."),
        "half": (lambda w, slope, rate: w - rate * slope / 2, "the step is half as long as it should be."),
    },
    ONE_STEP,
)

RATE = worded(
    {
        "rate_of_0_01": (lambda rate: 1e-2, "the learning rate is 0.01, whatever config says."),
        "rate_of_0_001": (lambda rate: 1e-3, "the learning rate is 0.001, whatever config says."),
        "rate_of_0_1": (lambda rate: 0.1, "the learning rate is 0.1, whatever config says."),
        "rate_squared": (lambda rate: rate**2, "the learning rate comes twice."),
    },
    PASSED_IN,
)

CHOICES = [
    Choices(
        of=("sgd",),
        function=sgd,
        wrong=[*choices_of("slope", SLOPES), *choices_of("step", STEP), *choices_of("rate", RATE)],
    )
]
