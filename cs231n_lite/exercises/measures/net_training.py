"""Trainings of a net whose loss and predictions are answered here, and noted.

Each image belongs to one hidden neuron, which is 1 for it and 0 for all others: so the scores of image k are row k of
W2, plus b2, whichever way a student comes by them. The gradient is always the same, so that what is done with it shows
in each step. Batches may be drawn in any way; their size divides the number of images.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from ...checks.asking import Ask
from ...checks.check import Problem, Quantities
from ...checks.crossing import Answered
from ...checks.returned import WrongReturn, describe, number
from ...checks.words import listed
from .classifying import predicted
from .networks import NAMES, net
from .problems import on_grid

SETTINGS = ("learning_rate", "learning_rate_decay", "reg", "num_iters", "batch_size")
LISTS = ("loss_history", "train_acc_history", "val_acc_history")
FAR = 10.0  # how far the score of the third class lies below the others


def trainings(rng: np.random.Generator) -> Iterator[Problem]:
    """Two trainings of four epochs of four steps, each with a learning rate of its own, which stays."""
    for rate, reg in [(0.25, 0.5), (0.125, 3.0)]:
        yield _training(rng, rate, reg)


def decaying(rng: np.random.Generator) -> Iterator[Problem]:
    """The same with a learning rate that becomes smaller after each epoch."""
    for problem, decay in zip(trainings(rng), [0.75, 0.875], strict=True):
        yield {**problem, "learning_rate_decay": decay}


def _training(rng: np.random.Generator, rate: float, reg: float) -> Problem:
    """A training in each step of which other images come out right, so that no two accuracies in a row are the same."""
    batch_size, num_iters = 8, 16
    settings = dict(zip(SETTINGS, (rate, 1.0, reg, num_iters, batch_size), strict=True))
    y, y_val = (rng.integers(3, size=count * num_iters) for count in (2, 3))
    steps = np.concatenate([rng.permuted(np.repeat(np.arange(num_iters), count)) for count in (2, 3)])
    better = np.where(np.arange(len(steps)) < len(y), *(ways[steps] for ways in _unlike_ways(rng, num_iters)))
    return {"y": y, "y_val": y_val, "turns": np.where(better, 1, -1) * (steps + 0.5), **settings}


def _unlike_ways(rng: np.random.Generator, steps: int) -> np.ndarray:
    """Whether images come out right in each step or wrong: for those of X and of X_val, with unlike accuracies."""
    while True:
        ways = rng.integers(2, size=(2, steps)) == 1
        changes = np.where(ways, 1, -1)
        ours, other = np.sum(~ways, axis=1, keepdims=True) + np.cumsum(changes, axis=1)
        if min(np.sum(ours != other), np.sum(ours != steps - other)) >= 0.75 * steps:
            return ways


def images(problem: Problem) -> tuple[np.ndarray, np.ndarray]:
    """X and X_val: image k has a 1 at number k."""
    everything = np.eye(len(problem["turns"]))
    return everything[: len(problem["y"])], everything[len(problem["y"]) :]


def _parameters(problem: Problem, images_turn: bool) -> tuple[dict[str, np.ndarray], dict[str, np.ndarray]]:
    """The parameters to start from, and the gradient.

    images_turn: whether W2 alone moves, so that each image becomes right or wrong in the step that `turns` tells
    """
    labels, turns = np.concatenate([problem["y"], problem["y_val"]]), problem["turns"]
    D, rate, rows = len(labels), problem["learning_rate"], np.arange(len(labels))
    W2, slope = np.full((D, 3), -FAR), np.zeros((D, 3))
    W2[rows, (labels + 1) % 3] = 0.0
    W2[rows, labels], slope[rows, labels] = -rate * turns, -np.sign(turns)
    params = {"W1": 2 * np.eye(D), "b1": np.full(D, -1.0), "W2": W2, "b2": np.zeros(3)}
    if images_turn:
        return params, {**{name: np.zeros_like(value) for name, value in params.items()}, "W2": slope}
    return params, {name: _pattern(value.shape, k) for k, (name, value) in enumerate(params.items())}


def _pattern(shape: tuple[int, ...], start: int) -> np.ndarray:
    """Multiples of 1/8 of both signs, other ones for each `start`; none is 0."""
    sizes = 1 + (start + 3 * np.arange(np.prod(shape))) % 5
    return (sizes * np.where(np.arange(np.prod(shape)) % 3, 1, -1)).reshape(shape) / 8


@dataclass
class Asked:
    """One call of the loss with labels: the parameters then, the numbers of the images, and what was answered."""

    params: dict[str, np.ndarray]
    images: np.ndarray
    labels: np.ndarray
    loss: float


@dataclass
class NotingNet:
    """What is answered in place of a net's loss and predictions, with the gradient `slopes`."""

    slopes: dict[str, np.ndarray]
    asked: list[Asked] = field(default_factory=list)

    def loss(self, params: Any, X: Any, y: Any = None, reg: Any = 0.0) -> Any:
        """Scores where there are no labels; else a loss, noted, and the gradient."""
        found = _numbers_of(X, len(self.slopes["b1"]), "self.loss")
        params = self._held(params)
        number(reg, "reg")
        if y is None:
            return scores_of(params, found)
        if np.shape(y) != found.shape:
            told = f"self.loss got as y {describe(y)}; expected an array of shape {found.shape}"
            raise WrongReturn(told, "Give the loss the same rows of both: X[batch] and y[batch].")
        loss = 10.0 + 37 * len(self.asked) % 128 / 8  # up and down, each only once
        self.asked.append(Asked(params, found, np.array(y), loss))
        return loss, {name: slope.copy() for name, slope in self.slopes.items()}

    def predict(self, params: Any, X: Any) -> np.ndarray:
        """The classes with the highest scores."""
        return labels_of(self._held(params), _numbers_of(X, len(self.slopes["b1"]), "self.predict"))

    def _held(self, params: Any) -> dict[str, np.ndarray]:
        return held(params, {name: slope.shape for name, slope in self.slopes.items()})


