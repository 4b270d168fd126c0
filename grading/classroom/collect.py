"""Collecting: each zip in downloaded/ASSIGNMENT/archive/ becomes submitted/STUDENT/ASSIGNMENT, as far as it counts."""

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from cs231n_lite.plumbing.course import Assignment
from cs231n_lite.plumbing.submission import usable_name

from ..intake.handed_in import read_zip, store

_NAMELESS = "its name doesn't begin with a student and an underscore; name it STUDENT_ASSIGNMENT.zip and collect again"


@dataclass(frozen=True)
class Collected:
    """What came of one zip.

    student: whose it is; "" if its name doesn't tell
    file: the name of the zip
    notes: what was noticed in it
    refused: why it wasn't collected, with what to do about it; "" if it was
    """

    student: str
    file: str
    notes: tuple[str, ...] = ()
    refused: str = ""


def collect(root: Path, assignment: Assignment) -> list[Collected]:
    """Collect every zip of `assignment` that lies in the course folder `root`; in the order of students and files.

    Of a student's zips the newest that holds anything counts; what was collected before stays where none does.
    """
    zips = defaultdict(list)
    for path in sorted((root / "downloaded" / assignment.name / "archive").glob("*.[zZ][iI][pP]")):
        zips[student_of(path.name)].append(path)
    collected = [Collected("", path.name, (), _NAMELESS) for path in zips.pop("", [])]
    for student, paths in sorted(zips.items()):
        collected += _collect_one(root / "submitted" / student / assignment.name, student, paths, assignment)
    return collected


def student_of(name: str) -> str:
    """The student that the zip called `name` belongs to, what stands before the first underscore; "" if nobody.

    Learning systems add words behind it. What can't be the name of a folder on every system is nobody.
    """
    student, underscore, _ = name.partition("_")
    try:
        return usable_name(student.strip()) if underscore else ""
    except ValueError:
        return ""


def _collect_one(folder: Path, student: str, paths: list[Path], assignment: Assignment) -> list[Collected]:
    collected, taken = [], ""
    for path in sorted(paths, key=lambda path: (path.lstat().st_mtime, path.name), reverse=True):
        if taken:
            collected.append(Collected(student, path.name, (), f"{taken} is newer and counts in its place"))
            continue
        handed_in = read_zip(path, assignment)
        notes = handed_in.notes
        if not handed_in.notebooks and not handed_in.modules:
            refused = f"it holds neither a notebook nor a module of {assignment.name}"
            collected.append(Collected(student, path.name, notes, refused))
            continue
        if handed_in.student and handed_in.student.casefold() != student.casefold():
            notes += (f"{handed_in.student} packed it, by its manifest",)
        try:
            store(handed_in, folder)
        except OSError as error:
            refused = f"it can't be written to {folder.name} ({error.strerror}); mend that and collect again"
            collected.append(Collected(student, path.name, notes, refused))
            continue
        taken = path.name
        collected.append(Collected(student, path.name, notes))
    return collected
