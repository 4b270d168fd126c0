"""Searches over settings, whose trainings are answered here: each setting has a W that was prepared for it.

So every call of `train` is known, and which setting is the best follows from the W alone.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from ...checks.asking import Ask
from ...checks.check import Problem
from ...checks.returned import WrongReturn

NAMES = ("X", "y", "setting")  # what train takes
FINITE, LARGE, ALL_NAN, ONE_NAN, INF, MINUS_INF = range(6)  # what became of a W; from ALL_NAN on it has diverged


def drawn(rng: np.random.Generator, trained_on: int, validated_on: int, D: int, C: int, settings: int) -> Problem:
    """A search over pairs (learning_rate, reg); most images have the label that the W of some setting gives them."""
    X = {name: _images(rng, N, D) for name, N in (("train", trained_on), ("val", validated_on))}
    W = np.round(64 * rng.normal(size=(settings, D, C))) / 64
    y = {}
    for name, images in X.items():
        whose = rng.choice(settings, size=len(images), p=rng.dirichlet(np.ones(settings)))
        y[name] = np.argmax(images @ W, axis=2)[whose, np.arange(len(images))]
    return {
        "settings": pairs(rng, settings),
        "W": W,
        "diverged": np.full(settings, FINITE),
        **{f"{kind}_{name}": of[name] for name in X for kind, of in (("X", X), ("y", y))},
    }


def _images(rng: np.random.Generator, N: int, D: int) -> np.ndarray:
    """N images of D numbers, multiples of 1/8 and none of them 0; the last is 1, for the bias."""
    X = np.round(8 * rng.normal(size=(N, D))) / 8
    X[X == 0] = 0.125
    X[:, -1] = 1.0
    return X


def pairs(rng: np.random.Generator, count: int) -> np.ndarray:
    """So many different pairs (learning_rate, reg), in any order."""
    grid = [(rate, reg) for rate in (1e-4, 1e-3, 1e-2, 0.1) for reg in (3e-4, 3e-3, 0.03, 0.3)]
    return np.array(grid)[rng.permutation(len(grid))[:count]]


def weights(problem: Problem) -> list[np.ndarray]:
    """What training with each setting gives, with the numbers that aren't finite where it diverged."""
    found = []
    for W, kind in zip(problem["W"], problem["diverged"], strict=True):
        W = W.copy()
        if kind == LARGE:
            W *= 2.0**20
        elif kind == ALL_NAN:
            W[:] = np.nan
        elif kind == ONE_NAN:
            W[-1, 1] = np.nan
        elif kind == INF:
            W[-1, -1] = np.inf
        elif kind == MINUS_INF:
            W[0, 0] = -np.inf
        found.append(W)
    return found


def diverged_in(problem: Problem) -> np.ndarray:
    """Of each setting, whether its W has numbers that aren't finite."""
    return problem["diverged"] >= ALL_NAN


def is_clear(problem: Problem) -> bool:
    """Whether for every W each image has one class whose score is higher than all others."""
    scores = [np.sort(problem[name] @ problem["W"], axis=2) for name in ("X_train", "X_val")]
    return all(bool(np.all(one[..., -1] > one[..., -2])) for one in scores)


def accuracy(W: np.ndarray, X: np.ndarray, y: np.ndarray) -> np.ndarray:
    """The share of the images X whose highest score is that of their label; of several W, one for each."""
    return np.mean(np.argmax(X @ W, axis=-1) == y, axis=-1)


def settings_of(problem: Problem) -> list[tuple[float, ...]]:
    """The settings as a search gets them: tuples of numbers."""
    return [tuple(setting) for setting in problem["settings"].tolist()]


def number_of(setting: Any, problem: Problem) -> int:
    """Which of the settings this is; -1 if it is none of them."""
    if not isinstance(setting, tuple | np.ndarray):
        return -1
    try:
        values = np.array(setting, float)
    except (TypeError, ValueError):
        return -1
    same = [k for k, one in enumerate(problem["settings"]) if np.array_equal(one, values)]
    return same[0] if same else -1


@dataclass(frozen=True)
class Call:
    """One call of `train`: what it was given, and the number of its setting, -1 for something that is none."""

    given: tuple
    number: int


class NotingTrain:
    """A training that answers with the W prepared for its setting, and notes what it was given.

    Whoever gives it something else gets the next W in turn, so that this costs nothing but the check that minds it.
    """

    __name__ = "train"

    def __init__(self, problem: Problem) -> None:
        self.problem, self.W = problem, weights(problem)
        self.calls: list[Call] = []

    def __call__(self, *args: Any, **named: Any) -> np.ndarray:
        if not named.keys() <= set(NAMES):
            raise WrongReturn(
                f"train was called with {', '.join(map(str, named))} by name; it takes train(X, y, setting)",
                "train(X_train, y_train, setting) gives it the three by their order.",
            )
        given = (*args, *(named[name] for name in NAMES if name in named))
        number = number_of(given[2], self.problem) if len(given) == 3 else -1
        self.calls.append(Call(given, number))
        return self.W[number if number >= 0 else (len(self.calls) - 1) % len(self.W)].copy()


def arguments(problem: Problem) -> dict[str, Any]:
    """What a search is called with."""
    names = ("X_train", "y_train", "X_val", "y_val")
    return {"train": NotingTrain(problem), "settings": settings_of(problem), **{name: problem[name] for name in names}}


def searched(ask: Ask, problem: Problem) -> tuple[list[Call], Any]:
    """The calls of `train` that a search makes, and what it returns."""
    train, settings, *images = arguments(problem).values()
    returned = ask(train, tuple(settings), *images)
    return train.calls, returned


def clear(rng: np.random.Generator, *sizes: int) -> Iterator[Problem]:
    """Problems of these sizes, as many as wanted, in which no two classes have the same score."""
    while True:
        problem = drawn(rng, *sizes)
        if is_clear(problem):
            yield problem
