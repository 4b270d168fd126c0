"""Checks of `optim.py`: laws that hold whatever is drawn, and values where nothing is."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from ..checks.asking import Ask
from ..checks.check import Check, Problem, Quantities
from ..checks.returned import array, numbers, parts
from .measures import epochs, local_search, random_search, sampling
from .measures.experiments import of_descent
from .measures.functions import bowl
from .measures.proofs import worked

END, AFTERWARDS = "the last W less the first", "the W passed in, after the call"


def descent_problems(rng: np.random.Generator) -> Iterator[Problem]:
    """Gentle slopes; one step only; and a learning rate so large that the loss rises again and again."""
    for shape, steps, rate in [((2, 2), 5, 2.0**-6), ((3, 2), 8, 2.0**-7), ((1, 4), 1, 2.0**-4), ((2, 2), 6, 0.3125)]:
        yield {"W": np.round(rng.normal(size=shape) * 8) / 8 + 1 / 16, "steps": steps, "learning_rate": rate}


def descent_arguments(problem: Problem) -> dict[str, Any]:
    """What a gradient descent is called with."""
    return {"f": bowl, **problem}


def descended(ask: Ask, problem: Problem) -> Quantities:
    """Where a gradient descent ends, the losses on its way, and the W passed in as it is afterwards."""
    f, W, steps, rate = descent_arguments(problem).values()
    value, after = ask.afterwards(f, W, steps, rate)
    end, history = parts(value, "W, history")
    return {
        END: array(end, "W", W.shape) - W,
        "history": numbers(history, "history", steps),
        AFTERWARDS: array(after[1], "W, after the call,", W.shape),
    }


CHECKS = [
    Check(
        name="random_search.best",
        points=3,
        asks="the W with the lowest loss of all that were tried, and the lowest loss so far after each try.",
        try_next="Keep W and its loss when the loss is the lowest so far; then write the lowest one into history[k].",
        problems=random_search.problems,
        arguments=random_search.arguments,
        measure=random_search.searched,
    ),
    Check(
        name="random_local_search.accepts",
        points=3,
        asks="a step from where we stand is taken only if it lowers the loss; history has the loss where we stand.",
        try_next="Make W + step first, ask for its loss there, and only then decide whether W becomes it.",
        problems=local_search.problems,
        arguments=local_search.arguments,
        measure=local_search.searched,
    ),
    Check(
        name="gradient_descent.steps",
        points=4,
        asks="W ← W - learning_rate · dW in each step, whatever the loss does; history has the loss before each step.",
        try_next="f returns both: loss, dW = f(W). W = W - … makes a new array; W -= … changes the one passed in.",
        problems=descent_problems,
        arguments=descent_arguments,
        measure=descended,
        experiment=of_descent,
        proofs=(
            worked(
                {"W": np.array([[1.0, 3.0]]), "steps": 2, "learning_rate": 0.25},
                history=[12.0, 1.0],
                **{END: [[-0.375, -2.125]], AFTERWARDS: [[1.0, 3.0]]},
            ),
            worked(  # so large a step that the loss rises
                {"W": np.array([[1.0, 3.0]]), "steps": 2, "learning_rate": 1.0},
                history=[12.0, 148.0],
                **{END: [[6.0, 26.0]]},
            ),
        ),
    ),
    Check(
        name="batches_in_order.values",
        points=2,
        asks="0 to N - 1 in order, cut into batches of batch_size; the last one has what is left.",
        try_next="np.arange(start, stop) for each start in range(0, N, batch_size); the last stop is N.",
        problems=epochs.sizes,
        measure=epochs.in_order,
        proofs=(
            worked(
                {"N": 7, "batch_size": 3},
                the_sizes_of_the_batches=[3, 3, 1],
                **{"the images, one after the other": np.arange(7.0)},
            ),
        ),
    ),
    Check(
        name="random_batch.draws",
        points=3,
        asks="batch_size numbers from 0 to N - 1, each with the same chance, drawn by rng; one may come twice.",
        try_next="rng.integers(N, size=…) draws whole numbers from 0 to N - 1.",
        problems=sampling.problems,
        arguments=sampling.arguments,
        measure=sampling.drawn,
    ),
    Check(
        name="shuffled_batches.epoch",
        points=4,
        asks="an epoch sees each of the numbers 0 to N - 1 once, in an order drawn by rng, in batches of batch_size.",
        try_next="rng.permutation(N) is a random order; cut it where batches_in_order cuts.",
        problems=epochs.problems,
        arguments=sampling.arguments,
        measure=epochs.shuffled,
        after=("batches_in_order.values",),
    ),
]
