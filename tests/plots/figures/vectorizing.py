"""Examples of the figures of arrays, and of the time that code with and without loops takes."""

from functools import partial

import numpy as np

from cs231n_lite.plots import Array, matrices, times

from .losses import SCORES

Y = np.array([0, 1, 2])
RIGHT = SCORES[np.arange(3), Y]
MARGINS = np.maximum(0, SCORES - RIGHT[:, None] + 1) * (np.arange(3) != Y[:, None])
A = np.array([3, -1, 2, -4])
SIZES = np.array([50, 100, 200, 400, 800])
LOOPS = {"with loops": 2e-4 * SIZES, "without loops": 4e-5 + 6e-7 * SIZES}
LABELLED = Array(SCORES, "scores", highlight=np.eye(3) > 0, rows=["y[0] = 0", "y[1] = 1", "y[2] = 2"], columns="012")

FIGURES = {
    "matrices, maximum": partial(
        matrices, Array(A, "a", faded=A < 0), "→", Array(np.maximum(0, A), "np.maximum(0, a)"), "but",
        Array(A.max(), "np.max(a)"),
    ),
    "matrices, broadcasting": partial(
        matrices, Array(SCORES, "scores"), "−", Array(RIGHT[:, None], "right[:, None]", stretch=(3, 3)), "+ 1 =",
        Array(SCORES - RIGHT[:, None] + 1, "scores - right[:, None] + 1"),
    ),
    "matrices, choosing": partial(matrices, LABELLED, "→", Array(RIGHT, "scores[np.arange(N), y]")),
    "matrices, mask": partial(
        matrices, Array(MARGINS, "margins"), Array(MARGINS > 0, "margins > 0", faded=MARGINS == 0), "→",
        Array(MARGINS[MARGINS > 0], "margins[margins > 0]"),
    ),
    "matrices, one cell": partial(matrices, Array(7)),
    "times": partial(times, SIZES, LOOPS),
    "times, one version": partial(times, SIZES, {"with loops": LOOPS["with loops"]}),
}  # fmt: skip