def held(params: Any, shapes: dict[str, tuple[int, ...]]) -> dict[str, np.ndarray]:
    """`params` if they are arrays of these shapes; raises WrongReturn otherwise."""
    if not isinstance(params, dict):
        raise WrongReturn(f"self.params became {describe(params)}; expected a dict", "Change self.params[name].")
    for name, shape in shapes.items():
        value = params.get(name)
        if not isinstance(value, np.ndarray) or value.shape != shape:
            told = describe(value) if name in params else "missing"
            raise WrongReturn(
                f'self.params["{name}"] is {told} during training; expected an array of shape {shape}',
                'Each parameter takes a step with its own slope: self.params["W1"] with grads["W1"].',
            )
    return params


def _numbers_of(X: Any, D: int, who: str) -> np.ndarray:
    """Which images these are, told by their rows; raises WrongReturn if they are none."""
    if not isinstance(X, np.ndarray) or X.ndim != 2 or X.shape[1] != D:
        raise WrongReturn(
            f"{who} got as X {describe(X)}; expected an array of shape (…, {D}), an image in each row",
            "X[batch] with an array of numbers `batch` takes these rows of X.",
        )
    if not np.array_equal(X, np.eye(D)[np.argmax(X, axis=1)]):
        raise WrongReturn(f"{who} got images that aren't rows of X or X_val", "Give on the rows as they are.")
    return np.argmax(X, axis=1)


def scores_of(params: dict[str, np.ndarray], numbers: np.ndarray) -> np.ndarray:
    """The scores of the images with these numbers."""
    return params["W2"][numbers] + params["b2"]


def labels_of(params: dict[str, np.ndarray], numbers: np.ndarray) -> np.ndarray:
    """The classes with the highest scores of the images with these numbers."""
    return np.argmax(scores_of(params, numbers), axis=1)


