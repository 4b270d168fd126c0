"""Trainings on numbered images, whose loss is answered here and notes what it is asked.

The loss always answers with the same gradient: so the update, the batches, the labels and the state between calls show
each by itself, whichever way the student draws batches.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from ...checks.asking import Ask
from ...checks.check import Problem
from ...checks.crossing import Answered, Handle
from ...checks.returned import WrongReturn, describe, number
from .problems import on_grid

SETTINGS = ("learning_rate", "reg", "num_iters", "batch_size")


def trainings(rng: np.random.Generator) -> Iterator[Problem]:
    """One where batches fill an epoch, and one where they don't; about three epochs each."""
    yield _numbered(rng, N=40, batch_size=8, num_iters=15)
    yield {**_numbered(rng, N=30, batch_size=8, num_iters=12), "reg": 3.0}


def larger_batches(rng: np.random.Generator) -> Iterator[Problem]:
    """One with batches that are larger than all images are."""
    yield _numbered(rng, N=10, batch_size=25, num_iters=4)


def _numbered(rng: np.random.Generator, N: int, batch_size: int, num_iters: int) -> Problem:
    """A training on images that are numbered in the first column, each with a label of its own."""
    X = np.column_stack([np.arange(N), on_grid(rng.normal(size=N)), np.ones(N)])
    rate = 2.0 ** -int(rng.integers(2, 5))
    settings = {"learning_rate": rate, "reg": 0.5, "num_iters": num_iters, "batch_size": batch_size}
    return {"X": X, "y": rng.permutation(N), **settings}


def gradient_of(shape: tuple[int, int]) -> np.ndarray:
    """The gradient that the noting loss always answers with: multiples of 1/8."""
    return (np.arange(shape[0] * shape[1]) * 3 % 11 - 5).reshape(shape) / 8


@dataclass
class Asked:
    """One call of the loss.

    W: the weights then
    images, labels: the numbers of the images, and the labels that came with them
    loss: what was answered
    odd, odd_labels: what is wrong with the kind of the images, and with that of the labels
    """

    W: np.ndarray
    images: np.ndarray
    labels: np.ndarray
    reg: float
    loss: float
    odd: str = ""
    odd_labels: str = ""


@dataclass
class NotingLoss:
    """The loss of a classifier that trains on images with D numbers: answered here, and noted."""

    D: int
    asked: list[Asked] = field(default_factory=list)

    def __call__(self, W: Any, X_batch: Any, y_batch: Any, reg: Any) -> tuple[float, np.ndarray]:
        if not isinstance(W, np.ndarray) or W.ndim != 2:
            raise WrongReturn(f"self.W is {describe(W)} when self.loss is called; expected an array (D, C)")
        odd = odd_labels = ""
        if not isinstance(X_batch, np.ndarray) or X_batch.ndim != 2 or X_batch.shape[1] != self.D:
            odd = f"self.loss got as X_batch {describe(X_batch)}; expected an array of shape (batch_size, {self.D})"
        elif np.shape(y_batch) != (len(X_batch),):
            odd_labels = f"self.loss got as y_batch {describe(y_batch)}; expected an array of shape ({len(X_batch)},)"
        images = np.zeros(0) if odd else X_batch[:, 0].astype(float)
        labels = np.zeros(0) if odd or odd_labels else np.array(y_batch, float)
        loss = 10.0 + 37 * len(self.asked) % 128 / 8  # up and down, each only once
        self.asked.append(Asked(W, images, labels, number(reg, "reg"), loss, odd, odd_labels))
        return loss, gradient_of(W.shape).astype(W.dtype)


@dataclass(frozen=True)
class Training:
    """What a training did: what its loss was asked, W at the end, and what `train` returned."""

    asked: list[Asked]
    end: np.ndarray
    returned: Any

    @property
    def start(self) -> np.ndarray:
        """W when the training began."""
        return self.asked[0].W

    @property
    def batches(self) -> list[np.ndarray]:
        """The numbers of the images of each batch; one that is asked about twice in a row counts once.

        Raises WrongReturn if the loss got something else than rows of images.
        """
        for asked in self.asked:
            if asked.odd:
                raise WrongReturn(asked.odd, "X[batch] with an array of numbers `batch` takes these rows of X.")
        return _each_once([asked.images for asked in self.asked])

    @property
    def places(self) -> list[np.ndarray]:
        """The W at which the loss was asked, one after the other; the same one twice in a row counts once."""
        return _each_once([asked.W for asked in self.asked])


def _each_once(arrays: list[np.ndarray]) -> list[np.ndarray]:
    return [one for k, one in enumerate(arrays) if k == 0 or not np.array_equal(one, arrays[k - 1])]


def noted(ask: Ask, problem: Problem, calls: int = 1) -> list[Training]:
    """Each of several trainings of one classifier, noted.

    Raises WrongReturn if a training never asks the loss, or leaves something else than W behind.
    """
    loss, found = NotingLoss(problem["X"].shape[1]), []
    classifier = ask.make("LinearClassifier", {"loss": Answered(loss, ("W",))})
    for _ in range(calls):
        before = len(loss.asked)
        returned = train(ask, classifier, problem)
        end = ask.read(classifier, "W")
        if len(loss.asked) == before:
            raise WrongReturn(
                "train never called self.loss(X_batch, y_batch, reg)", "Each step begins with loss, dW = self.loss(…)."
            )
        if not isinstance(end, np.ndarray) or end.shape != loss.asked[before].W.shape:
            raise WrongReturn(f"after training, self.W is {describe(end)}", "Each step writes the new W into self.W.")
        found.append(Training(loss.asked[before:], end, returned))
    return found


def train(ask: Ask, classifier: Handle, problem: Problem) -> Any:
    """What `train` of a classifier returns for the images, labels and settings of `problem`."""
    settings = {name: problem[name] for name in SETTINGS}
    return ask.call(classifier, "train", problem["X"], problem["y"], **settings)
