"""The mistakes of a class by name, each with an anonymous example: code without comments, texts and docstrings."""

import ast
import re
from collections import Counter
from dataclasses import dataclass, field

from cs231n_lite.checks.catalogue import all_checks
from cs231n_lite.checks.verdict import State, Verdict

from .bare import Bare
from .gathering import Student

FEWEST = 5  # a public page tells of no smaller group


@dataclass
class Taught:
    """What to teach again: a mistake, or a check that failed in ways that have no name (`name` is empty then).

    looks_like, try_next: what these students were told, by how many checks of theirs
    checks: in which checks, with how many students
    came_out: what came out where there is no name
    example: the shortest function with this mistake, as anonymous as it can be made
    """

    name: str
    looks_like: Counter[str] = field(default_factory=Counter)
    try_next: Counter[str] = field(default_factory=Counter)
    came_out: Counter[str] = field(default_factory=Counter)
    students: set[str] = field(default_factory=set)
    checks: Counter[str] = field(default_factory=Counter)
    example: str = ""


def mistakes_in(students: list[Student]) -> list[Taught]:
    """The mistakes, those of most students first; failures without a name come last."""
    found: dict[str, Taught] = {}
    for student in students:
        for verdict in student.verdicts.values():
            if verdict.state is State.FAILED:
                key = verdict.mistake or f"\0{verdict.check}"
                _add(found.setdefault(key, Taught(verdict.mistake or "")), student, verdict)
    return sorted(found.values(), key=lambda one: (not one.name, -len(one.students), one.name, min(one.checks)))


def unable_in(students: list[Student]) -> list[tuple[str, list[str]]]:
    """Why checks could not run, in the words of the verdicts, with the students; the most frequent first.

    Of each module of a student's the first reason counts.
    """
    found: dict[str, set[str]] = {}
    for student in students:
        told: dict[str, str] = {}
        for verdict in student.verdicts.values():
            check = all_checks().get(verdict.check)
            if check and verdict.state is State.COULD_NOT_RUN and not verdict.mend_first:
                told.setdefault(check.module, verdict.came_out)
        for text in told.values():
            found.setdefault(text, set()).add(student.rows.student)
    return sorted(((text, sorted(names)) for text, names in found.items()), key=lambda one: (-len(one[1]), one[0]))


def _add(one: Taught, student: Student, verdict: Verdict) -> None:
    one.students.add(student.rows.student)
    one.checks[verdict.check] += 1
    if one.name:
        one.looks_like[verdict.looks_like] += 1
        one.try_next[verdict.try_next] += bool(verdict.try_next)
    else:
        one.came_out[verdict.came_out] += 1
    check = all_checks().get(verdict.check)
    if check:
        text = student.modules.get(check.module, "")
        shown = anonymous(text, check.written.partition(".")[0], (student.rows.student, student.rows.called))
        if shown and (not one.example or len(shown) < len(one.example)):
            one.example = shown


def anonymous(text: str, function: str, names: tuple[str, ...] = ()) -> str:
    """The function, or class, of that name in `text`, without what could tell who wrote it.

    Comments, docstrings, texts and long numbers go; names that the course doesn't use itself become name_1, name_2. If
    one of the author's `names`, or a word of it, still occurs, or `text` is no Python, the answer is empty.
    """
    try:
        found = [node for node in ast.parse(text).body if getattr(node, "name", None) == function]
        shown = ast.unparse(ast.fix_missing_locations(Bare().visit(found[-1]))) if found else ""
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return ""
    words = {word for name in names for word in re.findall(r"\w{3,}", name.casefold())}
    return "" if any(word in shown.casefold() for word in words) else shown
