"""What is known of a graded class: points, verdicts, times and troubles, from the gradebook and the stored results."""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from cs231n_lite.checks.verdict import State, Verdict
from cs231n_lite.plumbing.course import Assignment, this_course

from ..classroom import ledger
from ..classroom.operations import Nbgrader
from ..classroom.store import Store
from ..collecting.attempts import kept
from ..collecting.collect import missing
from ..collecting.deadlines import due, extensions
from ..feedback.gradebook import Points, SubmissionRows
from ..feedback.write import graded_rows
from ..intake.handed_in import read_folder

_SLOW = "did not return"


@dataclass
class Student:
    """One student: the rows of the gradebook, the verdict on each check by grade id, what was noted, and the modules.

    attempts: how often something was handed in; seconds: how long judging took
    after: how many days after the student's own deadline it came, below 0 if before it; None if that isn't known
    """

    rows: SubmissionRows
    verdicts: dict[str, Verdict] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    modules: Mapping[str, str] = field(default_factory=dict)
    attempts: int = 1
    seconds: float = 0.0
    after: float | None = None

    @property
    def points(self) -> float:
        """All points, less what being late costs, as nbgrader exports them."""
        return self.rows.given

    @property
    def waiting(self) -> int:
        """How many answers wait for a person."""
        return sum(len(notebook.waiting) for notebook in self.rows.notebooks.values())

    @property
    def called(self) -> str:
        """The id, and the name as far as it is known."""
        return f"{self.rows.student} ({self.rows.called})" if self.rows.called else self.rows.student


@dataclass
class CheckRow:
    """How a class did on one check."""

    name: str
    notebook: str
    points: float
    states: Counter = field(default_factory=Counter)
    mistakes: Counter = field(default_factory=Counter)

    @property
    def asked(self) -> int:
        """How many verdicts there are."""
        return sum(self.states.values())

    @property
    def success(self) -> float:
        """The share that passed."""
        return self.states[State.PASSED] / self.asked if self.asked else 0.0


@dataclass(frozen=True)
class AnswerRow:
    """How a class did on one question that people grade: how many are graded, their mean, and how many wait."""

    name: str
    points: float
    graded: int
    mean: float | None
    waiting: int


def _answer_row(name: str, rows: list[Points]) -> AnswerRow | None:
    if not rows:
        return None
    graded = [row.given for row in rows if not row.waits]
    mean = sum(graded) / len(graded) if graded else None
    return AnswerRow(name, rows[0].most, len(graded), mean, len(rows) - len(graded))


@dataclass
class Gathered:
    """A graded class."""

    assignment: Assignment
    students: list[Student]
    missing: list[str]
    due: datetime | None
    most: float

    @property
    def checks(self) -> list[CheckRow]:
        """The checks in the order of the notebooks."""
        found: dict[str, CheckRow] = {}
        places = {cell: notebook for notebook in self.assignment.notebooks for cell in notebook.cells}
        for student in self.students:
            for cell in places:
                verdict = student.verdicts.get(cell)
                if verdict:
                    about = CheckRow(verdict.check, places[cell].name, verdict.max_points)
                    row = found.setdefault(cell, about)
                    row.states[verdict.state] += 1
                    row.mistakes[verdict.mistake] += bool(verdict.mistake)
        return [found[cell] for cell in places if cell in found]

    @property
    def answers(self) -> list[AnswerRow]:
        """The questions that people grade, in the order of the notebooks."""
        checked = {cell for student in self.students for cell in student.verdicts}
        places = [(notebook.name, cell) for notebook in self.assignment.notebooks for cell in notebook.cells]
        found = [_answer_row(cell, self._points_of(name, cell)) for name, cell in places if cell not in checked]
        return [row for row in found if row]

    def _points_of(self, notebook: str, cell: str) -> list[Points]:
        books = [student.rows.notebooks.get(notebook) for student in self.students]
        return [book.points[cell] for book in books if book and cell in book.points]

    @property
    def late(self) -> list[Student]:
        """Who handed in late."""
        return [student for student in self.students if student.rows.late]

    @property
    def out_of_time(self) -> Counter:
        """How many ran out of time, by check."""
        verdicts = [verdict for student in self.students for verdict in student.verdicts.values()]
        return Counter(verdict.check for verdict in verdicts if _SLOW in verdict.came_out)


def gather(root: Path, name: str) -> Gathered:
    """What is known of the class in the course folder `root`.

    Raises KeyError if there is no assignment of that name, NothingToTell if nobody was graded.
    """
    assignment, nbgrader = this_course().assignment(name), Nbgrader(root)
    rows, store = graded_rows(nbgrader, name), Store(nbgrader.root)
    with nbgrader.gradebook as gradebook:
        ledger.prepare(gradebook)
        entries = ledger.entries(gradebook, name)
    students = [
        _student(nbgrader.root, name, assignment, about, store, entries.get(about.student)) for about in rows.values()
    ]
    _know_times(students, due(nbgrader.root, name), extensions(nbgrader.root, name))
    most = max((sum(notebook.most for notebook in one.rows.notebooks.values()) for one in students), default=0.0)
    absent = [str(person) for person in missing(nbgrader.root, name) if person.id not in rows]
    return Gathered(assignment, students, absent, due(nbgrader.root, name), most)


def _know_times(students: list[Student], due: datetime | None, longer: Mapping[str, timedelta]) -> None:
    for student in students:
        if due and student.rows.handed_in:
            limit = due + longer.get(student.rows.student, timedelta(0))
            student.after = (student.rows.handed_in - limit) / timedelta(days=1)


def _student(
    root: Path, name: str, assignment: Assignment, rows: SubmissionRows, store: Store, entry: ledger.Entry | None
) -> Student:
    found = Student(rows)
    result = store.get(entry.result) if entry else None
    if result:
        told = {cell: result.verdict(cell) for cell in result.verdicts}
        found.verdicts = {cell: verdict for cell, verdict in told.items() if verdict}
        found.seconds = result.seconds
    else:
        found.notes.append("what came of judging isn't kept any more, so its checks don't count below")
    found.notes += json.loads(entry.notes) if entry else []
    try:
        found.modules = dict(read_folder(root / "submitted" / rows.student / name, assignment).modules)
        found.attempts = max(len(kept(root / "collected" / name / rows.student)), 1)
    except (OSError, ValueError) as error:
        found.notes.append(str(error))
    return found
