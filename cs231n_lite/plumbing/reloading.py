"""In a notebook: an edited module counts at the next cell, and one that can't be loaded stops the cell.

`%load_ext cs231n_lite` turns it on. IPython's own autoreload goes on with the old functions where a file can't be
loaded, and says so in a traceback once. Here the cell ends in one short message until the file is mended.
"""

import time
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any
from weakref import WeakSet

from IPython.core.interactiveshell import InteractiveShell

from ..checks.broken import broken
from .helpers import imported_by
from .overlay import PACKAGE
from .swapping import raising, swap
from .written import defined_in, written

LASTING = ("__name__", "__loader__", "__spec__", "__package__", "__file__", "__cached__")  # whatever a module's text
OFF = ["%unload_ext", PACKAGE.name]
KEPT_AS = "_cs231n_lite_reloading"  # the name of the shell's attribute, so that it outlives an unloading


class CannotLoad(Exception):
    """A module can't be loaded as it stands in its file; a notebook shows the message without a traceback."""

    def _render_traceback_(self) -> list[str]:
        return str(self).splitlines()


def watch(ipython: InteractiveShell) -> None:
    """From the next cell on, load what was edited before each cell runs. What was known before `unwatch` still is."""
    reloading = getattr(ipython, KEPT_AS, None) or Reloading(ipython)
    setattr(ipython, KEPT_AS, reloading)
    if reloading not in ipython.input_transformers_cleanup:
        reloading.begin()
        ipython.input_transformers_cleanup.append(reloading)
        ipython.events.register("post_run_cell", reloading.note)


def unwatch(ipython: InteractiveShell) -> None:
    """Leave modules as they are from now on."""
    reloading = getattr(ipython, KEPT_AS, None)
    if reloading in ipython.input_transformers_cleanup:
        ipython.input_transformers_cleanup.remove(reloading)
        ipython.events.unregister("post_run_cell", reloading.note)
        reloading.end()


class Reloading:
    """Loads edited modules before a cell runs; IPython calls it with the cell's lines, which stay as they are."""

    has_side_effects = True  # so a console doesn't call it while somebody types

    def __init__(self, ipython: InteractiveShell) -> None:
        self._ipython, self._began = ipython, time.time()
        self._loaded: dict[str, bytes | None] = {}  # the text of each module as it runs; None if that isn't certain
        self._defined: dict[tuple[str, str], WeakSet] = {}  # what each module has defined by a name, as far as it lives
        self._left: set[str] = set()  # modules that autoreload leaves to us

    def begin(self) -> None:
        """Nobody knows how the modules stood that were imported while nobody looked."""
        for module in written():
            self._loaded.setdefault(module.__name__, None)

    def end(self) -> None:
        """Remember what the modules define, and give them back to autoreload."""
        for module in written():
            self._remember(module)
        if autoreload := self._ipython.magics_manager.magics["line"].get("aimport"):
            for name in self._left:
                autoreload.__self__._reloader.skip_modules.pop(name, None)  # `%aimport name` would also bind the name
        self._left.clear()

    def __call__(self, lines: list[str]) -> list[str]:
        """Load what was edited; raises CannotLoad, which IPython shows in place of running the cell."""
        self._began = time.time()
        if lines and lines[0].split() == OFF:
            return lines
        waiting = self._edited()
        for module in waiting:
            self._loaded[module.__name__] = None  # so those that weren't edited themselves aren't forgotten
        while waiting:
            failed = {module.__name__: error for module in waiting if (error := self._load(module))}
            if len(failed) == len(waiting):
                raise next(iter(failed.values()))
            waiting = [module for module in waiting if module.__name__ in failed]  # they may import what was loaded now
        return lines

    def note(self, *_: object) -> None:
        """Remember how the modules stood that the cell has imported."""
        for module in written():
            name = module.__name__
            if name not in self._loaded:
                path = Path(module.__file__)
                sure = path.is_file() and path.stat().st_mtime <= self._began
                self._loaded[name] = path.read_bytes() if sure else None
            if "aimport" in self._ipython.magics_manager.magics["line"]:
                self._ipython.run_line_magic("aimport", f"-{name}")
                self._left.add(name)

    def _edited(self) -> list[ModuleType]:
        """The modules that were edited, and those that import them; a module comes after what it imports."""
        modules = {module.__name__: module for module in written()}
        edited = {name for name, module in modules.items() if self._is_edited(module)}
        if not edited:
            return []
        wanted = {n: imported_by(Path(module.__file__)) & modules.keys() - {n} for n, module in modules.items()}
        ordered: dict[str, bool] = {}  # by name, whether it is to be loaded

        def visit(name: str) -> None:
            if name not in ordered:
                ordered[name] = name in edited
                for other in sorted(wanted[name]):
                    visit(other)
                ordered[name] = ordered.pop(name) or any(ordered[other] for other in wanted[name])

        for name in modules:
            visit(name)
        return [modules[name] for name, is_due in ordered.items() if is_due]

    def _is_edited(self, module: ModuleType) -> bool:
        try:
            return Path(module.__file__).read_bytes() != self._loaded.get(module.__name__)
        except OSError:
            return True

    def _load(self, module: ModuleType) -> CannotLoad | None:
        """Load a module anew, into the functions, classes and objects that are about; why not, if it can't be."""
        path, before = Path(module.__file__), dict(vars(module))
        self._remember(module)
        try:
            raw = path.read_bytes()
        except OSError as error:
            ways = "Put it back and run the cell again, or restart the kernel, if it is gone on purpose."
            return CannotLoad(f"{path.name} can't be read ({error.strerror}). {ways}")
        try:
            _put(module, {name: value for name, value in before.items() if name in LASTING})
            exec(compile(raw, module.__file__, "exec", dont_inherit=True), vars(module))
        except BaseException as error:
            _put(module, before)
            return _told(path, error)
        self._loaded[module.__name__] = raw
        self._remember(module)
        self._swap(module)
        return None

    def _remember(self, module: ModuleType) -> None:
        for name, value in defined_in(module):
            self._defined.setdefault((module.__name__, name), WeakSet()).add(value)

    def _swap(self, module: ModuleType) -> None:
        """Let the new functions and classes take the places of the old ones, and bind names of the old ones to them."""
        places = {}  # by the id of the old one; it holds that, so that the id stays its own
        for (home, name), olds in self._defined.items():
            new = vars(module).get(name)
            for old in list(olds) if home == module.__name__ else ():
                if not callable(new):
                    swap(old, raising(name, Path(module.__file__).name))
                elif old is not new:
                    swap(old, new)
                    if any(one is new for one in olds) or not isinstance(old, FunctionType | type):
                        places[id(old)] = old, new  # else `new` is another module's: `old` is, and stays, a way to it
        for names in (self._ipython.user_ns, *map(vars, written())):
            names.update({name: places[id(value)][1] for name, value in list(names.items()) if id(value) in places})


def _put(module: ModuleType, names: dict[str, Any]) -> None:
    vars(module).clear()
    vars(module).update(names)


def _told(path: Path, error: BaseException) -> CannotLoad:
    told = broken(path.name, error)
    line = "".join(f"\n    {line}" for line in told.line.splitlines())
    return CannotLoad(f"{told.text[0].upper()}{told.text[1:]}{line}\nSave it mended, and run the cell again.")
