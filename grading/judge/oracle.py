"""The oracle at grading: right values and those of known mistakes, computed by the references on fresh problems."""

import inspect
import math
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from cs231n_lite.checks.answers import Answer
from cs231n_lite.checks.case import Case
from cs231n_lite.checks.catalogue import checks_of
from cs231n_lite.checks.check import Check
from cs231n_lite.checks.crossing import Opaque
from cs231n_lite.checks.forms import Form
from cs231n_lite.checks.prints import same_values
from cs231n_lite.checks.returned import WrongReturn
from cs231n_lite.checks.table import Table

from .forms import results, single_mistakes
from .references import References

LARGEST_LENT = 2000  # rows or columns
MOST_AXES = 64  # of an array: a longer tuple is no shape


class LiveOracle:
    """The published problems again, then fresh ones drawn from `seed`; answers from the references."""

    def __init__(self, references: References, seed: tuple[int, ...]) -> None:
        self.references, self.seed = references, seed

    def cases(self, check: Check) -> Iterator[Case]:
        """Each problem with its answers; the fresh ones are hidden."""
        published = self.references.published(check.name)
        yield from published
        only_laws = not any(case.right for case in published)
        # checks of one function share their problems, so that each is asked and answered once
        rng = np.random.default_rng([*self.seed, *check.function.encode()])
        for problem in check.problems(rng):
            yield Case(problem, {}) if only_laws else self.references.case(check, problem)
        for problem in check.kinks(rng) if check.kinks else ():
            yield self.references.case(check, problem, kink=True)

    def forms(self, check: Check) -> list[Form]:
        """Those that the table knows, and the mistakes that only fresh problems show."""
        known = Table().forms(check)
        named = {form.mistakes[0].name for form in known}
        published = np.zeros(sum(not case.alternatives for case in self.references.published(check.name)))
        others = [mistake for mistake, _ in single_mistakes(check, self.references) if mistake.name not in named]
        return known + [Form((mistake,), published) for mistake in others]

    def confirm(self, check: Check, form: Form, answer: Answer) -> bool:
        """Whether the mistakes of `form`, made in the reference, give what came out."""
        module = self.references.mistaken_by(check, [mistake.name for mistake in form.mistakes])
        found = results(check, module, answer.case.problem)
        return found is not None and same_values(found, answer.case.right, answer.got, check.rtol)

    def section(self, check: Check) -> str:
        """The section of the notebook that explains `check`; empty if none does."""
        return Table().section(check)

    def helper(self, exercise: str) -> Callable | None:
        """The reference's function of `exercise`, lent. An rng can't cross, so it is replaced by one made here."""
        check = next(iter(checks_of(exercise)))
        function, target = check.function, getattr(self.references.module(check.module), check.function)
        rng = np.random.default_rng(self.seed)
        most = len(inspect.signature(target).parameters)

        def helped(*args: Any, **named: Any) -> Any:
            if not _moderate((args, named)):
                raise WrongReturn(f"{function} was called with far more numbers than it was given")
            return target(*[_with(rng, arg) for arg in args[:most]], **named)

        return None if isinstance(target, type) else helped


def _with(rng: np.random.Generator, value: Any) -> Any:
    """The argument of a lent function, with `rng` in place of what couldn't cross, also in a dict."""
    if isinstance(value, dict):
        return {name: _with(rng, item) for name, item in value.items()}
    return rng if isinstance(value, Opaque) else value


def _moderate(arguments: Any) -> bool:
    """Whether a lent function is given no more than a problem may hold: it runs in this process, without a deadline."""
    sides, total = [1, 1], 0
    for value in _numbers(arguments):
        total += np.size(value)
        if total > 20 * LARGEST_LENT:
            return False
        if not np.ndim(value) and not -LARGEST_LENT <= value <= LARGEST_LENT:
            return False
        if max(np.shape(value), default=0) > LARGEST_LENT:
            return False
        sides += [max(value.shape)] if np.ndim(value) > 1 and np.size(value) else []
    longest, second, *_ = sorted(sides, reverse=True)
    return longest * second <= 50 * LARGEST_LENT


def _numbers(value: Any) -> Iterator[Any]:
    """The numbers and arrays in plain data, however deep; of a shape also how many numbers it stands for."""
    if isinstance(value, tuple | dict):
        items = tuple(value.values()) if isinstance(value, dict) else value
        for item in items:
            yield from _numbers(item)
        if 0 < len(items) <= MOST_AXES and all(type(item) is int for item in items):
            yield math.prod(items)  # each of them came before, so none is large
    elif isinstance(value, np.ndarray | np.generic | int | float):
        yield value
