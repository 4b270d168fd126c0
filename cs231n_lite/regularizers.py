"""Regularizers: what large weights cost, with the gradient of that cost."""

import numpy as np


def l2(W, reg):
    """The L2 regularizer, reg · ΣW², and its gradient.

    W: an array of weights, of any shape
    reg: how strongly large weights are punished, a number
    Returns (value, gradient): one number, and an array of W's shape. (Lecture "Losses", regularization.)
    """
    # your code here
    raise NotImplementedError("l2 is yours to write; see svm.ipynb, section 6 · Arrays instead of loops")


def l1(W, reg):
    """The L1 regularizer, reg · Σ|W|, and a subgradient of it: reg · sign(W), which is 0 where a weight is 0.

    Takes and returns the same as `l2`.
    """
    # your code here
    raise NotImplementedError("l1 is yours to write; see regularization.ipynb, section 3 · Other penalties")


def elastic_net(W, reg, beta):
    """Both at once, reg · Σ(beta · W² + |W|), and a subgradient of it.

    beta: how much the squares count beside the absolute values, a number
    Otherwise takes and returns the same as `l2`.
    """
    # your code here
    raise NotImplementedError("elastic_net is yours to write; see regularization.ipynb, section 3 · Other penalties")
