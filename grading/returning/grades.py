"""The column of grades: which number a student gets, and what was decided on the way."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from ..feedback.gradebook import SubmissionRows
from ..feedback.templates import number


class CannotReturn(Exception):
    """Nothing was given back; the message says why, and what to do."""


@dataclass(frozen=True)
class Rules:
    """What the instructor decided.

    scale: points are scaled to the learning system's maximum
    zero_missing: whoever handed in nothing gets 0
    """

    scale: bool = False
    zero_missing: bool = False


@dataclass
class Filled:
    """What came of a table.

    content: the file; column: the one that the grades are in
    notes: by student, what was noticed, or why no grade was written
    graded: who got a grade
    missing: how many rows are left as they were, for there is nobody's submission
    zeros: how many of those without a submission got 0
    """

    content: bytes = b""
    notes: dict[str, str] = field(default_factory=dict)
    graded: set[str] = field(default_factory=set)
    missing: int = 0
    zeros: int = 0
    column: str = ""


def grade(submission: SubmissionRows, maximum: float, where: str, rules: Rules) -> float:
    """The points, scaled to `maximum` if they have to be.

    Raises CannotReturn if they have to be and nobody said so.
    """
    if submission.most == maximum:
        return submission.given
    if not rules.scale or not submission.most:
        raise CannotReturn(
            f"{submission.student} has {number(submission.given)} of {number(submission.most)} points, and {where} "
            f"counts up to {number(maximum)}; change that there and download it again, or scale the points with --scale"
        )
    return submission.given * maximum / submission.most


def check_zeros(submissions: Mapping[str, SubmissionRows], rows: list[str], where: str) -> None:
    """Make sure that nobody gets 0 for a submission that is there; raises CannotReturn if that isn't known."""
    lost = sorted(submissions.keys() - set(rows))
    if lost:
        raise CannotReturn(
            f"no row of {where} is surely that of {', '.join(lost)}, so a row without a submission may be theirs; "
            "give them the numbers of the learning system in roster.csv, or leave --zero-missing out"
        )


def written(points: float, comma: bool = False) -> str:
    """The number with as many decimals as it has, five at most."""
    text = f"{points:.5f}".rstrip("0").removesuffix(".")
    return text.replace(".", ",") if comma else text


def read_number(text: str) -> float | None:
    """The number that a cell holds, with a point or a comma; None if it holds none."""
    return float(text.replace(",", ".")) if re.fullmatch(r"\d+(?:[.,]\d+)?", text, re.ASCII) else None
