"""What can be decided otherwise in `affine_forward` of `layers.py`."""

import numpy as np

from grading.choices.choice import KEEP_DECIMALS, KEEP_ORDER, KEEP_SIGNS, Choices
from grading.choices.losses import choices_of

from .shared import FLATTEN, rows, same

AS_GIVEN = "out = x @ w + b, with x flattened to (N, D)."

ADD_B = "b has one number for each output: + b adds it to every row."


def affine_forward(
    x,
    w,
    b,
    *,
    rows=rows,
    weights=same,
    product=lambda rows, w: rows @ w,
    bias=lambda b, N: b,
    together=lambda xw, b, rows: xw + b,
    after=same,
):
    """The affine layer, each choice a parameter."""
    flat = rows(x)
    return after(together(product(flat, weights(w)), bias(b, len(x)), flat)), (x, w, b)


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
    "sizes_of_x": (lambda x: np.abs(rows(x)), "x has lost its signs.", KEEP_SIGNS),
    "x_clipped": (
        lambda x: np.maximum(0, rows(x)),
        "negative numbers of x count as 0: that is the rectifier.",
        AS_GIVEN,
    ),
    "x_centred": (
        lambda x: rows(x) - np.mean(rows(x), axis=0),
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

TOGETHER = {
    "bias_in_product": (
        lambda xw, b, rows: xw + np.sum(rows, axis=1)[:, None] * b,
        "b is added to w before the product: x · (w + b).",
        AS_GIVEN,
    ),
    "bias_multiplied": (lambda xw, b, rows: xw * b, "x · w is multiplied by b; b is to be added.", ADD_B),
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

CHOICES = [
    Choices(
        of=("affine_forward",),
        function=affine_forward,
        wrong=[
            *choices_of("rows", ROWS),
            *choices_of("weights", WEIGHTS),
            *choices_of("product", PRODUCT),
            *choices_of("bias", BIAS),
            *choices_of("together", TOGETHER, beside_others=()),
            *choices_of("after", AFTER, beside_others=()),
        ],
    ),
]
