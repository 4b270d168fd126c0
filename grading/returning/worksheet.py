"""Moodle's grading worksheet, with the grades in it."""

import re
from collections.abc import Mapping
from pathlib import Path

from ..collecting.uploads import Identity
from ..feedback.gradebook import SubmissionRows
from ..feedback.templates import number
from .grades import CannotReturn, Filled, Rules, check_zeros, grade, read_number, written
from .sheet import Sheet, read_sheet

IDENTIFIER, GRADE, MOST, MODIFIED = "identifier", "grade", "maximum grade", "last modified (grade)"
STATUS, CAN_CHANGE, COMMENT = "status", "grade can be changed", "feedback comments"
OURS = "The feedback files say why."  # ends each comment, so that the next one may take its place
_NOTHING = ("no submission", "no attempt")


class Worksheet:
    """The grading worksheet as it was downloaded; raises ValueError if the file at `path` is none."""

    def __init__(self, path: Path) -> None:
        self.sheet = read_sheet(path.read_bytes(), path.name)
        lacking = [name for name in (IDENTIFIER, GRADE, MOST, MODIFIED) if self.sheet.column(name) is None]
        if lacking:
            raise ValueError(
                f"{path.name} has no column called {' or '.join(name.capitalize() for name in lacking)}; with Moodle "
                "set to English, download the grading worksheet of the assignment"
            )
        self.rows = {
            line: identity for line in range(1, len(self.sheet.lines)) if (identity := _identity(self.sheet, line))
        }

    def fill(self, whose: Mapping[int, str], submissions: Mapping[str, SubmissionRows], rules: Rules) -> Filled:
        """Write the grades; raises CannotReturn if they don't fit."""
        filled = Filled()
        if rules.zero_missing:
            check_zeros(submissions, list(whose.values()), self.sheet.name)
        for line, student in whose.items():
            submission = submissions.get(student)
            if submission is None:
                self._leave(line, student, rules, filled)
            elif self._is_locked(line):
                filled.notes[student] = "Moodle has locked the grade, so it stays"
            else:
                self._grade(line, submission, rules, filled)
        filled.content = self.sheet.content()
        return filled

    def _grade(self, line: int, submission: SubmissionRows, rules: Rules, filled: Filled) -> None:
        sheet, written_most = self.sheet, self._cell(line, MOST)
        most = read_number(written_most)
        if most is None:
            raise CannotReturn(
                f"{sheet.name} has {written_most!r} for a maximum grade; set the assignment's grade to points in Moodle"
            )
        points = grade(submission, most, sheet.name, rules)
        if points > most:  # Moodle would skip the row without a word
            filled.notes[submission.student] = f"{number(points)} points; Moodle takes no more than {number(most)}"
        sheet.put(line, sheet.column(GRADE), written(min(points, most), "," in written_most))
        old = self._cell(line, COMMENT)
        if sheet.column(COMMENT) is not None and (not old or OURS in old):
            so_far = " so far" if submission.waiting else ""
            text = f"{number(submission.given)} of {number(submission.most)} points{so_far}. {OURS}"
            sheet.put(line, sheet.column(COMMENT), text)
        filled.graded.add(submission.student)

    def _leave(self, line: int, student: str, rules: Rules, filled: Filled) -> None:
        status = self._cell(line, STATUS).lower()
        if status and not status.startswith(_NOTHING):
            name = student or str(self.rows[line])
            filled.notes[name] = "Moodle has a submission, and the gradebook has none; collect and grade it"
        elif rules.zero_missing and not self._is_locked(line):
            self.sheet.put(line, self.sheet.column(GRADE), "0")
            filled.zeros += 1
        else:
            filled.missing += 1

    def _is_locked(self, line: int) -> bool:
        return self._cell(line, CAN_CHANGE).lower() == "no"

    def _cell(self, line: int, column: str) -> str:
        return self.sheet.value(line, self.sheet.column(column))


def _identity(sheet: Sheet, line: int) -> Identity | None:
    found = re.search(r"\d+$", sheet.value(line, sheet.column(IDENTIFIER)), re.ASCII)
    if not found:
        return None
    columns = ("full name", "id number", "email address")
    name, sid, email = (sheet.value(line, sheet.column(column)) for column in columns)
    return Identity("moodle", name or "Participant", found[0], sid, email, blind=not name)
