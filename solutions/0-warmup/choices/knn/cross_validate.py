"""What can be decided otherwise in `cross_validate` of `knn.py`."""

import numpy as np

from cs231n_lite.knn import KNearestNeighbor
from grading.choices.choice import KEEP_DECIMALS, KEEP_ORDER, Choices
from grading.choices.losses import choices_of

from .folds import CUT, ORDER, ROLES, all_but
from .shared import FILL_ALL


def cross_validating(
    X,
    y,
    ks,
    folds=5,
    *,
    order=lambda y: np.arange(len(y)),
    cut=lambda N, folds: np.array_split(np.arange(N), folds),
    roles=lambda parts, f: (all_but(parts, f), parts[f]),
    labels=lambda y, who: y[who],
    measured=lambda classifier, X: classifier.compute_distances_no_loops(X),
    neighbours=lambda k, row, ks: k,
    truth=lambda y, parts, f, held_out: y[held_out],
    scored=lambda predicted, right, parts: np.mean(predicted == right),
    finished=lambda accuracies: accuracies,
):
    """The accuracies for each k and fold, each choice a parameter."""
    X, y = X[order(y)], y[order(y)]
    parts, accuracies = cut(len(X), folds), np.zeros((len(ks), folds))
    for f in range(folds):
        seen, held_out = roles(parts, f)
        classifier = KNearestNeighbor()
        classifier.train(X[seen], labels(y, seen))
        dists, right = measured(classifier, X[held_out]), truth(y, parts, f, held_out)
        for row, k in enumerate(ks):
            chosen = min(neighbours(k, row, ks), len(seen))
            accuracies[row, f] = scored(classifier.predict_labels(dists, chosen)[: len(right)], right, parts)
    return finished(accuracies)


LABELS = {
    "labels_of_first_images": (
        lambda y, who: y[: len(who)],
        "the training images get labels from the start of y: y isn't cut as X is.",
        "y is cut by np.array_split and joined exactly as X is.",
    ),
    "labels_reversed": (lambda y, who: y[who][::-1], "the labels are joined in reverse order.", KEEP_ORDER),
}

OF_FOLD_F = "The predictions for X_folds[f] are compared with y_folds[f]."

