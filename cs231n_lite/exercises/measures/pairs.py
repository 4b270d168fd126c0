"""Pairs of arrays whose relative error is asked for."""

from collections.abc import Iterator

import numpy as np

from ...checks.check import Problem


def published(rng: np.random.Generator) -> Iterator[Problem]:
    """Pairs of three shapes, then the special ones."""
    return _pairs(rng, [(4,), (2, 3), (3, 2)])


def fresh(rng: np.random.Generator) -> Iterator[Problem]:
    """Pairs of six shapes, from one number to sixty, then the special ones."""
    return _pairs(rng, [(1,), (5,), (3, 4), (2, 2), (6,), (20, 3)])


def _pairs(rng: np.random.Generator, shapes: list[tuple[int, ...]]) -> Iterator[Problem]:
    """Pairs that nearly agree, agree, or don't.

    In turn the larger numbers are in the one and in the other, are below 0, and are tiny; then
    some where the largest numbers agree, zeros, and plain numbers.
    """
    for index, shape in enumerate(shapes):
        n = np.round(rng.normal(size=shape) * 64) / 8
        if n.size > 1:
            n.flat[0] = 0.0
        a = n + [0.125, 0.0, -4.0, 2.0**-20][index % 4] * np.ones(shape)
        yield {"a": a, "n": n}
    yield {"a": np.array([0.0, 1.0, 4.0]), "n": np.array([0.0, 3.0, 4.0])}
    one = np.round(rng.uniform(1, 9, size=4) * 8) / 8
    yield {"a": one, "n": 2 * one}
    yield {"a": one / 64, "n": one / 32}
    yield {"a": 2 * one, "n": one}
    yield {"a": -3 * one, "n": one / 8}
    yield {"a": 2.0**-40 * one, "n": 2.0**-40 * one[::-1]}
    yield {"a": np.zeros((2, 3)), "n": np.zeros((2, 3))}
    yield {"a": np.zeros(4), "n": one}
    yield {"a": one, "n": np.zeros(4)}
    yield {"a": float(one[0]), "n": -float(one[1])}
    yield {"a": 0.0, "n": 0.0}
