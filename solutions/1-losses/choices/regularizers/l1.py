"""What can be decided otherwise in `l1` of `regularizers.py`."""

import numpy as np

from grading.choices.choice import Choices
from grading.choices.losses import choices_of

from .shared import both

SIZES = "np.abs takes the size of each weight; add all of them up, multiply by reg."

SIGN = "np.sign(W) is -1, 0 or 1: the slope of |w|, times reg."


def l1(W, reg, *, value=lambda W, reg: reg * np.sum(np.abs(W)), gradient=lambda W, reg: reg * np.sign(W)):
    """The L1 regularizer, each choice a parameter."""
    return value(W, reg), gradient(W, reg)


VALUE_OF_L1 = {
    "half_in_value": (lambda W, reg: 0.5 * reg * np.sum(np.abs(W)), "the value is half of what it should be.", SIZES),
    "double_in_value": (lambda W, reg: 2 * reg * np.sum(np.abs(W)), "the value is twice what it should be.", SIZES),
    "reg_missing_in_value": (lambda W, reg: np.sum(np.abs(W)), "the value isn't multiplied by reg.", SIZES),
    "squares_in_value": (lambda W, reg: reg * np.sum(W * W), "the squares are added up: that is L2.", SIZES),
    "root_in_value": (lambda W, reg: reg * np.sqrt(np.sum(W * W)), "the value is reg times the length of W.", SIZES),
    "not_absolute_in_value": (
        lambda W, reg: reg * np.sum(W),
        "the weights are added up with their signs; the absolute values are wanted.",
        SIZES,
    ),
    "size_of_sum_in_value": (
        lambda W, reg: reg * np.abs(np.sum(W)),
        "the absolute value of the sum is taken; each weight's comes first.",
        SIZES,
    ),
    "mean_in_value": (lambda W, reg: reg * np.mean(np.abs(W)), "the mean is taken, not the sum.", SIZES),
    "largest_in_value": (lambda W, reg: reg * np.max(np.abs(W)), "only the largest weight counts.", SIZES),
    "reg_squared_in_value": (lambda W, reg: reg**2 * np.sum(np.abs(W)), "reg is squared in the value.", SIZES),
    "wrong_sign_in_value": (lambda W, reg: -reg * np.sum(np.abs(W)), "the value has the wrong sign.", SIZES),
    "roots_in_value": (lambda W, reg: reg * np.sum(np.sqrt(np.abs(W))), "the roots of the sizes are added up.", SIZES),
    "value_zero": (lambda W, reg: 0.0, "the value is 0.", SIZES),
    "columns_in_value": (
        lambda W, reg: reg * np.max(np.sum(np.abs(np.atleast_2d(W.T).T), axis=0)),
        "only the column with the largest sum counts, as in np.linalg.norm(W, 1).",
        SIZES,
    ),
    "sum_of_signs_in_value": (lambda W, reg: reg * np.sum(np.sign(W)), "the signs are added up, not the sizes.", SIZES),
    "reg_added_in_value": (lambda W, reg: reg + np.sum(np.abs(W)), "reg is added, not multiplied.", SIZES),
}

GRADIENT_OF_L1 = {
    "gradient_without_sign": (
        lambda W, reg: reg + 0 * W,
        "the slope is 1 everywhere; left of 0 it is -1.",
        "|w| falls where w is negative: use np.sign(W).",
    ),
    "slope_at_zero": (
        lambda W, reg: reg * np.where(W < 0, -1.0, 1.0),
        "the slope is 1 where a weight is exactly 0; this course takes 0 there.",
        "np.sign(W) is -1, 0 or 1.",
    ),
    "slope_minus_at_zero": (
        lambda W, reg: reg * np.where(W > 0, 1.0, -1.0),
        "the slope is -1 where a weight is exactly 0; this course takes 0 there.",
        "np.sign(W) is -1, 0 or 1.",
    ),
    "slope_only_of_positive": (
        lambda W, reg: reg * (W > 0),
        "the slope is 0 where a weight is negative; it is -1 there.",
        SIGN,
    ),
    "reg_missing_in_gradient": (lambda W, reg: np.sign(W), "the gradient isn't multiplied by reg.", SIGN),
    "weights_in_gradient": (lambda W, reg: reg * W, "the gradient is reg · W; the slope of |w| is its sign.", SIGN),
    "slope_of_squares": (lambda W, reg: 2 * reg * W, "the gradient is 2 · reg · W, that of L2.", SIGN),
    "sizes_in_gradient": (
        lambda W, reg: reg * np.abs(W),
        "the gradient is reg · |W|, which belongs to the value.",
        SIGN,
    ),
    "wrong_sign_in_gradient": (lambda W, reg: -reg * np.sign(W), "the gradient has the wrong sign.", SIGN),
    "double_in_gradient": (lambda W, reg: 2 * reg * np.sign(W), "the gradient is twice what it should be.", SIGN),
    "half_in_gradient": (lambda W, reg: 0.5 * reg * np.sign(W), "the gradient is half of what it should be.", SIGN),
    "mean_in_gradient": (
        lambda W, reg: reg * np.sign(W) / W.size,
        "the gradient is divided by the number of weights.",
        SIGN,
    ),
    "reg_squared_in_gradient": (lambda W, reg: reg**2 * np.sign(W), "reg is squared in the gradient.", SIGN),
    "gradient_zero": (lambda W, reg: 0 * W, "the gradient is zero everywhere.", SIGN),
    "sign_of_sum_in_gradient": (
        lambda W, reg: reg * np.sign(np.sum(W)) + 0 * W,
        "the sign of the sum stands everywhere; each weight has its own.",
        SIGN,
    ),
    "reg_added_in_gradient": (lambda W, reg: reg + np.sign(W), "reg is added, not multiplied.", SIGN),
}

OF_L1 = [
    both(
        "squares_for_absolutes",
        VALUE_OF_L1["squares_in_value"][0],
        GRADIENT_OF_L1["slope_of_squares"][0],
        "this is L2: the squares of the weights, not their absolute values.",
        "L1 adds up np.abs(W); its slope is np.sign(W).",
    ),
    both(
        "half_convention",
        VALUE_OF_L1["half_in_value"][0],
        GRADIENT_OF_L1["half_in_gradient"][0],
        "value and gradient are half of what they should be.",
        "There is no ½: reg · Σ|W|, and reg · sign(W).",
    ),
    both(
        "reg_missing",
        VALUE_OF_L1["reg_missing_in_value"][0],
        GRADIENT_OF_L1["reg_missing_in_gradient"][0],
        "reg isn't used, neither in the value nor in the gradient.",
        "reg · Σ|W|, and reg · sign(W).",
    ),
]

CHOICES = [
    Choices(
        of=("l1",),
        function=l1,
        wrong=[*OF_L1, *choices_of("value", VALUE_OF_L1), *choices_of("gradient", GRADIENT_OF_L1)],
    ),
]
