"""Differences as their formulas say it, each at a copy of x: the build compares the reference with them."""

import math

import numpy as np


def forward_difference(f, x, h):
    above, here = f(x + h), f(x)
    return (above - here) / h


def centred_difference(f, x, h):
    above, below = f(x + h), f(x - h)
    return (above - below) / (h + h)


def eval_numerical_gradient(f, x, h=1e-5, centred=True):
    difference = _centred if centred else _forward
    slopes = [difference(f, x, place, h) for place in np.ndindex(x.shape)]
    return np.array(slopes).reshape(x.shape)


def relative_error(a, n):
    a, n = np.ravel(a).tolist(), np.ravel(n).tolist()
    difference = max(abs(one - other) for one, other in zip(a, n, strict=True))
    return difference and difference / max(abs(number) for number in a + n)


def grad_check_sparse(f, x, analytic, coordinates, h=1e-6, pattern=None):
    places = [tuple(int(axis) for axis in place) for place in coordinates]
    numeric = [_centred(f, x, place, h) for place in places]
    kinked = [pattern is not None and _changes(pattern, x, place, h) for place in places]
    smooth = [k for k, met in enumerate(kinked) if not met]
    compared = [float(analytic[places[k]]) for k in smooth], [numeric[k] for k in smooth]
    return relative_error(*compared) if smooth else math.nan, np.array(numeric), np.array(kinked, dtype=bool)


def _forward(f, x, place, h):
    return (f(_moved(x, place, h)) - f(x.copy())) / h


def _centred(f, x, place, h):
    return (f(_moved(x, place, h)) - f(_moved(x, place, -h))) / (h + h)


def _changes(pattern, x, place, h):
    above, below = pattern(_moved(x, place, h)), pattern(_moved(x, place, -h))
    return np.ravel(above).tolist() != np.ravel(below).tolist()


def _moved(x, place, step):
    copy = x.copy()
    copy[place] = x[place] + step
    return copy
