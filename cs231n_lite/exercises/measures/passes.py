"""Forward and backward passes: their problems, and how a backward pass gets the cache of the student's own forward one.

The cache stays beside the student's module, whatever it is, so that it is never looked at.
"""

from collections.abc import Iterator
from typing import Any

import numpy as np

from ...checks.asking import Ask
from ...checks.check import KnownMistake, Law, Problem, Proof, Quantities, Right
from ...checks.returned import WrongReturn, array, parts
from ...checks.words import listed
from .problems import on_grid
from .proofs import SLOPE_AGREES, SMALL_STEP, equal

NOT_FROM_CACHE = KnownMistake(
    "not_from_cache",
    "the backward pass uses what the last forward pass has left, not the cache that it is given.",
    "Take all that you need out of `cache`: two layers have two caches.",
)
AFFINE_SHAPES = [((3, 2, 2), 5), ((4, 3), 2), ((2, 1, 3, 2), 4)]  # of x, and M; N, D and M pairwise different
FRESH_AFFINE_SHAPES = [((1, 3), 2), ((5, 4), 1), ((2, 3, 2), 7), ((8, 3, 4, 4), 10), ((30, 6), 3), ((6, 2, 1, 5), 4)]
RELU_SHAPES = [(3, 4), (5,), (2, 3, 2)]
FRESH_RELU_SHAPES = [(1,), (6, 7), (2, 3, 4, 5), (40, 3)]


def published_affine(rng: np.random.Generator) -> Iterator[Problem]:
    """Examples of one to three axes, w, b and an upstream gradient, on the grid."""
    for problem in _affine(rng, AFFINE_SHAPES):
        yield {name: on_grid(2 * value) + 1 / 16 * (name == "b") for name, value in problem.items()}


def fresh_affine(rng: np.random.Generator) -> Iterator[Problem]:
    """The same in more shapes, one of them with a single example, one with a single output; small and large numbers."""
    for index, problem in enumerate(_affine(rng, FRESH_AFFINE_SHAPES)):
        yield problem | {"w": [0.01, 1.0, 30.0][index % 3] * problem["w"]}


def _affine(rng: np.random.Generator, shapes: list[tuple[tuple[int, ...], int]]) -> Iterator[Problem]:
    for shape, M in shapes:
        N, D = shape[0], int(np.prod(shape[1:]))
        sizes = {"x": shape, "w": (D, M), "b": (M,), "dout": (N, M)}
        yield {name: rng.normal(size=size) for name, size in sizes.items()}


def published_relu(rng: np.random.Generator) -> Iterator[Problem]:
    """Arrays of one to three axes and their upstream gradients, on the grid; no x is 0."""
    return _relu(rng, RELU_SHAPES)


def fresh_relu(rng: np.random.Generator) -> Iterator[Problem]:
    """The same in more shapes."""
    return _relu(rng, FRESH_RELU_SHAPES)


def _relu(rng: np.random.Generator, shapes: list[tuple[int, ...]]) -> Iterator[Problem]:
    for shape in shapes:
        x = on_grid(2 * rng.normal(size=shape)) + 1 / 16
        x.flat[0], x.flat[-1] = rng.integers(1, 7) / 8 + 1 / 16, rng.integers(8, 20) + 1 / 16  # nothing bends above 0
        yield {"x": x, "dout": on_grid(2 * rng.normal(size=shape)) + 1 / 32}


def kinked_relu(rng: np.random.Generator) -> Iterator[Problem]:
    """Some numbers of x are exactly 0."""
    for shape in ((3, 4), (2, 2, 3)):
        x = rng.integers(-1, 2, size=shape).astype(float)
        x.flat[0] = 0.0
        yield {"x": x, "dout": on_grid(rng.normal(size=shape)) + 1 / 16}


