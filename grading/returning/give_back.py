"""Giving back the feedback of a class: the zip of pages, and the table with the grades, for one learning system."""

import zipfile
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from cs231n_lite.checks.words import counted
from cs231n_lite.plumbing.files import written_whole

from ..classroom.operations import Nbgrader
from ..collecting.names import same
from ..collecting.roster import read_roster
from ..feedback.gradebook import SubmissionRows
from ..feedback.index import index
from ..feedback.templates import first_page, number
from ..feedback.write import Written, graded_rows, write_feedback
from .addresses import Address, addresses
from .canvas_gradebook import CanvasGradebook
from .grades import CannotReturn, Filled, Rules
from .owners import owners
from .placing import Nowhere, Pages, has_place, placed
from .worksheet import Worksheet

Table = Worksheet | CanvasGradebook
_FEW = 3  # students, who are named in a message
_WORKSHEET = "Moodle's grading worksheet, as --worksheet FILE.csv, tells the place of everybody"
_BY_HAND = "--to plain writes a zip with a folder for each student, to be given by hand"


@dataclass
class Returned:
    """What came of one student.

    points: how many of how many
    place: the folder or the file in the zip; "" if nothing is given back
    notes: what was noticed, or why something is left out
    graded: whether the table has their grade; None without a table
    called: what they are called, if that is known
    waits: whether answers of theirs still wait for a person
    """

    student: str
    points: str
    place: str = ""
    notes: list[str] = field(default_factory=list)
    graded: bool | None = None
    called: str = ""
    waits: bool = False


@dataclass
class GivenBack:
    """What was written, and what came of each student; `table` is None if no table was asked for.

    hint: how more of them get their feedback; "" if all have it, or nothing is known to help
    """

    files: list[Path]
    students: list[Returned]
    table: Filled | None = None
    hint: str = ""


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
    Where `system` has a place for nobody there is no zip; without a table that raises CannotReturn.
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
    placeless = [student for student in submissions if not has_place(system, found.get(student))]
    somebody = len(placeless) < len(submissions)
    hint = "" if not placeless else _WORKSHEET if system == "moodle" and not table else _BY_HAND
    if not somebody and not filled:
        raise CannotReturn(f"{_nobody(system)}, so nothing was written; {hint}")
    results = write_feedback(nbgrader.root, assignment, quiet=quiet)
    files = [out / f"{system}-feedback.zip"] * somebody + [out / f"{system}-grades.csv"] * bool(filled)
    with ExitStack() as whole:
        fresh = {path.suffix: whole.enter_context(written_whole(path)) for path in files}
        archive = whole.enter_context(zipfile.ZipFile(fresh[".zip"], "w", zipfile.ZIP_DEFLATED)) if somebody else None
        students = []
        for result in results:
            one = _told_of(submissions[result.student])
            students.append(one)
            try:
                _complain_if_alike(one.student, submissions, system)
                pages = _pages(nbgrader, assignment, result, submissions[result.student])
                one.place = _add(archive, placed(one.student, system, found.get(one.student), pages))
            except Nowhere as reason:
                one.notes.append(str(reason))
            if filled:
                _note_grade(one, filled)
        if filled:
            fresh[".csv"].write_bytes(filled.content)
    if not somebody:
        hint = f"{_nobody(system)}, so there is no zip; {hint}"
    return GivenBack(files, students, filled, hint)


def _check_finished(submissions: Mapping[str, SubmissionRows]) -> None:
    waiting = {student: len(one.waiting) for student, one in submissions.items() if one.waiting}
    if waiting:
        answers = sum(waiting.values())
        who = counted(len(waiting), "student") + (f" ({', '.join(waiting)})" if len(waiting) <= _FEW else "")
        raise CannotReturn(
            f"{counted(answers, 'answer')} of {who} {'waits' if answers == 1 else 'wait'} for a person; grade them "
            "in the formgrader, or give back what there is so far with --unfinished"
        )


def _told_of(submission: SubmissionRows) -> Returned:
    points = f"{number(submission.given)} of {number(submission.most)} points"
    if submission.waiting:
        points += f", {number(sum(one.open for one in submission.waiting))} still to grade"
    return Returned(submission.student, points, called=submission.called, waits=bool(submission.waiting))


def _nobody(system: str) -> str:
    return f"nothing in collected/ has a place in {system.title()}"


def _told_by(table: Worksheet, whose: Mapping[int, str], found: Mapping[str, Address]) -> dict[str, Address]:
    """What Moodle's worksheet tells of addresses: those of students whose work came another way, and which are none."""
    new = {student: Address(table.rows[line]) for line, student in whose.items() if student and student not in found}
    keys = {identity.key for identity in table.rows.values()}
    lost = {student: one for student, one in found.items() if not one.trouble and one.identity.key not in keys}
    why = "isn't in the worksheet, so the number may be that of a group; give it back by hand"
    return new | {student: Address(one.identity, trouble=f"{one.identity} {why}") for student, one in lost.items()}


def _complain_if_alike(student: str, submissions: Mapping[str, SubmissionRows], system: str) -> None:
    """Raise Nowhere if two folders of the plain zip would be one on Windows or macOS."""
    others = [other for other in submissions if other != student and same(other) == same(student)]
    if system == "plain" and others:
        raise Nowhere(f"{others[0]} has the same name but for small and capital letters; rename one of the two")


def _pages(nbgrader: Nbgrader, assignment: str, result: Written, submission: SubmissionRows) -> Pages:
    """The student's pages by the name of the file, the one about all first; raises Nowhere if they aren't fresh."""
    if result.trouble:
        raise Nowhere(result.trouble)
    folder = nbgrader.path("feedback", result.student, assignment)
    pages = {f"{name}.html": (folder / f"{name}.html").read_bytes() for name in result.names}
    return {first_page(result.names): index(assignment, submission).encode()} | pages


def _add(archive: zipfile.ZipFile | None, found: tuple[str, list[tuple[str, bytes]]]) -> str:
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
