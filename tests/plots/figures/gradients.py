"""Examples of the figures of derivatives, and of checking them."""

from functools import partial
from math import inf, nan

import numpy as np

from cs231n_lite.plots import (
    CheckedGroup,
    checked_entries,
    error_over_step,
    gradient_cost,
    gradient_groups,
    gradient_rows,
    hinge_sum,
    jacobian,
    kink_step,
    real_kinks,
    secants,
    subgradients,
)

from .losses import CLASSES
from .vectorizing import MARGINS, Y

STEPS = 10.0 ** -np.arange(1, 16)
KINK = 6.1  # the cat's score at which the car's margin becomes 0
NAMES = ("forward, float64", "forward, float32", "centred, float64", "centred, float32")
GROUPS = [
    CheckedGroup("column 0: plane", 3e-9, "passed", checked=20, aside=1),
    CheckedGroup("column 1: car", 0.0, "passed", checked=20),
    CheckedGroup("column 2: bird", nan, "not checkable", checked=0, aside=20),
    CheckedGroup("bias row", 1.0, "failed", checked=10),
    CheckedGroup("random entries", 2e-15, "passed", checked=30),
    CheckedGroup("regularizer", inf, "failed", checked=10),
]
ALONE = CheckedGroup("a name of 22 letters..", nan, "failed", 30730, 12345)
TEN = ["plane", "car", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck"]
rng = np.random.default_rng(0)
COLUMNS = np.array([(rng.integers(3072), c) for c in range(10) for _ in range(3)])
BIAS = np.array([(3072, c) for c in range(10)])
RANDOM = np.stack([rng.integers(0, 3073, 10), rng.integers(0, 10, 10)], axis=1)
SIZES, SECONDS = np.array([30, 100, 300, 1000]), np.array([0.05, 0.17, 0.45, 1.4])
COUNTS = (MARGINS > 0) - np.eye(3)[Y] * (MARGINS > 0).sum(axis=1, keepdims=True)
W = np.linspace(-2, 2, 84)  # no kink of TERMS lies on a place
TERMS = {"cat": np.maximum(0, 1 - W) + np.maximum(0, 1 + W / 3), "car": np.maximum(0, 1 + 2 * W), "frog": 0 * W}
PLACES = np.linspace(-1, 1, 21)
KEPT = np.diag([1.0, 0, 2, 0])  # nothing off the diagonal
FULL = 100 * np.random.default_rng(1).normal(size=(12, 12))
TWELVE = [f"scores[{i // 4}, {i % 4}]" for i in range(12)]


def cat_loss(score: float) -> float:
    return max(0.0, 5.1 - score + 1) + max(0.0, -1.7 - score + 1)


def exp_errors(steps=STEPS) -> dict[str, np.ndarray]:
    """The relative errors of four derivatives of exp at 1."""
    errors = {}
    for name in NAMES:
        kind, dtype = name.split(", ")
        x, h = np.array(1, dtype), np.array(steps, dtype)
        back = 0 if kind == "forward" else h
        slopes = (np.exp(x + h) - np.exp(x - back)) / (h + back)
        errors[name] = np.abs(slopes.astype(float) / np.e - 1)
    return errors


def strange_errors() -> dict[str, np.ndarray]:
    errors = exp_errors()
    errors["centred, float64"][3] = 0
    errors["forward, float32"][8:] = [nan, inf, nan, nan, nan, nan, nan]
    return errors


UNDRAWABLE = {NAMES[0]: [nan] * 3, NAMES[3]: [0] * 3}
ENTRIES = {"columns": COLUMNS, "bias row": BIAS}

FIGURES = {
    "secants": partial(secants, lambda x: x**3 / 4 - x + 1, 1.5, [1, 0.5, 0.25]),
    "secants, four of a steep curve": partial(secants, np.exp, 0, [1.5, 0.75, 0.375, 0.1]),
    "secants, flat": partial(secants, lambda x: 2.0, 0, [1]),
    "error_over_step": partial(error_over_step, STEPS, exp_errors()),
    "error_over_step, strange": partial(error_over_step, STEPS, strange_errors()),
    "error_over_step, none to draw": partial(error_over_step, [0.1, 0.01, 0.001], UNDRAWABLE),
    "kink_step": partial(kink_step, cat_loss, 5.8, 0.5, -1.0, [KINK, -0.7], "score of cat"),
    "kink_step, none": partial(kink_step, cat_loss, 3.2, 0.1, -1.0),
    "kink_step, tiny": partial(kink_step, lambda w: 9 + max(0, w - 0.03), 0.03 + 1e-6, 1e-5, 1.0, [0.03], "W[0, 1]"),
    "gradient_groups": partial(gradient_groups, GROUPS),
    "gradient_groups, one": partial(gradient_groups, [ALONE]),
    "gradient_groups, no kinks": partial(gradient_groups, [CheckedGroup("bias row", 3e-9, "passed", checked=10)]),
    "checked_entries": partial(checked_entries, (3073, 10), ENTRIES, RANDOM, TEN),
    "checked_entries, one map": partial(checked_entries, (5, 3), {"all": np.argwhere(np.ones((5, 3)))}),
    "gradient_cost": partial(gradient_cost, SIZES, SECONDS, analytic=2.2e-3),
    "gradient_cost, years": partial(gradient_cost, SIZES, 100 * SECONDS, target=10**9, analytic=1e-7),
    "gradient_cost, numeric only": partial(gradient_cost, [50, 100], [1e-5, 1.2e-5]),
    "gradient_rows": partial(gradient_rows, COUNTS, CLASSES),
    "hinge_sum": partial(hinge_sum, W, TERMS),
    "real_kinks": partial(real_kinks, W, np.maximum(0, 1 - W) + np.maximum(0, 1 + W / 3), [1, -3], "W[0, 1]"),
    "real_kinks, none": partial(real_kinks, PLACES, 3 * PLACES, []),
    "jacobian": partial(jacobian, [[0.11, -0.11], [0, -0.0008], [1, 0]], ["a", "b", "c"], ["x", "y"], "a title"),
    "jacobian, diagonal": partial(jacobian, KEPT, [f"h{i}" for i in range(4)], [f"s{i}" for i in range(4)]),
    "jacobian, large": partial(jacobian, FULL, TWELVE, TWELVE, "two\nlines"),
    "jacobian, one": partial(jacobian, [[0.0]], ["L"], ["w"]),
    "subgradients": partial(subgradients, PLACES, np.abs(PLACES), 0, [-1, 0, 0.5, 1, 1.5]),
}
