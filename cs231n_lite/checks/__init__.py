"""Ask whether a step is right: `check("svm_loss_naive.loss")`.

This folder is the engine, and knows no exercise; what each is asked stands in `exercises/`. `docs/architecture.md`
draws how the pieces fit together.
"""

from functools import cache
from typing import Any

import numpy as np

from .catalogue import all_checks, find
from .check import Check
from .crossing import Rng
from .hints import Hint, hint_of
from .judge import judge
from .subject import LocalSubject
from .table import Table
from .verdict import CheckCouldNotRun, CheckFailed, State, Verdict
from .verdicts import Verdicts

__all__ = ["CheckCouldNotRun", "CheckFailed", "Hint", "Verdict", "check", "hint", "problem", "verdict_on"]


def check(name: str) -> Verdict:
    """Ask the check called `name` about your function, as it stands in its file now.

    Returns the verdict if it passed; raises CheckFailed, shown as a message, if it didn't, and CheckCouldNotRun if the
    function couldn't be asked. Raises KeyError if there is no such check.
    """
    verdict = verdict_on(name)
    if verdict.state is State.FAILED:
        raise CheckFailed(verdict)
    if verdict.state is State.COULD_NOT_RUN:
        raise CheckCouldNotRun(verdict)
    return verdict


def hint(name: str, step: int = 1) -> Hint:
    """More help with the check called `name`, in steps: 1 where to look, 2 an experiment, 3 a picture.

    The function is asked as it stands in its file now. Raises KeyError if there is no such check, ValueError if there
    is no such step.
    """
    return hint_of(find(name).name, step, _subject(find(name).module), verdict_on(name))


def problem(name: str, number: int = 1) -> dict[str, Any]:
    """What the check called `name` gives your function in its published problem `number`, to work on by hand.

    The names are those of the arguments, so that `svm_loss_naive(**problem("svm_loss_naive.loss"))` is the call.
    Raises KeyError if there is no such check, and ValueError if it has no such problem.
    """
    found = find(name)
    cases = Table().cases(found)
    if not 1 <= number <= len(cases):
        raise ValueError(f"{name} has the published problems 1 to {len(cases)}; there is no {number}")
    given = found.arguments(cases[number - 1].problem)
    return {name: _made(value) for name, value in given.items()}


def _made(value: Any) -> Any:
    """What is called with: generators in place of what stands for them, also in a dict."""
    if isinstance(value, dict):
        return {name: _made(item) for name, item in value.items()}
    return np.random.default_rng(value.seed) if isinstance(value, Rng) else value


def verdict_on(name: str) -> Verdict:
    """The verdict of the check called `name`, whatever it is; raises KeyError if there is no such check."""

    def judged(check: Check, others: Verdicts) -> Verdict:
        return judge(check, _subject(check.module), Table(), others)

    return Verdicts(all_checks(), judged).on(find(name).name)


@cache
def _subject(module: str) -> LocalSubject:
    return LocalSubject(module)
