"""What `python -m grading new` leaves for the author to write, in angle quotes: ‹what is checked›."""

import re

from ..course_folder import CourseFolder

PLACEHOLDER = re.compile("‹([^›]*)›")
EXERCISES = "cs231n_lite/exercises"


def complain_about_placeholders(course: CourseFolder) -> None:
    """Raise ValueError with the place of everything that is still to be written, if anything is."""
    paths = sorted((course.root / EXERCISES).glob("*.py"))
    for assignment in course.assignments:
        paths += [*course.references(assignment), *course.texts(assignment), *course.mistakes(assignment)]
    found = []
    for path in paths:
        name = path.relative_to(course.root).as_posix()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            found += [f"{name}, line {number}: {text}" for text in PLACEHOLDER.findall(line)]
    if found:
        raise ValueError("these are still to be written, quotes ‹ › and all:\n  " + "\n  ".join(found))
