"""A notebook from its text (MyST Markdown), with nbgrader's metadata filled in.

In the text a graded cell is just `check("svm_loss_naive.loss")`: its points come from the check. A question answered
in prose is a Markdown cell that starts with `+++ {"question": "some-id", "points": 5}`.
"""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import jupytext
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell

from cs231n_lite.checks.catalogue import all_checks, find

from ..cells import check_in

HEADING = re.compile(r"^##+ +(.+?) *$", re.MULTILINE)
KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}


@dataclass(frozen=True)
class Lesson:
    """One notebook as its text describes it.

    place: its number among the notebooks of the assignment
    writes: what students write in it, in a few words
    explained: for each check that it asks, the section that explains it, which is the nearest heading above
    cells: the points of each graded cell by its grade id, in order
    modules: the students' modules that its checks ask about, in order
    """

    name: str
    notebook: NotebookNode
    place: float
    writes: str
    explained: Mapping[str, str]
    cells: Mapping[str, float]
    modules: tuple[str, ...]


def lesson_from(path: Path, first: str = "") -> Lesson:
    """The lesson that the text at `path` describes; `first` is the text of a code cell that comes after its title.

    Raises ValueError if its head lacks something, a question lacks its points or a check stands twice, and KeyError if
    there is no such check.
    """
    try:
        notebook = jupytext.reads(path.read_text(encoding="utf-8"), fmt="md:myst")
    except Exception as error:  # whatever jupytext and its YAML reader raise
        raise ValueError(f"{path.name} can't be read: {' '.join(str(error).split())}") from error
    head = notebook.metadata
    if not isinstance(head.get("lesson"), int | float) or "students_write" not in head:
        raise ValueError(
            f"the head of {path.name} needs `lesson`, its number in the assignment, and `students_write`, a few words; "
            f"a file that is no lesson belongs elsewhere"
        )
    notebook.metadata = NotebookNode(kernelspec=KERNEL, language_info={"name": "python"})
    notebook.nbformat, notebook.nbformat_minor = 4, 5
    if first:
        notebook.cells.insert(1, new_code_cell(first))
    seen: dict[str, int] = {}
    for cell in notebook.cells:
        cell.metadata = _metadata(cell, path)
        digest = hashlib.sha256(cell.source.encode()).hexdigest()[:8]
        seen[digest] = seen.get(digest, 0) + 1
        cell.id = digest if seen[digest] == 1 else f"{digest}-{seen[digest]}"
    asked = [name for cell in notebook.cells if (name := check_in(cell))]
    twice = {name for name in asked if asked.count(name) > 1}
    if twice:
        raise ValueError(f"{path.name} asks {', '.join(sorted(twice))} more than once; a check is graded once")
    modules = tuple(dict.fromkeys(find(name).module for name in asked))
    explained = _sections(notebook, f"{path.stem}.ipynb")
    return Lesson(
        path.stem, notebook, float(head.lesson), head.students_write, explained, _grade_cells(notebook), modules
    )


def _sections(notebook: NotebookNode, file: str) -> dict[str, str]:
    found, heading = {}, ""
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            heading = (HEADING.findall(cell.source) or [heading])[-1]
        elif check_in(cell):
            found[check_in(cell)] = f"{file}, section {heading}"
    return found


def _grade_cells(notebook: NotebookNode) -> dict[str, float]:
    graded = [cell.metadata.nbgrader for cell in notebook.cells if cell.metadata.get("nbgrader", {}).get("grade")]
    return {about.grade_id: about.points for about in graded}


def _metadata(cell: NotebookNode, path: Path) -> NotebookNode:
    name, question = check_in(cell), cell.metadata.get("question")
    if name:
        check = find(name)
        return _graded(check.grade_id, check.points, locked=True, solution=False)
    if question is None:
        return NotebookNode()
    if "points" not in cell.metadata:
        raise ValueError(
            f'the question {question!r} in {path.name} has no points; write {{"question": …, "points": 5}}'
        )
    if question in {check.grade_id for check in all_checks().values()}:
        raise ValueError(f"the question {question!r} in {path.name} is called like a check; give it another name")
    return _graded(question, cell.metadata["points"], locked=False, solution=True)


def _graded(grade_id: str, points: int, locked: bool, solution: bool) -> NotebookNode:
    about = {"schema_version": 3, "grade": True, "grade_id": grade_id, "points": points}
    return NotebookNode(nbgrader=NotebookNode(about | {"locked": locked, "solution": solution, "task": False}))
