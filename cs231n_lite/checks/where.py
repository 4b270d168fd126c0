"""Where a result is wrong, if what isn't known: a place or a relation that holds on every wrong answer."""

from collections.abc import Callable, Sequence

import numpy as np

from .answers import Answer, relative_difference
from .check import Check

OPENING = "no known mistake gives this, but it is clear where it is wrong."
CLOSE = 1e-6  # relative to the largest right value
MOST = 0.5
MOST_TOLD = 3  # quantities that came out right
FEW = 4  # numbers of one answer, which may be off by one factor by accident
NEAR_ONE = 0.01  # a factor that is told as none
Place = Callable[[np.ndarray, np.ndarray, Answer], bool | None]
"""Whether (yours, right) of an answer is wrong in this way; None if the answer can't tell."""


def where(check: Check, answers: Sequence[Answer]) -> str:
    """In what the wrong answers are alike, in a sentence; empty if in nothing that is known."""
    asked = {each[0]: [*zip(answers, each, strict=True)] for each in zip(*_names(answers), strict=True)}
    wrong = {name: [(a, each) for a, each in those if not _right(check, each, a)] for name, those in asked.items()}
    wrong = {name: those for name, those in wrong.items() if those}
    found = [(name, _alike(those)) for name, those in wrong.items()]
    if len(wrong) > 1 and not all(said for _, said in found):
        return ""
    told = [f"{name}: {said}" if len(answers[0].case.right) > 1 else said for name, said in found if said]
    if not told and len(wrong) == 1 < len(answers[0].case.right):
        (name,) = wrong
        others = [one for one in answers[0].case.right if one != name]
        right = " and ".join(others) if len(others) <= MOST_TOLD else "all else"
        told = [f"only {name} is wrong; {right} came out right everywhere"]
    if not told:
        return ""
    said = "; ".join(told)
    return f"{OPENING} {said[:1].upper()}{said[1:]}."


def _names(answers: Sequence[Answer]) -> list[list[str]]:
    """What the quantities of each answer are called: they may differ, as grad of u and v, and grad of a, b and c."""
    names = [list(answer.case.right) for answer in answers]
    if len({*map(len, names)}) == 1:
        return names
    common = [name for name in names[0] if all(name in each for each in names)]
    return [common] * len(answers)


def _right(check: Check, name: str, answer: Answer) -> bool:
    return relative_difference(answer.case.right[name], answer.got[name]) <= check.rtol


def _alike(answers: Sequence[tuple[Answer, str]]) -> str:
    """In what these answers, each with the name of its quantity, are alike."""
    pairs = []
    for answer, name in answers:
        yours, right = (np.asarray(value, np.float64) for value in (answer.got[name], answer.case.right[name]))
        if yours.shape != right.shape or not np.all(np.isfinite(yours)):
            return ""
        pairs.append((yours, right, answer))
    said = _same_relation(pairs)
    if said:
        return said
    for words, place in PLACES.items():
        holds = [place(*pair) for pair in pairs]
        if any(holds) and all(one is not False for one in holds):
            return words
    return ""


def _same_relation(pairs: Sequence[tuple[np.ndarray, np.ndarray, Answer]]) -> str:
    """A factor, or a difference, that is the same for all numbers of all wrong answers."""
    if len(pairs) < 2 and pairs[0][0].size < FEW:
        return ""
    numbers = "it is" if all(yours.ndim == 0 for yours, _, _ in pairs) else "every number is"
    factors = [_factor(yours, right) for yours, right, _ in pairs]
    if None not in factors and not np.any(factors):
        return f"{numbers} 0, in every problem that came out wrong"
    if None in factors or np.any(np.abs(np.subtract(factors, 1)) < NEAR_ONE):
        factors = [None]
    if None not in factors and np.allclose(factors, factors[0], rtol=1e-5, atol=0) and len(pairs) > 1:
        return f"{numbers} {factors[0]:.4g} times the right one, in every problem that came out wrong"
    offsets = [_offset(yours, right) for yours, right, _ in pairs]
    if None not in offsets and np.allclose(offsets, offsets[0], rtol=1e-5, atol=1e-9) and len(pairs) > 2:
        more = "too large" if offsets[0] > 0 else "too small"
        return f"{numbers} {abs(offsets[0]):.4g} {more}, in every problem that came out wrong"
    if None not in factors and len(pairs) > 1 and all(yours.size > 2 for yours, _, _ in pairs):
        return f"{numbers} off by one factor, another one in each problem ({factors[0]:.4g} in the first)"
    if None not in offsets and len(pairs) > 1 and all(yours.size > 2 for yours, _, _ in pairs):
        return f"{numbers} off by the same amount, another one in each problem ({offsets[0]:.4g} in the first)"
    return ""


