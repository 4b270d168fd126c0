"""Wrong versions of the exercises, as edits of the reference: what students really get wrong.

A mistake that shows as a factor (not averaged, a regularizer halved) is recognised by the checks' families. One that
doesn't says itself what it looks like; its values go into the checks' table.
"""

from grading.mistake import Mistake

MISTAKES = [
    Mistake("not_averaged", "svm_loss_naive.loss", {"loss = loss / len(X) +": "loss = loss +"}),
    Mistake("not_averaged", "svm_loss_naive.gradient", {"dW = dW / len(X) +": "dW = dW +"}),
    Mistake("gradient_zero", "svm_loss_naive.gradient", {"dW = dW / len(X) +": "dW = 0 * dW +"}),
    Mistake(
        "regularizer_missing", "svm_loss_naive.regularizer", {" + reg * np.sum(W * W)\n": "\n", " + 2 * reg * W": ""}
    ),
    Mistake("regularizer_missing_from_gradient", "svm_loss_naive.regularizer", {" + 2 * reg * W": ""}),
    Mistake("regularizer_missing_from_loss", "svm_loss_naive.regularizer", {" + reg * np.sum(W * W)": ""}),
    Mistake("half_convention", "svm_loss_naive.regularizer", {"+ reg *": "+ 0.5 * reg *", "+ 2 * reg": "+ reg"}),
    Mistake("regularizer_half_in_gradient", "svm_loss_naive.regularizer", {"+ 2 * reg": "+ reg"}),
    Mistake("regularizer_half_in_loss", "svm_loss_naive.regularizer", {"+ reg *": "+ 0.5 * reg *"}),
    Mistake(
        "right_class_counted",
        "svm_loss_naive.loss",
        {"if j != y[i] and margin > 0:": "if margin > 0:"},
        looks_like="the right class takes part in the sum: each example's loss is 1 too large.",
        try_next="Leave j = y out of the sum: its margin is always s_y - s_y + 1 = 1.",
    ),
    Mistake("not_averaged", "svm_loss_vectorized.loss", {"np.sum(margins) / N": "np.sum(margins)"}),
    Mistake("not_averaged", "svm_loss_vectorized.gradient", {"X.T @ counts / N": "X.T @ counts"}),
    Mistake("regularizer_half_in_gradient", "svm_loss_vectorized.regularizer", {"+ 2 * reg * W": "+ reg * W"}),
    Mistake("regularizer_missing_from_gradient", "svm_loss_vectorized.regularizer", {" + 2 * reg * W": ""}),
    Mistake(
        "right_class_counted",
        "svm_loss_vectorized.loss",
        {"    margins[rows, y] = 0\n": ""},
        looks_like="the right class takes part in the sum: each example's loss is 1 too large.",
        try_next="Set the margin of the right class to 0 before you sum: it is always s_y - s_y + 1 = 1.",
    ),
    Mistake(
        "right_class_counts_itself",
        "svm_loss_vectorized.gradient",
        {"    margins[rows, y] = 0\n": ""},
        looks_like="the right class is among the violated margins: its column loses x once too often.",
        try_next="Set the margin of the right class to 0 before you count the violated margins of a row.",
    ),
    Mistake(
        "right_class_minus_one",
        "svm_loss_vectorized.gradient",
        {"counts[rows, y] = -np.sum(counts, axis=1)": "counts[rows, y] = -1"},
        looks_like="the right class's column loses x once; it should lose it once for each violated margin.",
        try_next="Count the violated margins of each row, and put minus that count at the right class.",
    ),
    Mistake(
        "right_class_counted",
        "svm_loss_single.loss",
        {"    margins[y] = 0\n": ""},
        looks_like="the right class takes part in the sum: the loss is 1 too large.",
        try_next="Leave j = y out of the sum: its margin is always s_y - s_y + 1 = 1.",
    ),
    Mistake("half_convention", "l2.value", {"return reg *": "return 0.5 * reg *"}),
    Mistake("half_convention", "l2.gradient", {", 2 * reg * W": ", reg * W"}),
]
