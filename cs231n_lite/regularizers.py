"""Regularizers: what large weights cost, with the gradient of that cost."""

import numpy as np


def l2(W, reg):
    """The L2 regularizer, reg · ΣW², and its gradient.

    W: an array of weights, of any shape
    reg: the regularization strength λ, a number
    Returns (value, gradient): one number, and an array of W's shape. (Lecture "Losses", regularization.)
    """
    # your code here
    raise NotImplementedError("l2 is yours to write; see svm.ipynb, section 5 · A price on large weights")
