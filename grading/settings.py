"""nbgrader's settings for a course."""

from pathlib import Path

from traitlets.config import Config
from traitlets.config.loader import PyFileConfigLoader

from .course_folder import ROOT


def nbgrader_settings(root: Path = ROOT) -> Config:
    """What the nbgrader_config.py in the folder `root` says."""
    return PyFileConfigLoader("nbgrader_config.py", path=str(root)).load_config()
