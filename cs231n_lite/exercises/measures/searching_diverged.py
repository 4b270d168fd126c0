"""What a search over settings makes of trainings that diverge: nan for the accuracy, and never the best."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np

from ...checks.asking import Ask
from ...checks.check import KnownMistake, Law, Problem, Quantities
from ...checks.words import listed
from .searching import ALL_NAN, FINITE, INF, MINUS_INF, ONE_NAN, accuracy, clear, searched, weights
from .searching_best import name_of, read_returned, which
from .searching_known import NONE, own_best

GUARD = "Use W only if np.all(np.isfinite(W)); else leave nan in accuracies[k]."
SKIP = "np.argmax and max stumble over nan: compare only the accuracies of trainings that didn't diverge."

UNGUARDED = KnownMistake(
    "unguarded",
    "a W that isn't finite is used like any other; argmax of a row with nan gives the place of the first nan, "
    "so what comes out looks like an accuracy.",
    GUARD,
)
INF_MISSED = KnownMistake("inf_missed", "a W with infinite numbers isn't taken for diverged; only nan is.", GUARD)
NAN_MISSED = KnownMistake("nan_missed", "a W with nan isn't taken for diverged; only infinite numbers are.", GUARD)
WHOLE_ONLY = KnownMistake(
    "whole_only", "a W is taken for diverged only if none of its numbers is finite; one that isn't is enough.", GUARD
)
ZERO_FOR_NAN = KnownMistake("zero_for_nan", "the accuracy of a diverged training is 0; it should be nan.", GUARD)
NUMBER_FOR_NAN = KnownMistake(
    "number_for_nan", "the accuracy of a diverged training is a number that stands for it; it should be nan.", GUARD
)
NONE_FOR_NAN = KnownMistake("none_for_nan", "the accuracy of a diverged training is None; it should be np.nan.", GUARD)
PREVIOUS_FOR_NAN = KnownMistake(
    "previous_for_nan", "the accuracy of a diverged training is that of the setting before it.", GUARD
)
LEFT_OUT = KnownMistake(
    "left_out", "the accuracies of diverged trainings are left out; each setting has its place.", GUARD
)
STOPS = KnownMistake(
    "stops_at_diverged",
    "after the first training that diverged no accuracy is noted any more: does a break end the loop?",
    "Go on with the next setting: continue, or an if around what needs W.",
)
DIVERGED_IS_BEST = KnownMistake(
    "diverged_is_best", "a setting whose training diverged is returned as the best one.", SKIP
)
NO_BEST = KnownMistake("no_best", "best is None, although not all trainings diverged.", SKIP)

KINDS = (
    (FINITE, FINITE, ALL_NAN, FINITE, INF, FINITE),
    (ONE_NAN, FINITE, INF, FINITE, FINITE, FINITE, MINUS_INF),
    (ALL_NAN, INF, ONE_NAN),
)


def problems(rng: np.random.Generator) -> Iterator[Problem]:
    """Some trainings diverge between others; the first and the last do; all do."""
    for kinds in KINDS:
        yield next(filter(_tempts, (_diverging(rng, one, kinds) for one in clear(rng, 7, 12, 3, 4, len(kinds)))))


def _diverging(rng: np.random.Generator, problem: Problem, kinds: tuple[int, ...]) -> Problem:
    """The trainings diverge as `kinds` says, and many labels are 0, the class that argmax finds in a row of nan."""
    y = problem["y_val"].copy()
    y[rng.permutation(len(y))[:6]] = 0
    return {**problem, "y_val": y, "diverged": np.array(kinds)}


def _tempts(problem: Problem) -> bool:
    """Whether no accuracy is 0, nor that of the setting before; one setting is the best, and others are tempting.

    Where nan is used it seems better; and the training images, or all images, say that another one is the best.
    """
    used, finite = _as_they_are(problem), problem["diverged"] == FINITE
    if np.any(used == 0) or np.any(used[1:] == used[:-1]):
        return False
    if not np.any(finite):
        return True
    right, W = used[finite], problem["W"][finite]
    trained, validated = (accuracy(W, problem[f"X_{on}"], problem[f"y_{on}"]) for on in ("train", "val"))
    both = len(problem["y_train"]) * trained + len(problem["y_val"]) * validated
    last_rise = max(np.flatnonzero(np.diff(right) > 0) + 1, default=0)
    others = {0, len(right) - 1, last_rise, *(int(np.argmax(of)) for of in (trained, both, -right))}
    alone = np.sum(right == np.max(right)) == 1
    return bool(alone and int(np.argmax(right)) not in others and np.mean(problem["y_val"] == 0) > np.max(right))


def _as_they_are(problem: Problem) -> np.ndarray:
    """The accuracies if every W is used as it is; where W isn't finite they mean nothing."""
    with np.errstate(all="ignore"):
        return accuracy(np.array(weights(problem)), problem["X_val"], problem["y_val"])


