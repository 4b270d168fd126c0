"""Features of training images and of others, and what becomes of them when they are standardized."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from ...checks.asking import Ask
from ...checks.check import Problem, Quantities
from ...checks.returned import WrongReturn, array, describe
from .problems import on_grid


def published(rng: np.random.Generator) -> Iterator[Problem]:
    """Three features of whole numbers, the second the same in all training images; two other sets, one, and none."""
    for sizes in [(4, 3, 5), (8, 2), (5,)]:
        yield {name: np.round(one).astype(int) for name, one in _sets(rng, sizes, 3).items()}


def fresh(rng: np.random.Generator) -> Iterator[Problem]:
    """More of them; one has a single training image, so that nothing is divided."""
    for sizes, F in [((16, 5, 1), 4), ((1, 3), 2), ((40, 30, 20, 10), 7), ((3,), 2)]:
        yield _sets(rng, sizes, F)


def _sets(rng: np.random.Generator, sizes: tuple[int, ...], F: int) -> Problem:
    names = ["train", *(f"set_{number}" for number in range(1, len(sizes)))]
    scale, level = rng.uniform(2, 9, size=F), rng.uniform(-20, 20, size=F)
    sets = {name: on_grid(level + scale * rng.normal(size=(M, F))) for name, M in zip(names, sizes, strict=True)}
    sets["train"][:, 1] = np.round(level[1]) + 20  # the others differ from it
    return sets


def standardized(ask: Ask, problem: Problem) -> Quantities:
    """Each set, as it comes back."""
    value = ask(*arguments(problem).values())
    sets = len(problem)
    if isinstance(value, np.ndarray) and sets == 1 and value.shape == problem["train"].shape:
        raise WrongReturn("it returned an array; expected a list with one array in it", "Return [train].")
    if not isinstance(value, tuple) or len(value) != sets:
        text = f"it returned {describe(value)}; expected a list of {sets} arrays, train and {sets - 1} others"
        raise WrongReturn(text, "`others` is a tuple of arrays, of any number: go through them with a for.")
    found = zip(problem.items(), value, strict=True)
    return {name: array(one, name, given.shape) for (name, given), one in found}


def arguments(problem: Problem) -> dict[str, Any]:
    """What it is called with: floats."""
    return {name: one.astype(np.float64) for name, one in problem.items()}
