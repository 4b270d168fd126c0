"""The student's module, asked safely in this process."""

import contextlib
import hashlib
import importlib.util
from collections.abc import Callable
from functools import partial
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType
from typing import Any, Protocol

from .beside import Bench
from .broken import broken
from .crossing import plain
from .deadline import WAITING, DidNotReturn, deadline
from .neighbours import PACKAGE, Neighbours, course_modules, spec_of
from .question import Question, Reply, SubjectFailed, SubjectMissing
from .quiet import Printed, quiet

SECONDS = 5.0  # of processor time for one question; a right answer takes a small part of one


STUCK = "{} did not return when it was asked before"
NOT_AT_IMPORT = "Move what takes long, or waits for somebody to type, below `if __name__ == '__main__':`."
UNREADABLE_ADVICE = "Compare this line with the ones above it, save the file, and ask again."
IMPORT_ADVICE = "Mend what stands there outside of functions, save, and ask again."
STUCK_ADVICE = "Mend that first: once the file has changed, it is asked again."


def did_not_return(name: str, seconds: float) -> str:
    """What is said of a function that was stopped."""
    return f"{name} did not return within {seconds:g} seconds of work"


class Subject(Protocol):
    """Whoever can be asked: the student's functions of one module, here or in another process."""

    module: str

    def ask(self, question: Question) -> Reply:
        """What comes of `question`; raises SubjectFailed or SubjectMissing."""

    def expect(self, questions: list[Question]) -> None:
        """Told what will be asked next, it may begin to work on that."""

    def source(self) -> str | None:
        """The text of the module, read on this side; None if it can't be."""


class LocalSubject:
    """A module of the student's, run in this process.

    The module is run from its file as it stands now, and so are those that it imports, apart from what the notebook has
    imported: what is checked is what will be handed in. Functions that did not return are remembered until the file
    changes.
    """

    stays = False  # whether the files stay as they are, in a process that is there for nothing else

    def __init__(
        self, module: str, seconds: float = SECONDS, wall: float | None = None, importing: float | None = None
    ) -> None:
        self.module, self.seconds, self.wall = module, seconds, wall if wall is not None else seconds * WAITING
        self.importing = seconds if importing is None else importing
        self._bench: Bench | None = None
        self._neighbours = Neighbours(self.module)
        self._digest: str | None = None
        self._stuck: set[tuple[str, frozenset[str]]] = set()
        self._broken: SubjectMissing | None = None

    def ask(self, question: Question) -> Reply:
        """What comes of `question`; raises SubjectFailed or SubjectMissing."""
        bench = self._loaded()
        if question.of is None and question.name and not callable(getattr(bench.module, question.name, None)):
            raise SubjectMissing(
                f"{self.module}.py doesn't define {question.name}",
                "Was it renamed, or does its `def` stand inside of another function? The name has to be as it was.",
            )
        if question.beside in self._stuck:
            raise SubjectMissing(STUCK.format(question.what), STUCK_ADVICE)
        try:
            with self._neighbours.importable(), deadline(self.seconds, self.wall):
                return bench.do(question, self._answered)
        except DidNotReturn:
            self._stuck.add(question.beside)
            raise SubjectFailed(did_not_return(question.what, self.seconds), kind="stuck") from None

    def expect(self, questions: list[Question]) -> None:
        """It answers when it is asked."""

    def source(self) -> str | None:
        """The text of the module's file; None if it can't be read."""
        spec = spec_of(f"cs231n_lite.{self.module}")
        return text_of(Path(spec.origin)) if spec and spec.origin else None

    def _answered(self, function: Any, args: tuple, named: dict[str, Any]) -> Any:
        """What the asking side answers when the student's code calls a function that was passed to it."""
        return answered(function, args, named)

    def _loaded(self) -> Bench:
        if self.stays and self._bench is not None:
            return self._bench
        spec = spec_of(f"cs231n_lite.{self.module}")
        if spec is None:
            raise SubjectMissing(f"there is no {self.module}.py")
        digest = _digest_of_all(self.module)
        if digest != self._digest:
            self._bench, self._digest, self._broken = None, digest, None
            self._stuck.clear()
        if self._broken:
            raise self._broken
        if self._bench is None:
            self._neighbours = Neighbours(self.module)
            others = partial(self._neighbours.named_in, self.source() or "")
            try:
                with self._neighbours.importable():
                    self._bench = Bench(self._run(spec), alone=self.stays, others=others)
            except SubjectMissing as missing:
                self._broken = missing
                raise
        return self._bench

    def _run(self, spec: ModuleSpec) -> ModuleType:
        module = importlib.util.module_from_spec(spec)
        try:
            with quiet(Printed(), []), deadline(self.importing, max(self.wall, self.importing * WAITING)):
                spec.loader.exec_module(module)
        except DidNotReturn:
            text = f"importing {self.module}.py did not return within {self.importing:g} seconds of work"
            raise SubjectMissing(text, NOT_AT_IMPORT) from None
        except SubjectMissing:
            raise
        except (Exception, SystemExit) as error:
            told = broken(f"{self.module}.py", error)
            advice = UNREADABLE_ADVICE if isinstance(error, SyntaxError) else IMPORT_ADVICE
            raise SubjectMissing(told.text, advice, told.line) from None
        return module


def text_of(path: Path) -> str | None:
    """The text of a module's file as Python reads it, but for an encoding that it declares; None if there is none."""
    try:
        return path.read_text(encoding="utf-8-sig", errors="replace")
    except OSError:
        return None


def answered(function: Callable, args: tuple, named: dict[str, Any]) -> Any:
    """What the asking side's `function` answers, as plain data."""
    return plain(function(*args, **named))


def _digest_of_all(module: str) -> str:
    """A digest of the student's modules as they stand in their files now: they import each other."""
    digest = hashlib.sha256()
    for name in dict.fromkeys([f"{PACKAGE}.{module}", *course_modules()]):
        spec = spec_of(name)
        with contextlib.suppress(OSError):
            digest.update(Path(spec.origin).read_bytes() if spec and spec.origin else b"")
        digest.update(b"\0")
    return digest.hexdigest()
