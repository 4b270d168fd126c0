"""The regularizer's share of a loss and of its gradient, and how it is measured."""

from ...checks.asking import Ask
from ...checks.check import Problem, Quantities
from ...checks.returned import array, number, parts

LOSS_SHARE = "the regularizer's share of the loss"
GRADIENT_SHARE = "the regularizer's share of the gradient"


def with_and_without(problem: Problem) -> list[tuple]:
    """The arguments of the two calls whose difference is what reg adds."""
    W, X, y, reg = (problem[name] for name in ("W", "X", "y", "reg"))
    return [(W, X, y, reg), (W, X, y, 0.0)]


def effect_of_reg(ask: Ask, problem: Problem) -> Quantities:
    """What reg adds to the loss and to the gradient: the data term, right or wrong, cancels."""
    W = problem["W"]
    with_reg, without = ask.many(with_and_without(problem))
    (loss, dW), (loss_0, dW_0) = parts(with_reg, "loss, dW"), parts(without, "loss, dW")
    return {
        LOSS_SHARE: number(loss, "loss") - number(loss_0, "loss"),
        GRADIENT_SHARE: array(dW, "dW", W.shape) - array(dW_0, "dW", W.shape),
    }
