"""Copies of the gradebook, taken before a regrade is written, and brought back when somebody wants it undone."""

from datetime import datetime, timezone
from pathlib import Path

from nbgrader.api import Gradebook

from cs231n_lite.checks.words import printable
from cs231n_lite.plumbing.files import written_whole

from ..collecting.roster import read_roster
from .copying import brought_back, copied_into, file_of, readable
from .naming import entry_of

FOLDER = ".grading/backups"

# what must not be lost: who was given what by a person, all that isn't of the assignment, and what the class is
_GIVEN = """
    SELECT a.name, s.student_id, n.name, c.name, {columns}
    FROM {table} g
    JOIN base_cell c ON c.id = g.cell_id
    JOIN submitted_notebook sn ON sn.id = g.notebook_id
    JOIN submitted_assignment s ON s.id = sn.assignment_id
    JOIN assignment a ON a.id = s.assignment_id
    JOIN notebook n ON n.id = sn.notebook_id
"""
_ASKED = {
    "grade": _GIVEN.format(table="grade", columns="g.manual_score, g.extra_credit, g.auto_score"),
    "comment": _GIVEN.format(table="comment", columns="g.manual_comment, NULL, NULL"),
}
_CLASS = """
    SELECT 'the entry', id, first_name, last_name, email, lms_user_id FROM student
    WHERE coalesce(first_name, last_name, email, lms_user_id) IS NOT NULL
    UNION ALL SELECT 'the date', name, duedate, NULL, NULL, NULL FROM assignment WHERE name != ?
"""


class CannotUndo(Exception):
    """There is nothing to bring back, or it would lose something; the message says which, and what to do."""


def back_up(gradebook: Gradebook, root: Path, assignment: str) -> Path:
    """Copy the gradebook as it is now into a file; returns the copy."""
    now = datetime.now(timezone.utc).strftime("%Y-%m-%dT%H-%M-%S-%f")
    target = root / FOLDER / f"{assignment}@{now}.db"
    with written_whole(target) as fresh:
        copied_into(gradebook.engine, fresh)
    return target


def newest(root: Path, assignment: str) -> Path | None:
    """The newest backup of the gradebook that was taken for `assignment` and hasn't been brought back."""
    return max((root / FOLDER).glob(f"{assignment}@*.db"), default=None)


def bring_back(gradebook: Gradebook, root: Path, assignment: str) -> Path:
    """Make the gradebook what it was at the newest backup; returns the copy of what it was until now.

    Raises CannotUndo if there is no backup, or if something that a person gave since, another assignment's grades, or
    what is known of students would be lost. Who was graded since can be graded again, so that is no reason.
    """
    backup = newest(root, assignment)
    if backup is None:
        raise CannotUndo(f"there is no regrade of {assignment} to undo: no backup in {FOLDER}")
    known = _worth_keeping(backup, assignment)  # before anything is written: the backup may be damaged
    replaced = back_up(gradebook, root, f"undone-{assignment}")
    lost = _worth_keeping(replaced, assignment) - known - _from_roster(root)
    if lost:
        replaced.unlink()
        raise CannotUndo(_refusal(lost, backup, file_of(gradebook.engine)))
    gradebook.db.remove()
    brought_back(gradebook.engine, backup)
    backup.rename(backup.with_suffix(".db.brought-back"))
    return replaced


def _refusal(lost: set[tuple], backup: Path, file: Path | None) -> str:
    """What undoing would lose, all of it, and how to have both."""
    way = (
        f"put {FOLDER}/{backup.name} in the gradebook's place, which loses what is listed"
        if file
        else "take it back where it was given, undo"
    )
    each = "\n".join(f"  {line}" for line in sorted({_in_words(row) for row in lost}))
    return (
        f"undoing would lose what was added since {backup.name} was taken, so nothing was changed. That is:\n{each}\n"
        f"To have both, keep this list, {way}, and give it again; points and comments in the formgrader."
    )


def _in_words(row: tuple) -> str:
    """A row of `_worth_keeping`, for a reader."""
    if row[0] in ("the entry", "the date"):
        kind, name, *about = row
        given = ", ".join(str(one) for one in about if one)
        return printable(f"{kind} of {name}" + (f": {given}" if given else ""))
    assignment, student, notebook, cell, kind, given, more = row
    if kind == "comment":
        told = [f"the comment {given!r}"]
    elif kind == "auto":
        told = [f"{_points(given)}, given by the machine"]
    else:
        told = [_points(given)] * (given is not None) + [f"{_points(more or 0)} of extra credit"] * bool(more)
    return printable(f"{student}, {cell} in {assignment}/{notebook}: {' and '.join(told)}")


def _points(number: float | None) -> str:
    return f"{number:g} {'point' if number == 1 else 'points'}" if number is not None else ""


def _from_roster(root: Path) -> set[tuple]:
    """The entries of students that come from the roster, and will again."""
    roster = read_roster(root)
    return {("the entry", one.id, *entry_of(one), None) for one in (roster.people if roster else ())}


def _worth_keeping(file: Path, assignment: str) -> set[tuple]:
    with readable(file) as book:
        rows = {(kind, *row) for kind, asked in _ASKED.items() for row in book.execute(asked)}
        found = set(book.execute(_CLASS, [assignment]))
    for kind, name, student, notebook, cell, given, more, auto in rows:
        if given is not None or more is not None:
            found.add((name, student, notebook, cell, kind, given, more))
        if name != assignment and auto is not None:
            found.add((name, student, notebook, cell, "auto", auto, None))
    return found
