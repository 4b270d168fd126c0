"""What can be decided otherwise in `predict` of `linear_classifier.py`."""

import numpy as np

from grading.choices.choice import KEEP_DECIMALS, KEEP_LENGTH, KEEP_ORDER, KEEP_SIGNS, Choices
from grading.choices.losses import choices_of

HIGHEST = "The class of a row is that of its highest score: np.argmax(X @ self.W, axis=1)."


def predicting(
    *, scores_of=lambda X, W: X @ W, chosen=lambda scores: np.argmax(scores, axis=1), finished=lambda labels, C: labels
):
    """A classifier that predicts, each choice a parameter."""

    class LinearClassifier:
        W = None

        def predict(self, X):
            return finished(chosen(scores_of(X, self.W)), self.W.shape[1]).astype(int)

    return LinearClassifier


SCORES = {
    "absolute_weights": (lambda X, W: X @ np.abs(W), "the scores are made from the sizes of the weights.", KEEP_SIGNS),
    "bias_ignored": (lambda X, W: X[:, :-1] @ W[:-1], "the last row of W, the bias, isn't used.", HIGHEST),
    "images_centred": (lambda X, W: (X - np.mean(X, axis=0)) @ W, "the mean of the images is subtracted.", HIGHEST),
    "columns_normalized": (
        lambda X, W: X @ (W / np.sqrt(np.sum(W * W, axis=0))),
        "each column of W is divided by its length.",
        KEEP_LENGTH,
    ),
    "nearest_column": (
        lambda X, W: -np.sum((X[:, :, None] - W[None]) ** 2, axis=1),
        "the class whose column of W is nearest to the image is taken.",
        HIGHEST,
    ),
    "weights_alone": (lambda X, W: np.ones_like(X) @ W, "the images aren't used.", HIGHEST),
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
    "nearest_to_zero": (lambda scores: np.argmin(np.abs(scores), axis=1), "the score nearest to 0 is taken.", HIGHEST),
    "second_best": (lambda scores: np.argsort(scores, axis=1)[:, -2], "the second highest score is taken.", HIGHEST),
    "negative_as_zero": (
        lambda scores: np.argmax(np.maximum(scores, 0), axis=1),
        "negative scores count as 0, so that class 0 wins where all are negative.",
        HIGHEST,
    ),
    "rounded": (lambda scores: np.argmax(np.round(scores), axis=1), "the scores are rounded first.", KEEP_DECIMALS),
    "made_integer": (
        lambda scores: np.argmax(scores.astype(int), axis=1),
        "the scores lose their decimals before they are compared.",
        KEEP_DECIMALS,
    ),
    "last_class_left_out": (
        lambda scores: np.argmax(scores[:, :-1], axis=1),
        "the last class is never predicted: it is left out.",
        HIGHEST,
    ),
    "class_0_left_out": (lambda scores: 1 + np.argmax(scores[:, 1:], axis=1), "class 0 is left out.", HIGHEST),
    "first_class_left_out_shifted": (
        lambda scores: np.argmax(scores[:, 1:], axis=1),
        "class 0 is left out, and all others are counted from it.",
        HIGHEST,
    ),
    "first_positive": (
        lambda scores: np.argmax(scores > 0, axis=1),
        "the first class with a positive score, or one above 1, is taken; the highest one is wanted.",
        HIGHEST,
    ),
    "last_above_class_0": (
        lambda scores: (
            (scores.shape[1] - 1 - np.argmax(scores[:, ::-1] > scores[:, :1], axis=1))
            * np.any(scores > scores[:, :1], axis=1)
        ),
        "the last class whose score is above that of class 0 is taken: the highest so far isn't kept.",
        "When a higher score is found, keep it, and compare the next ones with it.",
    ),
    "last_above_the_one_before": (
        lambda scores: _last_rise(scores),
        "the last class whose score is above the one before it is taken.",
        "When a higher score is found, keep it, and compare the next ones with it.",
    ),
    "mean_scores": (
        lambda scores: np.full(len(scores), np.argmax(np.mean(scores, axis=0))),
        "the mean scores of all images decide: every image gets the same class.",
        "Look along each row: axis=1.",
    ),
    "first_images_class": (
        lambda scores: np.full(len(scores), np.argmax(scores[0])),
        "every image gets the class of the first one.",
        "Each row has its own: axis=1.",
    ),
    "last_images_class": (
        lambda scores: np.full(len(scores), np.argmax(scores[-1])),
        "every image gets the class of the last one.",
        "Each row has its own: axis=1.",
    ),
    "always_0": (
        lambda scores: np.zeros(len(scores)),
        "every image gets class 0: labels are made and never filled in.",
        HIGHEST,
    ),
    "classes_from_the_end": (
        lambda scores: np.argmax(scores[:, ::-1], axis=1),
        "the classes are counted from the end.",
        KEEP_ORDER,
    ),
}

FINISHED = {
    "counted_from_one": (lambda labels, C: labels + 1, "the classes are counted from 1.", "The first class is 0."),
    "one_less": (lambda labels, C: labels - 1, "1 is taken from each class.", "The first class is 0."),
    "only_first": (
        lambda labels, C: np.append(labels[:1], 0 * labels[1:]),
        "only the first image gets its class: a return inside the loop?",
        HIGHEST,
    ),
    "last_missing": (lambda labels, C: np.append(labels[:-1], 0), "the last image gets class 0.", "range(N)."),
    "first_missing": (lambda labels, C: np.append(0, labels[1:]), "the first image gets class 0.", "range(N)."),
    "reversed": (lambda labels, C: labels[::-1], "the labels come in reverse order.", KEEP_ORDER),
    "sorted": (lambda labels, C: np.sort(labels), "the labels are sorted.", KEEP_ORDER),
}


def _last_rise(scores):
    rises = np.concatenate([np.ones((len(scores), 1), bool), scores[:, 1:] > scores[:, :-1]], axis=1)
    return scores.shape[1] - 1 - np.argmax(rises[:, ::-1], axis=1)


CHOICES = [
    Choices(
        of=("LinearClassifier",),
        function=predicting,
        wrong=[*choices_of("scores_of", SCORES), *choices_of("chosen", CHOSEN), *choices_of("finished", FINISHED)],
        parts=("predict",),
        makes_class=True,
    ),
]
