"""Gradescope's export: a folder for each submission, and a file that says whose they are and when they came."""

from datetime import datetime, timezone
from typing import Any

import yaml

from ..intake.contents import Unreadable
from .layouts import METADATA, is_exported
from .tree import Node
from .uploads import Identity, Upload

LARGEST_METADATA = 200_000_000  # bytes; what autograders printed is in it too
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def exported(children: list[Node], above: str) -> list[Upload]:
    """The uploads in a folder that Gradescope exported, one for each person of each submission.

    above: what stands before the names of files for a reader
    """
    try:
        about = _metadata(next(child for child in children if child.name == METADATA))
        unknown = f"{METADATA} doesn't tell whose it is; export the submissions again"
    except Unreadable as reason:
        about, unknown = {}, f"{METADATA}, which tells whose it is, can't be read ({reason}); export again"
    folders = {child.name: child for child in children if is_exported(child)}
    uploads = []
    for name in sorted(folders | about):
        nodes = ((name, folders[name]),) if name in folders else ()
        gone = "" if nodes else f"{METADATA} names it, and there is no such folder; export the submissions again"
        row = about.get(name)
        people = [_identity(one) for one in _list(row, "submitters")]
        for identity in filter(None, people):
            uploads.append(Upload(above + name, nodes, identity, time=_time(row), refused=gone))
        if not any(people):
            uploads.append(Upload(above + name, nodes, refused=gone or unknown))
    return uploads


def _metadata(file: Node) -> dict[str, Any]:
    try:
        with file.open() as stream:
            raw = stream.read(LARGEST_METADATA + 1)
        if len(raw) > LARGEST_METADATA:
            raise Unreadable("it is too large")
        found = yaml.load(raw, _LOADER)  # a safe loader: it makes plain data only
    except Unreadable:
        raise
    except Exception as error:  # a damaged file raises anything from YAMLError to RecursionError
        raise Unreadable("it is damaged") from error
    if not isinstance(found, dict):
        raise Unreadable("it is no such table")
    return {name: row for name, row in found.items() if isinstance(name, str)}


def _value(row: Any, key: str) -> Any:
    """What stands under a key, which Ruby writes with a colon before it."""
    return row.get(f":{key}", row.get(key)) if isinstance(row, dict) else None


def _list(row: Any, key: str) -> list:
    found = _value(row, key)
    return found if isinstance(found, list) else []


def _identity(person: Any) -> Identity | None:
    name, sid, email = ("" if (told := _value(person, key)) is None else str(told) for key in ("name", "sid", "email"))
    return Identity("gradescope", name, sid or email, sid, email) if name or sid or email else None


def _time(row: Any) -> datetime | None:
    told = _value(row, "created_at")
    if isinstance(told, str):
        try:
            told = datetime.fromisoformat(told.replace(" Z", "+00:00"))
        except ValueError:
            return None
    if not isinstance(told, datetime):
        return None
    return told.astimezone(timezone.utc).replace(tzinfo=None) if told.tzinfo else told
