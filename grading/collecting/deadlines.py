"""When assignments are due: deadlines.csv in the course folder, and the extensions in the roster.

Its columns: `assignment`; `due`, a time; `counts`, which of several attempts counts: `latest` (or nothing), or
`latest before due`, where a late one counts only if there is no other.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from .moments import moment
from .names import same
from .roster import ROSTER, Roster, read_roster
from .tables import content_of, rows_of

DEADLINES = "deadlines.csv"
LATEST, BEFORE_DUE = "latest", "latest before due"


@dataclass(frozen=True)
class Deadline:
    """When an assignment is due, in UTC without a zone, or None.

    before_due: whether a late attempt counts only where there is no other
    limit: until when it isn't late, with an extension
    """

    due: datetime | None = None
    before_due: bool = False
    limit: datetime | None = None

    def of(self, student: str, roster: Roster | None) -> "Deadline":
        """The same for `student`, with their extension."""
        person = next((one for one in roster.people if one.id == student), None) if roster else None
        more = person.extension if person else None
        if self.due is None or more is None:
            return replace(self, limit=self.due)
        return replace(self, limit=self.due + more if isinstance(more, timedelta) else max(more, self.due))


def read_deadline(root: Path, assignment: str) -> Deadline:
    """What deadlines.csv says of `assignment`; nothing where there is no such file or no such row.

    Raises ValueError for a file that can't be read, an assignment that is there twice, and what isn't a time.
    """
    found: dict[str, Deadline] = {}
    for line, about in rows_of(content_of(root / DEADLINES), DEADLINES, ["assignment", "due"]):
        name, counts = about["assignment"], " ".join(about.get("counts", "").lower().split()) or LATEST
        try:
            if name in found:
                raise ValueError(f"{name} is there twice; give each assignment one row")
            if counts not in (LATEST, BEFORE_DUE):
                raise ValueError(f"{counts!r} can't count; write {LATEST} or {BEFORE_DUE}")
            found[name] = Deadline(moment(about["due"]) if about["due"] else None, counts == BEFORE_DUE)
        except ValueError as error:
            raise ValueError(f"line {line} of {DEADLINES}: {error}") from None
    return found.get(assignment, Deadline())


def due(root: Path, assignment: str) -> datetime | None:
    """When `assignment` is due, in UTC without a zone, as nbgrader keeps it; None if nobody says so.

    Raises ValueError if deadlines.csv is no such table.
    """
    return read_deadline(root, assignment).due


def extensions(root: Path, assignment: str) -> dict[str, timedelta]:
    """How much longer each student has for `assignment`, by id, for those who have an extension.

    Raises ValueError as `extension` does.
    """
    roster, given = read_roster(root), due(root, assignment)
    people = [one for one in roster.people if one.extension is not None] if roster else []
    until = {one.id: one.extension - given for one in people if isinstance(one.extension, datetime) and given}
    longer = {one.id: one.extension for one in people if isinstance(one.extension, timedelta)}
    return longer | {student: more for student, more in until.items() if more > timedelta(0)}


def extension(root: Path, student: str, assignment: str = "") -> timedelta | None:
    """How much longer than others `student` has for `assignment`, by the roster; None for no extension.

    assignment: needed only where the roster gives a date, which is counted from when the assignment is due

    Raises ValueError if roster.csv or deadlines.csv is no such table, or if a date can't be counted from anything.
    """
    roster = read_roster(root)
    person = next((one for one in roster.people if same(one.id) == same(student)), None) if roster else None
    if person is None or not isinstance(person.extension, datetime):
        return person.extension if person else None
    if not assignment:
        raise ValueError(f"{ROSTER} gives {student} an extension until a date, so an assignment has to be named")
    given = due(root, assignment)
    return max(person.extension - given, timedelta(0)) or None if given else None
