"""What can be decided otherwise in `maxout` of `activations.py`."""

import numpy as np

from grading.choices.choice import Choices
from grading.choices.losses import choices_of

from .shared import of_slopes, worded


def maxout(a, b, *, value=np.maximum, slopes=lambda a, b: ((a >= b) * 1.0, (a < b) * 1.0)):
    """The larger of two numbers and its slopes, each choice a parameter."""
    slope_a, slope_b = slopes(a, b)
    return value(a, b), slope_a, slope_b


EACH = "At each place the larger of the two numbers: np.maximum(a, b)."
ONE_OF_THEM = "At each place the larger number's slope is 1, and that of the other is 0."

VALUES = worded(
    {
        "smaller": (np.minimum, "this is the smaller of the two."),
        "largest_of_all": (
            lambda a, b: np.maximum(np.max(a), np.max(b)) + 0 * a,
            "the largest number of both arrays stands everywhere.",
        ),
        "larger_array": (
            lambda a, b: a if np.sum(a) > np.sum(b) else b,
            "one of the two arrays is taken as a whole; each place is to be compared by itself.",
        ),
        "array_with_largest": (
            lambda a, b: a if np.max(a) > np.max(b) else b,
            "one of the two arrays is taken as a whole; each place is to be compared by itself.",
        ),
        "larger_size": (
            lambda a, b: np.where(np.abs(a) > np.abs(b), a, b),
            "the number with the larger absolute value is taken: the sign counts.",
        ),
        "sizes": (lambda a, b: np.maximum(np.abs(a), np.abs(b)), "the numbers lose their signs first."),
        "sum": (lambda a, b: a + b, "this is the sum of the two."),
        "mean": (lambda a, b: (a + b) / 2, "this is the mean of the two."),
        "product": (lambda a, b: a * b, "this is the product of the two."),
        "difference": (lambda a, b: a - b, "this is the difference of the two."),
        "first": (lambda a, b: a + 0 * b, "this is a: b isn't used."),
        "second": (lambda a, b: b + 0 * a, "this is b: a isn't used."),
        "with_zero": (
            lambda a, b: np.maximum(0, np.maximum(a, b)),
            "negative results become 0, as if 0 were a third number.",
        ),
        "of_rectified": (
            lambda a, b: np.maximum(0, a) + np.maximum(0, b),
            "the two are rectified and added; the larger one is wanted.",
        ),
        "zero_or": (lambda a, b: np.maximum(0, a - b), "this is max(0, a - b): b is missing."),
        "relu_of_first": (lambda a, b: np.maximum(0, a), "this is max(0, a): b isn't used."),
        "comparison": (lambda a, b: (a > b) * 1.0, "the values are 0 or 1: that is a comparison."),
        "masked_first": (lambda a, b: a * (a > b), "where b is larger, the value is 0."),
        "larger_row": (
            lambda a, b: np.where(np.sum(a, axis=-1, keepdims=True) > np.sum(b, axis=-1, keepdims=True), a, b),
            "whole rows are compared, not single numbers.",
        ),
        "largest_of_each_row": (
            lambda a, b: np.maximum(np.max(a, axis=-1, keepdims=True), np.max(b, axis=-1, keepdims=True)) + 0 * a,
            "the largest number of each row stands everywhere in it.",
        ),
        "largest_of_each_column": (
            lambda a, b: np.maximum(np.max(a, axis=0), np.max(b, axis=0)) + 0 * a,
            "the largest number along the first axis stands everywhere along it.",
        ),
    },
    EACH,
)

