"""What can be decided otherwise in the gradient check: the points, the division, which error, which kinks."""

import numpy as np

from grading.choices.choice import KEEP_DECIMALS, KEEP_LENGTH, KEEP_ORDER, Choice, Choices
from grading.choices.losses import choices_of

FORWARD = "Write (f(x + h) - f(x)) / h."
CENTRED = "Write (f(x + h) - f(x - h)) / (2 * h)."
BOTH_SIDES = "Evaluate f on both sides, at x + h and at x - h, and divide by 2h."
PUT_BACK = "Keep the number in a variable before you nudge it, and write it back before you go on."
ONE_BY_ONE = "Nudge one number of x, evaluate f, and put the number back before you go to the next."


def _of_h(table, advice):
    return {name: (divide, looks_like, advice) for name, (divide, looks_like) in table.items()}


def forward_difference(
    f, x, h, *, first=lambda f, x, h: f(x + h), second=lambda f, x, h: f(x), slope=lambda a, b, h, x: (a - b) / h
):
    """The forward difference, each choice a parameter."""
    return float(slope(first(f, x, h), second(f, x, h), h, x))


def centred_difference(
    f,
    x,
    h,
    *,
    first=lambda f, x, h: f(x + h),
    second=lambda f, x, h: f(x - h),
    slope=lambda a, b, h, x: (a - b) / (2 * h),
):
    """The centred difference, each choice a parameter."""
    return float(slope(first(f, x, h), second(f, x, h), h, x))


