"""What can be decided otherwise on the way forward: in the scores, and in the loss that is made of them."""

import numpy as np

from grading.choices import cross_entropy
from grading.choices.choice import KEEP_SIGNS, Choices
from grading.choices.losses import LABELS, choices_of

from .shared import network

LAYERS = "Affine, rectifier, affine: the scores are max(0, X @ W1 + b1) @ W2 + b2."
MEAN = "softmax_loss(scores, y) returns the mean of -log p over the examples; take its loss as it is."

FIRST = {
    "b1_missing": (lambda X, W, b: X @ W, "b1 takes no part in the scores.", LAYERS),
    "b1_subtracted": (lambda X, W, b: X @ W - b, "b1 is subtracted.", LAYERS),
    "b1_twice": (lambda X, W, b: X @ W + 2 * b, "b1 is added twice.", LAYERS),
    "X_normalized": (
        lambda X, W, b: (X - np.mean(X, axis=0)) @ W + b,
        "the mean of the examples is subtracted from X first.",
        LAYERS,
    ),
    "X_ignored": (lambda X, W, b: np.ones_like(X) @ W + b, "the scores don't depend on X.", LAYERS),
    "b1_after_rectifier": (
        lambda X, W, b: np.where(X @ W > 0, X @ W + b, b),
        "b1 is added after the rectifier.",
        "First X @ W1 + b1, then the rectifier.",
    ),
}

ACTIVE = {
    "not_activated": (
        lambda hidden: hidden,
        "the hidden layer isn't rectified: two affine layers in a row are one affine layer.",
        LAYERS,
    ),
    "hidden_sigmoid": (lambda hidden: 1 / (1 + np.exp(-hidden)), "the hidden layer goes through a sigmoid.", LAYERS),
    "hidden_tanh": (np.tanh, "the hidden layer goes through tanh.", LAYERS),
    "hidden_absolute": (np.abs, "the hidden layer has its absolute values; negative ones become 0.", LAYERS),
    "minimum": (lambda hidden: np.minimum(0, hidden), "the rectifier keeps what is below 0.", "max(0, x)."),
    "leaky": (
        lambda hidden: np.where(hidden > 0, hidden, 0.01 * hidden),
        "the rectifier is a leaky one: 0.01 of what is below 0 stays.",
        "Below 0 the rectifier is 0.",
    ),
    "leaky_by_a_tenth": (
        lambda hidden: np.where(hidden > 0, hidden, 0.1 * hidden),
        "the rectifier is a leaky one: a tenth of what is below 0 stays.",
        "Below 0 the rectifier is 0.",
    ),
    "mask_for_active": (
        lambda hidden: (hidden > 0) * 1.0,
        "the hidden layer has ones where it is above 0; its numbers should stay there.",
        "np.maximum(0, hidden), or hidden * (hidden > 0).",
    ),
    "at_least_one": (lambda hidden: np.maximum(1, hidden), "the rectifier has its kink at 1.", "max(0, x)."),
    "active_squared": (
        lambda hidden: np.maximum(0, hidden) ** 2,
        "the hidden layer is squared after the rectifier.",
        LAYERS,
    ),
    "softmax_of_hidden": (cross_entropy.softmax, "the hidden layer goes through softmax.", LAYERS),
    "softplus": (lambda hidden: np.log1p(np.exp(hidden)), "the hidden layer goes through log(1 + exp).", LAYERS),
}

SECOND = {
    "b2_missing": (lambda active, W, b, hidden: active @ W, "b2 takes no part in the scores.", LAYERS),
    "b2_subtracted": (lambda active, W, b, hidden: active @ W - b, "b2 is subtracted.", LAYERS),
    "b2_twice": (lambda active, W, b, hidden: active @ W + 2 * b, "b2 is added twice.", LAYERS),
}

SCORES_AS = {
    "scores_rectified": (
        lambda scores: np.maximum(0, scores),
        "the scores are rectified too: negative ones became 0.",
        "The rectifier belongs to the hidden layer alone.",
    ),
    "scores_negative": (lambda scores: -scores, "the scores have the wrong sign.", LAYERS),
    "scores_absolute": (np.abs, "the scores have lost their signs.", KEEP_SIGNS),
    "scores_squashed": (lambda scores: 1 / (1 + np.exp(-scores)), "the scores go through a sigmoid.", LAYERS),
    "scores_tanh": (np.tanh, "the scores go through tanh.", LAYERS),
    "scores_over_examples": (lambda scores: scores / len(scores), "the scores are divided by N.", LAYERS),
    "scores_less_largest": (
        lambda scores: scores - np.max(scores, axis=1, keepdims=True),
        "each row's largest score is subtracted; that belongs into the loss.",
        "loss(X) returns the scores as they are.",
    ),
}

