"""What can be decided otherwise in `l2` of `regularizers.py`."""

import numpy as np

from grading.choices.choice import KEEP_SIGNS, Choices
from grading.choices.losses import choices_of

from .shared import both

SQUARES = "Square every weight, add all of them up, multiply by reg: reg * np.sum(W * W)."

SLOPE = "The derivative of reg · w² is 2 · reg · w, for each weight by itself."


def l2(W, reg, *, value=lambda W, reg: reg * np.sum(W * W), gradient=lambda W, reg: 2 * reg * W):
    """The L2 regularizer, each choice a parameter."""
    return value(W, reg), gradient(W, reg)


VALUE_OF_L2 = {
    "half_in_value": (
        lambda W, reg: 0.5 * reg * np.sum(W * W),
        "the value is half of what it should be.",
        "Leave the ½ out: this course takes reg · ΣW².",
    ),
    "double_in_value": (lambda W, reg: 2 * reg * np.sum(W * W), "the value is twice what it should be.", SQUARES),
    "reg_missing_in_value": (lambda W, reg: np.sum(W * W), "the value isn't multiplied by reg.", SQUARES),
    "root_in_value": (
        lambda W, reg: reg * np.sqrt(np.sum(W * W)),
        "the value has the root of the sum of the squares, the length of W.",
        SQUARES,
    ),
    "mean_in_value": (lambda W, reg: reg * np.mean(W * W), "the mean of the squares is taken, not their sum.", SQUARES),
    "absolute_in_value": (
        lambda W, reg: reg * np.sum(np.abs(W)),
        "the absolute values are added up, not the squares: that is L1.",
        SQUARES,
    ),
    "not_squared_in_value": (
        lambda W, reg: reg * np.sum(W),
        "the weights are added up without being squared.",
        SQUARES,
    ),
    "sum_squared_in_value": (
        lambda W, reg: reg * np.sum(W) ** 2,
        "the sum of the weights is squared; each weight should be squared first.",
        SQUARES,
    ),
    "reg_squared_in_value": (lambda W, reg: reg**2 * np.sum(W * W), "reg is squared in the value.", SQUARES),
    "divided_by_reg_in_value": (
        lambda W, reg: np.sum(W * W) / reg,
        "the value is divided by reg, not multiplied.",
        SQUARES,
    ),
    "reg_added_in_value": (lambda W, reg: reg + np.sum(W * W), "reg is added in the value, not multiplied.", SQUARES),
    "wrong_sign_in_value": (lambda W, reg: -reg * np.sum(W * W), "the value has the wrong sign.", SQUARES),
    "cubed_in_value": (lambda W, reg: reg * np.sum(W**3), "the weights are cubed in the value.", SQUARES),
    "divided_by_rows_in_value": (
        lambda W, reg: reg * np.sum(W * W) / len(W),
        "the value is divided by the number of rows of W.",
        SQUARES,
    ),
    "largest_in_value": (lambda W, reg: reg * np.max(W * W), "only the largest square counts in the value.", SQUARES),
    "without_last_row_in_value": (
        lambda W, reg: reg * np.sum(W[:-1] ** 2),
        "the last row of W is left out of the value.",
        SQUARES,
    ),
    "value_zero": (lambda W, reg: 0.0, "the value is 0.", SQUARES),
    "gradient_in_value": (lambda W, reg: 2 * reg * np.sum(W), "the value is the sum of the gradient.", SQUARES),
}

