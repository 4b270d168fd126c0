"""What can be decided otherwise in `cross_validate` of `knn.py`."""

import numpy as np

from cs231n_lite.knn import KNearestNeighbor
from grading.choices.choice import KEEP_DECIMALS, KEEP_ORDER, Choices
from grading.choices.losses import choices_of

from .shared import FILL_ALL


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
