"""The student's functions, asked in a process of their own that can be stopped at any time."""

import contextlib
import time
from collections import deque
from collections.abc import Callable, Iterator

from cs231n_lite.checks.question import NobodyToAsk, Question, Reply, SubjectFailed, SubjectMissing
from cs231n_lite.checks.subject import STUCK, STUCK_ADVICE, did_not_return

from ..jail.inside import wire
from ..jail.inside.worker import READY
from ..jail.running import Place, Running, TooLate
from .answering import AskedTooMuch, answer_of
from .limits import Clock
from .remembered import Outcome, Remembered
from .replies import outcome
from .same import key_of, told
from .starting import BEGINNING, CouldNotBegin, started
from .work import Work

TRIES = 3
TOGETHER = 4 * 2**20  # bytes of questions in one message


class AskAgain(NobodyToAsk):
    """The process ended while it was asked, and maybe not by the student's code.

    alone: what it ran in is still there
    """

    def __init__(self, module: str, alone: bool) -> None:
        super().__init__(f"the process for {module}.py ended while it was asked; run this again")
        self.alone = alone


class RemoteSubject:
    """The functions of one module of `work`, asked in a process that `place` starts; call `end` at the end.

    What is asked twice is answered once: checks of one function share their problems. Questions that were announced
    (`expect`) are under way when they are asked, and what isn't asked in the end costs nobody anything.
    """

    def __init__(self, module: str, work: Work, place: Place, clock: Clock) -> None:
        self.module, self.work, self.place, self.clock, self.limits = module, work, place, clock, clock.limits
        self._running: Running | None = None
        self._ready, self._fresh = False, True
        self._believed, self._lost = True, 0
        self._stuck: set[tuple[str, frozenset[str]]] = set()
        self._functions: list[Callable] = []
        self._keeps = False
        self._known = Remembered()
        self._under_way: deque[tuple[bytes, Question]] = deque()

    def source(self) -> str | None:
        """The text of the module and of own helper files; None if there is none."""
        return self.work.source(self.module)

    def start(self) -> None:
        """Have the process begin, without waiting for it; a question does so too, and waits."""
        self._running = started(self.place, self.work, self.module, self.limits)

    def end(self) -> None:
        """End the process, if there is one."""
        self._under_way.clear()
        if self._running is not None:
            self._running.end()
            self._running, self._ready, self._fresh = None, False, True

    @contextlib.contextmanager
    def believing(self, believed: bool) -> Iterator[None]:
        """Meanwhile, whether a process that ends is taken for the student's doing; if not, AskAgain is raised."""
        before, self._believed = self._believed, believed
        try:
            yield
        finally:
            self._believed = before

    def expect(self, questions: list[Question]) -> None:
        """Send those of the questions together that have no answer yet."""
        keyed = {key_of(question): question for question in questions if question.beside not in self._stuck}
        fresh = [(key, question) for key, question in keyed.items() if key and not self._known.get(key)]
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
        """What comes of `question`; raises SubjectFailed, SubjectMissing, or NobodyToAsk for trouble of the machine."""
        if question.beside in self._stuck:
            raise SubjectMissing(STUCK.format(question.what), STUCK_ADVICE)
        if question.kind == "forget" and self._fresh:
            self._keeps = False
            return Reply(())
        key = key_of(question)
        if known := self._known.get(key):
            return _given(known)
        if self.clock.left <= 0:
            most = f"{self.limits.submission:g} seconds"
            raise SubjectMissing(f"all checks of a submission may take {most} together, and those are used up")
        if not self._keeps:
            self._functions = []  # a kept object may still call those that it was made with
        self._keeps = question.kind == "make" or bool(question.keep) or (self._keeps and question.kind != "forget")
        began = time.monotonic()
        try:
            return _given(self._found(question, key))
        finally:
            self.clock.spent += time.monotonic() - began

    def _found(self, question: Question, key: bytes | None) -> Outcome:
        """What comes of `question`, after those that are under way before it."""
        while self._under_way:
            first, earlier = self._under_way.popleft()
            found = self._outcome(earlier, send=False)
            self._known.put(first, found)
            if first == key:
                return found
        found = self._outcome(question)
        self._known.put(key, found)
        return found

    def _outcome(self, question: Question, send: bool = True) -> Outcome:
        """What comes of `question`; `send`: it isn't under way."""
        if not self._ready:
            self._wait_until_ready()
        began, most, what = time.monotonic(), self.limits.worked(self._fresh), question.what
        until, self._fresh = self._until(began), False
        try:
            if send:
                self._running.send((told(question, self._functions),), until)
            found = outcome(answer_of(self._running, self._functions, until, self.limits))
            if isinstance(found, SubjectFailed) and found.kind == "stuck":
                self._stuck.add(question.beside)
            return found
        except TooLate:
            return self._stopped(question, did_not_return(what, self.limits.seconds))
        except AskedTooMuch as much:
            return self._stopped(question, f"{what} {much}")
        except wire.Malformed:
            self.end()
            return SubjectFailed(f"{what} answered with something unreadable", kind="ended")
        except (EOFError, OSError):
            return self._ended(question, time.monotonic() - began, most)

    def _stopped(self, question: Question, why: str) -> SubjectFailed:
        """The process is ended in the midst of a question, which isn't asked again beside the same helpers."""
        self.end()
        self._stuck.add(question.beside)
        return SubjectFailed(why, kind="stuck")

    def _ended(self, question: Question, worked: float, most: float) -> SubjectFailed:
        """The process has ended by itself, by a limit of its own (after `most` seconds of work), or from outside.

        Raises AskAgain if nobody can know whose doing it was, and CouldNotBegin if the machine can't go on.
        """
        within, what = self._running.within, question.what
        self.end()
        self._wait_until_ready()
        if self._running.within is not within:
            self._lost += 1
            if self._lost == TRIES:
                raise CouldNotBegin(f"what {self.module}.py ran in was ended from outside, {TRIES} times")
            raise AskAgain(self.module, alone=False)
        if not self._believed and worked < most:
            raise AskAgain(self.module, alone=True)
        if worked > self.limits.seconds:
            return self._stopped(question, did_not_return(what, self.limits.seconds) + ", or took too much memory")
        return SubjectFailed(f"{what} ended the whole process", kind="ended")

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


def _given(found: Outcome) -> Reply:
    if isinstance(found, Exception):
        raise found.with_traceback(None)
    return found
