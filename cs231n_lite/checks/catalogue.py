"""The checks that there are: found in the files of `exercises/`, one for each module that students write."""

import difflib
import importlib
import pkgutil
import traceback
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from types import ModuleType

from .check import Check

EXERCISES = f"{__package__.partition('.')[0]}.exercises"


@cache
def all_checks() -> Mapping[str, Check]:
    """All checks by name, in the order of the files. The student's module is the one that the file is named after.

    The files are looked up, as a test runner looks up tests, so that the engine knows no exercise. Raises ValueError
    if two checks have one name, two modules an exercise of one name, a name begins with another module than its own,
    or a file has no list CHECKS.
    """
    found, homes = {}, {}
    for module in modules():
        file = _imported(module)
        if not hasattr(file, "CHECKS"):
            raise ValueError(f"exercises/{module}.py has no list CHECKS; a file there is about one module of students'")
        for check in file.CHECKS:
            if check.name in found:
                raise ValueError(f"two checks are called {check.name}; a name stands for one check")
            if homes.setdefault(check.exercise, module) != module:
                raise ValueError(
                    f"{homes[check.exercise]}.py and {module}.py both have checks of {check.exercise}; begin the names "
                    f"in one of them with its module, such as {module}.{check.name}"
                )
            if check.exercise not in (check.function, f"{module}.{check.function}"):
                raise ValueError(
                    f"the check {check.name} stands in {module}.py; its name is a function, a dot and a part, with "
                    f"{module}. before it where another module has a function of this name"
                )
            found[check.name] = replace(check, module=module)
    for check in found.values():
        unknown = {*check.after, *check.earned_with} - found.keys()
        if unknown:
            raise ValueError(f"the check {check.name} stands on {', '.join(sorted(unknown))}, which there isn't")
    return found


def _imported(module: str) -> ModuleType:
    """The file of checks about `module`; raises ValueError with the reason if Python can't import it."""
    try:
        return importlib.import_module(f"{EXERCISES}.{module}")
    except Exception as error:
        line = getattr(error, "lineno", None) or traceback.extract_tb(error.__traceback__)[-1].lineno
        raise ValueError(
            f"exercises/{module}.py can't be imported: {type(error).__name__}: {error} (line {line})"
        ) from error


def modules() -> list[str]:
    """The modules of students' that checks ask about."""
    folder = importlib.import_module(EXERCISES)
    return sorted(file.name for file in pkgutil.iter_modules(folder.__path__) if not file.ispkg)


def find(name: str) -> Check:
    """The check called `name`; raises KeyError with the nearest names if there is none."""
    checks = all_checks()
    if name in checks:
        return checks[name]
    near = difflib.get_close_matches(name, checks)
    form = "a name is a function, a dot and a part, such as svm_loss_naive.loss"
    meant = f"did you mean {' or '.join(near)}?" if near else form
    raise KeyError(f"there is no check {name!r}; {meant}")


def checks_of(exercise: str) -> list[Check]:
    """The checks of an exercise: a function's name, after its module's where the course needs that."""
    return [check for check in all_checks().values() if check.exercise == exercise]
