"""Forms of wrong results: what comes out where one choice in a function, or two, are made otherwise.

Two forms that are the same on all published problems aren't kept.
"""

import base64
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from .check import KnownMistake

AND = " + "
"""Between the names of two mistakes that explain a result together."""

NEARLY_ALL = 0.99
ALONE = 65535  # in a table, in place of a second mistake


@dataclass(frozen=True)
class Form:
    """Wrong results of one kind: by one known mistake, or by two at once.

    prints: those of the published problems, (problems,)
    """

    mistakes: tuple[KnownMistake, ...]
    prints: np.ndarray

    @property
    def told(self) -> KnownMistake:
        """What to say of it."""
        if len(self.mistakes) == 1:
            return self.mistakes[0]
        one, other = self.mistakes
        return KnownMistake(
            AND.join((one.name, other.name)),
            f"two mistakes at once. (1) {one.looks_like} (2) {other.looks_like}",
            " ".join(dict.fromkeys((one.try_next, other.try_next))),
        )


def packed(forms: Sequence[Form], numbers: Mapping[KnownMistake, int]) -> dict[str, Any]:
    """Forms for a table: the numbers of the mistakes of each, and its prints, as two strings."""
    prints = np.array([form.prints for form in forms], "<f4")
    of = [[numbers[mistake] for mistake in form.mistakes] for form in forms]
    pairs = np.array([(one[0], one[1] if len(one) > 1 else ALONE) for one in of], "<u2")
    return {"problems": prints.shape[1], "of": _text(pairs), "prints": _text(prints)}


def unpacked(table: Mapping[str, Any], mistakes: Sequence[KnownMistake]) -> list[Form]:
    """The forms that `packed` made, with the mistakes that their numbers stand for."""
    prints = _array(table["prints"], "<f4").astype(np.float64).reshape(-1, table["problems"])
    pairs = _array(table["of"], "<u2").reshape(-1, 2).tolist()
    found = [(mistakes[a],) if b == ALONE else (mistakes[a], mistakes[b]) for a, b in pairs]
    return [Form(of, one) for of, one in zip(found, prints, strict=True)]


def alike(table: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two tables of forms say the same, up to rounding.

    A few prints may differ by more: on another processor a number that is cut to an integer comes out as the next one.
    """
    if any(table.get(name) != other.get(name) for name in ("problems", "of")):
        return False
    one, two = (_array(each["prints"], "<f4") for each in (table, other))
    return one.shape == two.shape and bool(np.mean(np.isclose(one, two, rtol=1e-6, atol=1e-9)) > NEARLY_ALL)


def _text(values: np.ndarray) -> str:
    return base64.b85encode(values.tobytes()).decode()


def _array(text: str, dtype: str) -> np.ndarray:
    return np.frombuffer(base64.b85decode(text), dtype)
