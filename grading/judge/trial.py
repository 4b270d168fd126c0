"""`python -m grading try FILE.py`: a bare module file, under any name, through all checks of what it defines."""

import argparse
import ast
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

from ..course_folder import CourseFolder
from ..intake.contents import Unreadable
from ..intake.texts import text_of
from ..jail.jail import NoJail
from ..jail.places import jail, no_jail
from ..jail.running import Place
from .judging import Judge, references_of
from .limits import USUAL, Limits
from .seeds import seed_for
from .work import Work, earlier_references


class CannotTry(Exception):
    """A file that can't be judged at all; the message says why."""


@dataclass(frozen=True)
class Tried:
    """The verdicts on one file."""

    file: Path
    verdicts: list[Verdict]


def run(asked: argparse.Namespace) -> int:
    """Judge the files and print what came of it; 0 if all could be judged, else 1."""
    status = 0
    try:
        place = no_jail() if asked.without_jail else jail()
    except NoJail as why:
        print(why, file=sys.stderr)
        return 1
    with place as inside:
        for file in asked.files:
            try:
                tried = judge_file(file, inside, asked.module)
            except CannotTry as reason:
                print(f"{file}: {reason}", file=sys.stderr)
                status = 1
                continue
            _print(tried, alone=len(asked.files) == 1, as_json=asked.json)
    return status


def _print(tried: Tried, alone: bool, as_json: bool) -> None:
    if not alone and not as_json:
        print(f"{tried.file}:")
    for verdict in tried.verdicts:
        print(_json(verdict, None if alone else tried.file) if as_json else _line(verdict), flush=True)


def judge_file(
    file: Path, place: Place, module: str | None = None, course: CourseFolder | None = None, limits: Limits = USUAL
) -> Tried:
    """The verdicts of all checks of the functions that `file` defines, taken for `module` (None: told by these).

    place: where it runs; beside it lie the references of the other modules

    Raises CannotTry if there is no such file or module, or nothing in it that a check asks about.
    """
    course = course or CourseFolder()
    checks = _checks_for(file, module)
    verdicts = []
    for name in dict.fromkeys(check.module for check in checks):
        work = _work(course, name, file)
        seed = seed_for(course.root, "try", work.digest)
        with Judge(references_of(course.root), work, seed, place, limits) as judge:
            verdicts += [judge.verdict(check) for check in checks if check.module == name]
    return Tried(file, verdicts)


def _work(course: CourseFolder, module: str, file: Path) -> Work:
    """The file in the place of `module`, among the references of the assignment that it belongs to."""
    home = this_course().home_of(module)
    beside = {path.stem: path.read_text(encoding="utf-8") for path in course.references(home)}
    try:
        text, _ = text_of(file.read_bytes())
    except Unreadable as why:
        raise CannotTry(str(why)) from None
    return Work(home, beside | {module: text}, earlier_references(course, home))


def _checks_for(file: Path, module: str | None) -> list[Check]:
    modules = sorted({check.module for check in all_checks().values()})
    if module is not None and module not in modules:
        raise CannotTry(f"there is no module {module!r} with checks; there are {', '.join(modules)}")
    try:
        defined = _defined_in(file.read_bytes())
    except OSError as error:
        raise CannotTry(f"it can't be read: {error.strerror}") from None
    checks = [c for c in all_checks().values() if c.function in defined and module in (None, c.module)]
    plain = {c.module for c in checks if c.exercise == c.function}
    if plain:  # a name that several modules have counts where the file has another function of the module
        checks = [c for c in checks if c.module in plain]
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
