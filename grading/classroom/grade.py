"""`python -m grading grade ASSIGNMENT`: judge what was handed in, and write nbgrader's rows and notebooks.

What has been judged once isn't judged again (`store.py`), and what the gradebook holds isn't written again
(`ledger.py`). One process at a time writes; ended anywhere, the next run goes on.
"""

import json
from collections.abc import Callable, Collection, Iterator
from concurrent.futures import Executor
from dataclasses import dataclass, field
from pathlib import Path

from tqdm import tqdm

from cs231n_lite.checks.words import listed
from cs231n_lite.plumbing.course import Assignment, this_course

from ..intake.handed_in import read_folder
from ..jail.jail import NoJail
from ..jail.places import WITHOUT_JAIL, require_jail
from ..judge.limits import USUAL, Limits
from ..judge.seeds import SECRET
from ..locking import locked
from .cluster import NoCluster
from .course_version import packed_course, version_of
from .definitions import known_cells
from .evaluation import Evaluated, seed_of
from .operations import Nbgrader
from .pool import InThisProcess, default_workers, local_pool, results
from .redefining import know_assignment
from .saving import Saver
from .store import FOLDER, Store, content_of, key_of
from .work import Task

FEW = 2  # submissions that are judged sooner than processes for them start


@dataclass
class Graded:
    """What came of one submission.

    points: by grade id
    waiting: the cells that wait for a person
    trouble: why it couldn't be graded, if it couldn't; its rows are as they were
    notes: what was noticed
    outdated: it was graded by an earlier version of the course, and left as it is
    fresh: its rows were written now; they weren't there, or something has changed
    most: the points that the assignment is worth
    """

    student: str
    points: dict[str, float] = field(default_factory=dict)
    waiting: list[str] = field(default_factory=list)
    trouble: str = ""
    notes: list[str] = field(default_factory=list)
    outdated: bool = False
    fresh: bool = False
    most: float = 0.0

    @property
    def total(self) -> float:
        return sum(self.points.values())


class NothingToGrade(Exception):
    """There is no submission of this assignment; the message says where they are looked for."""


class SecretGone(Exception):
    """The course has been graded, and its secret isn't there any more; the message says what to do."""


@dataclass(frozen=True)
class Way:
    """How submissions are judged: with or without a jail, their notebooks run or not, within which limits."""

    jailed: bool = True
    run: bool = False
    limits: Limits = USUAL


class Class:
    """An assignment in a course folder, and what was handed in of it."""

    def __init__(self, root: Path, name: str, way: Way) -> None:
        self.assignment: Assignment = this_course().assignment(name)
        self.nbgrader, self.way = Nbgrader(root), way
        self.root, self.released = self.nbgrader.root, self.nbgrader.path("release", ".", name)
        self.course = packed_course(self.root, self.assignment, self.released)
        self.version = version_of(self.root, self.assignment, self.released)
        self.store = Store(self.root)

    def handed_in_by(self, students: Collection[str]) -> list[str]:
        """Who of `students`, or of everybody, handed it in; raises NothingToGrade if nobody did."""
        name = self.assignment.name
        there = self.nbgrader.students(name)
        lacking = sorted(set(students) - set(there))
        if lacking or not there:
            folder = self.nbgrader.path("submitted", lacking[0] if lacking else "STUDENT", name)
            raise NothingToGrade(f"{listed(lacking) if lacking else 'nobody'} handed in {name}: there is no {folder}")
        return [student for student in there if not students or student in students]

    def task_of(self, student: str) -> tuple[Task, str]:
        """What there is to be judged of a student's, and its digest; raises OSError if it isn't there any more."""
        folder = self.nbgrader.path("submitted", student, self.assignment.name)
        handed_in = read_folder(folder, self.assignment)
        if not folder.is_dir():
            raise FileNotFoundError(f"{folder} is gone")
        seed = seed_of(handed_in, self.assignment, self.root)
        task = Task(handed_in, seed, self.way.jailed, self.way.run, self.way.limits)
        return task, content_of(task)

    def judged(
        self, students: Collection[str], workers: int, executor: Callable[[], Executor] | None = None
    ) -> Iterator[tuple[str, "Judged | Exception"]]:
        """What comes of each student's submission, as it gets done; it is stored before it is handed out.

        executor: makes the executor that judges, in place of processes on this machine
        """
        contents: dict[str, str] = {}
        unknown = []
        for student in students:
            try:
                contents[student] = self.task_of(student)[1]
                found = self.store.get(self._key(contents[student]))
            except Exception as error:
                yield student, error
                continue
            if found:
                yield student, Judged(found, self._key(contents[student]), contents[student])
            else:
                unknown.append(student)
        few = len(unknown) <= FEW or workers == 1
        make = executor or (InThisProcess if few else lambda: local_pool(workers))
        at_once = 1 if few and not executor else workers
        lost: dict[str, Exception] = {}
        for student, found in results(self.course, self._tasks(unknown, contents, lost), make, at_once):
            yield student, self._stored(found, contents[student])
        yield from lost.items()

    def _tasks(
        self, students: list[str], contents: dict[str, str], lost: dict[str, Exception]
    ) -> Iterator[tuple[str, Task]]:
        """The tasks, read again one by one, so that they needn't be in memory together; `lost` gets what changed."""
        for student in students:
            try:
                task, content = self.task_of(student)
                if content != contents[student]:
                    raise RuntimeError("the submission changed while it was read; grade it again")
            except Exception as error:
                lost[student] = error
                continue
            yield student, task

    def _stored(self, found: Evaluated | Exception, content: str) -> "Judged | Exception":
        if isinstance(found, (NoJail, NoCluster)):
            raise found
        if isinstance(found, Exception):
            return found
        try:
            self.store.put(self._key(content), found)
        except OSError as error:
            return error
        return Judged(found, self._key(content), content)

    def _key(self, content: str) -> str:
        return key_of(self.version, content)


