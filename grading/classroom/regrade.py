"""`python -m grading regrade`: after a change of checks, points or exercises, who gains and who loses, and by what.

Nothing is written to the gradebook before --apply; what was judged for the table isn't judged again then.
"""

import json
from collections.abc import Callable
from concurrent.futures import Executor
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from nbformat import from_dict
from nbgrader.utils import determine_grade
from tqdm import tqdm

from cs231n_lite.plumbing.files import write_whole

from ..cells import is_grade
from ..jail.places import require_jail
from ..judge.limits import USUAL, Limits
from ..locking import locked
from . import backup
from .definitions import Definition, known_cells, released_cells
from .evaluation import Evaluated
from .grade import Class, Judged, Way
from .pool import default_workers
from .redefining import redefine
from .saving import Row, Saver

_UNDER_WAY = ".grading/regrading-{}.json"


@dataclass(frozen=True)
class Change:
    """What changes for one cell of one student; `before` or `after` is None where the cell isn't there.

    by_hand: a person gave these points, so they stay, whatever the check says
    """

    student: str
    cell: str
    before: float | None
    after: float | None
    why: str
    by_hand: bool = False

    @property
    def gain(self) -> float:
        """The points won, or lost if it is negative."""
        return (self.after or 0) - (self.before or 0)


@dataclass(frozen=True)
class Regraded:
    """What a regrade changes.

    changes: those of points; defined: the cells that are new, gone or worth something else, in words
    troubles: why a submission couldn't be judged again, by student; its rows stay
    students: how many were looked at; backup: the copy of the gradebook, if it was written
    """

    changes: list[Change]
    defined: list[str]
    troubles: dict[str, str]
    students: int
    backup: Path | None = None


class NotGraded(Exception):
    """The assignment isn't in the gradebook yet; `grade` is what is wanted."""


def regrade(
    root: Path,
    name: str,
    apply: bool = False,
    backed_up: bool = False,
    without_jail: bool = False,
    quiet: bool = False,
    limits: Limits = USUAL,
    workers: int | None = None,
    executor: Callable[[], Executor] | None = None,
) -> Regraded:
    """Judge all submissions of the assignment `name` again, and tell what changes; with `apply`, write it.

    backed_up: somebody has copied the gradebook, so it isn't copied here
    The rest is as in `grade`. Raises NotGraded, NothingToGrade, NoJail, Busy, KeyError, and CannotUndo for a gradebook
    that can't be copied.
    """
    klass = Class(root, name, Way(not without_jail, False, limits))
    students = klass.handed_in_by(())
    if not without_jail and executor is None:
        require_jail()
    with ExitStack() as open_things:
        if apply:
            open_things.enter_context(locked(klass.root))
        saver = open_things.enter_context(Saver(klass.nbgrader, klass.assignment, klass.store))
        known = known_cells(saver.gradebook, name)
        if not known:
            raise NotGraded(f"nobody has been graded in {name} yet; `python -m grading grade {name}` does that")
        released = klass.nbgrader.path("release", ".", name)
        judged = dict(_judged(klass, students, workers or default_workers(), executor, quiet))
        wanted = released_cells(released, klass.assignment)
        gone = FileNotFoundError("there is no submission any more, so what was given stays")
        judged |= {student: gone for student in saver.rows() if student not in judged}
        told = _changes(saver, judged, known, wanted)
        troubles = {student: str(found) for student, found in judged.items() if isinstance(found, Exception)}
        copy = None
        if apply:
            changing = bool(told) or known != wanted
            copy = _apply(klass, saver, judged, released, troubles, backed_up, changing)
    return Regraded(told, _defined(known, wanted), troubles, len(students), copy)


@dataclass(frozen=True)
class Undone:
    """What undoing did.

    replaced: the copy of the gradebook as it was until now
    unmade: whose graded notebooks couldn't be made again; ungraded: who was graded only since, and isn't any more
    """

    replaced: Path
    unmade: list[str]
    ungraded: list[str]


def undo(root: Path, name: str) -> Undone:
    """Bring back the gradebook of before the last regrade of `name` that was written, and its graded notebooks.

    Raises CannotUndo, Busy, KeyError.
    """
    klass = Class(root, name, Way())
    with locked(klass.root):
        with Saver(klass.nbgrader, klass.assignment, klass.store) as saver:
            graded = saver.rows().keys()
        with klass.nbgrader.gradebook as gradebook:
            replaced = backup.bring_back(gradebook, klass.root, name)
        (klass.root / _UNDER_WAY.format(name)).unlink(missing_ok=True)
        with Saver(klass.nbgrader, klass.assignment, klass.store) as saver:
            unmade = [student for student in saver.entries if not saver.mend(student)]
            return Undone(replaced, unmade, sorted(graded - saver.rows().keys()))


def _judged(
    klass: Class, students: list[str], workers: int, executor: Callable[[], Executor] | None, quiet: bool
) -> list[tuple[str, Judged | Exception]]:
    found = klass.judged(students, workers, executor)
    return list(tqdm(found, "judging again", len(students), unit="submission", disable=quiet))


