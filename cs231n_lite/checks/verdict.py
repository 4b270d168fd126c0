"""A verdict on one check, and the words in which it is told."""

import textwrap
from dataclasses import dataclass
from enum import Enum

from .words import counted, sentence

WIDTH = 100  # characters
MOST_PRINTED = 12  # lines


class State(str, Enum):
    """What came of a check. The signs differ in shape, so that no colour is needed to tell them apart."""

    PASSED = "passed"
    FAILED = "failed"
    COULD_NOT_RUN = "could not run"

    @property
    def sign(self) -> str:
        return {State.PASSED: "✓", State.FAILED: "✗", State.COULD_NOT_RUN: "○"}[self]


@dataclass(frozen=True)
class Verdict:
    """What was checked, what came out, what it looks like and what to try next.

    `mend_first` names the check that this one waits for; of a published problem, `beside` shows your numbers beside the
    right ones, `off` how far each of them is off, and `printed` what your function printed. Where Python can't read the
    module, `beside` is the line.
    """

    check: str
    state: State
    max_points: int
    checked: str
    came_out: str = ""
    looks_like: str = ""
    try_next: str = ""
    mistake: str | None = None
    note: str = ""
    mend_first: str = ""
    beside: str = ""
    off: str = ""
    printed: str = ""

    @property
    def points(self) -> int:
        """All points of the check, or none."""
        return self.max_points if self.state is State.PASSED else 0

    @property
    def headline(self) -> str:
        """Sign, name, state and points on one line."""
        if self.mend_first:
            still = f"{counted(self.max_points, 'point')} still open"
            return f"{self.state.sign} {self.check}: mend {self.mend_first} first ({still})"
        points = f"{self.points} of {counted(self.max_points, 'point')}"
        return f"{self.state.sign} {self.check}: {self.state.value} ({points})"

    def __repr__(self) -> str:
        return self.text()

    def text(self, picture: bool = False) -> str:
        """What is told of it; with `picture`, also where the numbers are off."""
        told = {
            "Checked": self.checked,
            "Came out": self.came_out,
            "Looks like": self.looks_like,
            "Try next": self.try_next,
            "Note": self.note,
        }
        if self.state is State.PASSED:
            told = {"Checked": self.checked, "Note": self.note}
        lines = [self.headline, *(_paragraph(label, sentence(text)) for label, text in told.items() if text)]
        if self.beside:
            lines.insert(_after_came_out(lines), textwrap.indent(self.beside, " " * 14))
        if picture and self.off:
            lines += ["  Where:", textwrap.indent(self.off, " " * 14 + "| ", lambda line: True)]
        if self.printed:
            lines += ["  Printed:", textwrap.indent(_shortened(self.printed), " " * 14 + "| ", lambda line: True)]
        return "\n".join(lines)


def _after_came_out(lines: list[str]) -> int:
    return next(n for n, line in enumerate(lines, 1) if line.startswith("  Came out:"))


def _shortened(printed: str) -> str:
    lines = [line[:WIDTH] for line in printed.rstrip("\n").splitlines()]
    more = len(lines) - MOST_PRINTED
    return "\n".join(lines[:MOST_PRINTED] + ([f"… and {counted(more, 'line')} more"] if more > 0 else []))


def _paragraph(label: str, text: str) -> str:
    """`text` behind its label, in lines that fit a feedback page."""
    return textwrap.fill(text, WIDTH, initial_indent=f"  {label + ':':<12}", subsequent_indent=" " * 14)


class CheckFailed(Exception):
    """A check that did not pass; shown as its verdict, without a traceback."""

    more = '  More help:  hint("{name}")'

    def __init__(self, verdict: Verdict) -> None:
        super().__init__(verdict.headline)
        self.verdict = verdict

    def _render_traceback_(self) -> list[str]:
        return [*repr(self.verdict).splitlines(), *([self.more.format(name=self.verdict.check)] if self.more else [])]


class CheckCouldNotRun(CheckFailed):
    """A check that could not ask its question: nothing written yet, a syntax error, a call that never returned."""

    more = ""
