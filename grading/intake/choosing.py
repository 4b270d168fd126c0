"""Which of a submission's files count: the assignment's notebooks, its modules, and the student's own helpers.

Each function gives the candidates by name, the best first: what can't be read makes way for the next.
"""

import itertools
import keyword
import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence

from cs231n_lite.plumbing.course import Assignment, this_course
from cs231n_lite.plumbing.helpers import FOLDERS, MOST, in_the_way
from cs231n_lite.plumbing.overlay import PACKAGE, SUBMISSION_FOLDER

from .contents import Contents, Found

Candidates = dict[str, list[Found]]

_COURSE_FOLDERS = {"grading", "tests", "benchmarks", "solutions", "docs", "datasets"}


def notebooks_among(contents: Contents, assignment: Assignment) -> Candidates:
    """The files that may be each notebook of `assignment`; a copy of another name only where that one is missing."""
    names = [notebook.name for notebook in assignment.notebooks]
    return _named(contents, assignment, "ipynb", names, lambda stem: True)


def modules_among(contents: Contents, assignment: Assignment) -> Candidates:
    """The files that may be each module of `assignment`; `my_softmax.py` is a helper, `softmax (1).py` a copy."""
    return _named(contents, assignment, "py", assignment.modules, lambda stem: not stem.isidentifier())


def helpers_among(contents: Contents, assignment: Assignment, beside: Collection[tuple[str, ...]]) -> Candidates:
    """The files that may be each helper: the student's own, and in nobody's way when they are imported.

    beside: the folders that notebooks and modules lie in
    """
    packages = {found.folder for found in contents.files if found.parts[-1] == "__init__.py"}
    candidates = defaultdict(list)
    for found in _ranked(contents.files, "py", assignment):
        name, place = _importable(found), found.folder
        near = place in beside or _lies_in(place, SUBMISSION_FOLDER) or _lies_in(place, PACKAGE.name)
        if (not near and any(map(_of_others, place))) or _is_of_the_course(found, name, assignment):
            continue
        if not near and place in packages:
            contents.refuse(found.path, "it lies in a package, and only single modules are taken")
        elif not name.isidentifier() or keyword.iskeyword(name):
            contents.refuse(found.path, "Python can't import a file of this name")
        elif in_the_way(name):
            contents.refuse(found.path, "its name belongs to Python, a package or the course, or is too long")
        elif name in candidates or len(candidates) < MOST:
            candidates[name].append(found)
        else:
            contents.refuse(found.path, f"there are more than {MOST} helpers")
    return dict(candidates)


def _named(
    contents: Contents, assignment: Assignment, suffix: str, names: Iterable[str], may_be_copy: Callable[[str], bool]
) -> Candidates:
    ranked = [(found, _plain(found.stem)) for found in _ranked(contents.files, suffix, assignment)]
    candidates = {}
    for name in names:
        exact = [found for found, stem in ranked if stem == _plain(name)]
        copies = [found for found, stem in ranked if may_be_copy(stem) and _is_copy(stem, _plain(name))]
        candidates[name] = exact or copies
    return candidates


def _ranked(files: Sequence[Found], suffix: str, assignment: Assignment) -> list[Found]:
    """The files of one kind that aren't the course's own, the ones to prefer first; of two of one path the later."""

    def rank(found: Found) -> tuple:
        of_others = any(_of_others(part) for part in found.folder)
        elsewhere = not _lies_in(found.folder, SUBMISSION_FOLDER)
        return found.zips, of_others, elsewhere, len(found.parts), assignment.name not in found.folder, found.parts

    own = [found for found in reversed(files) if found.suffix == suffix and not _of_the_package(found.folder)]
    return sorted(own, key=rank)


def _of_the_package(folder: tuple[str, ...]) -> bool:
    """Whether a folder is, or lies in, one of the course's own below `cs231n_lite/`."""
    return any(pair[0] == PACKAGE.name and pair[1] in FOLDERS for pair in itertools.pairwise(folder))


def _is_of_the_course(found: Found, name: str, assignment: Assignment) -> bool:
    """Whether it is a module that students are given: of this assignment or a copy, or left in `cs231n_lite/`."""
    stem = _plain(found.stem)
    if re.fullmatch("__.*__", name) or stem in assignment.modules:
        return True
    if not name.isidentifier():
        return any(_is_copy(stem, module) for module in assignment.modules)
    return this_course().home_of(name) is not None and _lies_in(found.folder, PACKAGE.name)


def _of_others(folder: str) -> bool:
    """Whether a folder is one of the course or hidden, where students hardly work."""
    return folder in _COURSE_FOLDERS or folder.startswith(".")


def _lies_in(folder: tuple[str, ...], name: str) -> bool:
    return bool(folder) and folder[-1].casefold() == name


def _is_copy(stem: str, name: str) -> bool:
    """Whether `stem` is `name` with words of a browser, a system or a person before or behind it."""
    return re.search(rf"(?<![^\W_]){re.escape(name)}(?![^\W_])", stem) is not None


def _plain(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


def _importable(found: Found) -> str:
    """The name that Python imports it by: normalised, and in lower case where a system shouts all names."""
    shouted = found.parts[-1].endswith(".PY") and found.stem.isupper()
    return unicodedata.normalize("NFKC", found.stem.lower() if shouted else found.stem)
