"""Listing the files of a zip or a folder that was handed in: nothing is followed, unpacked to the disk or believed."""

import io
import itertools
import os
import stat
import zipfile
from collections import deque
from functools import partial
from pathlib import Path
from typing import BinaryIO

from .contents import DEEPEST, MOST_BYTES, Contents, Unreadable, left_behind
from .zips import LINK, is_folder, is_plain, name_of, open_entry, opened_zip

LARGEST_ZIP = 50_000_000  # bytes of a zip in a zip, which is read into memory
DEEPEST_ZIP = 2  # a zip in a zip in the zip
_READ_ONLY = os.O_RDONLY | sum(getattr(os, flag, 0) for flag in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY"))


def add_zip(contents: Contents, stream: BinaryIO, inside: tuple[str, ...] = (), zips: int = 0) -> None:
    """Add the files of a zip, and of the zips in it; raises Unreadable if it can't be opened.

    inside: the folders and the zip it lies in
    """
    archive = opened_zip(stream)
    for info in archive.infolist():
        if not contents.counted():
            break
        name = name_of(info)
        if left_behind(name) or is_folder(info):
            continue
        if is_plain(info):
            contents.add(inside, name, zips, partial(_unzip, contents, archive, info))
        else:
            contents.refuse(name, LINK)
    _open_zips(contents, zips)


def add_folder(contents: Contents, folder: Path) -> None:
    """Add the files of a folder, and of the zips in it; raises Unreadable if there is no such folder."""
    if os.path.islink(folder) or not os.path.isdir(folder):
        raise Unreadable("there is no such folder")
    waiting = deque([(str(folder), ())])
    while waiting:
        place, inside = waiting.popleft()
        try:
            with os.scandir(place) as listed:
                entries = sorted(itertools.islice(listed, contents.files_left + 1), key=lambda entry: entry.name)
        except OSError:
            contents.refuse("/".join(inside), "the folder can't be opened")
            continue
        for entry in entries:
            if not contents.counted():
                break
            name = "/".join([*inside, entry.name])
            if left_behind(entry.name):
                continue
            kind = _kind_of(entry)
            if kind == stat.S_IFREG:
                contents.add(inside, entry.name, 0, partial(_from_disk, contents, Path(entry.path)))
            elif kind != stat.S_IFDIR:
                contents.refuse(name, LINK)
            elif len(inside) < DEEPEST:
                waiting.append((entry.path, (*inside, entry.name)))
            else:
                contents.refuse(name, "it lies too deep in folders")
    _open_zips(contents, 0)


def _kind_of(entry: os.DirEntry) -> int:
    try:
        return stat.S_IFMT(entry.stat(follow_symlinks=False).st_mode)
    except OSError:
        return 0


def open_plain(path: Path) -> BinaryIO:
    """Open a file for reading; raises Unreadable if it is a link, a FIFO or a device, OSError if it can't be opened."""
    before = os.lstat(path)
    if not stat.S_ISREG(before.st_mode):
        raise Unreadable(LINK)
    stream = os.fdopen(os.open(path, _READ_ONLY), "rb")
    if not os.path.samestat(before, os.fstat(stream.fileno())):
        stream.close()
        raise Unreadable("it changed while it was read")
    return stream


def _open_zips(contents: Contents, zips: int) -> None:
    """Put their files in the place of the zips that were found at this level."""
    is_zip = [found.suffix == "zip" and found.zips == zips for found in contents.files]
    inner = list(itertools.compress(contents.files, is_zip))
    contents.files = [found for found, here in zip(contents.files, is_zip, strict=True) if not here]
    for found in inner:
        try:
            if zips == DEEPEST_ZIP:
                raise Unreadable("it is a zip in too many zips")
            if contents.bytes_left < MOST_BYTES // 2 or contents.files_left < 0:
                raise Unreadable("the zips in it are too large together")  # the rest is for notebooks and modules
            add_zip(contents, io.BytesIO(found.read(LARGEST_ZIP)), found.parts, zips + 1)
        except Unreadable as reason:
            contents.refuse(found.path, reason)


def _unzip(contents: Contents, archive: zipfile.ZipFile, info: zipfile.ZipInfo, limit: int) -> bytes:
    try:
        with open_entry(archive, info) as stream:
            return contents.drained(stream, limit, info.compress_size)
    except Unreadable:
        raise
    except Exception as error:  # as when opening the zip
        raise Unreadable("it is damaged") from error


def _from_disk(contents: Contents, path: Path, limit: int) -> bytes:
    try:
        with open_plain(path) as stream:
            return contents.drained(stream, limit)
    except OSError as error:
        raise Unreadable("it can't be read from the disk") from error
