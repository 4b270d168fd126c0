"""nbgrader's own operations on a course folder, without its command line."""

import contextlib
import logging
import os
import shutil
import tempfile
import warnings
from collections.abc import Collection, Iterator
from pathlib import Path

from nbformat.warnings import MissingIDFieldWarning
from nbgrader.api import Gradebook
from nbgrader.apps import NbGraderAPI
from nbgrader.apps.zipcollectapp import ZipCollectApp
from nbgrader.coursedir import CourseDirectory
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

    def autograde(self, assignment: str, student: str, without: Collection[str] = ()) -> None:
        """Autograde what `student` submitted, leaving out the notebooks named in `without` (they get 0 points)."""
        if not without:
            self._done(self.api.autograde(assignment, student, force=True))
            return
        submitted, before = self.path("submitted", student, assignment), self.directory.submitted_directory
        leave_out = shutil.ignore_patterns(*(f"{notebook}.ipynb" for notebook in without))
        with tempfile.TemporaryDirectory(dir=self.root, prefix=".partial-") as staging:
            shutil.copytree(submitted, Path(staging, student, assignment), ignore=leave_out)
            self.directory.submitted_directory = Path(staging).name
            try:
                self._done(self.api.autograde(assignment, student, force=True))
            finally:
                self.directory.submitted_directory = before

    def generate_feedback(self, assignment: str, student: str | None = None) -> None:
        """Write the feedback pages."""
        self._done(self.api.generate_feedback(assignment, student, force=True))

    def zip_collect(self, assignment: str) -> None:
        """Collect `downloaded/ASSIGNMENT/archive/*.zip` into `submitted/`."""
        with _working_in(self.root):
            app = ZipCollectApp(config=self.config, parent=None)
            app.coursedir = CourseDirectory(root=str(self.root), config=self.config, assignment_id=assignment)
            app.force = True
            app.log.setLevel(logging.ERROR)
            app.init_plugins()
            app.extractor_plugin_inst.force = True
            app.extract_archive_files()
            app.process_extracted_files()

    def path(self, step: str, student: str, assignment: str) -> Path:
        """The folder of `assignment` by `student` at a step: "submitted", "autograded", "feedback" and so on."""
        directory = getattr(self.directory, f"{step}_directory")
        return Path(self.directory.format_path(directory, student, assignment))

    def _done(self, result: dict) -> None:
        if not result["success"]:
            lines = (result.get("log", "") + result.get("error", "")).strip().splitlines()
            raise NbgraderFailed("\n".join(lines[-8:]))


@contextlib.contextmanager
def _working_in(folder: Path) -> Iterator[None]:
    before = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)
