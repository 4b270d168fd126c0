"""What was given: a course's zip, and what of it a student's folder keeps to compare with later.

The student's zip has `.course/given.zip` in it: notebooks and modules as they were given, before anybody wrote in
them, and the digests of all files. A later update tells the course's changes from the student's by it.
"""

import io
import json
import stat
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from ..plumbing.course import Course, course_from
from ..plumbing.pack import digest_of

GIVEN = ".course/given.zip"
DIGESTS = "digests.json"
COURSE_FILE = "cs231n_lite/plumbing/course.json"
LARGEST, MOST = 100_000_000, 5_000  # bytes of all files together; files
PARTS = ("assignments", "cs231n_lite", "datasets", ".course", ".devcontainer")
ALONE = frozenset({"README.md", "LICENSE", "CHANGELOG.md", "pyproject.toml", "requirements.txt", "get_datasets.sh"})


class NotACourse(Exception):
    """A zip can't be taken for a course; the message says why, and what to do."""


@dataclass(frozen=True)
class Given:
    """A course as it was given out.

    files: what students write in, by path, as it was given; of a whole zip, all its files
    digests: the SHA-256 of every file
    """

    files: Mapping[str, bytes]
    digests: Mapping[str, str] = field(default_factory=dict)

    @property
    def course(self) -> Course | None:
        """What the course consists of; None where that wasn't kept."""
        raw = self.files.get(COURSE_FILE)
        return course_from(json.loads(raw)) if raw else None


def students_own(course: Course) -> set[str]:
    """The paths of the files that a student writes in: modules and notebooks."""
    notebooks = {
        f"assignments/{assignment.name}/{name}.ipynb"
        for assignment in course.assignments.values()
        for name in (*(notebook.name for notebook in assignment.notebooks), *assignment.optional)
    }
    return notebooks | {f"cs231n_lite/{name}.py" for one in course.assignments.values() for name in one.modules}


def kept_of(files: Mapping[str, bytes]) -> bytes:
    """The content of `.course/given.zip` for a course with these files; the same bytes every time."""
    course = Given(files).course
    own = sorted(students_own(course) & files.keys())
    about = json.dumps({name: digest_of(raw) for name, raw in sorted(files.items())}, indent=1)
    kept = {COURSE_FILE: files[COURSE_FILE]} | {name: files[name] for name in own}
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, raw in {DIGESTS: about.encode(), **kept}.items():
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type, info.create_system, info.external_attr = zipfile.ZIP_DEFLATED, 3, 0o644 << 16
            archive.writestr(info, raw)
    return written.getvalue()


def given_before(course: Path) -> Given:
    """What the folder `course` keeps of how it was given; empty where it keeps nothing that can be read."""
    try:
        with zipfile.ZipFile(course / GIVEN) as archive:
            files = _contents(archive, GIVEN)
        return Given(files, json.loads(files.pop(DIGESTS)))
    except (OSError, zipfile.BadZipFile, NotACourse, KeyError, ValueError):
        return Given({})


def read_zip(path: Path) -> dict[str, bytes]:
    """The files of the zip at `path`, by their paths below its one folder.

    The zip is read as data, and nothing is unpacked. Raises NotACourse if it can't be read, or has something in it that
    doesn't belong into a course's zip.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            files = _contents(archive, path.name)
    except FileNotFoundError:
        raise NotACourse(f"there is no file {path}; name the zip that your instructor gave you") from None
    except (OSError, EOFError, zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError) as error:
        raise NotACourse(f"{path.name} can't be read ({error}); download it again") from None
    tops = {PurePosixPath(name).parts[0] for name in files}
    if len(tops) == 1 and all(len(PurePosixPath(name).parts) > 1 for name in files):
        files = {PurePosixPath(*PurePosixPath(name).parts[1:]).as_posix(): raw for name, raw in files.items()}
    return files


def course_in(path: Path) -> Given:
    """The course in the zip at `path`; raises NotACourse if it isn't a whole one."""
    files = read_zip(path)
    strange = sorted(name for name in files if name not in ALONE and name.split("/")[0] not in PARTS)
    if COURSE_FILE not in files or strange:
        why = f"it has {strange[0]} in it" if strange else f"it has no {COURSE_FILE}"
        raise NotACourse(
            f"{path.name} isn't a course ({why}); name the cs231n_lite-student.zip that your instructor gave you"
        )
    found = Given(files, {name: digest_of(raw) for name, raw in files.items()})
    try:
        missing = students_own(found.course) - files.keys()
    except (ValueError, KeyError, TypeError, AttributeError):
        raise NotACourse(f"{path.name} isn't whole: its {COURSE_FILE} is damaged; download it again") from None
    if missing:
        raise NotACourse(f"{path.name} isn't whole: {sorted(missing)[0]} is missing; download it again")
    return found


def _contents(archive: zipfile.ZipFile, name: str) -> dict[str, bytes]:
    """All files in a zip; raises NotACourse for paths that lead out of it, links, and sizes beyond any course."""
    members = [member for member in archive.infolist() if not member.is_dir()]
    if len(members) > MOST or sum(member.file_size for member in members) > LARGEST:
        raise NotACourse(f"{name} is larger than any course; name the zip that your instructor gave you")
    files = {}
    for member in members:
        path = PurePosixPath(member.filename)
        odd = path.is_absolute() or ".." in path.parts or "\\" in member.filename or ":" in member.filename
        if odd or stat.S_ISLNK(member.external_attr >> 16) or path.as_posix() in files:
            raise NotACourse(f"{name} has {member.filename!r:.80} in it, which no course has; nothing was changed")
        files[path.as_posix()] = archive.read(member)
    return files
