"""What the checks of difference quotients and numeric gradients ask: problems, the gradient, and x afterwards."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from ...checks.asking import Ask
from ...checks.check import KnownMistake, Law, Problem, Quantities
from ...checks.returned import array
from .functions import cubic, smooth

NOT_RESTORED = KnownMistake(
    "not_restored",
    "each number of x is left where the last step put it.",
    "Keep the number in a variable before you nudge it, and write it back before you go on.",
)
RESTORED_BY_SUMS = KnownMistake(
    "restored_by_sums",
    "x comes back rounded, as by adding and taking away h: (x + h) - h is not always x.",
    "Keep the number in a variable before you nudge it, and write that back; then x is exactly what it was.",
)

PUT_BACK = "Keep the number in a variable before you nudge it, and write it back before you go on."
LOWERED_TWICE = KnownMistake("lowered_twice", "each number of x is left 2h away from where it was.", PUT_BACK)
LAST_NOT_RESTORED = KnownMistake(
    "last_not_restored", "the number that was nudged last isn't put back.", "Put it back inside the loop, at its end."
)
SET_TO_ZERO = KnownMistake("set_to_zero", "x is zero afterwards: its numbers are overwritten.", PUT_BACK)
REPLACED = KnownMistake("replaced", "each number of x is h or -h afterwards: it is overwritten.", PUT_BACK)


def slope_problems(rng: np.random.Generator) -> Iterator[Problem]:
    """A place and a step, both exact in binary: where the function falls, where it grows, and anywhere."""
    for h, place in ((1 / 4, 0.125), (1 / 16, 1.5), (1 / 1024, rng.uniform(-3, 3)), (1 / 64, rng.uniform(-3, 3))):
        yield {"x": np.round(place * 8) / 8, "h": h}


def slope_arguments(problem: Problem) -> dict[str, Any]:
    """What a difference quotient is called with."""
    return {"f": cubic, **problem}


def published_arrays(rng: np.random.Generator) -> Iterator[Problem]:
    """Arrays with one, two and three axes."""
    return _arrays(rng, [(3,), (3, 2), (2, 2, 2)])


def fresh_arrays(rng: np.random.Generator) -> Iterator[Problem]:
    """Arrays with one, two and three axes, one of them with a single number."""
    return _arrays(rng, [(1,), (5,), (4, 3), (2, 3, 2), (1, 7)])


def _arrays(rng: np.random.Generator, shapes: list[tuple[int, ...]]) -> Iterator[Problem]:
    """Arrays of each of the shapes, and a step of 1/1024 or near it."""
    for index, shape in enumerate(shapes):
        yield {"x": rng.normal(size=shape), "h": 2.0 ** -(9 + index % 3)}


def rough_arrays(rng: np.random.Generator) -> Iterator[Problem]:
    """Arrays, in both modes, with numbers much smaller than h: adding h and taking it away again rounds them."""
    for shape, centred in [((4,), True), ((3, 2), False), ((2, 2, 3), True), ((5,), False)]:
        x = rng.normal(size=shape) / 3
        x.flat[::2] *= 1e-6
        yield {"x": x, "h": 1e-5, "centred": centred}


def gradient_arguments(problem: Problem, centred: bool) -> dict[str, Any]:
    """What a numeric gradient is called with, in one of its two modes."""
    return {"f": smooth, **problem, "centred": centred}


def gradient(ask: Ask, problem: Problem, centred: bool) -> Quantities:
    """The numeric gradient, in one of its two modes."""
    x = problem["x"]
    return {"the gradient": array(ask(smooth, x, h=problem["h"], centred=centred), "the gradient", x.shape)}


def rough_arguments(problem: Problem) -> dict[str, Any]:
    """What a numeric gradient is called with, in the mode that the problem says."""
    return {"f": smooth, **problem}


def x_afterwards(ask: Ask, problem: Problem) -> Quantities:
    """Whether a numeric gradient leaves x as it was."""
    x, h = problem["x"], problem["h"]
    _, after = ask.afterwards(smooth, x, h=h, centred=problem["centred"])
    return {"x is what it was": law_of_restoring(x, after[1], h)}


def law_of_restoring(before: np.ndarray, after: Any, h: float) -> Law:
    """The law that x is, bit for bit, what it was."""
    after = array(after, "x, after the call,", before.shape)
    moved = np.abs(after - before)
    told = f"{np.sum(moved > 0)} of the {before.size} numbers of x have changed, by up to {np.max(moved):.2g}"
    largest = np.max(moved)
    known = {
        RESTORED_BY_SUMS: largest < h / 1000,
        NOT_RESTORED: np.allclose(moved, h, rtol=1e-3),
        LOWERED_TWICE: np.allclose(moved, 2 * h, rtol=1e-3),
        LAST_NOT_RESTORED: np.sum(moved > 0) == 1 and moved.size > 1 and np.isclose(largest, h, rtol=1e-3),
        SET_TO_ZERO: largest >= h and np.all(after == 0),
        REPLACED: largest >= h and np.all((after == h) | (after == -h)),
    }
    suspects = tuple(mistake for mistake, fits in known.items() if fits and largest > 0)
    return Law(bool(np.all(moved == 0)), told, suspects, NOT_RESTORED.try_next)
