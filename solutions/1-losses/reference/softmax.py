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
    ### BEGIN SOLUTION
    shifted = scores - np.max(scores, axis=1)[:, None]
    exponentials = np.exp(shifted)
    return exponentials / np.sum(exponentials, axis=1)[:, None]
    ### END SOLUTION


def softmax_loss_single(scores, y):
    """The cross-entropy loss of one example: -log p_y, with the natural logarithm.

    scores: (C,) floats, one score for each class
    y: the right class, an integer
    Returns the loss, one number. (Lecture "Losses", softmax.)
    """
    ### BEGIN SOLUTION
    shifted = scores - np.max(scores)
    return np.log(np.sum(np.exp(shifted))) - shifted[y]
    ### END SOLUTION


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
    ### BEGIN SOLUTION
    loss = 0.0
    dW = np.zeros_like(W)
    for i in range(len(X)):
        scores = X[i] @ W
        scores = scores - np.max(scores)
        total = np.sum(np.exp(scores))
        loss += np.log(total) - scores[y[i]]
        for j in range(W.shape[1]):
            probability = np.exp(scores[j]) / total
            dW[:, j] += probability * X[i]
        dW[:, y[i]] -= X[i]
    loss = loss / len(X) + reg * np.sum(W * W)
    dW = dW / len(X) + 2 * reg * W
    return loss, dW
    ### END SOLUTION


def softmax_loss_vectorized(W, X, y, reg):
    """The same loss and gradient as `softmax_loss_naive`, without a Python loop over examples or classes.

    It is right for scores of any size, also where a probability is too small for a float.
    Takes and returns the same as `softmax_loss_naive`.
    """
    ### BEGIN SOLUTION
    rows = np.arange(len(y))
    scores = X @ W
    scores -= np.max(scores, axis=1)[:, None]
    exponentials = np.exp(scores)
    totals = np.sum(exponentials, axis=1)
    loss = np.mean(np.log(totals) - scores[rows, y]) + reg * np.sum(W * W)

    dscores = exponentials / totals[:, None]
    dscores[rows, y] -= 1
    dW = X.T @ (dscores / len(X)) + 2 * reg * W
    return loss, dW
    ### END SOLUTION


softmax_loss = softmax_loss_vectorized  # the name that the rest of the course calls
