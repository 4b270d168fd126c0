"""What can be decided otherwise in `distances` of `knn.py`."""

import numpy as np

from grading.choices.choice import KEEP_DECIMALS, KEEP_ORDER, Choice, Choices
from grading.choices.losses import choices_of

from .differences import BY_DIFFERENCES, EXCHANGED
from .expansion import BOTH, BROADCAST, DOWN, OF_IMAGES, OF_TEST, OF_TRAIN, PRODUCT, TIMES, TWICE
from .shared import FILL_ALL, FORMULA


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


FROM_0 = "range(num_test) and range(num_train) begin with 0."

MIRRORED = (
    "half of the table is computed, and the other half is its mirror image.",
    "dists[i, j] isn't dists[j, i]: X[i] and X_train[j] are other images than X[j] and X_train[i].",
)

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
    "floor_of_one": (
        lambda squares: np.sqrt(np.maximum(1, squares)),
        "distances below 1 are 1.",
        "np.maximum(0, squares): 0 is the smallest square.",
    ),
}


def _kept(dists, where):
    """The distances that stand at `where`; all others are 0."""
    found = np.zeros(dists.shape)
    found[where] = dists[where]
    return found


def _mirrored(dists):
    """The upper triangle, and the lower one as its mirror image, as far as the table is square."""
    found, size = np.triu(dists), min(dists.shape)
    found[:size, :size] += np.triu(dists, 1)[:size, :size].T
    return found


FINISHED = {
    "transposed": (
        lambda dists: np.resize(dists.T, dists.shape),
        *EXCHANGED,
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
    "first_row_missing": (lambda dists: _kept(dists, np.s_[1:]), "the first row is 0.", FROM_0),
    "first_column_missing": (lambda dists: _kept(dists, np.s_[:, 1:]), "the first column is 0.", FROM_0),
    "firsts_missing": (lambda dists: _kept(dists, np.s_[1:, 1:]), "the first row and the first column are 0.", FROM_0),
    "lasts_missing": (
        lambda dists: _kept(dists, np.s_[:-1, :-1]),
        "the last row and the last column are 0.",
        FILL_ALL,
    ),
    "num_test_for_both": (
        lambda dists: _kept(dists, np.s_[:, : len(dists)]),
        "only num_test columns are filled in.",
        "The inner loop goes over range(num_train).",
    ),
    "upper_triangle_alone": (np.triu, "dists[i, j] is 0 where j < i.", FILL_ALL),
    "above_the_diagonal_alone": (lambda dists: np.triu(dists, 1), "dists[i, j] is 0 where j <= i.", FILL_ALL),
    "lower_triangle_alone": (np.tril, "dists[i, j] is 0 where j > i.", FILL_ALL),
    "lower_mirrored": (lambda dists: _mirrored(dists.T).T, *MIRRORED),
    "upper_mirrored": (lambda dists: _mirrored(dists), *MIRRORED),
    "diagonal_zero": (
        lambda dists: np.where(np.eye(*dists.shape, dtype=bool), 0, dists),
        "dists[i, i] is 0.",
        "X[i] and X_train[i] are different images.",
    ),
    "to_one_decimal": (lambda dists: np.round(dists, 1), "the distances are rounded.", KEEP_DECIMALS),
    "to_two_decimals": (lambda dists: np.round(dists, 2), "the distances are rounded.", KEEP_DECIMALS),
    "to_three_decimals": (lambda dists: np.round(dists, 3), "the distances are rounded.", KEEP_DECIMALS),
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
        *BOTH,
        Choice(
            "both_squares_down",
            {"of_test": OF_TEST["test_squares_down"][0], "of_train": OF_TRAIN["train_squares_down"][0]},
            DOWN,
            OF_IMAGES,
        ),
    )
]

OF_ALL = [*choices_of("root", ROOT), *choices_of("finished", FINISHED, ("transposed", "cut", "rounded"))]


ALL_ZERO = Choice(
    "zeros",
    {"finished": FINISHED["zeros"][0]},
    "all distances are 0.",
    "Print the squares before the root is taken: np.maximum(0, …) makes negative ones 0.",
    alone=True,
)

CHOICES = [
    Choices(
        of=("KNearestNeighbor",),
        function=measuring,
        wrong=[*BY_DIFFERENCES, *OF_ALL],
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
            *choices_of("total", BROADCAST | TWICE, ()),
            *BOTH,
            *(choice for choice in OF_ALL if choice.name != ALL_ZERO.name),
            ALL_ZERO,
            *WITHOUT_FLOOR,
        ],
        parts=("no_loops",),
        makes_class=True,
    ),
]