def _apply(
    klass: Class,
    saver: Saver,
    judged: dict[str, Judged | Exception],
    released: Path,
    troubles: dict[str, str],
    backed_up: bool,
    changing: bool,
) -> Path | None:
    """Write it; ended in between, the next --apply goes on, and still counts as the same regrade for --undo."""
    note, name = klass.root / _UNDER_WAY.format(klass.assignment.name), klass.assignment.name
    saver.know_names()  # before the copy, so that undoing it keeps them
    copy = _backup_of(note, klass)
    if copy is None and changing and not backed_up:
        copy = backup.back_up(saver.gradebook, klass.root, name)
        write_whole(note, json.dumps({"backup": copy.name, "version": klass.version}))
    redefine(saver.gradebook, klass.assignment, released)
    saver.know_deadline()
    for student, found in judged.items():
        if isinstance(found, Judged):
            try:
                saver.save(student, found.found, found.key, found.content, klass.version)
            except Exception as error:  # of whatever type: the others get theirs
                troubles[student] = f"{type(error).__name__}: {error}"
    saver.know_names()
    if not troubles:
        note.unlink(missing_ok=True)
    return copy


def _backup_of(note: Path, klass: Class) -> Path | None:
    """The copy that a regrade to the same version took and didn't end with; None if there is none."""
    try:
        about = json.loads(note.read_text(encoding="utf-8"))
        copy = klass.root / backup.FOLDER / about["backup"]
        return copy if about["version"] == klass.version and copy.is_file() else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _changes(
    saver: Saver, judged: dict[str, Judged | Exception], known: set[Definition], wanted: set[Definition]
) -> list[Change]:
    now, points = saver.rows(), _points(known)
    asked = {(cell.notebook, cell.name) for cell in wanted}
    found = []
    for student, one in judged.items():
        if isinstance(one, Exception):
            found += _retired(student, now.get(student, {}), asked)
            continue
        entry = saver.entries.get(student)
        last = saver.store.get(entry.result) if entry else None
        fresh, rows = _scores(one.found), now.get(student, {})
        for cell in sorted({*fresh, *rows}):
            row, score = rows.get(cell), fresh.get(cell)
            manual = row is not None and row.manual is not None
            before = row.score if row else None
            after = None if cell not in asked else row.given(score) if row else score or 0.0
            other = manual and cell in asked and row.auto != score
            if before != after or other:
                why = _why(
                    cell, last, one.found, points, _points(wanted), entry is None or entry.content != one.content
                )
                found.append(Change(student, cell[1], before, after, why, manual))
    return found


def _retired(student: str, rows: dict[tuple[str, str], Row], asked: set[tuple[str, str]]) -> list[Change]:
    """What somebody loses whose submission can't be judged again."""
    lost = sorted(cell for cell in rows if cell not in asked)
    return [Change(student, cell[1], rows[cell].score, None, "it isn't asked any more", False) for cell in lost]


def _scores(found: Evaluated) -> dict[tuple[str, str], float | None]:
    """The automatic score of each cell, by notebook and name; None where a person decides."""
    cells = [(name, from_dict(cell)) for name, cells in found.graded.items() for cell in cells]
    graded = [(name, cell) for name, cell in cells if is_grade(cell)]
    return {(name, cell.metadata.nbgrader.grade_id): determine_grade(cell)[0] for name, cell in graded}


def _points(cells: set[Definition]) -> dict[tuple[str, str], float]:
    return {(cell.notebook, cell.name): cell.points for cell in cells if cell.points is not None}


def _why(
    cell: tuple[str, str],
    last: Evaluated | None,
    found: Evaluated,
    before: dict[tuple[str, str], float],
    after: dict[tuple[str, str], float],
    handed_in_anew: bool,
) -> str:
    if cell not in after:
        return "it isn't asked any more"
    told, was = found.said(cell[1]), (last.said(cell[1]) if last else "")
    reasons = ["something else was handed in, or it was judged in another way"] if handed_in_anew else []
    if cell not in before:
        reasons.append("it is new")
    elif before[cell] != after[cell]:
        reasons.append(f"worth {after[cell]:g} points instead of {before[cell]:g}")
    if told != was:
        reasons.append(f"{told}{f' (before: {was})' if was else ''}")
    return "; ".join(reason for reason in reasons if reason)


def _defined(known: set[Definition], wanted: set[Definition]) -> list[str]:
    before, after = _points(known), _points(wanted)
    told = [f"{name} is new, {after[notebook, name]:g} points" for notebook, name in sorted(after.keys() - before)]
    told += [f"{name} is retired; what students had for it is kept" for _, name in sorted(before.keys() - after)]
    both = sorted(after.keys() & before)
    told += [
        f"{cell[1]} is worth {after[cell]:g} points instead of {before[cell]:g}"
        for cell in both
        if after[cell] != before[cell]
    ]
    was, now = sum(before.values()), sum(after.values())
    return told + [f"the assignment is worth {now:g} points instead of {was:g}"] * (was != now)
