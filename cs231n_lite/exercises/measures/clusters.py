"""Points and centres: which centre is nearest, and where centres move."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from ...checks.asking import Ask
from ...checks.check import KnownMistake, Law, Problem, Quantities
from ...checks.returned import array
from ...checks.words import counted
from .problems import on_grid
from .whole import whole_numbers

NAN_FOR_EMPTY = KnownMistake(
    "nan_for_empty",
    "a centre without points becomes nan: the mean of no points is 0 / 0.",
    "Look for the centres that no label names before you divide; np.bincount(labels, minlength=K) counts the points.",
)
POINT_TAKEN_AWAY = KnownMistake(
    "point_taken_away",
    "the point that an empty centre moves to is left out of the mean of its own centre.",
    "All points count in the mean of their own centre, also the one that an empty centre moves to.",
)


def published_neighbours(rng: np.random.Generator) -> Iterator[Problem]:
    """Whole numbers; in each problem the first point lies halfway between two centres, and none is nearer."""
    for P, K, D in [(6, 3, 2), (4, 5, 3), (5, 4, 1)]:
        yield _halfway(rng, P, K, D, 6)


def fresh_neighbours(rng: np.random.Generator) -> Iterator[Problem]:
    """More of them, also without ties; one centre, one point."""
    for P, K, D in [(7, 4, 2), (5, 1, 3), (1, 3, 2), (9, 9, 9)]:
        yield _halfway(rng, P, K, D, 9)
    for P, K, D in [(40, 7, 5), (12, 20, 27)]:
        yield {"points": 3 + rng.normal(size=(P, D)), "centres": 3 + rng.normal(size=(K, D))}


def _halfway(rng: np.random.Generator, P: int, K: int, D: int, largest: int) -> Problem:
    centres, points = 2 * _different(rng, K, D, largest), rng.integers(-largest, largest + 1, size=(P, D))
    squares = np.sum((centres[:, None] - centres) ** 2, axis=2) + 10**6 * np.eye(K, dtype=int)
    closest = np.unravel_index(np.argmin(squares), squares.shape)
    points[0] = np.sum(centres[list(closest)], axis=0) // 2
    return {"points": points, "centres": centres}


def _different(rng: np.random.Generator, K: int, D: int, largest: int) -> np.ndarray:
    """Centres of whole numbers, no two the same."""
    while True:
        centres = rng.integers(-largest, largest + 1, size=(K, D))
        if len(np.unique(centres, axis=0)) == K:
            return centres


def floats(problem: Problem) -> dict[str, Any]:
    """What `assign` is called with."""
    return {name: value.astype(np.float64) for name, value in problem.items()}


def labels_of_points(value: Any, name: str, problem: Problem) -> np.ndarray:
    """An integer for each point."""
    return whole_numbers(value, name, (len(problem["points"]),))


def published_moves(rng: np.random.Generator) -> Iterator[Problem]:
    """Points on the grid with labels, not those of the nearest centres; every centre has points, not equally many."""
    return _moves(rng, [(7, 3, 2), (9, 4, 3), (8, 3, 1)])


def fresh_moves(rng: np.random.Generator) -> Iterator[Problem]:
    """More of them; one centre, as many centres as points."""
    return _moves(rng, [(5, 1, 2), (4, 4, 3), (30, 7, 5), (60, 4, 12)])


def _moves(rng: np.random.Generator, shapes: list[tuple[int, ...]]) -> Iterator[Problem]:
    for P, K, D in shapes:
        more = np.where(rng.random(P) < 0.6, 0, rng.integers(K, size=P))  # centre 0 has the most
        labels = rng.permutation(np.concatenate([np.arange(K), more])[:P])
        points, centres = on_grid(3 * rng.normal(size=(P, D))), on_grid(3 * rng.normal(size=(K, D))) + 1 / 16
        yield {"points": points, "labels": labels, "centres": centres}


def moved(ask: Ask, problem: Problem) -> Quantities:
    """Where the centres move."""
    found = ask(*problem.values())
    return {"the centres": array(found, "the array returned", problem["centres"].shape)}


def published_empty(rng: np.random.Generator) -> Iterator[Problem]:
    """Points with the labels of their nearest centres; two centres without points, one, and three."""
    return _empty(rng, [(8, [1, 3], 5, 2), (6, [0], 3, 3), (9, [0, 2, 4], 6, 2)])


def fresh_empty(rng: np.random.Generator) -> Iterator[Problem]:
    """More of them; in one the empty centre is the last, in one all but one are."""
    return _empty(rng, [(6, [2], 3, 2), (7, [0, 1], 3, 3), (40, [4, 5, 9], 12, 6)])


def _empty(rng: np.random.Generator, shapes: list[tuple[int, list[int], int, int]]) -> Iterator[Problem]:
    for P, empty, K, D in shapes:
        while True:
            points, centres = on_grid(4 * rng.normal(size=(P, D))), on_grid(4 * rng.normal(size=(K, D))) + 1 / 16
            centres[empty] += 60.0
            squares = np.sum((points[:, None] - centres) ** 2, axis=2)
            labels, own = np.argmin(squares, axis=1), np.sort(np.min(squares, axis=1))
            sizes = np.bincount(labels, minlength=len(centres))
            farthest = np.argsort(-np.min(squares, axis=1))[: len(empty)]
            by_sizes = np.argsort(-np.sum(np.abs(points - centres[labels]), axis=1))[: len(empty)]
            means = np.array([points[labels == label].mean(axis=0) for label in labels])
            by_new = np.argsort(-np.sum((points - means) ** 2, axis=1))[: len(empty)]
            apart = np.all(np.diff(own) > 0) and np.all(sizes[labels[farthest]] > len(empty))
            differ = list(farthest) not in (list(by_new), list(by_sizes))
            if set(np.flatnonzero(sizes == 0)) == set(empty) and apart and differ:
                yield {"points": points, "labels": labels, "centres": centres}
                break


def refilled(ask: Ask, problem: Problem) -> Quantities:
    """Where centres without points move; the others move as if there were none, where they move to means at all."""
    points, labels, centres = problem.values()
    K, (empty,) = len(centres), np.nonzero(np.bincount(labels, minlength=len(centres)) == 0)
    full = np.setdiff1d(np.arange(K), empty)
    found, alone = ask.many([tuple(problem.values()), (points, np.searchsorted(full, labels), centres[full])])
    found = array(found, "the array returned", centres.shape)
    alone = array(alone, "the array returned", centres[full].shape)
    bad = counted(int(np.sum(np.any(~np.isfinite(found[empty]), axis=1))), "centre")
    unfinished = not np.all(np.isfinite(found[empty]))
    means = np.array([np.mean(points[labels == label], axis=0) for label in full])
    others = np.allclose(found[full], alone, rtol=1e-9, atol=1e-9) or not np.allclose(alone, means)
    return {
        "the centres without points": found[empty],
        "numbers": Law(not unfinished, f"{bad} without points came out as nan or infinite", (NAN_FOR_EMPTY,)),
        "the others": Law(
            bool(others or unfinished),
            "centres that have points move elsewhere when there are others without points",
            (POINT_TAKEN_AWAY,) if _taken_away(problem, found, empty) else (),
            "Each centre that has points moves to the mean of all of them, whatever the others do.",
        ),
    }


def _taken_away(problem: Problem, found: np.ndarray, empty: np.ndarray) -> bool:
    """Whether the centres with points are the means of those that no empty centre has moved to."""
    points, labels = problem["points"], problem["labels"]
    left = ~np.any(np.all(points[:, None] == found[empty], axis=2), axis=1)
    full = np.unique(labels[left])
    means = np.array([np.mean(points[left & (labels == label)], axis=0) for label in full])
    return bool(np.allclose(found[full], means))
