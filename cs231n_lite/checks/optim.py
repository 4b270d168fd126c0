"""Checks of `optim.py`: laws that hold whatever is drawn, and values where nothing is."""

from typing import Any

import numpy as np

from .check import Check, Family
from .returned import WrongReturn, array, describe
from .scripts import optim as scripts

MODULE = "optim"
FAIR = 6  # standard deviations that a count of random draws may be off


def search_problems(rng):
    for shape, tries, scale in [((3, 2), 40, 1.0), ((4, 3), 60, 0.5), ((2, 5), 25, 0.01)]:
        yield {"shape": np.array(shape), "tries": tries, "seed": int(rng.integers(1000)), "scale": scale}


def start_problems(rng):
    for shape, tries, scale in [((3, 2), 40, 0.25), ((4, 3), 60, 0.125), ((2, 5), 25, 2.0)]:
        W = np.round(rng.normal(size=shape) * 8) / 8
        yield {"W": W, "tries": tries, "seed": int(rng.integers(1000)), "scale": scale}


def descent_problems(rng):
    for shape, steps, rate in [((2, 2), 5, 2.0**-6), ((3, 2), 8, 2.0**-7), ((1, 4), 1, 2.0**-4)]:
        yield {"W": np.round(rng.normal(size=shape) * 8) / 8, "steps": steps, "learning_rate": rate}


def sizes(rng):
    """N and batch sizes: one that divides N, one that doesn't, one image at a time, and more than there are."""
    for N, batch_size in [(12, 4), (10, 3), (5, 1), (7, 7), (4, 9)]:
        yield {"N": N, "batch_size": batch_size, "seed": int(rng.integers(1000))}


def larger_sizes(rng):
    for N, batch_size in [(40, 8), (33, 10), (25, 30)]:
        yield {"N": N, "batch_size": batch_size, "seed": int(rng.integers(1000))}


def _parts(value: Any, count: int, names: str) -> tuple:
    if not isinstance(value, tuple) or len(value) != count:
        raise WrongReturn(f"the function returned {describe(value)}; expected {names}")
    return value


def searched(call, problem):
    shape, tries, scale = tuple(map(int, problem["shape"])), problem["tries"], problem["scale"]
    found = call.run(scripts.watched_random_search, shape, tries, problem["seed"], scale)
    W, history, asked = _parts(found, 3, "(W, history)")
    history, asked = array(history, "history", (tries,)), array(asked, "the list of all W tried", (tries, *shape))
    losses = np.array([scripts.valley(V) for V in asked])
    spread = float(np.std(asked) / scale)
    return {
        "loss of the returned W above the lowest one tried": scripts.valley(array(W, "W", shape)) - np.min(losses),
        "history beside the lowest loss so far": history - np.minimum.accumulate(losses),
        "tries with a W of their own": float(len(np.unique(losses))) / tries,
        "W of the size asked for": float(0.6 < spread < 1.5),
    }


def searched_locally(call, problem):
    W, tries, scale = problem["W"], problem["tries"], problem["scale"]
    found = call.run(scripts.watched_local_search, W, tries, problem["seed"], scale)
    end, history, asked, left = _parts(found, 4, "(W, history)")
    history, end = array(history, "history", (tries,)), array(end, "W", W.shape)
    asked = array(asked, "the list of all W tried", (np.shape(asked) or (0,))[:1] + W.shape)[-tries:]
    here, arrived, spread = W, np.zeros(tries), []
    for k, V in enumerate(asked):
        spread.append(np.std(V - here) / scale)
        here = V if scripts.valley(V) < scripts.valley(here) else here
        arrived[k] = scripts.valley(here)
    return {
        "distance of the returned W from where the accepted steps lead": end - here,
        "history beside the loss where we stand": history - arrived,
        "steps of the size asked for": float(0.5 < np.median(spread) < 1.6),
        "change of the W passed in": array(left, "W", W.shape) - W,
    }


def descended(call, problem):
    W, steps = problem["W"], problem["steps"]
    found = call.run(scripts.descent, W, steps, problem["learning_rate"])
    end, history, left = _parts(found, 3, "(W, history)")
    return {
        "W at the end, less where it started": array(end, "W", W.shape) - W,
        "history": array(history, "history", (steps,)),
        "change of the W passed in": array(left, "W", W.shape) - W,
    }


def ordered(call, problem):
    images, lengths = _parts(call.run(scripts.in_order, problem["N"], problem["batch_size"]), 2, "a list of arrays")
    return {"sizes of the batches": _list(lengths), "images": _list(images)}