def _factor(yours: np.ndarray, right: np.ndarray) -> float | None:
    """The number that times `right` is `yours`, if there is one."""
    if not np.any(right):
        return None
    factor = float(np.sum(yours * right) / np.sum(right * right))
    return factor if _close(yours, factor * right, right) else None


def _offset(yours: np.ndarray, right: np.ndarray) -> float | None:
    offset = float(np.mean(yours - right))
    return offset if _close(yours, right + offset, right) else None


def _close(one: np.ndarray, other: np.ndarray, right: np.ndarray) -> bool:
    return bool(np.max(np.abs(one - other), initial=0) <= CLOSE * max(np.max(np.abs(right), initial=0), 1e-3))


def _off(yours: np.ndarray, right: np.ndarray) -> np.ndarray:
    return np.abs(yours - right) > CLOSE * max(np.max(np.abs(right), initial=0), 1e-3)


def _only(chosen: Callable[[np.ndarray, Answer], np.ndarray | None], each_column: bool = False) -> Place:
    """That nothing but the chosen numbers is wrong; where they are all numbers, the answer can't tell.

    each_column: whether each of the chosen columns has to have something wrong
    """

    def place(yours: np.ndarray, right: np.ndarray, answer: Answer) -> bool | None:
        mask = chosen(right, answer)
        if mask is None:
            return False
        off = _off(yours, right)
        if each_column and not np.all(np.any(off, axis=0)[np.any(mask, axis=0)]):
            return False
        return None if np.all(mask) else bool(not np.any(off & ~mask))

    return place


def _all_but(chosen: Callable[[np.ndarray, Answer], np.ndarray | None]) -> Place:
    """That the chosen numbers are right, and most of the others aren't."""

    def place(yours: np.ndarray, right: np.ndarray, answer: Answer) -> bool | None:
        mask = chosen(right, answer)
        if mask is None or np.all(mask) or not np.any(mask):
            return False
        off = _off(yours, right)
        return bool(not np.any(off & mask) and np.mean(off[~mask]) > MOST)

    return place


def _rows(*numbers: int) -> Callable:
    def chosen(right: np.ndarray, answer: Answer) -> np.ndarray | None:
        if right.ndim != 2:
            return None
        mask = np.zeros(right.shape, bool)
        mask[list(numbers)] = True
        return mask

    return chosen


def _columns(*numbers: int) -> Callable:
    def chosen(right: np.ndarray, answer: Answer) -> np.ndarray | None:
        mask = _rows(*numbers)(right.T, answer)
        return None if mask is None else mask.T

    return chosen


def _of_gradient(right: np.ndarray, answer: Answer) -> bool:
    """Whether these numbers are those of a W that stands beside X."""
    problem = answer.case.problem
    if "b" in problem:  # W has no row for the bias then
        return False
    return "X" in problem and "W" in problem and right.shape == np.shape(problem["W"]) and right.ndim == 2


def _gradient(chosen: Callable) -> Callable:
    return lambda right, answer: chosen(right, answer) if _of_gradient(right, answer) else None


def _other(chosen: Callable) -> Callable:
    return lambda right, answer: None if (mask := chosen(right, answer)) is None else ~mask


def _labelled_columns(right: np.ndarray, answer: Answer) -> np.ndarray | None:
    """The columns of classes that some example has."""
    y = answer.case.problem.get("y")
    if not _of_gradient(right, answer) or np.ndim(y) != 1:
        return None
    mask = np.zeros(right.shape, bool)
    mask[:, np.unique(y)] = True
    return mask


def _right_class_entries(right: np.ndarray, answer: Answer) -> np.ndarray | None:
    """In a table of scores: the entry of the right class of each row."""
    problem = answer.case.problem
    y = problem.get("y")
    if np.ndim(y) != 1 or right.ndim != 2 or "scores" not in problem or right.shape != np.shape(problem["scores"]):
        return None
    mask = np.zeros(right.shape, bool)
    mask[np.arange(len(y)), y] = True
    return mask


def _ends(*numbers: int) -> Callable:
    def chosen(right: np.ndarray, answer: Answer) -> np.ndarray | None:
        if right.ndim != 1 or len(right) < 2:
            return None
        mask = np.zeros(len(right), bool)
        mask[list(numbers)] = True
        return mask

    return chosen


