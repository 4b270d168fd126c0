# ruff: noqa: ANN001, ANN201
"""The exercises of softmax.py by masks and one-hot rows."""

import numpy as np


def softmax_probabilities(scores):
    top = np.max(scores, axis=1, keepdims=True)
    powers = np.exp(scores - top)
    return powers / np.sum(powers, axis=1, keepdims=True)


def softmax_loss_single(scores, y):
    is_right = np.arange(len(scores)) == y
    lead = scores - np.max(scores)
    return np.log(np.sum(np.exp(lead))) - np.sum(lead[is_right])


def softmax_loss_naive(W, X, y, reg):
    classes = np.arange(W.shape[1])
    loss = reg * np.sum(np.square(W))
    dW = 2.0 * reg * W
    for x, label in zip(X, y, strict=True):
        scores = x @ W
        lead = scores - np.max(scores)
        total = np.sum(np.exp(lead))
        loss += (np.log(total) - lead[label]) / len(X)
        weights = np.exp(lead) / total - (classes == label)
        for j in classes:
            dW[:, j] += weights[j] * x / len(X)
    return loss, dW


def softmax_loss_vectorized(W, X, y, reg):
    N, C = len(X), W.shape[1]
    one_hot = np.eye(C)[y]
    scores = X @ W
    lead = scores - np.max(scores, axis=1, keepdims=True)
    totals = np.sum(np.exp(lead), axis=1, keepdims=True)
    logs = lead - np.log(totals)
    loss = reg * np.sum(np.square(W)) - np.sum(logs * one_hot) / N
    dW = X.T @ (np.exp(logs) - one_hot) / N + 2 * reg * W
    return loss, dW
