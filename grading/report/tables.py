"""The tables beside the report, as CSV."""

import csv
import io
from collections.abc import Iterable

from cs231n_lite.checks.verdict import State

from .gathering import Gathered
from .mistakes import Taught
from .similarity import Likeness


def checks(found: Gathered) -> str:
    """One row for each check: how many passed, failed and could not run, and the mistake of most."""
    head = ["check", "notebook", "points", *(state.value for state in State), "success", "mistake of most"]
    rows = []
    for row in found.checks:
        numbers = [row.states[state] for state in State]
        common = [name for name, _ in row.mistakes.most_common(1)]
        rows.append([row.name, row.notebook, row.points, *numbers, f"{row.success:.3f}", *(common or [""])])
    return _table(head, rows)


def mistakes(taught: list[Taught]) -> str:
    """One row for each mistake; those without a name have the check's name only."""
    rows = []
    for one in taught:
        said = (one.looks_like or one.came_out).most_common(3)
        rows.append([one.name, len(one.students), " ".join(sorted(one.checks)), "; ".join(text for text, _ in said)])
    return _table(["mistake", "students", "checks", "what they were told"], rows)


def students(found: Gathered) -> str:
    """One row for each cell of each student, in the order of the notebooks."""
    places = {cell: n for n, cell in enumerate(cell for book in found.assignment.notebooks for cell in book.cells)}
    rows = []
    for student in found.students:
        cells = {cell: points for book in student.rows.notebooks.values() for cell, points in book.points.items()}
        for cell in sorted(cells, key=lambda cell: places.get(cell, len(places))):
            verdict, points = student.verdicts.get(cell), cells[cell]
            about = (verdict.state.value, verdict.mistake or "") if verdict else ("", "")
            rows.append([student.rows.student, cell, points.given, points.most, *about])
    return _table(["student", "cell", "points", "of", "state", "mistake"], rows)


def pairs(alike: Likeness | None) -> str:
    """One row for each pair to look at."""
    rows = [[pair.one, pair.other, f"{pair.likeness:.3f}"] for pair in alike.pairs] if alike else []
    return _table(["student", "other", "likeness"], rows)


def _table(head: list[str], rows: Iterable[list]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerows([head, *([_no_formula(cell) for cell in row] for row in rows)])
    return text.getvalue()


def _no_formula(cell: object) -> object:
    """A text that a spreadsheet would take for a formula gets an apostrophe before it."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell
