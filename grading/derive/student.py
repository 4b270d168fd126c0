"""`make student`: the zip that a student gets. It is made from a list of what goes in, not of what stays out."""

import zipfile
from pathlib import Path

from cs231n_lite.plumbing.course import this_course
from cs231n_lite.plumbing.files import written_whole
from cs231n_lite.updating.given import GIVEN, kept_of

from ..course_folder import CourseFolder
from .leaks import leaks_in

ZIP = "cs231n_lite-student.zip"
FOLDER = "cs231n_lite-student"
FILES = ["CHANGELOG.md", "LICENSE", "pyproject.toml", "requirements.txt", "get_datasets.sh", "datasets/README.md"]
FILES += [".devcontainer/devcontainer.json"]
REQUIREMENTS, INSTRUCTORS = "requirements.txt", b"\n# Only instructors need what follows"
README = "docs/student_readme.md"
_EPOCH = (1980, 1, 1, 0, 0, 0)


def contents(course: CourseFolder) -> dict[str, bytes]:
    """Everything in the zip, by its path inside: assignments, the package, and what is needed to start."""
    names = [*FILES, *_below(course.root, "cs231n_lite")]
    for assignment in this_course().assignments.values():
        notebooks = [*(notebook.name for notebook in assignment.notebooks), *assignment.optional]
        names += [f"assignments/{assignment.name}/{name}.ipynb" for name in notebooks]
    found = {name: (course.root / name).read_bytes() for name in sorted(names)}
    found = {"README.md": (course.root / README).read_bytes()} | found
    found[REQUIREMENTS] = found[REQUIREMENTS].partition(INSTRUCTORS)[0]
    return found | {GIVEN: kept_of(found)}


def make_student_zip(course: CourseFolder) -> Path:
    """Write `dist/cs231n_lite-student.zip`, the same bytes every time; returns its path.

    Raises ValueError, and writes nothing, if a solution would leak.
    """
    files = contents(course)
    leaks = leaks_in(files, course)
    if leaks:
        raise ValueError("the zip would leak solutions:\n  " + "\n  ".join(leaks))
    target = course.root / "dist" / ZIP
    with written_whole(target) as fresh, zipfile.ZipFile(fresh, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, raw in files.items():
            info = zipfile.ZipInfo(f"{FOLDER}/{name}", _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = (0o755 if name.endswith(".sh") else 0o644) << 16
            archive.writestr(info, raw)
    return target


def _below(root: Path, folder: str) -> list[str]:
    files = (path for path in (root / folder).rglob("*") if path.suffix in (".py", ".json"))
    return [path.relative_to(root).as_posix() for path in files if "__pycache__" not in path.parts]
