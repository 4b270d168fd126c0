"""The student's functions, asked in a process of their own that can be stopped at any time."""

import contextlib
import multiprocessing
import os
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import fields
from functools import cache
from multiprocessing.connection import Connection
from types import ModuleType
from typing import Any

import psutil

from cs231n_lite.checks.crossing import Answered, Refused
from cs231n_lite.checks.question import Question, Reply, SubjectFailed, SubjectMissing
from cs231n_lite.checks.quiet import MOST_PRINTED
from cs231n_lite.checks.subject import STUCK, STUCK_ADVICE, answered, did_not_return, text_of
from cs231n_lite.plumbing.course import this_course
from cs231n_lite.plumbing.overlay import Overlay

from . import wire, worker
from .limits import USUAL, Limits


class RemoteSubject:
    """The functions of one module of a submission; use as a context manager.

    No reference is ever in the worker's memory: on Linux and macOS it is a fork of a clean process that has only numpy
    and the checks loaded, elsewhere a fresh one.
    """

    def __init__(self, module: str, overlay: Overlay, limits: Limits = USUAL) -> None:
        self.module, self.overlay, self.limits = module, overlay, limits
        self._process: multiprocessing.Process | None = None
        self._connection: Connection | None = None
        self._stuck: set[str] = set()
        self._functions: list[Callable] = []
        self._keeps = False
        self._asked_at: float | None = None
        self._late = False

    def __enter__(self) -> "RemoteSubject":
        self._place = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        return self

    def __exit__(self, *error: object) -> None:
        if self._connection is not None:
            self._connection.close()  # the worker ends by itself then, and tidies up
        self._stop(patience=0.5)
        self._place.cleanup()

    def source(self) -> str | None:
        """The text of the module, read here; None if there is none."""
        path = self.overlay.find(self.module, this_course())
        return text_of(path) if path else None

    def ask(self, question: Question) -> Reply:
        """What comes of `question`; raises SubjectFailed or SubjectMissing."""
        if question.what in self._stuck:
            raise SubjectMissing(STUCK.format(question.what), STUCK_ADVICE)
        if question.kind == "forget" and self._process is None:
            return Reply(())
        if not self._keeps:
            self._functions = []  # a kept object may still call those that it was made with
        self._keeps = question.kind == "make" or bool(question.keep) or (self._keeps and question.kind != "forget")
        try:
            if self._process is None:
                self._start()
            self._asked_at = time.monotonic()
            self._connection.send_bytes(wire.pack(_told(question, self._functions)))
            match self._answer(self._functions):
                case ("reply", dict(content)):
                    return _reply(content)
                case ("failed", str(text), str(kind), str(printed), str(where)):
                    self._stuck |= {question.what} if kind == "stuck" else set()
                    raise SubjectFailed(text[:1000], kind, printed[:MOST_PRINTED], where[:200])
                case ("missing", str(text), str(advice)):
                    raise SubjectMissing(text[:1000], advice[:1000])
            raise wire.Malformed("an answer of no known kind")
        except (EOFError, OSError):
            if self._late:
                self._stop()
                self._stuck.add(question.what)
                raise SubjectFailed(did_not_return(question.what, self.limits.seconds), kind="stuck") from None
            text = f"{question.what} ended the whole process{self._stop()}"
            raise SubjectFailed(text, kind="ended") from None
        except wire.Malformed:
            self._stop()
            raise SubjectFailed(f"{question.what} answered with something unreadable", kind="ended") from None
        finally:
            self._asked_at = None

    def _answer(self, functions: list[Callable]) -> Any:
        """The worker's answer; functions that it asks on the way are answered."""
        while True:
            match wire.unpack(self._connection.recv_bytes(wire.LARGEST)):
                case ("asked", int(number), tuple(args), dict(named)) if 0 <= number < len(functions):
                    self._connection.send_bytes(wire.pack(_answered(functions[number], args, named)))
                case answer:
                    return answer

    def _watch(self, process: multiprocessing.Process) -> None:
        """End the worker when a question takes too long: then also half a message, or a full pipe, is given up."""
        asked, worked = None, 0.0
        while self._process is process:
            if self._asked_at != asked:
                asked, worked = self._asked_at, self._worked()
            elif asked is not None:
                late = time.monotonic() - asked > self.limits.waited
                if late or self._worked() - worked > self.limits.worked:
                    self._late = True
                    _end(process)
                    return
            time.sleep(self.limits.look)

    def _worked(self) -> float:
        """The worker's processor time so far, in seconds."""
        with contextlib.suppress(psutil.Error, AttributeError):  # it may end at any time
            used = psutil.Process(self._process.pid).cpu_times()
            return used.user + used.system
        return 0.0

    def _start(self) -> None:
        self._connection, theirs = multiprocessing.Pipe()
        task = (theirs, self.module, self.overlay, self._place.name, self.limits.seconds)
        self._process = _context().Process(target=worker.serve, args=task, daemon=True)
        with _without_main():
            self._process.start()
        theirs.close()
        self._late = False
        threading.Thread(target=self._watch, args=(self._process,), daemon=True).start()

    def _stop(self, patience: float = 0.2) -> str:
        """End the worker; returns how it ended by itself, if it did or does within `patience` seconds."""
        if self._process is None:
            return ""
        self._process.join(timeout=patience)
        code = self._process.exitcode
        _end(self._process)
        self._process.join()
        self._connection.close()
        self._process = self._connection = None
        return f" (exit status {code})" if code is not None else ""


def _end(process: multiprocessing.Process) -> None:
    """Kill a worker, and what it has started, as far as that stayed in its session."""
    if hasattr(os, "killpg"):
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()


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
            return Reply(values, after, steps, disturbed, printed, kinds)
    raise wire.Malformed("a reply of another form")


@cache
def _context() -> multiprocessing.context.BaseContext:
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([worker.__name__])
    return context


@contextlib.contextmanager
def _without_main() -> Iterator[None]:
    """Hide this program's main module, which multiprocessing would otherwise run again in the worker."""
    main, sys.modules["__main__"] = sys.modules["__main__"], ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main
