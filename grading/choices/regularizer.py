"""What can be decided otherwise in the regularizer of a loss, and in that of its gradient."""

from collections.abc import Callable

import numpy as np

from .choice import Choice

BOTH = "The loss needs reg · ΣW², the gradient 2 · reg · W."


IN_LOSS = "The loss needs reg * np.sum(W * W), once, after the division by the number of examples."


IN_GRADIENT = "The derivative of reg · w² is 2 · reg · w, for each weight by itself."


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
