"""The student's functions, asked in a process of their own that can be stopped at any time."""

import time
from collections import deque
from collections.abc import Callable
from typing import Any

import numpy as np

from cs231n_lite.checks.crossing import Refused
from cs231n_lite.checks.question import NobodyToAsk, Question, Reply, SubjectFailed, SubjectMissing
from cs231n_lite.checks.subject import STUCK, STUCK_ADVICE, answered, did_not_return

from ..jail.inside import wire
from ..jail.inside.worker import READY
from ..jail.running import Place, Running, TooLate
from .limits import Limits
from .replies import outcome
from .same import key_of, told
from .work import Work

TRIES, BEGINNING = 3, 60.0  # seconds
TOGETHER = 4 * 2**20  # bytes of questions in one message


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
    """The functions of one module of `work`, asked in a process that `place` starts; call `end` at the end.

    What is asked twice is answered once: checks of one function share their problems. Questions that were announced
    (`expect`) are under way when they are asked, and what isn't asked in the end costs nobody anything.
    """

    def __init__(self, module: str, work: Work, place: Place, clock: Clock) -> None:
        self.module, self.work, self.place, self.clock, self.limits = module, work, place, clock, clock.limits
        self._running: Running | None = None
        self._ready, self._fresh = False, True
        self._stuck: set[str] = set()
        self._functions: list[Callable] = []
        self._keeps = False
        self._known: dict[bytes, Reply | Exception] = {}
        self._under_way: deque[tuple[bytes, Question]] = deque()

    def source(self) -> str | None:
        """The text of the module and of own helper files; None if there is none."""
        return self.work.source(self.module)

    def start(self) -> None:
        """Have the process begin, without waiting for it; a question does so too, and waits."""
        self._running = _started(self.place, self.work, self.module, self.limits)

    def end(self) -> None:
        """End the process, if there is one."""
        self._under_way.clear()
        if self._running is not None:
            self._running.end()
            self._running, self._ready, self._fresh = None, False, True

    def expect(self, questions: list[Question]) -> None:
        """Send those of the questions together that have no answer yet."""
        keyed = {key_of(question): question for question in questions if question.what not in self._stuck}
        fresh = [(key, question) for key, question in keyed.items() if key and key not in self._known]
        size = sum(len(key) for key, _ in fresh)
        if len(fresh) < 2 or self._under_way or self._running is None or not self._ready or size > TOGETHER:
            return
        began = time.monotonic()
        try:
            self._running.send(tuple(told(question, []) for _, question in fresh), self._until(began))
            self._under_way.extend(fresh)
        except (OSError, TooLate):
            self.end()  # whoever asks next will be told
        self.clock.spent += time.monotonic() - began

    def ask(self, question: Question) -> Reply:
        """What comes of `question`; raises SubjectFailed or SubjectMissing."""
        if question.what in self._stuck:
            raise SubjectMissing(STUCK.format(question.what), STUCK_ADVICE)
        if question.kind == "forget" and self._running is None:
            return Reply(())
        key = key_of(question)
        if key in self._known:
            return _given(self._known[key])
        if self.clock.left <= 0:
            most = f"{self.limits.submission:g} seconds"
            raise SubjectMissing(f"all checks of a submission may take {most} together, and those are used up")
        if not self._keeps:
            self._functions = []  # a kept object may still call those that it was made with
        self._keeps = question.kind == "make" or bool(question.keep) or (self._keeps and question.kind != "forget")
        began = time.monotonic()
        try:
            while self._under_way and key not in self._known:
                first, earlier = self._under_way.popleft()
                self._known[first] = self._outcome(earlier, send=False)
            found = self._known[key] if key in self._known else self._outcome(question)
        finally:
            self.clock.spent += time.monotonic() - began
        if key:
            self._known[key] = found
        return _given(found)

    def _outcome(self, question: Question, send: bool = True) -> Reply | SubjectFailed | SubjectMissing:
        """What comes of `question`; `send`: it isn't under way."""
        if not self._ready:
            self._wait_until_ready()
        began = time.monotonic()
        until, self._fresh = self._until(began), False
        try:
            if send:
                self._running.send((told(question, self._functions),), until)
            found = outcome(self._answer(until))
            if isinstance(found, SubjectFailed) and found.kind == "stuck":
                self._stuck.add(question.what)
            return found
        except (EOFError, OSError, TooLate) as error:
            self.end()
            worked = time.monotonic() - began  # one that used up its processor time is ended in the midst of it
            if isinstance(error, TooLate) or worked > self.limits.seconds:
                self._stuck.add(question.what)
                text = did_not_return(question.what, self.limits.seconds)
                text += "" if isinstance(error, TooLate) else ", or took too much memory"
                return SubjectFailed(text, kind="stuck")
            return SubjectFailed(f"{question.what} ended the whole process", kind="ended")
        except wire.Malformed:
            self.end()
            return SubjectFailed(f"{question.what} answered with something unreadable", kind="ended")

    def _until(self, began: float) -> float:
        return began + min(self.limits.waited(self._fresh), self.clock.left)

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


def _given(found: Reply | Exception) -> Reply:
    if isinstance(found, Exception):
        raise found.with_traceback(None)
    return found


def _started(place: Place, work: Work, module: str, limits: Limits) -> Running:
    """A process that has been told to take the modules of `work`, and to answer questions about `module`."""
    files = {name: np.frombuffer(text.encode("utf-8", "replace"), np.uint8) for name, text in work.files.items()}
    task = {"files": files, "assignment": work.assignment, "module": module}
    times = {name: getattr(limits, name) for name in ("seconds", "importing", "patience")}
    running = place.start()
    running.send({**task, **times}, time.monotonic() + BEGINNING)
    return running


def _answered(function: Callable, args: tuple, named: dict[str, Any]) -> tuple[str, Any]:
    try:
        return "answered", answered(function, args, named)
    except Refused as why:
        return "refused", str(why)
