"""Where no namespaces can be had: jobs as another user, each with a keeper, which ends all that this user runs.

A warm process forks a keeper whenever it is handed two sockets: the job's line, and one whose other side holds the
job. When that side lets go, or the student's process ends, the keeper ends the user's processes, and then itself. It
stays root, and runs no line of a student's.
"""

import contextlib
import os
import select
import signal
import socket
import struct
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from cs231n_lite.plumbing.overlay import Overlay

from . import kernel
from .confine import Bounds, give_up_all_rights
from .warm import LOOK, load
from .worker import Line, serve, write_modules

JOB_ASKED = struct.Struct("<II")  # the user, and the number of the job's folder
FILES_LOCKED, CALLS_FILTERED, PYTHON_FOUND = 1, 2, 4  # what `_offered` finds
OPEN_TO_ALL = ("/tmp", "/var/tmp", "/dev/shm", "/dev/mqueue", "/run/lock")
OF_A_NAME = 4096  # bytes that each file counts for beside its content
BESIDE = 65_533  # a user that nobody is
_ADOPT_ORPHANS = 36
_MOST_MEMORY = ("/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes")


def main(descriptor: int, folder: str, user: int) -> None:
    """Serve until the other side closes its end of the socket `descriptor`; jobs get folders of their own in `folder`.

    user: as whom to find out, at first, what this machine offers
    """
    control = socket.socket(fileno=descriptor)
    os.umask(0o022)
    load()
    control.send(bytes([_offered(user, folder)]))
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # keepers that have ended leave nothing behind
    while True:
        message, descriptors, _, _ = socket.recv_fds(control, JOB_ASKED.size, 2)
        if not descriptors:
            return
        user, number = JOB_ASKED.unpack(message)
        if os.fork() == 0:
            control.close()
            _keep(*descriptors, user, Path(folder, str(number)))
        for each in descriptors:
            os.close(each)


def end_all_of(user: int) -> None:
    """End every process of `user`: all at once, so that none can start another meanwhile. Only root can."""
    while any(True for _ in _processes_of(user)):
        child = os.fork()
        if child == 0:
            try:
                act_as(user)
                os.kill(-1, signal.SIGKILL)
            finally:
                os._exit(0)
        os.waitpid(child, 0)
        time.sleep(0.002)


def act_as(user: int) -> None:
    """Have no more rights than `user` from now on, but be nobody whom that user's processes can signal."""
    os.setgroups([])
    os.setresgid(user, user, user)
    os.setresuid(BESIDE, user, BESIDE)


def _offered(user: int, folder: str) -> int:
    """What there is beside users, found out in a process that ends at once."""
    import numpy

    child = os.fork()
    if child == 0:
        found = 0
        try:
            locked, filtered = give_up_all_rights(Bounds(), user, folder, sockets=False)
            readable = os.access(numpy.__file__, os.R_OK) and os.access(f"{folder}/cs231n_lite", os.R_OK)
            found = FILES_LOCKED * locked | CALLS_FILTERED * filtered | PYTHON_FOUND * readable
        except OSError as error:
            os.write(2, f"no other user can be had: {error}\n".encode())
        finally:
            os._exit(found)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _keep(line: int, hold: int, user: int, folder: Path) -> None:
    try:
        os.setsid()
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        kernel.prctl(_ADOPT_ORPHANS, 1)
        modules, place = folder / "modules", folder / "job"
        modules.mkdir(parents=True)
        place.mkdir(0o700)
        os.chown(place, user, user)
        bounds, end = _bounds(), Line(line)
        overlay, task = write_modules(end, str(modules))
        student = os.fork()
        if student == 0:
            os.close(hold)
            _become_student(end, overlay, task, user, str(place), bounds)
        os.close(line)
        _watch(student, hold, user, place, bounds)
    except EOFError:  # it was given up before it began
        pass
    except BaseException as error:
        _complain(error)
    finally:
        end_all_of(user)
        with contextlib.suppress(ChildProcessError):
            while True:
                os.waitpid(-1, 0)  # a container may have nobody else who buries orphans, and they count as the user's
        os._exit(0)


def _become_student(line: Line, overlay: Overlay, task: dict[str, Any], user: int, place: str, bounds: Bounds) -> None:
    try:
        os.setsid()
        with contextlib.suppress(OSError):
            Path("/proc/self/oom_score_adj").write_text("1000")  # it ends sooner than whoever judges
        give_up_all_rights(bounds, user, place, sockets=False)
        kernel.prctl(kernel.DUMPABLE, 1)
        serve(line, overlay, task, place)
    except BaseException as error:
        _complain(error)
    finally:
        os._exit(0)


def _complain(error: BaseException) -> None:
    os.write(2, f"a job could not begin: {type(error).__name__}: {error}\n".encode())


def _watch(student: int, hold: int, user: int, place: Path, bounds: Bounds) -> None:
    """Wait until the job is let go, or the student's process ends, or the user takes too much memory or room."""
    while not select.select([hold], [], [], LOOK)[0]:
        with contextlib.suppress(ChildProcessError):
            while ended := os.waitpid(-1, os.WNOHANG)[0]:
                if ended == student:
                    return
        if sum(_processes_of(user)) > bounds.together or _takes_more_than(bounds.room, user, place):
            return


def _bounds() -> Bounds:
    """The usual bounds, but that all processes of a job take at most half of what a container may have in memory."""
    usual, most = Bounds(), []
    for name in _MOST_MEMORY:
        with contextlib.suppress(OSError, ValueError):
            most.append(int(Path(name).read_text()) // 2)
    return replace(usual, together=min([usual.together, *most]))


def _processes_of(user: int) -> Iterator[int]:
    """Of each process of `user` that hasn't ended: the bytes that it has in memory."""
    for name in filter(str.isdigit, os.listdir("/proc")):
        with contextlib.suppress(OSError, IndexError):
            if os.stat(f"/proc/{name}").st_uid == user:
                about = Path(f"/proc/{name}/stat").read_bytes().rpartition(b")")[2].split()
                if about[0] not in (b"Z", b"X"):
                    yield int(about[21]) * os.sysconf("SC_PAGE_SIZE")


def _takes_more_than(most: int, user: int, place: Path) -> bool:
    """Whether the files of `user`, in its folder and where everybody may write, have more than `most` bytes."""
    taken, waiting = 0, [str(place), *OPEN_TO_ALL]
    while waiting:
        with contextlib.suppress(OSError), os.scandir(waiting.pop()) as entries:
            for entry in entries:
                about = entry.stat(follow_symlinks=False)
                if about.st_uid == user:
                    taken += 512 * about.st_blocks + OF_A_NAME
                    waiting += [entry.path] * entry.is_dir(follow_symlinks=False)
                if taken > most:
                    return True
    return False
