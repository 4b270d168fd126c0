"""What can be decided otherwise where the square of the distance is expanded: ‖x‖² - 2 x·t + ‖t‖²."""

import numpy as np

from grading.choices.choice import Choice

from .shared import for_all

EXPANDED = "‖x - t‖² = ‖x‖² - 2 x·t + ‖t‖²."

OF_IMAGES = "‖x‖² is one number for each image: np.sum(X**2, axis=1)."

TIMES = {
    "cross_term_added": (2.0, "2 x·t is added: minus is right.", EXPANDED),
    "cross_term_not_doubled": (-1.0, "x·t is subtracted once: twice is right.", EXPANDED),
    "cross_term_added_once": (1.0, "x·t is added once: it is subtracted twice.", EXPANDED),
    "cross_term_doubled_twice": (-4.0, "x·t is subtracted four times: twice is right.", EXPANDED),
    "cross_term_missing": (0.0, "the term -2 x·t is missing.", EXPANDED),
}


def _squares(images, among):
    """What may stand in place of the squares of either kind of images, by the end of its name.

    images: which of (X, X_train), 0 or 1; among: words for its letter, its array, and the images
    """
    letter, array, called = among
    every = "images of X" if images == 0 else called

    def of(made):
        return lambda X, T: made((X, T)[images])

    square = f"‖{letter}‖² of the {called}"
    return {
        "squares_missing": (of(lambda a: np.zeros(len(a))), f"{square} is missing.", EXPANDED),
        "not_squared": (
            of(lambda a: np.sum(a, axis=1)),
            f"the sum of {letter} stands where ‖{letter}‖² belongs.",
            OF_IMAGES,
        ),
        "squares_down": (
            of(lambda a: for_all(np.sum(a**2, axis=0), len(a))),
            f"the squares of {array} are added up down the columns; each image needs the sum along its row.",
            OF_IMAGES,
        ),
        "squares_of_all": (
            of(lambda a: np.full(len(a), np.sum(a**2))),
            f"the squares of all {every} are added up to one number: axis is missing.",
            OF_IMAGES,
        ),
        "length": (
            of(lambda a: np.sqrt(np.sum(a**2, axis=1))),
            f"the length ‖{letter}‖ stands where its square ‖{letter}‖² belongs.",
            EXPANDED,
        ),
        "squares_subtracted": (
            of(lambda a: -np.sum(a**2, axis=1)),
            f"{square} is subtracted: it is added.",
            EXPANDED,
        ),
        "squares_doubled": (of(lambda a: 2 * np.sum(a**2, axis=1)), f"{square} is doubled: only x·t is.", EXPANDED),
        "squares_in_brackets": (
            of(lambda a: -2 * np.sum(a**2, axis=1)),
            f"‖{letter}‖² is multiplied by -2, too, as in -2 * (x·t + ‖{letter}‖²).",
            "Only x·t is multiplied by -2: close the brackets after it.",
        ),
    }


OF_TEST = {f"test_{name}": said for name, said in _squares(0, ("x", "X", "images to classify")).items()}
OF_TRAIN = {f"train_{name}": said for name, said in _squares(1, ("t", "X_train", "training images")).items()}

PRODUCT = {
    "product_exchanged": (
        lambda X, T: np.resize(T @ X.T, (len(X), len(T))),
        "the product is X_train·X: its rows belong to the training images.",
        "X @ X_train.T has a row for each image to classify.",
    ),
    "product_of_all": (
        lambda X, T: np.full((len(X), len(T)), np.sum(for_all(X, T.shape) * T)),
        "every pair gets the sum of all products.",
        "X @ X_train.T has a number for each pair.",
    ),
    "product_not_transposed": (
        lambda X, T: _square(X, len(T)) @ _square(T, len(T)),
        "X_train isn't transposed in the product.",
        "X @ X_train.T has x·t in row i, column j: row i of X times row j of X_train.",
    ),
    "product_by_numbers": (
        lambda X, T: np.resize(X, (len(X), len(T))) * np.resize(T, (len(X), len(T))),
        "X and X_train are multiplied number by number, by *.",
        "A product of matrices is written @: X @ X_train.T.",
    ),
    "other_transposed": (
        lambda X, T: np.resize(for_all(X, T.shape).T @ T, (len(X), len(T))),
        "X is transposed in the product, where X_train is to be.",
        "X @ X_train.T has x·t in row i, column j: row i of X times row j of X_train.",
    ),
}


