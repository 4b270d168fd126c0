"""What can be decided otherwise in `minus_column` of `arrays.py`."""

import numpy as np

from grading.choices.choice import KEEP_ORDER, KEEP_SIGNS, Choices
from grading.choices.losses import choices_of

FROM_EACH = "Row i of the result is row i of the array less b[i]; b[:, None] stands upright."


def minus_column(a, b, *, shift=lambda a, b: np.repeat(b[:, None], a.shape[1], axis=1), joined=lambda a, s: a - s):
    """A number subtracted from each row, each choice a parameter."""
    return joined(a, shift(a, b))


SHIFT = {
    "b_along_the_rows": (
        lambda a, b: np.tile(np.resize(b, a.shape[1]), (len(a), 1)),
        "b[j] is subtracted from column j, so that every row loses the same numbers.",
        "Broadcasting compares shapes from the right: (N,) fits the columns. b[:, None] has the shape (N, 1).",
    ),
    "first_number": (lambda a, b: np.full(a.shape, b[0]), "b[0] is subtracted from every row.", "Row i loses b[i]."),
    "last_number": (lambda a, b: np.full(a.shape, b[-1]), "the last number of b is subtracted.", "Row i loses b[i]."),
    "mean_of_b": (lambda a, b: np.full(a.shape, np.mean(b)), "the mean of b is subtracted.", "Row i loses b[i]."),
    "sum_of_b": (lambda a, b: np.full(a.shape, np.sum(b)), "the sum of b is subtracted.", "Row i loses b[i]."),
    "nothing": (
        lambda a, b: np.zeros(a.shape),
        "this is the array itself: nothing is subtracted.",
        "Row i loses b[i].",
    ),
    "size_of_b": (lambda a, b: np.abs(b)[:, None], "the absolute values of b are subtracted.", KEEP_SIGNS),
    "rows_reversed": (lambda a, b: b[::-1, None], "b is subtracted in reverse order.", KEEP_ORDER),
    "row_before": (
        lambda a, b: np.roll(b, 1)[:, None],
        "row i loses the number of the row before.",
        "Row i loses b[i].",
    ),
    "means_of_rows": (lambda a, b: np.mean(a, axis=1)[:, None], "the means of the rows are subtracted.", FROM_EACH),
    "one_column_alone": (
        lambda a, b: np.where(np.arange(a.shape[1]) == 0, b[:, None], 0),
        "only column 0 has changed.",
        "b is subtracted from every column.",
    ),
    "last_column_alone": (
        lambda a, b: np.where(np.arange(a.shape[1]) == a.shape[1] - 1, b[:, None], 0),
        "only the last column has changed.",
        "b is subtracted from every column.",
    ),
    "diagonal_alone": (
        lambda a, b: np.where(np.arange(a.shape[1]) == np.arange(len(a))[:, None], b[:, None], 0),
        "only the entries [i, i] have changed.",
        "b is subtracted from every column.",
    ),
}

JOINED = {
    "added": (lambda a, s: a + s, "b is added.", FROM_EACH),
    "other_way_round": (
        lambda a, s: s - a,
        "the array is subtracted from b; b is to be subtracted from the array.",
        FROM_EACH,
    ),
    "multiplied": (lambda a, s: a * s, "the rows are multiplied by b.", FROM_EACH),
    "distance": (lambda a, s: np.abs(a - s), "the absolute values of the differences are there.", KEEP_SIGNS),
    "clipped": (lambda a, s: np.maximum(0, a - s), "negative differences are 0.", KEEP_SIGNS),
    "b_alone": (lambda a, s: np.broadcast_to(s, a.shape), "this is b, repeated: the array is missing.", FROM_EACH),
}

DIVIDED = {"divided": (lambda a, s: a / s, "the rows are divided by b.", FROM_EACH)}

CHOICES = [
    Choices(
        of=("minus_column",),
        function=minus_column,
        wrong=[*choices_of("shift", SHIFT), *choices_of("joined", JOINED), *choices_of("joined", DIVIDED, ())],
    ),
]
