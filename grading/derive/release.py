"""Student notebooks from solution notebooks, by nbgrader's own generate_assignment."""

import logging
import tempfile
from pathlib import Path

import nbformat
from nbgrader.converters import GenerateAssignment
from nbgrader.coursedir import CourseDirectory
from traitlets.config import Config
from traitlets.config.loader import PyFileConfigLoader

from ..course_folder import ROOT


def released(assignment: str, notebooks: dict[str, nbformat.NotebookNode]) -> dict[str, str]:
    """For each solution notebook, by file name, the text of the student's version."""
    with tempfile.TemporaryDirectory() as folder:
        course = CourseDirectory(root=folder, config=nbgrader_settings())
        source = Path(folder, course.source_directory, assignment)
        source.mkdir(parents=True)
        for name, notebook in notebooks.items():
            nbformat.write(notebook, source / name)
        course.assignment_id = assignment
        generate = GenerateAssignment(coursedir=course, config=nbgrader_settings(), force=True)
        generate.log.setLevel(logging.ERROR)
        generate.start()
        release = Path(folder, course.release_directory, assignment)
        return {name: (release / name).read_text(encoding="utf-8") for name in notebooks}


def nbgrader_settings(root: Path = ROOT) -> Config:
    """What nbgrader_config.py says."""
    return PyFileConfigLoader("nbgrader_config.py", path=str(root)).load_config()
