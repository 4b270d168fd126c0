"""The parts of a composed notebook that feedback tells of: sections, checks, answers, the student's own cells, modules.

Cells of the student's, and the modules, have ids that composing gave them. All others are as they were released.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from nbformat import NotebookNode
from nbgrader.utils import is_grade, is_solution, is_task

from ..cells import check_in
from ..composing.pointing import RUBRIC
from .lines import Line, numbered_lines

_HEADING = re.compile(r"^##+ +(.+?) *$", re.MULTILINE)
_TITLE = re.compile(r"^# +(.+?) *$", re.MULTILINE)
_NOTES = re.compile(r"(?:- [^\n]+\n?)+")
_MODULE = re.compile(
    r"`student_modules/(?P<file>[^`\n]+)` as it was handed in:\n\n(?P<fence>`{3,})\n(?P<text>.*)\n(?P=fence)", re.DOTALL
)


@dataclass(frozen=True)
class Asked:
    """A cell whose points the outputs decide: its grade id, and the check that it asks, "" if none."""

    grade_id: str
    check: str
    outputs: Sequence[NotebookNode]

    @property
    def error(self) -> NotebookNode | None:
        """What tells that it isn't right."""
        return next((output for output in self.outputs if output.output_type == "error"), None)

    @property
    def text(self) -> str:
        """What is said of it where it is right; "" if nothing."""
        return next(
            (data["text/plain"] for output in self.outputs if "text/plain" in (data := output.get("data", {}))), ""
        )


@dataclass(frozen=True)
class Answer:
    """A cell that a person looks at; `question` is the released prose above it, None where there is none."""

    grade_id: str
    section: str
    question: NotebookNode | None
    cell: NotebookNode


@dataclass
class Parts:
    """What a composed notebook holds.

    notes: what was noticed in the submission
    sections: the section of each cell that counts, by grade id
    modules: the student's, by file name
    """

    title: str = ""
    notes: tuple[str, ...] = ()
    sections: dict[str, str] = field(default_factory=dict)
    checks: list[Asked] = field(default_factory=list)
    answers: list[Answer] = field(default_factory=list)
    own: list[NotebookNode] = field(default_factory=list)
    modules: dict[str, tuple[Line, ...]] = field(default_factory=dict)


def parts_of(notebook: NotebookNode) -> Parts:
    """The parts of a composed notebook, in their order."""
    cells, parts = list(notebook.cells), Parts()
    parts.modules = dict(reversed(list(_modules_at_the_end(cells))))
    if cells and _was_added(cells[0]) and _NOTES.fullmatch(cells[0].source):
        parts.notes = tuple(line.removeprefix("- ") for line in cells.pop(0).source.splitlines())
    section, question = "", None
    for cell in cells:
        if _was_added(cell):
            parts.own.append(cell)
            continue
        if cell.id.startswith(RUBRIC):  # for whoever grades
            continue
        if is_grade(cell) or is_task(cell):
            parts.sections[cell.metadata.nbgrader.grade_id] = section
        if is_task(cell) or is_solution(cell):
            asked_above = None if is_task(cell) else question
            parts.answers.append(Answer(cell.metadata.nbgrader.grade_id, section, asked_above, cell))
        elif is_grade(cell):
            name = check_in(cell) or ""
            parts.checks.append(Asked(cell.metadata.nbgrader.grade_id, name, cell.get("outputs", ())))
        elif cell.cell_type == "markdown":
            parts.title = parts.title or "".join(_TITLE.findall(cell.source)[:1])
            section, question = (_HEADING.findall(cell.source) or [section])[-1], cell
    return parts


def _was_added(cell: NotebookNode) -> bool:
    return str(cell.get("id", "added-")).startswith("added-")


def _modules_at_the_end(cells: list[NotebookNode]) -> Iterator[tuple[str, tuple[Line, ...]]]:
    """Take the modules off the end of `cells`, the last one first."""
    while cells and _was_added(cells[-1]) and cells[-1].cell_type == "markdown":
        found = _MODULE.fullmatch(cells[-1].source)
        if not found:
            return
        cells.pop()
        yield found["file"], numbered_lines(found["text"])
