"""What can be decided otherwise in `eval_numerical_gradient` of `gradient_check.py`."""

import numpy as np

from grading.choices.choice import KEEP_DECIMALS, KEEP_LENGTH, KEEP_ORDER, Choice, Choices
from grading.choices.losses import choices_of

from .shared import BOTH_SIDES, CENTRED, PUT_BACK, SLOPES, of_h

ONE_BY_ONE = "Nudge one number of x, evaluate f, and put the number back before you go to the next."


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


FORWARD_SLOPES = of_h(
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

CHOICES = [
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
]
