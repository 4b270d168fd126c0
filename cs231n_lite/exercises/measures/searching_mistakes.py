"""Known mistakes of a search over settings: what it measures, which setting it keeps, what it returns."""

from ...checks.check import KnownMistake

SHARE = "The accuracy is a share of the validation images: np.mean(np.argmax(X_val @ W, axis=1) == y_val)."
NOTE = "Write each accuracy into accuracies[k], in the order of the settings, whether it is the best or not."
KEEP = "Keep the setting, and its accuracy, when that is higher than the best so far."
FIRST_OF_EQUAL = "Go through the settings in their order, and compare with >: an equal one doesn't replace the first."
RETURN = "End with `return best, accuracies`, where best is one of the settings."

TRAINING_ACCURACY = KnownMistake(
    "training_accuracy", "the accuracies are those on the training images; the validation images decide.", SHARE
)
TRAINING_IMAGES = KnownMistake(
    "training_images", "the predictions for the training images are compared with the validation labels.", SHARE
)
TRAINING_LABELS = KnownMistake(
    "training_labels", "the predictions for the validation images are compared with the training labels.", SHARE
)
ALL_IMAGES = KnownMistake("all_images", "the accuracies are those on training and validation images together.", SHARE)
ERROR_RATE = KnownMistake("error_rate", "the accuracies are shares of wrong predictions, not of right ones.", SHARE)
PERCENT = KnownMistake("percent", "the accuracies are percentages; shares from 0 to 1 are expected.", SHARE)
COUNT = KnownMistake("count", "the accuracies are counts of right predictions; shares are expected.", SHARE)
WRONG_COUNT = KnownMistake("wrong_count", "the accuracies are counts of wrong predictions.", SHARE)
OVER_TRAINING = KnownMistake(
    "divided_by_training",
    "the right predictions are divided by the number of training images; they are predictions for validation images.",
    SHARE,
)
OVER_CLASSES = KnownMistake(
    "divided_by_classes", "the right predictions are divided by the number of classes, not of images.", SHARE
)
LOWEST_SCORE = KnownMistake(
    "lowest_score", "each image is given the class with the lowest score, not the highest.", "Use np.argmax."
)
WRONG_AXIS = KnownMistake(
    "wrong_axis",
    "argmax looks for the best image of each class; it should look for the best class of each image.",
    "The scores X_val @ W have a row for each image: np.argmax(scores, axis=1).",
)
ROUNDED = KnownMistake("rounded", "the accuracies are rounded.", "Round only when you print.")

SORTED = KnownMistake("sorted", "the accuracies are sorted; they belong in the order of the settings.", NOTE)
SORTED_DOWN = KnownMistake(
    "sorted_down", "the accuracies are sorted, the highest first; they belong in the order of the settings.", NOTE
)
REVERSED = KnownMistake("reversed", "the accuracies come in reverse order of the settings.", NOTE)
ANOTHER_ORDER = KnownMistake("another_order", "the accuracies are right, but not in the order of the settings.", NOTE)
BEST_SO_FAR = KnownMistake(
    "best_so_far", "each entry of accuracies is the highest so far; it should be that of its own setting.", NOTE
)
BEST_EVERYWHERE = KnownMistake("best_everywhere", "every entry of accuracies is the highest of all.", NOTE)
FIRST_EVERYWHERE = KnownMistake("first_everywhere", "every entry is the accuracy with the first setting.", NOTE)
LAST_EVERYWHERE = KnownMistake("last_everywhere", "every entry is the accuracy with the last setting.", NOTE)
ON_IMPROVEMENT = KnownMistake(
    "on_improvement",
    "an accuracy is written only where it is higher than all before it.",
    "accuracies[k] = … belongs before the comparison, not into the if.",
)
NOTHING_NOTED = KnownMistake("nothing_noted", "nothing has been written into accuracies: every entry is nan.", NOTE)
INTEGERS = KnownMistake(
    "integers",
    "accuracies is an array of integers, which can hold no share.",
    "np.full(len(settings), np.nan) is an array of floats.",
)
LAST_ENTRY_ONLY = KnownMistake("last_entry_only", "only the last entry of accuracies is filled in.", NOTE)
FIRST_ENTRY_ONLY = KnownMistake("first_entry_only", "only the first entry of accuracies is filled in.", NOTE)
LAST_ENTRY_MISSING = KnownMistake("last_entry_missing", "the last entry of accuracies isn't filled in.", NOTE)
FIRST_ENTRY_MISSING = KnownMistake("first_entry_missing", "the first entry of accuracies isn't filled in.", NOTE)
SUM_SO_FAR = KnownMistake("sum_so_far", "each entry of accuracies has those before it added.", NOTE)
MEAN_SO_FAR = KnownMistake("mean_so_far", "each entry of accuracies is the mean of those so far.", NOTE)

