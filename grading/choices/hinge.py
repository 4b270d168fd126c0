"""What can be decided otherwise in the hinge loss: margins, which classes count, what their columns get."""

from collections.abc import Callable

import numpy as np

from .choice import Choice
from .shares import mean

LEAVE_OUT = "Leave j = y out of the sum: its violation is always s_y - s_y + 1 = 1."
EACH = "Each positive violation adds x to column j and takes x from column y."
COUNT = "Count the positive violations of each example; the right class's column loses x that many times."


def gaps_of(scores: np.ndarray, labels: np.ndarray, delta: float) -> np.ndarray:
    """By how much each class violates the margin, s_j - s_y + delta, the right one too, (N, C)."""
    return scores - scores[np.arange(len(scores)), labels][:, None] + delta


def _shares_of(table: np.ndarray) -> np.ndarray:
    return table / np.maximum(np.sum(table, axis=1, keepdims=True), 1e-300)


def _first(table: np.ndarray) -> np.ndarray:
    return table & (np.cumsum(table, axis=1) == 1)


def _last(table: np.ndarray) -> np.ndarray:
    return _first(table[:, ::-1])[:, ::-1]


def svm_loss(
    W: np.ndarray,
    X: np.ndarray,
    y: np.ndarray,
    reg: float,
    *,
    scores_of: Callable = lambda X, W: X @ W,
    labels: Callable = lambda y, scores: y,
    delta: float = 1.0,
    difference: Callable = lambda scores, labels, delta: gaps_of(scores, labels, delta),
    hinge: Callable = lambda gaps: np.maximum(0, gaps),
    own: float = 0.0,
    over_classes: Callable = lambda terms, wrong: np.sum(terms, axis=1),
    loss_shares: Callable = mean,
    of_wrong: Callable = lambda gaps, wrong: ((gaps > 0) & wrong).astype(float),
    of_right: Callable = lambda counts, gaps: -counts,
    pixels: Callable = lambda X: X,
    placed: Callable = lambda weights, right, labels: _placed(weights, right, labels),
    gradient_shares: Callable = mean,
    finished: Callable = lambda dW, W, X: dW,
    added: Callable = lambda W: 0.0,
    reg_loss: Callable = lambda W, reg, N: reg * np.sum(W * W),
    reg_gradient: Callable = lambda W, reg, N: 2 * reg * W,
) -> tuple[float, np.ndarray]:
    """The SVM loss and its gradient, each choice a parameter."""
    (N, D), C = X.shape, W.shape[1]
    scores = scores_of(X, W)
    labels = labels(y, scores)
    wrong = np.arange(C) != labels[:, None] % C
    gaps = difference(scores, labels, delta)
    terms = np.where(wrong, hinge(gaps), own)
    loss = loss_shares(N, D, C) @ over_classes(terms, wrong) + added(W) + reg_loss(W, reg, N)
    weights = of_wrong(gaps, wrong)
    weights = placed(weights, of_right(np.sum(weights, axis=1), gaps), labels)
    dW = pixels(X).T @ (weights * gradient_shares(N, D, C)[:, None])
    return float(loss), finished(dW, W, X) + reg_gradient(W, reg, N)


def _placed(weights: np.ndarray, right: np.ndarray, labels: np.ndarray) -> np.ndarray:
    weights = weights.copy()
    weights[np.arange(len(labels)), labels] = right
    return weights


def _in_whole_columns(weights: np.ndarray, right: np.ndarray, labels: np.ndarray) -> np.ndarray:
    weights = weights.copy()
    weights[:, labels] = right[:, None]
    return weights


def _once_for_each_class(weights: np.ndarray, right: np.ndarray, labels: np.ndarray) -> np.ndarray:
    """Of several examples of a class the last one alone takes x from its column."""
    latest = {label: row for row, label in enumerate(labels.tolist())}
    last = np.isin(np.arange(len(labels)), list(latest.values()))
    return _placed(weights, np.where(last, right, 0), labels)


