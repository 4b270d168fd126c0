"""How long one question may take, and how closely that is watched from outside."""

from dataclasses import dataclass

from cs231n_lite.checks.deadline import WAITING
from cs231n_lite.checks.subject import SECONDS


@dataclass(frozen=True)
class Limits:
    """The limits of one question, in seconds.

    seconds: of processor time that the worker allows itself
    patience: beyond that, before the worker is ended from outside
    look: between two looks at how much it has worked
    """

    seconds: float = SECONDS
    patience: float = 2.0
    look: float = 0.25

    @property
    def worked(self) -> float:
        """The processor time after which the worker is ended from outside."""
        return self.seconds + self.patience

    @property
    def waited(self) -> float:
        """The time on the clock after which it is."""
        return self.seconds * WAITING + self.patience


USUAL = Limits()
