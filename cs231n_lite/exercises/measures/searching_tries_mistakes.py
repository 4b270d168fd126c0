"""Known mistakes of a search over settings: which trainings it makes."""

from ...checks.check import KnownMistake

TRAIN = "Each turn of the loop calls train once: train(X_train, y_train, setting)."
EACH = "A loop `for setting in settings:` goes through all of them, from the first to the last."

TRAINED_ON_VALIDATION = KnownMistake(
    "trained_on_validation", "train gets the validation images and their labels; they are there to choose.", TRAIN
)
VALIDATION_IMAGES = KnownMistake(
    "validation_images", "train gets the validation images, with the labels of the training images.", TRAIN
)
VALIDATION_LABELS = KnownMistake(
    "validation_labels", "train gets the training images with the labels of the validation images.", TRAIN
)
TRAINED_ON_BOTH = KnownMistake(
    "trained_on_both",
    "train gets the validation images as well as the training ones; then they can't tell any more which setting is "
    "good for new images.",
    TRAIN,
)
PART_OF_THE_IMAGES = KnownMistake(
    "part_of_the_images", "train gets some of the training images, not all of them.", TRAIN
)
LABELS_FOR_IMAGES = KnownMistake("labels_for_images", "train gets X_train and y_train in exchanged places.", TRAIN)
SETTING_FIRST = KnownMistake("setting_first", "train gets the setting before the images; it comes last.", TRAIN)

NEVER_TRAINED = KnownMistake("never_trained", "train is never called.", TRAIN)
FIRST_ONLY = KnownMistake(
    "first_only", "only the first setting is tried: does a return, or a break, stand inside the loop?", EACH
)
FIRST_SKIPPED = KnownMistake("first_skipped", "the first setting is never tried.", EACH)
LAST_SKIPPED = KnownMistake("last_skipped", "the last setting is never tried.", EACH)
STOPS_EARLY = KnownMistake(
    "stops_early", "only the settings at the beginning are tried: does the loop end early?", EACH
)
SAME_SETTING = KnownMistake("same_setting", "it is always the same setting that is tried.", EACH)
TRAINED_AGAIN = KnownMistake(
    "trained_again", "all settings are tried, and one of them is trained a second time.", "Keep what you need of it."
)
TWICE_EACH = KnownMistake(
    "twice_each", "every setting is trained twice.", "Train once, and keep the accuracy in a variable."
)
INDEX_FOR_SETTING = KnownMistake(
    "index_for_setting", "train gets the number of a setting; it should get the setting itself.", TRAIN
)
SETTING_UNPACKED = KnownMistake(
    "setting_unpacked",
    "train gets the numbers of a setting one by one; it takes the setting as one thing, whatever is in it.",
    TRAIN,
)
PART_OF_SETTING = KnownMistake(
    "part_of_setting", "train gets one number of a setting; it takes the setting as one thing.", TRAIN
)
ALL_SETTINGS = KnownMistake("all_settings", "train gets the list of all settings; it takes one of them.", TRAIN)
SETTING_REVERSED = KnownMistake(
    "setting_reversed", "train gets the numbers of a setting in reverse order.", "Give train the setting as it is."
)
SETTING_MISSING = KnownMistake("setting_missing", "train is called without a setting.", TRAIN)
