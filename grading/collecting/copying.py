"""Copying a file out of a download, within bounds: what a header says of its size is nobody's promise."""

import hashlib
from typing import BinaryIO

from ..intake.contents import HIGHEST_RATIO, Unreadable
from .tree import File

LARGEST = 1_000_000_000  # bytes of one upload
_CHUNK = 1 << 20


def copied(file: File, target: BinaryIO, limit: int = LARGEST) -> tuple[int, str]:
    """Copy `file` to `target`; returns how many bytes it has, and their SHA-256.

    Raises Unreadable if it can't be read, or has more bytes than `limit` or than its packed size explains, and OSError
    if `target` can't be written.
    """
    digest, size, most = hashlib.sha256(), 0, max(_CHUNK, HIGHEST_RATIO * file.packed)
    try:
        stream = file.open()
    except Unreadable:
        raise
    except Exception as error:  # a damaged zip raises anything, a file on the disk OSError
        raise Unreadable("it can't be opened, or it is damaged") from error
    with stream:
        while piece := _read(stream):
            size += len(piece)
            digest.update(piece)
            if size > limit:
                raise Unreadable(f"it is larger than {limit / 1e6:g} MB")
            if size > most:
                raise Unreadable("it unpacks to far more than a notebook or a module would")
            target.write(piece)
    return size, digest.hexdigest()


def _read(stream: BinaryIO) -> bytes:
    try:
        return stream.read(_CHUNK)
    except Exception as error:  # as when opening it
        raise Unreadable("it is damaged") from error
