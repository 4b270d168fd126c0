"""nbgrader's own `autograde`, from its command line and from the formgrader, goes the way of `python -m grading grade`.

nbgrader has no setting that says how a submission is graded, only for steps within its own way of running notebooks.
So its converter's `start` is exchanged, when nbgrader_config.py is read.

The formgrader keeps one session with the gradebook for all requests. So it doesn't see what others have written, and
once the gradebook was locked for too long, it fails until it is started again. Here each request has its own session.
"""

import fnmatch
import html
import sys
from pathlib import Path
from typing import Any

from nbconvert.preprocessors import Preprocessor
from nbformat import NotebookNode
from nbgrader.converters import Autograde
from nbgrader.converters.base import NbGraderException

from cs231n_lite.plumbing.course import this_course

from ..jail.jail import NoJail
from ..locking import Busy
from .definitions import CellsChanged
from .grade import NothingToGrade, SecretGone, grade
from .operations import Nbgrader
from .report import summary

OWN_START = Autograde.start


def install() -> None:
    """From now on, in this process, nbgrader grades the assignments of this course as the course does.

    If it is the formgrader's process, its requests don't share a session with the gradebook any more.
    """
    Autograde.start = _start
    formgrader = sys.modules.get("nbgrader.server_extensions.formgrader.base")
    if formgrader:
        formgrader.BaseHandler.on_finish = _end_session


def _start(self: Autograde) -> None:
    directory = self.coursedir
    if directory.assignment_id not in this_course().assignments:
        OWN_START(self)
        return
    root = Path(directory.root)
    everybody = Nbgrader(root).students(directory.assignment_id)
    asked = [student for student in everybody if fnmatch.fnmatchcase(student, directory.student_id)]
    try:
        results = grade(root, directory.assignment_id, asked or [directory.student_id], quiet=True)
    except (NothingToGrade, NoJail, Busy, CellsChanged, SecretGone) as why:
        self.log.error(str(why))
        raise NbGraderException(str(why)) from None
    self.log.info(summary(results, directory.assignment_id))
    troubles = [f"{result.student}: {result.trouble}" for result in results if result.trouble]
    if troubles:
        for trouble in troubles:
            self.log.error(trouble)
        raise NbGraderException("; ".join(troubles))


def _end_session(self: Any) -> None:
    gradebook = self.settings["nbgrader_gradebook"]
    if gradebook:
        gradebook.db.remove()


class PlainNames(Preprocessor):
    """Has the formgrader show a student's name as text: its template would take markup in a name for its own."""

    def preprocess(self, notebook: NotebookNode, resources: dict[str, Any]) -> tuple[NotebookNode, dict[str, Any]]:
        """Escape the names among `resources`."""
        for name in ("student", "first_name", "last_name"):
            if resources.get(name):
                resources[name] = html.escape(resources[name])
        return notebook, resources
