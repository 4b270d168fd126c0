"""`python -m grading collect`: what was downloaded or sent, put into submitted/, with a table of what came of it."""

import argparse
import sys
from pathlib import Path

from ..course_folder import ROOT


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command is told."""
    parser.add_argument("assignment")
    parser.add_argument(
        "sources",
        nargs="*",
        type=Path,
        metavar="FOLDER|ZIP",
        help="what Moodle, Canvas or Gradescope gave, zips, folders, files (default: downloaded/ASSIGNMENT/archive/); "
        "Moodle's grading worksheet beside its zip tells the times",
    )
    parser.add_argument("--root", type=Path, default=ROOT, help="the course folder (default: this repository)")


def run(asked: argparse.Namespace) -> int:
    """Collect and print the table; returns 1 if anything was refused or couldn't be read, else 0."""
    from cs231n_lite.plumbing.course import this_course

    from ..locking import Busy
    from .collect import collect, missing
    from .report import report

    try:
        rows = collect(asked.root, this_course().assignment(asked.assignment), asked.sources, quiet=False)
        absent = missing(asked.root, asked.assignment)
    except (KeyError, ValueError, Busy) as error:
        print(error.args[0], file=sys.stderr)
        return 1
    if not rows and not asked.sources:
        print(f"there is nothing in {asked.root / 'downloaded' / asked.assignment / 'archive'}")
    print(report(rows, absent))
    return 1 if any(row.refused for row in rows) else 0
