"""Known mistakes of a search over settings some of whose trainings diverge."""

from ...checks.check import KnownMistake

GUARD = "Use W only if np.all(np.isfinite(W)); else leave nan in accuracies[k]."
NONE_AT_FIRST = "Start with best = None, and set it only for a training that didn't diverge."
SKIP = "np.argmax and max stumble over nan: compare only the accuracies of trainings that didn't diverge."

UNGUARDED = KnownMistake(
    "unguarded",
    "a W that isn't finite is used like any other; argmax of a row with nan gives the place of the first nan, "
    "so what comes out looks like an accuracy.",
    GUARD,
)
LARGE_FOR_DIVERGED = KnownMistake(
    "large_for_diverged",
    "a W whose numbers are large but finite is taken for diverged.",
    "np.isfinite tells which numbers are finite; how large they are doesn't matter.",
)
INF_MISSED = KnownMistake("inf_missed", "a W with infinite numbers isn't taken for diverged; only nan is.", GUARD)
NAN_MISSED = KnownMistake("nan_missed", "a W with nan isn't taken for diverged; only infinite numbers are.", GUARD)
WHOLE_ONLY = KnownMistake(
    "whole_only", "a W is taken for diverged only if none of its numbers is finite; one that isn't is enough.", GUARD
)
ZERO_FOR_NAN = KnownMistake("zero_for_nan", "the accuracy of a diverged training is 0; it should be nan.", GUARD)
NUMBER_FOR_NAN = KnownMistake(
    "number_for_nan", "the accuracy of a diverged training is a number that stands for it; it should be nan.", GUARD
)
NONE_FOR_NAN = KnownMistake("none_for_nan", "the accuracy of a diverged training is None; it should be np.nan.", GUARD)
PREVIOUS_FOR_NAN = KnownMistake(
    "previous_for_nan", "the accuracy of a diverged training is that of the setting before it.", GUARD
)
LEFT_OUT = KnownMistake(
    "left_out", "the accuracies of diverged trainings are left out; each setting has its place.", GUARD
)
STOPS = KnownMistake(
    "stops_at_diverged",
    "after the first training that diverged no accuracy is noted any more: does a break end the loop?",
    "Go on with the next setting: continue, or an if around what needs W.",
)
DIVERGED_IS_BEST = KnownMistake(
    "diverged_is_best", "a setting whose training diverged is returned as the best one.", SKIP
)
NO_BEST = KnownMistake("no_best", "best is None, although not all trainings diverged.", SKIP)
SETTING_AT_FIRST = KnownMistake(
    "setting_at_first", "where all trainings diverged one of the settings is returned as the best one.", NONE_AT_FIRST
)
STARTS_FROM_0 = KnownMistake(
    "starts_from_0",
    "a setting whose accuracy is 0 is never the best, also where no other is left: does the best accuracy start at 0?",
    "Start the best accuracy below every accuracy, at -np.inf.",
)
