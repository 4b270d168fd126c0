"""A verdict on one check, and the words in which it is told."""

import textwrap
from dataclasses import dataclass
from enum import Enum

WIDTH = 100  # characters


class State(str, Enum):
    """What came of a check. The signs differ in shape, so that no colour is needed to tell them apart."""

    PASSED = "passed"
    FAILED = "failed"
    UNJUDGED = "unjudged"

    @property
    def sign(self) -> str:
        return {"passed": "✓", "failed": "✗", "unjudged": "○"}[self.value]

    @property
    def words(self) -> str:
        return {"passed": "passed", "failed": "failed", "unjudged": "could not run"}[self.value]


@dataclass(frozen=True)
class Verdict:
    """What was checked, what came out, what it looks like and what to try next."""

    check: str
    state: State
    max_points: int
    checked: str
    came_out: str = ""
    looks_like: str = ""
    try_next: str = ""
    mistake: str | None = None
    note: str = ""

    @property
    def points(self) -> int:
        """All points of the check, or none."""
        return self.max_points if self.state is State.PASSED else 0

    @property
    def headline(self) -> str:
        """Sign, name, state and points on one line."""
        return f"{self.state.sign} {self.check}: {self.state.words} ({self.points} of {self.max_points} points)"

    def __repr__(self) -> str:
        told = {
            "Checked": self.checked,
            "Came out": self.came_out,
            "Looks like": self.looks_like,
            "Try next": self.try_next,
        }
        shown = {"Checked": self.checked, "Note": self.note} if self.state is State.PASSED else told
        return "\n".join([self.headline, *(_paragraph(label, text) for label, text in shown.items() if text)])


def _paragraph(label: str, text: str) -> str:
    """`text` behind its label, in lines that fit a feedback page."""
    return textwrap.fill(text, WIDTH, initial_indent=f"  {label + ':':<12}", subsequent_indent=" " * 14)


class CheckFailed(Exception):
    """A check that did not pass; shown as its verdict, without a traceback."""

    def __init__(self, verdict: Verdict) -> None:
        super().__init__(verdict.headline)
        self.verdict = verdict

    def _render_traceback_(self) -> list[str]:
        return repr(self.verdict).splitlines()


class CheckCouldNotRun(CheckFailed):
    """A check that could not ask its question: nothing written yet, a syntax error, a call that never returned."""
