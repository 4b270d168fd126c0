"""How long the student's code may take, and how much it may ask."""

from dataclasses import dataclass

from cs231n_lite.checks.deadline import WAITING
from cs231n_lite.checks.subject import SECONDS


@dataclass(frozen=True)
class Limits:
    """The limits of one submission: four in seconds, and two on what one question may ask in turn.

    seconds: of processor time that one question may take
    importing: of processor time that importing a module may take; some draw a figure or train there
    patience: beyond that, before the process is ended from outside
    submission: on the clock, of all questions together; a right submission takes a few
    calls: of functions that are answered on the asking side; right answers need less than a hundred
    heard: bytes of what these are called with, all together; right answers need less than 40,000
    """

    seconds: float = SECONDS
    importing: float = 20.0
    patience: float = 2.0
    submission: float = 180.0
    calls: int = 10_000
    heard: int = 16 * 2**20

    def waited(self, first: bool) -> float:
        """The time on the clock after which a question is given up; the first one has the module imported."""
        return (self.seconds + first * self.importing) * WAITING + self.patience

    def worked(self, first: bool) -> float:
        """The processor time that a question takes at least before the process is ended for it."""
        return self.seconds + first * self.importing + self.patience


class Clock:
    """The time that the questions of one submission have taken together."""

    def __init__(self, limits: Limits) -> None:
        self.limits, self.spent = limits, 0.0

    @property
    def left(self) -> float:
        """Seconds; 0 or less when the time is used up."""
        return self.limits.submission - self.spent


USUAL = Limits()
