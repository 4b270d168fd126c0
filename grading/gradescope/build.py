"""The zip that Gradescope builds an autograder from: what judging needs, and nothing of the class."""

import json
import zipfile
from pathlib import Path

from cs231n_lite.plumbing.course import Assignment
from cs231n_lite.plumbing.files import written_whole

from ..course_folder import ROOT, CourseFolder
from ..judge.seeds import SECRET, seed_for
from .results import failed

SCRIPTS = ("setup.sh", "run_autograder")
_PACKAGES = ("cs231n_lite", "grading/choices", "grading/intake", "grading/jail", "grading/judge", "grading/gradescope")
_MODULES = ("grading/__init__.py", "grading/course_folder.py", "grading/mistake.py")
_EPOCH = (1980, 1, 1, 0, 0, 0)


def contents(root: Path, assignment: Assignment) -> dict[str, bytes]:
    """Everything in the zip, by its path inside; `root` is the course folder.

    Raises ValueError if the solved modules of the assignment aren't there, OSError if a file can't be read.
    """
    course = CourseFolder(root)
    if assignment.name not in course.assignments:
        raise ValueError(f"the solved modules of {assignment.name} are missing: expected them in {course.solutions}")
    files = {name: Path(__file__).with_name(name).read_bytes() for name in SCRIPTS}
    files["requirements.txt"] = _requirements().encode()
    files["assignment"] = assignment.name.encode()
    files["failed.json"] = json.dumps(failed(), indent=1).encode()
    files[f"course/{SECRET}"] = _secret(root, assignment)
    for name in course.assignments[: course.assignments.index(assignment.name) + 1]:
        for path in [*course.references(name), *course.wrong_versions(name)]:
            files[f"course/{path.relative_to(root).as_posix()}"] = path.read_bytes()
    for path in _code():
        files[f"course/{path.relative_to(ROOT).as_posix()}"] = path.read_bytes()
    return files


def make_zip(root: Path, assignment: Assignment) -> Path:
    """Write `dist/ASSIGNMENT-gradescope.zip` in the course folder `root`, for its owner only; returns its path."""
    files = contents(root, assignment)
    target = root / "dist" / f"{assignment.name}-gradescope.zip"
    with written_whole(target) as fresh:
        fresh.touch(0o600)
        with zipfile.ZipFile(fresh, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, raw in files.items():
                info = zipfile.ZipInfo(name, _EPOCH)
                info.compress_type = zipfile.ZIP_DEFLATED
                info.external_attr = (0o755 if name in SCRIPTS else 0o644) << 16
                archive.writestr(info, raw)
    return target


def _secret(root: Path, assignment: Assignment) -> bytes:
    """A secret for Gradescope alone.

    An image lies on other people's machines. Whoever reads this one learns the hidden problems that are asked there,
    and nothing of those that the course itself asks.
    """
    return bytes(seed_for(root, "gradescope", assignment.name)).hex().encode()


def _requirements() -> str:
    """The course's list of packages, without the course itself, which isn't installed there."""
    lines = (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith(("#", "-e")))


def _code() -> list[Path]:
    found = (path for name in _PACKAGES for path in (ROOT / name).rglob("*") if path.suffix in (".py", ".json"))
    return sorted(path for path in [*found, *(ROOT / name for name in _MODULES)] if "__pycache__" not in path.parts)
