"""The course as the instructor's side knows it: where each source lies. What students may know is in course.json."""

import re
from dataclasses import dataclass
from pathlib import Path

from cs231n_lite.plumbing.overlay import REFERENCE_FOLDER

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class CourseFolder:
    """A folder laid out like this repository."""

    root: Path = ROOT

    @property
    def solutions(self) -> Path:
        return self.root / "solutions"

    @property
    def assignments(self) -> list[str]:
        """The names of the assignments, in teaching order: by the number that a name begins with."""
        found = (folder.parent.name for folder in self.solutions.glob(f"*/{REFERENCE_FOLDER}"))
        return sorted(found, key=lambda name: (_number(name), name))

    def texts(self, assignment: str) -> list[Path]:
        """The texts that the solution notebooks of `assignment` are made from."""
        return sorted((self.solutions / assignment).glob("*.md"))

    def references(self, assignment: str) -> list[Path]:
        """The solved modules of `assignment`."""
        return sorted((self.solutions / assignment / REFERENCE_FOLDER).glob("*.py"))

    def reference(self, module: str) -> Path:
        """The solved module called `module`; raises KeyError if no assignment has it."""
        for assignment in self.assignments:
            for path in self.references(assignment):
                if path.stem == module:
                    return path
        raise KeyError(f"no assignment under {self.solutions} has a reference called {module}.py")

    def definition(self, module: str) -> Path | None:
        """The plain second version of the solved module called `module`, which proves it; None if it has none."""
        path = self.reference(module).parent.parent / "definitions" / f"{module}.py"
        return path if path.is_file() else None

    def choices(self, module: str) -> list[Path]:
        """The files of what can be chosen otherwise in the functions of `module`: one, or a folder of several."""
        place = self.reference(module).parent.parent / "choices" / module
        one = place.with_suffix(".py")
        return [one] if one.is_file() else sorted(place.glob("*.py"))

    def wrong_versions(self, assignment: str) -> list[Path]:
        """All that says how wrong results of the exercises of `assignment` come about."""
        return [*self.mistakes(assignment), *sorted((self.solutions / assignment / "choices").rglob("*.py"))]

    def mistakes(self, assignment: str) -> list[Path]:
        """The files of named wrong versions of the exercises of `assignment`, one for each module."""
        return sorted((self.solutions / assignment / "mistakes").glob("*.py"))


def _number(name: str) -> int:
    digits = re.match(r"\d*", name)[0]
    return int(digits or 0)
