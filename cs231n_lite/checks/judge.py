"""From a check, a student's function and an oracle to a verdict. The same code runs at home and at grading."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np

from .check import Check, Problem, Quantities
from .diagnose import Answer, Diagnosis, diagnose, disagreement
from .returned import WrongReturn
from .subject import Reply, SubjectFailed, SubjectMissing
from .verdict import State, Verdict

MIXED = (
    "Where a term is exactly 0, at a kink, some of your sums take the slope on one side and others on the other; "
    "that is no subgradient."
)


@dataclass(frozen=True)
class Case:
    """One problem with its right values. A hidden one is never shown. `mistakes()` gives the values that known mistakes
    would give; it is asked only when something is wrong.

    At a kink more than one answer is right; `alternatives` has the others, by what to note about them.
    """

    problem: Problem
    right: Quantities
    mistakes: Callable[[], dict[str, Quantities]] = dict
    alternatives: dict[str, Quantities] = field(default_factory=dict)
    hidden: bool = False


@dataclass(frozen=True)
class KnownMistake:
    """What is said of a mistake that is recognised by its values."""

    looks_like: str
    try_next: str


class Oracle(Protocol):
    """Whoever knows the right values."""

    def cases(self, check: Check) -> Iterable[Case]: ...

    def about(self, check: Check, mistake: str) -> KnownMistake: ...


class Subject(Protocol):
    """Whoever can be asked: the student's functions of one module."""

    def call(self, function: str, args: tuple, count: bool = False, script: str = "") -> Reply: ...


@dataclass(frozen=True)
class Call:
    """The student's function as a check's `measure` gets it."""

    subject: Subject
    check: Check

    def __call__(self, *args):
        """What the function returns."""
        return self._value(self.subject.call(self.check.function, args))

    def run(self, script: Callable, *args):
        """What `script(module, *args)` of `scripts` returns, run where the student's module is."""
        name = f"{script.__module__.rpartition('.')[2]}.{script.__name__}"
        return self._value(self.subject.call(self.check.function, args, script=name))

    def _value(self, reply: Reply):
        if self.check.keeps_inputs and reply.changed:
            which = " and ".join(f"argument {position}" for position in reply.changed)
            raise SubjectFailed(
                f"{self.check.function} changed its {which} in place; work on a copy (`.copy()`) instead"
            )
        return reply.value

    def instructions(self, *args) -> int:
        """How many Python instructions the function executes."""
        return self.subject.call(self.check.function, args, count=True).instructions


@np.errstate(all="ignore")
def judge(check: Check, subject: Subject, oracle: Oracle, where: str = "") -> Verdict:
    """The verdict on `check`. `where` names the section that explains it, for the last line of the message."""

    def verdict(state: State, **said) -> Verdict:
        if where and "try_next" in said:
            said["try_next"] += f" See {where}."
        return Verdict(check.name, state, check.points, check.asks, **said)

    answers = []
    for case in oracle.cases(check):
        try:
            answers.append(Answer(case, check.measure(Call(subject, check), case.problem)))
        except SubjectMissing as missing:
            return verdict(State.UNJUDGED, came_out=str(missing))
        except (SubjectFailed, WrongReturn) as failed:
            came_out = f"on {_shapes(case)}, {failed}"
            return verdict(State.FAILED, came_out=came_out, try_next=check.try_next)
        except Exception as error:  # an answer so odd that measuring it goes wrong must not stop the grading
            came_out = f"on {_shapes(case)}, what came back can't be read ({type(error).__name__})"
            return verdict(State.FAILED, came_out=came_out, try_next=check.try_next)
    if not answers:
        raise RuntimeError(f"the oracle has no problem for {check.name}; `make build` writes the table again")
    smooth = [answer for answer in answers if not answer.case.alternatives]
    wrong = [answer for answer in smooth if disagreement(check, answer.case.right, answer.got)]
    if not wrong:
        notes = {_note(check, answer) for answer in answers if answer.case.alternatives}
        return verdict(State.PASSED, note=" ".join(sorted(notes - {""})))
    came_out = _difference(check, wrong[0], len(smooth) - len(wrong), len(smooth))
    found = diagnose(check, smooth, oracle) or Diagnosis(None, "", check.try_next)
    return verdict(
        State.FAILED, came_out=came_out, looks_like=found.looks_like, try_next=found.try_next, mistake=found.name
    )


def _note(check: Check, answer: Answer) -> str:
    """What to note about the answer to a problem with a kink: nothing if it is ours. It never costs points."""
    if not disagreement(check, answer.case.right, answer.got):
        return ""
    others = answer.case.alternatives.items()
    return next((note for note, values in others if not disagreement(check, values, answer.got)), MIXED)


def _shapes(case: Case) -> str:
    arrays = [f"{name} {value.shape}" for name, value in case.problem.items() if isinstance(value, np.ndarray)]
    return f"a {'hidden' if case.hidden else 'published'} problem{' with ' * bool(arrays)}{', '.join(arrays)}"


def _difference(check: Check, answer: Answer, right: int, total: int) -> str:
    name, size = disagreement(check, answer.case.right, answer.got)
    yours, expected = np.asarray(answer.got[name]), np.asarray(answer.case.right[name])
    if yours.shape != expected.shape:
        return f"on {_shapes(answer.case)}, the {name} came out with shape {yours.shape}, not {expected.shape}"
    if not np.all(np.isfinite(yours)):
        what = "came out as" if yours.ndim == 0 else "has numbers that are"
        return f"on {_shapes(answer.case)}, the {name} {what} {'nan' if np.any(np.isnan(yours)) else 'infinite'}"
    text = f"on {_shapes(answer.case)}, the {name} is off by {size:.2g} relative to the right one"
    if not answer.case.hidden and expected.ndim == 0:
        text += f" (yours {float(yours):.6g}, right {float(expected):.6g})"
    return text + (f"; {right} of {total} problems came out right" if right else "")
