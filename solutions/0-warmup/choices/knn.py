"""What can be decided otherwise with nearest neighbours: how far is far, who votes, who is held out."""

import numpy as np

from cs231n_lite.knn import KNearestNeighbor
from grading.choices.choice import KEEP_DECIMALS, KEEP_ORDER, Choice, Choices
from grading.choices.losses import choices_of

FORMULA = "The distance is √ Σ_d (x_d - t_d)²: subtract, square, add up, take the root."
EXPANDED = "‖x - t‖² = ‖x‖² - 2 x·t + ‖t‖²."
OF_IMAGES = "‖x‖² is one number for each image: np.sum(X**2, axis=1)."
FILL_ALL = "The loops go over range(num_test) and range(num_train), and the return stands after them."


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


def voting(
    *,
    order=lambda dists: np.argsort(dists, axis=1),
    voters=lambda order, k: order[:, :k],
    labels=lambda y, who, dists: y[who],
    elected=lambda votes, dists, y: _most(votes, min),
    finished=lambda found: found,
):
    """A classifier that lets the nearest images vote, each choice a parameter; their order is that of the distances."""

    class Voting:
        def train(self, X, y):
            self.y_train = y

        def predict_labels(self, dists, k=1):
            y = self.y_train
            who = voters(order(dists), k)
            rows = zip(labels(y, who, dists), np.take_along_axis(dists, who, axis=1), strict=True)
            return finished(np.array([elected(votes.tolist(), near.tolist(), y) for votes, near in rows]))

    return Voting


def _leaders(votes, most=max):
    """The labels with the most votes, that of the nearest first."""
    return [label for label in dict.fromkeys(votes) if votes.count(label) == most(map(votes.count, votes))]


def _most(votes, among):
    return among(_leaders(votes))


def _weighted(votes, weights):
    """The label with the largest sum of weights, the smallest of several."""
    sums = {label: sum(w for v, w in zip(votes, weights, strict=True) if v == label) for label in sorted(set(votes))}
    return max(sums, key=sums.get)


