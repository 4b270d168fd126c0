"""How long the student's code may take."""

from dataclasses import dataclass

from cs231n_lite.checks.deadline import WAITING
from cs231n_lite.checks.subject import SECONDS


@dataclass(frozen=True)
class Limits:
    """The limits of one submission, in seconds.

    seconds: of processor time that one question may take
    importing: of processor time that importing a module may take; some draw a figure or train there
    patience: beyond that, before the process is ended from outside
    submission: on the clock, of all questions together; a right submission takes less than one
    """

    seconds: float = SECONDS
    importing: float = 20.0
    patience: float = 2.0
    submission: float = 180.0

    def waited(self, first: bool) -> float:
        """The time on the clock after which a question is given up; the first one has the module imported."""
        return (self.seconds + first * self.importing) * WAITING + self.patience


USUAL = Limits()
