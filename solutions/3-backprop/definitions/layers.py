"""The layers as their formulas say them, one number after the other: the build compares the references with them."""

from decimal import Context, Decimal, localcontext
from math import fsum, prod

import numpy as np

DIGITS = Context(prec=40)


def affine_forward(x, w, b):
    rows = _rows(x)
    out = [[fsum(n * w[d, m] for d, n in enumerate(row)) + float(b[m]) for m in range(len(b))] for row in rows]
    return np.array(out), {"x": x.copy(), "w": w.copy()}


def affine_backward(dout, cache):
    x, w = cache["x"], cache["w"]
    rows, (D, M) = _rows(x), w.shape
    N = len(rows)
    dx = [[fsum(dout[i, m] * w[d, m] for m in range(M)) for d in range(D)] for i in range(N)]
    dw = [[fsum(rows[i][d] * dout[i, m] for i in range(N)) for m in range(M)] for d in range(D)]
    db = [fsum(dout[i, m] for i in range(N)) for m in range(M)]
    return np.array(dx).reshape(x.shape), np.array(dw), np.array(db)


def relu_forward(x):
    out = [number if number > 0 else 0.0 for number in x.ravel().tolist()]
    return np.array(out).reshape(x.shape), [number > 0 for number in x.ravel().tolist()]


def relu_backward(dout, cache):
    dx = [slope if above else 0.0 for slope, above in zip(dout.ravel().tolist(), cache, strict=True)]
    return np.array(dx).reshape(dout.shape)


def svm_loss(scores, y):
    N, C = scores.shape
    loss, dscores = 0.0, np.zeros((N, C))
    for i, right in enumerate(y.tolist()):
        for j in range(C):
            violation = float(scores[i, j]) - float(scores[i, right]) + 1.0
            if j != right and violation > 0:
                loss += violation / N
                dscores[i, j] += 1 / N
                dscores[i, right] -= 1 / N
    return loss, dscores


def softmax_loss(scores, y):
    """In decimal numbers of 40 digits, whose exponents have no bound that a score could reach."""
    N, C = scores.shape
    loss, dscores = 0.0, np.zeros((N, C))
    with localcontext(DIGITS):
        for i, right in enumerate(y.tolist()):
            powers = [Decimal(score).exp() for score in scores[i].tolist()]
            p = [power / sum(powers) for power in powers]
            loss += float(-p[right].ln()) / N
            for j in range(C):
                dscores[i, j] = float(p[j] - (1 if j == right else 0)) / N
    return loss, dscores


def linear_loss(W, b, X, y, reg, data_loss):
    scores, cache = affine_forward(X, W, b)
    loss, dscores = data_loss(scores, y)
    _, dW, db = affine_backward(dscores, cache)
    weights = W.ravel().tolist()
    slopes = np.array([2 * reg * weight for weight in weights]).reshape(W.shape)
    return float(loss) + fsum(reg * weight**2 for weight in weights), dW + slopes, db


def _rows(x):
    return [one.ravel().tolist() for one in x.reshape(len(x), prod(x.shape[1:]))]
