"""Moodle's grading worksheet, a CSV file: the numbers of the participants, and when they handed in."""

import re
from dataclasses import replace
from datetime import datetime, timezone

from .tables import rows_of
from .tree import File
from .uploads import Upload

LARGEST = 20_000_000  # bytes
_MODIFIED = "last modified (submission)"

Worksheet = dict[str, dict[str, str]]


def read_worksheet(file: File) -> Worksheet:
    """The rows of a worksheet by the number of the participant; nothing if `file` is another table or can't be read."""
    try:
        with file.open() as stream:
            rows = rows_of(stream.read(LARGEST), file.name)
    except Exception:  # whatever a damaged zip raises; it is no upload, and without it the files tell the time
        return {}
    numbered = ((re.search(r"\d+$", row.get("identifier", "")), row) for _, row in rows)
    return {number[0]: row for number, row in numbered if number}


def told(upload: Upload, worksheet: Worksheet) -> Upload:
    """The upload with what the worksheet says of its participant."""
    identity = upload.identity
    if identity is None or identity.system != "moodle" or identity.key not in worksheet:
        return upload
    row = worksheet[identity.key]
    name, number, email = (row.get(column, "") for column in ("full name", "id number", "email address"))
    known = identity.blind and bool(name)
    identity = replace(
        identity, name=name if known else identity.name, number=number, email=email, blind=identity.blind and not known
    )
    written = row.get(_MODIFIED, "")
    time = _time(written)
    unread = f"the worksheet's time {written!r} can't be read, so the time of the file counts"
    notes = (*upload.notes, unread) if written not in ("", "-") and time is None else upload.notes
    return replace(upload, identity=identity, time=time, notes=notes)


def _time(text: str) -> datetime | None:
    """The time in UTC; Moodle writes it for the zone of whoever downloads, taken for the local one here."""
    from dateutil import parser  # only here: it takes time to import

    try:
        found = parser.parse(text, default=datetime(1, 1, 1))
        return found.astimezone(timezone.utc).replace(tzinfo=None) if found.year > 1 else None
    except (ValueError, OverflowError, TypeError, OSError):
        return None
