"""What can be decided otherwise in `standardize` of `features.py`."""

import numpy as np

from grading.choices.choice import Choice, Choices
from grading.choices.losses import choices_of

from .shared import same, told

OF_TRAIN = "Mean and standard deviation are those of the training images, and used for all sets."
EACH_FEATURE = "Each feature, a column, has its own: axis=0."
CENTRED_ONLY = "Where the standard deviation is 0, divide by 1: np.where(std > 0, std, 1)."
BOTH = "Subtract the mean, then divide by the standard deviation: (features - mean) / std."


def standardize(
    train,
    *others,
    mean=lambda own, sets: np.mean(sets[0], axis=0),
    std=lambda own, sets: np.std(sets[0], axis=0),
    divisor=lambda std: np.where(std > 0, std, 1),
    applied=lambda features, mean, std: (features - mean) / std,
    finished=lambda made, sets: made,
):
    """The sets standardized, each choice a parameter."""
    sets = [train, *others]
    made = [applied(own, mean(own, sets), divisor(std(own, sets))) for own in sets]
    return finished(made, sets)


def _all(sets):
    return np.concatenate(sets)


MEAN = told(
    {
        "mean_of_all_sets": (
            lambda own, sets: np.mean(_all(sets), axis=0),
            "the mean is taken over all sets together.",
        ),
        "mean_of_each_set": (lambda own, sets: np.mean(own, axis=0), "each set has its own mean subtracted."),
    },
    OF_TRAIN,
) | told(
    {
        "mean_of_images": (
            lambda own, sets: np.mean(own, axis=1, keepdims=True),
            "the mean of each image is subtracted, over its features.",
        ),
        "one_mean": (lambda own, sets: np.mean(sets[0]), "one mean of all features is subtracted."),
        "medians": (lambda own, sets: np.median(sets[0], axis=0), "the median is subtracted, not the mean."),
        "smallest": (lambda own, sets: np.min(sets[0], axis=0), "the smallest number is subtracted, not the mean."),
    },
    EACH_FEATURE,
)

STD = told(
    {
        "std_of_all_sets": (
            lambda own, sets: np.std(_all(sets), axis=0),
            "the standard deviation is taken over all sets together.",
        ),
        "std_of_each_set": (
            lambda own, sets: np.std(own, axis=0),
            "each set is divided by its own standard deviation.",
        ),
    },
    OF_TRAIN,
) | told(
    {
        "std_of_images": (
            lambda own, sets: np.std(own, axis=1, keepdims=True),
            "each image is divided by the standard deviation of its features.",
        ),
        "one_std": (lambda own, sets: np.std(sets[0]), "all features are divided by one standard deviation."),
        "variance": (lambda own, sets: np.var(sets[0], axis=0), "the divisor is the variance; its root is missing."),
        "one_less": (
            lambda own, sets: np.std(sets[0], axis=0) * np.sqrt(len(sets[0]) / max(len(sets[0]) - 1, 1)),
            "the standard deviation is that with N - 1 in place of N: ddof is 1.",
        ),
        "range": (
            lambda own, sets: np.ptp(sets[0], axis=0),
            "the divisor is the largest less the smallest number, not the standard deviation.",
        ),
        "largest": (
            lambda own, sets: np.max(np.abs(sets[0]), axis=0),
            "the divisor is the largest number, not the standard deviation.",
        ),
        "root_mean_square": (
            lambda own, sets: np.sqrt(np.mean(sets[0] ** 2, axis=0)),
            "the divisor is the root of the mean of the squares; the mean isn't subtracted before.",
        ),
        "length": (
            lambda own, sets: np.sqrt(np.sum((sets[0] - np.mean(sets[0], axis=0)) ** 2, axis=0)),
            "the divisor is the root of the sum of the squares; that of their mean is the standard deviation.",
        ),
        "absolute": (
            lambda own, sets: np.mean(np.abs(sets[0] - np.mean(sets[0], axis=0)), axis=0),
            "the divisor is the mean of the absolute differences, not the standard deviation.",
        ),
    },
    EACH_FEATURE,
)