GRADIENT_OF_L2 = {
    "half_in_gradient": (
        lambda W, reg: reg * W,
        "the gradient is half of what it should be: reg · W where 2 · reg · W belongs.",
        "The derivative of w² is 2w.",
    ),
    "double_in_gradient": (lambda W, reg: 4 * reg * W, "the gradient is twice what it should be.", SLOPE),
    "reg_missing_in_gradient": (lambda W, reg: 2 * W, "the gradient isn't multiplied by reg.", SLOPE),
    "reg_and_two_missing_in_gradient": (lambda W, reg: W * 1.0, "the gradient is W; 2 · reg is missing.", SLOPE),
    "squares_in_gradient": (lambda W, reg: reg * W * W, "the gradient is reg · W², which is the value.", SLOPE),
    "double_squares_in_gradient": (lambda W, reg: 2 * reg * W * W, "the weights are squared in the gradient.", SLOPE),
    "sign_in_gradient": (
        lambda W, reg: reg * np.sign(W),
        "the gradient has the signs of the weights: that is L1's.",
        SLOPE,
    ),
    "double_sign_in_gradient": (
        lambda W, reg: 2 * reg * np.sign(W),
        "the gradient has the signs of the weights, not the weights.",
        SLOPE,
    ),
    "sizes_in_gradient": (lambda W, reg: 2 * reg * np.abs(W), "the gradient has lost its signs.", KEEP_SIGNS),
    "sum_in_gradient": (
        lambda W, reg: 2 * reg * np.sum(W) + 0 * W,
        "every number of the gradient is made from the sum of all weights.",
        SLOPE,
    ),
    "mean_in_gradient": (
        lambda W, reg: 2 * reg * W / W.size,
        "the gradient is divided by the number of weights.",
        SLOPE,
    ),
    "divided_by_rows_in_gradient": (
        lambda W, reg: 2 * reg * W / len(W),
        "the gradient is divided by the number of rows of W.",
        SLOPE,
    ),
    "wrong_sign_in_gradient": (lambda W, reg: -2 * reg * W, "the gradient has the wrong sign.", SLOPE),
    "without_weights_in_gradient": (lambda W, reg: 2 * reg + 0 * W, "the gradient is 2 · reg everywhere.", SLOPE),
    "reg_squared_in_gradient": (lambda W, reg: 2 * reg**2 * W, "reg is squared in the gradient.", SLOPE),
    "gradient_zero": (lambda W, reg: 0 * W, "the gradient is zero everywhere.", SLOPE),
    "value_everywhere_in_gradient": (
        lambda W, reg: reg * np.sum(W * W) + 0 * W,
        "every number of the gradient is the value.",
        SLOPE,
    ),
    "without_last_row_in_gradient": (
        lambda W, reg: 2 * reg * np.concatenate([W[:-1], 0 * W[-1:]]),
        "the last row of the gradient is 0.",
        SLOPE,
    ),
    "reg_added_in_gradient": (lambda W, reg: reg + 2 * W, "reg is added in the gradient, not multiplied.", SLOPE),
    "normalized_in_gradient": (
        lambda W, reg: reg * W / np.sqrt(np.sum(W * W)),
        "the gradient is that of the length of W: it is divided by the length.",
        SLOPE,
    ),
}

OF_L2 = [
    both(
        "half_convention",
        VALUE_OF_L2["half_in_value"][0],
        GRADIENT_OF_L2["half_in_gradient"][0],
        "value and gradient fit each other, but follow the convention ½ · reg · ΣW²; this course has no ½.",
        "The value is reg · ΣW², the gradient 2 · reg · W.",
    ),
    both(
        "wrong_sign",
        VALUE_OF_L2["wrong_sign_in_value"][0],
        GRADIENT_OF_L2["wrong_sign_in_gradient"][0],
        "value and gradient have the wrong sign.",
        "The value is reg · ΣW², the gradient 2 · reg · W.",
    ),
    both(
        "reg_missing",
        VALUE_OF_L2["reg_missing_in_value"][0],
        GRADIENT_OF_L2["reg_missing_in_gradient"][0],
        "reg isn't used, neither in the value nor in the gradient.",
        "The value is reg · ΣW², the gradient 2 · reg · W.",
    ),
    both(
        "absolutes_for_squares",
        VALUE_OF_L2["absolute_in_value"][0],
        GRADIENT_OF_L2["sign_in_gradient"][0],
        "this is L1: the absolute values of the weights, not their squares.",
        "The value is reg · ΣW², the gradient 2 · reg · W.",
    ),
    both(
        "mean",
        VALUE_OF_L2["mean_in_value"][0],
        GRADIENT_OF_L2["mean_in_gradient"][0],
        "value and gradient are divided by the number of weights.",
        "The value is reg · ΣW², the gradient 2 · reg · W.",
    ),
]

CHOICES = [
    Choices(
        of=("l2",),
        function=l2,
        wrong=[*OF_L2, *choices_of("value", VALUE_OF_L2), *choices_of("gradient", GRADIENT_OF_L2)],
    ),
]
