# ruff: noqa: ANN001, ANN201
"""The exercises of linear_svm.py one small step after the other."""

import numpy as np


def right_class_scores(scores, y):
    N, C = scores.shape
    positions = np.arange(N) * C + y
    return scores.ravel()[positions]


def svm_margins(scores, y):
    right = right_class_scores(scores, y)
    margins = scores - right.reshape(-1, 1)
    margins = margins + 1
    margins[margins < 0] = 0
    margins[np.arange(len(y)), y] = 0
    return margins


def svm_loss_single(scores, y):
    loss = 0.0
    for j in range(len(scores)):
        if j == y:
            continue
        margin = scores[j] - scores[y] + 1
        if margin > 0:
            loss += margin
    return loss


def svm_loss_naive(W, X, y, reg):
    N = X.shape[0]
    C = W.shape[1]
    loss = 0.0
    dW = np.zeros(W.shape)
    for i in range(N):
        scores = X[i].dot(W)
        right = scores[y[i]]
        violated = 0
        for j in range(C):
            if j == y[i]:
                continue
            margin = scores[j] - right + 1
            if margin > 0:
                violated += 1
                loss += margin
                dW[:, j] += X[i]
        dW[:, y[i]] -= violated * X[i]
    loss /= N
    dW /= N
    loss += reg * np.sum(W**2)
    dW += 2 * reg * W
    return loss, dW


def svm_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    rows = np.arange(N)
    scores = X.dot(W)
    right = scores[rows, y]
    margins = np.maximum(0, scores - right[:, np.newaxis] + 1)
    margins[rows, y] = 0
    loss = np.sum(margins) / N
    loss += reg * np.sum(W**2)
    weights = np.zeros(margins.shape)
    weights[margins > 0] = 1
    violated = np.sum(weights, axis=1)
    weights[rows, y] -= violated
    dW = X.T.dot(weights)
    dW /= N
    dW += 2 * reg * W
    return loss, dW
