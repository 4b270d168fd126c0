"""A notebook without points: students get it, and nobody hands it in, packs it or grades it."""

import nbformat
import pytest

from cs231n_lite.plumbing.course import course_from
from cs231n_lite.plumbing.pack import gather
from grading.course_folder import CourseFolder
from grading.derive.documents import STUDENTS_README, documents
from grading.derive.notebooks import lesson_from
from grading.derive.release import released
from grading.derive.targets import _facts

TEXT = """---
lesson: 6
students_write: nothing
jupytext:
  text_representation:
    extension: .md
    format_name: myst
---
# Only to look at

```{code-cell}
1 + 1
```
"""


@pytest.fixture
def lesson(tmp_path):
    path = tmp_path / "aside.md"
    path.write_text(TEXT, encoding="utf-8")
    return lesson_from(path)


def test_its_lesson_has_no_graded_cell_and_no_module(lesson):
    assert not lesson.cells and not lesson.modules and not lesson.explained


def test_nbgrader_releases_it_as_it_is(lesson):
    text = released("4-networks", {"aside.ipynb": lesson.notebook})["aside.ipynb"]
    assert [cell.source for cell in nbformat.reads(text, as_version=4).cells] == ["# Only to look at", "1 + 1"]


def test_the_course_knows_it_as_optional_and_others_as_before(lesson):
    facts = _facts(CourseFolder(), {"1-losses": [], "4-networks": [lesson]})
    course = course_from(facts)
    assert course.assignment("4-networks").optional == ("aside",) and not course.assignment("4-networks").notebooks
    assert "optional" not in facts["assignments"]["1-losses"] and course.assignment("1-losses").optional == ()


def test_packing_does_not_ask_for_it(lesson, tmp_path):
    assignment = course_from({"assignments": {"9-x": {"notebooks": {}, "modules": [], "optional": ["aside"]}}})
    found = gather(assignment.assignment("9-x"), tmp_path, tmp_path)
    assert not found.troubles and not found.contents


def test_the_table_of_students_says_that_nothing_is_written(lesson):
    table = documents(CourseFolder(), {"4-networks": [lesson]})[STUDENTS_README]
    assert "| `assignments/4-networks/aside.ipynb` | nothing |" in table
