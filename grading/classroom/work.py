"""The work on one submission as plain data in, plain data out: it may be done in any process, on any machine."""

import contextlib
import io
import json
import os
import shutil
import tempfile
import zipfile
from dataclasses import dataclass
from functools import cache
from multiprocessing.util import Finalize as at_the_end
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from cs231n_lite.plumbing.course import Assignment

from ..intake.handed_in import HandedIn
from ..jail.jail import Jail
from ..jail.running import Place
from ..jail.unjailed import Unjailed
from ..judge.limits import Limits
from .evaluation import Evaluated, evaluate

RUBRICS = "rubrics.json"  # among the packed files: by notebook and grade id


@dataclass(frozen=True)
class Course:
    """What judging reads of a course folder, packed: references, known mistakes, released notebooks, rubrics.

    assignment: the one that is graded
    files: a zip of the files
    digest: the same for the same files
    """

    assignment: Assignment
    files: bytes
    digest: str


@dataclass(frozen=True)
class Task:
    """One submission to be judged; see `evaluation.evaluate`."""

    handed_in: HandedIn
    seed: tuple[int, ...]
    jailed: bool
    run: bool
    limits: Limits


def work_on(course: Course, task: Task) -> Evaluated:
    """What comes of `task`: a pure function of its arguments, but that it takes time.

    This process keeps the course's folder and a warm jail for the next one, until it ends or is told to `forget`.
    """
    root = _unpacked(course.digest, course.files)
    released = _released(course.digest, course.assignment, root)
    place = _place(task.jailed)
    rubrics = json.loads((root / RUBRICS).read_text(encoding="utf-8"))
    return evaluate(task.handed_in, course.assignment, released, root, place, task.seed, task.limits, task.run, rubrics)


def forget() -> None:
    """Remove what `work_on` keeps in this process."""
    while _kept:
        _kept.pop()()
    _folders.clear()
    _place.cache_clear()


_folders: dict[str, tuple[Path, dict[str, NotebookNode]]] = {}
_kept: list[at_the_end] = []
_PREFIX = "cs231n_lite-course-"


def _unpacked(digest: str, files: bytes) -> Path:
    """The course's folder in this process, unpacked once."""
    if digest not in _folders:
        _sweep()
        folder = Path(tempfile.mkdtemp(prefix=f"{_PREFIX}{os.getpid()}-"))
        # also of a worker, which atexit misses
        _kept.append(at_the_end(None, shutil.rmtree, (folder, True), exitpriority=0))
        with zipfile.ZipFile(io.BytesIO(files)) as archive:
            archive.extractall(folder)
        _folders[digest] = folder, {}
    return _folders[digest][0]


def _sweep() -> None:
    """Remove what processes left behind that were ended from outside."""
    if os.name != "posix":
        return
    for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*-*"):
        process = folder.name.removeprefix(_PREFIX).partition("-")[0]
        with contextlib.suppress(OSError, ValueError):
            try:
                os.kill(int(process), 0)
            except ProcessLookupError:
                if folder.stat().st_uid == os.getuid() and not folder.is_symlink():
                    shutil.rmtree(folder, ignore_errors=True)


def _released(digest: str, assignment: Assignment, root: Path) -> dict[str, NotebookNode]:
    _, notebooks = _folders[digest]
    for notebook in assignment.notebooks:
        if notebook.name not in notebooks:
            path = root / "released" / f"{notebook.name}.ipynb"
            notebooks[notebook.name] = nbformat.read(path, as_version=4)
    return notebooks


@cache
def _place(jailed: bool) -> Place:
    """Where students' code runs; the jail of this process stays warm until it ends."""
    if not jailed:
        return Unjailed()
    jail = Jail()
    _kept.append(at_the_end(None, jail.close, exitpriority=0))
    return jail
