"""`python -m grading …`: what the Makefile's targets call."""

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path

from .author import new
from .course_folder import ROOT, CourseFolder


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
    collect = command("collect", run_collect, "read the zips in downloaded/ASSIGNMENT/archive/ into submitted/")
    collect.add_argument("assignment")
    collect.add_argument("--root", type=Path, default=ROOT, help="the course folder (default: this repository)")
    grade = command("grade", run_grade, "grade all submissions of an assignment")
    grade.add_argument("assignment")
    grade.add_argument("students", nargs="*", metavar="STUDENT", help="whose submissions (default: everybody's)")
    grade.add_argument("--without-jail", action="store_true", help="run students' code in ordinary processes")
    grade.add_argument(
        "--run", dest="fresh", action="store_true", help="run the notebooks too, for fresh outputs (slow)"
    )
    grade.add_argument("--root", type=Path, default=ROOT, help="the course folder (default: this repository)")
    laying = command("new", new.run, "lay the skeleton of an exercise, a module or a notebook")
    new.add_arguments(laying)
    trial = command("try", run_try, "judge bare module files, under any name")
    trial.add_argument("files", nargs="+", type=Path, metavar="FILE.py", help="module files to judge")
    trial.add_argument("--as", dest="module", metavar="MODULE", help="take the file for this module, e.g. linear_svm")
    trial.add_argument("--without-jail", action="store_true", help="run the files in ordinary processes")
    trial.add_argument("--json", action="store_true", help="one JSON object a check")
    asked = parser.parse_args(arguments)
    return asked.run(asked)


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


def run_try(asked: argparse.Namespace) -> int:
    from .judge.trial import run

    return run(asked)


def run_collect(asked: argparse.Namespace) -> int:
    from cs231n_lite.plumbing.course import this_course

    from .classroom.collect import collect
    from .classroom.report import table

    try:
        collected = collect(asked.root, this_course().assignment(asked.assignment))
    except KeyError as error:
        return _failed(error)
    rows = [(one.student, one.file, "; ".join([one.refused or "collected", *one.notes])) for one in collected]
    print(table(rows) or f"there is no zip in {asked.root / 'downloaded' / asked.assignment / 'archive'}")
    return 1 if any(one.refused for one in collected) else 0


def run_grade(asked: argparse.Namespace) -> int:
    from .classroom.grade import NothingToGrade, grade
    from .classroom.report import summary
    from .jail.jail import NoJail

    try:
        results = grade(asked.root, asked.assignment, asked.students, asked.without_jail, asked.fresh)
    except (NothingToGrade, NoJail, KeyError) as error:
        return _failed(error)
    print(summary(results))
    return 1 if any(result.trouble for result in results) else 0


def _failed(error: Exception) -> int:
    print(error.args[0], file=sys.stderr)
    return 1
