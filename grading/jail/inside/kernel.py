"""The few calls to the Linux kernel that Python 3.10 has no names for."""

import ctypes
import os
from functools import cache

NEW_MOUNTS, NEW_UTS, NEW_IPC, NEW_PIDS, NEW_NET = 0x20000, 0x4000000, 0x8000000, 0x20000000, 0x40000000
READ_ONLY, NO_SUID, NO_DEV, NO_EXEC, REMOUNT, BIND, RECURSIVE, PRIVATE = 1, 2, 4, 8, 32, 4096, 16384, 1 << 18
DUMPABLE = 4  # whether others of the same user may look into the process
_CAPABILITIES_3 = 0x20080522
_DROP_FROM_BOUND, _NO_NEW_PRIVILEGES, _AMBIENT, _CLEAR_ALL = 24, 38, 47, 4


@cache
def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)


def call(name: str, *arguments: object) -> int:
    """What the C library's function `name` returns; raises OSError if it fails."""
    result = getattr(_libc(), name)(*arguments)
    if result == -1:
        number = ctypes.get_errno()
        raise OSError(number, f"{name}: {os.strerror(number)}")
    return result


def syscall(number: int, *arguments: object) -> int:
    """What the system call `number` returns; raises OSError if it fails."""
    return call("syscall", ctypes.c_long(number), *arguments)


def mount(kind: str, target: str, flags: int, options: str = "") -> None:
    """Mount a file system of this kind, or change what is mounted, at `target`."""
    call("mount", kind.encode(), target.encode(), kind.encode(), ctypes.c_ulong(flags), options.encode())


def prctl(option: int, *arguments: object) -> int:
    """The call of this name, for settings of this process."""
    given = [*map(ctypes.c_ulong, arguments), *[ctypes.c_ulong(0)] * 4][:4]
    return call("prctl", option, *given)


def give_up_capabilities() -> None:
    """Let go of every capability, for this process and all that it starts."""
    for capability in range(64):
        try:
            prctl(_DROP_FROM_BOUND, capability)
        except OSError:
            break  # there are no more
    prctl(_AMBIENT, _CLEAR_ALL)


def give_up_what_is_held() -> None:
    """Empty the sets of capabilities themselves, and forbid that a program brings new ones."""
    header = (ctypes.c_uint32 * 2)(_CAPABILITIES_3, 0)
    call("capset", header, (ctypes.c_uint32 * 6)())
    prctl(_NO_NEW_PRIVILEGES, 1)
