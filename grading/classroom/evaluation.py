"""What comes of one submission, from its files alone: nothing is written, and nothing of a student's is run here."""

import textwrap
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode

from cs231n_lite.checks.catalogue import find
from cs231n_lite.checks.verdict import State, Verdict
from cs231n_lite.checks.words import listed
from cs231n_lite.plumbing.course import Assignment
from cs231n_lite.plumbing.overlay import SUBMISSION_FOLDER

from ..cells import check_in, grade_id, is_solution, is_test
from ..composing.compose import compose
from ..composing.student_notebook import StudentNotebook, read_student_notebook
from ..course_folder import CourseFolder
from ..intake.handed_in import HandedIn
from ..jail.jail import Jail
from ..jail.running import Place
from ..judge.judging import Judge, references_of
from ..judge.limits import USUAL, Limits
from ..judge.seeds import seed_for
from ..judge.work import Work, earlier_references


@dataclass(frozen=True)
class Evaluated:
    """What came of one submission, as plain data.

    notebooks: the text of each composed notebook, by its name
    graded: of each notebook the cells that the gradebook knows, as they stand in it
    verdicts: the fields of the verdict on each check, by grade id
    notes: what was noticed
    seconds: how long judging took, on the clock
    """

    notebooks: Mapping[str, str]
    graded: Mapping[str, list[dict]]
    verdicts: Mapping[str, Mapping[str, Any]]
    notes: tuple[str, ...]
    seconds: float = field(default=0.0, compare=False)

    def verdict(self, name: str) -> Verdict | None:
        """The verdict on the check whose grade id is `name`; None if there is none."""
        fields = self.verdicts.get(name)
        return Verdict(**{**fields, "state": State(fields["state"])}) if fields else None

    def said(self, name: str) -> str:
        """How the verdict on the check whose grade id is `name` reads in a table; empty if there is none."""
        verdict = self.verdict(name)
        if not verdict:
            return ""
        told = "" if verdict.state is State.PASSED else verdict.looks_like or verdict.came_out
        return textwrap.shorten(f"{verdict.state.value}{': ' * bool(told)}{told}", 160, placeholder=" …")


def evaluate(
    handed_in: HandedIn,
    assignment: Assignment,
    released: Mapping[str, NotebookNode],
    root: Path,
    place: Place,
    seed: tuple[int, ...],
    limits: Limits = USUAL,
    run: bool = False,
    rubrics: Mapping[str, Mapping[str, str]] = {},
) -> Evaluated:
    """Judge the modules in `place`, and compose the graded notebooks.

    released: the assignment's released notebooks, by name
    root: the course folder, for its references
    seed: as `seed_of` makes it
    run: run the notebooks too, for fresh outputs; one with grade cells that ask no check is always run
    rubrics: what the points of answers are for, for whoever grades, by notebook and grade id
    """
    began, modules = time.monotonic(), _modules_of(handed_in)
    work = Work(assignment.name, modules, earlier_references(CourseFolder(root), assignment.name))
    with Judge(references_of(root), work, seed, place, limits) as judge:
        judge.start()
        asked = [name for notebook in released.values() for cell in notebook.cells if (name := check_in(cell))]
        verdicts: dict[str, Verdict] = {name: judge.verdict(find(name)) for name in asked}
    shown = {f"{SUBMISSION_FOLDER}/{name}.py": text for name, text in modules.items()}
    read = {name: read_student_notebook(handed_in.notebooks.get(name), f"{name}.ipynb") for name in released}
    composed, graded_cells, found = {}, {}, list(handed_in.notes)
    for name, notebook in released.items():
        student, lacking = _belonging(name, notebook, read)
        notes = [*handed_in.notes, *lacking]
        found += [*lacking, *([read[name].trouble] if name in handed_in.notebooks else [])]
        points_for = rubrics.get(name, {})
        graded = compose(notebook, student, verdicts, notes, shown, rubrics=points_for)
        if run or any(map(is_test, notebook.cells)):
            from . import own_cells  # Jupyter's clients come with it, which takes a second

            executed = own_cells.run(graded, work, jailed=isinstance(place, Jail))
            ran = own_cells.outputs_of_tests(executed)
            graded = compose(notebook, student, verdicts, notes, shown, ran, points_for)
            graded = own_cells.with_fresh_outputs(graded, executed) if run else graded
        composed[name] = nbformat.writes(graded)
        graded_cells[name] = [dict(cell) for cell in graded.cells if grade_id(cell)]
    told = {
        find(name).grade_id: {**asdict(verdict), "state": verdict.state.value} for name, verdict in verdicts.items()
    }
    notes = tuple(note for note in dict.fromkeys(found) if note)
    return Evaluated(composed, graded_cells, told, notes, round(time.monotonic() - began, 3))


def seed_of(handed_in: HandedIn, assignment: Assignment, root: Path) -> tuple[int, ...]:
    """The seed of the hidden problems: the same for the same modules, from the secret of the course folder `root`."""
    return seed_for(root, assignment.name, Work(assignment.name, _modules_of(handed_in)).digest)


def _modules_of(handed_in: HandedIn) -> dict[str, str]:
    return {**handed_in.helpers, **handed_in.modules}


def _belonging(
    name: str, released: NotebookNode, read: Mapping[str, StudentNotebook]
) -> tuple[StudentNotebook, list[str]]:
    """The student's notebook that holds the cells of the released one, and what to say of answers that it lacks.

    It is the one of the same name, unless only another one has any of its answers: they were merged, or renamed.
    """
    answers = {cell.metadata.nbgrader.grade_id: cell.id for cell in released.cells if is_solution(cell)}

    def has(other: str) -> set[str]:
        cells = read[other].cells
        return {
            name
            for name, cell_id in answers.items()
            for cell in cells
            if name == cell.grade_id or (not cell.grade_id and cell_id == cell.cell_id)
        }

    best = max(read, key=lambda other: (len(has(other)) if not has(name) else 0, other == name))
    lacking, notes = sorted(answers.keys() - has(best)), []
    if best != name:
        notes.append(f"The answers of {name}.ipynb were found in {best}.ipynb.")
    if lacking and read[best].cells:
        notes.append(f"{best}.ipynb has no cell for {listed(lacking)}, so there is no answer to be read.")
    return read[best], notes


def released_notebooks(folder: Path, assignment: Assignment) -> dict[str, NotebookNode]:
    """The released notebooks of `assignment`, which lie in `folder`, by name."""
    return {n.name: nbformat.read(folder / f"{n.name}.ipynb", as_version=4) for n in assignment.notebooks}
