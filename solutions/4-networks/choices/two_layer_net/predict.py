"""What can be decided otherwise in `predict` of `two_layer_net.py`."""

import numpy as np

from grading.choices.choice import KEEP_DECIMALS, KEEP_ORDER, Choices
from grading.choices.losses import choices_of

HIGHEST = "The class of an image is that of its highest score: np.argmax(self.loss(X), axis=1)."


def predicting(
    *,
    active_of=lambda hidden: np.maximum(0, hidden),
    scores_of=lambda active, params: active @ params["W2"] + params["b2"],
    chosen=lambda scores: np.argmax(scores, axis=1),
    finished=lambda labels: labels,
):
    """A network that predicts, each choice a parameter."""

    class TwoLayerNet:
        def __init__(self, *sizes):
            self.params = {}

        def predict(self, X):
            active = active_of(X @ self.params["W1"] + self.params["b1"])
            return np.array(finished(chosen(scores_of(active, self.params)))).astype(int)

    return TwoLayerNet


SCORES = {
    "hidden_layer": (
        lambda active, params: active,
        "the largest hidden neuron is taken, not the highest score.",
        HIGHEST,
    ),
    "b2_ignored": (lambda active, params: active @ params["W2"], "b2 takes no part in the scores.", HIGHEST),
    "b2_subtracted": (lambda active, params: active @ params["W2"] - params["b2"], "b2 is subtracted.", HIGHEST),
    "sizes_of_W2": (
        lambda active, params: active @ np.abs(params["W2"]) + params["b2"],
        "the scores are made from the sizes of W2.",
        HIGHEST,
    ),
}

ACTIVE = {
    "not_activated": (lambda hidden: hidden, "the hidden layer isn't rectified.", "self.loss(X) gives the scores."),
}

CHOSEN = {
    "lowest_score": (
        lambda scores: np.argmin(scores, axis=1),
        "these are the classes with the lowest scores.",
        "The right class should have the highest score: np.argmax.",
    ),
    "largest_size": (
        lambda scores: np.argmax(np.abs(scores), axis=1),
        "the score with the largest absolute value is taken: a very low one wins.",
        HIGHEST,
    ),
    "second_best": (lambda scores: np.argsort(scores, axis=1)[:, -2], "the second highest score is taken.", HIGHEST),
    "negative_as_zero": (
        lambda scores: np.argmax(np.maximum(scores, 0), axis=1),
        "negative scores count as 0, so that class 0 wins where all are negative.",
        HIGHEST,
    ),
    "first_positive": (lambda scores: np.argmax(scores > 0, axis=1), "the first positive score is taken.", HIGHEST),
    "rounded": (lambda scores: np.argmax(np.round(scores), axis=1), "the scores are rounded first.", KEEP_DECIMALS),
    "last_class_left_out": (
        lambda scores: np.argmax(scores[:, :-1], axis=1),
        "the last class is never predicted: it is left out.",
        HIGHEST,
    ),
    "class_0_left_out": (lambda scores: 1 + np.argmax(scores[:, 1:], axis=1), "class 0 is left out.", HIGHEST),
    "first_images_class": (
        lambda scores: np.full(len(scores), np.argmax(scores[0])),
        "every image gets the class of the first one.",
        "Each row has its own: axis=1.",
    ),
    "mean_scores": (
        lambda scores: np.full(len(scores), np.argmax(np.mean(scores, axis=0))),
        "the mean scores of all images decide: every image gets the same class.",
        "Look along each row: axis=1.",
    ),
    "place_in_everything": (
        lambda scores: np.full(len(scores), np.argmax(scores)),
        "one number for all images: np.argmax without axis looks through the whole array.",
        "Look along each row: axis=1.",
    ),
    "always_0": (
        lambda scores: np.zeros(len(scores)),
        "every image gets class 0: labels are made and never filled in.",
        HIGHEST,
    ),
}

FINISHED = {
    "counted_from_one": (lambda labels: labels + 1, "the classes are counted from 1.", "The first class is 0."),
    "one_less": (lambda labels: labels - 1, "1 is taken from each class.", "The first class is 0."),
    "reversed": (lambda labels: labels[::-1], "the labels come in reverse order.", KEEP_ORDER),
    "sorted": (np.sort, "the labels are sorted.", KEEP_ORDER),
}

CHOICES = [
    Choices(
        of=("TwoLayerNet",),
        function=predicting,
        wrong=[
            *choices_of("scores_of", SCORES),
            *choices_of("active_of", ACTIVE),
            *choices_of("chosen", CHOSEN),
            *choices_of("finished", FINISHED),
        ],
        parts=("predict",),
        makes_class=True,
    ),
]
