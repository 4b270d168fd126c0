"""`python -m grading feedback`."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from ..course_folder import ROOT

if TYPE_CHECKING:
    from .write import Written


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("assignment")
    parser.add_argument("students", nargs="*", metavar="STUDENT", help="whose pages (default: everybody's)")
    parser.add_argument("--root", type=Path, default=ROOT, help="the course folder (default: this repository)")


def run(asked: argparse.Namespace) -> int:
    """Write the pages and print a line for each student; 0, or 1 if somebody has none."""
    from .write import NothingToTell, write_feedback  # nbgrader comes with it, which takes seconds

    try:
        results = write_feedback(asked.root, asked.assignment, asked.students)
    except NothingToTell as error:
        print(error, file=sys.stderr)
        return 1
    print(_table(results))
    return 1 if any(result.trouble for result in results) else 0


def _table(results: list["Written"]) -> str:
    from cs231n_lite.checks.words import counted

    from ..classroom.report import table

    rows = [
        (result.student, result.trouble or f"written: {', '.join(result.changed)}")
        for result in results
        if result.trouble or result.changed
    ]
    changed, same = (sum(len(getattr(result, kind)) for result in results) for kind in ("changed", "same"))
    troubled = sum(bool(result.trouble) for result in results)
    last = f"{counted(changed, 'page')} written, {same} as before"
    last += f"; {counted(troubled, 'student')} without new pages" if troubled else ""
    return "\n\n".join([*([table(rows)] if rows else []), last])
