"""Examples of the figures of features made by hand."""

from functools import partial

import numpy as np

from cs231n_lite.plots import (
    accuracy_bars,
    bags,
    changes,
    clusters,
    colour_wheel,
    hue_histograms,
    hue_pictures,
    moved,
    opinions,
    orientations,
    stars,
    words,
)

from .images import GUESSES, IMAGES, PICTURES, TEN, TRUTH

rng = np.random.default_rng(0)
SIX = list(TEN[:6])
HUES = rng.random((6, 32, 32))
HISTOGRAMS = rng.dirichlet(np.ones(10), 6)
GREY, DY, DX = 255 * rng.random((32, 32)), *rng.normal(0, 30, (2, 32, 32))
FOUND = rng.integers(0, 9, (32, 32))
CELLS = rng.random((4, 4, 9))
POINTS = rng.normal(size=(60, 2))
SORTED = POINTS[:3], rng.integers(0, 3, 60)
CENTRES = rng.normal(size=(25, 108))
BAGS = rng.dirichlet(np.ones(25), 6)
SAID = {"hue": GUESSES[:12], "HOG": TRUTH[:12], "words": GUESSES[12:24], "net": GUESSES[:12]}
ACCURACIES = {"pixels": [0.39, 0.37, 0.45], "HOG": [0.49, 0.48, np.nan], "all": [0.57, 0.56, 0.62]}
THREE = ["Softmax", "LinearSVM", "TwoLayerNet"]
MOVED = {"pixels": np.array([0.4, 0.5, 0.9]), "hue": np.zeros(3), "HOG": np.array([0.45, 0, 0.45])}
VERSIONS = {"shifted": IMAGES[0], "darker": IMAGES[1], "both": IMAGES[2]}

FIGURES = {
    "colour_wheel": partial(colour_wheel),
    "colour_wheel, three": partial(colour_wheel, 3),
    "hue_pictures": partial(hue_pictures, IMAGES[:6], HUES, SIX),
    "hue_pictures, one": partial(hue_pictures, IMAGES[:1], HUES[:1], ["cat"]),
    "hue_histograms": partial(hue_histograms, IMAGES[:6], HISTOGRAMS, SIX),
    "hue_histograms, four": partial(hue_histograms, IMAGES[:4], HISTOGRAMS[:4], SIX[:4]),
    "hue_histograms, one": partial(hue_histograms, IMAGES[:1], np.eye(5)[:1], ["cat"]),
    "changes": partial(changes, GREY, DY, DX),
    "changes, none": partial(changes, GREY, 0 * DY, 0 * DX),
    "orientations": partial(orientations, GREY, np.hypot(DY, DX), FOUND),
    "orientations, flat": partial(orientations, GREY, 0 * DX, 0 * FOUND, 4),
    "stars": partial(stars, {"a": GREY, "b": GREY / 2}, {"a": CELLS, "b": CELLS / 2}),
    "stars, own scale": partial(stars, dict.fromkeys("abcd", GREY), dict.fromkeys("abcd", CELLS), False),
    "stars, flat": partial(stars, {"a": GREY}, {"a": 0 * CELLS}),
    "moved": partial(moved, VERSIONS, MOVED),
    "moved, one": partial(moved, {"shifted": IMAGES[0]}, {"pixels": [0.0]}),
    "clusters": partial(clusters, POINTS, {f"step {k}\ninertia {9 - k}": SORTED for k in range(6)}),
    "clusters, one": partial(clusters, POINTS, {"start": SORTED}),
    "words": partial(words, CENTRES),
    "words, one": partial(words, CENTRES[:1, :27]),
    "bags": partial(bags, IMAGES[:6], BAGS, CENTRES, SIX),
    "bags, one": partial(bags, IMAGES[:1], [[0.25, 0.75]], CENTRES[:2], ["cat"], 12),
    "accuracy_bars": partial(accuracy_bars, ACCURACIES, THREE, 1000),
    "accuracy_bars, one": partial(accuracy_bars, {"all": [0.0]}, ["Softmax"], 10, 0.5),
    "opinions": partial(opinions, PICTURES[:12], TRUTH[:12], SAID, TEN),
    "opinions, one": partial(opinions, PICTURES[:1], [1], {"net": np.array([1])}, TEN),
}
