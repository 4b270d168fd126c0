"""What can be decided otherwise in `tanh` of `activations.py`."""

import numpy as np

from .shared import activation, always, negated, worded


def value(x, alpha):
    return np.tanh(x)


def slope(x, alpha, v):
    return 1 - v**2


NUMPY = "np.tanh(x) gives it, for each number."
SLOPE = "With v for the value, the slope is 1 - v²: at 0, where v is 0, it is 1."

VALUES = worded(
    {
        "tan": (lambda x, alpha: np.tan(x), "this is the tangent, np.tan; the hyperbolic one is np.tanh."),
        "arctan": (lambda x, alpha: np.arctan(x), "this is np.arctan; the hyperbolic tangent is np.tanh."),
        "arctanh": (lambda x, alpha: np.arctanh(x), "this is the inverse function, np.arctanh."),
        "sinh": (lambda x, alpha: np.sinh(x), "this is np.sinh; tanh is sinh over cosh."),
        "cosh": (lambda x, alpha: np.cosh(x), "this is np.cosh; tanh is sinh over cosh."),
        "upside_down": (lambda x, alpha: 1 / np.tanh(x), "the quotient is upside down: cosh is divided by sinh."),
        "sigmoid": (lambda x, alpha: 1 / (1 + np.exp(-x)), "this is the sigmoid, between 0 and 1."),
        "half_x": (lambda x, alpha: np.tanh(x / 2), "this is tanh of x / 2: (1 - e^-x) / (1 + e^-x) has a 2 missing."),
        "twice_x": (lambda x, alpha: np.tanh(2 * x), "this is tanh of 2 · x; tanh x is 2 · sigmoid(2x) - 1."),
        "sigmoid_stretched": (
            lambda x, alpha: 2 / (1 + np.exp(-2 * x)),
            "1 more than it should be: 2 · sigmoid(2x) - 1 is tanh x.",
        ),
        "sizes": (lambda x, alpha: np.abs(np.tanh(x)), "the values have lost their signs."),
        "negative": (lambda x, alpha: -np.tanh(x), "the values have the wrong sign."),
        "cut_off": (lambda x, alpha: np.clip(x, -1, 1), "x is cut off at -1 and 1; tanh bends."),
        "softsign": (lambda x, alpha: x / (1 + np.abs(x)), "this is x / (1 + |x|), the softsign."),
        "sign": (lambda x, alpha: np.sign(x), "this is the sign of x alone."),
        "value_is_slope": (lambda x, alpha: 1 - np.tanh(x) ** 2, "the value is what the slope should be."),
        "x_itself": (lambda x, alpha: x, "this is x itself."),
        "scaled": (
            lambda x, alpha: 1.7159 * np.tanh(2 / 3 * x),
            "this is tanh stretched, 1.7159 · tanh(2x / 3).",
        ),
        "halved": (lambda x, alpha: np.tanh(x) / 2, "the values are half of what they should be."),
    },
    NUMPY,
)

SLOPES = {
    **always(SLOPE),
    **negated(slope, SLOPE),
    **worded(
        {
            "square_missing": (lambda x, alpha, v: 1 - v, "this is 1 - v: the square is missing."),
            "of_x": (lambda x, alpha, v: 1 - x**2, "this is 1 - x²: the formula is about the value, not about x."),
            "of_value_again": (
                lambda x, alpha, v: 1 - np.tanh(v) ** 2,
                "np.tanh is taken of the value once more; the value is taken once.",
            ),
            "as_for_sigmoid": (
                lambda x, alpha, v: v * (1 - v),
                "this is v · (1 - v): that is the slope of the sigmoid.",
            ),
            "square_alone": (lambda x, alpha, v: v**2, "this is v²; 1 - v² is wanted."),
            "plus": (lambda x, alpha, v: 1 + v**2, "this is 1 + v²; the square is subtracted."),
            "square_of_rest": (lambda x, alpha, v: (1 - v) ** 2, "this is (1 - v)²; only v is squared."),
            "root": (lambda x, alpha, v: np.sqrt(1 - v**2), "this is the root of what it should be: 1 / cosh x."),
            "of_half": (lambda x, alpha, v: (1 - v**2) / 2, "the slope is half of what it should be."),
            "doubled_value": (lambda x, alpha, v: 1 - 2 * v, "this is 1 - 2 · v; v² is v · v."),
            "upside_down": (lambda x, alpha, v: np.cosh(x) ** 2, "this is cosh²; the slope is 1 over it."),
            "doubled": (lambda x, alpha, v: 2 * (1 - v**2), "the slope is twice what it should be."),
            "of_arctan": (lambda x, alpha, v: 1 / (1 + x**2), "this is 1 / (1 + x²): that is the slope of arctan."),
            "cube": (lambda x, alpha, v: 1 - v**3, "this is 1 - v³."),
            "squared": (lambda x, alpha, v: (1 - v**2) ** 2, "the slope is squared."),
            "times_x": (lambda x, alpha, v: (1 - v**2) * x, "the slope is multiplied by x."),
            "times_value": (lambda x, alpha, v: (1 - v**2) * v, "the slope is multiplied by the value."),
            "as_second": (lambda x, alpha, v: -2 * v * (1 - v**2), "this is the slope of the slope."),
        },
        SLOPE,
    ),
}

CHOICES = [activation("tanh", value, slope, VALUES, SLOPES)]
