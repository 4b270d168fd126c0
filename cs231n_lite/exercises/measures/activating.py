"""Activation functions: their problems, and how values and slopes are measured apart."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from ...checks.asking import Ask
from ...checks.check import KnownMistake, Law, Problem, Proof, Quantities, Right
from ...checks.returned import array, parts
from .problems import Problems, on_grid
from .proofs import SLOPE_AGREES, SMALL_STEP, equal

SHAPES = [(3, 4), (5,), (2, 3, 2)]
FRESH_SHAPES = [(3,), (6, 7), (2, 3, 4, 5), (40, 3)]
FLAT = 1e-6  # how far a slope may be off at a kink, or from that of a straight line far from 0
FAR = {"sigmoid": (0.0, 0.0), "elu": (0.0, 1.0)}
"""The slopes far below 0 and far above, where that is asked."""

BOTH_AT_TIE = KnownMistake(
    "both_at_tie",
    "where a and b are equal, the two slopes don't add up to 1: both get it, or neither does.",
    "At each place one of the two is passed on: let one comparison have the =, as in a >= b and b > a.",
)


def published(alphas: Sequence[float] = (), large: bool = False) -> Problems:
    """Arrays of one to three axes on the grid, no number of which is 0; with an alpha, and large numbers, if asked."""

    def draw(rng: np.random.Generator) -> Iterator[Problem]:
        return _problems(rng, SHAPES, alphas, large)

    return draw


def fresh(alphas: Sequence[float] = (), large: bool = False) -> Problems:
    """The same in more shapes."""

    def draw(rng: np.random.Generator) -> Iterator[Problem]:
        return _problems(rng, FRESH_SHAPES, alphas, large)

    return draw


def _problems(
    rng: np.random.Generator, shapes: list[tuple[int, ...]], alphas: Sequence[float], large: bool
) -> Iterator[Problem]:
    for index, shape in enumerate(shapes):
        x = on_grid(2 * rng.normal(size=shape)) + 1 / 16
        ends = [rng.integers(1, 7) / 8, -rng.integers(4, 16) / 8, rng.integers(48, 80) / 8]  # nothing bends above 0
        x.flat[0], x.flat[1], x.flat[-1] = np.array(ends) + 1 / 16
        problem: dict[str, Any] = {"x": x}
        if alphas:
            problem["alpha"] = alphas[index % len(alphas)]
        if large:
            sizes = np.array([1000.0, -1000.0, *(8.0 * rng.integers(90, 300, size=2) * [1, -1])])
            problem["large"] = rng.permutation(sizes)
        yield problem


def kinked(alphas: Sequence[float] = ()) -> Problems:
    """Some numbers of x are exactly 0."""

    def draw(rng: np.random.Generator) -> Iterator[Problem]:
        for index, shape in enumerate([(3, 4), (2, 2, 3)]):
            x = rng.integers(-1, 2, size=shape).astype(float)
            x.flat[0] = 0.0
            yield {"x": x, **({"alpha": alphas[index]} if alphas else {})}

    return draw


def pairs(rng: np.random.Generator) -> Iterator[Problem]:
    """Two arrays of one shape; each is the larger one at some places, and nowhere are they equal."""
    return _pairs(rng, SHAPES)


def fresh_pairs(rng: np.random.Generator) -> Iterator[Problem]:
    """The same in more shapes."""
    return _pairs(rng, FRESH_SHAPES)


def _pairs(rng: np.random.Generator, shapes: list[tuple[int, ...]]) -> Iterator[Problem]:
    for shape in shapes:
        a, b = on_grid(2 * rng.normal(size=shape)), on_grid(2 * rng.normal(size=shape)) + 1 / 16
        a.flat[0], b.flat[0] = -1.5, -0.4375  # both below 0; the larger one isn't the larger by its size
        a.flat[-1], b.flat[-1] = 2.0, 0.8125
        yield {"a": a, "b": b}


def tied_pairs(rng: np.random.Generator) -> Iterator[Problem]:
    """Small whole numbers, so that many are equal."""
    for shape in [(3, 4), (2, 2, 3)]:
        a, b = rng.integers(-1, 2, size=shape).astype(float), rng.integers(-1, 2, size=shape).astype(float)
        b.flat[0] = a.flat[0]
        yield {"a": a, "b": b}


def arguments(problem: Problem) -> Problem:
    """What an activation function is called with."""
    return {name: value for name, value in problem.items() if name != "large"}


def value_of(ask: Ask, problem: Problem) -> Quantities:
    """The values, also those for large numbers."""
    (value, _), far = _asked(ask, problem, ("value",))
    return {"value": value, **({"value of large numbers": far[0]} if far else {})}


def slope_of(ask: Ask, problem: Problem) -> Quantities:
    """The slopes, also those for large numbers; at x = 0 one between those of the two sides."""
    (_, slope), far = _asked(ask, problem)
    x, lowest = problem["x"], problem.get("alpha", 0.0)
    at_kink, (low, high) = slope[x == 0], sorted((lowest, 1.0))
    within = bool(np.all((at_kink >= low - FLAT) & (at_kink <= high + FLAT)))
    told = f"where x is 0, the slope is {at_kink[0]:.3g}; it may be {low:g} to {high:g}" if at_kink.size else ""
    found = {"slope of large numbers": _straightened(ask, problem["large"], *far)} if far else {}
    return {"slope": slope, **found, "at the kink": Law(within, told)}


def _straightened(ask: Ask, large: np.ndarray, value: np.ndarray, slope: np.ndarray) -> np.ndarray:
    """The slopes; those of a straight line where they are near these, and where the value isn't finite.

    A value that isn't costs the value alone.
    """
    below, above = FAR[ask.check.function]
    line = np.where(large > 0, above, below)
    return np.where(np.isfinite(value) & ~(np.abs(slope - line) <= FLAT), slope, line)


def _asked(
    ask: Ask, problem: Problem, wanted: tuple[str, ...] = ("value", "slope")
) -> tuple[list[np.ndarray], list[np.ndarray]]:
    """Value and slope for x, and for the large numbers, if any. Those `wanted` must be arrays of x's shape."""
    x, *rest = arguments(problem).values()
    calls = [x, *([problem["large"]] if "large" in problem else [])]
    found = []
    for each, answer in zip(calls, ask.many([(each, *rest) for each in calls]), strict=True):
        if not isinstance(answer, tuple) or len(answer) != 2:
            parts(answer, "value, slope")
        both = zip(("value", "slope"), answer, strict=True)
        found.append([array(part, name, each.shape) if name in wanted else part for name, part in both])
    return found[0], found[1] if len(found) > 1 else []