DIVISIONS = {
    "not_divided": (lambda a, b, h, x: a - b, "this is the difference of the two values; it isn't divided by h."),
    "divided_by_h_squared": (lambda a, b, h, x: (a - b) / h**2, "the difference is divided by h²."),
    "wrong_order": (lambda a, b, h, x: (b - a) / h, "the difference is the wrong way round, so the sign is wrong."),
    "brackets_missing": (
        lambda a, b, h, x: a - b / h,
        "only the second value of f is divided by h; the brackets around the difference are missing.",
    ),
    "first_alone_divided": (lambda a, b, h, x: a / h - b, "only the first value of f is divided by h."),
    "added": (lambda a, b, h, x: (a + b) / h, "the two values of f are added, not subtracted."),
    "multiplied_by_h": (lambda a, b, h, x: (a - b) * h, "the difference is multiplied by h, not divided."),
    "divided_by_x": (lambda a, b, h, x: (a - b) / x, "the difference is divided by x, not by the step."),
    "divided_by_x_and_h": (lambda a, b, h, x: (a - b) / (x + h), "the difference is divided by x + h."),
    "absolute": (lambda a, b, h, x: abs(a - b) / h, "the slope has lost its sign."),
    "relative": (lambda a, b, h, x: (a - b) / (h * b), "the slope is divided by f as well."),
    "rounded": (lambda a, b, h, x: (a - b) // h, "the slope is rounded down: // cuts off the decimals."),
    "first_value": (lambda a, b, h, x: a / h, "the second value of f isn't subtracted."),
}
ONLY_FORWARD = {
    "divided_by_2h": (lambda a, b, h, x: (a - b) / (2 * h), "the difference is divided by 2h; the points are h apart."),
    "halved_times_h": (lambda a, b, h, x: (a - b) / 2 * h, "/ 2 * h divides by 2 and multiplies by h."),
}
ONLY_CENTRED = {
    "not_divided_by_2h": (
        lambda a, b, h, x: (a - b) / h,
        "this is twice the slope: the two points are 2h apart, and you divide by h.",
    ),
    "wrong_order_by_2h": (lambda a, b, h, x: (b - a) / (2 * h), "the difference is the wrong way round."),
    "multiplied_by_h_halved": (
        lambda a, b, h, x: (a - b) / 2 * h,
        "the result is multiplied by h instead of divided: / 2 * h goes from left to right.",
    ),
    "divided_by_2": (lambda a, b, h, x: (a - b) / 2, "the difference is divided by 2, and not by h."),
    "divided_by_4h": (
        lambda a, b, h, x: (a - b) / (4 * h),
        "the difference is divided by 4h; the points are 2h apart.",
    ),
    "divided_by_h_squared_twice": (
        lambda a, b, h, x: (a - b) / (2 * h * h),
        "the difference is divided by 2h²; it should be 2h.",
    ),
    "divided_by_2h_squared": (lambda a, b, h, x: (a - b) / (2 * h) ** 2, "the difference is divided by (2h)²."),
    "brackets_missing_by_2h": (
        lambda a, b, h, x: a - b / (2 * h),
        "only the second value of f is divided by 2h; the brackets around the difference are missing.",
    ),
    "added_by_2h": (lambda a, b, h, x: (a + b) / (2 * h), "the two values of f are added, not subtracted."),
    "absolute_by_2h": (lambda a, b, h, x: abs(a - b) / (2 * h), "the slope has lost its sign."),
    "divided_by_2_and_h": (
        lambda a, b, h, x: (a - b) / (2 + h),
        "the difference is divided by 2 + h; it should be 2 · h.",
    ),
    "divided_by_2x": (lambda a, b, h, x: (a - b) / (2 * x), "the difference is divided by 2x, not by 2h."),
}
POINTS_OF_FORWARD = [
    Choice(
        "backward",
        {"first": lambda f, x, h: f(x), "second": lambda f, x, h: f(x - h)},
        "this is the backward difference, between x - h and x.",
        FORWARD,
    ),
    Choice(
        "centred",
        {
            "first": lambda f, x, h: f(x + h),
            "second": lambda f, x, h: f(x - h),
            "slope": lambda a, b, h, x: (a - b) / (2 * h),
        },
        "this is the centred difference.",
        FORWARD,
    ),
    Choice(
        "centred_by_h",
        {"second": lambda f, x, h: f(x - h)},
        "the points are x + h and x - h, 2h apart, and you divide by h.",
        FORWARD,
    ),
    Choice(
        "half_a_step_each",
        {"first": lambda f, x, h: f(x + h / 2), "second": lambda f, x, h: f(x - h / 2)},
        "the points are x + h/2 and x - h/2.",
        FORWARD,
    ),
    Choice("double_step", {"first": lambda f, x, h: f(x + 2 * h)}, "f is asked at x + 2h.", FORWARD),
    Choice(
        "usual_step",
        {"first": lambda f, x, h: f(x + 1e-5), "slope": lambda a, b, h, x: (a - b) / 1e-5},
        "h isn't used: the step is 1e-5, whatever h is.",
        "Use h as it is passed in.",
    ),
    Choice(
        "moved_first",
        {"first": lambda f, x, h: f(x + 2 * h), "second": lambda f, x, h: f(x + h)},
        "this is the slope between x + h and x + 2h: x has been moved before.",
        FORWARD,
    ),
    Choice("half_step", {"first": lambda f, x, h: f(x + h / 2)}, "f is asked at x + h/2.", FORWARD),
    Choice("factor_for_step", {"first": lambda f, x, h: f(x * (1 + h))}, "f is asked at x · (1 + h).", FORWARD),
    Choice(
        "product_for_step", {"first": lambda f, x, h: f(x * h)}, "f is called at x · h; it should be x + h.", FORWARD
    ),
    Choice("step_alone", {"first": lambda f, x, h: f(h)}, "f is called at h; it should be x + h.", FORWARD),
    Choice(
        "step_added_to_value",
        {"first": lambda f, x, h: f(x) + h},
        "h is added to f(x); it should be f(x + h).",
        FORWARD,
    ),
    Choice(
        "step_taken_away",
        {"first": lambda f, x, h: f(x - h)},
        "f is called at x - h; it should be x + h.",
        FORWARD,
    ),
    Choice("place_subtracted", {"second": lambda f, x, h: x}, "x itself is subtracted; it should be f(x).", FORWARD),
    Choice(
        "at_zero", {"second": lambda f, x, h: f(0.0)}, "f(x) isn't subtracted: is it missing, or is it f(0)?", FORWARD
    ),
    Choice("step_subtracted", {"second": lambda f, x, h: f(h)}, "f(h) is subtracted; it should be f(x).", FORWARD),
]
POINTS_OF_CENTRED = [
    Choice(
        "forward",
        {"second": lambda f, x, h: f(x), "slope": lambda a, b, h, x: (a - b) / h},
        "this is the forward difference.",
        BOTH_SIDES,
    ),
    Choice(
        "backward",
        {"first": lambda f, x, h: f(x), "slope": lambda a, b, h, x: (a - b) / h},
        "this is the backward difference, between x - h and x.",
        BOTH_SIDES,
    ),
    Choice(
        "forward_by_2h", {"second": lambda f, x, h: f(x)}, "f is asked at x + h and x, and divided by 2h.", BOTH_SIDES
    ),
    Choice(
        "backward_by_2h", {"first": lambda f, x, h: f(x)}, "f is asked at x and x - h, and divided by 2h.", BOTH_SIDES
    ),
    Choice(
        "half_a_step_each",
        {
            "first": lambda f, x, h: f(x + h / 2),
            "second": lambda f, x, h: f(x - h / 2),
            "slope": lambda a, b, h, x: (a - b) / h,
        },
        "this is a centred difference with half the step: at x + h/2 and x - h/2.",
        CENTRED,
    ),
    Choice(
        "half_a_step_each_by_2h",
        {"first": lambda f, x, h: f(x + h / 2), "second": lambda f, x, h: f(x - h / 2)},
        "the points are x + h/2 and x - h/2, h apart, and you divide by 2h.",
        CENTRED,
    ),
    Choice(
        "double_steps",
        {
            "first": lambda f, x, h: f(x + 2 * h),
            "second": lambda f, x, h: f(x - 2 * h),
            "slope": lambda a, b, h, x: (a - b) / (4 * h),
        },
        "this is a centred difference with twice the step: at x + 2h and x - 2h.",
        CENTRED,
    ),
    Choice(
        "double_steps_by_2h",
        {"first": lambda f, x, h: f(x + 2 * h), "second": lambda f, x, h: f(x - 2 * h)},
        "the points are x + 2h and x - 2h, 4h apart, and you divide by 2h.",
        CENTRED,
    ),
    Choice(
        "forward_with_double_step",
        {"first": lambda f, x, h: f(x + 2 * h), "second": lambda f, x, h: f(x)},
        "this is a forward difference with a step of 2h.",
        BOTH_SIDES,
    ),
    Choice(
        "same_point_twice",
        {"second": lambda f, x, h: f(x + h)},
        "f is asked at x + h both times, so the difference is 0.",
        BOTH_SIDES,
    ),
    Choice(
        "factors_for_steps",
        {"first": lambda f, x, h: f(x * (1 + h)), "second": lambda f, x, h: f(x * (1 - h))},
        "f is called at x · (1 + h) and x · (1 - h); it should be x + h and x - h.",
        CENTRED,
    ),
    Choice(
        "another_step",
        {
            "first": lambda f, x, h: f(x + 1e-5),
            "second": lambda f, x, h: f(x - 1e-5),
            "slope": lambda a, b, h, x: (a - b) / 2e-5,
        },
        "this is more accurate than a step of h can be: is it another step, or another formula?",
        "Use h as it is passed in: (f(x + h) - f(x - h)) / (2 * h).",
    ),
    Choice(
        "step_taken_from_value",
        {"second": lambda f, x, h: f(x) - h},
        "h is subtracted from f(x); it should be f(x - h).",
        CENTRED,
    ),
    Choice(
        "steps_at_values",
        {"first": lambda f, x, h: f(x) + h, "second": lambda f, x, h: f(x) - h},
        "h is added to f(x) and subtracted from it; it should be f(x + h) and f(x - h).",
        CENTRED,
    ),
    Choice(
        "backward_negative",
        {"first": lambda f, x, h: f(x - h), "second": lambda f, x, h: f(x), "slope": lambda a, b, h, x: (a - b) / h},
        "this is the backward difference, with the wrong sign.",
        BOTH_SIDES,
    ),
    Choice(
        "second_slope",
        {"slope": lambda a, b, h, x: (a + b - 2 * (x**3 - 2 * x)) / h**2},
        "this is the second derivative: how the slope changes.",
        CENTRED,
    ),
    Choice(
        "both_negative",
        {"first": lambda f, x, h: f(-x + h), "second": lambda f, x, h: f(-x - h)},
        "f is called around -x; it should be around x.",
        CENTRED,
    ),
]


def eval_numerical_gradient(
    f,
    x,
    h=1e-5,
    centred=True,
    *,
    above=lambda x, place, h: x[place] + h,
    below=lambda x, place, h: x[place] - h,
    slope=lambda above, below, h: (above - below) / (2 * h),
    forward_slope=lambda above, here, h: (above - here) / h,
    mode=lambda centred: centred,
    left_at=lambda before, h: before,
    finished=lambda gradient, x: gradient,
    at_x_after=False,
):
    """The numeric gradient, each choice a parameter."""
    x = np.array(x, dtype=float)
    gradient, here = np.zeros_like(x), f(x.copy())
    for place in np.ndindex(*x.shape):
        before = x[place]
        upper, lower = above(x, place, h), below(x, place, h)
        if at_x_after:
            here = f(x.copy())
        x[place] = upper
        f_above = f(x.copy())
        if mode(centred):
            x[place] = lower
            gradient[place] = slope(f_above, f(x.copy()), h)
        else:
            gradient[place] = forward_slope(f_above, here, h)
        x[place] = left_at(before, h)
    return finished(gradient, x)


SLOPES = _of_h(
    {
        "not_divided_by_2h": (
            lambda a, b, h: (a - b) / h,
            "every number is twice as large as it should be: the two points are 2h apart.",
        ),
        "not_divided": (lambda a, b, h: a - b, "the differences aren't divided by 2h."),
        "multiplied_by_h": (
            lambda a, b, h: (a - b) / 2 * h,
            "the result is multiplied by h instead of divided: / 2 * h goes from left to right.",
        ),
        "wrong_order": (lambda a, b, h: (b - a) / (2 * h), "the difference is the wrong way round."),
        "divided_by_4h": (lambda a, b, h: (a - b) / (4 * h), "every number is half of what it should be."),
        "divided_by_h_squared": (lambda a, b, h: (a - b) / (2 * h * h), "the differences are divided by h once more."),
        "brackets_missing": (
            lambda a, b, h: a - b / (2 * h),
            "only the second value of f is divided by 2h; the brackets around the difference are missing.",
        ),
        "absolute": (lambda a, b, h: abs(a - b) / (2 * h), "the slopes have lost their signs."),
        "added": (lambda a, b, h: (a + b) / (2 * h), "the two values of f are added, not subtracted."),
        "divided_by_2": (lambda a, b, h: (a - b) / 2, "the differences are divided by 2, and not by h."),
    },
    "Divide the difference by the distance of the two points: / (2 * h).",
)
FORWARD_SLOPES = _of_h(
    {
        "forward_divided_by_2h": (
            lambda a, b, h: (a - b) / (2 * h),
            "the forward differences are divided by 2h; the two points are h apart.",
        ),
        "forward_not_divided": (lambda a, b, h: a - b, "the forward differences aren't divided by h."),
        "forward_wrong_order": (lambda a, b, h: (b - a) / h, "the forward difference is the wrong way round."),
        "forward_brackets_missing": (lambda a, b, h: a - b / h, "only f(x) is divided by h; brackets are missing."),
        "forward_multiplied": (lambda a, b, h: (a - b) * h, "the forward difference is multiplied by h."),
        "forward_absolute": (lambda a, b, h: abs(a - b) / h, "the forward slopes have lost their signs."),
        "forward_not_subtracted": (lambda a, b, h: a / h, "f(x) isn't subtracted."),
    },
    "In forward mode: (above - at_x) / h.",
)
FINISHED = {
    "last_number_missing": (
        lambda g, x: np.append(g.ravel()[:-1], 0.0).reshape(g.shape),
        "the last number of the gradient is left at 0.",
        ONE_BY_ONE,
    ),
    "first_number_only": (
        lambda g, x: np.append(g.ravel()[:1], 0 * g.ravel()[1:]).reshape(g.shape),
        "only the first number of the gradient is there: does the loop end too early?",
        ONE_BY_ONE,
    ),
    "last_number_only": (
        lambda g, x: np.append(0 * g.ravel()[1:], g.ravel()[-1:]).reshape(g.shape),
        "only the last number of the gradient is there: the line stands outside the loop.",
        ONE_BY_ONE,
    ),
    "last_for_all": (
        lambda g, x: 0 * g + g.ravel()[-1],
        "every number of the gradient is the last one.",
        "Write into gradient[place].",
    ),
    "first_for_all": (
        lambda g, x: 0 * g + g.ravel()[0],
        "every number of the gradient is the first one.",
        "Write into gradient[place].",
    ),
    "added_up": (
        lambda g, x: np.cumsum(g).reshape(g.shape),
        "each number has those before it added.",
        "Assign with =, one number at a time.",
    ),
    "normalized": (lambda g, x: g / np.sqrt(np.sum(g * g)), "the gradient is divided by its own length.", KEEP_LENGTH),
    "averaged": (lambda g, x: g / g.size, "the gradient is divided by how many numbers x has.", ONE_BY_ONE),
    "negative": (lambda g, x: -g, "the gradient has the wrong sign.", "f(x + h) - f(x - h), in this order."),
    "in_reverse": (lambda g, x: g.ravel()[::-1].reshape(g.shape), "the numbers come in reverse order.", KEEP_ORDER),
    "zeros": (
        lambda g, x: 0 * g,
        "the gradient is zero everywhere: is it filled in, from two different values of f?",
        ONE_BY_ONE,
    ),
    "first_missing": (
        lambda g, x: np.append(0.0, g.ravel()[1:]).reshape(g.shape),
        "the first number of the gradient is left at 0.",
        ONE_BY_ONE,
    ),
    "made_integer": (
        lambda g, x: np.trunc(g),
        "the numbers have lost what stands behind the decimal point.",
        KEEP_DECIMALS,
    ),
}
OF_FORWARD_MODE = [
    Choice(
        "centred_in_forward_mode",
        {"mode": lambda centred: True},
        "centred has no effect: these are centred differences.",
        "With centred=False, take (f(x with one number moved by h) - f(x)) / h.",
    ),
    Choice(
        "backward",
        {"above": lambda x, place, h: x[place] - h, "forward_slope": lambda a, b, h: (b - a) / h},
        "these are backward differences, between x - h and x.",
        "In forward mode: (above - at_x) / h.",
    ),
    Choice(
        "half_step",
        {"above": lambda x, place, h: x[place] + h / 2},
        "f is asked h/2 above, and divided by h.",
        "In forward mode: (above - at_x) / h, with above at x + h.",
    ),
    Choice(
        "step_below",
        {"above": lambda x, place, h: x[place] - h},
        "f is called h below; it should be h above.",
        "In forward mode: (above - at_x) / h, with above at x + h.",
    ),
    Choice(
        "left_above_asked_again",
        {"left_at": lambda before, h: before + h, "at_x_after": True},
        "the numbers of x that were nudged before are left raised by h when the next one is nudged.",
        PUT_BACK,
    ),
]
OF_CENTRED_MODE = [
    Choice(
        "forward",
        {"mode": lambda centred: False},
        "these are forward differences.",
        BOTH_SIDES,
    ),
    Choice(
        "forward_by_2h",
        {"below": lambda x, place, h: x[place]},
        "f is asked at x + h and x, and divided by 2h.",
        BOTH_SIDES,
    ),
    Choice(
        "backward_by_2h",
        {"above": lambda x, place, h: x[place]},
        "f is asked at x and x - h, and divided by 2h.",
        BOTH_SIDES,
    ),
    Choice(
        "backward",
        {
            "mode": lambda centred: False,
            "above": lambda x, place, h: x[place] - h,
            "forward_slope": lambda a, b, h: (b - a) / h,
        },
        "these are backward differences, between x - h and x.",
        BOTH_SIDES,
    ),
    Choice(
        "half_steps_by_h",
        {
            "above": lambda x, p, h: x[p] + h / 2,
            "below": lambda x, p, h: x[p] - h / 2,
            "slope": lambda a, b, h: (a - b) / h,
        },
        "these are centred differences with half the step.",
        CENTRED,
    ),
    Choice(
        "another_step",
        {
            "above": lambda x, p, h: x[p] + 1e-5,
            "below": lambda x, p, h: x[p] - 1e-5,
            "slope": lambda a, b, h: (a - b) / 2e-5,
        },
        "this is more accurate than a step of h can be: is it another step, or another formula?",
        "Use h as it is passed in.",
    ),
    Choice(
        "factors_for_steps",
        {"above": lambda x, p, h: x[p] * (1 + h), "below": lambda x, p, h: x[p] * (1 - h)},
        "x is multiplied by 1 + h and 1 - h; it should be x + h and x - h.",
        CENTRED,
    ),
    Choice(
        "steps_alone",
        {"above": lambda x, p, h: h, "below": lambda x, p, h: -h},
        "the number is replaced by h and -h; h is to be added and taken away.",
        CENTRED,
    ),
]
OF_BOTH_MODES = [
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
    Choice(
        "left_far_below",
        {"left_at": lambda before, h: before - 2 * h},
        "the numbers of x that were nudged before are left lowered by 2h when the next one is nudged.",
        PUT_BACK,
    ),
    Choice(
        "all_numbers_at_once",
        {"finished": lambda g, x: 0 * g + np.sum(g)},
        "every number of the gradient is the sum of all slopes, as if all numbers of x were nudged at once.",
        ONE_BY_ONE,
    ),
]


def relative_error(
    a,
    n,
    *,
    difference=lambda a, n: np.max(np.abs(a - n)),
    over=lambda a, n: max(np.max(np.abs(a)), np.max(np.abs(n))),
    quotient=lambda top, bottom: top / bottom,
    guard=lambda bottom: bottom == 0,
    where_guarded=0.0,
    whole=None,
):
    """The relative error, each choice a parameter."""
    a, n = np.asarray(a, float), np.asarray(n, float)
    if whole:
        return float(whole(a, n))
    bottom = over(a, n)
    if guard(bottom):
        return float(where_guarded)
    return float(quotient(difference(a, n), bottom))


def _each(a, n, floor=0.0):
    """The relative errors number by number; 0 where both are 0."""
    bottom = np.maximum(np.maximum(np.abs(a), np.abs(n)), floor)
    return np.abs(a - n) / np.where(bottom == 0, 1.0, bottom)


def _each_of_sums(a, n, floor=0.0):
    bottom = np.maximum(np.abs(a) + np.abs(n), floor)
    return np.abs(a - n) / np.where(bottom == 0, 1.0, bottom)


LARGEST = "np.max(np.abs(a - n)) is the largest difference."
LARGER = "Divide by the larger of the two: max(largest of a, largest of n)."
ONCE = "Take the largest difference and the largest number first, then divide once."
WHOLE = "Divide the largest difference by the largest number: max|a - n| / max(max|a|, max|n|)."
DIFFERENCES = {
    "not_absolute": (
        lambda a, n: np.max(a - n),
        "negative differences don't count: the absolute value is missing.",
        LARGEST,
    ),
    "absolute_too_late": (
        lambda a, n: np.abs(np.max(a - n)),
        "the absolute value is taken after the largest difference; it comes before.",
        LARGEST,
    ),
    "mean": (
        lambda a, n: np.mean(np.abs(a - n)),
        "this is the mean difference over the largest number; the largest difference is wanted.",
        LARGEST,
    ),
    "sum": (
        lambda a, n: np.sum(np.abs(a - n)),
        "the differences are added up; the largest one is wanted.",
        LARGEST,
    ),
    "smallest": (
        lambda a, n: np.min(np.abs(a - n)),
        "the smallest difference is taken; it should be the largest.",
        LARGEST,
    ),
    "length": (
        lambda a, n: np.sqrt(np.sum((a - n) ** 2)),
        "the root of the sum of the squared differences is taken; the largest difference is wanted.",
        LARGEST,
    ),
    "squared": (lambda a, n: np.max((a - n) ** 2), "the largest difference is squared.", LARGEST),
    "mean_squared": (lambda a, n: np.mean((a - n) ** 2), "the mean of the squared differences is taken.", LARGEST),
    "of_sizes": (
        lambda a, n: np.max(np.abs(np.abs(a) - np.abs(n))),
        "absolute values are compared, so 3 and -3 seem to agree.",
        LARGEST,
    ),
    "of_largest": (
        lambda a, n: np.abs(np.max(np.abs(a)) - np.max(np.abs(n))),
        "the largest numbers of both are compared, wherever they stand; differences are taken number by number.",
        LARGEST,
    ),
    "of_plain_largest": (
        lambda a, n: np.abs(np.max(a) - np.max(n)),
        "the largest numbers of both are compared, wherever they stand; differences are taken number by number.",
        LARGEST,
    ),
    "added": (lambda a, n: np.max(np.abs(a + n)), "the two are added, not subtracted.", LARGEST),
    "of_sums": (lambda a, n: np.abs(np.sum(a) - np.sum(n)), "the sums of both are compared.", LARGEST),
    "first_alone": (lambda a, n: np.abs(a - n).flat[0], "only the first difference counts.", LARGEST),
    "last_alone": (lambda a, n: np.abs(a - n).flat[-1], "only the last difference counts.", LARGEST),
    "median": (lambda a, n: np.median(np.abs(a - n)), "the median of the differences is taken.", LARGEST),
}
OVER = {
    "sum_of_both": (
        lambda a, n: np.max(np.abs(a)) + np.max(np.abs(n)),
        "the largest numbers of both are added in the denominator; the larger of the two is wanted.",
        LARGER,
    ),
    "mean_of_both": (
        lambda a, n: (np.max(np.abs(a)) + np.max(np.abs(n))) / 2,
        "the mean of the largest numbers of both is the denominator; the larger of the two is wanted.",
        LARGER,
    ),
    "one_side": (
        lambda a, n: np.max(np.abs(n)),
        "the denominator looks at n only; the largest number of either array is wanted.",
        LARGER,
    ),
    "other_side": (
        lambda a, n: np.max(np.abs(a)),
        "the denominator looks at a only; the largest number of either array is wanted.",
        LARGER,
    ),
    "smaller_of_both": (
        lambda a, n: min(np.max(np.abs(a)), np.max(np.abs(n))),
        "the denominator is the smaller of the two; it should be the larger.",
        LARGER,
    ),
    "without_sizes": (
        lambda a, n: max(np.max(a), np.max(n)),
        "the absolute values are missing in the denominator: negative numbers don't count there.",
        LARGER,
    ),
    "sizes_too_late": (
        lambda a, n: max(abs(np.max(a)), abs(np.max(n))),
        "the absolute values in the denominator are taken after the largest numbers; they come before.",
        LARGER,
    ),
    "largest_sum": (
        lambda a, n: np.max(np.abs(a) + np.abs(n)),
        "the denominator is the largest of |a| + |n|, number by number; the largest single number is wanted.",
        LARGER,
    ),
    "size_of_sum": (
        lambda a, n: np.max(np.abs(a + n)),
        "the denominator is the largest of |a + n|; the largest single number is wanted.",
        LARGER,
    ),
    "means": (
        lambda a, n: max(np.mean(np.abs(a)), np.mean(np.abs(n))),
        "the denominator is a mean; the largest number is wanted.",
        LARGER,
    ),
    "sums": (
        lambda a, n: max(np.sum(np.abs(a)), np.sum(np.abs(n))),
        "the denominator is a sum; the largest number is wanted.",
        LARGER,
    ),
    "lengths": (
        lambda a, n: max(np.sqrt(np.sum(a * a)), np.sqrt(np.sum(n * n))),
        "the denominator is a length, a root of squares; the largest number is wanted.",
        LARGER,
    ),
    "product": (
        lambda a, n: np.max(np.abs(a)) * np.max(np.abs(n)),
        "the largest numbers of both are multiplied in the denominator.",
        LARGER,
    ),
    "not_divided": (
        lambda a, n: 1.0,
        "this is the absolute error: it isn't divided by anything.",
        "Divide by the largest absolute number in either array.",
    ),
    "floor_of_1e_8": (
        lambda a, n: max(np.max(np.abs(a)), np.max(np.abs(n)), 1e-8),
        "a small number, such as 1e-8, keeps the denominator from 0; two tiny gradients then seem to agree.",
        "Ask whether the largest number is 0, and return 0 then; otherwise divide by it as it is.",
    ),
    "floor_of_1": (
        lambda a, n: max(np.max(np.abs(a)), np.max(np.abs(n)), 1.0),
        "numbers below 1 are compared with 1.",
        "Ask whether the largest number is 0, and return 0 then; otherwise divide by it as it is.",
    ),
    "nothing_guarded": (
        lambda a, n: max(np.max(np.abs(a)), np.max(np.abs(n))) or np.nan,
        "where all numbers are 0 it is 0 / 0, and that is nan.",
        "Ask whether the largest number is 0, and return 0 then.",
    ),
    "one_added": (
        lambda a, n: max(np.max(np.abs(a)), np.max(np.abs(n))) + 1.0,
        "1 is added to the denominator.",
        "Ask whether the largest number is 0, and return 0 then; otherwise divide by it as it is.",
    ),
}
WHOLES = {
    "squares_over_squares": (
        lambda a, n: np.sum((a - n) ** 2) / max(np.sum(a * a) + np.sum(n * n), 1e-300),
        "the squared differences are divided by the squares of both.",
    ),
    "mean_over_means": (
        lambda a, n: np.mean(np.abs(a - n)) / max(np.mean(np.abs(a)) + np.mean(np.abs(n)), 1e-300),
        "the mean difference is divided by the sum of both means.",
    ),
    "first_number_alone": (
        lambda a, n: _each(a, n).flat[0],
        "only the first number of each is compared.",
    ),
    "zero_where_any_is": (
        lambda a, n: (
            0.0 if np.any((a == 0) & (n == 0)) else np.max(np.abs(a - n)) / max(np.max(np.abs(a)), np.max(np.abs(n)))
        ),
        "it is 0 as soon as one number is 0 in both.",
    ),
    "at_the_largest": (
        lambda a, n: _each(a, n).flat[np.argmax(np.abs(a))],
        "only the numbers where a is largest are compared.",
    ),
    "number_by_number": (
        lambda a, n: np.max(_each(a, n)),
        "each difference is divided by its own numbers; one tiny number then decides everything.",
    ),
    "number_by_number_over_sums": (
        lambda a, n: np.max(_each_of_sums(a, n)),
        "each difference is divided by the sum of its own two numbers; one tiny number then decides everything.",
    ),
    "number_by_number_with_floor": (
        lambda a, n: np.max(_each(a, n, 1e-8)),
        "each difference is divided by its own numbers, or 1e-8 if these are smaller.",
    ),
    "number_by_number_over_sums_with_floor": (
        lambda a, n: np.max(_each_of_sums(a, n, 1e-8)),
        "each difference is divided by the sum of its own two numbers, or 1e-8 if that is smaller.",
    ),
    "mean_number_by_number": (
        lambda a, n: np.mean(_each(a, n)),
        "each difference is divided by its own numbers, and the mean is taken.",
    ),
    "mean_number_by_number_over_sums": (
        lambda a, n: np.mean(_each_of_sums(a, n)),
        "each difference is divided by the sum of its own two numbers, and the mean is taken.",
    ),
    "always_zero": (lambda a, n: 0.0, "it is 0, whatever is compared."),
    "lengths_over_sum": (
        lambda a, n: np.sqrt(np.sum((a - n) ** 2)) / max(np.sqrt(np.sum(a * a)) + np.sqrt(np.sum(n * n)), 1e-300),
        "the length of the difference is divided by the sum of both lengths.",
    ),
}
QUOTIENTS = {
    "at_most_1": (
        lambda top, bottom: min(top / bottom, 1.0),
        "it is never above 1; opposite signs give up to 2.",
        WHOLE,
    ),
    "upside_down": (
        lambda top, bottom: bottom / top if top else 0.0,
        "the quotient is upside down: the difference belongs on top.",
        WHOLE,
    ),
    "halved": (lambda top, bottom: top / bottom / 2, "the result is half of what it should be.", WHOLE),
    "doubled": (lambda top, bottom: 2 * top / bottom, "the result is twice what it should be.", WHOLE),
    "percent": (lambda top, bottom: 100 * top / bottom, "the result is in percent.", WHOLE),
    "negative": (lambda top, bottom: -top / bottom, "the result has the wrong sign.", WHOLE),
    "of_root": (lambda top, bottom: np.sqrt(top / bottom), "the root is taken of the result.", WHOLE),
    "of_square": (lambda top, bottom: (top / bottom) ** 2, "the result is squared.", WHOLE),
    "rounded": (
        lambda top, bottom: float(top // bottom),
        "the result is rounded down: // cuts off the decimals.",
        KEEP_DECIMALS,
    ),
    "one_minus": (lambda top, bottom: 1 - top / bottom, "this is 1 less the result.", WHOLE),
}
GUARDS = [
    Choice(
        "guarded_from_1e_8",
        {"guard": lambda bottom: bottom < 1e-8},
        "where all numbers are below 1e-8 it is 0, as if they agreed.",
        "Only where all numbers are 0 is it 0.",
    ),
    Choice(
        "one_for_zeros",
        {"where_guarded": 1.0},
        "where all numbers are 0 it is 1; they agree, so it is 0.",
        "Return 0.0 where the largest number is 0.",
    ),
]


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
        lambda a, n: relative_error(a, n, whole=lambda a, n: np.max(_each(a, n))),
        "each difference is divided by its own numbers.",
    ),
    "error_number_by_number_over_sums": (
        lambda a, n: relative_error(a, n, whole=lambda a, n: np.max(_each_of_sums(a, n))),
        "each difference is divided by the sum of its own two numbers.",
    ),
    "mean_of_relative_errors": (
        lambda a, n: relative_error(a, n, whole=lambda a, n: np.mean(_each(a, n))),
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
        of=("forward_difference",),
        function=forward_difference,
        wrong=[*POINTS_OF_FORWARD, *choices_of("slope", _of_h(DIVISIONS | ONLY_FORWARD, FORWARD))],
    ),
    Choices(
        of=("centred_difference",),
        function=centred_difference,
        wrong=[
            *POINTS_OF_CENTRED,
            *choices_of("slope", _of_h(ONLY_CENTRED, CENTRED)),
            *choices_of(
                "slope", _of_h({n: DIVISIONS[n] for n in ("not_divided", "multiplied_by_h", "relative")}, CENTRED)
            ),
        ],
    ),
    Choices(
        of=("eval_numerical_gradient",),
        function=eval_numerical_gradient,
        parts=("centred",),
        wrong=[*OF_CENTRED_MODE, *OF_BOTH_MODES, *choices_of("slope", SLOPES), *choices_of("finished", FINISHED)],
    ),
    Choices(
        of=("eval_numerical_gradient",),
        function=eval_numerical_gradient,
        parts=("forward",),
        wrong=[
            *OF_FORWARD_MODE,
            *OF_BOTH_MODES,
            *choices_of("forward_slope", FORWARD_SLOPES),
            *choices_of("finished", FINISHED),
        ],
    ),
    Choices(
        of=("relative_error",),
        function=relative_error,
        wrong=[
            *choices_of("difference", DIFFERENCES),
            *(
                Choice(f"over_{name}" if name in DIFFERENCES else name, {"over": does}, looks, tries)
                for name, (does, looks, tries) in OVER.items()
            ),
            *choices_of("whole", {name: (*one, ONCE) for name, one in WHOLES.items()}),
            *(
                Choice(f"result_{name}", {"quotient": does}, looks, tries)
                for name, (does, looks, tries) in QUOTIENTS.items()
            ),
            *GUARDS,
        ],
    ),
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
