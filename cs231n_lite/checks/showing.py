"""Show what is wrong with numbers: by how much, and, for a small published problem, yours beside the right ones."""

from typing import Any

import numpy as np

from .answers import Answer, disagreement
from .check import Check
from .words import counted

SMALL = 36  # numbers in an array that is shown


def difference(check: Check, answer: Answer, correct: int, total: int) -> str:
    """What is wrong with the first wrong quantity of an answer; `correct` of `total` problems came out right."""
    name, size = disagreement(check, answer.case.right, answer.got)
    yours, expected = np.asarray(answer.got[name]), np.asarray(answer.case.right[name])
    what = _what_is_wrong(yours, expected, size, bool(answer.case.number), check)
    text = f"On {answer.case.called}: {name}: {what}"
    return text + (f" ({correct} of {total} problems came out right)" if correct else "")


def _what_is_wrong(yours: np.ndarray, expected: np.ndarray, size: float, published: bool, check: Check) -> str:
    if yours.shape != expected.shape:
        if yours.ndim == expected.ndim == 1:
            return f"{counted(len(yours), 'number')}, expected {len(expected)}"
        return f"shape {yours.shape}, expected {expected.shape}"
    if not np.all(np.isfinite(yours)):
        what = "nan" if np.any(np.isnan(yours)) else "infinite"
        return f"came out {'as ' * (what == 'nan')}{what}" if yours.ndim == 0 else f"some numbers are {what}"
    if expected.ndim == 0 and published:
        return f"yours is {_digits(yours)}, correct is {_digits(expected)}"
    if not np.any(expected):
        return "not 0, and it should be"
    if expected.ndim == 0:
        return f"off by {size:.2g} times the correct one"
    wrong = np.sum(np.abs(yours - expected) > check.rtol * np.max(np.abs(expected)))
    if check.labels:
        return f"{wrong} of {counted(yours.size, 'number')} wrong"
    return f"{wrong} of {counted(yours.size, 'number')} wrong, by up to {size:.2g} times the largest correct one"


def side_by_side(name: str, answer: Answer) -> str:
    """The wrong array beside the correct one, if it is small enough to be read; else nothing."""
    yours, right = np.asarray(answer.got[name]), np.asarray(answer.case.right[name])
    if right.ndim not in (1, 2) or right.shape != yours.shape or not 0 < right.size <= SMALL:
        return ""
    left, other = _rows(yours), _rows(right)
    if right.ndim == 1:
        return f"yours:   {left[0]}\ncorrect: {other[0]}"
    width = max(map(len, [*left, "yours"]))
    rows = [f"{one:<{width}}   {two}" for one, two in zip(["yours", *left], ["correct", *other], strict=True)]
    return "\n".join(row.rstrip() for row in rows)


def _rows(values: np.ndarray) -> list[str]:
    texts = [[f"{float(number) + 0.0:.4g}" for number in row] for row in np.atleast_2d(values)]
    width = max((len(text) for row in texts for text in row), default=0)
    return [" ".join(f"{text:>{width}}" for text in row) for row in texts]


def _digits(value: Any) -> str:
    """A number in at most six digits; zero without a sign."""
    return f"{float(value) + 0.0:.6g}"


def shown(value: Any) -> str:
    """A value of a problem: an array as rows of numbers, or its shape where it is large."""
    if not np.ndim(value):
        return f"{value:.6g}" if isinstance(value, float) else f"{value}"
    array = np.asarray(value)
    return (
        "\n".join(_rows(array)) if array.ndim <= 2 and array.size <= 2 * SMALL else f"an array of shape {array.shape}"
    )
