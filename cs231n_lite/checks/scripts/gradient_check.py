"""Scripts about `gradient_check.py`: the functions whose derivatives are asked for, and the calls."""

import numpy as np


def smooth(x):
    """Σ x³ + (Σ k · x_k)² / 8, a function without kinks in which every number of x meets every other."""
    order = np.arange(1, x.size + 1).reshape(x.shape)
    return np.sum(x**3) + np.sum(order * x) ** 2 / 8


def kinked(x):
    """Σ k · max(0, x_k) + Σ x²: it has a kink wherever a number of x is 0."""
    order = np.arange(1, x.size + 1).reshape(x.shape)
    return np.sum(order * np.maximum(0, x)) + np.sum(x * x)


def positive(x):
    """On which side of their kink the numbers of x are."""
    return x > 0


def forward_slope(module, x, h):
    return module.forward_difference(lambda x: x**3 - 2 * x, x, h)


def centred_slope(module, x, h):
    return module.centred_difference(lambda x: x**3 - 2 * x, x, h)


def numeric_gradient(module, x, h, centred):
    return module.eval_numerical_gradient(smooth, x, h=h, centred=centred)


def x_after_numeric_gradient(module, x, h):
    module.eval_numerical_gradient(smooth, x, h=h, centred=True)
    return x


def sparse_check(module, x, analytic, coordinates, h):
    """The check of a gradient of a kinked function at some coordinates: what it returns, and x afterwards."""
    places = [tuple(map(int, place)) for place in coordinates]
    return module.grad_check_sparse(kinked, x, analytic, places, h=h, pattern=positive), x


def sparse_check_without_pattern(module, x, analytic, coordinates, h):
    """The same for a smooth function, without a pattern."""
    places = [tuple(map(int, place)) for place in coordinates]
    return module.grad_check_sparse(smooth, x, analytic, places, h=h), x