TRUTH = {
    "labels_of_fold_0": (
        lambda y, parts, f, held_out: y[parts[0]][: len(held_out)],
        "every fold is compared with the labels of fold 0.",
        OF_FOLD_F,
    ),
    "labels_from_equal_folds": (
        lambda y, parts, f, held_out: y[f * (len(y) // len(parts)) :][: len(held_out)],
        "the labels are taken from f * (N // folds) on, but folds can begin later: some have one image more.",
        OF_FOLD_F,
    ),
    "labels_of_training_folds": (
        lambda y, parts, f, held_out: y[all_but(parts, f)][: len(held_out)],
        "the predictions are compared with labels of the training folds.",
        OF_FOLD_F,
    ),
}

MEASURED = {
    "distances_transposed": (
        lambda classifier, X: classifier.compute_distances_no_loops(X).T,
        "the distances are transposed before they vote.",
        "Row i of the distances belongs to image i of the validation fold.",
    ),
}

PASSED_ON = "predict_labels gets the distances and this row's k: predict_labels(dists, k)."

NEIGHBOURS = {
    "k_of_one": (lambda k, row, ks: 1, "every row has the accuracies of k = 1: k isn't passed on.", PASSED_ON),
    "row_for_k": (lambda k, row, ks: row + 1, "row + 1 is taken for k.", "for row, k in enumerate(ks)."),
    "last_k": (lambda k, row, ks: ks[-1], "the last k of ks is taken in every row.", "for row, k in enumerate(ks)."),
    "first_k": (lambda k, row, ks: ks[0], "the first k of ks is taken in every row.", "for row, k in enumerate(ks)."),
    "sorted_ks": (lambda k, row, ks: np.sort(ks)[row], "the rows are in the order of k; ks has another.", KEEP_ORDER),
    "at_most_three": (lambda k, row, ks: min(k, 3), "where k is more than 3, 3 is passed on.", PASSED_ON),
    "one_more": (lambda k, row, ks: k + 1, "one neighbour too many is passed on: k + 1.", PASSED_ON),
}

SHARE = "predicted == right has True where they agree, and np.mean counts True as 1: the share that is right."

SCORED = {
    "errors": (
        lambda p, y, parts: np.mean(p != y),
        "these are the shares that are wrong; accuracy is what is right.",
        SHARE,
    ),
    "percent": (lambda p, y, parts: 100 * np.mean(p == y), "these are percent; accuracies are between 0 and 1.", SHARE),
    "counts": (
        lambda p, y, parts: np.sum(p == y),
        "these are the numbers of right images; their share is wanted.",
        SHARE,
    ),
    "rounded": (lambda p, y, parts: np.round(np.mean(p == y)), "the accuracies are rounded to 0 or 1.", KEEP_DECIMALS),
    "squared_errors": (lambda p, y, parts: np.mean((p - y) ** 2), "the labels are subtracted and squared.", SHARE),
    "absolute_errors": (lambda p, y, parts: np.mean(np.abs(p - y)), "the labels are subtracted.", SHARE),
    "divided_by_folds": (
        lambda p, y, parts: np.sum(p == y) / len(parts),
        "the number of right images is divided by the number of folds.",
        SHARE,
    ),
    "divided_by_all": (
        lambda p, y, parts: np.sum(p == y) / sum(map(len, parts)),
        "the number of right images is divided by the number of all images.",
        SHARE,
    ),
    "divided_by_training_images": (
        lambda p, y, parts: np.sum(p == y) / (sum(map(len, parts)) - len(y)),
        "the number of right images is divided by the number of training images.",
        SHARE,
    ),
    "divided_by_first_fold": (
        lambda p, y, parts: np.sum(p == y) / len(parts[0]),
        "the number of right images is divided by the size of fold 0, which has one image more than some folds.",
        SHARE,
    ),
    "divided_by_last_fold": (
        lambda p, y, parts: np.sum(p == y) / len(parts[-1]),
        "the number of right images is divided by N // folds, and some folds have one image more.",
        SHARE,
    ),
    "divided_by_mean_fold": (
        lambda p, y, parts: np.sum(p == y) * len(parts) / sum(map(len, parts)),
        "the number of right images is divided by N / folds, and the folds have more or fewer.",
        SHARE,
    ),
    "each_with_each": (
        lambda p, y, parts: np.mean(p[:, None] == y),
        "each prediction is compared with the labels of all images of the fold.",
        "Both have the shape (n,): print the shapes of what is compared.",
    ),
    "cut": (
        lambda p, y, parts: np.floor(np.mean(p == y)),
        "the accuracies have lost what stands behind the decimal point.",
        KEEP_DECIMALS,
    ),
    "to_one_decimal": (lambda p, y, parts: np.round(np.mean(p == y), 1), "the accuracies are rounded.", KEEP_DECIMALS),
    "to_two_decimals": (lambda p, y, parts: np.round(np.mean(p == y), 2), "the accuracies are rounded.", KEEP_DECIMALS),
    "to_three_decimals": (
        lambda p, y, parts: np.round(np.mean(p == y), 3),
        "the accuracies are rounded.",
        KEEP_DECIMALS,
    ),
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
        of=("cross_validate",),
        function=cross_validating,
        wrong=[
            *choices_of("order", ORDER),
            *choices_of("cut", CUT),
            *choices_of("roles", ROLES),
            *choices_of("labels", LABELS),
            *choices_of("measured", MEASURED),
            *choices_of("neighbours", NEIGHBOURS),
            *choices_of("truth", TRUTH),
            *choices_of("scored", SCORED),
            *choices_of("finished", FINISHED_FOLDS),
        ],
        pairs=False,
    ),
]
