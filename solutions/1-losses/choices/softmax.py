"""What can be decided otherwise in the softmax exercises: the probabilities, the loss of one example, dscores."""

import numpy as np

from grading.choices.choice import Choices
from grading.choices.cross_entropy import (
    AT_RIGHT,
    AT_WRONG,
    EVERYWHERE,
    LOSS_OF,
    MINUS_LOG,
    PLACED,
    PROBABILITIES,
    SEEN_BESIDE_OTHERS,
    TOGETHER,
    at,
    softmax,
    softmax_loss,
)
from grading.choices.losses import choices_of, choices_of_every_loss


def softmax_probabilities(scores, *, probabilities=softmax, after=lambda p: p):
    """The probabilities of each row of scores, each choice a parameter."""
    return after(probabilities(scores))


def softmax_loss_single(
    scores,
    y,
    *,
    probabilities=softmax,
    label=lambda y, scores: y,
    loss_of=lambda p, labels, scores: -np.log(at(p, labels)),
    times=1.0,
    plus=0.0,
):
    """The loss of one example, each choice a parameter."""
    table = np.asarray(scores)[None]
    labels = np.array([label(y, scores)])
    return float(times * loss_of(probabilities(table), labels, table)[0] + plus)


TIMES = {
    "loss_halved": (0.5, "the loss is half of what it should be.", MINUS_LOG),
    "loss_doubled": (2.0, "the loss is twice what it should be.", MINUS_LOG),
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
}

CHOICES = [
    Choices(
        of=("softmax_probabilities",),
        function=softmax_probabilities,
        wrong=choices_of("probabilities", PROBABILITIES, SEEN_BESIDE_OTHERS),
        parts=("values",),
    ),
    Choices(
        of=("softmax_loss_single",),
        function=softmax_loss_single,
        wrong=[
            *choices_of("loss_of", LOSS_OF),
            *choices_of("times", TIMES),
            *choices_of("probabilities", PROBABILITIES, beside_others=()),
            *choices_of("label", LABEL),
        ],
    ),
    Choices(
        of=("softmax_loss_naive", "softmax_loss_vectorized"),
        function=softmax_loss,
        parts=("loss", "gradient", "regularizer"),
        only={"regularizer": "reg_"},
        wrong=[
            *choices_of("loss_of", LOSS_OF),
            *(choice for choice in choices_of_every_loss() if choice.name != "loss_wrong_sign"),
            *EVERYWHERE,
            *choices_of("probabilities", PROBABILITIES, SEEN_BESIDE_OTHERS),
            *choices_of("together", TOGETHER),
            *choices_of("at_right", AT_RIGHT),
            *choices_of("at_wrong", AT_WRONG),
            *choices_of("placed", PLACED),
        ],
    ),
]
