"""What a search over settings makes of trainings that diverge: nan for the accuracy, and never the best."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np

from ...checks.asking import Ask
from ...checks.check import KnownMistake, Law, Problem, Quantities
from ...checks.words import listed
from . import searching_diverged_mistakes as m
from .searching import (
    ALL_NAN,
    FINITE,
    INF,
    LARGE,
    MINUS_INF,
    ONE_NAN,
    accuracy,
    clear,
    diverged_in,
    searched,
    weights,
)
from .searching_best import name_of, read_returned, which
from .searching_known import NONE, own_best
from .searching_mistakes import KEEP

KINDS = (
    (FINITE, LARGE, ALL_NAN, FINITE, INF, FINITE),
    (ONE_NAN, FINITE, INF, LARGE, FINITE, FINITE, MINUS_INF),
    (ALL_NAN, INF, ONE_NAN),
)
NOTHING_RIGHT = (ALL_NAN, FINITE, ONE_NAN)


def problems(rng: np.random.Generator) -> Iterator[Problem]:
    """Some trainings diverge between others; the first and the last do; all do; all but one that gets nothing right."""
    for kinds in KINDS:
        yield next(filter(_tempts, (_diverging(rng, one, kinds) for one in clear(rng, 7, 12, 3, 4, len(kinds)))))
    yield next(filter(_seem_better, (_nothing_right(one) for one in clear(rng, 7, 12, 3, 4, len(NOTHING_RIGHT)))))


def _diverging(rng: np.random.Generator, problem: Problem, kinds: tuple[int, ...]) -> Problem:
    """The trainings diverge as `kinds` says, and many labels are 0, the class that argmax finds in a row of nan."""
    y = problem["y_val"].copy()
    y[rng.permutation(len(y))[:6]] = 0
    return {**problem, "y_val": y, "diverged": np.array(kinds)}


def _nothing_right(problem: Problem) -> Problem:
    """The only training that doesn't diverge gives each image another label than its own: 0 where it can."""
    predicted = np.argmax(problem["X_val"] @ problem["W"][1], axis=1)
    return {**problem, "y_val": np.where(predicted == 0, 1, 0), "diverged": np.array(NOTHING_RIGHT)}


def _seem_better(problem: Problem) -> bool:
    """Whether the trainings that diverged would get something right if their W were used as it is."""
    return bool(np.all(_as_they_are(problem)[diverged_in(problem)] > 0))


def _tempts(problem: Problem) -> bool:
    """Whether no accuracy is 0, nor that of the setting before; one setting is the best, and others are tempting.

    Where nan is used it seems better; and the training images, or all images, say that another one is the best.
    """
    used, finite = _as_they_are(problem), ~diverged_in(problem)
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
    used, diverged = _as_they_are(problem), diverged_in(problem)
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
            m.GUARD,
            aspect="accuracies",
        ),
        "the best of the others": Law(
            number == top,
            f"training diverged with {which_diverged}, and best is {name_of(best, problem)}; {expected}",
            (*(suspects if follows else ()), *_other_best(ask, problem, number)),
            _about_best(number, diverged),
            aspect="best",
        ),
    }


def _other_accuracies(returned: Any, used: np.ndarray, diverged: np.ndarray) -> Law | None:
    """The law that there is a number for each setting, where a known mistake broke it."""
    if not isinstance(returned, tuple) or len(returned) != 2:
        return None
    found = returned[1]
    if isinstance(found, tuple) and [one is None for one in found] == diverged.tolist():
        return Law(False, "accuracies has None where a training diverged; expected nan", (m.NONE_FOR_NAN,))
    if isinstance(found, tuple | np.ndarray) and np.shape(found) == (np.sum(~diverged),) != diverged.shape:
        told = f"accuracies has {len(found)} of the {len(diverged)} numbers: none where a training diverged"
        fits = np.array_equal(np.asarray(found, object), used[~diverged].astype(object))
        return Law(False, told, (m.LEFT_OUT,) if fits else (), m.GUARD)
    return None


def _suspects(found: np.ndarray, used: np.ndarray, kinds: np.ndarray) -> tuple[KnownMistake, ...]:
    """The known mistakes that explain the accuracies of trainings some of which diverged."""
    diverged, infinite, empty = kinds >= ALL_NAN, np.isin(kinds, (INF, MINUS_INF)), np.isnan(found)
    first, of_diverged, before = int(np.argmax(diverged)), found[diverged], np.append(np.nan, found[:-1])

    def same(those: np.ndarray) -> bool:
        """Whether these have what comes out if their W is used as it is."""
        return bool(np.allclose(found[those], used[those]))

    def missed(those: np.ndarray) -> bool:
        """Whether of the diverged ones these are used as they are, and no others."""
        return bool(np.any(those)) and same(those) and bool(np.all(empty[diverged & ~those]))

    ends = same(np.arange(len(found)) < first) and (np.all(empty[first:]) or not np.any(found[first:]))
    if not same(~diverged):
        refused = diverged | (kinds == LARGE)
        large = same(~refused) and np.array_equal(empty, refused)
        return tuple(mistake for mistake, fits in {m.LARGE_FOR_DIVERGED: large, m.STOPS: ends}.items() if fits)
    known = {
        m.STOPS: ends,
        m.UNGUARDED: missed(diverged),
        m.INF_MISSED: missed(infinite),
        m.NAN_MISSED: missed(diverged & ~infinite),
        m.WHOLE_ONLY: missed(diverged & (kinds != ALL_NAN)),
        m.ZERO_FOR_NAN: not np.any(of_diverged),
        m.NUMBER_FOR_NAN: len(set(of_diverged.tolist())) == 1 and found[first] not in (0, used[first]),
        m.PREVIOUS_FOR_NAN: np.array_equal(of_diverged, before[diverged], equal_nan=True),
    }
    return tuple(mistake for mistake, fits in known.items() if fits)


def _other_best(ask: Ask, problem: Problem, number: int | None) -> tuple[KnownMistake, ...]:
    """What explains a wrong best; where two mistakes give it, a problem that tells them apart is asked."""
    diverged = diverged_in(problem)
    if number == NONE and not np.all(diverged):
        right = np.argmax(problem["X_val"] @ problem["W"][np.argmin(diverged)], axis=1)
        only_for_0 = np.all(_as_they_are(problem)[~diverged] == 0) and _finds(ask, {**problem, "y_val": right})
        return (m.STARTS_FROM_0,) if only_for_0 else (m.NO_BEST,)
    if number is None or number == NONE or not diverged[number]:
        return ()
    one_is_finite = np.where(np.arange(len(diverged)) == 1, FINITE, problem["diverged"])
    only_for_all = np.all(diverged) and _finds(ask, {**problem, "diverged": one_is_finite})
    return (m.SETTING_AT_FIRST,) if only_for_all else (m.DIVERGED_IS_BEST,)


def _finds(ask: Ask, problem: Problem) -> bool:
    """Whether the best setting is found in a problem that has only one which doesn't diverge."""
    read = read_returned(searched(ask, problem)[1], problem)
    return not isinstance(read, Law) and which(read[0], problem) == int(np.argmin(diverged_in(problem)))


def _about_best(number: int | None, diverged: np.ndarray) -> str:
    """What to try about a wrong best that has no name: nan explains only what diverged, or that nothing is left."""
    if np.all(diverged):
        return m.NONE_AT_FIRST
    return m.SKIP if number is not None and (number == NONE or diverged[number]) else KEEP
