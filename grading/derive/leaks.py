"""What of a solution stands in what a student gets.

A leak is a line of 20 or more characters from between solution or hidden-test markers that doesn't also stand
outside them, or two consecutive statements from inside; white space and notebook escapes don't hide one.
"""

import json
import re
from collections.abc import Mapping
from itertools import pairwise

from ..course_folder import CourseFolder

BEGIN = re.compile(r"BEGIN (SOLUTION|HIDDEN TESTS|MARK SCHEME)")
END = re.compile(r"END (SOLUTION|HIDDEN TESTS|MARK SCHEME)")
SHORTEST = 20


def leaks_in(files: Mapping[str, bytes], course: CourseFolder) -> list[str]:
    """One line for each leak in `files` (path → content): where, and what."""
    regions, outside = _sources(course)
    secret_lines = {line for region in regions for line in region if len(line) >= SHORTEST} - outside
    secret_pairs = {pair for region in regions for pair in pairwise(region) if not set(pair) <= outside}
    found = []
    for name, raw in files.items():
        lines = [_squeezed(line) for line in _text(name, raw).splitlines()]
        lines = [line for line in lines if line]
        found += [f"{name}: a solution marker" for line in lines if BEGIN.search(line) or END.search(line)]
        found += [f"{name}: {line}" for line in lines if line in secret_lines]
        found += [f"{name}: {first} / {second}" for first, second in pairwise(lines) if (first, second) in secret_pairs]
    return found


def _sources(course: CourseFolder) -> tuple[list[list[str]], set[str]]:
    """The marked regions of all sources, each as its lines, and every line outside them."""
    regions, outside = [], set()
    paths = [path for name in course.assignments for path in [*course.references(name), *course.texts(name)]]
    for path in paths:
        inside = False
        for raw in path.read_text(encoding="utf-8").splitlines():
            line = _squeezed(raw)
            if BEGIN.search(line):
                inside = True
                regions.append([])
            elif END.search(line):
                inside = False
            elif line and inside:
                regions[-1].append(line)
            elif line:
                outside.add(line)
    return regions, outside


def _squeezed(line: str) -> str:
    return " ".join(line.split())


def _text(name: str, raw: bytes) -> str:
    """The text that a person sees: a notebook's cells rather than its JSON."""
    text = raw.decode("utf-8", errors="replace")
    if not name.endswith(".ipynb"):
        return text
    cells = json.loads(text)["cells"]
    return "\n".join("".join(cell["source"]) + "\n" + json.dumps(cell.get("outputs", [])) for cell in cells)
