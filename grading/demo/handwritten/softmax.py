"""The exercises of softmax.py in another style than the references', and right."""

import numpy as np


def softmax_probabilities(scores):
    return np.exp(scores - logsumexp(scores, axis=1, keepdims=True))


def logsumexp(a, **along):
    top = a.max(**along)
    whole = top.reshape(-1, 1) if along else top
    return top + np.log(np.exp(a - whole).sum(**along))


def softmax_loss_single(scores, y):
    return float(logsumexp(scores) - scores[y])


def softmax_loss_naive(W, X, y, reg):
    N, (D, C) = X.shape[0], W.shape
    loss, dW = reg * (W**2).sum(), 2 * reg * W
    for x, label in zip(X, y, strict=True):
        scores = [sum(x[d] * W[d, c] for d in range(D)) for c in range(C)]
        top = max(scores)
        total = sum(np.exp(s - top) for s in scores)
        loss = loss + (top + np.log(total) - scores[label]) / N
        for c in range(C):
            dW[:, c] += (np.exp(scores[c] - top) / total - (c == label)) * x / N
    return loss, dW


def softmax_loss_vectorized(W, X, y, reg):
    scores = X.dot(W)
    logs = scores - logsumexp(scores, axis=1, keepdims=True)
    target = np.eye(W.shape[1])[y]
    loss = -(target * logs).sum() / len(y) + reg * np.sum(np.square(W))
    return loss, (np.exp(logs) - target).T.dot(X).T / len(y) + 2 * reg * W


softmax_loss = softmax_loss_vectorized
