"""What can be decided otherwise in `svm_loss` of `linear_svm.py`."""

import numpy as np

from grading.choices.choice import Choice, Choices
from grading.choices.hinge import (
    ALL_SUBTRACTED,
    DELTA,
    DIFFERENCE,
    HINGE,
    OF_RIGHT,
    OF_WRONG,
    OVER_CLASSES,
    OWN,
    PLACED,
    SUMMED_THEN_CLIPPED,
    svm_loss,
)
from grading.choices.losses import choices_of, choices_of_every_loss

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

CHOICES = [
    LOSS,
]