def out_of(ask: Ask, problem: Problem) -> Quantities:
    """What a forward pass gives, but for its cache."""
    given = {name: value for name, value in problem.items() if name != "dout"}
    N = len(problem["x"])
    shape = (N, len(problem["b"])) if "b" in problem else problem["x"].shape
    out, _ = parts(ask.keeping((1,), *given.values()), "out, cache")
    return {"out": array(out, "out", shape)}


def _backward(ask: Ask, problem: Problem) -> tuple[Any, Any]:
    """What the backward pass returns, given the upstream gradient and the cache of the student's forward pass.

    And what it returns where there has been another forward pass in between. Each cache is used once, as it may be one
    that can't be used twice.
    """
    found = ask(problem["dout"], _cache(ask, problem))
    cache = _cache(ask, problem)
    _cache(ask, {name: 1 - value for name, value in problem.items()})
    return found, ask(problem["dout"], cache)


def _cache(ask: Ask, problem: Problem) -> Any:
    given = [value for name, value in problem.items() if name != "dout"]
    try:
        return parts(ask.keeping((1,), *given, name=ask.check.forward), "out, cache")[1]
    except WrongReturn as wrong:
        raise WrongReturn(f"there is no cache from {ask.check.forward}: {wrong}", wrong.try_next) from None


def _same_again(found: np.ndarray, again: Any) -> Law:
    """That a cache gives the same when there has been another forward pass."""
    same = isinstance(again, np.ndarray) and np.array_equal(found, again, equal_nan=True)
    return Law(same, "after another forward pass, the cache of the first one gives other numbers", (NOT_FROM_CACHE,))


def slope_of_affine(ask: Ask, problem: Problem) -> Quantities:
    """One of the three slopes that the affine backward pass returns, that which the check is about."""
    once, twice = _backward(ask, problem)
    found = dict(zip(("dx", "dw", "db"), parts(once, "dx, dw, db"), strict=True))
    again = dict(zip(("dx", "dw", "db"), parts(twice, "dx, dw, db"), strict=True))
    name = ask.check.part
    if name == "db" and (isinstance(found[name], float) or np.ndim(found[name]) == 0):
        text = f"db came back as one number; expected an array of shape {problem['b'].shape}"
        raise WrongReturn(text, "db has one number for each output: add up over the examples only, axis=0 of dout.")
    slope = array(found[name], name, problem[name[1:]].shape)
    return {name: slope, "the same again": _same_again(slope, again[name])}


def slope_of_relu(ask: Ask, problem: Problem) -> Quantities:
    """What the rectifier's backward pass returns; at x = 0 it is a share of dout, from 0 to 1."""
    x, dout = problem["x"], problem["dout"]
    once, twice = _backward(ask, problem)
    dx = array(once, "dx", x.shape)
    shares = (dx / np.where(dout == 0, 1, dout))[x == 0]
    told = f"where x is 0, dx is {listed([f'{share:.3g}' for share in shares[:3]])} times dout; it may be 0 to 1 times"
    return {
        "dx": dx,
        "at the kink": Law(bool(np.all((shares >= 0) & (shares <= 1))), told),
        "the same again": _same_again(dx, twice),
    }


def slope_of_upstream(forward: str, name: str, slope: str) -> Proof:
    """The quantity `slope` is the slope of Σ out · dout in the input `name`, with the `out` of the check `forward`."""

    def proof(right: Right, problem: Problem) -> Iterator[Law]:
        x = problem[name]
        numeric = np.zeros(x.shape)
        for place in np.ndindex(x.shape):
            nudge = np.zeros(x.shape)
            nudge[place] = SMALL_STEP
            up, down = (right(forward, {**problem, name: moved})["out"] for moved in (x + nudge, x - nudge))
            numeric[place] = np.sum((up - down) * problem["dout"]) / (2 * SMALL_STEP)
        told = f"{slope} should be the slope of Σ out · dout in {name}, taken numerically"
        yield equal(told, numeric, right("", problem)[slope], SLOPE_AGREES)

    return proof
