"""The exercises of linear_svm.py in another style than the references', and right."""

import numpy as np

DELTA = 1.0


def right_class_scores(scores, y):
    return np.take_along_axis(scores, y[:, None], axis=1).ravel()


def svm_margins(scores, y):
    margins = scores + DELTA - right_class_scores(scores, y).reshape(-1, 1)
    margins[np.eye(scores.shape[1], dtype=bool)[y]] = 0
    return np.where(margins > 0, margins, 0.0)


def svm_loss_single(scores, y):
    return float(sum(max(0.0, s - scores[y] + DELTA) for j, s in enumerate(scores) if j != y))


def svm_loss_naive(W, X, y, reg):
    N, C = X.shape[0], W.shape[1]
    dW = np.zeros(W.shape)
    losses = []
    for x, right in zip(X, y, strict=True):
        scores = x.dot(W)
        violated = [j for j in range(C) if j != right and scores[j] + DELTA > scores[right]]
        losses.append(sum(scores[j] - scores[right] + DELTA for j in violated))
        for j in violated:
            dW[:, j] += x / N
        dW[:, right] -= len(violated) * x / N
    return np.mean(losses) + reg * np.linalg.norm(W) ** 2, dW + reg * 2 * W


def svm_loss_vectorized(W, X, y, reg):
    N, C = X.shape[0], W.shape[1]
    scores = np.einsum("nd,dc->nc", X, W)
    is_right = np.eye(C, dtype=bool)[y]
    margins = scores - scores[is_right].reshape(N, 1) + DELTA
    violated = (margins > 0) & ~is_right
    signs = np.where(is_right, -violated.sum(axis=1, keepdims=True), violated)
    return margins[violated].sum() / N + reg * (W**2).sum(), np.einsum("nd,nc->dc", X, signs) / N + 2 * reg * W
