"""Choices that every loss of a linear classifier has: labels, scores, averages and the regularizer.

`shares` says what each example's loss, or gradient, is multiplied by: 1/N for each makes the mean.
"""

from collections.abc import Callable, Collection
from typing import Any

import numpy as np

from .choice import KEEP_SIGNS, Choice

MEAN_OF_LOSSES = "The loss is the mean over the examples: add up, then divide by len(X) once."
MEAN_OF_GRADIENTS = "The loss is a mean over the examples, so its gradient is one too: divide dW by len(X), once."
BOTH = "The loss needs reg · ΣW², the gradient 2 · reg · W."
IN_LOSS = "The loss needs reg * np.sum(W * W), once, after the division by the number of examples."
IN_GRADIENT = "The derivative of reg · w² is 2 · reg · w, for each weight by itself."
IN_A_LOOP = "Try two examples by hand, and print what you have after each of them."


def mean(N: int, D: int, C: int) -> np.ndarray:
    """1/N for each example."""
    return np.full(N, 1 / N)


def _only(index: int, divided: bool) -> Callable:
    def shares(N: int, D: int, C: int) -> np.ndarray:
        found = np.zeros(N)
        found[index] = 1 / N if divided else 1.0
        return found

    return shares


def _without(index: int) -> Callable:
    def shares(N: int, D: int, C: int) -> np.ndarray:
        found = np.full(N, 1 / N)
        found[index] = 0.0
        return found

    return shares


SHARES: dict[str, tuple[Callable, str]] = {
    "not_averaged": (
        lambda N, D, C: np.ones(N),
        "{it} is added up over the examples but not averaged: yours is N times the right one (N = {{X}}).",
    ),
    "averaged_twice": (lambda N, D, C: np.full(N, 1 / N**2), "{it} is divided by the number of examples twice."),
    "divided_by_classes": (
        lambda N, D, C: np.full(N, 1 / C),
        "{it} is divided by the number of classes, not by the number of examples.",
    ),
    "averaged_over_classes_too": (
        lambda N, D, C: np.full(N, 1 / (N * C)),
        "{it} is averaged over the classes as well: it is divided by N · C, not by N.",
    ),
    "averaged_over_wrong_classes_too": (
        lambda N, D, C: np.full(N, 1 / (N * (C - 1))),
        "{it} is divided by the number of wrong classes as well, C - 1.",
    ),
    "divided_by_numbers": (
        lambda N, D, C: np.full(N, 1 / D),
        "{it} is divided by D, the numbers in an example, not by the number of examples.",
    ),
    "divided_by_one_less": (
        lambda N, D, C: np.full(N, 1 / max(N - 1, 1e-9)),
        "{it} is divided by N - 1; it should be N.",
    ),
    "divided_by_one_more": (lambda N, D, C: np.full(N, 1 / (N + 1)), "{it} is divided by N + 1; it should be N."),
    "halved": (lambda N, D, C: np.full(N, 0.5 / N), "{it} is half of what it should be, in every problem."),
    "doubled": (lambda N, D, C: np.full(N, 2 / N), "{it} is twice what it should be, in every problem."),
    "wrong_sign": (lambda N, D, C: np.full(N, -1 / N), "{it} has the wrong sign."),
    "zero": (lambda N, D, C: np.zeros(N), "{it} is zero everywhere: is anything ever added to it?"),
    "only_last_example": (
        _only(-1, divided=True),
        "only the last example counts in {it}: each one replaces what was there.",
    ),
    "last_example_alone": (_only(-1, divided=False), "{it} is that of the last example alone."),
    "only_first_example": (
        _only(0, divided=True),
        "only the first example counts in {it}, divided by N: is the return inside the loop?",
    ),
    "first_example_alone": (
        _only(0, divided=False),
        "{it} is that of the first example alone: is the return inside the loop?",
    ),
    "last_example_left_out": (_without(-1), "the last example is left out of {it}."),
    "first_example_left_out": (_without(0), "the first example is left out of {it}."),
    "divided_in_the_loop": (
        lambda N, D, C: float(N) ** -np.arange(N, 0, -1),
        "{it} is divided by N in every turn of the loop; it should be once, after the loop.",
    ),
}
"""What each example's share may be instead of 1/N, by name, and what is said of it, of the loss or of the gradient."""

ABOUT_EXAMPLES = ("only_last", "last_example", "only_first", "first_example", "divided_in")


