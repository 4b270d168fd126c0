"""The cross-entropy loss as its formula says it, with so many digits that no score needs a shift.

One number after the other, in decimal numbers of 40 digits, whose exponents have no bound that a score could reach. The
build compares the reference with it.
"""

from decimal import Context, Decimal, localcontext

import numpy as np

DIGITS = Context(prec=40)


def softmax_probabilities(scores):
    with localcontext(DIGITS):
        return np.array([[float(p) for p in _probabilities(row)] for row in scores.tolist()])


def softmax_loss_single(scores, y):
    with localcontext(DIGITS):
        return float(-_probabilities(scores.tolist())[int(y)].ln())


def softmax_loss_naive(W, X, y, reg):
    N, (D, C) = len(X), W.shape
    loss = sum(reg * w**2 for w in W.ravel().tolist())
    dW = 2.0 * reg * W.astype(np.float64)
    with localcontext(DIGITS):
        for x, right in zip(X.tolist(), y.tolist(), strict=True):
            p = _probabilities([sum(x[d] * float(W[d, j]) for d in range(D)) for j in range(C)])
            loss += float(-p[right].ln()) / N
            for j in range(C):
                weight = float(p[j] - (1 if j == right else 0)) / N
                for d in range(D):
                    dW[d, j] += weight * x[d]
    return loss, dW


softmax_loss_vectorized = softmax_loss_naive


def _probabilities(scores):
    powers = [Decimal(score).exp() for score in scores]
    total = sum(powers)
    return [power / total for power in powers]
