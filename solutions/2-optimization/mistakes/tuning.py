"""Wrong versions of the search over settings, as edits of the reference: what students really get wrong."""

from grading.mistake import Mistake

NOTE = "            accuracies[k] = np.mean("
GUARD = "        if np.all(np.isfinite(W)):\n"
BEST = "                best, best_accuracy = setting, accuracies[k]\n"

MISTAKES = [
    Mistake(
        "trained_on_validation",
        "search.tries",
        {"W = train(X_train, y_train, setting)": "W = train(X_val, y_val, setting)"},
    ),
    Mistake(
        "trained_on_both",
        "search.tries",
        {
            "W = train(X_train, y_train, setting)": (
                "W = train(np.concatenate([X_train, X_val]), np.concatenate([y_train, y_val]), setting)"
            )
        },
    ),
    Mistake(
        "index_for_setting",
        "search.tries",
        {"W = train(X_train, y_train, setting)": "W = train(X_train, y_train, k)"},
    ),
    Mistake(
        "setting_unpacked",
        "search.tries",
        {"W = train(X_train, y_train, setting)": "W = train(X_train, y_train, *setting)"},
    ),
    Mistake("last_skipped", "search.tries", {"in enumerate(settings):": "in enumerate(settings[:-1]):"}),
    Mistake(
        "trained_again",
        "search.tries",
        {"    return best, accuracies": "    train(X_train, y_train, best)\n    return best, accuracies"},
    ),
    Mistake(
        "training_accuracy",
        "search.best",
        {"np.argmax(X_val @ W, axis=1) == y_val": "np.argmax(X_train @ W, axis=1) == y_train"},
    ),
    Mistake(
        "training_images",
        "search.best",
        {"np.argmax(X_val @ W, axis=1)": "np.argmax(X_train @ W, axis=1)[: len(y_val)]"},
    ),
    Mistake("wrong_axis", "search.best", {"axis=1) == y_val": "axis=0) == y_val"}),
    Mistake("error_rate", "search.best", {"axis=1) == y_val": "axis=1) != y_val"}),
    Mistake("percent", "search.best", {NOTE: NOTE.replace("np.mean", "100 * np.mean")}),
    Mistake("count", "search.best", {NOTE: NOTE.replace("np.mean", "np.sum")}),
    Mistake("sorted", "search.best", {"    return best, accuracies": "    return best, np.sort(accuracies)"}),
    Mistake("last_for_best", "search.best", {BEST: BEST.replace("accuracies[k]", "-np.inf")}),
    Mistake(
        "worst_for_best",
        "search.best",
        {"None, -np.inf, np": "None, np.inf, np", "accuracies[k] > best_accuracy": "accuracies[k] < best_accuracy"},
    ),
    Mistake(
        "better_than_the_last",
        "search.best",
        {
            BEST: BEST.replace("best, best_accuracy", "best").replace(", accuracies[k]", "")
            + "            best_accuracy = accuracies[k]\n"
        },
    ),
    Mistake("ties_to_last", "search.best", {"> best_accuracy": ">= best_accuracy"}),
    Mistake("index_for_best", "search.best", {BEST: BEST.replace("= setting", "= k")}),
    Mistake("W_for_best", "search.best", {BEST: BEST.replace("= setting", "= W")}),
    Mistake(
        "accuracy_for_best", "search.best", {"    return best, accuracies": "    return best_accuracy, accuracies"}
    ),
    Mistake("exchanged", "search.best", {"    return best, accuracies": "    return accuracies, best"}),
    Mistake(
        "chosen_by_both",
        "search.best",
        {
            BEST: BEST.replace("accuracies[k]", "both"),
            "            if accuracies[k] > best_accuracy:\n": (
                "            both = accuracies[k] + np.mean(np.argmax(X_train @ W, axis=1) == y_train)\n"
                "            if both > best_accuracy:\n"
            ),
        },
    ),
    Mistake("starts_from_0", "search.diverges", {"None, -np.inf, np": "None, 0, np"}),
    Mistake("large_for_diverged", "search.diverges", {"np.all(np.isfinite(W))": "np.max(np.abs(W)) < 1e3"}),
    Mistake("unguarded", "search.diverges", {GUARD: "        if True:\n"}),
    Mistake("inf_missed", "search.diverges", {"np.all(np.isfinite(W))": "not np.any(np.isnan(W))"}),
    Mistake("whole_only", "search.diverges", {"np.all(np.isfinite(W))": "np.any(np.isfinite(W))"}),
    Mistake("zero_for_nan", "search.diverges", {"np.full(len(settings), np.nan)": "np.zeros(len(settings))"}),
    Mistake(
        "stops_at_diverged",
        "search.diverges",
        {GUARD: "        if not np.all(np.isfinite(W)):\n            break\n        else:\n"},
    ),
    Mistake(
        "diverged_is_best",
        "search.diverges",
        {"    return best, accuracies": "    return settings[np.argmax(accuracies)], accuracies"},
    ),
]
