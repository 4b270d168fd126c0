"""Wrong versions of the gradient check's exercises, as edits of the reference: what students really get wrong."""

from grading.mistake import Mistake

FORWARD = "Evaluate f on both sides, at x + h and at x - h, and divide by 2h."
PUT_BACK = "Keep the number in a variable before you nudge it, and write it back before you go on."

MISTAKES = [
    Mistake("not_divided", "forward_difference.value", {"return (f(x + h) - f(x)) / h": "return f(x + h) - f(x)"}),
    Mistake(
        "brackets_missing", "forward_difference.value", {"return (f(x + h) - f(x)) / h": "return f(x + h) - f(x) / h"}
    ),
    Mistake(
        "wrong_order", "forward_difference.value", {"return (f(x + h) - f(x)) / h": "return (f(x) - f(x + h)) / h"}
    ),
    Mistake("not_divided_by_2h", "centred_difference.value", {"/ (2 * h)": "/ h"}),
    Mistake("multiplied_by_h_halved", "centred_difference.value", {"/ (2 * h)": "/ 2 * h"}),
    Mistake(
        "forward",
        "centred_difference.value",
        {"return (f(x + h) - f(x - h)) / (2 * h)": "return (f(x + h) - f(x)) / h"},
    ),
    Mistake(
        "forward",
        "eval_numerical_gradient.centred",
        {
            "(above - f(x)) / (2 * h)": "(above - f(x)) / h",
            "x[place] = before - h": "x[place] = before",
        },
    ),
    Mistake("not_divided_by_2h", "eval_numerical_gradient.centred", {"/ (2 * h)": "/ h"}),
    Mistake("not_restored", "eval_numerical_gradient.centred", {"\n        x[place] = before\n": "\n"}),
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
    Mistake("forward_absolute", "eval_numerical_gradient.forward", {"(above - at_x) / h": "abs(above - at_x) / h"}),
    Mistake("centred_in_forward_mode", "eval_numerical_gradient.forward", {"if centred:": "if True:"}),
    Mistake(
        "sum_of_both",
        "relative_error.value",
        {"largest = max(np.max(np.abs(a)), np.max(np.abs(n)))": "largest = np.max(np.abs(a)) + np.max(np.abs(n))"},
    ),
    Mistake(
        "number_by_number",
        "relative_error.value",
        {
            "np.max(np.abs(a - n)) / largest": (
                "np.max(np.abs(a - n) / np.maximum(np.maximum(np.abs(a), np.abs(n)), 1e-300))"
            )
        },
    ),
    Mistake("not_divided", "relative_error.value", {"np.max(np.abs(a - n)) / largest": "np.max(np.abs(a - n))"}),
    Mistake("not_absolute", "relative_error.value", {"np.max(np.abs(a - n))": "np.max(a - n)"}),
    Mistake("mean", "relative_error.value", {"np.max(np.abs(a - n)) / largest": "np.mean(np.abs(a - n)) / largest"}),
    Mistake(
        "one_side",
        "relative_error.value",
        {"largest = max(np.max(np.abs(a)), np.max(np.abs(n)))": "largest = np.max(np.abs(n))"},
    ),
    Mistake(
        "floor_of_1e_8",
        "relative_error.value",
        {"    if largest == 0:\n        return 0.0\n": "", "/ largest": "/ max(largest, 1e-8)"},
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
    ),
    Mistake(
        "kinks_counted",
        "grad_check_sparse.error",
        {"relative_error(checked[~kinked], numeric[~kinked])": "relative_error(checked, numeric)"},
    ),
    Mistake(
        "not_restored", "grad_check_sparse.numeric", {"        x[place] = before\n        numeric": "        numeric"}
    ),
    Mistake(
        "not_restored",
        "grad_check_sparse.restores",
        {"        x[place] = before\n        numeric": "        numeric"},
    ),
]
