"""What can be decided otherwise in `elu` of `activations.py`."""

import numpy as np

from .shared import activation, always, negated, overflowing, worded


def power(x):
    """e^x below 0, and 1 above."""
    return np.exp(np.minimum(x, 0))


def value(x, alpha):
    return np.where(x > 0, x, alpha * (power(x) - 1))


def slope(x, alpha, v):
    return np.where(x > 0, 1, alpha * power(x))


AS_GIVEN = "x where x is above 0, and alpha · (e^x - 1) elsewhere; far below 0 that is -alpha."
SLOPE = "Below 0 the slope of alpha · (e^x - 1) is alpha · e^x, which is also the value plus alpha; above 0 it is 1."
PASSED_IN = "Use alpha as it is passed in; 1 is only what it is where nobody says."

VALUES = {
    **overflowing({"overflows": lambda x, alpha: (x > 0) * x + (x <= 0) * alpha * (np.exp(x) - 1)}),
    "alpha_missing": (
        lambda x, alpha: value(x, 1.0),
        "below 0 the value is e^x - 1, whatever alpha is.",
        PASSED_IN,
    ),
    **worded(
        {
            "one_missing": (
                lambda x, alpha: np.where(x > 0, x, alpha * power(x)),
                "below 0 the value is alpha · e^x: the 1 that is subtracted is missing.",
            ),
            "brackets_missing": (
                lambda x, alpha: np.where(x > 0, x, alpha * power(x) - 1),
                "below 0 the value is alpha · e^x - 1: alpha multiplies all of e^x - 1, so brackets are missing.",
            ),
            "one_for_all": (
                lambda x, alpha: np.where(x > 0, x, alpha * power(x)) - 1.0 * (x > 0),
                "1 is subtracted above 0, and not below.",
            ),
            "exponent_of_difference": (
                lambda x, alpha: np.where(x > 0, x, alpha * np.exp(np.minimum(x, 0) - 1)),
                "the 1 is subtracted in the exponent: e^(x - 1), and not e^x - 1.",
            ),
            "sign_of_difference": (
                lambda x, alpha: np.where(x > 0, x, alpha * (1 - power(x))),
                "below 0 it is alpha · (1 - e^x): the wrong sign.",
            ),
            "minus_in_exponent": (
                lambda x, alpha: np.where(x > 0, x, alpha * (np.exp(-x) - 1)),
                "the exponent has the wrong sign: e^-x, where e^x should stand.",
            ),
            "sides_swapped": (
                lambda x, alpha: np.where(x > 0, alpha * np.expm1(x), x),
                "the two sides are swapped: e^x - 1 stands above 0.",
            ),
            "alpha_in_exponent": (
                lambda x, alpha: np.where(x > 0, x, np.exp(alpha * np.minimum(x, 0)) - 1),
                "alpha multiplies x in the exponent; it multiplies the whole e^x - 1.",
            ),
            "divided_in_exponent": (
                lambda x, alpha: np.where(x > 0, x, alpha * (np.exp(np.minimum(x, 0) / alpha) - 1)),
                "x is divided by alpha in the exponent: that is the CELU.",
            ),
            "alpha_in_both": (
                lambda x, alpha: np.where(x > 0, x, alpha * (np.exp(alpha * np.minimum(x, 0)) - 1)),
                "alpha multiplies x in the exponent as well.",
            ),
            "alpha_above": (
                lambda x, alpha: alpha * np.where(x > 0, x, power(x) - 1),
                "alpha multiplies the numbers above 0 as well.",
            ),
            "alpha_added": (
                lambda x, alpha: np.where(x > 0, x, alpha + power(x) - 1),
                "alpha is added; it should multiply.",
            ),
            "alpha_for_one": (
                lambda x, alpha: np.where(x > 0, x, power(x) - alpha),
                "below 0 the value is e^x - alpha: alpha multiplies both e^x and 1.",
            ),
            "divided": (lambda x, alpha: np.where(x > 0, x, (power(x) - 1) / alpha), "below 0 it is divided by alpha."),
            "leaky": (
                lambda x, alpha: np.where(x > 0, x, alpha * x),
                "below 0 the value is alpha · x: the leaky rectifier.",
            ),
            "relu": (lambda x, alpha: np.maximum(0, x), "below 0 the value is 0: that is the rectifier."),
            "power_of_two": (
                lambda x, alpha: np.where(x > 0, x, alpha * (2.0 ** np.minimum(x, 0) - 1)),
                "below 0 powers of 2 are taken, not of e.",
            ),
            "always_power": (lambda x, alpha: alpha * np.expm1(x), "alpha · (e^x - 1) stands above 0, too."),
            "plus_one": (lambda x, alpha: np.where(x > 0, x, alpha * (power(x) + 1)), "1 is added; it is subtracted."),
            "value_is_slope": (lambda x, alpha: slope(x, alpha, 0), "the value is what the slope should be."),
            "added_together": (
                lambda x, alpha: x + alpha * (power(x) - 1),
                "x and alpha · (e^x - 1) are added below 0; each belongs to one side.",
            ),
            "larger": (
                lambda x, alpha: np.maximum(x, alpha * (power(x) - 1)),
                "this is the larger of x and alpha · (e^x - 1); the sign of x decides.",
            ),
            "selu": (
                lambda x, alpha: 1.0507009873554805 * value(x, 1.6732632423543772),
                "this is the SELU, whose two numbers are fixed.",
            ),
            "cut_below": (
                lambda x, alpha: np.maximum(x, -alpha),
                "below 0 the value is x, cut off at -alpha; it bends: alpha · (e^x - 1).",
            ),
        },
        AS_GIVEN,
    ),
}