NEAREST_FIRST = "np.argsort(dists[i])[:k] are the indices of the k smallest distances in row i."
LABELS_OF_THEM = "y_train[…] at the indices of the k nearest gives their labels; count these."
MAJORITY = "Count the votes for each label, and take the label with the most: np.argmax(np.bincount(…))."
SMALLEST = "Where several labels have equally many votes, the smallest label is taken; np.argmax gives the first."
ORDER = {
    "farthest": (lambda dists: np.argsort(-dists, axis=1), "the k farthest images vote.", NEAREST_FIRST),
    "sorted_down_the_columns": (
        lambda dists: np.argsort(dists, axis=0) % dists.shape[1],
        "the distances are sorted down the columns; each image needs its own row sorted.",
        NEAREST_FIRST,
    ),
    "not_sorted": (
        lambda dists: np.tile(np.arange(dists.shape[1]), (len(dists), 1)),
        "the first k training images vote, near or far.",
        NEAREST_FIRST,
    ),
    "nearest_to_first_image": (
        lambda dists: np.tile(np.argsort(dists[0]), (len(dists), 1)),
        "the images nearest to the first one vote for all.",
        NEAREST_FIRST,
    ),
    "ranks_for_indices": (
        lambda dists: np.argsort(np.argsort(dists, axis=1), axis=1),
        "argsort is applied twice: these are ranks, not the indices of the nearest.",
        NEAREST_FIRST,
    ),
}
VOTERS = {
    "nearest_alone": (lambda order, k: order[:, :1], "only the nearest image votes: k isn't used.", NEAREST_FIRST),
    "one_more": (lambda order, k: order[:, : k + 1], "one image more than k votes.", "[:k] takes the first k."),
    "one_less": (
        lambda order, k: order[:, : max(1, k - 1)],
        "one image fewer than k votes.",
        "[:k] takes the first k.",
    ),
    "nearest_left_out": (
        lambda order, k: order[:, 1 : k + 1] if order.shape[1] > 1 else order,
        "the nearest image is left out, and the next k vote.",
        "[:k] begins with the nearest.",
    ),
    "nearest_skipped": (
        lambda order, k: order[:, min(1, k - 1) : k],
        "the nearest image is left out, and k - 1 vote.",
        "[:k] begins with the nearest.",
    ),
    "all": (lambda order, k: order, "all training images vote: k isn't used.", NEAREST_FIRST),
    "kth_alone": (lambda order, k: order[:, k - 1 : k], "only the k-th nearest image votes.", "[:k], with a colon."),
    "after_the_kth": (
        lambda order, k: order[:, k : k + 1] if k < order.shape[1] else order[:, -1:],
        "only the image after the k-th nearest votes.",
        "[:k], with a colon.",
    ),
}
VOTED = {
    "indices_for_labels": (
        lambda y, who, dists: who,
        "the indices of the nearest images are counted, not their labels.",
        LABELS_OF_THEM,
    ),
    "distances_for_labels": (
        lambda y, who, dists: np.take_along_axis(dists, who, axis=1).astype(int),
        "the distances of the nearest images are counted, not their labels.",
        LABELS_OF_THEM,
    ),
}
ELECTED = {
    "ties_to_largest": (
        lambda votes, near, y: _most(votes, max),
        "of several labels with the most votes the largest is taken.",
        SMALLEST,
    ),
    "ties_to_nearest": (
        lambda votes, near, y: _leaders(votes)[0],
        "of several labels with the most votes that of the nearest image is taken, the first one seen.",
        SMALLEST,
    ),
    "ties_to_farthest": (
        lambda votes, near, y: _leaders(votes[::-1])[0],
        "of several labels with the most votes that of the farthest image is taken, the last one seen.",
        SMALLEST,
    ),
    "ties_to_first_to_lead": (
        lambda votes, near, y: max(
            _leaders(votes), key=lambda label: -[i for i, v in enumerate(votes) if v == label][-1]
        ),
        "of several labels with the most votes the one is taken that reached them first, as if the farthest voters "
        "were left out until no votes tie.",
        SMALLEST,
    ),
    "ties_to_nearest_of_all": (
        lambda votes, near, y: _leaders(votes)[0] if len(_leaders(votes)) == 1 else votes[0],
        "where votes tie, the label of the nearest image is taken, also if it isn't among those that tie.",
        SMALLEST,
    ),
    "ties_by_distance": (
        lambda votes, near, y: min(
            sorted(_leaders(votes)), key=lambda label: sum(d for v, d in zip(votes, near, strict=True) if v == label)
        ),
        "where votes tie, the distances decide.",
        SMALLEST,
    ),
    "weighted_by_nearness": (
        lambda votes, near, y: _weighted(votes, [1 / d for d in near]),
        "the votes are weighted by 1 over the distance; each counts as one.",
        MAJORITY,
    ),
    "weighted_by_distance": (
        lambda votes, near, y: _weighted(votes, near),
        "the votes are weighted by the distance; each counts as one.",
        MAJORITY,
    ),
    "mean_rounded": (
        lambda votes, near, y: round(np.mean(votes)),
        "the labels are averaged and rounded; labels are names, and 3 isn't between 2 and 4.",
        MAJORITY,
    ),
    "mean": (lambda votes, near, y: np.mean(votes), "the labels are averaged.", MAJORITY),
    "mean_cut": (lambda votes, near, y: int(np.mean(votes)), "the labels are averaged and cut.", MAJORITY),
    "median": (lambda votes, near, y: np.median(votes), "the label in the middle is taken.", MAJORITY),
    "labels_below_ten": (
        lambda votes, near, y: int(np.argmax([votes.count(label) for label in range(10)])),
        "labels above 9 don't count.",
        "Labels are whole numbers of any size: np.bincount makes as many counts as there are needed.",
    ),
    "smallest_label": (lambda votes, near, y: min(votes), "the smallest label of the k is taken.", MAJORITY),
    "largest_label": (lambda votes, near, y: max(votes), "the largest label of the k is taken.", MAJORITY),
    "fewest_votes": (
        lambda votes, near, y: min(_leaders(votes, min)),
        "the label with the fewest votes is taken.",
        MAJORITY,
    ),
    "count_for_label": (
        lambda votes, near, y: max(map(votes.count, votes)),
        "the number of votes is returned, not the label.",
        "np.argmax gives the index with the most votes, np.max their number.",
    ),
    "place_among_nearest": (
        lambda votes, near, y: sorted(set(votes)).index(_most(votes, min)),
        "the place of the label in the list of the voters' labels is returned, not the label.",
        "np.unique returns the labels and their counts: labels[np.argmax(counts)].",
    ),
    "place_among_all": (
        lambda votes, near, y: sorted(set(y.tolist())).index(_most(votes, min)),
        "the place of the label in the list of all labels is returned, not the label.",
        "np.unique returns the labels and their counts: labels[np.argmax(counts)].",
    ),
}
PREDICTED = {
    "zeros": (lambda found: 0 * found, "all labels are 0: y_pred is made and never filled in.", FILL_ALL),
    "first_alone": (lambda found: np.append(found[:1], 0 * found[1:]), "only the first label is filled in.", FILL_ALL),
    "last_missing": (lambda found: np.append(found[:-1], 0), "the last label is 0.", FILL_ALL),
    "last_for_all": (
        lambda found: np.full(len(found), found[-1]),
        "every image gets the label of the last one.",
        "y_pred[i], not y_pred[:].",
    ),
    "label_and_one": (lambda found: found + 1, "1 is added to each label.", "np.argmax gives the label itself."),
    "label_less_one": (lambda found: found - 1, "1 is taken from each label.", "np.argmax gives the label itself."),
    "reversed": (lambda found: found[::-1], "the labels come in reverse order.", KEEP_ORDER),
    "sorted": (lambda found: np.sort(found), "the labels are sorted.", KEEP_ORDER),
}


