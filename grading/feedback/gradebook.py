"""What the gradebook says about the submissions of one assignment, read at once for the whole class."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from nbgrader.api import (
    Assignment,
    BaseCell,
    Comment,
    Grade,
    Gradebook,
    Notebook,
    Student,
    SubmittedAssignment,
    SubmittedNotebook,
)


@dataclass(frozen=True)
class Points:
    """What was given, of how much, whether it waits for a person, and whether a person has given it."""

    given: float
    most: float
    waits: bool = False
    by_hand: bool = False

    @property
    def open(self) -> float:
        """How much may still be given."""
        return max(self.most - self.given, 0.0) if self.waits else 0.0


@dataclass
class NotebookRows:
    """One notebook of a submission: points and comments by grade id, and what being late costs."""

    points: dict[str, Points] = field(default_factory=dict)
    comments: dict[str, str] = field(default_factory=dict)
    penalty: float = 0.0

    @property
    def raw(self) -> float:
        """All points that were given."""
        return sum(one.given for one in self.points.values())

    @property
    def given(self) -> float:
        """What nbgrader gives for the notebook: all points, less the penalty."""
        return self.raw - self.penalty

    @property
    def most(self) -> float:
        """The points that there are."""
        return sum(one.most for one in self.points.values())

    @property
    def waiting(self) -> list[Points]:
        """The cells that wait for a person."""
        return [one for one in self.points.values() if one.waits]


@dataclass
class SubmissionRows:
    """One submission: whose it is, what the person is called, when it came, how late, and its notebooks by name.

    late: how long after the person's deadline; extended: whether that one is later than the others'
    """

    student: str
    called: str = ""
    handed_in: datetime | None = None
    late: timedelta = timedelta()
    notebooks: dict[str, NotebookRows] = field(default_factory=dict)
    extended: bool = False

    @property
    def penalty(self) -> float:
        """What being late costs."""
        return sum(notebook.penalty for notebook in self.notebooks.values())

    @property
    def given(self) -> float:
        """What nbgrader exports as the score: all points, less the penalty, and never less than nothing."""
        return max(sum(notebook.given for notebook in self.notebooks.values()), 0.0)

    @property
    def most(self) -> float:
        """The points that there are."""
        return sum(notebook.most for notebook in self.notebooks.values())

    @property
    def waiting(self) -> list[Points]:
        """The cells that wait for a person."""
        return [one for notebook in self.notebooks.values() for one in notebook.waiting]


def read_rows(gradebook: Gradebook, assignment: str) -> dict[str, SubmissionRows]:
    """The submissions of `assignment` by student, in alphabetical order; none if the gradebook doesn't know it."""
    submissions, notebooks = {}, {}
    for student, first, last, handed_in, extension, due in _students(gradebook, assignment):
        called = " ".join(name for name in (first, last) if name)
        late = _late(handed_in, due, extension)
        submissions[student] = SubmissionRows(student, called, handed_in, late, extended=bool(extension))
    for key, student, name, penalty in _notebooks(gradebook, assignment):
        notebooks[key] = submissions[student].notebooks[name] = NotebookRows(penalty=penalty or 0.0)
    columns = (Grade.score, Grade.max_score, Grade.needs_manual_grade, Grade.manual_score)
    for key, cell, given, most, waits, by_hand in _cells(gradebook, assignment, Grade, *columns):
        notebooks[key].points[cell] = Points(given, most, waits, by_hand is not None)
    for key, cell, comment in _cells(gradebook, assignment, Comment, Comment.comment):
        if comment:
            notebooks[key].comments[cell] = comment
    return submissions


def _students(gradebook: Gradebook, assignment: str) -> Iterable[Any]:
    times = (SubmittedAssignment.timestamp, SubmittedAssignment.extension, Assignment.duedate)
    return (
        gradebook.db.query(Student.id, Student.first_name, Student.last_name, *times)
        .join(SubmittedAssignment, SubmittedAssignment.student_id == Student.id)
        .join(Assignment, SubmittedAssignment.assignment_id == Assignment.id)
        .filter(Assignment.name == assignment)
        .order_by(Student.id)
    )


def _notebooks(gradebook: Gradebook, assignment: str) -> Iterable[Any]:
    columns = (SubmittedNotebook.id, SubmittedAssignment.student_id, Notebook.name)
    return (
        gradebook.db.query(*columns, SubmittedNotebook.late_submission_penalty)
        .join(SubmittedAssignment, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
        .join(Notebook, SubmittedNotebook.notebook_id == Notebook.id)
        .join(Assignment, Notebook.assignment_id == Assignment.id)
        .filter(Assignment.name == assignment)
        .order_by(Notebook.name)
    )


def _cells(gradebook: Gradebook, assignment: str, kind: type[Grade] | type[Comment], *columns: Any) -> Iterable[Any]:
    """The rows of this kind: the key of the submitted notebook, the grade id, and the columns."""
    return (
        gradebook.db.query(kind.notebook_id, BaseCell.name, *columns)
        .select_from(kind)
        .join(BaseCell, kind.cell_id == BaseCell.id)
        .join(Notebook, BaseCell.notebook_id == Notebook.id)
        .join(Assignment, Notebook.assignment_id == Assignment.id)
        .filter(Assignment.name == assignment)
    )


def _late(handed_in: datetime | None, due: datetime | None, extension: timedelta | None) -> timedelta:
    if handed_in is None or due is None:
        return timedelta()
    return max(handed_in - due - (extension or timedelta()), timedelta())