DIVISOR = told(
    {"nan_for_equal": (same, "a feature that is the same in all training images is divided by 0.")}
    | {
        f"small_number_of_1e_{power}": (
            lambda std, small=10.0**-power: std + small,
            f"1e-{power} is added to the standard deviation, or it is kept above that: a feature that is the same in "
            "all training images becomes huge in other sets.",
        )
        for power in (5, 6, 7, 8, 9, 10, 12)
    }
    | {
        "equal_becomes_zero": (
            lambda std: np.where(std > 0, std, np.inf),
            "a feature that is the same in all training images becomes 0 in every set; it should only be centred.",
        ),
        "one_added": (lambda std: std + 1, "1 is added to the standard deviation."),
    },
    CENTRED_ONLY,
)

APPLIED = told(
    {
        "std_missing": (lambda features, mean, std: features - mean, "nothing is divided by the standard deviation."),
        "mean_not_subtracted": (lambda features, mean, std: features / std, "the mean isn't subtracted."),
        "brackets_missing": (
            lambda features, mean, std: features - mean / std,
            "only the mean is divided by the standard deviation: the brackets around the difference are missing.",
        ),
        "divided_first": (
            lambda features, mean, std: features / std - mean,
            "the features are divided first, and then the mean is subtracted.",
        ),
        "wrong_sign": (lambda features, mean, std: (mean - features) / std, "the signs are wrong: mean less feature."),
        "multiplied": (
            lambda features, mean, std: (features - mean) * std,
            "the features are multiplied by the standard deviation, not divided.",
        ),
        "mean_added": (lambda features, mean, std: (features + mean) / std, "the mean is added, not subtracted."),
        "equal_left_alone": (
            lambda features, mean, std: np.where(
                np.all(features[:1] * 0 + std == 1, axis=0), features, (features - mean) / std
            ),
            "a feature that is the same in all training images is left as it is; it should be centred.",
        ),
    },
    BOTH,
)

FINISHED = {
    "others_unchanged": (
        lambda made, sets: [made[0], *sets[1:]],
        "only train is standardized, and the others come back as they were: are mean and standard deviation taken from "
        "the new train?",
        "Take mean and standard deviation of train before you change it, and use them for all sets.",
    ),
    "train_unchanged": (
        lambda made, sets: [sets[0], *made[1:]],
        "train comes back as it was; the others are standardized.",
        "Go through (train, *others).",
    ),
    "train_for_all": (
        lambda made, sets: [np.resize(made[0], one.shape) for one in made],
        "the numbers of train stand in every set.",
        "Go through (train, *others), and standardize each of them.",
    ),
}

EACH_BY_ITSELF = Choice(
    "each_set_by_itself",
    {"mean": MEAN["mean_of_each_set"][0], "std": STD["std_of_each_set"][0]},
    "each set is standardized by its own mean and standard deviation.",
    OF_TRAIN,
)
ALL_TOGETHER = Choice(
    "all_sets_together",
    {"mean": MEAN["mean_of_all_sets"][0], "std": STD["std_of_all_sets"][0]},
    "mean and standard deviation are taken over all sets together: the others take part.",
    OF_TRAIN,
)
EACH_IMAGE = Choice(
    "each_image_by_itself",
    {"mean": MEAN["mean_of_images"][0], "std": STD["std_of_images"][0]},
    "each image is standardized over its own features.",
    EACH_FEATURE,
)
ONE_FOR_ALL = Choice(
    "one_mean_and_std",
    {"mean": MEAN["one_mean"][0], "std": STD["one_std"][0]},
    "one mean and one standard deviation of all features are used.",
    EACH_FEATURE,
)
SMALLEST_TO_LARGEST = Choice(
    "smallest_to_largest",
    {"mean": MEAN["smallest"][0], "std": STD["range"][0]},
    "each feature is brought to 0 … 1 by its smallest and largest number.",
    BOTH,
)

CHOICES = [
    Choices(
        of=("standardize",),
        function=standardize,
        wrong=[
            EACH_BY_ITSELF,
            ALL_TOGETHER,
            EACH_IMAGE,
            ONE_FOR_ALL,
            SMALLEST_TO_LARGEST,
            *choices_of("mean", MEAN),
            *choices_of("std", STD),
            *choices_of("divisor", DIVISOR, {"nan_for_equal", "equal_becomes_zero", "small_number_of_1e_8"}),
            *choices_of("applied", APPLIED),
            *choices_of("finished", FINISHED),
        ],
    ),
]
