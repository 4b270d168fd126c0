"""Students' modules in an ordinary process, where no jail can be had: it can read and write what its owner can."""

import contextlib
import multiprocessing
import os
import signal
import socket
import sys
import tempfile
from collections.abc import Iterator
from functools import cache
from types import ModuleType

from .inside import worker
from .inside.confine import Bounds
from .running import Running


class Unjailed:
    """Starts ordinary processes: forks of a clean one that has numpy and the checks, or fresh ones on Windows."""

    def start(self) -> Running:
        """A process that waits for its task."""
        ours, theirs = socket.socketpair()
        place = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        process = _context().Process(target=_serve, args=(theirs, place.name), daemon=True)
        with _without_main():
            process.start()
        theirs.close()
        return _Ordinary(ours, process, place)


class _Ordinary(Running):
    def __init__(
        self, line: socket.socket, process: multiprocessing.Process, place: tempfile.TemporaryDirectory
    ) -> None:
        super().__init__(line)
        self._process, self._place = process, place

    def end(self) -> None:
        super().end()
        if hasattr(os, "killpg"):  # also what it has started, as far as that stayed in its session
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, signal.SIGKILL)
        self._process.kill()
        self._process.join()
        self._place.cleanup()


def _serve(line: socket.socket, place: str) -> None:
    if hasattr(os, "setsid"):
        os.setsid()  # so that its children can be ended with it
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (Bounds().memory,) * 2)
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    end = worker.Line(line.detach())
    modules = os.path.join(place, "modules")
    os.mkdir(modules)
    worker.serve(end, *worker.write_modules(end, modules), place)


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
