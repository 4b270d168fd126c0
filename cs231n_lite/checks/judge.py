"""From a check, a student's function and an oracle to a verdict. The same code runs at home and at grading."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from .case import Oracle
from .check import Check, exercise_of
from .judgement import judgement
from .reading import read
from .subject import STUCK, Subject
from .verdict import State, Verdict
from .verdicts import Verdicts
from .words import listed


def judge(check: Check, subject: Subject, oracle: Oracle, others: Verdicts | None = None) -> Verdict:
    """The verdict on `check`; `others` makes those on the checks that it stands on.

    If it fails, and something that it stands on doesn't pass either, it is judged with right helpers where the oracle
    has them; else, and where nothing proves a mistake of its own, it waits for what it stands on.
    """
    verdict = judgement(check, subject, oracle)
    if others is None:
        return verdict
    if verdict.state is State.PASSED:
        earning = [on for name in check.earned_with if (on := others.on(name))]
        earned = not earning or any(on.state is State.PASSED for on in earning)
        return verdict if earned else _waiting(verdict, earning[0])
    helpers = _wrong_helpers(check, subject, others)
    lent = _lent(check, helpers, oracle, others)
    if lent:
        helped = judgement(check, subject, oracle, lent)
        if helped.state is State.PASSED:
            return replace(helped, note=f"This was judged with a right {listed(sorted(lent))}.")
        if check.forward in lent:  # another's cache need not be like the student's own, so a failure says little
            return verdict if verdict.mistake else _waiting(verdict, helpers[check.forward])
        verdict = helped
    if verdict.state is State.COULD_NOT_RUN:
        return verdict
    missing = [root for name, root in helpers.items() if name not in lent]
    if missing:
        return _waiting(verdict, missing[0])
    standing = [on for name in _not_of_helpers(check, others) if (on := others.on(name))]
    failing = [on for on in standing if on.state is not State.PASSED and STUCK.format("") not in on.came_out]
    return _waiting(verdict, failing[0]) if failing and (check.waits or not verdict.mistake) else verdict


def _lent(check: Check, wrong: Iterable[str], oracle: Oracle, others: Verdicts) -> dict[str, Callable]:
    """Right functions in place of `wrong` ones, where the oracle has them; passes that share a cache come together."""
    able = [name for name in wrong if not _are_versions(others.exercise(name, check.module), check.exercise, others)]
    exercises = [one for name in able for one in others.sharing_a_cache(others.exercise(name, check.module))]
    lent = {one.rpartition(".")[2]: oracle.helper(one) for one in exercises if one != check.exercise}
    return {name: helper for name, helper in lent.items() if helper}


def _not_of_helpers(check: Check, others: Verdicts) -> list[str]:
    """What the check stands on besides functions that may be lent: other parts of its function, or a class."""
    exercises = {name: exercise_of(name) for name in check.after}
    return [name for name, one in exercises.items() if one == check.exercise or not others.of(one)]


def _are_versions(exercise: str, other: str, others: Verdicts) -> bool:
    """Whether two functions are asked the same, as a loss with loops and without: neither is a helper of the other."""
    parts, of_other = ({name.rpartition(".")[2] for name in others.of(one)} for one in (exercise, other))
    return len(parts & of_other) > 1


def _wrong_helpers(check: Check, subject: Subject, others: Verdicts) -> dict[str, Verdict]:
    """The functions that the check's function uses and that have a check that doesn't pass; with its verdict.

    So does the forward pass whose cache it gets. Of a function that `after` names, the checks named there count; of any
    other, all.
    """
    declared: dict[str, list[str]] = {}
    for name in check.after:
        declared.setdefault(exercise_of(name).rpartition(".")[2], []).append(name)
    reading = read(subject.source(), check.function)
    used = {*(reading.used if reading else declared), *filter(None, [check.forward])}
    found = {}
    for function in sorted(used - {check.function}, key=lambda name: (name not in declared, name)):
        known = others.of(others.exercise(function, check.module))
        names = known and declared.get(function, known)
        verdicts = [on for name in names if (on := others.on(name))]
        wrong = [verdict for verdict in verdicts if verdict.state is not State.PASSED]
        if wrong:
            found[function] = wrong[0]
    return found


def _waiting(verdict: Verdict, root: Verdict) -> Verdict:
    first = root.mend_first or root.check
    text = f"this stands on {first}, which doesn't pass yet; ask again when it does"
    return Verdict(verdict.check, State.COULD_NOT_RUN, verdict.max_points, verdict.checked, text, mend_first=first)
