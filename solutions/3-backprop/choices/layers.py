"""What can be decided otherwise in the layers: products and sums, masks, margins, logarithms, what reg adds."""

from dataclasses import replace

import numpy as np

from grading.choices import cross_entropy, hinge
from grading.choices.choice import KEEP_DECIMALS, KEEP_ORDER, KEEP_SIGNS, Choices
from grading.choices.losses import LABELS, choices_of
from grading.choices.regularizer import REG_IN_GRADIENT, REG_IN_LOSS
from grading.choices.shares import choices_of_shares_of_scores


def _same(value):
    return value


def _rows(x):
    return x.reshape(len(x), -1)


def _of(slope, table):
    """The same table with names that say which slope it is about."""
    return {f"{slope}_{name}": entry for name, entry in table.items()}


def _upstream(slope, advice):
    """What can be done otherwise with the upstream gradient, on the way to one of the slopes."""
    said = {
        name: words.replace("it is", f"{slope} is").replace("it has", f"{slope} has")
        for name, (_, words) in UPSTREAM.items()
    }
    return _of(slope, {name: (does, said[name], advice) for name, (does, _) in UPSTREAM.items()})


def _some(table, names):
    """The entries of `table` with these names."""
    return {name: table[name] for name in names}


def _worded(table, words):
    """What is done otherwise in `table`, for those entries that `words` has, with these words."""
    return {name: (table[name][0], *said) for name, said in words.items()}


def _advised(table, words):
    """What is done otherwise in `table`, for those entries that `words` has, with these words about dscores."""
    return _worded(table, {name: (looks_like, P_LESS_ONE) for name, looks_like in words.items()})


AS_GIVEN = "out = x @ w + b, with x flattened to (N, D)."
FLATTEN = "x.reshape(N, -1) keeps each example's numbers together, in their order."
ADD_B = "b has one number for each output: + b adds it to every row."


def affine_forward(
    x, w, b, *, rows=_rows, weights=_same, product=lambda rows, w: rows @ w, bias=lambda b, N: b, after=_same
):
    """The affine layer, each choice a parameter."""
    return after(product(rows(x), weights(w)) + bias(b, len(x))), (x, w, b)


ROWS = {
    "examples_mixed": (
        lambda x: x.reshape(-1, len(x)).T,
        "the numbers of different examples are mixed up: x is flattened to (D, N), and then transposed.",
        FLATTEN,
    ),
    "flattened_in_other_order": (
        lambda x: x.reshape(len(x), -1, order="F"),
        "the axes of an example are flattened in the wrong order, the first one fastest.",
        FLATTEN,
    ),
    "sizes_of_x": (lambda x: np.abs(_rows(x)), "x has lost its signs.", KEEP_SIGNS),
    "x_clipped": (
        lambda x: np.maximum(0, _rows(x)),
        "negative numbers of x count as 0: that is the rectifier.",
        AS_GIVEN,
    ),
    "x_centred": (
        lambda x: _rows(x) - np.mean(_rows(x), axis=0),
        "the mean of the examples is subtracted from x.",
        AS_GIVEN,
    ),
}
WEIGHTS = {
    "sizes_of_w": (np.abs, "w has lost its signs.", KEEP_SIGNS),
    "w_in_other_order": (
        lambda w: w.ravel().reshape(w.shape, order="F"),
        "the numbers of w stand in another order.",
        KEEP_ORDER,
    ),
}
PRODUCT = {
    "divided_by_examples": (
        lambda rows, w: rows @ w / len(rows),
        "x · w is divided by the number of examples.",
        AS_GIVEN,
    ),
    "divided_by_numbers": (
        lambda rows, w: rows @ w / len(w),
        "x · w is divided by D: a mean is taken, not a sum.",
        AS_GIVEN,
    ),
    "product_missing": (lambda rows, w: np.zeros((len(rows), w.shape[1])), "x · w is missing; b is there.", AS_GIVEN),
    "last_number_left_out": (
        lambda rows, w: rows[:, :-1] @ w[:-1],
        "the last number of each example is left out.",
        "Σ x_d · w_dm goes over all D numbers.",
    ),
    "first_number_left_out": (
        lambda rows, w: rows[:, 1:] @ w[1:],
        "the first number of each example is left out.",
        "Σ x_d · w_dm goes over all D numbers.",
    ),
}
BIAS = {
    "bias_missing": (lambda b, N: 0 * b, "b is missing.", ADD_B),
    "bias_twice": (lambda b, N: 2 * b, "b is added twice.", ADD_B),
    "bias_subtracted": (lambda b, N: -b, "b is subtracted; it should be added.", ADD_B),
    "first_bias_for_all": (lambda b, N: b[0] + 0 * b, "the first number of b is added to all outputs.", ADD_B),
    "sum_of_bias": (lambda b, N: np.sum(b) + 0 * b, "the sum of b is added to every output.", ADD_B),
    "bias_for_each_example": (lambda b, N: N * b, "b is added once for each example.", ADD_B),
    "bias_in_first_row": (
        lambda b, N: np.concatenate([b[None], np.zeros((N - 1, len(b)))]),
        "b is added to the first row only.",
        ADD_B,
    ),
}
AFTER = {
    "clipped_afterwards": (
        lambda out: np.maximum(0, out),
        "negative results are replaced by 0: that is the rectifier, a layer by itself.",
        "Leave out np.maximum.",
    ),
    "made_integer": (np.trunc, "the results have lost what stands behind the decimal point.", KEEP_DECIMALS),
    "out_zero": (lambda out: 0 * out, "out is 0 everywhere: is it ever filled in?", AS_GIVEN),
}