SLOPES = {
    **overflowing({"overflows": lambda x, alpha, v: (x > 0) + (x <= 0) * alpha * np.exp(x)}),
    **always(SLOPE),
    **negated(slope, SLOPE),
    **worded(
        {
            "alpha_missing": (
                lambda x, alpha, v: np.where(x > 0, 1, power(x)),
                "below 0 the slope is e^x: alpha is missing.",
            ),
            "alpha_alone": (
                lambda x, alpha, v: np.where(x > 0, 1, alpha),
                "below 0 the slope is alpha: that is the leaky rectifier's.",
            ),
            "value_for_slope": (
                lambda x, alpha, v: np.where(x > 0, 1, v),
                "below 0 the slope is the value: alpha has to be added to it.",
            ),
            "value_plus_one": (
                lambda x, alpha, v: np.where(x > 0, 1, v + 1),
                "below 0 the slope is the value + 1; it is the value + alpha.",
            ),
            "value_minus_alpha": (
                lambda x, alpha, v: np.where(x > 0, 1, v - alpha),
                "below 0 alpha is subtracted from the value; it should be added.",
            ),
            "value_times_alpha": (lambda x, alpha, v: np.where(x > 0, 1, v * alpha), "below 0 it is alpha · value."),
            "sides_swapped": (lambda x, alpha, v: np.where(x > 0, alpha * np.exp(x), 1), "the two sides are swapped."),
            "relu": (lambda x, alpha, v: (x > 0) * 1.0, "below 0 the slope is 0: that is the rectifier's."),
            "x_above": (
                lambda x, alpha, v: np.where(x > 0, x, alpha * power(x)),
                "above 0 the slope is x; it should be 1.",
            ),
            "times_x": (
                lambda x, alpha, v: np.where(x > 0, 1, alpha * x * power(x)),
                "below 0 the slope is alpha · x · e^x; the slope of e^x is e^x.",
            ),
            "one_less_in_exponent": (
                lambda x, alpha, v: np.where(x > 0, 1, alpha * x * np.exp(np.minimum(x, 0) - 1)),
                "e^x is differentiated as if it were a power of x; the slope of e^x is e^x.",
            ),
            "sign": (
                lambda x, alpha, v: np.where(x > 0, 1, -alpha * power(x)),
                "below 0 the slope has the wrong sign.",
            ),
            "minus_in_exponent": (
                lambda x, alpha, v: np.where(x > 0, 1, alpha * np.exp(-x)),
                "the exponent has the wrong sign: e^-x, where e^x should stand.",
            ),
            "of_value": (
                lambda x, alpha, v: np.where(x > 0, 1, alpha * np.exp(np.minimum(v, 0))),
                "e is taken to the power of the value, not of x.",
            ),
            "alpha_in_exponent": (
                lambda x, alpha, v: np.where(x > 0, 1, np.exp(alpha * np.minimum(x, 0))),
                "alpha multiplies x in the exponent.",
            ),
            "divided_in_exponent": (
                lambda x, alpha, v: np.where(x > 0, 1, np.exp(np.minimum(x, 0) / alpha)),
                "x is divided by alpha in the exponent: that is the CELU.",
            ),
            "alpha_above": (
                lambda x, alpha, v: alpha * np.where(x > 0, 1, power(x)),
                "the slope above 0 is alpha; it should be 1.",
            ),
            "one_subtracted": (
                lambda x, alpha, v: np.where(x > 0, 1, alpha * power(x) - 1),
                "1 is subtracted below 0; the slope of a constant is 0.",
            ),
            "alpha_squared": (
                lambda x, alpha, v: np.where(x > 0, 1, alpha**2 * power(x)),
                "below 0 alpha comes twice.",
            ),
            "added_together": (
                lambda x, alpha, v: (x > 0) + alpha * power(x),
                "alpha is added to the slope above 0.",
            ),
        },
        SLOPE,
    ),
}

CHOICES = [activation("elu", value, slope, VALUES, SLOPES)]
