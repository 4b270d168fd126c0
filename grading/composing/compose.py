"""The graded notebook: the released cells, with verdicts and answers, and the student's own cells between them.

Nothing is run here. What decides about points comes from the released notebook, the verdicts and the runs alone.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from itertools import count
from typing import Any

from nbformat import NotebookNode, from_dict

from cs231n_lite.checks.verdict import CheckCouldNotRun, CheckFailed, State, Verdict

from ..cells import check_in, grade_id, is_grade, is_solution
from .inert import Allowance, error, inert_outputs, printed, repaired, shown
from .pointing import ANCHOR, contents, file_name, pointer, rubric, title_of_the_code
from .prose import Prose, numbered, plain
from .student_notebook import StudentCell, StudentNotebook

MOST_MODULES = 50
# what the pages call their own parts; a heading of such a name would be taken for them
_OF_THE_PAGES = {"notebook", "notebook-container", "statusmessage", "toc", "top", ANCHOR}


def compose(
    released: NotebookNode,
    student: StudentNotebook,
    verdicts: Mapping[str, Verdict],
    notes: Sequence[str] = (),
    modules: Mapping[str, str] = {},
    ran: Mapping[str, list] = {},
    rubrics: Mapping[str, str] = {},
) -> NotebookNode:
    """The notebook that nbgrader grades and shows.

    `verdicts` are by the name of the check, `ran` the outputs of the instructor's own grade cells by grade id; a cell
    that neither tells of gets no points. `notes` come first, below the trouble there was in reading; `modules`, texts
    by file name, come last; links lead there from the top, and from each verdict that isn't passed. `rubrics`, markdown
    of the instructor's by grade id, stand right behind the answers.
    """
    graded = deepcopy(released)
    prose = Prose(_taken_ids(graded.cells))
    own = _sorted_in(graded.cells, student.cells, prose)
    for cell in graded.cells:
        if cell.cell_type == "code" and is_grade(cell) and not is_solution(cell):
            cell.outputs = from_dict(_result(cell, verdicts, ran, modules))
    answers = [grade_id(cell) for cell in graded.cells if is_solution(cell) and is_grade(cell)]
    behind = {name: [rubric(place, rubrics[name])] for place, name in enumerate(answers, 1) if name in rubrics}
    cells = [*_notes([student.trouble, *notes], prose), *contents(answers, modules), *own[-1]]
    for index, cell in enumerate(graded.cells):
        cells += [cell, *behind.get(grade_id(cell), ()), *own[index]]
    graded.cells = cells + list(_modules(modules))
    _give_ids(graded)
    return graded


def _sorted_in(
    released: list[NotebookNode], student: Sequence[StudentCell], prose: Prose
) -> dict[int, list[NotebookNode]]:
    """Put answers, and outputs of unchanged cells, into `released`.

    Returns the student's own cells by the index of the released cell that they stand behind, -1 where they stand
    before the first.
    """
    sources = [_comparable(cell.source) for cell in released]
    finder, answered, own, here = _Finder(released, sources), set(), defaultdict(list), -1
    for cell in student:
        index = finder.find(cell, here)
        changed = index is None or _comparable(cell.source) != sources[index]
        first = index is not None and index not in finder.met
        if first:
            here = index
            finder.met.add(index)
        if changed and not cell.source.strip() and not cell.outputs:
            continue
        if changed and index in finder.answers and index not in answered:
            answered.add(index)
            _answer(released[index], cell, prose)
        elif changed or not first:
            own[here].append(_own(cell, prose))
        elif released[index].cell_type == "code" and not is_grade(released[index]):
            released[index].outputs = from_dict(list(cell.outputs))
    return own


class _Finder:
    """Recognises released cells by their grade id or their text; where texts are the same, by cell id or order."""

    def __init__(self, released: list[NotebookNode], sources: list[str]) -> None:
        self.met: set[int] = set()
        self.answers = {index for index, cell in enumerate(released) if is_solution(cell)}
        self._by_grade_id = {grade_id(cell): index for index, cell in enumerate(released) if grade_id(cell)}
        self._answers_by_cell_id = {released[index].get("id"): index for index in self.answers}
        self._cell_ids = [cell.get("id") for cell in released]
        self._by_text = defaultdict(list)
        for index, cell in enumerate(released):
            self._by_text[cell.cell_type, sources[index]].append(index)

    def find(self, cell: StudentCell, here: int) -> int | None:
        """The index of the released cell that `cell` is, `here` that of the last one that was met."""
        if cell.grade_id in self._by_grade_id:
            return self._by_grade_id[cell.grade_id]
        if not cell.grade_id and cell.cell_id in self._answers_by_cell_id:  # a program took the metadata away
            return self._answers_by_cell_id[cell.cell_id]
        alike = self._by_text.get((cell.kind, _comparable(cell.source)), [])
        open_ones = [index for index in alike if index not in self.met]
        return min(open_ones, key=lambda i: (self._cell_ids[i] != cell.cell_id, i <= here, i), default=None)


def _answer(cell: NotebookNode, answer: StudentCell, prose: Prose) -> None:
    if cell.cell_type == "code":
        cell.source = answer.source
        cell.outputs = from_dict(list(answer.outputs))
    else:
        cell.source = prose.inert(answer.source, answer.pictures)
        _attach(cell, answer.pictures)


def _own(cell: StudentCell, prose: Prose) -> NotebookNode:
    if cell.kind == "code":
        outputs = from_dict(list(cell.outputs))
        return _added("code", cell.source, outputs=outputs, execution_count=None)
    if cell.kind == "raw":  # a raw cell's text would go into the pages as HTML
        return _added("markdown", plain(cell.source))
    own = _added("markdown", prose.inert(cell.source, cell.pictures))
    _attach(own, cell.pictures)
    return own


def _attach(cell: NotebookNode, pictures: Mapping[str, str]) -> None:
    if pictures:
        cell.attachments = from_dict({name: {"image/png": picture} for name, picture in pictures.items()})


def _added(kind: str, source: str, **more: Any) -> NotebookNode:
    return NotebookNode(cell_type=kind, metadata=NotebookNode(), source=source, **more)


def _result(
    cell: NotebookNode, verdicts: Mapping[str, Verdict], ran: Mapping[str, list], modules: Mapping[str, str]
) -> list[dict]:
    """What a grade cell shows; nbgrader derives its points from this."""
    name, about = check_in(cell), cell.metadata.nbgrader
    if name:
        if name not in verdicts:
            return [error("NotRun", f"there is no verdict on {name}")]
        return [_told(verdicts[name]), *([] if verdicts[name].state is State.PASSED else pointer(name, modules))]
    if about.grade_id in ran:
        return _scored(ran[about.grade_id], float(about.points))
    return [error("NotRun", "this cell was not run")]


def _told(verdict: Verdict) -> dict:
    """The output that tells `verdict`: nbgrader gives all points for a display, none for an error."""
    text = printed(verdict.text(picture=True))
    if verdict.state is State.PASSED:
        return shown(text=text)
    kind = CheckFailed if verdict.state is State.FAILED else CheckCouldNotRun
    return error(kind.__name__, printed(verdict.headline), text.split("\n"))


def _scored(outputs: list, most: float) -> list[dict]:
    """The outputs of a cell that was run, in a form that nbgrader can't stumble over.

    As with nbgrader, an error or words on stderr mean no points, and a result that is a number is the score.
    """
    outputs = [output for output in outputs if isinstance(output, dict)]
    kept = list(inert_outputs(outputs, Allowance()))
    if any(output.get("output_type") == "error" or output.get("name") == "stderr" for output in outputs):
        return [*kept, error("Failed", "this cell ended with an error")]
    scores = [score for output in outputs for score in _scores(output)]
    if not scores:
        return kept or [shown(text="This cell ran without an error.")]
    if not 0 <= scores[0] <= most:
        return [*kept, error("NotAScore", f"the result {scores[0]:g} is not between 0 and {most:g} points")]
    result = {"output_type": "execute_result", "data": {"text/plain": repr(scores[0])}, "metadata": {}}
    return [result | {"execution_count": None}, *kept]


def _scores(output: dict) -> Iterator[float]:
    data = output.get("data")
    if output.get("output_type") == "execute_result" and isinstance(data, dict):
        try:
            yield float(printed(data.get("text/plain")))
        except ValueError:
            return


def _notes(notes: list[str], prose: Prose) -> Iterator[NotebookNode]:
    told = [f"- {' '.join(repaired(note).split())}" for note in dict.fromkeys(notes) if note.strip()]
    if told:
        yield _added("markdown", prose.inert("\n".join(told), {}))


def _modules(modules: Mapping[str, str]) -> Iterator[NotebookNode]:
    if modules:
        yield title_of_the_code()
    for name, text in list(modules.items())[:MOST_MODULES]:
        yield _added("markdown", f"`{file_name(name)}` as it was handed in:\n\n{numbered(text)}")


def _taken_ids(cells: list[NotebookNode]) -> set[str]:
    """What no heading of a student's may be called: the formgrader finds the fields for points by these names."""
    names = {grade_id(cell) for cell in cells} - {""}
    return _OF_THE_PAGES | {name + end for name in names for end in ("", "-comment", "_extra_credit")}


def _comparable(source: str) -> str:
    return "\n".join(line.rstrip() for line in source.strip().splitlines())


def _give_ids(notebook: NotebookNode) -> None:
    """An id to every cell that has none: always the same ones."""
    notebook.nbformat_minor = max(notebook.nbformat_minor, 5)
    used = {cell.get("id") for cell in notebook.cells}
    fresh = (name for name in map("added-{}".format, count(1)) if name not in used)
    for cell in notebook.cells:
        if "id" not in cell:
            cell["id"] = next(fresh)
