"""`cs231n-lite`: check your work and pack it, from the shell."""

import argparse
import sys
from pathlib import Path

from ..checks import hint, verdict_on
from ..checks.catalogue import all_checks, find
from ..checks.hints import STEPS
from ..checks.verdict import State
from .course import this_course
from .handing_in import NOT_A_NAME, checks_of, looked_through, owner_from, sealed
from .pack import CannotPack, zip_name
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
    hints = commands.add_parser("hint", help="more help with a check that fails, in three steps")
    hints.add_argument("check", metavar="CHECK", help="such as svm_loss_naive.gradient")
    hints.add_argument("step", nargs="?", type=int, default=0, help="1 where to look, 2 an experiment, 3 a picture")
    hints.set_defaults(run=run_hint)
    packing = commands.add_parser("pack", help="check an assignment and pack it into the zip to hand in")
    packing.add_argument("assignment", metavar="ASSIGNMENT", help=", ".join(this_course().assignments))
    packing.add_argument("--student", metavar="NAME", help="whose it is, as your course knows you; in any script")
    packing.add_argument("--folder", type=Path, help="where the notebooks lie, if not in assignments/ASSIGNMENT")
    packing.add_argument("--to", type=Path, default=Path(), help="the folder to write the zip to (default: here)")
    packing.add_argument("--anyway", action="store_true", help="pack although something can't be graded")
    packing.set_defaults(run=run_pack)
    asked = parser.parse_args(arguments)
    try:
        return asked.run(asked)
    except (KeyError, ValueError) as error:
        print(f"cs231n-lite: {error.args[0]}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("\ncs231n-lite: stopped", file=sys.stderr)
        return 1


def run_check(asked: argparse.Namespace) -> int:
    """Ask checks and tell their verdicts; returns 0 if all pass."""
    verdicts = [verdict_on(name) for name in _names(asked.what)]
    for verdict in verdicts:
        print(verdict.headline if verdict.state is State.PASSED else verdict)
    if len(verdicts) > 1:
        points, most = sum(v.points for v in verdicts), sum(v.max_points for v in verdicts)
        passed = sum(v.state is State.PASSED for v in verdicts)
        print(f"\n{passed} of {len(verdicts)} checks passed, {points} of {most} points")
    return 0 if all(verdict.state is State.PASSED for verdict in verdicts) else 1


def run_hint(asked: argparse.Namespace) -> int:
    """Tell one hint, or all of them; returns 0."""
    for step in [asked.step] if asked.step else range(1, len(STEPS) + 1):
        print(hint(asked.check, step), end="\n\n" if not asked.step and step < len(STEPS) else "\n")
    return 0


def _names(what: str | None) -> list[str]:
    """The checks that a word on the command line stands for: an assignment's, a function's, one, or all."""
    course = this_course()
    if what is None:
        return list(all_checks())
    if Path(what).name in course.assignments:
        return checks_of(course.assignments[Path(what).name])
    of_function = [check.name for check in all_checks().values() if what in (check.exercise, check.function)]
    return of_function or [find(what).name]


def run_pack(asked: argparse.Namespace) -> int:
    """Check what would be handed in, tell how it stands, and pack it; returns 0 if there is a zip."""
    assignment = find_assignment(asked.assignment)
    student = owner_from(asked.student if asked.student is not None else _ask_for_name())
    if student is None:
        raise ValueError(f"write your name, as your course knows you, in place of {NOT_A_NAME}")
    found, _ = looked_through(assignment, asked.folder)
    try:
        sealed(found, asked.to / zip_name(assignment, student), student, asked.anyway)
    except CannotPack as reasons:
        print(f"\nNothing was packed, because this can't be graded:\n{reasons}\n", file=sys.stderr)
        print("Mend it and pack again, or pack what there is with --anyway.", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"\nNothing was packed: {error}", file=sys.stderr)
        return 1
    return 0


def _ask_for_name() -> str:
    """The student's name from the terminal; raises ValueError where there is none."""
    if not (sys.stdin and sys.stdin.isatty() and sys.stdout.isatty()):
        raise ValueError("pack needs to know whose it is; write --student NAME, as your course knows you")
    try:
        return input("Whose is it (the name or number that your course knows you by)? ").strip()
    except EOFError:
        return ""