@dataclass(frozen=True)
class Training:
    """What a training did.

    slopes: the gradient that was answered
    asked: what the loss was asked, once for each step; places: the parameters before the first step and after each
    returned: what `train` returned
    """

    slopes: dict[str, np.ndarray]
    asked: list[Asked]
    places: list[dict[str, np.ndarray]]
    returned: Any


def noted(ask: Ask, problem: Problem, images_turn: bool = False) -> Training:
    """A training, noted; raises WrongReturn if it never asks the loss, or leaves no parameters behind."""
    (X, X_val), (params, slopes) = images(problem), _parameters(problem, images_turn)
    noting = NotingNet(slopes)
    methods = {"loss": Answered(noting.loss, ("params",)), "predict": Answered(noting.predict, ("params",))}
    made = net(ask, params, methods)
    settings = {name: problem[name] for name in SETTINGS}
    returned = ask.call(made, "train", X, problem["y"], X_val, problem["y_val"], **settings)
    if not noting.asked:
        raise WrongReturn(
            "train never called self.loss(X[batch], y[batch], reg)", "Each step begins with loss, grads = self.loss(…)."
        )
    end = held(ask.read(made, "params"), {name: slope.shape for name, slope in slopes.items()})
    steps = [one for k, one in enumerate(noting.asked) if k == 0 or not _same(one, noting.asked[k - 1])]
    return Training(slopes, steps, [*(one.params for one in steps), end], returned)


def _same(one: Asked, other: Asked) -> bool:
    """Whether the loss was asked the same twice in a row."""
    same = all(np.array_equal(one.params[name], other.params[name]) for name in NAMES)
    return same and np.array_equal(one.images, other.images)


def list_of(returned: Any, name: str) -> list[float]:
    """The list called `name` of what `train` returned, as numbers; raises WrongReturn if there is none."""
    if not isinstance(returned, dict):
        raise WrongReturn(
            f"train returned {describe(returned)}; expected a dict of three lists", "End with return history."
        )
    if name not in returned:
        has = f"it has {listed(list(returned))}" if returned else "it is empty"
        raise WrongReturn(f'the dict that train returned has no "{name}": {has}', f"It has {listed(list(LISTS))}.")
    values = returned[name]
    if isinstance(values, np.ndarray) and values.ndim == 1:
        values = tuple(values.tolist())
    if not isinstance(values, tuple):
        raise WrongReturn(f'history["{name}"] is {describe(values)}; expected a list of numbers', "Append to the list.")
    return [number(value, f'history["{name}"][{k}]') for k, value in enumerate(values)]


def prediction_problems(rng: np.random.Generator) -> Iterator[Problem]:
    """The scores of a few images, of one alone, and scores that are all below 0; and biases, which are part of them."""
    for N, C, centre in [(7, 4, 0.0), (5, 9, 0.0), (1, 3, 0.0), (8, 3, -40.0)]:
        yield {"scores": on_grid(3 * rng.normal(size=(N, C)) + centre), "b2": on_grid(4 * rng.normal(size=C))}


def predictions(ask: Ask, problem: Problem) -> Quantities:
    """The classes that `predict` gives images with these scores."""
    (N, C), b2 = problem["scores"].shape, problem["b2"]
    params = {"W1": 2 * np.eye(N), "b1": np.full(N, -1.0), "W2": problem["scores"] - b2, "b2": b2}
    noting = NotingNet({name: np.zeros_like(value) for name, value in params.items()})
    made = net(ask, params, {"loss": Answered(noting.loss, ("params",))})
    labels = ask.call(made, "predict", np.eye(N))
    if noting.asked:
        raise WrongReturn(
            "predict gave self.loss labels; it has none", "Without labels loss returns scores: self.loss(X)."
        )
    if isinstance(labels, np.ndarray) and labels.shape == (C,) and N != C:
        raise WrongReturn(
            f"predict returned {C} classes, one for each column of the scores; expected {N}, one for each image",
            "np.argmax(scores, axis=1) looks along each row.",
        )
    return {"the labels": predicted(labels, N)}
