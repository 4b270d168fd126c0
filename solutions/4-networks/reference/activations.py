"""Activation functions: what stands between two linear layers, so that they aren't one.

Each takes an array of numbers of any shape, and works on every number by itself. It returns its values and its slopes,
two new arrays of that shape; the input isn't changed.
"""

import numpy as np


def sigmoid(x):
    """The sigmoid: 1 / (1 + e^-x), between 0 and 1.

    x: floats of any shape and of any size, also -1000 and 1000
    Returns (value, slope), of x's shape: the sigmoid of each number, and its derivative there.
    (Lecture "Neural networks", activation functions.)
    """
    ### BEGIN SOLUTION
    small = np.exp(-np.abs(x))
    value = np.where(x >= 0, 1, small) / (1 + small)
    return value, value * (1 - value)
    ### END SOLUTION


def tanh(x):
    """The hyperbolic tangent, between -1 and 1: `np.tanh`.

    x: floats of any shape
    Returns (value, slope), of x's shape. (Lecture "Neural networks", activation functions.)
    """
    ### BEGIN SOLUTION
    value = np.tanh(x)
    return value, 1 - value**2
    ### END SOLUTION


def relu(x):
    """The rectifier: max(0, x).

    x: floats of any shape
    Returns (value, slope), of x's shape; the slope at exactly 0 counts as 0.
    (Lecture "Neural networks", activation functions.)
    """
    ### BEGIN SOLUTION
    return np.maximum(0, x), (x > 0).astype(x.dtype)
    ### END SOLUTION


def leaky_relu(x, alpha=0.01):
    """The leaky rectifier: x where x is above 0, and alpha · x elsewhere.

    x: floats of any shape
    alpha: the slope below 0, a number between 0 and 1
    Returns (value, slope), of x's shape; the slope at exactly 0 counts as alpha.
    (Maas, Hannun & Ng, 2013.)
    """
    ### BEGIN SOLUTION
    slope = np.where(x > 0, 1, alpha)
    return slope * x, slope
    ### END SOLUTION


def elu(x, alpha=1.0):
    """The exponential linear unit: x where x is above 0, and alpha · (e^x - 1) elsewhere.

    x: floats of any shape and of any size, also -1000 and 1000
    alpha: how far it goes down, a number above 0
    Returns (value, slope), of x's shape; the slope at exactly 0 counts as alpha.
    (Clevert, Unterthiner & Hochreiter, 2016.)
    """
    ### BEGIN SOLUTION
    below = alpha * np.exp(np.minimum(x, 0))
    return np.where(x > 0, x, below - alpha), np.where(x > 0, 1, below)
    ### END SOLUTION


def maxout(a, b):
    """Maxout of two linear layers' results: the larger of the two numbers at each place.

    a, b: floats of one shape
    Returns (value, slope_a, slope_b), of that shape: the larger number, and its derivatives with respect to a and to b.
    Where both are equal, the slope belongs to a. (Goodfellow and others, 2013.)
    """
    ### BEGIN SOLUTION
    slope_a = (a >= b).astype(a.dtype)
    return np.maximum(a, b), slope_a, 1 - slope_a
    ### END SOLUTION
