"""What counts of a submission, read as data: files from students are never run, followed or believed."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from cs231n_lite.plumbing.course import Assignment
from cs231n_lite.plumbing.overlay import SUBMISSION_FOLDER
from cs231n_lite.plumbing.submission import LARGEST, LARGEST_MODULE, MANIFEST

from .archives import add_folder, add_zip, open_plain
from .choosing import Candidates, helpers_among, modules_among, notebooks_among
from .contents import Contents, Unreadable, shown
from .manifest import DAMAGED, LARGEST_MANIFEST, Manifest, read_manifest
from .replacing import holds_exactly, replaced_whole
from .texts import text_of
from .times import FILE, timestamp

T = TypeVar("T")


@dataclass(frozen=True)
class HandedIn:
    """What counts of a submission, as plain data: nothing in it was executed, and nothing else was taken.

    notebooks: the raw bytes of the assignment's notebooks, by name without .ipynb
    modules: the text of the assignment's modules, by name without .py
    helpers: the student's own other flat modules, by name without .py
    notes: what was noticed, in whole sentences that instructor and student may read
    student: whom the manifest names; "" without one
    """

    notebooks: Mapping[str, bytes]
    modules: Mapping[str, str]
    helpers: Mapping[str, str]
    notes: tuple[str, ...]
    student: str = ""


def read_folder(folder: Path, assignment: Assignment) -> HandedIn:
    """What counts of the files in `folder`, such as submitted/STUDENT/ASSIGNMENT; nothing if there is none."""
    contents = Contents()
    try:
        add_folder(contents, folder)
    except Unreadable as reason:
        contents.refuse(folder.name, reason)
    return _Reading(contents, assignment).result()


def read_zip(path: Path, assignment: Assignment, called: str = "") -> HandedIn:
    """What counts of the files in the zip at `path`; nothing if it isn't one.

    called: its name in the notes, if it was handed in under another one
    """
    contents = Contents()
    try:
        with open_plain(path) as stream:
            add_zip(contents, stream)
            return _Reading(contents, assignment).result()
    except (Unreadable, OSError) as reason:
        contents.refuse(called or path.name, reason if isinstance(reason, Unreadable) else "it can't be opened")
    return _Reading(contents, assignment).result()


def store(handed_in: HandedIn, folder: Path, time: datetime | None = None) -> None:
    """Make `folder` hold what counts, and nothing else: the notebooks, and in student_modules/ the modules and helpers.

    time: when it was handed in, in UTC, for nbgrader; None if that isn't known

    It takes the place of what was there as a whole; a folder that holds just this isn't touched. Raises OSError if it
    can't be written.
    """
    files = {f"{name}.ipynb": raw for name, raw in handed_in.notebooks.items()}
    texts = {**handed_in.helpers, **handed_in.modules}
    files |= {f"{SUBMISSION_FOLDER}/{name}.py": text.encode() for name, text in texts.items()}
    files |= {FILE: timestamp(time)} if time else {}
    if holds_exactly(folder, files):
        return
    with replaced_whole(folder) as fresh:
        fresh.mkdir(parents=True)
        for name, raw in files.items():
            (fresh / name).parent.mkdir(exist_ok=True)
            (fresh / name).write_bytes(raw)


@dataclass
class _Reading:
    """Reading `contents`; gathers the digests of what counts, the folders it lay in, and what to tell."""

    contents: Contents
    assignment: Assignment
    digests: dict[str, str] = field(default_factory=dict)
    places: set[tuple[str, ...]] = field(default_factory=set)
    notes: list[str] = field(default_factory=list)

    def result(self) -> HandedIn:
        contents, assignment = self.contents, self.assignment
        notebooks = self._read(
            notebooks_among(contents, assignment), "{}.ipynb", LARGEST, self._notebook, "its answers give no points"
        )
        in_zip = f"{SUBMISSION_FOLDER}/{{}}.py"
        no_points = "the checks of its functions give no points"
        modules = self._read(modules_among(contents, assignment), in_zip, LARGEST_MODULE, self._module, no_points)
        own = helpers_among(contents, assignment, self.places)
        helpers = self._read(own, in_zip, LARGEST_MODULE, self._module)
        manifest = self._manifest()
        notes = (*self.notes, *manifest.notes, *contents.notes())
        return HandedIn(notebooks, modules, helpers, notes, manifest.student)

    def _read(
        self, candidates: Candidates, in_zip: str, limit: int, convert: Callable[[bytes, str], T], missing: str = ""
    ) -> dict[str, T]:
        """The first readable candidate of each name.

        in_zip: where `pack` puts a file of this kind
        missing: what it means that there is none, if that is worth a note
        """
        taken = {}
        for name, files in candidates.items():
            path = in_zip.format(name)
            file = path.rpartition("/")[2]
            self.digests[path] = ""
            for found in files:
                try:
                    raw = found.read(limit)
                    taken[name] = convert(raw, file)
                except Unreadable as reason:
                    self.contents.refuse(found.path, reason)
                    continue
                self.digests[path] = hashlib.sha256(raw).hexdigest()
                self.places.add(found.folder)
                if found.parts[-1] != file:
                    self.notes.append(f"{shown(found.path)} was taken as {file}")
                if len(files) > 1:
                    self.notes.append(f"{file} is there {len(files)} times; {shown(found.path)} counts")
                break
            else:
                if missing:
                    self.notes.append(f"{file} is missing; {missing}")
        return taken

    def _notebook(self, raw: bytes, file: str) -> bytes:
        return raw

    def _module(self, raw: bytes, file: str) -> str:
        text, encoding = text_of(raw)
        if encoding:
            self.notes.append(f"{file} isn't UTF-8; it was read as {encoding}")
        return text

    def _manifest(self) -> Manifest:
        """The manifest that lies above what counts, if there is one."""
        places = self.places or {()}
        above = [
            found
            for found in self.contents.files
            if found.parts[-1] == MANIFEST and any(place[: len(found.folder)] == found.folder for place in places)
        ]
        if not above:
            return Manifest("", ())
        try:
            raw = min(above, key=lambda found: len(found.parts)).read(LARGEST_MANIFEST)
        except Unreadable:
            return Manifest("", (DAMAGED,))
        return read_manifest(raw, self.assignment.name, self.digests)
