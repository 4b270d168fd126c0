"""Examples of the figures of landscapes, steps and trainings."""

from functools import partial

import numpy as np

from cs231n_lite.plots import (
    accuracy_grid,
    batch_noise,
    images_seen,
    loss_curves,
    loss_plane,
    loss_slice,
    seed_pairs,
    step_sizes,
    throughput,
    tradeoff,
    training_curves,
    update_ratio,
)

rng = np.random.default_rng(0)
RATES = 10.0 ** np.arange(-10, 0)
START = 2.200718  # the lecture's losses after one step of each rate
AFTER = np.array(
    [2.200652, 2.200057, 2.194116, 2.135493, 1.647802, 2.844355, 25.558142, 254.086573, 2539.370888, 25392.214036]
)
DIVERGING = np.array([*AFTER[:7], 1e200, np.inf, np.nan])
CURVES = {
    "random search": np.minimum.accumulate(rng.uniform(8, 10, 3000)),
    "random local search": 9 / np.arange(1, 1001) ** 0.1,
    "gradient descent": np.linspace(9, 2, 30),
}
SHORT = {"a": [9, 8, 7], "b": [9, 8.5, np.inf]}
HIGH = {"a": [1e307, 8, 7], "a rather long name of a strategy": [9, 8, 0.1]}
BATCHES = 2.0 ** np.arange(8)
DISTANCES = rng.lognormal(0, 0.2, (8, 6)) * 3 / np.sqrt(BATCHES[:, None])
ORDERS = {
    "in order": np.arange(96).reshape(12, 8) % 48,
    "at random": rng.integers(0, 48, (12, 8)),
    "shuffled epochs": np.concatenate([rng.permutation(48), rng.permutation(48)]).reshape(12, 8),
}
LOSSES = 800 * np.exp(-np.arange(400) / 40) + rng.uniform(4, 6, 400)
BLOWN_UP = np.concatenate([np.geomspace(9, 1e307, 90), [np.inf], np.full(9, np.nan)])
ACCURACIES = {"training": (np.arange(5) * 100, np.linspace(0.1, 0.5, 5)), "validation": ([0, 400], [0.1, 0.38])}
GRID = np.array([[0.30, 0.40, np.nan], [0.31, 0.38, 0.1]])
STEPS = np.linspace(-1, 1, 21)
PLANE = np.abs(STEPS[:, None] - 0.3) + 2 * np.abs(STEPS + 0.5) + 1  # b downwards, a to the right
REPEATED = [[100, 110], [180, 190], [200, 260], [220, 250]]
STRENGTHS = 10.0 ** np.arange(-4, 2)
TRAINING = np.array([0.62, 0.60, 0.55, 0.47, 0.38, 0.25])
VALIDATION = np.array([0.31, 0.33, 0.36, 0.39, 0.36, 0.24])
RUNS = rng.normal(0, 0.01, (6, 4))
FACTORS = [1, 5, 10, 20, 40, 80, 150]
GROWING = {"training": (FACTORS, np.linspace(0.1, 0.5, 7)), "validation": (FACTORS, np.linspace(0.1, 0.3, 7))}
WITHOUT = rng.normal(0.3, 0.03, 12)
WITH = WITHOUT + rng.normal(0.02, 0.02, 12)
RATIOS = {
    "lr = 1e−6": 0.01 / np.arange(1, 101),
    "lr = 1e−7": np.full(100, 1e-3),
    "lr = 1e−8": rng.uniform(1, 2, 100) / 1e5,
}
LOST = {"diverging": [0.1, 0.5, 3, np.inf, np.nan], "standing still": [1e-3, 0, 0, 1e-3, 0]}

FIGURES = {
    "loss_curves": partial(loss_curves, CURVES),
    "loss_curves, short": partial(loss_curves, SHORT, "steps"),
    "loss_curves, high": partial(loss_curves, HIGH),
    "step_sizes": partial(step_sizes, RATES, AFTER, START),
    "step_sizes, diverging": partial(step_sizes, RATES, DIVERGING, START),
    "step_sizes, none too large": partial(step_sizes, RATES[:5], AFTER[:5], START),
    "step_sizes, no valley": partial(step_sizes, RATES[:5], START + RATES[:5], START),
    "batch_noise": partial(batch_noise, BATCHES, DISTANCES),
    "images_seen": partial(images_seen, ORDERS, 48),
    "images_seen, one": partial(images_seen, {"at random": ORDERS["at random"]}, 100),
    "training_curves": partial(training_curves, LOSSES, ACCURACIES),
    "training_curves, loss only": partial(training_curves, LOSSES[200:]),
    "training_curves, diverging": partial(training_curves, BLOWN_UP, {"validation": ([0, 1], [0.1] * 2)}, unit="epoch"),
    "training_curves, log": partial(training_curves, LOSSES, GROWING, unit="images of each class", log=True),
    "accuracy_grid": partial(accuracy_grid, [1e-8, 1e-7, 5e-7], [0, 2.5e4], GRID, 1000),
    "accuracy_grid, large": partial(accuracy_grid, RATES[:8], RATES[-8:] * 1e6, rng.random((8, 8)), 1000),
    "accuracy_grid, all diverged": partial(accuracy_grid, [1, 2], [1], [[np.nan, np.nan]], 10),
    "loss_slice": partial(loss_slice, STEPS, {"SVM": PLANE[0], "softmax": 1 + STEPS**2}),
    "loss_slice, one, from near": partial(loss_slice, STEPS / 1000, {"SVM": 5.2 + 1e-5 * np.abs(STEPS)}),
    "loss_slice, four": partial(loss_slice, STEPS, dict.fromkeys(("a", "b", "c", "d"), 1 + STEPS**2)),
    "loss_plane": partial(loss_plane, STEPS / 1000, STEPS, PLANE, "SVM"),
    "loss_plane, steep": partial(loss_plane, STEPS + 3, STEPS, PLANE**9, "SVM"),
    "throughput": partial(throughput, [8, 16, 24, 32], REPEATED),
    "throughput, nothing highlighted": partial(throughput, [8, 16, 24], [100, 180, 200], highlight=()),
    "seed_pairs": partial(seed_pairs, WITHOUT, WITH, ["reg = 0", "reg = 0.1"]),
    "seed_pairs, worse": partial(seed_pairs, [0.3, 0.31], [0.1, 0.11], ["before", "after"], "accuracy (%)"),
    "update_ratio": partial(update_ratio, RATIOS),
    "update_ratio, diverging": partial(update_ratio, LOST, "iteration"),
    "tradeoff": partial(tradeoff, STRENGTHS, TRAINING, VALIDATION),
    "tradeoff, runs": partial(tradeoff, STRENGTHS, RUNS + TRAINING[:, None], RUNS + VALIDATION[:, None]),
    "tradeoff, runs of one": partial(tradeoff, STRENGTHS, TRAINING, RUNS + VALIDATION[:, None]),
}