def survived(ask: Ask, problem: Problem) -> Quantities:
    """The laws of what a search returns where trainings diverge."""
    _, returned = searched(ask, problem)
    used, diverged = _as_they_are(problem), problem["diverged"] != FINITE
    odd = _other_accuracies(returned, used, diverged)
    if odd:
        return {"nan where a training diverged": odd}
    read = read_returned(returned, problem)
    if isinstance(read, Law):
        return {"what is returned": replace(read, suspects=())}  # `search.best` names it
    best, found = read
    right = np.where(diverged, np.nan, used)
    suspects = _suspects(found, used, problem["diverged"])
    number, top = which(best, problem), own_best(right)
    follows = number in (own_best(found), own_best(found[: int(np.argmax(diverged))]))  # of all, or up to a break
    wrong = int(np.argmax(np.isnan(found) != diverged))
    became = "which has numbers that aren't finite: expected nan" if diverged[wrong] else "whose numbers are all finite"
    expected = f"expected settings[{top}]" if top != NONE else "expected None"
    which_diverged = listed([f"settings[{k}]" for k in np.flatnonzero(diverged)])
    return {
        "nan where a training diverged": Law(
            bool(np.all(np.isnan(found) == diverged)),
            f"accuracies[{wrong}] is {found[wrong]:.6g} for a W {became}",
            suspects,
            GUARD,
        ),
        "the best of the others": Law(
            number == top,
            f"training diverged with {which_diverged}, and best is {name_of(best, problem)}; {expected}",
            (*(suspects if follows else ()), *_other_best(number, diverged)),
            SKIP,
        ),
    }


def _other_accuracies(returned: Any, used: np.ndarray, diverged: np.ndarray) -> Law | None:
    """The law that there is a number for each setting, where a known mistake broke it."""
    if not isinstance(returned, tuple) or len(returned) != 2:
        return None
    found = returned[1]
    if isinstance(found, tuple) and [one is None for one in found] == diverged.tolist():
        return Law(False, "accuracies has None where a training diverged; expected nan", (NONE_FOR_NAN,))
    if isinstance(found, tuple | np.ndarray) and np.shape(found) == (np.sum(~diverged),) != diverged.shape:
        told = f"accuracies has {len(found)} of the {len(diverged)} numbers: none where a training diverged"
        fits = np.array_equal(np.asarray(found, object), used[~diverged].astype(object))
        return Law(False, told, (LEFT_OUT,) if fits else (), GUARD)
    return None


def _suspects(found: np.ndarray, used: np.ndarray, kinds: np.ndarray) -> tuple[KnownMistake, ...]:
    """The known mistakes that explain the accuracies of trainings some of which diverged."""
    diverged, infinite, empty = kinds != FINITE, np.isin(kinds, (INF, MINUS_INF)), np.isnan(found)
    first, of_diverged, before = int(np.argmax(diverged)), found[diverged], np.append(np.nan, found[:-1])

    def same(those: np.ndarray) -> bool:
        """Whether these have what comes out if their W is used as it is."""
        return bool(np.allclose(found[those], used[those]))

    def missed(those: np.ndarray) -> bool:
        """Whether of the diverged ones these are used as they are, and no others."""
        return bool(np.any(those)) and same(those) and bool(np.all(empty[diverged & ~those]))

    if not same(~diverged):
        ends = same(np.arange(len(found)) < first) and (np.all(empty[first:]) or not np.any(found[first:]))
        return (STOPS,) if ends else ()
    known = {
        UNGUARDED: missed(diverged),
        INF_MISSED: missed(infinite),
        NAN_MISSED: missed(diverged & ~infinite),
        WHOLE_ONLY: missed(diverged & (kinds != ALL_NAN)),
        ZERO_FOR_NAN: not np.any(of_diverged),
        NUMBER_FOR_NAN: len(set(of_diverged.tolist())) == 1 and found[first] not in (0, used[first]),
        PREVIOUS_FOR_NAN: np.array_equal(of_diverged, before[diverged], equal_nan=True),
    }
    return tuple(mistake for mistake, fits in known.items() if fits)


def _other_best(number: int | None, diverged: np.ndarray) -> tuple[KnownMistake, ...]:
    if number is None:
        return ()
    if number == NONE:
        return () if np.all(diverged) else (NO_BEST,)
    return (DIVERGED_IS_BEST,) if diverged[number] else ()
