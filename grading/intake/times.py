"""When something was handed in: nbgrader's `timestamp.txt` beside it, written, and read as data."""

from datetime import datetime, timezone
from pathlib import Path

from .archives import open_plain
from .contents import Unreadable

FILE, LONGEST = "timestamp.txt", 200  # bytes
_DEFAULTS = datetime(2000, 1, 1), datetime(2001, 2, 2)  # which of them is taken tells what a text leaves open


def timestamp(time: datetime) -> bytes:
    """What the file says for this time, which is in UTC."""
    return f"{time:%Y-%m-%d %H:%M:%S} UTC".encode()


def handed_in_at(folder: Path) -> tuple[datetime | None, str]:
    """The time in UTC, without a zone, as nbgrader keeps it, or None; and what is wrong with the file, or ""."""
    from dateutil import parser  # only here: collecting writes such files, and is to start fast

    path = folder / FILE
    if not path.exists() and not path.is_symlink():
        return None, ""
    try:
        with open_plain(path) as file:
            text = file.read(LONGEST).decode()
        time, other = (parser.parse(text, default=default) for default in _DEFAULTS)
        if time.date() != other.date():
            raise ValueError("there is no date in it")
        in_utc = time if time.tzinfo is None else time.astimezone(timezone.utc).replace(tzinfo=None)
        return in_utc, ""
    except (Unreadable, OSError, ValueError, OverflowError, TypeError):
        return None, f"{FILE} holds no time, so when this was handed in isn't known."
