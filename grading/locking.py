"""One command at a time writes in a course folder."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

from filelock import FileLock, Timeout

LOCK = ".grading/lock"


class Busy(Exception):
    """Another process is writing in this course folder."""


@contextlib.contextmanager
def locked(root: Path) -> Iterator[None]:
    """Only one process at a time may collect or grade in the course folder `root`; raises Busy if another one does."""
    path = root / LOCK
    path.parent.mkdir(exist_ok=True)
    try:
        with FileLock(path, timeout=0):
            yield
    except Timeout:
        name = root.resolve().name
        raise Busy(f"another command is collecting or grading in {name}; wait for it to end, then try again") from None
