"""The manifest that `cs231n-lite pack` adds: compared with what was handed in, and never believed.

It names nothing that is opened: its digests are compared with those of the files that count anyway.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from cs231n_lite.plumbing.overlay import SUBMISSION_FOLDER
from cs231n_lite.plumbing.submission import LONGEST_NAME, usable_name

LARGEST_MANIFEST = 100_000
MOST_DIGESTS = 200
DAMAGED = "its manifest is damaged"


@dataclass(frozen=True)
class Manifest:
    """What a manifest says, as far as it can be used."""

    student: str
    notes: tuple[str, ...]


def read_manifest(raw: bytes, assignment: str, digests: Mapping[str, str]) -> Manifest:
    """What the manifest `raw` says of a submission of `assignment` whose files have these digests.

    digests: SHA-256 by the name in the zip, `svm.ipynb` or `student_modules/linear_svm.py`; "" for a missing file
    """
    try:
        # nothing here is a number, and one of many digits would take Python seconds
        content = json.loads(raw.decode("utf-8-sig"), parse_int=lambda digits: 0)
    except (ValueError, RecursionError):
        return Manifest("", (DAMAGED,))
    packed = content.get("sha256", {}) if isinstance(content, dict) else None
    if not isinstance(packed, dict):
        return Manifest("", (DAMAGED,))
    student = _student(content.get("student", ""))
    named = content.get("assignment", assignment)
    if named != assignment:
        return Manifest(student, (f"it was packed for another assignment than {assignment}",))
    notes = []
    for name, digest in list(packed.items())[:MOST_DIGESTS]:
        if not digests.get(name) and (name in digests or _could_be_helper(name)):
            notes.append(f"{name} was packed and is missing")
        elif name in digests and digests[name] != digest:
            notes.append(f"{name} was changed after packing")
    return Manifest(student, tuple(notes))


def _student(name: object) -> str:
    """The student's name, if it is one that `pack` would write; else ""."""
    try:
        return usable_name(name) if isinstance(name, str) and len(name) <= LONGEST_NAME else ""
    except ValueError:
        return ""


def _could_be_helper(name: str) -> bool:
    folder, _, file = name.partition("/")
    stem, _, suffix = file.rpartition(".")
    return folder == SUBMISSION_FOLDER and suffix == "py" and stem.isidentifier() and len(name) <= LONGEST_NAME
