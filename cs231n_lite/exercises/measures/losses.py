"""What every loss `(W, X, y, reg) -> (loss, dW)` of a linear classifier is asked: data term, regularizer, loops."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np

from ...checks.check import Check, Family, KnownMistake, Problem, Proof, anything
from ...checks.returned import like, number
from .looping import loop_problems, loops
from .problems import Problems, published_problems, regularized_problems
from .proofs import mean_over_examples, same_as, slope, worked
from .regularizer_share import (
    GRADIENT_SHARE,
    LOSS_SHARE,
    averaged,
    effect_of_reg,
    halved,
    missing,
    with_and_without,
    wrong_sign,
)

BY_HAND = {"W": np.array([[3.0, 0.0], [0.0, -1.0]]), "X": np.eye(2), "y": np.array([0, 1]), "reg": 2.0}


def number_of_examples(problem: Problem) -> float:
    """N, the factor by which a sum is larger than a mean."""
    return float(len(problem["X"]))


loss_not_averaged = Family(
    KnownMistake(
        "not_averaged",
        "the losses of the examples are added up but not averaged: yours is N times the right one (N = {X}).",
        "Divide the sum by the number of examples, once: / len(X).",
    ),
    {"loss": number_of_examples},
)

gradient_not_averaged = Family(
    KnownMistake(
        "not_averaged",
        "the gradient is added up over the examples but not averaged: yours is N times the right one (N = {X}).",
        "The loss is a mean over the examples, so its gradient is one too: divide dW by N, once.",
    ),
    {"dW": number_of_examples},
)


def gradient_zero(try_next: str) -> Family:
    """A gradient that is 0 everywhere."""
    looks_like = "dW is zero everywhere: it is made and never filled in."
    return Family(KnownMistake("gradient_zero", looks_like, try_next), {"dW": lambda problem: 0.0})


def gradient_wrong_sign(try_next: str) -> Family:
    """A gradient that points the other way."""
    looks_like = "every number of dW has the wrong sign."
    return Family(KnownMistake("gradient_wrong_sign", looks_like, try_next), {"dW": lambda problem: -1.0})


@dataclass(frozen=True)
class Loss:
    """One kind of loss: what its checks say and ask, in every version of it that students write.

    data_term, data_gradient: the formulas at reg = 0, in words
    by_hand, gradient_by_hand: what to try next
    problems, kinks: those of the data term, and those on which more than one gradient is right
    regularized: the problems of the regularizer
    published: the shipped problems of both, given reg
    helpers: the checks of functions that it may be made of
    proofs: of the loss; that the gradient is its slope, that both are means and that versions agree is proved anyway
    """

    data_term: str
    by_hand: str
    data_gradient: str
    gradient_by_hand: str
    problems: Problems
    gradient_families: tuple[Family, ...]
    loss_families: tuple[Family, ...] = (loss_not_averaged,)
    kinks: Problems | None = None
    regularized: Problems = regularized_problems
    published: Callable[[np.random.Generator, float], Iterable[Problem]] = published_problems
    helpers: tuple[str, ...] = ()
    proofs: tuple[Proof, ...] = ()

    def checks(self, function: str, loss: int, gradient: int, regularizer: int, loops: str = "") -> list[Check]:
        """The three checks of one version of the loss, with their points; `loops` is the version with loops, if any."""
        shares = (LOSS_SHARE, GRADIENT_SHARE)
        agree = [(same_as(f"{loops}.{part}"),) if loops else () for part in ("loss", "gradient", "regularizer")]
        return [
            Check(
                name=f"{function}.loss",
                points=loss,
                asks=f"the loss at reg = 0: {self.data_term}.",
                try_next=self.by_hand,
                problems=self.problems,
                published=lambda rng: self.published(rng, 0.0),
                returns={"loss": number, "dW": anything},
                families=self.loss_families,
                proofs=(*self.proofs, mean_over_examples("loss"), *agree[0]),
                after=self.helpers,
            ),
            Check(
                name=f"{function}.gradient",
                points=gradient,
                asks=f"the gradient dW at reg = 0: {self.data_gradient}, averaged over the examples.",
                try_next=self.gradient_by_hand,
                problems=self.problems,
                published=lambda rng: self.published(rng, 0.0),
                returns={"loss": anything, "dW": like("W")},
                families=self.gradient_families,
                kinks=self.kinks,
                proofs=(slope("loss", "dW", of=f"{function}.loss"), mean_over_examples("dW"), *agree[1]),
                keeps_inputs=True,
                after=(*self.helpers, f"{function}.loss"),
            ),
            Check(
                name=f"{function}.regularizer",
                points=regularizer,
                asks="what reg adds: reg · ΣW² to the loss and 2 · reg · W to the gradient.",
                try_next="Compare your result at reg = 1 with the one at reg = 0: the difference should be ΣW² and 2W.",
                problems=self.regularized,
                published=lambda rng: self.published(rng, 0.5),
                measure=effect_of_reg,
                calls=with_and_without,
                families=(*missing(*shares), *halved(*shares), *averaged(*shares), wrong_sign(*shares)),
                proofs=(
                    slope(*shares),
                    worked(BY_HAND, **{LOSS_SHARE: 20.0, GRADIENT_SHARE: [[12, 0], [0, -4]]}),
                    *agree[2],
                ),
                after=(*self.helpers, f"{function}.loss", f"{function}.gradient"),
            ),
        ]

    def no_loops(self, function: str, points: int) -> Check:
        """The check that `function` works without a Python loop over examples or classes."""
        return Check(
            name=f"{function}.no_loops",
            points=points,
            asks="no Python loop over examples or classes: with eight times as many, Python takes no more steps.",
            try_next="Look for a for, a comprehension or np.vectorize over rows or classes; numpy takes whole arrays.",
            problems=loop_problems,
            published=lambda rng: self.published(rng, 0.0),
            measure=loops,
            after=(*self.helpers, f"{function}.loss"),
            earned_with=(f"{function}.loss", f"{function}.gradient"),
        )
