"""The random local search: it steps from where it stands if that lowers the loss; told from every W that it asks at."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from ...checks.asking import Ask
from ...checks.check import KnownMistake, Law, Problem, Quantities
from ...checks.crossing import Rng
from ...checks.returned import array, numbers, parts
from .draws import other_draws
from .functions import hollow, terraces
from .local_search_mistakes import (
    CHANGED_IN_PLACE,
    CHANGES_NOTED,
    END_EVERYWHERE,
    EQUAL_TAKEN,
    EVERY_STEP_TAKEN,
    FIRST_ALWAYS_TAKEN,
    FRESH_W,
    FROM_THE_LAST,
    FROM_THE_START,
    HIGHER_NOTED,
    HIGHER_TAKEN,
    HISTORY_OF_EVERY_TRY,
    LAST_RETURNED,
    LOSS_KEPT,
    LOSS_OF_THE_LAST,
    NEVER_TAKEN,
    NOTED_BEFORE,
    NOTED_IN_REVERSE,
    NOTED_WHEN_TAKEN,
    NOTHING_NOTED,
    ONLY_LOSS_KEPT,
    START_EVERYWHERE,
    START_RETURNED,
    STEP_DOUBLED,
    STEP_RETURNED,
)
from .random_search import of_count
from .randomness import standard_normal
from .watching import Watched, laws_of_rng

ROUNDING = 1e-9


def problems(rng: np.random.Generator) -> Iterator[Problem]:
    """A place to start from, of four shapes, with 25 to 80 tries."""
    for shape, tries, scale in [((3, 2), 40, 0.25), ((4, 3), 60, 0.125), ((2, 5), 25, 2.0), ((3, 3), 80, 0.125)]:
        W = np.round(rng.normal(size=shape) * 8) / 8
        yield {"W": W, "tries": tries, "seed": int(rng.integers(1000)), "scale": scale}


def arguments(problem: Problem) -> dict[str, Any]:
    """What the search is called with."""
    return {
        "f": hollow,
        "W": problem["W"],
        "tries": problem["tries"],
        "rng": Rng(problem["seed"]),
        "scale": problem["scale"],
    }


def searched(ask: Ask, problem: Problem) -> Quantities:
    """The laws of a search in a valley, of one on terraces, and of where the randomness comes from."""
    start, scale = problem["W"], problem["scale"]
    found = _search(ask, hollow, problem)
    for name, law in _search(ask, terraces, problem).items():
        flat = "for an f that is flat in places, "
        found[f"{flat}{name}"] = replace(law, otherwise=f"{flat}{law.otherwise}")
    return found | laws_of_rng(
        ask, lambda seed: (Watched(hollow, start.shape), start, 3, Rng(seed), scale), problem["seed"]
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
        return {"the start stays": Law(False, text, (CHANGED_IN_PLACE,))} | laws
    return laws


def _laws(watch: Watched, start: np.ndarray, W: np.ndarray, history: np.ndarray, scale: float) -> dict[str, Law]:
    tries = len(history)
    steps = [V for V in watch.asked if not np.array_equal(V, start)]
    if len(steps) != tries:
        told = f"besides the start the loss was asked at {len(steps)} different W; expected {tries}, one for each try"
        advice = "Draw one new step in each turn of the loop, and ask f once there."
        return {"as many steps as tries": Law(False, told, of_count(len(steps), tries), advice)}
    right = _walk(watch.f, start, steps)
    losses = np.array([watch.f(V) for V in right.where])
    wrong = int(np.argmax(~np.isclose(history, losses, rtol=ROUNDING)))
    plausible, what = standard_normal(right.drawn / scale)
    arrived, noted = _same(W, right.where[-1]), _same(history, losses)
    named = () if plausible and arrived and noted else _suspects(watch.f, start, steps, W, history, scale)
    return {
        "the loss where we stand": Law(
            noted,
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


@dataclass
class Walk:
    """A search that took some of the steps that were tried.

    where: where it stands after each try; noted: what its history has; drawn: the steps, from where they started
    """

    where: list[np.ndarray]
    noted: list[float]
    drawn: np.ndarray


def _walk(
    f: Callable,
    start: np.ndarray,
    steps: list[np.ndarray],
    accepts: Callable[[float, float], bool] = lambda there, here: there < here,
    compared_with: str = "where we stand",
    keeps_W: bool = True,
    from_last: bool = False,
    twice: bool = False,
    at_start: float | None = None,
) -> Walk:
    """The search that takes the steps which `accepts(loss there, loss to compare with)` takes.

    compared_with: the loss "where we stand", of "the start" or of "the last try"
    keeps_W: whether it goes to the places that it accepts; from_last: whether steps start where the last one led
    twice: whether an accepted step is taken twice; at_start: the loss that the first step is compared with
    """
    here, loss, last = start, f(start) if at_start is None else at_start, start
    where, noted, drawn = [], [], []
    for V in steps:
        origin = last if from_last else here
        drawn.append(V - origin)
        there, last = f(V), V
        if accepts(there, loss):
            if keeps_W:
                here = V + (V - origin) if twice else V
            loss = loss if compared_with == "the start" else there
        elif compared_with == "the last try":
            loss = there
        where.append(here)
        noted.append(loss)
    return Walk(where, noted, np.array(drawn))


def _suspects(
    f: Callable, start: np.ndarray, steps: list[np.ndarray], W: np.ndarray, history: np.ndarray, scale: float
) -> tuple[KnownMistake, ...]:
    """The known mistakes that each explain the steps, the end and the history together."""

    def explains(walk: Walk) -> bool:
        real = [f(V) for V in walk.where]
        noted = _same(history, walk.noted) or _same(history, real)
        return standard_normal(walk.drawn / scale)[0] and _same(W, walk.where[-1]) and noted

    others = {
        EVERY_STEP_TAKEN: {"accepts": lambda there, here: True},
        EQUAL_TAKEN: {"accepts": lambda there, here: there <= here},
        HIGHER_TAKEN: {"accepts": lambda there, here: there > here},
        NEVER_TAKEN: {"accepts": lambda there, here: False},
        LOSS_KEPT: {"compared_with": "the start"},
        LOSS_OF_THE_LAST: {"compared_with": "the last try"},
        ONLY_LOSS_KEPT: {"keeps_W": False},
        FROM_THE_LAST: {"from_last": True},
        STEP_DOUBLED: {"twice": True},
        FIRST_ALWAYS_TAKEN: {"at_start": np.inf},
    }
    found = [mistake for mistake, how in others.items() if explains(_walk(f, start, steps, **how))]
    right = _walk(f, start, steps)
    if standard_normal(right.drawn / scale)[0]:
        found += _told_wrongly(f, start, steps, right, W, history)
    return tuple(found or _drawn_otherwise(right, start, steps, scale))


def _told_wrongly(
    f: Callable, start: np.ndarray, steps: list[np.ndarray], walk: Walk, W: np.ndarray, history: np.ndarray
) -> list[KnownMistake]:
    """What explains the end, or the history, of a search whose steps are right; the other of them being right."""
    losses = np.array(walk.noted)
    before = np.append(f(start), losses[:-1])
    tried = np.array([f(V) for V in steps])
    ends = {LAST_RETURNED: steps[-1], START_RETURNED: start, STEP_RETURNED: walk.where[-1] - start}
    histories = {
        HISTORY_OF_EVERY_TRY: tried,
        NOTED_BEFORE: before,
        NOTED_WHEN_TAKEN: np.where(losses < before, losses, 0),
        NOTHING_NOTED: np.zeros(len(losses)),
        END_EVERYWHERE: np.full(len(losses), losses[-1]),
        START_EVERYWHERE: np.full(len(losses), f(start)),
        HIGHER_NOTED: np.maximum(tried, before),
        NOTED_IN_REVERSE: losses[::-1],
        CHANGES_NOTED: before - losses,
    }
    found = []
    if _same(history, losses):
        found += [mistake for mistake, end in ends.items() if _same(W, end)]
    if _same(W, walk.where[-1]):
        found += [mistake for mistake, noted in histories.items() if _same(history, noted)]
    return found


def _drawn_otherwise(walk: Walk, start: np.ndarray, steps: list[np.ndarray], scale: float) -> list[KnownMistake]:
    """What explains the steps where they aren't scale times standard normal numbers from where the search stands."""
    found = list(other_draws(walk.drawn, scale))
    if standard_normal(np.array([V - start for V in steps]) / scale)[0]:
        found.append(FROM_THE_START)
    if standard_normal(np.array(steps) / scale)[0]:
        found.append(FRESH_W)
    return found
