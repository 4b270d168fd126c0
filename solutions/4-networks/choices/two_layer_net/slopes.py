"""What can be decided otherwise on the way back: in the slopes of the two layers."""

import numpy as np

from grading.choices.choice import KEEP_SIGNS, Choice, Choices
from grading.choices.cross_entropy import at
from grading.choices.losses import choices_of

from .scores import FORWARD
from .shared import network

SCORES = "softmax_loss(scores, y) returns (loss, dscores); dscores is divided by N already, and goes back as it is."
SECOND = "affine_backward(dscores, cache of the second affine layer) returns dactive, dW2 and db2."
FIRST = "affine_backward(dhidden, cache of the first affine layer) returns dX, dW1 and db1; dX isn't needed."
GATE = "relu_backward lets dactive through where the hidden layer was above 0, before the rectifier, and nowhere else."

DSCORES = {
    "right_class_missing": (
        lambda p, labels: p,
        "the -1 of the right class is missing from the slopes of the scores.",
        SCORES,
    ),
    "right_class_plus_one": (
        lambda p, labels: p + np.eye(p.shape[1])[labels],
        "the slope of the right score is p + 1; it should be p - 1.",
        SCORES,
    ),
    "slopes_negative": (
        lambda p, labels: np.eye(p.shape[1])[labels] - p,
        "the slopes have the wrong sign.",
        SCORES,
    ),
    "right_class_alone": (
        lambda p, labels: (p - 1) * np.eye(p.shape[1])[labels],
        "only the right classes' scores have slopes; the others' are p.",
        SCORES,
    ),
    "one_from_whole_columns": (
        lambda p, labels: p - np.isin(np.arange(p.shape[1]), labels),
        "1 is taken from the right classes' columns in every row; it should be one number a row.",
        "Two arrays of indices pick pairs: dscores[rows, y], with the rows 0, 1, …, N - 1.",
    ),
    "one_from_every_class": (
        lambda p, labels: p - 1,
        "1 is taken away at every class; only the right one has p - 1.",
        SCORES,
    ),
    "slopes_ones": (lambda p, labels: np.ones_like(p), "dscores isn't used: ones go back in its place.", SCORES),
    "slopes_zero": (lambda p, labels: 0 * p, "the slopes are zero: are they ever filled in?", SCORES),
    "loss_for_slopes": (
        lambda p, labels: -np.mean(np.log(at(p, labels))) + 0 * p,
        "the loss goes back, where dscores should.",
        "softmax_loss returns two things: the loss, then dscores.",
    ),
}

SHARE = {
    "not_averaged": (
        lambda d: d,
        "the slopes are sums over the examples: they aren't divided by N.",
        "The loss is a mean over N examples, so dscores is divided by N.",
    ),
    "averaged_again": (
        lambda d: d / len(d) ** 2,
        "the slopes are divided by N twice; dscores has it already.",
        "softmax_loss has divided dscores by N: nothing on the way back divides again.",
    ),
    "over_numbers": (
        lambda d: d / d.size,
        "the slopes are divided by N · C; the loss is a mean over the N examples alone.",
        SCORES,
    ),
    "halved": (lambda d: d / len(d) / 2, "the slopes are half of what they should be.", SCORES),
    "doubled": (lambda d: 2 * d / len(d), "the slopes are twice what they should be.", SCORES),
}

DW2 = {
    "dW2_of_hidden": (
        lambda a, d, hidden: hidden.T @ d,
        'grads["W2"] is made from the hidden layer before the rectifier; W2 was multiplied by what comes after it.',
        SECOND,
    ),
    "dW2_zero": (lambda a, d, hidden: 0 * a.T @ d, 'grads["W2"] is zero: is it ever filled in?', SECOND),
    "dW2_negative": (lambda a, d, hidden: -a.T @ d, 'grads["W2"] has the wrong sign.', SECOND),
    "dW2_averaged": (
        lambda a, d, hidden: a.T @ d / len(d),
        'grads["W2"] is divided by N once more; dscores is divided already.',
        SECOND,
    ),
    "dW2_not_averaged": (
        lambda a, d, hidden: a.T @ d * len(d),
        'grads["W2"] isn\'t divided by N.',
        "The loss is a mean over N examples, and so is each slope.",
    ),
    "dW2_of_mask": (
        lambda a, d, hidden: (a > 0).T @ d,
        'grads["W2"] is made from where the hidden layer is above 0, not from its numbers.',
        SECOND,
    ),
    "dW2_of_ones": (
        lambda a, d, hidden: np.ones_like(a).T @ d,
        'grads["W2"] doesn\'t depend on the hidden layer.',
        SECOND,
    ),
}

