"""What every loss `(W, X, y, reg) -> (loss, dW)` of a linear classifier is asked: data term, regularizer, loops."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np

from .check import Check, Family, Problem
from .problems import published_problems, regularized_problems
from .regularizers import regularizer_families
from .returned import array, number, pair

LOSS_SHARE = "regularizer's share of the loss"
GRADIENT_SHARE = "regularizer's share of the gradient"


def single_loss(call, problem):
    return {"loss": number(call(problem["scores"], problem["y"]), "the loss")}


def loss_without_reg(call, problem):
    loss, _ = pair(call(problem["W"], problem["X"], problem["y"], 0.0), "loss", "dW")
    return {"loss": number(loss, "loss")}


def gradient_without_reg(call, problem):
    W = problem["W"]
    _, dW = pair(call(W, problem["X"], problem["y"], 0.0), "loss", "dW")
    return {"gradient": array(dW, "dW", W.shape)}


def effect_of_reg(call, problem):
    """What reg adds to the loss and to the gradient: the data term, right or wrong, cancels."""
    W, X, y, reg = (problem[name] for name in ("W", "X", "y", "reg"))
    loss, dW = pair(call(W, X, y, reg), "loss", "dW")
    loss_0, dW_0 = pair(call(W, X, y, 0.0), "loss", "dW")
    return {
        LOSS_SHARE: number(loss, "loss") - number(loss_0, "loss"),
        GRADIENT_SHARE: array(dW, "dW", W.shape) - array(dW_0, "dW", W.shape),
    }


def loops(call, problem):
    """Whether the steps grow with the number of examples and of classes, eightfold each (by less than one step for two
    more of them, it isn't a loop over them); and whether the function is right at all."""
    W, X, y = problem["W"], problem["X"], problem["y"]
    loss, dW = pair(call(W, X, y, 0.0), "loss", "dW")
    few = call.instructions(W, X, y, 0.0)
    many_examples = call.instructions(W, np.tile(X, (8, 1)), np.tile(y, 8), 0.0)
    many_classes = call.instructions(np.tile(W, (1, 8)), X, y, 0.0)
    return {
        "loss": number(loss, "loss"),
        "gradient": array(dW, "dW", W.shape),
        "number of loops over examples": float(many_examples - few > 7 * len(X) / 2),
        "number of loops over classes": float(many_classes - few > 7 * W.shape[1] / 2),
    }


def loop_problems(rng):
    N, D, C = 6, 7, 5
    X = np.concatenate([rng.normal(size=(N, D - 1)), np.ones((N, 1))], axis=1)
    yield {"W": rng.normal(size=(D, C)), "X": X, "y": rng.integers(C, size=N), "reg": 0.0}


def number_of_examples(problem):
    return len(problem["X"])


loss_not_averaged = Family(
    "not_averaged",
    {"loss": number_of_examples},
    "the losses of the examples are added up but not averaged: yours is N times the right one (N = {N}).",
    "Divide the sum by the number of examples, once, after the loop.",
)

gradient_not_averaged = Family(
    "not_averaged",
    {"gradient": number_of_examples},
    "the gradient is added up over the examples but not averaged: yours is N times the right one (N = {N}).",
    "The loss is a mean over the examples, so its gradient is one too: divide dW by N, once.",
)


def gradient_zero(try_next: str) -> Family:
    looks_like = "dW is zero everywhere: it is made and never filled in."
    return Family("gradient_zero", {"gradient": lambda problem: 0.0}, looks_like, try_next)


def gradient_wrong_sign(try_next: str) -> Family:
    looks_like = "every number of dW has the wrong sign."
    return Family("gradient_wrong_sign", {"gradient": lambda problem: -1.0}, looks_like, try_next)


@dataclass(frozen=True)
class Loss:
    """What the checks of one kind of loss say and ask: `data_term` and `data_gradient` are the formulas in words,
    `by_hand` and `gradient_by_hand` what to try next, `problems` those of the data term, `regularized` those of the
    regularizer, `published` the shipped ones of both."""

    module: str
    data_term: str
    by_hand: str
    data_gradient: str
    gradient_by_hand: str
    problems: Callable[[np.random.Generator], Iterable[Problem]]
    gradient_families: tuple[Family, ...]
    loss_families: tuple[Family, ...] = (loss_not_averaged,)
    kinks: Callable[[np.random.Generator], Iterable[Problem]] | None = None
    regularized: Callable[[np.random.Generator], Iterable[Problem]] = regularized_problems
    published: Callable[[np.random.Generator, float], Iterable[Problem]] = published_problems

    def checks(self, function: str, loss: int, gradient: int, regularizer: int) -> list[Check]:
        """The three checks of one version of the loss, with their points."""
        return [
            Check(
                name=f"{function}.loss",
                points=loss,
                module=self.module,
                function=function,
                asks=f"the loss at reg = 0: {self.data_term}.",
                try_next=self.by_hand,
                problems=self.problems,
                published=lambda rng: self.published(rng, 0.0),
                measure=loss_without_reg,
                families=self.loss_families,
            ),
            Check(
                name=f"{function}.gradient",
                points=gradient,
                module=self.module,
                function=function,
                asks=f"the gradient dW at reg = 0: {self.data_gradient}.",
                try_next=self.gradient_by_hand,
                problems=self.problems,
                published=lambda rng: self.published(rng, 0.0),
                measure=gradient_without_reg,
                families=self.gradient_families,
                kinks=self.kinks,
                keeps_inputs=True,
            ),
            Check(
                name=f"{function}.regularizer",
                points=regularizer,
                module=self.module,
                function=function,
                asks="what reg adds: reg · ΣW² to the loss and 2 · reg · W to the gradient.",
                try_next="Compare your result at reg = 1 with the one at reg = 0: the difference should be ΣW² and 2W.",
                problems=self.regularized,
                published=lambda rng: self.published(rng, 0.5),
                measure=effect_of_reg,
                families=regularizer_families(LOSS_SHARE, GRADIENT_SHARE),
            ),
        ]

    def no_loops(self, function: str, points: int) -> Check:
        """The check that `function` works without a Python loop over examples or classes."""
        return Check(
            name=f"{function}.no_loops",
            points=points,
            module=self.module,
            function=function,
            asks="no Python loop over examples or classes: eight times as many take no more Python instructions.",
            try_next="Look for a for, a comprehension or np.vectorize over rows or classes; numpy takes whole arrays.",
            problems=loop_problems,
            published=lambda rng: self.published(rng, 0.0),
            measure=loops,
        )
