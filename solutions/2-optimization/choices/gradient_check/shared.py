"""What several of the catalogues of `gradient_check.py` use."""

import numpy as np

CENTRED = "Write (f(x + h) - f(x - h)) / (2 * h)."

BOTH_SIDES = "Evaluate f on both sides, at x + h and at x - h, and divide by 2h."

PUT_BACK = "Keep the number in a variable before you nudge it, and write it back before you go on."


def of_h(table, advice):
    return {name: (divide, looks_like, advice) for name, (divide, looks_like) in table.items()}


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

SLOPES = of_h(
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


def each(a, n, floor=0.0):
    """The relative errors number by number; 0 where both are 0."""
    bottom = np.maximum(np.maximum(np.abs(a), np.abs(n)), floor)
    return np.abs(a - n) / np.where(bottom == 0, 1.0, bottom)


def each_of_sums(a, n, floor=0.0):
    bottom = np.maximum(np.abs(a) + np.abs(n), floor)
    return np.abs(a - n) / np.where(bottom == 0, 1.0, bottom)


WHOLE = "Divide the largest difference by the largest number: max|a - n| / max(max|a|, max|n|)."
