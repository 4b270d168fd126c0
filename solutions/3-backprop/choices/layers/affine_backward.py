"""What can be decided otherwise in `affine_backward` of `layers.py`."""

import numpy as np

from grading.choices.choice import KEEP_SIGNS, Choices
from grading.choices.losses import choices_of

from .shared import FLATTEN, rows, same


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
    dx_upstream=same,
    dx_weights=same,
    dx_shaped=lambda dx, x: dx.reshape(x.shape),
    dw_upstream=same,
    dw_rows=rows,
    dw_after=lambda dw, w: dw,
    db_upstream=same,
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
        lambda w: w.reshape(w.shape[::-1]).T,
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
    "sizes_of_x": (lambda x: np.abs(rows(x)), "x has lost its signs.", KEEP_SIGNS),
    "x_centred": (
        lambda x: rows(x) - np.mean(rows(x), axis=0),
        "the mean of the examples is subtracted from x.",
        DW,
    ),
    "x_missing": (lambda x: np.ones_like(rows(x)), "dw doesn't depend on x.", DW),
    "x_summed": (
        lambda x: np.sum(rows(x), axis=0) + 0 * rows(x),
        "x is summed over the examples before it meets dout; each example has its own x.",
        DW,
    ),
    "only_last_example": (
        lambda x: np.concatenate([0 * rows(x)[:-1], rows(x)[-1:]]),
        "only the last example counts: each one replaces what was there.",
        "dw adds up over the examples: += in a loop, or one product.",
    ),
    "only_first_example": (
        lambda x: np.concatenate([rows(x)[:1], 0 * rows(x)[1:]]),
        "only the first example counts.",
        "dw adds up over the examples.",
    ),
}

DW_AFTER = {
    "decay_added": (lambda dw, w: dw + 2 * w, "2 · w is added: this layer has no regularizer.", DW),
    "begins_with_w": (lambda dw, w: dw + w, "w itself is added: does dw begin as a copy of w, and not at 0?", DW),
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
    "mean_of_everything": (
        lambda dout: np.mean(dout) + 0 * dout[0],
        "the mean of all of dout stands at every output.",
        DB,
    ),
    "only_first_example": (lambda dout: dout[0], "only the first example counts in db.", DB),
    "only_last_example": (lambda dout: dout[-1], "only the last example counts in db.", DB),
    "last_example_left_out": (lambda dout: np.sum(dout[:-1], axis=0), "the last example is left out of db.", DB),
}

DB_AFTER = {
    "times_b": (lambda db, b: db * b, "db is multiplied by b.", "The slope of x · w + b in b is 1."),
    "bias_itself": (lambda db, b: b + 0 * db, "this is b itself, not its slope.", DB),
    "ones": (lambda db, b: 1 + 0 * db, "db is 1 everywhere: dout isn't used.", DB),
    "bias_added": (lambda db, b: db + b, "b itself is added to db.", DB),
}

CHOICES = [
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
]
