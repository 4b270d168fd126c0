"""The activation functions as their formulas say them, one number after the other, in decimal numbers of 40 digits."""

from decimal import Context, Decimal, localcontext

import numpy as np

DIGITS = Context(prec=40, Emax=10**9, Emin=-(10**9))


def _each(function, *arrays):
    """The values of `function`, which gives several for each number (or pair of numbers), as arrays."""
    with localcontext(DIGITS):
        found = [
            function(*map(Decimal, numbers)) for numbers in zip(*(a.ravel().tolist() for a in arrays), strict=True)
        ]
    return tuple(np.array([float(one) for one in ones]).reshape(arrays[0].shape) for ones in zip(*found, strict=True))


def sigmoid(x):
    def one(number):
        power = (-number).exp()
        return 1 / (1 + power), power / (1 + power) ** 2

    return _each(one, x)


def tanh(x):
    def one(number):
        up, down = number.exp(), (-number).exp()
        return (up - down) / (up + down), 4 / (up + down) ** 2

    return _each(one, x)


def relu(x):
    return _each(lambda number: (number, 1) if number > 0 else (0, 0), x)


def leaky_relu(x, alpha=0.01):
    leak = Decimal(alpha)
    return _each(lambda number: (number, 1) if number > 0 else (leak * number, leak), x)


def elu(x, alpha=1.0):
    depth = Decimal(alpha)
    return _each(lambda n: (n, 1) if n > 0 else (depth * (n.exp() - 1), depth * n.exp()), x)


def maxout(a, b):
    return _each(lambda one, other: (one, 1, 0) if one >= other else (other, 0, 1), a, b)
