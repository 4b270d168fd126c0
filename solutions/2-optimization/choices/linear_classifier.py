"""What can be decided otherwise in the classifiers: which class is predicted, and what their losses get and give."""

import numpy as np

from cs231n_lite.linear_svm import svm_loss_vectorized
from cs231n_lite.softmax import softmax_loss
from grading.choices.choice import KEEP_DECIMALS, KEEP_LENGTH, KEEP_ORDER, KEEP_SIGNS, Choice, Choices
from grading.choices.losses import choices_of

HIGHEST = "The class of a row is that of its highest score: np.argmax(X @ self.W, axis=1)."


def predicting(
    *, scores_of=lambda X, W: X @ W, chosen=lambda scores: np.argmax(scores, axis=1), finished=lambda labels, C: labels
):
    """A classifier that predicts, each choice a parameter."""

    class LinearClassifier:
        W = None

        def predict(self, X):
            return finished(chosen(scores_of(X, self.W)), self.W.shape[1]).astype(int)

    return LinearClassifier


SCORES = {
    "absolute_weights": (lambda X, W: X @ np.abs(W), "the scores are made from the sizes of the weights.", KEEP_SIGNS),
    "bias_ignored": (lambda X, W: X[:, :-1] @ W[:-1], "the last row of W, the bias, isn't used.", HIGHEST),
    "images_centred": (lambda X, W: (X - np.mean(X, axis=0)) @ W, "the mean of the images is subtracted.", HIGHEST),
    "columns_normalized": (
        lambda X, W: X @ (W / np.sqrt(np.sum(W * W, axis=0))),
        "each column of W is divided by its length.",
        KEEP_LENGTH,
    ),
    "nearest_column": (
        lambda X, W: -np.sum((X[:, :, None] - W[None]) ** 2, axis=1),
        "the class whose column of W is nearest to the image is taken.",
        HIGHEST,
    ),
    "weights_alone": (lambda X, W: np.ones_like(X) @ W, "the images aren't used.", HIGHEST),
}
CHOSEN = {
    "lowest_score": (
        lambda scores: np.argmin(scores, axis=1),
        "these are the classes with the lowest scores.",
        "The right class should have the highest score: np.argmax.",
    ),
    "largest_size": (
        lambda scores: np.argmax(np.abs(scores), axis=1),
        "the score with the largest absolute value is taken: a very low one wins.",
        HIGHEST,
    ),
    "nearest_to_zero": (lambda scores: np.argmin(np.abs(scores), axis=1), "the score nearest to 0 is taken.", HIGHEST),
    "second_best": (lambda scores: np.argsort(scores, axis=1)[:, -2], "the second highest score is taken.", HIGHEST),
    "negative_as_zero": (
        lambda scores: np.argmax(np.maximum(scores, 0), axis=1),
        "negative scores count as 0, so that class 0 wins where all are negative.",
        HIGHEST,
    ),
    "rounded": (lambda scores: np.argmax(np.round(scores), axis=1), "the scores are rounded first.", KEEP_DECIMALS),
    "made_integer": (
        lambda scores: np.argmax(scores.astype(int), axis=1),
        "the scores lose their decimals before they are compared.",
        KEEP_DECIMALS,
    ),
    "last_class_left_out": (
        lambda scores: np.argmax(scores[:, :-1], axis=1),
        "the last class is never predicted: it is left out.",
        HIGHEST,
    ),
    "class_0_left_out": (lambda scores: 1 + np.argmax(scores[:, 1:], axis=1), "class 0 is left out.", HIGHEST),
    "first_class_left_out_shifted": (
        lambda scores: np.argmax(scores[:, 1:], axis=1),
        "class 0 is left out, and all others are counted from it.",
        HIGHEST,
    ),
    "first_positive": (
        lambda scores: np.argmax(scores > 0, axis=1),
        "the first class with a positive score, or one above 1, is taken; the highest one is wanted.",
        HIGHEST,
    ),
    "last_above_class_0": (
        lambda scores: (
            (scores.shape[1] - 1 - np.argmax(scores[:, ::-1] > scores[:, :1], axis=1))
            * np.any(scores > scores[:, :1], axis=1)
        ),
        "the last class whose score is above that of class 0 is taken: the highest so far isn't kept.",
        "When a higher score is found, keep it, and compare the next ones with it.",
    ),
    "last_above_the_one_before": (
        lambda scores: _last_rise(scores),
        "the last class whose score is above the one before it is taken.",
        "When a higher score is found, keep it, and compare the next ones with it.",
    ),
    "mean_scores": (
        lambda scores: np.full(len(scores), np.argmax(np.mean(scores, axis=0))),
        "the mean scores of all images decide: every image gets the same class.",
        "Look along each row: axis=1.",
    ),
    "first_images_class": (
        lambda scores: np.full(len(scores), np.argmax(scores[0])),
        "every image gets the class of the first one.",
        "Each row has its own: axis=1.",
    ),
    "last_images_class": (
        lambda scores: np.full(len(scores), np.argmax(scores[-1])),
        "every image gets the class of the last one.",
        "Each row has its own: axis=1.",
    ),
    "always_0": (
        lambda scores: np.zeros(len(scores)),
        "every image gets class 0: labels are made and never filled in.",
        HIGHEST,
    ),
    "classes_from_the_end": (
        lambda scores: np.argmax(scores[:, ::-1], axis=1),
        "the classes are counted from the end.",
        KEEP_ORDER,
    ),
}
FINISHED = {
    "counted_from_one": (lambda labels, C: labels + 1, "the classes are counted from 1.", "The first class is 0."),
    "one_less": (lambda labels, C: labels - 1, "1 is taken from each class.", "The first class is 0."),
    "only_first": (
        lambda labels, C: np.append(labels[:1], 0 * labels[1:]),
        "only the first image gets its class: a return inside the loop?",
        HIGHEST,
    ),
    "last_missing": (lambda labels, C: np.append(labels[:-1], 0), "the last image gets class 0.", "range(N)."),
    "first_missing": (lambda labels, C: np.append(0, labels[1:]), "the first image gets class 0.", "range(N)."),
    "reversed": (lambda labels, C: labels[::-1], "the labels come in reverse order.", KEEP_ORDER),
    "sorted": (lambda labels, C: np.sort(labels), "the labels are sorted.", KEEP_ORDER),
}


def _last_rise(scores):
    rises = np.concatenate([np.ones((len(scores), 1), bool), scores[:, 1:] > scores[:, :-1]], axis=1)
    return scores.shape[1] - 1 - np.argmax(rises[:, ::-1], axis=1)


def _with_loss(right, other):
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

SVM, WRONG_OF_SVM = _with_loss(
    svm_loss_vectorized,
    {"softmax_for_svm": (softmax_loss, "this is the softmax loss.", "LinearSVM takes svm_loss_vectorized.")},
)
SOFTMAX, WRONG_OF_SOFTMAX = _with_loss(
    softmax_loss, {"svm_for_softmax": (svm_loss_vectorized, "this is the SVM loss.", "Softmax takes softmax_loss.")}
)

CHOICES = [
    Choices(
        of=("LinearClassifier",),
        function=predicting,
        wrong=[*choices_of("scores_of", SCORES), *choices_of("chosen", CHOSEN), *choices_of("finished", FINISHED)],
        parts=("predict",),
        makes_class=True,
    ),
    Choices(of=("LinearSVM",), function=SVM, wrong=WRONG_OF_SVM, parts=("loss",), makes_class=True),
    Choices(of=("Softmax",), function=SOFTMAX, wrong=WRONG_OF_SOFTMAX, parts=("loss",), makes_class=True),
]
