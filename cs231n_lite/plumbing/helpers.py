"""A student's own helper files: which of them the modules import, and why one can't be handed in."""

import ast
import contextlib
import importlib.util
import os
import sys
import warnings
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from ..checks.words import printable
from .course import this_course
from .overlay import PACKAGE
from .submission import LARGEST_MODULE, RESERVED, Unusable, content_of

FOLDERS = frozenset(
    {
        "checks",
        "data",
        "drawn_graph",
        "exercises",
        "gradient_report",
        "patches",
        "plane",
        "plots",
        "plumbing",
        "progress",
        "synthetic",
        "training",
        "updating",
    }
)
MOST = 20
LONGEST_NAME = 60  # letters

_PROMISED = frozenset({"numpy", "matplotlib", "tqdm", "past"})  # what modules may count on
_COURSE = FOLDERS | {PACKAGE.name, "grading", "tests", "solutions", "conftest", "nbgrader_config", "setup"}
# what requirements.txt installs, and what is usual beside it
_USUAL = """mpl_toolkits pylab scipy torch torchvision sklearn skimage pil pandas jupyter notebook ipython ipykernel
    ipywidgets traitlets nbformat nbconvert nbclient nbgrader pytest _pytest httpx filelock platformdirs psutil
    future libfuturize libpasteurize six dateutil packaging setuptools pip"""


@dataclass
class Helpers:
    """The helper files by name, what keeps a module from being graded, and what is worth a word."""

    files: dict[str, bytes] = field(default_factory=dict)
    troubles: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class _Import:
    """A module that `file` imports.

    own: as one of this package (`from .utils import f`), not by its bare name
    always: whenever `file` is imported, not only in a function or a `try`
    """

    file: str
    name: str
    own: bool
    always: bool


def helpers_of(modules: Mapping[str, bytes], places: Sequence[Path]) -> Helpers:
    """The helper files that `modules`, sources by name, import, and those that these import in turn.

    places: the folder of the modules, then where else Python finds what is imported by its bare name
    """
    found = Helpers()
    waiting = list(modules.items())
    while waiting:
        name, raw = waiting.pop(0)
        try:
            imports = _imports_in(raw, f"{name}.py")
        except Unusable as trouble:
            found.troubles.append(str(trouble))
            continue
        for wanted in imports:
            if wanted.name not in found.files and _take(wanted, places, found):
                waiting.append((wanted.name, found.files[wanted.name]))
    found.troubles, found.notes = (list(dict.fromkeys(told)) for told in (found.troubles, found.notes))
    return found


@cache
def _taken() -> frozenset[str]:
    written = {module for assignment in this_course().assignments.values() for module in assignment.modules}
    return sys.stdlib_module_names | _PROMISED | set(_USUAL.split()) | _COURSE | written


def in_the_way(name: str) -> bool:
    """Whether a helper called `name` would take the place of something of Python's, a package's or the course's."""
    special = name.startswith("__") or name.upper() in RESERVED or len(name) > LONGEST_NAME
    return special or not _taken().isdisjoint({name, name.casefold()})


def _take(wanted: _Import, places: Sequence[Path], found: Helpers) -> bool:
    """Add the file that is wanted to `found`, or say why not; whether it was added."""
    file = f"{wanted.name}.py"
    if wanted.name in {*FOLDERS, PACKAGE.name, "__init__", "__main__"} or this_course().home_of(wanted.name):
        return False
    path = next((p / file for p in places[: 1 if wanted.own else None] if os.path.lexists(p / file)), None)
    if path is None:
        _tell_missing(wanted, found)
    elif in_the_way(wanted.name):
        told = (
            f"{file:.60} isn't packed: its name is too long, or belongs to Python, a package or the course; rename it"
        )
        (found.troubles if wanted.own and wanted.always else found.notes).append(told)
    elif len(found.files) == MOST:
        found.troubles.append(f"the modules import more than {MOST} files; put what they need into fewer")
    else:
        try:
            found.files[wanted.name] = content_of(path, LARGEST_MODULE)
            return True
        except Unusable as trouble:
            found.troubles.append(str(trouble))
    return False


def _tell_missing(wanted: _Import, found: Helpers) -> None:
    if not wanted.own and wanted.name in {*sys.stdlib_module_names, *_PROMISED}:
        return
    if not wanted.own and _is_installed(wanted.name):
        text = f"{wanted.file} imports {wanted.name}, which grading may not have; use numpy"
        found.notes.append(f"{text}, or put {wanted.name}.py beside it if it is a file of your own")
        return
    name = f"{PACKAGE.name}.{wanted.name:.60}" if wanted.own else f"{wanted.name:.60}"
    told = f"{wanted.file} imports {name}, but there is no {wanted.name:.60}.py beside it; put it there"
    (found.troubles if wanted.always else found.notes).append(told)


def _is_installed(name: str) -> bool:
    with contextlib.suppress(ImportError, ValueError):
        return importlib.util.find_spec(name) is not None
    return False


def imported_by(path: Path) -> set[str]:
    """The full names of the modules that the one at `path` may import; none if it can't be read."""
    try:
        found = _imports_in(content_of(path, LARGEST_MODULE), path.name)
    except Unusable:
        return set()
    return {f"{PACKAGE.name}.{wanted.name}" if wanted.own else wanted.name for wanted in found}


def _imports_in(raw: bytes, file: str) -> list[_Import]:
    """What a module imports, in its order; raises Unusable if Python can't read it."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = ast.parse(raw, file)
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        line, message = getattr(error, "lineno", None), printable(str(getattr(error, "msg", error)))
        where = f"{file}, line {line}" if line else file
        raise Unusable(f"Python can't read {where}: {message}; mend it, and save it as UTF-8") from None
    always = {id(node) for node in tree.body}
    found = []
    for node in ast.walk(tree):
        for full in _named(node):
            package, _, below = full.partition(".")
            own = package == PACKAGE.name and bool(below)
            name = below.partition(".")[0] if own else package
            if name != "*":
                found.append(_Import(file, name, own, id(node) in always))
    return found


def _named(node: ast.AST) -> list[str]:
    """The full names of the modules that an import statement asks for; none for any other node."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if not isinstance(node, ast.ImportFrom) or node.level > 1:
        return []
    module = ".".join([PACKAGE.name] * node.level + [node.module] * bool(node.module))
    return [f"{module}.{alias.name}" for alias in node.names] if module == PACKAGE.name else [module]


@contextlib.contextmanager
def importable(modules: Path, notebooks: Path) -> Iterator[None]:
    """Let modules import the helpers that lie in these folders, as in a notebook and as at grading."""
    package, before = sys.modules[PACKAGE.name], list(sys.path)
    own = list(package.__path__)
    sys.path += [str(modules), str(notebooks)]
    package.__path__ = own if modules == PACKAGE else [*own, str(modules)]
    try:
        yield
    finally:
        sys.path[:], package.__path__ = before, own
