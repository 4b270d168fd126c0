"""What can be decided otherwise in `functions` of `graph.py`."""

import math

from grading.choices.choice import Choice, Choices
from grading.choices.losses import choices_of

from .shared import Bare, made


def sigmoid(x):
    return 1 / (1 + math.exp(-x))


def functions(
    *,
    exp_slope=lambda a: math.exp(a),
    log=lambda b: math.log(b),
    log_slope=lambda b: 1 / b,
    sigmoid=sigmoid,
    sigmoid_slope=lambda a: sigmoid(a) * (1 - sigmoid(a)),
    tanh=lambda a: math.tanh(a),
    tanh_slope=lambda a: 1 - math.tanh(a) ** 2,
):
    def method(value, slope):
        return lambda node: made(value, lambda x: (slope(x),), node)

    names = {
        "exp": method(math.exp, exp_slope),
        "log": method(log, log_slope),
        "sigmoid": method(sigmoid, sigmoid_slope),
        "tanh": method(tanh, tanh_slope),
    }
    return type("Node", (Bare,), names)


EXP = "exp is its own slope: the value of the new node."

LOG = "The slope of the natural logarithm is 1 / x."

SIGMOID = "With s for the value of the sigmoid, its slope is s · (1 - s)."

TANH = "With t for the value of tanh, its slope is 1 - t²."

FUNCTIONS = [
    *choices_of(
        "exp_slope",
        {
            "exp_slope_of_value": (lambda a: a, "the slope of exp is x.", EXP),
            "exp_slope_1": (lambda a: 1, "the slope of exp is 1.", EXP),
            "exp_as_power": (lambda a: a * math.exp(a - 1), "the slope of exp is that of a power, x · e^(x - 1).", EXP),
            "exp_times_value": (lambda a: a * math.exp(a), "the slope of exp has a factor x.", EXP),
        },
    ),
    *choices_of(
        "log_slope",
        {
            "log_slope_1": (lambda b: 1, "the slope of log is 1.", LOG),
            "log_as_slope": (lambda b: math.log(b), "the slope of log is its value.", LOG),
            "log_slope_of_value": (lambda b: b, "the slope of log is x.", LOG),
            "log_slope_minus": (lambda b: -1 / b, "the slope of log has a minus.", LOG),
            "log_slope_squared": (lambda b: 1 / b**2, "the slope of log is 1 / x².", LOG),
            "slope_of_other_base": (lambda b: 1 / (b * math.log(10)), "the slope is that of log to the base 10.", LOG),
        },
    ),
    *choices_of(
        "log",
        {
            "log10": (lambda b: math.log10(b), "the value of log is to the base 10.", "math.log is the natural one."),
            "log2": (lambda b: math.log2(b), "the value of log is to the base 2.", "math.log is the natural one."),
        },
    ),
    *choices_of(
        "sigmoid_slope",
        {
            "sigmoid_as_slope": (lambda a: sigmoid(a), "the slope of the sigmoid is its value.", SIGMOID),
            "rest_as_slope": (lambda a: 1 - sigmoid(a), "the slope of the sigmoid is 1 - s.", SIGMOID),
            "sigmoid_of_values": (lambda a: a * (1 - a), "the slope of the sigmoid is x · (1 - x).", SIGMOID),
            "sigmoid_like_tanh": (lambda a: 1 - sigmoid(a) ** 2, "the slope of the sigmoid is 1 - s².", SIGMOID),
            "sigmoid_rest_added": (lambda a: sigmoid(a) * (1 + sigmoid(a)), "the slope is s · (1 + s).", SIGMOID),
            "sigmoid_slope_minus": (
                lambda a: sigmoid(a) * (sigmoid(a) - 1),
                "the slope of the sigmoid has a minus.",
                SIGMOID,
            ),
            "sigmoid_twice": (
                lambda a: sigmoid(sigmoid(a)) * (1 - sigmoid(sigmoid(a))),
                "the slope of the sigmoid is taken at s, not at x.",
                SIGMOID,
            ),
        },
    ),
    *choices_of(
        "sigmoid",
        {
            "exp_of_plus": (
                lambda a: sigmoid(-a),
                "the value of the sigmoid falls where it should grow: the minus in the exponent is missing.",
                "1 / (1 + e^-x).",
            ),
        },
    ),
    Choice(
        "sigmoid_falls",
        {"sigmoid": lambda a: sigmoid(-a), "sigmoid_slope": lambda a: -sigmoid(a) * sigmoid(-a)},
        "this is 1 / (1 + e^x), which falls: the minus in the exponent is missing.",
        "1 / (1 + e^-x).",
    ),
    *choices_of(
        "tanh_slope",
        {
            "tanh_square_missing": (lambda a: 1 - math.tanh(a), "the slope of tanh is 1 - t.", TANH),
            "tanh_like_sigmoid": (
                lambda a: math.tanh(a) * (1 - math.tanh(a)),
                "the slope of tanh is t · (1 - t).",
                TANH,
            ),
            "tanh_square_added": (lambda a: 1 + math.tanh(a) ** 2, "the slope of tanh is 1 + t².", TANH),
            "tanh_slope_minus": (lambda a: math.tanh(a) ** 2 - 1, "the slope of tanh has a minus: t² - 1.", TANH),
            "tanh_rest_squared": (lambda a: (1 - math.tanh(a)) ** 2, "the slope of tanh is (1 - t)².", TANH),
            "tanh_of_values": (lambda a: 1 - a**2, "the slope of tanh is 1 - x².", TANH),
            "tanh_twice": (
                lambda a: 1 - math.tanh(math.tanh(a)) ** 2,
                "the slope of tanh is taken at t, not at x.",
                TANH,
            ),
            "tanh_as_slope": (lambda a: math.tanh(a), "the slope of tanh is its value.", TANH),
        },
    ),
    *choices_of(
        "tanh",
        {
            "sigmoid_for_tanh": (lambda a: sigmoid(a), "the value of tanh is that of the sigmoid.", "math.tanh(x)."),
        },
    ),
]

CHOICES = [
    Choices(
        of=("Node",), function=functions, wrong=FUNCTIONS, parts=("exp", "log", "sigmoid", "tanh"), makes_class=True
    ),
]
