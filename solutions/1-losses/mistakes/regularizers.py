"""Wrong versions of the regularizers, as edits of the reference: what students really get wrong."""

from grading.mistake import Mistake

MISTAKES = [
    Mistake(
        "half_convention", "l2.value_and_gradient", {"return reg *": "return 0.5 * reg *", ", 2 * reg * W": ", reg * W"}
    ),
    Mistake("half_in_gradient", "l2.value_and_gradient", {", 2 * reg * W": ", reg * W"}),
    Mistake(
        "squares_for_absolutes",
        "l1.value_and_gradient",
        {"np.sum(np.abs(W)), reg * np.sign(W)": "np.sum(W * W), 2 * reg * W"},
    ),
    Mistake("gradient_without_sign", "l1.value_and_gradient", {"reg * np.sign(W)": "reg * np.ones_like(W)"}),
    Mistake("slope_at_zero", "l1.value_and_gradient", {"reg * np.sign(W)": "reg * np.where(W < 0, -1.0, 1.0)"}),
    Mistake(
        "slope_nan_at_zero",
        "l1.value_and_gradient",
        {"reg * np.sign(W)": "reg * W / np.abs(W)"},
        looks_like="the slope is nan where a weight is exactly 0, as W / |W| is.",
        try_next="np.sign(W) is -1, 0 or 1, and never nan.",
    ),
    Mistake(
        "beta_on_absolutes",
        "elastic_net.value_and_gradient",
        {
            "beta * W * W + np.abs(W)": "W * W + beta * np.abs(W)",
            "2 * beta * W + np.sign(W)": "2 * W + beta * np.sign(W)",
        },
    ),
]
