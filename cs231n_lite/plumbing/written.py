"""What a student has written and imported: modules, and what these define."""

import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from .overlay import PACKAGE


def written() -> list[ModuleType]:
    """What students write and has been imported: their modules, and helpers beside these or beside the notebook."""
    loaded = {name: module for name, module in list(sys.modules.items()) if isinstance(module, ModuleType)}
    files = {name: vars(module).get("__file__") for name, module in loaded.items() if "__path__" not in vars(module)}
    own = [name for name, file in files.items() if file and name.rpartition(".")[0] == PACKAGE.name]
    folders = {Path.cwd(), *(Path(files[name]).parent for name in own)}
    helpers = [name for name, file in files.items() if file and "." not in name and Path(file).parent in folders]
    return [loaded[name] for name in (*own, *helpers) if not name.endswith("__main__")]


def defined_in(module: ModuleType) -> Iterator[tuple[str, Any]]:
    """The functions and classes that a module defines, each with a name it has there, its own if it can be."""
    names = vars(module)
    others = {other.__name__: other for other in written()}
    for name, value in list(names.items()):
        home, path = getattr(value, "__module__", None), getattr(value, "__qualname__", None)
        decorated = home in others and "<locals>" in str(path) and not _is_in(others[home], value)
        if callable(value) and path and (home == module.__name__ or decorated):  # by a decorator of another module's
            own = getattr(value, "__name__", name)
            yield (own if names.get(own) is value else name), value


def _is_in(module: ModuleType, value: Any) -> bool:
    return any(one is value for one in list(vars(module).values()))
