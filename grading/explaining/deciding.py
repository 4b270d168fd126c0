"""What came of single problems, and which of them decides the verdict, by the rules of `checks/judgement.py`."""

from collections.abc import Sequence

from cs231n_lite.checks.answers import broken_laws, disagreement, relative_difference
from cs231n_lite.checks.check import Check
from cs231n_lite.checks.question import SubjectFailed, SubjectMissing
from cs231n_lite.checks.returned import WrongReturn
from cs231n_lite.checks.verdict import State
from cs231n_lite.checks.words import printable

from .tracing import Asked


def deciding(check: Check, problems: Sequence[Asked]) -> Asked | None:
    """The problem that decides a verdict which isn't passed; None if every one came out right."""
    raised = next((one for one in problems if one.error is not None), None)
    before = [one for one in problems if raised is None or one.number < raised.number]
    wrong = [one for one in before if is_wrong(check, one)]
    if raised and not (wrong and isinstance(raised.error, SubjectFailed | WrongReturn)):
        return raised
    smooth = [one for one in wrong if not one.case.alternatives]
    off = [one for one in smooth if disagreement(check, one.case.right, one.got)]
    lawful = smooth if off else wrong  # as `judgement.py` weighs them
    return next((one for one in lawful if broken_laws(one.got)), next(iter(off or wrong), None))


def is_wrong(check: Check, one: Asked) -> bool:
    """Whether the answer isn't right; at a kink, where more than one is, no numbers are wrong."""
    if one.got is None:
        return one.error is not None
    smooth = not one.case.alternatives
    return bool(broken_laws(one.got) or (smooth and disagreement(check, one.case.right, one.got)))


def is_counted(check: Check, one: Asked) -> bool:
    """Whether this problem is among those that came out right or wrong: not at a kink, where no numbers are wrong."""
    return not one.case.alternatives or is_wrong(check, one)


def sign(check: Check, one: Asked) -> str:
    """✓, ✗, ○ for a problem that couldn't be asked, or · for one that isn't counted."""
    missing = isinstance(one.error, SubjectMissing) or (one.got is None and one.error is None)
    if missing or is_wrong(check, one):
        return (State.COULD_NOT_RUN if missing else State.FAILED).sign
    return State.PASSED.sign if is_counted(check, one) else "·"


def came_of(check: Check, one: Asked) -> str:
    """What came of a problem, in a few words, with the size of the difference."""
    if one.error is not None:
        return error_told(one.error)
    if one.got is None:
        return "not asked"
    laws = [law.otherwise for law in broken_laws(one.got)]
    sizes = {name: relative_difference(right, one.got[name]) for name, right in one.case.right.items()}
    wrong = [f"{name}: {_size(size)}" for name, size in sizes.items() if not size <= check.rtol]
    if is_counted(check, one):
        return "; ".join(laws + wrong) or "; ".join(f"{name}: {_size(size)}" for name, size in sizes.items())
    others = f"; the reference gives another one ({'; '.join(wrong)})" if wrong else ""
    return f"not counted: at a kink, more than one answer is right{others}"


def error_told(error: Exception) -> str:
    """What an exception of a question says."""
    known = isinstance(error, SubjectFailed | SubjectMissing | WrongReturn)
    return printable(str(error) if known else f"what came back can't be read ({type(error).__name__}: {error})")


def _size(size: float) -> str:
    if size == 0:
        return "the same"
    return "not to be compared: nan, or another shape" if size != size else f"off by {size:.2g}"
