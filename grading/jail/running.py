"""A process in which a student's modules run, as seen from outside: messages with deadlines, and an end."""

import socket
import time
from typing import Any, Protocol

from .inside import wire


class TooLate(Exception):
    """A message didn't go, or didn't come, in time."""


class Running:
    """One end of a socket whose other end is a student's; use `end` when nothing more is asked.

    within: what it runs in and ends with, such as a jail; the same object for all that runs there
    """

    within: object = None

    def __init__(self, line: socket.socket) -> None:
        self._line = line

    def send(self, value: Any, until: float) -> None:
        """Send a message; raises TooLate unless all of it has gone when the monotonic clock is at `until`."""
        try:
            self._line.settimeout(_left(until))
            self._line.sendall(wire.framed(value))
        except TimeoutError:
            raise TooLate from None

    def receive(self, until: float) -> Any:
        """The next message; raises TooLate, EOFError, OSError, or wire.Malformed for what isn't one."""
        length = wire.length_of(self._exactly(wire.HEAD.size, until))
        return wire.unpack(self._exactly(length, until))

    def _exactly(self, count: int, until: float) -> bytes:
        parts = bytearray()
        while len(parts) < count:
            try:
                self._line.settimeout(_left(until))
                part = self._line.recv(min(count - len(parts), 2**20))
            except TimeoutError:
                raise TooLate from None
            if not part:
                raise EOFError
            parts += part
        return bytes(parts)

    def end(self) -> None:
        """End the process, and all that it has started."""
        self._line.close()


class Place(Protocol):
    """Where students' modules run: a jail, or, where none can be had, an ordinary process."""

    def start(self) -> Running:
        """A process that waits for its task."""


def _left(until: float) -> float:
    left = until - time.monotonic()
    if left <= 0:
        raise TooLate
    return left
