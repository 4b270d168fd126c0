"""Times and spans of time, as an instructor writes them into a table."""

import contextlib
import re
from datetime import datetime, time, timedelta, timezone

LONGEST = timedelta(days=3650)  # of an extension
_SPAN = re.compile(r"(\d+(?:\.\d+)?)\s*(d|days?|h|hours?)", re.IGNORECASE)


def moment(text: str) -> datetime:
    """The time that `text` tells, such as `2026-03-01 23:59`, in UTC without a zone.

    It may end with `+09:00`, `Z` or `UTC`; else it is local. A day alone ends at its last second. Raises ValueError for
    anything else.
    """
    text = text.strip()
    zoned = re.sub(r"\s*(?:Z|UTC)$", "+00:00", text, flags=re.IGNORECASE)
    zoned = re.sub(r"\s+(?=[+-]\d\d:?\d\d$)", "", zoned)
    try:
        told = datetime.fromisoformat(zoned)
        if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
            told = datetime.combine(told, time(23, 59, 59))
        return told.astimezone(timezone.utc).replace(tzinfo=None)
    except (ValueError, OverflowError, OSError):
        raise ValueError(
            f"{text!r} isn't a time; write it like 2026-03-01 23:59, with +09:00 or UTC behind it if it isn't local"
        ) from None


def span(text: str) -> timedelta | datetime:
    """The time that `text` gives, `2 days`, `1.5 d` or `36h`, or until when it gives it, as `moment` reads it.

    Raises ValueError for anything else.
    """
    found = _SPAN.fullmatch(text.strip())
    if found:
        unit = "days" if found[2].lower().startswith("d") else "hours"
        with contextlib.suppress(OverflowError):
            given = timedelta(**{unit: float(found[1])})
            if given <= LONGEST:
                return given
        raise ValueError(f"{text!r} is longer than any extension; give {LONGEST.days} days at most")
    try:
        return moment(text)
    except ValueError:
        raise ValueError(f"{text!r} is no extension; write it like 2 days, 36h or 2026-03-03 23:59") from None
