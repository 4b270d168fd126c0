"""`python -m grading new exercise|module|notebook`."""

import argparse
import sys
from typing import TYPE_CHECKING

from cs231n_lite.plumbing.files import write_whole

from ..course_folder import CourseFolder

if TYPE_CHECKING:
    from .laying import Laid


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    kinds = parser.add_subparsers(dest="kind", required=True)
    exercise = kinds.add_parser("exercise", help="a function with a check, a mistake and a section")
    exercise.add_argument("function", help="the function's name, e.g. squared_hinge")
    exercise.add_argument("--module", required=True, help="the students' module that it goes into, e.g. linear_svm")
    exercise.add_argument("--notebook", help="the notebook that explains it (default: the last that imports it)")
    exercise.add_argument("--arguments", default="x", help='its arguments, e.g. "scores, y" (default: x)')
    exercise.add_argument("--part", default="value", help="what the check is about, the name behind the dot (value)")
    exercise.add_argument("--points", type=_points, default=2, help="what the check is worth (2)")
    module = kinds.add_parser("module", help="a file that students write")
    module.add_argument("name", help="its name without .py, e.g. layers")
    module.add_argument("--assignment", required=True, help="e.g. 1-losses, or a new one such as 3-backprop")
    notebook = kinds.add_parser("notebook", help="a lesson in an assignment")
    notebook.add_argument("name", help="its name without .md, e.g. backprop")
    notebook.add_argument("--assignment", required=True, help="e.g. 1-losses, or a new one such as 3-backprop")


def _points(text: str) -> int:
    if int(text) < 1:
        raise argparse.ArgumentTypeError("a check is worth at least 1 point")
    return int(text)


def run(asked: argparse.Namespace) -> int:
    """Lay the skeleton and say what is to be done in which file; 0, or 1 with the reason if it can't be laid."""
    from .exercise import Exercise, lay_exercise  # nbgrader comes with them, which takes seconds
    from .laying import CannotLay
    from .module import lay_module
    from .notebook import lay_notebook

    course = CourseFolder()
    try:
        if asked.kind == "exercise":
            names = tuple(name.strip() for name in asked.arguments.split(","))
            wanted = Exercise(asked.function, asked.module, names, asked.part, asked.points, asked.notebook)
            laid = lay_exercise(course, wanted)
        elif asked.kind == "module":
            laid = lay_module(course, asked.name, asked.assignment)
        else:
            laid = lay_notebook(course, asked.name, asked.assignment)
    except CannotLay as reason:
        print(reason, file=sys.stderr)
        return 1
    print(_written(course, laid))
    return 0


def _written(course: CourseFolder, laid: "Laid") -> str:
    """Write the files; returns what to tell the author."""
    for name, text in laid.files.items():
        write_whole(course.root / name, text)
    lines = [f"  {name}" for name in laid.files]
    steps = [f"{number}. {step}" for number, step in enumerate(laid.next, 1)]
    return "\n".join(["wrote", *lines, "", "Next:", *steps, "docs/authors.md shows a whole example."])
