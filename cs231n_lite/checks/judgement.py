"""One pass through the problems of a check: ask, compare, and say what came out."""

import itertools
import re
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

import numpy as np

from .answers import Answer, broken_laws, disagreement, relative_difference
from .asking import Ask
from .case import Case, Oracle
from .check import Check
from .diagnose import diagnose, suspect
from .heatmap import heat_map
from .question import NobodyToAsk, SubjectFailed, SubjectMissing
from .raised import advice
from .returned import WrongReturn
from .showing import difference, side_by_side
from .subject import Subject
from .verdict import State, Verdict
from .where import where
from .words import printable

NEARLY = 1e-4  # relative; what float32 makes of right numbers is nearer than that

MIXED = (
    "Where a term is exactly 0, at a kink, some of your sums take the slope on one side and others on the other; "
    "that is no subgradient."
)
MATRIX = "You give back an np.matrix, whose * means something else. The numbers are right; np.asarray(…) is safer."


def judgement(
    check: Check, subject: Subject, oracle: Oracle, helpers: Mapping[str, Callable] = MappingProxyType({})
) -> Verdict:
    """What comes out of `check`, asked about `subject` by itself.

    helpers: functions that take the place of the student's own of these names
    """
    with np.errstate(all="ignore"):
        return _Pass(check, subject, oracle, helpers).verdict()


