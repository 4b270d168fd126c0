"""How cells of nbgrader's are recognised: what it says of itself in the metadata, and which one asks a check.

nbgrader has the same functions; importing it takes seconds, which a process that only judges shouldn't need.
"""

import re

from nbformat import NotebookNode

CHECK_CELL = re.compile(r'check\("([^"]+)"\)')


def check_in(cell: NotebookNode) -> str | None:
    """The name of the check that `cell` asks, if that is all it does."""
    match = CHECK_CELL.fullmatch(cell.source.strip()) if cell.cell_type == "code" else None
    return match.group(1) if match else None


def is_grade(cell: NotebookNode) -> bool:
    """Whether the cell gives points."""
    return bool(cell.metadata.get("nbgrader", {}).get("grade"))


def is_solution(cell: NotebookNode) -> bool:
    """Whether the student writes in the cell."""
    return bool(cell.metadata.get("nbgrader", {}).get("solution"))


def is_task(cell: NotebookNode) -> bool:
    """Whether the cell describes a task that a person gives points for."""
    return bool(cell.metadata.get("nbgrader", {}).get("task"))


def grade_id(cell: NotebookNode) -> str:
    """The cell's name in the gradebook; empty if it has none."""
    return cell.metadata.get("nbgrader", {}).get("grade_id") or ""


def is_test(cell: NotebookNode) -> bool:
    """Whether the cell is an ordinary nbgrader test: code to be run, not a check to be asked."""
    return cell.cell_type == "code" and is_grade(cell) and not is_solution(cell) and not check_in(cell)
