"""What can be decided otherwise in the SVM's exercises: margins, which classes count, what their columns get."""

import numpy as np

from grading.choices.choice import KEEP_DECIMALS, KEEP_ORDER, KEEP_SIGNS, Choice, Choices
from grading.choices.hinge import (
    ALL_SUBTRACTED,
    DELTA,
    DIFFERENCE,
    HINGE,
    LEAVE_OUT,
    OF_RIGHT,
    OF_WRONG,
    OVER_CLASSES,
    OWN,
    PLACED,
    SUMMED_THEN_CLIPPED,
    gaps_of,
    svm_loss,
)
from grading.choices.losses import LABELS, choices_of, choices_of_every_loss

FINISHED_WITH_INTEGERS = {
    "made_integer_in_dW": (
        lambda dW, W, X: np.trunc(dW),
        "dW has lost what stands behind the decimal point.",
        "np.zeros_like(W) has floats if W has; an array of integers cuts off decimals.",
    ),
    "floor_of_dW": (
        lambda dW, W, X: np.floor(dW),
        "dW is rounded down: // cuts off the decimals.",
        "Divide with /.",
    ),
    "gradient_one_too_low": (
        lambda dW, W, X: dW - 1 / len(X),
        "every number of dW is off by the same amount, 1/N.",
        "Look for a constant that is added to dW; only x should be.",
    ),
}

LOSS = Choices(
    of=("svm_loss_naive", "svm_loss_vectorized"),
    function=svm_loss,
    parts=("loss", "gradient", "regularizer"),
    only={"regularizer": "reg_"},
    wrong=[
        *choices_of_every_loss(),
        Choice(
            "only_above_the_right_one",
            {"of_wrong": lambda gaps, wrong: ((gaps > 1) & wrong) * 1.0},
            "a wrong class counts only if its score is above the right one's; it should count already within 1 below.",
            "A class counts where s_j - s_y + 1 is above 0.",
        ),
        *choices_of("delta", DELTA),
        *choices_of("difference", DIFFERENCE),
        *choices_of("hinge", HINGE),
        *choices_of("own", OWN),
        *choices_of("over_classes", OVER_CLASSES),
        SUMMED_THEN_CLIPPED,
        *choices_of("of_wrong", OF_WRONG),
        *choices_of("of_right", OF_RIGHT),
        ALL_SUBTRACTED,
        *choices_of("placed", PLACED),
        *choices_of("finished", FINISHED_WITH_INTEGERS),
    ],
)


def right_class_scores(scores, y, *, taken=lambda scores, y: scores[np.arange(len(y)), y], after=lambda s, scores: s):
    """From each row the score of the right class, each choice a parameter."""
    return after(taken(scores, y), scores)


