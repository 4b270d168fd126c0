"""Two more ways to regularize: dropout, and weights of a limited norm."""

import numpy as np


def dropout_forward(x, dropout_param):
    """Inverted dropout: in training each number is kept with probability p and divided by p, or else becomes 0.

    x: floats of any shape
    dropout_param: a dict with "mode", "train" or "test"; "p", the probability to keep a number, above 0 and at most 1;
        and "rng", a random generator that all the randomness comes from
    Returns (out, cache): out has x's shape, and is x itself in mode "test"; cache is what you want to have in
    `dropout_backward`. x isn't changed. (Srivastava and others, 2014.)
    """
    p, rng = dropout_param["p"], dropout_param["rng"]
    if dropout_param["mode"] == "test":
        # your code here
        raise NotImplementedError("dropout_forward is yours to write; see dropout.ipynb, section 4 · Dropout")
    # your code here
    raise NotImplementedError("dropout_forward is yours to write; see dropout.ipynb, section 4 · Dropout")


def dropout_backward(dout, cache):
    """The slope of the loss with respect to x.

    dout: floats of x's shape, the upstream gradient
    cache: what `dropout_forward` returned
    Returns dx, of x's shape.
    """
    # your code here
    raise NotImplementedError("dropout_backward is yours to write; see dropout.ipynb, section 4 · Dropout")


def max_norm(w, limit):
    """Each column whose norm, √ Σ_d w_dh², is above the limit is scaled down until its norm is the limit.

    w: (D, H) floats, the weights that lead to one of H neurons in each column
    limit: the largest norm allowed, a number above 0
    Returns the weights, a new array (D, H). It is asked after each update. (Srebro & Shraibman, 2005.)
    """
    # your code here
    raise NotImplementedError("max_norm is yours to write; see dropout.ipynb, section 3 · A limit instead of a penalty")
