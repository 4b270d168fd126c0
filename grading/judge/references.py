"""The solved modules of a course folder and their wrong versions, run in this process."""

import importlib
import sys
from collections.abc import Callable, Sequence
from functools import cache, partial
from operator import attrgetter
from pathlib import Path
from types import ModuleType

from cs231n_lite.checks.asking import Ask
from cs231n_lite.checks.beside import Bench
from cs231n_lite.checks.case import Case
from cs231n_lite.checks.catalogue import find
from cs231n_lite.checks.check import Check, Law, Problem, Quantities
from cs231n_lite.checks.question import Question, Reply
from cs231n_lite.checks.subject import answered
from cs231n_lite.checks.table import Table
from cs231n_lite.plumbing.course import Course
from cs231n_lite.plumbing.overlay import REFERENCE_FOLDER, Overlay, activate

from ..choices.choice import Choice, Choices
from ..course_folder import CourseFolder
from ..mistake import Mistake
from .same import key_of


class References:
    """The solved modules of a course folder, and their wrong versions, run in this process.

    From then on `cs231n_lite.<module>` means the reference in this process: references import each other.
    """

    def __init__(self, course: CourseFolder, facts: Course | None = None) -> None:
        self.course = course
        last = course.assignments[-1]
        activate(Overlay(course.solutions / last / REFERENCE_FOLDER, last, course.solutions), facts)
        self.module, self.definition = cache(self._load), cache(self._definition)
        self.mistaken, self.mistakes = cache(self._mistake), cache(self._known)
        self.published, self._choices = cache(self._published), cache(self._made_otherwise)
        self._known = LastReplies()

    def measured(self, check: Check, problem: Problem) -> Quantities:
        """What comes out of the reference: the right values, and laws, which all hold."""
        return measured(check, self.module(check.module), problem, trusted=True, known=self._known)

    def right(self, check: Check, problem: Problem) -> Quantities:
        """The right values."""
        return values(self.measured(check, problem))

    def defined(self, check: Check, problem: Problem) -> Quantities:
        """The values by the plain definition of what the check is about; empty if there is none."""
        module = self.definition(check.module)
        try:
            attrgetter(check.written)(module)
        except AttributeError:
            return {}
        return values(measured(check, module, problem))

    def also_right(self, check: Check, problem: Problem) -> dict[str, Quantities]:
        """Where a problem has a kink: the other right answers, by what to note about them."""
        others = [m for m in self.mistakes() if m.check == check.name and m.also_right]
        return {m.also_right: values(measured(check, self.mistaken(m), problem)) for m in others}

    def mistakes_by_value(self, check: Check) -> list[Mistake]:
        """The known mistakes of this check that say themselves what they look like: no choice or law does."""
        return [mistake for mistake in self.mistakes() if mistake.check == check.name and mistake.looks_like]

    def choices_of(self, check: Check) -> Sequence[Choice]:
        """The choices that can be made otherwise in the function of `check`, where they explain what it finds."""
        found = self.choosing(check)
        begins = found.only.get(check.part, "") if found else ""
        return (
            tuple(one for one in found.wrong if all(name.startswith(begins) for name in one.instead)) if found else ()
        )

    def choosing(self, check: Check) -> Choices | None:
        """What can be chosen otherwise in the function of `check`, if anything."""
        those = (one for one in self._choices(check.module) if check.function in one.of)
        return next((one for one in those if not one.parts or check.part in one.parts), None)

    def otherwise(self, check: Check, *choices: Choice) -> ModuleType:
        """A module whose function of `check` makes these choices, all others being right."""
        found = self.choosing(check)
        module = ModuleType(f"cs231n_lite.{check.module}")
        instead = {name: value for choice in choices for name, value in choice.instead.items()}
        made = found.function(**instead) if found.makes_class else partial(found.function, **instead)
        setattr(module, check.function, made)
        if check.forward:
            setattr(module, check.forward, getattr(self.module(check.module), check.forward))
        return module

    def mistaken_by(self, check: Check, names: Sequence[str]) -> ModuleType:
        """A module that makes the mistakes of `check` with these names."""
        choices = [choice for choice in self.choices_of(check) if choice.name in names]
        if choices:
            return self.otherwise(check, *choices)
        return self.mistaken(next(m for m in self.mistakes_by_value(check) if m.name == names[0]))

    def case(self, check: Check, problem: Problem, number: int | None = None, kink: bool = False) -> Case:
        """A problem with its answers; at a `kink`, with the other right ones."""
        alternatives = self.also_right(check, problem) if kink else {}
        return Case(problem, self.right(check, problem), alternatives, number)

    def _published(self, name: str) -> tuple[Case, ...]:
        """The published problems of the check called `name`; the answers are the reference's, not the table's."""
        check, shipped = find(name), Table().cases(find(name))
        if not any(case.right for case in shipped):
            return tuple(shipped)
        return tuple(self.case(check, case.problem, case.number, bool(case.alternatives)) for case in shipped)

    def _load(self, module: str) -> ModuleType:
        path = self.course.reference(module)
        return run(path, path.read_text(encoding="utf-8"))

    def _definition(self, module: str) -> ModuleType | None:
        path = self.course.definition(module)
        return path and run(path, path.read_text(encoding="utf-8"))

    def _made_otherwise(self, module: str) -> list[Choices]:
        """What can be chosen otherwise in the functions of `module`."""
        return [one for made in together(self.course.choices(module)) for one in getattr(made, "CHOICES", [])]

    def _mistake(self, mistake: Mistake) -> ModuleType:
        path = self.course.reference(find(mistake.check).module)
        return run(path, mistake.applied_to(path.read_text(encoding="utf-8")))

    def _known(self) -> list[Mistake]:
        files = [path for assignment in self.course.assignments for path in self.course.mistakes(assignment)]
        return [mistake for path in files for mistake in run(path, path.read_text(encoding="utf-8")).MISTAKES]


