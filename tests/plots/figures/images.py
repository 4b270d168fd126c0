"""Examples of the figures of images and of what a classifier makes of them."""

from functools import partial

import numpy as np

from cs231n_lite.plots import (
    channels,
    class_colours,
    class_grid,
    class_scores,
    confident,
    confusion,
    film,
    gallery,
    paired,
    pixel_histogram,
    pixel_values,
    pixel_vector,
    template_score,
    templates,
    wrong_guesses,
)

rng = np.random.default_rng(0)
FOUR = ("airplane", "automobile", "bird", "cat")
TEN = (*FOUR, "deer", "dog", "frog", "horse", "ship", "truck")
IMAGES = rng.integers(0, 256, (20, 32, 32, 3), dtype=np.uint8)
LABELS = np.arange(20) % 4
W = rng.standard_normal((3073, 4)) * 1e-4
X_ROW, W_COLUMN = rng.normal(size=(2, 3073))
SNAPSHOTS = {k: rng.normal(size=(3073, 10)) * scale for k, scale in ((100, 1e-3), (0, 1e-4), (1500, 1e-2))}
PICTURES = rng.integers(0, 256, (40, 32, 32, 3), dtype=np.uint8)
TRUTH, GUESSES = rng.integers(0, 10, (2, 40))  # of PICTURES
TEN_SCORES = 3 * rng.normal(size=10)
SURE = np.array([[0.9999, *[0.0001 / 9] * 9], rng.dirichlet(np.ones(10)), [*[0.06] * 9, 0.46], np.eye(10)[9]])

FIGURES = {
    "class_grid": partial(class_grid, IMAGES, LABELS, FOUR, columns=3),
    "class_grid, long names": partial(class_grid, IMAGES, LABELS, ["A RATHER LONG NAME"] * 4),
    "gallery": partial(gallery, IMAGES[:3], ["one", "two\nlines", "three"]),
    "channels": partial(channels, IMAGES[0], "bird"),
    "pixel_values": partial(pixel_values, IMAGES[0], top=27, left=0),
    "pixel_vector": partial(pixel_vector, IMAGES[0]),
    "templates": partial(templates, W, FOUR),
    "templates, own scale": partial(templates, W, FOUR, own_scale=True),
    "templates, one class": partial(templates, W[:, :1], ["airplane"]),
    "pixel_histogram": partial(pixel_histogram, IMAGES),
    "class_colours": partial(class_colours, IMAGES, LABELS, FOUR),
    "template_score": partial(template_score, X_ROW, W_COLUMN, "deer"),
    "film": partial(film, SNAPSHOTS, TEN),
    "wrong_guesses": partial(wrong_guesses, PICTURES, TRUTH, GUESSES, TEN),
    "wrong_guesses, one": partial(wrong_guesses, PICTURES[:1], [1], [5], TEN),
    "class_scores": partial(class_scores, IMAGES[0], TEN_SCORES, TEN, 7),
    "class_scores, three": partial(class_scores, IMAGES[0], [3.2, 5.1, -1.7], ["cat", "car", "frog"], 1, "trained"),
    "class_scores, all alike": partial(class_scores, IMAGES[0], np.zeros(10), TEN, 3, "before training"),
    "confident": partial(confident, IMAGES[:4], SURE, [3, 1, 6, 9], TEN),
    "confident, one": partial(confident, IMAGES[:1], [[0.25, 0.75]], [0], ["ape", "dog"]),
    "paired": partial(paired, TRUTH < 5, GUESSES < 7, ["SVM", "softmax"]),
    "paired, alike": partial(paired, TRUTH < 5, TRUTH < 5, ["a name of twenty let.", "another rather long"]),
    "confusion": partial(confusion, TRUTH, GUESSES, TEN),
    "confusion, a class without images": partial(confusion, [0, 0, 1], [0, 1, 1], ["cat", "dog", "frog"]),
}
