"""What every loss `(W, X, y, reg) -> (loss, dW)` of a linear classifier is asked: data term, regularizer, loops."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np

from ...checks.check import Check, Family, KnownMistake, Law, Problem, anything
from ...checks.reading import read
from ...checks.returned import array, like, number, parts
from ...checks.words import counted, listed
from ..regularizers import regularizer_families
from .problems import published_problems, regularized_problems

LOSS_SHARE = "the regularizer's share of the loss"
GRADIENT_SHARE = "the regularizer's share of the gradient"
TIMES = 8  # as many examples, or classes, to see whether the work grows with them


def effect_of_reg(ask, problem):
    """What reg adds to the loss and to the gradient: the data term, right or wrong, cancels."""
    W, X, y, reg = (problem[name] for name in ("W", "X", "y", "reg"))
    with_reg, without = ask.many([(W, X, y, reg), (W, X, y, 0.0)])
    (loss, dW), (loss_0, dW_0) = parts(with_reg, "loss, dW"), parts(without, "loss, dW")
    return {
        LOSS_SHARE: number(loss, "loss") - number(loss_0, "loss"),
        GRADIENT_SHARE: array(dW, "dW", W.shape) - array(dW_0, "dW", W.shape),
    }


ONE = {"examples": "example", "classes": "class"}
LOOPS_OVER = {
    ("examples",): KnownMistake(
        "loop_over_examples",
        "there is a Python loop over the examples.",
        "Let numpy go through the rows: np.sum takes a whole array, and X.T @ … adds up over all examples.",
    ),
    ("classes",): KnownMistake(
        "loop_over_classes",
        "there is a Python loop over the classes.",
        "Let numpy go through the columns: one product X @ W gives the scores of all classes.",
    ),
    ("examples", "classes"): KnownMistake(
        "loops_over_both",
        "there are Python loops over the examples and over the classes.",
        "Let numpy go through rows and columns: work on the whole array of scores at once.",
    ),
}


def loops(ask, problem):
    """Whether the steps of Python code grow with the examples or the classes: half a step or more for each further one
    counts as a loop. Two witnesses: the steps, counted beside the student's code, and its text, read on this side.
    """
    W, X, y = problem["W"], problem["X"], problem["y"]
    read_there = read(ask.subject.source(), ask.check.function)
    many_X, many_y = np.tile(X, (TIMES, 1)), np.tile(y, TIMES)
    many_W, spread_y = np.tile(W, (1, TIMES)), np.arange(len(many_y)) % (TIMES * W.shape[1])
    few, many = ask.steps(W, X, y, 0.0), ask.steps(W, many_X, many_y, 0.0)
    wide = ask.steps(many_W, many_X, spread_y, 0.0)
    more = {"examples": (few, many, len(X)), "classes": (many, wide, W.shape[1])}
    grows = {what: found for what, found in more.items() if found[1] - found[0] > (TIMES - 1) * found[2] / 2}
    each = {what: round((after - before) / ((TIMES - 1) * n)) for what, (before, after, n) in grows.items()}
    told = [f"each further {ONE[what]} takes about {counted(n, 'step')} of Python code" for what, n in each.items()]
    where = f". Look for a loop here: {listed(list(read_there.loops[:4]))}" if read_there and read_there.loops else ""
    surely = read_there.surely if read_there else ()
    hiding = read_there.hiding if read_there else ()
    if read_there and read_there.loops:
        hiding += read_there.meddling
    return {
        "no code that hides loops": Law(
            not hiding,
            f"the function uses {listed(list(hiding))}: what such code runs can't be followed",
            try_next="Write the same with numpy alone.",
        ),
        "no numpy function that loops": Law(
            not surely,
            f"the function uses {listed(list(surely))}, which calls Python code for one number or row after the other",
            try_next="These are loops in disguise, and as slow. Use operators and functions of whole arrays.",
        ),
        "no loop": Law(
            not grows,
            f"{listed(told)}{where}",
            LOOPS_OVER.get(tuple(grows)),
        ),
    }


def loop_problems(rng):
    N, D, C = 6, 7, 5
    X = np.concatenate([rng.normal(size=(N, D - 1)), np.ones((N, 1))], axis=1)
    yield {"W": rng.normal(size=(D, C)), "X": X, "y": rng.integers(C, size=N), "reg": 0.0}


def number_of_examples(problem):
    return len(problem["X"])


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
    looks_like = "dW is zero everywhere: it is made and never filled in."
    return Family(KnownMistake("gradient_zero", looks_like, try_next), {"dW": lambda problem: 0.0})


def gradient_wrong_sign(try_next: str) -> Family:
    looks_like = "every number of dW has the wrong sign."
    return Family(KnownMistake("gradient_wrong_sign", looks_like, try_next), {"dW": lambda problem: -1.0})


@dataclass(frozen=True)
class Loss:
    """What the checks of one kind of loss say and ask: `data_term` and `data_gradient` are the formulas in words,
    `by_hand` and `gradient_by_hand` what to try next, `problems` those of the data term, `regularized` those of the
    regularizer, `published` the shipped ones of both. `helpers` are checks of functions that it may be made of."""

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
    helpers: tuple[str, ...] = ()

    def checks(self, function: str, loss: int, gradient: int, regularizer: int) -> list[Check]:
        """The three checks of one version of the loss, with their points."""
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
                families=regularizer_families(LOSS_SHARE, GRADIENT_SHARE),
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