def cross_validating(
    X,
    y,
    ks,
    folds=5,
    *,
    cut=lambda N, folds: np.array_split(np.arange(N), folds),
    roles=lambda parts, f: (_all_but(parts, f), parts[f]),
    labels=lambda y, who: y[who],
    neighbours=lambda k, row, ks: k,
    scored=lambda predicted, right: np.mean(predicted == right),
    finished=lambda accuracies: accuracies,
):
    """The accuracies for each k and fold, each choice a parameter."""
    parts, accuracies = cut(len(X), folds), np.zeros((len(ks), folds))
    for f in range(folds):
        seen, held_out = roles(parts, f)
        classifier = KNearestNeighbor()
        classifier.train(X[seen], labels(y, seen))
        dists = classifier.compute_distances_no_loops(X[held_out])
        for row, k in enumerate(ks):
            chosen = min(neighbours(k, row, ks), len(seen))
            accuracies[row, f] = scored(classifier.predict_labels(dists, chosen), y[held_out])
    return finished(accuracies)


def _all_but(parts, f):
    return np.concatenate([part for g, part in enumerate(parts) if g != f])


def _of_equal_size(N, folds, rest):
    """Folds of N // folds images; what is left over goes with the last of them, or with none."""
    size = N // folds
    parts = [np.arange(f * size, (f + 1) * size) for f in range(folds)]
    return [*parts[:-1], np.arange((folds - 1) * size, N)] if rest else parts


