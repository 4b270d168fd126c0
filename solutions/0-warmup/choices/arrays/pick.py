"""What can be decided otherwise in `pick` of `arrays.py`."""

import numpy as np

from grading.choices.choice import KEEP_ORDER, Choices
from grading.choices.losses import choices_of

from .shared import OF_EACH_ROW, SIGN_AND_SIZE


def pick(
    a,
    columns,
    *,
    rows=lambda a, columns: np.arange(len(a)),
    places=lambda a, columns: columns,
    taken=lambda a, rows, places: a[rows, places % a.shape[1]],
    finished=lambda r: r,
):
    """One number of each row, each choice a parameter."""
    return finished(taken(a, rows(a, columns), places(a, columns)))


PAIRS = "a[rows, columns] with the rows np.arange(N): row i and columns[i]."

ROWS = {
    "first_row": (
        lambda a, columns: np.zeros(len(a), int),
        "all numbers are taken from row 0, as np.take(a, columns) does.",
        PAIRS,
    ),
    "last_row": (lambda a, columns: np.full(len(a), -1), "all numbers are taken from the last row.", PAIRS),
    "rows_by_columns": (lambda a, columns: columns % len(a), "row columns[i] is taken, where row i belongs.", PAIRS),
    "row_before": (lambda a, columns: np.arange(len(a)) - 1, "the numbers are taken from the row before.", PAIRS),
    "rows_reversed": (lambda a, columns: np.arange(len(a))[::-1], "the rows are taken in reverse order.", KEEP_ORDER),
}

PLACES = {
    "one_less": (lambda a, columns: columns - 1, "column columns[i] - 1 is taken.", "columns[i] is an index already."),
    "one_more": (lambda a, columns: columns + 1, "column columns[i] + 1 is taken.", "columns[i] is an index already."),
    "first_of_columns": (
        lambda a, columns: np.full(len(a), columns[0]),
        "the same column, columns[0], is taken in every row.",
        PAIRS,
    ),
    "last_of_columns": (
        lambda a, columns: np.full(len(a), columns[-1]),
        "the same column, that of the last row, is taken in every row.",
        PAIRS,
    ),
    "columns_sorted": (lambda a, columns: np.sort(columns), "the columns are sorted first.", KEEP_ORDER),
    "columns_reversed": (lambda a, columns: columns[::-1], "the columns are taken in reverse order.", KEEP_ORDER),
    "diagonal": (lambda a, columns: np.arange(len(a)), "the entries [i, i] are taken: columns isn't used.", PAIRS),
    "column_0": (lambda a, columns: 0 * columns, "column 0 is taken in every row.", PAIRS),
    "last_column": (lambda a, columns: 0 * columns - 1, "the last column is taken in every row.", PAIRS),
}

TAKEN = {
    "exchanged": (
        lambda a, rows, places: a[places % len(a), rows % a.shape[1]],
        "the two indices are exchanged: a[columns, rows].",
        "The row comes first: a[rows, columns].",
    ),
    "largest": (lambda a, rows, places: np.max(a, axis=1), "the largest number of each row is taken.", PAIRS),
    "smallest": (lambda a, rows, places: np.min(a, axis=1), "the smallest number of each row is taken.", PAIRS),
    "sums": (lambda a, rows, places: np.sum(a, axis=1), "these are the sums of the rows.", PAIRS),
    "columns_themselves": (lambda a, rows, places: places * 1.0, "columns itself is returned.", PAIRS),
    "sums_of_picked_columns": (
        lambda a, rows, places: np.sum(a[:, places % a.shape[1]], axis=1),
        "whole columns are taken and added up in each row.",
        PAIRS,
    ),
    "means_of_picked_columns": (
        lambda a, rows, places: np.mean(a[:, places % a.shape[1]], axis=1),
        "whole columns are taken and averaged in each row.",
        PAIRS,
    ),
    "means": (lambda a, rows, places: np.mean(a, axis=1), "these are the means of the rows.", PAIRS),
}

CHOICES = [
    Choices(
        of=("pick",),
        function=pick,
        wrong=[
            *choices_of("rows", ROWS),
            *choices_of("places", PLACES),
            *choices_of("taken", TAKEN),
            *choices_of("finished", OF_EACH_ROW | SIGN_AND_SIZE),
        ],
        pairs=False,
    ),
]
