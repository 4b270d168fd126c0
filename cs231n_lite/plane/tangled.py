"""Points in the plane that no straight line separates: the XOR problem, and a disc inside a ring."""

import numpy as np

from ..plots.kit.arguments import as_whole

MIDDLES = np.array([[0.0, 0.0], [1.0, 1.0], [0.0, 1.0], [1.0, 0.0]])  # two of class 0, two of class 1
RADII = ((0.0, 0.6), (1.0, 1.6))  # from and to, of class 0 and class 1
FEWEST = 4


def xor_clouds(count: int, rng: np.random.Generator, spread: float = 0.15) -> tuple[np.ndarray, np.ndarray]:
    """Draw points of two classes around the corners of a square: class 1 where one of the two numbers is 1, not both.

    The points lie around (0, 0) and (1, 1), class 0, and around (0, 1) and (1, 0), class 1. Each corner has the same
    number of points, or one more or less, in random order.

    count: how many points, 4 or more
    rng: a generator such as `np.random.default_rng(0)`
    spread: the standard deviation of each coordinate around the corner, above 0

    Returns (points, labels): float64 (count, 2), and the classes as integers (count,).
    Raises ValueError for another count or spread.
    """
    count = as_whole("count", count, FEWEST, 10**7)
    if not 0 < spread < np.inf:
        raise ValueError(f"spread is {spread!r}; it must be a number above 0, such as 0.15.")
    corners = rng.permutation(np.arange(count) % len(MIDDLES))
    return MIDDLES[corners] + spread * rng.normal(size=(count, 2)), corners // 2


def rings(count: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Draw points of two classes around the origin: a disc of radius 0.6, and a ring around it from 1.0 to 1.6.

    The classes have the same number of points, or one more, in random order; within its class any direction is as
    likely as any other, and so is any distance from the origin.

    count: how many points, 4 or more
    rng: a generator such as `np.random.default_rng(0)`

    Returns (points, labels): float64 (count, 2), and the classes as integers (count,).
    Raises ValueError for another count.
    """
    count = as_whole("count", count, FEWEST, 10**7)
    labels = rng.permutation(np.arange(count) % len(RADII))
    low, high = np.array(RADII)[labels].T
    distances, angles = rng.uniform(low, high), rng.uniform(0, 2 * np.pi, size=count)
    return distances[:, None] * np.stack([np.cos(angles), np.sin(angles)], axis=1), labels
