"""What can be decided otherwise in `positive_part` of `arrays.py`."""

import numpy as np

from grading.choices.choice import KEEP_DECIMALS, Choices
from grading.choices.losses import choices_of

from .shared import FILL_ALL


def positive_part(a, *, part=lambda a: np.maximum(0, a), finished=lambda a: a):
    """Negative numbers replaced by 0, each choice a parameter."""
    return finished(part(a))


REPLACE = "np.maximum(0, a) takes the larger of 0 and each number of a."

LEAKY = "negative numbers are only made smaller, as in a leaky ReLU; they should be 0."

PART = {
    "unchanged": (lambda a: 1.0 * a, "this is the array itself: negative numbers are still there.", REPLACE),
    "absolute": (np.abs, "negative numbers have lost their sign; they should be 0.", REPLACE),
    "negative_part": (
        lambda a: np.minimum(0, a),
        "the positive numbers are 0, and the negative ones are kept.",
        REPLACE,
    ),
    "size_of_negative_part": (
        lambda a: np.maximum(0, -a),
        "the negative numbers are kept, without their sign, and the positive ones are 0.",
        REPLACE,
    ),
    "ones": (lambda a: (a > 0) * 1.0, "1 stands where a number is positive; the number itself belongs there.", REPLACE),
    "at_least_one": (lambda a: np.maximum(1, a), "what is below 1 is replaced by 1.", REPLACE),
    "cut_at_one": (lambda a: np.clip(a, 0, 1), "what is above 1 is replaced by 1.", REPLACE),
    "above_one": (
        lambda a: np.where(a > 1, a, 0),
        "numbers between 0 and 1 are 0, too.",
        "Compare with 0, not with 1.",
    ),
    "largest_for_all": (
        lambda a: np.full(a.shape, np.maximum(0, np.max(a))),
        "every entry is the largest number of all.",
        "np.maximum compares number by number; np.max gives the largest number of an array.",
    ),
    "largest_of_rows": (
        lambda a: np.maximum(0, np.max(a, axis=-1, keepdims=True)) + 0 * a,
        "every entry is the largest number of its row, or 0.",
        "np.maximum compares number by number; np.max gives the largest number of an array.",
    ),
    "whole_rows": (
        lambda a: np.where(np.any(a < 0, axis=-1, keepdims=True), 0, a),
        "whole rows are 0 where one of their numbers is negative.",
        REPLACE,
    ),
    "above_the_mean": (lambda a: np.where(a > np.mean(a), a, 0), "what is below the mean is 0.", "Compare with 0."),
    "negated": (lambda a: np.where(a < 0, 0, -a), "the positive numbers have got a minus.", REPLACE),
    "replaced_by_one": (lambda a: np.where(a < 0, 1, a), "negative numbers are replaced by 1.", "Replace them by 0."),
    "replaced_by_minus_one": (lambda a: np.where(a < 0, -1, a), "negative numbers are replaced by -1.", REPLACE),
    "a_hundredth": (lambda a: np.where(a < 0, 0.01 * a, a), LEAKY, REPLACE),
    "a_tenth": (lambda a: np.where(a < 0, 0.1 * a, a), LEAKY, REPLACE),
    "half_of_absolute": (
        lambda a: np.abs(a) / 2,
        "half of the absolute values are there.",
        "(a + |a|) / 2 would be right, too: a itself is missing.",
    ),
    "doubled": (lambda a: 2 * np.maximum(0, a), "the positive numbers are doubled.", REPLACE),
    "softplus": (
        lambda a: np.log1p(np.exp(a)),
        "this is log(1 + exp(a)), a smooth form of the positive part.",
        REPLACE,
    ),
    "smallest_subtracted": (
        lambda a: a - np.min(a),
        "the smallest number of all is subtracted, so that it becomes 0.",
        REPLACE,
    ),
    "smallest_of_rows_subtracted": (
        lambda a: a - np.min(a, axis=-1, keepdims=True),
        "from each row its smallest number is subtracted, so that it becomes 0.",
        REPLACE,
    ),
    "rounded": (lambda a: np.round(np.maximum(0, a)), "the numbers are rounded.", KEEP_DECIMALS),
}

ROUNDED = {
    "cut": (np.trunc, "the numbers have lost what stands behind the decimal point.", KEEP_DECIMALS),
    "squared": (np.square, "the numbers are squared.", REPLACE),
    "first_row_alone": (
        lambda a: np.concatenate([a[:1], 0 * a[1:]]),
        "only the first row is filled in.",
        FILL_ALL,
    ),
    "last_row_missing": (lambda a: np.concatenate([a[:-1], 0 * a[-1:]]), "the last row is 0.", FILL_ALL),
}

CHOICES = [
    Choices(
        of=("positive_part",),
        function=positive_part,
        wrong=[*choices_of("part", PART), *choices_of("finished", ROUNDED)],
        pairs=False,
    ),
]
