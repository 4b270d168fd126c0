"""Whether the points in the gradebook agree with a verdict, and if they don't, why."""

from dataclasses import dataclass, replace

from cs231n_lite.checks.check import Check
from cs231n_lite.checks.verdict import Verdict
from cs231n_lite.plumbing.course import this_course

from ..classroom.grade import Class
from ..classroom.store import content_of
from ..classroom.work import Task
from .recorded import Recorded, recorded

SHORT = 12  # digits of a digest that are shown


@dataclass(frozen=True)
class Judged:
    """The verdict on one check of one student's submission, made now."""

    student: str
    check: Check
    task: Task
    verdict: Verdict


def agreement(klass: Class, judged: Judged) -> list[str]:
    """Sentences on what the gradebook says, and the digests of the submission and of the course's version."""
    name, grade_id = klass.assignment.name, judged.check.grade_id
    course = f"{this_course().version} ({klass.version[:SHORT]})"
    digests = f"Submission {content_of(judged.task)[:SHORT]}, version of the course {course}."
    try:
        found = recorded(klass.nbgrader.directory.db_url, name, judged.student, grade_id)
    except OSError as error:
        return [f"{error}, so nothing can be compared.", digests]
    if found is None:
        return [f"The gradebook has no points for it yet; `python -m grading grade {name}` gives them.", digests]
    return [_points(found, judged.verdict), *_where_from(found, klass, judged), digests]


def _points(found: Recorded, verdict: Verdict) -> str:
    same = found.points == verdict.points
    beside = "as this verdict gives" if same else f"but this verdict gives {verdict.points}"
    told = f"The gradebook has {found.points:g} of {found.most:g} points, {beside}."
    if found.manual is not None:
        machine = "none" if found.auto is None else f"{found.auto:g}"
        told += f" A person gave {found.manual:g}; the machine had given {machine}."
    if found.extra:
        told += f" {found.extra:g} of them are extra credit, given by a person."
    return told


def _where_from(found: Recorded, klass: Class, judged: Judged) -> list[str]:
    """What the points come from, as far as it isn't what was judged now."""
    if found.entry is None:
        return ["They weren't written by `python -m grading grade`, so what they come from isn't known."]
    name, verdict = klass.assignment.name, judged.verdict
    told = []
    if found.entry.content not in _contents(judged.task):
        told.append(
            f"They come from another submission ({found.entry.content[:SHORT]}); "
            f"`python -m grading grade {name} {judged.student}` grades the one in submitted/."
        )
    if found.entry.version != klass.version:
        told.append(
            f"They come from another version of the course ({_version(found)}): its checks, references, points or "
            f"secret have changed; `python -m grading regrade {name}` shows what that changes."
        )
    if not told and found.auto != verdict.points:
        told.append(
            "The same submission, judged by the same version, came out otherwise then: does the code draw from a "
            "global random generator, or take about as long as it may?"
        )
    stored = klass.store.get(found.entry.result)
    then = stored.said(judged.check.grade_id) if stored else ""
    if then and stored.verdict(judged.check.grade_id) != verdict:
        told.append(f"The verdict that was graded: {then}.")
    return told


def _version(found: Recorded) -> str:
    digest = found.entry.version[:SHORT]
    return f"{found.released}, {digest}" if found.released else digest


def _contents(task: Task) -> set[str]:
    """The digests of the submission, in whichever way it was graded."""
    ways = [(jailed, run) for jailed in (False, True) for run in (False, True)]
    return {content_of(replace(task, jailed=jailed, run=run)) for jailed, run in ways}
