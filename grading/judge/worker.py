"""The process in which a student's module runs: it answers questions until the other side goes away."""

import contextlib
import os
import sys
import threading
from dataclasses import fields
from multiprocessing.connection import Connection
from typing import Any

from cs231n_lite.checks.crossing import Refused
from cs231n_lite.checks.question import Question, SubjectFailed, SubjectMissing
from cs231n_lite.checks.subject import LocalSubject
from cs231n_lite.plumbing.overlay import Overlay, activate

from . import wire

MEMORY = 4 * 2**30  # bytes of address space


def serve(connection: Connection, module: str, overlay: Overlay, place: str, seconds: float) -> None:
    """Answer questions about the student's `module`.

    Each answer is ("reply", …), ("failed", why, kind, what was printed, where) or ("missing", why, what to try next).
    Before it may come any number of ("asked", number, args, named): calls of functions that the other side answers with
    ("answered", value) or ("refused", why).
    overlay: where the modules come from
    place: the folder to work in
    seconds: how much work a question may take
    """
    _settle(place)
    activate(overlay)
    subject = _Subject(module, connection, seconds)
    while True:
        try:
            question = Question(**wire.unpack(connection.recv_bytes()))
        except EOFError:
            return
        connection.send_bytes(wire.pack(_answer(subject, question)))


class _Subject(LocalSubject):
    """The module here; functions that are passed to it are answered on the other side."""

    def __init__(self, module: str, connection: Connection, seconds: float) -> None:
        super().__init__(module, seconds)
        self._connection, self._lock = connection, threading.Lock()

    def _answered(self, function: int, args: tuple, named: dict[str, Any]) -> Any:
        with self._lock:  # a student's threads may ask at the same time
            self._connection.send_bytes(wire.pack(("asked", function, args, named)))
            kind, content = wire.unpack(self._connection.recv_bytes())
        if kind == "refused":
            raise Refused(content)
        return content


def _answer(subject: LocalSubject, question: Question) -> tuple:
    try:
        reply = subject.ask(question)
        return "reply", {each.name: getattr(reply, each.name) for each in fields(reply)}
    except SubjectFailed as failed:
        return "failed", str(failed), failed.kind, failed.printed, failed.where
    except SubjectMissing as missing:
        return "missing", str(missing), missing.try_next
    except KeyboardInterrupt:
        return "failed", "it raised KeyboardInterrupt", "raised", "", ""


def _settle(place: str) -> None:
    """No terminal, a session and a folder of its own, a bound on memory."""
    if hasattr(os, "setsid"):
        os.setsid()  # so that its children can be ended with it
    nothing = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nothing, descriptor)
    os.chdir(place)
    sys.setrecursionlimit(2000)
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
