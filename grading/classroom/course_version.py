"""What judging reads: packed, so that it can travel, and as a digest that tells one version of the course from another.

Two results are comparable only if they come from the same version.
"""

import hashlib
import io
import json
import sys
import zipfile
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

import numpy as np

from cs231n_lite.plumbing.course import Assignment, this_course

from ..composing.rubrics import rubrics_in
from ..course_folder import ROOT, CourseFolder
from ..judge.seeds import seed_for
from .work import RUBRICS, Course

_JUDGING = (
    "cs231n_lite/checks",
    "cs231n_lite/plumbing",
    "cs231n_lite/exercises/measures",
    "grading/choices",
    "grading/judge",
    "grading/jail",
    "grading/composing",
    "grading/intake",
    "grading/cells.py",
    "grading/classroom/evaluation.py",
    "grading/classroom/own_cells.py",
    "grading/classroom/work.py",
)


def packed_course(root: Path, assignment: Assignment, released: Path) -> Course:
    """The course folder `root` as judging needs it; `released` is the folder of the assignment's notebooks.

    Raises OSError, naming the file, if one can't be read, and ValueError if a solution notebook is none.
    """
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in _files(root, assignment, released):
            archive.writestr(zipfile.ZipInfo(name), content)
    return Course(assignment, raw.getvalue(), hashlib.sha256(raw.getvalue()).hexdigest())


def version_of(root: Path, assignment: Assignment, released: Path) -> str:
    """A digest of everything that the judging of `assignment` reads, but for the submissions.

    Later assignments don't count, nor what only students' notebooks use, such as figures and data.
    """
    facts, digest = this_course(), hashlib.sha256()
    taught = {name for name in facts.assignments if not facts.comes_before(assignment.name, name)}
    for name, content in _files(root, assignment, released):
        if not name.startswith("solutions/") or name.split("/")[1] in taught:
            _add(digest, name, content)
    about = (assignment, code_digest(taught), seed_for(root, "version"))
    _add(digest, "about", repr(about).encode())
    return digest.hexdigest()


def code_digest(taught: Collection[str] | None = None) -> str:
    """A digest of the code that judges, of Python's and numpy's versions; for these assignments, or for all."""
    digest = hashlib.sha256()
    for path in sorted(_package_files(this_course().assignments if taught is None else taught)):
        _add(digest, path.relative_to(ROOT).as_posix(), path.read_bytes())
    _add(digest, "about", repr((sys.version_info[:2], np.__version__)).encode())
    return digest.hexdigest()


def _files(root: Path, assignment: Assignment, released: Path) -> Iterator[tuple[str, bytes]]:
    course = CourseFolder(root)
    for name in course.assignments:
        for path in [*course.references(name), *course.wrong_versions(name)]:
            yield path.relative_to(root).as_posix(), path.read_bytes()
    names = [notebook.name for notebook in assignment.notebooks]
    for name in names:
        yield f"released/{name}.ipynb", (released / f"{name}.ipynb").read_bytes()
    rubrics = {name: rubrics_in(course.solutions / assignment.name / f"{name}.ipynb") for name in names}
    yield RUBRICS, json.dumps(rubrics, sort_keys=True).encode()  # of a solution notebook nothing else is needed


def _package_files(taught: Iterable[str]) -> Iterator[Path]:
    for name in _JUDGING:
        yield from [ROOT / name] if name.endswith(".py") else (ROOT / name).rglob("*.py")
    exercises = ROOT / "cs231n_lite" / "exercises"
    for module in (module for name in taught for module in this_course().assignment(name).modules):
        yield from (
            path for path in (exercises / f"{module}.py", exercises / "tables" / f"{module}.json") if path.is_file()
        )


def _add(digest: "hashlib._Hash", name: str, content: bytes) -> None:
    for part in (name.encode(), content):
        digest.update(len(part).to_bytes(8, "big") + part)
