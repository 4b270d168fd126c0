"""What can be decided otherwise in `dropout_forward` of `dropout.py`, in mode "test"."""

import numpy as np

from grading.choices.choice import Choices
from grading.choices.losses import choices_of

AS_IT_IS = 'In mode "test" return x as it is: inverted dropout has divided by p in training already.'


def dropout_forward(x, dropout_param, *, tested=lambda x, p: x):
    """The forward pass after training, its one choice a parameter."""
    return tested(x, dropout_param["p"]), None


TESTED = {
    "times_p": (
        lambda x, p: x * p,
        "this is x · p: that belongs to dropout that doesn't divide in training.",
        AS_IT_IS,
    ),
    "divided_by_p": (lambda x, p: x / p, "this is x / p: only what is kept in training is divided.", AS_IT_IS),
    "times_rest": (lambda x, p: x * (1 - p), "this is x · (1 - p).", AS_IT_IS),
    "divided_by_rest": (lambda x, p: x / (1 - p), "this is x / (1 - p).", AS_IT_IS),
    "halved": (lambda x, p: x / 2, "this is x / 2.", AS_IT_IS),
    "doubled": (lambda x, p: x * 2, "this is 2 · x.", AS_IT_IS),
    "ones": (lambda x, p: np.ones_like(x), "this is 1 everywhere: is it the mask?", AS_IT_IS),
    "p_everywhere": (lambda x, p: p + 0 * x, "this is p everywhere.", AS_IT_IS),
    "negative": (lambda x, p: -x, "the numbers have the wrong sign.", AS_IT_IS),
    "squared": (lambda x, p: x * x, "this is x².", AS_IT_IS),
}

CHOICES = [
    Choices(
        of=("dropout_forward",),
        function=dropout_forward,
        parts=("test",),
        pairs=False,
        wrong=choices_of("tested", TESTED),
    )
]