def choices_of_shares() -> list[Choice]:
    """Other shares of the examples in the loss, and in the gradient."""
    found = []
    for part, it, advice in (("loss", "the loss", MEAN_OF_LOSSES), ("gradient", "dW", MEAN_OF_GRADIENTS)):
        for name, (shares, looks_like) in SHARES.items():
            try_next = IN_A_LOOP if name.startswith(ABOUT_EXAMPLES) else advice
            if name in ("zero", "wrong_sign"):
                try_next = SIGN_AND_ZERO[part]
            found.append(Choice(f"{part}_{name}", {f"{part}_shares": shares}, looks_like.format(it=it), try_next))
    return found


SIGN_AND_ZERO = {
    "loss": "Work out the loss of one example by hand, and print each number on the way.",
    "gradient": "Take one example and two classes, and write dW down by hand: which column gets + x, which one - x?",
}

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

REG_IN_LOSS: dict[str, tuple[Callable, str, str]] = {
    "missing_from_loss": (
        lambda W, reg, N: 0.0,
        "reg changes the gradient, but not the loss.",
        BOTH,
    ),
    "half_in_loss": (
        lambda W, reg, N: 0.5 * reg * np.sum(W * W),
        "what reg adds to the loss is half of what it should be.",
        "Leave the ½ out of the loss: this course adds reg · ΣW².",
    ),
    "double_in_loss": (lambda W, reg, N: 2 * reg * np.sum(W * W), "the regularizer in the loss is doubled.", IN_LOSS),
    "averaged_in_loss": (
        lambda W, reg, N: reg * np.sum(W * W) / N,
        "in the loss, the regularizer is divided by the number of examples.",
        "Average over the examples first, then add reg · ΣW².",
    ),
    "half_and_averaged_in_loss": (
        lambda W, reg, N: 0.5 * reg * np.sum(W * W) / N,
        "in the loss, the regularizer is halved, and divided by the number of examples.",
        "Average over the examples first, then add reg · ΣW².",
    ),
    "times_examples_in_loss": (
        lambda W, reg, N: reg * np.sum(W * W) * N,
        "in the loss, the regularizer is added once for each example.",
        "Add it once, after the loop.",
    ),
    "wrong_sign_in_loss": (
        lambda W, reg, N: -reg * np.sum(W * W),
        "in the loss, the regularizer is taken away instead of added.",
        IN_LOSS,
    ),
    "root_in_loss": (
        lambda W, reg, N: reg * np.sqrt(np.sum(W * W)),
        "the loss has the root of the sum of the squares, the length of W; the squares are wanted.",
        "np.linalg.norm takes a root; np.sum(W * W) doesn't.",
    ),
    "mean_in_loss": (
        lambda W, reg, N: reg * np.mean(W * W),
        "the loss has the mean of the squared weights; their sum is wanted.",
        "np.sum(W * W).",
    ),
    "half_mean_in_loss": (
        lambda W, reg, N: 0.5 * reg * np.mean(W * W),
        "the loss has half the mean of the squared weights; their sum is wanted.",
        "np.sum(W * W).",
    ),
    "absolute_in_loss": (
        lambda W, reg, N: reg * np.sum(np.abs(W)),
        "the loss adds up the absolute values of the weights, not their squares: that is L1.",
        "Square each weight, then add up: np.sum(W * W).",
    ),
    "not_squared_in_loss": (
        lambda W, reg, N: reg * np.sum(W),
        "the weights are added up without being squared.",
        "Square each weight, then add up: np.sum(W * W).",
    ),
    "sum_squared_in_loss": (
        lambda W, reg, N: reg * np.sum(W) ** 2,
        "the sum of the weights is squared; each weight should be squared first.",
        "np.sum(W * W), or np.sum(W ** 2): the square is inside.",
    ),
    "reg_squared_in_loss": (
        lambda W, reg, N: reg**2 * np.sum(W * W),
        "in the loss, reg is squared.",
        "np.sum(reg * W * W), or reg * np.sum(W * W): only the weights are squared.",
    ),
    "without_bias_in_loss": (
        lambda W, reg, N: reg * np.sum(W[:-1] ** 2),
        "in the loss, the last row of W isn't regularized; this course regularizes all of W.",
        IN_LOSS,
    ),
    "first_row_left_out_in_loss": (
        lambda W, reg, N: reg * np.sum(W[1:] ** 2),
        "in the loss, the first row of W isn't regularized; this course regularizes all of W.",
        IN_LOSS,
    ),
    "product_in_loss": (
        lambda W, reg, N: reg * np.sum(W.T @ W),
        "a matrix product of W with itself is added up; the squares of its numbers are wanted.",
        "W * W takes each number by itself; W.T @ W doesn't.",
    ),
    "other_product_in_loss": (
        lambda W, reg, N: reg * np.sum(W @ W.T),
        "a matrix product of W with itself is added up; the squares of its numbers are wanted.",
        "W * W takes each number by itself; W @ W.T doesn't.",
    ),
    "last_column_left_out_in_loss": (
        lambda W, reg, N: reg * np.sum(W[:, :-1] ** 2),
        "in the loss, the last column of W isn't regularized; this course regularizes all of W.",
        IN_LOSS,
    ),
    "largest_in_loss": (
        lambda W, reg, N: reg * np.max(W * W),
        "only the largest squared weight is added to the loss.",
        IN_LOSS,
    ),
    "cubed_in_loss": (
        lambda W, reg, N: reg * np.sum(W**3),
        "the weights are cubed; their squares are wanted.",
        IN_LOSS,
    ),
    "only_reg_in_loss": (
        lambda W, reg, N: reg,
        "what reg adds to the loss is reg itself: the weights don't count in it.",
        "Add reg * np.sum(W * W).",
    ),
    "gradient_in_loss": (
        lambda W, reg, N: 2 * reg * np.sum(W),
        "the loss has the sum of 2 · reg · W, which belongs to the gradient.",
        IN_LOSS,
    ),
}

