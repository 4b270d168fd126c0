"""How learning systems, and students, name what they hand over: who and what a name tells of."""

import re
from dataclasses import dataclass

from cs231n_lite.plumbing.course import this_course
from cs231n_lite.plumbing.overlay import PACKAGE, SUBMISSION_FOLDER
from cs231n_lite.plumbing.submission import MANIFEST

from .names import compact
from .tree import File, Folder, Node
from .uploads import Identity

METADATA = "submission_metadata.yml"  # what Gradescope puts beside its folders
COURSE = {compact(PACKAGE.name), compact(PACKAGE.name.partition("_")[0])}  # names that are no student's

# `Ada Lovelace_1234567_assignsubmission_file_homework.zip`, or a folder that ends with `file` or `file_`
_MOODLE = re.compile(r"(?P<name>.*?)[ _](?P<key>\d+)_assignsubmission_[a-z]+(?:_(?P<rest>.*))?", re.DOTALL)
# `lovelaceada_LATE_1234_56789_homework.zip`; a text or a link has no number of its own
_CANVAS = re.compile(
    r"(?:(?P<name>.*?)_)??(?P<late>LATE_)?(?P<key>anon_[0-9A-Za-z]+|\d+)_"
    r"(?:(?P<number>\d+)_(?P<rest>.+)|(?P<written>(?:text|link)\.html))",
    re.DOTALL,
)
_GRADESCOPE = re.compile(r"submission_\w+", re.ASCII)


@dataclass(frozen=True)
class Told:
    """What a name tells: whose it is, what the file is called without that, a mark for late ones, and an order."""

    identity: Identity
    rest: str
    late: bool | None = None
    number: int = 0


def told_by_system(node: Node) -> Told | None:
    """What a name that Moodle or Canvas made tells; None for any other."""
    if found := _MOODLE.fullmatch(node.name):
        blind = compact(found["name"]) == "participant"
        return Told(Identity("moodle", found["name"].strip(), found["key"], blind=blind), found["rest"] or "")
    found = _CANVAS.fullmatch(node.name) if isinstance(node, File) else None
    if not found:
        return None
    identity = Identity("canvas", found["name"] or "", found["key"].removeprefix("anon_"), blind=not found["name"])
    rest, number = found["rest"] or found["written"], int((found["number"] or "0")[:18])
    return Told(identity, rest, bool(found["late"]), number)


def told_by_name(node: Node, loose_files: bool) -> Told | None:
    """What `STUDENT_ASSIGNMENT.zip`, or a folder of that name, tells, and with `loose_files` `STUDENT_softmax.py` too.

    None for any other name: words before an underscore alone are nobody's name.
    """
    assignments = this_course().assignments
    if isinstance(node, Folder) or node.suffix == ".zip":
        names, ending = list(assignments), r".*"
    elif loose_files and node.suffix in (".py", ".ipynb"):
        names, ending = _work(node.suffix), rf"[^_]*\{node.suffix}"
    else:
        return None
    of_course, of_file = (
        "|".join(map(re.escape, sorted(each, key=len, reverse=True))) for each in (assignments, names)
    )
    pattern = rf"(.+?)(?:_(?:{of_course}))??_((?:{of_file})(?![^\W_]){ending})"
    found = re.fullmatch(pattern, node.name, re.IGNORECASE | re.DOTALL)
    if not found or compact(found[1]) in COURSE:
        return None
    return Told(Identity(name=found[1].strip()), found[2])


def is_export(children: list[Node]) -> bool:
    """Whether these lie in a folder that Gradescope exported."""
    has_metadata = any(isinstance(child, File) and child.name == METADATA for child in children)
    return has_metadata and any(map(is_exported, children))


def is_exported(node: Node) -> bool:
    """Whether it is the folder of one submission in Gradescope's export."""
    return isinstance(node, Folder) and _GRADESCOPE.fullmatch(node.name) is not None


def is_work(node: Node) -> bool:
    """Whether it is something that a student's own folder or zip holds, so that this is no download of a class."""
    if isinstance(node, Folder):
        return node.name.lower() in (SUBMISSION_FOLDER, PACKAGE.name)
    stem = node.name.lower().removesuffix(node.suffix)
    return node.name == MANIFEST or (node.suffix in (".py", ".ipynb") and stem in _work(node.suffix))


def _work(suffix: str) -> list[str]:
    """The names of all modules, or all notebooks, of the course."""
    each = this_course().assignments.values()
    if suffix == ".py":
        return [module for assignment in each for module in assignment.modules]
    return [notebook.name for assignment in each for notebook in assignment.notebooks]
