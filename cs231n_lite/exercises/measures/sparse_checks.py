"""What the checks of `grad_check_sparse` ask: a function with kinks, with their pattern, and one that has none."""

import math
from collections.abc import Iterator
from typing import Any

import numpy as np

from ...checks.asking import Ask
from ...checks.check import KnownMistake, Law, Problem, Quantities
from ...checks.returned import array, number, parts
from .functions import kinked, positive, smooth
from .numeric_gradients import law_of_restoring

PARTS = "error, numeric, kinked"

ZERO_AT_KINKS = KnownMistake(
    "zero_at_kinks",
    "where every coordinate is at a kink the error is 0, as if the gradient had been found right.",
    "Nothing was compared there: return np.nan as the error.",
)


def published_problems(rng: np.random.Generator) -> Iterator[Problem]:
    """Arrays of three shapes, with half of their places to check."""
    return _problems(rng, [(4, 3), (2, 5), (7,)])


def fresh_problems(rng: np.random.Generator) -> Iterator[Problem]:
    """Arrays of four shapes, with half of their places to check."""
    return _problems(rng, [(5, 4), (3, 7), (9,), (4, 2)])


def _problems(rng: np.random.Generator, shapes: list[tuple[int, ...]]) -> Iterator[Problem]:
    """An array with two numbers nearer to the kink at 0 than the step; a gradient a little off; places to check.

    Early and late places are at a kink, raised and lowered ones, now and then the first and the last of the array.
    """
    for index, shape in enumerate(shapes):
        h = 2.0**-10
        x = rng.normal(size=shape)
        x[np.abs(x) < 0.01] = 0.5
        places = np.argwhere(np.ones(shape, bool))
        ends, others = places[[0, -1]], places[1:-1]
        chosen = list(others[rng.permutation(len(others))[: max(4, len(places) // 2)]])
        kinked = [(0, 2), (1, len(chosen) - 1), (0, len(chosen) - 1)][index % 3]
        if index % 3:
            chosen[kinked[0]], chosen[kinked[1]] = ends if index % 2 else ends[::-1]
        for k, part in zip(kinked, [(1 / 2, -1 / 4), (-1 / 2, 1 / 4)][index % 2], strict=True):
            x[tuple(chosen[k])] = part * h
        order = np.arange(1, x.size + 1).reshape(shape)
        analytic = order * (x > 0) + 2 * x + rng.choice([-1 / 8, 0, 1 / 16], size=shape)
        yield {"x": x, "analytic": analytic, "coordinates": np.array(chosen), "h": h}


def rough_problems(rng: np.random.Generator) -> Iterator[Problem]:
    """Numbers, some of them much smaller than h: adding h and taking it away again rounds those."""
    for shape in [(3, 2), (5,)]:
        x = rng.normal(size=shape) / 3
        x.flat[::2] *= 1e-6
        yield {"x": x, "analytic": 2 * x, "coordinates": np.argwhere(np.ones(shape, bool)), "h": 1e-5}


def arguments(problem: Problem) -> dict[str, Any]:
    """What the check of a gradient is called with, by name."""
    return {
        "f": kinked,
        "x": problem["x"],
        "analytic": problem["analytic"],
        "coordinates": tuple(tuple(map(int, place)) for place in problem["coordinates"]),
        "h": problem["h"],
        "pattern": positive,
    }


def numeric(ask: Ask, problem: Problem) -> Quantities:
    """The slopes at the given places."""
    _, with_pattern, _ = _asked(ask, problem)
    _, without, _ = _asked_without_pattern(ask, problem)
    return {
        "numeric": _one_for_each_place(with_pattern, "numeric", problem),
        "numeric without a pattern": _one_for_each_place(without, "numeric", problem),
    }


def kinks_met(ask: Ask, problem: Problem) -> Quantities:
    """Which of the places have met a kink."""
    _, _, with_pattern = _asked(ask, problem)
    _, _, without = _asked_without_pattern(ask, problem)
    return {
        "kinked": _one_for_each_place(with_pattern, "kinked", problem),
        "kinked without a pattern": _one_for_each_place(without, "kinked", problem),
    }


def error(ask: Ask, problem: Problem) -> Quantities:
    """The relative error; and whether it is nan where every place is at a kink."""
    with_pattern, _, _ = _asked(ask, problem)
    without, _, _ = _asked_without_pattern(ask, problem)
    at_kinks, _, _ = _asked(ask, {**problem, "x": np.zeros_like(problem["x"])})
    at_kinks = number(at_kinks, "error, where every coordinate is at a kink,")
    return {
        "no error where nothing is left": Law(
            math.isnan(at_kinks),
            "with x = 0, every coordinate is at a kink and nothing is left to compare: error should be nan; "
            f"yours is {at_kinks:.3g}",
            (ZERO_AT_KINKS,) if at_kinks == 0 else (),
            "Ask first whether all are kinked, and return np.nan as the error then.",
        ),
        "error": number(with_pattern, "error"),
        "error without a pattern": number(without, "error"),
    }


def x_afterwards(ask: Ask, problem: Problem) -> Quantities:
    """Whether the check of a gradient leaves x as it was."""
    f, x, analytic, places, h, pattern = arguments(problem).values()
    value, after = ask.afterwards(f, x, analytic, places, h=h, pattern=pattern)
    parts(value, PARTS)
    return {"x is what it was": law_of_restoring(x, after[1], h)}


def _asked(ask: Ask, problem: Problem) -> tuple:
    """What the check of a gradient returns for the function with kinks."""
    f, x, analytic, places, h, pattern = arguments(problem).values()
    return parts(ask(f, x, analytic, places, h=h, pattern=pattern), PARTS)


def _asked_without_pattern(ask: Ask, problem: Problem) -> tuple:
    """What it returns for a function that has no kinks."""
    _, x, analytic, places, h, _ = arguments(problem).values()
    return parts(ask(smooth, x, analytic, places, h=h), PARTS)


def _one_for_each_place(value: Any, name: str, problem: Problem) -> np.ndarray:
    return array(value, name, (len(problem["coordinates"]),))
