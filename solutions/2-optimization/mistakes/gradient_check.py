"""Wrong versions of the gradient check's exercises, as edits of the reference: what students really get wrong."""

from grading.mistake import Mistake

FORWARD = "Evaluate f on both sides, at x + h and at x - h, and divide by 2h."
PUT_BACK = "Keep the number in a variable before you nudge it, and write it back before you go on."

MISTAKES = [
    Mistake(
        "not_divided",
        "forward_difference.value",
        {"return (f(x + h) - f(x)) / h": "return f(x + h) - f(x)"},
        looks_like="this is by how much f grows, not how fast: it isn't divided by h.",
        try_next="Divide by the step, h.",
    ),
    Mistake(
        "brackets_missing",
        "forward_difference.value",
        {"return (f(x + h) - f(x)) / h": "return f(x + h) - f(x) / h"},
        looks_like="only f(x) is divided by h; the brackets around the difference are missing.",
        try_next="Write (f(x + h) - f(x)) / h.",
    ),
    Mistake(
        "wrong_order",
        "forward_difference.value",
        {"return (f(x + h) - f(x)) / h": "return (f(x) - f(x + h)) / h"},
        looks_like="the difference is the wrong way round, so the sign is wrong.",
        try_next="Write f(x + h) - f(x): a function that grows has a positive slope.",
    ),
    Mistake("not_divided_by_2h", "centred_difference.value", {"/ (2 * h)": "/ h"}),
    Mistake(
        "multiplied_by_h",
        "centred_difference.value",
        {"/ (2 * h)": "/ 2 * h"},
        looks_like="the result is multiplied by h instead of divided: / 2 * h goes from left to right.",
        try_next="Write / (2 * h).",
    ),
    Mistake(
        "forward",
        "centred_difference.value",
        {"return (f(x + h) - f(x - h)) / (2 * h)": "return (f(x + h) - f(x)) / h"},
        looks_like="this is the forward difference.",
        try_next=FORWARD,
    ),
    Mistake(
        "forward",
        "eval_numerical_gradient.centred",
        {
            "(above - f(x)) / (2 * h)": "(above - f(x)) / h",
            "x[place] = before - h": "x[place] = before",
        },
        looks_like="these are forward differences.",
        try_next=FORWARD,
    ),
    Mistake(
        "not_divided_by_2h",
        "eval_numerical_gradient.centred",
        {"/ (2 * h)": "/ h"},
        looks_like="every number is twice as large as it should be: the two points are 2h apart.",
        try_next="Divide by 2h.",
    ),
    Mistake(
        "not_restored",
        "eval_numerical_gradient.centred",
        {"\n        x[place] = before\n": "\n"},
        looks_like="the numbers of x that were nudged before aren't put back when the next one is nudged.",
        try_next=PUT_BACK,
    ),
    Mistake(
        "not_restored",
        "eval_numerical_gradient.restores",
        {"\n        x[place] = before\n": "\n"},
    ),
    Mistake(
        "restored_by_sums",
        "eval_numerical_gradient.restores",
        {"\n        x[place] = before\n": "\n        x[place] += h if centred else -h\n"},
    ),
    Mistake(
        "absolute_differences",
        "eval_numerical_gradient.forward",
        {"(above - at_x) / h": "abs(above - at_x) / h"},
        looks_like="no number is negative: the absolute difference is taken, and the sign of the slope is lost.",
        try_next="Where f falls, the slope is negative: leave out abs.",
    ),
    Mistake(
        "centred",
        "eval_numerical_gradient.forward",
        {"if centred:": "if True:"},
        looks_like="these are centred differences, also with centred=False.",
        try_next="With centred=False, compare f(x + h) with f(x) and divide by h.",
    ),
    Mistake(
        "summed",
        "relative_error.value",
        {"largest = max(np.max(np.abs(a)), np.max(np.abs(n)))": "largest = np.max(np.abs(a)) + np.max(np.abs(n))"},
        looks_like="the largest numbers of both are added in the denominator; the larger of the two is wanted.",
        try_next="Divide by the larger of the two: max(largest of a, largest of n).",
    ),
    Mistake(
        "number_by_number",
        "relative_error.value",
        {
            "np.max(np.abs(a - n)) / largest": (
                "np.max(np.abs(a - n) / np.maximum(np.maximum(np.abs(a), np.abs(n)), 1e-300))"
            )
        },
        looks_like="each difference is divided by its own numbers; one tiny number then decides everything.",
        try_next="Take the largest difference and the largest number first, then divide once.",
    ),
    Mistake(
        "absolute",
        "relative_error.value",
        {"np.max(np.abs(a - n)) / largest": "np.max(np.abs(a - n))"},
        looks_like="this is the absolute error: it isn't divided by anything.",
        try_next="Divide by the largest absolute number in either array.",
    ),
    Mistake(
        "not_absolute",
        "relative_error.value",
        {"np.max(np.abs(a - n))": "np.max(a - n)"},
        looks_like="negative differences don't count: the absolute value is missing.",
        try_next="np.abs takes the size of each difference.",
    ),
    Mistake(
        "mean",
        "relative_error.value",
        {"np.max(np.abs(a - n)) / largest": "np.mean(np.abs(a - n)) / largest"},
        looks_like="this is the mean difference over the largest number; the largest difference is wanted.",
        try_next="np.max(np.abs(a - n)) is the largest difference.",
    ),
    Mistake(
        "one_side",
        "relative_error.value",
        {"largest = max(np.max(np.abs(a)), np.max(np.abs(n)))": "largest = np.max(np.abs(n))"},
        looks_like="the denominator looks at n only; the largest number of either array is wanted.",
        try_next="Divide by the larger of the two: max(largest of a, largest of n).",
    ),
    Mistake(
        "guarded",
        "relative_error.value",
        {"    if largest == 0:\n        return 0.0\n": "", "/ largest": "/ max(largest, 1e-8)"},
        looks_like="numbers below 1e-8 are compared with 1e-8; two tiny gradients then seem to agree.",
        try_next="Ask whether the largest number is 0, and return 0 then; otherwise divide by it as it is.",
    ),
    Mistake(
        "zero_at_kinks",
        "grad_check_sparse.error",
        {"return np.nan, numeric": "return 0.0, numeric"},
    ),
    Mistake(
        "kinks_ignored",
        "grad_check_sparse.kinked",
        {"kinked[k] = pattern is not None and np.any(pattern_above != pattern_below)": "pass"},
        looks_like="no coordinate is ever set aside.",
        try_next="Compare pattern(x) with the number raised and with it lowered; one difference is enough.",
    ),
    Mistake(
        "kinks_counted",
        "grad_check_sparse.error",
        {"relative_error(checked[~kinked], numeric[~kinked])": "relative_error(checked, numeric)"},
        looks_like="coordinates at a kink take part in the error; they say nothing about the gradient.",
        try_next="Leave them out by a mask: numeric[~kinked].",
    ),
    Mistake(
        "not_restored",
        "grad_check_sparse.numeric",
        {"        x[place] = before\n        numeric": "        numeric"},
        looks_like="the numbers of x that were nudged before aren't put back when the next one is nudged.",
        try_next=PUT_BACK,
    ),
    Mistake(
        "not_restored",
        "grad_check_sparse.restores",
        {"        x[place] = before\n        numeric": "        numeric"},
    ),
]
