"""`python -m grading …`: what the Makefile's targets call."""

import argparse
import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from .author import new
from .classroom import command as classroom
from .collecting import command as collecting
from .course_folder import ROOT, CourseFolder
from .explaining import command as explaining
from .feedback import command as feedback
from .gradescope import command as gradescope
from .report import command as report
from .returning import command as returning


def main(arguments: list[str] | None = None) -> int:
    """Run one command; returns the exit status."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")
    # nbgrader calls `alembic` by name, which an unactivated virtual environment doesn't have on its PATH
    os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    parser = argparse.ArgumentParser(prog="python -m grading", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)

    def command(name: str, run: Callable[[argparse.Namespace], int], about: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=about)
        added.set_defaults(run=run)
        return added

    build = command("build", run_build, "make stubs, notebooks, tables and messages")
    build.add_argument("--force", action="store_true", help="overwrite files that were changed by hand")
    command("student", run_student, "make the zip that students get")
    command("demo", run_demo, "grade a sample class end to end, in .demo/")
    collect = command("collect", collecting.run, "read what was downloaded or sent into submitted/")
    collecting.add_arguments(collect)
    grade = command("grade", classroom.run_grade, "grade all submissions of an assignment")
    classroom.add_grade_arguments(grade)
    regrade = command("regrade", classroom.run_regrade, "after a change of checks or points: who gains and who loses")
    classroom.add_regrade_arguments(regrade)
    solutions = command("solutions", run_solutions, "after the deadline: a zip of solved notebooks and modules")
    solutions.add_argument("assignment")
    solutions.add_argument("--force", action="store_true", help="also before everybody's deadline has passed")
    solutions.add_argument("--out", type=Path, metavar="FILE.zip", help="where to (default: in dist/)")
    solutions.add_argument("--root", type=Path, default=ROOT, help="the course folder (default: this repository)")
    telling = command("feedback", feedback.run, "write the pages that students read")
    feedback.add_arguments(telling)
    giving_back = command("return", returning.run, "the feedback and the grades as Moodle or Canvas takes them")
    returning.add_arguments(giving_back)
    explain = command("explain", explaining.run, "one verdict in dispute: the two numbers that differ")
    explaining.add_arguments(explain)
    reporting = command("report", report.run, "a page about the class: points, mistakes to teach again, trouble")
    report.add_arguments(reporting)
    autograder = command("gradescope", gradescope.run, "make the zip that Gradescope builds an autograder from")
    gradescope.add_arguments(autograder)
    laying = command("new", new.run, "lay the skeleton of an exercise, a module or a notebook")
    new.add_arguments(laying)
    trial = command("try", run_try, "judge bare module files, under any name")
    trial.add_argument("files", nargs="+", type=Path, metavar="FILE.py", help="module files to judge")
    trial.add_argument("--as", dest="module", metavar="MODULE", help="take the file for this module, e.g. linear_svm")
    trial.add_argument("--without-jail", action="store_true", help="run the files in ordinary processes")
    trial.add_argument("--json", action="store_true", help="one JSON object a check")
    asked = _parsed(parser, commands.choices, sys.argv[1:] if arguments is None else arguments)
    try:
        return asked.run(asked)
    except KeyboardInterrupt:
        print("stopped; what was done is kept, and the same command goes on from there", file=sys.stderr)
        return 130
    except Exception as error:
        told = _of_the_course_folder(error, asked)
        if not told:
            raise
        print(told, file=sys.stderr)
        return 1


def _of_the_course_folder(error: Exception, asked: argparse.Namespace) -> str:
    """What is wrong with the course folder or its gradebook, if that is it; told by the libraries' own names."""
    root = getattr(asked, "root", ROOT)
    if not (root / "nbgrader_config.py").is_file():
        return (
            f"{root} is no course folder: it has no nbgrader_config.py; name one with --root, or copy that file there"
        )
    kinds = {kind.__name__ for kind in type(error).__mro__}
    if kinds & {"SQLAlchemyError", "DatabaseError"}:
        why = str(getattr(error, "orig", error)).strip().partition("\n")[0]
        return f"the gradebook, or a copy of it, can't be used: {why}; if another program keeps it locked, try again"
    return ""


def _parsed(
    parser: argparse.ArgumentParser, commands: Mapping[str, argparse.ArgumentParser], arguments: list[str]
) -> argparse.Namespace:
    """What is asked; names may stand behind options, and what is wrong is told with the usage of that command."""
    named = commands.get(arguments[0]) if arguments else None
    if named is None or arguments[0] == "new":  # which has commands of its own
        return parser.parse_args(arguments)
    return named.parse_intermixed_args(arguments[1:])


def run_build(asked: argparse.Namespace) -> int:
    from .derive.documents import documents
    from .derive.targets import lessons_of, notes_on_points, targets
    from .derive.write import WouldOverwrite, write, write_documents

    course = CourseFolder()
    try:
        made = targets(course)
        changed = write(course.root, made, force=asked.force)
        changed += write_documents(course.root, documents(course, lessons_of(course)))
    except (WouldOverwrite, ValueError, KeyError) as error:
        return _failed(error)
    print("\n".join(f"wrote {name}" for name in changed) or "everything is as the build makes it")
    for note in notes_on_points(made):
        print(note)
    return 0


def run_student(asked: argparse.Namespace) -> int:
    from .derive.student import make_student_zip

    try:
        print(f"wrote {make_student_zip(CourseFolder())}")
    except (ValueError, OSError) as error:
        return _failed(error)
    return 0


def run_demo(asked: argparse.Namespace) -> int:
    from .demo.sample_run import run_demo

    return 0 if run_demo(CourseFolder(), ROOT / ".demo") else 1


def run_solutions(asked: argparse.Namespace) -> int:
    from datetime import datetime, timezone

    from .derive.handout import TooEarly, hand_out

    now = datetime.now(timezone.utc).replace(tzinfo=None)
    try:
        print(f"wrote {hand_out(asked.root, asked.assignment, now, asked.force, asked.out)}")
    except (TooEarly, KeyError, ValueError) as error:
        return _failed(error)
    except OSError as error:
        return _failed(OSError(str(error)))
    return 0


def run_try(asked: argparse.Namespace) -> int:
    from .judge.trial import run

    return run(asked)


def _failed(error: Exception) -> int:
    print(error.args[0], file=sys.stderr)
    return 1
