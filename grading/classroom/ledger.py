"""Which results are in the gradebook, noted beside nbgrader's own tables: rows and note are written in one transaction.

So nothing is written twice that is there already, and a gradebook that was put back to an earlier one knows what it
holds.
"""

from dataclasses import asdict, dataclass, fields

from nbgrader.api import Assignment, Gradebook, SubmittedAssignment
from sqlalchemy import Column, MetaData, String, Table, Text, delete, insert, inspect, select

from cs231n_lite.plumbing.course import this_course

GRADED = Table(
    "cs231n_lite_graded",
    MetaData(),
    Column("submission", String(32), primary_key=True),
    Column("result", String(64), nullable=False),
    Column("version", String(64), nullable=False),
    Column("content", String(64), nullable=False),
    Column("notebooks", String(64), nullable=False),
    Column("handed_in", String(200), nullable=False),
    Column("notes", Text, nullable=False),
)
COURSES = Table(
    "cs231n_lite_courses",
    GRADED.metadata,
    Column("version", String(64), primary_key=True),
    Column("released", String(40), nullable=False),
)


@dataclass(frozen=True)
class Entry:
    """What a submission's rows were made from.

    result: the key of the result in the store
    version: the digest of the course that judged it; content: that of the submission itself
    notebooks: the digest of the graded notebooks
    handed_in: when, with which extension and until when it was due: what the penalty came from
    notes: what was noticed, as JSON
    """

    result: str
    version: str
    content: str
    notebooks: str
    handed_in: str
    notes: str = "[]"


def prepare(gradebook: Gradebook) -> None:
    """Make the tables, unless they are there."""
    GRADED.metadata.create_all(gradebook.engine)


def entries(gradebook: Gradebook, assignment: str) -> dict[str, Entry]:
    """What is noted of the submissions of `assignment`, by student; only of those that the gradebook has.

    Nothing where there is no such table yet.
    """
    if not inspect(gradebook.db.get_bind()).has_table(GRADED.name):
        return {}
    submissions = SubmittedAssignment.__table__.join(GRADED, SubmittedAssignment.id == GRADED.c.submission)
    joined = submissions.join(Assignment.__table__, Assignment.id == SubmittedAssignment.assignment_id)
    asked = select(SubmittedAssignment.student_id, *(GRADED.c[each.name] for each in fields(Entry)))
    rows = gradebook.db.execute(asked.select_from(joined).where(Assignment.name == assignment))
    return {student: Entry(*about) for student, *about in rows}


def note(gradebook: Gradebook, submission: str, entry: Entry) -> None:
    """Note, in the transaction that is open, what the rows of the submission of this id come from."""
    gradebook.db.execute(delete(GRADED).where(GRADED.c.submission == submission))
    gradebook.db.execute(insert(GRADED).values(submission=submission, **asdict(entry)))
    if released(gradebook, entry.version) is None:
        row = {"version": entry.version, "released": this_course().version}
        gradebook.db.execute(insert(COURSES).values(row))


def released(gradebook: Gradebook, version: str) -> str | None:
    """The version, such as 0.2.0, that was given to the course of this digest; None if it has graded nothing."""
    return gradebook.db.execute(select(COURSES.c.released).where(COURSES.c.version == version)).scalar()
