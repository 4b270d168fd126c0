"""Wrong versions of nearest neighbours, as edits of the reference; what most look like says `choices/`, or a law."""

from grading.mistake import Mistake

PAIR = "np.sqrt(np.sum((X[i] - self.X_train[j]) ** 2))"
ROW = "np.sqrt(np.sum((self.X_train - X[i]) ** 2, axis=1))"
SQUARES = "squares = of_test - 2 * (X @ self.X_train.T) + of_train"
NEAREST = "self.y_train[np.argsort(dists[i])[:k]]"
MOST = "np.argmax(np.bincount(nearest))"
TRAINED = "classifier.train(np.concatenate(X_others), np.concatenate(y_others))"

MISTAKES = [
    Mistake("root_missing", "KNearestNeighbor.two_loops", {PAIR: "np.sum((X[i] - self.X_train[j]) ** 2)"}),
    Mistake("absolute_differences", "KNearestNeighbor.two_loops", {PAIR: "np.sum(np.abs(X[i] - self.X_train[j]))"}),
    Mistake("root_missing", "KNearestNeighbor.one_loop", {ROW: "np.sum((self.X_train - X[i]) ** 2, axis=1)"}),
    Mistake(
        "loop_over_training_images",
        "KNearestNeighbor.one_loop_left",
        {ROW: "[np.sqrt(np.sum((image - X[i]) ** 2)) for image in self.X_train]"},
    ),
    Mistake("cross_term_not_doubled", "KNearestNeighbor.no_loops", {SQUARES: SQUARES.replace("2 * ", "")}),
    Mistake("cross_term_added", "KNearestNeighbor.no_loops", {SQUARES: SQUARES.replace("- 2", "+ 2")}),
    Mistake(
        "loop_over_test_images",
        "KNearestNeighbor.no_loops_left",
        {"X @ self.X_train.T": "np.array([self.X_train @ x for x in X])"},
    ),
    Mistake(
        "loop_over_training_images",
        "KNearestNeighbor.no_loops_left",
        {"X @ self.X_train.T": "np.array([X @ t for t in self.X_train]).T"},
    ),
    Mistake(
        "loops_over_both",
        "KNearestNeighbor.no_loops_left",
        {"X @ self.X_train.T": "np.array([x @ t for x in X for t in self.X_train]).reshape(len(X), -1)"},
    ),
    Mistake(
        "all_differences_at_once",
        "KNearestNeighbor.no_loops_left",
        {SQUARES: "squares = np.sum((X[:, None] - self.X_train) ** 2, axis=2)"},
    ),
    Mistake("root_of_negative", "KNearestNeighbor.no_nan", {"np.maximum(0, squares)": "squares"}),
    Mistake("farthest", "KNearestNeighbor.votes", {NEAREST: "self.y_train[np.argsort(-dists[i])[:k]]"}),
    Mistake("one_more", "KNearestNeighbor.votes", {NEAREST: "self.y_train[np.argsort(dists[i])[: k + 1]]"}),
    Mistake("indices_for_labels", "KNearestNeighbor.votes", {NEAREST: "np.argsort(dists[i])[:k]"}),
    Mistake(
        "ties_to_largest", "KNearestNeighbor.ties", {MOST: "nearest.max() - np.argmax(np.bincount(nearest)[::-1])"}
    ),
    Mistake("ties_to_nearest", "KNearestNeighbor.ties", {MOST: "max(nearest.tolist(), key=nearest.tolist().count)"}),
    Mistake(
        "trained_on_validation_fold",
        "cross_validate.accuracies",
        {TRAINED: "classifier.train(X_folds[f], y_folds[f])"},
    ),
    Mistake(
        "trained_on_all",
        "cross_validate.accuracies",
        {TRAINED: "classifier.train(np.concatenate(X_folds), np.concatenate(y_folds))"},
    ),
    Mistake(
        "folds_shuffled",
        "cross_validate.accuracies",
        {  # drawn from one generator, so that each build tells the same of it
            "X_folds, y_folds = np.array_split(X, folds), np.array_split(y, folds)": (
                "draws = vars(cross_validate).setdefault('draws', np.random.default_rng(0))\n"
                "    order = draws.permutation(len(X))\n"
                "    X_folds, y_folds = np.array_split(X[order], folds), np.array_split(y[order], folds)"
            ),
        },
    ),
    Mistake("errors", "cross_validate.accuracies", {"dists, k) == y": "dists, k) != y"}),
]