UPSTREAM = {
    "upstream_ignored": (np.ones_like, "dout isn't used: this is the slope of the sum of all outputs."),
    "upstream_averaged": (lambda dout: dout / len(dout), "it is divided by N; the loss has done that already."),
    "upstream_averaged_over_outputs": (lambda dout: dout / dout.shape[1], "it is divided by M, the number of outputs."),
    "upstream_negative": (lambda dout: -dout, "it has the wrong sign."),
    "upstream_doubled": (lambda dout: 2 * dout, "it is twice what it should be."),
    "upstream_clipped": (lambda dout: np.maximum(0, dout), "negative slopes in dout count as 0."),
    "upstream_sizes": (np.abs, "dout has lost its signs."),
    "upstream_summed": (
        lambda dout: np.sum(dout, axis=0) + 0 * dout,
        "dout is summed over the examples before it is used.",
    ),
    "zero": (lambda dout: 0 * dout, "it is zero everywhere: is it ever filled in?"),
}
DX = "dx is a product of dout and w: which of the two has to be transposed so that (N, D) comes out? Then x's shape."
DW = "dw is a product of x, flattened to (N, D), and dout, (N, M): transposed so that N, the examples, is summed over."
DB = "Each row of dout adds its part to db: one number for each output, summed over the examples."


def affine_backward(
    dout,
    cache,
    *,
    dx_upstream=_same,
    dx_weights=_same,
    dx_shaped=lambda dx, x: dx.reshape(x.shape),
    dw_upstream=_same,
    dw_rows=_rows,
    dw_after=lambda dw, w: dw,
    db_upstream=_same,
    db_summed=lambda dout: np.sum(dout, axis=0),
    db_after=lambda db, b: db,
):
    """The affine layer's slopes, each choice a parameter."""
    x, w, b = cache
    dx = dx_shaped(dx_upstream(dout) @ dx_weights(w).T, x)
    dw = dw_after(dw_rows(x).T @ dw_upstream(dout), w)
    return dx, dw, db_after(db_summed(db_upstream(dout)), b)


