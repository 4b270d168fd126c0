"""Problems that several checks ask: examples, weights, labels and a regularization strength.

Fresh problems are drawn at grading. Published ones are drawn once, by the build, and shipped in the table; their
numbers are multiples of 1/8, so that sums and products of them are exact on every processor.
"""

from collections.abc import Callable, Iterable, Iterator

import numpy as np

from ...checks.check import Problem

Problems = Callable[[np.random.Generator], Iterable[Problem]]
"""Draws the problems of a check."""

PUBLISHED_SHAPES = [(7, 5, 4), (4, 6, 3), (6, 3, 5)]  # N, D, C pairwise different: a mixed-up axis shows
FRESH_SHAPES = [(1, 3, 2), (2, 3, 5), (8, 5, 4), (12, 17, 3), (33, 6, 9), (64, 50, 10)]
SCALES = [1e-4, 1e-2, 1.0, 100.0]


def tied(rng: np.random.Generator, shape: tuple[int, int, int]) -> Problem:
    """A problem whose scores are multiples of 3; classes 0 and 1 tie, also if one is right. No margin is 0."""
    N, D, C = shape
    X, W = rng.integers(-1, 3, size=(N, D)).astype(float), 3.0 * rng.integers(-1, 2, size=(D, C))
    W[:, 1] = W[:, 0]
    return {"W": W, "X": X, "y": np.arange(N) % C, "reg": 0.0}


LECTURE_SCORES = np.array([[3.2, 5.1, -1.7], [1.3, 4.9, 2.0], [2.2, 2.5, -3.1]])
"""The scores of the lecture's three images for cat, car and frog; their right classes are 0, 1 and 2."""


def lecture_scores(rng: np.random.Generator | None = None) -> Iterator[Problem]:
    """The three images of the lecture: scores for cat, car, frog, and the right class."""
    for y, scores in enumerate(LECTURE_SCORES):
        yield {"scores": scores.copy(), "y": y}


def draw(rng: np.random.Generator, shape: tuple[int, int, int], scale: float, reg: float, absent: bool) -> Problem:
    """One problem: X (N, D) with a last column of ones, W (D, C) of the size of `scale`, y (N,), reg.

    With `absent`, one of the classes occurs in no label.
    """
    N, D, C = shape
    X = rng.normal(size=(N, D)) * rng.choice([1.0, 20.0])
    X[:, -1] = 1.0
    classes = np.delete(np.arange(C), rng.integers(C)) if absent else np.arange(C)
    return {"W": scale * rng.normal(size=(D, C)), "X": X, "y": rng.choice(classes, size=N), "reg": reg}


def fresh(rng: np.random.Generator, scales: list[float], regs: list[float]) -> Iterator[Problem]:
    """For each of the shapes, from one example to 64 × 50 × 10, a problem of each of a few sizes of W."""
    for index, shape in enumerate(FRESH_SHAPES):
        for turn in range(2):
            scale = scales[(index + 2 * turn) % len(scales)]
            yield draw(rng, shape, scale, regs[(index + turn) % len(regs)], absent=bool(turn))


def data_problems(rng: np.random.Generator) -> Iterator[Problem]:
    """Problems for the data term: W from 1e-4 to 1e2; in one, classes tie, in one the right class wins by far."""
    yield from fresh(rng, SCALES, [0.0])
    yield tied(rng, (10, 4, 3))
    yield draw(rng, (600, 3, 4), 1.0, 0.0, absent=False)
    easy = draw(rng, (9, 20, 3), 100.0, 0.0, absent=False)
    yield {**easy, "y": np.argmax(easy["X"] @ easy["W"], axis=1)}


def kinked_problems(rng: np.random.Generator) -> Iterator[Problem]:
    """Small whole numbers, so that many margins are exactly 0."""
    for shape in [(6, 4, 3), (9, 3, 5), (5, 6, 4)]:
        N, D, C = shape
        W, X = rng.integers(-1, 2, size=(D, C)), rng.integers(-1, 3, size=(N, D))
        yield {"W": W.astype(float), "X": X.astype(float), "y": rng.integers(C, size=N), "reg": 0.0}


def regularized_problems(rng: np.random.Generator) -> Iterator[Problem]:
    """Problems for the regularizer: reg 0.1, 2 or 50, with W large enough for its share to count."""
    return fresh(rng, [0.01, 0.3, 10.0], [0.1, 2.0, 50.0])


def on_grid(values: np.ndarray) -> np.ndarray:
    """`values` rounded to multiples of 1/8."""
    return np.round(values * 8) / 8


def published_problems(rng: np.random.Generator, reg: float, scale: float = 1.0) -> Iterator[Problem]:
    """The small problems of the table: their reg is `reg`, four times as much, and half of it.

    `scale` is about the size of the numbers of W, and half of that of X.
    """
    for index, shape in enumerate(PUBLISHED_SHAPES):
        N, D, C = shape
        W, X = on_grid(scale * rng.normal(size=(D, C))), on_grid(2 * scale * rng.normal(size=(N, D)))
        X[:, -1] = 1.0
        yield {"W": W, "X": X, "y": rng.integers(C, size=N), "reg": [1, 4, 0.5][index] * reg}
