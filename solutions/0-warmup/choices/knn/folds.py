"""What can be decided otherwise about the folds of a cross-validation: how they are cut, and what each is used for."""

import numpy as np


def all_but(parts, f):
    """The parts in one, without part f."""
    return np.concatenate([part for g, part in enumerate(parts) if g != f])


def _joined(parts, otherwise):
    """The parts in one, or `otherwise` if there are none: an array that numpy can't make of nothing."""
    return np.concatenate(parts) if parts else otherwise


def _shuffled(N, seed):
    return np.random.RandomState(seed).permutation(N)


def _of_equal_size(N, folds, rest):
    """Folds of N // folds images; what is left over goes with the last of them, or with none."""
    size = N // folds
    parts = [np.arange(f * size, (f + 1) * size) for f in range(folds)]
    return [*parts[:-1], np.arange((folds - 1) * size, N)] if rest else parts


IN_ORDER = "np.array_split(X, folds) cuts in order; where N isn't divisible, the first folds have one image more."

LEFT_OUT_BEFORE = "fold f - 1 is left out of the training images, too."

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

IN_ITS_ORDER = "The images come in random order already: cut X and y as they are."

SHUFFLED = "X and y are shuffled first, with the same seed each time."

ORDER = {
    "sorted_by_label": (lambda y: np.argsort(y, kind="stable"), "the images are sorted by label first.", IN_ITS_ORDER),
    **{
        f"shuffled_by_seed_{seed}": (lambda y, seed=seed: _shuffled(len(y), seed), SHUFFLED, IN_ITS_ORDER)
        for seed in (0, 1, 42, 231)
    },
    **{
        f"shuffled_by_generator_{seed}": (
            lambda y, seed=seed: np.random.default_rng(seed).permutation(len(y)),
            SHUFFLED,
            IN_ITS_ORDER,
        )
        for seed in (0, 1, 42, 231)
    },
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
        lambda parts, f: (parts[f], all_but(parts, f)),
        "the classifier is trained on fold f and tested on all others: the roles are exchanged.",
        ALL_OTHERS,
    ),
    "tested_on_training_folds": (
        lambda parts, f: (all_but(parts, f), all_but(parts, f)),
        "the classifier is tested on the folds that it was trained on.",
        ALL_OTHERS,
    ),
    "tested_on_all": (
        lambda parts, f: (all_but(parts, f), np.concatenate(parts)),
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
    "fold_before_left_out": (
        lambda parts, f: (_joined([part for g, part in enumerate(parts) if g not in (f - 1, f)], parts[f]), parts[f]),
        LEFT_OUT_BEFORE,
        "X_folds[:f] ends before fold f; X_folds[:f - 1] ends before fold f - 1.",
    ),
    "slice_one_short": (
        lambda parts, f: (_joined([*parts[: f - 1], *parts[f + 1 :]], parts[f]), parts[f]),
        LEFT_OUT_BEFORE,
        "X_folds[:f] ends before fold f; X_folds[:f - 1] ends before fold f - 1.",
    ),
    "next_fold_left_out": (
        lambda parts, f: (_joined([*parts[:f], *parts[f + 2 :]], parts[f]), parts[f]),
        "fold f + 1 is left out of the training images, too.",
        "X_folds[f + 1:] begins right after fold f.",
    ),
    "folds_before": (
        lambda parts, f: (np.concatenate(parts[: max(f, 1)]), parts[f]),
        "the classifier is trained on the folds before f alone.",
        ALL_OTHERS,
    ),
    "folds_up_to_f": (
        lambda parts, f: (np.concatenate(parts[: f + 1]), parts[f]),
        "the classifier is trained on the folds up to f, the validation fold among them.",
        ALL_OTHERS,
    ),
    "folds_from_f": (
        lambda parts, f: (np.concatenate(parts[f:]), parts[f]),
        "the classifier is trained on the folds from f on, the validation fold among them.",
        ALL_OTHERS,
    ),
    "first_fold_held_out": (
        lambda parts, f: (all_but(parts, 0), parts[0]),
        "the first fold is held out each time.",
        ALL_OTHERS,
    ),
    "last_fold_held_out": (
        lambda parts, f: (all_but(parts, len(parts) - 1), parts[-1]),
        "the last fold is held out each time.",
        ALL_OTHERS,
    ),
    "next_fold_held_out": (
        lambda parts, f: (all_but(parts, (f + 1) % len(parts)), parts[(f + 1) % len(parts)]),
        "fold f + 1 is held out for column f.",
        "Column f belongs to fold f.",
    ),
}
