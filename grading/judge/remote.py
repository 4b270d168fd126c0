"""The student's functions, asked in a process of their own that can be stopped at any time."""

import contextlib
import multiprocessing
import sys
import tempfile
from functools import cache
from multiprocessing.connection import Connection
from types import ModuleType
from typing import Any

from cs231n_lite.checks.subject import SECONDS, Reply, SubjectFailed, SubjectMissing
from cs231n_lite.overlay import Overlay

from . import wire, worker

PATIENCE = 2 * SECONDS + 3  # the worker stops a call itself after SECONDS, and an import before it


class RemoteSubject:
    """The functions of one module of a submission; use as a context manager.

    No reference is ever in the worker's memory: on Linux and macOS it is a fork of a clean process that has only numpy
    and the checks loaded, elsewhere a fresh one.
    """

    def __init__(self, module: str, overlay: Overlay) -> None:
        self.module, self.overlay = module, overlay
        self._process: multiprocessing.Process | None = None
        self._connection: Connection | None = None
        self._stuck: set[str] = set()

    def __enter__(self) -> "RemoteSubject":
        self._place = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        return self

    def __exit__(self, *error) -> None:
        self._stop(patience=0)
        self._place.cleanup()

    def call(self, function: str, args: tuple, count: bool = False, script: str = "") -> Reply:
        """What the student's `function(*args)`, or the `script` about it, comes back with.

        Raises SubjectFailed or SubjectMissing.
        """
        if function in self._stuck:
            raise SubjectMissing(f"{function} did not return when it was asked before")
        kind, content = self._exchange(function, (function, args, count, script))
        if kind == "value":
            return Reply(*content)
        raise {"failed": SubjectFailed, "missing": SubjectMissing}[kind](content)

    def _exchange(self, function: str, question: tuple) -> tuple[str, Any]:
        try:
            if self._process is None:
                self._start()
            self._connection.send_bytes(wire.pack(question))
            if not self._connection.poll(PATIENCE):
                self._stop()
                self._stuck.add(function)
                raise SubjectFailed(f"{function} did not return within {SECONDS:g} seconds")
            match wire.unpack(self._connection.recv_bytes(wire.LARGEST)):
                case ("value", (value, tuple(changed), int(count))) if all(type(n) is int for n in changed):
                    return "value", (value, changed, count)
                case ("failed" | "missing" as kind, str(text)):
                    return kind, text[:1000]
            raise wire.Malformed("an answer of no known kind")
        except (EOFError, OSError):
            raise SubjectFailed(f"{function} ended the whole process{self._stop()}") from None
        except wire.Malformed:
            self._stop()
            raise SubjectFailed(f"{function} answered with something unreadable") from None

    def _start(self) -> None:
        self._connection, theirs = multiprocessing.Pipe()
        task = (theirs, self.module, self.overlay, self._place.name)
        self._process = _context().Process(target=worker.serve, args=task, daemon=True)
        with _without_main():
            self._process.start()
        theirs.close()

    def _stop(self, patience: float = 0.2) -> str:
        """End the worker; returns how it ended by itself, if it did or does within `patience` seconds."""
        if self._process is None:
            return ""
        self._process.join(timeout=patience)
        code = self._process.exitcode
        self._process.kill()
        self._process.join()
        self._connection.close()
        self._process = self._connection = None
        return f" (exit status {code})" if code is not None else ""


@cache
def _context() -> multiprocessing.context.BaseContext:
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([worker.__name__])
    return context


@contextlib.contextmanager
def _without_main():
    """Hide this program's main module, which multiprocessing would otherwise run again in the worker."""
    main, sys.modules["__main__"] = sys.modules["__main__"], ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main
