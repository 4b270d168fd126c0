"""The student's other modules, as one of theirs imports them: one that can't be loaded costs its importers nothing.

Whatever is taken from a module that can't be loaded is a function that says so when it is called. So is a function
that a check asks about and that its module doesn't define.
"""

import contextlib
import importlib
import importlib.abc
import pkgutil
import re
import sys
from collections.abc import Callable, Iterator
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any, NoReturn

from .broken import Broken, broken
from .catalogue import all_checks
from .question import SubjectMissing

PACKAGE = __package__.partition(".")[0]


class NotThere(SubjectMissing, NotImplementedError):
    """Raised by a call of something that another module of the student's should define."""


class Neighbours:
    """The modules that students write, loaded from their files when one of them imports them, and kept.

    own: the module that imports them; it gets no help with importing itself
    """

    def __init__(self, own: str) -> None:
        self.names, self.own = course_modules(), f"{PACKAGE}.{own}"
        self.loaded: dict[str, ModuleType] = {}

    @contextlib.contextmanager
    def importable(self) -> Iterator[None]:
        """Meanwhile an import finds these; what had been imported under their names before is put back."""
        before, finder = _taken_out(self.names), _Finder([name for name in self.names if name != self.own])
        _put_in(self.loaded)
        sys.meta_path.insert(0, finder)
        try:
            yield
        finally:
            with contextlib.suppress(ValueError):  # the student's code may have changed that list
                sys.meta_path.remove(finder)
            self.loaded = _taken_out(self.names)
            _put_in(before)

    def named_in(self, text: str) -> list[ModuleType]:
        """Those that have been loaded, and those that `text` names: a function may import one when it is called."""
        for name in self.names:
            if name != self.own and re.search(rf"\b{name.rpartition('.')[2]}\b", text):
                importlib.import_module(name)
        return [sys.modules[name] for name in self.names if name in sys.modules]


class _Finder(importlib.abc.MetaPathFinder):
    """Finds the students' modules where the others find them, and has them loaded whatever is wrong with them."""

    def __init__(self, names: list[str]) -> None:
        self.names = names

    def find_spec(self, fullname: str, path: Any = None, target: Any = None) -> ModuleSpec | None:
        spec = spec_of(fullname) if fullname in self.names else None
        if spec is not None and spec.loader is not None:
            spec.loader = _Loader(spec.loader, f"{fullname.rpartition('.')[2]}.py")
        return spec


class _Loader(importlib.abc.Loader):
    def __init__(self, loader: Any, file: str) -> None:
        self.loader, self.file = loader, file

    def exec_module(self, module: ModuleType) -> None:
        trouble = None
        try:
            self.loader.exec_module(module)
        except (Exception, SystemExit) as error:
            trouble = broken(self.file, error)
            for name in [name for name in vars(module) if not name.startswith("__")]:
                delattr(module, name)  # half a module is none
            vars(module).pop("__getattr__", None)
        missing = vars(module).get("__getattr__") or _lacking(self.file, trouble)

        def kept(name: str) -> Any:
            """The same at every import, so that it is known again under another name."""
            return vars(module).setdefault(name, missing(name))

        module.__getattr__ = kept


def _lacking(file: str, trouble: Broken | None) -> Callable[[str], Callable[..., NoReturn]]:
    """What a module gives for a name that it doesn't define."""

    def missing(name: str) -> Callable[..., NoReturn]:
        if name.startswith("__") or not (trouble or name in _asked_about(file)):
            raise AttributeError(name)

        def not_there(*args: Any, **named: Any) -> NoReturn:
            if trouble:
                advice = f"{name} comes from {file}, which can't be loaded. Mend it there, save, and ask again."
                raise NotThere(f"mend {file} first: {trouble.text}", advice, trouble.line)
            advice = "Was it renamed there, or is its name misspelled where it is imported?"
            raise NotThere(f"{file} doesn't define {name}, which is imported from there", advice)

        return not_there

    return missing


def _asked_about(file: str) -> set[str]:
    """The functions that checks ask about in a module."""
    return {check.function for check in all_checks().values() if f"{check.module}.py" == file}


def course_modules() -> list[str]:
    """The full names of all modules that students write: those that lie in the package beside its folders."""
    beside = pkgutil.iter_modules(sys.modules[PACKAGE].__path__)
    return [f"{PACKAGE}.{file.name}" for file in beside if not file.ispkg and file.name != "__main__"]


def spec_of(name: str) -> ModuleSpec | None:
    """Where the module `name` comes from now, whatever has been imported under this name before."""
    path = sys.modules[name.partition(".")[0]].__path__
    finders = [finder for finder in sys.meta_path if not isinstance(finder, _Finder)]
    specs = (finder.find_spec(name, path) for finder in finders)
    return next((spec for spec in specs if spec is not None), None)


def _taken_out(names: list[str]) -> dict[str, ModuleType]:
    """The modules of these names, which from now on count as not imported."""
    for name in names:
        sys.modules[PACKAGE].__dict__.pop(name.rpartition(".")[2], None)
    return {name: sys.modules.pop(name) for name in names if name in sys.modules}


def _put_in(modules: dict[str, ModuleType]) -> None:
    for name, module in modules.items():
        sys.modules[name] = module
        setattr(sys.modules[PACKAGE], name.rpartition(".")[2], module)
