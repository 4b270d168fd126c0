"""The regularizers as their formulas say it, one weight after the other: the build compares the reference with them."""

import numpy as np


def l2(W, reg):
    return elastic_net(W, 1.0, reg, absolute=0.0)


def l1(W, reg):
    return elastic_net(W, reg, 0.0)


def elastic_net(W, reg, beta, absolute=1.0):
    weights = W.ravel().tolist()
    value = sum(reg * (beta * w * w + absolute * abs(w)) for w in weights)
    gradient = [reg * (beta * 2 * w + absolute * ((w > 0) - (w < 0))) for w in weights]
    return value, np.array(gradient).reshape(W.shape)
