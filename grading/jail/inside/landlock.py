"""A second lock on files, where the kernel has one: writing in one's own folder only, and to /dev/null."""

import ctypes
import os
import struct

from .kernel import syscall

_CREATE, _ADD, _RESTRICT = 444, 445, 446
_VERSION_ONLY, _BENEATH = 1, 1
_READ, _WRITE = 0b1101, 0b10  # execute, read a file, read a folder; write to a file
_ALL = {1: (1 << 13) - 1, 2: (1 << 14) - 1, 3: (1 << 15) - 1}  # by the version of the lock; later ones have bit 15 too
_TCP, _SIGNALS_AND_SOCKETS = 0b11, 0b11


def lock(writable: str, network: bool) -> bool:
    """Lock this process and all that it starts; returns whether the kernel can."""
    try:
        version = syscall(_CREATE, None, ctypes.c_size_t(0), ctypes.c_uint32(_VERSION_ONLY))
    except OSError:
        return False
    files = _ALL.get(version, (1 << 16) - 1)
    tcp = 0 if network else _TCP
    handled = [files] + [tcp] * (version >= 4) + [_SIGNALS_AND_SOCKETS] * (version >= 6)
    rules = syscall(_CREATE, struct.pack(f"{len(handled)}Q", *handled), ctypes.c_size_t(8 * len(handled)), 0)
    for folder, allowed in (("/", _READ), ("/dev", _READ | _WRITE), (writable, files)):
        place = os.open(folder, os.O_PATH | os.O_CLOEXEC)
        syscall(_ADD, rules, _BENEATH, struct.pack("=Qi", allowed & files, place), 0)
        os.close(place)
    syscall(_RESTRICT, rules, 0)
    os.close(rules)
    return True
