"""Checks of `gradient_check.py`: differences, the numeric gradient, the relative error and the sparse check.

The functions whose derivatives are asked for are answered on the asking side.
"""

import math

import numpy as np

from ..checks.check import Check, Family, KnownMistake, Law
from ..checks.returned import WrongReturn, array, number, parts

SLOPE_FAMILIES = (
    Family(
        KnownMistake(
            "not_divided_by_2h",
            "this is twice the slope: the two points are 2h apart, and you divide by h.",
            "Divide by the distance between the two points where f is evaluated.",
        ),
        {"the slope": lambda problem: 2.0},
    ),
)


NUMERIC = 1e-9  # relative; rounding of f in float64 stays far below it, in float32 far above


def cubic(x):
    """x³ - 2x, which falls between -0.8 and 0.8 and grows elsewhere."""
    x = number(x, "what you give to f")
    return x**3 - 2 * x


def _order(x):
    return np.arange(1, x.size + 1).reshape(x.shape)


def _floats(x):
    if not isinstance(x, np.ndarray):
        raise WrongReturn("you called f with something else than an array", "Call f with an array like x.")
    return x.astype(np.float64)


def smooth(x):
    """Σ x³ + (Σ k · x_k)² / 8, a function without kinks in which every number of x meets every other."""
    x = _floats(x)
    return float(np.sum(x**3) + np.sum(_order(x) * x) ** 2 / 8)


def kinked(x):
    """Σ k · max(0, x_k) + Σ x²: it has a kink wherever a number of x is 0."""
    x = _floats(x)
    return float(np.sum(_order(x) * np.maximum(0, x)) + np.sum(x * x))


def positive(x):
    """On which side of their kink the numbers of x are: as many are true on either side."""
    return np.stack([_floats(x) > 0, _floats(x) <= 0])


def slope_problems(rng):
    """A place and a step, both exact in binary: where the function falls, where it grows, and anywhere."""
    for h, place in ((1 / 4, 0.125), (1 / 16, 1.5), (1 / 1024, rng.uniform(-3, 3)), (1 / 64, rng.uniform(-3, 3))):
        yield {"x": np.round(place * 8) / 8, "h": h}


def slope_arguments(problem):
    return {"f": cubic} | problem


def arrays(rng, shapes):
    """Arrays of each of the shapes, and a step of 1/1024 or near it."""
    for index, shape in enumerate(shapes):
        yield {"x": rng.normal(size=shape), "h": 2.0 ** -(9 + index % 3)}


def published_arrays(rng):
    return arrays(rng, [(3,), (3, 2), (2, 2, 2)])


def fresh_arrays(rng):
    return arrays(rng, [(1,), (5,), (4, 3), (2, 3, 2), (1, 7)])


def rough_arrays(rng):
    """Arrays, in both modes, with numbers much smaller than h: adding h and taking it away again rounds them."""
    for shape, centred in [((4,), True), ((3, 2), False), ((2, 2, 3), True), ((5,), False)]:
        x = rng.normal(size=shape) / 3
        x.flat[::2] *= 1e-6
        yield {"x": x, "h": 1e-5, "centred": centred}


def pairs(rng, shapes):
    """Pairs of arrays that nearly agree, agree, or don't; in turn the larger numbers are in the one and in the other,
    are below 0, and are tiny; then zeros, and plain numbers."""
    for index, shape in enumerate(shapes):
        n = np.round(rng.normal(size=shape) * 64) / 8
        if n.size > 1:
            n.flat[0] = 0.0
        a = n + [0.125, 0.0, -4.0, 2.0**-20][index % 4] * np.ones(shape)
        yield {"a": a, "n": n}
    one = np.round(rng.uniform(1, 9, size=4) * 8) / 8
    yield {"a": one, "n": 2 * one}
    yield {"a": 2 * one, "n": one}
    yield {"a": -3 * one, "n": one / 8}
    yield {"a": 2.0**-40 * one, "n": 2.0**-40 * one[::-1]}
    yield {"a": np.zeros((2, 3)), "n": np.zeros((2, 3))}
    yield {"a": np.zeros(4), "n": one}
    yield {"a": one, "n": np.zeros(4)}
    yield {"a": float(one[0]), "n": -float(one[1])}
    yield {"a": 0.0, "n": 0.0}


def published_pairs(rng):
    return pairs(rng, [(4,), (2, 3), (3, 2)])


def fresh_pairs(rng):
    return pairs(rng, [(1,), (5,), (3, 4), (2, 2), (6,), (20, 3)])


