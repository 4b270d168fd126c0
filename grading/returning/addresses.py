"""Where a student's feedback goes: to the participant of the learning system whose submission counts."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from ..collecting.attempts import Attempt, counting, kept
from ..collecting.deadlines import read_deadline
from ..collecting.roster import read_roster
from ..collecting.uploads import Identity


@dataclass(frozen=True)
class Address:
    """A participant, and what the learning system called what they handed in last.

    trouble: why nothing can be given back to them; "" if it can
    """

    identity: Identity
    names: tuple[str, ...] = ()
    trouble: str = ""


def addresses(root: Path, assignment: str, system: str, students: Collection[str]) -> dict[str, Address]:
    """The addresses of these students in `system`, by student; those whose work came another way have none.

    Raises ValueError if roster.csv or deadlines.csv is no such table.
    """
    roster, deadline = read_roster(root), read_deadline(root, assignment)
    found = {}
    for student in students:
        attempts = kept(root / "collected" / assignment / student)
        if attempts:
            chosen = counting(attempts, deadline.of(student, roster))
            address = _address(chosen, [one for one in attempts if one.identity.system == system], system)
            found |= {student: address} if address else {}
    number = Counter(address.identity.key for address in found.values())
    return {
        student: Address(one.identity, trouble=_shared(one.identity)) if number[one.identity.key] > 1 else one
        for student, one in found.items()
    }


def _address(chosen: Attempt, attempts: list[Attempt], system: str) -> Address | None:
    """The participant from whom the attempt that counts came; else whoever surely is the student."""
    if chosen.identity.system == system:
        attempts = [one for one in attempts if one.identity.key == chosen.identity.key]
    else:  # it came another way
        attempts = [one for one in attempts if not one.guessed]
    if len({one.identity.key for one in attempts}) != 1:
        return None
    # a learning system takes feedback for what was handed in last, whichever counts here
    last = max(attempts, key=lambda one: (one.number, one.time))
    return Address(last.identity, last.names)


def _shared(identity: Identity) -> str:
    return (
        f"{identity} is somebody else in collected/ too; remove the folder of whoever it isn't, in submitted/ as well"
    )