def _square(array, columns):
    """The array with so many columns: itself where it has them, so that products fit that wouldn't."""
    return array if array.shape == (columns, columns) else np.resize(array, (len(array), columns))


def _down(images, T):
    """The squares added up down the columns, a number for each training image."""
    return for_all(np.sum(images**2, axis=0), len(T))


BROADCAST = {
    "test_squares_along_rows": (
        lambda X, T, x, product, t, times: for_all(x, len(T)) + times * product + t,
        "‖x‖² of image j is added in column j; that of image i belongs in row i.",
        "Broadcasting compares shapes from the right: np.sum(X**2, axis=1)[:, None] has the shape (num_test, 1).",
    ),
    "squares_exchanged": (
        lambda X, T, x, product, t, times: for_all(x, len(T)) + times * product + for_all(t, len(X))[:, None],
        "‖x‖² is added along the rows and ‖t‖² down the columns: it is the other way round.",
        "‖x‖² of image i belongs in row i, so it is the one to stand upright, by [:, None].",
    ),
    "train_squares_down_rows": (
        lambda X, T, x, product, t, times: x[:, None] + times * product + for_all(t, len(X))[:, None],
        "‖t‖² of training image i is added in row i; that of training image j belongs in column j.",
        "Broadcasting compares shapes from the right: np.sum(X_train**2, axis=1) fits the columns as it is.",
    ),
}

TWICE = {
    "test_squares_twice": (
        lambda X, T, x, product, t, times: 2 * x[:, None] + times * product,
        "‖x‖² is added twice, and ‖t‖² of the training images is missing.",
        EXPANDED,
    ),
    "train_squares_twice": (
        lambda X, T, x, product, t, times: times * product + 2 * t,
        "‖t‖² is added twice, and ‖x‖² of the images to classify is missing.",
        EXPANDED,
    ),
}

DOWN = "the squares are added up down the columns; each image needs the sum along its row."

BOTH = [
    Choice(
        "both_squares_of_all",
        {"of_test": OF_TEST["test_squares_of_all"][0], "of_train": OF_TRAIN["train_squares_of_all"][0]},
        "the squares of all images are added up to one number each, for X and for X_train: axis is missing.",
        OF_IMAGES,
        alone=True,
    ),
    Choice(
        "both_squares_down_along_rows",
        {"total": lambda X, T, x, product, t, times: _down(X, T) + times * product + _down(T, T)},
        DOWN,
        OF_IMAGES,
        alone=True,
    ),
    Choice(
        "both_lengths",
        {"of_test": OF_TEST["test_length"][0], "of_train": OF_TRAIN["train_length"][0]},
        "the lengths ‖x‖ and ‖t‖ stand where their squares belong.",
        EXPANDED,
        alone=True,
    ),
    Choice(
        "neither_squared",
        {"of_test": OF_TEST["test_not_squared"][0], "of_train": OF_TRAIN["train_not_squared"][0]},
        "the sums of x and of t stand where ‖x‖² and ‖t‖² belong.",
        OF_IMAGES,
        alone=True,
    ),
    Choice(
        "training_images_squared",
        {"of_train": lambda X, T: np.sum(T**4, axis=1), "product": lambda X, T: X @ (T**2).T},
        "a second call finds X_train squared: the first call has changed it.",
        "X_train**2 is a new array; **= and out= change X_train itself.",
        alone=True,
    ),
]
