"""What several of the catalogues of `linear_classifier.py` use."""

import numpy as np

from grading.choices.choice import KEEP_DECIMALS, KEEP_LENGTH, KEEP_ORDER, Choice
from grading.choices.losses import choices_of


def with_loss(right, other):
    """Makes a classifier whose loss is `right`; `other` is the choice of another one."""

    def made(
        *,
        function=right,
        weights=lambda W: W,
        batch=lambda X, y, W: (X, y),
        strength=lambda reg, X: reg,
        loss_as=lambda loss, W, X, reg: loss,
        gradient_as=lambda dW, W, X, reg: dW,
    ):
        class Classifier:
            W = None

            def loss(self, X_batch, y_batch, reg):
                W, (X, y) = weights(self.W), batch(X_batch, y_batch, self.W)
                loss, dW = function(W, X, y, strength(reg, X_batch))
                return loss_as(loss, W, X_batch, reg), gradient_as(dW, W, X_batch, reg)

        return Classifier

    wrong = [
        *choices_of("function", other),
        *choices_of("strength", STRENGTHS),
        *choices_of("batch", BATCHES),
        *choices_of("weights", WEIGHTS),
        *choices_of("loss_as", LOSSES),
        *choices_of("gradient_as", GRADIENTS),
        *BOTH,
    ]
    return made, wrong


PASS_ON = "Return what the loss gives for self.W, X_batch, y_batch and reg, as it is."

STRENGTHS = {
    "reg_not_passed": (lambda reg, X: 0.0, "reg has no effect.", "Pass reg on to the loss."),
    "reg_of_1e_5": (lambda reg, X: 1e-5, "reg is 1e-5, whatever is passed in.", "Pass reg on to the loss."),
    "reg_doubled": (lambda reg, X: 2 * reg, "reg is doubled.", PASS_ON),
    "reg_halved": (lambda reg, X: reg / 2, "reg is halved.", PASS_ON),
    "reg_over_batch": (lambda reg, X: reg / len(X), "reg is divided by the size of the batch.", PASS_ON),
    "reg_times_batch": (lambda reg, X: reg * len(X), "reg is multiplied by the size of the batch.", PASS_ON),
    "reg_of_1": (lambda reg, X: 1.0, "reg is 1, whatever is passed in.", "Pass reg on to the loss."),
    "reg_negative": (lambda reg, X: -reg, "reg has the wrong sign.", PASS_ON),
    "reg_squared": (lambda reg, X: reg**2, "reg is squared.", PASS_ON),
}

BATCHES = {
    "first_example_alone": (lambda X, y, W: (X[:1], y[:1]), "only the first example of the batch counts.", PASS_ON),
    "last_left_out": (lambda X, y, W: (X[:-1], y[:-1]), "the last example of the batch is left out.", PASS_ON),
    "first_left_out": (lambda X, y, W: (X[1:], y[1:]), "the first example of the batch is left out.", PASS_ON),
    "labels_sorted": (lambda X, y, W: (X, np.sort(y)), "the labels are sorted.", KEEP_ORDER),
    "labels_reversed": (lambda X, y, W: (X, y[::-1]), "the labels come in reverse order.", KEEP_ORDER),
    "labels_predicted": (
        lambda X, y, W: (X, np.argmax(X @ W, axis=1)),
        "the predicted classes are taken for the right ones.",
        PASS_ON,
    ),
    "labels_zero": (lambda X, y, W: (X, 0 * y), "class 0 is taken for the right one of every example.", PASS_ON),
    "images_centred": (
        lambda X, y, W: (X - np.mean(X, axis=0), y),
        "the mean of the batch is subtracted from its images.",
        PASS_ON,
    ),
    "images_sizes": (lambda X, y, W: (np.abs(X), y), "the absolute values of the images are taken.", PASS_ON),
    "bias_lost": (
        lambda X, y, W: (np.append(X[:, :-1], 0 * X[:, -1:], axis=1), y),
        "the column of ones is lost.",
        PASS_ON,
    ),
}

WEIGHTS = {
    "weights_zero": (lambda W: 0 * W, "the loss is asked at W = 0.", "Pass self.W on."),
    "weights_absolute": (lambda W: np.abs(W), "the absolute values of W are taken.", "Pass self.W on."),
    "weights_negative": (lambda W: -W, "W has the wrong sign.", "Pass self.W on."),
    "weights_ones": (lambda W: np.ones_like(W), "W is replaced by ones.", "Pass self.W on."),
}

