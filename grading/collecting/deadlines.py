"""When assignments are due: deadlines.csv in the course folder, and the extensions in the roster.

Its columns: `assignment`; `due`, a time; `counts`, which of several attempts counts: `latest` (or nothing), or
`latest before due`, where a late one counts only if there is no other.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from .moments import moment
from .roster import Roster, read_roster
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
    """How much longer each student has for `assignment`, by id; nothing, for those who have no extension.

    Whom the roster doesn't know, and everybody where it has no column `extension`, is left out; so is a date that can't
    be counted from anything. Raises ValueError if roster.csv or deadlines.csv is no such table.
    """
    roster, given = read_roster(root), due(root, assignment)
    people = [one for one in roster.people if "extension" in one.about] if roster else []
    dated = {one.id: one.extension for one in people if isinstance(one.extension, datetime)}
    longer = {one.id: one.extension or timedelta(0) for one in people if one.id not in dated}
    until = {student: max(time - given, timedelta(0)) for student, time in dated.items()} if given else {}
    return longer | until
