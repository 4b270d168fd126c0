"""The student's functions, asked in a process of their own that can be stopped at any time."""

import time
from collections.abc import Callable
from dataclasses import fields
from typing import Any

import numpy as np

from cs231n_lite.checks.crossing import Answered, Refused
from cs231n_lite.checks.question import NobodyToAsk, Question, Reply, SubjectFailed, SubjectMissing
from cs231n_lite.checks.quiet import MOST_PRINTED
from cs231n_lite.checks.subject import STUCK, STUCK_ADVICE, answered, did_not_return
from cs231n_lite.checks.words import printable

from ..jail.inside import wire
from ..jail.inside.worker import READY
from ..jail.running import Place, Running, TooLate
from .limits import Limits
from .work import Work

TRIES, BEGINNING = 3, 60.0  # seconds


class CouldNotBegin(NobodyToAsk):
    """The machine, and not the student's code, is why there is no process; it costs no points."""


class Clock:
    """The time that the questions of one submission have taken together."""

    def __init__(self, limits: Limits) -> None:
        self.limits, self.spent = limits, 0.0

    @property
    def left(self) -> float:
        return self.limits.submission - self.spent


class RemoteSubject:
    """The functions of one module of `work`, asked in a process that `place` starts; call `end` at the end."""

    def __init__(self, module: str, work: Work, place: Place, clock: Clock) -> None:
        self.module, self.work, self.place, self.clock, self.limits = module, work, place, clock, clock.limits
        self._running: Running | None = None
        self._ready = False
        self._stuck: set[str] = set()
        self._functions: list[Callable] = []
        self._keeps = False

    def source(self) -> str | None:
        """The text of the module and of own helper files; None if there is none."""
        return self.work.source(self.module)

    def start(self) -> None:
        """Have the process begin, without waiting for it; a question does so too, and waits."""
        self._running = _started(self.place, self.work, self.module, self.limits)

    def end(self) -> None:
        """End the process, if there is one."""
        if self._running is not None:
            self._running.end()
            self._running, self._ready = None, False

    def ask(self, question: Question) -> Reply:
        """What comes of `question`; raises SubjectFailed or SubjectMissing."""
        if question.what in self._stuck:
            raise SubjectMissing(STUCK.format(question.what), STUCK_ADVICE)
        if question.kind == "forget" and self._running is None:
            return Reply(())
        if self.clock.left <= 0:
            most = f"{self.limits.submission:g} seconds"
            raise SubjectMissing(f"all checks of a submission may take {most} together, and those are used up")
        if not self._keeps:
            self._functions = []  # a kept object may still call those that it was made with
        self._keeps = question.kind == "make" or bool(question.keep) or (self._keeps and question.kind != "forget")
        began = time.monotonic()
        try:
            return self._asked(question, began)
        finally:
            self.clock.spent += time.monotonic() - began

    def _asked(self, question: Question, began: float) -> Reply:
        first = not self._ready
        if first:
            self._wait_until_ready()
            began = time.monotonic()
        until = began + min(self.limits.waited(first), self.clock.left)
        try:
            self._running.send(_told(question, self._functions), until)
            match self._answer(until):
                case ("reply", dict(content)):
                    return _reply(content)
                case ("failed", str(text), str(kind), str(printed), str(where)):
                    self._stuck |= {question.what} if kind == "stuck" else set()
                    raise SubjectFailed(_clean(text, 1000), kind, _clean(printed, MOST_PRINTED), _clean(where, 200))
                case ("missing", str(text), str(advice)):
                    raise SubjectMissing(_clean(text, 1000), _clean(advice, 1000))
            raise wire.Malformed("an answer of no known kind")
        except (EOFError, OSError, TooLate) as error:
            self.end()
            worked = time.monotonic() - began  # one that used up its processor time is ended in the midst of it
            if isinstance(error, TooLate) or worked > self.limits.seconds:
                self._stuck.add(question.what)
                told = did_not_return(question.what, self.limits.seconds)
                told += "" if isinstance(error, TooLate) else ", or took too much memory"
                raise SubjectFailed(told, kind="stuck") from None
            raise SubjectFailed(f"{question.what} ended the whole process", kind="ended") from None
        except wire.Malformed:
            self.end()
            raise SubjectFailed(f"{question.what} answered with something unreadable", kind="ended") from None

    def _wait_until_ready(self) -> None:
        why: Exception | None = None
        for _ in range(TRIES):
            try:
                if self._running is None:
                    self.start()
                if self._running.receive(time.monotonic() + BEGINNING) == READY:
                    self._ready = True
                    return
            except NobodyToAsk:
                raise
            except Exception as error:  # of whatever type: nothing of the student's has run yet
                self.end()
                why = error
        raise CouldNotBegin(f"no process for {self.module}.py could be started ({type(why).__name__}: {why})")

    def _answer(self, until: float) -> Any:
        """The worker's answer; functions that it asks on the way are answered."""
        functions = self._functions
        while True:
            match self._running.receive(until):
                case ("asked", int(number), tuple(args), dict(named)) if 0 <= number < len(functions):
                    self._running.send(_answered(functions[number], args, named), until)
                case answer:
                    return answer


def _started(place: Place, work: Work, module: str, limits: Limits) -> Running:
    """A process that has been told to take the modules of `work`, and to answer questions about `module`."""
    files = {name: np.frombuffer(text.encode("utf-8", "replace"), np.uint8) for name, text in work.files.items()}
    task = {"files": files, "assignment": work.assignment, "module": module}
    times = {name: getattr(limits, name) for name in ("seconds", "importing", "patience")}
    running = place.start()
    running.send({**task, **times}, time.monotonic() + BEGINNING)
    return running


def _told(question: Question, functions: list[Callable]) -> dict[str, Any]:
    """`question` as plain data; the functions in it, which stay here, are numbered."""
    return {each.name: _numbered(getattr(question, each.name), functions) for each in fields(Question)}


def _numbered(value: Any, functions: list[Callable]) -> Any:
    if isinstance(value, Answered):
        functions.append(value.function)
        return Answered(len(functions) - 1, value.noting)
    if isinstance(value, tuple):
        return tuple(_numbered(item, functions) for item in value)
    if isinstance(value, dict):
        return {name: _numbered(item, functions) for name, item in value.items()}
    return value


def _answered(function: Callable, args: tuple, named: dict[str, Any]) -> tuple[str, Any]:
    try:
        return "answered", answered(function, args, named)
    except Refused as why:
        return "refused", str(why)


def _clean(text: str, most: int) -> str:
    """The first part of a student's text, without anything that a terminal or a file could stumble over."""
    return printable(text[:most].encode("utf-8", "replace").decode(), lines=True)


def _reply(content: dict[str, Any]) -> Reply:
    """What the worker says came of a question, as far as it has the right form; raises Malformed."""
    match content:
        case {
            "values": tuple(values),
            "after": tuple(after),
            "steps": int(steps),
            "disturbed": tuple(disturbed),
            "printed": str(printed),
            "kinds": tuple(kinds),
        } if all(isinstance(args, tuple) for args in after) and all(type(n) is str for n in disturbed + kinds):
            return Reply(values, after, steps, disturbed, _clean(printed, MOST_PRINTED), kinds)
    raise wire.Malformed("a reply of another form")
