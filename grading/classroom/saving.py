"""One submission after the other into the gradebook and the folder of graded notebooks, and what is there already."""

import contextlib
import json
import shutil
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import nbformat
from nbformat import NotebookNode, from_dict
from nbgrader.api import Assignment as AssignmentRow
from nbgrader.api import BaseCell, Grade, Gradebook, SubmittedAssignment, SubmittedNotebook
from nbgrader.api import Notebook as NotebookRow
from sqlalchemy import event, select, update

from cs231n_lite.plumbing.course import Assignment
from cs231n_lite.plumbing.files import write_whole

from ..collecting.deadlines import due, extensions
from ..intake.times import handed_in_at
from .evaluation import Evaluated
from .ledger import Entry, entries, prepare
from .naming import know_names
from .notebooks import digest_of, texts_in
from .operations import Nbgrader
from .rows import save
from .store import Store

PATIENCE = 30  # seconds that another program, such as the formgrader, may keep the gradebook locked


@dataclass(frozen=True)
class Row:
    """What the gradebook says of one cell of one student, as nbgrader names it."""

    auto: float | None
    manual: float | None
    extra: float | None
    score: float
    waits: bool

    def given(self, auto: float | None) -> float:
        """The score if the automatic one were `auto`."""
        return (self.manual if self.manual is not None else auto or 0.0) + (self.extra or 0.0)


class Saver:
    """Writes the rows and notebooks of one assignment; use as a context manager, which closes the gradebook."""

    def __init__(self, nbgrader: Nbgrader, assignment: Assignment, store: Store) -> None:
        self.nbgrader, self.assignment, self.store = nbgrader, assignment, store
        self._open = ExitStack()
        self._late = nbgrader.late_plugin

    def __enter__(self) -> "Saver":
        self.gradebook: Gradebook = self._open.enter_context(self.nbgrader.gradebook)
        _be_patient(self.gradebook)
        prepare(self.gradebook)
        self.entries = entries(self.gradebook, self.assignment.name)
        self._due = due(self.nbgrader.root, self.assignment.name)
        self._extensions = extensions(self.nbgrader.root, self.assignment.name)
        return self

    def __exit__(self, *error: object) -> None:
        self._open.close()

    def know_deadline(self) -> None:
        """Have the gradebook know when the assignment is due, if deadlines.csv says so."""
        if self._due is not None:
            named = update(AssignmentRow).where(AssignmentRow.name == self.assignment.name)
            self.gradebook.db.execute(named.values(duedate=self._due))
            self.gradebook.db.commit()
        else:
            asked = select(AssignmentRow.duedate).where(AssignmentRow.name == self.assignment.name)
            self._due = self.gradebook.db.execute(asked).scalar()

    def has(self, student: str, content: str) -> bool:
        """Whether the rows of `student` come from this submission, by whichever version of the course."""
        entry = self.entries.get(student)
        return bool(entry) and (entry.content, entry.handed_in) == (content, self._handed_in(student)[0])

    def mend(self, student: str) -> bool:
        """Make the graded notebooks be those that the rows come from; returns whether they are."""
        entry, folder = self.entries[student], self._folder(student)
        if digest_of(texts_in(folder)) == entry.notebooks:
            return True
        found = self.store.get(entry.result)
        if found is None:
            return False
        _write(folder, found.notebooks)
        return True

    def save(self, student: str, found: Evaluated, result: str, content: str, version: str) -> list[str]:
        """Write the rows, then the notebooks; if something ends it in between, the next run goes on from there.

        result: the key of `found` in the store; content: the digest of the submission; version: of the course
        Returns what was noticed.
        """
        handed_in, time, more, trouble = self._handed_in(student)
        notes = [*found.notes, *([trouble] if trouble else [])]
        entry = Entry(result, version, content, digest_of(found.notebooks), handed_in, json.dumps(notes))
        folder = self._folder(student)
        notebooks = {name: _only(cells) for name, cells in found.graded.items()}
        name, late = self.assignment.name, self._late
        before = self.entries.get(student)
        if before and before.result == result:  # the same notebooks, handed in at another time
            last: Mapping[str, NotebookNode] = notebooks
        else:
            last = _LastNotebooks(folder)
        save(self.gradebook, name, student, notebooks, last, time, late, entry, more)
        _write(folder, found.notebooks)
        self.entries[student] = entry
        return notes

    def know_names(self) -> None:
        """Have the gradebook know what the students are called, by the roster."""
        know_names(self.gradebook, self.nbgrader.root)

    def rows(self) -> dict[str, dict[tuple[str, str], Row]]:
        """Of every student the row of each cell, by notebook and grade id."""
        columns = Grade.auto_score, Grade.manual_score, Grade.extra_credit, Grade.score, Grade.needs_manual_grade
        joined = select(SubmittedAssignment.student_id, NotebookRow.name, BaseCell.name, *columns)
        joined = joined.join_from(Grade, BaseCell, Grade.cell_id == BaseCell.id)
        joined = joined.join(NotebookRow, NotebookRow.id == BaseCell.notebook_id)
        joined = joined.join(SubmittedNotebook, Grade.notebook_id == SubmittedNotebook.id)
        joined = joined.join(SubmittedAssignment, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
        joined = joined.join(AssignmentRow, SubmittedAssignment.assignment_id == AssignmentRow.id)
        asked = joined.where(AssignmentRow.name == self.assignment.name)
        found: dict[str, dict[tuple[str, str], Row]] = {}
        for student, notebook, name, *about in self.gradebook.db.execute(asked):
            found.setdefault(student, {})[notebook, name] = Row(*about)
        return found

    def _folder(self, student: str) -> Path:
        return self.nbgrader.path("autograded", student, self.assignment.name)

    def _handed_in(self, student: str) -> tuple[str, datetime | None, timedelta | None, str]:
        """All that the penalty comes from, in words; when it was handed in; the extension; what is wrong with these.

        The extension is None where the roster says nothing, so that the gradebook's stays.
        """
        submitted = self.nbgrader.path("submitted", student, self.assignment.name)
        time, trouble = handed_in_at(submitted)
        more = self._extensions.get(student)
        return f"{time} {more or None} {self._due}", time, more, trouble


def _be_patient(gradebook: Gradebook) -> None:
    if gradebook.engine.dialect.name == "sqlite":
        gradebook.engine.dispose()
        event.listen(
            gradebook.engine,
            "connect",
            lambda connection, _: connection.execute(f"PRAGMA busy_timeout = {1000 * PATIENCE}"),
        )


def _only(cells: list[dict]) -> NotebookNode:
    return NotebookNode(cells=[from_dict(cell) for cell in cells])


class _LastNotebooks:
    """The notebooks that the last run wrote, read when they are asked for, as far as they are still whole."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, name: str) -> NotebookNode | None:
        with contextlib.suppress(Exception):  # somebody has changed it; it is made again
            return nbformat.read(self._folder / f"{name}.ipynb", as_version=4)


def _write(folder: Path, notebooks: Mapping[str, str]) -> None:
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        folder.unlink()
    folder.mkdir(parents=True, exist_ok=True)
    for path in list(folder.iterdir()):  # what an earlier way of grading left there
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        elif path.name not in {f"{name}.ipynb" for name in notebooks}:
            path.unlink()
    for name, text in notebooks.items():
        write_whole(folder / f"{name}.ipynb", text)
