"""What can be decided otherwise in `distances` of `knn.py`."""

import numpy as np

from grading.choices.choice import KEEP_DECIMALS, KEEP_ORDER, Choice, Choices
from grading.choices.losses import choices_of

from .shared import FILL_ALL

FORMULA = "The distance is √ Σ_d (x_d - t_d)²: subtract, square, add up, take the root."

EXPANDED = "‖x - t‖² = ‖x‖² - 2 x·t + ‖t‖²."

OF_IMAGES = "‖x‖² is one number for each image: np.sum(X**2, axis=1)."


def _for_all(values, count):
    """The first `count` of `values`, which begin anew where they are fewer."""
    return np.resize(values, count)


def _expanded(x, product, t, times):
    return x[:, None] + times * product + t


def measuring(
    *,
    of_test=lambda X, T: np.sum(X**2, axis=1),
    of_train=lambda X, T: np.sum(T**2, axis=1),
    product=lambda X, T: X @ T.T,
    times=-2.0,
    total=lambda X, T, x, product, t, times: _expanded(x, product, t, times),
    root=lambda squares: np.sqrt(np.maximum(0, squares)),
    finished=lambda dists: dists,
):
    """A classifier that computes distances, each choice a parameter."""

    class Measuring:
        def train(self, X, y):
            self.X_train = X

        def compute_distances_two_loops(self, X):
            T = self.X_train
            parts = of_test(X, T), product(X, T), of_train(X, T)
            return finished(root(total(X, T, *parts, times)))

        compute_distances_one_loop = compute_distances_no_loops = compute_distances_two_loops

    return Measuring


def _by_pairs(of_differences):
    """A total that is made of the differences of all pairs, (num_test, num_train, D)."""
    return lambda X, T, *_: of_differences(X[:, None] - T)


TIMES = {
    "cross_term_added": (2.0, "2 x·t is added: minus is right.", EXPANDED),
    "cross_term_not_doubled": (-1.0, "x·t is subtracted once: twice is right.", EXPANDED),
    "cross_term_added_once": (1.0, "x·t is added once: it is subtracted twice.", EXPANDED),
    "cross_term_missing": (0.0, "the term -2 x·t is missing.", EXPANDED),
}

OF_TEST = {
    "test_squares_missing": (lambda X, T: np.zeros(len(X)), "‖x‖² of the images to classify is missing.", EXPANDED),
    "test_not_squared": (lambda X, T: np.sum(X, axis=1), "the sum of x stands where ‖x‖² belongs.", OF_IMAGES),
    "test_squares_down": (
        lambda X, T: _for_all(np.sum(X**2, axis=0), len(X)),
        "the squares of X are added up down the columns; each image needs the sum along its row.",
        OF_IMAGES,
    ),
    "test_squares_of_all": (
        lambda X, T: np.full(len(X), np.sum(X**2)),
        "the squares of all images of X are added up to one number: axis is missing.",
        OF_IMAGES,
    ),
    "test_length": (
        lambda X, T: np.sqrt(np.sum(X**2, axis=1)),
        "the length ‖x‖ stands where its square ‖x‖² belongs.",
        EXPANDED,
    ),
}

OF_TRAIN = {
    "train_squares_missing": (lambda X, T: np.zeros(len(T)), "‖t‖² of the training images is missing.", EXPANDED),
    "train_not_squared": (lambda X, T: np.sum(T, axis=1), "the sum of t stands where ‖t‖² belongs.", OF_IMAGES),
    "train_squares_down": (
        lambda X, T: _for_all(np.sum(T**2, axis=0), len(T)),
        "the squares of X_train are added up down the columns; each image needs the sum along its row.",
        OF_IMAGES,
    ),
    "train_squares_of_all": (
        lambda X, T: np.full(len(T), np.sum(T**2)),
        "the squares of all training images are added up to one number: axis is missing.",
        OF_IMAGES,
    ),
    "train_length": (
        lambda X, T: np.sqrt(np.sum(T**2, axis=1)),
        "the length ‖t‖ stands where its square ‖t‖² belongs.",
        EXPANDED,
    ),
}

