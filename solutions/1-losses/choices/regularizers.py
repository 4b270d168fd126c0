"""What can be decided otherwise in the regularizers: the value, and its gradient."""

import numpy as np

from grading.choices.choice import KEEP_SIGNS, Choice, Choices
from grading.choices.losses import choices_of

SQUARES = "Square every weight, add all of them up, multiply by reg: reg * np.sum(W * W)."
SLOPE = "The derivative of reg · w² is 2 · reg · w, for each weight by itself."
SIZES = "np.abs takes the size of each weight; add all of them up, multiply by reg."
SIGN = "np.sign(W) is -1, 0 or 1: the slope of |w|, times reg."
NET = "It is Σ(beta · W² + |W|), times reg."
NET_SLOPE = "The derivative of beta · w² + |w| is 2 · beta · w + sign(w); then times reg."


def l2(W, reg, *, value=lambda W, reg: reg * np.sum(W * W), gradient=lambda W, reg: 2 * reg * W):
    """The L2 regularizer, each choice a parameter."""
    return value(W, reg), gradient(W, reg)


def l1(W, reg, *, value=lambda W, reg: reg * np.sum(np.abs(W)), gradient=lambda W, reg: reg * np.sign(W)):
    """The L1 regularizer, each choice a parameter."""
    return value(W, reg), gradient(W, reg)


def elastic_net(
    W,
    reg,
    beta,
    *,
    value=lambda W, reg, beta: reg * np.sum(beta * W * W + np.abs(W)),
    gradient=lambda W, reg, beta: reg * (2 * beta * W + np.sign(W)),
):
    """The elastic net, each choice a parameter."""
    return value(W, reg, beta), gradient(W, reg, beta)


def _both(name, value, gradient, looks_like, try_next):
    return Choice(name, {"value": value, "gradient": gradient}, looks_like, try_next)


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
    _both(
        "half_convention",
        VALUE_OF_L2["half_in_value"][0],
        GRADIENT_OF_L2["half_in_gradient"][0],
        "value and gradient fit each other, but follow the convention ½ · reg · ΣW²; this course has no ½.",
        "The value is reg · ΣW², the gradient 2 · reg · W.",
    ),
    _both(
        "wrong_sign",
        VALUE_OF_L2["wrong_sign_in_value"][0],
        GRADIENT_OF_L2["wrong_sign_in_gradient"][0],
        "value and gradient have the wrong sign.",
        "The value is reg · ΣW², the gradient 2 · reg · W.",
    ),
    _both(
        "reg_missing",
        VALUE_OF_L2["reg_missing_in_value"][0],
        GRADIENT_OF_L2["reg_missing_in_gradient"][0],
        "reg isn't used, neither in the value nor in the gradient.",
        "The value is reg · ΣW², the gradient 2 · reg · W.",
    ),
    _both(
        "absolutes_for_squares",
        VALUE_OF_L2["absolute_in_value"][0],
        GRADIENT_OF_L2["sign_in_gradient"][0],
        "this is L1: the absolute values of the weights, not their squares.",
        "The value is reg · ΣW², the gradient 2 · reg · W.",
    ),
    _both(
        "mean",
        VALUE_OF_L2["mean_in_value"][0],
        GRADIENT_OF_L2["mean_in_gradient"][0],
        "value and gradient are divided by the number of weights.",
        "The value is reg · ΣW², the gradient 2 · reg · W.",
    ),
]
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
    _both(
        "squares_for_absolutes",
        VALUE_OF_L1["squares_in_value"][0],
        GRADIENT_OF_L1["slope_of_squares"][0],
        "this is L2: the squares of the weights, not their absolute values.",
        "L1 adds up np.abs(W); its slope is np.sign(W).",
    ),
    _both(
        "half_convention",
        VALUE_OF_L1["half_in_value"][0],
        GRADIENT_OF_L1["half_in_gradient"][0],
        "value and gradient are half of what they should be.",
        "There is no ½: reg · Σ|W|, and reg · sign(W).",
    ),
    _both(
        "reg_missing",
        VALUE_OF_L1["reg_missing_in_value"][0],
        GRADIENT_OF_L1["reg_missing_in_gradient"][0],
        "reg isn't used, neither in the value nor in the gradient.",
        "reg · Σ|W|, and reg · sign(W).",
    ),
]


