"""What can be decided otherwise in what reg adds to the loss and to its slopes."""

import numpy as np

from grading.choices.choice import Choice, Choices

from .shared import NAMES, network

BOTH = "The loss needs reg * (np.sum(W1 * W1) + np.sum(W2 * W2)), the slopes 2 * reg * W1 and 2 * reg * W2."
IN_LOSS = "The loss needs reg * (np.sum(W1 * W1) + np.sum(W2 * W2)), once, after the mean over the examples."
IN_SLOPES = "The derivative of reg · w² is 2 · reg · w: add 2 * reg * W1 and 2 * reg * W2, nothing to the biases."
WEIGHTS = ("W1", "W2")


def in_loss(term, of=WEIGHTS):
    """What reg adds to the loss: the sum of a term over some parameters."""
    return lambda params, reg, N: sum(float(term(params[name], reg, N)) for name in of)


def in_slopes(term, of=WEIGHTS):
    """What reg adds to the slopes of some parameters."""
    return lambda params, reg, N: {name: term(params[name], reg, N) for name in of}


def squares(W, reg, N):
    return reg * np.sum(W * W)


def slopes(W, reg, N):
    return 2 * reg * W


def halves(W, reg, N):
    return reg * W


def mixed(**terms):
    """What reg adds to the slopes, another term for each parameter."""
    return lambda params, reg, N: {name: term(params[name], reg, N) for name, term in terms.items()}


LOSS = {
    "missing": (in_loss(squares, of=()), "reg has no effect on the loss."),
    "half": (in_loss(lambda W, reg, N: reg * np.sum(W * W) / 2), "what reg adds to the loss is half of reg · ΣW²."),
    "double": (in_loss(lambda W, reg, N: 2 * reg * np.sum(W * W)), "what reg adds to the loss is doubled."),
    "averaged": (
        in_loss(lambda W, reg, N: reg * np.sum(W * W) / N),
        "in the loss, the regularizer is divided by N; it doesn't depend on the examples.",
    ),
    "half_and_averaged": (
        in_loss(lambda W, reg, N: reg * np.sum(W * W) / N / 2),
        "in the loss, the regularizer is halved, and divided by N.",
    ),
    "times_examples": (
        in_loss(lambda W, reg, N: reg * np.sum(W * W) * N),
        "in the loss, the regularizer is added once for each example.",
    ),
    "negative": (in_loss(lambda W, reg, N: -reg * np.sum(W * W)), "in the loss, the regularizer is taken away."),
    "root": (
        in_loss(lambda W, reg, N: reg * np.sqrt(np.sum(W * W))),
        "the loss has the lengths of the weights, roots; np.linalg.norm takes a root, the squares are wanted.",
    ),
    "mean": (in_loss(lambda W, reg, N: reg * np.mean(W * W)), "the loss has the means of the squares, not their sums."),
    "absolute": (
        in_loss(lambda W, reg, N: reg * np.sum(np.abs(W))),
        "the loss adds up absolute values, not squares: that is L1.",
    ),
    "not_squared": (in_loss(lambda W, reg, N: reg * np.sum(W)), "the weights are added up without being squared."),
    "sum_squared": (
        in_loss(lambda W, reg, N: reg * np.sum(W) ** 2),
        "the sums of the weights are squared; each weight should be squared first.",
    ),
    "reg_squared": (in_loss(lambda W, reg, N: reg**2 * np.sum(W * W)), "in the loss, reg is squared."),
    "only_reg": (lambda params, reg, N: reg, "reg alone is added to the loss: the weights don't count."),
    "W1_only": (in_loss(squares, of=("W1",)), "in the loss, only W1 is regularized; W2 is missing."),
    "W2_only": (in_loss(squares, of=("W2",)), "in the loss, only W2 is regularized; W1 is missing."),
    "half_W1_only": (
        in_loss(lambda W, reg, N: reg * np.sum(W * W) / 2, of=("W1",)),
        "in the loss, only W1 is regularized, and with ½.",
    ),
    "half_W2_only": (
        in_loss(lambda W, reg, N: reg * np.sum(W * W) / 2, of=("W2",)),
        "in the loss, only W2 is regularized, and with ½.",
    ),
    "product": (
        lambda params, reg, N: reg * float(np.sum(params["W1"] ** 2) * np.sum(params["W2"] ** 2)),
        "in the loss, the sums of the squares of W1 and of W2 are multiplied; they should be added.",
    ),
    "of_product": (
        lambda params, reg, N: reg * float(np.sum((params["W1"] @ params["W2"]) ** 2)),
        "in the loss, the product W1 @ W2 is squared and added up; W1 and W2 each by itself should be.",
    ),
    "second_not_weighted": (
        in_loss(squares, of=("W1",)),
        "in the loss, only W1 is regularized; W2 is missing.",
    ),
    "with_biases": (in_loss(squares, of=NAMES), "in the loss, the biases are regularized too; only the weights are."),
    "half_with_biases": (
        in_loss(lambda W, reg, N: reg * np.sum(W * W) / 2, of=NAMES),
        "in the loss, the biases are regularized too, and everything is halved.",
    ),
    "with_b1": (in_loss(squares, of=("W1", "b1", "W2")), "in the loss, b1 is regularized too; only the weights are."),
    "with_b2": (in_loss(squares, of=("W1", "W2", "b2")), "in the loss, b2 is regularized too; only the weights are."),
    "only_biases": (in_loss(squares, of=("b1", "b2")), "in the loss, the biases are regularized, not the weights."),
}
del LOSS["second_not_weighted"]

