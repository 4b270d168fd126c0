"""Unpack the archive without trusting it.

Nothing is taken but regular files of the official names and of plausible size; everything else in an archive (links,
devices, absolute paths, `..`, foreign names, gigabytes of zeros) stops the unpacking. Beside the files a receipt is
written, so that later damage is noticed.
"""

import gzip
import hashlib
import json
import os
import tarfile
import zlib
from pathlib import Path
from typing import BinaryIO

from .errors import DataError
from .mirrors import FOLDER, README, REQUIRED

RECEIPT = "receipt.json"
LARGEST_FILE = 64_000_000
LARGEST_WHOLE = 400_000_000
_CHUNK = 1 << 20


def unpack(archive: Path, folder: Path, sha256: str) -> None:
    """Write the files of `archive` (a .tar.gz in the official layout) and a receipt into the new folder `folder`.

    sha256: the digest of the archive, for the receipt

    Raises DataError if the archive is damaged, incomplete or holds anything that CIFAR-10 doesn't, OSError if writing
    fails. What it leaves then is not complete.
    """
    folder.mkdir()
    files: dict[str, str] = {}
    try:
        with gzip.open(archive) as plain, tarfile.open(fileobj=(bounded := _Bounded(plain)), mode="r:") as members:
            for member in members:
                if member.isdir() and member.name == FOLDER:
                    continue
                name = _official_name(member, files)
                files[name] = _write(members.extractfile(member), folder / name)
            while bounded.read(_CHUNK):
                pass  # tarfile stops before the end, where gzip's checksum stands
    except (tarfile.TarError, gzip.BadGzipFile, zlib.error, EOFError) as error:
        raise DataError(f"The archive {archive.name} is damaged ({error}). Fetch it again.") from error
    if missing := [name for name in REQUIRED if name not in files]:
        raise DataError(f"The archive {archive.name} lacks {', '.join(missing)}. Fetch it again.")
    (folder / RECEIPT).write_text(json.dumps({"archive": sha256, "files": files}, indent=1), encoding="utf-8")


def receipt(folder: Path) -> dict[str, str]:
    """The SHA-256 of each file as it was unpacked; empty where there is no receipt (unpacked by other means)."""
    try:
        files = json.loads((folder / RECEIPT).read_text(encoding="utf-8"))["files"]
        return {str(name): str(digest) for name, digest in files.items()}
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return {}


class _Bounded:
    """A stream that refuses to deliver more than a data set can hold, or too much at once (tar headers can ask)."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.tell = stream.tell

    def read(self, size: int) -> bytes:
        self._check(size <= _CHUNK and self.tell() <= LARGEST_WHOLE)
        return self._stream.read(size)

    def seek(self, position: int) -> int:
        self._check(position <= LARGEST_WHOLE)
        return self._stream.seek(position)

    @staticmethod
    def _check(fits: bool) -> None:
        if not fits:
            raise DataError("The archive holds far more than CIFAR-10 does, so nothing of it is used. Fetch it again.")


def _official_name(member: tarfile.TarInfo, seen: dict[str, str]) -> str:
    """The plain name of a member; raises DataError unless it is a regular file that belongs in the data set."""
    name = member.name.removeprefix(FOLDER + "/")
    if member.name != f"{FOLDER}/{name}" or name not in (*REQUIRED, README):
        problem = "which is no part of CIFAR-10"
    elif member.type not in (tarfile.REGTYPE, tarfile.AREGTYPE) or member.sparse:
        problem = "which is not a regular file"
    elif member.size > LARGEST_FILE:
        problem = f"which claims {member.size:,} bytes"
    elif name in seen:
        problem = "twice"
    else:
        return name
    raise DataError(f"The archive holds {member.name[:80]!r}, {problem}, so nothing of it is used. Fetch it again.")


def _write(source: BinaryIO, target: Path) -> str:
    """Copy `source` to the new file `target`, on to the disk; returns its SHA-256."""
    digest = hashlib.sha256()
    with open(target, "xb") as file:
        while chunk := source.read(_CHUNK):
            digest.update(chunk)
            file.write(chunk)
        file.flush()
        os.fsync(file.fileno())
    return digest.hexdigest()