PRODUCT = {
    "product_exchanged": (
        lambda X, T: np.resize(T @ X.T, (len(X), len(T))),
        "the product is X_train·X: its rows belong to the training images.",
        "X @ X_train.T has a row for each image to classify.",
    ),
    "product_of_all": (
        lambda X, T: np.full((len(X), len(T)), np.sum(_for_all(X, T.shape) * T)),
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
}


def _square(array, columns):
    """The array with so many columns: itself where it has them, so that products fit that wouldn't."""
    return array if array.shape == (columns, columns) else np.resize(array, (len(array), columns))


BROADCAST = {
    "test_squares_along_rows": (
        lambda X, T, x, product, t, times: _for_all(x, len(T)) + times * product + t,
        "‖x‖² of image j is added in column j; that of image i belongs in row i.",
        "Broadcasting compares shapes from the right: np.sum(X**2, axis=1)[:, None] has the shape (num_test, 1).",
    ),
    "squares_exchanged": (
        lambda X, T, x, product, t, times: _for_all(x, len(T)) + times * product + _for_all(t, len(X))[:, None],
        "‖x‖² is added along the rows and ‖t‖² down the columns: it is the other way round.",
        "‖x‖² of image i belongs in row i, so it is the one to stand upright, by [:, None].",
    ),
    "train_squares_down_rows": (
        lambda X, T, x, product, t, times: x[:, None] + times * product + _for_all(t, len(X))[:, None],
        "‖t‖² of training image i is added in row i; that of training image j belongs in column j.",
        "Broadcasting compares shapes from the right: np.sum(X_train**2, axis=1) fits the columns as it is.",
    ),
}

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
        lambda d: np.array([_for_all(np.sum(row**2, axis=0), len(row)) for row in d]),
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

ROOT = {
    "root_missing": (lambda squares: squares, "the root is missing: these are the squares of the distances.", FORMULA),
    "squared_instead": (lambda squares: squares**2, "the squared distances are squared again.", FORMULA),
    "halved_for_root": (
        lambda squares: squares / 2,
        "the squares are halved: `** 1 / 2` is read as (… ** 1) / 2.",
        "Write np.sqrt(…), or ** 0.5.",
    ),
    "root_twice": (lambda squares: np.maximum(0, squares) ** 0.25, "the root is taken twice.", FORMULA),
    "negative": (
        lambda squares: -np.sqrt(np.maximum(0, squares)),
        "the distances have a minus.",
        "Distances are never below 0.",
    ),
}

FINISHED = {
    "transposed": (
        lambda dists: np.resize(dists.T, dists.shape),
        "rows and columns are exchanged.",
        "A row belongs to an image to classify, a column to a training image.",
    ),
    "zeros": (lambda dists: 0 * dists, "all distances are 0: dists is made and never filled in.", FILL_ALL),
    "rounded": (np.round, "the distances are rounded to whole numbers.", KEEP_DECIMALS),
    "cut": (np.trunc, "the distances have lost what stands behind the decimal point.", KEEP_DECIMALS),
    "first_row_alone": (lambda dists: _kept(dists, np.s_[:1]), "only the first row is filled in.", FILL_ALL),
    "last_row_missing": (lambda dists: _kept(dists, np.s_[:-1]), "the last row is 0.", FILL_ALL),
    "last_column_missing": (lambda dists: _kept(dists, np.s_[:, :-1]), "the last column is 0.", FILL_ALL),
    "diagonal_alone": (
        lambda dists: np.where(np.eye(*dists.shape, dtype=bool), dists, 0),
        "only dists[i, i] is filled in.",
        FILL_ALL,
    ),
    "rows_sorted": (lambda dists: np.sort(dists, axis=1), "each row is sorted.", KEEP_ORDER),
}

WITHOUT_FLOOR = [
    Choice(
        f"{choice.name}_without_floor",
        {**choice.instead, "root": np.sqrt},
        choice.looks_like,
        choice.try_next,
        alone=True,
    )
    for choice in (
        *choices_of("of_test", OF_TEST),
        *choices_of("of_train", OF_TRAIN),
        *choices_of("product", PRODUCT),
        *choices_of("total", BROADCAST),
        Choice(
            "both_squares_down",
            {"of_test": OF_TEST["test_squares_down"][0], "of_train": OF_TRAIN["train_squares_down"][0]},
            "the squares are added up down the columns; each image needs the sum along its row.",
            OF_IMAGES,
        ),
    )
]

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

BY_DIFFERENCES = choices_of(
    "total", {name: (_by_pairs(does), *said) for name, (does, *said) in DIFFERENCES.items()}, ()
)

OF_ALL = [*choices_of("root", ROOT), *choices_of("finished", FINISHED, ("transposed", "cut", "rounded"))]


def _kept(dists, where):
    """The distances that stand at `where`; all others are 0."""
    found = np.zeros(dists.shape)
    found[where] = dists[where]
    return found


CHOICES = [
    Choices(
        of=("KNearestNeighbor",),
        function=measuring,
        wrong=[*BY_DIFFERENCES, *OF_ALL, ABSOLUTE, SIGNED],
        parts=("two_loops", "one_loop"),
        makes_class=True,
    ),
    Choices(
        of=("KNearestNeighbor",),
        function=measuring,
        wrong=[
            *choices_of("times", TIMES),
            *choices_of("of_test", OF_TEST, ("test_squares_missing", "test_squares_down")),
            *choices_of("of_train", OF_TRAIN, ("train_squares_missing", "train_squares_down")),
            *choices_of("product", PRODUCT),
            *BY_DIFFERENCES,
            *choices_of("total", BROADCAST, ()),
            *OF_ALL,
            *WITHOUT_FLOOR,
            ABSOLUTE,
            SIGNED,
        ],
        parts=("no_loops",),
        makes_class=True,
    ),
]
