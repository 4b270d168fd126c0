"""`python -m grading solutions ASSIGNMENT`: after the deadline, a zip of solved notebooks and modules to hand out.

A notebook is the one that students got, with the model answers in place of theirs; rubrics stay behind. A module is
the reference without nbgrader's markers. Nothing of other assignments goes in.
"""

import hashlib
import json
import re
import zipfile
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path

import nbformat

from cs231n_lite.plumbing.course import Assignment, this_course
from cs231n_lite.plumbing.files import written_whole
from cs231n_lite.plumbing.submission import MANIFEST

from ..cells import grade_id, is_solution
from ..classroom.operations import Nbgrader
from ..collecting.deadlines import DEADLINES, due, extensions
from ..course_folder import CourseFolder
from .leaks import BEGIN, END, leaks_in

MODULES = "modules"
_EPOCH, _UNIX = (1980, 1, 1, 0, 0, 0), 3  # in a zip
_RUBRIC = re.compile(r"^\*\*Rubric\b")
_README = """\
# Solutions of {name}

The notebooks are those you got, with model answers in place of yours. The modules in `{modules}/` are solved.

To run the notebooks, put them where yours are, in `assignments/{name}/` of the course's folder, and the modules where
yours are, in `cs231n_lite/`. Keep your own work: copy both folders somewhere else before.
"""


class TooEarly(Exception):
    """Somebody may still be working on it; the message says until when, or that nobody says."""


@dataclass(frozen=True)
class _Later(CourseFolder):
    """The course folder as if there were only the assignments after `than`."""

    than: str = ""

    @property
    def assignments(self) -> list[str]:
        """The names of the assignments after `than`, in teaching order."""
        names = super().assignments
        return names[names.index(self.than) + 1 :]


def hand_out(root: Path, name: str, now: datetime, force: bool = False, target: Path | None = None) -> Path:
    """Write dist/NAME-solutions.zip in the course folder `root`, or `target`; the same bytes every time.

    now: in UTC, without a zone
    force: also before everybody's deadline has passed

    Returns its path. Raises KeyError if there is no such assignment, TooEarly if it isn't time, ValueError if a table
    can't be read or a later solution would leak, and OSError if a file can't be read or written.
    """
    course, assignment = CourseFolder(root), this_course().assignment(name)
    if not force:
        _complain_if_early(root, name, now)
    files = contents(course, assignment)
    leaks = _leaks(files, course, name)
    if leaks:
        raise ValueError("the zip would leak solutions of later assignments, or rubrics:\n  " + "\n  ".join(leaks))
    target = target or root / "dist" / f"{name}-solutions.zip"
    if target.suffix != ".zip":
        raise ValueError(f"{target.name} is no name for a zip; let it end with .zip")
    with written_whole(target) as fresh, zipfile.ZipFile(fresh, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, raw in files.items():
            info = zipfile.ZipInfo(f"{name}-solutions/{path}", _EPOCH)
            info.compress_type, info.create_system, info.external_attr = zipfile.ZIP_DEFLATED, _UNIX, 0o644 << 16
            archive.writestr(info, raw)
    return target


def contents(course: CourseFolder, assignment: Assignment) -> dict[str, bytes]:
    """All files of the zip, by their path below its one folder."""
    name = assignment.name
    texts = {"README.md": _README.format(name=name, modules=MODULES)}
    for notebook in assignment.notebooks:
        texts[f"{notebook.name}.ipynb"] = _solved(course, name, f"{notebook.name}.ipynb")
    for path in course.references(name):
        texts[f"{MODULES}/{path.name}"] = _without_markers(path.read_text(encoding="utf-8"))
    files = {path: text.encode() for path, text in texts.items()}
    about = {
        "kind": "solutions",
        "assignment": name,
        "modules": list(assignment.modules),
        "sha256": {path: hashlib.sha256(raw).hexdigest() for path, raw in files.items()},
    }
    return {MANIFEST: (json.dumps(about, indent=1) + "\n").encode()} | files


def _complain_if_early(root: Path, name: str, now: datetime) -> None:
    first = due(root, name)
    if first is None:
        raise TooEarly(
            f"nobody says when {name} is due; write it into {DEADLINES}, or hand the solutions out all the same with "
            "--force"
        )
    given = Nbgrader(root).extensions(name) | extensions(root, name)
    longest = max([timedelta(0), *given.values()])
    if now <= first + longest:
        local = (first + longest).replace(tzinfo=timezone.utc).astimezone()
        with_extension = ", with the longest extension" if longest else ""
        raise TooEarly(
            f"{name} is due until {local:%Y-%m-%d %H:%M}{with_extension}; hand its solutions out after that, or before "
            "with --force"
        )


def _solved(course: CourseFolder, name: str, file: str) -> str:
    """The text of the released notebook `file` with the model answers in it."""
    released = nbformat.read(course.root / "assignments" / name / file, as_version=4)
    solved = nbformat.read(course.solutions / name / file, as_version=4)
    answers = {grade_id(cell): cell.source for cell in solved.cells if is_solution(cell)}
    for cell in released.cells:
        if is_solution(cell):
            cell.source = _without_rubric(_without_markers(answers[grade_id(cell)])).strip()
    return nbformat.writes(released) + "\n"


def _without_markers(text: str) -> str:
    """A solution without nbgrader's markers, and without what stands between those of hidden tests and mark schemes."""
    kept, hidden = [], False
    for line in text.splitlines(keepends=True):
        begins, ends = BEGIN.search(line), END.search(line)
        if begins or ends:
            hidden = bool(begins) and begins[1] != "SOLUTION"
        elif not hidden:
            kept.append(line)
    return "".join(kept)


def _without_rubric(answer: str) -> str:
    lines = answer.splitlines(keepends=True)
    rubric = next((number for number, line in enumerate(lines) if _RUBRIC.match(line)), len(lines))
    return "".join(lines[:rubric])


def _leaks(files: dict[str, bytes], course: CourseFolder, name: str) -> list[str]:
    """What would leak, but for lines that the solutions handed out share with later ones."""
    later = _Later(course.root, name)
    own = "".join(path.read_text(encoding="utf-8") for path in [*course.references(name), *course.texts(name)])
    shared = {leak.partition(": ")[2] for leak in leaks_in({"": _without_markers(own).encode()}, later)}
    found = [leak for leak in leaks_in(files, later) if leak.partition(": ")[2] not in shared]
    return found + [f"{path}: a rubric" for path, raw in files.items() if b"**Rubric" in raw]
