"""Make the gradebook know the cells that are released: new ones are added, others retired, and nothing is destroyed.

A retired cell leaves nbgrader's tables, so that it counts in no sum, and is kept in a table beside them with all that
students had for it. When it is released again, in that notebook or another, it comes back with what people gave for it.
"""

import json
from collections.abc import Iterable
from pathlib import Path

import nbformat
from nbgrader.api import (
    Assignment,
    BaseCell,
    Comment,
    Grade,
    Gradebook,
    GradeCell,
    Notebook,
    SolutionCell,
    SourceCell,
    SubmittedAssignment,
    SubmittedNotebook,
    TaskCell,
)
from nbgrader.utils import is_locked
from sqlalchemy import Column, MetaData, String, Table, Text, delete, insert, select, update

from cs231n_lite.plumbing.course import Assignment as Taught

from ..cells import grade_id, is_grade, is_solution, is_task
from .definitions import GRADE, SOLUTION, TASK, Definition, known_cells, refuse_changes, released_cells

RETIRED = Table(
    "cs231n_lite_retired",
    MetaData(),
    Column("assignment", String(128), primary_key=True),
    Column("notebook", String(128), primary_key=True),
    Column("name", String(128), primary_key=True),
    Column("kind", String(50), primary_key=True),
    Column("rows", Text, nullable=False),
)
_CLASSES = {GRADE: GradeCell, SOLUTION: SolutionCell, TASK: TaskCell}
_OF_A_GRADE = ("auto_score", "manual_score", "extra_credit", "needs_manual_grade")
_OF_A_COMMENT = ("auto_comment", "manual_comment")


def know_assignment(gradebook: Gradebook, assignment: Taught, released: Path) -> None:
    """Record the assignment as it is released, unless it is there already; nothing is written but the gradebook.

    Raises CellsChanged if it is there with other exercises or points.
    """
    known = known_cells(gradebook, assignment.name)
    if known:
        refuse_changes(known, released_cells(released, assignment), assignment.name)
        return
    gradebook.update_or_create_assignment(assignment.name)
    redefine(gradebook, assignment, released)


def redefine(gradebook: Gradebook, assignment: Taught, released: Path) -> None:
    """Record the cells of the notebooks in `released`, in one transaction; submissions get a row for each new one."""
    RETIRED.metadata.create_all(gradebook.engine)
    known, wanted = known_cells(gradebook, assignment.name), released_cells(released, assignment)
    before = {(cell.notebook, cell.name, cell.kind): cell for cell in known}
    after = {(cell.notebook, cell.name, cell.kind): cell for cell in wanted}
    db = gradebook.db
    try:
        number = db.execute(select(Assignment.id).where(Assignment.name == assignment.name)).scalar_one()
        notebooks = _notebooks(gradebook, number, {notebook.name for notebook in assignment.notebooks})
        for key in before.keys() - after.keys():
            _retire(gradebook, assignment.name, notebooks[key[0]], before[key])
        for key in sorted(after.keys() - before.keys()):
            _add(gradebook, assignment.name, notebooks[key[0]], after[key])
        for key in after.keys() & before.keys():
            if after[key] != before[key]:
                _change(gradebook, notebooks[key[0]], after[key])
        for notebook in assignment.notebooks:
            _know_sources(gradebook, notebooks[notebook.name], released / f"{notebook.name}.ipynb")
        for name in notebooks.keys() - {notebook.name for notebook in assignment.notebooks}:
            _remove_notebook(gradebook, notebooks[name])
        db.commit()
    except BaseException:
        db.rollback()
        raise
    finally:
        db.expunge_all()


def _notebooks(gradebook: Gradebook, assignment: str, wanted: Iterable[str]) -> dict[str, str]:
    """The ids of the notebooks by name; those that are missing are added, also to every submission."""
    db = gradebook.db
    found = dict(db.execute(select(Notebook.name, Notebook.id).where(Notebook.assignment_id == assignment)).all())
    submissions = select(SubmittedAssignment.id).where(SubmittedAssignment.assignment_id == assignment)
    for name in sorted(set(wanted) - found.keys()):
        fresh = Notebook(name=name, assignment_id=assignment, kernelspec="{}")
        db.add(fresh)
        db.flush()
        found[name] = fresh.id
        for submission in db.execute(submissions).scalars().all():
            db.add(SubmittedNotebook(notebook_id=fresh.id, assignment_id=submission))
    db.flush()
    return found


def _retire(gradebook: Gradebook, assignment: str, notebook: str, cell: Definition) -> None:
    db = gradebook.db
    number = _cell_id(gradebook, notebook, cell)
    rows = {"grades": _rows(gradebook, Grade, _OF_A_GRADE, number)}
    rows["comments"] = _rows(gradebook, Comment, _OF_A_COMMENT, number)
    key = {"assignment": assignment, "notebook": cell.notebook, "name": cell.name, "kind": cell.kind}
    db.execute(delete(RETIRED).where(*(RETIRED.c[name] == value for name, value in key.items())))
    db.execute(insert(RETIRED).values(**key, rows=json.dumps(rows)))
    for table in (Grade, Comment):
        db.execute(delete(table).where(table.cell_id == number))
    own = _CLASSES[cell.kind].__table__
    db.execute(delete(own).where(own.c.id == number))
    db.execute(delete(BaseCell.__table__).where(BaseCell.__table__.c.id == number))


