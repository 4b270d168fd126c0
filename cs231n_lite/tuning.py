"""Choosing settings: train with each of them, and let the validation images decide.

A *setting* is whatever a training is told besides its images, such as a pair (learning_rate, reg).
"""

import numpy as np


def search(train, settings, X_train, y_train, X_val, y_val):
    """Train once with each of the settings, and keep the one that does best on the validation images.

    train: a function; train(X, y, setting) trains a classifier on X, y with one setting and returns its W, (D, C)
    settings: a list or a tuple of settings, such as pairs (learning_rate, reg); `search` needn't know what is in them
    X_train: (N, D) the training images, one in each row; y_train: (N,) their labels
    X_val: (M, D) the validation images; y_val: (M,) their labels
    Returns (best, accuracies): the setting with the highest validation accuracy, of equal ones the first; and an array
    (len(settings),) of the accuracies, each a share of the validation images, from 0 to 1.
    A training may diverge: then W has numbers that aren't finite. Its accuracy is nan, and its setting is never the
    best. If all trainings diverge, best is None.
    """
    best, best_accuracy, accuracies = None, -np.inf, np.full(len(settings), np.nan)
    # your code here
    raise NotImplementedError("search is yours to write; see training.ipynb, section 4 · Settings")
    return best, accuracies
