"""What can be decided otherwise in the small exercises with arrays: along which axis, of what, and in which order."""

import numpy as np

from grading.choices.choice import KEEP_DECIMALS, KEEP_ORDER, KEEP_SIGNS, Choices
from grading.choices.losses import choices_of

ALONG_ROWS = "axis=1 goes through a row from left to right, one number for each row; axis=0 from top to bottom."
THE_MEANS = "np.mean with axis=1 gives the mean of each row."
FROM_EACH = "Row i of the result is row i of the array less b[i]; b[:, None] stands upright."
THE_INDEX = "np.argmax with axis=1 gives the index of the largest number of each row."
EACH_ITS_OWN = "Each row needs its own number: axis=1."
FILL_ALL = "The loop over the rows is range(N), from 0 to N - 1, and the return stands after it."


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
OF_EACH_ROW = {
    "first_row_alone": (lambda r: np.append(r[:1], 0 * r[1:]), "only the first row has its number.", FILL_ALL),
    "last_row_missing": (lambda r: np.append(r[:-1], 0), "the number of the last row is 0.", FILL_ALL),
    "first_row_missing": (lambda r: np.append(0, r[1:]), "the number of the first row is 0.", FILL_ALL),
    "first_for_all": (lambda r: np.full(len(r), r[0]), "every row gets the number of the first.", EACH_ITS_OWN),
    "last_for_all": (lambda r: np.full(len(r), r[-1]), "every row gets the number of the last.", EACH_ITS_OWN),
    "reversed": (lambda r: r[::-1], "the numbers come in reverse order.", KEEP_ORDER),
    "sorted": (lambda r: np.sort(r), "the numbers are sorted.", KEEP_ORDER),
    "zeros": (lambda r: 0 * r, "all numbers are 0: the array is made and never filled in.", FILL_ALL),
}
SIGN_AND_SIZE = {
    "negative": (lambda r: -r, "the signs are the wrong way round.", "Look for a minus."),
    "cut": (np.trunc, "the numbers have lost what stands behind the decimal point.", KEEP_DECIMALS),
    "rounded_down": (np.floor, "the numbers are rounded down.", KEEP_DECIMALS),
}


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


def positive_part(a, *, part=lambda a: np.maximum(0, a), finished=lambda a: a):
    """Negative numbers replaced by 0, each choice a parameter."""
    return finished(part(a))


REPLACE = "np.maximum(0, a) takes the larger of 0 and each number of a."
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
}
INDEX = {
    "counted_from_one": (lambda r: r + 1, "the columns are counted from 1.", "The first column is 0."),
    "one_less": (lambda r: r - 1, "1 is taken from each index.", "The first column is 0."),
}


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
    Choices(
        of=("minus_column",),
        function=minus_column,
        wrong=[*choices_of("shift", SHIFT), *choices_of("joined", JOINED)],
    ),
    Choices(
        of=("positive_part",),
        function=positive_part,
        wrong=[*choices_of("part", PART), *choices_of("finished", ROUNDED)],
        pairs=False,
    ),
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