def drawn(call, problem):
    """Sizes, range, chances and seeds of single batches."""
    N, size, seed = problem["N"], problem["batch_size"], problem["seed"]
    many = array(call.run(scripts.random_draws, N, size, tuple(range(seed, seed + 400))), "batches", (400, size))
    again = array(call.run(scripts.random_draws, N, size, (seed, seed)), "batches", (2, size))
    counts = np.array([np.sum(many == image) for image in range(N)])
    expected = many.size / N
    return {
        "share of the numbers that are images, 0 to N - 1": float(np.sum(counts)) / many.size,
        "every image has the same chance": float(np.all(np.abs(counts - expected) < FAIR * np.sqrt(expected))),
        "an image may come twice in a batch": float(any(len(set(batch)) < size for batch in many)),
        "the same seed gives the same batch": float(np.array_equal(again[0], again[1])),
        "another seed gives another batch": float(len(np.unique(many, axis=0)) > 1),
    }


def whole_epochs(call, problem):
    N = problem["N"]
    found = call.run(scripts.epochs, N, problem["batch_size"], problem["seed"])
    first, second, again = (_parts(part, 2, "a list of arrays") for part in _parts(found, 3, "a list of arrays"))
    return {
        "sizes of the batches": _list(first[1]),
        "images of an epoch, sorted": np.sort(_list(first[0])),
        "images of the next epoch, sorted": np.sort(_list(second[0])),
        "the order is shuffled": float(N < 8 or not np.array_equal(first[0], np.arange(N))),
        "the next epoch has another order": float(N < 8 or not np.array_equal(first[0], second[0])),
        "the same seed gives the same order": float(np.array_equal(first[0], again[0])),
    }


def _list(values: Any) -> np.ndarray:
    """`values` as floats, however many there are; raises WrongReturn if they are no list of numbers."""
    if not isinstance(values, np.ndarray) or values.ndim != 1:
        raise WrongReturn(f"the function returned {describe(values)}; expected a list of arrays of whole numbers")
    return values.astype(np.float64)


STEP = "W at the end, less where it started"

CHECKS = [
    Check(
        "random_search.best",
        3,
        MODULE,
        "random_search",
        "the W with the lowest loss of all that were tried, and the lowest loss so far after each try.",
        "Keep W and its loss when the loss is lower than the best one so far; then write the best into history[k].",
        search_problems,
        search_problems,
        searched,
    ),
    Check(
        "random_local_search.accepts",
        3,
        MODULE,
        "random_local_search",
        "a step from where we stand is taken if it lowers the loss, else not; history has the loss where we stand.",
        "Make W + step first, ask for its loss there, and only then decide whether W becomes it.",
        start_problems,
        start_problems,
        searched_locally,
    ),
    Check(
        "gradient_descent.steps",
        4,
        MODULE,
        "gradient_descent",
        "W ← W - learning_rate · dW in each step; history has the loss before each step.",
        "f returns both: loss, dW = f(W). W = W - … makes a new array; W -= … changes the one passed in.",
        descent_problems,
        descent_problems,
        descended,
        families=(
            Family(
                "no_step",
                {STEP: lambda problem: 0.0},
                "W at the end is W at the start: no step was taken.",
                "Write the result of W - learning_rate * dW back into W.",
            ),
        ),
    ),
    Check(
        "batches_in_order.values",
        2,
        MODULE,
        "batches_in_order",
        "0 to N - 1 in order, cut into batches of batch_size; the last one has what is left.",
        "np.arange(start, stop) for each start in range(0, N, batch_size); the last stop is N.",
        sizes,
        sizes,
        ordered,
    ),
    Check(
        "random_batch.draws",
        3,
        MODULE,
        "random_batch",
        "batch_size numbers from 0 to N - 1, each with the same chance, drawn by rng; one may come twice.",
        "rng.integers(N, size=…) draws whole numbers from 0 to N - 1.",
        larger_sizes,
        larger_sizes,
        drawn,
    ),
    Check(
        "shuffled_batches.epoch",
        4,
        MODULE,
        "shuffled_batches",
        "an epoch sees each of the numbers 0 to N - 1 once, in an order drawn by rng, in batches of batch_size.",
        "rng.permutation(N) is a random order; cut it where batches_in_order cuts.",
        lambda rng: [*sizes(rng), *larger_sizes(rng)],
        lambda rng: [*sizes(rng), *larger_sizes(rng)],
        whole_epochs,
    ),
]
