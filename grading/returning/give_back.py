"""Giving back the feedback of a class: the zip of pages, and the table with the grades, for one learning system."""

import zipfile
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from cs231n_lite.checks.words import counted
from cs231n_lite.plumbing.files import written_whole

from ..classroom.operations import Nbgrader
from ..collecting.roster import read_roster
from ..feedback.gradebook import SubmissionRows
from ..feedback.index import index
from ..feedback.templates import number
from ..feedback.write import Written, graded_rows, write_feedback
from .addresses import Address, addresses
from .canvas_gradebook import CanvasGradebook
from .grades import CannotReturn, Filled, Rules
from .owners import owners
from .placing import Nowhere, Pages, placed
from .worksheet import Worksheet

Table = Worksheet | CanvasGradebook
_NAMED = 20  # students in a message


@dataclass
class Returned:
    """What came of one student.

    points: how many of how many
    place: the folder or the file in the zip; "" if nothing is given back
    notes: what was noticed, or why something is left out
    graded: whether the table has their grade; None without a table
    """

    student: str
    points: str
    place: str = ""
    notes: list[str] = field(default_factory=list)
    graded: bool | None = None


@dataclass
class GivenBack:
    """What was written, and what came of each student; `table` is None if no table was asked for."""

    files: list[Path]
    students: list[Returned]
    table: Filled | None = None


def give_back(
    root: Path,
    assignment: str,
    system: str,
    out: Path,
    table: Table | None = None,
    rules: Rules | None = None,
    unfinished: bool = False,
    quiet: bool = True,
) -> GivenBack:
    """Write what `system` takes for upload of `assignment` in the course folder `root` into the folder `out`.

    table: of the learning system, for the grades
    unfinished: also where answers wait for a person

    Raises CannotReturn if answers wait or the grades don't fit, NothingToTell if nobody was graded, ValueError if
    roster.csv or deadlines.csv is no such table, OSError if it can't be written there. Then what was there stays.
    """
    nbgrader = Nbgrader(root)
    submissions = graded_rows(nbgrader, assignment)
    if not unfinished:
        _check_finished(submissions)
    found, filled = addresses(nbgrader.root, assignment, system, submissions), None
    if table:
        rows = list(table.rows.values())
        whose = dict(zip(table.rows, owners(rows, found, read_roster(nbgrader.root), submissions), strict=True))
        filled = table.fill(whose, submissions, rules or Rules())
        if isinstance(table, Worksheet):
            found |= _told_by(table, whose, found)
    results = write_feedback(nbgrader.root, assignment, quiet=quiet)
    files = [out / f"{system}-feedback.zip", *([out / f"{system}-grades.csv"] if filled else [])]
    with ExitStack() as whole:
        fresh = [whole.enter_context(written_whole(path)) for path in files]
        archive = whole.enter_context(zipfile.ZipFile(fresh[0], "w", zipfile.ZIP_DEFLATED))
        students = []
        for result in results:
            submission = submissions[result.student]
            one = Returned(result.student, f"{number(submission.given)} of {number(submission.most)} points")
            students.append(one)
            try:
                pages = _pages(nbgrader, assignment, result, submission)
                one.place = _add(archive, placed(one.student, system, found.get(one.student), pages))
            except Nowhere as reason:
                one.notes.append(str(reason))
            if filled:
                _note_grade(one, filled)
        if filled:
            fresh[1].write_bytes(filled.content)
    return GivenBack(files, students, filled)


def _check_finished(submissions: Mapping[str, SubmissionRows]) -> None:
    waiting = {student: len(one.waiting) for student, one in submissions.items() if one.waiting}
    if waiting:
        each = ", ".join(f"{student} {answers}" for student, answers in list(waiting.items())[:_NAMED])
        each += f" and {counted(len(waiting) - _NAMED, 'student')} more" if len(waiting) > _NAMED else ""
        raise CannotReturn(
            f"{counted(sum(waiting.values()), 'answer waits', 'answers wait')} for a person: {each}; grade them in the "
            "formgrader, or give back what there is so far with --unfinished"
        )


def _told_by(table: Worksheet, whose: Mapping[int, str], found: Mapping[str, Address]) -> dict[str, Address]:
    """What Moodle's worksheet tells of addresses: those of students whose work came another way, and which are none."""
    new = {student: Address(table.rows[line]) for line, student in whose.items() if student and student not in found}
    keys = {identity.key for identity in table.rows.values()}
    lost = {student: one for student, one in found.items() if not one.trouble and one.identity.key not in keys}
    why = "isn't in the worksheet, so the number may be that of a group; give it back by hand"
    return new | {student: Address(one.identity, trouble=f"{one.identity} {why}") for student, one in lost.items()}


def _pages(nbgrader: Nbgrader, assignment: str, result: Written, submission: SubmissionRows) -> Pages:
    """The student's pages by the name of the file, the one about all first; raises Nowhere if they aren't fresh."""
    if result.trouble:
        raise Nowhere(result.trouble)
    folder = nbgrader.path("feedback", result.student, assignment)
    pages = {f"{name}.html": (folder / f"{name}.html").read_bytes() for name in result.names}
    first = "overview.html" if "index.html" in {name.lower() for name in pages} else "index.html"
    return {first: index(assignment, submission).encode()} | pages


def _add(archive: zipfile.ZipFile, found: tuple[str, list[tuple[str, bytes]]]) -> str:
    place, files = found
    for name, content in files:
        archive.writestr(name, content)
    return place


def _note_grade(one: Returned, filled: Filled) -> None:
    one.graded = one.student in filled.graded
    if one.student in filled.notes:
        one.notes.append(filled.notes[one.student])
    elif not one.graded:
        one.notes.append("no row of the table is surely theirs, so their grade isn't in it")
