"""Name the mistake: the known one that gives exactly these wrong values, or the two that give them together."""

from collections.abc import Sequence

import numpy as np

from .answers import Answer
from .case import Oracle
from .check import Check, KnownMistake, Law
from .forms import Form
from .prints import range_of


def diagnose(check: Check, answers: Sequence[Answer], oracle: Oracle) -> KnownMistake | None:
    """What explains every answer: one known mistake, else two; None if nothing does, or more than one thing.

    Nothing is named by numbers that are no numbers alone: somewhere a wrong, finite value must fit.
    """
    if not any(np.any(np.isfinite(answer.got[name])) for answer in answers for name in answer.case.right):
        return None
    found = _fitting_published(check, oracle.forms(check), [one for one in answers if one.case.number])
    hidden = [one for one in answers if not one.case.number]
    found = [form for form in found if all(oracle.confirm(check, form, answer) for answer in hidden)]
    fewest = min((len(form.mistakes) for form in found), default=0)
    found = [form for form in found if len(form.mistakes) == fewest]
    told = {(form.told.looks_like, form.told.try_next): form.told for form in found}  # what is told alike is one
    return next(iter(told.values())) if len(told) == 1 else None


def suspect(laws: Sequence[Law]) -> KnownMistake | None:
    """The one mistake that every broken law suspects; or two, where laws of two aspects suspect one each."""
    left = _suspected(laws)
    if left:
        return left[0] if len(left) == 1 else None
    aspects = dict.fromkeys(law.aspect for law in laws)
    of_each = [_suspected([law for law in laws if law.aspect == aspect]) for aspect in aspects]
    if "" in aspects or len(aspects) != 2 or any(len(those) != 1 for those in of_each):
        return None
    return Form((of_each[0][0], of_each[1][0]), np.zeros(0)).told


def _suspected(laws: Sequence[Law]) -> list[KnownMistake]:
    return [mistake for mistake in laws[0].suspects if all(mistake in law.suspects for law in laws)]


def _fitting_published(check: Check, forms: Sequence[Form], answers: Sequence[Answer]) -> list[Form]:
    """The forms whose prints are those of the answers to the published problems."""
    if not forms:
        return []
    prints, fits = np.array([form.prints for form in forms]), np.full(len(forms), True)
    for answer in answers:
        middle, width = range_of(answer.case.right, answer.got, check.rtol)
        fits &= np.abs(prints[:, answer.case.number - 1] - middle) <= width
    return [form for form, fit in zip(forms, fits, strict=True) if fit]
