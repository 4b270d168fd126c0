"""What can be decided otherwise in `best_column` of `arrays.py`."""

import numpy as np

from grading.choices.choice import KEEP_DECIMALS, KEEP_ORDER, KEEP_SIGNS, Choices
from grading.choices.losses import choices_of

from .shared import ALONG_ROWS, EACH_ITS_OWN, OF_EACH_ROW

THE_INDEX = "np.argmax with axis=1 gives the index of the largest number of each row."

BEGIN_ANEW = "Begin each row anew, with its first number as the largest and the index 0."


def _kept_from_row_to_row(a):
    """The column of the largest number so far."""
    return np.array([np.argmax(a[: i + 1]) % a.shape[1] for i in range(len(a))])


def _largest_kept(a):
    """The column of the row's largest number where no row before had so large a number, else 0."""
    before = np.maximum.accumulate(np.append(-np.inf, np.max(a, axis=1)))[:-1]
    return np.where(np.max(a, axis=1) > before, np.argmax(a, axis=1), 0)


def best_column(a, *, of=lambda a: a, chosen=lambda a: np.argmax(a, axis=1), finished=lambda r: r):
    """The index of the largest number of each row, each choice a parameter."""
    return finished(chosen(of(a))).astype(int)


OF_BEST = {
    "absolute_values": (np.abs, "the number with the largest absolute value is taken.", KEEP_SIGNS),
    "cut": (np.trunc, "the numbers lose their decimals before they are compared.", KEEP_DECIMALS),
    "rounded": (np.round, "the numbers are rounded before they are compared.", KEEP_DECIMALS),
    "negative_as_zero": (
        lambda a: np.maximum(0, a),
        "negative numbers count as 0, so that column 0 wins where all are negative.",
        "Begin with the first number of the row, or with -np.inf, not with 0.",
    ),
    "least_as_minus_one": (
        lambda a: np.maximum(-1, a),
        "numbers below -1 count as -1, so that column 0 wins where all are below.",
        "Begin with the first number of the row, or with -np.inf, not with -1.",
    ),
    "rows_sorted": (lambda a: np.sort(a, axis=1), "the rows are sorted before the largest is looked for.", KEEP_ORDER),
}

BEST = {
    "best_rows": (
        lambda a: np.resize(np.argmax(a, axis=0), len(a)),
        "for each column, the row of its largest number is given.",
        ALONG_ROWS,
    ),
    "smallest": (lambda a: np.argmin(a, axis=1), "these are the indices of the smallest numbers.", THE_INDEX),
    "last_of_equals": (
        lambda a: a.shape[1] - 1 - np.argmax(a[:, ::-1], axis=1),
        "of equal numbers the last one is taken; the first is wanted.",
        "np.argmax takes the first one; a loop of your own compares with >, not with >=.",
    ),
    "second": (
        lambda a: np.argsort(-a, axis=1, kind="stable")[:, min(1, a.shape[1] - 1)],
        "these are the indices of the second largest numbers.",
        THE_INDEX,
    ),
    "largest_itself": (
        lambda a: np.max(a, axis=1),
        "these are the largest numbers, without what stands behind the decimal point; their indices are wanted.",
        "np.max gives the largest number itself, np.argmax the index where it stands.",
    ),
    "best_of_means": (
        lambda a: np.full(len(a), np.argmax(np.mean(a, axis=0))),
        "every row gets the column whose mean is largest.",
        EACH_ITS_OWN,
    ),
    "first_positive": (
        lambda a: np.argmax(a > 0, axis=1),
        "the first column with a positive number is taken.",
        THE_INDEX,
    ),
    "place_in_the_whole": (
        lambda a: np.argmax(a, axis=1) + a.shape[1] * np.arange(len(a)),
        "the indices are counted through all rows.",
        "In each row the first column is 0.",
    ),
    "counted_from_the_second": (
        lambda a: np.argmax(a[:, 1:], axis=1) if a.shape[1] > 1 else np.zeros(len(a)),
        "column 0 is left out, and column 1 counts as 0.",
        THE_INDEX,
    ),
    "first_column_left_out": (
        lambda a: 1 + np.argmax(a[:, 1:], axis=1) if a.shape[1] > 1 else np.zeros(len(a)),
        "column 0 is left out.",
        "The index is that of all columns.",
    ),
    "last_column_left_out": (
        lambda a: np.argmax(a[:, :-1], axis=1) if a.shape[1] > 1 else np.zeros(len(a)),
        "the last column is left out.",
        "range(D) goes from 0 to D - 1.",
    ),
    "kept_from_row_to_row": (
        _kept_from_row_to_row,
        "the largest number and its index are kept from one row to the next.",
        BEGIN_ANEW,
    ),
    "largest_kept": (_largest_kept, "the largest number is kept from one row to the next.", BEGIN_ANEW),
}

INDEX = {
    "counted_from_one": (lambda r: r + 1, "the columns are counted from 1.", "The first column is 0."),
    "one_less": (lambda r: r - 1, "1 is taken from each index.", "The first column is 0."),
}

CHOICES = [
    Choices(
        of=("best_column",),
        function=best_column,
        wrong=[
            *choices_of("of", OF_BEST),
            *choices_of("chosen", BEST),
            *choices_of("finished", OF_EACH_ROW | INDEX),
        ],
        pairs=False,
    ),
]