DELTA = {
    "margin_missing": (
        0.0,
        "the 1 is missing: the right class should win by 1, not just win.",
        "The violation of class j is s_j - s_y + 1.",
    ),
    "margin_subtracted": (
        -1.0,
        "1 is subtracted where it should be added: s_j - s_y - 1.",
        "The violation of class j is s_j - s_y + 1.",
    ),
    "margin_two": (2.0, "the margin is 2; this course takes 1.", "The violation of class j is s_j - s_y + 1."),
    "margin_ten": (10.0, "the margin is 10; this course takes 1.", "The violation of class j is s_j - s_y + 1."),
}
DIFFERENCE = {
    "difference_reversed": (
        lambda scores, labels, delta: 2 * delta - gaps_of(scores, labels, delta),
        "the difference is the wrong way round: s_y - s_j + 1.",
        "A wrong class violates the margin if its score is too high: s_j - s_y + 1.",
    ),
    "right_score_missing": (
        lambda scores, labels, delta: scores + delta,
        "the right class's score isn't subtracted.",
        "The violation of class j is s_j - s_y + 1.",
    ),
    "right_score_of_row_before": (
        lambda scores, labels, delta: scores - np.roll(scores[np.arange(len(scores)), labels], 1)[:, None] + delta,
        "the right class's score is taken from the row before.",
        "scores[rows, y], with the rows 0, 1, …, N - 1.",
    ),
    "right_score_of_first_row": (
        lambda scores, labels, delta: scores - scores[0, labels[0]] + delta,
        "the right class's score of the first example is subtracted in every row.",
        "Each row has its own: right_class_scores(scores, y)[:, None].",
    ),
    "label_subtracted": (
        lambda scores, labels, delta: scores - labels[:, None] + delta,
        "the label itself is subtracted, not its score.",
        "s_y is scores[y].",
    ),
    "mean_subtracted": (
        lambda scores, labels, delta: scores - np.mean(scores[np.arange(len(scores)), labels]) + delta,
        "the mean of all right classes' scores is subtracted in every row.",
        "Each row has its own: right_class_scores(scores, y)[:, None].",
    ),
    "label_of_the_class": (
        lambda scores, labels, delta: scores - scores[:, labels[: scores.shape[1]]] + delta,
        "the label is looked up with the index of the class: y[j] where y[i] belongs.",
        "The right class of example i is y[i].",
    ),
    "right_score_added": (
        lambda scores, labels, delta: 2 * scores - gaps_of(scores, labels, -delta),
        "the right class's score is added, not subtracted.",
        "The violation of class j is s_j - s_y + 1.",
    ),
    "highest_subtracted": (
        lambda scores, labels, delta: scores - np.max(scores, axis=1, keepdims=True) + delta,
        "the highest score is subtracted where the right class's belongs.",
        "The violation of class j is s_j - s_y + 1.",
    ),
}
HINGE = {
    "not_clipped": (
        lambda gaps: gaps,
        "negative violations are left in; they should count as 0.",
        "np.maximum(0, a) replaces every negative number of a by 0.",
    ),
    "absolute_for_clipped": (
        np.abs,
        "negative violations are turned into positive ones; they should count as 0.",
        "np.maximum(0, a) replaces every negative number of a by 0.",
    ),
    "squared": (
        lambda gaps: np.maximum(0, gaps) ** 2,
        "the violations are squared; this course adds them as they are.",
        "Leave out the square.",
    ),
    "counted_for_sizes": (
        lambda gaps: (gaps > 0) * 1.0,
        "this counts the positive violations; the loss adds up by how much they are violated.",
        "Add the violation itself, not 1.",
    ),
    "clipped_before_margin": (
        lambda gaps: np.maximum(0, gaps - 1) + 1,
        "the 1 is added after the comparison with 0, so that every wrong class adds at least 1.",
        "Add 1 first, then compare with 0: max(0, s_j - s_y + 1).",
    ),
    "counted_only_above_the_right": (
        lambda gaps: np.where(gaps > 1, gaps, 0),
        "a wrong class counts only if its score is above the right one's; it counts already within 1 below.",
        "Compare s_j - s_y + 1 with 0, not s_j - s_y.",
    ),
    "clipped_above": (
        lambda gaps: np.clip(gaps, 0, 1),
        "violations above 1 are cut off at 1; only those below 0 are cut off.",
        "np.maximum(0, a) replaces every negative number of a by 0, and nothing else.",
    ),
    "made_integer": (
        lambda gaps: np.trunc(np.maximum(0, gaps)),
        "the violations have lost what stands behind the decimal point.",
        "np.zeros(…) has floats; an array of integers cuts off decimals.",
    ),
    "counted_only_below": (
        lambda gaps: np.where(gaps < 0, gaps, 0),
        "only negative violations count; only positive ones should.",
        "max(0, s_j - s_y + 1), with the larger of the two.",
    ),
    "size_of_difference": (
        lambda gaps: np.abs(gaps - 1) + 1,
        "the absolute value of the difference of the scores is taken; its sign matters.",
        "A wrong class violates the margin if its score is too high: s_j - s_y + 1.",
    ),
    "violation_without_margin": (
        lambda gaps: np.where(gaps > 0, gaps - 1, 0),
        "the positive violations are found, but s_j - s_y is added, without the 1.",
        "Add the whole violation, s_j - s_y + 1.",
    ),
}
OWN = {
    "right_class_counted": (
        1.0,
        "each example's loss is 1 too large: does the right class take part in the sum?",
        LEAVE_OUT,
    ),
    "one_taken_away": (-1.0, "each example's loss is 1 too small: is the right class's 1 taken away twice?", LEAVE_OUT),
}
OVER_CLASSES = {
    "only_largest": (
        lambda terms, wrong: np.max(terms, axis=1),
        "only the largest violation of each example counts.",
        "Add up the violations of all wrong classes.",
    ),
    "only_last_violation": (
        lambda terms, wrong: np.sum(terms * _last(terms > 0), axis=1),
        "only the last positive violation of each example counts: each one replaces what was there.",
        "Add to the loss with +=, don't assign.",
    ),
    "only_first_violation": (
        lambda terms, wrong: np.sum(terms * _first(terms > 0), axis=1),
        "only the first positive violation of each example counts: does the loop end too early?",
        "Look for a break, or a return, inside the loop over the classes.",
    ),
    "only_last_class": (
        lambda terms, wrong: terms[:, -1],
        "only the last class counts: each one replaces what was there, or the line stands outside the loop.",
        "Add to the loss with +=, inside the loop over the classes.",
    ),
    "last_class_left_out": (
        lambda terms, wrong: np.sum(terms[:, :-1], axis=1),
        "the last class is left out.",
        "range(C) goes from 0 to C - 1.",
    ),
    "first_class_left_out": (
        lambda terms, wrong: np.sum(terms[:, 1:], axis=1),
        "class 0 is left out.",
        "range(C) goes from 0 to C - 1.",
    ),
    "classes_after_right_missing": (
        lambda terms, wrong: np.sum(terms * (np.cumsum(~wrong, axis=1) == 0), axis=1),
        "only the classes before the right one count: the loop over the classes ends there.",
        "continue goes on with the next class; break ends the loop.",
    ),
    "classes_before_right_missing": (
        lambda terms, wrong: np.sum(terms * (np.cumsum(~wrong, axis=1) > 0), axis=1),
        "only the classes after the right one count.",
        "The loop goes over all classes but the right one.",
    ),
    "ends_at_a_kept_margin": (
        lambda terms, wrong: np.sum(terms * (np.cumsum((terms <= 0) & wrong, axis=1) == 0), axis=1),
        "the loop over the classes ends at the first one that isn't violated.",
        "continue goes on with the next class; break ends the loop.",
    ),
    "product_of_violations": (
        lambda terms, wrong: np.prod(np.where(wrong, terms, 1.0), axis=1),
        "the violations are multiplied; they are added.",
        "Add up the violations of all wrong classes.",
    ),
    "squared_at_the_end": (
        lambda terms, wrong: np.sum(terms, axis=1) ** 2,
        "the loss of each example is squared.",
        "Add up the violations, as they are.",
    ),
    "root_of_squares": (
        lambda terms, wrong: np.sqrt(np.sum(terms**2, axis=1)),
        "the root of the squared violations is taken.",
        "Add up the violations, as they are.",
    ),
    "smallest_violation": (
        lambda terms, wrong: np.min(np.where(wrong, terms, np.inf), axis=1),
        "only the smallest violation of each example counts.",
        "Add up the violations of all wrong classes.",
    ),
}
OF_WRONG = {
    "margins_for_counts": (
        lambda gaps, wrong: np.maximum(0, gaps) * wrong,
        "each x is weighted by the size of its violation; a positive violation counts as 1, however large.",
        "Turn the violations into 1 where they are positive and 0 elsewhere: (margins > 0).",
    ),
    "every_class_counted": (
        lambda gaps, wrong: wrong * 1.0,
        "every wrong class counts, also where its margin isn't violated.",
        "A class counts only where s_j - s_y + 1 is above 0.",
    ),
    "other_side": (
        lambda gaps, wrong: ((gaps < 0) & wrong) * 1.0,
        "the classes whose margin is kept count, and not those that violate it.",
        "A class counts where s_j - s_y + 1 is above 0.",
    ),
    "only_largest_counted": (
        lambda gaps, wrong: (
            (
                _first(np.where(wrong, gaps, -np.inf) == np.max(np.where(wrong, gaps, -np.inf), axis=1, keepdims=True))
                & (gaps > 0)
            )
            * 1.0
        ),
        "only the class with the largest violation counts.",
        EACH,
    ),
    "only_first_counted": (
        lambda gaps, wrong: _first((gaps > 0) & wrong) * 1.0,
        "only the first positive violation of each example counts: does the loop end too early?",
        "Look for a break, or a return, inside the loop over the classes.",
    ),
    "only_last_counted": (
        lambda gaps, wrong: _last((gaps > 0) & wrong) * 1.0,
        "only the last positive violation of each example counts: each one replaces what was there.",
        "Add to the columns with += and -=, don't assign.",
    ),
    "doubled_counts": (
        lambda gaps, wrong: 2.0 * (gaps > 0) * wrong * np.maximum(0, gaps),
        "each x is weighted by twice the size of its violation: that is the gradient of squared violations.",
        "A positive violation counts as 1, however large.",
    ),
    "classes_after_right_uncounted": (
        lambda gaps, wrong: ((gaps > 0) & wrong & (np.cumsum(~wrong, axis=1) == 0)) * 1.0,
        "only the classes before the right one count: the loop over the classes ends there.",
        "continue goes on with the next class; break ends the loop.",
    ),
    "ends_at_a_kept_margin_uncounted": (
        lambda gaps, wrong: ((gaps > 0) & wrong & (np.cumsum((gaps <= 0) & wrong, axis=1) == 0)) * 1.0,
        "the loop over the classes ends at the first one that isn't violated.",
        "continue goes on with the next class; break ends the loop.",
    ),
    "normalized_margins": (
        lambda gaps, wrong: _shares_of(np.maximum(0, gaps) * wrong),
        "the violations of each example are divided by their sum; a positive violation counts as 1.",
        "Turn the violations into 1 where they are positive and 0 elsewhere: (margins > 0).",
    ),
    "normalized_counts": (
        lambda gaps, wrong: _shares_of(((gaps > 0) & wrong) * 1.0),
        "the counts of each example are divided by how many there are.",
        EACH,
    ),
    "last_class_uncounted": (
        lambda gaps, wrong: ((gaps > 0) & wrong & (np.arange(gaps.shape[1]) < gaps.shape[1] - 1)) * 1.0,
        "the last class is left out.",
        "range(C) goes from 0 to C - 1.",
    ),
    "first_class_uncounted": (
        lambda gaps, wrong: ((gaps > 0) & wrong & (np.arange(gaps.shape[1]) > 0)) * 1.0,
        "class 0 is left out.",
        "range(C) goes from 0 to C - 1.",
    ),
    "scores_for_counts": (
        lambda gaps, wrong: ((gaps > 0) & wrong) * (gaps - 1),
        "each x is weighted by the difference of the scores; a positive violation counts as 1.",
        "Turn the violations into 1 where they are positive and 0 elsewhere: (margins > 0).",
    ),
}
OF_RIGHT = {
    "right_class_term_missing": (
        lambda counts, gaps: 0 * counts,
        "x is added to the columns of the wrong classes, but never taken from the column of the right one.",
        "Each positive violation also takes x from the column of the right class.",
    ),
    "right_class_minus_one": (
        lambda counts, gaps: 0 * counts - 1,
        "x is subtracted from the right class's column exactly once per example; it should be once "
        "for each positive violation.",
        COUNT,
    ),
    "right_class_once": (
        lambda counts, gaps: -np.sign(counts),
        "the right class's column loses x once, however many violations are positive; it should be once for each.",
        COUNT,
    ),
    "right_class_added": (
        lambda counts, gaps: counts,
        "the right class's column gets + x for each positive violation; it should get - x.",
        "Take x from the right class's column: a larger score of the right class makes the loss smaller.",
    ),
    "right_class_one": (
        lambda counts, gaps: 0 * counts + 1,
        "the right class is among the positive violations: its column gets + x, and loses nothing.",
        COUNT,
    ),
    "right_class_counts_itself": (
        lambda counts, gaps: -counts - 1,
        "x is subtracted from the right class's column once too often: its own entry counts as a positive violation.",
        "Set the violation of the right class to 0 before you count the positive violations of a row.",
    ),
    "right_class_keeps_one": (
        lambda counts, gaps: 1 - counts,
        "x is subtracted from the right class's column one time too few: its own entry counts as a positive violation.",
        "Set the violation of the right class to 0 before you count the positive violations of a row.",
    ),
    "all_wrong_classes_taken": (
        lambda counts, gaps: 0 * counts - (gaps.shape[1] - 1),
        "the right class's column loses x once for each wrong class, whether its violation is positive or not.",
        COUNT,
    ),
    "all_classes_taken": (
        lambda counts, gaps: 0 * counts - gaps.shape[1],
        "the right class's column loses x once for each class.",
        COUNT,
    ),
    "counts_averaged": (
        lambda counts, gaps: -counts / gaps.shape[1],
        "the number of positive violations is divided by the number of classes at the right class.",
        COUNT,
    ),
    "counts_of_all": (
        lambda counts, gaps: 0 * counts - np.sum(counts),
        "the right class of each example loses x once for every positive violation of all examples.",
        "np.sum(…, axis=1) counts the positive violations of each row by itself.",
    ),
    "right_class_one_true": (
        lambda counts, gaps: np.sign(counts),
        "the right class's column gets + x where violations are positive: an array of True and False "
        "can't hold a negative count.",
        "Make the counts floats first: (margins > 0).astype(float).",
    ),
    "counts_of_classes": (
        lambda counts, gaps: -np.resize(np.sum(gaps > 0, axis=0), len(counts)),
        "the positive violations are counted over the examples, not over the classes.",
        "np.sum(…, axis=1) counts the positive violations of each row.",
    ),
    "size_at_right": (
        lambda counts, gaps: -np.sum(np.maximum(0, gaps), axis=1) + 1,
        "the right class's column is weighted by the sizes of the violations; their number is wanted.",
        COUNT,
    ),
}
SUMMED_THEN_CLIPPED = Choice(
    "summed_then_clipped",
    {"hinge": lambda gaps: gaps, "over_classes": lambda terms, wrong: np.maximum(0, np.sum(terms, axis=1))},
    "max(0, ·) is taken of the sum over the classes; each class needs its own.",
    "Compare each violation with 0 first, then add up.",
)
ALL_SUBTRACTED = Choice(
    "wrong_classes_subtracted",
    {"of_wrong": lambda gaps, wrong: -1.0 * ((gaps > 0) & wrong), "of_right": lambda counts, gaps: counts},
    "x is taken from the columns of the wrong classes too; they get + x.",
    "A larger score of a wrong class makes the loss larger: x is added to its column.",
)
PLACED = {
    "whole_columns": (
        _in_whole_columns,
        "the columns of the right classes are filled in every row; it should be one entry per row.",
        "Two arrays of indices pick pairs: counts[rows, y], with the rows 0, 1, …, N - 1.",
    ),
    "repeated_labels_lost": (
        _once_for_each_class,
        "of several examples with the same label only the last one takes its x from the column of the right class.",
        "dW[:, y] -= … subtracts only once where a label comes twice. Put the counts into an (N, C) "
        "array, then multiply.",
    ),
    "wrong_classes_missing": (
        lambda weights, right, labels: _placed(0 * weights, right, labels),
        "x is taken from the column of the right class, but never added to those of the wrong ones.",
        EACH,
    ),
}
