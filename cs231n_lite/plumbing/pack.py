"""Pack an assignment into the one zip that is handed in."""

import hashlib
import json
import re
import zipfile
from datetime import datetime, timezone
from pathlib import Path

from .course import Assignment
from .files import written_whole
from .overlay import SUBMISSION_FOLDER
from .submission import MANIFEST, missing_cells, trouble_with_module, trouble_with_notebook


class CannotPack(Exception):
    """What would be handed in can't be graded; the message lists why."""


def pack(assignment: Assignment, notebooks: Path, modules: Path, target: Path, anyway: bool = False) -> list[str]:
    """Write `target`, a zip with the assignment's notebooks and modules and a manifest of their digests.

    notebooks, modules: the folders they lie in
    anyway: pack what there is, although something in it can't be graded

    Returns the warnings. The zip is opened again and compared with the manifest before it takes its name, so an older
    one stays until the new one is whole. Raises CannotPack if something can't be graded, unless `anyway`.
    """
    troubles = [trouble_with_notebook(notebooks / f"{n.name}.ipynb", n) for n in assignment.notebooks]
    troubles += [trouble_with_module(modules / f"{name}.py", assignment) for name in assignment.modules]
    troubles = [trouble for trouble in troubles if trouble]
    if troubles and not anyway:
        raise CannotPack("\n".join(f"  - {trouble}" for trouble in troubles))
    files = {f"{n.name}.ipynb": notebooks / f"{n.name}.ipynb" for n in assignment.notebooks}
    files |= {f"{SUBMISSION_FOLDER}/{name}.py": modules / f"{name}.py" for name in assignment.modules}
    contents = {name: path.read_bytes() for name, path in files.items() if path.is_file()}
    _write(target, assignment.name, contents)
    if troubles:
        return troubles
    lacking = {n.name: missing_cells(files[f"{n.name}.ipynb"], n) for n in assignment.notebooks}
    return [f"{name}.ipynb lacks the graded cells {', '.join(cells)}" for name, cells in lacking.items() if cells]


def _write(target: Path, assignment: str, contents: dict[str, bytes]) -> None:
    manifest = {
        "assignment": assignment,
        "packed": datetime.now(timezone.utc).isoformat(timespec="seconds"),
        "sha256": {name: digest_of(raw) for name, raw in contents.items()},
    }
    with written_whole(target) as fresh:
        with zipfile.ZipFile(fresh, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, raw in contents.items():
                archive.writestr(name, raw)
            archive.writestr(MANIFEST, json.dumps(manifest, indent=1))
        verify(fresh)


def verify(path: Path) -> None:
    """Open the zip at `path` again and compare each file with the manifest; raises OSError if they differ."""
    with zipfile.ZipFile(path) as archive:
        digests = json.loads(archive.read(MANIFEST))["sha256"]
        found = {name: digest_of(archive.read(name)) for name in archive.namelist() if name != MANIFEST}
    if found != digests:
        raise OSError(f"{path.name} didn't come out as it was written; is the disk full? Pack again")


def zip_name(assignment: Assignment, student: str | None) -> str:
    """`STUDENT_ASSIGNMENT.zip`, or `ASSIGNMENT.zip` without a student; raises ValueError for an unusable name."""
    if student is None:
        return f"{assignment.name}.zip"
    if not re.fullmatch(r"[A-Za-z0-9.@+-]+", student):
        raise ValueError(f"the student name {student!r} may have letters, digits and . @ + - only")
    return f"{student}_{assignment.name}.zip"


def digest_of(raw: bytes) -> str:
    """The SHA-256 of `raw`, as in a manifest."""
    return hashlib.sha256(raw).hexdigest()
