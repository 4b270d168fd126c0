"""What can be decided otherwise in `kinked` of `graph.py`."""

import math

from grading.choices.choice import Choice, Choices
from grading.choices.losses import choices_of

from .shared import Bare, made


def kinked(
    *,
    maximum=lambda a, b: max(a, b),
    maximum_slopes=lambda a, b: (a >= b, a < b),
    relu=lambda a: max(0, a),
    relu_slope=lambda a: a > 0,
):
    class Node(Bare):
        def maximum(self, other):
            return made(maximum, maximum_slopes, self, other)

        def relu(self):
            return made(relu, lambda a: (relu_slope(a),), self)

    return Node


LARGER = "If the larger one grows by h, so does the maximum; the smaller one has no effect."

RELU = "Above 0 relu is x, with slope 1; below it is 0, with slope 0."

OTHER_RELUS = {
    "relu_cut_at_1": (
        lambda a: min(max(0, a), 1),
        lambda a: 0 < a < 1,
        "relu is cut off at 1 as well; it has no upper end.",
    ),
    "elu": (
        lambda a: a if a > 0 else math.exp(a) - 1,
        lambda a: 1 if a > 0 else math.exp(a),
        "this is ELU, e^x - 1 below 0.",
    ),
    "softplus": (
        lambda a: math.log1p(math.exp(a)),
        lambda a: 1 / (1 + math.exp(-a)),
        "this is softplus, log(1 + e^x).",
    ),
}

KINKED = [
    *choices_of(
        "maximum_slopes",
        {
            "to_the_smaller": (lambda a, b: (a < b, a >= b), "the smaller one gets the slope 1.", LARGER),
            "to_both": (lambda a, b: (1, 1), "both get the slope 1.", LARGER),
            "split_always": (lambda a, b: (0.5, 0.5), "both get the slope ½.", LARGER),
            "always_first": (lambda a, b: (1, 0), "the first one gets the slope, whichever is larger.", LARGER),
            "always_second": (lambda a, b: (0, 1), "the second one gets the slope, whichever is larger.", LARGER),
            "value_of_the_larger": (
                lambda a, b: (max(a, b) * (a >= b), max(a, b) * (a < b)),
                "the larger one gets its own value for a slope.",
                LARGER,
            ),
            "minus_for_the_smaller": (
                lambda a, b: (1, -1) if a >= b else (-1, 1),
                "the smaller one gets the slope -1.",
                LARGER,
            ),
            "half_for_the_smaller": (
                lambda a, b: (1, 0.5) if a >= b else (0.5, 1),
                "the smaller one gets the slope ½; it should be 0.",
                LARGER,
            ),
            "to_neither": (lambda a, b: (0, 0), "both get the slope 0.", LARGER),
            "values_as_slopes": (lambda a, b: (a, b), "the slopes are the values.", LARGER),
        },
    ),
    *choices_of(
        "maximum",
        {
            "minimum": (lambda a, b: min(a, b), "the value of a.maximum(b) is the smaller one.", "max(…)."),
            "first_as_value": (lambda a, b: a, "the value of a.maximum(b) is a.", "max(self.value, other.value)."),
            "second_as_value": (lambda a, b: b, "the value of a.maximum(b) is b.", "max(self.value, other.value)."),
        },
    ),
    Choice(
        "compared_by_size",
        {
            "maximum": lambda a, b: max(a, b, key=abs),
            "maximum_slopes": lambda a, b: (abs(a) >= abs(b), abs(a) < abs(b)),
        },
        "the one with the larger absolute value wins; signs count too.",
        "max(self.value, other.value).",
    ),
    *choices_of(
        "relu_slope",
        {
            "relu_slope_1": (lambda a: 1, "the slope of relu is 1, also below 0.", RELU),
            "relu_slope_turned": (lambda a: a <= 0, "the slope of relu is 1 below 0.", RELU),
            "relu_as_slope": (lambda a: max(0, a), "the slope of relu is its value.", RELU),
            "relu_slope_of_value": (lambda a: a, "the slope of relu is x.", RELU),
            "leaky": (lambda a: 1 if a > 0 else 0.01, "the slope of relu is 0.01 below 0.", RELU),
            "leaky_by_a_tenth": (lambda a: 1 if a > 0 else 0.1, "the slope of relu is 0.1 below 0.", RELU),
            "relu_slope_0": (lambda a: 0, "the slope of relu is 0 everywhere.", RELU),
            "relu_slope_sign": (lambda a: 1 if a > 0 else -1, "the slope of relu is -1 below 0.", RELU),
        },
    ),
    *choices_of(
        "relu",
        {
            "relu_absolute": (lambda a: abs(a), "the value of relu is the absolute value.", "max(0, self.value)."),
            "relu_through": (lambda a: a, "the value of relu is x, also below 0.", "max(0, self.value)."),
            "leaky_value": (lambda a: a if a > 0 else 0.01 * a, "the value of relu is 0.01 · x below 0.", RELU),
            "leaky_value_by_a_tenth": (
                lambda a: a if a > 0 else 0.1 * a,
                "the value of relu is 0.1 · x below 0.",
                RELU,
            ),
            "relu_turned": (lambda a: min(0, a), "the value of relu is min(0, x).", "max(0, self.value)."),
        },
    ),
    *(
        Choice(name, {"relu": value, "relu_slope": slope}, looks_like, RELU)
        for name, (value, slope, looks_like) in OTHER_RELUS.items()
    ),
]

CHOICES = [
    Choices(of=("Node",), function=kinked, wrong=KINKED, parts=("maximum", "relu"), makes_class=True),
]
