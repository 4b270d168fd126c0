"""What can be decided otherwise in `centred_difference` of `gradient_check.py`."""

from grading.choices.choice import Choice, Choices
from grading.choices.losses import choices_of

from .shared import BOTH_SIDES, CENTRED, DIVISIONS, of_h


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

CHOICES = [
    Choices(
        of=("centred_difference",),
        function=centred_difference,
        wrong=[
            *POINTS_OF_CENTRED,
            *choices_of("slope", of_h(ONLY_CENTRED, CENTRED)),
            *choices_of(
                "slope", of_h({n: DIVISIONS[n] for n in ("not_divided", "multiplied_by_h", "relative")}, CENTRED)
            ),
        ],
    ),
]
