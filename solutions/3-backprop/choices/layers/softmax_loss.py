"""What can be decided otherwise in `softmax_loss` of `layers.py`."""

from dataclasses import replace

import numpy as np

from grading.choices import cross_entropy
from grading.choices.choice import Choice, Choices
from grading.choices.losses import choices_of
from grading.choices.shares import choices_of_shares_of_scores

from .shared import DIVIDE_ALL, FINISHED, LABELS_OF_SCORES, some, worded


def _advised(table, words):
    """What is done otherwise in `table`, for those entries that `words` has, with these words about dscores."""
    return worded(table, {name: (looks_like, P_LESS_ONE) for name, looks_like in words.items()})


def softmax_loss(scores, y, **otherwise):
    """The cross-entropy loss of scores, in the same way."""
    return cross_entropy.softmax_loss(scores, np.eye(len(scores)), y, 0.0, **otherwise)


P_LESS_ONE = "The slope in a score is p_j, less 1 for the right class, all over N."

AT_RIGHT = {
    "right_class_term_missing": "dscores is p / N everywhere: the -1 of the right class is missing.",
    "right_class_plus_one": "the right class's entry is p_y + 1; it should be p_y - 1.",
    "right_class_minus_one_alone": "the right class's entry is -1; it should be p_y - 1.",
    "right_class_one_minus": "the right class's entry is 1 - p_y; it should be p_y - 1.",
    "right_class_zero": "the right class's entry is 0; it should be p_y - 1.",
    "right_class_minus": "the right class's entry is -p_y; it should be p_y - 1.",
    "right_class_twice": "p_y is added twice at the right class: its entry is 2p_y - 1; it should be p_y - 1.",
    "right_class_product": "the right class's entry is p_y · (p_y - 1): that is the slope of p, not of -log p.",
    "right_class_inverse": "the right class's entry is -1/p_y, the slope of the loss in p_y and not in its score.",
    "right_class_minus_two": "1 is taken away twice at the right class.",
    "right_class_minus_share": "1/N is subtracted at the right class, and the result is divided by N once more.",
}

AT_WRONG = {
    "wrong_classes_missing": "only the right classes' entries are there; the wrong ones have p_j.",
    "wrong_classes_subtracted": "the wrong classes' entries are -p_j; they should be + p_j.",
    "wrong_classes_one": "the wrong classes' entries are 1; they should be p_j.",
    "wrong_classes_product": "the wrong classes' entries are p_j · (1 - p_j); they should be p_j.",
    "wrong_classes_complement": "the wrong classes' entries are 1 - p_j; they should be p_j.",
}

EVERYWHERE = {
    "dscores_times_p": "dscores is multiplied by p.",
    "dscores_of_sigmoid": "each entry is p · (1 - p): the slope of a single p in its own score.",
    "dscores_one_minus_p": "each entry is 1 - p_j.",
    "dscores_minus_p_minus_one": "p has the wrong sign at every class; the -1 of the right class is there.",
    "dscores_logarithms_alone": "the logarithms of p stand where p belongs, and the -1 of the right class is missing.",
    "dscores_logarithms": "the logarithms of the probabilities stand where the probabilities belong.",
    "dscores_minus_p": "each entry is -p_j, and the 1 of the right class is missing.",
    "one_from_wrong_classes": "1 is taken from the wrong classes, and not from the right one.",
    "dscores_minus_one_everywhere": "1 is taken away at every class; only the right one gets - 1.",
}

SEEN = (
    *("not_normalized", "normalized_over_examples", "normalized_over_everything", "shifted_over_examples"),
    *("shifted_over_everything", "divided_by_the_largest", "sigmoid", "exp_of_negative", "exp_twice"),
    *("shifted_by_column", "sum_of_shifted", "sum_of_unshifted", "class_0_not_in_sum", "last_class_not_in_sum"),
    *("scores_halved", "scores_doubled", "power_of_two"),
)

DIVIDED = [
    Choice(
        "only_right_divided",
        {"at_wrong": lambda p: len(p) * p, "at_right": lambda p: p - 1},
        "only the right classes' entries are divided by N.",
        DIVIDE_ALL,
    ),
    Choice(
        "only_wrong_divided",
        {"at_wrong": lambda p: p, "at_right": lambda p: len(p) * (p - 1)},
        "only the wrong classes' entries are divided by N.",
        DIVIDE_ALL,
    ),
    Choice(
        "only_one_divided",
        {"at_wrong": lambda p: len(p) * p, "at_right": lambda p: len(p) * p - 1},
        "1/N is subtracted at the right class, but p isn't divided by N.",
        DIVIDE_ALL,
    ),
    Choice(
        "only_p_divided",
        {"at_wrong": lambda p: p, "at_right": lambda p: p - len(p)},
        "p is divided by N, but the 1 that is subtracted at the right class isn't.",
        DIVIDE_ALL,
    ),
]

SMALL_ADDED = {
    f"{number}_added": (
        lambda p, labels, scores, added=float(number): -np.log(cross_entropy.at(p, labels) + added),
        f"about {number} is added to the probabilities.",
        "Take the logarithm of the probability as it is; shifted scores keep it from being 0.",
    )
    for number in ("1e-5", "1e-6")
}

COLUMNS = {
    "one_from_whole_columns": (
        "1 is taken from the right classes' columns in every row; it should be one entry per row.",
        "Two arrays of indices pick pairs: dscores[rows, y], with the rows 0, 1, …, N - 1.",
    ),
}

LOGARITHMS = (
    *("loss_wrong_sign", "probability_for_loss", "logarithm_of_base_10", "logarithm_of_base_2", "minus_score"),
    *("minus_probability", "one_minus_probability", "all_classes_averaged", "wrong_classes_summed"),
    *("logarithm_of_the_rest", "weighted_logarithm", "squared_errors", "right_score_missing_from_shifted"),
    *("right_score_added", "right_shifted_score_added", "logarithm_of_sum_missing"),
    *("shift_of_score_only", "wrong_classes_below", "inverse_probability", "score_for_loss"),
    *("all_classes_summed", "entropy", "right_score_missing", "shift_forgotten", "every_class_by_itself", "hinge"),
)

CHOICES = [
    Choices(
        of=("softmax_loss",),
        function=softmax_loss,
        pairs=False,
        parts=("loss", "gradient"),
        wrong=[
            *choices_of("loss_of", some(cross_entropy.LOSS_OF, LOGARITHMS)),
            *(choice for choice in choices_of_shares_of_scores() if choice.name != "loss_wrong_sign"),
            *choices_of("labels", LABELS_OF_SCORES),
            *choices_of("probabilities", some(cross_entropy.PROBABILITIES, SEEN)),
            *choices_of("together", cross_entropy.TOGETHER),
            *choices_of("at_right", _advised(cross_entropy.AT_RIGHT, AT_RIGHT)),
            *choices_of("at_wrong", _advised(cross_entropy.AT_WRONG, AT_WRONG)),
            *(
                replace(choice, looks_like=EVERYWHERE[choice.name], try_next=P_LESS_ONE)
                for choice in cross_entropy.EVERYWHERE
                if choice.name in EVERYWHERE
            ),
            *choices_of("placed", worded(cross_entropy.PLACED, COLUMNS)),
            *choices_of("loss_of", SMALL_ADDED),
            *DIVIDED,
            *choices_of("finished", FINISHED),
        ],
    ),
]
