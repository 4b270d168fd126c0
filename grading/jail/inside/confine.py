"""From a process with every right within the jail to one with none, in a world of its own."""

import os
from dataclasses import dataclass

from . import filter, kernel, landlock

MODULES, JOB = "/modules", "/job"


@dataclass(frozen=True)
class Bounds:
    """What one job may use.

    cpu: seconds of processor time of one process, after which it is ended
    memory: bytes of one process; together: of all processes, as they are found in memory
    room: bytes of all files together; processes: with threads
    """

    cpu: int = 240
    memory: int = 2 * 2**30
    together: int = 2 * 2**30 + 2**28
    room: int = 64 * 2**20
    processes: int = 32


def own_world() -> None:
    """Leave the namespaces of the other jobs; the processes started from now on see only each other."""
    kernel.call("unshare", kernel.NEW_MOUNTS | kernel.NEW_PIDS | kernel.NEW_NET | kernel.NEW_IPC | kernel.NEW_UTS)


def own_folders(bounds: Bounds, user: int) -> None:
    """A /proc of its own, two empty folders of its own, everything else read-only."""
    kernel.mount("none", "/", kernel.RECURSIVE | kernel.PRIVATE)
    safe = kernel.NO_SUID | kernel.NO_DEV
    kernel.mount("proc", "/proc", safe | kernel.NO_EXEC)
    kernel.mount("tmpfs", MODULES, safe, "size=96m,mode=755,nr_inodes=512")
    kernel.mount("tmpfs", JOB, safe, f"size={bounds.room},mode=700,nr_inodes=4096,uid={user},gid={user}")
    kernel.mount("none", "/dev", kernel.REMOUNT | kernel.BIND | kernel.READ_ONLY | kernel.NO_SUID)


def modules_are_written() -> None:
    """From now on nobody writes to the folder of the modules."""
    flags = kernel.REMOUNT | kernel.BIND | kernel.READ_ONLY | kernel.NO_SUID | kernel.NO_DEV
    kernel.mount("none", MODULES, flags)


def give_up_all_rights(
    bounds: Bounds, user: int, writable: str = JOB, network: bool = False, sockets: bool = True
) -> tuple[bool, bool]:
    """Bounds on what is used, then no capability, no other user, no forbidden call. There is no way back.

    writable: the only folder that may be written to
    network: whether the jail's own network, on which there is nobody else, may be used
    sockets: whether there may be any but pairs

    Returns what the kernel has of it: the lock on files, and the filter of calls.
    """
    import resource  # Windows has none, and imports this module for the process that isn't jailed

    limits = {
        resource.RLIMIT_AS: bounds.memory,
        resource.RLIMIT_FSIZE: bounds.room,
        resource.RLIMIT_CPU: bounds.cpu,
        resource.RLIMIT_NPROC: bounds.processes,
        resource.RLIMIT_NOFILE: 256,
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_MEMLOCK: 0,
        resource.RLIMIT_MSGQUEUE: 0,
    }
    for what, most in limits.items():
        resource.setrlimit(what, (most, most))
    kernel.give_up_capabilities()
    if user:  # as root on the machine: become somebody who isn't known there
        os.setgroups([])
        os.setresgid(user, user, user)
        os.setresuid(user, user, user)
    kernel.give_up_what_is_held()
    return landlock.lock(writable, network), filter.refuse_calls(network, sockets)
