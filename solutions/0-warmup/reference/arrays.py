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
    ### BEGIN SOLUTION
    return np.mean(a, axis=1)
    ### END SOLUTION


def minus_column(a, b):
    """`a` with `b` subtracted from each of its columns: result[i, j] = a[i, j] - b[i].

    a: (N, C) floats
    b: (N,) floats, one for each row
    Returns an array of shape (N, C).
    """
    ### BEGIN SOLUTION
    return a - b[:, None]
    ### END SOLUTION


def positive_part(a):
    """`a` with 0 in place of each negative number; `a` itself stays as it is.

    a: (N, C) floats
    Returns an array of shape (N, C).
    """
    ### BEGIN SOLUTION
    return np.maximum(0, a)
    ### END SOLUTION


def best_column(a):
    """For each row, the index of the column with its largest number; of several, the first.

    a: (N, C) floats
    Returns integers of shape (N,).
    """
    ### BEGIN SOLUTION
    return np.argmax(a, axis=1)
    ### END SOLUTION


def pick(a, columns):
    """From each row one number: result[i] = a[i, columns[i]].

    a: (N, C) floats
    columns: (N,) integers from 0 to C - 1, one for each row
    Returns an array of shape (N,).
    """
    ### BEGIN SOLUTION
    return a[np.arange(len(a)), columns]
    ### END SOLUTION
