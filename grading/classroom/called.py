"""What students are called, as the gradebook knows them."""

from pathlib import Path

from nbgrader.api import Student
from sqlalchemy import select
from sqlalchemy.orm import Session

from .operations import Nbgrader


def names_in(root: Path) -> dict[str, str]:
    """The name of each student by id, of those whom the gradebook of the course folder `root` knows by name."""
    with Nbgrader(root).gradebook as gradebook:
        return called(gradebook.db)


def called(db: Session) -> dict[str, str]:
    """The same, of an open gradebook."""
    rows = db.execute(select(Student.id, Student.first_name, Student.last_name))
    names = {student: " ".join(name for name in (first, last) if name) for student, first, last in rows}
    return {student: name for student, name in names.items() if name}
