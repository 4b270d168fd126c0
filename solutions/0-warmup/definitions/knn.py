"""Distances, votes and folds as their definitions say: the build compares the reference with them."""

import math

import numpy as np


class KNearestNeighbor:
    def train(self, X, y):
        self.images, self.labels = X.tolist(), y.tolist()

    def compute_distances_two_loops(self, X):
        return np.array([[math.dist(x, image) for image in self.images] for x in X.tolist()])

    compute_distances_one_loop = compute_distances_no_loops = compute_distances_two_loops

    def predict_labels(self, dists, k=1):
        return np.array([self._elected(row, k) for row in dists.tolist()])

    def _elected(self, distances, k):
        nearest = sorted(zip(distances, self.labels, strict=True))[:k]
        voters = [label for _, label in nearest]
        return min(set(voters), key=lambda label: (-voters.count(label), label))


def cross_validate(X, y, ks, folds=5):
    first = _firsts(len(X), folds)
    return np.array([[_accuracy(X, y, int(k), first[f], first[f + 1]) for f in range(folds)] for k in ks])


def _firsts(N, folds):
    """Where each fold begins, and where the last one ends: the first N % folds of them have one image more."""
    return [f * (N // folds) + min(f, N % folds) for f in range(folds + 1)]


def _accuracy(X, y, k, start, stop):
    others = [i for i in range(len(X)) if not start <= i < stop]
    classifier = KNearestNeighbor()
    classifier.train(X[others], y[others])
    predicted = classifier.predict_labels(classifier.compute_distances_two_loops(X[start:stop]), k)
    right = [one == label for one, label in zip(predicted.tolist(), y[start:stop].tolist(), strict=True)]
    return sum(right) / len(right)