SLOPES = {
    "missing": (in_slopes(slopes, of=()), "reg has no effect on the slopes."),
    "half": (in_slopes(halves), "reg · W1 and reg · W2 are added to the slopes; it should be 2 · reg · W."),
    "double": (in_slopes(lambda W, reg, N: 4 * reg * W), "what reg adds to the slopes is doubled."),
    "averaged": (in_slopes(lambda W, reg, N: 2 * reg * W / N), "in the slopes, the regularizer is divided by N."),
    "half_and_averaged": (
        in_slopes(lambda W, reg, N: reg * W / N),
        "in the slopes, the regularizer is reg · W, and divided by N.",
    ),
    "times_examples": (
        in_slopes(lambda W, reg, N: 2 * reg * W * N),
        "in the slopes, the regularizer is added once for each example.",
    ),
    "negative": (in_slopes(lambda W, reg, N: -2 * reg * W), "in the slopes, the regularizer is taken away."),
    "signs": (in_slopes(lambda W, reg, N: reg * np.sign(W)), "the slopes have the signs of the weights: that is L1."),
    "squared": (in_slopes(lambda W, reg, N: 2 * reg * W * W), "the regularizer's slopes have W²; they should have W."),
    "loss_for_slopes": (in_slopes(lambda W, reg, N: reg * W * W), "the slopes have reg · W², which is the loss's."),
    "loss_added": (
        in_slopes(lambda W, reg, N: reg * np.sum(W * W) + 0 * W),
        "reg · ΣW², one number, is added to each slope.",
    ),
    "reg_squared": (in_slopes(lambda W, reg, N: 2 * reg**2 * W), "in the slopes, reg is squared."),
    "only_reg": (in_slopes(lambda W, reg, N: 2 * reg + 0 * W), "2 · reg is added to each slope, without the weight."),
    "only_reg_once": (in_slopes(lambda W, reg, N: reg + 0 * W), "reg is added to each slope, without the weight."),
    "W1_only": (in_slopes(slopes, of=("W1",)), 'only grads["W1"] has the regularizer; grads["W2"] lacks it.'),
    "W2_only": (in_slopes(slopes, of=("W2",)), 'only grads["W2"] has the regularizer; grads["W1"] lacks it.'),
    "half_W1_only": (in_slopes(halves, of=("W1",)), 'only grads["W1"] has a regularizer, and without the 2.'),
    "half_W2_only": (in_slopes(halves, of=("W2",)), 'only grads["W2"] has a regularizer, and without the 2.'),
    "half_in_W1": (mixed(W1=halves, W2=slopes), 'grads["W1"] has reg · W1; it should be 2 · reg · W1.'),
    "half_in_W2": (mixed(W1=slopes, W2=halves), 'grads["W2"] has reg · W2; it should be 2 · reg · W2.'),
    "with_biases": (
        in_slopes(slopes, of=NAMES),
        "2 · reg · b is added to the biases' slopes; biases aren't regularized.",
    ),
    "half_with_biases": (
        in_slopes(halves, of=NAMES),
        "reg · W is added to all slopes, also to those of the biases; it should be 2 · reg · W, for the weights alone.",
    ),
    "halves_in_biases": (
        mixed(W1=slopes, W2=slopes, b1=halves, b2=halves),
        "reg · b is added to the biases' slopes; biases aren't regularized.",
    ),
    "with_b1": (mixed(W1=slopes, W2=slopes, b1=slopes), 'reg changes grads["b1"] too; biases aren\'t regularized.'),
    "with_b2": (mixed(W1=slopes, W2=slopes, b2=slopes), 'reg changes grads["b2"] too; biases aren\'t regularized.'),
    "only_biases": (in_slopes(slopes, of=("b1", "b2")), "the biases' slopes are regularized, not the weights'."),
}

