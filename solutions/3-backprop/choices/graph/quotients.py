"""What can be decided otherwise in `quotients` of `graph.py`."""

import math

from grading.choices.choice import Choice, Choices
from grading.choices.losses import choices_of

from .shared import Bare, made


def quotients(
    *,
    quotient=lambda a, b: a / b,
    over=lambda a, b: 1 / b,
    under=lambda a, b: -a / b**2,
    power=lambda a, k: a**k,
    power_slope=lambda a, k: k * a ** (k - 1),
    reverse=lambda over, node, number: over(type(node)(number), node),
):
    class Node(Bare):
        def __truediv__(self, other):
            return made(quotient, lambda a, b: (over(a, b), under(a, b)), self, other)

        def __rtruediv__(self, number):
            return reverse(lambda one, other: one / other, self, number)

        def __pow__(self, k):
            return made(lambda a: power(a, k), lambda a: (power_slope(a, k),), self)

    return Node


OVER = "The slope of a / b in a is 1 / b: a quotient is a times 1 / b."

UNDER = "The slope of 1 / b is -1 / b², so that of a / b in b is -a / b²."

POWER = "The slope of a ** k is k · a ** (k - 1)."

QUOTIENTS = [
    *choices_of(
        "under",
        {
            "minus_missing": (lambda a, b: a / b**2, "the slope in the divisor lacks its minus.", UNDER),
            "square_missing": (lambda a, b: -a / b, "the slope in the divisor lacks its square.", UNDER),
            "minus_and_square_missing": (lambda a, b: a / b, "the slope in the divisor is the quotient.", UNDER),
            "numerator_missing": (lambda a, b: -1 / b**2, "the slope in the divisor lacks the numerator.", UNDER),
            "divisor_of_a_product": (lambda a, b: a, "the slope in the divisor is that of a product.", UNDER),
            "divisor_as_numerator": (lambda a, b: 1 / b, "both slopes of a quotient are 1 / b.", UNDER),
            "divisor_left_out": (lambda a, b: 0, "the divisor has the slope 0.", UNDER),
            "doubled_for_squared": (
                lambda a, b: -a / (2 * b),
                "the slope in the divisor is -a / 2b: the divisor is doubled where it should be squared.",
                UNDER,
            ),
            "square_and_numerator_missing": (
                lambda a, b: -1 / b,
                "the slope in the divisor is -1 / b: it lacks the square and the numerator.",
                UNDER,
            ),
            "divided_by_numerator": (
                lambda a, b: -b / a**2,
                "the slope in the divisor is -b / a²: numerator and divisor are exchanged.",
                UNDER,
            ),
            "quotient_squared": (
                lambda a, b: -((a / b) ** 2),
                "the slope in the divisor is -(a / b)²: the numerator is squared too.",
                UNDER,
            ),
            "divided_and_multiplied": (
                lambda a, b: -a,
                "the slope in the divisor is -a, as `-a / b * b` gives, which lacks brackets.",
                UNDER,
            ),
        },
    ),
    *choices_of(
        "over",
        {
            "divisor_itself": (lambda a, b: b, "the slope in the numerator is b.", OVER),
            "numerator_slope_1": (lambda a, b: 1, "the slope in the numerator is 1.", OVER),
            "numerator_slope_quotient": (lambda a, b: a / b, "the slope in the numerator is the quotient.", OVER),
            "divisor_squared": (lambda a, b: 1 / b**2, "the slope in the numerator is 1 / b².", OVER),
            "numerator_slope_minus": (lambda a, b: -1 / b, "the slope in the numerator has a minus.", OVER),
        },
    ),
    Choice(
        "quotient_slopes_exchanged",
        {"over": lambda a, b: -a / b**2, "under": lambda a, b: 1 / b},
        "the two slopes of a quotient are exchanged.",
        "The first slope belongs to the numerator: 1 / b.",
    ),
    *choices_of(
        "quotient",
        {
            "whole_quotient": (
                lambda a, b: a // b,
                "the quotient is rounded down.",
                "/ divides, // rounds down as well.",
            ),
            "quotient_turned": (lambda a, b: b / a, "the value of a / b is b / a.", "Mind the order."),
        },
    ),
    *choices_of(
        "reverse",
        {
            "number_over_node_turned": (
                lambda over, node, number: over(node, type(node)(number)),
                "3 / a gives a / 3: the order counts.",
                "`__rtruediv__` is asked for number / node: as_node(number) / self.",
            ),
        },
    ),
    *choices_of(
        "power_slope",
        {
            "exponent_missing": (
                lambda a, k: a ** (k - 1),
                "the slope of a power lacks the exponent as a factor.",
                POWER,
            ),
            "exponent_not_lowered": (lambda a, k: k * a**k, "the exponent isn't lowered by 1 in the slope.", POWER),
            "power_as_slope": (lambda a, k: a**k, "the slope of a power is the power.", POWER),
            "exponent_lowered_in_front": (
                lambda a, k: (k - 1) * a ** (k - 1),
                "the factor in front of a power's slope is k - 1.",
                POWER,
            ),
            "exponent_as_slope": (lambda a, k: k, "the slope of a power is its exponent.", POWER),
            "exponent_times_base": (lambda a, k: k * a, "the slope of a power is k · a.", POWER),
            "lowered_outside": (
                lambda a, k: k * a**k - 1,
                "`k * a ** k - 1` subtracts 1 from the power: brackets are missing around the exponent.",
                POWER,
            ),
            "factor_in_the_power": (
                lambda a, k: (k * a) ** (k - 1),
                "the factor k is raised to the power too: (k · a) ** (k - 1).",
                POWER,
            ),
            "lowered_in_front_alone": (
                lambda a, k: (k - 1) * a**k,
                "1 is subtracted from the factor in front of a power's slope, not from the exponent.",
                POWER,
            ),
            "base_and_exponent_exchanged": (
                lambda a, k: a * k ** (k - 1),
                "base and exponent are exchanged in the slope: a · k ** (k - 1).",
                POWER,
            ),
            "power_slope_1": (lambda a, k: 1, "the slope of a power is 1.", POWER),
            "power_slope_minus": (lambda a, k: -k * a ** (k - 1), "the slope of a power has a minus.", POWER),
            "exponent_raised": (lambda a, k: k * a ** (k + 1), "the exponent is raised by 1 in the slope.", POWER),
            "slope_of_exponential": (
                lambda a, k: a**k * math.log(abs(a) or 1),
                "the slope is the one in the exponent, a ** k · log a.",
                POWER,
            ),
        },
    ),
    *choices_of(
        "power",
        {
            "multiplied_by_exponent": (
                lambda a, k: a * k,
                "a ** k gives a · k.",
                "Python's power is self.value**exponent.",
            ),
        },
    ),
]

CHOICES = [
    Choices(of=("Node",), function=quotients, wrong=QUOTIENTS, parts=("truediv", "pow"), makes_class=True),
]
