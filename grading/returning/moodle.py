"""Moodle: the folders that "Upload multiple feedback files in a zip" takes."""

import re

from .addresses import Address

_LONGEST = 200  # bytes of a folder's name


def folder(address: Address) -> str:
    """The folder in which Moodle takes feedback for this participant: as it was downloaded, if Moodle reads it right.

    The files have to lie in it directly: Moodle can't replace one in a folder below.
    """
    identity = address.identity
    called = f"{identity.name.replace('_', ' ')}_{identity.key}_assignsubmission_file"
    for name in (*address.names, called):
        found = re.match(r"[^/\\]*?_assignsubmission_[a-z]+", name)
        if found and _is_plain(found[0]) and participant(found[0]) == identity.key:
            return found[0]
    return f"Participant_{identity.key}_assignsubmission_file"


def participant(name: str) -> str:
    """Whom Moodle takes the name of a folder for: the number between the first and the second underscore."""
    parts = name.split("_", 4)
    return parts[1] if len(parts) > 3 and re.fullmatch(r"[1-9]\d*", parts[1], re.ASCII) else ""


def _is_plain(name: str) -> bool:
    return name.isprintable() and not name.startswith((".", "~")) and len(name.encode()) <= _LONGEST
