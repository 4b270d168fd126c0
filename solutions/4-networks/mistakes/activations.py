"""Wrong versions of the exercises of `activations.py`, as edits of the reference."""

from grading.mistake import Mistake

STABLE = "small = np.exp(-np.abs(x))\n    value = np.where(x >= 0, 1, small) / (1 + small)"
SIGMOID = "np.where(x >= 0, 1, small) / (1 + small)"
AT_ZERO = "Where x is exactly 0 you count the slope as 1, this course as {}; both are subgradients."
AT_TIE = "Where a and b are equal you give the slope to b, this course to a; both are subgradients."
HALF_AT_TIE = "Where a and b are equal you give half to each, this course all to a; both are subgradients."

MISTAKES = [
    Mistake("minus_missing", "sigmoid.value", {SIGMOID: "1 / (1 + np.exp(x))"}),
    Mistake("precedence", "sigmoid.value", {SIGMOID: "1 / 1 + np.exp(-x)"}),
    Mistake("overflows", "sigmoid.value", {SIGMOID: "np.exp(x) / (1 + np.exp(x))"}),
    Mistake("clipped_at_10", "sigmoid.value", {STABLE: "value = 1 / (1 + np.exp(-np.clip(x, -10, 10)))"}),
    Mistake("slope_of_x", "sigmoid.slope", {"value * (1 - value)": "x * (1 - x)"}),
    Mistake("slope_one_minus_value", "sigmoid.slope", {"value * (1 - value)": "1 - value"}),
    Mistake(
        "slope_of_value_again",
        "sigmoid.slope",
        {
            "return value, value * (1 - value)": "again = 1 / (1 + np.exp(-value))\n"
            "    return value, again * (1 - again)"
        },
    ),
    Mistake("slope_overflows_below", "sigmoid.slope", {"value * (1 - value)": "np.exp(-x) / (1 + np.exp(-x)) ** 2"}),
    Mistake("half_x", "tanh.value", {"np.tanh(x)": "(1 - np.exp(-x)) / (1 + np.exp(-x))"}),
    Mistake("slope_square_missing", "tanh.slope", {"1 - value**2": "1 - value"}),
    Mistake("slope_of_x", "tanh.slope", {"1 - value**2": "1 - x**2"}),
    Mistake("slope_of_value_again", "tanh.slope", {"1 - value**2": "1 - np.tanh(value) ** 2"}),
    Mistake("slope_as_for_sigmoid", "tanh.slope", {"1 - value**2": "value * (1 - value)"}),
    Mistake("sizes", "relu.value", {"np.maximum(0, x)": "np.abs(x)"}),
    Mistake("clipped_above", "relu.value", {"np.maximum(0, x)": "np.minimum(0, x)"}),
    Mistake("slope_is_value", "relu.slope", {"(x > 0).astype(x.dtype)": "np.maximum(0, x)"}),
    Mistake("slope_signs", "relu.slope", {"(x > 0).astype(x.dtype)": "np.sign(x)"}),
    Mistake("at_zero", "relu.slope", {"(x > 0)": "(x >= 0)"}, also_right=AT_ZERO.format(0)),
    Mistake("sides_swapped", "leaky_relu.value", {"return slope * x": "return np.where(x > 0, alpha, 1) * x"}),
    Mistake("alpha_of_0_01", "leaky_relu.value", {"return slope * x": "return np.where(x > 0, 1, 0.01) * x"}),
    Mistake("alpha_alone", "leaky_relu.value", {"return slope * x": "return np.where(x > 0, x, alpha)"}),
    Mistake("slope_sides_swapped", "leaky_relu.slope", {"* x, slope": "* x, np.where(x > 0, alpha, 1)"}),
    Mistake("slope_alpha_of_0_01", "leaky_relu.slope", {"* x, slope": "* x, np.where(x > 0, 1, 0.01)"}),
    Mistake("slope_alpha_times_x", "leaky_relu.slope", {"* x, slope": "* x, np.where(x > 0, 1, alpha * x)"}),
    Mistake("at_zero", "leaky_relu.slope", {"np.where(x > 0": "np.where(x >= 0"}, also_right=AT_ZERO.format("alpha")),
    Mistake("alpha_missing", "elu.value", {"x, below - alpha)": "x, below / alpha - 1)"}),
    Mistake("brackets_missing", "elu.value", {"x, below - alpha)": "x, below - 1)"}),
    Mistake("one_missing", "elu.value", {"x, below - alpha)": "x, below)"}),
    Mistake(
        "overflows",
        "elu.value",
        {"np.where(x > 0, x, below - alpha)": "(x > 0) * x + (x <= 0) * alpha * (np.exp(x) - 1)"},
    ),
    Mistake("slope_alpha_alone", "elu.slope", {"1, below)": "1, alpha)"}),
    Mistake("slope_alpha_missing", "elu.slope", {"1, below)": "1, below / alpha)"}),
    Mistake("slope_value_for_slope", "elu.slope", {"1, below)": "1, below - alpha)"}),
    Mistake("slope_overflows", "elu.slope", {"np.where(x > 0, 1, below)": "(x > 0) + (x <= 0) * alpha * np.exp(x)"}),
    Mistake("at_zero", "elu.slope", {"np.where(x > 0, 1": "np.where(x >= 0, 1"}, also_right=AT_ZERO.format("alpha")),
    Mistake("smaller", "maxout.value", {"np.maximum(a, b)": "np.minimum(a, b)"}),
    Mistake("largest_of_all", "maxout.value", {"np.maximum(a, b)": "max(np.max(a), np.max(b)) + 0 * a"}),
    Mistake("slope_both_ones", "maxout.slopes", {"slope_a, 1 - slope_a": "np.ones_like(a), np.ones_like(b)"}),
    Mistake("slope_swapped", "maxout.slopes", {"slope_a, 1 - slope_a": "1 - slope_a, slope_a"}),
    Mistake("slope_values", "maxout.slopes", {"slope_a, 1 - slope_a": "a * slope_a, b * (1 - slope_a)"}),
    Mistake("both_at_tie", "maxout.slopes", {"1 - slope_a": "(b >= a).astype(b.dtype)"}),
    Mistake("at_tie", "maxout.slopes", {"(a >= b)": "(a > b)"}, also_right=AT_TIE),
    Mistake(
        "halves_at_tie",
        "maxout.slopes",
        {"(a >= b).astype(a.dtype)": "(a > b) + 0.5 * (a == b)"},
        also_right=HALF_AT_TIE,
    ),
]
