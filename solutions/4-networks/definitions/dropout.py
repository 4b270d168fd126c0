"""Dropout and limited norms, one number after the other: the build compares the references with them."""

from math import fsum, sqrt

import numpy as np


def dropout_forward(x, dropout_param):
    p, rng = dropout_param["p"], dropout_param["rng"]
    training = dropout_param["mode"] == "train"
    factors = [(1 / p if rng.random() < p else 0.0) if training else 1.0 for _ in range(x.size)]
    out = [number * factor for number, factor in zip(x.ravel().tolist(), factors, strict=True)]
    return np.array(out).reshape(x.shape), factors


def dropout_backward(dout, cache):
    dx = [slope * factor for slope, factor in zip(dout.ravel().tolist(), cache, strict=True)]
    return np.array(dx).reshape(dout.shape)


def max_norm(w, limit):
    found = np.zeros(w.shape)
    for h in range(w.shape[1]):
        column = w[:, h].tolist()
        norm = sqrt(fsum(number**2 for number in column))
        for d, number in enumerate(column):
            found[d, h] = number * limit / norm if norm > limit else number
    return found