def sparse(rng, shapes):
    """An array with two numbers nearer to the kink at 0 than the step; a gradient a little off; places to check."""
    for shape in shapes:
        h = 2.0**-10
        x = rng.normal(size=shape)
        x[np.abs(x) < 0.01] = 0.5
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


def rough_sparse(rng):
    """Numbers, some of them much smaller than h: adding h and taking it away again rounds those."""
    for shape in [(3, 2), (5,)]:
        x = rng.normal(size=shape) / 3
        x.flat[::2] *= 1e-6
        yield {"x": x, "analytic": 2 * x, "coordinates": np.argwhere(np.ones(shape, bool)), "h": 1e-5}


def numeric_arguments(centred):
    return lambda problem: {"f": smooth, "x": problem["x"], "h": problem["h"], "centred": centred}


def numeric_gradient(centred):
    def measure(ask, problem):
        x = problem["x"]
        return {"the gradient": array(ask(smooth, x, h=problem["h"], centred=centred), "the gradient", x.shape)}

    return measure


NOT_RESTORED = KnownMistake(
    "not_restored",
    "each number of x is left where the last step put it.",
    "Keep the number in a variable before you nudge it, and write it back before you go on.",
)
RESTORED_BY_SUMS = KnownMistake(
    "restored_by_sums",
    "x comes back by adding and taking away h, which rounds: (x + h) - h is not always x.",
    "Keep the number in a variable before you nudge it, and write that back; then not a bit changes.",
)


ZERO_AT_KINKS = KnownMistake(
    "zero_at_kinks",
    "where every coordinate is at a kink the error is 0, as if the gradient had been found right.",
    "Nothing was compared there: return np.nan as the error.",
)


def _kept(before, after, h: float) -> Law:
    """The law that x is, bit for bit, what it was."""
    after = array(after, "x, after the call,", before.shape)
    moved = np.abs(after - before)
    told = f"{np.sum(moved > 0)} of the {before.size} numbers of x have changed, by up to {np.max(moved):.2g}"
    mistake = RESTORED_BY_SUMS if np.max(moved) < h / 1000 else None
    if not mistake and np.allclose(moved, h, rtol=1e-3):
        mistake = NOT_RESTORED
    return Law(bool(np.all(moved == 0)), told, mistake, NOT_RESTORED.try_next)


def x_afterwards(ask, problem):
    x, h = problem["x"], problem["h"]
    _, after = ask.afterwards(smooth, x, h=h, centred=problem["centred"])
    return {"x is what it was": _kept(x, after[1], h)}


PARTS = "error, numeric, kinked"


def sparse_arguments(problem):
    places = tuple(tuple(map(int, place)) for place in problem["coordinates"])
    return {"f": kinked, "x": problem["x"], "analytic": problem["analytic"], "coordinates": places} | {
        "h": problem["h"],
        "pattern": positive,
    }


def _sparse(ask, problem, f=kinked, pattern=positive):
    """What the check of a gradient of `f` returns."""
    _, x, analytic, places, h, _ = sparse_arguments(problem).values()
    more = {"h": h, "pattern": pattern} if pattern else {"h": h}
    return parts(ask(f, x, analytic, places, **more), PARTS)


def _for_each(value, name, problem):
    return array(value, name, (len(problem["coordinates"]),))


def sparse_numeric(ask, problem):
    _, numeric, _ = _sparse(ask, problem)
    _, without, _ = _sparse(ask, problem, smooth, None)
    return {
        "numeric": _for_each(numeric, "numeric", problem),
        "numeric without a pattern": _for_each(without, "numeric", problem),
    }


def sparse_kinked(ask, problem):
    _, _, met = _sparse(ask, problem)
    _, _, without = _sparse(ask, problem, smooth, None)
    return {
        "kinked": _for_each(met, "kinked", problem),
        "kinked without a pattern": _for_each(without, "kinked", problem),
    }


def sparse_error(ask, problem):
    error, _, _ = _sparse(ask, problem)
    without, _, _ = _sparse(ask, problem, smooth, None)
    at_kinks = problem | {"x": np.zeros_like(problem["x"])}
    none_left, _, _ = _sparse(ask, at_kinks)
    left = number(none_left, "error, where every coordinate is at a kink,")
    return {
        "no error where nothing is left": Law(
            math.isnan(left),
            "with x = 0, every coordinate is at a kink and nothing is left to compare: error should be nan; "
            f"yours is {left:.3g}",
            ZERO_AT_KINKS if left == 0 else None,
            "Ask first whether all are kinked, and return np.nan as the error then.",
        ),
        "error": number(error, "error"),
        "error without a pattern": number(without, "error"),
    }


