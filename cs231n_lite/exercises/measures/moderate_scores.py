"""Moderate scores for softmax: each |score| below 50, where exp neither overflows nor underflows.

The probabilities of a row differ by a thousand times at most.
"""

from collections.abc import Iterator

import numpy as np

from ...checks.check import Problem
from .problems import FRESH_SHAPES, draw, on_grid

SPREADS = [1e-3, 0.1, 1.0, 2.5]  # the largest |score|, but for a shift of the row


def with_spread(
    rng: np.random.Generator,
    shape: tuple[int, int, int],
    spread: float,
    reg: float,
    absent: bool = False,
    level: float = 0.0,
) -> Problem:
    """A problem whose largest |score| is `spread`, before every other row is shifted by plus or minus `level`."""
    problem = draw(rng, shape, 1.0, reg, absent)
    X, W = problem["X"], problem["W"]
    X[:, 0] = 0.0
    W = W * (spread / np.max(np.abs(X @ W)))
    X[:, 0], W[0] = np.resize([0, 1, 0, -1], len(X)), level
    return {**problem, "X": X, "W": W}


def data_problems(rng: np.random.Generator) -> Iterator[Problem]:
    """Problems for the data term: scores from almost equal to far apart; in one the right class always wins by far."""
    for index, shape in enumerate(FRESH_SHAPES):
        for turn in range(2):
            yield with_spread(rng, shape, SPREADS[(index + 2 * turn) % len(SPREADS)], 0.0, bool(turn), 40.0 * turn)
    yield with_spread(rng, (600, 3, 4), 1.0, 0.0)
    easy = with_spread(rng, (9, 20, 3), 2.5, 0.0)
    yield {**easy, "y": np.argmax(easy["X"] @ easy["W"], axis=1)}


def regularized_problems(rng: np.random.Generator) -> Iterator[Problem]:
    """Problems for the regularizer: reg 0.1, 2 or 50."""
    for index, shape in enumerate(FRESH_SHAPES):
        yield with_spread(rng, shape, 2.0, [0.1, 2.0, 50.0][index % 3])


def fresh_scores(rng: np.random.Generator) -> Iterator[Problem]:
    """Scores of 2 to 12 classes, from almost equal to clearly apart."""
    for index, C in enumerate([2, 3, 5, 12, 7, 4, 10, 3]):
        yield {"scores": SPREADS[index % 4] * rng.uniform(-1, 1, size=C), "y": int(rng.integers(C))}


def published_tables(rng: np.random.Generator) -> Iterator[Problem]:
    """Rows of scores on the grid, of four shapes."""
    for N, C in [(3, 4), (5, 3), (2, 6), (4, 4)]:
        yield {"scores": on_grid(2 * rng.normal(size=(N, C)))}


def fresh_tables(rng: np.random.Generator) -> Iterator[Problem]:
    """Rows of scores of several shapes, from one row of two classes on."""
    for index, (N, C) in enumerate([(1, 2), (5, 3), (4, 7), (30, 10), (6, 6)]):
        yield {"scores": SPREADS[index % 4] * rng.uniform(-1, 1, size=(N, C))}
