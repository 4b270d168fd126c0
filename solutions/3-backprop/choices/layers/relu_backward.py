"""What can be decided otherwise in `relu_backward` of `layers.py`."""

import numpy as np

from grading.choices.choice import Choices
from grading.choices.losses import choices_of

MASK = "dx is dout where x is above 0, and 0 elsewhere."


def relu_backward(dout, cache, *, slope=lambda dout, x: dout * (x > 0)):
    """The rectifier's slope, its one choice a parameter."""
    return slope(dout, cache)


SLOPE = {
    "mask_missing": (lambda dout, x: dout, "dout goes through everywhere, also where x is negative.", MASK),
    "upstream_ignored": (lambda dout, x: (x > 0) * 1.0, "dout isn't used: these are ones where x is positive.", MASK),
    "mask_of_upstream": (
        lambda dout, x: dout * (dout > 0),
        "dout is cut off where dout itself is negative; x decides.",
        MASK,
    ),
    "mask_of_both": (
        lambda dout, x: dout * (x > 0) * (dout > 0),
        "dout is cut off where x or dout is negative; x alone decides.",
        MASK,
    ),
    "mask_reversed": (
        lambda dout, x: dout * (x < 0),
        "dout goes through where x is negative, and not elsewhere.",
        MASK,
    ),
    "times_x": (
        lambda dout, x: dout * np.maximum(0, x),
        "dout is multiplied by the output, not by a mask of ones and zeros.",
        MASK,
    ),
    "times_all_of_x": (lambda dout, x: dout * x, "dout is multiplied by x.", MASK),
    "output_for_slope": (
        lambda dout, x: np.maximum(0, x),
        "this is the output of the forward pass; dout isn't used.",
        MASK,
    ),
    "leaky": (lambda dout, x: dout * np.where(x > 0, 1, 0.01), "0.01 · dout goes through where x is negative.", MASK),
    "leaky_by_a_tenth": (
        lambda dout, x: dout * np.where(x > 0, 1, 0.1),
        "0.1 · dout goes through where x is negative.",
        MASK,
    ),
    "leaky_by_a_fifth": (
        lambda dout, x: dout * np.where(x > 0, 1, 0.2),
        "0.2 · dout goes through where x is negative.",
        MASK,
    ),
    "elu": (
        lambda dout, x: dout * np.exp(np.minimum(0, x)),
        "dout is multiplied by e^x where x is negative: that is the slope of ELU.",
        MASK,
    ),
    "softplus": (
        lambda dout, x: dout / (1 + np.exp(-x)),
        "dout is multiplied by the sigmoid of x: that is the slope of softplus.",
        MASK,
    ),
    "exchanged": (
        lambda dout, x: x * (dout > 0),
        "x and dout are exchanged: x is let through where dout is above 0.",
        MASK,
    ),
    "sizes_of_upstream": (
        lambda dout, x: np.abs(dout) * (x > 0),
        "dout has lost its signs: its absolute values are let through.",
        MASK,
    ),
    "signs": (
        lambda dout, x: dout * np.sign(x),
        "where x is negative, dout gets the other sign; it should be 0.",
        MASK,
    ),
    "mask_above_one": (lambda dout, x: dout * (x > 1), "dout goes through only where x is above 1.", MASK),
    "between_0_and_1": (
        lambda dout, x: dout * ((x > 0) & (x < 1)),
        "dout goes through only where x is between 0 and 1.",
        MASK,
    ),
    "negative": (lambda dout, x: -dout * (x > 0), "dx has the wrong sign.", MASK),
    "averaged": (lambda dout, x: dout * (x > 0) / len(x), "dx is divided by N; the loss has done that already.", MASK),
    "zero": (lambda dout, x: 0 * dout, "dx is zero everywhere.", MASK),
}

CHOICES = [
    Choices(of=("relu_backward",), function=relu_backward, wrong=choices_of("slope", SLOPE)),
]
