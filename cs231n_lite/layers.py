"""Layers: functions that go forward, and know how to go backward.

A forward pass returns its result and a cache of what the backward pass will need. A backward pass takes the upstream
gradient `dout`, the slope of the loss with respect to the layer's output, and returns the slope with respect to each of
its inputs. Each has the shape of what it is the slope of.

Shapes throughout: N examples, D numbers each, M outputs or C classes.
"""

import numpy as np


def affine_forward(x, w, b):
    """The affine layer: each example, as a row of D numbers, times w, plus b.

    x: (N, d1, ..., dk) floats, N examples of any shape, with D = d1 · ... · dk
    w: (D, M) floats
    b: (M,) floats
    Returns (out, cache): out is (N, M); cache is what you want to have in `affine_backward`. x isn't changed.
    (Lecture "Backpropagation".)
    """
    # your code here
    raise NotImplementedError("affine_forward is yours to write; see matrices.ipynb, section 4 · The affine layer")


def affine_backward(dout, cache):
    """The slopes of the loss with respect to x, w and b.

    dout: (N, M) floats, the upstream gradient
    cache: what `affine_forward` returned
    Returns (dx, dw, db), with the shapes of x, w and b. (Lecture "Backpropagation".)
    """
    # your code here
    raise NotImplementedError("affine_backward is yours to write; see matrices.ipynb, section 4 · The affine layer")


def relu_forward(x):
    """The rectifier: max(0, x), for each number by itself.

    x: floats, of any shape
    Returns (out, cache): out has x's shape; cache is what you want to have in `relu_backward`. x isn't changed.
    """
    # your code here
    raise NotImplementedError("relu_forward is yours to write; see matrices.ipynb, section 2 · The rectifier")


def relu_backward(dout, cache):
    """The slope of the loss with respect to x: dout where x is above 0, and 0 elsewhere, also where x is exactly 0.

    dout: floats of x's shape, the upstream gradient
    cache: what `relu_forward` returned
    Returns dx, of x's shape. (Lecture "Backpropagation", the max gate.)
    """
    # your code here
    raise NotImplementedError("relu_backward is yours to write; see matrices.ipynb, section 2 · The rectifier")


def svm_loss(scores, y):
    """The hinge loss as a layer: from scores to the loss, and back.

    loss = 1/N · Σ_i Σ_{j ≠ y_i} max(0, s_ij - s_{i,y_i} + 1)

    scores: (N, C) floats; they aren't changed
    y: (N,) integers, the right classes
    Returns (loss, dscores): one number, and its slope with respect to the scores, (N, C).
    The derivative of max(0, ·) at the kink counts as 0.
    """
    # your code here
    raise NotImplementedError("svm_loss is yours to write; see classifier.ipynb, section 1 · Two losses as layers")


def softmax_loss(scores, y):
    """The cross-entropy loss as a layer: from scores to the loss, and back.

    loss = 1/N · Σ_i -log p_{i,y_i},   p_ij = exp(s_ij) / Σ_k exp(s_ik)

    scores: (N, C) floats of any size; they aren't changed
    y: (N,) integers, the right classes
    Returns (loss, dscores): one number, and its slope with respect to the scores, (N, C).
    The loss is exact, also where a probability is too small for a float.
    """
    # your code here
    raise NotImplementedError("softmax_loss is yours to write; see classifier.ipynb, section 1 · Two losses as layers")


def linear_loss(W, b, X, y, reg, data_loss):
    """The loss of a linear classifier with its gradients: a forward pass, then a backward pass, through layers.

    loss = data_loss(scores) + reg · ΣW²,   scores = X @ W + b

    Only W is regularized. The bias b stands by itself here and isn't, unlike the row of W that it was so far.

    W: (D, C) floats, the weights
    b: (C,) floats, the biases
    X: (N, D) floats, one example a row, without a column of ones
    y: (N,) integers, the right classes
    reg: how strongly large weights are punished, a number
    data_loss: a function (scores, y) -> (loss, dscores), such as `svm_loss` or `softmax_loss`
    Returns (loss, dW, db): one number, and its slopes with respect to W and b, of their shapes.
    """
    # your code here
    raise NotImplementedError(
        "linear_loss is yours to write; see classifier.ipynb, section 2 · A classifier, forward and backward"
    )
