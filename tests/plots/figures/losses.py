"""Examples of the figures of losses, probabilities and penalties."""

from functools import partial

import numpy as np

from cs231n_lite.plots import (
    divergence,
    exponents,
    hinge,
    log_loss,
    loss_bars,
    loss_over_score,
    penalty_contours,
    probabilities,
    score_pulls,
    shrinking,
    temperature,
)

from .images import TEN

SCORES = np.array([[3.2, 5.1, -1.7], [1.3, 4.9, 2.0], [2.2, 2.5, -3.1]])  # the lecture's cat, car and frog
CAT = SCORES[0]  # its right class is 0
CLASSES = ("cat", "car", "frog")
MANY = 3 * np.random.default_rng(0).normal(size=10)


def softmax(scores) -> np.ndarray:
    powers = np.exp(scores - np.max(scores, axis=-1, keepdims=True))
    return powers / powers.sum(axis=-1, keepdims=True)


def both_losses(places, moving, y=0, scores=CAT) -> dict[str, np.ndarray]:
    moved = np.tile(scores, (len(places), 1))
    moved[:, moving] = places
    margins = np.maximum(0, moved - moved[:, [y]] + 1)
    margins[:, y] = 0
    return {"SVM": margins.sum(axis=1), "softmax": -np.log(softmax(moved)[:, y])}


def steps_of(gradient, start=(1, 0.5, 0.25, -0.75), rate=1 / 64, count=96) -> np.ndarray:
    weights = [np.array(start)]
    for _ in range(count):
        weights.append(weights[-1] - rate * gradient(weights[-1]))
    return np.array(weights)


SHARES = softmax(CAT)
TEMPERATURES = np.geomspace(0.05, 50, 61)
AT_TEMPERATURES = softmax(CAT / TEMPERATURES[:, None])
AT_THREE = softmax(CAT / np.array([[0.5], [1], [2]]))
PLACES = np.linspace(-3, 12, 151)
FAR = np.array([[1003.2, 1005.1, 998.3], [3.2, 5.1, -1.7], [-996.8, -994.9, -1001.7]])
VERSIONS = {
    "as they are": FAR,
    "minus the largest of all": FAR - FAR.max(),
    "minus the largest of each row": FAR - FAR.max(axis=1, keepdims=True),
}
EXAMPLES = ("(10, −2, 3)", "(10, 9, 9)", "(10, −100, −100)")
LOSSES = {"SVM": np.zeros(3), "softmax": np.array([0.000918, 0.5514, 3.4e-48])}
HISTORIES = {
    "L2": steps_of(lambda w: 2 * w),
    "L1": steps_of(np.sign),
    "elastic net": steps_of(lambda w: 2 * w + np.sign(w)),
}
WRONG = "score of a wrong class"

FIGURES = {
    "hinge, right class": partial(hinge, SCORES[0], 0, 0, CLASSES),
    "hinge, wrong class": partial(hinge, SCORES[0], 0, 1, CLASSES),
    "hinge, flat": partial(hinge, SCORES[1], 1, 1, CLASSES),
    "hinge, ten classes": partial(hinge, np.random.default_rng(1).normal(size=10), 4, 4),
    "penalty_contours": partial(penalty_contours),
    "shrinking": partial(shrinking, HISTORIES),
    "shrinking, one": partial(shrinking, {"L2": HISTORIES["L2"]}),
    "probabilities": partial(probabilities, CAT, np.exp(CAT), SHARES, CLASSES),
    "probabilities, ten classes": partial(probabilities, MANY, np.exp(MANY), softmax(MANY), TEN),
    "probabilities, all negative": partial(probabilities, [-10, -11], np.exp([-10, -11]), softmax([-10, -11])),
    "log_loss": partial(log_loss, {"cat": 0.13}),
    "log_loss, four": partial(log_loss, {"sure": 1, "cat": 0.13, "frog": 0.14, "hopeless": 1e-5}),
    "log_loss, three alike": partial(log_loss, {"cat": 0.1302, "car": 0.1305, "frog": 0.1299}),
    "log_loss, all equal": partial(log_loss, dict.fromkeys(("a", "b", "c", "d"), 0.1)),
    "exponents": partial(exponents, VERSIONS, CLASSES),
    "exponents, one version": partial(exponents, {"as they are": FAR[:1]}),
    "temperature": partial(temperature, TEMPERATURES, AT_TEMPERATURES, CLASSES),
    "temperature, three": partial(temperature, [0.5, 1, 2], AT_THREE),
    "loss_over_score": partial(loss_over_score, PLACES, both_losses(PLACES, 0), "score of the right class", 3.2),
    "loss_over_score, wrong": partial(loss_over_score, PLACES, both_losses(PLACES, 1), WRONG, 12),
    "loss_over_score, never 0": partial(loss_over_score, PLACES, both_losses(PLACES, 2), WRONG),
    "loss_bars": partial(loss_bars, EXAMPLES, LOSSES),
    "loss_bars, one zero": partial(loss_bars, ["one"], {"SVM": [0]}),
    "score_pulls": partial(score_pulls, SHARES, 0, CLASSES),
    "score_pulls, ten classes": partial(score_pulls, softmax(MANY), 4, TEN),
    "divergence": partial(divergence, [0.7, 0.2, 0.1], SHARES, CLASSES),
    "divergence, one-hot": partial(divergence, [1, 0, 0], SHARES, CLASSES),
    "divergence, none": partial(divergence, [1, 0], [1, 0]),
}