class LastReplies:
    """What the references said last: checks of one function ask the same."""

    MOST = 256

    def __init__(self) -> None:
        self._replies: dict[bytes, Reply] = {}

    def get(self, key: bytes, make: Callable[[], Reply]) -> Reply:
        """The reply of this key, made if it isn't there."""
        if key not in self._replies:
            self._replies[key] = make()
            if len(self._replies) > self.MOST:
                del self._replies[next(iter(self._replies))]
        return self._replies[key]


class ModuleSubject:
    """A module of the instructor's as a subject: asked in this process, without a deadline."""

    def __init__(self, module: ModuleType, trusted: bool = False, known: LastReplies | None = None) -> None:
        self.module, self._bench, self._known = module.__name__.rpartition(".")[2], Bench(module, trusted), known

    def ask(self, question: Question) -> Reply:
        key = key_of(question) if self._known is not None else None
        if key is None:
            return self._bench.do(question, answered)
        return self._known.get(key, lambda: self._bench.do(question, answered))

    def expect(self, questions: list[Question]) -> None:
        """It answers when it is asked."""

    def source(self) -> str | None:
        return getattr(self._bench.module, "source", None)


def values(quantities: Quantities) -> Quantities:
    """What is measured but for the laws."""
    return {name: value for name, value in quantities.items() if not isinstance(value, Law)}


def measured(
    check: Check, module: ModuleType, problem: Problem, trusted: bool = False, known: LastReplies | None = None
) -> Quantities:
    """What comes out of the check's function in `module`: values, and laws. `trusted` as in Bench."""
    return check.measured(Ask(ModuleSubject(module, trusted, known), check, problem, {}), problem)


def together(paths: Sequence[Path]) -> list[ModuleType]:
    """The modules in the files of one folder, which may import each other, as `from .shared import …`.

    They are read anew each time, under a name of their own, so that two courses in one process keep apart.
    """
    if len(paths) < 2:
        return [run(path, path.read_text(encoding="utf-8")) for path in paths]
    package = ModuleType(f"choices_{id(paths)}")
    package.__path__ = [str(paths[0].parent)]
    sys.modules[package.__name__] = package
    try:
        return [importlib.import_module(f".{path.stem}", package.__name__) for path in paths]
    finally:
        for name in [name for name in sys.modules if name.partition(".")[0] == package.__name__]:
            del sys.modules[name]


def run(path: Path, text: str) -> ModuleType:
    """The module that `text` is, as if it stood in the file at `path`."""
    module = ModuleType(f"cs231n_lite.{path.stem}")
    module.__file__, module.__package__, module.source = str(path), "cs231n_lite", text
    exec(compile(text, path, "exec"), module.__dict__)
    return module
