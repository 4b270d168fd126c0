"""What can be decided otherwise in `elastic_net` of `regularizers.py`."""

import numpy as np

from grading.choices.choice import Choices
from grading.choices.losses import choices_of

from .shared import both

NET = "It is Σ(beta · W² + |W|), times reg."

NET_SLOPE = "The derivative of beta · w² + |w| is 2 · beta · w + sign(w); then times reg."


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
        of=("elastic_net",),
        function=elastic_net,
        wrong=[
            *(both(name, _part(of, 0), _part(of, 1), looks_like, NET) for name, (of, looks_like) in OTHER_NETS.items()),
            *choices_of("value", VALUE_OF_NET),
            *choices_of("gradient", GRADIENT_OF_NET),
        ],
    ),
]
