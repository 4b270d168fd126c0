"""What a submission consists of, its folders, files and owner, and what keeps a part of it from being graded."""

import json
import unicodedata
from pathlib import Path
from typing import Any

from ..checks.catalogue import all_checks
from .course import Assignment, Notebook, this_course
from .overlay import PACKAGE, overlay_of_place

MANIFEST = "manifest.json"
LARGEST = 50_000_000  # bytes of one notebook
LARGEST_MODULE = 300_000  # bytes of one module
LONGEST_NAME = 100  # bytes of a student's name
PLACEHOLDER = "*Your answer here.*"

_UNUSABLE = frozenset('/\\:*?"<>|_')
_CONTROLS = {"Cc", "Cs", "Zl", "Zp"}  # control characters, halves of characters, ends of lines
_TURNS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")  # turn the direction of what follows
_NUMBERED = {f"{device}{number}" for device in ("COM", "LPT") for number in "0123456789¹²³"}
RESERVED = {"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"} | _NUMBERED  # Windows has no such files


class Unusable(Exception):
    """A file can't be graded as it is; the message says why and what to do."""


def content_of(path: Path, largest: int = LARGEST) -> bytes:
    """What stands in the file at `path`; raises Unusable if it is no file, a link, unreadable or too large."""
    try:
        if path.is_symlink():
            raise Unusable(f"{path.name} is a link; put the file itself in its place")
        if not path.is_file():
            raise Unusable(f"{path.name} is missing; what belongs in it would give no points")
        with path.open("rb") as file:
            raw = file.read(largest + 1)
    except OSError as error:
        raise Unusable(f"{path.name} can't be read ({error.strerror}); look at its permissions") from None
    if len(raw) > largest:
        way_out = "clear its outputs" if path.suffix == ".ipynb" else "move data out of it"
        raise Unusable(f"{path.name} is larger than {largest / 1e6:g} MB; {way_out} and save it again")
    return raw


def texts_in(raw: bytes, name: str) -> dict[str, list[str]]:
    """The texts of a notebook's graded cells by grade id, one for each cell of that id; whatever else is wrong with it.

    Raises Unusable if `raw` isn't a notebook; `name` is what it is called then.
    """
    try:
        cells = _part(json.loads(raw.decode("utf-8-sig")), "cells")
        why = "it has no cells"
    except (ValueError, RecursionError):
        cells, why = None, "damaged JSON"
    if not isinstance(cells, list):
        raise Unusable(
            f"{name} isn't a readable notebook ({why}), so the answers in it may be lost; "
            "open it in Jupyter and save it again, or move them to a fresh copy"
        )
    texts: dict[str, list[str]] = {}
    for cell in cells:
        grade_id, source = _part(cell, "metadata", "nbgrader", "grade_id"), _part(cell, "source")
        if isinstance(grade_id, str):
            lines = source if isinstance(source, list) else [source]
            texts.setdefault(grade_id, []).append("".join(line for line in lines if isinstance(line, str)))
    return texts


def _part(value: Any, *keys: str) -> Any:
    """What stands in `value` under these keys, one below the other; None where there is no such thing."""
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return value


def questions_of(notebook: Notebook) -> list[str]:
    """The grade ids of the questions that are answered in the notebook itself: all that no check asks."""
    checked = {check.grade_id for check in all_checks().values()}
    return [grade_id for grade_id in notebook.cells if grade_id not in checked]


def is_answer(text: str) -> bool:
    """Whether somebody wrote an answer in a cell with this text."""
    return text.strip() not in ("", PLACEHOLDER)


def usable_name(student: str) -> str:
    """The student's name as it stands in the names of files, in Unicode's NFC; raises ValueError if it can't.

    Any script is fine, and so are spaces inside. An underscore ends the name when graders cut it from a file's name.
    """
    name = unicodedata.normalize("NFC", student)
    told = ascii(student) if not student.isprintable() else f"'{student}'"
    hint = "write the name or number that your course knows you by, such as ada.lovelace"
    if not name.strip():
        raise ValueError(f"the student's name is empty; {hint}")
    bad = sorted({c for c in name if c in _UNUSABLE or c in _TURNS or unicodedata.category(c) in _CONTROLS})
    if bad:
        shown = " ".join(c if c.isprintable() else ascii(c) for c in bad)
        raise ValueError(f"the student's name {told} has {shown} in it, which can't stand in the zip's name; {hint}")
    if name.strip(". ") != name or name.strip() != name:
        raise ValueError(f"the student's name {told} begins or ends with a dot or a space; {hint}")
    if name.partition(".")[0].rstrip().upper() in RESERVED:
        raise ValueError(f"the student's name {told} is one that Windows keeps for itself; {hint}")
    if len(name.encode()) > LONGEST_NAME:
        raise ValueError(f"the student's name is longer than {LONGEST_NAME} bytes; {hint}")
    return name


def find_assignment(name: str) -> Assignment:
    """The assignment called `name` (`1-losses`), also by its path; raises KeyError with the names there are."""
    return this_course().assignment((Path(name).name if isinstance(name, str | Path) else "") or name)


def notebooks_of(assignment: Assignment, folder: Path | None) -> Path:
    """Where the assignment's notebooks lie: here, in `assignments/` here or above, else beside the package."""
    here = Path.cwd()
    if folder is not None:
        if not folder.is_dir():
            raise ValueError(f"--folder names {folder}, which isn't a folder; name the one with the notebooks")
        return folder.resolve()
    places = [place / "assignments" / assignment.name for place in (here, *here.parents, PACKAGE.parent)]
    names = [f"{notebook.name}.ipynb" for notebook in assignment.notebooks]
    return next((p for p in [here, *places] if any((p / name).is_file() for name in names)), places[-1]).resolve()


def apart(notebooks: Path, modules: Path) -> str | None:
    """A warning if the modules aren't those that the notebooks work with; None if they are."""
    if notebooks in (modules, modules.parent):
        return None
    ways = "--folder names the folder of the notebooks, CS231N_LITE_MODULES that of the modules"
    overlay, courses = overlay_of_place(notebooks), (_course_of(notebooks), _course_of(modules))
    if overlay and overlay.folder.resolve() != modules:
        return (
            f"these notebooks work with the modules in {overlay.folder}, which aren't the ones from {modules}; {ways}"
        )
    if None in courses or courses[0] != courses[1]:
        return f"the notebooks from {notebooks} and the modules from {modules} aren't of one course folder; {ways}"
    return None


def _course_of(folder: Path) -> Path | None:
    """The copy of the course that `folder` belongs to."""
    return next((p for p in (folder, *folder.parents) if (p / PACKAGE.name / "plumbing").is_dir()), None)
