"""`python -m grading try FILE.py`: a bare module file, under any name, through all checks of what it defines."""

import argparse
import ast
import hashlib
import json
import re
import sys
from dataclasses import dataclass
from pathlib import Path

from cs231n_lite.checks.catalogue import all_checks
from cs231n_lite.checks.check import Check
from cs231n_lite.checks.reading import defined_in
from cs231n_lite.checks.verdict import Verdict
from cs231n_lite.plumbing.course import this_course
from cs231n_lite.plumbing.overlay import REFERENCE_FOLDER, Overlay

from ..course_folder import CourseFolder
from .judging import Judge, references_of
from .limits import USUAL, Limits
from .seeds import seed_for


class CannotTry(Exception):
    """A file that can't be judged at all; the message says why."""


@dataclass(frozen=True)
class Tried:
    """The verdicts on one file."""

    file: Path
    verdicts: list[Verdict]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE.py", help="module files to judge")
    parser.add_argument("--as", dest="module", metavar="MODULE", help="take the file for this module, e.g. linear_svm")
    parser.add_argument("--json", action="store_true", help="one JSON object a check")


def run(asked: argparse.Namespace) -> int:
    """Judge the files and print what came of it; 0 if all could be judged, else 1."""
    status = 0
    for file in asked.files:
        try:
            tried = judge_file(file, asked.module)
        except CannotTry as reason:
            print(f"{file}: {reason}", file=sys.stderr)
            status = 1
            continue
        if len(asked.files) > 1 and not asked.json:
            print(f"{file}:")
        for verdict in tried.verdicts:
            print(_json(verdict, file if len(asked.files) > 1 else None) if asked.json else _line(verdict), flush=True)
    return status


def judge_file(
    file: Path, module: str | None = None, course: CourseFolder | None = None, limits: Limits = USUAL
) -> Tried:
    """The verdicts of all checks of the functions that `file` defines, taken for `module` (None: told by these).

    Raises CannotTry if there is no such file or module, or nothing in it that a check asks about.
    """
    course = course or CourseFolder()
    checks = _checks_for(file, module)
    verdicts = []
    for name in dict.fromkeys(check.module for check in checks):
        home = this_course().home_of(name)
        folder = course.solutions / home / REFERENCE_FOLDER
        overlay = Overlay(folder, home, course.solutions, {name: file.absolute()})
        seed = seed_for(course.root, "try", hashlib.sha256(file.read_bytes()).hexdigest())
        with Judge(references_of(course.root), overlay, seed, limits) as judge:
            verdicts += [judge.verdict(check) for check in checks if check.module == name]
    return Tried(file, verdicts)


def _checks_for(file: Path, module: str | None) -> list[Check]:
    modules = sorted({check.module for check in all_checks().values()})
    if module is not None and module not in modules:
        raise CannotTry(f"there is no module {module!r} with checks; there are {', '.join(modules)}")
    try:
        defined = _defined_in(file.read_bytes())
    except OSError as error:
        raise CannotTry(f"it can't be read: {error.strerror}") from None
    checks = [c for c in all_checks().values() if c.function in defined and module in (None, c.module)]
    if not checks:
        functions = sorted({check.function for check in all_checks().values()})
        raise CannotTry(f"it defines none of the functions that checks ask about ({', '.join(functions)})")
    return checks


def _defined_in(source: bytes) -> set[str]:
    """The names that a module binds at its top level; a guess from its lines if Python can't read it."""
    try:
        found = defined_in(ast.parse(source).body)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return set(re.findall(r"^(?:def|class) +(\w+)", source.decode(errors="replace"), re.MULTILINE))
    return {name for name, nodes in found.items() if not all(map(_of_the_course, nodes))}


def _of_the_course(node: ast.AST) -> bool:
    """Whether an import takes another module of the course: what it brings isn't this file's work."""
    return isinstance(node, ast.ImportFrom) and (node.level > 0 or (node.module or "").startswith("cs231n_lite"))


def _line(verdict: Verdict) -> str:
    told = verdict.looks_like or verdict.came_out
    return f"{verdict.headline}{': ' if told else ''}{told}"


def _json(verdict: Verdict, file: Path | None) -> str:
    about = {
        "check": verdict.check,
        "state": verdict.state.value,
        "points": verdict.points,
        "max_points": verdict.max_points,
        "message": str(verdict),
        "mistake": verdict.mistake,
    }
    return json.dumps(({"file": str(file)} if file else {}) | about, ensure_ascii=False)
