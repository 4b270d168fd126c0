"""The hinge loss as its formula says it, one number after the other: the build compares the reference with it."""

import numpy as np


def right_class_scores(scores, y):
    return np.array([row[right] for row, right in zip(scores.tolist(), y.tolist(), strict=True)])


def svm_margins(scores, y):
    return np.array([_margins(row, right) for row, right in zip(scores.tolist(), y.tolist(), strict=True)])


def svm_loss_single(scores, y):
    return sum(_margins(scores.tolist(), int(y)))


def svm_loss_naive(W, X, y, reg):
    N, (D, C) = len(X), W.shape
    loss = sum(reg * w**2 for w in W.ravel().tolist())
    dW = [[2 * reg * W[d, j] for j in range(C)] for d in range(D)]
    for x, right in zip(X.tolist(), y.tolist(), strict=True):
        margins = _margins(_scores(x, W), right)
        loss += sum(margins) / N
        for j in range(C):
            if margins[j] > 0:
                for d in range(D):
                    dW[d][j] += x[d] / N
                    dW[d][right] -= x[d] / N
    return loss, np.array(dW)


svm_loss_vectorized = svm_loss_naive


def _margins(scores, right):
    return [0.0 if j == right else max(0.0, score - scores[right] + 1.0) for j, score in enumerate(scores)]


def _scores(x, W):
    return [sum(number * weight for number, weight in zip(x, column, strict=True)) for column in W.T.tolist()]
