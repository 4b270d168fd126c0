"""Pack an assignment into the one zip that is handed in."""

import hashlib
import json
import zipfile
from dataclasses import dataclass, field
from datetime import datetime, timezone
from pathlib import Path

from ..checks.words import listed
from .course import Assignment, Notebook, this_course
from .files import written_whole
from .helpers import helpers_of
from .overlay import SUBMISSION_FOLDER
from .submission import (
    LARGEST_MODULE,
    MANIFEST,
    Unusable,
    content_of,
    is_answer,
    questions_of,
    texts_in,
    usable_name,
)


class CannotPack(Exception):
    """What would be handed in can't be graded; the message lists why."""


@dataclass
class Gathered:
    """What there is to hand in.

    contents: the files by their names in the zip
    troubles: what would be graded with no points, and why
    notes: what is worth a word
    unanswered: the grade ids of the questions that nobody answered
    """

    assignment: Assignment
    contents: dict[str, bytes] = field(default_factory=dict)
    troubles: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    unanswered: list[str] = field(default_factory=list)


def pack(
    assignment: Assignment,
    notebooks: Path,
    modules: Path,
    target: Path,
    anyway: bool = False,
    student: str | None = None,
) -> list[str]:
    """Write `target`, a zip with the assignment's notebooks and modules, their helpers, and a manifest of digests.

    notebooks, modules: the folders they lie in
    anyway: pack what there is, although something in it can't be graded
    student: whose it is, for the manifest

    Returns the warnings. Raises CannotPack if something can't be graded, unless `anyway`.
    """
    return seal(gather(assignment, notebooks, modules), target, anyway, student)


def gather(assignment: Assignment, notebooks: Path, modules: Path) -> Gathered:
    """What there is to hand in of the assignment, and what is wrong with it."""
    found = Gathered(assignment)
    for notebook in assignment.notebooks:
        try:
            _take_notebook(notebooks / f"{notebook.name}.ipynb", notebook, found)
        except Unusable as trouble:
            found.troubles.append(str(trouble))
    sources = {}
    for module in assignment.modules:
        try:
            sources[module] = content_of(modules / f"{module}.py", LARGEST_MODULE)
        except Unusable as trouble:
            found.troubles.append(str(trouble))
    helpers = helpers_of(sources, [modules, notebooks])
    found.contents |= {f"{SUBMISSION_FOLDER}/{name}.py": raw for name, raw in (sources | helpers.files).items()}
    found.troubles += helpers.troubles
    found.notes += helpers.notes
    questions = [grade_id for notebook in assignment.notebooks for grade_id in questions_of(notebook)]
    if questions and questions == found.unanswered:
        told = "no question is answered in these notebooks; were they saved, and are they the ones you worked in?"
        (found.notes if assignment.modules else found.troubles).append(told)
    return found


def _take_notebook(path: Path, notebook: Notebook, found: Gathered) -> None:
    found.contents[path.name] = content_of(path)
    texts = texts_in(found.contents[path.name], path.name)
    questions = questions_of(notebook)
    found.unanswered += [grade_id for grade_id in questions if not any(map(is_answer, texts.get(grade_id, [])))]
    lost = [grade_id for grade_id in questions if grade_id not in texts]
    if lost:
        found.notes.append(f"{path.name} lacks the cells for {listed(lost)}; answer them in a fresh copy of it")
    for grade_id in questions:
        if len(set(texts.get(grade_id, []))) > 1:
            found.notes.append(f"{path.name} has different answers to {grade_id}; keep the one that counts")


def seal(found: Gathered, target: Path, anyway: bool = False, student: str | None = None) -> list[str]:
    """Write `target`, the zip of what was gathered; returns the warnings.

    The zip is opened again and compared with the manifest before it takes its name, so an older one stays until the
    new one is whole. Raises CannotPack if something can't be graded, unless `anyway`.
    """
    if found.troubles and not anyway:
        raise CannotPack("\n".join(f"  - {trouble}" for trouble in found.troubles))
    manifest = {
        "assignment": found.assignment.name,
        "course": this_course().version,
        "packed": datetime.now(timezone.utc).isoformat(timespec="seconds"),
        "sha256": {name: digest_of(raw) for name, raw in found.contents.items()},
    }
    if student is not None:
        manifest["student"] = usable_name(student)
    if target.is_dir():
        raise OSError(f"{target.name} is the name of a folder in {target.parent}; rename the folder or move it away")
    with written_whole(target) as fresh:
        with zipfile.ZipFile(fresh, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, raw in found.contents.items():
                archive.writestr(name, raw)
            archive.writestr(MANIFEST, json.dumps(manifest, indent=1))
        verify(fresh)
    return found.troubles + found.notes


def verify(path: Path) -> None:
    """Open the zip at `path` again and compare each file with the manifest; raises OSError if they differ."""
    with zipfile.ZipFile(path) as archive:
        digests = json.loads(archive.read(MANIFEST))["sha256"]
        found = {name: digest_of(archive.read(name)) for name in archive.namelist() if name != MANIFEST}
    if found != digests:
        raise OSError(f"{path.name} didn't come out as it was written; is the disk full? Pack again")


def zip_name(assignment: Assignment, student: str) -> str:
    """`STUDENT_ASSIGNMENT.zip`; raises ValueError for a name that no file can have."""
    return f"{usable_name(student)}_{assignment.name}.zip"


def digest_of(raw: bytes) -> str:
    """The SHA-256 of `raw`, as in a manifest."""
    return hashlib.sha256(raw).hexdigest()
