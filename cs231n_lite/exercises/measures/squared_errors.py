"""Problems of the mean squared error."""

from collections.abc import Iterator

import numpy as np

from ...checks.check import Problem
from .problems import on_grid

SHAPES = [(2, 4), (4, 2), (5, 3)]  # N, M
FRESH_SHAPES = [(1, 1), (1, 5), (6, 1), (7, 4), (30, 10)]


def published(rng: np.random.Generator) -> Iterator[Problem]:
    """What a network says and what it should say, on the grid."""
    for shape in SHAPES:
        yield {"out": on_grid(2 * rng.normal(size=shape)), "target": on_grid(2 * rng.normal(size=shape)) + 1 / 16}


def fresh(rng: np.random.Generator) -> Iterator[Problem]:
    """The same in more shapes, from a single number on; small and large ones."""
    for index, shape in enumerate(FRESH_SHAPES):
        scale = [1.0, 0.01, 30.0][index % 3]
        yield {"out": scale * rng.normal(size=shape), "target": scale * rng.normal(size=shape)}