PAIRS = "Two arrays of indices pick pairs: scores[rows, y], with the rows 0, 1, …, N - 1."
TAKEN = {
    "first_column": (lambda scores, y: scores[:, 0], "the score of class 0 is taken from each row.", PAIRS),
    "last_column": (lambda scores, y: scores[:, -1], "the score of the last class is taken from each row.", PAIRS),
    "highest_score": (lambda scores, y: np.max(scores, axis=1), "the highest score of each row is taken.", PAIRS),
    "lowest_score": (lambda scores, y: np.min(scores, axis=1), "the lowest score of each row is taken.", PAIRS),
    "mean_score": (lambda scores, y: np.mean(scores, axis=1), "the mean of each row is taken.", PAIRS),
    "sum_of_scores": (lambda scores, y: np.sum(scores, axis=1), "the sum of each row is taken.", PAIRS),
    "rest_of_scores": (
        lambda scores, y: np.sum(scores, axis=1) - scores[np.arange(len(y)), y],
        "this is the sum of the wrong classes' scores of each row.",
        PAIRS,
    ),
    "class_from_one": (
        lambda scores, y: scores[np.arange(len(y)), y - 1],
        "class y - 1 is taken, as if classes were counted from 1.",
        "Labels are indices already: scores[rows, y].",
    ),
    "class_after": (
        lambda scores, y: scores[np.arange(len(y)), (y + 1) % scores.shape[1]],
        "class y + 1 is taken.",
        "Labels are indices already: scores[rows, y].",
    ),
    "first_row": (
        lambda scores, y: scores[0, y],
        "the scores of the first row are taken for every example.",
        PAIRS,
    ),
    "last_row": (lambda scores, y: scores[-1, y], "the scores of the last row are taken for every example.", PAIRS),
    "first_label": (
        lambda scores, y: scores[:, y[0]],
        "the label of the first example is taken for every row.",
        PAIRS,
    ),
    "last_label": (
        lambda scores, y: scores[:, y[-1]],
        "the label of the last example is taken for every row.",
        PAIRS,
    ),
    "labels_reversed": (
        lambda scores, y: scores[np.arange(len(y)), y[::-1]],
        "the labels are used in reverse order.",
        KEEP_ORDER,
    ),
    "label_of_the_next": (
        lambda scores, y: scores[np.arange(len(y)), np.roll(y, -1)],
        "each row gets the label of the next one.",
        PAIRS,
    ),
    "label_of_the_one_before": (
        lambda scores, y: scores[np.arange(len(y)), np.roll(y, 1)],
        "each row gets the label of the one before.",
        PAIRS,
    ),
    "row_before": (
        lambda scores, y: scores[np.arange(len(y)) - 1, y],
        "the scores are taken from the row before.",
        "The rows are 0, 1, …, N - 1: np.arange(len(y)).",
    ),
    "row_after": (
        lambda scores, y: scores[(np.arange(len(y)) + 1) % len(y), y],
        "the scores are taken from the row after.",
        "The rows are 0, 1, …, N - 1: np.arange(len(y)).",
    ),
    "class_from_the_end": (
        lambda scores, y: scores[np.arange(len(y)), -y],
        "the classes are counted from the end of each row.",
        KEEP_ORDER,
    ),
    "columns_reversed": (
        lambda scores, y: scores[np.arange(len(y)), -1 - y],
        "the classes are counted from the end of each row.",
        KEEP_ORDER,
    ),
    "diagonal": (
        lambda scores, y: scores[np.arange(len(y)), np.arange(len(y)) % scores.shape[1]],
        "the index of the example is taken for its class.",
        "The class of row i is y[i].",
    ),
    "labels_returned": (lambda scores, y: y * 1.0, "the labels themselves are returned, not the scores.", PAIRS),
    "sorted_labels": (
        lambda scores, y: scores[np.arange(len(y)), np.sort(y)],
        "the labels are sorted, so that they belong to other rows.",
        KEEP_ORDER,
    ),
    "from_sorted_scores": (
        lambda scores, y: np.sort(scores, axis=1)[np.arange(len(y)), y],
        "the scores of each row are sorted before one is taken.",
        KEEP_ORDER,
    ),
    "flat_index": (
        lambda scores, y: scores.ravel()[y],
        "all scores are taken as one long row, and y counts from its beginning.",
        PAIRS,
    ),
}
AFTER = {
    "made_integer": (
        lambda found, scores: np.trunc(found),
        "the scores have lost what stands behind the decimal point.",
        "An array of integers cuts off decimals: np.zeros(N) has floats.",
    ),
    "rounded": (lambda found, scores: np.round(found), "the scores are rounded.", KEEP_DECIMALS),
    "negative": (lambda found, scores: -found, "the scores have the wrong sign.", PAIRS),
    "sizes": (lambda found, scores: np.abs(found), "the scores have lost their signs.", KEEP_SIGNS),
    "sorted": (lambda found, scores: np.sort(found), "the scores are right, and sorted.", KEEP_ORDER),
    "reversed": (lambda found, scores: found[::-1], "the scores are right, in reverse order.", KEEP_ORDER),
    "last_missing": (
        lambda found, scores: np.append(found[:-1], 0.0),
        "the last one is left at 0.",
        "range(N) goes from 0 to N - 1.",
    ),
    "first_missing": (
        lambda found, scores: np.append(0.0, found[1:]),
        "the first one is left at 0.",
        "range(N) goes from 0 to N - 1.",
    ),
    "only_first": (
        lambda found, scores: np.append(found[:1], 0 * found[1:]),
        "only the first one is there: does the loop end too early?",
        PAIRS,
    ),
    "only_last": (
        lambda found, scores: np.append(0 * found[1:], found[-1:]),
        "only the last one is there; the others are 0.",
        PAIRS,
    ),
    "first_for_all": (lambda found, scores: 0 * found + found[0], "every row has the score of the first one.", PAIRS),
    "last_for_all": (lambda found, scores: 0 * found + found[-1], "every row has the score of the last one.", PAIRS),
    "zeros": (lambda found, scores: 0 * found, "all are 0: the array is made and never filled in.", PAIRS),
    "all_added": (lambda found, scores: np.cumsum(found), "each one has those before it added.", PAIRS),
    "less_the_highest": (
        lambda found, scores: found - np.max(scores, axis=1),
        "the highest score of the row is subtracted.",
        PAIRS,
    ),
    "one_added": (lambda found, scores: found + 1, "1 is added.", PAIRS),
    "one_subtracted": (lambda found, scores: found - 1, "1 is subtracted.", PAIRS),
}


