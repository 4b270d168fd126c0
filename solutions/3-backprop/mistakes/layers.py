"""Wrong versions of the layers, as edits of the reference: what students really get wrong."""

from grading.mistake import Mistake

OVERFLOWS = "exp of a score around 1000 is too large for a float: the sum of the row is inf, and so is its logarithm."
EACH_ROW = "Subtract from each row its own largest score: np.max(scores, axis=1)[:, None]."
NO_PROBABILITY = "Don't form the probability: log(exp(a) / t) is a - log(t), with a the shifted score."
AT_KINK_OF_RELU = "Where x is exactly 0 you let dout through, this course doesn't; both are subgradients."
AT_KINK_OF_SVM = "Where a margin is exactly 0 you count its term (>=), this course doesn't (>); both are subgradients."
LOG_P = "shifted - np.log(np.sum(np.exp(shifted), axis=1))[:, None]"
LOG_OF_P = "np.log(np.exp(shifted) / np.sum(np.exp(shifted), axis=1)[:, None])"
SHIFT = "np.max(scores, axis=1)[:, None]"
SHIFTED = f"shifted = scores - {SHIFT}"
LOSS = "-np.mean(log_p[rows, y])"
OTHER_SHIFTS = {
    "smallest": ("smallest score", "np.min(scores, axis=1)[:, None]"),
    "median": ("median", "np.median(scores, axis=1)[:, None]"),
    "mean": ("mean", "np.mean(scores, axis=1)[:, None]"),
    "right": ("right class's score", "scores[rows, y][:, None]"),
}
SMALL_NUMBERS = {
    **{number: number for number in ("1e-8", "1e-10", "1e-12", "1e-15", "1e-16", "1e-20", "1e-30", "1e-100", "1e-300")},
    "2.2e-16": "np.finfo(float).eps",
    "2.2e-308": "np.finfo(float).tiny",
}
COUNTS = "counts = (margins > 0).astype(scores.dtype)"

