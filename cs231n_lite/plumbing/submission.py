"""What a submission consists of, and what keeps one from being graded. Packing and grading ask the same questions."""

import ast
import json
from pathlib import Path

import nbformat
from nbformat.reader import NotJSONError

from .course import Assignment, Notebook, this_course
from .overlay import PACKAGE

MANIFEST = "manifest.json"
LARGEST = 50_000_000  # bytes of one file


def trouble_with_notebook(path: Path, expected: Notebook) -> str | None:
    """Why the notebook at `path` can't be graded, with what to do about it; None if it can."""
    name = f"{expected.name}.ipynb"
    if not path.is_file():
        return f"{name} is missing; hand in all notebooks of the assignment"
    if path.stat().st_size > LARGEST:
        return f"{name} is larger than {LARGEST // 10**6} MB; clear its outputs and save it again"
    try:
        notebook = nbformat.reads(path.read_text(encoding="utf-8"), as_version=4)
        nbformat.validate(notebook)
    except (json.JSONDecodeError, UnicodeDecodeError, NotJSONError, RecursionError):
        return f"{name} isn't a readable notebook (damaged JSON); open it in Jupyter, or start from a fresh copy"
    except (nbformat.ValidationError, AttributeError, KeyError, TypeError, ValueError) as error:
        return f"{name} isn't a valid notebook ({str(error).splitlines()[0]:.120}); start from a fresh copy"
    return _trouble_with_cells(notebook, name, expected)


def _trouble_with_cells(notebook: nbformat.NotebookNode, name: str, expected: Notebook) -> str | None:
    graded = [about for cell in notebook.cells if (about := cell.metadata.get("nbgrader", {})).get("grade_id")]
    ids = [about["grade_id"] for about in graded]
    twice = sorted({grade_id for grade_id in ids if ids.count(grade_id) > 1})
    if twice:
        return f"{name} has the graded cell {twice[0]} more than once; delete the copy, keep the original"
    strange = sorted(set(ids) - set(expected.cells))
    if strange:
        return (
            f"{name} has a graded cell called {strange[0]}, which this assignment doesn't have; start from a fresh copy"
        )
    broken = [about["grade_id"] for about in graded if not {"grade", "solution", "locked", "points"} <= about.keys()]
    if broken:
        return f"the grading data of the cell {broken[0]} in {name} are damaged; start from a fresh copy"
    return None


def missing_cells(path: Path, expected: Notebook) -> list[str]:
    """The graded cells that a readable notebook lacks; grading puts them back."""
    notebook = nbformat.reads(path.read_text(encoding="utf-8"), as_version=4)
    there = {cell.metadata.get("nbgrader", {}).get("grade_id") for cell in notebook.cells}
    return [grade_id for grade_id in expected.cells if grade_id not in there]


def trouble_with_module(path: Path, assignment: Assignment) -> str | None:
    """Why the module at `path` would earn nothing, with what to do about it; None if nothing is known."""
    if not path.is_file():
        return f"{path.name} is missing; the checks of its functions would give no points"
    try:
        tree = ast.parse(path.read_bytes(), path.name)
    except (SyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None)
        return f"Python can't read {path.name}{f', line {line}' if line else ''}: {getattr(error, 'msg', error)}"
    known = {module.stem for module in PACKAGE.iterdir()}
    for node in ast.walk(tree):
        for module in _own_imports(node):
            if module not in known:
                return (
                    f"{path.name} imports cs231n_lite.{module}, which isn't handed in; "
                    f"move what it needs into {path.name}"
                )
    return None


def _own_imports(node: ast.AST) -> list[str]:
    """The modules of this package that an import statement names."""
    if isinstance(node, ast.Import):
        full = [alias.name for alias in node.names]
    elif isinstance(node, ast.ImportFrom) and node.level == 0:
        full = [node.module] if node.module != "cs231n_lite" else [f"cs231n_lite.{a.name}" for a in node.names]
    elif isinstance(node, ast.ImportFrom) and node.level == 1:
        full = [f"cs231n_lite.{node.module}"] if node.module else [f"cs231n_lite.{a.name}" for a in node.names]
    else:
        full = []
    return [name.split(".")[1] for name in full if name and name.startswith("cs231n_lite.")]


def find_assignment(name: str) -> Assignment:
    """The assignment called `name` (`1-losses`), also by its path; raises KeyError with the names there are."""
    return this_course().assignment(Path(name).name or name)
