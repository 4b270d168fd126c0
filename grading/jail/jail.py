"""A jail with a warm Python in it, which starts a process for each module that is judged."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
from typing import Any

from cs231n_lite.checks.question import NobodyToAsk

from .bubblewrap import COURSE, HOW_TO_GET_ONE, course_inside, trouble, users, walls
from .inside.warm import JOB_ASKED
from .running import Running

PATIENCE = 60.0  # seconds for the warm process to be ready
START = "from grading.jail.inside.warm import main; main(*map(int, sys.argv[1:]))"


def python_inside(program: str, *arguments: str) -> list[str]:
    """The command that runs a line of Python in the jail, with the course as it is there."""
    found = f"import sys; sys.path.insert(0, {COURSE!r}); {program}"
    return [sys.executable, "-I", "-B", "-c", found, *arguments]


class NoJail(NobodyToAsk):
    """No jail can be had; the message says why, and how to get one."""


class Jail:
    """Starts jailed processes; use as a context manager, which ends all of them. It is made when it is first needed."""

    def __init__(self) -> None:
        self._walls: subprocess.Popen | None = None
        self._ready = False
        self._control: socket.socket | None = None

    def __enter__(self) -> "Jail":
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def start(self) -> Running:
        """A jailed process that waits for its task; raises NoJail if there can't be one."""
        ours, theirs = socket.socketpair()
        with theirs:
            try:
                self._hand_over(theirs)
            except (OSError, NoJail):  # the warm process has died, for want of memory or the like
                self.close()
                self._hand_over(theirs)
        return _Jailed(ours, self._walls)

    def warm_up(self) -> None:
        """Begin to make the jail, without waiting for it."""
        if self._walls is not None:
            return
        user = users()
        self._control, theirs = socket.socketpair()
        inside = python_inside(START, str(theirs.fileno()), str(user))
        command = [*walls(user), *course_inside(), "--remount-ro", "/", "--", *inside]
        with theirs:
            self._walls = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, pass_fds=[theirs.fileno()]
            )
        self._control.settimeout(PATIENCE)
        self._ready = False

    def close(self) -> None:
        """End the jail with everything in it."""
        if self._walls is not None:
            self._control.close()
            self._walls.kill()
            self._walls.wait()
            self._walls = self._control = None

    def _hand_over(self, line: socket.socket) -> None:
        self.warm_up()
        if not self._ready:
            if not self._control.recv(1):
                self.close()
                raise NoJail(f"{trouble() or 'the warm process of the jail ended'}; {HOW_TO_GET_ONE}")
            self._ready = True
        socket.send_fds(self._control, [JOB_ASKED], [line.fileno()])


class _Jailed(Running):
    """The first thing that comes is what ends the process: a descriptor of number 1 of its world."""

    def __init__(self, line: socket.socket, within: object) -> None:
        super().__init__(line)
        self.within, self._process = within, None

    def receive(self, until: float) -> Any:
        self._take_hold()
        return super().receive(until)

    def end(self) -> None:
        with contextlib.suppress(OSError, EOFError):
            self._take_hold()
            signal.pidfd_send_signal(self._process, signal.SIGKILL)
        if self._process is not None:
            os.close(self._process)
        super().end()

    def _take_hold(self) -> None:
        if self._process is None:
            self._line.settimeout(PATIENCE)
            _, descriptors, _, _ = socket.recv_fds(self._line, 1, 1)
            if not descriptors:
                raise EOFError
            self._process = descriptors[0]