def svm_margins(
    scores,
    y,
    *,
    labels=lambda y, scores: y,
    delta=1.0,
    difference=gaps_of,
    hinge=lambda gaps: np.maximum(0, gaps),
    own=0.0,
    cleared=lambda margins, y: margins,
    after=lambda margins: margins,
):
    """What each wrong class adds to the loss, each choice a parameter."""
    labels = labels(y, scores)
    gaps = difference(scores, labels, delta)
    wrong = np.arange(scores.shape[1]) != (labels % scores.shape[1])[:, None]
    return after(cleared(np.where(wrong, hinge(gaps), own), y))


def svm_loss_single(
    scores,
    y,
    *,
    label=lambda y, scores: y,
    delta=1.0,
    difference=gaps_of,
    hinge=lambda gaps: np.maximum(0, gaps),
    own=0.0,
    over_classes=lambda terms, wrong: np.sum(terms, axis=1),
    times=lambda scores: 1.0,
):
    """The loss of one example, each choice a parameter."""
    table, labels = np.asarray(scores, float)[None], np.array([label(y, scores)])
    wrong = np.arange(len(scores)) != labels[:, None] % len(scores)
    terms = np.where(wrong, hinge(difference(table, labels, delta)), own)
    return float(over_classes(terms, wrong)[0] * times(table[0]))


def _whole_columns_zero(margins, y):
    margins = margins.copy()
    margins[:, y] = 0
    return margins