LOSSES = {
    "loss_regularized_twice": (
        lambda loss, W, X, reg: loss + reg * np.sum(W * W),
        "the regularizer is added to the loss once more; it is in it already.",
        PASS_ON,
    ),
    "loss_not_regularized": (
        lambda loss, W, X, reg: loss - reg * np.sum(W * W),
        "the loss lacks the regularizer; the gradient has it.",
        PASS_ON,
    ),
    "loss_over_batch": (
        lambda loss, W, X, reg: loss / len(X),
        "the loss is divided by the size of the batch; it is a mean already.",
        PASS_ON,
    ),
    "loss_times_batch": (lambda loss, W, X, reg: loss * len(X), "the loss is multiplied by the batch size.", PASS_ON),
    "loss_negative": (lambda loss, W, X, reg: -loss, "the loss has the wrong sign.", PASS_ON),
    "loss_halved": (lambda loss, W, X, reg: loss / 2, "the loss is half of what it should be.", PASS_ON),
    "loss_cut": (lambda loss, W, X, reg: float(int(loss)), "the loss has lost its decimals.", KEEP_DECIMALS),
    "loss_rounded": (lambda loss, W, X, reg: round(loss), "the loss is rounded.", KEEP_DECIMALS),
    "loss_zero": (lambda loss, W, X, reg: 0.0, "the loss is 0.", PASS_ON),
}

GRADIENTS = {
    "gradient_regularized_twice": (
        lambda dW, W, X, reg: dW + 2 * reg * W,
        "2 · reg · W is added to the gradient once more; it is in it already.",
        PASS_ON,
    ),
    "gradient_not_regularized": (
        lambda dW, W, X, reg: dW - 2 * reg * W,
        "the gradient lacks the regularizer; the loss has it.",
        PASS_ON,
    ),
    "gradient_over_batch": (
        lambda dW, W, X, reg: dW / len(X),
        "the gradient is divided by the size of the batch; it is a mean already.",
        PASS_ON,
    ),
    "gradient_times_batch": (
        lambda dW, W, X, reg: dW * len(X),
        "the gradient is multiplied by the batch size.",
        PASS_ON,
    ),
    "gradient_negative": (lambda dW, W, X, reg: -dW, "the gradient has the wrong sign.", PASS_ON),
    "gradient_zero": (lambda dW, W, X, reg: 0 * dW, "the gradient is zero everywhere.", PASS_ON),
    "gradient_halved": (lambda dW, W, X, reg: dW / 2, "the gradient is half of what it should be.", PASS_ON),
    "gradient_doubled": (lambda dW, W, X, reg: dW * 2, "the gradient is twice what it should be.", PASS_ON),
    "gradient_of_bias_zero": (
        lambda dW, W, X, reg: np.append(dW[:-1], 0 * dW[-1:], axis=0),
        "the last row of the gradient, that of the bias, is zero.",
        PASS_ON,
    ),
    "weights_for_gradient": (lambda dW, W, X, reg: W, "W is returned where dW belongs.", PASS_ON),
    "gradient_clipped": (lambda dW, W, X, reg: np.clip(dW, -1, 1), "the gradient is cut off at -1 and 1.", PASS_ON),
    "gradient_normalized": (
        lambda dW, W, X, reg: dW / np.sqrt(np.sum(dW * dW)),
        "the gradient is divided by its own length.",
        KEEP_LENGTH,
    ),
}

BOTH = [
    Choice(
        "divided_by_batch",
        {"loss_as": LOSSES["loss_over_batch"][0], "gradient_as": GRADIENTS["gradient_over_batch"][0]},
        "loss and gradient are divided by the size of the batch; they are means already.",
        PASS_ON,
    ),
    Choice(
        "multiplied_by_batch",
        {"loss_as": LOSSES["loss_times_batch"][0], "gradient_as": GRADIENTS["gradient_times_batch"][0]},
        "loss and gradient are multiplied by the size of the batch: means are wanted.",
        PASS_ON,
    ),
    Choice(
        "both_negative",
        {"loss_as": LOSSES["loss_negative"][0], "gradient_as": GRADIENTS["gradient_negative"][0]},
        "loss and gradient have the wrong sign.",
        PASS_ON,
    ),
    Choice(
        "regularized_twice",
        {"loss_as": LOSSES["loss_regularized_twice"][0], "gradient_as": GRADIENTS["gradient_regularized_twice"][0]},
        "the regularizer is added once more, to loss and gradient; it is in both already.",
        PASS_ON,
    ),
]
