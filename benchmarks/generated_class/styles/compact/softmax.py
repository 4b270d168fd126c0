# ruff: noqa: ANN001, ANN201
"""The exercises of softmax.py in few lines."""

import numpy as np


def softmax_probabilities(scores):
    tops = np.max(scores, axis=1)[:, None]
    return np.exp(scores - tops - np.log(np.sum(np.exp(scores - tops), axis=1))[:, None])


def softmax_loss_single(scores, y):
    return np.logaddexp.reduce(scores) - scores[y]


def softmax_loss_naive(W, X, y, reg):
    losses, dW = [], np.zeros_like(W)
    for x, label in zip(X, y, strict=True):
        scores = x @ W
        log_total = np.logaddexp.reduce(scores)
        losses.append(log_total - scores[label])
        for j in range(W.shape[1]):
            dW[:, j] += (np.exp(scores[j] - log_total) - (j == label)) * x
    return np.mean(losses) + reg * np.linalg.norm(W) ** 2, dW / len(X) + reg * 2 * W


def softmax_loss_vectorized(W, X, y, reg):
    scores = X @ W
    log_totals = np.logaddexp.reduce(scores, axis=1)
    losses = log_totals - np.take_along_axis(scores, y[:, None], axis=1)[:, 0]
    weights = np.exp(scores - log_totals[:, None]) - np.eye(W.shape[1])[y]
    return np.mean(losses) + reg * np.vdot(W, W), np.einsum("nd,nc->dc", X, weights) / len(y) + 2 * reg * W
