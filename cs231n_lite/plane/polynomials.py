"""Points of the plane as rows of X whose columns are polynomials, so that a linear classifier draws curved lines."""

from collections.abc import Callable

import numpy as np

from ..plots.kit.arguments import as_whole
from ..plots.kit.points import as_points

HIGHEST = 8

Features = Callable[[np.ndarray], np.ndarray]


def polynomials(points: np.ndarray, degree: int) -> Features:
    """The features of a polynomial classifier, standardised on `points`: a function from points to rows of X.

    The columns are x, y, x², x·y, y² and so on: all monomials xⁱ·yʲ with 1 ≤ i + j ≤ degree, each minus its mean and
    divided by its standard deviation over `points`. The last column is 1, for the bias.

    points: (N, 2), the training points
    degree: 1 to 8

    Returns `features`: `features(new_points)` takes (M, 2) and gives float64 (M, D), D = (degree + 1)(degree + 2)/2.
    Raises ValueError for another degree, for points that aren't (N, 2), and where a monomial is the same for all.
    """
    degree = as_whole("degree", degree, 1, HIGHEST)
    known = _monomials(as_points(points), degree)
    means, deviations = known.mean(axis=0), known.std(axis=0)
    if not deviations.all():
        raise ValueError(
            f"{np.sum(deviations == 0)} of {len(means)} monomials are the same for all {len(known)} points, so there "
            "is no standard deviation to divide by. Take points that differ in x and in y."
        )

    def features(new_points: np.ndarray) -> np.ndarray:
        """The rows of X for points (M, 2): float64 (M, D), ones last."""
        monomials = _monomials(as_points(new_points, "new_points"), degree)
        return np.hstack([(monomials - means) / deviations, np.ones((len(monomials), 1))])

    return features


def _monomials(points: np.ndarray, degree: int) -> np.ndarray:
    """The monomials of degree 1 to `degree` as columns, the powers of x falling within each degree."""
    x, y = (np.vander(coordinate, degree + 1, increasing=True) for coordinate in points.T)
    return np.stack([x[:, total - j] * y[:, j] for total in range(1, degree + 1) for j in range(total + 1)], axis=1)
