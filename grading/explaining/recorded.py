"""What the gradebook says of one check of one student, read without ever writing to it."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from nbgrader.api import Assignment, BaseCell, Grade, Notebook, SubmittedAssignment, SubmittedNotebook
from sqlalchemy import Engine, create_engine, make_url, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from ..classroom.called import called
from ..classroom.ledger import Entry, entries, released

PATIENCE = 30  # seconds that another program may keep the gradebook locked


@dataclass(frozen=True)
class Recorded:
    """The row of one check, and what the submission's rows were made from.

    auto: the points that the machine gave; manual: those of a person; extra: extra credit; None where there are none
    entry: None if the rows weren't written by `grade`; released: the version, such as 0.2.0, of the course that judged
    """

    auto: float | None
    manual: float | None
    extra: float | None
    most: float
    entry: Entry | None = None
    released: str | None = None

    @property
    def points(self) -> float:
        """The points that count."""
        return (self.manual if self.manual is not None else self.auto or 0.0) + (self.extra or 0.0)


@dataclass(frozen=True)
class _ReadOnly:
    """What the ledger needs of nbgrader's Gradebook, which makes tables as soon as it is opened."""

    db: Session


def recorded(url: str, assignment: str, student: str, grade_id: str) -> Recorded | None:
    """What the gradebook at `url` says; None if it has no such row, or there is no gradebook.

    Raises OSError if it can't be read.
    """
    with _reading(url) as db:
        row = db.execute(_asked(assignment, student, grade_id)).first() if db else None
        return Recorded(*row, *_entry(db, assignment, student)) if row else None


def names(url: str) -> dict[str, str]:
    """What students are called in the gradebook at `url`, by id; nobody if there is no gradebook.

    Raises OSError if it can't be read.
    """
    with _reading(url) as db:
        return called(db) if db else {}


@contextmanager
def _reading(url: str) -> Iterator[Session | None]:
    engine = _read_only(url)
    if engine is None:
        yield None
        return
    try:
        with Session(engine) as db:
            yield db
    except DBAPIError as error:
        raise OSError(f"the gradebook can't be read ({error.orig})") from None
    finally:
        engine.dispose()


def _asked(assignment: str, student: str, grade_id: str) -> select:
    columns = select(Grade.auto_score, Grade.manual_score, Grade.extra_credit, Grade.max_score)
    joined = columns.join_from(Grade, BaseCell, Grade.cell_id == BaseCell.id)
    joined = joined.join(Notebook, Notebook.id == BaseCell.notebook_id)
    joined = joined.join(SubmittedNotebook, Grade.notebook_id == SubmittedNotebook.id)
    joined = joined.join(SubmittedAssignment, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
    joined = joined.join(Assignment, SubmittedAssignment.assignment_id == Assignment.id)
    return joined.where(
        Assignment.name == assignment, SubmittedAssignment.student_id == student, BaseCell.name == grade_id
    )


def _entry(db: Session, assignment: str, student: str) -> tuple[Entry | None, str | None]:
    entry = None
    try:
        entry = entries(_ReadOnly(db), assignment).get(student)
        return entry, released(_ReadOnly(db), entry.version) if entry else None
    except DBAPIError:  # only nbgrader's own grading, or a version without that table, has written the gradebook
        return entry, None


def _read_only(url: str) -> Engine | None:
    """The database at `url`; a file is opened for reading only, and isn't made if it isn't there."""
    about = make_url(url)
    if about.get_backend_name() != "sqlite":
        return create_engine(about)
    path = Path(about.database or "").resolve()
    if not path.is_file():
        return None
    read_only = f"{path.as_uri()}?mode=ro"
    return create_engine("sqlite://", creator=lambda: sqlite3.connect(read_only, uri=True, timeout=PATIENCE))
