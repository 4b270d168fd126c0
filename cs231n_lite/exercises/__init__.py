"""What each module's exercises are asked, and what they are worth: a file of checks for each module of the student's.

No answer stands here; `tables/` has the numbers of the published problems, which the build makes.
"""

import difflib
import importlib
import pkgutil
from dataclasses import replace

from ..checks.check import Check

__all__ = ["CHECKS", "checks_of", "find"]


def _found() -> dict[str, Check]:
    """The checks of all files here that have any: the student's module is the one with the file's name."""
    found = {}
    for name in sorted(file.name for file in pkgutil.iter_modules(__path__)):
        for check in getattr(importlib.import_module(f"{__name__}.{name}"), "CHECKS", ()):
            if check.name in found:
                raise ValueError(f"two checks are called {check.name}; a name stands for one check")
            found[check.name] = replace(check, module=name)
    return found


CHECKS: dict[str, Check] = _found()


def find(name: str) -> Check:
    """The check called `name`; raises KeyError with the nearest names if there is none."""
    if name in CHECKS:
        return CHECKS[name]
    near = difflib.get_close_matches(name, CHECKS)
    form = "a name is a function, a dot and a part, such as svm_loss_naive.loss"
    meant = f"did you mean {' or '.join(near)}?" if near else form
    raise KeyError(f"there is no check {name!r}; {meant}")


def checks_of(function: str) -> list[Check]:
    """The checks that ask about `function`."""
    return [check for check in CHECKS.values() if check.function == function]
