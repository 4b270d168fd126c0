"""The multiclass support vector machine: its hinge loss and the gradient of it.

Shapes throughout: N examples, D numbers each, C classes. `X` is (N, D), `W` is (D, C), `y` is (N,) with the right
class of each example as an integer from 0 to C - 1, and the scores are `X @ W`, (N, C).
"""

import numpy as np


def right_class_scores(scores, y):
    """From each row of `scores` the score of the right class.

    scores: (N, C) floats
    y: (N,) integers, the right classes
    Returns an array of shape (N,).
    """
    ### BEGIN SOLUTION
    return scores[np.arange(len(y)), y]
    ### END SOLUTION


def svm_margins(scores, y):
    """What each wrong class adds to the loss: max(0, s_ij - s_{i,y_i} + 1), and 0 for the right class.

    scores: (N, C) floats
    y: (N,) integers, the right classes
    Returns an array of shape (N, C) without negative numbers.
    """
    ### BEGIN SOLUTION
    margins = np.maximum(0, scores - right_class_scores(scores, y)[:, None] + 1)
    margins[np.arange(len(y)), y] = 0
    return margins
    ### END SOLUTION


def svm_loss_single(scores, y):
    """The hinge loss of one example: Σ over the wrong classes j of max(0, scores[j] - scores[y] + 1).

    scores: (C,) floats, one score for each class
    y: the right class, an integer
    Returns the loss, one number. (Lecture "Losses", multiclass SVM.)
    """
    ### BEGIN SOLUTION
    margins = np.maximum(0, scores - scores[y] + 1)
    margins[y] = 0
    return np.sum(margins)
    ### END SOLUTION


def svm_loss_naive(W, X, y, reg):
    """The SVM loss with its gradient, by loops over the examples and the classes.

    loss = 1/N · Σ_i Σ_{j ≠ y_i} max(0, s_ij - s_{i,y_i} + 1) + reg · ΣW²,   s = X @ W

    W: (D, C) floats, the weights
    X: (N, D) floats, one example a row
    y: (N,) integers, the right classes
    reg: how strongly large weights are punished, a number
    Returns (loss, dW): one number, and its gradient with respect to W, an array of W's shape.
    The derivative of max(0, ·) at the kink counts as 0. (Lectures "Losses" and "Optimization".)
    """
    ### BEGIN SOLUTION
    loss = 0.0
    dW = np.zeros_like(W)
    for i in range(len(X)):
        scores = X[i] @ W
        for j in range(W.shape[1]):
            margin = scores[j] - scores[y[i]] + 1
            if j != y[i] and margin > 0:
                loss += margin
                dW[:, j] += X[i]
                dW[:, y[i]] -= X[i]
    loss = loss / len(X) + reg * np.sum(W * W)
    dW = dW / len(X) + 2 * reg * W
    return loss, dW
    ### END SOLUTION


def svm_loss_vectorized(W, X, y, reg):
    """The same loss and gradient as `svm_loss_naive`, without a Python loop over examples or classes.

    Takes and returns the same as `svm_loss_naive`.
    """
    ### BEGIN SOLUTION
    scores = X @ W
    margins = svm_margins(scores, y)
    loss = np.sum(margins) / len(X) + reg * np.sum(W * W)

    counts = (margins > 0).astype(W.dtype)
    counts[np.arange(len(y)), y] = -np.sum(counts, axis=1)
    dW = X.T @ (counts / len(X)) + 2 * reg * W
    return loss, dW
    ### END SOLUTION
