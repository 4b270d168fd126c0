"""The sample class: what each of its students hands in, and the points that should come out."""

import ast
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from cs231n_lite.checks.catalogue import all_checks, checks_of
from cs231n_lite.checks.check import Check
from cs231n_lite.plumbing.course import this_course

from ..course_folder import CourseFolder
from ..judge.references import References

ASSIGNMENT = "1-losses"
_LAST_NAMES = {
    "ada": "Lindqvist",
    "ben": "Okafor",
    "carla": "Rossi",
    "cleo": "Papadakis",
    "dan": "Novak",
    "emma": "Dubois",
    "finn": "Larsen",
    "gina": "Moretti",
    "hugo": "Silva",
    "iris": "Janssen",
    "jan": "Kowalski",
    "kim": "Min-jun",
    "lena": "Fischer",
    "mila": "Petrova",
    "noah": "Tanaka",
}
ANSWER = "All scores are almost 0, so each of the C - 1 wrong classes adds max(0, 0 - 0 + 1) = 1."

Files = dict[str, str]
"""A submission's notebooks and modules: text by file name."""


@dataclass(frozen=True)
class Sample:
    """One submission: what its author meant it to be, the checks that it should lose, and how it is made.

    `make(files)` changes a perfect submission into this one.
    """

    student: str
    intent: str
    loses: frozenset[str]
    make: Callable[[Files], None]

    assignment: str = ASSIGNMENT

    @property
    def name(self) -> str:
        """The first name, and the last if there is one."""
        return f"{self.student.title()} {_LAST_NAMES.get(self.student, '')}".strip()

    @property
    def intended(self) -> dict[str, int]:
        """The points of each check that the author of this submission expects."""
        checks = checks_in(self.assignment)
        return {name: 0 if name in self.loses else check.points for name, check in checks.items()}


def checks_in(assignment: str) -> dict[str, Check]:
    """The checks that the notebooks of `assignment` ask, by name."""
    modules = this_course().assignment(assignment).modules
    return {name: check for name, check in all_checks().items() if check.module in modules}


AVERAGES = {"loss_not_averaged", "gradient_not_averaged"}
HALVES = {"regularizer_half_convention", "half_convention"}


def sample_class(references: References) -> list[Sample]:
    """The class. Every way in which a submission goes wrong is in it once."""
    everything = frozenset(checks_in(ASSIGNMENT))
    return [
        Sample("ada", "everything right", frozenset(), lambda files: None),
        Sample("ben", "forgets to average", *_mistakes(references, AVERAGES, "svm_loss_naive")),
        Sample("carla", "½ · reg, throughout", *_mistakes(references, HALVES, "svm_loss_naive", "l2")),
        Sample("cleo", "forgets the shift", *_mistakes(references, {"not_shifted"}, "softmax_loss_vectorized")),
        Sample("dan", "counts the right class", *_mistakes(references, {"right_class_counted"}, "svm_loss_naive")),
        Sample("emma", "gradient never filled in", *_mistakes(references, {"gradient_zero"}, "svm_loss_naive")),
        Sample("finn", "right, in another style", frozenset(), _handwritten),
        Sample("gina", "hands in the empty stubs", everything, _stubs),
        Sample("hugo", "a loop that never returns", _of("svm_loss_naive"), _never_returns),
        Sample("iris", "a syntax error", _of_module("linear_svm"), _syntax_error),
        Sample("jan", "the JSON of one notebook is cut off", frozenset(), _corrupt),
        Sample("kim", "forgets one module", _of_module("linear_svm"), lambda files: files.pop("linear_svm.py")),
        Sample("lena", "copies a graded cell", frozenset(), _duplicate_cell),
        Sample("mila", "tags the checks to be skipped, with empty stubs", everything, _skip_checks),
        Sample("noah", "deletes a check; right", frozenset(), _delete_cell),
    ]


def second_class(references: References) -> list[Sample]:
    """A few submissions of the second assignment, which builds on the first."""
    second = "2-optimization"
    lowest = _mistakes(references, {"lowest_score"}, "LinearClassifier")
    return [
        Sample("ada", "everything right", frozenset(), lambda files: None, second),
        Sample("ben", "predicts the class with the lowest score", *lowest, second),
        Sample("carla", "hands in the empty stubs", frozenset(checks_in(second)), _stubs, second),
    ]


