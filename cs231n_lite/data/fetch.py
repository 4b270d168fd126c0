"""From nothing to a complete, verified folder `cifar-10-batches-py`, or to one clear sentence.

Everything happens under a lock and beside the final place; the folder gets its name by one rename at the very end.
Killed at any moment, a run leaves either the data set or no data set, and the next run goes on from what has arrived.
"""

import errno
import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from ..plumbing.files import written_whole
from .archive import unpack
from .batches import check_folder
from .download import download
from .errors import DataError
from .mirrors import ARCHIVE_NAME, FOLDER, MIRRORS, OFFICIAL, Archive
from .part import Part, sha256_of
from .where import datasets_folder

_UNPACKING = f".{FOLDER}.unpacking"
_OUTDATED = f".{FOLDER}.outdated"


def fetch(
    to: str | Path | None = None,
    *,
    mirrors: Sequence[str] = MIRRORS,
    archive: Archive = OFFICIAL,
    offline: str | Path | None = None,
    force: bool = False,
    patience: float = 15.0,
    progress: bool = True,
) -> Path:
    """Make sure that CIFAR-10 is in the folder `to`, complete and verified; returns the path of its batches.

    to: where `cifar-10-batches-py` shall stand (None: the course's `datasets/`)
    mirrors: addresses to try, in this order
    archive: the digest and the size that the file must have
    offline: a copy of it to use instead of a download
    force: whether to fetch even where a complete set stands
    patience: seconds for which a mirror may be silent or too slow
    progress: whether to show a bar

    Raises DataError, with a next step, if it can't be done.
    """
    to = datasets_folder() if to is None else Path(to)
    try:
        to.mkdir(parents=True, exist_ok=True)
        with _alone_in(to):
            _sweep(to)
            part = Part(to / f"{ARCHIVE_NAME}.part")
            if force or not _is_whole(to / FOLDER):
                source = (
                    _given(offline, archive, to) if offline else _downloaded(part, mirrors, archive, patience, progress)
                )
                _install(source, archive, part, to)
            part.drop()
    except OSError as error:
        raise DataError(_disk_trouble(error, to)) from error
    print(f"CIFAR-10 is complete in {to / FOLDER}.", flush=True)
    return to / FOLDER


@contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    """Hold the folder's lock; the system releases it when the process dies, however it dies."""
    lock = FileLock(folder / f".{FOLDER}.lock")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        print(f"Another process is fetching into {folder}: waiting for it.", flush=True)
        lock.acquire()
    try:
        yield
    finally:
        lock.release()


def _sweep(to: Path) -> None:
    """Remove what a killed run left in the middle of unpacking or replacing."""
    for leftover in (to / _UNPACKING, to / _OUTDATED):
        if leftover.is_symlink() or leftover.is_file():
            leftover.unlink()
        elif leftover.exists():
            shutil.rmtree(leftover)


def _is_whole(folder: Path) -> bool:
    if not os.path.lexists(folder):
        return False
    try:
        check_folder(folder)
        return True
    except DataError:
        print(f"What stands in {folder} is damaged or incomplete: replacing it.", flush=True)
        return False


def _downloaded(part: Part, mirrors: Sequence[str], archive: Archive, patience: float, progress: bool) -> Path:
    if archive.size is not None:
        _check_space(part.path.parent, archive.size - part.size + _unpacked_size(archive.size))
    download(mirrors, archive, part, patience=patience, progress=progress)
    return part.path


def _given(offline: str | Path, archive: Archive, to: Path) -> Path:
    """The path of the archive that the caller has, verified."""
    path = Path(offline).expanduser()
    if not path.is_file():
        raise DataError(f"There is no file {path}. Give the path of a downloaded {ARCHIVE_NAME} to --offline.")
    size = path.stat().st_size
    if archive.size not in (None, size):
        raise DataError(f"{path} has {size:,} bytes where the archive has {archive.size:,}: download it again.")
    if (digest := sha256_of(path)) != archive.sha256:
        raise DataError(f"{path} is not the archive: its SHA-256 is {digest}, not {archive.sha256}. Download it again.")
    _check_space(to, _unpacked_size(size))
    return path


def _unpacked_size(packed: int) -> int:
    return packed * 11 // 10


def _check_space(folder: Path, needed: int) -> None:
    free = shutil.disk_usage(folder).free
    if free < needed:
        raise DataError(
            f"CIFAR-10 needs {needed / 1e6:,.0f} MB more in {folder}, and {free / 1e6:,.0f} MB are free. "
            "Free some space, or choose another place with --to FOLDER."
        )


def _install(source: Path, archive: Archive, part: Part, to: Path) -> None:
    """Unpack beside the final place, then rename into it."""
    try:
        with written_whole(to / FOLDER, _UNPACKING) as unpacking:
            unpack(source, unpacking, archive.sha256)
            check_folder(unpacking)
            if os.path.lexists(to / FOLDER):
                os.replace(to / FOLDER, to / _OUTDATED)
    except DataError:
        part.drop()
        raise
    finally:
        _sweep(to)


def _disk_trouble(error: OSError, to: Path) -> str:
    if error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", None)):
        return f"The disk of {to} is full. Free some space and run this again: what has arrived is kept."
    reason = error.strerror or str(error)
    return f"{error.filename or to} cannot be written ({reason}). Mend that, or choose another place with --to FOLDER."
