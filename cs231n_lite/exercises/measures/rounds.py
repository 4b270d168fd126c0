"""Whole runs of k-means, and images as bags of the words that it found."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from ...checks.asking import Ask
from ...checks.check import Problem, Quantities
from ...checks.returned import WrongReturn, array, describe, parts
from .problems import on_grid
from .whole import table


def published_runs(rng: np.random.Generator) -> Iterator[Problem]:
    """Clouds of points on the grid: ended after a few steps, after one, and when no point changes its centre."""
    return _runs(rng, [(9, 3, 2, 20), (12, 4, 3, 2), (7, 2, 1, 1), (10, 3, 2, 20)])


def fresh_runs(rng: np.random.Generator) -> Iterator[Problem]:
    """More of them; one without a step, one with a single centre."""
    return _runs(rng, [(10, 3, 2, 30), (8, 2, 3, 0), (6, 1, 2, 5), (60, 5, 4, 100), (40, 4, 3, 3)])


def _runs(rng: np.random.Generator, shapes: list[tuple[int, int, int, int]]) -> Iterator[Problem]:
    for P, K, D, steps in shapes:
        while True:
            points = on_grid(6 * rng.normal(size=(P, D)) + 6 * rng.integers(K, size=(P, 1)))
            start = points[rng.choice(P, K, replace=False)] + 1 / 16
            if _goes_on(points, start, steps):
                yield {"points": points, "centres": start, "steps": steps}
                break


def _goes_on(points: np.ndarray, centres: np.ndarray, steps: int) -> bool:
    """Whether k-means from here takes three steps, or more than it may; and no centre is ever without points."""
    labels, taken = None, 0
    for _ in range(steps + 1):
        squares = np.sum((points[:, None] - centres) ** 2, axis=2)
        found, two = np.argmin(squares, axis=1), np.sort(squares, axis=1)[:, :2]
        if len(np.unique(found)) < len(centres) or (len(centres) > 1 and np.min(two[:, 1] - two[:, 0]) < 1e-3):
            return False
        if np.array_equal(found, labels):
            break
        labels, taken = found, taken + 1
        centres = np.array([points[labels == label].mean(axis=0) for label in range(len(centres))])
    return taken >= min(steps + 1, 3) or len(centres) == 1


def run(ask: Ask, problem: Problem) -> Quantities:
    """Where the centres arrive, and the inertia before each move."""
    centres, history = parts(ask(*problem.values()), "centres, history")
    if isinstance(history, tuple) and not history and problem["steps"] > 1:
        raise WrongReturn("history is empty; expected a number for each move", "history.append(…) in each step.")
    if isinstance(history, np.ndarray) and history.ndim == 1:
        history = tuple(history.tolist())
    if not isinstance(history, tuple) or not all(type(number) in (int, float) for number in history):
        text = f"history came back as {describe(history)}; expected a list of numbers"
        raise WrongReturn(text, "history.append(…) of one number for each move: a sum over all points.")
    return {
        "centres": array(centres, "centres", problem["centres"].shape),
        "history": np.array(history, dtype=np.float64),
    }


def published_bags(rng: np.random.Generator) -> Iterator[Problem]:
    """Patches of a few images, and words, on the grid; none is as near to two words."""
    return _bags(rng, [(2, 5, 3, 4), (3, 4, 2, 3), (1, 8, 3, 5)])


def fresh_bags(rng: np.random.Generator) -> Iterator[Problem]:
    """More of them; one word, one patch in each image."""
    return _bags(rng, [(3, 2, 2, 1), (4, 1, 3, 3), (5, 30, 12, 7)])


def _bags(rng: np.random.Generator, shapes: list[tuple[int, ...]]) -> Iterator[Problem]:
    for N, P, D, K in shapes:
        while True:
            patches, centres = on_grid(3 * rng.normal(size=(N, P, D))), on_grid(3 * rng.normal(size=(K, D))) + 1 / 16
            squares = np.sort(np.sum((patches[:, :, None] - centres) ** 2, axis=3), axis=2)
            used = len(np.unique(np.argmin(np.sum((patches[:, :, None] - centres) ** 2, axis=3), axis=2)))
            if K == 1 or (np.min(squares[:, :, 1] - squares[:, :, 0]) > 1e-3 and used >= min(K, 3)):
                yield {"patches": patches, "centres": centres}
                break


def bags_of_images(value: Any, name: str, problem: Problem) -> np.ndarray:
    """A row of words for each image."""
    N, K = len(problem["patches"]), len(problem["centres"])
    return table(value, name, (N, K), {(K,): "Each image has a bag of its own: count the patches of one at a time."})