def _squares(W, reg, beta):
    return reg * np.sum(W * W), 2 * reg * W


def _absolutes(W, reg, beta):
    return reg * np.sum(np.abs(W)), reg * np.sign(W)


OTHER_NETS = {
    "beta_on_absolutes": (
        lambda W, reg, beta: (reg * np.sum(W * W + beta * np.abs(W)), reg * (2 * W + beta * np.sign(W))),
        "beta stands at the absolute values; it belongs to the squares.",
    ),
    "beta_on_both": (
        lambda W, reg, beta: (reg * beta * np.sum(W * W + np.abs(W)), reg * beta * (2 * W + np.sign(W))),
        "beta stands at the squares and at the absolute values; it belongs to the squares alone.",
    ),
    "beta_missing": (
        lambda W, reg, beta: (reg * np.sum(W * W + np.abs(W)), reg * (2 * W + np.sign(W))),
        "beta isn't used.",
    ),
    "beta_shared": (
        lambda W, reg, beta: (
            reg * np.sum(beta * W * W + (1 - beta) * np.abs(W)),
            reg * (2 * beta * W + (1 - beta) * np.sign(W)),
        ),
        "the absolute values are multiplied by 1 - beta; here beta only weighs the squares.",
    ),
    "beta_shared_the_other_way": (
        lambda W, reg, beta: (
            reg * np.sum((1 - beta) * W * W + beta * np.abs(W)),
            reg * (2 * (1 - beta) * W + beta * np.sign(W)),
        ),
        "the squares are multiplied by 1 - beta, and the absolute values by beta; here beta only weighs the squares.",
    ),
    "squares_alone": (
        lambda W, reg, beta: (reg * beta * np.sum(W * W), 2 * reg * beta * W),
        "the absolute values are missing.",
    ),
    "absolutes_alone": (_absolutes, "the squares are missing."),
    "half_convention": (
        lambda W, reg, beta: (reg * np.sum(0.5 * beta * W * W + np.abs(W)), reg * (beta * W + np.sign(W))),
        "the squares follow the convention ½ · W²; this course has no ½.",
    ),
    "reg_on_squares_alone": (
        lambda W, reg, beta: (np.sum(reg * beta * W * W + np.abs(W)), 2 * reg * beta * W + np.sign(W)),
        "reg multiplies only the squares; it should multiply both parts.",
    ),
    "reg_on_absolutes_alone": (
        lambda W, reg, beta: (np.sum(beta * W * W + reg * np.abs(W)), 2 * beta * W + reg * np.sign(W)),
        "reg multiplies only the absolute values; it should multiply both parts.",
    ),
    "reg_missing": (
        lambda W, reg, beta: (np.sum(beta * W * W + np.abs(W)), 2 * beta * W + np.sign(W)),
        "reg isn't used.",
    ),
    "subtracted": (
        lambda W, reg, beta: (reg * np.sum(beta * W * W - np.abs(W)), reg * (2 * beta * W - np.sign(W))),
        "the absolute values are taken away, not added.",
    ),
    "beta_squared": (
        lambda W, reg, beta: (reg * np.sum((beta * W) ** 2 + np.abs(W)), reg * (2 * beta**2 * W + np.sign(W))),
        "beta is squared together with the weight.",
    ),
    "multiplied": (
        lambda W, reg, beta: (
            reg * beta * np.sum(W * W) * np.sum(np.abs(W)),
            reg * beta * (2 * W * np.sum(np.abs(W)) + np.sum(W * W) * np.sign(W)),
        ),
        "the two parts are multiplied; they are added.",
    ),
}
VALUE_OF_NET = {
    "half_in_value": (
        lambda W, reg, beta: reg * np.sum(0.5 * beta * W * W + np.abs(W)),
        "the squares are halved in the value.",
        NET,
    ),
    "not_absolute_in_value": (
        lambda W, reg, beta: reg * np.sum(beta * W * W + W),
        "the weights are added with their signs in the value; the absolute values are wanted.",
        NET,
    ),
    "mean_in_value": (
        lambda W, reg, beta: reg * np.mean(beta * W * W + np.abs(W)),
        "the mean is taken, not the sum.",
        NET,
    ),
    "root_in_value": (
        lambda W, reg, beta: reg * (beta * np.sqrt(np.sum(W * W)) + np.sum(np.abs(W))),
        "the root of the sum of squares is taken in the value.",
        NET,
    ),
    "beta_missing_in_value": (
        lambda W, reg, beta: reg * np.sum(W * W + np.abs(W)),
        "beta is missing in the value.",
        NET,
    ),
    "absolutes_missing_in_value": (
        lambda W, reg, beta: reg * beta * np.sum(W * W),
        "the absolute values are missing in the value.",
        NET,
    ),
    "squares_missing_in_value": (
        lambda W, reg, beta: reg * np.sum(np.abs(W)),
        "the squares are missing in the value.",
        NET,
    ),
    "reg_on_absolutes_missing_in_value": (
        lambda W, reg, beta: np.sum(reg * beta * W * W + np.abs(W)),
        "reg is missing at the absolute values in the value.",
        NET,
    ),
}
GRADIENT_OF_NET = {
    "half_in_gradient": (
        lambda W, reg, beta: reg * (beta * W + np.sign(W)),
        "the 2 of the squares' slope is missing in the gradient.",
        NET_SLOPE,
    ),
    "without_sign_in_gradient": (
        lambda W, reg, beta: reg * (2 * beta * W + 1),
        "the slope of |w| is taken to be 1 everywhere; left of 0 it is -1.",
        NET_SLOPE,
    ),
    "sizes_in_gradient": (
        lambda W, reg, beta: reg * (2 * beta * W + np.abs(W)),
        "|W| stands where its slope, sign(W), belongs.",
        NET_SLOPE,
    ),
    "slope_at_zero": (
        lambda W, reg, beta: reg * (2 * beta * W + np.where(W < 0, -1.0, 1.0)),
        "the slope of |w| is 1 where a weight is exactly 0; this course takes 0 there.",
        NET_SLOPE,
    ),
    "slope_minus_at_zero": (
        lambda W, reg, beta: reg * (2 * beta * W + np.where(W > 0, 1.0, -1.0)),
        "the slope of |w| is -1 where a weight is exactly 0; this course takes 0 there.",
        NET_SLOPE,
    ),
    "beta_missing_in_gradient": (
        lambda W, reg, beta: reg * (2 * W + np.sign(W)),
        "beta is missing in the gradient.",
        NET_SLOPE,
    ),
    "sign_missing_in_gradient": (
        lambda W, reg, beta: 2 * reg * beta * W,
        "the slope of the absolute values is missing in the gradient.",
        NET_SLOPE,
    ),
    "squares_missing_in_gradient": (
        lambda W, reg, beta: reg * np.sign(W),
        "the slope of the squares is missing in the gradient.",
        NET_SLOPE,
    ),
    "reg_on_sign_missing_in_gradient": (
        lambda W, reg, beta: 2 * reg * beta * W + np.sign(W),
        "reg is missing at sign(W) in the gradient.",
        NET_SLOPE,
    ),
    "reg_missing_in_gradient": (
        lambda W, reg, beta: 2 * beta * W + np.sign(W),
        "reg is missing in the gradient.",
        NET_SLOPE,
    ),
    "wrong_sign_in_gradient": (
        lambda W, reg, beta: reg * (2 * beta * W - np.sign(W)),
        "sign(W) is taken away in the gradient, not added.",
        NET_SLOPE,
    ),
    "gradient_zero": (lambda W, reg, beta: 0 * W, "the gradient is zero everywhere.", NET_SLOPE),
}


def _part(of, number):
    return lambda *arguments: of(*arguments)[number]


CHOICES = [
    Choices(
        of=("l2",),
        function=l2,
        wrong=[*OF_L2, *choices_of("value", VALUE_OF_L2), *choices_of("gradient", GRADIENT_OF_L2)],
    ),
    Choices(
        of=("l1",),
        function=l1,
        wrong=[*OF_L1, *choices_of("value", VALUE_OF_L1), *choices_of("gradient", GRADIENT_OF_L1)],
    ),
    Choices(
        of=("elastic_net",),
        function=elastic_net,
        wrong=[
            *(
                _both(name, _part(of, 0), _part(of, 1), looks_like, NET)
                for name, (of, looks_like) in OTHER_NETS.items()
            ),
            *choices_of("value", VALUE_OF_NET),
            *choices_of("gradient", GRADIENT_OF_NET),
        ],
    ),
]
