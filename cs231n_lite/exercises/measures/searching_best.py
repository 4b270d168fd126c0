"""What a search over settings returns: the accuracies on the validation images, and the setting with the highest."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from ...checks.asking import Ask
from ...checks.check import KnownMistake, Law, Problem, Quantities
from ...checks.returned import describe, numbers, parts
from . import searching_mistakes as m
from .searching import clear, number_of, searched, weights
from .searching_known import NONE, known_accuracies, known_bests, own_best, right_accuracies

LEVELS = np.array([1e-4, 3e-4, 1e-3, 3e-3, 0.01, 0.03, 0.1, 0.3])
SAME = 1e-6  # what float32 makes of an accuracy is nearer than that


def problems(rng: np.random.Generator) -> Iterator[Problem]:
    """Two that tell known mistakes apart, one of them with as many images as classes; and one with ties."""
    square = filter(_has_one_best, clear(rng, 8, 8, 3, 8, 6))
    other = filter(_has_one_best, clear(rng, 12, 15, 4, 5, 7))
    yield from next(two for two in _pairs(square, other) if _tell_apart(*two))
    yield next(filter(_ties, (_tied(rng, one) for one in clear(rng, 10, 16, 4, 4, 6))))


def _pairs(first: Iterator[Problem], second: Iterator[Problem]) -> Iterator[tuple[Problem, Problem]]:
    """Each problem of one row with each of the other: good pairs are rare, and so are good problems."""
    seen: list[tuple[Problem, Problem]] = []
    for one, other in zip(first, second, strict=True):
        yield from [(one, other), *((one, later) for _, later in seen), *((earlier, other) for earlier, _ in seen)]
        seen.append((one, other))


def _tied(rng: np.random.Generator, problem: Problem) -> Problem:
    """Settings 1 to 4 have the same accuracy; the first and the last of them have in no column the least or most."""
    columns = [np.sort(rng.choice(LEVELS, 6, replace=False))[[5, 2, 1, 4, 3, 0]] for _ in range(2)]
    W = problem["W"].copy()
    W[2:5] = W[1] * np.array([2.0, 4.0, 0.5])[:, None, None]  # other scores, the same labels
    return {**problem, "settings": np.column_stack(columns), "W": W}


def _ties(problem: Problem) -> bool:
    """Whether these four are the best, and the last setting is better than the first."""
    right = right_accuracies(problem)
    return bool(right[0] < right[5] < right[1])


def _has_one_best(problem: Problem) -> bool:
    """Whether one setting is the best, one the worst, and no known mistake would return the best one."""
    right = right_accuracies(problem)
    if np.sum(right == np.max(right)) > 1 or np.sum(right == np.min(right)) > 1:
        return False
    return all(end != own_best(right) for mistake, end in known_bests(problem).items() if mistake not in m.OF_TIES)


def _tell_apart(*several: Problem) -> bool:
    """Whether any two known mistakes give different results in some problem, and none of them the right accuracies."""
    bests = [known_bests(problem) for problem in several]
    ends = [tuple(known[mistake] for known in bests) for mistake in bests[0] if mistake not in m.OF_TIES]
    if len(set(ends)) < len(ends):
        return False
    noted = [{"right": (right_accuracies(problem),), **known_accuracies(problem)} for problem in several]
    values = [str([np.round(known[mistake], 6).tolist() for known in noted]) for mistake in noted[0]]
    return len(set(values)) == len(values)


def chosen(ask: Ask, problem: Problem) -> Quantities:
    """The laws of what a search returns where no training diverges."""
    _, returned = searched(ask, problem)
    read = read_returned(returned, problem)
    if isinstance(read, Law):
        return {"what is returned": read}
    right = right_accuracies(problem)
    noted = _suspects_of_accuracies(read[1], right, problem) + _of_integers(returned, right)
    return {
        "the accuracies": _law_of_accuracies(read[1], right, problem, noted),
        "the best": _law_of_best(*read, right, problem, noted),
    }


def read_returned(returned: Any, problem: Problem) -> tuple[Any, np.ndarray] | Law:
    """Best and the accuracies; or, where a known mistake shows in what was returned, the law that it breaks.

    Raises WrongReturn where none does.
    """
    S = len(problem["settings"])
    if number_of(returned, problem) >= 0:
        return Law(False, "it returned a setting alone; expected (best, accuracies)", (m.ONLY_BEST,))
    if _are_numbers(returned, S):
        return Law(False, "it returned the accuracies alone; expected (best, accuracies)", (m.ONLY_ACCURACIES,))
    if not isinstance(returned, tuple) or len(returned) != 2:
        parts(returned, "best, accuracies")  # says what came instead
    best, accuracies = returned
    if _are_numbers(best, S) and (accuracies is None or number_of(accuracies, problem) >= 0):
        return Law(False, "it returned (accuracies, best); expected (best, accuracies)", (m.EXCHANGED,))
    if type(accuracies) in (int, float):
        told = f"accuracies came back as one number, {accuracies:.6g}; expected {S}, one for each setting"
        return Law(False, told, (m.ONE_ACCURACY,))
    return best, numbers(accuracies, "accuracies", S)


def _are_numbers(value: Any, count: int) -> bool:
    if isinstance(value, tuple):
        return len(value) == count and all(type(item) in (int, float) for item in value)
    return isinstance(value, np.ndarray) and value.shape == (count,)


def _suspects_of_accuracies(found: np.ndarray, right: np.ndarray, problem: Problem) -> tuple[KnownMistake, ...]:
    """The known mistakes that give these accuracies."""
    known = known_accuracies(problem).items()
    fitting = [mistake for mistake, values in known if any(_same(found, value) for value in values)]
    return tuple(fitting or ([m.ANOTHER_ORDER] if _same(np.sort(found), np.sort(right)) else []))


def _of_integers(returned: Any, right: np.ndarray) -> tuple[KnownMistake, ...]:
    """What explains accuracies whose array cuts every share to a whole number."""
    array = returned[1]
    whole = isinstance(array, np.ndarray) and array.dtype.kind in "iu"
    return (m.INTEGERS,) if whole and _same(array, np.floor(right)) else ()


def _same(found: np.ndarray, values: np.ndarray) -> bool:
    return bool(np.allclose(found, values, rtol=SAME, atol=SAME, equal_nan=True))


def _law_of_accuracies(
    found: np.ndarray, right: np.ndarray, problem: Problem, suspects: tuple[KnownMistake, ...]
) -> Law:
    wrong, M = int(np.argmax(~np.isclose(found, right, rtol=SAME, atol=SAME))), len(problem["y_val"])
    return Law(
        _same(found, right),
        f"accuracies[{wrong}] is {found[wrong]:.6g}; with settings[{wrong}], {right[wrong] * M:.0f} of the {M} "
        f"validation images are right, which is {right[wrong]:.6g}",
        suspects,
        "np.mean(np.argmax(X_val @ W, axis=1) == y_val) is the share of them that is right.",
        aspect="accuracies",
    )


def _law_of_best(
    best: Any, found: np.ndarray, right: np.ndarray, problem: Problem, noted: tuple[KnownMistake, ...]
) -> Law:
    """That best is the first setting with the highest accuracy; `noted` explains the accuracies that came with it."""
    number, top = which(best, problem), own_best(right)
    if number is None:
        suspects = _another_kind(best, found, top, problem)
    else:
        suspects = tuple(mistake for mistake, end in known_bests(problem).items() if number == end)
        suspects += noted if number == own_best(found) else ()
    first = "the first of those with the highest" if np.sum(right == right[top]) > 1 else "that with the highest"
    return Law(
        number == top,
        f"best is {name_of(best, problem)}; expected settings[{top}], {first} validation accuracy, {right[top]:.6g}",
        suspects,
        m.RETURN if number is None else m.KEEP,
        aspect="best",
    )


def which(best: Any, problem: Problem) -> int | None:
    """The number of the setting that was returned, `NONE` for None; None for something else."""
    if best is None:
        return NONE
    number = number_of(best, problem)
    return number if number >= 0 else None


def name_of(best: Any, problem: Problem) -> str:
    """What was returned as the best setting, in words."""
    number = number_of(best, problem)
    if number < 0 and isinstance(best, tuple) and len(best) == 2 and number_of(best[0], problem) >= 0:
        return f"a pair of {name_of(best[0], problem)} and {describe(best[1])}"
    return f"settings[{number}]" if number >= 0 else describe(best)


def _another_kind(best: Any, found: np.ndarray, top: int, problem: Problem) -> tuple[KnownMistake, ...]:
    """What explains that something was returned which is none of the settings."""
    if isinstance(best, np.ndarray):
        return (m.W_FOR_BEST,) if any(np.array_equal(best, W) for W in weights(problem)) else ()
    if type(best) not in (int, float):
        return ()
    kept = problem["settings"][top]
    known = {
        m.ACCURACY_FOR_BEST: np.isclose(best, [np.nanmax(found, initial=-np.inf), np.max(found)], atol=SAME).any(),
        m.INDEX_FOR_BEST: type(best) is int and best in (top, top + 1),
        m.PART_FOR_BEST: best in kept,
    }
    return tuple(mistake for mistake, fits in known.items() if fits)
