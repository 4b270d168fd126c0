"""The skeleton of a module that students write: a reference, a file of checks and one of mistakes, all without any."""

import re

from ..course_folder import CourseFolder
from .laying import CannotLay, Laid, complain_about_name

REFERENCE = '''"""‹What the module is about, as a sentence.›

‹Shapes and names that hold throughout.›
"""

import numpy as np
'''

QUESTIONS = '''"""Checks of `{name}.py`: ‹what they are about›."""

CHECKS = []
'''

MISTAKES = '''"""Wrong versions of the exercises of `{name}.py`, as edits of the reference."""

from grading.mistake import Mistake

MISTAKES = []
'''

SETTINGS = "pyproject.toml"
STUBS = re.compile(r'^"cs231n_lite/\{([\w,]*)\}\.py" = ', re.MULTILINE)


def lay_module(course: CourseFolder, name: str, assignment: str) -> Laid:
    """The files of the module `name` of `assignment`, which may be new. Raises CannotLay if it is there already."""
    complain_about_name(name)
    complain_about_assignment(assignment)
    if (course.root / "cs231n_lite" / name).exists() or name in _modules(course):
        raise CannotLay(f"cs231n_lite has a {name} already; a module has one home")
    settings = (course.root / SETTINGS).read_text(encoding="utf-8")
    stubs = STUBS.search(settings)
    if not stubs:
        raise CannotLay(f"{SETTINGS} has no line about the stubs for ruff: {STUBS.pattern}")
    known = ",".join(sorted({*filter(None, stubs[1].split(",")), name}))
    folder = f"solutions/{assignment}"
    return Laid(
        {
            f"{folder}/reference/{name}.py": REFERENCE,
            f"cs231n_lite/exercises/{name}.py": QUESTIONS.format(name=name),
            f"{folder}/mistakes/{name}.py": MISTAKES.format(name=name),
            SETTINGS: settings[: stubs.start(1)] + known + settings[stubs.end(1) :],
        },
        (
            "Say in the first two files what the module is about.",
            f"If no notebook explains it yet: python -m grading new notebook NAME --assignment {assignment}",
            f"For each of its functions: python -m grading new exercise FUNCTION --module {name}",
        ),
    )


def complain_about_assignment(name: str) -> None:
    """Raise CannotLay if `name` can't be an assignment's."""
    if not re.fullmatch(r"\d+-[a-z0-9-]+", name):
        raise CannotLay(f"an assignment is called by its number and a word, such as 3-backprop; got {name!r}")


def _modules(course: CourseFolder) -> list[str]:
    return [path.stem for assignment in course.assignments for path in course.references(assignment)]
