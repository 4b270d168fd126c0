"""What can be decided otherwise in `svm_loss` of `layers.py`."""

import numpy as np

from grading.choices import hinge
from grading.choices.choice import Choice, Choices
from grading.choices.losses import choices_of
from grading.choices.shares import choices_of_shares_of_scores

from .shared import DIVIDE_ALL, FINISHED, LABELS_OF_SCORES, ONE_ROW, different, placed, some, worded


def svm_loss(scores, y, **otherwise):
    """The hinge loss of scores: that of a linear classifier whose examples each pick their own row of W."""
    return hinge.svm_loss(scores, np.eye(len(scores)), y, 0.0, **otherwise)


DIFFERENCES = ("difference_reversed", "right_score_missing", "right_score_of_first_row")

HINGES = (
    *("not_clipped", "absolute_for_clipped", "squared", "counted_for_sizes", "clipped_before_margin"),
    *("counted_only_above_the_right", "size_of_difference", "violation_without_margin", "clipped_above"),
)

SUMS = (
    *("only_largest", "last_class_left_out", "first_class_left_out", "root_of_squares", "only_last_class"),
    *("only_last_violation", "only_first_violation", "classes_after_right_missing"),
)

OTHER_DIFFERENCES = {
    "class_of_first_example": (
        lambda scores, labels, delta: hinge.gaps_of(scores, labels[0] + 0 * labels, delta),
        "from each row the score of the first example's class is subtracted, not that of its own.",
        "The right class of row i is y[i].",
    ),
}

OTHER_HINGES = {
    "half_squared": (
        lambda gaps: np.maximum(0, gaps) ** 2 / 2,
        "half the squares of the violations are added; this course adds the violations as they are.",
        "Leave out the square, and the ½.",
    ),
}

FEWER_CLASSES = Choice(
    "different_labels_for_classes",
    {
        "over_classes": lambda terms, wrong: np.sum(terms[:, : different(wrong)], axis=1),
        "of_wrong": lambda gaps, wrong: (gaps > 0) & wrong & (np.arange(gaps.shape[1]) < different(wrong)),
    },
    "only as many classes count as there are different labels in y; a class may be missing there.",
    "The number of classes is scores.shape[1].",
)

COUNT = "Count the positive violations of each row: the right class's entry is minus their number, over N."

OF_WRONG = {
    "margins_for_counts": (
        "each class gets the size of its violation; a positive violation counts as 1, however large.",
        "Turn the violations into 1 where they are positive and 0 elsewhere: (margins > 0).",
    ),
    "every_class_counted": (
        "every wrong class counts, also where its margin isn't violated.",
        "A class counts only where s_j - s_y + 1 is above 0.",
    ),
    "other_side": (
        "the classes whose margin is kept count, and not those that violate it.",
        "A class counts where s_j - s_y + 1 is above 0.",
    ),
    "only_largest_counted": ("only the class with the largest violation counts.", ONE_ROW),
    "only_last_counted": ("only the last positive violation of each example counts.", ONE_ROW),
    "doubled_counts": (
        "each class gets twice the size of its violation: that is the slope of squared violations.",
        "A positive violation counts as 1, however large.",
    ),
    "last_class_uncounted": ("the last class is left out.", "range(C) goes from 0 to C - 1."),
    "first_class_uncounted": ("class 0 is left out.", "range(C) goes from 0 to C - 1."),
}

OF_RIGHT = {
    "right_class_term_missing": ("the right class's entry is 0; each positive violation takes 1 from it.", COUNT),
    "right_class_minus_one": ("the right class's entry is -1, however many violations are positive.", COUNT),
    "right_class_once": ("the right class's entry is -1 wherever violations are positive, however many.", COUNT),
    "right_class_added": ("the right class's entry is the number of positive violations, without the minus.", COUNT),
    "right_class_one": ("the right class's entry is 1: it is among the positive violations, and loses nothing.", COUNT),
    "right_class_counts_itself": (
        "the right class's entry is one too low: its own margin counts as violated.",
        "Set the violation of the right class to 0 before you count the positive violations of a row.",
    ),
    "right_class_keeps_one": (
        "the right class's entry is one too high: its own margin counts as violated.",
        "Set the violation of the right class to 0 before you count the positive violations of a row.",
    ),
    "all_wrong_classes_taken": ("the right class's entry counts all wrong classes, violated or not.", COUNT),
}

PLACED = {
    "whole_columns": (
        "the columns of the right classes are filled in every row; it should be one entry per row.",
        "Two arrays of indices pick pairs: dscores[rows, y], with the rows 0, 1, …, N - 1.",
    ),
    "wrong_classes_missing": ("only the right classes' entries are there; those of the wrong ones are 0.", ONE_ROW),
}

OTHER_RIGHT = {
    "right_class_twice": (
        lambda counts, gaps: -2 * counts,
        "the right class's entry is twice what it should be.",
        COUNT,
    ),
}

OTHER_PLACED = {
    "counted_over_examples": (
        lambda weights, right, labels: placed(weights, -np.sum(weights, axis=0)[labels], labels),
        "the positive violations are counted in the column of the right class, over the examples.",
        "np.sum(…, axis=1) counts the positive violations of each row.",
    ),
    "only_right_divided": (
        lambda weights, right, labels: placed(len(labels) * weights, right, labels),
        "only the right classes' entries are divided by N.",
        DIVIDE_ALL,
    ),
    "only_wrong_divided": (
        lambda weights, right, labels: placed(weights, len(labels) * right, labels),
        "only the wrong classes' entries are divided by N.",
        DIVIDE_ALL,
    ),
}

CHOICES = [
    Choices(
        of=("svm_loss",),
        function=svm_loss,
        pairs=False,
        wrong=[
            *choices_of_shares_of_scores(),
            *choices_of("labels", LABELS_OF_SCORES),
            *choices_of("delta", hinge.DELTA),
            *choices_of("difference", some(hinge.DIFFERENCE, DIFFERENCES)),
            *choices_of("hinge", some(hinge.HINGE, HINGES)),
            *choices_of("own", hinge.OWN),
            *choices_of("over_classes", some(hinge.OVER_CLASSES, SUMS)),
            hinge.SUMMED_THEN_CLIPPED,
            *choices_of("difference", OTHER_DIFFERENCES),
            *choices_of("hinge", OTHER_HINGES),
            FEWER_CLASSES,
            *choices_of("of_right", OTHER_RIGHT),
            *choices_of("placed", OTHER_PLACED),
            *choices_of("of_wrong", worded(hinge.OF_WRONG, OF_WRONG)),
            *choices_of("of_right", worded(hinge.OF_RIGHT, OF_RIGHT)),
            *choices_of("placed", worded(hinge.PLACED, PLACED)),
            *choices_of("finished", FINISHED),
        ],
    ),
]
