"""Which system calls a student's process may not make: seccomp, by a program of Berkeley packet filter instructions.

What a right module needs is reading, writing and memory. What is refused opens namespaces, mounts, looks into other
processes, or reaches parts of the kernel that nobody needs here and that have had holes.
"""

import ctypes
import os
import struct

from .kernel import prctl

_LOAD, _IF_EQUAL, _IF_AT_LEAST, _IF_ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_ALLOW, _KILL, _REFUSE = 0x7FFF0000, 0x80000000, 0x00050000  # the last one with an error number in its low half
_NOT_PERMITTED, _NOT_KNOWN = 1, 38
_SECCOMP, _BY_FILTER = 22, 2
_NUMBER, _ARCHITECTURE, _FIRST_ARGUMENT = 0, 4, 16  # offsets in what the filter sees
_NAMESPACES = 0x7E020080  # flags of clone that make a namespace of any kind
_UNIX, _INET, _INET6, _ABOUT_NETWORKS = 1, 2, 10, 16
_OTHER_ABI = 0x40000000  # numbers of the 32-bit calls of an x86 processor

# by the machine: its mark, its numbers of clone, clone3 and socket, and those of all calls that are refused
_MACHINES = {
    "x86_64": (
        0xC000003E,
        (56, 435, 41),
        (
            *(101, 310, 311, 312, 438),  # ptrace, process_vm_readv and _writev, kcmp, pidfd_getfd
            *(272, 308, 165, 166, 155, 161),  # unshare, setns, mount, umount2, pivot_root, chroot
            *(428, 429, 430, 431, 432, 433, 442),  # open_tree, move_mount, fsopen to fspick, mount_setattr
            *(248, 249, 250, 425, 426, 427),  # add_key, request_key, keyctl, io_uring
            *(321, 298, 323, 304, 303),  # bpf, perf_event_open, userfaultfd, open_by_handle_at, name_to_handle_at
            *(175, 176, 313, 246, 320),  # modules of the kernel, kexec
            *(169, 167, 168, 163, 179),  # reboot, swapon, swapoff, acct, quotactl
            *(319, 447, 29),  # memfd_create, memfd_secret, shmget: memory that no limit of a process counts
            *(164, 159, 170, 171, 172, 173),  # settimeofday, adjtimex, sethostname, setdomainname, iopl, ioperm
        ),
    ),
    "aarch64": (
        0xC00000B7,
        (220, 435, 198),
        (
            *(117, 270, 271, 272, 438),
            *(97, 268, 40, 39, 41, 51),
            *(428, 429, 430, 431, 432, 433, 442),
            *(217, 218, 219, 425, 426, 427),
            *(280, 241, 282, 265, 264),
            *(105, 106, 273, 104, 294),
            *(142, 224, 225, 89, 60),
            *(279, 447, 194),
            *(170, 171, 161, 162),
        ),
    ),
}


def refuse_calls(network: bool, sockets: bool = True) -> bool:
    """Install the filter in this process and all that it starts; returns whether this machine's calls are known.

    network: whether the kernel may be asked which networks there are
    sockets: whether there may be any but pairs; without a network of one's own they would reach others
    """
    if os.uname().machine not in _MACHINES:
        return False
    families = (_UNIX, _INET, _INET6, _ABOUT_NETWORKS)[: 4 if network else 3] if sockets else ()
    program = b"".join(_program(*_MACHINES[os.uname().machine], families))
    text = ctypes.create_string_buffer(program, len(program))
    what = struct.pack("HxxxxxxP", len(program) // 8, ctypes.addressof(text))
    holder = ctypes.create_string_buffer(what, len(what))
    prctl(_SECCOMP, _BY_FILTER, ctypes.addressof(holder))
    return True


def _program(
    mark: int, special: tuple[int, int, int], refused: tuple[int, ...], families: tuple[int, ...]
) -> list[bytes]:
    clone, clone3, socket = special
    refuse = _do(_RETURN, _REFUSE | _NOT_PERMITTED)
    allowed = [_jump(_IF_EQUAL, family, 0, 1) + _do(_RETURN, _ALLOW) for family in families]
    return [
        _do(_LOAD, _ARCHITECTURE) + _jump(_IF_EQUAL, mark, 1, 0) + _do(_RETURN, _KILL),
        _do(_LOAD, _NUMBER) + _jump(_IF_AT_LEAST, _OTHER_ABI, 0, 1) + refuse,
        *[_jump(_IF_EQUAL, number, 0, 1) + refuse for number in refused],
        # its flags lie in memory, where no filter can see them; without it, the C library takes clone
        _jump(_IF_EQUAL, clone3, 0, 1) + _do(_RETURN, _REFUSE | _NOT_KNOWN),
        _jump(_IF_EQUAL, clone, 0, 4) + _do(_LOAD, _FIRST_ARGUMENT),
        _jump(_IF_ANY_BIT, _NAMESPACES, 0, 1) + refuse + _do(_RETURN, _ALLOW),
        _jump(_IF_EQUAL, socket, 0, 2 + 2 * len(families)) + _do(_LOAD, _FIRST_ARGUMENT),
        *allowed,
        refuse,
        _do(_RETURN, _ALLOW),
    ]


def _do(code: int, value: int) -> bytes:
    return _jump(code, value, 0, 0)


def _jump(code: int, value: int, if_so: int, if_not: int) -> bytes:
    return struct.pack("HBBI", code, if_so, if_not, value)
