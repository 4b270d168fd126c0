"""The process in which a student's module runs: it answers calls until the other side goes away."""

import contextlib
import os
import sys
from multiprocessing.connection import Connection

from cs231n_lite.checks.subject import SECONDS, LocalSubject, SubjectFailed, SubjectMissing
from cs231n_lite.overlay import Overlay, activate

from . import wire

MEMORY = 4 * 2**30  # bytes of address space


def serve(connection: Connection, module: str, overlay: Overlay, place: str) -> None:
    """Answer messages (function, args, count, script) about the student's `module`.

    Each answer is ("value", …), ("failed", why) or ("missing", why).
    `overlay` says where the modules come from; `place` is the folder to work in.
    """
    _settle(place)
    activate(overlay)
    subject = LocalSubject(module, SECONDS)
    while True:
        try:
            question = wire.unpack(connection.recv_bytes())
        except EOFError:
            return
        connection.send_bytes(wire.pack(_answer(subject, question)))


def _answer(subject: LocalSubject, question: tuple) -> tuple:
    try:
        reply = subject.call(*question)
        return "value", (reply.value, reply.changed, reply.instructions)
    except SubjectFailed as failed:
        return "failed", str(failed)
    except SubjectMissing as missing:
        return "missing", str(missing)


def _settle(place: str) -> None:
    """No terminal, a folder of its own, a bound on memory."""
    nothing = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nothing, descriptor)
    os.chdir(place)
    sys.setrecursionlimit(2000)
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
