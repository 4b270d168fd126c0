"""What can be decided otherwise in `functions` of `graph.py`."""

import math

from grading.choices.choice import Choice, Choices
from grading.choices.losses import choices_of

from .shared import Bare, made


def sigmoid(x):
    return 1 / (1 + math.exp(-x))


def functions(
    *,
    exp=lambda a: math.exp(a),
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
        "exp": method(exp, exp_slope),
        "log": method(log, log_slope),
        "sigmoid": method(sigmoid, sigmoid_slope),
        "tanh": method(tanh, tanh_slope),
    }
    return type("Node", (Bare,), names)


EXP = "exp is its own slope: the value of the new node."

LOG = "The slope of the natural logarithm is 1 / x."

SIGMOID = "With s for the value of the sigmoid, its slope is s · (1 - s)."

TANH = "With t for the value of tanh, its slope is 1 - t²."

OTHER_SIGMOIDS = {
    "sigmoid_brackets_missing": (
        lambda a: 1 + math.exp(-a),
        lambda a: -(1 + math.exp(-a)) * math.exp(-a),
        "this is 1 + e^-x: `1 / 1 + e^-x` lacks brackets.",
    ),
    "sigmoid_minus_below": (
        lambda a: 1 / (1 - math.exp(-a)),
        lambda a: -math.exp(-a) / (1 - math.exp(-a)) ** 2,
        "this is 1 / (1 - e^-x), with a minus below the line.",
    ),
    "sigmoid_of_double": (
        lambda a: sigmoid(2 * a),
        lambda a: sigmoid(2 * a) * (1 - sigmoid(2 * a)),
        "this is the sigmoid of 2x, which is (1 + tanh x) / 2.",
    ),
    "tanh_for_sigmoid": (
        lambda a: math.tanh(a),
        lambda a: 1 - math.tanh(a) ** 2,
        "value and slope of the sigmoid are those of tanh.",
    ),
}

OTHER_TANHS = {
    "tanh_of_half": (
        lambda a: math.tanh(a / 2),
        lambda a: 1 - math.tanh(a / 2) ** 2,
        "this is tanh of x / 2, as e^x gives where e^2x belongs.",
    ),
    "tanh_of_double": (
        lambda a: math.tanh(2 * a),
        lambda a: 1 - math.tanh(2 * a) ** 2,
        "this is tanh of 2x.",
    ),
    "tan": (lambda a: math.tan(a), lambda a: 1 + math.tan(a) ** 2, "this is tan, with its slope, not tanh."),
    "tan_for_tanh": (
        lambda a: math.tan(a),
        lambda a: 1 - math.tan(a) ** 2,
        "the value is that of tan; tanh is another function.",
    ),
    "sigmoid_with_its_slope": (
        lambda a: sigmoid(a),
        lambda a: sigmoid(a) * (1 - sigmoid(a)),
        "value and slope of tanh are those of the sigmoid.",
    ),
}

FUNCTIONS = [
    *choices_of(
        "exp_slope",
        {
            "exp_slope_of_value": (lambda a: a, "the slope of exp is x.", EXP),
            "exp_slope_1": (lambda a: 1, "the slope of exp is 1.", EXP),
            "exp_as_power": (lambda a: a * math.exp(a - 1), "the slope of exp is that of a power, x · e^(x - 1).", EXP),
            "exp_times_value": (lambda a: a * math.exp(a), "the slope of exp has a factor x.", EXP),
            "exp_slope_minus": (lambda a: -math.exp(a), "the slope of exp has a minus.", EXP),
            "exp_of_minus": (lambda a: math.exp(-a), "the slope of exp is e^-x.", EXP),
            "exp_lowered": (lambda a: math.exp(a - 1), "the exponent is lowered by 1 in the slope of exp.", EXP),
            "exp_twice": (lambda a: math.exp(math.exp(a)), "the slope of exp is taken at e^x, not at x.", EXP),
        },
    ),
    Choice(
        "e_rounded",
        {"exp": lambda a: 2.718**a, "exp_slope": lambda a: 2.718**a},
        "e is rounded to 2.718.",
        "math.exp knows all digits of e.",
    ),
    *choices_of(
        "log_slope",
        {
            "log_slope_1": (lambda b: 1, "the slope of log is 1.", LOG),
            "log_as_slope": (lambda b: math.log(b), "the slope of log is its value.", LOG),
            "log_slope_of_value": (lambda b: b, "the slope of log is x.", LOG),
            "log_slope_minus": (lambda b: -1 / b, "the slope of log has a minus.", LOG),
            "log_slope_squared": (lambda b: 1 / b**2, "the slope of log is 1 / x².", LOG),
            "log_slope_of_logarithm": (lambda b: 1 / math.log(b), "the slope of log is 1 / log x.", LOG),
            "slope_of_base_2": (lambda b: 1 / (b * math.log(2)), "the slope is that of log to the base 2.", LOG),
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
    Choice(
        "one_added_in_log",
        {"log": lambda b: math.log(1 + b), "log_slope": lambda b: 1 / (1 + b)},
        "this is log(1 + x).",
        "math.log(self.value), with the slope 1 / x.",
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
            "sigmoid_slope_0": (
                lambda a: 0,
                "the slope of the sigmoid is 0, as `s * 1 - s` gives, which lacks brackets.",
                SIGMOID,
            ),
            "sigmoid_slope_1": (lambda a: 1, "the slope of the sigmoid is 1.", SIGMOID),
            "sigmoid_outer_slope": (
                lambda a: -(sigmoid(a) ** 2),
                "the slope of the sigmoid is -s²: that of 1 + e^-x is missing as a factor.",
                SIGMOID,
            ),
            "sigmoid_square_as_slope": (lambda a: sigmoid(a) ** 2, "the slope of the sigmoid is s².", SIGMOID),
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
    *(
        Choice(
            name, {"sigmoid": value, "sigmoid_slope": slope}, looks_like, "1 / (1 + e^-x), with the slope s · (1 - s)."
        )
        for name, (value, slope, looks_like) in OTHER_SIGMOIDS.items()
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
            "tanh_squared_as_slope": (lambda a: math.tanh(a) ** 2, "the slope of tanh is t².", TANH),
            "tanh_slope_1": (lambda a: 1, "the slope of tanh is 1.", TANH),
            "cosh_square_missing": (
                lambda a: 1 / math.cosh(a),
                "the slope of tanh is 1 / cosh x, without the square.",
                TANH,
            ),
        },
    ),
    *choices_of(
        "tanh",
        {
            "sigmoid_for_tanh": (lambda a: sigmoid(a), "the value of tanh is that of the sigmoid.", "math.tanh(x)."),
            "tanh_negative": (lambda a: -math.tanh(a), "the value of tanh has the wrong sign.", "math.tanh(x)."),
        },
    ),
    *(
        Choice(name, {"tanh": value, "tanh_slope": slope}, looks_like, "math.tanh(x), with the slope 1 - t².")
        for name, (value, slope, looks_like) in OTHER_TANHS.items()
    ),
]

CHOICES = [
    Choices(
        of=("Node",), function=functions, wrong=FUNCTIONS, parts=("exp", "log", "sigmoid", "tanh"), makes_class=True
    ),
]
