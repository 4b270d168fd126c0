"""What a script of `explain --script` needs: the problem, the reference and the student's module, in one process."""

import importlib
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np

from cs231n_lite.checks.catalogue import modules
from cs231n_lite.plumbing.overlay import Overlay, activate

from ..course_folder import CourseFolder
from ..judge.references import References

PROBLEM = "problem"


def read_problem(path: Path) -> dict[str, Any]:
    """The inputs of the problem in the .npz file at `path`."""
    with np.load(path) as saved:
        values = {name.partition(".")[2]: saved[name] for name in saved.files if name.startswith(f"{PROBLEM}.")}
    return {name: value if value.ndim else value.item() for name, value in values.items()}


def both(module: str, folder: Path, assignment: str, root: Path) -> tuple[ModuleType, ModuleType]:
    """The reference of `module` in the course folder `root`, and the student's in `folder`, which is run here.

    assignment: the one that the modules in `folder` were handed in for
    """
    reference = References(CourseFolder(root)).module(module)
    for name in modules():
        sys.modules.pop(f"cs231n_lite.{name}", None)  # what the reference has imported isn't the student's
    files = {path.stem: path for path in folder.glob("*.py")}
    activate(Overlay(folder, assignment, root / "solutions", files))
    sys.path.append(str(folder))  # for a student's own helper files
    student = importlib.import_module(f"cs231n_lite.{module}")
    student.source = files[module].read_text(encoding="utf-8")
    return reference, student