DB2 = {
    "db2_averaged": (
        lambda d: np.mean(d, axis=0),
        'grads["b2"] is the mean over the examples; it should be the sum, for dscores is divided by N already.',
        "np.sum(dscores, axis=0); affine_backward gives it.",
    ),
    "db2_zero": (lambda d: 0 * d[0], 'grads["b2"] is zero: is it ever filled in?', SECOND),
    "db2_negative": (lambda d: -np.sum(d, axis=0), 'grads["b2"] has the wrong sign.', SECOND),
    "db2_not_averaged": (
        lambda d: np.sum(d, axis=0) * len(d),
        'grads["b2"] isn\'t divided by N.',
        "The loss is a mean over N examples, and so is each slope.",
    ),
    "db2_of_first": (lambda d: d[0], 'grads["b2"] is that of the first example alone.', "np.sum(dscores, axis=0)."),
    "db2_of_last": (lambda d: d[-1], 'grads["b2"] is that of the last example alone.', "np.sum(dscores, axis=0)."),
    "db2_one_sum": (
        lambda d: np.sum(d) + 0 * d[0],
        'each number of grads["b2"] is the sum over all classes; each class has its own.',
        "np.sum(dscores, axis=0).",
    ),
}

BACK = {
    "through_sizes_of_W2": (lambda d, W2: d @ np.abs(W2).T, "on the way back, W2 has lost its signs.", KEEP_SIGNS),
    "through_ones": (
        lambda d, W2: d @ np.ones_like(W2).T,
        "W2 is missing on the way back: the slopes of the scores are only added up.",
        "dactive is dscores @ W2.T.",
    ),
    "back_negative": (lambda d, W2: -d @ W2.T, "dactive has the wrong sign.", "dactive is dscores @ W2.T."),
}

MASK = {
    "mask_missing": (
        lambda da, hidden, active: da,
        "the rectifier is forgotten on the way back: slopes go through where it had given 0.",
        GATE,
    ),
    "mask_of_slope": (
        lambda da, hidden, active: np.maximum(0, da),
        "the sign of the slope decides what goes back through the rectifier; that of its input should.",
        GATE,
    ),
    "mask_inverted": (
        lambda da, hidden, active: da * (hidden <= 0),
        "the rectifier lets back what it should stop, and stops the rest.",
        GATE,
    ),
    "times_active": (
        lambda da, hidden, active: da * active,
        "dactive is multiplied by the numbers of the hidden layer; the slope there is 1 or 0.",
        GATE,
    ),
    "times_hidden": (
        lambda da, hidden, active: da * hidden,
        "dactive is multiplied by the numbers of the hidden layer; the slope there is 1 or 0.",
        GATE,
    ),
    "mask_alone": (
        lambda da, hidden, active: (hidden > 0) * 1.0,
        "dactive isn't used: ones go back where the hidden layer was above 0.",
        GATE,
    ),
    "leaky_mask": (
        lambda da, hidden, active: np.where(hidden > 0, da, 0.01 * da),
        "0.01 of the slope goes back where the rectifier had given 0.",
        GATE,
    ),
    "sigmoid_slope": (
        lambda da, hidden, active: da * active * (1 - active),
        "the way back is that of a sigmoid, a · (1 - a).",
        GATE,
    ),
    "tanh_slope": (lambda da, hidden, active: da * (1 - active**2), "the way back is that of tanh, 1 - a².", GATE),
}

