"""What can be decided otherwise about the differences of two images, and about which images are compared."""

import numpy as np

from grading.choices.choice import Choice
from grading.choices.losses import choices_of

from .shared import FORMULA, for_all

ROWS_AND_COLUMNS = "Row i belongs to X[i], column j to X_train[j]."

EXCHANGED = (
    "rows and columns are exchanged.",
    "A row belongs to an image to classify, a column to a training image.",
)

RESET = "Begin with total = 0 for each pair, inside both loops."

UNCHANGED = "Compare the images as they are given."


def _by_pairs(of_differences):
    """A total that is made of the differences of all pairs, (num_test, num_train, D)."""
    return lambda X, T, *_: of_differences(X[:, None] - T)


DIFFERENCES = {
    "absolute_under_root": (
        lambda d: np.sum(np.abs(d), axis=2),
        "the root is taken of the sum of the absolute differences; the squares are missing.",
        FORMULA,
    ),
    "summed_before_squaring": (
        lambda d: np.sum(d, axis=2) ** 2,
        "the differences are added up before they are squared, so that they cancel each other.",
        FORMULA,
    ),
    "mean_of_squares": (lambda d: np.mean(d**2, axis=2), "the squares are averaged; their sum is wanted.", FORMULA),
    "last_number_alone": (
        lambda d: d[:, :, -1] ** 2,
        "only the last number of the images counts.",
        "Add up over all D numbers.",
    ),
    "first_number_alone": (
        lambda d: d[:, :, 0] ** 2,
        "only the first number of the images counts.",
        "Add up over all D numbers.",
    ),
    "last_number_left_out": (
        lambda d: np.sum(d[:, :, :-1] ** 2, axis=2),
        "the last number of the images is left out.",
        "Add up over all D numbers.",
    ),
    "summed_over_all": (
        lambda d: np.repeat(np.sum(d**2, axis=(1, 2))[:, None], d.shape[1], axis=1),
        "the squares are added up over all training images: axis is missing.",
        "axis=1 adds up along the rows of X_train - X[i], one sum for each training image.",
    ),
    "largest_difference": (lambda d: np.max(d**2, axis=2), "the largest difference alone is taken.", FORMULA),
    "signed_sum": (lambda d: np.sum(d, axis=2), "the root is taken of the sum of the differences, unsquared.", FORMULA),
    "from_first_training_image": (
        lambda d: np.repeat(np.sum(d[:, :1] ** 2, axis=2), d.shape[1], axis=1),
        "every column has the distances to the first training image.",
        "Column j belongs to X_train[j].",
    ),
    "from_last_training_image": (
        lambda d: np.repeat(np.sum(d[:, -1:] ** 2, axis=2), d.shape[1], axis=1),
        "every column has the distances to the last training image.",
        "Column j belongs to X_train[j]: dists[i, j], not dists[i].",
    ),
    "of_first_image": (
        lambda d: np.repeat(np.sum(d[:1] ** 2, axis=2), len(d), axis=0),
        "every row has the distances of the first image.",
        "Row i belongs to X[i].",
    ),
    "of_last_image": (
        lambda d: np.repeat(np.sum(d[-1:] ** 2, axis=2), len(d), axis=0),
        "every row has the distances of the last image.",
        "Row i belongs to X[i]: dists[i, j], not dists[:, j].",
    ),
    "squares_down_one_loop": (
        lambda d: np.array([for_all(np.sum(row**2, axis=0), len(row)) for row in d]),
        "the squares are added up over the training images; they are added up over the D numbers of one.",
        "axis=1 adds up along the rows of X_train - X[i].",
    ),
    "squares_halved": (
        lambda d: np.sum(d**2, axis=2) / 2,
        "the squares are halved before the root.",
        FORMULA,
    ),
    "doubled": (lambda d: np.sum(d**2, axis=2) * 4, "the distances are twice what they should be.", FORMULA),
}


def _squares(X, T):
    """The squared distances of all pairs, (num_test, num_train)."""
    return np.sum((X[:, None] - T) ** 2, axis=2)


def _lengths(images):
    return np.sqrt(np.sum(images**2, axis=1, keepdims=True))


def _cosines(X, T):
    return (X @ T.T) / (_lengths(X) * _lengths(T).T)


def _of_rows(X, T):
    """The squared distance of each row to that of the other array, (rows,)."""
    return np.sum((X - T) ** 2, axis=1)


