"""What was graded, in nbgrader's gradebook: the rows that its own machinery would write, in one transaction."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from nbformat import NotebookNode
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
from nbgrader.plugins import LateSubmissionPlugin
from nbgrader.utils import compute_checksum, determine_grade, is_grade, is_solution, is_task
from sqlalchemy import select
from sqlalchemy.orm import load_only, selectinload

from .ledger import Entry, note

NO_ANSWER = "No response."

# nbgrader's classes compute their sums with every row that is read, which takes longer than all the rest
_GRADES = load_only(
    Grade.cell_id, Grade.auto_score, Grade.manual_score, Grade.extra_credit, Grade.needs_manual_grade, raiseload=True
)
_NOTEBOOKS = load_only(SubmittedNotebook.notebook_id, SubmittedNotebook.late_submission_penalty, raiseload=True)
_COMMENTS = load_only(Comment.cell_id, Comment.auto_comment, raiseload=True)
_SUBMISSION = load_only(SubmittedAssignment.timestamp, SubmittedAssignment.extension, raiseload=True)


def save(
    gradebook: Gradebook,
    assignment: str,
    student: str,
    notebooks: Mapping[str, NotebookNode],
    before: Mapping[str, NotebookNode],
    timestamp: datetime | None,
    late: LateSubmissionPlugin,
    entry: Entry | None = None,
    extension: timedelta | None = None,
) -> None:
    """Write the rows of one submission, all of them or none.

    notebooks: the composed notebooks by name, at least their cells with a grade id; before: those of the last time, as
    far as there are any; they are looked at only where a person gave points
    timestamp: when it was handed in, if that is known; extension: how much longer the student was given, nothing
    for no extension, None to leave what is there
    entry: what the rows come from, to be noted with them
    """
    db = gradebook.db
    try:
        cells = _cells(gradebook, assignment)
        submission = _submission(gradebook, assignment, student, cells)
        submission.timestamp = timestamp if timestamp is not None else submission.timestamp
        submission.extension = submission.extension if extension is None else extension or None
        names = {cell.notebook_id: cell.notebook for cell in cells.values()}
        for notebook in submission.notebooks:
            name = names.get(notebook.notebook_id, "")
            _fill(notebook, _known(notebooks.get(name)), name, before, cells)
        db.flush()
        seconds = _seconds_late(gradebook, assignment, submission)
        for notebook in submission.notebooks:
            notebook.late_submission_penalty = _penalty(gradebook, late, student, notebook, seconds)
        if entry is not None:
            note(gradebook, submission.id, entry)
        db.commit()
    except BaseException:
        db.rollback()
        raise
    finally:
        db.expunge_all()


@dataclass(frozen=True)
class _Cell:
    name: str
    kind: str
    notebook_id: str
    notebook: str


def _cells(gradebook: Gradebook, assignment: str) -> dict[str, _Cell]:
    """The cells of the assignment that the gradebook knows, by their id there."""
    asked = select(BaseCell.id, BaseCell.name, BaseCell.type, Notebook.id, Notebook.name)
    joined = asked.join(Notebook, Notebook.id == BaseCell.notebook_id).join(Assignment)
    rows = gradebook.db.execute(joined.where(Assignment.name == assignment))
    return {number: _Cell(*about) for number, *about in rows}


def _submission(gradebook: Gradebook, assignment: str, student: str, cells: Mapping[str, _Cell]) -> SubmittedAssignment:
    """The submission with all its rows; a new one is added to the open transaction, as nbgrader would make it."""
    db = gradebook.db
    if gradebook.authenticator:  # a hub's: the student joins the course there as well
        gradebook.update_or_create_student(student)
    elif db.get(Student, student, options=[load_only(Student.id)]) is None:
        db.add(Student(id=student))
        db.flush()
    notebooks = selectinload(SubmittedAssignment.notebooks)
    found = db.execute(
        select(SubmittedAssignment)
        .join(Assignment)
        .where(Assignment.name == assignment, SubmittedAssignment.student_id == student)
        .options(
            _SUBMISSION,
            notebooks.options(_NOTEBOOKS),
            notebooks.selectinload(SubmittedNotebook.grades).options(_GRADES),
            notebooks.selectinload(SubmittedNotebook.comments).options(_COMMENTS),
        )
    ).scalar_one_or_none()
    if found is None:
        number = db.execute(select(Assignment.id).where(Assignment.name == assignment)).scalar_one()
        every = db.execute(select(Notebook.id).where(Notebook.assignment_id == number)).scalars().all()
        found = SubmittedAssignment(assignment_id=number, student_id=student)
        found.notebooks = [_fresh(notebook, cells) for notebook in every]
        db.add(found)
        db.flush()
    return found


def _fresh(notebook: str, cells: Mapping[str, _Cell]) -> SubmittedNotebook:
    """A submitted notebook with an empty row for each of its cells."""
    own = {number: cell.kind for number, cell in cells.items() if cell.notebook_id == notebook}
    return SubmittedNotebook(
        notebook_id=notebook,
        grades=[Grade(cell_id=number) for number, kind in own.items() if kind in ("GradeCell", "TaskCell")],
        comments=[Comment(cell_id=number) for number, kind in own.items() if kind in ("SolutionCell", "TaskCell")],
    )


def _fill(
    notebook: SubmittedNotebook,
    composed: list[NotebookNode],
    name: str,
    before: Mapping[str, NotebookNode],
    cells: Mapping[str, _Cell],
) -> None:
    """Give scores and comments to what the composed notebook called `name` has."""
    by_hand = any(grade.manual_score is not None for grade in notebook.grades)
    last = _known(before.get(name)) if by_hand else []
    sources = {cell.metadata.nbgrader.grade_id: cell.source for cell in last}
    grades = {cells[grade.cell_id].name: grade for grade in notebook.grades}
    comments = {cells[comment.cell_id].name: comment for comment in notebook.comments}
    for cell in composed:
        grade_id = cell.metadata.nbgrader.grade_id
        if is_grade(cell) and grade_id in grades:
            _give(grades[grade_id], cell, changed=sources.get(grade_id) != cell.source)
        if (is_solution(cell) or is_task(cell)) and grade_id in comments:
            untouched = cell.metadata.nbgrader.get("checksum") == compute_checksum(cell) and not is_task(cell)
            comments[grade_id].auto_comment = NO_ANSWER if untouched else None


def _give(grade: Grade, cell: NotebookNode, changed: bool) -> None:
    """Score the cell, or have it wait for a person.

    What a person has graded stays closed as long as it is what was graded: the same answer, the same automatic score.
    """
    score = determine_grade(cell)[0]
    if grade.manual_score is None:
        grade.needs_manual_grade = score is None
    else:
        grade.needs_manual_grade = bool(grade.needs_manual_grade) or changed or score != grade.auto_score
    grade.auto_score = score


def _known(notebook: NotebookNode | None) -> list[NotebookNode]:
    """The cells with a grade id."""
    cells = notebook.cells if notebook is not None else []
    return [cell for cell in cells if cell.metadata.get("nbgrader", {}).get("grade_id")]


def _seconds_late(gradebook: Gradebook, assignment: str, submission: SubmittedAssignment) -> float:
    due = gradebook.db.execute(select(Assignment.duedate).where(Assignment.name == assignment)).scalar_one()
    if submission.timestamp is None or due is None:
        return 0
    return max(0, (submission.timestamp - due - (submission.extension or timedelta())).total_seconds())


def _penalty(
    gradebook: Gradebook, late: LateSubmissionPlugin, student: str, notebook: SubmittedNotebook, seconds: float
) -> float | None:
    """What being late costs, by the course's plugin: never more than was earned, never less than nothing."""
    if not seconds > 0:
        return None
    score = gradebook.db.execute(select(SubmittedNotebook.score).where(SubmittedNotebook.id == notebook.id)).scalar()
    penalty = late.late_submission_penalty(student, score, seconds)
    return None if penalty is None else min(max(penalty, 0), score)
