"""Judge the checks of one submission."""

import contextlib
from functools import cache
from pathlib import Path

from cs231n_lite.checks.catalogue import all_checks, modules
from cs231n_lite.checks.check import Check
from cs231n_lite.checks.judge import judge
from cs231n_lite.checks.verdict import Verdict
from cs231n_lite.checks.verdicts import Verdicts

from ..course_folder import CourseFolder
from ..jail.running import Place, TooLate
from .limits import USUAL, Clock, Limits
from .oracle import LiveOracle
from .references import References
from .remote import AskAgain, RemoteSubject
from .work import Work


@cache
def references_of(root: Path) -> References:
    """The references of the course folder `root`, loaded once in a process."""
    return References(CourseFolder(root))


class Judge:
    """Verdicts on the modules of `work`; use as a context manager, which ends the student's processes."""

    def __init__(
        self, references: References, work: Work, seed: tuple[int, ...], place: Place, limits: Limits = USUAL
    ) -> None:
        self.work, self.place, self.oracle = work, place, LiveOracle(references, seed)
        self._clock = Clock(limits)
        self._subjects: dict[str, RemoteSubject] = {}
        self._verdicts = Verdicts(all_checks(), self._surely_judged)

    def __enter__(self) -> "Judge":
        return self

    def __exit__(self, *error: object) -> None:
        for subject in self._subjects.values():
            subject.end()

    def start(self) -> None:
        """Have the processes for all modules begin, without waiting for them."""
        for module in sorted(self.work.modules.keys() & modules()):
            with contextlib.suppress(OSError, TooLate):  # whoever asks first tries again
                self._subject(module).start()

    def verdict(self, check: Check) -> Verdict:
        """The verdict on `check`."""
        return self._verdicts.on(check.name)

    def _surely_judged(self, check: Check, others: Verdicts) -> Verdict:
        """The verdict. A process that ends is the student's doing only if the next one ends too, on the same check."""
        subject, believed = self._subject(check.module), False
        while True:
            try:
                with subject.believing(believed):
                    return self._judged(check, others)
            except AskAgain as again:
                believed = believed or again.alone

    def _judged(self, check: Check, others: Verdicts) -> Verdict:
        return judge(check, self._subject(check.module), self.oracle, others)

    def _subject(self, module: str) -> RemoteSubject:
        if module not in self._subjects:
            self._subjects[module] = RemoteSubject(module, self.work, self.place, self._clock)
        return self._subjects[module]
