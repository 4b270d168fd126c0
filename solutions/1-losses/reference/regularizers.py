"""Regularizers: what large weights cost, with the gradient of that cost."""

import numpy as np


def l2(W, reg):
    """The L2 regularizer, reg · ΣW², and its gradient.

    W: an array of weights, of any shape
    reg: the regularization strength λ, a number
    Returns (value, gradient): one number, and an array of W's shape. (Lecture "Losses", regularization.)
    """
    ### BEGIN SOLUTION
    return reg * np.sum(W * W), 2 * reg * W
    ### END SOLUTION
