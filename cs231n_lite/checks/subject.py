"""The student's function, called safely in this process."""

import contextlib
import copy
import hashlib
import importlib.util
import io
import sys
import traceback
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np

from .deadline import DidNotReturn, deadline
from .instructions import counted
from .returned import plain
from .scripts import script_called

SECONDS = 5.0  # for one check of one function; a right answer takes a small part of one


class SubjectFailed(Exception):
    """The function could be asked, and the call went wrong: it raised, or didn't return."""


class SubjectMissing(Exception):
    """The function couldn't be asked: not written yet, its module can't be imported, or it didn't return before."""


@dataclass(frozen=True)
class Reply:
    """What a call came back with: its value as plain data, the positions (from 1) of arguments that it changed, and
    the number of Python instructions it executed, where that was asked."""

    value: Any
    changed: tuple[int, ...] = ()
    instructions: int = 0


class LocalSubject:
    """The functions of one module, called in this process.

    The module is run from its file as it stands now, apart from what the notebook has imported: what is checked is
    what will be handed in. Functions that did not return are remembered until the file changes.
    """

    def __init__(self, module: str, seconds: float = SECONDS) -> None:
        self.module, self.seconds = module, seconds
        self._loaded: ModuleType | None = None
        self._digest: str | None = None
        self._stuck: set[str] = set()

    def call(self, function: str, args: tuple, count: bool = False, script: str = "") -> Reply:
        """What `function(*args)`, or the `script` about it, comes back with; raises SubjectFailed or SubjectMissing."""
        target = self._function(function)
        if script:
            target = partial(script_called(script), self._loaded)
        if function in self._stuck:
            raise SubjectMissing(f"{function} did not return when it was asked before; mend that first")
        try:
            with quiet(), deadline(self.seconds):
                return call_safely(target, args, self._loaded.__file__ if count else None)
        except DidNotReturn:
            self._stuck.add(function)
            raise SubjectFailed(f"{function} did not return within {self.seconds:g} seconds") from None

    def _function(self, name: str) -> Callable:
        module = self._load()
        if not callable(getattr(module, name, None)):
            raise SubjectMissing(f"{self.module}.py doesn't define {name}")
        return getattr(module, name)

    def _load(self) -> ModuleType:
        spec = _spec_of(f"cs231n_lite.{self.module}")
        if spec is None:
            raise SubjectMissing(f"there is no {self.module}.py")
        digest = hashlib.sha256(Path(spec.origin).read_bytes()).hexdigest() if spec.origin else ""
        if digest != self._digest:
            self._loaded, self._digest = None, digest
            self._stuck.clear()
        if self._loaded is None:
            self._loaded = self._run(spec)
        return self._loaded

    def _run(self, spec: ModuleSpec) -> ModuleType:
        module = importlib.util.module_from_spec(spec)
        try:
            with quiet(), deadline(self.seconds):
                spec.loader.exec_module(module)
        except DidNotReturn:
            raise SubjectMissing(f"importing {self.module}.py did not return within {self.seconds:g} seconds") from None
        except SyntaxError as error:
            where = f"{Path(error.filename or spec.name).name}, line {error.lineno}"
            raise SubjectMissing(f"Python can't read {where}: {error.msg}") from None
        except (Exception, SystemExit) as error:
            raise SubjectMissing(f"importing {self.module}.py raised {_in_words(error)}") from None
        return module


def _spec_of(name: str) -> ModuleSpec | None:
    """Where the module `name` comes from now, whatever has been imported under this name before."""
    path = sys.modules[name.partition(".")[0]].__path__
    specs = (finder.find_spec(name, path) for finder in sys.meta_path)
    return next((spec for spec in specs if spec is not None), None)


def call_safely(function: Callable, args: tuple, count_in: str | None = None) -> Reply:
    """What `function` does with copies of `args`; whatever it raises becomes a SubjectFailed.

    `count_in` names the file whose executed instructions are counted.
    """
    given = copy.deepcopy(args)
    try:
        value, instructions = counted(function, given, count_in) if count_in else (function(*given), 0)
        value = plain(value)
    except NotImplementedError as error:
        raise SubjectMissing(str(error) or "not written yet") from None
    except (Exception, SystemExit) as error:
        raise SubjectFailed(f"it raised {_in_words(error)}") from None
    changed = [n for n, (before, after) in enumerate(zip(args, given, strict=True), 1) if not _same(before, after)]
    return Reply(value, tuple(changed), instructions)


@contextlib.contextmanager
def quiet():
    """Run the block without prints, warnings or changes to numpy's random state and error settings.

    While grading, anything on stderr would cost the cell its points.
    """
    nowhere = io.StringIO()
    state = np.random.get_state()
    with contextlib.redirect_stdout(nowhere), contextlib.redirect_stderr(nowhere), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with np.errstate(all="ignore"):
            try:
                yield
            finally:
                np.random.set_state(state)


def _same(before: Any, after: Any) -> bool:
    if isinstance(before, np.ndarray):
        if type(after) is not np.ndarray or before.shape != after.shape:
            return False
        # a weight that was nudged and put back may differ in its last bit
        return bool(np.all(np.abs(after - before) <= 1e-12 * np.max(np.abs(before))))
    return before == after


def _in_words(error: BaseException) -> str:
    """`IndexError: ... (linear_svm.py, line 12)`; the line is the innermost one outside the libraries."""
    words = f"{type(error).__name__}: {error}".rstrip(": ")[:300]
    frames = [
        frame
        for frame in traceback.extract_tb(error.__traceback__)
        if frame.filename not in _OURS and _SCRIPTS not in Path(frame.filename).parents
    ]
    own = [frame for frame in frames if "site-packages" not in frame.filename and "<" not in frame.filename]
    return f"{words} ({Path(own[-1].filename).name}, line {own[-1].lineno})" if own else words


_OURS = {__file__}
_SCRIPTS = Path(__file__).parent / "scripts"
