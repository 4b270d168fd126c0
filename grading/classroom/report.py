"""What came of grading, a line for each submission, for the terminal."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from cs231n_lite.checks.words import counted, printable

if TYPE_CHECKING:
    from .grade import Graded


NO_NAMES: Mapping[str, str] = MappingProxyType({})


def table(rows: list[tuple[str, ...]]) -> str:
    """The rows, one a line, their columns aligned; a column with nothing in it is left out."""
    shown = [list(map(printable, row)) for row in rows]
    columns = [column for column in zip(*shown, strict=True) if any(column)]
    widths = [max(map(len, column)) for column in columns]
    return "\n".join("  ".join(map(str.ljust, row, widths)).rstrip() for row in zip(*columns, strict=True))


def summary(results: list["Graded"], assignment: str = "ASSIGNMENT", names: Mapping[str, str] = NO_NAMES) -> str:
    """One line a submission: points, what waits for a person, what was noticed; then the sums.

    names: what students are called, by id, as far as that is known
    """
    rows = [
        (result.student, names.get(result.student, ""), _points(result), "; ".join(_told(result))) for result in results
    ]
    return f"{table(rows)}\n\n{_sums(results, assignment)}"


def _points(result: "Graded") -> str:
    return f"{result.total:>5g} of {result.most:g} points"


def _told(result: "Graded") -> list[str]:
    waiting = len(result.waiting)
    told = [result.trouble] * bool(result.trouble) + [note.rstrip(".") for note in result.notes]
    told += ["graded by an earlier version of the course"] * result.outdated
    return told + [f"{counted(waiting, 'answer')} to grade by hand"] * bool(waiting)


def _sums(results: list["Graded"], assignment: str) -> str:
    failed = sum(bool(result.trouble) for result in results)
    waiting = sum(len(result.waiting) for result in results)
    lacking = sum(any(".py is missing" in note for note in result.notes) for result in results)
    outdated = sum(result.outdated for result in results)
    told = [f"{len(results) - failed} graded, of these {sum(result.fresh for result in results)} now"]
    told += [f"{failed} could not be graded"] * bool(failed)
    told += [f"{counted(lacking, 'submission')} without a module"] * bool(lacking)
    told += [f"{counted(waiting, 'answer')} to grade by hand"] * bool(waiting)
    lines = [", ".join(told)]
    if outdated:
        lines.append(
            f"{outdated} graded by an earlier version of the course, and left as they are: "
            f"`python -m grading regrade {assignment}` shows what would change"
        )
    return "\n".join(lines)