DW1 = {
    "dW1_zero": (lambda X, dh: 0 * X.T @ dh, 'grads["W1"] is zero: is it ever filled in?', FIRST),
    "dW1_negative": (lambda X, dh: -X.T @ dh, 'grads["W1"] has the wrong sign.', FIRST),
    "dW1_averaged": (
        lambda X, dh: X.T @ dh / len(X),
        'grads["W1"] is divided by N once more; dscores is divided already.',
        FIRST,
    ),
    "dW1_not_averaged": (
        lambda X, dh: X.T @ dh * len(X),
        'grads["W1"] isn\'t divided by N.',
        "The loss is a mean over N examples, and so is each slope.",
    ),
    "dW1_of_ones": (lambda X, dh: np.ones_like(X).T @ dh, 'grads["W1"] doesn\'t depend on X.', FIRST),
    "dW1_of_sizes": (lambda X, dh: np.abs(X).T @ dh, 'grads["W1"] is made from the sizes of X.', KEEP_SIGNS),
    "dW1_rectified": (
        lambda X, dh: np.maximum(0, X.T @ dh),
        'negative numbers of grads["W1"] are 0: the rectifier is taken of the slopes.',
        GATE,
    ),
}

DB1 = {
    "db1_averaged": (
        lambda dh: np.mean(dh, axis=0),
        'grads["b1"] is the mean over the examples; it should be the sum, for dscores is divided by N already.',
        "np.sum(dhidden, axis=0); affine_backward gives it.",
    ),
    "db1_zero": (lambda dh: 0 * dh[0], 'grads["b1"] is zero: is it ever filled in?', FIRST),
    "db1_negative": (lambda dh: -np.sum(dh, axis=0), 'grads["b1"] has the wrong sign.', FIRST),
    "db1_not_averaged": (
        lambda dh: np.sum(dh, axis=0) * len(dh),
        'grads["b1"] isn\'t divided by N.',
        "The loss is a mean over N examples, and so is each slope.",
    ),
    "db1_of_first": (lambda dh: dh[0], 'grads["b1"] is that of the first example alone.', "np.sum(dhidden, axis=0)."),
    "db1_of_last": (lambda dh: dh[-1], 'grads["b1"] is that of the last example alone.', "np.sum(dhidden, axis=0)."),
    "db1_one_sum": (
        lambda dh: np.sum(dh) + 0 * dh[0],
        'each number of grads["b1"] is the sum over all hidden neurons; each neuron has its own.',
        "np.sum(dhidden, axis=0).",
    ),
}

BIASES_AVERAGED = Choice(
    "biases_averaged",
    {"db1_of": DB1["db1_averaged"][0], "db2_of": DB2["db2_averaged"][0]},
    "the biases' slopes are means over the examples; they should be sums, for dscores is divided by N already.",
    "np.sum(…, axis=0); affine_backward gives it.",
)

CONSISTENT = [
    Choice(
        "sigmoid_forward_and_back",
        {"active_of": lambda h: 1 / (1 + np.exp(-h)), "mask": lambda da, h, a: da * a * (1 - a)},
        "the hidden layer is a sigmoid's, forward and back; here it is rectified.",
        GATE,
    ),
    Choice(
        "linear_forward_and_back",
        {"active_of": lambda h: h, "mask": lambda da, h, a: da},
        "the hidden layer isn't rectified, neither forward nor back.",
        GATE,
    ),
    Choice(
        "leaky_forward_and_back",
        {
            "active_of": lambda h: np.where(h > 0, h, 0.01 * h),
            "mask": lambda da, h, a: np.where(h > 0, da, 0.01 * da),
        },
        "the rectifier is a leaky one, forward and back.",
        GATE,
    ),
]

CHOICES = [
    Choices(
        of=("TwoLayerNet",),
        function=network,
        parts=("gradient_1", "gradient_2"),
        makes_class=True,
        wrong=[
            *choices_of("dscores_of", DSCORES),
            *choices_of("share", SHARE),
            *choices_of("dW2_of", DW2),
            *choices_of("db2_of", DB2),
            *choices_of("back", BACK),
            *choices_of("mask", MASK),
            *choices_of("dW1_of", DW1),
            *choices_of("db1_of", DB1),
            BIASES_AVERAGED,
            *FORWARD,
            *CONSISTENT,
        ],
    ),
]
