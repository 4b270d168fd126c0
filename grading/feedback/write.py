"""Write the feedback pages of a class, in the places where nbgrader's own would be."""

from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path

from nbformat.v4 import reads_json
from tqdm import tqdm

from cs231n_lite.plumbing.files import write_whole
from cs231n_lite.plumbing.submission import usable_name

from ..classroom.ledger import entries
from ..classroom.notebooks import digest_of, texts_in
from ..classroom.operations import Nbgrader
from ..composing.rubrics import rubrics_in
from ..intake.archives import open_plain
from .gradebook import SubmissionRows, read_rows
from .index import index
from .page import page
from .templates import first_page

# nbgrader's release_feedback reads them beside the pages; they lie in a submission that its exchange has collected
FOR_RELEASE, LONGEST = ("timestamp.txt", "submission_secret.txt"), 1000  # bytes


class NothingToTell(Exception):
    """The gradebook has no submission of this assignment; the message says what to do."""


@dataclass
class Written:
    """What came of one student: the names of pages that are new or changed, and of those that stayed as they were.

    trouble: why the student has no new pages, if so, and what to do
    """

    student: str
    changed: list[str] = field(default_factory=list)
    same: list[str] = field(default_factory=list)
    trouble: str = ""

    @property
    def names(self) -> list[str]:
        """The names of all pages."""
        return sorted([*self.changed, *self.same])


def write_feedback(root: Path, assignment: str, students: Collection[str] = (), quiet: bool = False) -> list[Written]:
    """Write the pages of the submissions of `assignment` in the course folder `root`, in the order of the students.

    students: whose; left out, those of everybody in the gradebook

    Whatever goes wrong with one student stays with that student. Raises NothingToTell if nobody was graded.
    """
    nbgrader = Nbgrader(root)
    rows = graded_rows(nbgrader, assignment)
    with nbgrader.gradebook as gradebook:
        graded = {student: entry.notebooks for student, entry in entries(gradebook, assignment).items()}
    asked = sorted(set(students) or rows)
    return [
        _write_one(nbgrader, assignment, student, rows.get(student), graded.get(student, ""))
        for student in tqdm(asked, desc=f"feedback on {assignment}", unit="student", disable=quiet)
    ]


def graded_rows(nbgrader: Nbgrader, assignment: str) -> dict[str, SubmissionRows]:
    """What the gradebook says of each submission of `assignment`, by student; raises NothingToTell if it has none."""
    rows = {}
    if nbgrader.has_gradebook:
        with nbgrader.gradebook as gradebook:
            rows = read_rows(gradebook, assignment)
    if not rows:
        raise NothingToTell(f"the gradebook has nobody's {assignment}; grade it: python -m grading grade {assignment}")
    return rows


def _write_one(
    nbgrader: Nbgrader, assignment: str, student: str, submission: SubmissionRows | None, graded: str
) -> Written:
    """Write the pages of one student; `graded`: the digest of the notebooks that the rows come from, if it is known."""
    result = Written(student)
    if submission is None:
        result.trouble = f"the gradebook has no {assignment} of {student}; grade it, or look at the spelling"
        return result
    try:
        usable_name(student.replace("_", "-"))  # an account of nbgrader's exchange may have one
        composed = nbgrader.path("autograded", student, assignment)
        target = nbgrader.path("feedback", student, assignment)
        source = nbgrader.path("source", ".", assignment)
        if graded and digest_of(texts_in(composed)) != graded:
            raise ValueError("its graded notebooks aren't those that the points come from")
        pages = {}
        for name in submission.notebooks:
            notebook = reads_json((composed / f"{name}.ipynb").read_text("utf-8"))
            pages[name] = page(assignment, name, submission, notebook, rubrics_in(source / f"{name}.ipynb"))
        for name, text in pages.items():
            is_new = _put(target / f"{name}.html", text.encode())
            (result.changed if is_new else result.same).append(name)
        _put(target / first_page(submission.notebooks), index(assignment, submission).encode())
        _carry(nbgrader.path("submitted", student, assignment), target)
    except Exception as error:  # of whatever type: it must not cost the others their pages
        why = f"not written ({type(error).__name__}: {error})"
        result.trouble = f"{why}; if its graded notebook is damaged or missing, grade {student} again; then repeat this"
    return result


def _put(path: Path, content: bytes) -> bool:
    """Make `content` the file at `path`; returns False if it was there already."""
    if path.is_file() and not path.is_symlink() and path.read_bytes() == content:
        return False
    write_whole(path, content)
    return True


def _carry(submitted: Path, target: Path) -> None:
    for name in FOR_RELEASE:
        if (submitted / name).exists():
            with open_plain(submitted / name) as file:
                _put(target / name, file.read(LONGEST))