REG_IN_GRADIENT: dict[str, tuple[Callable, str, str]] = {
    "missing_from_gradient": (
        lambda W, reg, N: 0 * W,
        "reg changes the loss, but not the gradient.",
        BOTH,
    ),
    "half_in_gradient": (
        lambda W, reg, N: reg * W,
        "what reg adds to the gradient is half of what it should be: reg · W where 2 · reg · W belongs.",
        "The derivative of w² is 2w.",
    ),
    "double_in_gradient": (
        lambda W, reg, N: 4 * reg * W,
        "the regularizer's gradient is twice what it should be: 4 · reg · W where 2 · reg · W belongs.",
        IN_GRADIENT,
    ),
    "averaged_in_gradient": (
        lambda W, reg, N: 2 * reg * W / N,
        "in the gradient, the regularizer is divided by the number of examples.",
        "Average over the examples first, then add 2 · reg · W.",
    ),
    "half_and_averaged_in_gradient": (
        lambda W, reg, N: reg * W / N,
        "in the gradient, the regularizer is reg · W, and divided by the number of examples.",
        "Average over the examples first, then add 2 · reg · W.",
    ),
    "times_examples_in_gradient": (
        lambda W, reg, N: 2 * reg * W * N,
        "in the gradient, the regularizer is added once for each example.",
        "Add it once, after the loop.",
    ),
    "half_for_each_example_in_gradient": (
        lambda W, reg, N: reg * W * N,
        "in the gradient, reg · W is added once for each example.",
        "Add 2 · reg · W once, after the loop.",
    ),
    "wrong_sign_in_gradient": (
        lambda W, reg, N: -2 * reg * W,
        "in the gradient, the regularizer is taken away instead of added.",
        IN_GRADIENT,
    ),
    "half_wrong_sign_in_gradient": (
        lambda W, reg, N: -reg * W,
        "in the gradient, reg · W is taken away; 2 · reg · W is to be added.",
        IN_GRADIENT,
    ),
    "absolute_in_gradient": (
        lambda W, reg, N: reg * np.sign(W),
        "the gradient has the signs of the weights: that is the gradient of L1.",
        IN_GRADIENT,
    ),
    "double_sign_in_gradient": (
        lambda W, reg, N: 2 * reg * np.sign(W),
        "the gradient has the signs of the weights, not the weights.",
        IN_GRADIENT,
    ),
    "sizes_in_gradient": (
        lambda W, reg, N: 2 * reg * np.abs(W),
        "the gradient has the absolute values of the weights; each weight keeps its sign.",
        IN_GRADIENT,
    ),
    "squared_in_gradient": (
        lambda W, reg, N: 2 * reg * W * W,
        "the regularizer's gradient has W²; it should have W.",
        IN_GRADIENT,
    ),
    "loss_in_gradient": (
        lambda W, reg, N: reg * W * W,
        "the gradient has reg · W², which belongs to the loss.",
        IN_GRADIENT,
    ),
    "sum_in_gradient": (
        lambda W, reg, N: 2 * reg * np.sum(W) + 0 * W,
        "the sum of all weights is added to every number of dW; each number gets its own weight.",
        "2 * reg * W has the shape of W; there is no sum in the gradient.",
    ),
    "loss_added_to_gradient": (
        lambda W, reg, N: reg * np.sum(W * W) + 0 * W,
        "reg · ΣW², one number, is added to every number of dW.",
        "2 * reg * W has the shape of W; there is no sum in the gradient.",
    ),
    "without_weights_in_gradient": (
        lambda W, reg, N: 2 * reg + 0 * W,
        "what reg adds to every number of dW is 2 · reg: the weights don't count in it.",
        IN_GRADIENT,
    ),
    "only_reg_in_gradient": (
        lambda W, reg, N: reg + 0 * W,
        "what reg adds to every number of dW is reg: the weights don't count in it.",
        IN_GRADIENT,
    ),
    "reg_squared_in_gradient": (
        lambda W, reg, N: 2 * reg**2 * W,
        "in the gradient, reg is squared.",
        IN_GRADIENT,
    ),
    "without_bias_in_gradient": (
        lambda W, reg, N: 2 * reg * np.concatenate([W[:-1], 0 * W[-1:]]),
        "in the gradient, the last row of W isn't regularized; this course regularizes all of W.",
        IN_GRADIENT,
    ),
    "first_row_left_out_in_gradient": (
        lambda W, reg, N: 2 * reg * np.concatenate([0 * W[:1], W[1:]]),
        "in the gradient, the first row of W isn't regularized; this course regularizes all of W.",
        IN_GRADIENT,
    ),
}


