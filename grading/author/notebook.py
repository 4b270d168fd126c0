"""The skeleton of a notebook: its head, what it is about, how it is set up, and what to keep."""

from ..course_folder import CourseFolder
from .laying import BUILD, CannotLay, Laid, complain_about_name
from .module import complain_about_assignment

NOTEBOOK = """---
lesson: {place}
students_write: ‹what students write, in a few words, for the README›
jupytext:
  text_representation:
    extension: .md
    format_name: myst
kernelspec:
  display_name: Python 3 (ipykernel)
  language: python
  name: python3
---
# ‹Its title›

‹What it is about, what students will have at its end, and how long it takes.›

+++

## 0 · Set up

‹What is new in the next lines.›

```{{code-cell}}
%load_ext cs231n_lite

import numpy as np

from cs231n_lite import plots
from cs231n_lite.checks import check, problem
from cs231n_lite.data import load_cifar10
```

## 1 · What to keep

‹The formulas, with their shapes.›
"""


def lay_notebook(course: CourseFolder, name: str, assignment: str) -> Laid:
    """The text of the notebook `name` of `assignment`, which may be new. Raises CannotLay if it is there already."""
    complain_about_name(name)
    complain_about_assignment(assignment)
    taken = [path.stem for known in course.assignments for path in course.texts(known)]
    path = f"solutions/{assignment}/{name}.md"
    if name in taken or (course.root / path).exists():
        raise CannotLay(f"there is a notebook called {name} already")
    place = len(course.texts(assignment)) + 1
    return Laid(
        {path: NOTEBOOK.format(place=place)},
        (
            f"{path}: title, introduction and set-up; docs/notebooks.md tells the rhythm.",
            "For each function that students write: "
            f"python -m grading new exercise FUNCTION --module MODULE --notebook {name}",
            BUILD,
        ),
    )
