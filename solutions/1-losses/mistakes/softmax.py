"""Wrong versions of the softmax exercises, as edits of the reference: what students really get wrong."""

from grading.mistake import Mistake

OVERFLOWS = "exp of a score around 1000 is too large for a float: it overflows to inf, and inf / inf is nan."
LOSS_OVERFLOWS = (
    "exp of a score around 1000 is too large for a float: the sum of the row is inf, and so is its logarithm."
)
LOSS_ONE_FOR_ALL = (
    "one maximum is subtracted from the whole batch: in rows far below it every exp is 0, and log 0 is -inf."
)
LOSS_BELOW_ZERO = (
    "in rows of scores far below 0 every exp is 0, and log 0 is -inf: what you subtract isn't their "
    "largest score there."
)
ONE_FOR_ALL = "one maximum is subtracted from the whole batch: rows far below it underflow, and 0 / 0 is nan."
OTHER_SHIFT = (
    "exp overflows where one class is far above others: each row is shifted, but not by its own largest score."
)
BELOW_ZERO = (
    "rows of scores far below 0 underflow, and 0 / 0 is nan: what you subtract isn't their largest score there."
)
EACH_ROW = "Subtract from each row its own largest score: np.max(scores, axis=1)[:, None]."
ONE_ROW = "Subtract from the scores of an example their own maximum, np.max(scores), before you take exp."

