"""What can be decided otherwise in `linear_loss` of `layers.py`."""

import numpy as np

from grading.choices.choice import Choice, Choices
from grading.choices.losses import choices_of
from grading.choices.regularizer import REG_IN_GRADIENT, REG_IN_LOSS

from .softmax_loss import softmax_loss
from .svm_loss import svm_loss

REGULARIZERS = ("missing_from", "half_in", "double_in", "averaged_in", "wrong_sign_in", "reg_squared_in", "absolute_in")

ONLY_IN_LOSS = (
    *("root_in", "mean_in", "not_squared_in", "sum_squared_in", "product_in", "other_product_in"),
    *("times_examples_in", "without_bias_in", "first_row_left_out_in", "only_reg_in", "gradient_in"),
)

ONLY_IN_GRADIENT = (
    *("sizes_in", "squared_in", "loss_in", "sum_in", "loss_added_to", "without_weights_in", "double_sign_in"),
    *("times_examples_in", "without_bias_in", "first_row_left_out_in", "only_reg_in"),
)

FORWARD_FIRST = "The loss is that of data_loss, plus reg · ΣW²."

BACK = "dscores goes backward through affine_backward, which gives dW and db; reg adds 2 · reg · W to dW alone."


def linear_loss(
    W,
    b,
    X,
    y,
    reg,
    data_loss,
    *,
    scores_of=lambda X, W, b: X @ W + b,
    loss_of=lambda data_loss, scores, y: data_loss(scores, y)[0],
    slopes_of=lambda data_loss, scores, y: data_loss(scores, y)[1],
    reg_loss=lambda W, reg, N: reg * np.sum(W * W),
    more=lambda b, reg: 0.0,
    dW_of=lambda X, dscores: X.T @ dscores,
    reg_gradient=lambda W, reg, N: 2 * reg * W,
    db_of=lambda dscores, X: np.sum(dscores, axis=0),
    db_more=lambda b, reg: 0.0,
):
    """A linear classifier's loss with its gradients, each choice a parameter."""
    scores = scores_of(X, W, b)
    dscores = slopes_of(data_loss, scores, y)
    loss = loss_of(data_loss, scores, y) + reg_loss(W, reg, len(X)) + more(b, reg)
    return float(loss), dW_of(X, dscores) + reg_gradient(W, reg, len(X)), db_of(dscores, X) + db_more(b, reg)


SCORES_OF = {
    "bias_missing": (lambda X, W, b: X @ W, "b takes no part in the scores.", "The scores are X @ W + b."),
    "bias_twice": (lambda X, W, b: X @ W + 2 * b, "b is added to the scores twice.", "The scores are X @ W + b."),
    "bias_subtracted": (lambda X, W, b: X @ W - b, "b is subtracted from the scores.", "The scores are X @ W + b."),
    "scores_clipped": (
        lambda X, W, b: np.maximum(0, X @ W + b),
        "negative scores are replaced by 0: there is no rectifier here.",
        "The scores are X @ W + b.",
    ),
}

LOSS_OF = {
    "svm_for_data_loss": (
        lambda data_loss, scores, y: svm_loss(scores, y)[0],
        "svm_loss is called, whatever data_loss is.",
        "Call the function that is handed in: data_loss(scores, y).",
    ),
    "softmax_for_data_loss": (
        lambda data_loss, scores, y: softmax_loss(scores, y)[0],
        "softmax_loss is called, whatever data_loss is.",
        "Call the function that is handed in: data_loss(scores, y).",
    ),
    "data_loss_averaged_again": (
        lambda data_loss, scores, y: data_loss(scores, y)[0] / len(y),
        "the data loss is divided by N; it is a mean already.",
        FORWARD_FIRST,
    ),
    "data_loss_missing": (lambda data_loss, scores, y: 0.0, "the data loss is missing.", FORWARD_FIRST),
    "data_loss_summed": (
        lambda data_loss, scores, y: data_loss(scores, y)[0] * len(y),
        "the data loss is multiplied by N.",
        FORWARD_FIRST,
    ),
}

SLOPES_OF = {
    "svm_for_dscores": (
        lambda data_loss, scores, y: svm_loss(scores, y)[1],
        "svm_loss is called, whatever data_loss is.",
        "Call the function that is handed in: data_loss(scores, y).",
    ),
    "softmax_for_dscores": (
        lambda data_loss, scores, y: softmax_loss(scores, y)[1],
        "softmax_loss is called, whatever data_loss is.",
        "Call the function that is handed in: data_loss(scores, y).",
    ),
    "averaged_again": (
        lambda data_loss, scores, y: data_loss(scores, y)[1] / len(y),
        "dscores is divided by N; the data loss has done that already.",
        BACK,
    ),
    "scores_for_dscores": (
        lambda data_loss, scores, y: scores,
        "the scores go backward, where dscores should.",
        "data_loss returns two things: the loss, and dscores.",
    ),
    "dscores_ignored": (lambda data_loss, scores, y: np.ones_like(scores), "dscores isn't used.", BACK),
    "dscores_times_N": (
        lambda data_loss, scores, y: data_loss(scores, y)[1] * len(y),
        "dscores is multiplied by N.",
        BACK,
    ),
    "dscores_negative": (lambda data_loss, scores, y: -data_loss(scores, y)[1], "dscores has the wrong sign.", BACK),
}

