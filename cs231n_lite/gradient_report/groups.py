"""A group of coordinates of W, and what the gradient and its numeric twin are there."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np

from .. import gradient_check

TOLERANCE = 1e-4  # relative to the largest number of the group; right gradients stay below 1e-6
NOISE = 50  # how many times the rounding of one value of f a difference of two may be off

Place = tuple[int, int]


@dataclass(frozen=True)
class Group:
    """The analytic and the numeric derivatives at the coordinates of one group that could be compared.

    name: what the group is, such as "class 3: cat"
    places: the K coordinates
    analytic, numeric: (K,)
    noise: by how much a numeric derivative may be off because f is rounded
    set_aside: how many coordinates had a kink within their step
    """

    name: str
    places: list[Place] = field(default_factory=list)
    analytic: np.ndarray = field(default_factory=lambda: np.zeros(0))
    numeric: np.ndarray = field(default_factory=lambda: np.zeros(0))
    noise: float = 0.0
    set_aside: int = 0

    @property
    def error(self) -> float:
        """The student's relative error over the group; nan if nothing could be compared."""
        return float(gradient_check.relative_error(self.analytic, self.numeric)) if self.places else np.nan

    def wrong(self, factor: float = 1.0) -> np.ndarray:
        """At which coordinates the analytic derivative isn't `factor` times the numeric one, booleans (K,)."""
        if not self.places:
            return np.zeros(0, bool)
        expected = factor * self.numeric
        with np.errstate(invalid="ignore"):
            scale = max(np.max(np.abs(self.analytic)), np.max(np.abs(expected)))
            allowed = TOLERANCE * scale + self.noise * max(1.0, abs(factor))
            return ~(np.abs(self.analytic - expected) <= allowed)

    @property
    def wrong_throughout(self) -> bool:
        """Whether the group is wrong wherever its derivative isn't zero."""
        wrong = self.wrong()
        return bool(np.any(wrong) and np.all(wrong | (np.abs(self.numeric) <= self.noise)))

    @property
    def verdict(self) -> str:
        """One of "passed", "failed" and "not checkable"."""
        if not self.places:
            return "not checkable"
        return "failed" if np.any(self.wrong()) else "passed"


def compare(
    name: str,
    f: Callable[[np.ndarray], float],
    W: np.ndarray,
    analytic: np.ndarray,
    candidates: Sequence[Place],
    wanted: int,
    h: float,
    pattern: Callable[[np.ndarray], np.ndarray] | None,
) -> Group:
    """Compare at `wanted` of the candidates; one that meets a kink is set aside, and the next one takes its place."""
    places, numeric, set_aside, left = [], [], 0, list(candidates)
    while left and len(places) < wanted:
        asked, left = left[: wanted - len(places)], left[wanted - len(places) :]
        _, found, kinked = gradient_check.grad_check_sparse(f, W, analytic, asked, h=h, pattern=pattern)
        places += [place for place, kink in zip(asked, kinked, strict=True) if not kink]
        numeric += [value for value, kink in zip(found, kinked, strict=True) if not kink]
        set_aside += int(np.sum(kinked))
    noise = NOISE * np.finfo(float).eps * max(1.0, abs(float(f(W)))) / h
    values = np.array([analytic[place] for place in places])
    return Group(name, places, values, np.array(numeric), noise, set_aside)
