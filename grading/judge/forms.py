"""All forms that wrong results of a check can take: each known mistake alone, and each two choices together."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from types import ModuleType

import numpy as np

from cs231n_lite.checks.check import Check, KnownMistake, Problem, Quantities
from cs231n_lite.checks.forms import Form
from cs231n_lite.checks.prints import SAME, print_of, same_values
from cs231n_lite.checks.question import SubjectFailed, SubjectMissing
from cs231n_lite.checks.returned import WrongReturn

from .references import References, measured, values


def forms_of(check: Check, problems: Sequence[Problem], references: References) -> list[Form]:
    """The forms that can be told from the right results, and from each other, on the published `problems`.

    Of mistakes that always give the same results the first has the name.
    """
    rights = [references.right(check, problem) for problem in problems]
    if not any(rights):
        return []
    modules = dict(single_mistakes(check, references))
    made = ((mistake, _prints(check, module, problems, rights)) for mistake, module in modules.items())
    single = _told_apart(check, [Form((one,), prints) for one, prints in made if prints is not None], modules)
    shown = {form.mistakes[0].name for form in single}
    choices = [choice for choice in references.choices_of(check) if choice.name in shown]
    pairs = []
    together = references.choosing(check)
    for one, other in combinations(choices if together and together.pairs else (), 2):
        if not (one.alone or other.alone or one.instead.keys() & other.instead.keys()):
            prints = _prints(check, references.otherwise(check, one, other), problems, rights)
            pairs += [] if prints is None else [Form((one.mistake, other.mistake), prints)]
    return single + _unlike(check, pairs, single)


def _told_apart(check: Check, single: list[Form], modules: Mapping[KnownMistake, ModuleType]) -> list[Form]:
    """Those of `single` that can be told apart; of those that are the same in every problem, the first.

    Forms that are the same on the published problems only are left out: a name would be a guess.
    """
    found: list[Form] = []
    doubtful: list[Form] = []
    for form in single:
        twins = [one for one in [*found, *doubtful] if _same(check, one.prints, form.prints)]
        if not twins:
            found.append(form)
        elif not _always_same(check, modules[twins[0].mistakes[0]], modules[form.mistakes[0]]):
            doubtful += [form, *twins]
    return [form for form in found if not any(form is one for one in doubtful)]


def _always_same(check: Check, one: ModuleType, other: ModuleType) -> bool:
    """Whether two wrong modules give the same in fresh problems as well."""
    for problem in check.problems(np.random.default_rng(0)):
        first, second = results(check, one, problem), results(check, other, problem)
        if first and second and not same_values(first, first, second, 10 * check.rtol):
            return False
    return True


def _unlike(check: Check, pairs: Sequence[Form], single: Sequence[Form]) -> list[Form]:
    """Those of `pairs` that are like no other form."""
    others = [*single, *pairs]
    sizes = np.array([form.prints[0] for form in others])
    kept = []
    for form in pairs:
        near = np.flatnonzero(np.abs(sizes - form.prints[0]) <= 0.01 * abs(form.prints[0]) + _noise(check))
        if not any(others[k] is not form and _same(check, form.prints, others[k].prints) for k in near):
            kept.append(form)
    return kept


def results(check: Check, module: ModuleType, problem: Problem) -> Quantities | None:
    """What `module` gives; None if it raises."""
    try:
        return values(measured(check, module, problem, trusted=True))
    except (SubjectFailed, SubjectMissing, WrongReturn):
        return None


def single_mistakes(check: Check, references: References) -> Iterator[tuple[KnownMistake, ModuleType]]:
    """Each mistake of the check alone, with a module that makes it; one that is a choice counts as that."""
    choices = references.choices_of(check)
    for choice in choices:
        yield choice.mistake, references.otherwise(check, choice)
    names = {choice.name for choice in choices}
    for mistake in references.mistakes_by_value(check):
        if mistake.name not in names:
            yield KnownMistake(mistake.name, mistake.looks_like, mistake.try_next), references.mistaken(mistake)


def _prints(check: Check, module: ModuleType, problems: Sequence[Problem], rights: list) -> np.ndarray | None:
    """The prints of what `module` gives; None if it raises somewhere, gives no number, or is right everywhere."""
    found = [results(check, module, problem) for problem in problems]
    if None in found:
        return None
    if not any(np.any(np.isfinite(value)) for got in found for value in got.values()):
        return None
    prints = np.array([print_of(right, got) for right, got in zip(rights, found, strict=True)])
    return prints if np.max(np.abs(prints)) > _noise(check) else None


def _same(check: Check, one: np.ndarray, other: np.ndarray) -> bool:
    """Whether two prints can't be told apart safely."""
    return bool(np.all(np.abs(one - other) <= 2 * SAME * (np.abs(one) + np.abs(other)) + _noise(check)))


def _noise(check: Check) -> float:
    """How large a print may be that means nothing."""
    return 10 * check.rtol