def _rows(gradebook: Gradebook, table: type, names: tuple[str, ...], cell: str) -> dict[str, dict]:
    """What each student has for the cell, by student."""
    columns = [getattr(table, name) for name in names]
    asked = select(SubmittedAssignment.student_id, *columns).select_from(table)
    asked = asked.join(SubmittedNotebook, SubmittedNotebook.id == table.notebook_id)
    asked = asked.join(SubmittedAssignment, SubmittedAssignment.id == SubmittedNotebook.assignment_id)
    rows = gradebook.db.execute(asked.where(table.cell_id == cell))
    return {student: dict(zip(names, about, strict=True)) for student, *about in rows}


def _add(gradebook: Gradebook, assignment: str, notebook: str, cell: Definition) -> None:
    """Add a cell, with a row for every submission; what a person gave for it, before it was retired, comes back."""
    db = gradebook.db
    more = {} if cell.kind == SOLUTION else {"max_score": cell.points, "cell_type": cell.cell_type}
    fresh = _CLASSES[cell.kind](name=cell.name, notebook_id=notebook, **more)
    db.add(fresh)
    db.flush()
    kept = _brought_back(gradebook, assignment, cell)
    asked = select(SubmittedNotebook.id, SubmittedAssignment.student_id)
    asked = asked.join(SubmittedAssignment, SubmittedAssignment.id == SubmittedNotebook.assignment_id)
    for submitted, student in db.execute(asked.where(SubmittedNotebook.notebook_id == notebook)).all():
        if cell.kind in (GRADE, TASK):
            db.add(Grade(cell_id=fresh.id, notebook_id=submitted, **kept["grades"].get(student, {})))
        if cell.kind in (SOLUTION, TASK):
            db.add(Comment(cell_id=fresh.id, notebook_id=submitted, **kept["comments"].get(student, {})))
    db.flush()


def _brought_back(gradebook: Gradebook, assignment: str, cell: Definition) -> dict[str, dict]:
    """What was kept of the cell: of the one in the same notebook, or of the one that it was in another."""
    same = RETIRED.c.assignment == assignment, RETIRED.c.name == cell.name, RETIRED.c.kind == cell.kind
    kept = dict(gradebook.db.execute(select(RETIRED.c.notebook, RETIRED.c.rows).where(*same)).all())
    place = cell.notebook if cell.notebook in kept else max(kept, default="")
    gradebook.db.execute(delete(RETIRED).where(*same, RETIRED.c.notebook == place))
    return json.loads(kept.get(place, '{"grades": {}, "comments": {}}'))


def _change(gradebook: Gradebook, notebook: str, cell: Definition) -> None:
    own = _CLASSES[cell.kind].__table__
    number = _cell_id(gradebook, notebook, cell)
    gradebook.db.execute(update(own).where(own.c.id == number).values(max_score=cell.points, cell_type=cell.cell_type))


def _cell_id(gradebook: Gradebook, notebook: str, cell: Definition) -> str:
    cells = BaseCell.__table__
    same = cells.c.notebook_id == notebook, cells.c.name == cell.name, cells.c.type == cell.kind
    return gradebook.db.execute(select(cells.c.id).where(*same)).scalar_one()


def _know_sources(gradebook: Gradebook, notebook: str, path: Path) -> None:
    """Record the text of the cells, as nbgrader does."""
    gradebook.db.execute(delete(SourceCell).where(SourceCell.notebook_id == notebook))
    read = nbformat.read(path, as_version=4)
    kernel = json.dumps(read.metadata.get("kernelspec", {}))
    gradebook.db.execute(update(Notebook).where(Notebook.id == notebook).values(kernelspec=kernel))
    for cell in read.cells:
        if is_grade(cell) or is_solution(cell) or is_task(cell) or is_locked(cell):
            about = {"cell_type": cell.cell_type, "locked": is_locked(cell), "source": cell.source}
            checksum = cell.metadata.nbgrader.get("checksum")
            gradebook.db.add(SourceCell(name=grade_id(cell), notebook_id=notebook, checksum=checksum, **about))
    gradebook.db.flush()


def _remove_notebook(gradebook: Gradebook, notebook: str) -> None:
    """Remove a notebook whose cells have all been retired."""
    gradebook.db.execute(delete(SourceCell).where(SourceCell.notebook_id == notebook))
    gradebook.db.execute(delete(SubmittedNotebook).where(SubmittedNotebook.notebook_id == notebook))
    gradebook.db.execute(delete(Notebook).where(Notebook.id == notebook))
