"""Help in steps, on demand: where to look, an experiment on the student's own function, a picture of what is off.

Hints speak of published problems only.
"""

import html
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from .asking import Ask
from .catalogue import find
from .check import Check
from .heatmap import coloured
from .question import SubjectFailed, SubjectMissing
from .returned import WrongReturn
from .showing import shown
from .subject import Subject
from .table import Table
from .verdict import WIDTH, State, Verdict
from .words import printable, sentence

STEPS = ("where to look", "an experiment", "a picture")
NEXT = 'The next one: hint("{name}", {step}).'


@dataclass(frozen=True)
class Hint:
    """One step of help with a check: words, and lines to be shown as they are."""

    title: str
    words: tuple[str, ...]
    lines: str = ""
    after: str = ""

    def __repr__(self) -> str:
        words = [textwrap.fill(one, WIDTH, initial_indent="  ", subsequent_indent="  ") for one in self.words]
        lines = [textwrap.indent(self.lines, " " * 4)] if self.lines else []
        return "\n".join([self.title, *words, *lines, *([f"  {self.after}"] if self.after else [])])

    def _repr_html_(self) -> str:
        words = "".join(f"<p>{html.escape(one)}</p>" for one in (*self.words, ""))
        lines = f'<pre style="line-height:1.4">{coloured(self.lines)}</pre>' if self.lines else ""
        after = f"<p>{html.escape(self.after)}</p>" if self.after else ""
        return f"<div><p><b>{html.escape(self.title)}</b></p>{words.removesuffix('<p></p>')}{lines}{after}</div>"


def hint_of(name: str, step: int, subject: Subject, verdict: Verdict) -> Hint:
    """The hint number `step` on the check called `name`, whose verdict is `verdict`.

    Raises ValueError if there is no such step.
    """
    if step not in range(1, len(STEPS) + 1):
        raise ValueError(f"there are {len(STEPS)} hints, hint({name!r}, 1) to hint({name!r}, {len(STEPS)})")
    if verdict.state is State.PASSED:
        return Hint(f"{name} passes", ("There is nothing to mend.",))
    if verdict.mend_first:
        return Hint(f"{name} waits for {verdict.mend_first}", (f'Mend that first: hint("{verdict.mend_first}").',))
    if verdict.state is State.COULD_NOT_RUN:
        return Hint(f"{name} couldn't be asked", (sentence(verdict.came_out),))
    title = f"Hint {step} of {len(STEPS)} on {name}: {STEPS[step - 1]}"
    after = NEXT.format(name=name, step=step + 1) if step < len(STEPS) else ""
    make = (_where_to_look, _experiment, _picture)[step - 1]
    words, lines = make(find(name), subject, verdict)
    return Hint(title, words, printable(lines, lines=True), after)


def _where_to_look(check: Check, subject: Subject, verdict: Verdict) -> tuple[tuple[str, ...], str]:
    section = Table().section(check)
    words = [
        sentence(verdict.looks_like) or f"No known mistake gives this. {sentence(verdict.came_out)}",
        f"Look at {check.written} in {check.module}.py, at the lines that make: {check.asks}",
    ]
    if section:
        words.append(f"It is explained in {section}{'' if section.endswith('?') else '.'}")
    if check.after:
        words.append(f"It stands on {', '.join(check.after)}; these come first.")
    return tuple(words), ""


def _experiment(check: Check, subject: Subject, verdict: Verdict) -> tuple[tuple[str, ...], str]:
    case = Table().cases(check)[0]
    ask = Ask(subject, check, case.problem, {})
    try:
        with np.errstate(all="ignore"):
            words, rows = check.experiment(ask, case.problem) if check.experiment else _by_hand(check, ask)
    except (SubjectFailed, SubjectMissing, WrongReturn) as error:
        return (f"On a small problem, {error}.",), ""
    return words, _table(rows)


def _by_hand(check: Check, ask: Ask) -> tuple[tuple[str, ...], list[tuple[str, str]]]:
    """What is done where a check has no experiment of its own: its smallest problem, to follow line by line."""
    cases = [case for case in Table().cases(check) if not case.alternatives]
    case = min(cases, key=lambda one: sum(np.size(value) for value in one.problem.values()))
    given = [(name, shown(value)) for name, value in case.problem.items()]
    call = f'{check.function}(**problem("{check.name}", {case.number}))'
    words = f"Take the smallest problem, number {case.number}, and follow it line by line with print."
    if not check.by_hand or check.function[0].isupper():
        return (words, "It gives your function:"), given
    return (words, f"`{call}` is the call; it gives your function:"), given


def _table(rows: Sequence[tuple[str, str]]) -> str:
    """Names and what belongs to them, in two columns; further lines of a value stay in the second."""
    width = max((len(name) for name, _ in rows), default=0) + 2
    return "\n".join(
        f"{name if number == 0 else '':<{width}}{line}".rstrip()
        for name, value in rows
        for number, line in enumerate(value.splitlines() or [""])
    )


def _picture(check: Check, subject: Subject, verdict: Verdict) -> tuple[tuple[str, ...], str]:
    if verdict.off:
        return (f"How far each number is from the right one. {sentence(verdict.came_out)}",), verdict.off
    return (f"Here is nothing to draw. {sentence(verdict.came_out)}",), verdict.beside
