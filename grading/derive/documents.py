"""The tables of notebooks in the README and in the student's README: they follow from the notebooks."""

import re
from collections.abc import Mapping

from ..course_folder import CourseFolder
from .notebooks import Lesson

BEGIN, END = "<!-- made by `make build` from the notebooks -->", "<!-- end of what is made -->"
README, STUDENTS_README = "README.md", "docs/student_readme.md"


def documents(course: CourseFolder, lessons: Mapping[str, list[Lesson]]) -> dict[str, str]:
    """The two documents by their path, each with the table of the notebooks of all assignments.

    lessons: by assignment

    Raises ValueError if a document has no place for its table.
    """
    rows = [(f"{assignment}/{lesson.name}", lesson) for assignment, found in lessons.items() for lesson in found]
    points = [f"| `{name}` | {lesson.writes} | {sum(lesson.cells.values()):g} |" for name, lesson in rows]
    files = [
        f"| `assignments/{name}.ipynb` | {', '.join(f'`{module}.py`' for module in lesson.modules) or 'nothing'} |"
        for name, lesson in rows
    ]
    tables = {
        README: ["| notebook | students write | points |", "|---|---|---|", *points],
        STUDENTS_README: ["| in this order | you write in `cs231n_lite/` |", "|---|---|", *files],
    }
    return {name: _filled(course, name, "\n".join(table)) for name, table in tables.items()}


def _filled(course: CourseFolder, name: str, table: str) -> str:
    text = (course.root / name).read_text(encoding="utf-8")
    place = re.compile(f"{re.escape(BEGIN)}.*?{re.escape(END)}", re.DOTALL)
    if len(place.findall(text)) != 1:
        raise ValueError(f"{name} has no place for the table of notebooks: write the lines {BEGIN} and {END} into it")
    return place.sub(lambda _: f"{BEGIN}\n{table}\n{END}", text)
