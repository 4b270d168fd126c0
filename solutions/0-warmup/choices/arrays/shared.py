"""What several of the catalogues of `arrays.py` use."""

import numpy as np

from grading.choices.choice import KEEP_DECIMALS, KEEP_ORDER

ALONG_ROWS = "axis=1 goes through a row from left to right, one number for each row; axis=0 from top to bottom."

EACH_ITS_OWN = "Each row needs its own number: axis=1."

FILL_ALL = "The loop over the rows is range(N), from 0 to N - 1, and the return stands after it."

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
    "rounded_to_whole_numbers": (np.round, "the numbers are rounded.", KEEP_DECIMALS),
    "rounded_to_one_decimal": (lambda r: np.round(r, 1), "the numbers are rounded.", KEEP_DECIMALS),
    "rounded_to_two_decimals": (lambda r: np.round(r, 2), "the numbers are rounded.", KEEP_DECIMALS),
}
