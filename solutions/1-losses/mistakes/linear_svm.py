"""Wrong versions of the SVM's exercises, as edits of the reference: what students really get wrong.

A mistake that shows as a factor (not averaged, a regularizer halved) is recognised by the checks' families. One that
doesn't says itself what it looks like; its values go into the checks' table. What is `also_right` is no mistake, but
another right answer at a kink.
"""

from grading.mistake import Mistake

COUNTED = "the right class takes part in the sum: each example's loss is 1 too large."
LEAVE_OUT = "Leave j = y out of the sum: its margin is always s_y - s_y + 1 = 1."
AT_KINK = "Where a violation is exactly 0 you count its term (>=), this course doesn't (>); both are subgradients."
PLAIN_MARGINS = "margins = np.maximum(0, scores - right_class_scores(scores, y)[:, None] + 1)"

MISTAKES = [
    Mistake("right_class_counted", "svm_loss_single.loss", {"    margins[y] = 0\n": ""}),
    Mistake("right_class_counted", "svm_margins.values", {"    margins[np.arange(len(y)), y] = 0\n": ""}),
    Mistake("margin_missing", "svm_margins.values", {"[:, None] + 1)": "[:, None])"}),
    Mistake("not_clipped", "svm_margins.values", {"np.maximum(0, scores": "(scores"}),
    Mistake("loss_not_averaged", "svm_loss_naive.loss", {"loss = loss / len(X) +": "loss = loss +"}),
    Mistake("gradient_not_averaged", "svm_loss_naive.gradient", {"dW = dW / len(X) +": "dW = dW +"}),
    Mistake("gradient_zero", "svm_loss_naive.gradient", {"dW = dW / len(X) +": "dW = 0 * dW +"}),
    Mistake(
        "gradient_wrong_sign", "svm_loss_naive.gradient", {"dW[:, j] += X": "dW[:, j] -= X", "y[i]] -= X": "y[i]] += X"}
    ),
    Mistake(
        "regularizer_missing", "svm_loss_naive.regularizer", {" + reg * np.sum(W * W)\n": "\n", " + 2 * reg * W": ""}
    ),
    Mistake("regularizer_missing_from_gradient", "svm_loss_naive.regularizer", {" + 2 * reg * W": ""}),
    Mistake("regularizer_missing_from_loss", "svm_loss_naive.regularizer", {" + reg * np.sum(W * W)": ""}),
    Mistake(
        "regularizer_half_convention", "svm_loss_naive.regularizer", {"+ reg *": "+ 0.5 * reg *", "+ 2 * reg": "+ reg"}
    ),
    Mistake(
        "regularizer_averaged",
        "svm_loss_naive.regularizer",
        {"np.sum(W * W)": "np.sum(W * W) / len(X)", "2 * reg * W": "2 * reg * W / len(X)"},
    ),
    Mistake("regularizer_averaged_in_loss", "svm_loss_naive.regularizer", {"np.sum(W * W)": "np.sum(W * W) / len(X)"}),
    Mistake("regularizer_averaged_in_gradient", "svm_loss_naive.regularizer", {"2 * reg * W": "2 * reg * W / len(X)"}),
    Mistake("regularizer_wrong_sign", "svm_loss_naive.regularizer", {"+ reg *": "- reg *", "+ 2 * reg": "- 2 * reg"}),
    Mistake("regularizer_half_in_gradient", "svm_loss_naive.regularizer", {"+ 2 * reg": "+ reg"}),
    Mistake("regularizer_half_in_loss", "svm_loss_naive.regularizer", {"+ reg *": "+ 0.5 * reg *"}),
    Mistake("right_class_counted", "svm_loss_naive.loss", {"if j != y[i] and margin > 0:": "if margin > 0:"}),
    Mistake("margin_missing", "svm_loss_naive.loss", {"scores[y[i]] + 1": "scores[y[i]]"}),
    Mistake(
        "only_last_term",
        "svm_loss_naive.loss",
        {"loss += margin": "loss = margin"},
        looks_like="only the last positive violation of all counts: each one replaces what was there.",
        try_next="Add to the loss with +=, don't assign.",
    ),
    Mistake("right_class_term_missing", "svm_loss_naive.gradient", {"                dW[:, y[i]] -= X[i]\n": ""}),
    Mistake("at_kink", "svm_loss_naive.gradient", {"and margin > 0:": "and margin >= 0:"}, also_right=AT_KINK),
    Mistake("loss_not_averaged", "svm_loss_vectorized.loss", {"np.sum(margins) / len(X)": "np.sum(margins)"}),
    Mistake("gradient_not_averaged", "svm_loss_vectorized.gradient", {"X.T @ (counts / len(X))": "X.T @ counts"}),
    Mistake("regularizer_half_in_gradient", "svm_loss_vectorized.regularizer", {"+ 2 * reg * W": "+ reg * W"}),
    Mistake("regularizer_missing_from_gradient", "svm_loss_vectorized.regularizer", {" + 2 * reg * W": ""}),
    Mistake("right_class_counted", "svm_loss_vectorized.loss", {"margins = svm_margins(scores, y)": PLAIN_MARGINS}),
    Mistake(
        "right_class_counts_itself", "svm_loss_vectorized.gradient", {"margins = svm_margins(scores, y)": PLAIN_MARGINS}
    ),
    Mistake("right_class_minus_one", "svm_loss_vectorized.gradient", {"= -np.sum(counts, axis=1)": "= -1"}),
    Mistake(
        "right_class_term_missing",
        "svm_loss_vectorized.gradient",
        {"    counts[np.arange(len(y)), y] = -np.sum(counts, axis=1)\n": ""},
    ),
    Mistake("margins_for_counts", "svm_loss_vectorized.gradient", {"(margins > 0).astype(W.dtype)": "margins.copy()"}),
    Mistake(
        "at_kink",
        "svm_loss_vectorized.gradient",
        {
            "counts = (margins > 0).astype(W.dtype)": (
                "counts = (scores - right_class_scores(scores, y)[:, None] + 1 >= 0).astype(W.dtype)\n"
                "    counts[np.arange(len(y)), y] = 0"
            )
        },
        also_right=AT_KINK,
    ),
    Mistake(
        "loop_over_examples",
        "svm_loss_vectorized.no_loops",
        {"np.sum(margins) / len(X)": "sum(np.sum(row) for row in margins) / len(X)"},
    ),
    Mistake(
        "loop_over_classes",
        "svm_loss_vectorized.no_loops",
        {"np.sum(margins) / len(X)": "sum(np.sum(column) for column in margins.T) / len(X)"},
    ),
    Mistake(
        "loops_over_both",
        "svm_loss_vectorized.no_loops",
        {"np.sum(margins) / len(X)": "sum(margin for row in margins for margin in row) / len(X)"},
    ),
]