DX_WEIGHTS = {
    "sizes_of_w": (np.abs, "w has lost its signs.", KEEP_SIGNS),
    "w_missing": (np.ones_like, "w is missing: the slopes of the outputs are only added up.", DX),
    "w_in_other_order": (
        lambda w: w.T.reshape(w.shape),
        "w is reshaped where it should be transposed.",
        "w.T exchanges rows and columns; reshape keeps the order of the numbers.",
    ),
}
DX_SHAPED = {
    "examples_mixed": (
        lambda dx, x: dx.T.reshape(x.shape),
        "dx is transposed before it gets the shape of x, so the numbers of different examples are mixed up.",
        "As (N, D), with one example a row, it can take x's shape as it is.",
    ),
    "shaped_in_other_order": (
        lambda dx, x: dx.reshape(x.shape, order="F"),
        "the numbers of dx are put back in another order than x was flattened in.",
        "reshape(x.shape), in the usual order.",
    ),
    "times_x": (lambda dx, x: dx.reshape(x.shape) * x, "dx is multiplied by x.", DX),
    "masked": (lambda dx, x: dx.reshape(x.shape) * (x > 0), "dx is 0 where x is negative: that is the rectifier.", DX),
    "summed_over_examples": (
        lambda dx, x: np.sum(dx, axis=0).reshape(x.shape[1:]) + 0 * x,
        "dx is summed over the examples; each example has its own.",
        DX,
    ),
}
DW_ROWS = {
    "examples_mixed": (
        lambda x: x.reshape(-1, len(x)).T,
        "the numbers of different examples are mixed up: x is reshaped where it should be transposed.",
        "Flatten x to (N, D) first, then transpose it.",
    ),
    "flattened_in_other_order": (
        lambda x: x.reshape(len(x), -1, order="F"),
        "the axes of an example are flattened in another order than in the forward pass.",
        FLATTEN,
    ),
    "sizes_of_x": (lambda x: np.abs(_rows(x)), "x has lost its signs.", KEEP_SIGNS),
    "x_missing": (lambda x: np.ones_like(_rows(x)), "dw doesn't depend on x.", DW),
    "x_summed": (
        lambda x: np.sum(_rows(x), axis=0) + 0 * _rows(x),
        "x is summed over the examples before it meets dout; each example has its own x.",
        DW,
    ),
    "only_last_example": (
        lambda x: np.concatenate([0 * _rows(x)[:-1], _rows(x)[-1:]]),
        "only the last example counts: each one replaces what was there.",
        "dw adds up over the examples: += in a loop, or one product.",
    ),
    "only_first_example": (
        lambda x: np.concatenate([_rows(x)[:1], 0 * _rows(x)[1:]]),
        "only the first example counts.",
        "dw adds up over the examples.",
    ),
}
DW_AFTER = {
    "decay_added": (lambda dw, w: dw + 2 * w, "2 · w is added: this layer has no regularizer.", DW),
    "times_w": (lambda dw, w: dw * w, "dw is multiplied by w.", "The slope of x · w in w is x: w doesn't occur in it."),
}
DB_SUMMED = {
    "sum_of_everything": (
        lambda dout: np.sum(dout) + 0 * dout[0],
        "the sum of all of dout stands at every output.",
        DB,
    ),
    "averaged": (
        lambda dout: np.mean(dout, axis=0),
        "db is the mean over the examples; it should be the sum. The loss has divided by N already.",
        DB,
    ),
    "only_first_example": (lambda dout: dout[0], "only the first example counts in db.", DB),
    "only_last_example": (lambda dout: dout[-1], "only the last example counts in db.", DB),
    "last_example_left_out": (lambda dout: np.sum(dout[:-1], axis=0), "the last example is left out of db.", DB),
}
DB_AFTER = {
    "times_b": (lambda db, b: db * b, "db is multiplied by b.", "The slope of x · w + b in b is 1."),
    "bias_itself": (lambda db, b: b + 0 * db, "this is b itself, not its slope.", DB),
    "bias_added": (lambda db, b: db + b, "b itself is added to db.", DB),
}

