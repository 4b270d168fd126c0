"""Judge the checks of one submission."""

import contextlib
from functools import cache
from pathlib import Path

from cs231n_lite.checks.catalogue import all_checks
from cs231n_lite.checks.check import Check
from cs231n_lite.checks.judge import judge
from cs231n_lite.checks.verdict import Verdict
from cs231n_lite.checks.verdicts import Verdicts
from cs231n_lite.plumbing.overlay import Overlay

from ..course_folder import CourseFolder
from .limits import USUAL, Limits
from .oracle import LiveOracle
from .references import References
from .remote import RemoteSubject


@cache
def references_of(root: Path) -> References:
    """The references of the course folder `root`, loaded once in a process."""
    return References(CourseFolder(root))


class Judge:
    """Verdicts on the modules that `overlay` gives; use as a context manager, which ends the student's processes."""

    def __init__(self, references: References, overlay: Overlay, seed: tuple[int, ...], limits: Limits = USUAL) -> None:
        self.limits = limits
        self.overlay, self.oracle = overlay, LiveOracle(references, seed)
        self._subjects: dict[str, RemoteSubject] = {}
        self._verdicts = Verdicts(all_checks(), self._judged)
        self._open = contextlib.ExitStack()

    def __enter__(self) -> "Judge":
        return self

    def __exit__(self, *error: object) -> None:
        self._open.close()

    def verdict(self, check: Check) -> Verdict:
        """The verdict on `check`."""
        return self._verdicts.on(check.name)

    def _judged(self, check: Check, others: Verdicts) -> Verdict:
        if check.module not in self._subjects:
            subject = RemoteSubject(check.module, self.overlay, self.limits)
            self._subjects[check.module] = self._open.enter_context(subject)
        return judge(check, self._subjects[check.module], self.oracle, others)
