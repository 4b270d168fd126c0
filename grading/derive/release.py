"""Student notebooks from solution notebooks, by nbgrader's own generate_assignment."""

import logging
import tempfile
from pathlib import Path

import nbformat
from nbgrader.converters import GenerateAssignment
from nbgrader.coursedir import CourseDirectory

from ..settings import nbgrader_settings


def released(assignment: str, notebooks: dict[str, nbformat.NotebookNode]) -> dict[str, str]:
    """For each solution notebook, by file name, the text of the student's version."""
    with tempfile.TemporaryDirectory() as folder:
        course = CourseDirectory(root=folder, config=nbgrader_settings())
        source = Path(folder, course.source_directory, assignment)
        source.mkdir(parents=True)
        for name, notebook in notebooks.items():
            nbformat.write(notebook, source / name)
        course.assignment_id = assignment
        settings = nbgrader_settings()
        settings.SaveCells.enabled = False  # no gradebook: it is read from nowhere, and takes most of the time
        generate = GenerateAssignment(coursedir=course, config=settings, force=True, no_database=True)
        generate.log.setLevel(logging.ERROR)
        generate.start()
        release = Path(folder, course.release_directory, assignment)
        return {name: (release / name).read_text(encoding="utf-8") for name in notebooks}
