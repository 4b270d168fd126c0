"""Examples of the figures of update rules."""

from functools import partial

import numpy as np

from cs231n_lite import plots

RAVINE = (1.0, 30.0)


def walk(rate: float, momentum: float = 0.0, steps: int = 12) -> np.ndarray:
    """A path through the ravine by plain or heavy steps."""
    w, velocity, points = np.array([-5.0, 1.0]), np.zeros(2), []
    for _ in range(steps):
        points.append(w)
        velocity = momentum * velocity - rate * np.array(RAVINE) * w
        w = w + velocity
    return np.array(points)


PATHS = {"SGD": walk(0.06), "momentum": walk(0.02, 0.9), "slow": walk(0.001), "too fast": walk(0.068)}
_rng = np.random.default_rng(0)
PLACES = np.arange(1.0, 7.0)
RUNS = {
    title: {
        name: 0.3 + 0.02 * k + 0.03 * PLACES + 0.01 * _rng.normal(size=(5, 6))
        for k, name in enumerate(("none", "L2", "dropout"))
    }
    for title in ("training", "new images")
}
GAINS = {
    "training": {"L2": np.array([-4.0, -5.0, -4.5]), "dropout": np.array([-9.0, -8.0, -8.5])},
    "new images": {"L2": np.array([1.0, 1.2, 1.1]), "dropout": np.array([-1.0, 1.0, 0.2])},
}
SCANS = {
    "SGD": (np.array([0.01, 0.1, 1.0]), np.array([[0.3, 0.4, np.nan], [0.32, 0.41, np.nan]])),
    "Adam": (np.array([1e-3, 1e-2]), np.array([[0.41, 0.4], [0.42, 0.38]])),
}
SCHEDULES = {"constant": np.full(21, 0.1), "stairs": 0.1 * 0.5 ** (np.arange(21) // 10)}
LENGTHS = {"without": (1 - 0.9 ** np.arange(1, 2001)) / np.sqrt(1 - 0.999 ** np.arange(1, 2001)), "with": np.ones(2000)}
SAME = {
    "numpy": 1e6 * 0.9 ** np.arange(60),
    "torch": 1e6 * 0.9 ** np.arange(60) * (1 + 1e-15),
    "layers": 1e6 * 0.9 ** np.arange(60),
}

FIGURES = {
    "ravine_paths": partial(plots.ravine_paths, PATHS, RAVINE),
    "ravine_paths, one": partial(plots.ravine_paths, {"SGD": PATHS["SGD"]}, RAVINE),
    "over_seeds": partial(plots.over_seeds, PLACES, RUNS),
    "over_seeds, one panel": partial(plots.over_seeds, PLACES, {"training": RUNS["training"]}),
    "gains": partial(plots.gains, GAINS, "none"),
    "gains, one panel": partial(plots.gains, {"new images": GAINS["new images"]}, "none"),
    "rate_scan": partial(plots.rate_scan, SCANS),
    "schedules": partial(plots.schedules, SCHEDULES),
    "schedules, logarithmic": partial(plots.schedules, LENGTHS, "step", "length", log=True),
    "same_losses": partial(plots.same_losses, SAME),
}
