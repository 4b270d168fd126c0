"""The build's proof that the references are right: nothing is compared with a reference that is only believed."""

from collections.abc import Callable, Iterator
from types import ModuleType

import numpy as np

from cs231n_lite.checks.catalogue import find
from cs231n_lite.checks.check import Check, Law, Problem, Quantities
from cs231n_lite.checks.diagnose import broken_laws
from cs231n_lite.checks.question import SubjectFailed, SubjectMissing
from cs231n_lite.checks.returned import WrongReturn

from ..judge.references import measured, values

LARGEST = 200  # numbers in one fresh problem: a numeric slope asks twice for each number of W


class Unproved(ValueError):
    """A reference that isn't right, or of which nothing shows that it is; the message says what was found."""


def prove(check: Check, published: list[Problem], module_of: Callable[[str], ModuleType]) -> None:
    """Prove what `check` measures in the reference, which is in `module_of(check.module)`.

    published: its published problems; each proof is made on them, and on the small ones of a first fresh draw
    Laws that the check measures must hold as well. Raises Unproved with the first thing that is wrong.
    """
    for law in broken(check, published, module_of):
        raise Unproved(f"the reference of {check.name}, in {check.module}.py, isn't right: {law.otherwise}")


def broken(check: Check, published: list[Problem], module_of: Callable[[str], ModuleType]) -> Iterator[Law]:
    """The laws that the reference of `check` breaks; raises Unproved if it has values that no proof is about."""

    def right(name: str, problem: Problem) -> Quantities:
        asked = find(name) if name else check
        return values(measured(asked, module_of(asked.module), problem))

    for problem in [*published, *_small(check)]:
        try:
            found = measured(check, module_of(check.module), problem)
            yield from broken_laws(found)
            if values(found) and not check.proofs:
                raise Unproved(
                    f"nothing proves the reference of {check.name}: give the check proofs=(…), with laws such as "
                    f"worked(…) or slope(…) from exercises/measures/proofs.py"
                )
            for proof in check.proofs:
                yield from (law for law in proof(right, problem) if not law.holds)
        except (SubjectFailed, SubjectMissing, WrongReturn) as error:
            yield Law(False, str(error))
        except (KeyError, TypeError, IndexError) as error:
            raise Unproved(f"a proof of {check.name} can't be made: {type(error).__name__}: {error}") from None


def _small(check: Check) -> list[Problem]:
    fresh = check.problems(np.random.default_rng(0))
    return [problem for problem in fresh if sum(np.size(value) for value in problem.values()) <= LARGEST]
