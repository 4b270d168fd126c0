"""`python -m grading return`: what a learning system takes for upload, with a table of who gets what."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from ..course_folder import ROOT

if TYPE_CHECKING:
    from .give_back import GivenBack, Table

SYSTEMS = ("plain", "moodle", "canvas")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command is told."""
    parser.add_argument("assignment")
    parser.add_argument("--to", required=True, choices=SYSTEMS, help="plain: a zip with a folder for each student")
    parser.add_argument("--worksheet", type=Path, metavar="FILE.csv", help="Moodle's grading worksheet, for the grades")
    parser.add_argument("--gradebook", type=Path, metavar="FILE.csv", help="Canvas' exported gradebook, for the grades")
    parser.add_argument("--column", default="", metavar="TITLE", help="the assignment in Canvas, by title or number")
    parser.add_argument("--scale", action="store_true", help="scale the points to the learning system's maximum")
    parser.add_argument("--unfinished", action="store_true", help="also where answers wait for a person")
    parser.add_argument("--zero-missing", action="store_true", help="0 for whoever handed in nothing")
    parser.add_argument("--out", type=Path, metavar="FOLDER", help="where to (default: returned/ASSIGNMENT/)")
    parser.add_argument("--root", type=Path, default=ROOT, help="the course folder (default: this repository)")


def run(asked: argparse.Namespace) -> int:
    """Write the files and print a line for each student; 0, or 1 if somebody is left out."""
    wrong = _misused(asked)
    if wrong:
        print(wrong, file=sys.stderr)
        return 1
    from ..feedback.write import NothingToTell
    from .give_back import give_back
    from .grades import CannotReturn, Rules

    root, rules = asked.root.resolve(), Rules(asked.scale, asked.zero_missing)
    out = asked.out or root / "returned" / asked.assignment
    try:
        table = _table_of(asked)
        given = give_back(root, asked.assignment, asked.to, out, table, rules, asked.unfinished, quiet=False)
    except (CannotReturn, NothingToTell, ValueError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    print(report(given))
    return 1 if any(not one.place or one.graded is False for one in given.students) else 0


def report(given: "GivenBack") -> str:
    """A line for each student, who else stands in the table, then what was written."""
    from cs231n_lite.checks.words import counted

    from ..classroom.report import table
    from ..intake.contents import shown

    rows = [
        (one.student, one.called, one.points, shown(one.place) or "left out", "; ".join(one.notes))
        for one in given.students
    ]
    left = sum(not one.place for one in given.students)
    sums = [f"{counted(len(rows) - left, 'student')} given their feedback" + f", {left} left out" * bool(left)]
    waiting = sum(one.waits for one in given.students)
    if waiting:
        so_far = "their points are those so far" + ", in the table of grades too" * (given.table is not None)
        sums.append(f"{counted(waiting, 'student')} with answers still to grade; {so_far}")
    sums += [given.hint] * bool(given.hint)
    filled = given.table
    if filled:
        others = sorted(filled.notes.keys() - {one.student for one in given.students})
        rows += [(shown(name), "", "", "", filled.notes[name]) for name in others]
        told = [f"{counted(len(filled.graded), 'grade')} written" + f" in {filled.column}" * bool(filled.column)]
        told += [f"{counted(filled.zeros, 'row')} without a submission got 0"] * bool(filled.zeros)
        told += [f"{counted(filled.missing, 'row')} without a submission left alone"] * bool(filled.missing)
        sums.append(", ".join(told))
    return "\n".join([table(rows), "", *sums, *(f"wrote {path}" for path in given.files)])


def _misused(asked: argparse.Namespace) -> str:
    if asked.worksheet and asked.to != "moodle":
        return "--worksheet is Moodle's; say --to moodle"
    if (asked.gradebook or asked.column) and asked.to != "canvas":
        return "--gradebook and --column are for Canvas; say --to canvas"
    if (asked.scale or asked.zero_missing) and not (asked.worksheet or asked.gradebook):
        return "--scale and --zero-missing change grades; name the table with --worksheet or --gradebook"
    return ""


def _table_of(asked: argparse.Namespace) -> "Table | None":
    from .canvas_gradebook import CanvasGradebook
    from .worksheet import Worksheet

    if asked.worksheet:
        return Worksheet(asked.worksheet)
    return CanvasGradebook(asked.gradebook, asked.assignment, asked.column) if asked.gradebook else None
