"""What can be decided otherwise in `grad_check_sparse` of `gradient_check.py`."""

import numpy as np

from grading.choices.choice import Choice, Choices
from grading.choices.losses import choices_of

from .relative_error import relative_error
from .shared import BOTH_SIDES, CENTRED, PUT_BACK, SLOPES, WHOLE, each, each_of_sums


def grad_check_sparse(
    f,
    x,
    analytic,
    coordinates,
    h=1e-6,
    pattern=None,
    *,
    above=lambda before, h: before + h,
    below=lambda before, h: before - h,
    slope=lambda above, below, h: (above - below) / (2 * h),
    left_at=lambda before, h: before,
    patterns=lambda up, down, here: np.any(up != down),
    without_pattern=False,
    marks=lambda kinked: kinked,
    numbers=lambda numeric, analytic, kinked: numeric,
    compared=lambda kinked: ~kinked,
    with_what=lambda analytic, coordinates: np.array([analytic[place] for place in coordinates]),
    error=relative_error,
    where_none=np.nan,
):
    """The sparse check, each choice a parameter."""
    x = np.array(x, dtype=float)
    numeric, kinked = np.zeros(len(coordinates)), np.zeros(len(coordinates), dtype=bool)
    for k, place in enumerate(coordinates):
        before = x[place]
        here = pattern(x.copy()) if pattern else None
        x[place] = above(before, h)
        f_above, up = f(x.copy()), pattern(x.copy()) if pattern else None
        x[place] = below(before, h)
        numeric[k] = slope(f_above, f(x.copy()), h)
        kinked[k] = bool(patterns(up, pattern(x.copy()), here)) if pattern else without_pattern
        x[place] = left_at(before, h)
    kinked = marks(kinked)
    chosen = compared(kinked) & ~np.all(kinked)
    checked = with_what(analytic, coordinates)
    found = error(checked[chosen], numeric[chosen]) if np.any(chosen) else where_none
    return found, numbers(numeric, checked, kinked), kinked


MASK = "A mask chooses: numeric[~kinked]."

PATTERN = (
    "Ask the pattern where you ask f: once with the number raised, once with it lowered. Any difference is a kink."
)

OF_SPARSE = [
    Choice(
        "all_kinked_without_a_pattern",
        {"without_pattern": True},
        "without a pattern every coordinate counts as kinked.",
        "pattern=None means that f has no kinks.",
    ),
    Choice(
        "forward",
        {"below": lambda before, h: before, "slope": lambda a, b, h: (a - b) / h},
        "these are forward differences.",
        BOTH_SIDES,
    ),
    Choice(
        "backward",
        {"above": lambda before, h: before, "slope": lambda a, b, h: (a - b) / h},
        "these are backward differences.",
        BOTH_SIDES,
    ),
    Choice(
        "forward_by_2h",
        {"below": lambda before, h: before},
        "f is asked at x + h and x, and divided by 2h.",
        BOTH_SIDES,
    ),
    Choice(
        "backward_by_2h",
        {"above": lambda before, h: before},
        "f is asked at x and x - h, and divided by 2h.",
        BOTH_SIDES,
    ),
    Choice(
        "half_steps_by_h",
        {"above": lambda b, h: b + h / 2, "below": lambda b, h: b - h / 2, "slope": lambda a, b, h: (a - b) / h},
        "these are centred differences with half the step.",
        CENTRED,
    ),
    Choice(
        "factors_for_steps",
        {"above": lambda b, h: b * (1 + h), "below": lambda b, h: b * (1 - h)},
        "the number is multiplied by 1 + h and 1 - h; h is to be added and taken away.",
        CENTRED,
    ),
    Choice(
        "not_restored",
        {"left_at": lambda before, h: before - h},
        "the numbers of x that were nudged before aren't put back when the next one is nudged.",
        PUT_BACK,
    ),
    Choice(
        "left_above",
        {"left_at": lambda before, h: before + h},
        "the numbers of x that were nudged before are left raised by h when the next one is nudged.",
        PUT_BACK,
    ),
]