MORE = {
    "bias_regularized": (
        lambda b, reg: reg * np.sum(b * b),
        "b is regularized too; here only W is.",
        "The regularizer is reg · ΣW², without b.",
    ),
}

NOT_WEIGHTED = {
    "weights_added_to_loss": (
        lambda W, reg, N: np.sum(W * W),
        "ΣW² is added without being multiplied by reg.",
        FORWARD_FIRST,
    ),
    "half_weights_added_to_loss": (
        lambda W, reg, N: 0.5 * np.sum(W * W),
        "½ · ΣW² is added without being multiplied by reg.",
        FORWARD_FIRST,
    ),
}

NOT_WEIGHTED_SLOPES = {
    "weights_added_to_gradient": (
        lambda W, reg, N: 2 * W,
        "2 · W is added to dW without being multiplied by reg.",
        BACK,
    ),
    "half_weights_added_to_gradient": (
        lambda W, reg, N: W,
        "W is added to dW without being multiplied by reg, and without the 2.",
        BACK,
    ),
}

ALL_TIMES_N = Choice(
    "all_times_N",
    {"loss_of": LOSS_OF["data_loss_summed"][0], "reg_loss": REG_IN_LOSS["times_examples_in_loss"][0]},
    "the whole loss is multiplied by N, the regularizer too.",
    FORWARD_FIRST,
)

ALL_DIVIDED_BY_N = Choice(
    "all_divided_by_N",
    {"loss_of": LOSS_OF["data_loss_averaged_again"][0], "reg_loss": REG_IN_LOSS["averaged_in_loss"][0]},
    "the whole loss is divided by N, the regularizer too; the data loss is a mean already.",
    FORWARD_FIRST,
)

DW_OF = {
    "dW_averaged_again": (
        lambda X, d: X.T @ d / len(X),
        "the data term of dW is divided by N again; dscores has it already.",
        BACK,
    ),
    "dW_without_data": (lambda X, d: np.zeros((X.shape[1], d.shape[1])), "dW has no data term.", BACK),
    "X_missing": (lambda X, d: np.ones_like(X).T @ d, "dW doesn't depend on X.", BACK),
}

DB_OF = {
    "bias_without_data": (lambda d, X: 0 * d[0], "db has no data term.", BACK),
    "bias_averaged": (
        lambda d, X: np.mean(d, axis=0),
        "db is the mean over the examples; it should be the sum, for dscores is divided by N already.",
        "affine_backward gives db as it should be.",
    ),
}

DB_MORE = {
    "bias_regularized_in_gradient": (
        lambda b, reg: 2 * reg * b,
        "2 · reg · b is added to db; here only W is regularized.",
        "reg adds 2 · reg · W to dW, and nothing to db.",
    ),
    "half_bias_regularized_in_gradient": (
        lambda b, reg: reg * b,
        "reg · b is added to db; here only W is regularized.",
        "reg adds 2 · reg · W to dW, and nothing to db.",
    ),
}


def _of_reg(table, part, more, advice):
    """The regularizers of a table that fit here, where W has no row of the bias."""
    found = {f"regularizer_{name}_{part}": table[f"{name}_{part}"] for name in (*REGULARIZERS, *more)}
    missing = f"regularizer_missing_from_{part}"
    return found | {missing: (found[missing][0], f"reg has no effect on the {part}.", advice)}


CHOICES = [
    Choices(
        of=("linear_loss",),
        function=linear_loss,
        pairs=False,
        wrong=[
            *choices_of("scores_of", SCORES_OF),
            *choices_of("loss_of", LOSS_OF),
            *choices_of("reg_loss", _of_reg(REG_IN_LOSS, "loss", ONLY_IN_LOSS, FORWARD_FIRST)),
            *choices_of("reg_loss", NOT_WEIGHTED),
            ALL_TIMES_N,
            ALL_DIVIDED_BY_N,
            *choices_of("more", MORE),
            *choices_of("slopes_of", SLOPES_OF),
            *choices_of("dW_of", DW_OF),
            *choices_of("reg_gradient", _of_reg(REG_IN_GRADIENT, "gradient", ONLY_IN_GRADIENT, BACK)),
            *choices_of("reg_gradient", NOT_WEIGHTED_SLOPES),
            *choices_of("db_of", DB_OF),
            *choices_of("db_more", DB_MORE),
        ],
    ),
]
