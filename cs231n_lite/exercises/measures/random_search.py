"""The random search: it tries one W after the other and keeps the best; told from every W that it asks the loss at."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from ...checks.asking import Ask
from ...checks.check import KnownMistake, Law, Problem, Quantities
from ...checks.crossing import Rng
from ...checks.returned import array, numbers, parts
from ...checks.words import counted
from .draws import other_draws
from .functions import hollow
from .randomness import standard_normal
from .watching import Watched, laws_of_rng

KEEP = "Keep W only when its loss is lower than the best so far; keep a copy if you fill the same array again."
NOTE = "Write best_loss into history[k], after you have compared, in every turn."

LAST_FOR_BEST = KnownMistake("last_for_best", "the W of the last try is returned, not that of the best one.", KEEP)
FIRST_FOR_BEST = KnownMistake("first_for_best", "the W of the first try is returned, not that of the best one.", KEEP)
HIGHEST_LOSS = KnownMistake(
    "highest_loss", "the W with the highest loss is kept.", "Keep W when its loss is lower: loss < best_loss."
)
HIGHEST_RETURNED = KnownMistake("highest_returned", "the W with the highest loss is returned.", KEEP)
SECOND_BEST = KnownMistake("second_best", "the W that was best before the last improvement is returned.", KEEP)
LOWER_THAN_THE_LAST = KnownMistake(
    "lower_than_the_last",
    "each loss is compared with that of the try before, not with the lowest so far.",
    "Keep best_loss, and change it only when a lower loss is found.",
)
LOWER_THAN_THE_FIRST = KnownMistake(
    "lower_than_the_first",
    "each loss is compared with that of the first try: best_loss never changes.",
    "When a lower loss is found, keep W and its loss.",
)
HISTORY_OF_EVERY_TRY = KnownMistake(
    "history_of_every_try", "history has the loss of every try; it should have the lowest one so far.", NOTE
)
NOTED_BEFORE = KnownMistake(
    "noted_before",
    "history has the lowest loss before each try: it is written before the comparison.",
    "Compare first, then write best_loss into history[k].",
)
NOTED_ON_IMPROVEMENT = KnownMistake(
    "noted_on_improvement",
    "history is written only where a lower loss is found, and stays 0 elsewhere.",
    "history[k] = best_loss belongs behind the if, not into it.",
)
HIGHEST_NOTED = KnownMistake("highest_noted", "history has the highest loss so far.", NOTE)
BEST_EVERYWHERE = KnownMistake("best_everywhere", "every entry of history is the lowest loss of all.", NOTE)
NOTHING_NOTED = KnownMistake("nothing_noted", "history is zero: it is never filled in.", NOTE)
LAST_ENTRY_ONLY = KnownMistake("last_entry_only", "only the last entry of history is filled in.", NOTE)
NOTED_IN_REVERSE = KnownMistake("noted_in_reverse", "history is filled from the end.", NOTE)
MEAN_NOTED = KnownMistake("mean_noted", "history has the mean loss so far.", NOTE)
SUM_NOTED = KnownMistake("sum_noted", "history has the sum of the losses so far.", NOTE)
FIRST_NOTED = KnownMistake("first_noted", "every entry of history is the loss of the first try.", NOTE)
SORTED_NOTED = KnownMistake("sorted_noted", "history is sorted.", NOTE)
NEVER_UPDATED = KnownMistake(
    "never_updated",
    "every W is taken: best_loss isn't changed when a lower loss is found.",
    "When a lower loss is found, keep W and its loss.",
)
SAME_W = KnownMistake(
    "same_W",
    "only one W is ever tried: is it drawn before the loop, or does the loop end in its first turn?",
    "Draw a new W in each turn of the loop.",
)
ONE_LESS = KnownMistake("one_try_less", "one try is missing.", "range(tries) goes from 0 to tries - 1.")
ONE_MORE = KnownMistake("one_try_more", "there is one try too many.", "Draw one new W in each turn of the loop.")
TWICE_EACH = KnownMistake(
    "two_draws_each", "f is asked at two W in each turn.", "Draw one W in each turn, and ask f once."
)
STOPS_EARLY = KnownMistake(
    "stops_early",
    "fewer W are tried than tries says: does the loop end early, or is no W drawn in some turns?",
    "Draw one new W in each turn of the loop; look for a break, or a return, inside it.",
)
WALKS = KnownMistake(
    "walks",
    "each W is the one before plus a random step; every try is to be drawn anew.",
    "W = scale * rng.standard_normal(shape) in each turn.",
)
FROM_THE_BEST = KnownMistake(
    "from_the_best",
    "each W is the best one plus a random step: that is the local search.",
    "W = scale * rng.standard_normal(shape) in each turn.",
)


def problems(rng: np.random.Generator) -> Iterator[Problem]:
    """Searches of three shapes, with 25 to 60 tries."""
    for shape, tries, scale in [((3, 2), 40, 1.0), ((4, 3), 60, 0.5), ((2, 5), 25, 0.01)]:
        yield {"D": shape[0], "C": shape[1], "tries": tries, "seed": int(rng.integers(1000)), "scale": scale}


def arguments(problem: Problem) -> dict[str, Any]:
    """What the search is called with."""
    return {
        "f": hollow,
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
        told = (
            f"the loss was asked at {counted(len(asked), 'different W', 'different W')}; expected "
            f"{tries}, one for each try"
        )
        return {"as many W as tries": Law(False, told, of_count(len(asked), tries), "Draw one new W in each turn.")}
    losses, at = np.array([watch.f(V) for V in asked]), watch.f(W)
    ends = {mistake for mistake, loss in _ends(losses).items() if at == loss}
    noted = {m for m, each in _histories(losses).items() if np.allclose(history, each, rtol=1e-12)}
    both = ends & noted
    one_alone = (_ends(losses).keys() ^ _histories(losses).keys()) | both  # what shows in both has to fit in both
    lowest = np.minimum.accumulate(losses)
    wrong = int(np.argmax(~np.isclose(history, lowest, rtol=1e-12)))
    plausible, what = standard_normal(np.array(asked) / scale)
    return {
        "the lowest loss of all": Law(
            bool(at <= lowest[-1]),
            f"the W returned has the loss {at:.6g}; the lowest one tried was {lowest[-1]:.6g}",
            tuple(mistake for mistake in _ends(losses) if mistake in ends & one_alone),
            aspect="the W returned",
        ),
        "the lowest loss so far": Law(
            bool(np.allclose(history, lowest, rtol=1e-12)),
            f"history[{wrong}] is {history[wrong]:.6g}; the lowest loss up to that try is {lowest[wrong]:.6g}",
            tuple(mistake for mistake in _histories(losses) if mistake in noted & one_alone),
            aspect="history",
        ),
        "scale times standard normal numbers": Law(
            plausible,
            f"the numbers of W, divided by scale, {what}",
            _drawn_otherwise(np.array(asked), losses, scale),
            "scale * rng.standard_normal(shape) draws them.",
            aspect="the draws",
        ),
    }


def of_count(asked: int, tries: int) -> tuple[KnownMistake, ...]:
    """What explains that a search asked at another number of W than there are tries."""
    known = {1: SAME_W, tries - 1: ONE_LESS, tries + 1: ONE_MORE, 2 * tries: TWICE_EACH}
    return (known[asked],) if asked in known else (STOPS_EARLY,) if 1 < asked < tries else ()


def _ends(losses: np.ndarray) -> dict[KnownMistake, float]:
    """The loss of the W that each known mistake would return."""
    falls = [k for k in range(len(losses)) if losses[k] <= np.min(losses[: k + 1])]
    after_falls = [k for k in range(1, len(losses)) if losses[k] < losses[k - 1]]
    below_first = [k for k in range(1, len(losses)) if losses[k] < losses[0]]
    return {
        LAST_FOR_BEST: losses[-1],
        NEVER_UPDATED: losses[-1],
        FIRST_FOR_BEST: losses[0],
        HIGHEST_LOSS: np.max(losses),
        HIGHEST_RETURNED: np.max(losses),
        SECOND_BEST: losses[falls[-2]] if len(falls) > 1 else np.nan,
        LOWER_THAN_THE_LAST: losses[after_falls[-1]] if after_falls else np.nan,
        LOWER_THAN_THE_FIRST: losses[below_first[-1]] if below_first else np.nan,
    }


def _histories(losses: np.ndarray) -> dict[KnownMistake, np.ndarray]:
    """The history that each known mistake would give."""
    lowest, count = np.minimum.accumulate(losses), np.arange(1, len(losses) + 1)
    new = np.append(True, lowest[1:] < lowest[:-1])
    falling = np.append(True, losses[1:] < losses[:-1])
    last_fall = np.maximum.accumulate(np.where(falling, np.arange(len(losses)), 0))
    below = np.append(True, losses[1:] < losses[0])
    last_below = np.maximum.accumulate(np.where(below, np.arange(len(losses)), 0))
    return {
        HISTORY_OF_EVERY_TRY: losses,
        NEVER_UPDATED: np.full(len(losses), np.inf),
        SORTED_NOTED: np.sort(losses)[::-1],
        HIGHEST_LOSS: np.maximum.accumulate(losses),
        HIGHEST_NOTED: np.maximum.accumulate(losses),
        NOTED_BEFORE: np.append(np.inf, lowest[:-1]),
        NOTED_ON_IMPROVEMENT: np.where(new, losses, 0),
        BEST_EVERYWHERE: np.full(len(losses), lowest[-1]),
        NOTHING_NOTED: np.zeros(len(losses)),
        LAST_ENTRY_ONLY: np.append(np.zeros(len(losses) - 1), lowest[-1]),
        NOTED_IN_REVERSE: lowest[::-1],
        MEAN_NOTED: np.cumsum(losses) / count,
        SUM_NOTED: np.cumsum(losses),
        FIRST_NOTED: np.full(len(losses), losses[0]),
        LOWER_THAN_THE_LAST: losses[last_fall],
        LOWER_THAN_THE_FIRST: losses[last_below],
    }


def _drawn_otherwise(asked: np.ndarray, losses: np.ndarray, scale: float) -> tuple[KnownMistake, ...]:
    """The known mistakes that explain the W that were asked at."""
    steps = np.diff(asked, axis=0)
    best = [int(np.argmin(losses[: k + 1])) for k in range(len(losses) - 1)]
    found = list(other_draws(asked, scale))
    third = len(asked) // 3
    if standard_normal(steps / scale)[0] and np.std(asked[-third:]) > 1.25 * np.std(asked[:third]):
        found.append(WALKS)
    if standard_normal((asked[1:] - asked[best]) / scale)[0]:
        found.append(FROM_THE_BEST)
    return tuple(found)
