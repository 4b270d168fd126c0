"""Collecting: each upload is kept, and what counts of a student's becomes submitted/STUDENT/ASSIGNMENT."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

from cs231n_lite.plumbing.course import Assignment

from ..intake.handed_in import read_zip, store
from ..locking import locked
from .attempts import ZIP, Attempt, counting, current, kept
from .deadlines import Deadline, read_deadline
from .names import same
from .roster import Person, read_roster
from .sources import uploads_of
from .taking import Taken, Taking, holds_anything
from .whose import Spelling, whose

_MANY = 20  # uploads, from which on a bar tells how far it is
_BY_FILE = "late by the time of its file, for the learning system's isn't known"
_MARKED = "the learning system marks it as late and tells no time; look whether it was within the extension"


@dataclass(frozen=True)
class Collected:
    """What came of one upload.

    student: whose it is; as far as it is told, if that is why it was refused
    file: its name
    notes: what was noticed in it
    refused: why it wasn't collected, with what to do about it; "" if it was
    guessed: whether it may be somebody else's
    counts: whether it is the student's submission now
    late: whether it came after it was due for this student
    """

    student: str
    file: str
    notes: tuple[str, ...] = ()
    refused: str = ""
    guessed: bool = False
    counts: bool = False
    late: bool = False


def collect(root: Path, assignment: Assignment, sources: Sequence[Path] = (), quiet: bool = True) -> list[Collected]:
    """Collect what was handed in of `assignment` into the course folder `root`; in the order of students and files.

    sources: folders, zips and files; left out, downloaded/ASSIGNMENT/archive/ in the course folder
    quiet: no progress bar

    What was collected before stays where nothing new of a student's can be taken. Raises ValueError if roster.csv or
    deadlines.csv is no such table, or if a source isn't there, and Busy if somebody else is collecting or grading here.
    """
    roster, deadline = read_roster(root), read_deadline(root, assignment.name)
    archive, folder = root / "downloaded" / assignment.name / "archive", root / "collected" / assignment.name
    with locked(root), ExitStack() as opened:
        uploads = uploads_of(sources or [archive] * archive.is_dir(), opened)
        spelling = Spelling(root / "submitted", folder)
        found = whose(uploads, roster, spelling, folder)
        taking = Taking(assignment, roster, spelling, folder)
        pairs = list(zip(uploads, found, strict=True))
        taken = [
            taking.take(upload, one) for upload, one in (pairs if quiet or len(pairs) < _MANY else _with_bar(pairs))
        ]
    theirs = defaultdict(list)
    for each in taken:
        theirs[each.found.student if each.attempt else ""].append(each)
    rows = [_refused(each) for each in theirs.pop("", [])]
    for student, some in theirs.items():
        mine = deadline.of(student, roster)
        attempts = kept(folder / student)
        some = [replace(each, attempt=current(each.attempt, attempts)) for each in some]
        chosen = counting(attempts, mine)
        trouble = _store(chosen, root / "submitted" / student / assignment.name, assignment, mine)
        rows += _rows(some, chosen, trouble, mine)
    return sorted(rows, key=lambda row: (same(row.student), row.file))


def missing(root: Path, assignment: str) -> list[Person]:
    """Who is on the roster and has no submission of `assignment`; nobody where there is no roster."""
    roster = read_roster(root)
    people = roster.people if roster else ()
    return [person for person in people if not (root / "submitted" / person.id / assignment).is_dir()]


def _with_bar(pairs: list) -> Iterable:
    from tqdm import tqdm  # only here: it takes time to import

    return tqdm(pairs, desc="collecting", unit="upload")


def _store(chosen: Attempt, target: Path, assignment: Assignment, deadline: Deadline) -> str:
    """Make what counts the submission; returns why it can't be, or ""."""
    handed_in = read_zip(chosen.folder / ZIP, assignment)
    if not holds_anything(handed_in):
        return f"the copy in {chosen.folder.name} can't be read any more; remove that folder and collect again"
    try:
        store(handed_in, target, chosen.moment(deadline))
    except OSError as error:
        return f"it can't be written to {target.name} ({error.strerror}); mend that and collect again"
    return ""


def _refused(taken: Taken) -> Collected:
    student = taken.found.student or str(taken.upload.identity or "")
    return Collected(student, taken.upload.file, taken.notes, taken.refused)


def _rows(taken: list[Taken], chosen: Attempt, trouble: str, deadline: Deadline) -> list[Collected]:
    """A row for each of a student's uploads that were kept; `chosen` counts, if there is no trouble with it."""
    counting_one = next((each for each in taken if each.attempt.folder == chosen.folder), None)
    before = f"an attempt that was collected before, of {chosen.time:%Y-%m-%d %H:%M} UTC,"
    instead = counting_one.upload.file if counting_one else before
    rows = []
    for each in taken:
        late, notes = each.attempt.is_late(deadline), each.notes
        if late and not each.attempt.told and each.attempt.late is None:
            notes += (_BY_FILE,)
        if each.attempt.late and not late:
            notes += (_MARKED,)
        row = Collected(each.found.student, each.upload.file, notes, "", each.found.guessed, late=late)
        if each is counting_one:
            rows.append(replace(row, refused=trouble, counts=not trouble))
        else:
            same_files = each.attempt.folder == chosen.folder
            why = f"{instead} {'holds the same and ' if same_files else ''}counts in its place"
            rows.append(replace(row, notes=(why, *notes)))
    return rows
