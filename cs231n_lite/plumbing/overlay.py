"""The one rule that says whose code runs when somebody imports `cs231n_lite.linear_svm`.

Working in `solutions/`, it is the reference. Working in a submission, it is what that student handed in, and nothing
else: a module of this assignment that wasn't handed in raises NotImplementedError when used, like its stub; modules
of earlier assignments are the references; modules of later ones don't exist yet. A student's machine has no
references: there, modules of earlier assignments are the student's own, from that assignment's folder beside this
one, or else from `cs231n_lite/`. Everywhere else it is the file in `cs231n_lite/`. `CS231N_LITE_MODULES` (a folder)
decides instead of the working directory. Modules that no student writes (`data`, `checks`, …) always come from
`cs231n_lite/`, whatever a submission contains.
"""

import importlib.abc
import importlib.util
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType
from typing import NoReturn

from .course import Course, this_course

PACKAGE = Path(__file__).parent.parent
SUBMISSION_FOLDER = "student_modules"
REFERENCE_FOLDER = "reference"


@dataclass(frozen=True)
class Overlay:
    """Where the students' modules come from.

    Those of `assignment` (None: of every assignment) come from `folder`, those of earlier ones from `solutions`;
    `files` names single modules that come from elsewhere.
    """

    folder: Path
    assignment: str | None
    solutions: Path | None = None
    files: Mapping[str, Path] = field(default_factory=dict)

    def find(self, module: str, course: Course) -> Path | None:
        """The file that `cs231n_lite.<module>` is, or None if it counts as not written."""
        home = course.home_of(module)
        if module in self.files:
            return self.files[module]
        if self.assignment in (None, home):
            path = self.folder / f"{module}.py"
        elif course.comes_before(home, self.assignment):
            path = self._earlier(home) / f"{module}.py"
        else:
            return None
        return path if path.is_file() else None

    def _earlier(self, assignment: str) -> Path:
        """Where the modules of an earlier assignment lie: the references; where there are none, the student's own."""
        if self.solutions:
            return self.solutions / assignment / REFERENCE_FOLDER
        fetched = self.folder.parent.parent / assignment / SUBMISSION_FOLDER
        return fetched if fetched.is_dir() else PACKAGE


class _NotWritten(importlib.abc.Loader):
    """A module that nobody wrote: every name in it is a function that says so."""

    def __init__(self, module: str) -> None:
        self.module = module

    def exec_module(self, module: ModuleType) -> None:
        file = f"{self.module}.py"

        def missing(name: str) -> Callable[..., NoReturn]:
            if name.startswith("__"):
                raise AttributeError(name)

            def not_written(*args: object, **kwargs: object) -> NoReturn:
                raise NotImplementedError(f"{name} counts as not written: {file} isn't among the modules handed in")

            return not_written

        module.__getattr__ = missing


class _Finder(importlib.abc.MetaPathFinder):
    def __init__(self, overlay: Overlay, course: Course) -> None:
        self.overlay, self.course = overlay, course

    def find_spec(
        self, fullname: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        package, _, module = fullname.rpartition(".")
        if package != PACKAGE.name or (self.course.home_of(module) is None and module not in self.overlay.files):
            return None
        file = self.overlay.find(module, self.course)
        if file is None:
            return importlib.util.spec_from_loader(fullname, _NotWritten(module))
        return importlib.util.spec_from_file_location(fullname, file)


def activate(overlay: Overlay | None, course: Course | None = None) -> None:
    """From now on take the students' modules from where `overlay` says (None: from `cs231n_lite/`)."""
    sys.meta_path[:] = [finder for finder in sys.meta_path if not isinstance(finder, _Finder)]
    if overlay is not None:
        sys.meta_path.insert(0, _Finder(overlay, course or this_course()))


def overlay_for_this_process() -> Overlay | None:
    """What the environment and the working directory ask for."""
    named = os.environ.get("CS231N_LITE_MODULES")
    if named:
        return overlay_of_folder(Path(named))
    try:
        here = Path.cwd()
    except FileNotFoundError:
        return None
    return overlay_of_place(here)


def overlay_of_folder(folder: Path) -> Overlay:
    """The overlay that takes the modules from `folder`, those of the assignment that its parent folder is named after.

    Raises NotADirectoryError if there is no such folder.
    """
    folder = folder.absolute()
    if not folder.is_dir():
        raise NotADirectoryError(
            f"CS231N_LITE_MODULES names {folder}, which isn't a folder; "
            "unset it, or point it at a folder with modules such as linear_svm.py"
        )
    assignment = folder.parent.name if folder.parent.name in this_course().assignments else None
    return Overlay(folder, assignment, _solutions_near(folder))


def overlay_of_place(place: Path) -> Overlay | None:
    """The overlay for somebody who works in the folder `place`; None outside `solutions/` and submissions."""
    for folder in (place, *place.parents):
        if folder.name not in this_course().assignments:
            continue
        if folder.parent.name == "solutions" and (folder / REFERENCE_FOLDER).is_dir():
            return Overlay(folder / REFERENCE_FOLDER, folder.name, folder.parent)
        in_gradebook = folder.parent.parent.name in ("submitted", "autograded")
        if in_gradebook or (folder / SUBMISSION_FOLDER).is_dir():
            return Overlay(folder / SUBMISSION_FOLDER, folder.name, _solutions_near(folder))
    return None


def _solutions_near(folder: Path) -> Path | None:
    """The instructor's `solutions/`: in a course folder above, else beside this package; students have none."""
    for root in (*folder.parents, PACKAGE.parent):
        if (root / "solutions").is_dir() and (root / "nbgrader_config.py").is_file():
            return root / "solutions"
    return None