def larger_of(ask: Ask, problem: Problem) -> Quantities:
    """The values of maxout."""
    value, _, _ = parts(ask(problem["a"], problem["b"]), "value, slope_a, slope_b")
    return {"value": array(value, "value", problem["a"].shape)}


def slopes_of_pair(ask: Ask, problem: Problem) -> Quantities:
    """The two slopes of maxout; where both numbers are equal, one gets the slope 1, or they share it."""
    a, b = problem["a"], problem["b"]
    _, *slopes = parts(ask(a, b), "value, slope_a, slope_b")
    slope_a, slope_b = (array(slope, f"slope_{name}", a.shape) for name, slope in zip("ab", slopes, strict=True))
    at_a, at_b = slope_a[a == b], slope_b[a == b]
    shared = bool(np.all((at_a >= 0) & (at_b >= 0) & (np.abs(at_a + at_b - 1) < FLAT)))
    told = f"where a = b, the slopes are {at_a[0]:g} and {at_b[0]:g}; together they should be 1" if at_a.size else ""
    return {"slope_a": slope_a, "slope_b": slope_b, "at a tie": Law(shared, told, (BOTH_AT_TIE,))}


def slope_of_value(of: str, at: str = "x", slope: str = "slope") -> Proof:
    """Each number of the quantity `slope` is the slope of that value in its own number of `at`."""

    def proof(right: Right, problem: Problem) -> Iterator[Law]:
        up, down = (right(of, {**problem, at: problem[at] + nudge})["value"] for nudge in (SMALL_STEP, -SMALL_STEP))
        told = f"{slope} should be the slope of the value in {at}, taken numerically"
        yield equal(told, (up - down) / (2 * SMALL_STEP), right("", problem)[slope], SLOPE_AGREES)

    return proof