SET_TO_0 = "Set margins[rows, y] to 0, with the rows 0, 1, …, N - 1."
OWN_OF_MARGINS = {
    "right_class_counted": (1.0, "the entry of the right class is left at 1; it should be 0.", SET_TO_0),
    "right_class_minus_one": (-1.0, "the entry of the right class is -1; it should be 0.", SET_TO_0),
}
OWN_OF_SINGLE = {
    "right_class_counted": (1.0, "the loss is 1 too large: does the right class take part in the sum?", LEAVE_OUT),
    "one_taken_away": (-1.0, "the loss is 1 too small: is the right class's 1 taken away twice?", LEAVE_OUT),
}
AFTER_MARGINS = {
    "ones": (
        lambda margins: (margins > 0) * 1.0,
        "these are ones where a violation is positive; by how much is wanted.",
        "max(0, s_j - s_y + 1), as it is.",
    ),
    "negative": (lambda margins: -margins, "the signs are wrong.", "max(0, s_j - s_y + 1), as it is."),
    "halved": (lambda margins: 0.5 * margins, "every number is half of what it should be.", "Leave out the ½."),
    "doubled": (lambda margins: 2 * margins, "every number is twice what it should be.", "Leave out the 2."),
    "averaged": (
        lambda margins: margins / len(margins),
        "every number is divided by N.",
        "Don't divide by N here: the loss does that.",
    ),
    "averaged_over_classes": (
        lambda margins: margins / margins.shape[1],
        "every number is divided by the number of classes.",
        "max(0, s_j - s_y + 1), as it is.",
    ),
    "normalized": (
        lambda margins: margins / np.maximum(np.sum(margins, axis=1, keepdims=True), 1e-300),
        "each row is divided by its sum.",
        "max(0, s_j - s_y + 1), as it is.",
    ),
    "only_largest": (
        lambda margins: np.where(margins == np.max(margins, axis=1, keepdims=True), margins, 0),
        "only the largest of each row is there.",
        "Each wrong class has its own: work on the whole array.",
    ),
    "zero_columns": (
        lambda margins: np.concatenate([0 * margins[:, :1], margins[:, 1:]], axis=1),
        "the column of class 0 is 0 in every row.",
        SET_TO_0,
    ),
    "last_column_zero": (
        lambda margins: np.concatenate([margins[:, :-1], 0 * margins[:, -1:]], axis=1),
        "the column of the last class is 0 in every row.",
        SET_TO_0,
    ),
    "first_row_alone": (
        lambda margins: np.concatenate([margins[:1], 0 * margins[1:]]),
        "only the first row is filled in.",
        "Each row needs its own.",
    ),
    "last_row_missing": (
        lambda margins: np.concatenate([margins[:-1], 0 * margins[-1:]]),
        "the last row is 0.",
        "range(N) goes from 0 to N - 1.",
    ),
    "zeros": (lambda margins: 0 * margins, "all are 0: the array is made and never filled in.", SET_TO_0),
    "running_sum": (
        lambda margins: np.cumsum(margins, axis=1),
        "each number has those before it in its row added.",
        "Each class has its own: no sum.",
    ),
}
TIMES = {
    "halved": (lambda scores: 0.5, "the loss is half of what it should be.", "Leave out the ½."),
    "doubled": (lambda scores: 2.0, "the loss is twice what it should be.", "Leave out the 2."),
    "negative": (lambda scores: -1.0, "the loss has the wrong sign.", "The loss is never below 0."),
    "averaged_over_classes": (
        lambda scores: 1 / len(scores),
        "the sum is divided by the number of classes.",
        "The violations of one example are added up, not averaged.",
    ),
    "averaged_over_wrong_classes": (
        lambda scores: 1 / (len(scores) - 1),
        "the sum is divided by the number of wrong classes.",
        "The violations of one example are added up, not averaged.",
    ),
    "zero": (lambda scores: 0.0, "the loss is always 0.", "Add the violation of each wrong class to it."),
}
LABEL = {
    "labels_from_one": (
        lambda y, scores: y - 1,
        "class y - 1 is taken for the right one, as if classes were counted from 1.",
        "y is an index already: scores[y].",
    ),
    "labels_shifted": (
        lambda y, scores: (y + 1) % len(scores),
        "class y + 1 is taken for the right one.",
        "y is an index already: scores[y].",
    ),
    "class_0_for_right": (
        lambda y, scores: 0,
        "class 0 is taken for the right one, whatever y is.",
        "y is the index of the right class: scores[y].",
    ),
    "last_class_for_right": (
        lambda y, scores: len(scores) - 1,
        "the last class is taken for the right one, whatever y is.",
        "y is the index of the right class: scores[y].",
    ),
    "highest_for_right": (
        lambda y, scores: int(np.argmax(scores)),
        "the class with the highest score is taken for the right one; y isn't used.",
        "y is the index of the right class: scores[y].",
    ),
}

CHOICES = [
    LOSS,
    Choices(
        of=("right_class_scores",),
        function=right_class_scores,
        wrong=[*choices_of("taken", TAKEN), *choices_of("after", AFTER)],
    ),
    Choices(
        of=("svm_margins",),
        function=svm_margins,
        wrong=[
            *choices_of("delta", DELTA),
            *choices_of("difference", DIFFERENCE),
            *choices_of("hinge", HINGE),
            *choices_of("own", OWN_OF_MARGINS),
            *choices_of("labels", LABELS),
            Choice(
                "whole_columns_zero",
                {"cleared": _whole_columns_zero},
                "the columns of all classes that occur in y are 0 in every row; only one entry of each row should be.",
                SET_TO_0,
            ),
            *choices_of("after", AFTER_MARGINS),
        ],
    ),
    Choices(
        of=("svm_loss_single",),
        function=svm_loss_single,
        wrong=[
            *choices_of("delta", DELTA),
            *choices_of("difference", DIFFERENCE),
            *choices_of("hinge", HINGE),
            *choices_of("own", OWN_OF_SINGLE),
            *choices_of("over_classes", OVER_CLASSES),
            SUMMED_THEN_CLIPPED,
            *choices_of("label", LABEL),
            *choices_of("times", TIMES),
        ],
    ),
]
