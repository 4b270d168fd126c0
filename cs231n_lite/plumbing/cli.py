"""`cs231n-lite`: check your work and pack it, from the shell."""

import argparse
import sys
from pathlib import Path

from ..checks import verdict_on
from ..checks.catalogue import all_checks, find
from ..checks.verdict import State
from .course import Assignment, this_course
from .overlay import PACKAGE
from .pack import CannotPack, pack, zip_name
from .submission import find_assignment


def main(arguments: list[str] | None = None) -> int:
    """Run one command; returns 0 if all is well, 1 if not, 2 for words that it doesn't know."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")
    parser = argparse.ArgumentParser(prog="cs231n-lite", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="ask the checks of an assignment, or a single one")
    check.add_argument("what", nargs="?", metavar="ASSIGNMENT|CHECK", help="without it: everything")
    check.set_defaults(run=run_check)
    packing = commands.add_parser("pack", help="pack an assignment into the zip to hand in")
    packing.add_argument("assignment", metavar="ASSIGNMENT", help=", ".join(this_course().assignments))
    packing.add_argument("--student", help="your name for the zip, as your course wants it")
    packing.add_argument("--folder", type=Path, help="where the notebooks lie, if not in assignments/ASSIGNMENT")
    packing.add_argument("--to", type=Path, default=Path.cwd(), help="the folder to write the zip to (default: here)")
    packing.add_argument("--anyway", action="store_true", help="pack although something can't be graded")
    packing.set_defaults(run=run_pack)
    asked = parser.parse_args(arguments)
    try:
        return asked.run(asked)
    except (KeyError, ValueError) as error:
        print(f"cs231n-lite: {error.args[0]}", file=sys.stderr)
        return 2


def run_check(asked: argparse.Namespace) -> int:
    verdicts = [verdict_on(name) for name in _names(asked.what)]
    for verdict in verdicts:
        print(verdict.headline if verdict.state is State.PASSED else verdict)
    if len(verdicts) > 1:
        points, most = sum(v.points for v in verdicts), sum(v.max_points for v in verdicts)
        passed = sum(v.state is State.PASSED for v in verdicts)
        print(f"\n{passed} of {len(verdicts)} checks passed, {points} of {most} points")
    return 0 if all(verdict.state is State.PASSED for verdict in verdicts) else 1


def _names(what: str | None) -> list[str]:
    """The checks that a word on the command line stands for: an assignment's, a function's, one, or all."""
    course = this_course()
    if what is None:
        return list(all_checks())
    if Path(what).name in course.assignments:
        modules = course.assignments[Path(what).name].modules
        return [check.name for check in all_checks().values() if check.module in modules]
    of_function = [check.name for check in all_checks().values() if check.function == what]
    return of_function or [find(what).name]


def run_pack(asked: argparse.Namespace) -> int:
    assignment = find_assignment(asked.assignment)
    target = asked.to / zip_name(assignment, asked.student)
    try:
        warnings = pack(assignment, asked.folder or _folder_of(assignment), PACKAGE, target, asked.anyway)
    except CannotPack as reasons:
        print(f"Nothing was packed, because this can't be graded:\n{reasons}\n", file=sys.stderr)
        print("Mend it and pack again, or pack what there is with --anyway.", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"Nothing was packed: {error}", file=sys.stderr)
        return 1
    for warning in warnings:
        print(f"Mind: {warning}")
    print(f"Packed and verified: {target.resolve()}\nHand in this one file.")
    return 0


def _folder_of(assignment: Assignment) -> Path:
    """Where the assignment's notebooks lie: here, in `assignments/` below or above here, else beside the package."""
    here = Path.cwd()
    places = [folder / "assignments" / assignment.name for folder in (here, *here.parents, PACKAGE.parent)]
    first = assignment.notebooks[0].name
    return next((p for p in [here, *places] if (p / f"{first}.ipynb").is_file()), places[-1])
