"""All checks by name."""

import difflib

from . import gradient_check, linear_classifier, linear_svm, optim, regularizers, softmax
from .check import Check

CHECKS: dict[str, Check] = {
    check.name: check
    for module in (linear_svm, regularizers, softmax, gradient_check, optim, linear_classifier)
    for check in module.CHECKS
}


def find(name: str) -> Check:
    """The check called `name`; raises KeyError with the nearest names if there is none."""
    if name in CHECKS:
        return CHECKS[name]
    near = difflib.get_close_matches(name, CHECKS) or list(CHECKS)
    raise KeyError(f"there is no check {name!r}; did you mean {' or '.join(near)}?")


def checks_of(function: str) -> list[Check]:
    """The checks that ask about `function`."""
    return [check for check in CHECKS.values() if check.function == function]
