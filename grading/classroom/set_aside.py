"""A notebook that can't be graded: an explicit zero in the gradebook, with the reason where the student will see it."""

import nbformat
from nbformat.v4 import new_markdown_cell
from nbgrader.preprocessors import ClearOutput

from cs231n_lite.plumbing.files import write_whole

from .operations import Nbgrader


def set_aside(nbgrader: Nbgrader, assignment: str, student: str, notebook: str, reason: str) -> None:
    """Give the notebook zero points for every cell, and put the released notebook with `reason` in its place."""
    with nbgrader.gradebook as gradebook:
        gradebook.update_or_create_student(student)
        gradebook.update_or_create_submission(assignment, student)
        submitted = gradebook.find_submission_notebook(notebook, assignment, student)
        for grade in submitted.grades:
            grade.auto_score, grade.needs_manual_grade = 0, False
        for comment in submitted.comments:
            comment.auto_comment = reason
        gradebook.db.commit()
    page = nbformat.read(nbgrader.path("release", ".", assignment) / f"{notebook}.ipynb", as_version=4)
    page.cells.insert(0, new_markdown_cell(f"## This notebook was not graded\n\n{reason}.\n\nIt counts as 0 points."))
    page, _ = ClearOutput().preprocess(page, {})
    write_whole(nbgrader.path("autograded", student, assignment) / f"{notebook}.ipynb", nbformat.writes(page))