def sparse_x_afterwards(ask, problem):
    f, x, analytic, places, h, pattern = sparse_arguments(problem).values()
    value, after = ask.afterwards(f, x, analytic, places, h=h, pattern=pattern)
    parts(value, PARTS)
    return {"x is what it was": _kept(x, after[1], h)}


def _check(name: str, points: int, asks: str, try_next: str, problems, published=None, **more) -> Check:
    return Check(name=name, points=points, asks=asks, try_next=try_next, problems=problems, published=published, **more)


NUDGE = "Nudge one number of x, evaluate f, and put the number back before you go to the next."

CHECKS = [
    _check(
        "forward_difference.value",
        2,
        "the slope of f between x and x + h, (f(x + h) - f(x)) / h.",
        "f is a function: call it, f(x + h). Mind the brackets.",
        slope_problems,
        returns={"the slope": number},
        arguments=slope_arguments,
    ),
    _check(
        "centred_difference.value",
        2,
        "the slope of f between x - h and x + h, (f(x + h) - f(x - h)) / 2h.",
        "Mind the brackets: / 2 * h multiplies by h; / (2 * h) divides by 2h.",
        slope_problems,
        returns={"the slope": number},
        arguments=slope_arguments,
        families=SLOPE_FAMILIES,
    ),
    _check(
        "eval_numerical_gradient.centred",
        5,
        "the gradient by centred differences, one number of x after the other, as an array of x's shape.",
        NUDGE,
        fresh_arrays,
        published_arrays,
        arguments=numeric_arguments(True),
        measure=numeric_gradient(True),
        rtol=NUMERIC,
    ),
    _check(
        "eval_numerical_gradient.forward",
        3,
        "with centred=False, the gradient by forward differences.",
        "(f(x with one number moved by h) - f(x)) / h; the value f(x) needs to be asked once only.",
        fresh_arrays,
        published_arrays,
        arguments=numeric_arguments(False),
        measure=numeric_gradient(False),
        rtol=NUMERIC,
        after=("eval_numerical_gradient.centred",),
    ),
    _check(
        "eval_numerical_gradient.restores",
        3,
        "x, after the call, is what it was before, to the last bit.",
        "Keep the number in a variable before you nudge it, and write it back afterwards.",
        rough_arrays,
        arguments=lambda problem: {"f": smooth} | problem,
        measure=x_afterwards,
        after=("eval_numerical_gradient.centred",),
    ),
    _check(
        "relative_error.value",
        4,
        "the largest difference over the largest number, max|a - n| / max(max|a|, max|n|); 0 if all numbers are 0.",
        "Two steps: the largest absolute difference; the largest absolute number in either array. Then divide.",
        fresh_pairs,
        published_pairs,
        returns={"the relative error": number},
        keeps_inputs=True,
    ),
    _check(
        "grad_check_sparse.numeric",
        4,
        "the centred differences at the given coordinates, with and without a pattern.",
        NUDGE,
        fresh_sparse,
        published_sparse,
        arguments=sparse_arguments,
        measure=sparse_numeric,
    ),
    _check(
        "grad_check_sparse.kinked",
        4,
        "which coordinates have met a kink: the pattern at x + h differs from the one at x - h.",
        "Ask the pattern where you ask f: once with the number raised, once with it lowered. None means no kinks.",
        fresh_sparse,
        published_sparse,
        arguments=sparse_arguments,
        measure=sparse_kinked,
        after=("grad_check_sparse.numeric",),
    ),
    _check(
        "grad_check_sparse.error",
        3,
        "the relative error of analytic and numeric, over the coordinates that have met no kink; nan if none is left.",
        "A mask chooses: numeric[~kinked]. analytic[place] is the number to compare with.",
        fresh_sparse,
        published_sparse,
        arguments=sparse_arguments,
        measure=sparse_error,
        after=("relative_error.value", "grad_check_sparse.numeric", "grad_check_sparse.kinked"),
    ),
    _check(
        "grad_check_sparse.restores",
        2,
        "x, after the call, is what it was before, to the last bit.",
        "Keep the number in a variable before you nudge it, and write it back afterwards.",
        rough_sparse,
        arguments=sparse_arguments,
        measure=sparse_x_afterwards,
        after=("grad_check_sparse.numeric",),
    ),
]
