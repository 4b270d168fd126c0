"""Examples of the figures of classifiers in the plane."""

from functools import partial

import numpy as np

from cs231n_lite.plots import Panel, regions, regions_beside

# worked by hand: the scores are x, y and 0, so the class is A where x > y and x > 0, and so on
POINTS = np.array([[3.0, 0.0], [0.0, 3.0], [-2.0, -2.0], [0.5, -3.0], [-0.5, -3.0], [2.0, 2.5]])
LABELS = np.array([0, 1, 2, 0, 1, 1])
CROWD = np.random.default_rng(0).normal(size=(300, 2))


def by_hand(points: np.ndarray) -> np.ndarray:
    return np.stack([points[:, 0], points[:, 1], np.zeros(len(points))], axis=1)


def flat(points: np.ndarray) -> np.ndarray:
    return np.zeros((len(points), 3))


def two(points: np.ndarray) -> np.ndarray:
    return np.stack([points[:, 0] ** 2, 1 + 0 * points[:, 1]], axis=1)


HAND = Panel(POINTS, LABELS, by_hand, "by hand")
FLAT = Panel(POINTS, LABELS, flat, "all scores 0\naccuracy 0.33")

WITH_NEURONS = Panel(
    POINTS, LABELS, by_hand, "two neurons", (np.array([[1.0, 1.0], [0.0, 2.0]]), np.array([-1.0, 0.5]))
)

FIGURES = {
    "regions": partial(regions, POINTS, LABELS, by_hand, title="by hand"),
    "regions, marked": partial(regions, POINTS, LABELS, by_hand, marked=2, frame=(-4, 4, -4, 4)),
    "regions, flat": partial(regions, POINTS, LABELS, flat),
    "regions, two classes": partial(regions, CROWD, (CROWD[:, 0] > 0).astype(int), two, False, "", ("in", "out")),
    "regions_beside": partial(regions_beside, [HAND, FLAT]),
    "regions_beside, three": partial(regions_beside, [HAND, FLAT, HAND]),
    "regions_beside, neurons": partial(regions_beside, [HAND, WITH_NEURONS], margins=False),
    "regions_beside, without margins": partial(regions_beside, [HAND, FLAT], margins=False),
}
