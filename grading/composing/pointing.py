"""What helps whoever grades: links at the top and below each verdict that isn't passed, and what points are for."""

import re
from collections.abc import Mapping, Sequence

from nbformat import NotebookNode

from cs231n_lite.checks.catalogue import all_checks

MOST_NAMED = 10
TITLE = "The code as it was handed in"
RUBRIC = "rubric-"  # begins the id of a cell that tells one
ANCHOR = TITLE.replace(" ", "-")  # as nbconvert names a heading


def contents(answers: Sequence[str], modules: Mapping[str, str]) -> list[NotebookNode]:
    """The cell at the top: links to the fields for points of `answers`, by their grade ids, and to the code.

    modules: the student's code, texts by file name; without any there is no cell
    """
    if not modules:
        return []
    named = ", ".join(f"`{file_name(name)}`" for name in list(modules)[:MOST_NAMED])
    lines = [f"Answers: {', '.join(f'[{name}](#{name})' for name in answers)}"] if answers else []
    return [_guide("contents", "\n\n".join([*lines, f"[{TITLE}](#{ANCHOR}): {named}"]))]


def title_of_the_code() -> NotebookNode:
    """The cell that the links lead to."""
    return _guide("the-code", f"## {TITLE}")


def rubric(number: int, text: str) -> NotebookNode:
    """The cell behind the answer of this number: what its points are for, in markdown."""
    return _guide(f"{RUBRIC}{number}", f"**Rubric**, for whoever grades: {text}")


def pointer(check: str, modules: Mapping[str, str]) -> list[dict]:
    """An output that says in which line of `modules`, texts by file name, the function stands that a check asks about.

    Empty if it isn't there.
    """
    about = all_checks().get(check)
    for name, text in modules.items():
        if about and name.rpartition("/")[2] == f"{about.module}.py":
            line = _line_of(about.written, text)
            told = f"{about.written}: {file_name(name)}, line {line}"
            data = {"text/plain": told, "text/markdown": f"The code of [{told}](#{ANCHOR})"}
            return [{"output_type": "display_data", "data": data, "metadata": {}}] if line else []
    return []


def _line_of(function: str, text: str) -> int:
    """The number of the line where a function or method such as `LinearSVM.loss` begins; 0 if it isn't there."""
    end = 0
    for part in function.split("."):
        found = re.compile(rf"^[ \t]*(?:async +def|def|class) +{re.escape(part)}\b", re.MULTILINE).search(text, end)
        if not found:
            return 0
        end = found.end()
    return 1 + text.count("\n", 0, end)


def file_name(name: str) -> str:
    """The name of a module's file, without what markdown would make more of than a name."""
    return re.sub(r"[^\w./ -]", "-", name, flags=re.ASCII)


def _guide(name: str, source: str) -> NotebookNode:
    return NotebookNode(cell_type="markdown", metadata=NotebookNode(), source=source, id=name)
