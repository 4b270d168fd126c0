"""What can be decided otherwise in `forward_difference` of `gradient_check.py`."""

from grading.choices.choice import Choice, Choices
from grading.choices.losses import choices_of

from .shared import DIVISIONS, of_h

FORWARD = "Write (f(x + h) - f(x)) / h."


def forward_difference(
    f, x, h, *, first=lambda f, x, h: f(x + h), second=lambda f, x, h: f(x), slope=lambda a, b, h, x: (a - b) / h
):
    """The forward difference, each choice a parameter."""
    return float(slope(first(f, x, h), second(f, x, h), h, x))


ONLY_FORWARD = {
    "divided_by_2h": (lambda a, b, h, x: (a - b) / (2 * h), "the difference is divided by 2h; the points are h apart."),
    "halved_times_h": (lambda a, b, h, x: (a - b) / 2 * h, "/ 2 * h divides by 2 and multiplies by h."),
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

CHOICES = [
    Choices(
        of=("forward_difference",),
        function=forward_difference,
        wrong=[*POINTS_OF_FORWARD, *choices_of("slope", of_h(DIVISIONS | ONLY_FORWARD, FORWARD))],
    ),
]
