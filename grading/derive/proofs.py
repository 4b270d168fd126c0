"""The build's proof that the references are right: nothing is compared with a reference that is only believed."""

from collections.abc import Callable, Iterator
from types import ModuleType

import numpy as np

from cs231n_lite.checks.answers import broken_laws
from cs231n_lite.checks.catalogue import find
from cs231n_lite.checks.check import Check, Law, Problem, Quantities
from cs231n_lite.checks.question import SubjectFailed, SubjectMissing
from cs231n_lite.checks.returned import WrongReturn
from cs231n_lite.exercises.measures.proofs import equal

from ..judge.references import measured, values

LARGEST = 200  # numbers in one fresh problem: a numeric slope asks twice for each number of W
DRAWS = 2  # of fresh problems

ModuleOf = Callable[[str], ModuleType]
Defined = Callable[[Check, Problem], Quantities]


class Unproved(ValueError):
    """A reference that isn't right, or of which nothing shows that it is; the message says what was found."""


def prove(check: Check, published: list[Problem], module_of: ModuleOf, defined: Defined) -> None:
    """Prove what `check` measures in the reference, which is in `module_of(check.module)`.

    published: its published problems; each proof is made on them, and on the small ones of a fresh draw
    defined: what the plain definition gives for a problem, if there is one: the reference gives the same, also for
        fresh problems of any size
    Laws that the check measures must hold as well. Raises Unproved with the first thing that is wrong.
    """
    for law in broken(check, published, module_of, defined):
        raise Unproved(f"the reference of {check.name}, in {check.module}.py, isn't right: {law.otherwise}")


def broken(check: Check, published: list[Problem], module_of: ModuleOf, defined: Defined) -> Iterator[Law]:
    """The laws that the reference of `check` breaks; raises Unproved if it has values that no proof is about."""

    def right(name: str, problem: Problem) -> Quantities:
        asked = find(name) if name else check
        return values(measured(asked, module_of(asked.module), problem))

    fresh = [problem for draw in range(DRAWS) for problem in check.problems(np.random.default_rng(draw))]
    for problem in [*published, *fresh]:
        try:
            found = measured(check, module_of(check.module), problem)
            by_definition = defined(check, problem) if values(found) else {}
            if values(found) and not check.proofs and not by_definition:
                raise Unproved(
                    f"nothing proves the reference of {check.name}: give the check proofs=(…), with laws such as "
                    f"worked(…) or slope(…) from exercises/measures/proofs.py"
                )
            yield from broken_laws(found)
            yield from (law for law in _as_defined(check, by_definition, found) if not law.holds)
            for proof in check.proofs if _is_small(problem) else ():
                yield from (law for law in proof(right, problem) if not law.holds)
        except (SubjectFailed, SubjectMissing, WrongReturn) as error:
            yield Law(False, str(error))
        except (KeyError, TypeError, IndexError) as error:
            raise Unproved(f"a proof of {check.name} can't be made: {type(error).__name__}: {error}") from None


def _as_defined(check: Check, expected: Quantities, got: Quantities) -> Iterator[Law]:
    for name, value in expected.items():
        yield equal(f"{name} should be what definitions/{check.module}.py gives", value, got[name])


def _is_small(problem: Problem) -> bool:
    return sum(np.size(value) for value in problem.values()) <= LARGEST