IN_ORDER = "np.array_split(X, folds) cuts in order; where N isn't divisible, the first folds have one image more."
ALL_OTHERS = "Train on all folds but f, joined by np.concatenate, and predict the labels of fold f."
CUT = {
    "every_nth_image": (
        lambda N, folds: [np.arange(f, N, folds) for f in range(folds)],
        "fold f has every folds-th image, starting at f; the folds are cut in order.",
        IN_ORDER,
    ),
    "rest_dropped": (
        lambda N, folds: _of_equal_size(N, folds, rest=False),
        "the images that are left over, where N isn't divisible by folds, are dropped.",
        IN_ORDER,
    ),
    "rest_in_last_fold": (
        lambda N, folds: _of_equal_size(N, folds, rest=True),
        "all images that are left over, where N isn't divisible by folds, are in the last fold.",
        IN_ORDER,
    ),
    "folds_from_the_end": (
        lambda N, folds: np.array_split(np.arange(N), folds)[::-1],
        "the folds are taken from the end.",
        "Column f belongs to fold f.",
    ),
    "cut_in_reverse": (
        lambda N, folds: np.array_split(np.arange(N)[::-1], folds),
        "the images are cut in reverse order.",
        IN_ORDER,
    ),
}
ROLES = {
    "trained_on_validation_fold": (
        lambda parts, f: (parts[f], parts[f]),
        "the classifier is trained on the fold that it is tested on, and on no other.",
        ALL_OTHERS,
    ),
    "trained_on_all": (
        lambda parts, f: (np.concatenate(parts), parts[f]),
        "the classifier is trained on all folds, the validation fold among them.",
        ALL_OTHERS,
    ),
    "roles_exchanged": (
        lambda parts, f: (parts[f], _all_but(parts, f)),
        "the classifier is trained on fold f and tested on all others: the roles are exchanged.",
        ALL_OTHERS,
    ),
    "tested_on_training_folds": (
        lambda parts, f: (_all_but(parts, f), _all_but(parts, f)),
        "the classifier is tested on the folds that it was trained on.",
        ALL_OTHERS,
    ),
    "tested_on_all": (
        lambda parts, f: (_all_but(parts, f), np.concatenate(parts)),
        "the classifier is tested on all folds.",
        ALL_OTHERS,
    ),
    "trained_on_next_fold": (
        lambda parts, f: (parts[(f + 1) % len(parts)], parts[f]),
        "the classifier is trained on the next fold alone.",
        ALL_OTHERS,
    ),
    "trained_on_fold_before": (
        lambda parts, f: (parts[f - 1], parts[f]),
        "the classifier is trained on the fold before alone.",
        ALL_OTHERS,
    ),
    "trained_on_first_other": (
        lambda parts, f: (parts[0 if f else 1], parts[f]),
        "the classifier is trained on the first of the other folds alone.",
        ALL_OTHERS,
    ),
    "trained_on_last_other": (
        lambda parts, f: (parts[-1 if f < len(parts) - 1 else -2], parts[f]),
        "the classifier is trained on the last of the other folds alone.",
        "Each fold replaces the one before: join them with np.concatenate.",
    ),
    "first_fold_held_out": (
        lambda parts, f: (_all_but(parts, 0), parts[0]),
        "the first fold is held out each time.",
        ALL_OTHERS,
    ),
    "last_fold_held_out": (
        lambda parts, f: (_all_but(parts, len(parts) - 1), parts[-1]),
        "the last fold is held out each time.",
        ALL_OTHERS,
    ),
    "next_fold_held_out": (
        lambda parts, f: (_all_but(parts, (f + 1) % len(parts)), parts[(f + 1) % len(parts)]),
        "fold f + 1 is held out for column f.",
        "Column f belongs to fold f.",
    ),
}
LABELS = {
    "labels_of_first_images": (
        lambda y, who: y[: len(who)],
        "the training images get labels from the start of y: y isn't cut as X is.",
        "y is cut by np.array_split and joined exactly as X is.",
    ),
    "labels_reversed": (lambda y, who: y[who][::-1], "the labels are joined in reverse order.", KEEP_ORDER),
}
PASSED_ON = "predict_labels gets the distances and this row's k: predict_labels(dists, k)."
NEIGHBOURS = {
    "k_of_one": (lambda k, row, ks: 1, "every row has the accuracies of k = 1: k isn't passed on.", PASSED_ON),
    "row_for_k": (lambda k, row, ks: row + 1, "row + 1 is taken for k.", "for row, k in enumerate(ks)."),
    "last_k": (lambda k, row, ks: ks[-1], "the last k of ks is taken in every row.", "for row, k in enumerate(ks)."),
    "first_k": (lambda k, row, ks: ks[0], "the first k of ks is taken in every row.", "for row, k in enumerate(ks)."),
    "sorted_ks": (lambda k, row, ks: np.sort(ks)[row], "the rows are in the order of k; ks has another.", KEEP_ORDER),
    "one_more": (lambda k, row, ks: k + 1, "one neighbour too many is passed on: k + 1.", PASSED_ON),
}
SHARE = "predicted == right has True where they agree, and np.mean counts True as 1: the share that is right."
SCORED = {
    "errors": (lambda p, y: np.mean(p != y), "these are the shares that are wrong; accuracy is what is right.", SHARE),
    "percent": (lambda p, y: 100 * np.mean(p == y), "these are percent; accuracies are between 0 and 1.", SHARE),
    "counts": (
        lambda p, y: np.sum(p == y),
        "these are the numbers of right images; their share is wanted.",
        SHARE,
    ),
    "rounded": (lambda p, y: np.round(np.mean(p == y)), "the accuracies are rounded to 0 or 1.", KEEP_DECIMALS),
    "squared_errors": (lambda p, y: np.mean((p - y) ** 2), "the labels are subtracted and squared.", SHARE),
    "absolute_errors": (lambda p, y: np.mean(np.abs(p - y)), "the labels are subtracted.", SHARE),
}
FINISHED_FOLDS = {
    "transposed": (
        lambda a: np.resize(a.T, a.shape),
        "rows and columns are exchanged.",
        "A row belongs to a k, a column to a fold.",
    ),
    "means": (
        lambda a: np.repeat(np.mean(a, axis=1, keepdims=True), a.shape[1], axis=1),
        "every fold has the mean over the folds.",
        "Keep the accuracy of each fold; their mean is taken later.",
    ),
    "zeros": (lambda a: 0 * a, "all accuracies are 0: the array is never filled in.", "accuracies[row, f] = …"),
    "last_fold_alone": (
        lambda a: np.append(0 * a[:, :-1], a[:, -1:], axis=1),
        "only the last fold is filled in.",
        "accuracies[row, f], inside the loop over the folds.",
    ),
    "first_fold_alone": (
        lambda a: np.append(a[:, :1], 0 * a[:, 1:], axis=1),
        "only the first fold is filled in: a return inside the loop?",
        "The return stands after the loop.",
    ),
    "last_fold_missing": (
        lambda a: np.append(a[:, :-1], 0 * a[:, -1:], axis=1),
        "the last fold is left out.",
        "range(folds) goes from 0 to folds - 1.",
    ),
    "last_k_alone": (lambda a: np.append(0 * a[:-1], a[-1:], axis=0), "only the last row is filled in.", FILL_ALL),
    "last_k_for_all": (
        lambda a: np.tile(a[-1:], (len(a), 1)),
        "every row has the accuracies of the last k.",
        "accuracies[row, f], not accuracies[:, f].",
    ),
    "summed_up": (
        lambda a: np.cumsum(a, axis=1),
        "each fold has those before it added.",
        "accuracies[row, f] = …, one accuracy each.",
    ),
}

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
    Choices(
        of=("KNearestNeighbor",),
        function=voting,
        wrong=[
            *choices_of("order", ORDER),
            *choices_of("voters", VOTERS),
            *choices_of("labels", VOTED),
            *choices_of("elected", ELECTED),
            *choices_of("finished", PREDICTED),
        ],
        parts=("votes", "ties"),
        only={"ties": "elected"},
        makes_class=True,
        pairs=False,
    ),
    Choices(
        of=("cross_validate",),
        function=cross_validating,
        wrong=[
            *choices_of("cut", CUT),
            *choices_of("roles", ROLES),
            *choices_of("labels", LABELS),
            *choices_of("neighbours", NEIGHBOURS),
            *choices_of("scored", SCORED),
            *choices_of("finished", FINISHED_FOLDS),
        ],
        pairs=False,
    ),
]
