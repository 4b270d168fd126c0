"""`cs231n-lite`: check your work and pack it, from the shell."""

import argparse
import sys
from pathlib import Path

from ..checks import hint, verdict_on
from ..checks.catalogue import all_checks, find
from ..checks.hints import STEPS
from ..checks.verdict import State
from ..updating.backups import NothingToUndo, undo
from ..updating.given import NotACourse
from ..updating.update import update
from .course import this_course
from .doctor import examined
from .handing_in import NOT_A_NAME, checks_of, looked_through, owner_from, sealed
from .overlay import PACKAGE
from .pack import CannotPack, zip_name
from .status import checks_in, status
from .submission import find_assignment


def main(arguments: list[str] | None = None) -> int:
    """Run one command; returns 0 if all is well, 1 if not, 2 for words that it doesn't know."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")
    parser = argparse.ArgumentParser(prog="cs231n-lite", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="ask the checks of an assignment or a notebook, or a single one")
    check.add_argument(
        "what", nargs="?", metavar="WHAT", help="an assignment, notebook, module or check; without it: all"
    )
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
    standing = commands.add_parser("status", help="points for each section, and what comes next")
    standing.add_argument("assignments", nargs="*", metavar="ASSIGNMENT", help="without one: all")
    standing.set_defaults(run=run_status)
    looking = commands.add_parser("doctor", help="what keeps the course from working here, and what to do about it")
    looking.set_defaults(run=run_doctor)
    updating = commands.add_parser("update", help="take a corrected course from your instructor; your work stays")
    updating.add_argument("zip", nargs="?", type=Path, metavar="ZIP", help="the zip that your instructor gave you")
    updating.add_argument("--undo", action="store_true", help="take the last update back")
    updating.add_argument("--modules", action="store_true", help="take solved modules in place of yours")
    updating.add_argument(
        "--course", type=Path, default=PACKAGE.parent, help="the folder to update (default: this one)"
    )
    updating.set_defaults(run=run_update)
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


def run_status(asked: argparse.Namespace) -> int:
    """Show how far the work is; returns 0."""
    print(status(*asked.assignments))
    return 0


def run_doctor(asked: argparse.Namespace) -> int:
    """Tell all findings; returns 1 if one of them keeps the course from working."""
    findings = examined()
    for finding in findings:
        print(finding)
    return 1 if any(finding.do and finding.blocks for finding in findings) else 0


def run_update(asked: argparse.Namespace) -> int:
    """Update the course, or take an update back; returns 0 if that is done."""
    try:
        if asked.undo:
            kept, edited = undo(asked.course)
            print(f"All files are as they were before the update. What it had brought: {kept}")
            for name in edited:
                print(f"Mind: you had edited {name} since; that is in {kept / 'since' / name}")
            return 0
        if asked.zip is None:
            raise ValueError("name the zip that your instructor gave you, or say --undo")
        plan, backup = update(asked.course, asked.zip, asked.modules)
    except (NotACourse, NothingToUndo, OSError) as reason:
        print(f"cs231n-lite: nothing was changed: {reason}", file=sys.stderr)
        return 1
    print(plan if plan.changes else "Everything is as this zip has it already.")
    if backup:
        print(f"\nWhat was there before is in {backup.folder}\n`cs231n-lite update --undo` puts it back.")
        print("Close open notebooks without saving them, and open them again.")
    return 0


def _names(what: str | None) -> list[str]:
    """The checks that a word on the command line stands for.

    It may be an assignment, a notebook (`svm`, `svm.ipynb` or its path), a module, a function or a check; without one
    all checks are asked. Raises ValueError for a word that is the name of a notebook and of a function.
    """
    course = this_course()
    if what is None:
        return list(all_checks())
    name = Path(what).name
    if name in course.assignments:
        return checks_of(course.assignments[name])
    of_notebook = [
        check
        for assignment in course.assignments.values()
        for notebook in assignment.notebooks
        if name in (notebook.name, f"{notebook.name}.ipynb")
        for check in checks_in(notebook)
    ]
    of_function = [check.name for check in all_checks().values() if what in (check.exercise, check.function)]
    if of_notebook and of_function and not name.endswith(".ipynb"):
        raise ValueError(f"{what} is a notebook and a function: write {what}.ipynb, or {of_function[0]}")
    of_module = [check.name for check in all_checks().values() if name in (check.module, f"{check.module}.py")]
    return of_notebook or of_function or of_module or [find(what).name]


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
