"""One choice that a student makes otherwise, and the function in which all of them can be made."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from cs231n_lite.checks.check import KnownMistake

KEEP_SIGNS = "Leave out the absolute value: the sign counts."
KEEP_DECIMALS = "Leave the numbers as they are: no rounding, no //, and no array of integers."
KEEP_LENGTH = "Leave out the division by the length."
KEEP_ORDER = "Leave the order as it is."


@dataclass(frozen=True)
class Choice:
    """A mistake as one choice made otherwise: what `instead` says, by the names of the function's parameters.

    alone: whether it is too odd to be expected beside another mistake
    """

    name: str
    instead: Mapping[str, Any]
    looks_like: str
    try_next: str
    alone: bool = False

    @property
    def mistake(self) -> KnownMistake:
        """What is said of it."""
        return KnownMistake(self.name, self.looks_like, self.try_next)


@dataclass(frozen=True)
class Choices:
    """A function written so that each of its choices can be made otherwise.

    of: the exercises that it does, such as svm_loss_naive and svm_loss_vectorized
    function: takes what these take, and by name what is to be chosen otherwise; without that, it is right
    wrong: the choices that are wrong
    parts: the parts of their checks that these explain, such as "loss" of "svm_loss_naive.loss"; all, if none is said
    makes_class: whether `function` takes what is chosen otherwise alone, and gives a class
    pairs: whether two of them may explain a result together
    only: for a part of the checks, how the parameters begin whose choices alone explain it
    """

    of: tuple[str, ...]
    function: Callable[..., Any]
    wrong: Sequence[Choice]
    parts: tuple[str, ...] = ()
    makes_class: bool = False
    pairs: bool = True
    only: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        names = [choice.name for choice in self.wrong]
        twice = {name for name in names if names.count(name) > 1}
        if twice:
            raise ValueError(f"choices of {self.of[0]} have the same name: {', '.join(sorted(twice))}")
