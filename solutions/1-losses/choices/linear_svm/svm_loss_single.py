"""What can be decided otherwise in `svm_loss_single` of `linear_svm.py`."""

import numpy as np

from grading.choices.choice import Choices
from grading.choices.hinge import (
    DELTA,
    DIFFERENCE,
    HINGE,
    LEAVE_OUT,
    OVER_CLASSES,
    SUMMED_THEN_CLIPPED,
    gaps_of,
)
from grading.choices.losses import choices_of


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


OWN_OF_SINGLE = {
    "right_class_counted": (1.0, "the loss is 1 too large: does the right class take part in the sum?", LEAVE_OUT),
    "one_taken_away": (-1.0, "the loss is 1 too small: is the right class's 1 taken away twice?", LEAVE_OUT),
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