def _both(name: str, in_loss: str, in_gradient: str, looks_like: str, try_next: str = BOTH) -> Choice:
    instead = {"reg_loss": REG_IN_LOSS[in_loss][0], "reg_gradient": REG_IN_GRADIENT[in_gradient][0]}
    return Choice(f"regularizer_{name}", instead, looks_like, try_next)


def choices_of_regularizer() -> list[Choice]:
    """Other regularizers: in both loss and gradient, where they go together, and in one of them."""
    together = [
        _both(
            "missing", "missing_from_loss", "missing_from_gradient", "reg changes neither the loss nor the gradient."
        ),
        _both(
            "half_convention",
            "half_in_loss",
            "half_in_gradient",
            "loss and gradient fit each other, but follow the convention ½ · reg · ΣW²; this course has no ½.",
        ),
        _both(
            "averaged",
            "averaged_in_loss",
            "averaged_in_gradient",
            "the regularizer is divided by the number of examples, together with the data term.",
            "Average over the examples first, then add the regularizer: it doesn't depend on N.",
        ),
        _both(
            "half_and_averaged",
            "half_and_averaged_in_loss",
            "half_and_averaged_in_gradient",
            "the regularizer is halved, and divided by the number of examples.",
            "Average over the examples first, then add the regularizer: it doesn't depend on N, and has no ½.",
        ),
        _both(
            "for_each_example",
            "times_examples_in_loss",
            "times_examples_in_gradient",
            "the regularizer is added once for each example.",
            "Add it once, after the loop.",
        ),
        _both(
            "wrong_sign",
            "wrong_sign_in_loss",
            "wrong_sign_in_gradient",
            "the regularizer is taken away instead of added.",
        ),
        _both("doubled", "double_in_loss", "double_in_gradient", "the regularizer is twice what it should be."),
        _both(
            "absolute",
            "absolute_in_loss",
            "absolute_in_gradient",
            "loss and gradient fit each other, but are those of L1, reg · Σ|W|.",
        ),
        _both(
            "without_bias",
            "without_bias_in_loss",
            "without_bias_in_gradient",
            "the last row of W isn't regularized, neither in the loss nor in the gradient.",
            "This course regularizes all of W, the row of the bias too.",
        ),
        _both(
            "without_first_row",
            "first_row_left_out_in_loss",
            "first_row_left_out_in_gradient",
            "the first row of W isn't regularized, neither in the loss nor in the gradient.",
            "This course regularizes all of W.",
        ),
        _both(
            "reg_squared",
            "reg_squared_in_loss",
            "reg_squared_in_gradient",
            "reg is squared, in the loss and in the gradient.",
        ),
    ]
    alone = [
        Choice(f"regularizer_{name}", {parameter: does}, looks_like, try_next)
        for parameter, table in (("reg_loss", REG_IN_LOSS), ("reg_gradient", REG_IN_GRADIENT))
        for name, (does, looks_like, try_next) in table.items()
    ]
    return together + alone


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
