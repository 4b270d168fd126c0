"""Ask whether a step is right: `check("svm_loss_naive.loss")`.

Each check is described in the file named after the module it asks about; `docs/architecture.md` draws how the pieces
fit together.
"""

from functools import cache

from ..course import this_course
from .judge import judge
from .registry import CHECKS, find
from .subject import LocalSubject
from .table import Table
from .verdict import CheckCouldNotRun, CheckFailed, State, Verdict

__all__ = ["CHECKS", "CheckCouldNotRun", "CheckFailed", "Verdict", "check", "verdict_on"]


def check(name: str) -> Verdict:
    """Ask the check called `name` about your function, as it stands in its file now.

    Returns the verdict if it passed; raises CheckFailed, shown as a message, if it didn't, and CheckCouldNotRun if the
    function couldn't be asked. Raises KeyError if there is no such check.
    """
    verdict = verdict_on(name)
    if verdict.state is State.FAILED:
        raise CheckFailed(verdict)
    if verdict.state is State.UNJUDGED:
        raise CheckCouldNotRun(verdict)
    return verdict


def verdict_on(name: str) -> Verdict:
    """The verdict of the check called `name`, whatever it is; raises KeyError if there is no such check."""
    found = find(name)
    return judge(found, _subject(found.module), Table(), where=this_course().sections.get(name, ""))


@cache
def _subject(module: str) -> LocalSubject:
    return LocalSubject(module)
