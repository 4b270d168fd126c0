"""nbgrader's own operations on a course folder, without its command line."""

import logging
import warnings
from datetime import timedelta
from pathlib import Path

from nbformat.warnings import MissingIDFieldWarning
from nbgrader.api import Assignment, Gradebook, SubmittedAssignment
from nbgrader.apps import NbGraderAPI
from nbgrader.coursedir import CourseDirectory
from nbgrader.plugins import LateSubmissionPlugin
from nbgrader.preprocessors import AssignLatePenalties
from sqlalchemy import make_url, select
from sqlalchemy.exc import SAWarning
from traitlets.config import Config

from ..settings import nbgrader_settings

# nbgrader 0.9 with SQLAlchemy 2.1 and nbformat 5.11 warns of its own code; an instructor can't mend that
warnings.filterwarnings("ignore", category=SAWarning)
warnings.filterwarnings("ignore", category=MissingIDFieldWarning)


class NbgraderFailed(Exception):
    """nbgrader couldn't do it; the message ends with the last lines of what it logged."""


class Nbgrader:
    """nbgrader in the course folder `root`, with the settings of the nbgrader_config.py there."""

    def __init__(self, root: Path) -> None:
        self.root = root.resolve()
        self.config: Config = nbgrader_settings(self.root)
        self.directory = CourseDirectory(root=str(self.root), config=self.config)
        self.api = NbGraderAPI(self.directory, config=self.config)
        self.api.log.setLevel(logging.ERROR)

    @property
    def gradebook(self) -> Gradebook:
        """The gradebook, open; use as a context manager."""
        return self.api.gradebook

    def generate_assignment(self, assignment: str) -> None:
        """Record the assignment's cells in the gradebook and write its student version."""
        self._done(self.api.generate_assignment(assignment, force=True))

    def students(self, assignment: str) -> list[str]:
        """Who handed in `assignment`: those who have a folder for it, in alphabetical order."""
        folders = self.path("submitted", ".", ".").glob(f"*/{assignment}")
        own = [folder for folder in folders if not folder.is_symlink() and not folder.parent.is_symlink()]
        return sorted(folder.parent.name for folder in own if folder.is_dir())

    @property
    def has_gradebook(self) -> bool:
        """Whether there is one already; opening it would make it."""
        where = make_url(self.directory.db_url)
        return where.get_backend_name() != "sqlite" or Path(where.database or "").is_file()

    def extensions(self, assignment: str) -> dict[str, timedelta]:
        """How much longer the gradebook says each student has, by id."""
        if not self.has_gradebook:
            return {}
        asked = select(SubmittedAssignment.student_id, SubmittedAssignment.extension).join(Assignment)
        with self.gradebook as gradebook:
            rows = gradebook.db.execute(asked.where(Assignment.name == assignment)).all()
        return {student: more for student, more in rows if more}

    @property
    def late_plugin(self) -> LateSubmissionPlugin:
        """What says how much being late costs, as the course's nbgrader_config.py sets it."""
        return AssignLatePenalties(config=self.config).plugin_class(config=self.config)

    def generate_feedback(self, assignment: str, student: str | None = None) -> None:
        """Write the feedback pages."""
        self._done(self.api.generate_feedback(assignment, student, force=True))

    def path(self, step: str, student: str, assignment: str) -> Path:
        """The folder of `assignment` by `student` at a step: "submitted", "autograded", "feedback" and so on."""
        directory = getattr(self.directory, f"{step}_directory")
        return Path(self.directory.format_path(directory, student, assignment))

    def _done(self, result: dict) -> None:
        if not result["success"]:
            lines = (result.get("log", "") + result.get("error", "")).strip().splitlines()
            raise NbgraderFailed("\n".join(lines[-8:]))
