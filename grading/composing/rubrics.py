"""What the points of each question are for, as the solution notebook says it to those who grade."""

import re
from functools import lru_cache
from pathlib import Path

from nbformat.v4 import reads_json

from ..cells import grade_id

_RUBRIC = re.compile(r"^\*\*Rubric\.\*\* +(.+?)(?=^### END SOLUTION|\Z)", re.MULTILINE | re.DOTALL)


def rubrics_in(path: Path) -> dict[str, str]:
    """The rubrics in the solution notebook at `path`, as markdown by grade id; none if there is no such file.

    A rubric is the end of a solution in prose, from a paragraph that begins with `**Rubric.**`. The model answer above
    it isn't told. Raises ValueError, with the file's name, if the file is no notebook.
    """
    try:
        return _rubrics(path.read_text(encoding="utf-8")) if path.is_file() else {}
    except (ValueError, AttributeError, TypeError) as error:
        raise ValueError(f"{path.name} among the solutions is no notebook ({error}); build it again") from error


@lru_cache(maxsize=32)
def _rubrics(text: str) -> dict[str, str]:
    cells = reads_json(text).cells
    found = {grade_id(cell): _RUBRIC.search(cell.source) for cell in cells}
    return {name: rubric[1].strip() for name, rubric in found.items() if name and rubric}
