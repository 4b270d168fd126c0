"""What can be decided otherwise in `row_means` of `arrays.py`."""

import numpy as np

from grading.choices.choice import KEEP_DECIMALS, KEEP_SIGNS, Choices
from grading.choices.losses import choices_of

from .shared import ALONG_ROWS, EACH_ITS_OWN, OF_EACH_ROW, SIGN_AND_SIZE

THE_MEANS = "np.mean with axis=1 gives the mean of each row."


def row_means(a, *, of=lambda a: a, mean=lambda a: np.mean(a, axis=1), finished=lambda means: means):
    """The mean of each row, each choice a parameter."""
    return finished(mean(of(a)))


OF = {
    "absolute_values": (np.abs, "the absolute values are averaged.", KEEP_SIGNS),
    "squares": (np.square, "the squares are averaged.", "Average the numbers as they are."),
    "rounded": (np.round, "the numbers are rounded first.", KEEP_DECIMALS),
    "negative_as_zero": (lambda a: np.maximum(0, a), "negative numbers count as 0.", KEEP_SIGNS),
    "first_column_left_out": (
        lambda a: a[:, 1:],
        "column 0 is left out.",
        "The mean is that of all columns.",
    ),
    "last_column_left_out": (
        lambda a: a[:, :-1],
        "the last column is left out.",
        "The mean is that of all columns.",
    ),
}

MEAN = {
    "means_of_columns": (
        lambda a: np.resize(np.mean(a, axis=0), len(a)),
        "these are the means of the columns.",
        ALONG_ROWS,
    ),
    "sums": (
        lambda a: np.sum(a, axis=1),
        "these are the sums of the rows.",
        "np.mean divides by the number of columns.",
    ),
    "sums_of_columns": (
        lambda a: np.resize(np.sum(a, axis=0), len(a)),
        "these are the sums of the columns.",
        ALONG_ROWS,
    ),
    "mean_of_all": (lambda a: np.full(len(a), np.mean(a)), "every row gets the mean of the whole array.", EACH_ITS_OWN),
    "medians": (lambda a: np.median(a, axis=1), "these are the medians.", THE_MEANS),
    "largest": (lambda a: np.max(a, axis=1), "these are the largest numbers of the rows.", THE_MEANS),
    "smallest": (lambda a: np.min(a, axis=1), "these are the smallest numbers of the rows.", THE_MEANS),
    "first_column": (lambda a: a[:, 0], "this is column 0.", THE_MEANS),
    "middle": (
        lambda a: (np.min(a, axis=1) + np.max(a, axis=1)) / 2,
        "these lie halfway between the smallest and the largest number of each row.",
        THE_MEANS,
    ),
    "zeros_left_out": (
        lambda a: np.sum(a, axis=1) / np.maximum(1, np.sum(a != 0, axis=1)),
        "zeros are left out.",
        "A zero counts as a number, too: divide by the number of columns.",
    ),
    "geometric": (
        lambda a: np.exp(np.mean(np.log(np.abs(a)), axis=1)),
        "these are geometric means of the absolute values.",
        THE_MEANS,
    ),
    "standard_deviations": (lambda a: np.std(a, axis=1), "these are the standard deviations.", THE_MEANS),
    "variances": (lambda a: np.var(a, axis=1), "these are the variances.", THE_MEANS),
    "divided_by_rows": (
        lambda a: np.sum(a, axis=1) / len(a),
        "the sums of the rows are divided by the number of rows.",
        "Each row has D numbers: a.shape[1].",
    ),
    "divided_by_one_less": (
        lambda a: np.sum(a, axis=1) / max(1, a.shape[1] - 1),
        "the sums are divided by one less than the number of columns.",
        "Each row has D numbers: a.shape[1].",
    ),
    "divided_by_all": (
        lambda a: np.sum(a, axis=1) / a.size,
        "the sums are divided by the number of all entries.",
        "Each row has D numbers: a.shape[1].",
    ),
}

CHOICES = [
    Choices(
        of=("row_means",),
        function=row_means,
        wrong=[
            *choices_of("of", OF),
            *choices_of("mean", MEAN),
            *choices_of("finished", OF_EACH_ROW | SIGN_AND_SIZE),
        ],
        pairs=False,
    ),
]
