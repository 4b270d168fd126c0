"""What the instructor means: the check by its name, and which of a student's submissions."""

import difflib
import re
from collections.abc import Mapping
from pathlib import Path

from cs231n_lite.checks.catalogue import all_checks, checks_of
from cs231n_lite.checks.check import Check
from cs231n_lite.checks.words import listed
from cs231n_lite.plumbing.course import Assignment, this_course

from ..collecting.attempts import ZIP, kept
from ..intake.handed_in import HandedIn, read_zip

MOST_NEAR, CLOSE = 3, 0.65  # names that are suggested, and how close they have to be


class CannotExplain(Exception):
    """There is nothing to be explained; the message says why, and what there is."""


def check_called(name: str) -> Check:
    """The check of this name or grade id, or the only one of the function of this name.

    Raises CannotExplain if there is none, with the nearest names, or if the function has several.
    """
    checks = all_checks()
    by_name = {**{check.grade_id: check for check in checks.values()}, **checks}
    if name in by_name:
        return by_name[name]
    of_function = checks_of(name)
    if len(of_function) == 1:
        return of_function[0]
    if of_function:
        raise CannotExplain(f"{name} is a function; name one of its checks: {listed([c.name for c in of_function])}")
    if any(name in notebook.cells for one in this_course().assignments.values() for notebook in one.notebooks):
        raise CannotExplain(f"{name} is graded by a person, so there is no verdict to explain")
    near = _near(name, checks)
    form = "a name is a function, or a function, a dot and a part, such as svm_loss_naive.loss"
    meant = f"did you mean {' or '.join(near)}?" if near else form
    raise CannotExplain(f"there is no check {name!r}; {meant}")


def _near(name: str, checks: Mapping[str, Check]) -> list[str]:
    """The names of checks that are nearest to `name`, by their own name, its part, and that of the function."""
    asked = name.lower()
    words = set(re.split(r"[._]", asked))

    def closeness(check: Check) -> tuple[float, float]:
        function, part = check.exercise.lower(), check.part.lower()
        whole, first = (difflib.SequenceMatcher(None, form, asked).ratio() for form in (check.name.lower(), function))
        own = function.split("_")
        return max(whole, first, part == asked, len(words.intersection(own)) / len(own)), whole

    near = sorted((check for check in checks.values() if closeness(check)[0] >= CLOSE), key=closeness, reverse=True)
    return [check.name for check in near[:MOST_NEAR]]


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
