"""Judge the checks of one submission."""

import contextlib
from functools import cache
from pathlib import Path

from cs231n_lite.checks.check import Check
from cs231n_lite.checks.judge import judge
from cs231n_lite.checks.verdict import Verdict
from cs231n_lite.course import this_course
from cs231n_lite.exercises import find
from cs231n_lite.overlay import Overlay

from ..course import CourseFolder
from .oracle import LiveOracle, References
from .remote import RemoteSubject


@cache
def references_of(root: Path) -> References:
    """The references of the course folder `root`, loaded once in a process."""
    return References(CourseFolder(root))


class Judge:
    """Verdicts on the modules that `overlay` gives; use as a context manager, which ends the student's processes."""

    def __init__(self, references: References, overlay: Overlay, seed: tuple[int, ...]) -> None:
        self.overlay, self.oracle = overlay, LiveOracle(references, seed)
        self._subjects: dict[str, RemoteSubject] = {}
        self._verdicts: dict[str, Verdict] = {}
        self._open = contextlib.ExitStack()

    def __enter__(self) -> "Judge":
        return self

    def __exit__(self, *error) -> None:
        self._open.close()

    def verdict(self, check: Check) -> Verdict:
        """The verdict on `check`."""
        if check.name not in self._verdicts:
            if check.module not in self._subjects:
                subject = RemoteSubject(check.module, self.overlay)
                self._subjects[check.module] = self._open.enter_context(subject)
            where = this_course().sections.get(check.name, "")
            subject = self._subjects[check.module]
            others = lambda name: self.verdict(find(name))  # noqa: E731
            self._verdicts[check.name] = judge(check, subject, self.oracle, where, others)
        return self._verdicts[check.name]
