"""`make grade A=1-losses`: grade every submission; set aside, with a zero and the reason, what can't be graded."""

import json
import shutil
from dataclasses import dataclass, field
from pathlib import Path

from nbgrader.api import MissingEntry
from tqdm import tqdm

from cs231n_lite.plumbing.course import Assignment, this_course
from cs231n_lite.plumbing.pack import digest_of
from cs231n_lite.plumbing.submission import MANIFEST, trouble_with_notebook

from .operations import Nbgrader, NbgraderFailed
from .set_aside import set_aside


@dataclass
class Graded:
    """What came of one submission.

    points: by grade id
    waiting: the cells that wait for a person
    set_aside: notebook → reason
    notes: what was noticed
    """

    student: str
    points: dict[str, float] = field(default_factory=dict)
    waiting: list[str] = field(default_factory=list)
    set_aside: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    @property
    def total(self) -> float:
        return sum(self.points.values())


class NothingToGrade(Exception):
    """There is no submission of this assignment; the message says where they are looked for."""


def grade(root: Path, name: str, quiet: bool = False) -> list[Graded]:
    """Grade all submissions of the assignment `name` in the course folder `root`, in the order of the students.

    Raises KeyError if there is no such assignment, NothingToGrade if nobody handed anything in.
    """
    assignment, nbgrader = this_course().assignment(name), Nbgrader(root)
    everybody = nbgrader.path("submitted", ".", ".")
    students = sorted(folder.parent.name for folder in everybody.glob(f"*/{name}") if folder.is_dir())
    if not students:
        raise NothingToGrade(f"nobody handed in {name}: there is no {nbgrader.path('submitted', 'STUDENT', name)}")
    _know_assignment(nbgrader, assignment)
    results = []
    for student in tqdm(students, desc=f"grading {name}", unit="submission", disable=quiet):
        results.append(_grade_one(nbgrader, assignment, student))
    return results


def _know_assignment(nbgrader: Nbgrader, assignment: Assignment) -> None:
    """Record the assignment in the gradebook, unless it is there already."""
    with nbgrader.gradebook as gradebook:
        try:
            gradebook.find_assignment(assignment.name)
            return
        except MissingEntry:
            pass
    nbgrader.generate_assignment(assignment.name)


def _grade_one(nbgrader: Nbgrader, assignment: Assignment, student: str) -> Graded:
    result = Graded(student)
    submitted = nbgrader.path("submitted", student, assignment.name)
    for notebook in assignment.notebooks:
        trouble = trouble_with_notebook(submitted / f"{notebook.name}.ipynb", notebook)
        if trouble:
            result.set_aside[notebook.name] = trouble
    result.notes += _changed_after_packing(submitted)
    shutil.rmtree(nbgrader.path("autograded", student, assignment.name), ignore_errors=True)
    if len(result.set_aside) < len(assignment.notebooks):
        try:
            nbgrader.autograde(assignment.name, student, without=result.set_aside)
        except NbgraderFailed as failed:
            reason = "grading it failed; the instructor has been told"
            result.set_aside |= {notebook.name: reason for notebook in assignment.notebooks}
            result.notes.append(f"nbgrader failed: {failed}")
    for notebook, reason in result.set_aside.items():
        set_aside(nbgrader, assignment.name, student, notebook, reason)
    result.points, result.waiting = _points(nbgrader, assignment, student)
    return result


def _points(nbgrader: Nbgrader, assignment: Assignment, student: str) -> tuple[dict[str, float], list[str]]:
    """The points of each cell by its grade id, as the gradebook has them, and the cells that wait for a person."""
    with nbgrader.gradebook as gradebook:
        submitted = gradebook.find_submission(assignment.name, student)
        grades = {grade.name: grade for notebook in submitted.notebooks for grade in notebook.grades}
        waiting = [name for name, grade in grades.items() if grade.needs_manual_grade]
        order = [cell for notebook in assignment.notebooks for cell in notebook.cells]
        return {name: float(grades[name].score or 0) for name in order}, waiting


def _changed_after_packing(submitted: Path) -> list[str]:
    """Files that differ from the manifest they were packed with; no manifest, no complaint."""
    manifest = submitted / MANIFEST
    try:
        packed = json.loads(manifest.read_text(encoding="utf-8"))["sha256"]
        changed = [name for name, digest in packed.items() if digest_of((submitted / name).read_bytes()) != digest]
    except FileNotFoundError as error:
        return [f"{Path(error.filename).name} was packed and is missing"] if manifest.exists() else []
    except (ValueError, KeyError, TypeError, AttributeError, OSError):
        return ["its manifest is damaged"]
    return [f"{name} was changed after packing" for name in changed]