FIRST_FOR_BEST = KnownMistake("first_for_best", "the first of the settings is returned as the best one.", KEEP)
LAST_FOR_BEST = KnownMistake("last_for_best", "the last of the settings is returned as the best one.", KEEP)
WORST_FOR_BEST = KnownMistake("worst_for_best", "the setting with the lowest accuracy is returned.", KEEP)
SECOND_BEST = KnownMistake("second_best", "the setting with the second highest accuracy is returned.", KEEP)
BETTER_THAN_THE_LAST = KnownMistake(
    "better_than_the_last",
    "the last setting that does better than the one before it is returned: is each accuracy compared with that one, "
    "not with the best so far?",
    KEEP,
)
BETTER_THAN_THE_FIRST = KnownMistake(
    "better_than_the_first",
    "the last setting that does better than the first is returned: does the best accuracy so far never change?",
    KEEP,
)
CHOSEN_BY_TRAINING = KnownMistake(
    "chosen_by_training",
    "the setting with the highest accuracy on the training images is returned; the validation images decide.",
    KEEP,
)
CHOSEN_BY_BOTH = KnownMistake(
    "chosen_by_both",
    "training and validation images together decide which setting is returned; the validation images alone decide.",
    KEEP,
)
LARGEST_SETTING = KnownMistake(
    "largest_setting", "the largest of the settings is returned, not the one with the highest accuracy.", KEEP
)
SMALLEST_SETTING = KnownMistake(
    "smallest_setting", "the smallest of the settings is returned, not the one with the highest accuracy.", KEEP
)
NOTHING_KEPT = KnownMistake("nothing_kept", "best is None, although there is a best setting.", KEEP)
TIES_TO_LAST = KnownMistake(
    "ties_to_last", "of settings with the same accuracy the last one is returned.", FIRST_OF_EQUAL
)
TIES_TO_LARGEST = KnownMistake(
    "ties_to_largest", "of settings with the same accuracy the largest one is returned, not the first.", FIRST_OF_EQUAL
)
TIES_TO_SMALLEST = KnownMistake(
    "ties_to_smallest",
    "of settings with the same accuracy the smallest one is returned, not the first.",
    FIRST_OF_EQUAL,
)
OF_TIES = (TIES_TO_LAST, TIES_TO_LARGEST, TIES_TO_SMALLEST)

ACCURACY_FOR_BEST = KnownMistake(
    "accuracy_for_best", "the highest accuracy is returned in place of the setting that has it.", RETURN
)
INDEX_FOR_BEST = KnownMistake(
    "index_for_best", "the number of the best setting is returned in place of the setting.", RETURN
)
W_FOR_BEST = KnownMistake("W_for_best", "a W is returned in place of the setting that it was trained with.", RETURN)
PART_FOR_BEST = KnownMistake("part_for_best", "one number of the best setting is returned, not the setting.", RETURN)
EXCHANGED = KnownMistake("exchanged", "best and accuracies are returned in exchanged places.", RETURN)
ONLY_BEST = KnownMistake("only_best", "the accuracies aren't returned.", RETURN)
ONLY_ACCURACIES = KnownMistake("only_accuracies", "the best setting isn't returned.", RETURN)
ONE_ACCURACY = KnownMistake("one_accuracy", "one accuracy is returned; there is one for each setting.", RETURN)
