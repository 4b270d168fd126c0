"""A linear classifier that is trained by stochastic gradient descent, with either of the two losses."""

import numpy as np
from tqdm.auto import tqdm

from .linear_svm import svm_loss_vectorized
from .optim import shuffled_batches
from .softmax import softmax_loss


class LinearClassifier:
    """What both classifiers share. `W`, (D, C), is None until the first training.

    seed: decides the first W and the order of the images
    """

    def __init__(self, seed=0):
        self.W = None
        self.rng = np.random.default_rng(seed)

    def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
        """Train by stochastic gradient descent; a second call goes on where the first one ended.

        X: (N, D) floats, one example a row
        y: (N,) integers, the right classes, from 0 to C - 1
        learning_rate, reg: how far each step goes; how strongly large weights are punished
        num_iters, batch_size: how many steps; how many examples each of them looks at. They are drawn at random, by
            shuffled epochs (each in a new order, the last batch may be short) or from all examples in each step
        verbose: show a progress bar
        Returns a list of the losses of the minibatches, one for each step. W has the dtype of X.
        (Lecture "Optimization", minibatch gradient descent.)
        """
        if self.W is None:
            ### BEGIN SOLUTION
            shape = X.shape[1], int(np.max(y)) + 1
            self.W = 1e-4 * self.rng.standard_normal(shape).astype(X.dtype)
            ### END SOLUTION
        losses, batches = [], []
        for _ in tqdm(range(num_iters), desc="training", unit="step", disable=not verbose):
            ### BEGIN SOLUTION
            if not batches:
                batches = shuffled_batches(len(X), batch_size, self.rng)
            batch = batches.pop()
            loss, dW = self.loss(X[batch], y[batch], reg)
            self.W = self.W - learning_rate * dW
            losses.append(loss)
            ### END SOLUTION
        return losses

    def fit(self, *args, **kwargs):
        """The lecture's name for `train`."""
        return self.train(*args, **kwargs)

    def predict(self, X):
        """The class with the highest score of each example: integers (N,) for X (N, D)."""
        ### BEGIN SOLUTION
        return np.argmax(X @ self.W, axis=1)
        ### END SOLUTION

    def loss(self, X_batch, y_batch, reg):
        """The loss of a minibatch and its gradient with respect to W; each kind of classifier has its own."""
        raise NotImplementedError("LinearClassifier has no loss of its own; use LinearSVM or Softmax")


class LinearSVM(LinearClassifier):
    """A linear classifier with the SVM loss."""

    def loss(self, X_batch, y_batch, reg):
        """The SVM loss of a minibatch and its gradient: (loss, dW)."""
        ### BEGIN SOLUTION
        return svm_loss_vectorized(self.W, X_batch, y_batch, reg)
        ### END SOLUTION


class Softmax(LinearClassifier):
    """A linear classifier with the softmax loss."""

    def loss(self, X_batch, y_batch, reg):
        """The softmax loss of a minibatch and its gradient: (loss, dW)."""
        ### BEGIN SOLUTION
        return softmax_loss(self.W, X_batch, y_batch, reg)
        ### END SOLUTION