MAX = "max(0, x), for each number by itself."


def relu_forward(x, *, clipped=lambda x: np.maximum(0, x)):
    """The rectifier, its one choice a parameter."""
    return clipped(x), x


CLIPPED = {
    "not_clipped": (_same, "negative numbers are left as they are.", MAX),
    "clipped_above": (
        lambda x: np.minimum(0, x),
        "the positive numbers are replaced by 0, and not the negative ones.",
        MAX,
    ),
    "sizes": (np.abs, "negative numbers become positive; they should become 0.", MAX),
    "mask": (lambda x: (x > 0) * 1.0, "these are ones where x is positive; x itself is wanted.", MAX),
    "leaky": (
        lambda x: np.where(x > 0, x, 0.01 * x),
        "negative numbers are multiplied by 0.01: that is a leaky ReLU.",
        MAX,
    ),
    "leaky_by_a_tenth": (lambda x: np.where(x > 0, x, 0.1 * x), "negative numbers are multiplied by 0.1.", MAX),
    "below_one": (lambda x: np.clip(x, 0, 1), "numbers above 1 are cut off at 1.", MAX),
    "only_above_one": (lambda x: np.where(x > 1, x, 0.0), "numbers between 0 and 1 become 0 too.", MAX),
    "softplus": (lambda x: np.log1p(np.exp(x)), "this is softplus, log(1 + exp(x)).", MAX),
    "sigmoid": (lambda x: 1 / (1 + np.exp(-x)), "this is the sigmoid.", MAX),
    "largest_of_all": (lambda x: np.max(x) + 0 * x, "the largest number of all stands everywhere.", MAX),
    "negative": (lambda x: np.maximum(0, -x), "the signs of x are exchanged first.", MAX),
    "out_zero": (lambda x: 0 * x, "out is 0 everywhere.", MAX),
    "rounded": (lambda x: np.trunc(np.maximum(0, x)), "the numbers have lost their decimals.", KEEP_DECIMALS),
}
MASK = "dx is dout where x is above 0, and 0 elsewhere."


def relu_backward(dout, cache, *, slope=lambda dout, x: dout * (x > 0)):
    """The rectifier's slope, its one choice a parameter."""
    return slope(dout, cache)


SLOPE = {
    "mask_missing": (lambda dout, x: dout, "dout goes through everywhere, also where x is negative.", MASK),
    "upstream_ignored": (lambda dout, x: (x > 0) * 1.0, "dout isn't used: these are ones where x is positive.", MASK),
    "mask_of_upstream": (
        lambda dout, x: dout * (dout > 0),
        "dout is cut off where dout itself is negative; x decides.",
        MASK,
    ),
    "mask_of_both": (
        lambda dout, x: dout * (x > 0) * (dout > 0),
        "dout is cut off where x or dout is negative; x alone decides.",
        MASK,
    ),
    "mask_reversed": (
        lambda dout, x: dout * (x < 0),
        "dout goes through where x is negative, and not elsewhere.",
        MASK,
    ),
    "times_x": (
        lambda dout, x: dout * np.maximum(0, x),
        "dout is multiplied by the output, not by a mask of ones and zeros.",
        MASK,
    ),
    "times_all_of_x": (lambda dout, x: dout * x, "dout is multiplied by x.", MASK),
    "output_for_slope": (
        lambda dout, x: np.maximum(0, x),
        "this is the output of the forward pass; dout isn't used.",
        MASK,
    ),
    "leaky": (lambda dout, x: dout * np.where(x > 0, 1, 0.01), "0.01 · dout goes through where x is negative.", MASK),
    "leaky_by_a_tenth": (
        lambda dout, x: dout * np.where(x > 0, 1, 0.1),
        "0.1 · dout goes through where x is negative.",
        MASK,
    ),
    "signs": (
        lambda dout, x: dout * np.sign(x),
        "where x is negative, dout gets the other sign; it should be 0.",
        MASK,
    ),
    "mask_above_one": (lambda dout, x: dout * (x > 1), "dout goes through only where x is above 1.", MASK),
    "between_0_and_1": (
        lambda dout, x: dout * ((x > 0) & (x < 1)),
        "dout goes through only where x is between 0 and 1.",
        MASK,
    ),
    "negative": (lambda dout, x: -dout * (x > 0), "dx has the wrong sign.", MASK),
    "averaged": (lambda dout, x: dout * (x > 0) / len(x), "dx is divided by N; the loss has done that already.", MASK),
    "zero": (lambda dout, x: 0 * dout, "dx is zero everywhere.", MASK),
}