class _Pass:
    """One pass through the problems; it remembers what the function printed."""

    def __init__(self, check: Check, subject: Subject, oracle: Oracle, helpers: Mapping[str, Callable]) -> None:
        self.check, self.subject, self.oracle, self.helpers = check, subject, oracle, dict(helpers)
        self.printed = ""

    def verdict(self) -> Verdict:
        answers = []
        for case in self._cases():
            try:
                answers.append(self._asked(case))
            except SubjectMissing as missing:
                said = {"came_out": str(missing), "beside": missing.line, "try_next": missing.try_next}
                return self._told(State.COULD_NOT_RUN, **said)
            except (SubjectFailed, WrongReturn) as error:
                if any(self._is_wrong(answer) for answer in answers):
                    return self._weighed(answers)
                if isinstance(error, SubjectFailed):
                    return self._failed(case, str(error), self._after(error, case))
                return self._failed(case, str(error), error.try_next or self.check.try_next)
            except NobodyToAsk:
                raise
            except Exception as error:  # an answer so odd that measuring it goes wrong must not stop the grading
                return self._failed(case, f"what came back can't be read ({type(error).__name__})", self.check.try_next)
        if not answers:
            raise RuntimeError(f"the oracle has no problem for {self.check.name}; `make build` writes the table again")
        return self._weighed(answers)

    def _is_wrong(self, answer: Answer) -> bool:
        """Whether a law is broken, or a number wrong where no kink makes others right."""
        smooth = not answer.case.alternatives
        return bool(broken_laws(answer.got) or (smooth and disagreement(self.check, answer.case.right, answer.got)))

    def _cases(self) -> Iterator[Case]:
        """The problems; once the first has an answer, the subject is told all the others."""
        cases = iter(self.oracle.cases(self.check))
        yield from itertools.islice(cases, 1)
        others = list(cases)
        expected = [self._ask(case).expected() for case in others]
        self.subject.expect([question for question in expected if question])
        yield from others

    def _ask(self, case: Case) -> Ask:
        return Ask(self.subject, self.check, case.problem, self.helpers)

    def _asked(self, case: Case) -> Answer:
        ask = self._ask(case)
        try:
            got = self.check.measured(ask, case.problem)
        finally:
            if case.number and not self.printed:
                self.printed = ask.printed
            ask.forget()
        return Answer(case, got, ask.printed if case.number else "", frozenset(ask.kinds))

    def _weighed(self, answers: list[Answer]) -> Verdict:
        smooth = [answer for answer in answers if not answer.case.alternatives]
        wrong = [answer for answer in smooth if disagreement(self.check, answer.case.right, answer.got)]
        lawful = smooth if wrong else answers  # what happens at a kink says little where all else is wrong
        unlawful = next((answer for answer in lawful if broken_laws(answer.got)), None)
        if unlawful:
            return self._unlawful(unlawful, lawful)
        if not wrong:
            notes = {_note(self.check, answer) for answer in answers if answer.case.alternatives}
            notes |= {MATRIX for answer in answers if answer.kinds}
            return self._told(State.PASSED, note=" ".join(sorted(notes - {""})))
        answer = wrong[0]
        name, _ = disagreement(self.check, answer.case.right, answer.got)
        came_out = difference(self.check, answer, len(smooth) - len(wrong), len(smooth))
        found = diagnose(self.check, smooth, self.oracle)
        about = {"looks_like": _filled(found.looks_like, answer), "try_next": found.try_next} if found else {}
        if not found and (place := where(self.check, smooth)):
            about = {"looks_like": place}
        sizes = [relative_difference(right, a.got[n]) for a in wrong for n, right in a.case.right.items()]
        if not found and all(size < NEARLY for size in sizes):  # nan is no small size
            about = {"try_next": "The first digits are right: is something float32, or rounded, on the way?"}
        self.printed = answer.printed or self.printed
        return self._told(
            State.FAILED,
            came_out=came_out,
            mistake=found.name if found else None,
            beside=side_by_side(name, answer) if answer.case.number else "",
            off=heat_map(name, answer, self.check.labels) if answer.case.number else "",
            **({"try_next": self.check.try_next} | about),
        )

    def _unlawful(self, answer: Answer, answers: list[Answer]) -> Verdict:
        """The verdict when laws are broken: a mistake is named only if it alone explains all that is broken.

        Values that a known mistake gives in every problem name it as well.
        """
        law = broken_laws(answer.got)[0]
        mistake = suspect([law for each in answers for law in broken_laws(each.got)])
        smooth = [each for each in answers if not each.case.alternatives]
        if not mistake and any(disagreement(self.check, each.case.right, each.got) for each in smooth):
            mistake = diagnose(self.check, smooth, self.oracle)
        self.printed = answer.printed or self.printed
        if mistake:
            about = {"looks_like": mistake.looks_like, "try_next": mistake.try_next, "mistake": mistake.name}
        else:
            about = {"try_next": law.try_next or self.check.try_next}
        return self._told(State.FAILED, came_out=f"On {answer.case.called}: {law.otherwise}", **about)

    def _failed(self, case: Case, what: str, try_next: str) -> Verdict:
        return self._told(State.FAILED, came_out=f"On {case.called}: {what}", try_next=try_next)

    def _after(self, failed: SubjectFailed, case: Case) -> str:
        """What to try next after an exception, a time-out, or the end of the process."""
        if failed.kind == "stuck":
            return (
                "Look for a loop that never ends, such as a while whose condition stays true or a function that calls "
                "itself, and for one that is slow: `in` looks through a whole list, and finds in a set at once."
            )
        if failed.kind == "ended":
            return "Leave out what ends Python, such as exit(), and what needs a lot of memory."
        called_by_us = not failed.where and re.search(r"positional argument|unexpected keyword", str(failed))
        if "TypeError" in str(failed) and called_by_us:
            return "Keep the line that begins with `def` as it was given: the arguments and their order are asked for."
        look = f"Look at {failed.where}." if failed.where else "Read what it says."
        look = f"{look} {advice(str(failed), self.subject.source() or '')}".rstrip()
        if case.number and self.check.by_hand:
            given = f'`problem("{self.check.name}", {case.number})`'
            what = "what it was called with" if self.check.returns else "a call like the one that failed"
            return f"{look} {given} gives you {what}, to try by hand."
        if case.number:
            return look
        return f"{look} The published problems work: which sizes, labels or numbers would be different in another one?"

    def _told(self, state: State, **said: str | None) -> Verdict:
        section = self.oracle.section(self.check)
        if section and said.get("try_next"):
            said["try_next"] += f" See {section}{'' if section.endswith('?') else '.'}"
        if "came_out" in said:
            said["came_out"] = printable(said["came_out"])
        check, printed = self.check, printable(self.printed, lines=True)
        return Verdict(check.name, state, check.points, check.asks, printed=printed, **said)


def _note(check: Check, answer: Answer) -> str:
    """What to note about the answer to a problem with a kink: nothing if it is ours. It never costs points."""
    if not disagreement(check, answer.case.right, answer.got):
        return ""
    others = answer.case.alternatives.items()
    return next((note for note, values in others if not disagreement(check, values, answer.got)), MIXED)


def _filled(text: str, answer: Answer) -> str:
    """`{X}` in a text becomes the number of rows of X in the problem that is told of, and so for its other arrays."""
    rows = {name: len(value) for name, value in answer.case.problem.items() if np.ndim(value)}
    return re.sub(r"\{(\w+)\}", lambda name: str(rows.get(name[1], name[0])), text)
