"""The course as the student's side knows it: read from course.json, which `make build` writes."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True)
class Notebook:
    """One notebook: its name without `.ipynb`, and the points of each graded cell by its grade id."""

    name: str
    cells: dict[str, float]


@dataclass(frozen=True)
class Assignment:
    """One assignment: its notebooks and the modules that a student fills in for it.

    optional: names of notebooks without points, which students get and nobody hands in
    """

    name: str
    notebooks: tuple[Notebook, ...]
    modules: tuple[str, ...]
    optional: tuple[str, ...] = ()


@dataclass(frozen=True)
class Course:
    """All assignments in teaching order, and the version of the course, such as "0.2.0"."""

    assignments: dict[str, Assignment]
    version: str = ""

    def assignment(self, name: str) -> Assignment:
        """The assignment called `name`; raises KeyError with the names there are."""
        try:
            return self.assignments[name]
        except (KeyError, TypeError):  # a list, for example, is no key
            raise KeyError(f"there is no assignment {name!r}; there are: {', '.join(self.assignments)}") from None

    def home_of(self, module: str) -> str | None:
        """The assignment that `module` belongs to, or None if it isn't a module students write."""
        return next((a.name for a in self.assignments.values() if module in a.modules), None)

    def comes_before(self, earlier: str, later: str) -> bool:
        """Whether assignment `earlier` is taught before assignment `later`."""
        order = list(self.assignments)
        return order.index(earlier) < order.index(later)


def course_from(facts: dict) -> Course:
    """The course that `facts`, the content of course.json, describe."""
    assignments = {
        name: Assignment(
            name,
            tuple(Notebook(notebook, cells) for notebook, cells in about["notebooks"].items()),
            tuple(about["modules"]),
            tuple(about.get("optional", ())),
        )
        for name, about in facts["assignments"].items()
    }
    return Course(assignments, facts.get("version", ""))


@cache
def this_course() -> Course:
    """The course that this package belongs to; an empty one before the first build."""
    path = Path(__file__).with_name("course.json")
    if not path.exists():
        return Course({})
    return course_from(json.loads(path.read_text(encoding="utf-8")))
