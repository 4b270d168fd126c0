"""What can be decided otherwise in `right_class_scores` of `linear_svm.py`."""

import numpy as np

from grading.choices.choice import KEEP_DECIMALS, KEEP_ORDER, KEEP_SIGNS, Choices
from grading.choices.losses import choices_of


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

CHOICES = [
    Choices(
        of=("right_class_scores",),
        function=right_class_scores,
        wrong=[*choices_of("taken", TAKEN), *choices_of("after", AFTER)],
    ),
]
