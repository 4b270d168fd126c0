"""Derivatives by nudging: numeric gradients, and the comparison of a gradient with them.

Throughout, `f` is a function of one argument that returns a number. It may be called as often as it takes; each call
costs as much as one loss.
"""

import numpy as np


def forward_difference(f, x, h):
    """The slope of `f` between x and x + h: (f(x + h) - f(x)) / h.

    x, h: numbers
    Returns a number; its error shrinks like h. (Lecture "Optimization", numeric gradient.)
    """
    ### BEGIN SOLUTION
    return (f(x + h) - f(x)) / h
    ### END SOLUTION


def centred_difference(f, x, h):
    """The slope of `f` between x - h and x + h: (f(x + h) - f(x - h)) / 2h.

    x, h: numbers
    Returns a number; its error shrinks like h². (Lecture "Optimization", numeric gradient.)
    """
    ### BEGIN SOLUTION
    return (f(x + h) - f(x - h)) / (2 * h)
    ### END SOLUTION


def eval_numerical_gradient(f, x, h=1e-5, centred=True):
    """The gradient of `f` at `x`, one number of x after the other.

    f: a function of an array like x
    x: an array of floats of any shape; it is nudged in place and comes back as it was
    h: the size of the step
    centred: centred differences, which take two values of f for each number of x; else forward ones, which take one
    Returns an array of x's shape. (Lecture "Optimization", numeric gradient.)
    """
    gradient = np.zeros_like(x)
    at_x = None if centred else f(x)
    numbers = np.nditer(x, flags=["multi_index"])
    for _ in numbers:
        place = numbers.multi_index
        ### BEGIN SOLUTION
        before = x[place]
        x[place] = before + h
        above = f(x)
        if centred:
            x[place] = before - h
            gradient[place] = (above - f(x)) / (2 * h)
        else:
            gradient[place] = (above - at_x) / h
        x[place] = before
        ### END SOLUTION
    return gradient


def relative_error(a, n):
    """How far `a` is from `n`: the largest difference over the largest number, max|a - n| / max(max|a|, max|n|).

    a, n: two numbers, or two arrays of the same shape
    Returns a number from 0 to 2; 0 if both are zero everywhere.
    """
    ### BEGIN SOLUTION
    largest = max(np.max(np.abs(a)), np.max(np.abs(n)))
    if largest == 0:
        return 0.0
    return np.max(np.abs(a - n)) / largest
    ### END SOLUTION


def grad_check_sparse(f, x, analytic, coordinates, h=1e-6, pattern=None):
    """Compare a gradient with centred differences at a few coordinates, leaving out those at a kink.

    f: a function of an array like x
    x: an array of floats; it is nudged in place and comes back as it was
    analytic: the gradient that is to be checked, an array of x's shape
    coordinates: K places in x, such as [(0, 2), (5, 1)]
    h: the size of the step
    pattern: a function of an array like x that returns booleans, such as which violations are positive; a step across
        which it changes has met a kink. None if f has no kinks.
    Returns (error, numeric, kinked): the `relative_error` over the coordinates that have met no kink, or nan if there
    is none; the centred differences, (K,); and which coordinates have met a kink, booleans (K,).
    """
    numeric = np.zeros(len(coordinates))
    kinked = np.zeros(len(coordinates), dtype=bool)
    for k, place in enumerate(coordinates):
        ### BEGIN SOLUTION
        before = x[place]
        x[place] = before + h
        above, pattern_above = f(x), pattern and pattern(x)
        x[place] = before - h
        below, pattern_below = f(x), pattern and pattern(x)
        x[place] = before
        numeric[k] = (above - below) / (2 * h)
        kinked[k] = pattern is not None and np.any(pattern_above != pattern_below)
        ### END SOLUTION
    ### BEGIN SOLUTION
    if np.all(kinked):
        return np.nan, numeric, kinked
    checked = np.array([analytic[place] for place in coordinates])
    return relative_error(checked[~kinked], numeric[~kinked]), numeric, kinked
    ### END SOLUTION
