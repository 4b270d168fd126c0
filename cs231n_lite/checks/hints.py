"""Help in steps, on demand: where to look, an experiment on the student's own function, a picture of what is off.

Hints speak of published problems only.
"""

import ast
import html
import re
import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from .answers import broken_laws, disagreement
from .asking import Ask
from .case import Case
from .catalogue import find
from .check import Check
from .crossing import Rng
from .heatmap import coloured
from .question import SubjectFailed, SubjectMissing
from .reading import lines_of
from .returned import WrongReturn
from .showing import shown
from .subject import Subject
from .table import Table
from .verdict import WIDTH, State, Verdict
from .words import printable, sentence

STEPS = ("where to look", "an experiment", "a picture")
NOT_WRITTEN = "is yours to write"
MOST_LINES = 40  # of a function that is shown

Said = tuple[tuple[str, ...], str]
"""Words, and lines to be shown as they are."""


@dataclass(frozen=True)
class Hint:
    """One step of help with a check."""

    title: str
    words: tuple[str, ...]
    lines: str = ""
    after: str = ""

    def __repr__(self) -> str:
        words = [textwrap.fill(one, WIDTH, initial_indent="  ", subsequent_indent="  ") for one in self.words]
        lines = [textwrap.indent(self.lines, " " * 4)] if self.lines else []
        return "\n".join([self.title, *words, *lines, *([f"  {self.after}"] if self.after else [])])

    def _repr_html_(self) -> str:
        words = "".join(f"<p>{html.escape(one)}</p>" for one in self.words)
        lines = f'<pre style="line-height:1.4">{coloured(self.lines)}</pre>' if self.lines else ""
        after = f"<p>{html.escape(self.after)}</p>" if self.after else ""
        return f"<div><p><b>{html.escape(self.title)}</b></p>{words}{lines}{after}</div>"


def hint_of(name: str, step: int, subject: Subject, verdict: Verdict) -> Hint:
    """The hint number `step` on the check called `name`, whose verdict is `verdict`.

    Raises ValueError if there is no such step.
    """
    if step not in range(1, len(STEPS) + 1):
        raise ValueError(f"there are {len(STEPS)} hints, hint({name!r}, 1) to hint({name!r}, {len(STEPS)})")
    if verdict.state is State.PASSED:
        return Hint(f"{name} passes", ("There is nothing to fix.",))
    if verdict.mend_first:
        return Hint(f"{name} waits for {verdict.mend_first}", (f'Fix that first: hint("{verdict.mend_first}").',))
    if verdict.state is State.COULD_NOT_RUN and NOT_WRITTEN not in verdict.came_out:
        return Hint(f"{name} could not be run", (sentence(verdict.came_out),))
    title = f"Hint {step} of {len(STEPS)} on {name}: {STEPS[step - 1]}"
    after = f'The next one: hint("{name}", {step + 1}).' if step < len(STEPS) else ""
    steps = (_where_to_look, _experiment, _picture)
    if verdict.state is State.COULD_NOT_RUN:
        steps = (_where_to_begin, _worked_case, _first_line)
    make: Callable[[Check, Subject, Verdict], Said] = steps[step - 1]
    words, lines = make(find(name), subject, verdict)
    return Hint(title, words, printable(lines, lines=True), after)


def _where_to_look(check: Check, subject: Subject, verdict: Verdict) -> Said:
    """What is known of the mistake, and the student's own lines."""
    unknown = "No known mistake gives this. " if verdict.off else ""
    known = sentence(verdict.looks_like or f"{unknown}{verdict.came_out}")
    words = [known, *([verdict.try_next] if verdict.try_next else [])]
    source = subject.source()
    written = _method_with(verdict.came_out, source, check.written) or check.written
    found = lines_of(source, written)
    if found:
        words.append(f"These are your lines of {written}, in {check.module}.py:")
    lines = [f"{number:>4}  {line}".rstrip() for number, line in found[:MOST_LINES]]
    return tuple(words), "\n".join(lines + ["      …"] * (len(found) > MOST_LINES))


def _method_with(came_out: str, source: str | None, written: str) -> str:
    """The method of the class whose line an exception is told of, where the check asks about a method."""
    owner, dot, _ = written.rpartition(".")
    line = re.search(r"\(\w+\.py, line (\d+)", came_out)
    if not (dot and line and source):
        return ""
    try:
        methods = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef)]
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return ""
    inside = [one.name for one in methods if one.lineno <= int(line[1]) <= (one.end_lineno or 0)]
    return f"{owner}.{inside[0]}" if inside else ""


def _where_to_begin(check: Check, subject: Subject, verdict: Verdict) -> Said:
    return (sentence(verdict.came_out), sentence(f"What is wanted: {check.asks}")), ""


