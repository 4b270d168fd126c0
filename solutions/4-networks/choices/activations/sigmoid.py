"""What can be decided otherwise in `sigmoid` of `activations.py`."""

import numpy as np

from .shared import activation, always, negated, overflowing, worded


def value(x, alpha):
    small = np.exp(-np.abs(x))
    return np.where(x >= 0, 1, small) / (1 + small)


def slope(x, alpha, v):
    return v * (1 - v)


AS_GIVEN = "It is 1 / (1 + e^-x): at 0 it is ½, at log 3 it is ¾, and at -log 3 it is ¼."
SLOPE = "With s for the value, the slope is s · (1 - s): at 0, where s is ½, it is ¼."
UNCUT = "Leave out np.clip: where e^-x is inf, 1 / (1 + inf) is 0, which is right."

VALUES = {
    **overflowing(
        {
            "overflows": lambda x, alpha: np.exp(x) / (1 + np.exp(x)),
            "overflows_below": lambda x, alpha: 1 - np.exp(-x) / (1 + np.exp(-x)),
            "overflows_both": lambda x, alpha: np.exp(x / 2) / (np.exp(x / 2) + np.exp(-x / 2)) + 0 * np.exp(np.abs(x)),
        }
    ),
    **worded(
        {
            "minus_missing": (
                lambda x, alpha: value(-x, alpha),
                "the minus of e^-x is missing: the values fall from 1 to 0 where they should rise.",
            ),
            "one_minus_power": (
                lambda x, alpha: 1 / (1 - np.exp(-x)),
                "e^-x is subtracted from 1; it should be added.",
            ),
            "one_missing": (lambda x, alpha: 1 / np.exp(-x), "the 1 that is added to e^-x is missing."),
            "precedence": (
                lambda x, alpha: 1 / 1 + np.exp(-x),
                "1 is divided by 1, and then e^-x is added: brackets around 1 + e^-x are missing, or the fraction is.",
            ),
            "power_alone": (lambda x, alpha: np.exp(-x), "this is e^-x alone."),
            "tanh": (lambda x, alpha: np.tanh(x), "this is tanh, between -1 and 1; the sigmoid is between 0 and 1."),
            "tanh_shifted": (
                lambda x, alpha: (1 + np.tanh(x)) / 2,
                "this is the sigmoid of 2 · x: (1 + tanh x) / 2; the sigmoid of x is (1 + tanh(x / 2)) / 2.",
            ),
            "half_x": (lambda x, alpha: value(x / 2, alpha), "this is the sigmoid of x / 2."),
            "of_size": (lambda x, alpha: value(np.abs(x), alpha), "x has lost its sign."),
            "base_two": (lambda x, alpha: 1 / (1 + 2.0**-x), "this takes powers of 2, not of e."),
            "base_ten": (lambda x, alpha: 1 / (1 + 10.0**-x), "this takes powers of 10, not of e."),
            "softmax": (
                lambda x, alpha: np.exp(x - np.max(x)) / np.sum(np.exp(x - np.max(x))),
                "the values are divided by the sum of all: that is softmax; here each number stands by itself.",
            ),
            "logit_of_log": (
                lambda x, alpha: np.log1p(np.exp(-np.abs(x))) + np.maximum(x, 0),
                "this is log(1 + e^x), the softplus.",
            ),
            "hard": (lambda x, alpha: (x > 0) * 1.0, "the values are 0 or 1: that is a step, not a sigmoid."),
            "straight": (
                lambda x, alpha: np.clip(x / 4 + 0.5, 0, 1),
                "this is a straight line between 0 and 1: the sigmoid bends.",
            ),
            "value_is_slope": (
                lambda x, alpha: slope(x, alpha, value(x, alpha)),
                "the value is what the slope should be.",
            ),
        },
        AS_GIVEN,
    ),
    **{
        f"clipped_at_{most}": (
            lambda x, alpha, most=most: value(np.clip(x, -most, most), alpha),
            f"x is cut off at {most}, where the sigmoid isn't yet 1.",
            UNCUT,
        )
        for most in (1, 5, 6, 8, 10, 15)
    },
}

SLOPES = {
    **overflowing(
        {
            "overflows": lambda x, alpha, v: np.exp(x) / (1 + np.exp(x)) ** 2,
            "overflows_below": lambda x, alpha, v: np.exp(-x) / (1 + np.exp(-x)) ** 2,
            "overflows_both": lambda x, alpha, v: v * (1 - v) + 0 * np.exp(np.abs(x)),
        }
    ),
    **always(SLOPE),
    **negated(slope, SLOPE),
    **worded(
        {
            "of_x": (
                lambda x, alpha, v: x * (1 - x),
                "this is x · (1 - x): the formula s · (1 - s) is about the value s, not about x.",
            ),
            "of_value_again": (
                lambda x, alpha, v: slope(v, alpha, value(v, alpha)),
                "the sigmoid is taken of the value once more, and then the slope; the value is taken once.",
            ),
            "one_minus_value": (lambda x, alpha, v: 1 - v, "the slope is 1 - s; the factor s is missing."),
            "value_squared": (lambda x, alpha, v: v**2, "the slope is s²."),
            "minus_square": (lambda x, alpha, v: 1 - v**2, "this is 1 - s²: that is the slope of tanh."),
            "square_of_rest": (lambda x, alpha, v: (1 - v) ** 2, "the slope is (1 - s)²."),
            "plus": (lambda x, alpha, v: v * (1 + v), "this is s · (1 + s)."),
            "minus_one": (lambda x, alpha, v: v * v - 1, "this is s · s - 1: the brackets around 1 - s are missing."),
            "of_slope": (lambda x, alpha, v: v * (1 - v) * (1 - 2 * v), "this is the slope of the slope."),
            "times_x": (lambda x, alpha, v: v * (1 - v) * x, "the slope is multiplied by x."),
            "exp_of_minus": (
                lambda x, alpha, v: np.exp(-x) / (1 + np.exp(-x)),
                "this is e^-x / (1 + e^-x): the square of the denominator is missing.",
            ),
            "four_times": (
                lambda x, alpha, v: 4 * v * (1 - v),
                "the slope is 4 times what it should be; at 0 it is ¼.",
            ),
            "doubled": (lambda x, alpha, v: 2 * v * (1 - v), "the slope is twice what it should be; at 0 it is ¼."),
            "power_alone": (lambda x, alpha, v: np.exp(-x), "the slope is e^-x alone."),
            "times_upstream_value": (lambda x, alpha, v: v * v * (1 - v), "the slope is multiplied by the value."),
        },
        SLOPE,
    ),
}

CHOICES = [activation("sigmoid", value, slope, VALUES, SLOPES)]
