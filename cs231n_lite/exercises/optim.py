"""Checks of `optim.py`: laws that hold whatever is drawn, and values where nothing is.

The functions that are searched are answered on the asking side, which notes every W that they are asked at.
"""

from dataclasses import replace

import numpy as np

from ..checks.check import Check, Law
from ..checks.crossing import Rng
from ..checks.returned import WrongReturn, array, numbers, parts
from .measures import sampling, searching

WAY = "the last W less the first"


def _order(W):
    return np.arange(1, W.size + 1).reshape(W.shape)


def valley(W):
    """Σ k · (W_k - 1)², with k counting the numbers of W from 1: its lowest point is 1 everywhere."""
    return float(np.sum(_order(W) * (W - 1) ** 2))


def terraces(W):
    """The valley in steps: between two steps the loss is the same everywhere."""
    return float(np.floor(valley(W) / 2))


def bowl(W):
    """The valley, plus (Σ W_k)² / 4, so that every number of W meets every other; with its gradient."""
    if not isinstance(W, np.ndarray):
        raise WrongReturn("you called f with something else than an array", "Call f with an array like W.")
    return valley(W) + float(np.sum(W) ** 2 / 4), 2 * _order(W) * (W - 1) + np.sum(W) / 2


def search_problems(rng):
    for shape, tries, scale in [((3, 2), 40, 1.0), ((4, 3), 60, 0.5), ((2, 5), 25, 0.01)]:
        yield {"D": shape[0], "C": shape[1], "tries": tries, "seed": int(rng.integers(1000)), "scale": scale}


def start_problems(rng):
    for shape, tries, scale in [((3, 2), 40, 0.25), ((4, 3), 60, 0.125), ((2, 5), 25, 2.0), ((3, 3), 80, 0.125)]:
        W = np.round(rng.normal(size=shape) * 8) / 8
        yield {"W": W, "tries": tries, "seed": int(rng.integers(1000)), "scale": scale}


def descent_problems(rng):
    """Gentle slopes; one step only; and a learning rate so large that the loss rises again and again."""
    for shape, steps, rate in [((2, 2), 5, 2.0**-6), ((3, 2), 8, 2.0**-7), ((1, 4), 1, 2.0**-4), ((2, 2), 6, 0.3125)]:
        yield {"W": np.round(rng.normal(size=shape) * 8) / 8 + 1 / 16, "steps": steps, "learning_rate": rate}


def sizes(rng):
    """N and batch sizes: one that divides N, one that doesn't, one image at a time, and more than there are."""
    for N, batch_size in [(12, 4), (10, 3), (5, 1), (7, 7), (4, 9)]:
        yield {"N": N, "batch_size": batch_size}


def epochs(rng):
    """The same sizes, a few epochs each; then sizes with so many epochs that a biased order shows."""
    several = [(problem["N"], problem["batch_size"], 3) for problem in sizes(rng)]
    for N, batch_size, many in [*several, (40, 8, 200), (33, 10, 200), (8, 3, 3000)]:
        yield {"N": N, "batch_size": batch_size, "seed": int(rng.integers(1000)), "epochs": many}


def larger_sizes(rng):
    for N, batch_size in [(40, 8), (33, 10), (25, 30)]:
        yield {"N": N, "batch_size": batch_size, "seed": int(rng.integers(1000))}


def search_arguments(problem):
    return {
        "f": valley,
        "shape": (problem["D"], problem["C"]),
        "tries": problem["tries"],
        "rng": Rng(problem["seed"]),
        "scale": problem["scale"],
    }


def searched(ask, problem):
    f, shape, tries, rng, scale = search_arguments(problem).values()
    watch = searching.Watched(f, shape)
    W, history = parts(ask(watch, shape, tries, rng, scale), "W, history")
    W, history = array(W, "W", shape), numbers(history, "history", tries)
    return searching.laws_of_search(watch, W, history, tries, scale) | searching.laws_of_rng(
        ask, lambda seed: (searching.Watched(f, shape), shape, 3, Rng(seed), scale), problem["seed"]
    )


