"""Wrong versions of the SVM's exercises, as edits of the reference: what students really get wrong.

A mistake that shows as a factor (not averaged, a regularizer halved) is recognised by the checks' families. One that
doesn't says itself what it looks like; its values go into the checks' table. What is `also_right` is no mistake, but
another right answer at a kink.
"""

from grading.mistake import Mistake

COUNTED = "the right class takes part in the sum: each example's loss is 1 too large."
LEAVE_OUT = "Leave j = y out of the sum: its margin is always s_y - s_y + 1 = 1."
AT_KINK = "Where a margin is exactly 0 you count its term (>=), this course doesn't (>); both are subgradients."
PLAIN_MARGINS = "margins = np.maximum(0, scores - right_class_scores(scores, y)[:, None] + 1)"

MISTAKES = [
    Mistake(
        "right_class_counted",
        "svm_loss_single.loss",
        {"    margins[y] = 0\n": ""},
        looks_like="the right class takes part in the sum: the loss is 1 too large.",
        try_next=LEAVE_OUT,
    ),
    Mistake(
        "right_class_counted",
        "svm_margins.values",
        {"    margins[np.arange(len(y)), y] = 0\n": ""},
        looks_like="the margin of the right class is left at 1; it should be 0.",
        try_next="Set margins[rows, y] to 0, with the rows 0, 1, …, N - 1.",
    ),
    Mistake(
        "margin_missing",
        "svm_margins.values",
        {"[:, None] + 1)": "[:, None])"},
        looks_like="the 1 is missing: the right class should win by a margin of 1, not just win.",
        try_next="Add 1 to the differences before you compare them with 0.",
    ),
    Mistake(
        "not_clipped",
        "svm_margins.values",
        {"np.maximum(0, scores": "(scores"},
        looks_like="negative margins are left in; they should count as 0.",
        try_next="np.maximum(0, a) replaces every negative number of a by 0.",
    ),
    Mistake("not_averaged", "svm_loss_naive.loss", {"loss = loss / len(X) +": "loss = loss +"}),
    Mistake("not_averaged", "svm_loss_naive.gradient", {"dW = dW / len(X) +": "dW = dW +"}),
    Mistake("gradient_zero", "svm_loss_naive.gradient", {"dW = dW / len(X) +": "dW = 0 * dW +"}),
    Mistake(
        "gradient_wrong_sign", "svm_loss_naive.gradient", {"dW[:, j] += X": "dW[:, j] -= X", "y[i]] -= X": "y[i]] += X"}
    ),
    Mistake(
        "regularizer_missing", "svm_loss_naive.regularizer", {" + reg * np.sum(W * W)\n": "\n", " + 2 * reg * W": ""}
    ),
    Mistake("regularizer_missing_from_gradient", "svm_loss_naive.regularizer", {" + 2 * reg * W": ""}),
    Mistake("regularizer_missing_from_loss", "svm_loss_naive.regularizer", {" + reg * np.sum(W * W)": ""}),
    Mistake("half_convention", "svm_loss_naive.regularizer", {"+ reg *": "+ 0.5 * reg *", "+ 2 * reg": "+ reg"}),
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
    Mistake(
        "right_class_counted",
        "svm_loss_naive.loss",
        {"if j != y[i] and margin > 0:": "if margin > 0:"},
        looks_like=COUNTED,
        try_next=LEAVE_OUT,
    ),
    Mistake(
        "margin_missing",
        "svm_loss_naive.loss",
        {"scores[y[i]] + 1": "scores[y[i]]"},
        looks_like="the 1 is missing from the margins: the right class should win by 1, not just win.",
        try_next="The margin of class j is s_j - s_y + 1.",
    ),
    Mistake(
        "only_last_term",
        "svm_loss_naive.loss",
        {"loss += margin": "loss = margin"},
        looks_like="only the last violated margin of all counts: each one replaces what was there.",
        try_next="Add to the loss with +=, don't assign.",
    ),
    Mistake(
        "right_class_term_missing",
        "svm_loss_naive.gradient",
        {"                dW[:, y[i]] -= X[i]\n": ""},
        looks_like="x is added to the columns of the wrong classes, but never taken from the column of the right one.",
        try_next="Each violated margin also takes x from the column of the right class.",
    ),
    Mistake("at_kink", "svm_loss_naive.gradient", {"and margin > 0:": "and margin >= 0:"}, also_right=AT_KINK),
    Mistake("not_averaged", "svm_loss_vectorized.loss", {"np.sum(margins) / len(X)": "np.sum(margins)"}),
    Mistake("not_averaged", "svm_loss_vectorized.gradient", {"X.T @ (counts / len(X))": "X.T @ counts"}),
    Mistake("regularizer_half_in_gradient", "svm_loss_vectorized.regularizer", {"+ 2 * reg * W": "+ reg * W"}),
    Mistake("regularizer_missing_from_gradient", "svm_loss_vectorized.regularizer", {" + 2 * reg * W": ""}),
    Mistake(
        "right_class_counted",
        "svm_loss_vectorized.loss",
        {"margins = svm_margins(scores, y)": PLAIN_MARGINS},
        looks_like=COUNTED,
        try_next="Set the margin of the right class to 0 before you sum: it is always s_y - s_y + 1 = 1.",
    ),
    Mistake(
        "right_class_counts_itself",
        "svm_loss_vectorized.gradient",
        {"margins = svm_margins(scores, y)": PLAIN_MARGINS},
        looks_like="the right class is among the violated margins: its column loses x once too often.",
        try_next="Set the margin of the right class to 0 before you count the violated margins of a row.",
    ),
    Mistake(
        "right_class_minus_one",
        "svm_loss_vectorized.gradient",
        {"= -np.sum(counts, axis=1)": "= -1"},
        looks_like="the right class's column loses x once; it should lose it once for each violated margin.",
        try_next="Count the violated margins of each row, and put minus that count at the right class.",
    ),
    Mistake(
        "right_class_term_missing",
        "svm_loss_vectorized.gradient",
        {"    counts[np.arange(len(y)), y] = -np.sum(counts, axis=1)\n": ""},
        looks_like="x is added to the columns of the wrong classes, but never taken from the column of the right one.",
        try_next="Put minus the number of violated margins of each row at the right class.",
    ),
    Mistake(
        "margins_for_counts",
        "svm_loss_vectorized.gradient",
        {"(margins > 0).astype(W.dtype)": "margins.copy()"},
        looks_like="each x is weighted by the size of its margin; a violated margin counts as 1, however large.",
        try_next="Turn the margins into 1 where they are positive and 0 elsewhere: (margins > 0).",
    ),
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
