"""`make grade A=1-losses`: grade every submission of an assignment."""

import contextlib
import shutil
from collections.abc import Callable, Collection
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbgrader.api import MissingEntry
from tqdm import tqdm

from cs231n_lite.plumbing.course import Assignment, this_course
from cs231n_lite.plumbing.files import write_whole

from ..intake.handed_in import read_folder
from ..intake.times import handed_in_at
from ..jail.jail import NoJail
from ..jail.places import WITHOUT_JAIL, jail, no_jail
from ..jail.running import Place
from ..judge.limits import USUAL, Limits
from .evaluation import Evaluated, evaluate, released_notebooks
from .operations import Nbgrader
from .rows import save


@dataclass
class Graded:
    """What came of one submission.

    points: by grade id
    waiting: the cells that wait for a person
    trouble: why it couldn't be graded, if it couldn't; its rows are as they were
    notes: what was noticed
    """

    student: str
    points: dict[str, float] = field(default_factory=dict)
    waiting: list[str] = field(default_factory=list)
    trouble: str = ""
    notes: list[str] = field(default_factory=list)

    @property
    def total(self) -> float:
        return sum(self.points.values())


class NothingToGrade(Exception):
    """There is no submission of this assignment; the message says where they are looked for."""


def grade(
    root: Path,
    name: str,
    students: Collection[str] = (),
    without_jail: bool = False,
    run: bool = False,
    quiet: bool = False,
    limits: Limits = USUAL,
) -> list[Graded]:
    """Grade the submissions of the assignment `name` in the course folder `root`, in the order of the students.

    students: whose; left out, everybody's
    without_jail: run students' code in ordinary processes
    run: run the notebooks too, for fresh outputs

    Whatever goes wrong with one submission stays with it. Raises KeyError if there is no such assignment,
    NothingToGrade if nobody handed anything in, NoJail if no jail can be had.
    """
    assignment, nbgrader = this_course().assignment(name), Nbgrader(root)
    asked = [student for student in nbgrader.students(name) if not students or student in students]
    if not asked:
        raise NothingToGrade(f"nobody handed in {name}: there is no {nbgrader.path('submitted', 'STUDENT', name)}")
    place: AbstractContextManager[Place] = no_jail() if without_jail else jail()
    _know_assignment(nbgrader, assignment)
    released = released_notebooks(nbgrader.path("release", ".", name), assignment)
    results = []
    with place as inside:
        evaluated_by = partial(evaluate, root=nbgrader.root, place=inside, limits=limits, run=run)
        for student in tqdm(asked, desc=f"grading {name}", unit="submission", disable=quiet):
            result = _grade_one(nbgrader, assignment, student, released, evaluated_by)
            result.notes += [WITHOUT_JAIL] if without_jail else []
            results.append(result)
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


def _grade_one(
    nbgrader: Nbgrader,
    assignment: Assignment,
    student: str,
    released: dict[str, NotebookNode],
    evaluated_by: Callable[..., Evaluated],
) -> Graded:
    result = Graded(student)
    try:
        handed_in = read_folder(nbgrader.path("submitted", student, assignment.name), assignment)
        evaluated = evaluated_by(handed_in, assignment, released)
        result.notes += evaluated.notes
        _save(nbgrader, assignment, result, evaluated)
    except NoJail:
        raise
    except Exception as error:  # of whatever type: it must not cost the others their grades
        result.trouble = f"it could not be graded ({type(error).__name__}: {error}); its rows are as they were"
    return result


def _save(nbgrader: Nbgrader, assignment: Assignment, result: Graded, evaluated: Evaluated) -> None:
    """Write the rows, then the notebooks: if something ends it in between, the next run does both again."""
    submitted = nbgrader.path("submitted", result.student, assignment.name)
    target = nbgrader.path("autograded", result.student, assignment.name)
    notebooks = {name: nbformat.reads(text, as_version=4) for name, text in evaluated.notebooks.items()}
    timestamp, trouble = handed_in_at(submitted)
    result.notes += [trouble] if trouble else []
    with nbgrader.gradebook as gradebook:
        save(gradebook, assignment.name, result.student, notebooks, _read(target), timestamp, nbgrader.late_plugin)
        found = gradebook.find_submission(assignment.name, result.student)
        grades = {grade.name: grade for notebook in found.notebooks for grade in notebook.grades}
        result.waiting = [name for name, grade in grades.items() if grade.needs_manual_grade]
        order = [name for notebook in assignment.notebooks for name in notebook.cells if name in grades]
        result.points = {name: float(grades[name].score or 0) for name in dict.fromkeys([*order, *grades])}
    _write(target, evaluated)


def _read(folder: Path) -> dict[str, NotebookNode]:
    """The notebooks that the last run wrote, as far as they are still whole."""
    found = {}
    for path in folder.glob("*.ipynb"):
        with contextlib.suppress(Exception):  # somebody has changed it; it is made again
            found[path.stem] = nbformat.read(path, as_version=4)
    return found


def _write(folder: Path, evaluated: Evaluated) -> None:
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        folder.unlink()
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in evaluated.notebooks.items():
        write_whole(folder / f"{name}.ipynb", text)
    for path in folder.iterdir():  # what an earlier way of grading left there
        if path.name not in {f"{name}.ipynb" for name in evaluated.notebooks}:
            shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()