@dataclass(frozen=True)
class Judged:
    """What came of a submission; its key in the store, and the digest of the submission."""

    found: Evaluated
    key: str
    content: str


def grade(
    root: Path,
    name: str,
    students: Collection[str] = (),
    without_jail: bool = False,
    run: bool = False,
    quiet: bool = False,
    limits: Limits = USUAL,
    workers: int | None = None,
    executor: Callable[[], Executor] | None = None,
) -> list[Graded]:
    """Grade the submissions of the assignment `name` in the course folder `root`, in the order of the students.

    students: whose; left out, everybody's
    without_jail: run students' code in ordinary processes
    run: run the notebooks too, for fresh outputs
    workers: how many submissions are judged at once; left out, one for each processor
    executor: makes the executor that judges, in place of processes on this machine

    Whatever goes wrong with one submission stays with it. Raises KeyError if there is no such assignment,
    NothingToGrade if nobody handed anything in, NoJail if no jail can be had, CellsChanged if the gradebook knows other
    exercises or points than are released, Busy if somebody else is collecting or grading here, SecretGone.
    """
    _complain_without_secret(root, name)
    klass = Class(root, name, Way(not without_jail, run, limits))
    asked = klass.handed_in_by(students)
    if not without_jail and executor is None:
        require_jail()
    with locked(klass.root), Saver(klass.nbgrader, klass.assignment, klass.store) as saver:
        know_assignment(saver.gradebook, klass.assignment, klass.released)
        saver.know_deadline()
        graded = {student: Graded(student) for student in asked}
        open_ones = [student for student in asked if not _is_saved(klass, saver, graded[student])]
        with tqdm(total=len(open_ones), desc=f"grading {name}", unit="submission", disable=quiet) as progress:
            for student, judged in klass.judged(open_ones, workers or default_workers(), executor):
                _save(saver, graded[student], judged, klass.version)
                progress.update()
        saver.know_names()
        _tell(saver, graded)
    for result in graded.values():
        result.notes += [WITHOUT_JAIL] if without_jail else []
    return list(graded.values())


def _complain_without_secret(root: Path, name: str) -> None:
    if not (root / SECRET).exists() and any((root / FOLDER).glob("*")):
        raise SecretGone(
            f"{SECRET}, from which the hidden problems are made, is gone: put it back from a copy. Without it "
            f"everybody gets other problems; `regrade {name}` shows what that changes, --apply writes it."
        )


def _is_saved(klass: Class, saver: Saver, result: Graded) -> bool:
    """Whether the gradebook holds what was handed in, and the graded notebooks are whole."""
    try:
        _, content = klass.task_of(result.student)
        if not saver.has(result.student, content):
            return False
        outdated = saver.entries[result.student].version != klass.version
        if not saver.mend(result.student):
            if not outdated:
                return False
            result.notes.append("its graded notebooks were changed, and can't be made again by this version")
        result.outdated = outdated
        result.notes += json.loads(saver.entries[result.student].notes)
        return True
    except Exception as error:  # of whatever type: it must not cost the others their grades
        result.trouble = _words(error)
        return True


def _save(saver: Saver, result: Graded, judged: Judged | Exception, version: str) -> None:
    if isinstance(judged, Exception):
        result.trouble = _words(judged)
        return
    try:
        result.notes += saver.save(result.student, judged.found, judged.key, judged.content, version)
        result.fresh = True
    except Exception as error:
        result.trouble = _words(error)


def _tell(saver: Saver, graded: dict[str, Graded]) -> None:
    """Fill in the points, in the order of the notebooks' cells, and what waits for a person."""
    most = sum(cell.points or 0 for cell in known_cells(saver.gradebook, saver.assignment.name))
    for result in graded.values():
        result.most = most
    order = [name for notebook in saver.assignment.notebooks for name in notebook.cells]
    for student, rows in saver.rows().items():
        if student in graded:
            named = {name: row for (_, name), row in rows.items()}
            names = dict.fromkeys([*(name for name in order if name in named), *named])
            graded[student].points = {name: float(named[name].score or 0) for name in names}
            graded[student].waiting = [name for name in names if named[name].waits]


def _words(error: Exception) -> str:
    return f"it could not be graded ({type(error).__name__}: {error}); its rows are as they were"
