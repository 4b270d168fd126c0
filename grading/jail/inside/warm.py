"""The warm process: it has numpy and the checks loaded, and forks a job whenever it is handed a socket.

It never reads what comes over a job's socket, and never runs a line of a student's.
"""

import contextlib
import gc
import itertools
import os
import signal
import socket
from pathlib import Path

from . import kernel
from .confine import Bounds, give_up_all_rights, modules_are_written, own_folders, own_world

LOOK = 0.1  # seconds between two looks at the memory
JOB_ASKED, READY = b"j", b"r"


def main(descriptor: int, user: int) -> None:
    """Serve until the other side closes its end of the socket `descriptor`; `user` as in bubblewrap.users."""
    control = socket.socket(fileno=descriptor)
    load()
    control.send(READY)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # children that have ended leave nothing behind
    for number in itertools.cycle(range(1, 1000)):
        _, descriptors, _, _ = socket.recv_fds(control, 1, 1)
        if not descriptors:
            return
        (job,) = descriptors
        if os.fork() == 0:
            control.close()
            _in_own_world(job, user and user + number)
        os.close(job)


def load() -> None:
    """Load what jobs need, so that they find it loaded."""
    import numpy as np
    import tqdm.auto  # noqa: F401

    from . import worker  # noqa: F401

    np.random.default_rng(0).normal(size=(4, 4)) @ np.ones((4, 4))
    gc.collect()
    gc.freeze()  # else the first collection in a job copies every page


def _in_own_world(job: int, user: int) -> None:
    """Make the job's namespaces, hand out a descriptor that ends all of it, and wait for its end."""
    try:
        os.setsid()
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        own_world()
        first = os.fork()  # number 1 of the new world: whatever is left there ends with it
        if first == 0:
            _first_process(job, user)
        line = socket.socket(fileno=job)
        socket.send_fds(line, [READY], [os.pidfd_open(first)])
        line.close()
        os.waitpid(first, 0)
    finally:
        os._exit(0)


def _first_process(job: int, user: int) -> None:
    try:
        from .worker import Line, serve, write_modules

        bounds, line = Bounds(), Line(job)
        own_folders(bounds, user)
        overlay, task = write_modules(line)
        modules_are_written()
        give_up_all_rights(bounds, user)
        _be_deaf()
        student = os.fork()
        if student == 0:
            signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGCHLD])
            kernel.prctl(kernel.DUMPABLE, 1)
            os.setsid()
            serve(line, overlay, task)
        else:
            os.close(job)
            _watch(student, bounds)
    except BaseException as error:
        os.write(2, f"a job of the jail could not begin: {type(error).__name__}: {error}\n".encode())
    finally:
        os._exit(0)


def _be_deaf() -> None:
    """From now on nobody in this world can interrupt this process, look into it, or hear from it."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)  # which number 1 of a world ignores
    signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGCHLD])
    kernel.prctl(kernel.DUMPABLE, 0)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)


def _watch(student: int, bounds: Bounds) -> None:
    """Wait for the student's process, and for orphans, which end here; all of them end if they take too much memory."""
    while True:
        signal.sigtimedwait([signal.SIGCHLD], LOOK)
        with contextlib.suppress(ChildProcessError):
            while ended := os.waitpid(-1, os.WNOHANG)[0]:
                if ended == student:
                    return
        if _memory_of_all() > bounds.together:
            return


def _memory_of_all() -> int:
    """Bytes that all processes of this world have in memory; what they share is counted once for each."""
    pages = 0
    for name in os.listdir("/proc"):
        with contextlib.suppress(OSError, IndexError, ValueError):
            pages += int(Path("/proc", str(int(name)), "statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")