def local_arguments(problem):
    return {"f": valley, "W": problem["W"], "tries": problem["tries"], "rng": Rng(problem["seed"])} | {
        "scale": problem["scale"]
    }


def searched_locally(ask, problem):
    f, start, tries, rng, scale = local_arguments(problem).values()
    found = {}
    for f in (valley, terraces):
        watch = searching.Watched(f, start.shape)
        value, after = ask.afterwards(watch, start, tries, rng, scale)
        W, history = parts(value, "W, history")
        W, history = array(W, "W", start.shape), numbers(history, "history", tries)
        laws = searching.laws_of_local_search(watch, start, W, history, tries, scale)
        if np.any(array(after[1], "W, after the call,", start.shape) != start):
            text = "the W that was passed in has changed; a search starts there and leaves it as it is"
            laws = {"the start stays": Law(False, text, searching.CHANGED_IN_PLACE)} | laws
        level = "for an f that is flat in places, " if f is terraces else ""
        found |= {f"{level}{name}": replace(law, otherwise=level + law.otherwise) for name, law in laws.items()}
    return found | searching.laws_of_rng(
        ask, lambda seed: (searching.Watched(valley, start.shape), start, 3, Rng(seed), scale), problem["seed"]
    )


def descent_arguments(problem):
    return {"f": bowl} | problem


def descended(ask, problem):
    f, W, steps, rate = descent_arguments(problem).values()
    value, after = ask.afterwards(f, W, steps, rate)
    end, history = parts(value, "W, history")
    return {
        WAY: array(end, "W", W.shape) - W,
        "history": numbers(history, "history", steps),
        "the W passed in, after the call": array(after[1], "W, after the call,", W.shape),
    }


def in_order(ask, problem):
    batches = sampling.batches_of(ask(problem["N"], problem["batch_size"]))
    return {
        "the sizes of the batches": np.array([len(batch) for batch in batches], float),
        "the images, one after the other": np.concatenate([np.zeros(0), *batches]),
    }


CHECKS = [
    Check(
        name="random_search.best",
        points=3,
        asks="the W with the lowest loss of all that were tried, and the lowest loss so far after each try.",
        try_next="Keep W and its loss when the loss is the lowest so far; then write the lowest one into history[k].",
        problems=search_problems,
        arguments=search_arguments,
        measure=searched,
    ),
    Check(
        name="random_local_search.accepts",
        points=3,
        asks="a step from where we stand is taken only if it lowers the loss; history has the loss where we stand.",
        try_next="Make W + step first, ask for its loss there, and only then decide whether W becomes it.",
        problems=start_problems,
        arguments=local_arguments,
        measure=searched_locally,
    ),
    Check(
        name="gradient_descent.steps",
        points=4,
        asks="W ← W - learning_rate · dW in each step, whatever the loss does; history has the loss before each step.",
        try_next="f returns both: loss, dW = f(W). W = W - … makes a new array; W -= … changes the one passed in.",
        problems=descent_problems,
        arguments=descent_arguments,
        measure=descended,
    ),
    Check(
        name="batches_in_order.values",
        points=2,
        asks="0 to N - 1 in order, cut into batches of batch_size; the last one has what is left.",
        try_next="np.arange(start, stop) for each start in range(0, N, batch_size); the last stop is N.",
        problems=sizes,
        measure=in_order,
    ),
    Check(
        name="random_batch.draws",
        points=3,
        asks="batch_size numbers from 0 to N - 1, each with the same chance, drawn by rng; one may come twice.",
        try_next="rng.integers(N, size=…) draws whole numbers from 0 to N - 1.",
        problems=larger_sizes,
        arguments=sampling.arguments,
        measure=sampling.drawn,
    ),
    Check(
        name="shuffled_batches.epoch",
        points=4,
        asks="an epoch sees each of the numbers 0 to N - 1 once, in an order drawn by rng, in batches of batch_size.",
        try_next="rng.permutation(N) is a random order; cut it where batches_in_order cuts.",
        problems=epochs,
        arguments=sampling.arguments,
        measure=sampling.whole_epochs,
        after=("batches_in_order.values",),
    ),
]