ONLY_SCORES = {
    "probabilities_for_scores": (
        cross_entropy.softmax,
        "these are probabilities: softmax is taken already. The scores come before it.",
        "loss(X) returns the scores as they are; softmax_loss takes them.",
    ),
    "exponentials_for_scores": (np.exp, "these are the exponentials of the scores.", "Return the scores themselves."),
}

IN_LOSS = {
    "softmax_twice": (
        cross_entropy.softmax,
        "softmax is taken twice: softmax_loss takes scores, not probabilities.",
        MEAN,
    ),
    "exponentials_for_scores": (np.exp, "softmax_loss takes the scores, not their exponentials.", MEAN),
}

KINDS = (
    *("loss_wrong_sign", "probability_for_loss", "one_minus_probability", "logarithm_of_base_10"),
    *("logarithm_of_base_2", "all_classes_summed", "all_classes_averaged", "every_class_by_itself", "entropy"),
    *("minus_score", "right_score_missing", "right_score_added", "logarithm_of_sum_missing", "squared_errors", "hinge"),
    *("minus_probability", "weighted_logarithm", "highest_less_right", "right_score_missing_from_shifted"),
)

LABELS_USED = (
    *("labels_from_one", "labels_shifted", "class_0_for_right", "highest_for_right", "row_for_label"),
    *("labels_reversed", "labels_sorted", "first_label_for_all"),
)

SHARED = {
    "loss_summed": (np.sum, "the losses of the examples are added up, and not divided by N.", MEAN),
    "loss_averaged_twice": (
        lambda losses: np.mean(losses) / len(losses),
        "the loss is divided by N once more; it is a mean already.",
        MEAN,
    ),
    "loss_of_first": (lambda losses: losses[0], "only the first example counts.", MEAN),
    "loss_of_last": (lambda losses: losses[-1], "only the last example counts.", MEAN),
    "loss_zero": (lambda losses: 0.0, "the loss has no data term: it is 0.", MEAN),
    "largest_loss": (np.max, "the largest loss of all examples is taken.", MEAN),
    "loss_halved": (lambda losses: np.mean(losses) / 2, "the loss is half of what it should be.", MEAN),
}

PROBABILITIES = (
    "normalized_over_examples",
    "normalized_over_everything",
    "exp_of_negative",
    "sigmoid",
    "not_normalized",
)

LABELLED = {
    name: (does, looks_like, "Row i of X belongs to y[i], the index of its right class.")
    for name, (does, looks_like, _) in LABELS.items()
    if name in LABELS_USED
}

SUMMED_OVER_CLASSES = {
    "loss_over_classes": (
        lambda p, labels, scores: -np.log(cross_entropy.at(p, labels)) / p.shape[1],
        "the loss is divided by the number of classes as well.",
        MEAN,
    ),
}

FORWARD = [
    *choices_of("first", FIRST),
    *choices_of("active_of", ACTIVE),
    *choices_of("second", SECOND),
    *choices_of("scores_as", SCORES_AS),
]

CHOICES = [
    Choices(
        of=("TwoLayerNet",),
        function=network,
        parts=("scores",),
        makes_class=True,
        wrong=[*FORWARD, *choices_of("scores_as", ONLY_SCORES)],
    ),
    Choices(
        of=("TwoLayerNet",),
        function=network,
        parts=("loss",),
        makes_class=True,
        wrong=[
            *choices_of("loss_of", {name: cross_entropy.LOSS_OF[name] for name in KINDS}),
            *choices_of("loss_of", SUMMED_OVER_CLASSES),
            *choices_of("mean", SHARED),
            *choices_of("labels", LABELLED),
            *choices_of("probabilities", {name: cross_entropy.PROBABILITIES[name] for name in PROBABILITIES}),
            *FORWARD,
            *choices_of("scores_as", IN_LOSS),
        ],
    ),
]