SLOPES = worded(
    {
        "swapped": (lambda a, b: ((a < b) * 1.0, (a >= b) * 1.0), "the two slopes are swapped."),
        "both_ones": (lambda a, b: (1 + 0 * a, 1 + 0 * a), "both slopes are 1 everywhere."),
        "halves": (lambda a, b: (0.5 + 0 * a, 0.5 + 0 * a), "both slopes are ½: that is the mean's."),
        "same": (lambda a, b: ((a > b) * 1.0, (a > b) * 1.0), "both slopes are 1 where a is larger, and 0 elsewhere."),
        "same_of_b": (lambda a, b: ((a < b) * 1.0, (a < b) * 1.0), "both are 1 where b is larger, and 0 elsewhere."),
        "signs": (lambda a, b: (np.sign(a - b), -np.sign(a - b)), "the smaller one's slope is -1; it should be 0."),
        "second_negative": (lambda a, b: ((a >= b) * 1.0, -1.0 * (a < b)), "slope_b has the wrong sign."),
        "values": (
            lambda a, b: (a * (a >= b), b * (a < b)),
            "the larger number itself is its slope; it should be 1.",
        ),
        "inputs": (lambda a, b: (a, b), "the slopes are a and b themselves."),
        "exchanged_inputs": (lambda a, b: (b, a), "the slopes are b and a: that is a product's."),
        "of_rectified": (
            lambda a, b: ((a > 0) * 1.0, (b > 0) * 1.0),
            "each slope is 1 where its own number is above 0; the two are to be compared.",
        ),
        "larger_and_positive": (
            lambda a, b: ((a >= b) & (a > 0), (a < b) & (b > 0)),
            "a slope is 0 where the larger number is negative; it should be 1 there, too.",
        ),
        "by_sizes": (
            lambda a, b: ((np.abs(a) > np.abs(b)) * 1.0, (np.abs(a) <= np.abs(b)) * 1.0),
            "absolute values are compared: the sign counts.",
        ),
        "by_sums": (
            lambda a, b: (1.0 * (np.sum(a) > np.sum(b)) + 0 * a, 1.0 * (np.sum(a) <= np.sum(b)) + 0 * a),
            "one array gets all of the slope; each place is to be compared by itself.",
        ),
        "first_ones": (lambda a, b: (1 + 0 * a, 0 * a), "slope_a is 1 everywhere, and slope_b 0."),
        "both_zero": (lambda a, b: (0 * a, 0 * b), "both slopes are 0: are they ever filled in?"),
        "where_largest": (
            lambda a, b: ((a == np.max(a)) * 1.0, (b == np.max(b)) * 1.0),
            "each slope is 1 where its own array has its largest number; the two are to be compared.",
        ),
        "where_largest_of_all": (
            lambda a, b: ((a == max(np.max(a), np.max(b))) * 1.0, (b == max(np.max(a), np.max(b))) * 1.0),
            "a slope is 1 only at the largest number of all; each place is to be looked at by itself.",
        ),
        "shared_smoothly": (
            lambda a, b: (1 / (1 + np.exp(b - a)), 1 / (1 + np.exp(a - b))),
            "the two share the slope, as in softmax; all of it belongs to the larger one.",
        ),
        "by_rows": (
            lambda a, b: tuple(1.0 * (s * np.sum(a - b, axis=-1, keepdims=True) > 0) + 0 * a for s in (1, -1)),
            "whole rows are compared, not single numbers.",
        ),
        "second_missing": (lambda a, b: ((a >= b) * 1.0, 0 * b), "slope_b is 0 everywhere."),
        "second_ones": (lambda a, b: ((a >= b) * 1.0, 1 + 0 * b), "slope_b is 1 everywhere."),
        "first_all_ones": (lambda a, b: (1 + 0 * a, (a < b) * 1.0), "slope_a is 1 everywhere."),
        "of_upstream_sum": (
            lambda a, b: ((a + b > 0) * 1.0, (a + b <= 0) * 1.0),
            "the sign of a + b decides; a > b should.",
        ),
    },
    ONE_OF_THEM,
)

CHOICES = [
    Choices(
        of=("maxout",),
        function=maxout,
        wrong=[*choices_of("value", VALUES), *choices_of("slopes", of_slopes(SLOPES))],
        pairs=False,
        only={"value": "value", "slopes": "slopes"},
    ),
]
