"""Ways of drawing a further centre: how likely each point is, given the centres so far.

A rule is given the different points, (n, D), how often each of them is there, (n,), and which of them are centres.
It gives a number for each, in proportion to its chance.
"""

from collections.abc import Callable
from functools import partial

import numpy as np

from ...checks.check import KnownMistake

Rule = Callable[[np.ndarray, np.ndarray, tuple[int, ...]], np.ndarray]

NEAREST = (
    "For each point keep the squared distance from the nearest centre so far; the chances are in proportion to it."
)
ALONE = 1e-9


def squares_from(kinds: np.ndarray, before: tuple[int, ...]) -> np.ndarray:
    """The squared distances of all points from each of the centres so far, (n, centres)."""
    return np.sum((kinds[:, None] - kinds[list(before)]) ** 2, axis=2)


def by_squares(kinds: np.ndarray, times: np.ndarray, before: tuple[int, ...]) -> np.ndarray:
    """The rule of k-means++."""
    return times * np.min(squares_from(kinds, before), axis=1)


def _by(weight: Callable[[np.ndarray], np.ndarray]) -> Rule:
    """A rule that has a weight made of the squared distances from all centres so far."""
    return lambda kinds, times, before: times * weight(squares_from(kinds, before))


def _from(place: Callable[[np.ndarray, np.ndarray, tuple[int, ...]], np.ndarray]) -> Rule:
    """A rule by the squared distance from one place."""
    return lambda kinds, times, before: times * np.sum((kinds - place(kinds, times, before)) ** 2, axis=1)


def _manhattan(kinds: np.ndarray, times: np.ndarray, before: tuple[int, ...], power: int) -> np.ndarray:
    return times * np.min(np.sum(np.abs(kinds[:, None] - kinds[list(before)]), axis=2), axis=1) ** power


def _not_again(kinds: np.ndarray, times: np.ndarray, before: tuple[int, ...]) -> np.ndarray:
    return np.maximum(times - np.bincount(before, minlength=len(times)), 0)


def _only(best: Callable) -> Rule:
    """A rule that leaves nothing to chance."""

    def rule(kinds: np.ndarray, times: np.ndarray, before: tuple[int, ...]) -> np.ndarray:
        nearest = np.min(squares_from(kinds, before), axis=1)
        nearest = np.where(nearest > 0, nearest, np.nan)
        return (nearest == best(nearest)) * 1.0 if np.any(nearest > 0) else times * 1.0

    return rule


def _best_of(candidates: int, kinds: np.ndarray, times: np.ndarray, before: tuple[int, ...]) -> np.ndarray:
    """Of several points drawn as k-means++ says, that one which lowers the sum of the squares most."""
    nearest = np.min(squares_from(kinds, before), axis=1)
    p = times * nearest / max(np.sum(times * nearest), ALONE)
    left = np.sum(times * np.minimum(nearest, np.sum((kinds[:, None] - kinds) ** 2, axis=2)), axis=1)
    at_least = np.array([np.sum(p[left >= one - ALONE]) for one in left])
    more = np.array([np.sum(p[left > one + ALONE]) for one in left])
    same = np.maximum(at_least - more, ALONE)
    return (at_least**candidates - more**candidates) * p / same


OTHER_RULES: dict[KnownMistake, tuple[Rule, ...]] = {
    KnownMistake(
        "distance_not_squared",
        "the further centres are drawn in proportion to the distance from the nearest one, not to its square.",
        NEAREST,
    ): (_by(lambda squares: np.sqrt(np.min(squares, axis=1))),),
    KnownMistake(
        "squared_twice", "the further centres are drawn in proportion to the fourth power of the distance.", NEAREST
    ): (_by(lambda squares: np.min(squares, axis=1) ** 2),),
    KnownMistake(
        "any_point",
        "the further centres are any of the points: their distances play no part, and some come twice.",
        NEAREST,
    ): (lambda kinds, times, before: times * 1.0,),
    KnownMistake(
        "any_other_point", "the further centres are any of the other points: their distances play no part.", NEAREST
    ): (_not_again,),
    KnownMistake(
        "farthest_point",
        "each further centre is the point that is farthest from the centres so far; that leaves nothing to chance, and "
        "finds outliers.",
        "rng.choice(len(points), p=…) draws a point, and a far one is only more likely.",
    ): (_only(np.nanmax),),
    KnownMistake(
        "nearest_point",
        "each further centre is the point that is nearest to the centres so far.",
        NEAREST,
    ): (_only(np.nanmin),),
    KnownMistake(
        "last_centre_only", "the distances are those from the last centre alone, not from the nearest.", NEAREST
    ): (_by(lambda squares: squares[:, -1]), _by(lambda squares: np.sqrt(squares[:, -1]))),
    KnownMistake(
        "first_centre_only", "the distances are those from the first centre alone, not from the nearest.", NEAREST
    ): (_by(lambda squares: squares[:, 0]), _by(lambda squares: np.sqrt(squares[:, 0]))),
    KnownMistake(
        "sum_over_centres", "the distances from all centres so far are added up; the nearest one alone counts.", NEAREST
    ): (_by(lambda squares: np.sum(squares, axis=1)), _by(lambda squares: np.sum(np.sqrt(squares), axis=1))),
    KnownMistake(
        "farthest_centre", "the distances are those from the farthest centre, not from the nearest.", NEAREST
    ): (
        _by(lambda squares: np.max(squares, axis=1)),
        _by(lambda squares: np.sqrt(np.max(squares, axis=1))),
    ),
    KnownMistake("mean_of_centres", "the distances are those from the mean of the centres so far.", NEAREST): (
        _from(lambda kinds, times, before: np.mean(kinds[list(before)], axis=0)),
    ),
    KnownMistake("mean_of_points", "the distances are those from the mean of all points.", NEAREST): (
        _from(lambda kinds, times, before: times @ kinds / np.sum(times)),
    ),
    KnownMistake(
        "sums_of_absolutes",
        "the distances are sums of absolute differences; their squares are sums of squared differences.",
        "np.sum((points - centre) ** 2, axis=1) are the squared distances from one centre.",
    ): (partial(_manhattan, power=1),),
    KnownMistake(
        "best_of_several",
        "several points are drawn, and the one is taken that leaves the smallest sum of squares. That is the greedy "
        "form of k-means++, which scikit-learn has; here one draw decides.",
        "Draw one point for each further centre, and take it.",
    ): tuple(partial(_best_of, candidates) for candidates in (2, 3, 4, 5)),
}
