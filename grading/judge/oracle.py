"""The oracle at grading: right values and those of known mistakes, computed by the references on fresh problems."""

import inspect
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from cs231n_lite.checks.case import Case
from cs231n_lite.checks.catalogue import checks_of
from cs231n_lite.checks.check import Check, KnownMistake
from cs231n_lite.checks.crossing import Opaque
from cs231n_lite.checks.returned import WrongReturn
from cs231n_lite.checks.table import Table

from .references import References

LARGEST_LENT = 2000  # rows or columns


class LiveOracle:
    """The published problems again, then fresh ones drawn from `seed`; answers from the references."""

    def __init__(self, references: References, seed: tuple[int, ...]) -> None:
        self.references, self.seed = references, seed

    def cases(self, check: Check) -> Iterator[Case]:
        """Each problem with its answers; the fresh ones are hidden."""
        published = self.references.published(check.name)
        yield from published
        only_laws = not any(case.right for case in published)
        rng = np.random.default_rng([*self.seed, *check.name.encode()])
        for problem in check.problems(rng):
            yield Case(problem, {}) if only_laws else self.references.case(check, problem)
        for problem in check.kinks(rng) if check.kinks else ():
            yield self.references.case(check, problem, kink=True)

    def about(self, check: Check, mistake: str) -> KnownMistake:
        """What to say of `mistake`."""
        found = next(m for m in self.references.mistakes_by_value(check) if m.name == mistake)
        return KnownMistake(found.name, found.looks_like, found.try_next)

    def section(self, check: Check) -> str:
        """The section of the notebook that explains `check`; empty if none does."""
        return Table().section(check)

    def helper(self, function: str) -> Callable | None:
        """The reference's `function`, lent. An rng can't cross, so it is replaced by one made here."""
        target = getattr(self.references.module(next(iter(checks_of(function))).module), function)
        rng = np.random.default_rng(self.seed)
        most = len(inspect.signature(target).parameters)

        def helped(*args: Any, **named: Any) -> Any:
            if any(map(_is_large, args)):
                raise WrongReturn(f"{function} was called with far more numbers than it was given")
            return target(*[rng if isinstance(arg, Opaque) else arg for arg in args[:most]], **named)

        return None if isinstance(target, type) else helped


def _is_large(value: Any) -> bool:
    """Whether an argument of a lent function is larger than any problem needs."""
    if isinstance(value, np.ndarray):
        return max(value.shape, default=0) > LARGEST_LENT or value.size > 10 * LARGEST_LENT
    return isinstance(value, int) and abs(value) > LARGEST_LENT
