"""What can be decided otherwise in `relu_forward` of `layers.py`."""

import numpy as np

from grading.choices.choice import KEEP_DECIMALS, Choices
from grading.choices.losses import choices_of

from .shared import same

MAX = "max(0, x), for each number by itself."


def relu_forward(x, *, clipped=lambda x: np.maximum(0, x)):
    """The rectifier, its one choice a parameter."""
    return clipped(x), x


CLIPPED = {
    "not_clipped": (same, "negative numbers are left as they are.", MAX),
    "clipped_above": (
        lambda x: np.minimum(0, x),
        "the positive numbers are replaced by 0, and not the negative ones.",
        MAX,
    ),
    "sizes": (np.abs, "negative numbers become positive; they should become 0.", MAX),
    "mask": (lambda x: (x > 0) * 1.0, "these are ones where x is positive; x itself is wanted.", MAX),
    "leaky": (
        lambda x: np.where(x > 0, x, 0.01 * x),
        "negative numbers are multiplied by 0.01: that is a leaky ReLU.",
        MAX,
    ),
    "leaky_by_a_tenth": (lambda x: np.where(x > 0, x, 0.1 * x), "negative numbers are multiplied by 0.1.", MAX),
    "leaky_by_a_fifth": (lambda x: np.where(x > 0, x, 0.2 * x), "negative numbers are multiplied by 0.2.", MAX),
    "elu": (
        lambda x: np.where(x > 0, x, np.expm1(np.minimum(0, x))),
        "this is ELU: negative numbers become e^x - 1; they should become 0.",
        MAX,
    ),
    "squared": (lambda x: np.maximum(0, x) ** 2, "the positive numbers are squared.", MAX),
    "signs": (np.sign, "these are only the signs of x.", MAX),
    "not_below_one": (lambda x: np.maximum(1, x), "numbers below 1 become 1: compare with 0.", MAX),
    "above_six": (lambda x: np.clip(x, 0, 6), "numbers above 6 are cut off at 6.", MAX),
    "below_one": (lambda x: np.clip(x, 0, 1), "numbers above 1 are cut off at 1.", MAX),
    "only_above_one": (lambda x: np.where(x > 1, x, 0.0), "numbers between 0 and 1 become 0 too.", MAX),
    "softplus": (lambda x: np.log1p(np.exp(x)), "this is softplus, log(1 + exp(x)).", MAX),
    "sigmoid": (lambda x: 1 / (1 + np.exp(-x)), "this is the sigmoid.", MAX),
    "largest_of_all": (lambda x: np.max(x) + 0 * x, "the largest number of all stands everywhere.", MAX),
    "negative": (lambda x: np.maximum(0, -x), "the signs of x are exchanged first.", MAX),
    "out_zero": (lambda x: 0 * x, "out is 0 everywhere.", MAX),
    "rounded": (lambda x: np.trunc(np.maximum(0, x)), "the numbers have lost their decimals.", KEEP_DECIMALS),
}

CHOICES = [
    Choices(of=("relu_forward",), function=relu_forward, wrong=choices_of("clipped", CLIPPED)),
]
