"""Put a corrected course into a student's folder: the course's files are replaced, the student's are merged."""

import json
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from ..checks.words import counted
from ..plumbing.files import write_whole
from ..plumbing.overlay import PACKAGE
from ..plumbing.pack import digest_of
from ..plumbing.submission import MANIFEST
from .backups import FOLDER, Backup, backed_up
from .given import GIVEN, Given, NotACourse, course_in, given_before, read_zip, students_own
from .merging import CannotMerge, merged_module, merged_notebook

REQUIREMENTS = "requirements.txt"


@dataclass
class Plan:
    """What an update does.

    changes: the new content of each file that changes; None for one that is removed
    merged: the student's files that got the course's changes
    beside: the student's files that stay as they are, each with the name of the course's version beside it, and why
    edited: the course's own files that the student had changed; they are replaced
    """

    changes: dict[str, bytes | None] = field(default_factory=dict)
    merged: list[str] = field(default_factory=list)
    beside: dict[str, tuple[str, str]] = field(default_factory=dict)
    edited: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        """What is done, in lines."""
        own = {*self.merged, *(name for name, _ in self.beside.values())}
        course = [name for name in self.changes if name not in own and name != GIVEN]
        lines = [f"replaced  {counted(len(course), 'file')} of the course"] if course else []
        lines += [f"merged    {name}: it has the course's changes, and all of yours" for name in self.merged]
        for name, (beside, why) in self.beside.items():
            lines.append(f"kept      {name}: {why}; the course's version is beside it, {PurePosixPath(beside).name}")
        lines += [f"replaced  {name}, which you had changed; yours is in the backup" for name in self.edited]
        if REQUIREMENTS in self.changes:
            lines.append(f"Run pip install -r {REQUIREMENTS} again: the list of packages has changed.")
        return "\n".join(lines)


def planned(course: Path, new: Given) -> Plan:
    """What has to change in the folder `course` so that it is the course `new` with the student's work in it."""
    before, plan = given_before(course), Plan()
    own = students_own(new.course) | (students_own(before.course) if before.course else set())
    for name, raw in new.files.items():
        here = _content(course / name)
        if here == raw:
            continue
        if name in own and here is not None:
            _plan_own(plan, name, before.files.get(name), here, raw)
        else:
            plan.changes[name] = raw
            if here is not None and before.digests and before.digests.get(name) != digest_of(here) and name != GIVEN:
                plan.edited.append(name)
    for name in before.digests.keys() - new.files.keys() - own - {GIVEN}:
        here = _content(course / name)
        if here is not None and digest_of(here) == before.digests[name]:
            plan.changes[name] = None
    return plan


def brought(course: Path, path: Path) -> Plan:
    """What the zip of solutions at `path` brings: solved modules in place of the student's."""
    files = read_zip(path)
    about = json.loads(files[MANIFEST])
    wanted = {f"cs231n_lite/{module}.py": files.get(f"modules/{module}.py") for module in about["modules"]}
    if None in wanted.values() or any(digest_of(raw) not in about["sha256"].values() for raw in wanted.values()):
        raise NotACourse(f"{path.name} isn't whole; download it again")
    return Plan({name: raw for name, raw in wanted.items() if _content(course / name) != raw})


def is_solutions(path: Path) -> bool:
    """Whether the zip is one of solutions, which an instructor hands out after a deadline."""
    try:
        return json.loads(read_zip(path).get(MANIFEST, b"{}")).get("kind") == "solutions"
    except (ValueError, AttributeError):
        return False


def carried_out(course: Path, plan: Plan) -> Backup:
    """Make the changes of a plan, after a backup; whatever goes wrong, the folder is as it was before."""
    backup = backed_up(course, plan.changes)
    try:
        for name, raw in plan.changes.items():
            if raw is None:
                (course / name).unlink(missing_ok=True)
            else:
                write_whole(course / name, raw)
    except BaseException:
        backup.restore(course)
        raise
    return backup


def complain_about(course: Path) -> None:
    """Raises NotACourse if `course` isn't a student's folder."""
    if (course / "solutions").is_dir() and (course / "grading").is_dir():
        raise NotACourse(f"{course} is the instructor's repository; update is for a student's copy")
    if not (course / PACKAGE.name).is_dir() or not (course / "assignments").is_dir():
        raise NotACourse(f"{course} isn't a course's folder: there is no assignments/ beside cs231n_lite/")


def update(course: Path, path: Path, modules: bool = False) -> tuple[Plan, Backup | None]:
    """Bring the folder `course` to what the zip at `path` gives; returns what was done, and the backup if there is one.

    modules: take solved modules from a zip of solutions, in place of the student's

    Raises NotACourse if the zip can't be taken, and OSError if a file can't be written; then nothing has changed.
    """
    complain_about(course)
    if is_solutions(path):
        if not modules:
            raise NotACourse(
                f"{path.name} has solved modules, which would take the place of yours; ask for them with --modules "
                f"(yours are kept in {FOLDER})"
            )
        plan = brought(course, path)
    elif modules:
        raise NotACourse(f"{path.name} has no solved modules; leave --modules out, or name the zip of solutions")
    else:
        plan = planned(course, course_in(path))
    return plan, carried_out(course, plan) if plan.changes else None


def _plan_own(plan: Plan, name: str, given: bytes | None, here: bytes, new: bytes) -> None:
    """What becomes of a file that a student writes in, where the course now gives another one."""
    if given == here:
        plan.changes[name] = new
        return
    if given == new:
        return
    try:
        if given is None:
            raise CannotMerge("nothing says how it was given to you")
        merge = merged_notebook if name.endswith(".ipynb") else merged_module
        try:
            plan.changes[name] = merge(*(raw.decode("utf-8") for raw in (given, here, new))).encode()
        except UnicodeDecodeError:
            raise CannotMerge("it isn't readable text") from None
        plan.merged.append(name)
    except CannotMerge as reason:
        path = PurePosixPath(name)
        beside = path.with_name(f"{path.stem}.new{path.suffix}").as_posix()
        plan.changes[beside] = new
        plan.beside[name] = beside, str(reason)


def _content(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None
