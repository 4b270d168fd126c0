"""Choices that every loss of a linear classifier has: labels, scores, shares, reg, and what becomes of dW."""

from collections.abc import Callable, Collection
from typing import Any

import numpy as np

from .choice import KEEP_SIGNS, Choice
from .regularizer import choices_of_regularizer
from .shares import choices_of_shares

LABELS: dict[str, tuple[Callable, str, str]] = {
    "labels_from_one": (
        lambda y, scores: y - 1,
        "class y - 1 is taken for the right one, as if classes were counted from 1.",
        "Labels are indices already: scores[y[i]].",
    ),
    "labels_shifted": (
        lambda y, scores: (y + 1) % scores.shape[1],
        "class y + 1 is taken for the right one.",
        "Labels are indices already: scores[y[i]].",
    ),
    "class_0_for_right": (
        lambda y, scores: 0 * y,
        "class 0 is taken for the right one of every example.",
        "The right class of example i is y[i].",
    ),
    "first_label_for_all": (
        lambda y, scores: y[0] + 0 * y,
        "the label of the first example is taken for every example.",
        "The right class of example i is y[i], with the index of the loop.",
    ),
    "last_label_for_all": (
        lambda y, scores: y[-1] + 0 * y,
        "the label of the last example is taken for every example.",
        "The right class of example i is y[i], with the index of the loop.",
    ),
    "highest_for_right": (
        lambda y, scores: np.argmax(scores, axis=1),
        "the class with the highest score is taken for the right one; y isn't used.",
        "The right class of example i is y[i], whatever its score.",
    ),
    "row_for_label": (
        lambda y, scores: np.arange(len(y)) % scores.shape[1],
        "the index of the example is taken for its class.",
        "The right class of example i is y[i].",
    ),
    "labels_reversed": (
        lambda y, scores: y[::-1],
        "the labels are used in reverse order.",
        "Row i of X belongs to y[i].",
    ),
    "labels_sorted": (
        lambda y, scores: np.sort(y),
        "the labels are sorted, so that they belong to other examples.",
        "Row i of X belongs to y[i].",
    ),
    "labels_moved": (
        lambda y, scores: np.roll(y, -1),
        "each example gets the label of the next one.",
        "Row i of X belongs to y[i].",
    ),
}

SCORES: dict[str, tuple[Callable, str, str]] = {
    "bias_ignored": (
        lambda X, W: X[:, :-1] @ W[:-1],
        "the last row of W, the bias, takes no part in the scores.",
        "scores = X @ W takes all of W: the last column of X is 1.",
    ),
    "sizes_of_weights": (
        lambda X, W: X @ np.abs(W),
        "the scores are made from the absolute values of the weights.",
        "scores = X @ W.",
    ),
    "scores_squared": (lambda X, W: (X @ W) ** 2, "the scores are squared.", "scores = X @ W."),
    "weights_of_all_ones": (
        lambda X, W: np.ones_like(X) @ W,
        "the scores don't depend on the images.",
        "scores = X @ W, with X as it is given.",
    ),
    "images_centred": (
        lambda X, W: (X - np.mean(X, axis=0)) @ W,
        "the mean of the examples is subtracted from X first.",
        "scores = X @ W, with X as it is given.",
    ),
    "scores_over_examples": (
        lambda X, W: X @ W / len(X),
        "the scores are divided by the number of examples.",
        "scores = X @ W, without a division.",
    ),
    "scores_over_largest": (
        lambda X, W: X @ W / np.max(X @ W, axis=1, keepdims=True),
        "the scores of each row are divided by their largest one.",
        "scores = X @ W, without a division.",
    ),
    "one_added_to_class_0": (
        lambda X, W: X @ W + (np.arange(W.shape[1]) == 0),
        "1 is added to the score of class 0.",
        "scores = X @ W: the bias is in W already.",
    ),
    "scores_averaged": (
        lambda X, W: X @ W / len(W),
        "the scores are divided by D, as if a mean were taken over the numbers of an example.",
        "scores = X @ W, without a division.",
    ),
}