TOGETHER = {
    "missing": "reg has no effect, neither on the loss nor on the slopes.",
    "half": "loss and slopes fit each other, but follow the convention ½ · reg · ΣW²; this course has no ½.",
    "double": "what reg adds is doubled, in the loss and in the slopes.",
    "averaged": "the regularizer is divided by N, together with the data term; it doesn't depend on the examples.",
    "half_and_averaged": "the regularizer is halved, and divided by N, in the loss and in the slopes.",
    "times_examples": "the regularizer is added once for each example.",
    "negative": "the regularizer is taken away instead of added.",
    "reg_squared": "reg is squared, in the loss and in the slopes.",
    "W1_only": "only W1 is regularized; W2 is missing, in the loss and in the slopes.",
    "W2_only": "only W2 is regularized; W1 is missing, in the loss and in the slopes.",
    "half_W1_only": "only W1 is regularized, and with ½, in the loss and in the slopes.",
    "half_W2_only": "only W2 is regularized, and with ½, in the loss and in the slopes.",
    "with_biases": "the biases are regularized too, in the loss and in the slopes; only the weights are.",
    "half_with_biases": "the biases are regularized too, and everything is halved: this course has no ½.",
    "with_b1": "b1 is regularized too, in the loss and in its slope; only the weights are.",
    "with_b2": "b2 is regularized too, in the loss and in its slope; only the weights are.",
    "only_biases": "the biases are regularized, not the weights, in the loss and in the slopes.",
}

CHOICES = [
    Choices(
        of=("TwoLayerNet",),
        function=network,
        parts=("regularizer",),
        makes_class=True,
        wrong=[
            *(
                Choice(f"regularizer_{name}", {"reg_loss": LOSS[name][0], "reg_slopes": SLOPES[name][0]}, words, BOTH)
                for name, words in TOGETHER.items()
            ),
            Choice(
                "regularizer_absolute",
                {"reg_loss": LOSS["absolute"][0], "reg_slopes": SLOPES["signs"][0]},
                "loss and slopes fit each other, but are those of L1, reg · Σ|W|.",
                BOTH,
            ),
            *(Choice(f"loss_{name}", {"reg_loss": does}, words, IN_LOSS) for name, (does, words) in LOSS.items()),
            *(
                Choice(f"slopes_{name}", {"reg_slopes": does}, words, IN_SLOPES)
                for name, (does, words) in SLOPES.items()
            ),
        ],
    ),
]
