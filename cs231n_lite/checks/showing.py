"""Show what is wrong with numbers: by how much, and, for a small published problem, yours beside the right ones."""

from typing import Any

import numpy as np

from .check import Check
from .diagnose import Answer, disagreement
from .words import counted, verb

SMALL = 36  # numbers in an array that is shown


def difference(check: Check, answer: Answer, right: int, total: int) -> str:
    """In a sentence, what the first wrong quantity of an answer is; `right` of `total` problems came out right."""
    name, size = disagreement(check, answer.case.right, answer.got)
    yours, expected = np.asarray(answer.got[name]), np.asarray(answer.case.right[name])
    text = f"On {answer.case.called}: {name} "
    if yours.shape != expected.shape:
        many = yours.ndim == expected.ndim == 1
        what = f"{len(yours)} numbers, not {len(expected)}" if many else f"shape {yours.shape}, not {expected.shape}"
        return f"{text}came out with {what}"
    if not np.all(np.isfinite(yours)):
        what = "came out as" if yours.ndim == 0 else f"{verb(name, 'has', 'have')} numbers that are"
        text += f"{what} {'nan' if np.any(np.isnan(yours)) else 'infinite'}"
    elif expected.ndim == 0 and answer.case.number:
        text += f"{verb(name, 'is', 'are')} {_digits(yours)}; right is {_digits(expected)}"
    elif yours.size and not np.any(expected):
        text += f"should be 0{' everywhere' if expected.ndim else ''}, and {verb(name, 'is', 'are')} not"
    else:
        text += f"{verb(name, 'is', 'are')} off by {size:.2g} relative to the right one"
    problems = counted(total, "problem").partition(" ")[2]
    return text + (f" ({right} of {total} {problems} came out right)" if right else "")


def side_by_side(name: str, answer: Answer) -> str:
    """The wrong array beside the right one, if it is small enough to be read; else nothing."""
    yours, right = np.asarray(answer.got[name]), np.asarray(answer.case.right[name])
    if right.ndim not in (1, 2) or right.shape != yours.shape or not 0 < right.size <= SMALL:
        return ""
    left, other = _rows(yours), _rows(right)
    if right.ndim == 1:
        return f"yours: {left[0]}\nright: {other[0]}"
    width = max(map(len, [*left, "yours"]))
    rows = [f"{one:<{width}}   {two}" for one, two in zip(["yours", *left], ["right", *other], strict=True)]
    return "\n".join(row.rstrip() for row in rows)


def _rows(values: np.ndarray) -> list[str]:
    texts = [[_digits(number) for number in row] for row in np.atleast_2d(values)]
    width = max(len(text) for row in texts for text in row)
    return [" ".join(f"{text:>{width}}" for text in row) for row in texts]


def _digits(value: Any) -> str:
    """A number in at most six digits; zero without a sign."""
    return f"{float(value) + 0.0:.6g}" if np.ndim(value) == 0 else str(value)
