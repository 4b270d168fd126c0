"""What was graded, in nbgrader's gradebook: the rows that its own machinery would write, in one transaction."""

from collections.abc import Mapping
from datetime import datetime

from nbformat import NotebookNode
from nbgrader.api import BaseCell, Grade, Gradebook, MissingEntry, Notebook, SubmittedAssignment, SubmittedNotebook
from nbgrader.plugins import LateSubmissionPlugin
from nbgrader.utils import compute_checksum, determine_grade, is_grade, is_solution, is_task

NO_ANSWER = "No response."


def save(
    gradebook: Gradebook,
    assignment: str,
    student: str,
    notebooks: Mapping[str, NotebookNode],
    before: Mapping[str, NotebookNode],
    timestamp: datetime | None,
    late: LateSubmissionPlugin,
) -> None:
    """Write the rows of one submission, all of them or none.

    notebooks: the composed notebooks by name; before: those of the last time, as far as there are any
    timestamp: when it was handed in, if that is known
    """
    is_new = not _has_submission(gradebook, assignment, student)
    try:
        submission = _submission(gradebook, assignment, student)
        names = _names(gradebook, submission)
        if timestamp is not None:
            submission.timestamp = timestamp
        for notebook in submission.notebooks:
            sources = {cell.metadata.nbgrader.grade_id: cell.source for cell in _known(before.get(notebook.name))}
            grades = {names[grade.cell_id]: grade for grade in notebook.grades}
            comments = {names[comment.cell_id]: comment for comment in notebook.comments}
            for cell in _known(notebooks.get(notebook.name)):
                name = cell.metadata.nbgrader.grade_id
                if is_grade(cell) and name in grades:
                    _give(grades[name], cell, changed=sources.get(name) != cell.source)
                if (is_solution(cell) or is_task(cell)) and name in comments:
                    untouched = cell.metadata.nbgrader.get("checksum") == compute_checksum(cell) and not is_task(cell)
                    comments[name].auto_comment = NO_ANSWER if untouched else None
        gradebook.db.flush()
        for notebook in submission.notebooks:
            notebook.late_submission_penalty = _penalty(late, student, notebook, submission.total_seconds_late)
        gradebook.db.commit()
    except BaseException:
        gradebook.db.rollback()
        if is_new and _has_submission(gradebook, assignment, student):  # nbgrader has already committed empty rows
            gradebook.remove_submission(assignment, student)
        raise


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


def _has_submission(gradebook: Gradebook, assignment: str, student: str) -> bool:
    try:
        gradebook.find_submission(assignment, student)
    except MissingEntry:
        return False
    return True


def _submission(gradebook: Gradebook, assignment: str, student: str) -> SubmittedAssignment:
    gradebook.update_or_create_student(student)
    return gradebook.update_or_create_submission(assignment, student)


def _names(gradebook: Gradebook, submission: SubmittedAssignment) -> dict[str, str]:
    """The grade ids of the assignment's cells, asked for once: each row's own `name` asks the database again."""
    cells = gradebook.db.query(BaseCell).join(Notebook).filter(Notebook.assignment_id == submission.assignment_id)
    return {cell.id: cell.name for cell in cells}


def _known(notebook: NotebookNode | None) -> list[NotebookNode]:
    """The cells with a grade id."""
    cells = notebook.cells if notebook is not None else []
    return [cell for cell in cells if cell.metadata.get("nbgrader", {}).get("grade_id")]


def _penalty(late: LateSubmissionPlugin, student: str, notebook: SubmittedNotebook, seconds: float) -> float | None:
    """What being late costs, by the course's plugin: never more than was earned, never less than nothing."""
    penalty = late.late_submission_penalty(student, notebook.score, seconds) if seconds > 0 else None
    return None if penalty is None else min(max(penalty, 0), notebook.score)
