"""An explanation as the instructor reads it in the terminal."""

import itertools
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from cs231n_lite.checks.check import Check
from cs231n_lite.checks.question import SubjectMissing
from cs231n_lite.checks.verdict import WIDTH, State
from cs231n_lite.checks.words import listed, printable, sentence

from .deciding import came_of, deciding, error_told, is_counted, is_wrong, sign
from .explain import Explanation
from .lines import own_lines
from .tracing import Asked
from .values import inputs, outcome, right_alone, whole

WARNING = "For the instructor only: this shows hidden problems and right values."


def told(found: Explanation, number: int | None = None) -> str:
    """The explanation in sections; `number` is the problem to show (None: the one that decides).

    The two numbers that differ and the student's lines come first, whole arrays last. Raises CannotExplain if there is
    no such problem.
    """
    one = found.problem(number)
    is_shown = number is not None or (found.decides is not None and not _not_asked(found.decides))
    verdict = replace(found.verdict, beside="")  # the same numbers stand below
    message = " ".join([repr(found.verdict), error_told(one.error) if one.error else ""])
    lines = own_lines(found.modules, found.check, " ".join(message.split()))
    sections = [
        [f"{found.called}, {found.assignment}, {found.check.name}", WARNING],
        [repr(verdict), *_about_helpers(found)],
        _outcome(found.check, one) if is_shown else [],
        [f"The student's lines, from {printable(found.submission)}", "", *lines],
        ["In the gradebook", "", *_paragraphs(found.gradebook)],
        _problems(found),
        _arrays(found.check, one) if is_shown else [],
    ]
    return "\n\n".join("\n".join(lines) for lines in sections if lines)


def _about_helpers(found: Explanation) -> list[str]:
    """What the verdict has to do with other functions of the student's."""
    said = []
    first, last = found.passes[0], found.passes[-1]
    if last.helpers:
        own = deciding(found.check, first.problems)
        names = listed(sorted(last.helpers))
        said.append(
            f"This was judged with the reference's {names}, because the student's own doesn't pass. With the student's "
            f"own, problem {own.number} decides: {came_of(found.check, own)}."
        )
    waits_for = found.verdict.mend_first
    if waits_for:
        said.append(
            f"It gives no points as long as {waits_for} doesn't pass; that decides. To see why that doesn't: "
            f"`python -m grading explain {found.student} {waits_for}`."
        )
    if found.before:
        said.append(
            f"It was {found.before} that asked it before. To see with which problem: "
            f"`python -m grading explain {found.student} {found.before}`."
        )
    return ["", *_paragraphs(said)] if said else []


def _problems(found: Explanation) -> list[str]:
    check, problems = found.check, found.problems
    published = sum(one.case.number is not None for one in problems)
    drawn = "; the others are hidden, drawn for this submission" if len(problems) > published else ""
    about = f"The problems: 1 to {published} are published{drawn}. {_came_out_right(check, problems)}"
    if any(one.case.right for one in problems):
        about += (
            ' "Off by" is the largest difference over the largest right value (at least 0.001); '
            f"up to {check.rtol:g} counts as right."
        )
    lines = [*_paragraphs([about]), "", *_listed(check, problems), ""]
    if not found.decides:
        return [*lines, "Every problem came out right."]
    if _not_asked(found.decides):
        return [*lines, "The function couldn't be asked, so there are no numbers to compare."]
    others = " Show another one with --problem." if len(problems) > 1 else ""
    return [*lines, f"Problem {found.decides.number} decides.{others}"]


def _came_out_right(check: Check, problems: Sequence[Asked]) -> str:
    """How many did, of those that the verdict counts."""
    asked = [one for one in problems if one.got is not None or one.error is not None]
    those = [one for one in asked if is_counted(check, one)]
    told = f"{sum(not is_wrong(check, one) for one in those)} of {len(those)} came out right"
    others = len(problems) - len(those)
    return told + (f"; {others} {'is' if others == 1 else 'are'} not counted." if others else ".")


def _listed(check: Check, problems: Sequence[Asked]) -> Iterator[str]:
    """A line for each problem; one for several in a row of which the same came."""
    for (mark, words), group in itertools.groupby(problems, lambda one: (sign(check, one), came_of(check, one))):
        numbers = [one.number for one in group]
        which = f"{numbers[0]}–{numbers[-1]}" if len(numbers) > 1 else f"{numbers[0]}"
        yield f"{mark} {which:>5}  {textwrap.shorten(words, WIDTH - 10, placeholder=' …')}"


def _not_asked(one: Asked) -> bool:
    return isinstance(one.error, SubjectMissing)


def _outcome(check: Check, one: Asked) -> list[str]:
    which = "hidden" if one.case.number is None else "published"
    lines = [f"Problem {one.number}, {which}: what came out", ""]
    if one.error is not None:
        return [
            *lines,
            *_indented(f"{State.FAILED.sign} {line}" for line in _paragraphs([error_told(one.error)], WIDTH - 4)),
        ]
    if one.got is None:
        return [*lines, *_indented(["It wasn't asked."])]
    if one.case.alternatives:
        lines += _indented(["Here is a kink, where more than one answer is right; it costs no points."])
    return [*lines, *_indented(outcome(check, one.case.right, one.got))]


def _arrays(check: Check, one: Asked) -> list[str]:
    """What the problem gives, and what comes out of it, with whole arrays."""
    asks = check.function if check.by_hand else check.written
    lines = [f"Problem {one.number}: what {asks} is asked with", "", *_indented(inputs(check, one.case.problem))]
    results = right_alone(one.case.right) if one.got is None else whole(check, one.case.right, one.got)
    return [*lines, "", f"Problem {one.number}: the results", "", *_indented(results)] if results else lines


def _indented(lines: Iterable[str]) -> list[str]:
    return [f"  {line}".rstrip() for line in lines]


def _paragraphs(texts: Iterable[str], width: int = WIDTH) -> list[str]:
    return [line for text in texts for line in textwrap.wrap(sentence(printable(text)), width, break_on_hyphens=False)]
