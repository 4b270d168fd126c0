"""The modules that students fetch: the stubs, as the build made them."""

import hashlib
import json

from cs231n_lite.checks.words import listed
from cs231n_lite.plumbing.course import Assignment
from cs231n_lite.plumbing.overlay import PACKAGE, SUBMISSION_FOLDER

from ..course_folder import ROOT
from ..derive.write import LOCK

HOW_TO = "WHERE_TO_WRITE.txt"
_TOLD = """You write in the files in the folder {folder}/, beside the notebooks:

    {files}

Where a notebook says cs231n_lite/{first}, it means {folder}/{first} here. Your notebooks and
`check` use these files. Save them before you submit: they are submitted with the notebooks.
"""


class NotAsBuilt(Exception):
    """A stub isn't what the build made, so it may hold a solution; the message says what to do."""


def is_stub(module: str, text: str) -> bool:
    """Whether `text` is the module as students get it."""
    digests = json.loads((ROOT / LOCK).read_text(encoding="utf-8"))
    return hashlib.sha256(text.encode()).hexdigest() == digests.get(f"{PACKAGE.name}/{module}.py")


def handout(assignment: Assignment) -> dict[str, str]:
    """The files that students get beside the notebooks, by their paths: the stubs, and a note on them.

    Raises NotAsBuilt if somebody worked in one of the stubs.
    """
    texts = {}
    for module in assignment.modules:
        text = (PACKAGE / f"{module}.py").read_text(encoding="utf-8")
        if not is_stub(module, text):
            name = f"{PACKAGE.name}/{module}.py"
            raise NotAsBuilt(f"{name} isn't as the build made it, so nothing was released; run `make build`")
        texts[f"{SUBMISSION_FOLDER}/{module}.py"] = text
    if texts:
        files, first = listed([f"{module}.py" for module in assignment.modules]), f"{assignment.modules[0]}.py"
        texts[HOW_TO] = _TOLD.format(folder=SUBMISSION_FOLDER, files=files, first=first)
    return texts
