"""Scripts about `linear_classifier.py`: they build a classifier, train it, and note what it does on the way."""

import inspect
import random

import numpy as np


def gradient_of(shape):
    """The gradient that the noting loss always answers with: multiples of 1/8."""
    return (np.arange(shape[0] * shape[1]) * 3 % 11 - 5).reshape(shape) / 8


def loss_at(step):
    """The loss that it answers with at each step."""
    return 10.0 + step / 8


def noted_training(module, X, y, W, learning_rate, reg, num_iters, batch_size, calls=1):
    """Train a classifier whose loss notes what it is given. The first column of X numbers the images.

    Returns W at the start and at the end of each call; the images, labels and reg that the loss was given and the sizes
    of the batches; what was odd about their images and about their labels, if anything; and the losses that each call
    returned.
    """
    noted, starts, ends, odd, histories = [], [], [], [], []

    class Noting(module.LinearClassifier):
        def loss(self, X_batch, y_batch, reg):
            if not isinstance(self.W, np.ndarray) or self.W.ndim != 2:
                raise ValueError(f"self.W is {_kind(self.W)} when self.loss is called; expected an array (D, C)")
            if len(starts) == len(ends):
                starts.append(np.array(self.W))
            images_odd, labels_odd = _oddities(X_batch, y_batch, X.shape[1])
            odd.append((images_odd, images_odd or labels_odd))
            if not images_odd:
                labels = np.full(len(X_batch), np.nan) if labels_odd else np.array(y_batch)
                noted.append((X_batch[:, 0].copy(), labels, float(reg)))
            losses.append(loss_at(len(losses)))
            return losses[-1], gradient_of(self.W.shape).astype(self.W.dtype)

    classifier, losses = Noting(), []
    if W is not None:
        classifier.W = W
    for _ in range(calls):
        history = _train(classifier, X, y, learning_rate, reg, num_iters, batch_size)
        histories.append(_numbers(history))
        ends.append(np.array(classifier.W))
    if not losses:
        raise ValueError("train never called self.loss(X_batch, y_batch, reg)")
    images, labels, regs = zip(*noted, strict=True) if noted else ([np.zeros(0)], [np.zeros(0)], [])
    sizes = np.array([len(batch) for batch in images])
    batches = np.concatenate(images), np.concatenate(labels), sizes, np.array(regs)
    return np.array(starts), np.array(ends), batches, max(odd), tuple(histories)


def first_weights(module, X, y, W):
    """W after a training of one step that changes nothing; it starts from W, unless that is None.

    Whatever goes wrong once there is a new W is for other checks, and so is a loop that isn't written yet.
    """
    classifier = _flat(module)
    if W is not None:
        classifier.W = W
    try:
        _train(classifier, X, y, 0.1, 0.0, 1, 8)
    except Exception as error:
        if classifier.W is None or (W is not None and not isinstance(error, NotImplementedError)):
            raise
    return classifier.W


def predicted(module, W, X):
    classifier = module.LinearClassifier()
    classifier.W = W
    labels = classifier.predict(X)
    return np.array(labels) if isinstance(labels, list) else labels


def loss_of(module, name, W, X, y, reg):
    classifier = getattr(module, name)()
    classifier.W = W
    return classifier.loss(X, y, reg)


def learned(module, name, X, y):
    """The weights after a training with the classifier's own loss."""
    classifier = getattr(module, name)()
    _train(classifier, X, y, 0.05, 1e-3, 300, 20)
    return classifier.W


def global_state(module, X, y):
    """Whether a training leaves the two global random generators, and X and y, as they were."""

    before = random.getstate(), np.random.get_state(), X.copy(), y.copy()
    classifier = _flat(module)
    _train(classifier, X, y, 1e-3, 1e-3, 5, 4)
    now = np.random.get_state()
    numpy_kept = np.array_equal(before[1][1], now[1]) and before[1][2:] == now[2:]
    inputs_kept = np.array_equal(before[2], X) and np.array_equal(before[3], y)
    return random.getstate() == before[0], bool(numpy_kept), bool(inputs_kept)


def _flat(module):
    """A classifier whose loss is 0 everywhere."""

    class Flat(module.LinearClassifier):
        def loss(self, X_batch, y_batch, reg):
            return 0.0, np.zeros_like(self.W)

    return Flat()


def _numbers(history):
    """The losses that train returned as an array, or what it returned instead."""
    try:
        return np.array(history, float) if isinstance(history, list | tuple | np.ndarray) else history
    except (TypeError, ValueError):
        return "a list of other things than numbers"


def _train(classifier, X, y, learning_rate, reg, num_iters, batch_size):
    """Train with the names of the arguments if train has these, else by their order."""
    settings = {"learning_rate": learning_rate, "reg": reg, "num_iters": num_iters, "batch_size": batch_size}
    if settings.keys() <= inspect.signature(classifier.train).parameters.keys():
        return classifier.train(X, y, **settings)
    return classifier.train(X, y, *settings.values())


def _oddities(X_batch, y_batch, D):
    """What is wrong with the kind of a batch's images, and of its labels, in words; "" where nothing is."""
    if not isinstance(X_batch, np.ndarray) or X_batch.ndim != 2 or X_batch.shape[1] != D:
        return f"self.loss got as X_batch {_kind(X_batch)}; expected an array of shape (batch_size, {D})", ""
    if np.shape(y_batch) != (len(X_batch),):
        return "", f"self.loss got as y_batch {_kind(y_batch)}; expected an array of shape ({len(X_batch)},)"
    return "", ""


def _kind(value):
    return f"an array of shape {value.shape}" if isinstance(value, np.ndarray) else f"a {type(value).__name__}"