PATTERNS = {
    "kinks_ignored": (lambda up, down, here: False, "no coordinate is marked as kinked."),
    "all_must_differ": (
        lambda up, down, here: np.all(up != down),
        "a coordinate counts as kinked only if the whole pattern differs; one difference is enough.",
    ),
    "kinks_inverted": (
        lambda up, down, here: not np.any(up != down),
        "the coordinates that have met no kink are marked, and the others aren't.",
    ),
    "raised_side_only": (
        lambda up, down, here: np.any(up != here),
        "the pattern is compared between x and x + h; a kink below x is missed.",
    ),
    "lowered_side_only": (
        lambda up, down, here: np.any(down != here),
        "the pattern is compared between x and x - h; a kink above x is missed.",
    ),
    "counts_compared": (
        lambda up, down, here: np.sum(up) != np.sum(down),
        "the numbers of True are compared; as many may be true on either side, at other places.",
    ),
    "every_one_kinked": (lambda up, down, here: True, "every coordinate is marked as kinked."),
    "first_of_pattern": (
        lambda up, down, here: up.flat[0] != down.flat[0],
        "only the first value of the pattern is compared.",
    ),
    "last_of_pattern": (
        lambda up, down, here: up.flat[-1] != down.flat[-1],
        "only the last value of the pattern is compared.",
    ),
}

MARKS = {
    "everything_kinked": (
        lambda kinked: kinked | (np.cumsum(kinked) > 0),
        "from the first kink on every coordinate is marked: is the mark reset for each?",
        "Write kinked[k] for each k by itself.",
    ),
    "all_or_none": (
        lambda kinked: kinked | np.any(kinked),
        "one kink marks every coordinate.",
        "Write kinked[k] for each k by itself.",
    ),
    "last_for_all": (
        lambda kinked: np.full(len(kinked), kinked[-1]),
        "every coordinate gets the mark of the last one.",
        "Write kinked[k] for each k by itself.",
    ),
    "only_last_marked": (
        lambda kinked: np.append(np.zeros(len(kinked) - 1, bool), kinked[-1:]),
        "only the last coordinate is ever marked: the line stands outside the loop.",
        "Write kinked[k] inside the loop.",
    ),
    "only_first_marked": (
        lambda kinked: np.append(kinked[:1], np.zeros(len(kinked) - 1, bool)),
        "only the first coordinate is ever marked.",
        "Write kinked[k] inside the loop, for each k.",
    ),
}

NUMBERS = {
    "zero_at_kinks": (
        lambda numeric, checked, kinked: np.where(kinked, 0, numeric),
        "numeric is 0 where a kink was met; the slope is wanted there too.",
        "Fill numeric[k] for every coordinate.",
    ),
    "analytic_at_kinks": (
        lambda numeric, checked, kinked: np.where(kinked, checked, numeric),
        "numeric has the analytic gradient where a kink was met.",
        "Fill numeric[k] for every coordinate.",
    ),
    "analytic_returned": (
        lambda numeric, checked, kinked: checked,
        "these are the numbers of the analytic gradient.",
        "Return numeric.",
    ),
    "differences_returned": (
        lambda numeric, checked, kinked: checked - numeric,
        "these are the differences between analytic and numeric.",
        "Return numeric.",
    ),
    "only_first_numeric": (
        lambda numeric, checked, kinked: np.append(numeric[:1], 0 * numeric[1:]),
        "only the first coordinate is looked at: does the loop end too early?",
        "Look for a return inside the loop.",
    ),
    "only_last_numeric": (
        lambda numeric, checked, kinked: np.append(0 * numeric[1:], numeric[-1:]),
        "only the last coordinate is filled in.",
        "Write numeric[k] inside the loop.",
    ),
    "last_missing_numeric": (
        lambda numeric, checked, kinked: np.append(numeric[:-1], 0.0),
        "the last coordinate is left out.",
        "The loop goes over all coordinates.",
    ),
    "sizes_of_numeric": (
        lambda numeric, checked, kinked: np.abs(numeric),
        "the slopes have lost their signs.",
        "Return numeric as it is.",
    ),
}

