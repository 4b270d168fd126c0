"""What was downloaded, as a tree of names: a folder or a zip, neither unpacked nor followed."""

import os
import stat
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timezone
from functools import partial
from pathlib import Path
from typing import BinaryIO

from ..intake.archives import open_plain
from ..intake.contents import DEEPEST, Unreadable, left_behind
from ..intake.zips import LINK, is_folder, is_plain, name_of, open_entry, opened_zip

LONGEST_LIST = 64_000_000  # bytes of the list of files in the download of a whole class
_NEVER_SET = 1980  # the year of a file in a zip whose time was never set
_UNKNOWN = datetime(_NEVER_SET, 1, 1)


@dataclass(frozen=True)
class File:
    """A file: when it was changed, in UTC, in how many bytes it is packed, how to open it, and why it can't be."""

    name: str
    time: datetime = _UNKNOWN
    packed: int = 0
    opener: Callable[[], BinaryIO] | None = None
    trouble: str = ""

    @property
    def suffix(self) -> str:
        """The ending of its name, in lower case, with the dot."""
        return os.path.splitext(self.name)[1].lower()

    def open(self) -> BinaryIO:
        """Open it for reading; raises Unreadable or OSError, or anything else where the zip it lies in is damaged."""
        if self.trouble or self.opener is None:
            raise Unreadable(self.trouble)
        return self.opener()


@dataclass(frozen=True)
class Folder:
    """A folder, and how to list what is in it, by name. The list raises OSError if it can't be had."""

    name: str
    children: Callable[[], list["Node"]]


Node = File | Folder


def node_at(path: Path) -> Node:
    """The file or the folder at `path`. What is neither, such as a link, is a file with a trouble."""
    try:
        about = path.lstat()
    except OSError as error:
        return File(path.name, trouble=f"it can't be opened ({error.strerror})")
    if stat.S_ISDIR(about.st_mode):
        return Folder(path.name, partial(_listed, path))
    trouble = "" if stat.S_ISREG(about.st_mode) else LINK
    return File(path.name, in_utc(about.st_mtime), about.st_size, partial(open_plain, path), trouble)


def zip_tree(name: str, stream: BinaryIO, time: datetime) -> Folder:
    """The zip in `stream` as a folder; raises Unreadable if it isn't one.

    time: for files in it that tell none
    """
    archive = opened_zip(stream, LONGEST_LIST)
    top = {}
    for info in archive.infolist():
        path = name_of(info)
        parts = [part for part in path.replace("\\", "/").split("/") if part not in ("", ".")]
        if left_behind(path) or not parts or is_folder(info):
            continue
        place = top
        for part in parts[:-1]:
            place = place.setdefault(f"{part}/", {})  # so that a file of the same name stays beside it
        told, opener = _time_of(info.date_time, time), partial(open_entry, archive, info)
        file = File(parts[-1], told, info.compress_size, opener, "" if is_plain(info) else LINK)
        place.setdefault(parts[-1], []).append(file)
    return Folder(name, partial(_children, top))


def files_below(nodes: Iterable[tuple[str, Node]]) -> Iterator[tuple[str, File]]:
    """All files of these nodes, with their paths, the nodes under the names that are given with them."""
    waiting = deque(nodes)
    while waiting:
        path, node = waiting.popleft()
        if isinstance(node, File):
            yield path, node
        elif path.count("/") >= DEEPEST:
            yield path, File(node.name, trouble="it lies too deep in folders")
        else:
            try:
                waiting.extend((f"{path}/{child.name}", child) for child in node.children())
            except OSError as error:
                yield path, File(node.name, trouble=f"the folder can't be opened ({error.strerror})")


def in_utc(seconds: float) -> datetime:
    """The time so many seconds after 1970, in UTC without a zone, as nbgrader keeps times."""
    try:
        return datetime.fromtimestamp(int(seconds), timezone.utc).replace(tzinfo=None)
    except (ValueError, OverflowError, OSError):
        return _UNKNOWN


def _listed(path: Path) -> list[Node]:
    return [node_at(path / name) for name in sorted(os.listdir(path)) if not left_behind(name)]


def _children(found: dict) -> list[Node]:
    """What `zip_tree` found in one folder: dictionaries for folders, lists for the files of one name."""
    nodes = []
    for name in sorted(found):
        inside = found[name]
        nodes += [Folder(name[:-1], partial(_children, inside))] if isinstance(inside, dict) else inside
    return nodes


def _time_of(told: tuple[int, ...], otherwise: datetime) -> datetime:
    """The time that a zip tells, which is the local one of whoever packed it, taken for the local one here."""
    try:
        return in_utc(datetime(*told).timestamp()) if told[0] > _NEVER_SET else otherwise
    except (ValueError, OverflowError, OSError):
        return otherwise
