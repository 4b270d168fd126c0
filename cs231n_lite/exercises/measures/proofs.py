"""How the build proves a reference by itself: laws that only right answers keep, and numbers worked out by hand.

A proof is given `right(check, problem)`, what the reference gives for a problem of the check of that name, and one of
the check's own problems. It yields laws. No proof needs to know the answer: a gradient is the slope of its loss, a
vectorized version says the same as the one with loops, a mean stays when every example comes twice.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from ...checks.answers import relative_difference
from ...checks.check import Law, Problem, Proof, Right

SMALL_STEP = 1e-5
SLOPE_AGREES = 1e-5  # relative to the largest slope; half steps, rounding and curvature together stay below
SAME = 1e-9


def equal(text: str, expected: Any, got: Any, tolerance: float = SAME) -> Law:
    """The law that two values agree; `text` says which should be what."""
    off = 0.0 if np.array_equal(expected, got, equal_nan=True) else relative_difference(expected, got)
    return Law(bool(off <= tolerance), f"{text}, but is off by {off:.2g} of the largest number")


def slope(loss: str, gradient: str, of: str = "", at: str = "W") -> Proof:
    """The quantity `gradient` is the slope of the quantity `loss`, of this check or of the check `of`, in `at`."""

    def proof(right: Right, problem: Problem) -> Iterator[Law]:
        x = problem[at]
        numeric = np.zeros(x.shape)
        for place in np.ndindex(x.shape):
            nudge = np.zeros(x.shape)
            nudge[place] = SMALL_STEP
            up, down = (right(of, {**problem, at: moved})[loss] for moved in (x + nudge, x - nudge))
            numeric[place] = (up - down) / (2 * SMALL_STEP)
        told = f"{gradient} should be the slope of {loss} in {at}, taken numerically"
        yield equal(told, numeric, right("", problem)[gradient], SLOPE_AGREES)

    return proof


def slopes_in(*names: str) -> Proof:
    """Each quantity "the slopes of F in a and b" has the numeric slopes of "the value of F" in these of `names`."""

    def proof(right: Right, problem: Problem) -> Iterator[Law]:
        moved = {
            name: [right("", {**problem, name: problem[name] + nudge}) for nudge in (SMALL_STEP, -SMALL_STEP)]
            for name in names
        }
        for quantity, slopes in right("", problem).items():
            told = re.fullmatch("the slopes? of (.+) in (.+)", quantity)
            if told:
                value, pairs = f"the value of {told[1]}", [moved[name] for name in told[2].split(" and ")]
                numeric = [(up[value] - down[value]) / (2 * SMALL_STEP) for up, down in pairs]
                yield equal(
                    f"{quantity} should be those of its value, taken numerically", numeric, slopes, SLOPE_AGREES
                )

    return proof


def same_as(check: str, *names: str, **changed: Any) -> Proof:
    """What comes out is what comes out of `check` for the same problem, with some of its inputs `changed`.

    names: the quantities that are compared, if not all
    """

    def proof(right: Right, problem: Problem) -> Iterator[Law]:
        own, other = right("", problem), right(check, {**problem, **changed})
        for name in names or own:
            yield equal(f"{name} should be that of {check}", other[name], own[name])

    return proof


def worked(given: Mapping[str, Any], **values: Any) -> Proof:
    """For the problem `given`, the quantities are these values, worked out by hand or taken from the lecture.

    Blanks in the names of quantities are underscores here: `the_loss=2.9`.
    """

    def proof(right: Right, problem: Problem) -> Iterator[Law]:
        found = {name.replace(" ", "_"): value for name, value in right("", given).items()}
        for name, value in values.items():
            told = f"{name.replace('_', ' ')} of a case worked by hand should be {value}"
            yield equal(told, value, found[name.replace(" ", "_")])

    return proof


def mean_over_examples(*names: str, examples: str = "X") -> Proof:
    """When every example comes twice, the quantities `names` stay: they are means.

    examples: the input that has an example in each row
    """

    def proof(right: Right, problem: Problem) -> Iterator[Law]:
        twice = {**problem, examples: np.tile(problem[examples], (2, 1)), "y": np.tile(problem["y"], 2)}
        once, both = right("", problem), right("", twice)
        for name in names:
            yield equal(f"{name} should stay when every example comes twice", once[name], both[name])

    return proof


def sums_to(total: float, name: str, axis: int) -> Proof:
    """The quantity `name`, added up along `axis`, is `total` everywhere."""

    def proof(right: Right, problem: Problem) -> Iterator[Law]:
        value = right("", problem)[name]
        off = float(np.max(np.abs(np.sum(value, axis=axis) - total)))
        bound = SAME * max(1.0, float(np.max(np.abs(value))))
        yield Law(off <= bound, f"{name}, added up along axis {axis}, should be {total:g}, but is off by {off:.2g}")

    return proof


def same_for(name: str, table: str, moderate: str) -> Proof:
    """The quantity `name`, of rows of large scores, stays when each row is shifted so that its highest score is 0.

    table: the input that these scores are
    moderate: the check that gives the same quantity for scores of moderate size
    """

    def proof(right: Right, problem: Problem) -> Iterator[Law]:
        scores = problem[table]
        shifted = {"scores": scores - np.max(scores, axis=1, keepdims=True)}
        (expected,) = right(moderate, shifted).values()
        yield equal(f"{name} should stay when a whole row is shifted", expected, right("", problem)[name])

    return proof