MISTAKES = [
    Mistake(
        "not_normalized",
        "softmax_probabilities.values",
        {
            "shifted = scores - np.max(scores, axis=1)[:, None]": "shifted = scores",
            "exponentials / np.sum(exponentials, axis=1)[:, None]": "exponentials",
        },
    ),
    Mistake(
        "normalized_over_examples",
        "softmax_probabilities.values",
        {
            "shifted = scores - np.max(scores, axis=1)[:, None]": "shifted = scores",
            "np.sum(exponentials, axis=1)[:, None]": "np.sum(exponentials, axis=0)",
        },
    ),
    Mistake(
        "normalized_over_everything",
        "softmax_probabilities.values",
        {
            "shifted = scores - np.max(scores, axis=1)[:, None]": "shifted = scores",
            "np.sum(exponentials, axis=1)[:, None]": "np.sum(exponentials)",
        },
    ),
    Mistake(
        "not_shifted",
        "softmax_probabilities.stable",
        {"np.max(scores, axis=1)[:, None]": "0"},
        looks_like=OVERFLOWS,
        try_next=EACH_ROW,
    ),
    Mistake(
        "one_maximum_for_all",
        "softmax_probabilities.stable",
        {"np.max(scores, axis=1)[:, None]": "np.max(scores)"},
        looks_like=ONE_FOR_ALL,
        try_next=EACH_ROW,
    ),
    Mistake(
        "other_shift",
        "softmax_probabilities.stable",
        {"np.max(scores, axis=1)[:, None]": "np.mean(scores, axis=1)[:, None]"},
        looks_like=OTHER_SHIFT,
        try_next=EACH_ROW,
    ),
    Mistake(
        "underflow_below_zero",
        "softmax_probabilities.stable",
        {"np.max(scores, axis=1)[:, None]": "np.max(np.abs(scores), axis=1)[:, None]"},
        looks_like=BELOW_ZERO,
        try_next=EACH_ROW,
    ),
    Mistake(
        "logarithm_of_base_10",
        "softmax_loss_single.loss",
        {"return np.log(np": "return np.log10(np", ") - shifted[y]": ") - shifted[y] / np.log(10)"},
    ),
    Mistake(
        "logarithm_of_base_2",
        "softmax_loss_single.loss",
        {"return np.log(np": "return np.log2(np", ") - shifted[y]": ") - shifted[y] / np.log(2)"},
    ),
    Mistake(
        "loss_wrong_sign",
        "softmax_loss_single.loss",
        {"return np.log(": "return shifted[y] - np.log(", ") - shifted[y]": ")"},
    ),
    Mistake(
        "probability_for_loss",
        "softmax_loss_single.loss",
        {"np.log(np.sum(np.exp(shifted))) - shifted[y]": "np.exp(shifted[y]) / np.sum(np.exp(shifted))"},
    ),
    Mistake("loss_not_averaged", "softmax_loss_naive.loss", {"loss = loss / len(X) +": "loss = loss +"}),
    Mistake("gradient_not_averaged", "softmax_loss_naive.gradient", {"dW = dW / len(X) +": "dW = dW +"}),
    Mistake("gradient_zero", "softmax_loss_naive.gradient", {"dW = dW / len(X) +": "dW = 0 * dW +"}),
    Mistake(
        "gradient_wrong_sign",
        "softmax_loss_naive.gradient",
        {"dW[:, j] += probability": "dW[:, j] -= probability", "y[i]] -= X": "y[i]] += X"},
    ),
    Mistake(
        "loss_wrong_sign",
        "softmax_loss_naive.loss",
        {"loss += np.log(total) - scores[y[i]]": "loss -= np.log(total) - scores[y[i]]"},
    ),
    Mistake(
        "logarithm_of_base_10",
        "softmax_loss_naive.loss",
        {"loss += np.log(total) - scores[y[i]]": "loss += np.log10(total) - scores[y[i]] / np.log(10)"},
    ),
    Mistake("loss_only_last_example", "softmax_loss_naive.loss", {"loss += np.log": "loss = np.log"}),
    Mistake("right_class_term_missing", "softmax_loss_naive.gradient", {"        dW[:, y[i]] -= X[i]\n": ""}),
    Mistake("right_class_plus_one", "softmax_loss_naive.gradient", {"dW[:, y[i]] -= X[i]": "dW[:, y[i]] += X[i]"}),
    Mistake(
        "not_shifted",
        "softmax_loss_naive.stable",
        {"np.max(scores)": "0"},
        looks_like=LOSS_OVERFLOWS,
        try_next=ONE_ROW,
    ),
    Mistake(
        "one_maximum_for_all",
        "softmax_loss_naive.stable",
        {"np.max(scores)": "np.max(X @ W)"},
        looks_like=LOSS_ONE_FOR_ALL,
        try_next=ONE_ROW,
    ),
    Mistake(
        "other_shift",
        "softmax_loss_naive.stable",
        {"np.max(scores)": "np.mean(scores)"},
        looks_like=OTHER_SHIFT,
        try_next=ONE_ROW,
    ),
    Mistake(
        "underflow_below_zero",
        "softmax_loss_naive.stable",
        {"np.max(scores)": "np.max(np.abs(scores))"},
        looks_like=LOSS_BELOW_ZERO,
        try_next=ONE_ROW,
    ),
    Mistake(
        "regularizer_missing",
        "softmax_loss_naive.regularizer",
        {" + reg * np.sum(W * W)\n": "\n", " + 2 * reg * W": ""},
    ),
    Mistake(
        "regularizer_half_convention",
        "softmax_loss_naive.regularizer",
        {"+ reg *": "+ 0.5 * reg *", "+ 2 * reg": "+ reg"},
    ),
    Mistake("regularizer_half_in_gradient", "softmax_loss_naive.regularizer", {"+ 2 * reg": "+ reg"}),
    Mistake("loss_not_averaged", "softmax_loss_vectorized.loss", {"np.mean(np.log(totals)": "np.sum(np.log(totals)"}),
    Mistake("gradient_not_averaged", "softmax_loss_vectorized.gradient", {"X.T @ (dscores / len(X))": "X.T @ dscores"}),
    Mistake("regularizer_missing_from_gradient", "softmax_loss_vectorized.regularizer", {" + 2 * reg * W": ""}),
    Mistake("regularizer_half_in_gradient", "softmax_loss_vectorized.regularizer", {"+ 2 * reg * W": "+ reg * W"}),
    Mistake("right_class_term_missing", "softmax_loss_vectorized.gradient", {"    dscores[rows, y] -= 1\n": ""}),
    Mistake(
        "right_class_plus_one", "softmax_loss_vectorized.gradient", {"dscores[rows, y] -= 1": "dscores[rows, y] += 1"}
    ),
    Mistake(
        "one_from_whole_columns", "softmax_loss_vectorized.gradient", {"dscores[rows, y] -= 1": "dscores[:, y] -= 1"}
    ),
    Mistake(
        "not_shifted",
        "softmax_loss_vectorized.stable",
        {"np.max(scores, axis=1)[:, None]": "0"},
        looks_like=LOSS_OVERFLOWS,
        try_next=EACH_ROW,
    ),
    Mistake(
        "one_maximum_for_all",
        "softmax_loss_vectorized.stable",
        {"np.max(scores, axis=1)[:, None]": "np.max(scores)"},
        looks_like=LOSS_ONE_FOR_ALL,
        try_next=EACH_ROW,
    ),
    Mistake(
        "other_shift",
        "softmax_loss_vectorized.stable",
        {"np.max(scores, axis=1)[:, None]": "np.mean(scores, axis=1)[:, None]"},
        looks_like=OTHER_SHIFT,
        try_next=EACH_ROW,
    ),
    Mistake(
        "underflow_below_zero",
        "softmax_loss_vectorized.stable",
        {"np.max(scores, axis=1)[:, None]": "np.max(np.abs(scores), axis=1)[:, None]"},
        looks_like=LOSS_BELOW_ZERO,
        try_next=EACH_ROW,
    ),
    Mistake(
        "log_of_zero",
        "softmax_loss_vectorized.underflow",
        {"np.log(totals) - scores[rows, y]": "-np.log(exponentials[rows, y] / totals)"},
        looks_like="a probability underflows to 0, and its logarithm is -inf.",
        try_next="Don't form the probability: log(exp(a) / t) is a - log(t), with a the shifted score.",
    ),
    Mistake(
        "loop_over_examples",
        "softmax_loss_vectorized.no_loops",
        {"np.sum(exponentials, axis=1)": "np.array([np.sum(row) for row in exponentials])"},
    ),
    Mistake(
        "loop_over_classes",
        "softmax_loss_vectorized.no_loops",
        {"np.sum(exponentials, axis=1)": "sum(column for column in exponentials.T)"},
    ),
]
