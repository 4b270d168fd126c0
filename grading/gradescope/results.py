"""What Gradescope is told: results.json, in the fields that it reads."""

from collections.abc import Mapping, Sequence
from typing import Any

from cs231n_lite.checks.catalogue import all_checks
from cs231n_lite.checks.verdict import State, Verdict
from cs231n_lite.checks.words import counted, sentence
from cs231n_lite.plumbing.course import Assignment

FAILED = (
    "The autograder itself failed, so this says nothing about your work. Your instructor has to look at it: what went "
    "wrong is in the autograder's output, which only instructors see."
)
Results = dict[str, Any]


def results(
    assignment: Assignment, verdicts: Mapping[str, Verdict], notes: Sequence[str], where: str, seconds: float
) -> Results:
    """The results of a submission.

    verdicts: by the name of the check
    notes: what was noticed about the files that were handed in
    where: in what kind of place the modules ran, in words for a student, which the last line says
    seconds: how long it took
    """
    score = sum(verdict.points for verdict in verdicts.values())
    tests = [
        _judged(verdicts[name], number, notebook) if name else _by_hand(grade_id, points, number, notebook)
        for number, notebook, grade_id, points, name in _cells(assignment)
    ]
    lines = [_came_to(score, assignment, verdicts), *(sentence(note) for note in (*notes, where))]
    return {
        "score": score,
        "execution_time": round(seconds, 1),
        "output": plain("\n".join(lines)),
        "output_format": "text",
        "visibility": "visible",
        "stdout_visibility": "hidden",
        "tests": tests,
    }


def failed() -> Results:
    """The results that stand there as long as there are no others."""
    return {
        "score": 0,
        "output": FAILED,
        "output_format": "text",
        "visibility": "visible",
        "stdout_visibility": "hidden",
        "tests": [],
    }


def checks_asked(assignment: Assignment) -> list[str]:
    """The names of the checks that the notebooks of `assignment` ask, in their order."""
    return [name for *_, name in _cells(assignment) if name]


def points_by_hand(assignment: Assignment) -> dict[str, float]:
    """The points of each cell that a person grades, by grade id."""
    return {grade_id: points for _, _, grade_id, points, name in _cells(assignment) if not name}


def plain(text: str) -> str:
    """`text` without what isn't a character, or does something to a page or a terminal."""
    clean = text.expandtabs(4).encode("utf-8", "replace").decode()
    return "".join(letter if letter.isprintable() or letter == "\n" else "?" for letter in clean)


def _cells(assignment: Assignment) -> list[tuple[str, str, str, float, str]]:
    """Of each graded cell its number, notebook, grade id, points, and the name of its check, "" if it asks none."""
    names = {check.grade_id: check.name for check in all_checks().values()}
    return [
        (f"{first}.{second}", notebook.name, grade_id, points, names.get(grade_id, ""))
        for first, notebook in enumerate(assignment.notebooks, 1)
        for second, (grade_id, points) in enumerate(notebook.cells.items(), 1)
    ]


def _came_to(score: float, assignment: Assignment, verdicts: Mapping[str, Verdict]) -> str:
    """The points, and how many a person gives."""
    most, by_hand = sum(one.max_points for one in verdicts.values()), sum(points_by_hand(assignment).values())
    told = f"{score:g} of {most:g} points from the checks below."
    return told + (f" A person gives up to {by_hand:g} more." if by_hand else "")


def _judged(verdict: Verdict, number: str, notebook: str) -> Results:
    passed = verdict.state is State.PASSED
    return {
        "name": verdict.check,
        "number": number,
        "score": verdict.points,
        "max_score": verdict.max_points,
        "status": "passed" if passed else "failed",
        "output": plain(verdict.text(picture=True)),
        "output_format": "text",
        "visibility": "visible",
        "tags": [notebook],
    }


def _by_hand(grade_id: str, points: float, number: str, notebook: str) -> Results:
    """Without a score, so that it neither adds nor costs points: Gradescope has questions of their own for a person."""
    return {
        "name": f"{grade_id} (graded by hand)",
        "number": number,
        "output": f"A person reads this and gives up to {counted(points, 'point')}; they aren't in the score above.",
        "output_format": "text",
        "visibility": "visible",
        "tags": [notebook, "by hand"],
    }
