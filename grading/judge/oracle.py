"""The oracle at grading: right values and those of known mistakes, computed by the references on fresh problems."""

import contextlib
import inspect
from collections.abc import Callable, Iterator
from functools import cache, partial
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np

from cs231n_lite.checks.asking import Ask
from cs231n_lite.checks.beside import Bench
from cs231n_lite.checks.check import Check, KnownMistake, Law, Problem, Quantities
from cs231n_lite.checks.crossing import Opaque
from cs231n_lite.checks.judge import Case
from cs231n_lite.checks.question import Question, Reply, SubjectFailed, SubjectMissing
from cs231n_lite.checks.returned import WrongReturn
from cs231n_lite.checks.subject import answered
from cs231n_lite.checks.table import Table
from cs231n_lite.course import Course
from cs231n_lite.exercises import checks_of, find
from cs231n_lite.overlay import REFERENCE_FOLDER, Overlay, activate

from ..course import CourseFolder
from ..mistake import Mistake

LARGEST_LENT = 2000  # rows or columns


class References:
    """The solved modules of a course folder, and their wrong versions, run in this process.

    From then on `cs231n_lite.<module>` means the reference in this process: references import each other.
    """

    def __init__(self, course: CourseFolder, facts: Course | None = None) -> None:
        self.course = course
        last = course.assignments[-1]
        activate(Overlay(course.solutions / last / REFERENCE_FOLDER, last, course.solutions), facts)
        self.module, self.mistaken, self.mistakes = cache(self._load), cache(self._mistake), cache(self._known)

    def measured(self, check: Check, problem: Problem) -> Quantities:
        """What comes out of the reference: the right values, and laws, which all hold."""
        return _measured(check, self.module(check.module), problem)

    def right(self, check: Check, problem: Problem) -> Quantities:
        """The right values."""
        return _values(self.measured(check, problem))

    def wrong(self, check: Check, problem: Problem) -> dict[str, Quantities]:
        """The values that each mistake of `unnamed_mistakes` gives, by its name; one that raises gives none."""
        found = {}
        for mistake in self.unnamed_mistakes(check):
            with contextlib.suppress(SubjectFailed, SubjectMissing, WrongReturn):
                found[mistake.name] = _values(_measured(check, self.mistaken(mistake), problem))
        return found

    def also_right(self, check: Check, problem: Problem) -> dict[str, Quantities]:
        """Where a problem has a kink: the other right answers, by what to note about them."""
        others = [m for m in self.mistakes() if m.check == check.name and m.also_right]
        return {m.also_right: _values(_measured(check, self.mistaken(m), problem)) for m in others}

    def unnamed_mistakes(self, check: Check) -> list[Mistake]:
        """The known mistakes of this check that only their values tell: no family or law recognises them."""
        return [mistake for mistake in self.mistakes() if mistake.check == check.name and mistake.looks_like]

    def _load(self, module: str) -> ModuleType:
        path = self.course.reference(module)
        return run(path, path.read_text(encoding="utf-8"))

    def _mistake(self, mistake: Mistake) -> ModuleType:
        path = self.course.reference(find(mistake.check).module)
        return run(path, mistake.applied_to(path.read_text(encoding="utf-8")))

    def _known(self) -> list[Mistake]:
        files = [path for assignment in self.course.assignments for path in self.course.mistakes(assignment)]
        return [mistake for path in files for mistake in run(path, path.read_text(encoding="utf-8")).MISTAKES]


class LiveOracle:
    """The published problems again, then fresh ones drawn from `seed`; answers from the references."""

    def __init__(self, references: References, seed: tuple[int, ...]) -> None:
        self.references, self.seed = references, seed

    def cases(self, check: Check) -> Iterator[Case]:
        """Each problem with its answers; the fresh ones are hidden."""
        published = Table().cases(check)
        only_laws = not any(shipped.right for shipped in published)
        if only_laws:
            yield from published
        for shipped in published if not only_laws else ():
            yield self._case(check, shipped.problem, shipped.number, kink=bool(shipped.alternatives))
        rng = np.random.default_rng([*self.seed, *check.name.encode()])
        for problem in check.problems(rng):
            yield Case(problem, {}) if only_laws else self._case(check, problem)
        for problem in check.kinks(rng) if check.kinks else ():
            yield self._case(check, problem, kink=True)

    def about(self, check: Check, mistake: str) -> KnownMistake:
        """What to say of `mistake`."""
        found = next(m for m in self.references.unnamed_mistakes(check) if m.name == mistake)
        return KnownMistake(found.name, found.looks_like, found.try_next)

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

    def _case(self, check: Check, problem: Problem, number: int | None = None, kink: bool = False) -> Case:
        references = self.references
        alternatives = references.also_right(check, problem) if kink else {}
        mistakes = partial(references.wrong, check, problem)
        return Case(problem, references.right(check, problem), mistakes, alternatives, number)


class ModuleSubject:
    """A module of the instructor's as a subject: asked in this process, without a deadline."""

    def __init__(self, module: ModuleType) -> None:
        self.module, self._bench = module.__name__.rpartition(".")[2], Bench(module)

    def ask(self, question: Question) -> Reply:
        return self._bench.do(question, answered)

    def source(self) -> str | None:
        return getattr(self._bench.module, "source", None)


def _is_large(value: Any) -> bool:
    """Whether an argument of a lent function is larger than any problem needs."""
    if isinstance(value, np.ndarray):
        return max(value.shape, default=0) > LARGEST_LENT or value.size > 10 * LARGEST_LENT
    return isinstance(value, int) and abs(value) > LARGEST_LENT


def _values(quantities: Quantities) -> Quantities:
    return {name: value for name, value in quantities.items() if not isinstance(value, Law)}


def _measured(check: Check, module: ModuleType, problem: Problem) -> Quantities:
    return check.measured(Ask(ModuleSubject(module), check, problem, {}), problem)


def run(path: Path, text: str) -> ModuleType:
    """The module that `text` is, as if it stood in the file at `path`."""
    module = ModuleType(f"cs231n_lite.{path.stem}")
    module.__file__, module.__package__, module.source = str(path), "cs231n_lite", text
    exec(compile(text, path, "exec"), module.__dict__)
    return module
