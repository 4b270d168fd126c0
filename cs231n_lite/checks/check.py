"""What a check is: one question about one function of the student's."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

Problem = Mapping[str, Any]
"""The named inputs of one call, such as W, X, y and reg."""

Quantities = Mapping[str, Any]
"""What a check compares, by name: numbers and arrays."""


@dataclass(frozen=True)
class Family:
    """A kind of mistake that shows as a factor: yours = factor × right, for each quantity named, on every problem.

    `factors` maps a quantity to the factor that the mistake gives, as a function of the problem; nan says that the
    quantity, or some number in it, comes out infinite or as no number.
    """

    name: str
    factors: Mapping[str, Callable[[Problem], float]]
    looks_like: str
    try_next: str


@dataclass(frozen=True)
class Check:
    """One question: it doesn't know the answer; an oracle does (`table.py` at home, the references at grading).

    `measure(call, problem)` asks the student's function (`call`) and returns the quantities to compare. Run on the
    reference instead, the same `measure` gives the right values; so a check contains no answer.
    `problems(rng)` draws fresh problems for grading, `published(rng)` those that are shipped in the table.
    `kinks(rng)` draws problems on which more than one answer is right; they count for a note, see `judge`.
    `function` may be a class; `method` then says which of its methods is to be written.
    `keeps_inputs` says that this check is the one that minds whether the function changed its inputs.
    Two values agree when their largest difference is at most `rtol` times the largest right value, in float64.
    """

    name: str
    points: int
    module: str
    function: str
    asks: str
    try_next: str
    problems: Callable[[np.random.Generator], Iterable[Problem]]
    published: Callable[[np.random.Generator], Iterable[Problem]]
    measure: Callable[[Callable, Problem], Quantities]
    families: tuple[Family, ...] = ()
    kinks: Callable[[np.random.Generator], Iterable[Problem]] | None = None
    keeps_inputs: bool = False
    rtol: float = 1e-7
    method: str = ""

    @property
    def written(self) -> str:
        """What the student writes: the function, or the method of a class."""
        return f"{self.function}.{self.method}" if self.method else self.function

    @property
    def grade_id(self) -> str:
        """The check's name as nbgrader wants it: letters, digits, underscores and hyphens."""
        return self.name.replace(".", "-")
