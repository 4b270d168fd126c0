"""Everything that the build makes, as text, from the sources of a course folder."""

import itertools
import json
import re
from collections.abc import Mapping

import nbformat

from cs231n_lite.checks.catalogue import all_checks, modules
from cs231n_lite.checks.table import Table
from cs231n_lite.plumbing.course import course_from

from ..course_folder import CourseFolder
from ..judge.references import References
from .bootstrap import bootstrap
from .kill_table import kill_table
from .messages import messages_of
from .notebooks import Lesson, lesson_from
from .placeholders import complain_about_placeholders
from .proofs import prove
from .published import published
from .release import released
from .stubs import stub_of
from .tables import table_of

TABLES = "cs231n_lite/exercises/tables"
FACTS = "cs231n_lite/plumbing/course.json"
KILL_TABLE = "docs/kill_table.md"

Made = dict[str, str]
"""What files should contain, by their path from the course's root."""


def targets(course: CourseFolder) -> Made:
    """For each file that the build makes, by its path from the course's root, what it should contain.

    Raises ValueError if something isn't written yet, a check is asked in no notebook, a module has two homes, or a
    reference can't be proved.
    """
    complain_about_placeholders(course)
    lessons = lessons_of(course)
    explained = {
        name: section for found in lessons.values() for one in found for name, section in one.explained.items()
    }
    facts = _facts(course, lessons)
    _complain_about(facts["assignments"], explained)
    made = _notebooks(lessons) | _stubs(course, explained)
    made[FACTS] = json.dumps(facts, indent=1, ensure_ascii=False) + "\n"
    references = References(course, course_from(facts))
    tables = _tables(course, references, explained)
    table = Table({module: json.loads(tables[f"{TABLES}/{module}.json"]) for module in modules()})
    made[KILL_TABLE] = kill_table(references, table)
    return made | tables | _messages(course, references, table)


def lessons_of(course: CourseFolder) -> dict[str, list[Lesson]]:
    """The notebooks of each assignment, in teaching order; raises ValueError if two are at one place."""
    first = bootstrap(course.root)
    found = {name: [lesson_from(path, first) for path in course.texts(name)] for name in course.assignments}
    for name, lessons in found.items():
        lessons.sort(key=lambda lesson: lesson.place)
        for one, other in itertools.pairwise(lessons):
            if one.place == other.place:
                both = f"{one.name}.md and {other.name}.md"
                raise ValueError(
                    f"{both} in solutions/{name} both say `lesson: {one.place:g}`; give each its own number"
                )
    return found


def notes_on_points(made: Made) -> list[str]:
    """A line for each assignment whose points don't add up to 100, as those of the course do."""
    about = json.loads(made[FACTS])["assignments"]
    worth = {name: sum(sum(cells.values()) for cells in one["notebooks"].values()) for name, one in about.items()}
    return [f"note: {name} is worth {points:g} points" for name, points in worth.items() if points != 100]


def _facts(course: CourseFolder, lessons: Mapping[str, list[Lesson]]) -> dict:
    """What the student's side knows of the course."""
    about = {
        assignment: {
            "notebooks": {lesson.name: dict(lesson.cells) for lesson in found if lesson.cells},
            "modules": [path.stem for path in course.references(assignment)],
        }
        for assignment, found in lessons.items()
    }
    for assignment, found in lessons.items():
        if optional := [lesson.name for lesson in found if not lesson.cells]:
            about[assignment]["optional"] = optional
    return {"version": _version(course), "assignments": about}


def _version(course: CourseFolder) -> str:
    """The version that pyproject.toml gives the course; raises ValueError if it gives none."""
    found = re.search(r'^version = "([^"]+)"$', (course.root / "pyproject.toml").read_text(encoding="utf-8"), re.M)
    if not found:
        raise ValueError('pyproject.toml gives the course no version; write version = "0.1.0" below [project]')
    return found[1]


def _notebooks(lessons: Mapping[str, list[Lesson]]) -> Made:
    made = {}
    for assignment, found in lessons.items():
        notebooks = {f"{lesson.name}.ipynb": lesson.notebook for lesson in found}
        for name, notebook in notebooks.items():
            made[f"solutions/{assignment}/{name}"] = nbformat.writes(notebook) + "\n"
        for name, text in released(assignment, notebooks).items():
            made[f"assignments/{assignment}/{name}"] = text
    return made


def _stubs(course: CourseFolder, explained: Mapping[str, str]) -> Made:
    of_module: dict[str, dict[str, str]] = {}
    for name, section in explained.items():
        check = all_checks()[name]
        of_module.setdefault(check.module, {}).setdefault(check.written, section)
    paths = [path for assignment in course.assignments for path in course.references(assignment)]
    texts = {path: path.read_text(encoding="utf-8") for path in paths}
    return {f"cs231n_lite/{path.name}": stub_of(text, of_module.get(path.stem, {})) for path, text in texts.items()}


def _tables(course: CourseFolder, references: References, explained: Mapping[str, str]) -> Made:
    made = {}
    for module in modules():
        checks = [check for check in all_checks().values() if check.module == module]
        problems = {check.name: published(check, references) for check in checks}
        for check in checks:
            prove(check, problems[check.name], references.module, references.defined)
        name = f"{TABLES}/{module}.json"
        table = course.root / name
        shipped = table.read_text(encoding="utf-8") if table.exists() else ""
        made[name] = table_of(checks, problems, references, explained, shipped)
    return made


def _messages(course: CourseFolder, references: References, table: Table) -> Made:
    files = {
        f"solutions/{name}/messages/{path.stem}.txt": path
        for name in course.assignments
        for path in course.mistakes(name)
    }
    return {name: messages_of(path.stem, references, table) for name, path in files.items()}


def _complain_about(about: dict, explained: Mapping[str, str]) -> None:
    unasked = all_checks().keys() - explained.keys()
    if unasked:
        raise ValueError(f"no notebook asks {', '.join(sorted(unasked))}; add a cell with check(…), or drop the check")
    found = [module for facts in about.values() for module in facts["modules"]]
    if len(set(found)) < len(found):
        raise ValueError(f"a module belongs to one assignment only; found {', '.join(sorted(found))}")
    for module in sorted(set(modules()) ^ set(found)):
        lacking = "exercises/" if module in found else "solutions/*/reference/"
        raise ValueError(f"{module}.py is missing in {lacking}: a module has a reference and a file of checks")