def _worked_case(check: Check, subject: Subject, verdict: Verdict) -> Said:
    """The smallest published problem, and what comes out of it."""
    cases = [case for case in Table().cases(check) if not case.alternatives]
    for case in sorted(cases, key=_size):
        if case.right:
            given = check.arguments(case.problem) if check.by_hand else case.problem
            rows = [(name, _shown(value)) for name, value in given.items()]
            right = [(f"{name}: correct", shown(value)) for name, value in case.right.items()]
            return ("The smallest problem, and what comes out of it. Work it out by hand first.",), _table(rows + right)
    return (f"{sentence(check.asks)} There are no numbers to show.",), ""


def _first_line(check: Check, subject: Subject, verdict: Verdict) -> Said:
    words = "Write a first line, even a wrong one, in place of the line with `raise`, and ask the check again."
    return (words, sentence(f"A way to go: {check.try_next}")), ""


def _experiment(check: Check, subject: Subject, verdict: Verdict) -> Said:
    """What the function gives in small cases; without such, its smallest published problem that fails."""
    cases = [case for case in Table().cases(check) if not case.alternatives]
    with np.errstate(all="ignore"):
        if check.experiment:
            try:
                words, rows = check.experiment(Ask(subject, check, cases[0].problem, {}), cases[0].problem)
            except (SubjectFailed, SubjectMissing, WrongReturn) as error:
                return (f"In a small case of its own, the function can't be followed: {error}.",), ""
            except Exception as error:  # an answer too odd to be shown
                return (f"In a small case of its own, what came back can't be read ({type(error).__name__}).",), ""
            return words, _table(rows)
        return _smallest_failing(check, subject, sorted(cases, key=_size))


def _smallest_failing(check: Check, subject: Subject, cases: Sequence[Case]) -> Said:
    for case in cases:
        failed, came_out = _what_came_out(check, subject, case)
        if failed:
            break
    else:
        return (
            "All published problems come out right. Which sizes, labels or numbers would be different in others?",
        ), ""
    call = f'problem("{check.name}", {case.number})'
    given = check.arguments(case.problem) if check.by_hand else case.problem
    rows = [(name, _shown(value)) for name, value in given.items()]
    gives = f"`{call}` gives you what it is called with:" if check.by_hand else "It is made from these:"
    words = [f"Problem {case.number} is the smallest that fails. {gives}"]
    if check.try_out:
        words.append(f"To ask it by hand: `p = {call}`, then {check.try_out}.")
    return tuple(words), _table([*rows, *came_out])


def _what_came_out(check: Check, subject: Subject, case: Case) -> tuple[bool, list[tuple[str, str]]]:
    """Whether a published problem fails, and what came out of it beside what is right."""
    ask = Ask(subject, check, case.problem, {})
    try:
        got = check.measured(ask, case.problem)
        ask.forget()
    except (SubjectFailed, SubjectMissing, WrongReturn) as error:
        return True, [("what came out", _wrapped(str(error)))]
    except Exception as error:
        return True, [("what came out", f"what can't be read ({type(error).__name__})")]
    laws = [("what came out", _wrapped(law.otherwise)) for law in broken_laws(got)]
    wrong = disagreement(check, case.right, got)
    if not laws and not wrong:
        return False, []
    name = wrong[0] if wrong else ""
    values = [(f"{name}: yours", shown(got[name])), (f"{name}: correct", shown(case.right[name]))] if wrong else []
    return True, [*laws, *values]


def _wrapped(text: str) -> str:
    return textwrap.fill(text, WIDTH - 30)


def _size(case: Case) -> int:
    return sum(len(value) if isinstance(value, str) else np.size(value) for value in case.problem.values())


def _shown(value: Any) -> str:
    if isinstance(value, Rng):
        return f"np.random.default_rng({value.seed})"
    if callable(value):
        return f"a function, {value.__name__}"
    if isinstance(value, dict):
        return "\n".join(f'"{name}": {_shown(item)}' for name, item in value.items())
    return str(value) if isinstance(value, tuple) else shown(value)


def _table(rows: Sequence[tuple[str, str]]) -> str:
    """Names and what belongs to them, in two columns; further lines of a value stay in the second."""
    width = max((len(name) for name, _ in rows), default=0) + 2
    return "\n".join(
        f"{name if number == 0 else '':<{width}}{line}".rstrip()
        for name, value in rows
        for number, line in enumerate(value.splitlines() or [""])
    )


def _picture(check: Check, subject: Subject, verdict: Verdict) -> Said:
    if verdict.off:
        return (f"How far each number is from the correct one. {sentence(verdict.came_out)}",), verdict.off
    said = sentence(verdict.came_out)
    return (f"There is no picture for this: it isn't an array that is wrong. {said}",), verdict.beside
