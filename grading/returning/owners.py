"""Whose the rows of a learning system's table are."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from ..collecting.matching import match
from ..collecting.names import same
from ..collecting.roster import Roster
from ..collecting.uploads import Identity
from .addresses import Address


def owners(
    rows: Sequence[Identity], found: Mapping[str, Address], roster: Roster | None, graded: Collection[str]
) -> list[str]:
    """The student whom each row is about, in their order; "" where nobody is for sure.

    found: the addresses that are known by student, which decide; for the others the roster does
    graded: how the students are spelled who have a submission
    """
    by_key = {address.identity.key: student for student, address in found.items() if not address.trouble}
    spelled = {same(student): student for student in graded}
    told = []
    for row in rows:
        student = by_key.get(row.key, "")
        if not student:
            by_roster = match(row, roster)
            sure = by_roster.student if not by_roster.guessed and not by_roster.refused else ""
            student = spelled.get(same(sure), sure)
            student = "" if student in found else student
        told.append(student)
    number = Counter(told)
    return [student if number[student] == 1 else "" for student in told]
