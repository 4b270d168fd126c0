"""Examples of the figures of distances and nearest neighbours."""

from functools import partial

import numpy as np

from cs231n_lite.plots import changed, distances, folds, neighbours

from .images import IMAGES, TEN

rng = np.random.default_rng(0)
DISTS = rng.uniform(1500, 9000, (20, 200))
KS = [1, 3, 5, 8, 10, 12, 15, 20, 50, 100]
ACCURACIES = 0.3 - 0.02 * (np.log(KS) - 2.3)[:, None] ** 2 + rng.normal(0, 0.01, (10, 5))
QUERIES, QUERY_LABELS = IMAGES[:6], np.arange(6)
NEAR, NEAR_LABELS = rng.integers(0, 256, (48, 32, 32, 3), dtype=np.uint8), rng.integers(0, 6, (6, 8))
VERSIONS = {
    "original": IMAGES[0],
    "shifted by two pixels": np.roll(IMAGES[0], 2, axis=1),
    "darker": IMAGES[0] / 2,
    "brighter by 40": np.minimum(IMAGES[0] + 40.0, 255),
    "mirrored": IMAGES[0][:, ::-1],
    "another": IMAGES[1],
}
AWAY = {name: float(np.linalg.norm(version - 1.0 * IMAGES[0])) for name, version in VERSIONS.items()}

FIGURES = {
    "distances": partial(distances, DISTS),
    "distances, large": partial(distances, rng.random((500, 2000))),
    "distances, tall": partial(distances, DISTS.T),
    "distances, one": partial(distances, [[0]]),
    "folds": partial(folds, KS, ACCURACIES),
    "folds, two": partial(folds, [1, 2], [[0.2, 0.3], [0.25, 0.26]]),
    "folds, large k": partial(folds, [100, 200, 220, 1000, 1100], ACCURACIES[:5], 0.5),
    "neighbours": partial(neighbours, QUERIES, QUERY_LABELS, NEAR, NEAR_LABELS, TEN),
    "neighbours, five": partial(neighbours, QUERIES, QUERY_LABELS, NEAR[:30], NEAR_LABELS[:, :5], TEN),
    "neighbours, three": partial(neighbours, QUERIES[:1], [1], NEAR[:3], [[1, 1, 0]], TEN),
    "neighbours, one": partial(neighbours, QUERIES[:1], [0], NEAR[:1], [[1]], TEN),
    "changed": partial(changed, VERSIONS, AWAY),
    "changed, far": partial(changed, VERSIONS, {name: 1e4 + i for i, name in enumerate(VERSIONS)}),
    "changed, one": partial(changed, {"original": IMAGES[0]}, {"original": 0}),
}
