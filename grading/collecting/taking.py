"""Taking one upload: read as data, compared with its manifest, and kept; whatever is wrong with it is its own row."""

import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

from cs231n_lite.plumbing.course import Assignment

from ..intake.contents import Unreadable
from ..intake.handed_in import HandedIn, read_zip
from .attempts import ZIP, Attempt, keep
from .layouts import COURSE
from .matching import Match, agrees, match
from .names import compact
from .packing import pack
from .roster import Roster
from .uploads import Identity, Upload
from .whose import Spelling


@dataclass(frozen=True)
class Taken:
    """What came of an upload: whose it is, the attempt that is kept of it, or why there is none."""

    upload: Upload
    found: Match
    attempt: Attempt | None = None
    notes: tuple[str, ...] = ()
    refused: str = ""


@dataclass(frozen=True)
class Taking:
    """Takes uploads of `assignment`; `folder` is where a student's attempts are kept below."""

    assignment: Assignment
    roster: Roster | None
    spelling: Spelling
    folder: Path

    def take(self, upload: Upload, found: Match) -> Taken:
        """Keep an upload, which is from whom `found` says; never raises because of what is in it."""
        if upload.refused or (upload.identity and found.refused):
            return Taken(upload, found, notes=upload.notes, refused=upload.refused or found.refused)
        with tempfile.TemporaryDirectory() as place:
            zipped = Path(place, ZIP)
            try:
                packed = pack(upload, zipped)
            except (Unreadable, OSError) as reason:
                told = f"it can't be read: {reason}"
                return Taken(upload, found, notes=upload.notes, refused=told)
            handed_in = read_zip(zipped, self.assignment, called=packed.name)
            taken = Taken(upload, found, None, (*upload.notes, *packed.notes, *handed_in.notes))
            if not holds_anything(handed_in):
                notes = tuple(note for note in taken.notes if " is missing; " not in note)  # for all of it is
                why = f"it holds neither a notebook nor a module of {self.assignment.name}"
                return replace(taken, notes=notes, refused=why)
            taken = self._with_manifest(taken, handed_in.student)
            if taken.refused:
                return taken
            identity, found = upload.identity or Identity(name=handed_in.student), taken.found
            try:
                attempt = keep(self.folder / found.student, upload, identity, found.guessed, packed, zipped)
            except OSError as error:
                return replace(taken, refused=f"it can't be kept ({error.strerror}); mend that and collect again")
            return replace(taken, attempt=attempt)

    def _with_manifest(self, taken: Taken, named: str) -> Taken:
        """The same, after a look at whom the manifest names: it is the student's own writing, and decides nothing."""
        identity, found = taken.upload.identity, taken.found
        if identity is None:
            return self._nameless(taken, named)
        if not named or agrees(named, identity, found.student, self.roster):
            return taken
        if identity.system:
            told = (
                f"its manifest names {named}, and {identity.system.title()} says that it is from {identity}; ask them"
            )
            return replace(taken, refused=told)
        return replace(taken, notes=(*taken.notes, f"{named} packed it, by its manifest"))

    def _nameless(self, taken: Taken, named: str) -> Taken:
        """An upload whose name tells nobody: whom the manifest names, as a guess."""
        found = taken.found
        if named and compact(named) not in COURSE:
            by_manifest = self.spelling.of(match(Identity(name=named), self.roster))
            if found.student and by_manifest.student not in ("", found.student):
                told = f"its name says {found.student}, its manifest {by_manifest.student}; ask them, and rename it"
                return replace(taken, refused=told)
            found = found if found.student else replace(by_manifest, guessed=True)
        return replace(taken, found=found, refused=found.refused)


def holds_anything(handed_in: HandedIn) -> bool:
    """Whether anything in it counts."""
    return bool(handed_in.notebooks or handed_in.modules)
