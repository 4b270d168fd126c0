"""The softmax classifier: scores become probabilities, and the loss is the cross-entropy.

Shapes throughout: N examples, D numbers each, C classes. `X` is (N, D), `W` is (D, C), `y` is (N,) with the right
class of each example as an integer from 0 to C - 1, and the scores are `X @ W`, (N, C).
"""

import numpy as np


def softmax_probabilities(scores):
    """Each row of `scores` as probabilities: p_j = exp(s_j) / Σ_k exp(s_k).

    scores: (N, C) floats
    Returns an array of shape (N, C); every row is positive and sums to 1. (Lecture "Losses", softmax.)
    """
    # your code here
    raise NotImplementedError(
        "softmax_probabilities is yours to write; see softmax.ipynb, section 1 · From scores to probabilities"
    )


def softmax_loss_single(scores, y):
    """The cross-entropy loss of one example: -log p_y, with the natural logarithm.

    scores: (C,) floats, one score for each class
    y: the right class, an integer
    Returns the loss, one number. (Lecture "Losses", softmax.)
    """
    # your code here
    raise NotImplementedError(
        "softmax_loss_single is yours to write; see softmax.ipynb, section 2 · The loss of one example"
    )


def softmax_loss_naive(W, X, y, reg):
    """The softmax loss with its gradient, by loops over the examples and the classes.

    loss = 1/N · Σ_i -log p_{i,y_i} + reg · ΣW²,   p_ij = exp(s_ij) / Σ_k exp(s_ik),   s = X @ W

    W: (D, C) floats, the weights
    X: (N, D) floats, one example a row
    y: (N,) integers, the right classes
    reg: how strongly large weights are punished, a number
    Returns (loss, dW): one number, and its gradient with respect to W, an array of W's shape.
    (Lectures "Losses" and "Optimization".)
    """
    # your code here
    raise NotImplementedError(
        "softmax_loss_naive is yours to write; see softmax.ipynb, section 4 · All examples, with loops"
    )


def softmax_loss_vectorized(W, X, y, reg):
    """The same loss and gradient as `softmax_loss_naive`, without a Python loop over examples or classes.

    It is right for scores of any size, also where a probability is too small for a float.
    Takes and returns the same as `softmax_loss_naive`.
    """
    # your code here
    raise NotImplementedError(
        "softmax_loss_vectorized is yours to write; see softmax.ipynb, section 6 · All examples, without loops"
    )


softmax_loss = softmax_loss_vectorized  # the name that the rest of the course calls
