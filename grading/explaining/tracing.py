"""The judge, with a note of each problem that it asks and of what came of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from typing import Any

import numpy as np

from cs231n_lite.checks.answers import Answer
from cs231n_lite.checks.asking import Ask
from cs231n_lite.checks.case import Case
from cs231n_lite.checks.catalogue import find
from cs231n_lite.checks.check import Check, Problem, Quantities
from cs231n_lite.checks.forms import Form
from cs231n_lite.checks.judge import judge
from cs231n_lite.checks.question import NobodyToAsk
from cs231n_lite.checks.verdict import Verdict
from cs231n_lite.checks.verdicts import Verdicts

from ..judge.judging import Judge
from ..judge.oracle import LiveOracle


@dataclass
class Asked:
    """One problem of a check, by its number from 1; what was measured, or what was raised instead."""

    number: int
    case: Case
    got: Quantities | None = None
    error: Exception | None = None


@dataclass
class Pass:
    """All problems of a check, asked once, with the right functions that took the place of the student's meanwhile."""

    problems: list[Asked]
    helpers: Mapping[str, Callable] = field(default_factory=dict)


class TracingOracle(LiveOracle):
    """The oracle of one check; `passes` has a pass for each time that its problems were asked."""

    passes: list[Pass]

    def __init__(self, of: LiveOracle) -> None:
        super().__init__(of.references, of.seed)
        self.passes = []

    def cases(self, check: Check) -> list[Case]:
        """Each problem with its answers."""
        cases = list(super().cases(find(check.name)))  # the plain check, so that the references leave no note
        self.passes.append(Pass([Asked(number, case) for number, case in enumerate(cases, 1)]))
        return cases

    def confirm(self, check: Check, form: Form, answer: Answer) -> bool:
        """As it is; known mistakes leave no note either."""
        return super().confirm(find(check.name), form, answer)


@dataclass(frozen=True, kw_only=True)
class TracedCheck(Check):
    """A check that leaves a note with `oracle` of whatever it measures."""

    oracle: TracingOracle

    def measured(self, ask: Any, problem: Problem) -> Quantities:
        """What comes out of `problem`; raises WrongReturn, SubjectFailed or SubjectMissing."""
        last = self.oracle.passes[-1]
        asked = next(one for one in last.problems if one.case.problem is problem)
        last.helpers = ask.helpers
        try:
            asked.got = super().measured(ask, problem)
        except Exception as error:
            asked.error = error
            raise
        return asked.got


class TracingJudge(Judge):
    """A judge whose `passes` has, by the name of each check that was judged, how its problems were asked."""

    passes: dict[str, list[Pass]]

    def __init__(self, *about: Any, **more: Any) -> None:
        super().__init__(*about, **more)
        self.passes = {}

    def finish(self, check: Check) -> None:
        """Ask the problems of the last pass that were left out because one before them couldn't be answered."""
        last = self.passes[check.name][-1]
        for asked in last.problems:
            if asked.got is None and asked.error is None:
                ask = Ask(self._subject(check.module), check, asked.case.problem, dict(last.helpers))
                try:
                    with np.errstate(all="ignore"):
                        asked.got = check.measured(ask, asked.case.problem)
                        ask.forget()
                except NobodyToAsk:
                    raise
                except Exception as error:
                    asked.error = error

    def _judged(self, check: Check, others: Verdicts) -> Verdict:
        oracle = TracingOracle(self.oracle)
        self.passes[check.name] = oracle.passes
        plain = {each.name: getattr(check, each.name) for each in fields(Check)}
        return judge(TracedCheck(**plain, oracle=oracle), self._subject(check.module), oracle, others)