def _where_zero(right: np.ndarray, answer: Answer) -> np.ndarray | None:
    W = answer.case.problem.get("W")
    return W == 0 if "X" not in answer.case.problem and np.shape(W) == right.shape and right.ndim else None


def _where_negative(right: np.ndarray, answer: Answer) -> np.ndarray | None:
    W = answer.case.problem.get("W")
    return W < 0 if "X" not in answer.case.problem and np.shape(W) == right.shape and right.ndim else None


def _side(sign: int) -> Callable:
    """Where the numbers that a function of single numbers was given have this sign."""

    def chosen(right: np.ndarray, answer: Answer) -> np.ndarray | None:
        given = (answer.case.problem.get(name) for name in ("x", "large"))
        return next((sign * x > 0 for x in given if right.ndim and np.shape(x) == right.shape), None)

    return chosen


def _relation(holds: Callable[[np.ndarray, np.ndarray], bool]) -> Place:
    return lambda yours, right, answer: bool(right.size > 1 and holds(yours, right))


def _same_sorted(yours: np.ndarray, right: np.ndarray) -> bool:
    return _close(np.sort(yours, axis=None), np.sort(right, axis=None), right)


def _by_rows(yours: np.ndarray, right: np.ndarray) -> bool:
    """Whether each row is right up to a factor, which isn't the same in all and mostly not 1."""
    if right.ndim != 2 or min(right.shape) < 2:
        return False
    factors = [_factor(*pair) for pair in zip(yours, right, strict=True) if np.any(pair[1])]
    if len(factors) < 2 or None in factors:
        return False
    return bool(np.ptp(factors) > NEAR_ONE and np.mean(np.abs(np.subtract(factors, 1)) > NEAR_ONE) > MOST)


def _one_row(yours: np.ndarray, right: np.ndarray) -> bool:
    return right.ndim == 2 and len(right) > 1 and int(np.sum(np.any(_off(yours, right), axis=1))) == 1


PLACES: dict[str, Place] = {
    "only the last row of the gradient is wrong, that of the bias": _only(_gradient(_rows(-1))),
    "only the last row of the gradient, that of the bias, is right": _all_but(_gradient(_rows(-1))),
    "only the first row of the gradient is wrong": _only(_gradient(_rows(0))),
    "only the column of the last class is wrong": _only(_gradient(_columns(-1))),
    "only the column of class 0 is wrong": _only(_gradient(_columns(0))),
    "the columns of all classes but the last one are wrong": _all_but(_gradient(_columns(-1))),
    "the columns of all classes but class 0 are wrong": _all_but(_gradient(_columns(0))),
    "only the columns of classes that some example has are wrong; those that are nobody's are right": _only(
        _labelled_columns, each_column=True
    ),
    "only the columns of classes that no example has are wrong": _only(_other(_labelled_columns), each_column=True),
    "only the entries of the right classes are wrong": _only(_right_class_entries),
    "the entries of the right classes are correct, and those of the wrong classes aren't": _all_but(
        _right_class_entries
    ),
    "only the first row is wrong": _only(_rows(0)),
    "only the last row is wrong": _only(_rows(-1)),
    "only the first row is right": _all_but(_rows(0)),
    "only the last row is right": _all_but(_rows(-1)),
    "only the first column is wrong": _only(_columns(0)),
    "only the last column is wrong": _only(_columns(-1)),
    "only the first number is wrong": _only(_ends(0)),
    "only the last number is wrong": _only(_ends(-1)),
    "only the first number is right": _all_but(_ends(0)),
    "only the last number is right": _all_but(_ends(-1)),
    "only where a weight is exactly 0 is it wrong": _only(_where_zero),
    "only where a weight is negative is it wrong": _only(_where_negative),
    "only where x is below 0 is it wrong": _only(_side(-1)),
    "only where x is above 0 is it wrong": _only(_side(1)),
    "only one row is wrong": _relation(_one_row),
    "only one column is wrong": _relation(lambda yours, right: right.ndim == 2 and _one_row(yours.T, right.T)),
    "the sizes of all numbers are right, some signs aren't": _relation(
        lambda yours, right: _close(np.abs(yours), np.abs(right), right)
    ),
    "the numbers are right, but stand in another order": _relation(_same_sorted),
    "each row is right up to a factor, another one in each row": _relation(_by_rows),
    "each column is right up to a factor, another one in each column": _relation(
        lambda yours, right: right.ndim == 2 and _by_rows(yours.T, right.T)
    ),
    "every number is 0": _relation(lambda yours, right: not np.any(yours)),
}
