"""The random local search: it steps from where it stands if that lowers the loss; told from every W that it asks at."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import numpy as np

from ...checks.asking import Ask
from ...checks.check import KnownMistake, Law, Problem, Quantities
from ...checks.crossing import Rng
from ...checks.returned import array, numbers, parts
from .functions import terraces, valley
from .randomness import standard_normal
from .watching import Watched, laws_of_rng

ROUNDING = 1e-9

EVERY_STEP_TAKEN = KnownMistake(
    "every_step_taken",
    "every step is taken, whether it lowers the loss or not.",
    "Take the step only if the loss there is lower than where we stand.",
)
EQUAL_TAKEN = KnownMistake(
    "equal_taken",
    "a step to a place with the same loss is taken too; it should lower the loss.",
    "Compare with <: loss_there < loss.",
)
FROM_THE_START = KnownMistake(
    "from_the_start",
    "each step starts from the first W, not from where the search stands by now.",
    "Write the step that you take back into W, so that the next one starts there.",
)
FRESH_W = KnownMistake(
    "fresh_W",
    "each try is a W drawn anew, not a step from where the search stands.",
    "A step is W + scale * (random numbers): add W.",
)
HIGHER_TAKEN = KnownMistake(
    "higher_taken", "steps that raise the loss are taken.", "Take a step only if loss_there < loss."
)
CHANGED_IN_PLACE = KnownMistake(
    "changed_in_place",
    "the array that was passed in is changed.",
    "W = W + step makes a new array; W += step changes the one passed in.",
)


def problems(rng: np.random.Generator) -> Iterator[Problem]:
    """A place to start from, of four shapes, with 25 to 80 tries."""
    for shape, tries, scale in [((3, 2), 40, 0.25), ((4, 3), 60, 0.125), ((2, 5), 25, 2.0), ((3, 3), 80, 0.125)]:
        W = np.round(rng.normal(size=shape) * 8) / 8
        yield {"W": W, "tries": tries, "seed": int(rng.integers(1000)), "scale": scale}


def arguments(problem: Problem) -> dict[str, Any]:
    """What the search is called with."""
    return {
        "f": valley,
        "W": problem["W"],
        "tries": problem["tries"],
        "rng": Rng(problem["seed"]),
        "scale": problem["scale"],
    }


def searched(ask: Ask, problem: Problem) -> Quantities:
    """The laws of a search in a valley, of one on terraces, and of where the randomness comes from."""
    start, scale = problem["W"], problem["scale"]
    found = _search(ask, valley, problem)
    for name, law in _search(ask, terraces, problem).items():
        flat = "for an f that is flat in places, "
        found[f"{flat}{name}"] = replace(law, otherwise=f"{flat}{law.otherwise}")
    return found | laws_of_rng(
        ask, lambda seed: (Watched(valley, start.shape), start, 3, Rng(seed), scale), problem["seed"]
    )


def _search(ask: Ask, f: Callable[[np.ndarray], float], problem: Problem) -> dict[str, Law]:
    """The laws of one search for low values of `f`."""
    _, start, tries, rng, scale = arguments(problem).values()
    watch = Watched(f, start.shape)
    value, after = ask.afterwards(watch, start, tries, rng, scale)
    W, history = parts(value, "W, history")
    laws = _laws(watch, start, array(W, "W", start.shape), numbers(history, "history", tries), scale)
    if np.any(array(after[1], "W, after the call,", start.shape) != start):
        text = "the W that was passed in has changed; a search starts there and leaves it as it is"
        return {"the start stays": Law(False, text, CHANGED_IN_PLACE)} | laws
    return laws


def _laws(watch: Watched, start: np.ndarray, W: np.ndarray, history: np.ndarray, scale: float) -> dict[str, Law]:
    tries = len(history)
    steps = [V for V in watch.asked if not np.array_equal(V, start)]
    if len(steps) != tries:
        told = f"besides the start the loss was asked at {len(steps)} different W; expected {tries}, one for each try"
        advice = "Draw one new step in each turn of the loop, and ask f once there."
        return {"as many steps as tries": Law(False, told, try_next=advice)}
    where, drawn = _walk(watch.f, start, steps, lambda there, here: there < here)
    losses = np.array([watch.f(V) for V in where])
    wrong = int(np.argmax(~np.isclose(history, losses, rtol=ROUNDING)))
    plausible, what = standard_normal(drawn / scale)
    arrived = _same(W, where[-1])
    named = None if plausible and arrived else _other_walk(watch.f, start, steps, W, history, scale)
    return {
        "the loss where we stand": Law(
            _same(history, losses),
            f"history[{wrong}] is {history[wrong]:.6g}; it should be {losses[wrong]:.6g}, the loss "
            "where the steps that lower it have led by then",
            named,
        ),
        "the end": Law(arrived, "the W returned isn't the one that the steps that lower the loss lead to", named),
        "each step starts where we stand": Law(
            plausible, f"the steps that were tried from there, divided by scale, {what}", named
        ),
    }


def _same(one: np.ndarray, other: np.ndarray) -> bool:
    """Equal up to rounding: whoever takes a step back by -= doesn't come back to the last bit."""
    return bool(np.allclose(one, other, rtol=ROUNDING, atol=ROUNDING))


def _walk(f: Callable, start: np.ndarray, steps: list[np.ndarray], accepts: Callable) -> tuple[list, np.ndarray]:
    """Where a search stands after each try if it takes the steps that `accepts(there, here)` takes; and the steps."""
    here, where, drawn = start, [], []
    for V in steps:
        drawn.append(V - here)
        here = V if accepts(f(V), f(here)) else here
        where.append(here)
    return where, np.array(drawn)


def _other_walk(
    f: Callable, start: np.ndarray, steps: list[np.ndarray], W: np.ndarray, history: np.ndarray, scale: float
) -> KnownMistake | None:
    """The known mistake that explains the steps, the end and the history, where the right rule doesn't."""
    rules = {
        EVERY_STEP_TAKEN: lambda there, here: True,
        EQUAL_TAKEN: lambda there, here: there <= here,
        HIGHER_TAKEN: lambda there, here: there > here,
    }
    for mistake, accepts in rules.items():
        where, drawn = _walk(f, start, steps, accepts)
        if standard_normal(drawn / scale)[0] and _same(W, where[-1]) and _same(history, [f(V) for V in where]):
            return mistake
    if standard_normal(np.array([V - start for V in steps]) / scale)[0]:
        return FROM_THE_START
    if standard_normal(np.array(steps) / scale)[0]:
        return FRESH_W
    return None
