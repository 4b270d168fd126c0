"""The process in which a student's module runs: it answers questions until the other side goes away."""

import builtins
import contextlib
import os
import socket
import sys
import threading
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

from cs231n_lite.checks.crossing import Refused
from cs231n_lite.checks.question import Question, SubjectFailed, SubjectMissing
from cs231n_lite.checks.subject import LocalSubject
from cs231n_lite.plumbing.overlay import Overlay, activate

from . import wire
from .confine import JOB, MODULES

READY = "ready"


class Line:
    """One end of a socket: messages, one after the other. This end waits as long as it takes."""

    def __init__(self, descriptor: int) -> None:
        self._socket = socket.socket(fileno=descriptor)

    def send(self, value: Any) -> None:
        self._socket.sendall(wire.framed(value))

    def receive(self) -> Any:
        """The next message; raises EOFError when there is none any more."""
        return wire.unpack(self._exactly(wire.length_of(self._exactly(wire.HEAD.size))))

    def _exactly(self, count: int) -> bytes:
        parts = bytearray()
        while len(parts) < count:
            part = self._socket.recv(min(count - len(parts), 2**20))
            if not part:
                raise EOFError
            parts += part
        return bytes(parts)


def write_modules(line: Line, folder: str = MODULES) -> tuple[Overlay, dict[str, Any]]:
    """Write the modules of the job, which come first on the line, into `folder`; returns what to find, and the task."""
    task = line.receive()
    files = {}
    for name, text in task["files"].items():
        files[name] = Path(folder, f"{name}.py")
        files[name].write_bytes(text.tobytes())
    return Overlay(Path(folder, "nothing"), task["assignment"], None, files), task


def serve(line: Line, overlay: Overlay, task: Mapping[str, Any], place: str = JOB) -> None:
    """Answer questions about the student's module that the task names.

    First it says READY; nothing of the student's has run until then. Questions come one or several together, and each
    has a deadline and a message of its own for its answer: ("reply", …),
    ("failed", why, kind, what was printed, where) or ("missing", why, what to try next).
    Before it may come any number of ("asked", number, args, named): calls of functions that the other side answers with
    ("answered", value) or ("refused", why).
    overlay: where the modules come from
    place: the folder to work in
    """
    _settle(place)
    activate(overlay)
    sys.path.append(str(next(iter(overlay.files.values()), Path(place)).parent))  # for a student's own helper files
    subject = _Subject(task["module"], line, task["seconds"], task["importing"])
    work = task["importing"] + task["patience"]
    with contextlib.suppress(EOFError, OSError):
        line.send(READY)
        while True:
            for question in line.receive():
                _bound_work(task["seconds"] + work)
                line.send(_answer(subject, Question(**question)))
                work = task["patience"]  # the first question had the module imported
    os._exit(0)


class _Subject(LocalSubject):
    """The module here; functions that are passed to it are answered on the other side."""

    stays = True

    def __init__(self, module: str, line: Line, seconds: float, importing: float) -> None:
        super().__init__(module, seconds, importing=importing)
        self._line, self._lock = line, threading.Lock()

    def _answered(self, function: int, args: tuple, named: dict[str, Any]) -> Any:
        with self._lock:  # a student's threads may ask at the same time
            self._line.send(("asked", function, args, named))
            kind, content = self._line.receive()
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
    """No terminal, a folder of its own; whoever waits for somebody to type gets an empty line."""
    nothing = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nothing, descriptor)
    os.chdir(place)
    os.environ |= dict.fromkeys(["HOME", "TMPDIR", "MPLCONFIGDIR", "IPYTHONDIR"], place) | {"MPLBACKEND": "agg"}
    sys.setrecursionlimit(2000)
    builtins.input = lambda *prompt: ""


def _bound_work(seconds: float) -> None:
    """End this process if the next question takes so much work that nothing else has stopped it."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        used = resource.getrusage(resource.RUSAGE_SELF)
        _, most = resource.getrlimit(resource.RLIMIT_CPU)
        soft = int(used.ru_utime + used.ru_stime + seconds) + 1
        resource.setrlimit(resource.RLIMIT_CPU, (soft if most < 0 else min(soft, most), most))
