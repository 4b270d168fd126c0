"""What the instructor means: the check by its name, the student, and which of their submissions."""

import difflib
from collections.abc import Sequence
from pathlib import Path

from cs231n_lite.checks.catalogue import all_checks, checks_of, find
from cs231n_lite.checks.check import Check
from cs231n_lite.checks.words import counted, listed
from cs231n_lite.plumbing.course import Assignment, this_course

from ..collecting.attempts import ZIP, kept
from ..intake.handed_in import HandedIn, read_zip

MOST_LISTED = 30  # students


class CannotExplain(Exception):
    """There is nothing to be explained; the message says why, and what there is."""


def check_called(name: str) -> Check:
    """The check of this name or grade id; raises CannotExplain with the nearest names if there is none."""
    by_grade_id = {check.grade_id: check for check in all_checks().values()}
    if name in by_grade_id:
        return by_grade_id[name]
    if checks_of(name):
        raise CannotExplain(
            f"{name} is a function; name one of its checks: {listed([c.name for c in checks_of(name)])}"
        )
    if any(name in notebook.cells for one in this_course().assignments.values() for notebook in one.notebooks):
        raise CannotExplain(f"{name} is graded by a person, so there is no verdict to explain")
    try:
        return find(name)
    except KeyError as error:
        raise CannotExplain(error.args[0]) from None


def complain_unless_known(student: str, students: Sequence[str], assignment: str) -> None:
    """Raise CannotExplain with who there is unless `student` is among `students`."""
    if student in students:
        return
    near = difflib.get_close_matches(student, students, n=5)
    others = f" and {counted(len(students) - MOST_LISTED, 'other')}" if len(students) > MOST_LISTED else ""
    who = f"did you mean {' or '.join(near)}?" if near else f"there are {', '.join(students[:MOST_LISTED])}{others}"
    raise CannotExplain(f"{student} handed in nothing of {assignment}; {who if students else 'nobody did'}")


def attempt_of(root: Path, student: str, assignment: Assignment, number: int) -> tuple[HandedIn, str]:
    """What counts of a collected attempt, by its number from 1 in the order of time, and what to call it.

    Raises CannotExplain with those that there are if there is no such attempt.
    """
    attempts = sorted(kept(root / "collected" / assignment.name / student), key=lambda one: (one.time, one.number))
    if not 1 <= number <= len(attempts):
        told = [f"{place} of {one.time:%Y-%m-%d %H:%M} UTC" for place, one in enumerate(attempts, 1)]
        there = f"there are {listed(told)}" if told else "none is kept in collected/"
        raise CannotExplain(f"there is no attempt {number} of {student}'s at {assignment.name}; {there}")
    chosen = attempts[number - 1]
    called = f"attempt {number} of {len(attempts)}, of {chosen.time:%Y-%m-%d %H:%M} UTC"
    return read_zip(chosen.folder / ZIP, assignment), called
