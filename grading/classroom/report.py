"""What came of grading, a line for each submission, for the terminal."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .grade import Graded


def table(rows: list[tuple[str, ...]]) -> str:
    """The rows, one a line, their columns aligned."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join("  ".join(map(str.ljust, row, widths)).rstrip() for row in rows)


def summary(results: list["Graded"]) -> str:
    """One line a submission: points, what waits for a person, what was noticed; then the sums."""
    width = max(len(result.student) for result in results)
    lines = []
    for result in results:
        told = [result.trouble] * bool(result.trouble) + result.notes
        if result.waiting:
            told.append(f"{len(result.waiting)} answer{'s' * (len(result.waiting) > 1)} to grade by hand")
        lines.append(f"{result.student:<{width}}  {result.total:>5g} points  {'; '.join(told)}".rstrip())
    failed = sum(bool(result.trouble) for result in results)
    lines.append(f"\n{len(results) - failed} graded" + (f", {failed} could not be graded" if failed else ""))
    return "\n".join(lines)
