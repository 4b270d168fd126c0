"""What several of the catalogues of `visual_words.py` use."""

import numpy as np

SMALLEST_OF_ALL = (
    "Work out Σ (x - c)² for one point and every centre; the smallest decides, np.argmin along the centres."
)


def same(value):
    return value


def differences(points, centres):
    """Those of all points and all centres, (P, K, D)."""
    return points[:, None] - centres


def squared_distances(points, centres):
    return np.sum(differences(points, centres) ** 2, axis=2)


def nearest(points, centres):
    return np.argmin(squared_distances(points, centres), axis=1)
