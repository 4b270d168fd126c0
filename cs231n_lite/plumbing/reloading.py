"""In a notebook: an edited module counts at the next cell, and one that can't be loaded stops the cell.

`%load_ext cs231n_lite` turns it on. IPython's own autoreload goes on with the old functions where a file can't be
loaded, and says so in a traceback once. Here the cell ends in one short message until the file is mended.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

from IPython.core.interactiveshell import InteractiveShell
from IPython.extensions.autoreload import superreload

from ..checks.broken import broken
from .overlay import PACKAGE

LASTING = ("__spec__", "__package__", "__file__", "__cached__")  # of a module, whatever its text


class CannotLoad(Exception):
    """A module can't be loaded as it stands in its file; a notebook shows the message without a traceback."""

    def _render_traceback_(self) -> list[str]:
        return str(self).splitlines()


def watch(ipython: InteractiveShell) -> None:
    """From the next cell on, load what was edited before each cell runs."""
    if not any(isinstance(one, Reloading) for one in ipython.input_transformers_cleanup):
        reloading = Reloading(ipython)
        ipython.input_transformers_cleanup.append(reloading)
        ipython.events.register("post_run_cell", reloading.note)


def unwatch(ipython: InteractiveShell) -> None:
    """Leave modules as they are from now on."""
    for one in [one for one in ipython.input_transformers_cleanup if isinstance(one, Reloading)]:
        ipython.input_transformers_cleanup.remove(one)
        ipython.events.unregister("post_run_cell", one.note)


class Reloading:
    """Loads edited modules before a cell runs; IPython calls it with the cell's lines, which stay as they are."""

    has_side_effects = True  # so a console doesn't call it while somebody types

    def __init__(self, ipython: InteractiveShell) -> None:
        self._ipython, self._began = ipython, time.time()
        self._loaded: dict[str, bytes | None] = {}  # the text of each module as it runs; None if that isn't certain
        self._objects: dict = {}

    def __call__(self, lines: list[str]) -> list[str]:
        """Load what was edited; raises CannotLoad, which IPython shows in place of running the cell."""
        self._began = time.time()
        waiting = [module for module in written() if self._is_edited(module)]
        while waiting:
            failed = {module.__name__: error for module in waiting if (error := self._load(module))}
            if len(failed) == len(waiting):
                raise next(iter(failed.values()))
            waiting = [module for module in waiting if module.__name__ in failed]  # they may import what was loaded now
        return lines

    def note(self, *_: object) -> None:
        """Remember how the modules stood that the cell has imported."""
        for module in written():
            if module.__name__ not in self._loaded:
                path = Path(module.__file__)
                sure = path.is_file() and path.stat().st_mtime <= self._began
                self._loaded[module.__name__] = path.read_bytes() if sure else None
            if "aimport" in self._ipython.magics_manager.magics["line"]:  # autoreload is there: it leaves this to us
                self._ipython.run_line_magic("aimport", f"-{module.__name__}")

    def _is_edited(self, module: ModuleType) -> bool:
        try:
            return Path(module.__file__).read_bytes() != self._loaded.get(module.__name__)
        except OSError:
            return True

    def _load(self, module: ModuleType) -> CannotLoad | None:
        """Load a module anew, into the functions, classes and objects that are about; why not, if it can't be."""
        path = Path(module.__file__)
        try:
            raw = path.read_bytes()
            superreload(module, _from(raw, module), self._objects)
        except _Raised as raised:
            return _told(path, raised.__cause__)
        except OSError as error:
            return CannotLoad(f"{path.name} can't be read ({error.strerror}). Put it back, and run the cell again.")
        self._loaded[module.__name__] = raw
        return None


class _Raised(Exception):
    """Its cause is what the module raised, be it SystemExit: superreload puts a module back after an Exception only."""


def _from(raw: bytes, module: ModuleType) -> Callable[[ModuleType], ModuleType]:
    """What superreload needs to load `module`: `importlib.reload`, but from this text and never from an older one."""
    lasting = {name: value for name, value in vars(module).items() if name in LASTING}

    def load(module: ModuleType) -> ModuleType:
        vars(module).update(lasting)
        try:
            exec(compile(raw, module.__file__, "exec", dont_inherit=True), vars(module))
        except BaseException as error:
            raise _Raised from error
        return module

    return load


def _told(path: Path, error: BaseException) -> CannotLoad:
    told = broken(path.name, error)
    line = "".join(f"\n    {line}" for line in told.line.splitlines())
    return CannotLoad(f"{told.text[0].upper()}{told.text[1:]}{line}\nSave it mended, and run the cell again.")


def written() -> list[ModuleType]:
    """What students write and has been imported: their modules, and helpers beside these or beside the notebook."""
    loaded = {name: module for name, module in list(sys.modules.items()) if isinstance(module, ModuleType)}
    files = {name: vars(module).get("__file__") for name, module in loaded.items() if "__path__" not in vars(module)}
    own = [name for name, file in files.items() if file and name.rpartition(".")[0] == PACKAGE.name]
    folders = {Path.cwd(), *(Path(files[name]).parent for name in own)}
    helpers = [name for name, file in files.items() if file and "." not in name and Path(file).parent in folders]
    return [loaded[name] for name in (*own, *helpers) if not name.endswith("__main__")]