MISTAKES = [
    Mistake("bias_missing", "affine_forward.values", {" @ w + b": " @ w"}),
    Mistake("bias_twice", "affine_forward.values", {" @ w + b": " @ w + b + b"}),
    Mistake("examples_mixed", "affine_forward.values", {"x.reshape(len(x), -1)": "x.reshape(-1, len(x)).T"}),
    Mistake("dx_upstream_ignored", "affine_backward.dx", {"(dout @ w.T)": "(np.ones_like(dout) @ w.T)"}),
    Mistake("dw_upstream_ignored", "affine_backward.dw", {".T @ dout": ".T @ np.ones_like(dout)"}),
    Mistake("dw_upstream_averaged", "affine_backward.dw", {".T @ dout": ".T @ dout / len(x)"}),
    Mistake("db_averaged", "affine_backward.db", {"np.sum(dout": "np.mean(dout"}),
    Mistake("db_upstream_ignored", "affine_backward.db", {"np.sum(dout": "np.sum(np.ones_like(dout)"}),
    Mistake("clipped_above", "relu_forward.values", {"np.maximum(0, x)": "np.minimum(0, x)"}),
    Mistake("upstream_ignored", "relu_backward.dx", {"dout * (cache > 0)": "(cache > 0) * 1.0"}),
    Mistake("mask_of_upstream", "relu_backward.dx", {"dout * (cache > 0)": "dout * (dout > 0)"}),
    Mistake("mask_missing", "relu_backward.dx", {"dout * (cache > 0)": "dout.copy()"}),
    Mistake("at_kink", "relu_backward.dx", {"(cache > 0)": "(cache >= 0)"}, also_right=AT_KINK_OF_RELU),
    Mistake("right_class_counted", "layers.svm_loss.loss", {"    margins[rows, y] = 0\n": ""}),
    Mistake("margin_missing", "layers.svm_loss.loss", {"[:, None] + 1)": "[:, None])"}),
    Mistake("loss_not_averaged", "layers.svm_loss.loss", {"np.sum(margins) / len(y)": "np.sum(margins)"}),
    Mistake("gradient_not_averaged", "layers.svm_loss.gradient", {"counts / len(y)": "counts"}),
    Mistake("right_class_minus_one", "layers.svm_loss.gradient", {"-np.sum(counts, axis=1)": "-1"}),
    Mistake("right_class_counts_itself", "layers.svm_loss.gradient", {"    margins[rows, y] = 0\n": ""}),
    Mistake(
        "at_kink",
        "layers.svm_loss.gradient",
        {COUNTS: "counts = (scores - scores[rows, y][:, None] + 1 >= 0) * 1.0\n    counts[rows, y] = 0"},
        also_right=AT_KINK_OF_SVM,
    ),
    Mistake("loss_not_averaged", "layers.softmax_loss.loss", {"-np.mean(": "-np.sum("}),
    Mistake("loss_wrong_sign", "layers.softmax_loss.loss", {"-np.mean(": "np.mean("}),
    Mistake("gradient_not_averaged", "layers.softmax_loss.gradient", {"dscores / len(y)": "dscores"}),
    Mistake("right_class_term_missing", "layers.softmax_loss.gradient", {"    dscores[rows, y] -= 1\n": ""}),
    Mistake("right_class_plus_one", "layers.softmax_loss.gradient", {"dscores[rows, y] -= 1": "dscores[rows, y] += 1"}),
    Mistake(
        "not_shifted",
        "layers.softmax_loss.stable",
        {"np.max(scores, axis=1)[:, None]": "0"},
        looks_like=OVERFLOWS,
        try_next=EACH_ROW,
    ),
    Mistake(
        "not_shifted_before_dividing",
        "layers.softmax_loss.stable",
        {"np.max(scores, axis=1)[:, None]": "0", LOG_P: LOG_OF_P},
        looks_like="exp of a score around 1000 is too large for a float: it overflows to inf, and inf / inf is nan.",
        try_next=EACH_ROW,
    ),
    Mistake(
        "one_maximum_before_dividing",
        "layers.softmax_loss.stable",
        {"np.max(scores, axis=1)[:, None]": "np.max(scores)", LOG_P: LOG_OF_P},
        looks_like="one maximum is subtracted from the whole batch: rows far below it underflow, and 0 / 0 is nan.",
        try_next=EACH_ROW,
    ),
    *(
        Mistake(
            f"small_number_of_{number.replace('-', '_').replace('.', '_')}",
            "layers.softmax_loss.stable",
            {LOSS: f"-np.mean(np.log(np.exp(log_p[rows, y]) + {added}))"},
            looks_like=f"about {number} is added to the probabilities, or they are kept above it: "
            "that hides how small they are.",
            try_next=NO_PROBABILITY,
        )
        for number, added in SMALL_NUMBERS.items()
    ),
    *(
        Mistake(
            f"shifted_by_{name}",
            "layers.softmax_loss.stable",
            {SHIFT: shift},
            looks_like=f"from each row its {what} is subtracted, and exp overflows where a score lies far above it.",
            try_next=EACH_ROW,
        )
        for name, (what, shift) in OTHER_SHIFTS.items()
        if name != "mean"
    ),
    *(
        Mistake(
            f"shifted_by_{name}_before_dividing",
            "layers.softmax_loss.stable",
            {SHIFT: shift, LOG_P: LOG_OF_P},
            looks_like=f"from each row its {what} is subtracted: where a score lies far above it, exp overflows, "
            "and inf / inf is nan.",
            try_next=EACH_ROW,
        )
        for name, (what, shift) in OTHER_SHIFTS.items()
    ),
    Mistake(
        "shifted_by_largest_size",
        "layers.softmax_loss.stable",
        {SHIFT: "np.max(np.abs(scores), axis=1)[:, None]"},
        looks_like="each row is shifted by its largest absolute value: far below 0 every exp is 0, and log 0 is -inf.",
        try_next=EACH_ROW,
    ),
    Mistake(
        "shifted_by_largest_size_before_dividing",
        "layers.softmax_loss.stable",
        {SHIFT: "np.max(np.abs(scores), axis=1)[:, None]", LOG_P: LOG_OF_P},
        looks_like="each row is shifted by its largest absolute value: far below 0 every exp is 0, and 0 / 0 is nan.",
        try_next=EACH_ROW,
    ),
    *(
        Mistake(
            f"scores_cut_at_{end}",
            "layers.softmax_loss.stable",
            {SHIFTED: f"shifted = np.clip(scores, -{end}, {end})"},
            looks_like=f"the scores are cut off at -{end} and {end}, so that different ones become equal.",
            try_next=EACH_ROW,
        )
        for end in (100, 500, 700)
    ),
    *(
        Mistake(
            f"shifted_scores_cut_at_{end}",
            "layers.softmax_loss.stable",
            {SHIFTED: f"shifted = np.maximum(scores - {SHIFT}, -{end})"},
            looks_like=f"shifted scores below -{end} are cut off there, which hides how small their probabilities are.",
            try_next="Leave the shifted scores as they are: exp of a very negative number is 0, and does no harm.",
        )
        for end in (100, 500, 700)
    ),
    Mistake(
        "loss_not_shifted",
        "layers.softmax_loss.stable",
        {LOSS: "-np.mean(scores[rows, y] - np.log(np.sum(np.exp(scores), axis=1)))"},
        looks_like="dscores is made from shifted scores, but the loss from unshifted ones, whose exp overflows.",
        try_next="Shift the scores once, and use the shifted ones for both.",
    ),
    Mistake(
        "loss_of_unshifted_probabilities",
        "layers.softmax_loss.stable",
        {LOSS: "-np.mean(np.log(np.exp(scores[rows, y]) / np.sum(np.exp(scores), axis=1)))"},
        looks_like="dscores is made from shifted scores, but the loss from unshifted ones: inf / inf is nan.",
        try_next="Shift the scores once, and use the shifted ones for both.",
    ),
    Mistake(
        "dscores_not_shifted",
        "layers.softmax_loss.stable",
        {"dscores = np.exp(log_p)": "dscores = np.exp(scores) / np.sum(np.exp(scores), axis=1)[:, None]"},
        looks_like="the loss is made from shifted scores, but dscores from unshifted ones: inf / inf is nan.",
        try_next="Shift the scores once, and use the shifted ones for both.",
    ),
    Mistake(
        "one_maximum_for_all",
        "layers.softmax_loss.stable",
        {"np.max(scores, axis=1)[:, None]": "np.max(scores)"},
        looks_like="one maximum is subtracted from the whole batch: in rows far below it every exp is 0, log 0 -inf.",
        try_next=EACH_ROW,
    ),
    Mistake(
        "other_shift",
        "layers.softmax_loss.stable",
        {"np.max(scores, axis=1)[:, None]": "np.mean(scores, axis=1)[:, None]"},
        looks_like="exp overflows where one class is far above others: rows aren't shifted by their largest score.",
        try_next=EACH_ROW,
    ),
    Mistake(
        "log_of_zero",
        "layers.softmax_loss.stable",
        {"-np.mean(log_p[rows, y])": "-np.mean(np.log(np.exp(log_p[rows, y])))"},
        looks_like="a probability underflows to 0, and its logarithm is -inf.",
        try_next=NO_PROBABILITY,
    ),
    Mistake("regularizer_missing_from_loss", "linear_loss.value", {" + reg * np.sum(W * W)": ""}),
    Mistake("regularizer_half_in_loss", "linear_loss.value", {"reg * np.sum(W * W)": "0.5 * reg * np.sum(W * W)"}),
    Mistake("bias_regularized", "linear_loss.value", {"np.sum(W * W)": "(np.sum(W * W) + np.sum(b * b))"}),
    Mistake("regularizer_missing_from_gradient", "linear_loss.gradients", {" + 2 * reg * W": ""}),
    Mistake("regularizer_half_in_gradient", "linear_loss.gradients", {"2 * reg * W": "reg * W"}),
    Mistake("bias_regularized_in_gradient", "linear_loss.gradients", {"reg * W, db": "reg * W, db + 2 * reg * b"}),
    Mistake("dW_averaged_again", "linear_loss.gradients", {"dW + 2": "dW / len(X) + 2"}),
    Mistake("bias_without_data", "linear_loss.gradients", {"reg * W, db": "reg * W, 0 * db"}),
]