OWN_IMAGE = "Each example adds its own x, weighted, to the columns of dW."
PIXELS: dict[str, tuple[Callable, str, str]] = {
    "pixels_missing": (np.ones_like, "dW doesn't depend on the images: x is missing.", OWN_IMAGE),
    "sizes_of_pixels": (np.abs, "dW is made from the absolute values of x.", KEEP_SIGNS),
    "first_image_for_all": (
        lambda X: X[:1] + 0 * X,
        "the first example's x is taken for all examples.",
        "Example i adds X[i], with the index of the loop.",
    ),
    "last_image_for_all": (
        lambda X: X[-1:] + 0 * X,
        "the last example's x is taken for all examples.",
        "Example i adds X[i], with the index of the loop.",
    ),
    "mean_image_for_all": (
        lambda X: np.mean(X, axis=0) + 0 * X,
        "the mean of the examples is taken for each of them.",
        "Example i adds its own x.",
    ),
    "images_centred_in_dW": (
        lambda X: X - np.mean(X, axis=0),
        "the mean of the examples is subtracted from x.",
        "Example i adds its own x.",
    ),
    "images_reversed": (
        lambda X: X[::-1],
        "examples get the x of other ones: in reverse order.",
        "Row i of X belongs to y[i].",
    ),
}

ADDED: dict[str, tuple[Callable, str, str]] = {
    "weights_added": (
        lambda W: np.sum(W * W),
        "ΣW² is added without being multiplied by reg.",
        "The regularizer is reg · ΣW²: multiply by reg.",
    ),
    "half_weights_added": (
        lambda W: 0.5 * np.sum(W * W),
        "½ · ΣW² is added without being multiplied by reg.",
        "The regularizer is reg · ΣW²: multiply by reg.",
    ),
}

FINISHED: dict[str, tuple[Callable, str, str]] = {
    "bias_row_zero": (
        lambda dW, W, X: np.concatenate([dW[:-1], 0 * dW[-1:]]),
        "the last row of dW, that of the bias, is zero.",
        "The bias is a weight like the others: its x is the 1 in the last column of X.",
    ),
    "weights_in_gradient": (
        lambda dW, W, X: dW + 2 * W,
        "2 · W is added without being multiplied by reg.",
        "The regularizer's gradient is 2 · reg · W: multiply by reg.",
    ),
    "half_weights_in_gradient": (
        lambda dW, W, X: dW + W,
        "W is added without being multiplied by reg.",
        "The regularizer's gradient is 2 · reg · W: multiply by reg.",
    ),
    "gradient_begins_with_W": (
        lambda dW, W, X: dW + W / len(X),
        "dW begins as a copy of W; it should begin at zero.",
        "dW = np.zeros_like(W), not a copy of W.",
    ),
    "gradient_begins_with_ones": (
        lambda dW, W, X: dW + 1 / len(X),
        "dW begins with ones; it should begin at zero.",
        "dW = np.zeros_like(W).",
    ),
    "gradient_times_W": (
        lambda dW, W, X: dW * W,
        "dW is multiplied by W.",
        "The slope of a score x · w with respect to w is x: W doesn't occur in it.",
    ),
    "sizes_in_dW": (lambda dW, W, X: np.abs(dW), "dW has lost its signs: its absolute values are right.", KEEP_SIGNS),
    "signs_for_gradient": (lambda dW, W, X: np.sign(dW), "these are only the signs of dW.", OWN_IMAGE),
    "gradient_normalized": (
        lambda dW, W, X: dW / max(np.sqrt(np.sum(dW * dW)), 1e-12),
        "dW is divided by its own length.",
        "The gradient is wanted as it is, not only its direction.",
    ),
}


def choices_of(
    parameter: str, table: dict[str, tuple[Any, str, str]], beside_others: Collection[str] | None = None
) -> list[Choice]:
    """A choice for each entry of `table`: its name, what is done instead, what it looks like, what to try next.

    beside_others: those that may come together with another mistake; all, if none is said
    """
    return [
        Choice(name, {parameter: does}, *words, alone=beside_others is not None and name not in beside_others)
        for name, (does, *words) in table.items()
    ]


def choices_of_every_loss() -> list[Choice]:
    """Those that the SVM's loss and that of softmax have in common."""
    return [
        *choices_of_shares(),
        *choices_of("labels", LABELS),
        *choices_of("scores_of", SCORES),
        *choices_of("added", ADDED),
        *choices_of("pixels", PIXELS),
        *choices_of("finished", FINISHED),
        *choices_of_regularizer(),
    ]