SQUARES_OF = {
    "added": (
        lambda X, T: np.sum((X[:, None] + T) ** 2, axis=2),
        "the images are added before they are squared: x + t, where x - t belongs.",
        FORMULA,
    ),
    "scaled_to_length_one": (
        lambda X, T: _squares(X / _lengths(X), T / _lengths(T)),
        "the images are divided by their lengths first.",
        UNCHANGED,
    ),
    "mean_subtracted": (
        lambda X, T: _squares(X - np.mean(X, axis=0), T),
        "the mean of X is subtracted from X, and not from X_train.",
        UNCHANGED,
    ),
    "each_centred": (
        lambda X, T: _squares(X - np.mean(X, axis=1, keepdims=True), T - np.mean(T, axis=1, keepdims=True)),
        "from each image its own mean is subtracted first.",
        UNCHANGED,
    ),
    "training_images_scaled": (
        lambda X, T: _squares(X, T / 255),
        "the training images are divided by 255, and X isn't.",
        UNCHANGED,
    ),
    "images_scaled": (lambda X, T: _squares(X, T) / 255**2, "the images are divided by 255 first.", UNCHANGED),
    "X_with_itself": (
        lambda X, T: _squares(X, for_all(X, T.shape)),
        "the images of X are compared with each other: X_train isn't used.",
        ROWS_AND_COLUMNS,
    ),
    "indices_exchanged": (
        lambda X, T: _squares(T[np.arange(len(X)) % len(T)], X[np.arange(len(T)) % len(X)]),
        *EXCHANGED,
    ),
    "row_for_both": (
        lambda X, T: _of_rows(X, T[np.arange(len(X)) % len(T)])[:, None] + np.zeros(len(T)),
        "row i has the distance of X[i] to X_train[i] in every column.",
        ROWS_AND_COLUMNS,
    ),
    "column_for_both": (
        lambda X, T: _of_rows(X[np.arange(len(T)) % len(X)], T) + np.zeros((len(X), 1)),
        "column j has the distance of X[j] to X_train[j] in every row.",
        "X[i] is one image; X without an index is all of them.",
    ),
    "total_kept": (
        lambda X, T: np.cumsum(_squares(X, T)).reshape(len(X), len(T)),
        "each pair has the sums of all pairs before it added.",
        RESET,
    ),
    "total_kept_along_rows": (
        lambda X, T: np.cumsum(_squares(X, T), axis=1),
        "each pair has the sums of those before it in its row added.",
        RESET,
    ),
}

MEASURES = {
    "dot_products": (lambda X, T: X @ T.T, "these are the products x·t.", FORMULA),
    "cosine_distances": (
        lambda X, T: 1 - _cosines(X, T),
        "these are cosine distances, 1 - x·t / (‖x‖ ‖t‖); the Euclidean ones are wanted.",
        FORMULA,
    ),
    "cosines": (_cosines, "these are the cosines x·t / (‖x‖ ‖t‖).", FORMULA),
    "lengths_compared": (
        lambda X, T: np.abs(_lengths(X) - _lengths(T).T),
        "these are the differences of the lengths, |‖x‖ - ‖t‖|; the length of the difference is wanted.",
        FORMULA,
    ),
    "third_powers": (
        lambda X, T: np.cbrt(np.sum(np.abs(X[:, None] - T) ** 3, axis=2)),
        "the differences are cubed, and the third root is taken.",
        FORMULA,
    ),
}

ABSOLUTE = Choice(
    "absolute_differences",
    {"total": _by_pairs(lambda d: np.sum(np.abs(d), axis=2)), "root": lambda total: total},
    "these are the sums of the absolute differences (the L1 distance); the Euclidean one is wanted.",
    FORMULA,
)

SIGNED = Choice(
    "differences_added_up",
    {"total": _by_pairs(lambda d: np.sum(d, axis=2)), "root": lambda total: total},
    "these are the sums of the differences: squares and root are missing.",
    FORMULA,
)


def _as_totals(table):
    """What is said of X and X_train, as said of a total."""
    return {name: (lambda X, T, *_, does=does: does(X, T), *said) for name, (does, *said) in table.items()}


BY_DIFFERENCES = [
    *choices_of("total", {name: (_by_pairs(does), *said) for name, (does, *said) in DIFFERENCES.items()}, ()),
    *choices_of("total", _as_totals(SQUARES_OF), ()),
    *(
        Choice(choice.name, choice.instead | {"root": lambda total: total}, choice.looks_like, choice.try_next, True)
        for choice in choices_of("total", _as_totals(MEASURES))
    ),
    ABSOLUTE,
    SIGNED,
]
