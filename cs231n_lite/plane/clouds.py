"""Points in the plane: three classes that overlap."""

import numpy as np

from ..plots.kit.arguments import as_whole

CLASSES = 3
RADIUS = 1.5  # from the origin to the middle of each cloud


def three_clouds(count: int, rng: np.random.Generator, spread: float = 1.0) -> tuple[np.ndarray, np.ndarray]:
    """Draw points of three classes, each from a round normal distribution; their middles form a triangle.

    The middles lie at 1.5 · (cos a, sin a) with a = 90°, 210° and 330° for the classes 0, 1 and 2. The classes have
    the same number of points, or one more or less, in random order.

    count: how many points, 3 or more
    rng: a generator such as `np.random.default_rng(0)`
    spread: the standard deviation of each coordinate around the middle, above 0

    Returns (points, labels): float64 (count, 2), and the classes as integers (count,).
    Raises ValueError for another count or spread.
    """
    count = as_whole("count", count, CLASSES, 10**7)
    if not 0 < spread < np.inf:
        raise ValueError(f"spread is {spread!r}; it must be a number above 0, such as 1.0.")
    angles = np.pi / 2 + 2 * np.pi * np.arange(CLASSES) / CLASSES
    middles = RADIUS * np.stack([np.cos(angles), np.sin(angles)], axis=1)
    labels = rng.permutation(np.arange(count) % CLASSES)
    return middles[labels] + spread * rng.normal(size=(count, 2)), labels
