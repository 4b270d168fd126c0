"""What can be decided otherwise in `leaky_relu` of `activations.py`."""

import numpy as np

from .shared import activation, always, negated, worded


def value(x, alpha):
    return np.where(x > 0, x, alpha * x)


def slope(x, alpha, v):
    return np.where(x > 0, 1, alpha)


AS_GIVEN = "x where x is above 0, and alpha · x elsewhere: with alpha = 0.1, -2 becomes -0.2, and 3 stays 3."
SLOPE = "The slope is 1 where x is above 0, and alpha elsewhere."
PASSED_IN = "Use alpha as it is passed in; 0.01 is only what it is where nobody says."

VALUES = {
    **{
        f"alpha_{name}": (
            lambda x, alpha, fixed=fixed: value(x, fixed),
            f"the slope below 0 is {fixed}, whatever alpha is.",
            PASSED_IN,
        )
        for name, fixed in {"of_0_01": 0.01, "of_0_1": 0.1, "of_0_2": 0.2}.items()
    },
    **worded(
        {
            "sides_swapped": (
                lambda x, alpha: np.where(x > 0, alpha * x, x),
                "alpha multiplies the numbers above 0; it belongs to those below.",
            ),
            "alpha_everywhere": (
                lambda x, alpha: alpha * x,
                "alpha multiplies all numbers; above 0 there is no factor.",
            ),
            "alpha_alone": (
                lambda x, alpha: np.where(x > 0, x, alpha),
                "below 0 the value is alpha, not alpha · x.",
            ),
            "minus_alpha": (lambda x, alpha: np.where(x > 0, x, -alpha), "below 0 the value is -alpha, not alpha · x."),
            "alpha_negative": (
                lambda x, alpha: np.where(x > 0, x, -alpha * x),
                "below 0 the value has the wrong sign.",
            ),
            "relu": (lambda x, alpha: np.maximum(0, x), "below 0 the value is 0: alpha isn't used."),
            "relu_of_alpha": (lambda x, alpha: np.maximum(alpha, x), "this is max(alpha, x); alpha · x is wanted."),
            "added": (lambda x, alpha: np.maximum(0, x) + alpha * x, "alpha · x is added above 0, too."),
            "divided": (lambda x, alpha: np.where(x > 0, x, x / alpha), "below 0, x is divided by alpha."),
            "one_minus_alpha": (
                lambda x, alpha: np.where(x > 0, x, (1 - alpha) * x),
                "below 0 the factor is 1 - alpha.",
            ),
            "alpha_squared": (lambda x, alpha: np.where(x > 0, x, alpha**2 * x), "below 0 the factor is alpha²."),
            "alpha_subtracted": (lambda x, alpha: np.where(x > 0, x, x - alpha), "below 0, alpha is subtracted."),
            "alpha_added": (lambda x, alpha: np.where(x > 0, x, x + alpha), "below 0, alpha is added."),
            "elu": (
                lambda x, alpha: np.where(x > 0, x, alpha * np.expm1(np.minimum(x, 0))),
                "below 0 the value is alpha · (e^x - 1): that is the ELU.",
            ),
            "value_is_slope": (lambda x, alpha: np.where(x > 0, 1, alpha), "the value is what the slope should be."),
            "from_one": (
                lambda x, alpha: np.where(x > 1, x, alpha * x),
                "the bend is where x is 1; it should be where x is 0.",
            ),
            "from_alpha": (
                lambda x, alpha: np.where(x > alpha, x, alpha * x),
                "the bend is where x is alpha; it should be where x is 0.",
            ),
            "x_itself": (lambda x, alpha: x, "this is x itself."),
        },
        AS_GIVEN,
    ),
}

SLOPES = {
    **always(SLOPE),
    **negated(slope, SLOPE),
    **{
        f"alpha_{name}": (
            lambda x, alpha, v, fixed=fixed: np.where(x > 0, 1, fixed),
            f"the slope below 0 is {fixed}, whatever alpha is.",
            PASSED_IN,
        )
        for name, fixed in {"of_0_01": 0.01, "of_0_1": 0.1, "of_0_2": 0.2}.items()
    },
    **worded(
        {
            "sides_swapped": (
                lambda x, alpha, v: np.where(x > 0, alpha, 1),
                "the slopes of the two sides are swapped.",
            ),
            "relu": (lambda x, alpha, v: (x > 0) * 1.0, "below 0 the slope is 0: alpha isn't used."),
            "alpha_everywhere": (lambda x, alpha, v: alpha + 0 * x, "the slope is alpha everywhere."),
            "alpha_times_x": (lambda x, alpha, v: np.where(x > 0, 1, alpha * x), "below 0 the slope is alpha · x."),
            "x_above": (lambda x, alpha, v: np.where(x > 0, x, alpha), "above 0 the slope is x; it should be 1."),
            "alpha_negative": (lambda x, alpha, v: np.where(x > 0, 1, -alpha), "below 0 the slope is -alpha."),
            "one_plus_alpha": (
                lambda x, alpha, v: np.where(x > 0, 1 + alpha, alpha),
                "above 0 the slope is 1 + alpha.",
            ),
            "one_minus_alpha": (lambda x, alpha, v: np.where(x > 0, 1, 1 - alpha), "below 0 the slope is 1 - alpha."),
            "minus_one": (lambda x, alpha, v: np.where(x > 0, 1, -1), "below 0 the slope is -1."),
            "alpha_or_zero": (
                lambda x, alpha, v: (x > 0) * alpha,
                "above 0 the slope is alpha, and below 0 it is 0; it should be 1 and alpha.",
            ),
            "from_one": (lambda x, alpha, v: np.where(x > 1, 1, alpha), "the slope is 1 only where x is above 1."),
            "alpha_over": (lambda x, alpha, v: np.where(x > 0, 1, 1 / alpha), "below 0 the slope is 1 / alpha."),
            "alpha_squared": (lambda x, alpha, v: np.where(x > 0, 1, alpha**2), "below 0 the slope is alpha²."),
            "value_at_least_alpha": (
                lambda x, alpha, v: np.where(v > alpha, 1, alpha),
                "the slope is 1 where the value is above alpha; it should be so where x is above 0.",
            ),
        },
        SLOPE,
    ),
}

CHOICES = [activation("leaky_relu", value, slope, VALUES, SLOPES)]
