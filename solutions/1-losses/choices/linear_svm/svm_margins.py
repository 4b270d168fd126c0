"""What can be decided otherwise in `svm_margins` of `linear_svm.py`."""

import numpy as np

from grading.choices.choice import Choice, Choices
from grading.choices.hinge import (
    DELTA,
    DIFFERENCE,
    HINGE,
    gaps_of,
)
from grading.choices.losses import LABELS, choices_of


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


def _whole_columns_zero(margins, y):
    margins = margins.copy()
    margins[:, y] = 0
    return margins


SET_TO_0 = "Set margins[rows, y] to 0, with the rows 0, 1, …, N - 1."

OWN_OF_MARGINS = {
    "right_class_counted": (1.0, "the entry of the right class is left at 1; it should be 0.", SET_TO_0),
    "right_class_minus_one": (-1.0, "the entry of the right class is -1; it should be 0.", SET_TO_0),
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

CHOICES = [
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
]
