"""What can be decided otherwise in `relu` of `activations.py`."""

import numpy as np

from .shared import activation, always, negated, worded


def value(x, alpha):
    return np.maximum(0, x)


def slope(x, alpha, v):
    return (x > 0) * 1.0


AS_GIVEN = "max(0, x): 3 stays 3, and -2 becomes 0."
SLOPE = "The slope is 1 where x is above 0, and 0 elsewhere."

VALUES = worded(
    {
        "sizes": (lambda x, alpha: np.abs(x), "negative numbers lose their sign; they should become 0."),
        "clipped_above": (lambda x, alpha: np.minimum(0, x), "this is min(0, x): positive numbers become 0."),
        "negative": (lambda x, alpha: -np.maximum(0, x), "the values have the wrong sign."),
        "negative_turned": (lambda x, alpha: np.maximum(0, -x), "this is max(0, -x): x has the wrong sign."),
        "at_most_one": (lambda x, alpha: np.clip(x, 0, 1), "values above 1 are cut off."),
        "at_most_six": (lambda x, alpha: np.clip(x, 0, 6), "values above 6 are cut off."),
        "ones": (lambda x, alpha: (x > 0) * 1.0, "the values are 0 or 1: that is the slope."),
        "at_least_one": (lambda x, alpha: np.maximum(1, x), "numbers are compared with 1, not with 0."),
        "overall_max": (lambda x, alpha: np.max(x) + 0 * x, "the largest number of all of x stands everywhere."),
        "leaky": (lambda x, alpha: np.maximum(0.01 * x, x), "0.01 · x is left where x is negative."),
        "leaky_by_a_tenth": (lambda x, alpha: np.maximum(0.1 * x, x), "0.1 · x is left where x is negative."),
        "squared": (lambda x, alpha: np.maximum(0, x) ** 2, "the values are squared."),
        "softplus": (
            lambda x, alpha: np.log1p(np.exp(-np.abs(x))) + np.maximum(x, 0),
            "this is log(1 + e^x), the softplus, which has no kink.",
        ),
        "elu": (lambda x, alpha: np.where(x > 0, x, np.expm1(np.minimum(x, 0))), "this is the ELU, e^x - 1 below 0."),
        "x_itself": (lambda x, alpha: x, "this is x itself: negative numbers are still there."),
        "above_one": (lambda x, alpha: x * (x > 1), "numbers between 0 and 1 become 0, too."),
        "swish": (lambda x, alpha: x / (1 + np.exp(-x)), "this is x times its sigmoid."),
        "whole_numbers": (lambda x, alpha: np.trunc(np.maximum(0, x)), "the values have lost their decimals."),
        "out_zero": (lambda x, alpha: 0 * x, "the values are 0 everywhere."),
    },
    AS_GIVEN,
)

SLOPES = {
    **always(SLOPE),
    **negated(slope, SLOPE),
    **worded(
        {
            "reversed": (lambda x, alpha, v: (x < 0) * 1.0, "the slope is 1 where x is below 0, and 0 elsewhere."),
            "signs": (lambda x, alpha, v: np.sign(x), "below 0 the slope is -1: that is the slope of |x|."),
            "above_one": (lambda x, alpha, v: (x > 1) * 1.0, "the slope is 1 only where x is above 1."),
            "leaky": (lambda x, alpha, v: np.where(x > 0, 1, 0.01), "the slope below 0 is 0.01; it should be 0."),
            "leaky_by_a_tenth": (
                lambda x, alpha, v: np.where(x > 0, 1, 0.1),
                "the slope below 0 is 0.1; it should be 0.",
            ),
            "halves": (lambda x, alpha, v: (x > 0) * 0.5, "the slope above 0 is ½; it should be 1."),
            "times_two": (lambda x, alpha, v: (x > 0) * 2.0, "the slope above 0 is 2; it should be 1."),
            "sigmoid": (lambda x, alpha, v: 1 / (1 + np.exp(-x)), "this is the sigmoid: the slope of the softplus."),
            "at_most_one": (lambda x, alpha, v: np.clip(x, 0, 1), "this is x, cut off at 0 and 1."),
        },
        SLOPE,
    ),
}

CHOICES = [activation("relu", value, slope, VALUES, SLOPES)]
