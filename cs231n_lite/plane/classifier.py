"""A linear classifier on polynomials of the points, trained with a loss."""

from dataclasses import dataclass

import numpy as np

from .minimise import Loss, loss_and_gradient, minimise
from .polynomials import Features


@dataclass(frozen=True)
class Classifier:
    """The features of a polynomial classifier, its weights (D, C), and the loss at which training ended."""

    features: Features
    W: np.ndarray
    loss: float

    def score(self, points: np.ndarray) -> np.ndarray:
        """The scores (M, C) of points (M, 2)."""
        return self.features(points) @ self.W

    def accuracy(self, points: np.ndarray, labels: np.ndarray) -> float:
        """The share of points whose right class has the highest score."""
        return float(np.mean(self.score(points).argmax(axis=1) == labels))


def trained(
    loss: Loss, points: np.ndarray, labels: np.ndarray, features: Features, reg: float, classes: int
) -> Classifier:
    """The classifier on these features whose weights make `loss` lowest on the points."""
    X = features(points)
    W = minimise(loss, X, labels, reg, classes=classes)
    return Classifier(features, W, loss_and_gradient(loss, W, X, labels, reg)[0])
