"""`python -m grading gradescope`: writes the autograder's zip, and says what to set up with it."""

import argparse
import sys
from pathlib import Path

from cs231n_lite.plumbing.course import Assignment, this_course

from ..course_folder import ROOT


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command is told."""
    parser.add_argument("assignment")
    parser.add_argument("--root", type=Path, default=ROOT, help="the course folder (default: this repository)")


def run(asked: argparse.Namespace) -> int:
    """Write the zip; returns 1 if it can't be written."""
    from .build import make_zip

    try:
        assignment = this_course().assignment(asked.assignment)
        target = make_zip(asked.root.resolve(), assignment)
    except (KeyError, ValueError, OSError) as error:
        print(error.args[0] if isinstance(error, KeyError) else error, file=sys.stderr)
        return 1
    print(told(target, assignment))
    return 0


def told(target: Path, assignment: Assignment) -> str:
    """Where the zip is, and what to set on Gradescope."""
    from cs231n_lite.checks.catalogue import find

    from .results import checks_asked, points_by_hand

    points = sum(find(name).points for name in checks_asked(assignment))
    by_hand = points_by_hand(assignment)
    lines = [
        f"wrote {target}",
        "It holds the solutions, so give it to nobody but Gradescope: in the assignment, Configure Autograder.",
        f"Autograder points: {points:g}. Base image: Ubuntu 22.04 or newer.",
    ]
    if by_hand:
        each = ", ".join(f"{name} {points:g}" for name, points in by_hand.items())
        lines.append(f"A person grades {sum(by_hand.values()):g} points, as questions with manual grading: {each}.")
    return "\n".join(lines)
