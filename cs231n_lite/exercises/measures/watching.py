"""The watch kept over a random search: every W that it asks the loss at is noted."""

from collections.abc import Callable
from typing import Any

import numpy as np

from ...checks.asking import Ask
from ...checks.check import Law
from ...checks.returned import WrongReturn
from .randomness import laws_of_draws


class Watched:
    """A function of W, with a note of every W that it is asked at, each only once."""

    def __init__(self, f: Callable[[np.ndarray], float], shape: tuple[int, ...]) -> None:
        self.f, self.shape = f, shape
        self.asked: list[np.ndarray] = []
        self._seen: set[bytes] = set()

    def __call__(self, W: Any) -> float:
        if not isinstance(W, np.ndarray) or W.shape != self.shape:
            got = f"an array of shape {W.shape}" if isinstance(W, np.ndarray) else "something that is no array"
            raise WrongReturn(f"you called f with {got}; expected W, of shape {self.shape}")
        W = W.astype(np.float64)
        if W.tobytes() not in self._seen:
            self._seen.add(W.tobytes())
            self.asked.append(W)
        return self.f(W)


def laws_of_rng(ask: Ask, arguments: Callable[[int], tuple], seed: int) -> dict[str, Law]:
    """That all randomness comes from the rng passed in: the W that are tried depend on its seed and on nothing else.

    arguments(seed): what a search is called with; the first of them is watched
    """

    def tried(seed: int) -> bytes:
        watch, *others = arguments(seed)
        ask(watch, *others)
        return b"".join(W.tobytes() for W in watch.asked)

    one, again, other = tried(seed), tried(seed), tried(seed + 1)
    return laws_of_draws(ask, one == again, one != other)
