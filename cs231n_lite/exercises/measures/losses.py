"""What every loss `(W, X, y, reg) -> (loss, dW)` of a linear classifier is asked: data term, regularizer, loops."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np

from ...checks.check import Check, Problem, Proof, anything
from ...checks.returned import like, number
from .experiments import of_gradient, of_loss, of_regularizer
from .looping import loop_problems, loops
from .problems import Problems, published_problems, regularized_problems
from .proofs import mean_over_examples, same_as, slope, worked
from .regularizer_share import GRADIENT_SHARE, LOSS_SHARE, effect_of_reg, with_and_without

BY_HAND = {"W": np.array([[3.0, 0.0], [0.0, -1.0]]), "X": np.eye(2), "y": np.array([0, 1]), "reg": 2.0}


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
    kinks: Problems | None = None
    regularized: Problems = regularized_problems
    published: Callable[[np.random.Generator, float], Iterable[Problem]] = published_problems
    helpers: tuple[str, ...] = ()
    proofs: tuple[Proof, ...] = ()

    def checks(self, function: str, loss: int, gradient: int, regularizer: int, loops: str = "") -> list[Check]:
        """The three checks of one version of the loss, with their points; `loops` is the version with loops, if any."""
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
                experiment=of_loss,
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
                experiment=of_gradient,
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
                experiment=of_regularizer,
                proofs=(
                    slope(LOSS_SHARE, GRADIENT_SHARE),
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
