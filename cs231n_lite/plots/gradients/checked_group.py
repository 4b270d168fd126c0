"""What a gradient checker found in one group of weights."""

from dataclasses import dataclass

import numpy as np

from ..kit.arguments import as_whole, listed
from ..kit.values import scientific

VERDICTS = ("passed", "failed", "not checkable")
LONGEST_NAME = 22


@dataclass(frozen=True)
class CheckedGroup:
    """What a gradient checker found in one group of weights.

    name: such as "column 0: plane"
    error: the largest relative error of the group, 0 or more; inf or nan if that came out, or if there was nothing to
        compare
    verdict: "passed", "failed" or "not checkable"
    checked: how many weights were compared
    aside: how many were set aside because a kink lay within their step

    Raises ValueError for another verdict, a negative error or number, or a verdict on nothing.
    """

    name: str
    error: float
    verdict: str
    checked: int
    aside: int = 0

    def __post_init__(self) -> None:
        if not self.name or len(self.name) > LONGEST_NAME:
            raise ValueError(f"a group is named {self.name!r}; expected 1 to {LONGEST_NAME} characters.")
        if self.verdict not in VERDICTS:
            raise ValueError(
                f"the verdict on {self.name!r} is {self.verdict!r}; expected one of {listed(VERDICTS, 'or')}."
            )
        if self.error < 0:
            raise ValueError(
                f"the error of {self.name!r} is {self.error}; expected 0 or more. Take the absolute value."
            )
        for field in ("checked", "aside"):
            as_whole(f"{field} of {self.name!r}", getattr(self, field), 0, 10**9)
        if self.checked == 0 and self.verdict != "not checkable":
            raise ValueError(f"{self.name!r} {self.verdict} with 0 weights checked; call it not checkable.")

    @property
    def told(self) -> str:
        """The group in words."""
        return f"{self.told_without_kinks}, {self.aside:,} at kinks"

    @property
    def told_without_kinks(self) -> str:
        """The group in words, but for what was set aside."""
        error = f"error {self.error_text}" if self.checked else "no error"
        return f"{self.name} {self.verdict}, {error}, {self.checked:,} checked"

    @property
    def error_text(self) -> str:
        """The error as it stands beside its point."""
        return scientific(self.error) if np.isfinite(self.error) else "infinite" if self.error > 0 else "not a number"
