"""What lies in a submission: its files, within bounds that hold for all of it, and what was left out and why.

Names are only ever compared, never used as paths. What can't be used costs itself alone.
"""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import BinaryIO

from cs231n_lite.plumbing.submission import MANIFEST

MOST_BYTES = 200_000_000  # of everything that is read, as it comes out of its zip
MOST_FILES = 50_000  # as in a course folder with a virtual environment in it
DEEPEST = 30  # folders
LONGEST_NAME = 1000
HIGHEST_RATIO = 200  # of bytes out to bytes in, beyond the first chunk
_CHUNK = 1 << 20
_LISTED = 5  # names in one note

# what systems, tools and nbgrader leave behind, and folders of other people's packages
LEFT_BEHIND = {"__MACOSX", ".DS_Store", ".ipynb_checkpoints", "__pycache__", "Thumbs.db", "desktop.ini"}
LEFT_BEHIND |= {".git", ".venv", "site-packages", "node_modules", "timestamp.txt", "submission_secret.txt"}


class Unreadable(Exception):
    """A file can't be used; the message ends the sentence "it was not read: …"."""


@dataclass(frozen=True)
class Found:
    """A file: its folders and its name, in how many zips in the zip it lies, and how to read so many bytes of it."""

    parts: tuple[str, ...]
    zips: int
    read: Callable[[int], bytes]

    @property
    def path(self) -> str:
        """Where it lies, for a reader."""
        return "/".join(self.parts)

    @property
    def folder(self) -> tuple[str, ...]:
        """The folders it lies in."""
        return self.parts[:-1]

    @property
    def stem(self) -> str:
        """Its name without the ending."""
        return self._name.rpartition(".")[0].strip()

    @property
    def suffix(self) -> str:
        """The ending of its name, in lower case."""
        return self._name.rpartition(".")[2].strip().lower()

    @property
    def _name(self) -> str:
        """Its name without the `.txt` or `.json` that a browser added."""
        return re.sub(r"(\.ipynb|\.py)\.(txt|json)$", r"\1", self.parts[-1], flags=re.IGNORECASE)


@dataclass
class Contents:
    """The files of one submission that may count; `refused` has others by the reason, `extra` what never counts."""

    files: list[Found] = field(default_factory=list)
    refused: dict[str, list[str]] = field(default_factory=dict)
    extra: list[str] = field(default_factory=list)
    files_left: int = MOST_FILES
    bytes_left: int = MOST_BYTES

    def counted(self) -> bool:
        """Count one more file or folder; False when there are too many."""
        self.files_left -= 1
        if self.files_left == -1:
            self.refuse("the rest", f"there are more than {MOST_FILES} files")
        return self.files_left >= 0

    def add(self, inside: tuple[str, ...], name: str, zips: int, read: Callable[[int], bytes]) -> None:
        """Add the file called `name`, which may tell folders too, in the folders `inside`."""
        try:
            found = Found((*inside, *_parts_of(name)), zips, read)
        except Unreadable as reason:
            self.refuse(name, reason)
            return
        if found.suffix in ("ipynb", "py", "zip") or found.parts[-1] == MANIFEST:
            self.files.append(found)
        else:
            self.extra.append(found.path)

    def refuse(self, name: str, reason: object) -> None:
        """Remember why the file called `name` doesn't count."""
        self.refused.setdefault(str(reason), []).append(name)

    def notes(self) -> list[str]:
        """What was left out, a sentence for each reason."""
        told = [
            f"{'each of ' * (len(names) > 1)}{_listed(names)} was left out: {reason}"
            for reason, names in self.refused.items()
        ]
        return told + [f"no notebook and no module, so it wasn't taken: {_listed(self.extra)}"] * bool(self.extra)

    def drained(self, stream: BinaryIO, limit: int, packed: int = MOST_BYTES) -> bytes:
        """All that comes out of `stream`, counted as it comes: what a header says of its size is nobody's promise.

        packed: the bytes it is packed in

        Raises Unreadable when it is more than `limit`, or too much altogether.
        """
        whole = bytearray()
        while piece := stream.read(_CHUNK if self.bytes_left > 0 else 1):  # one tells that there is more
            whole += piece
            self.bytes_left -= len(piece)
            if len(whole) > limit:
                raise Unreadable(f"it is larger than {max(limit, 0) / 1e6:g} MB")
            if self.bytes_left < 0:
                raise Unreadable(f"all files together are larger than {MOST_BYTES / 1e6:g} MB")
            if len(whole) > max(_CHUNK, HIGHEST_RATIO * packed):
                raise Unreadable("it unpacks to far more than a notebook or a module would")
        return bytes(whole)


def left_behind(name: str) -> bool:
    """Whether a path names, or lies in, what systems and tools leave behind."""
    return any(part in LEFT_BEHIND or part.startswith("._") for part in name.replace("\\", "/").split("/"))


def shown(name: str) -> str:
    """A name that a student chose, without what a page or a terminal would make more of than a name."""
    return "".join("?" if letter in "<>&$`[]\\" or not letter.isprintable() else letter for letter in name[:80])


def _listed(names: Sequence[str]) -> str:
    more = f" and {len(names) - _LISTED} more" if len(names) > _LISTED else ""
    return ", ".join(map(shown, names[:_LISTED])) + more


def _parts_of(name: str) -> list[str]:
    """The folders and the file that a name in a zip or a folder tells; raises Unreadable for one that nobody needs."""
    if len(name) > LONGEST_NAME or any(unicodedata.category(letter) == "Cc" for letter in name):
        raise Unreadable("its name is too long or holds control characters")
    name = unicodedata.normalize("NFC", name).replace("\\", "/")
    parts = [part for part in name.split("/") if part not in ("", ".")]
    if name.startswith("/") or re.match("[A-Za-z]:", name) or ".." in parts or not parts:
        raise Unreadable("its name leads out of the submission")
    if len(parts) > DEEPEST:
        raise Unreadable("it lies too deep in folders")
    return parts
