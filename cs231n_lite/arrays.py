"""numpy for this course: each idea is one small function.

Shapes throughout: an array `a` of two axes has N rows and C or D columns. Axis 0 goes down the rows, axis 1 along the
columns.
"""

import numpy as np


def row_means(a):
    """The mean of each row.

    a: (N, D) floats
    Returns an array of shape (N,).
    """
    # your code here
    raise NotImplementedError("row_means is yours to write; see arrays.ipynb, section 1 · Along an axis")


def minus_column(a, b):
    """`a` with `b` subtracted from each of its columns: result[i, j] = a[i, j] - b[i].

    a: (N, C) floats
    b: (N,) floats, one for each row
    Returns an array of shape (N, C).
    """
    # your code here
    raise NotImplementedError("minus_column is yours to write; see arrays.ipynb, section 2 · Broadcasting")


def positive_part(a):
    """`a` with 0 in place of each negative number; `a` itself stays as it is.

    a: (N, C) floats
    Returns an array of shape (N, C).
    """
    # your code here
    raise NotImplementedError("positive_part is yours to write; see arrays.ipynb, section 3 · The larger of two")


def best_column(a):
    """For each row, the index of the column with its largest number; of several, the first.

    a: (N, C) floats
    Returns integers of shape (N,).
    """
    # your code here
    raise NotImplementedError("best_column is yours to write; see arrays.ipynb, section 4 · Where is the largest?")


def pick(a, columns):
    """From each row one number: result[i] = a[i, columns[i]].

    a: (N, C) floats
    columns: (N,) integers from 0 to C - 1, one for each row
    Returns an array of shape (N,).
    """
    # your code here
    raise NotImplementedError(
        "pick is yours to write; see arrays.ipynb, section 5 · Two arrays of indices choose pairs"
    )
