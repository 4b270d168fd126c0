"""Points of the plane, as the figures and `plane` take them."""

import numpy as np

from .values import as_finite


def as_points(points: np.ndarray, name: str = "points") -> np.ndarray:
    """`points` as float64 (N, 2), N at least 1; raises ValueError if they aren't that, or not finite."""
    points = as_finite(points, name, ndim=2)
    if points.shape[1] != 2:
        raise ValueError(
            f"{name} has shape {points.shape}; expected (N, 2), a point of the plane in each row. For one point pass "
            "[[x, y]]."
        )
    return points


def as_point_labels(labels: np.ndarray, count: int, classes: int, name: str = "labels") -> np.ndarray:
    """`labels` as an integer array (count,); raises ValueError unless each is from 0 to classes - 1."""
    labels = np.asarray(labels)
    if labels.shape != (count,) or labels.dtype.kind not in "iu":
        raise ValueError(
            f"{name} has shape {labels.shape} and dtype {labels.dtype}; expected integers of shape ({count},), one "
            "for each point."
        )
    if labels.min() < 0 or labels.max() >= classes:
        raise ValueError(f"{name} go from {labels.min()} to {labels.max()}; expected 0 to {classes - 1}.")
    return labels
