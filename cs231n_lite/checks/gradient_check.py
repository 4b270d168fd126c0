"""Checks of `gradient_check.py`: differences, the numeric gradient, the relative error and the sparse check."""

import numpy as np

from .check import Check, Family
from .returned import WrongReturn, array, describe, number
from .scripts import gradient_check as scripts

MODULE = "gradient_check"

SLOPE_FAMILIES = (
    Family(
        "not_divided_by_2h",
        {"slope": lambda problem: 2.0},
        "this is twice the slope: the two points are 2h apart, and you divide by h.",
        "Divide by the distance between the two points where f is evaluated.",
    ),
)


def slope_problems(rng):
    """A place and a step, both exact in binary."""
    for h in (1 / 4, 1 / 16, 1 / 1024):
        yield {"x": np.round(rng.uniform(-3, 3) * 8) / 8, "h": h}


def arrays(rng, shapes):
    """Arrays of each of the shapes, on a grid of 1/8, and a step of 1/1024 or near it."""
    for index, shape in enumerate(shapes):
        yield {"x": np.round(rng.normal(size=shape) * 8) / 8, "h": 2.0 ** -(9 + index % 3)}


def published_arrays(rng):
    return arrays(rng, [(3,), (3, 2), (2, 4)])


def fresh_arrays(rng):
    return arrays(rng, [(1,), (5,), (4, 3), (2, 3, 2), (1, 7)])


def pairs(rng, shapes, zeros=False):
    """Pairs of arrays that nearly agree, agree, or don't; single zeros among their numbers."""
    for index, shape in enumerate(shapes):
        n = np.round(rng.normal(size=shape) * 64) / 8
        if n.size > 1:
            n.flat[0] = 0.0
        yield {"a": n + [0.125, 0.0, -4.0, 2.0**-20][index % 4] * np.ones(shape), "n": n}
    if zeros:
        yield {"a": np.zeros((2, 3)), "n": np.zeros((2, 3))}


def published_pairs(rng):
    return pairs(rng, [(4,), (2, 3), (3, 2)], zeros=True)


def fresh_pairs(rng):
    return pairs(rng, [(1,), (5,), (3, 4), (2, 2), (6,), (20, 3)], zeros=True)


