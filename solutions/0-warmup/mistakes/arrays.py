"""Wrong versions of the exercises with arrays, as edits of the reference; what they look like says `choices/`."""

from grading.mistake import Mistake

MISTAKES = [
    Mistake("sums", "row_means.values", {"np.mean(a": "np.sum(a"}),
    Mistake("added", "minus_column.values", {"a - b": "a + b"}),
    Mistake("other_way_round", "minus_column.values", {"a - b[:, None]": "b[:, None] - a"}),
    Mistake("absolute", "positive_part.values", {"np.maximum(0, a)": "np.abs(a)"}),
    Mistake("negative_part", "positive_part.values", {"np.maximum": "np.minimum"}),
    Mistake("smallest", "best_column.values", {"np.argmax": "np.argmin"}),
    Mistake(
        "last_of_equals",
        "best_column.values",
        {"np.argmax(a, axis=1)": "a.shape[1] - 1 - np.argmax(a[:, ::-1], axis=1)"},
    ),
    Mistake("first_row", "pick.values", {"np.arange(len(a))": "0"}),
    Mistake("one_less", "pick.values", {", columns]": ", columns - 1]"}),
]
