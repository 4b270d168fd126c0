"""The random search: it tries one W after the other and keeps the best; told from every W that it asks the loss at."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from ...checks.asking import Ask
from ...checks.check import KnownMistake, Law, Problem, Quantities
from ...checks.crossing import Rng
from ...checks.returned import array, numbers, parts
from .functions import valley
from .randomness import standard_normal
from .watching import Watched, laws_of_rng

LAST_FOR_BEST = KnownMistake(
    "last_for_best",
    "the W of the last try is returned, not that of the best one.",
    "Keep W only when its loss is lower than the best so far; keep a copy if you fill the same array again.",
)
HIGHEST_LOSS = KnownMistake(
    "highest_loss", "the W with the highest loss is kept.", "Keep W when its loss is lower: loss < best_loss."
)
HISTORY_OF_EVERY_TRY = KnownMistake(
    "history_of_every_try",
    "history has the loss of every try; it should have the lowest one so far.",
    "Write best_loss into history[k], after you have compared.",
)
SCALE_IGNORED = KnownMistake(
    "scale_ignored",
    "the numbers of W are standard normal ones: scale isn't used.",
    "Multiply: scale * rng.standard_normal(shape).",
)


def problems(rng: np.random.Generator) -> Iterator[Problem]:
    """Searches of three shapes, with 25 to 60 tries."""
    for shape, tries, scale in [((3, 2), 40, 1.0), ((4, 3), 60, 0.5), ((2, 5), 25, 0.01)]:
        yield {"D": shape[0], "C": shape[1], "tries": tries, "seed": int(rng.integers(1000)), "scale": scale}


def arguments(problem: Problem) -> dict[str, Any]:
    """What the search is called with."""
    return {
        "f": valley,
        "shape": (problem["D"], problem["C"]),
        "tries": problem["tries"],
        "rng": Rng(problem["seed"]),
        "scale": problem["scale"],
    }


def searched(ask: Ask, problem: Problem) -> Quantities:
    """The laws of one search, and of where its randomness comes from."""
    f, shape, tries, rng, scale = arguments(problem).values()
    watch = Watched(f, shape)
    W, history = parts(ask(watch, shape, tries, rng, scale), "W, history")
    laws = _laws(watch, array(W, "W", shape), numbers(history, "history", tries), scale)
    return laws | laws_of_rng(ask, lambda seed: (Watched(f, shape), shape, 3, Rng(seed), scale), problem["seed"])


def _laws(watch: Watched, W: np.ndarray, history: np.ndarray, scale: float) -> dict[str, Law]:
    asked, tries = watch.asked, len(history)
    if len(asked) != tries:
        told = f"the loss was asked at {len(asked)} different W; expected {tries}, one for each try"
        return {"as many W as tries": Law(False, told, try_next="Draw one new W in each turn of the loop.")}
    losses, at = np.array([watch.f(V) for V in asked]), watch.f(W)
    lowest = np.minimum.accumulate(losses)
    wrong = int(np.argmax(~np.isclose(history, lowest, rtol=1e-12)))
    plausible, what = standard_normal(np.array(asked) / scale)
    named = _other_choice(losses, at, history)
    every = HISTORY_OF_EVERY_TRY if np.allclose(history, losses, rtol=1e-12) else None
    return {
        "the lowest loss of all": Law(
            bool(at <= lowest[-1]),
            f"the W returned has the loss {at:.6g}; the lowest one tried was {lowest[-1]:.6g}",
            named,
        ),
        "the lowest loss so far": Law(
            bool(np.allclose(history, lowest, rtol=1e-12)),
            f"history[{wrong}] is {history[wrong]:.6g}; the lowest loss up to that try is {lowest[wrong]:.6g}",
            named if named is HIGHEST_LOSS else every,
        ),
        "scale times standard normal numbers": Law(
            plausible,
            f"the numbers of W, divided by scale, {what}",
            SCALE_IGNORED if standard_normal(np.array(asked))[0] else None,
            "scale * rng.standard_normal(shape) draws them.",
        ),
    }


def _other_choice(losses: np.ndarray, at: float, history: np.ndarray) -> KnownMistake | None:
    """The known mistake that explains why the W returned has the loss `at`, where that isn't the lowest."""
    if at == losses[-1] and np.array_equal(history, np.minimum.accumulate(losses)):
        return LAST_FOR_BEST
    if at == np.max(losses) and np.array_equal(history, np.maximum.accumulate(losses)):
        return HIGHEST_LOSS
    return None
