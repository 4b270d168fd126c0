"""What the operations of a `Node` are asked: values, and slopes at the values of the forward pass."""

from collections.abc import Iterator
from itertools import islice

import numpy as np

from ...checks.asking import Ask
from ...checks.check import KnownMistake, Law, Problem, Quantities
from ...checks.words import listed
from .formulas import Made, names_in
from .problems import Problems, on_grid

PRODUCTS = ("a * b", "a * 3", "3 * a", "a * a", "b * z")
DIFFERENCES = ("a - b", "a - 2", "2 - a")
QUOTIENTS = ("a / b", "a / 4", "3 / a")
POWERS = ("a ** 2", "b ** 3", "b ** -1", "a ** 2.5", "z ** 2", "b ** 1")
MAXIMA = ("a.maximum(b)", "b.maximum(a)", "a.maximum(1)")
RELUS = ("a.relu()", "b.relu()")

CHANGED = KnownMistake(
    "input_changed",
    "the operation changes the value or the grad of a node that it is made from.",
    "The result is a node of its own, Node(value, parents, slopes, …); grad is what `backward` fills in.",
)
BOTH_AT_TIE = KnownMistake(
    "to_both",
    "both get the slope 1, at least where the two are equal, so that the gradient counts twice.",
    "Give the whole slope to one of the two, or half to each: together they are 1.",
)


def with_zero(problems: Problems) -> Problems:
    """The problems with a third number, 0."""

    def draw(rng: np.random.Generator) -> Iterator[Problem]:
        for problem in problems(rng):
            yield problem | {"z": 0.0}

    return draw


def any_signs(rng: np.random.Generator) -> Iterator[Problem]:
    """Two numbers of either sign, not 0 and of different sizes."""
    for signs in ((1, -1), (-1, 1), (-1, -1)):
        yield _drawn(rng, *signs)


def first_positive(rng: np.random.Generator) -> Iterator[Problem]:
    """The first above 0, so that it has a root; the second of either sign."""
    for signs in ((1, -1), (1, 1), (1, -1)):
        yield _drawn(rng, *signs)


def second_positive(rng: np.random.Generator) -> Iterator[Problem]:
    """The second above 0, so that it has a logarithm; the first of either sign."""
    for signs in ((1, 1), (-1, 1), (-1, 1)):
        yield _drawn(rng, *signs)


def around_relu(rng: np.random.Generator) -> Iterator[Problem]:
    """Numbers of either sign; one is between 0 and 1, one large, so that the kink is at 0, and there is no other."""
    yield from any_signs(rng)
    between, large = rng.integers(2, 8) / 8, rng.integers(8, 20) + 1 / 8
    yield {"a": float(between), "b": float(large)}


def two_of(problems: Problems, rng: np.random.Generator) -> Iterator[Problem]:
    """The first two of the problems; the published ones are few, so that the table stays small."""
    return islice(problems(rng), 2)


def _drawn(rng: np.random.Generator, *signs: int) -> Problem:
    """Two numbers with these signs, between 5/8 and 3: multiples of 1/8 other than 1, of different sizes."""
    sizes = np.delete(np.arange(5, 25), 3) / 8
    a, b = rng.choice(sizes, size=2, replace=False)
    return {"a": signs[0] * float(a), "b": signs[1] * float(b)}


def ties(rng: np.random.Generator) -> Iterator[Problem]:
    """Two equal numbers, then 0, where relu has its kink."""
    tied = float(on_grid(rng.uniform(1.5, 3)))
    yield {"a": tied, "b": tied}
    yield {"a": 0.0, "b": -1.0}


def asked(ask: Ask, problem: Problem, formulas: tuple[str, ...]) -> Quantities:
    """For each formula its value, and its slopes in the inputs that it has."""
    found: dict = {}
    for formula in formulas:
        inputs = {name: problem[name] for name in names_in(formula)}
        made = Made(ask, inputs)
        node = made.node(formula)
        found[f"the value of {formula}"] = made.value(node, formula)
        found[f"the {counted_slopes(inputs)} of {formula} in {listed(list(inputs))}"] = np.array(
            made.slopes(node, formula)
        )
        found[f"the inputs of {formula}"] = Law(
            made.inputs_are_kept(),
            f"{formula} changed the value or the grad of a node that it is made from",
            (CHANGED,),
        )
    return found


def inputs_in(formulas: tuple[str, ...]) -> list[str]:
    """The inputs that any of the formulas has."""
    return sorted({name for formula in formulas for name in names_in(formula)})


def counted_slopes(inputs: dict[str, float]) -> str:
    """`slope` of one input, `slopes` of more."""
    return "slope" if len(inputs) == 1 else "slopes"


def asked_with_kinks(ask: Ask, problem: Problem, formulas: tuple[str, ...]) -> Quantities:
    """The same, and that slopes at a tie are those of a line between the two sides."""
    found = asked(ask, problem, formulas)
    if "a.relu()" in formulas:
        slope = float(found["the slope of a.relu() in a"][0])
        told = f"at 0 the relu has the slope {slope:g}; it should be one from 0 to 1"
        return found | {"at 0": Law(problem["a"] != 0 or 0 <= slope <= 1, told)}
    value, largest = found["the value of a.maximum(b)"], max(problem["a"], problem["b"])
    found["the larger of equals"] = Law(value == largest, f"a.maximum(b) is {value:g} where a = b = {largest:g}")
    if problem["a"] != problem["b"]:
        del found["the larger of equals"]
    slopes = found["the slopes of a.maximum(b) in a and b"]
    tied = problem["a"] == problem["b"]
    return found | {
        "at a tie": Law(
            bool(not tied or (np.all(slopes >= 0) and abs(np.sum(slopes) - 1) < 1e-9)),
            f"where a = b, a.maximum(b) has the slopes {slopes[0]:g} and {slopes[1]:g}; together they should be 1",
            (BOTH_AT_TIE,) if np.all(slopes == 1) else (),
        )
    }
