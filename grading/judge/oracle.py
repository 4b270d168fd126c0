"""The oracle at grading: right values and those of known mistakes, computed by the references on fresh problems."""

import contextlib
from collections.abc import Iterator
from functools import cache, partial
from pathlib import Path
from types import ModuleType

import numpy as np

from cs231n_lite.checks.check import Check, Problem, Quantities
from cs231n_lite.checks.judge import Call, Case, KnownMistake
from cs231n_lite.checks.registry import find
from cs231n_lite.checks.returned import WrongReturn
from cs231n_lite.checks.scripts import script_called
from cs231n_lite.checks.subject import Reply, SubjectFailed, call_safely
from cs231n_lite.checks.table import Table
from cs231n_lite.course import Course
from cs231n_lite.overlay import REFERENCE_FOLDER, Overlay, activate

from ..course import CourseFolder
from ..mistake import Mistake


class References:
    """The solved modules of a course folder, and their wrong versions, run in this process.

    From then on `cs231n_lite.<module>` means the reference in this process: references import each other.
    """

    def __init__(self, course: CourseFolder, facts: Course | None = None) -> None:
        self.course = course
        last = course.assignments[-1]
        activate(Overlay(course.solutions / last / REFERENCE_FOLDER, last, course.solutions), facts)
        self.module, self.mistaken, self.mistakes = cache(self._load), cache(self._mistake), cache(self._known)

    def right(self, check: Check, problem: Problem) -> Quantities:
        """The right values."""
        return _measured(check, self.module(check.module), problem)

    def wrong(self, check: Check, problem: Problem) -> dict[str, Quantities]:
        """The values that each mistake of `unnamed_mistakes` gives, by its name; one that raises gives none."""
        found = {}
        for mistake in self.unnamed_mistakes(check):
            with contextlib.suppress(SubjectFailed, WrongReturn):
                found[mistake.name] = _measured(check, self.mistaken(mistake), problem)
        return found

    def also_right(self, check: Check, problem: Problem) -> dict[str, Quantities]:
        """Where a problem has a kink: the other right answers, by what to note about them."""
        others = [m for m in self.mistakes() if m.check == check.name and m.also_right]
        return {m.also_right: _measured(check, self.mistaken(m), problem) for m in others}

    def unnamed_mistakes(self, check: Check) -> list[Mistake]:
        """The known mistakes of this check that only their values tell: no family recognises them."""
        return [mistake for mistake in self.mistakes() if mistake.check == check.name and mistake.looks_like]

    def _load(self, module: str) -> ModuleType:
        path = self.course.reference(module)
        return _run(path, path.read_text(encoding="utf-8"))

    def _mistake(self, mistake: Mistake) -> ModuleType:
        path = self.course.reference(find(mistake.check).module)
        return _run(path, mistake.applied_to(path.read_text(encoding="utf-8")))

    def _known(self) -> list[Mistake]:
        files = [path for assignment in self.course.assignments for path in self.course.mistakes(assignment)]
        return [mistake for path in files for mistake in _run(path, path.read_text(encoding="utf-8")).MISTAKES]


class LiveOracle:
    """The published problems again, then fresh ones drawn from `seed`; answers from the references."""

    def __init__(self, references: References, seed: tuple[int, ...]) -> None:
        self.references, self.seed = references, seed

    def cases(self, check: Check) -> Iterator[Case]:
        """Each problem with its answers; the fresh ones are hidden."""
        for shipped in Table().cases(check):
            yield self._case(check, shipped.problem, hidden=False, kink=bool(shipped.alternatives))
        rng = np.random.default_rng([*self.seed, *check.name.encode()])
        for problem in check.problems(rng):
            yield self._case(check, problem, hidden=True)
        for problem in check.kinks(rng) if check.kinks else ():
            yield self._case(check, problem, hidden=True, kink=True)

    def about(self, check: Check, mistake: str) -> KnownMistake:
        """What to say of `mistake`."""
        found = next(m for m in self.references.unnamed_mistakes(check) if m.name == mistake)
        return KnownMistake(found.looks_like, found.try_next)

    def _case(self, check: Check, problem: Problem, hidden: bool, kink: bool = False) -> Case:
        references = self.references
        alternatives = references.also_right(check, problem) if kink else {}
        mistakes = partial(references.wrong, check, problem)
        return Case(problem, references.right(check, problem), mistakes, alternatives, hidden)


def _measured(check: Check, module: ModuleType, problem: Problem) -> Quantities:
    return check.measure(Call(_Module(module), check), problem)


class _Module:
    """A module as a subject."""

    def __init__(self, module: ModuleType) -> None:
        self.module = module

    def call(self, function: str, args: tuple, count: bool = False, script: str = "") -> Reply:
        target = partial(script_called(script), self.module) if script else getattr(self.module, function)
        return call_safely(target, args, self.module.__file__ if count else None)


def _run(path: Path, text: str) -> ModuleType:
    module = ModuleType(f"cs231n_lite.{path.stem}")
    module.__file__, module.__package__ = str(path), "cs231n_lite"
    exec(compile(text, path, "exec"), module.__dict__)
    return module