COMPARED = {
    "nan_at_a_kink": (
        lambda kinked: kinked & ~kinked if np.any(kinked) else ~kinked,
        "the error is nan although some coordinates have met no kink: is it nan as soon as one has?",
        "It should be nan only if every coordinate has met a kink.",
    ),
    "kinks_counted": (
        lambda kinked: np.ones_like(kinked),
        "coordinates at a kink take part in the error; they say nothing about the gradient.",
        MASK,
    ),
    "only_kinks_compared": (lambda kinked: kinked, "only the coordinates at a kink are compared.", MASK),
    "up_to_first_kink": (
        lambda kinked: np.cumsum(kinked) == 0,
        "coordinates after the first kink are left out as well.",
        MASK,
    ),
    "last_alone_compared": (
        lambda kinked: np.arange(len(kinked)) == len(kinked) - 1,
        "only the last coordinate is compared.",
        MASK,
    ),
    "first_alone_compared": (
        lambda kinked: np.arange(len(kinked)) == 0,
        "only the first coordinate is compared.",
        MASK,
    ),
}

WITH_WHAT = {
    "first_of_gradient": (
        lambda analytic, coordinates: analytic.ravel()[: len(coordinates)],
        "the first numbers of the analytic gradient are compared, not those at the coordinates.",
        "analytic[place] is the number to compare with.",
    ),
    "nothing_to_compare": (
        lambda analytic, coordinates: np.zeros(len(coordinates)),
        "one of the two gradients counts as 0 in the error.",
        "analytic[place] is the number to compare with.",
    ),
}

ERRORS = {
    "absolute_error": (lambda a, n: float(np.max(np.abs(a - n))), "the error isn't divided by anything."),
    "mean_error": (
        lambda a, n: relative_error(a, n, difference=lambda a, n: np.mean(np.abs(a - n))),
        "the mean difference is taken; relative_error takes the largest.",
    ),
    "error_number_by_number": (
        lambda a, n: relative_error(a, n, whole=lambda a, n: np.max(each(a, n))),
        "each difference is divided by its own numbers.",
    ),
    "error_number_by_number_over_sums": (
        lambda a, n: relative_error(a, n, whole=lambda a, n: np.max(each_of_sums(a, n))),
        "each difference is divided by the sum of its own two numbers.",
    ),
    "mean_of_relative_errors": (
        lambda a, n: relative_error(a, n, whole=lambda a, n: np.mean(each(a, n))),
        "the relative error of each coordinate is taken by itself, and then their mean.",
    ),
    "over_analytic": (
        lambda a, n: relative_error(a, n, over=lambda a, n: np.max(np.abs(a))),
        "the denominator looks at the analytic gradient only.",
    ),
    "over_numeric": (
        lambda a, n: relative_error(a, n, over=lambda a, n: np.max(np.abs(n))),
        "the denominator looks at numeric only.",
    ),
    "over_sum": (
        lambda a, n: relative_error(a, n, over=lambda a, n: np.max(np.abs(a)) + np.max(np.abs(n))),
        "the largest numbers of both are added in the denominator.",
    ),
    "error_zero": (lambda a, n: 0.0, "the error is 0, whatever is compared."),
    "sum_of_differences": (
        lambda a, n: relative_error(a, n, difference=lambda a, n: np.sum(np.abs(a - n))),
        "the differences are added up.",
    ),
    "lengths_compared": (
        lambda a, n: float(np.sqrt(np.sum((a - n) ** 2)) / (np.sqrt(np.sum(a * a)) + np.sqrt(np.sum(n * n)))),
        "the length of the difference is divided by the sum of both lengths.",
    ),
}

CHOICES = [
    Choices(
        of=("grad_check_sparse",),
        function=grad_check_sparse,
        parts=("numeric", "kinked", "error"),
        pairs=False,
        wrong=[
            *choices_of("compared", COMPARED),
            *choices_of("patterns", {name: (*one, PATTERN) for name, one in PATTERNS.items()}),
            *choices_of("marks", MARKS),
            *choices_of("numbers", NUMBERS),
            *OF_SPARSE,
            *choices_of("slope", SLOPES),
            *choices_of("with_what", WITH_WHAT),
            *choices_of("error", {name: (*one, WHOLE) for name, one in ERRORS.items()}),
        ],
    ),
]