def svm_loss(scores, y, **otherwise):
    """The hinge loss of scores: that of a linear classifier whose examples each pick their own row of W."""
    return hinge.svm_loss(scores, np.eye(len(scores)), y, 0.0, **otherwise)


def softmax_loss(scores, y, **otherwise):
    """The cross-entropy loss of scores, in the same way."""
    return cross_entropy.softmax_loss(scores, np.eye(len(scores)), y, 0.0, **otherwise)


FIRST_OF_ALL = {"labels_from_one", "class_0_for_right", "row_for_label"}
LABELS_OF_SCORES = {name: entry for name, entry in LABELS.items() if name in FIRST_OF_ALL}
DIFFERENCES = ("difference_reversed", "right_score_missing", "right_score_of_first_row")
HINGES = ("not_clipped", "absolute_for_clipped", "squared", "counted_for_sizes", "clipped_before_margin")
SUMS = ("only_largest", "last_class_left_out", "root_of_squares")
ONE_ROW = "Take one example with three classes, and write its row of dscores down by hand."
COUNT = "Count the positive violations of each row: the right class's entry is minus their number, over N."
OF_WRONG = {
    "margins_for_counts": (
        "each class gets the size of its violation; a positive violation counts as 1, however large.",
        "Turn the violations into 1 where they are positive and 0 elsewhere: (margins > 0).",
    ),
    "every_class_counted": (
        "every wrong class counts, also where its margin isn't violated.",
        "A class counts only where s_j - s_y + 1 is above 0.",
    ),
    "other_side": (
        "the classes whose margin is kept count, and not those that violate it.",
        "A class counts where s_j - s_y + 1 is above 0.",
    ),
    "only_largest_counted": ("only the class with the largest violation counts.", ONE_ROW),
    "only_last_counted": ("only the last positive violation of each example counts.", ONE_ROW),
    "doubled_counts": (
        "each class gets twice the size of its violation: that is the slope of squared violations.",
        "A positive violation counts as 1, however large.",
    ),
    "last_class_uncounted": ("the last class is left out.", "range(C) goes from 0 to C - 1."),
    "first_class_uncounted": ("class 0 is left out.", "range(C) goes from 0 to C - 1."),
}
OF_RIGHT = {
    "right_class_term_missing": ("the right class's entry is 0; each positive violation takes 1 from it.", COUNT),
    "right_class_minus_one": ("the right class's entry is -1, however many violations are positive.", COUNT),
    "right_class_once": ("the right class's entry is -1 wherever violations are positive, however many.", COUNT),
    "right_class_added": ("the right class's entry is the number of positive violations, without the minus.", COUNT),
    "right_class_one": ("the right class's entry is 1: it is among the positive violations, and loses nothing.", COUNT),
    "right_class_counts_itself": (
        "the right class's entry is one too low: its own margin counts as violated.",
        "Set the violation of the right class to 0 before you count the positive violations of a row.",
    ),
    "right_class_keeps_one": (
        "the right class's entry is one too high: its own margin counts as violated.",
        "Set the violation of the right class to 0 before you count the positive violations of a row.",
    ),
    "all_wrong_classes_taken": ("the right class's entry counts all wrong classes, violated or not.", COUNT),
}
PLACED = {
    "whole_columns": (
        "the columns of the right classes are filled in every row; it should be one entry per row.",
        "Two arrays of indices pick pairs: dscores[rows, y], with the rows 0, 1, …, N - 1.",
    ),
    "wrong_classes_missing": ("only the right classes' entries are there; those of the wrong ones are 0.", ONE_ROW),
}
FINISHED = {
    "sizes_of_slopes": (
        lambda d, W, X: np.abs(d),
        "dscores has lost its signs: its absolute values are right.",
        KEEP_SIGNS,
    ),
    "times_scores": (lambda d, W, X: d * W, "dscores is multiplied by the scores.", ONE_ROW),
}
P_LESS_ONE = "The slope in a score is p_j, less 1 for the right class, all over N."
AT_RIGHT = {
    "right_class_term_missing": "dscores is p / N everywhere: the -1 of the right class is missing.",
    "right_class_plus_one": "the right class's entry is p_y + 1; it should be p_y - 1.",
    "right_class_minus_one_alone": "the right class's entry is -1; it should be p_y - 1.",
    "right_class_one_minus": "the right class's entry is 1 - p_y; it should be p_y - 1.",
    "right_class_zero": "the right class's entry is 0; it should be p_y - 1.",
    "right_class_minus": "the right class's entry is -p_y; it should be p_y - 1.",
    "right_class_minus_two": "1 is taken away twice at the right class.",
    "right_class_minus_share": "1/N is subtracted at the right class, and the result is divided by N once more.",
}
AT_WRONG = {
    "wrong_classes_missing": "only the right classes' entries are there; the wrong ones have p_j.",
    "wrong_classes_subtracted": "the wrong classes' entries are -p_j; they should be + p_j.",
    "wrong_classes_complement": "the wrong classes' entries are 1 - p_j; they should be p_j.",
}
EVERYWHERE = {
    "dscores_times_p": "dscores is multiplied by p.",
    "dscores_of_sigmoid": "each entry is p · (1 - p): the slope of a single p in its own score.",
    "dscores_minus_p": "each entry is -p_j, and the 1 of the right class is missing.",
    "one_from_wrong_classes": "1 is taken from the wrong classes, and not from the right one.",
    "dscores_minus_one_everywhere": "1 is taken away at every class; only the right one gets - 1.",
}
SEEN = (
    *("not_normalized", "normalized_over_examples", "normalized_over_everything", "shifted_over_examples"),
    *("shifted_over_everything", "divided_by_the_largest", "sigmoid", "exp_of_negative", "exp_twice"),
)
COLUMNS = {
    "one_from_whole_columns": (
        "1 is taken from the right classes' columns in every row; it should be one entry per row.",
        "Two arrays of indices pick pairs: dscores[rows, y], with the rows 0, 1, …, N - 1.",
    ),
}

