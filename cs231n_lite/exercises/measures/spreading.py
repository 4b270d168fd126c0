"""Centres that lie far apart to start from: drawn from the points, with chances that depend on those drawn before.

Nothing is replayed: how likely each point was in each draw follows from the centres that came before it. The same is
worked out for other ways of drawing, and the one that fits the draws is named.
"""

from collections.abc import Iterator
from typing import Any

import numpy as np

from ...checks.asking import Ask
from ...checks.check import KnownMistake, Law, Problem, Quantities
from ...checks.crossing import Rng
from ...checks.returned import array
from .problems import on_grid
from .randomness import laws_of_draws
from .spreading_fits import as_expected, explaining, fits, misfit
from .spreading_rules import NEAREST, by_squares

DRAWS = 400

NO_POINT = "Every centre is one of the points: points[i] with an i that is drawn."
MEAN_FIRST = KnownMistake(
    "mean_first", "the first centre is the mean of the points; it should be one of them.", NO_POINT
)
FIRST = "Draw the first with rng.integers(len(points)): each point is as likely as the others."
FIRST_FIXED = KnownMistake("first_fixed", "the first centre is the same point in every call.", FIRST)
LAST_NEVER = KnownMistake(
    "last_never", "the last point never comes first: rng.integers leaves out its upper end already.", FIRST
)
FIRST_NEVER = KnownMistake("first_never", "point 0 never comes first.", FIRST)
REPEATED = KnownMistake(
    "point_repeated",
    "a point that is a centre already can be drawn again.",
    "Its squared distance from the nearest centre is 0, and so is its chance.",
)


def problems(rng: np.random.Generator) -> Iterator[Problem]:
    """Points in clouds of several sizes and some far away; one with points that come twice, one with every point."""
    for sizes, k, D in [((5, 4, 2), 4, 2), ((3, 3, 1, 1), 3, 3), ((4, 3), 7, 1)]:
        yield {"points": _clouds(rng, sizes, D), "k": k, "seed": int(rng.integers(1000))}
    points = _clouds(rng, (3, 2), 2)
    yield {"points": np.concatenate([points, points[[0, 0, 3]]]), "k": 5, "seed": int(rng.integers(1000))}


def _clouds(rng: np.random.Generator, sizes: tuple[int, ...], D: int) -> np.ndarray:
    """Points on a fine grid, so that hardly two are as far from a third one, in clouds that lie apart."""
    while True:
        places = rng.integers(-3, 4, size=(len(sizes), D)) * 2.0
        points = on_grid(64 * (np.repeat(places, sizes, axis=0) + rng.uniform(-1.5, 1.5, size=(sum(sizes), D)))) / 64
        if len(np.unique(points, axis=0)) == len(points) and len(np.unique(places, axis=0)) == len(places):
            return rng.permutation(points)


def arguments(problem: Problem) -> dict[str, Any]:
    """What it is called with."""
    return {"points": problem["points"], "k": problem["k"], "rng": Rng(problem["seed"])}


def drawn(ask: Ask, problem: Problem) -> Quantities:
    """The laws of many draws, each from a generator of its own."""
    points, k, seed = problem["points"], problem["k"], problem["seed"]
    many = ask.many([(points, k, Rng(number)) for number in range(seed, seed + DRAWS)])
    again = ask(points, k, Rng(seed))
    centres = np.array([array(one, "the array returned", (k, points.shape[1])) for one in (*many, again)])
    kinds, of_point = np.unique(points, axis=0, return_inverse=True)
    off = np.max(np.abs(centres[:, :, None] - kinds), axis=3)
    which, none = np.argmin(off, axis=2), np.min(off, axis=2) > 1e-9
    laws = laws_of_draws(ask, np.array_equal(centres[0], centres[-1]), len(np.unique(which, axis=0)) > 1)
    if np.any(none):
        return {"points only": _law_of_points(points, centres[:-1], none[:-1]), **laws}
    if not all(law.holds for law in laws.values()):
        return laws
    return laws | _laws_of_chances(points, kinds, of_point.ravel(), which[:-1])


def _law_of_points(points: np.ndarray, centres: np.ndarray, none: np.ndarray) -> Law:
    worst = centres[none][0]
    told = f"of {none.size:,} centres, {int(np.sum(none)):,} are none of the points, such as ({_shown(worst)})"
    mean = np.all(none == (np.arange(none.shape[1]) == 0)) and np.allclose(centres[:, 0], np.mean(points, axis=0))
    return Law(False, told, (MEAN_FIRST,) if mean else (), NO_POINT)


def _shown(point: np.ndarray) -> str:
    return ", ".join(f"{number:.4g}" for number in point)


def _laws_of_chances(points: np.ndarray, kinds: np.ndarray, of_point: np.ndarray, which: np.ndarray) -> Quantities:
    """That the first is any point, and the others are drawn as their squared distances say.

    kinds: the different points; of_point: the kind of each point; which: the kinds drawn, (draws, k)
    """
    times = np.bincount(of_point)
    first, rare = np.bincount(which[:, 0], minlength=len(kinds)), times / len(points) * len(which)
    worst = int(np.argmax(np.abs(first - rare)))
    laws = {
        "the first": Law(
            as_expected(first, rare),
            f"in {len(which)} calls the first centre was ({_shown(kinds[worst])}) {first[worst]} times; "
            f"about {rare[worst]:.0f} are expected",
            _first_otherwise(first, of_point, rare),
            FIRST,
            aspect="the first centre",
        )
    }
    if which.shape[1] == 1 or fits(by_squares, kinds, times, which):
        return laws
    others = explaining(kinds, times, which)
    twice = sum(len(set(row)) < len(row) for row in which.tolist())
    told = (
        f"in {twice} of {len(which)} calls two centres are the same point"
        if twice
        else misfit(by_squares, kinds, times, which)
    )
    advice = REPEATED.try_next if twice else NEAREST
    suspects = others or ((REPEATED,) if twice else ())
    return laws | {"the others": Law(False, told, suspects, advice, aspect="the other centres")}


def _first_otherwise(first: np.ndarray, of_point: np.ndarray, expected: np.ndarray) -> tuple[KnownMistake, ...]:
    """What explains how often each of the points was the first centre."""
    if np.sum(first > 0) == 1:
        return (FIRST_FIXED,)
    for never, mistake in ((of_point[-1], LAST_NEVER), (of_point[0], FIRST_NEVER)):
        rest = np.arange(len(first)) != never
        share = expected[rest] * np.sum(expected) / np.sum(expected[rest])
        if first[never] == 0 and np.sum(of_point == never) == 1 and as_expected(first[rest], share):
            return (mistake,)
    return ()
