"""The cells of an assignment as the gradebook knows them, and as they are released: exercises and their points."""

from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbgrader.api import Assignment, BaseCell, Gradebook, GradeCell, Notebook, TaskCell
from sqlalchemy import func, select

from cs231n_lite.plumbing.course import Assignment as Taught

from ..cells import grade_id, is_grade, is_solution, is_task

GRADE, SOLUTION, TASK = "GradeCell", "SolutionCell", "TaskCell"


@dataclass(frozen=True, order=True)
class Definition:
    """A cell that has a row of its own: kind is nbgrader's name for it; points are None where it gives none."""

    notebook: str
    name: str
    kind: str
    points: float | None = None
    cell_type: str | None = None


class CellsChanged(Exception):
    """The gradebook knows other exercises or points than are released; the message says what to do."""


def released_cells(folder: Path, assignment: Taught) -> set[Definition]:
    """The cells of the notebooks in `folder`, as they are released."""
    found = set()
    for notebook in assignment.notebooks:
        for cell in nbformat.read(folder / f"{notebook.name}.ipynb", as_version=4).cells:
            found |= {Definition(notebook.name, grade_id(cell), *kind) for kind in _kinds(cell)}
    return found


def known_cells(gradebook: Gradebook, assignment: str) -> set[Definition]:
    """The cells of `assignment` in the gradebook."""
    points = func.coalesce(GradeCell.__table__.c.max_score, TaskCell.__table__.c.max_score)
    kind = func.coalesce(GradeCell.__table__.c.cell_type, TaskCell.__table__.c.cell_type)
    cells = BaseCell.__table__
    joined = (
        cells.join(Notebook, Notebook.id == cells.c.notebook_id)
        .join(Assignment, Assignment.id == Notebook.assignment_id)
        .outerjoin(GradeCell.__table__, GradeCell.__table__.c.id == cells.c.id)
        .outerjoin(TaskCell.__table__, TaskCell.__table__.c.id == cells.c.id)
    )
    asked = select(Notebook.name, cells.c.name, cells.c.type, points, kind).select_from(joined)
    return {Definition(*about) for about in gradebook.db.execute(asked.where(Assignment.name == assignment))}


def refuse_changes(known: set[Definition], released: set[Definition], assignment: str) -> None:
    """Raise CellsChanged unless the gradebook knows exactly the cells that are released."""
    changed = known ^ released
    if changed:
        names = sorted({cell.name for cell in changed})
        told = ", ".join(names[:5]) + (f" and {len(names) - 5} more" if len(names) > 5 else "")
        raise CellsChanged(
            f"{assignment} has other exercises or points than the gradebook knows ({told}). Nothing was graded; "
            f"`python -m grading regrade {assignment}` shows what would change, and with --apply makes it so"
        )


def _kinds(cell: NotebookNode) -> list[tuple]:
    about = cell.metadata.get("nbgrader", {})
    points = float(about.get("points") or 0)
    kinds = [(GRADE, points, cell.cell_type)] if is_grade(cell) else []
    kinds += [(SOLUTION,)] if is_solution(cell) else []
    return kinds + ([(TASK, points, cell.cell_type)] if is_task(cell) else [])
