"""Scripts about `linear_classifier.py`: they build a classifier, train it, and note what it does on the way."""

import random

import numpy as np


def gradient_at(step, shape):
    """The gradient that the noting loss answers with at each step: whole multiples of 1/8, different at each step."""
    return ((np.arange(shape[0] * shape[1]) * (step + 3)) % 11 - 5).reshape(shape) / 8


def loss_at(step):
    """The loss that goes with it."""
    return 10.0 + step / 8


def noted_training(module, X, y, W, learning_rate, reg, num_iters, batch_size, calls=1):
    """Train a classifier whose loss notes what it is given. The first column of X numbers the images.

    Returns W at each step and at the end of each call, the images, labels and reg that the loss was given, the sizes
    of the batches, and the losses that each call returned.
    """
    noted, ends, histories = [], [], []

    class Noting(module.LinearClassifier):
        def loss(self, X_batch, y_batch, reg):
            _assert_batch(self.W, X_batch, y_batch)
            noted.append((np.array(self.W), X_batch[:, 0].copy(), np.array(y_batch), float(reg)))
            step = len(noted) - 1
            return loss_at(step), gradient_at(step, self.W.shape).astype(self.W.dtype)

    classifier = Noting()
    if W is not None:
        classifier.W = W
    for _ in range(calls):
        history = classifier.train(
            X, y, learning_rate=learning_rate, reg=reg, num_iters=num_iters, batch_size=batch_size, verbose=False
        )
        histories.append(np.array(history, float) if isinstance(history, list | tuple | np.ndarray) else history)
        ends.append(np.array(classifier.W))
    if not noted:
        raise ValueError("train never called self.loss(X_batch, y_batch, reg)")
    weights, images, labels, regs = zip(*noted, strict=True)
    sizes = np.array([len(batch) for batch in images])
    batches = np.concatenate(images), np.concatenate(labels), sizes, np.array(regs)
    return np.array(weights), np.array(ends), batches, tuple(histories)


def predicted(module, W, X):
    classifier = module.LinearClassifier()
    classifier.W = W
    return classifier.predict(X)


def loss_of(module, name, W, X, y, reg):
    classifier = getattr(module, name)()
    classifier.W = W
    return classifier.loss(X, y, reg)


def learned(module, name, X, y):
    """The weights after a training with the classifier's own loss."""
    classifier = getattr(module, name)()
    classifier.train(X, y, learning_rate=0.05, reg=1e-3, num_iters=300, batch_size=20, verbose=False)
    return classifier.W


def global_state(module, X, y):
    """Whether a training leaves the two global random generators, and X and y, as they were."""
    before = random.getstate(), np.random.get_state(), X.copy(), y.copy()
    classifier = module.LinearSVM()
    classifier.train(X, y, learning_rate=1e-3, reg=1e-3, num_iters=5, batch_size=4, verbose=False)
    now = np.random.get_state()
    numpy_kept = np.array_equal(before[1][1], now[1]) and before[1][2:] == now[2:]
    inputs_kept = np.array_equal(before[2], X) and np.array_equal(before[3], y)
    return random.getstate() == before[0], bool(numpy_kept), bool(inputs_kept)


def _assert_batch(W, X_batch, y_batch):
    if not isinstance(W, np.ndarray) or W.ndim != 2:
        raise ValueError(f"self.W is {_kind(W)} when self.loss is called; expected an array of shape (D, C)")
    if not isinstance(X_batch, np.ndarray) or X_batch.ndim != 2 or X_batch.shape[1] != len(W):
        raise ValueError(
            f"self.loss got as X_batch {_kind(X_batch)}; expected an array of shape (batch_size, {len(W)})"
        )
    if np.shape(y_batch) != (len(X_batch),):
        raise ValueError(f"self.loss got as y_batch {_kind(y_batch)}; expected an array of shape ({len(X_batch)},)")


def _kind(value):
    return f"an array of shape {value.shape}" if isinstance(value, np.ndarray) else f"a {type(value).__name__}"
