"""Canvas' gradebook, with the grades of one assignment in it."""

import re
from collections.abc import Mapping
from pathlib import Path

from ..collecting.names import compact
from ..collecting.uploads import Identity
from ..feedback.gradebook import SubmissionRows
from .grades import CannotReturn, Filled, Rules, check_zeros, grade, read_number, written
from .sheet import Sheet, read_sheet

_PEOPLE = ("student", "lastname", "firstname", "id", "sis user id", "sis login id", "integration id", "root account")
_COLUMN = re.compile(r"(.+) \((\d+)\)")
_KEPT = {"EX": "excused in Canvas", "N/A": "not assigned to them in Canvas"}


class CanvasGradebook:
    """The gradebook as it was exported; raises ValueError if the file at `path` is none, or hasn't the one column.

    column: the title of the assignment, or its number; left out, the one that has the name of the assignment in it
    """

    def __init__(self, path: Path, assignment: str, column: str = "") -> None:
        sheet = read_sheet(path.read_bytes(), path.name)
        people = [index for index, name in enumerate(sheet.header) if name.lower() in _PEOPLE]
        section = sheet.column("section")
        if sheet.column("id") is None or section is None:
            raise ValueError(f"{path.name} has no columns called ID and Section; export the gradebook of Canvas again")
        column_of_all = _chosen(sheet, assignment, column)
        self.sheet = sheet.only([*people, section, column_of_all])
        self.column = len(people) + 1
        self.rows = {line: identity for line in range(1, len(sheet.lines)) if (identity := _identity(sheet, line))}
        self.most = next((self._cell(line) for line in range(1, len(sheet.lines)) if _is_points(sheet, line)), "")

    def fill(self, whose: Mapping[int, str], submissions: Mapping[str, SubmissionRows], rules: Rules) -> Filled:
        """Write the grades; raises CannotReturn if they don't fit. Other cells keep what Canvas has in them."""
        filled, most = Filled(), read_number(self.most)
        if most is None:
            raise CannotReturn(
                f"{self.sheet.name} has {self.most!r} for the points possible of {self.sheet.header[self.column]}; set "
                "the assignment to points in Canvas, or name another with --column"
            )
        if rules.zero_missing:
            check_zeros(submissions, list(whose.values()), self.sheet.name)
        for line, student in whose.items():
            submission, kept = submissions.get(student), _KEPT.get(self._cell(line))
            if kept and submission:
                filled.notes[student] = kept
            elif submission:
                points = grade(submission, most, self.sheet.name, rules)
                self.sheet.put(line, self.column, written(points, "," in self.most))
                filled.graded.add(student)
            elif rules.zero_missing and not kept:
                self.sheet.put(line, self.column, "0")
                filled.zeros += 1
            else:
                filled.missing += 1
        filled.content, filled.column = self.sheet.content(), self.sheet.header[self.column]
        return filled

    def _cell(self, line: int) -> str:
        return self.sheet.value(line, self.column)


def _chosen(sheet: Sheet, assignment: str, column: str) -> int:
    titles = {index: found for index, name in enumerate(sheet.header) if (found := _COLUMN.fullmatch(name))}
    if column:
        chosen = [index for index, found in titles.items() if column in (found[0], found[1], found[2])]
    else:
        exact = [index for index, found in titles.items() if compact(found[1]) == compact(assignment)]
        chosen = exact or [index for index, found in titles.items() if _names(found[1], assignment)]
    if len(chosen) != 1:
        there = ", ".join(repr(found[0]) for found in titles.values()) or "none"
        number = "several columns" if chosen else "no column"
        told = f"{sheet.name} has {number} called {column or assignment}"
        raise ValueError(f"{told}; name it, by its title or its number, with --column: {there}")
    return chosen[0]


def _names(title: str, assignment: str) -> bool:
    """Whether the words and numbers of `assignment` stand in `title`, one after the other."""
    words, name = (re.findall(r"[^\W\d_]+|\d+", text.casefold()) for text in (title, assignment))
    return any(words[start : start + len(name)] == name for start in range(len(words)))


def _is_points(sheet: Sheet, line: int) -> bool:
    """Whether this is the row of the points possible, which is nobody's."""
    return "Points Possible" in sheet.value(line, 0) and not sheet.value(line, sheet.column("id"))


def _identity(sheet: Sheet, line: int) -> Identity | None:
    key = sheet.value(line, sheet.column("id"))
    if not re.fullmatch(r"\d+", key, re.ASCII) or _is_points(sheet, line):
        return None
    first, last = (sheet.value(line, sheet.column(name)) for name in ("firstname", "lastname"))
    sid, login = (sheet.value(line, sheet.column(name)) for name in ("sis user id", "sis login id"))
    return Identity("canvas", sheet.value(line, sheet.column("student")) or f"{first} {last}", key, sid or login, login)
