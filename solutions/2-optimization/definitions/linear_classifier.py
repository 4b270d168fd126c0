"""Prediction and the two losses, one number after the other: the build compares the reference with them.

What the training does is random; the checks of it are laws, which need no second opinion.
"""

import numpy as np

from .linear_svm import svm_loss_naive
from .softmax import softmax_loss_naive


class LinearClassifier:
    def __init__(self, seed=0):
        self.W = None

    def predict(self, X):
        return np.array([self._best(x) for x in X.tolist()])

    def _best(self, x):
        scores = [sum(a * b for a, b in zip(x, column, strict=True)) for column in self.W.T.tolist()]
        return scores.index(max(scores))


class LinearSVM(LinearClassifier):
    def loss(self, X_batch, y_batch, reg):
        return svm_loss_naive(self.W, X_batch, y_batch, reg)


class Softmax(LinearClassifier):
    def loss(self, X_batch, y_batch, reg):
        return softmax_loss_naive(self.W, X_batch, y_batch, reg)
