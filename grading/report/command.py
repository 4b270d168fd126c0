"""`python -m grading report`."""

import argparse
import sys
from pathlib import Path

from ..course_folder import ROOT


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("assignment")
    parser.add_argument("--public", action="store_true", help="a page to project: no names, no pairs, no small groups")
    parser.add_argument("--no-pairs", action="store_true", help="don't compare submissions (long for many thousands)")
    parser.add_argument("--root", type=Path, default=ROOT, help="the course folder (default: this repository)")


def run(asked: argparse.Namespace) -> int:
    """Write the report and say where it is; 0, or 1 if there is nothing to report."""
    from ..feedback.write import NothingToTell
    from .write import write_report

    try:
        done = write_report(asked.root, asked.assignment, asked.public, not asked.no_pairs)
    except (NothingToTell, KeyError, ValueError, OSError) as error:
        print(error.args[0] if isinstance(error, KeyError) else error, file=sys.stderr)
        return 1
    print("\n".join(f"wrote {path}" for path in done.files))
    return 0
