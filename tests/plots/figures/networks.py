"""Examples of the figures of networks."""

from functools import partial

import numpy as np

from cs231n_lite.plots import activations, network, neurons

rng = np.random.default_rng(0)
TEN = ("airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck")
XOR = {
    "W1": np.array([[1.0, 1.0], [1.0, 1.0]]),
    "b1": np.array([0.0, -1.0]),
    "W2": np.array([[0.0, 1.0], [0.0, -2.0]]),
    "b2": np.array([0.5, 0.0]),
}
THREE = {
    "W1": rng.normal(size=(3, 3)), "b1": rng.normal(size=3), "W2": rng.normal(size=(3, 3)), "b2": rng.normal(size=3)
}  # fmt: skip
W1, W2 = rng.normal(size=(3072, 30)), rng.normal(size=(30, 10))


def rectifier(x: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    return np.maximum(0, x), np.where(x > 0, 1.0, 0.0)


def by_tanh(x: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    return np.tanh(x), 1 - np.tanh(x) ** 2


FIGURES = {
    "activations": partial(activations, {"rectifier": rectifier, "tanh": by_tanh}),
    "activations, one": partial(activations, {"rectifier": rectifier}),
    "activations, four": partial(activations, dict.fromkeys(["a", "b", "c", "leaky rectifier, α = 0.1"], rectifier)),
    "activations, six": partial(activations, {f"function {k}": by_tanh for k in range(6)}),
    "network": partial(network, XOR, [1, 1], ["even", "odd"]),
    "network, closed": partial(network, XOR, [0, 1]),
    "network, three": partial(network, THREE, [0.25, -1.5, 0.001]),
    "neurons": partial(neurons, W1, W2, TEN),
    "neurons, few": partial(neurons, W1[:, :3], W2[:3], TEN),
}
