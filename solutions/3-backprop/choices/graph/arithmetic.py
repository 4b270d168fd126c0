"""What can be decided otherwise in `arithmetic` of `graph.py`."""

from grading.choices.choice import Choices
from grading.choices.losses import choices_of

from .shared import Bare, made


def arithmetic(
    *,
    product=lambda a, b: a * b,
    product_slopes=lambda a, b: (b, a),
    difference=lambda a, b: a - b,
    difference_slopes=lambda a, b: (1, -1),
    reverse=lambda minus, node, number: minus(type(node)(number), node),
    negative=lambda a: -a,
    negative_slope=lambda a: (-1,),
):
    class Node(Bare):
        def __mul__(self, other):
            return made(product, product_slopes, self, other)

        __rmul__ = __mul__

        def __sub__(self, other):
            return made(difference, difference_slopes, self, other)

        def __rsub__(self, number):
            return reverse(lambda one, other: made(difference, difference_slopes, one, other), self, number)

        def __neg__(self):
            return made(negative, negative_slope, self)

    return Node


TIMES = "If a grows by h, a · b grows by h · b: the slope in a is the other one's value."

MINUS = "If b grows by h, a - b falls by h: the slope in b is -1."

NEGATIVE = "If a grows by h, -a falls by h: the slope is -1."

ARITHMETIC = [
    *choices_of(
        "product_slopes",
        {
            "own_values": (lambda a, b: (a, b), "each factor of a product has its own value for a slope.", TIMES),
            "slopes_of_a_sum": (lambda a, b: (1, 1), "the slopes of a product are those of a sum, 1 and 1.", TIMES),
            "only_first_factor": (lambda a, b: (b, 0), "the second factor of a product has the slope 0.", TIMES),
            "only_second_factor": (lambda a, b: (0, a), "the first factor of a product has the slope 0.", TIMES),
            "product_as_slope": (lambda a, b: (a * b, a * b), "the slopes of a product are its value.", TIMES),
            "product_slopes_absolute": (
                lambda a, b: (abs(b), abs(a)),
                "the slopes of a product lose their signs.",
                TIMES,
            ),
            "first_value_twice": (lambda a, b: (a, a), "both slopes of a product are the first factor's value.", TIMES),
            "second_value_twice": (
                lambda a, b: (b, b),
                "both slopes of a product are the second factor's value.",
                TIMES,
            ),
        },
    ),
    *choices_of(
        "difference_slopes",
        {
            "minus_forgotten": (lambda a, b: (1, 1), "the slopes of a difference are those of a sum, 1 and 1.", MINUS),
            "minus_in_both": (lambda a, b: (-1, -1), "both slopes of a difference are -1.", MINUS),
            "minus_in_first": (lambda a, b: (-1, 1), "the slopes of a difference are in the wrong order.", MINUS),
            "slopes_of_a_product": (lambda a, b: (b, a), "the slopes of a difference are those of a product.", MINUS),
            "subtracted_left_out": (lambda a, b: (1, 0), "the second number of a difference has the slope 0.", MINUS),
        },
    ),
    *choices_of(
        "difference",
        {
            "sum_for_difference": (lambda a, b: a + b, "the value of a - b is that of a + b.", "Subtract the values."),
            "difference_turned": (lambda a, b: b - a, "the value of a - b is b - a.", "Mind the order."),
        },
    ),
    *choices_of(
        "product",
        {
            "sum_for_product": (lambda a, b: a + b, "the value of a * b is that of a + b.", "Multiply the values."),
        },
    ),
    *choices_of(
        "reverse",
        {
            "number_minus_node_turned": (
                lambda minus, node, number: minus(node, type(node)(number)),
                "2 - a gives a - 2: the order counts.",
                "`__rsub__` is asked for number - node: as_node(number) - self.",
            ),
        },
    ),
    *choices_of("negative", {"negative_positive": (lambda a: a, "the value of -a is a.", "The value is -self.value.")}),
    *choices_of(
        "negative_slope",
        {
            "negative_slope_1": (lambda a: (1,), "the slope of -a is 1.", NEGATIVE),
            "negative_slope_0": (lambda a: (0,), "the slope of -a is 0.", NEGATIVE),
            "negative_slope_of_value": (lambda a: (-a,), "the slope of -a is its value.", NEGATIVE),
        },
    ),
]

CHOICES = [
    Choices(of=("Node",), function=arithmetic, wrong=ARITHMETIC, parts=("mul", "sub", "neg"), makes_class=True),
]
