"""The regularizer's share of a loss and of its gradient: how it is measured, and mistakes that show as a factor of it.

Where a family says nothing about one of the two shares, that one is right.
"""

from ...checks.asking import Ask
from ...checks.check import Family, KnownMistake, Problem, Quantities
from ...checks.returned import array, number, parts

LOSS_SHARE = "the regularizer's share of the loss"
GRADIENT_SHARE = "the regularizer's share of the gradient"
BOTH = "The loss needs reg · ΣW², the gradient 2 · reg · W."


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


def missing(loss: str, gradient: str) -> tuple[Family, ...]:
    """The families of a regularizer that is left out, from both or from one.

    loss, gradient: the names of its two shares
    """
    everywhere = "the regularizer is missing, from the loss and from the gradient."
    in_gradient = "the loss has the regularizer, the gradient lacks it."
    in_loss = "the gradient has the regularizer, the loss lacks it."
    return (
        Family(KnownMistake("regularizer_missing", everywhere, BOTH), {loss: _none, gradient: _none}),
        Family(KnownMistake("regularizer_missing_from_gradient", in_gradient, BOTH), {gradient: _none}),
        Family(KnownMistake("regularizer_missing_from_loss", in_loss, BOTH), {loss: _none}),
    )


def halved(loss: str, gradient: str) -> tuple[Family, ...]:
    """The families of a regularizer that is half of what it should be.

    loss, gradient: the names of its two shares
    """
    convention = KnownMistake(
        "half_convention",
        "loss and gradient fit each other, but follow the convention ½ · reg · ΣW²; this course has no ½.",
        BOTH,
    )
    in_gradient = KnownMistake(
        "regularizer_half_in_gradient",
        "the regularizer's gradient is half of what it should be: reg · W where 2 · reg · W belongs.",
        "The derivative of w² is 2w.",
    )
    in_loss = KnownMistake(
        "regularizer_half_in_loss",
        "the regularizer in the loss is half of what the gradient says.",
        "Leave the ½ out of the loss: this course adds reg · ΣW².",
    )
    return (
        Family(convention, {loss: _half, gradient: _half}),
        Family(in_gradient, {gradient: _half}),
        Family(in_loss, {loss: _half}),
    )


def averaged(loss: str, gradient: str) -> tuple[Family, ...]:
    """The families of a regularizer that is divided by N.

    loss, gradient: the names of its two shares
    """
    everywhere = KnownMistake(
        "regularizer_averaged",
        "the regularizer is divided by the number of examples, together with the data term.",
        "Average over the examples first, then add the regularizer: it doesn't depend on N.",
    )
    in_loss = KnownMistake(
        "regularizer_averaged_in_loss",
        "in the loss, the regularizer is divided by the number of examples.",
        "Average over the examples first, then add reg · ΣW².",
    )
    in_gradient = KnownMistake(
        "regularizer_averaged_in_gradient",
        "in the gradient, the regularizer is divided by the number of examples.",
        "Average over the examples first, then add 2 · reg · W.",
    )
    return (
        Family(everywhere, {loss: _per_example, gradient: _per_example}),
        Family(in_loss, {loss: _per_example}),
        Family(in_gradient, {gradient: _per_example}),
    )


def wrong_sign(loss: str, gradient: str) -> Family:
    """The family of a regularizer that is taken away.

    loss, gradient: the names of its two shares
    """
    mistake = KnownMistake("regularizer_wrong_sign", "the regularizer is taken away instead of added.", BOTH)
    return Family(mistake, {loss: lambda problem: -1.0, gradient: lambda problem: -1.0})


def _none(problem: Problem) -> float:
    return 0.0


def _half(problem: Problem) -> float:
    return 0.5


def _per_example(problem: Problem) -> float:
    return 1 / len(problem["X"])
