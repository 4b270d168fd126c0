"""Train a classifier in rounds, and look at it after each."""

import operator
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise
from typing import Any, Protocol

import numpy as np
from tqdm import tqdm

from ..plumbing.returned import is_number, told
from ..progress import bar
from .watched import Watched

LOOKED_AT = 1000  # training images; as many as the validation set of CIFAR-10 has


class Classifier(Protocol):
    """What students write: a `train` that goes on where it ended, `predict`, and `W`."""

    W: np.ndarray | None
    train: Callable
    predict: Callable


def watch_training(
    classifier: Classifier,
    X: np.ndarray,
    y: np.ndarray,
    X_val: np.ndarray,
    y_val: np.ndarray,
    learning_rate: float,
    reg: float,
    stops: Sequence[int],
    batch_size: int = 200,
) -> Watched:
    """Train `classifier`, and look at it at each of the `stops`, with one progress bar for all steps.

    Between two stops it calls `classifier.train(X, y, learning_rate, reg, num_iters, batch_size)`, which goes on where
    the last call ended. At a stop it measures the accuracies, on all of X_val and the first 1,000 of X, and keeps a
    copy of W. If numbers stop being finite, it looks no more.

    X, y: the training examples (N, D) and their classes (N,); X_val, y_val: those for validation
    stops: numbers of steps, growing, such as [1, 10, 100] or range(150, 1501, 150); training ends at the last one

    Raises ValueError if `stops` is no such list, if `train` doesn't return a list with a number for each step or leaves
    W at None, or if `predict` doesn't give a class for each example.
    """
    stops = _as_stops(stops)
    losses, measured, snapshots = [], [], {}
    with bar(stops[-1], "training") as shown, _moving(shown, classifier), np.errstate(all="ignore"):
        for stop in stops:
            args = (X, y, learning_rate, reg, stop - len(losses), batch_size)
            losses += _losses_of(classifier, args)
            shown.update(stop - shown.n)
            if not (np.all(np.isfinite(losses)) and np.all(np.isfinite(classifier.W))):
                break
            pairs = (X[:LOOKED_AT], y[:LOOKED_AT]), (X_val, y_val)
            measured.append([_accuracy(classifier, *pair) for pair in pairs])
            snapshots[stop] = np.array(classifier.W)
    at, values = np.array(list(snapshots)), np.array(measured)
    accuracies = {name: (at, values[:, i]) for i, name in enumerate(("training", "validation")) if len(at)}
    return Watched(np.array(losses, float), accuracies, snapshots, diverged=len(snapshots) < len(stops))


def _as_stops(stops: Sequence[int]) -> list[int]:
    try:
        whole = [operator.index(stop) for stop in stops]
    except TypeError:
        whole = []
    if not whole or whole[0] < 1 or any(b <= a for a, b in pairwise(whole)):
        raise ValueError(f"stops is {stops!r}; expected growing numbers of steps from 1, such as [1, 10, 100].")
    return whole


@contextmanager
def _moving(shown: tqdm, classifier: Classifier) -> Iterator[None]:
    """Let the bar move with each loss that the training asks for, so that it does so between stops."""
    loss = getattr(classifier, "loss", None)
    if loss is None or "loss" in vars(classifier):
        yield
        return

    def counted(*args: Any, **named: Any) -> Any:
        value = loss(*args, **named)
        shown.update(shown.n < shown.total)
        return value

    classifier.loss = counted
    try:
        yield
    finally:
        del classifier.loss


def _losses_of(classifier: Classifier, args: tuple) -> list[float]:
    """The losses of some more steps; raises ValueError if `train` doesn't give them, or leaves no W."""
    name, steps = type(classifier).__name__, args[4]
    losses = classifier.train(*args)
    if not _are_numbers(losses, steps):
        wanted = f"a list of {steps:,} number{'s' * (steps != 1)}, one for each step"
        raise ValueError(
            f"{name}.train returned {told(losses)}; expected {wanted}. "
            "Append each loss in the loop and end with `return losses`."
        )
    if classifier.W is None:
        raise ValueError(f"{name}.W is None after training; `train` has to put the weights into self.W.")
    return [float(loss) for loss in losses]


def _are_numbers(losses: Any, count: int) -> bool:
    is_list = isinstance(losses, list | tuple) or (isinstance(losses, np.ndarray) and losses.ndim == 1)
    return is_list and len(losses) == count and all(map(is_number, losses))


def _accuracy(classifier: Classifier, X: np.ndarray, y: np.ndarray) -> float:
    """The share of examples whose class `predict` finds."""
    guesses = classifier.predict(X)
    if guesses is None:
        raise ValueError(f"{type(classifier).__name__}.predict returned None; does it end with a `return`?")
    if np.shape(guesses) != np.shape(y):
        raise ValueError(
            f"{type(classifier).__name__}.predict gave an array of shape {np.shape(guesses)} for {len(y)} examples; "
            f"expected one class for each, of shape {np.shape(y)}."
        )
    return float(np.mean(np.asarray(guesses) == y))
