"""The exercises with arrays, one number after the other: the build compares the reference with them."""

import numpy as np


def row_means(a):
    return np.array([sum(row) / len(row) for row in a.tolist()])


def minus_column(a, b):
    return np.array([[number - less for number in row] for row, less in zip(a.tolist(), b.tolist(), strict=True)])


def positive_part(a):
    return np.array([number if number > 0 else 0.0 for number in a.ravel().tolist()]).reshape(a.shape)


def best_column(a):
    return np.array([row.index(max(row)) for row in a.tolist()])


def pick(a, columns):
    return np.array([row[column] for row, column in zip(a.tolist(), columns.tolist(), strict=True)])
