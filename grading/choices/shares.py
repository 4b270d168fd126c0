"""What each example's loss, or gradient, is multiplied by: 1/N for each makes the mean."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import numpy as np

from .choice import Choice

MEAN_OF_LOSSES = "The loss is the mean over the examples: add up, then divide by len(X) once."


MEAN_OF_GRADIENTS = "The loss is a mean over the examples, so its gradient is one too: divide dW by len(X), once."


IN_A_LOOP = "Try two examples by hand, and print what you have after each of them."


def mean(N: int, D: int, C: int) -> np.ndarray:
    """1/N for each example."""
    return np.full(N, 1 / N)


def _only(index: int, divided: bool) -> Callable:
    def shares(N: int, D: int, C: int) -> np.ndarray:
        found = np.zeros(N)
        found[index] = 1 / N if divided else 1.0
        return found

    return shares


def _without(index: int) -> Callable:
    def shares(N: int, D: int, C: int) -> np.ndarray:
        found = np.full(N, 1 / N)
        found[index] = 0.0
        return found

    return shares


SHARES: dict[str, tuple[Callable, str]] = {
    "not_averaged": (
        lambda N, D, C: np.ones(N),
        "{it} is added up over the examples but not averaged: yours is N times the right one (N = {{X}}).",
    ),
    "averaged_twice": (lambda N, D, C: np.full(N, 1 / N**2), "{it} is divided by the number of examples twice."),
    "divided_by_classes": (
        lambda N, D, C: np.full(N, 1 / C),
        "{it} is divided by the number of classes, not by the number of examples.",
    ),
    "averaged_over_classes_too": (
        lambda N, D, C: np.full(N, 1 / (N * C)),
        "{it} is averaged over the classes as well: it is divided by N · C, not by N.",
    ),
    "averaged_over_wrong_classes_too": (
        lambda N, D, C: np.full(N, 1 / (N * (C - 1))),
        "{it} is divided by the number of wrong classes as well, C - 1.",
    ),
    "divided_by_numbers": (
        lambda N, D, C: np.full(N, 1 / D),
        "{it} is divided by D, the numbers in an example, not by the number of examples.",
    ),
    "divided_by_one_less": (
        lambda N, D, C: np.full(N, 1 / max(N - 1, 1e-9)),
        "{it} is divided by N - 1; it should be N.",
    ),
    "divided_by_one_more": (lambda N, D, C: np.full(N, 1 / (N + 1)), "{it} is divided by N + 1; it should be N."),
    "halved": (lambda N, D, C: np.full(N, 0.5 / N), "{it} is half of what it should be, in every problem."),
    "doubled": (lambda N, D, C: np.full(N, 2 / N), "{it} is twice what it should be, in every problem."),
    "wrong_sign": (lambda N, D, C: np.full(N, -1 / N), "{it} has the wrong sign."),
    "zero": (lambda N, D, C: np.zeros(N), "{it} is zero everywhere: is anything ever added to it?"),
    "only_last_example": (
        _only(-1, divided=True),
        "only the last example counts in {it}: each one replaces what was there.",
    ),
    "last_example_alone": (_only(-1, divided=False), "{it} is that of the last example alone."),
    "only_first_example": (
        _only(0, divided=True),
        "only the first example counts in {it}, divided by N: is the return inside the loop?",
    ),
    "first_example_alone": (
        _only(0, divided=False),
        "{it} is that of the first example alone: is the return inside the loop?",
    ),
    "last_example_left_out": (_without(-1), "the last example is left out of {it}."),
    "first_example_left_out": (_without(0), "the first example is left out of {it}."),
    "divided_in_the_loop": (
        lambda N, D, C: float(N) ** -np.arange(N, 0, -1),
        "{it} is divided by N in every turn of the loop; it should be once, after the loop.",
    ),
}
"""What each example's share may be instead of 1/N, by name, and what is said of it, of the loss or of the gradient."""


ABOUT_EXAMPLES = ("only_last", "last_example", "only_first", "first_example", "divided_in")


def choices_of_shares() -> list[Choice]:
    """Other shares of the examples in the loss, and in the gradient dW."""
    return [*_choices("loss", "the loss", MEAN_OF_LOSSES), *_choices("gradient", "dW", MEAN_OF_GRADIENTS)]


OF_SCORES = (
    *("not_averaged", "averaged_twice", "divided_by_classes", "averaged_over_classes_too", "halved", "doubled"),
    *("wrong_sign", "zero", "only_last_example", "last_example_left_out"),
)


def choices_of_shares_of_scores() -> list[Choice]:
    """The most frequent ones, for a loss that takes scores and returns dscores."""
    found = [*_choices("loss", "the loss", MEAN_OF_LOSSES), *_choices("gradient", "dscores", MEAN_OF_GRADIENTS)]
    return [
        replace(one, looks_like=_of_scores(one.looks_like), try_next=_about_scores(one.try_next))
        for one in found
        if one.name.partition("_")[2] in OF_SCORES
    ]


def _of_scores(words: str) -> str:
    words = words.replace("dscores is added up over the examples but not averaged", "dscores isn't divided by N")
    return words.replace("{X}", "{scores}")


def _about_scores(advice: str) -> str:
    if advice == SIGN_AND_ZERO["gradient"]:
        return "Take one example with two classes, and write its row of dscores down by hand: which entry is negative?"
    return advice.replace("len(X)", "len(scores)").replace("dW", "dscores")


def _choices(part: str, it: str, advice: str) -> Iterator[Choice]:
    for name, (shares, looks_like) in SHARES.items():
        try_next = IN_A_LOOP if name.startswith(ABOUT_EXAMPLES) else advice
        if name in ("zero", "wrong_sign"):
            try_next = SIGN_AND_ZERO[part]
        yield Choice(f"{part}_{name}", {f"{part}_shares": shares}, looks_like.format(it=it), try_next)


SIGN_AND_ZERO = {
    "loss": "Work out the loss of one example by hand, and print each number on the way.",
    "gradient": "Take one example and two classes, and write dW down by hand: which column gets + x, which one - x?",
}
