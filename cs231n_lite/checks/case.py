"""One problem of a check with its answers, and who knows them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np

from .answers import Answer
from .check import Check, Problem, Quantities
from .forms import Form

MOST_NAMED = 4  # arrays whose shapes a message tells


@dataclass(frozen=True)
class Case:
    """One problem with its right values. A hidden one is never shown; the others have a number.

    At a kink more than one answer is right; `alternatives` has the others, by what to note about them.
    """

    problem: Problem
    right: Quantities
    alternatives: dict[str, Quantities] = field(default_factory=dict)
    number: int | None = None

    @property
    def called(self) -> str:
        """How messages call it, with the shapes of its arrays."""
        arrays = [f"{name} {value.shape}" for name, value in self.problem.items() if np.ndim(value)]
        plain = [f"{name} = {value:g}" for name, value in self.problem.items() if type(value) in (int, float)]
        which = "a hidden problem" if self.number is None else f"problem {self.number}"
        formulas = [value for value in self.problem.values() if type(value) is str]
        shown = arrays if arrays or self.number is None else formulas or plain
        return f"{which}, with {', '.join(shown)}" if 0 < len(shown) <= MOST_NAMED else which


class Oracle(Protocol):
    """Whoever knows the right values."""

    def cases(self, check: Check) -> Iterable[Case]:
        """The problems of `check`, in the order in which they are asked."""

    def forms(self, check: Check) -> list[Form]:
        """The forms of wrong results that are known."""

    def confirm(self, check: Check, form: Form, answer: Answer) -> bool:
        """Whether `form` gives what came out of a problem that isn't published."""

    def section(self, check: Check) -> str:
        """The section of the notebook that explains the check; empty if none does."""

    def helper(self, exercise: str) -> Callable | None:
        """A right version of the function of `exercise`, to put a check on its own merits; None where there is none."""
