"""Three versions of a file made one: as it was given, as the student has it, and as the course gives it now."""

import ast
import difflib
import itertools
import json
import re
from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Sequence
from typing import Any, TypeVar

from merge3 import Merge3

Part = TypeVar("Part", bound=Hashable)
_GAP = re.compile(r"raise NotImplementedError\(.*\)\s*$")


class CannotMerge(Exception):
    """Both changed the same place; the message says which, for a sentence."""


def merged_module(given: str, yours: str, new: str) -> str:
    """A module with what the student wrote and what the course changed; raises CannotMerge.

    A gap that the student has filled stays filled, also if the course now says something else in it.
    """
    parts = [text.splitlines(keepends=True) for text in (given, yours, new)]
    text = "".join(merged(*parts, same=_but_for_gaps))
    if _is_python(yours) and not _is_python(text):
        raise CannotMerge("what would come out isn't Python")
    return text


def merged_notebook(given: str, yours: str, new: str) -> str:
    """A notebook with the student's answers, cells and outputs, and the course's changes; raises CannotMerge.

    What counts is the text of each cell. A cell that is as the student had it keeps its outputs.
    """
    read = [_notebook(text) for text in (given, yours, new)]
    cells = merged(*([_key(cell) for cell in notebook["cells"]] for notebook in read))
    made = {**read[2], "metadata": {**read[1].get("metadata", {}), **read[2].get("metadata", {})}}
    yours_by_text, new_by_text = (_by_text(notebook["cells"]) for notebook in read[1:])
    made["cells"] = _with_own_ids([_taken(yours_by_text[key], new_by_text[key]) for key in cells])
    return json.dumps(made, indent=1, ensure_ascii=False) + "\n"


def merged(
    given: Sequence[Part],
    yours: Sequence[Part],
    new: Sequence[Part],
    same: Callable[[Part], Hashable] = lambda part: part,
) -> list[Part]:
    """The parts with both changes; raises CannotMerge where both changed the same ones.

    same: what of a part counts when the course's change is looked for in a place that the student has changed
    """
    made: list[Part] = []
    for kind, *groups in Merge3(given, yours, new).merge_groups():
        made += groups[0] if kind != "conflict" else _side_by_side(*groups, same)
    return made


def _side_by_side(given: Sequence[Part], yours: Sequence[Part], new: Sequence[Part], same: Callable) -> list[Part]:
    """Both changes of one region, if they don't overlap; what both added at one place comes one after the other."""
    if list(map(same, given)) == list(map(same, new)):
        return list(yours)
    edits = sorted([*_edits(given, yours), *_edits(given, new)], key=lambda edit: edit[:2])
    for (_, end, _), (start, _, _) in itertools.pairwise(edits):
        if start < end:
            place = str(given[start : start + 1] or given[-1:] or "its first line").strip("[]")
            raise CannotMerge(f"you and the course changed {place:.70}")
    made, at = [], 0
    for start, end, parts in edits:
        made += [*given[at:start], *parts]
        at = end
    return made + list(given[at:])


def _edits(given: Sequence[Part], changed: Sequence[Part]) -> list[tuple[int, int, Sequence[Part]]]:
    """What was done to `given`: the parts from start to end became others."""
    steps = difflib.SequenceMatcher(None, given, changed, autojunk=False).get_opcodes()
    return [(start, end, changed[to:until]) for tag, start, end, to, until in steps if tag != "equal"]


def _but_for_gaps(line: str) -> str:
    return _GAP.sub("a gap", line)


def _is_python(text: str) -> bool:
    try:
        ast.parse(text)
    except (SyntaxError, ValueError, RecursionError):
        return False
    return True


def _notebook(text: str) -> dict[str, Any]:
    try:
        notebook = json.loads(text)
        if all(isinstance(cell, dict) for cell in notebook["cells"]):
            return notebook
    except (ValueError, KeyError, TypeError, RecursionError):
        pass
    raise CannotMerge("the notebook can't be read")


def _key(cell: dict[str, Any]) -> tuple[str, str, str]:
    """What makes a cell the same cell: its kind, its text and its name in the gradebook."""
    source = cell.get("source", "")
    graded = cell.get("metadata", {}).get("nbgrader", {})
    return (
        str(cell.get("cell_type")),
        source if isinstance(source, str) else "".join(source),
        str(graded.get("grade_id")),
    )


def _by_text(cells: list[dict[str, Any]]) -> defaultdict[tuple, deque[dict[str, Any]]]:
    found = defaultdict(deque)
    for cell in cells:
        found[_key(cell)].append(cell)
    return found


def _taken(yours: deque[dict[str, Any]], new: deque[dict[str, Any]]) -> dict[str, Any]:
    """The next cell of one text: the student's, with its outputs, and with what the course says about it."""
    theirs = new.popleft() if new else None
    if not yours:
        return dict(theirs)
    own = dict(yours.popleft())
    return own if theirs is None else own | {"metadata": theirs.get("metadata", {})}


def _with_own_ids(cells: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The cells, each with an id that no other has."""
    seen: set[str] = set()
    for number, cell in enumerate(cells):
        if "id" in cell and cell["id"] in seen:
            cell["id"] = f"merged-{number}"
        seen.add(cell.get("id", ""))
    return cells
