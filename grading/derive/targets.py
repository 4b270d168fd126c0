"""Everything that the build makes, as text, from the sources of a course folder."""

import json
from pathlib import Path

import nbformat

from cs231n_lite.checks.catalogue import all_checks
from cs231n_lite.checks.table import Table
from cs231n_lite.plumbing.course import course_from

from ..course_folder import CourseFolder
from ..judge.references import References
from .messages import messages_of
from .release import released
from .stubs import stub_of
from .tables import table_of
from .text import grade_cells, notebook_from, sections

TABLES = "cs231n_lite/exercises/tables"


def targets(course: CourseFolder) -> dict[str, str]:
    """For each file that the build makes, by its path from the course's root, what it should contain.

    Raises ValueError if a check is asked in no notebook, or a module has two homes.
    """
    made, about, explained = {}, {}, {}
    for assignment in course.assignments:
        notebooks = {path.with_suffix(".ipynb").name: notebook_from(path) for path in course.texts(assignment)}
        for name, notebook in notebooks.items():
            made[f"solutions/{assignment}/{name}"] = nbformat.writes(notebook) + "\n"
            explained |= sections(notebook, name)
        for name, text in released(assignment, notebooks).items():
            made[f"assignments/{assignment}/{name}"] = text
        about[assignment] = {
            "notebooks": {Path(name).stem: grade_cells(notebook) for name, notebook in notebooks.items()},
            "modules": [path.stem for path in course.references(assignment)],
        }
    _complain_about(about, explained)
    by_function = {}
    for name, section in explained.items():
        by_function.setdefault(all_checks()[name].written, section)
    for assignment in course.assignments:
        for path in course.references(assignment):
            made[f"cs231n_lite/{path.name}"] = stub_of(path.read_text(encoding="utf-8"), by_function)
    facts = {"assignments": about}
    made["cs231n_lite/plumbing/course.json"] = json.dumps(facts, indent=1, ensure_ascii=False) + "\n"
    references = References(course, course_from(facts))
    tables = {}
    for module in dict.fromkeys(check.module for check in all_checks().values()):
        name = f"{TABLES}/{module}.json"
        table = course.root / name
        made[name] = table_of(
            module, references, explained, table.read_text(encoding="utf-8") if table.exists() else ""
        )
        tables[module] = json.loads(made[name])
    for assignment in course.assignments:
        for path in course.mistakes(assignment):
            name = f"solutions/{assignment}/messages/{path.stem}.txt"
            made[name] = messages_of(path.stem, references, Table(tables))
    return made


def _complain_about(about: dict, explained: dict[str, str]) -> None:
    unasked = all_checks().keys() - explained.keys()
    if unasked:
        raise ValueError(f"no notebook asks {', '.join(sorted(unasked))}; add a cell with check(…), or drop the check")
    modules = [module for facts in about.values() for module in facts["modules"]]
    if len(set(modules)) < len(modules):
        raise ValueError(f"a module belongs to one assignment only; found {', '.join(sorted(modules))}")
