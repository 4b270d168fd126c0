"""What several of the catalogues of `layers.py` use."""

import numpy as np

from grading.choices.choice import KEEP_SIGNS
from grading.choices.losses import LABELS


def same(value):
    return value


def rows(x):
    return x.reshape(len(x), -1)


def some(table, names):
    """The entries of `table` with these names."""
    return {name: table[name] for name in names}


def worded(table, words):
    """What is done otherwise in `table`, for those entries that `words` has, with these words."""
    return {name: (table[name][0], *said) for name, said in words.items()}


def placed(table, right, labels):
    """The table with the numbers `right` at the labels of its rows."""
    table = table.copy()
    table[np.arange(len(table)), labels] = right
    return table


def different(wrong):
    """How many labels there are, each counted once; `wrong` is False at the right classes."""
    return np.sum(np.any(~wrong, axis=0))


DIVIDE_ALL = "The loss is a mean over the examples, so all of dscores is divided by N, once."

FLATTEN = "x.reshape(N, -1) keeps each example's numbers together, in their order."

FIRST_OF_ALL = {"labels_from_one", "class_0_for_right", "row_for_label", "highest_for_right"}

LABELS_OF_SCORES = {name: entry for name, entry in LABELS.items() if name in FIRST_OF_ALL}

ONE_ROW = "Take one example with three classes, and write its row of dscores down by hand."

FINISHED = {
    "sizes_of_slopes": (
        lambda d, W, X: np.abs(d),
        "dscores has lost its signs: its absolute values are right.",
        KEEP_SIGNS,
    ),
    "times_scores": (lambda d, W, X: d * W, "dscores is multiplied by the scores.", ONE_ROW),
}
