# ruff: noqa: ANN001, ANN201
"""The exercises of softmax.py one small step after the other."""

import numpy as np


def softmax_probabilities(scores):
    N = scores.shape[0]
    largest = np.max(scores, axis=1)
    shifted = scores - largest.reshape(N, 1)
    powers = np.exp(shifted)
    totals = np.sum(powers, axis=1)
    return powers / totals.reshape(N, 1)


def softmax_loss_single(scores, y):
    largest = np.max(scores)
    total = 0.0
    for score in scores:
        total += np.exp(score - largest)
    return np.log(total) + largest - scores[y]


def softmax_loss_naive(W, X, y, reg):
    N = X.shape[0]
    C = W.shape[1]
    loss = 0.0
    dW = np.zeros(W.shape)
    for i in range(N):
        scores = X[i].dot(W)
        largest = np.max(scores)
        total = 0.0
        for j in range(C):
            total += np.exp(scores[j] - largest)
        loss += np.log(total) + largest - scores[y[i]]
        for j in range(C):
            probability = np.exp(scores[j] - largest) / total
            if j == y[i]:
                dW[:, j] += (probability - 1) * X[i]
            else:
                dW[:, j] += probability * X[i]
    loss /= N
    dW /= N
    loss += reg * np.sum(W**2)
    dW += 2 * reg * W
    return loss, dW


def softmax_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    rows = np.arange(N)
    scores = X.dot(W)
    largest = np.max(scores, axis=1)
    shifted = scores - largest[:, np.newaxis]
    powers = np.exp(shifted)
    totals = np.sum(powers, axis=1)
    losses = np.log(totals) - shifted[rows, y]
    loss = np.sum(losses) / N
    loss += reg * np.sum(W**2)
    weights = powers / totals[:, np.newaxis]
    weights[rows, y] -= 1
    dW = X.T.dot(weights)
    dW /= N
    dW += 2 * reg * W
    return loss, dW