def sparse(rng, shapes):
    """An array with two numbers nearer to the kink at 0 than the step; a gradient a little off; places to check."""
    for shape in shapes:
        h = 2.0**-10
        x = np.round(rng.normal(size=shape) * 8) / 8
        x[x == 0] = 0.5
        places = np.argwhere(np.ones(shape, bool))
        places = places[rng.permutation(len(places))[: max(4, len(places) // 2)]]
        for place, part in zip(places[:3:2], (1 / 2, -1 / 4), strict=True):
            x[tuple(place)] = part * h
        order = np.arange(1, x.size + 1).reshape(shape)
        analytic = order * (x > 0) + 2 * x + rng.choice([-1 / 8, 0, 1 / 16], size=shape)
        yield {"x": x, "analytic": analytic, "coordinates": places, "h": h}


def published_sparse(rng):
    return sparse(rng, [(4, 3), (2, 5), (7,)])


def fresh_sparse(rng):
    return sparse(rng, [(5, 4), (3, 7), (9,), (4, 2)])


def forward_slope(call, problem):
    return {"slope": number(call.run(scripts.forward_slope, problem["x"], problem["h"]), "the slope")}


def centred_slope(call, problem):
    return {"slope": number(call.run(scripts.centred_slope, problem["x"], problem["h"]), "the slope")}


def numeric_gradient(centred):
    def measure(call, problem):
        x = problem["x"]
        found = call.run(scripts.numeric_gradient, x, problem["h"], centred)
        return {"gradient": array(found, "the gradient", x.shape)}

    return measure


def x_afterwards(call, problem):
    x = problem["x"]
    return {"x after the call": array(call.run(scripts.x_after_numeric_gradient, x, problem["h"]), "x", x.shape)}


def error_of_pair(call, problem):
    return {"relative error": number(call(problem["a"], problem["n"]), "the relative error")}


def _sparse_parts(call, problem, script=scripts.sparse_check):
    found, x = call.run(script, *(problem[name] for name in ("x", "analytic", "coordinates", "h")))
    if not isinstance(found, tuple) or len(found) != 3:
        raise WrongReturn(f"the function returned {describe(found)}; expected three values, (error, numeric, kinked)")
    return *found, x


def sparse_numeric(call, problem):
    _, numeric, _, _ = _sparse_parts(call, problem)
    _, without, _, _ = _sparse_parts(call, problem, scripts.sparse_check_without_pattern)
    shape = (len(problem["coordinates"]),)
    return {
        "differences": array(numeric, "numeric", shape),
        "differences without a pattern": array(without, "numeric", shape),
    }


def sparse_kinked(call, problem):
    _, _, kinked, _ = _sparse_parts(call, problem)
    _, _, without, _ = _sparse_parts(call, problem, scripts.sparse_check_without_pattern)
    shape = (len(problem["coordinates"]),)
    return {
        "coordinates at a kink": array(kinked, "kinked", shape),
        "coordinates at a kink without a pattern": array(without, "kinked", shape),
    }


def sparse_error(call, problem):
    error, _, _, _ = _sparse_parts(call, problem)
    without, _, _, _ = _sparse_parts(call, problem, scripts.sparse_check_without_pattern)
    return {"error": number(error, "error"), "error without a pattern": number(without, "error")}


def sparse_x_afterwards(call, problem):
    *_, x = _sparse_parts(call, problem)
    return {"x after the call": array(x, "x", problem["x"].shape)}


def _check(name: str, points: int, asks: str, try_next: str, problems, published, measure, **more) -> Check:
    function = name.partition(".")[0]
    return Check(name, points, MODULE, function, asks, try_next, problems, published, measure, **more)


NUDGE = "Nudge one number of x, evaluate f, and put the number back before you go to the next."

CHECKS = [
    _check(
        "forward_difference.value",
        2,
        "the slope of f between x and x + h, (f(x + h) - f(x)) / h.",
        "f is a function: call it, f(x + h). Mind the brackets.",
        slope_problems,
        slope_problems,
        forward_slope,
    ),
    _check(
        "centred_difference.value",
        2,
        "the slope of f between x - h and x + h, (f(x + h) - f(x - h)) / 2h.",
        "Mind the brackets: / 2 * h multiplies by h; / (2 * h) divides by 2h.",
        slope_problems,
        slope_problems,
        centred_slope,
        families=SLOPE_FAMILIES,
    ),
    _check(
        "eval_numerical_gradient.centred",
        5,
        "the gradient by centred differences, one number of x after the other, as an array of x's shape.",
        NUDGE,
        fresh_arrays,
        published_arrays,
        numeric_gradient(centred=True),
    ),
    _check(
        "eval_numerical_gradient.forward",
        3,
        "with centred=False, the gradient by forward differences.",
        "(f(x with one number moved by h) - f(x)) / h; the value f(x) needs to be asked once only.",
        fresh_arrays,
        published_arrays,
        numeric_gradient(centred=False),
    ),
    _check(
        "eval_numerical_gradient.restores",
        3,
        "x, after the call, is what it was before.",
        "Keep the number in a variable before you nudge it, and write it back afterwards.",
        fresh_arrays,
        published_arrays,
        x_afterwards,
        rtol=1e-12,
    ),
    _check(
        "relative_error.value",
        4,
        "the largest difference over the largest number, max|a - n| / max(max|a|, max|n|); 0 if all numbers are 0.",
        "Two steps: the largest absolute difference; the largest absolute number in either array. Then divide.",
        fresh_pairs,
        published_pairs,
        error_of_pair,
        keeps_inputs=True,
    ),
    _check(
        "grad_check_sparse.numeric",
        4,
        "the centred differences at the given coordinates, with and without a pattern.",
        NUDGE,
        fresh_sparse,
        published_sparse,
        sparse_numeric,
    ),
    _check(
        "grad_check_sparse.kinked",
        4,
        "which coordinates have met a kink: the pattern at x + h differs from the one at x - h.",
        "Ask the pattern where you ask f: once with the number raised, once with it lowered. None means no kinks.",
        fresh_sparse,
        published_sparse,
        sparse_kinked,
    ),
    _check(
        "grad_check_sparse.error",
        3,
        "the relative error between analytic and numeric, over the coordinates that have met no kink.",
        "A mask chooses: numeric[~kinked]. analytic[place] is the number to compare with.",
        fresh_sparse,
        published_sparse,
        sparse_error,
    ),
    _check(
        "grad_check_sparse.restores",
        2,
        "x, after the call, is what it was before.",
        "Keep the number in a variable before you nudge it, and write it back afterwards.",
        fresh_sparse,
        published_sparse,
        sparse_x_afterwards,
        rtol=1e-12,
    ),
]
