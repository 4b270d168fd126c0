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
    """Forms for a table: the numbers of the mistakes of each, and all prints in one string."""
    prints = np.array([form.prints for form in forms], "<f4")
    of = [[numbers[mistake] for mistake in form.mistakes] for form in forms]
    return {"of": of, "prints": base64.b85encode(prints.tobytes()).decode()}


def unpacked(table: Mapping[str, Any], mistakes: Sequence[KnownMistake]) -> list[Form]:
    """The forms that `packed` made, with the mistakes that their numbers stand for."""
    prints = np.frombuffer(base64.b85decode(table["prints"]), "<f4").astype(np.float64)
    prints = prints.reshape(len(table["of"]), -1)
    return [Form(tuple(mistakes[k] for k in of), one) for of, one in zip(table["of"], prints, strict=True)]
