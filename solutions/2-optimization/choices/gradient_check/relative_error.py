"""What can be decided otherwise in `relative_error` of `gradient_check.py`."""

import numpy as np

from grading.choices.choice import KEEP_DECIMALS, Choice, Choices
from grading.choices.losses import choices_of

from .shared import WHOLE, each, each_of_sums


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


LARGEST = "np.max(np.abs(a - n)) is the largest difference."

LARGER = "Divide by the larger of the two: max(largest of a, largest of n)."

ONCE = "Take the largest difference and the largest number first, then divide once."

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
        lambda a, n: each(a, n).flat[0],
        "only the first number of each is compared.",
    ),
    "zero_where_any_is": (
        lambda a, n: (
            0.0 if np.any((a == 0) & (n == 0)) else np.max(np.abs(a - n)) / max(np.max(np.abs(a)), np.max(np.abs(n)))
        ),
        "it is 0 as soon as one number is 0 in both.",
    ),
    "at_the_largest": (
        lambda a, n: each(a, n).flat[np.argmax(np.abs(a))],
        "only the numbers where a is largest are compared.",
    ),
    "number_by_number": (
        lambda a, n: np.max(each(a, n)),
        "each difference is divided by its own numbers; one tiny number then decides everything.",
    ),
    "number_by_number_over_sums": (
        lambda a, n: np.max(each_of_sums(a, n)),
        "each difference is divided by the sum of its own two numbers; one tiny number then decides everything.",
    ),
    "number_by_number_with_floor": (
        lambda a, n: np.max(each(a, n, 1e-8)),
        "each difference is divided by its own numbers, or 1e-8 if these are smaller.",
    ),
    "number_by_number_over_sums_with_floor": (
        lambda a, n: np.max(each_of_sums(a, n, 1e-8)),
        "each difference is divided by the sum of its own two numbers, or 1e-8 if that is smaller.",
    ),
    "mean_number_by_number": (
        lambda a, n: np.mean(each(a, n)),
        "each difference is divided by its own numbers, and the mean is taken.",
    ),
    "mean_number_by_number_over_sums": (
        lambda a, n: np.mean(each_of_sums(a, n)),
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

CHOICES = [
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
]