LOGARITHMS = (
    *("loss_wrong_sign", "probability_for_loss", "logarithm_of_base_10", "logarithm_of_base_2", "minus_score"),
    *("all_classes_summed", "entropy", "right_score_missing", "shift_forgotten", "every_class_by_itself", "hinge"),
)
REGULARIZERS = ("missing_from", "half_in", "double_in", "averaged_in", "wrong_sign_in", "reg_squared_in", "absolute_in")

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


def _of_reg(table, part, advice):
    """The regularizers of a table that fit here, where W has no row of the bias."""
    found = {f"regularizer_{name}_{part}": table[f"{name}_{part}"] for name in REGULARIZERS}
    missing = f"regularizer_missing_from_{part}"
    return found | {missing: (found[missing][0], f"reg has no effect on the {part}.", advice)}


CHOICES = [
    Choices(
        of=("affine_forward",),
        function=affine_forward,
        wrong=[
            *choices_of("rows", ROWS),
            *choices_of("weights", WEIGHTS),
            *choices_of("product", PRODUCT),
            *choices_of("bias", BIAS),
            *choices_of("after", AFTER, beside_others=()),
        ],
    ),
    Choices(
        of=("affine_backward",),
        function=affine_backward,
        only={"dx": "dx_", "dw": "dw_", "db": "db_"},
        wrong=[
            *choices_of("dx_upstream", _upstream("dx", DX)),
            *choices_of("dx_weights", _of("dx", DX_WEIGHTS)),
            *choices_of("dx_shaped", _of("dx", DX_SHAPED)),
            *choices_of("dw_upstream", _upstream("dw", DW)),
            *choices_of("dw_rows", _of("dw", DW_ROWS)),
            *choices_of("dw_after", _of("dw", DW_AFTER)),
            *choices_of("db_summed", _of("db", DB_SUMMED)),
            *choices_of("db_upstream", _upstream("db", DB)),
            *choices_of("db_after", _of("db", DB_AFTER)),
        ],
    ),
    Choices(of=("relu_forward",), function=relu_forward, wrong=choices_of("clipped", CLIPPED)),
    Choices(of=("relu_backward",), function=relu_backward, wrong=choices_of("slope", SLOPE)),
    Choices(
        of=("svm_loss",),
        function=svm_loss,
        pairs=False,
        wrong=[
            *choices_of_shares_of_scores(),
            *choices_of("labels", LABELS_OF_SCORES),
            *choices_of("delta", hinge.DELTA),
            *choices_of("difference", _some(hinge.DIFFERENCE, DIFFERENCES)),
            *choices_of("hinge", _some(hinge.HINGE, HINGES)),
            *choices_of("own", hinge.OWN),
            *choices_of("over_classes", _some(hinge.OVER_CLASSES, SUMS)),
            hinge.SUMMED_THEN_CLIPPED,
            *choices_of("of_wrong", _worded(hinge.OF_WRONG, OF_WRONG)),
            *choices_of("of_right", _worded(hinge.OF_RIGHT, OF_RIGHT)),
            *choices_of("placed", _worded(hinge.PLACED, PLACED)),
            *choices_of("finished", FINISHED),
        ],
    ),
    Choices(
        of=("softmax_loss",),
        function=softmax_loss,
        pairs=False,
        parts=("loss", "gradient"),
        wrong=[
            *choices_of("loss_of", _some(cross_entropy.LOSS_OF, LOGARITHMS)),
            *(choice for choice in choices_of_shares_of_scores() if choice.name != "loss_wrong_sign"),
            *choices_of("labels", LABELS_OF_SCORES),
            *choices_of("probabilities", _some(cross_entropy.PROBABILITIES, SEEN)),
            *choices_of("together", cross_entropy.TOGETHER),
            *choices_of("at_right", _advised(cross_entropy.AT_RIGHT, AT_RIGHT)),
            *choices_of("at_wrong", _advised(cross_entropy.AT_WRONG, AT_WRONG)),
            *(
                replace(choice, looks_like=EVERYWHERE[choice.name], try_next=P_LESS_ONE)
                for choice in cross_entropy.EVERYWHERE
                if choice.name in EVERYWHERE
            ),
            *choices_of("placed", _worded(cross_entropy.PLACED, COLUMNS)),
            *choices_of("finished", FINISHED),
        ],
    ),
    Choices(
        of=("linear_loss",),
        function=linear_loss,
        pairs=False,
        wrong=[
            *choices_of("scores_of", SCORES_OF),
            *choices_of("loss_of", LOSS_OF),
            *choices_of("reg_loss", _of_reg(REG_IN_LOSS, "loss", FORWARD_FIRST)),
            *choices_of("more", MORE),
            *choices_of("slopes_of", SLOPES_OF),
            *choices_of("dW_of", DW_OF),
            *choices_of("reg_gradient", _of_reg(REG_IN_GRADIENT, "gradient", BACK)),
            *choices_of("db_of", DB_OF),
            *choices_of("db_more", DB_MORE),
        ],
    ),
]