def files_of(sample: Sample, course: CourseFolder) -> Files:
    """The files that `sample` hands in."""
    released = course.root / "assignments" / sample.assignment
    files = {path.name: _answered(path.read_text(encoding="utf-8")) for path in sorted(released.glob("*.ipynb"))}
    files |= {path.name: _unmarked(path.read_text(encoding="utf-8")) for path in course.references(sample.assignment)}
    sample.make(files)
    return files


def _answered(notebook: str) -> str:
    return notebook.replace("*Your answer here.*", ANSWER)


def _unmarked(reference: str) -> str:
    """A solved module as a student would have it: without the markers around the solutions."""
    return "".join(line for line in reference.splitlines(keepends=True) if " SOLUTION" not in line)


def _mistakes(
    references: References, names: set[str], *functions: str
) -> tuple[frozenset[str], Callable[[Files], None]]:
    """The checks that the mistakes of these names in these functions lose, and the change that makes them."""
    found = [m for m in references.mistakes() if m.name in names and m.function in functions]

    def make(files: Files) -> None:
        for mistake in found:
            file = f"{all_checks()[mistake.check].module}.py"
            files[file] = mistake.applied_to(files[file])

    return frozenset(mistake.check for mistake in found), make


def _of(exercise: str) -> frozenset[str]:
    return frozenset(check.name for check in checks_of(exercise))


def _of_module(module: str) -> frozenset[str]:
    return frozenset(name for name, check in all_checks().items() if check.module == module)


def _handwritten(files: Files) -> None:
    """Modules in another style; functions that they don't write are those of the reference."""
    for path in Path(__file__).with_name("handwritten").glob("*.py"):
        files[path.name] = _completed(path.read_text(encoding="utf-8"), files[path.name])


def _completed(text: str, reference: str) -> str:
    """The module `text`, with the imports and functions of the module `reference` that it lacks at its end."""
    written = {getattr(node, "name", "") for node in ast.parse(text).body}
    lines = reference.splitlines(keepends=True)
    missing = [
        "".join(lines[node.lineno - 1 : node.end_lineno])
        for node in ast.parse(reference).body
        if isinstance(node, ast.Import | ast.ImportFrom)
        or (isinstance(node, ast.FunctionDef) and node.name not in written)
    ]
    return "\n\n".join([text, *missing])


def _stubs(files: Files) -> None:
    package = CourseFolder().root / "cs231n_lite"
    for name in [name for name in files if name.endswith(".py")]:
        files[name] = (package / name).read_text(encoding="utf-8")


def _never_returns(files: Files) -> None:
    _edit(files, "linear_svm.py", "    loss = 0.0\n", "    while True:\n        pass\n")


def _syntax_error(files: Files) -> None:
    _edit(files, "linear_svm.py", "loss = 0.0", "loss = = 0.0")


def _edit(files: Files, name: str, old: str, new: str) -> None:
    """Write `new` for the first `old` in a file; raises ValueError if it isn't there."""
    if old not in files[name]:
        raise ValueError(f"a sample wants to change {old!r} in {name}, which isn't there; mend grading/demo/samples.py")
    files[name] = files[name].replace(old, new, 1)


def _corrupt(files: Files) -> None:
    files["svm.ipynb"] = files["svm.ipynb"][: len(files["svm.ipynb"]) // 2]


def _duplicate_cell(files: Files) -> None:
    def twice(cells: list) -> Iterable:
        for cell in cells:
            yield from [cell, cell | {"id": "a-copy"}] if _grade_id(cell) == "svm_loss_naive-loss" else [cell]

    _change_cells(files, twice)


def _skip_checks(files: Files) -> None:
    _stubs(files)
    _change_cells(files, lambda cells: [c | {"metadata": c["metadata"] | {"tags": ["skip-execution"]}} for c in cells])


def _delete_cell(files: Files) -> None:
    _change_cells(files, lambda cells: [cell for cell in cells if _grade_id(cell) != "svm_loss_vectorized-gradient"])


def _grade_id(cell: dict) -> str | None:
    return cell["metadata"].get("nbgrader", {}).get("grade_id")


def _change_cells(files: Files, change: Callable[[list], Iterable]) -> None:
    notebook = json.loads(files["svm.ipynb"])
    notebook["cells"] = list(change(notebook["cells"]))
    files["svm.ipynb"] = json.dumps(notebook)
