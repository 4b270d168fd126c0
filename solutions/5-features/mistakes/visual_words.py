"""Wrong versions of k-means and bags of words, as edits of the reference; `choices/`, or a law, says the words."""

from grading.mistake import Mistake

FIRST = "centres = [points[rng.integers(len(points))]]"
NEAREST = "nearest = np.min([np.sum((points - centre) ** 2, axis=1) for centre in centres], axis=0)"
DRAWN = "rng.choice(len(points), p=nearest / np.sum(nearest))"
SQUARES = "squares = np.sum(points**2, axis=1)[:, None] - 2 * points @ centres.T + np.sum(centres**2, axis=1)"
LABELS = "np.argmin(squares, axis=1)"
MEANS = "moved /= np.maximum(counts, 1)[:, None]"
FAR = 'np.argsort(-np.sum((points - centres[labels]) ** 2, axis=1), kind="stable")'
FILLED = "moved[empty] = points[farthest[: len(empty)]]"
SAME = "if labels is not None and np.array_equal(found, labels):\n            break\n        labels = found"
INERTIA = "float(np.sum((points - centres[labels]) ** 2))"
MOVE = "centres = move_centres(points, labels, centres)"
BAGS = "counts.reshape(N, len(centres)) / P"
OWN_GENERATOR = "draws = vars(spread_centres).setdefault('draws', np.random.default_rng(0))\n    "

MISTAKES = [
    Mistake("distance_not_squared", "spread_centres.draws", {DRAWN: DRAWN.replace("nearest", "np.sqrt(nearest)")}),
    Mistake("farthest_point", "spread_centres.draws", {DRAWN: "np.argmax(nearest)"}),
    Mistake("any_point", "spread_centres.draws", {DRAWN: "rng.integers(len(points))"}),
    Mistake(
        "last_centre_only",
        "spread_centres.draws",
        {"for centre in centres], axis=0)": "for centre in centres[-1:]], axis=0)"},
    ),
    Mistake("sum_over_centres", "spread_centres.draws", {"np.min([": "np.sum(["}),
    Mistake("first_fixed", "spread_centres.draws", {FIRST: "centres = [points[0]]"}),
    Mistake("mean_first", "spread_centres.draws", {FIRST: "centres = [np.mean(points, axis=0)]"}),
    Mistake(
        "own_generator",
        "spread_centres.draws",
        {FIRST: f"{OWN_GENERATOR}{FIRST.replace('rng', 'draws')}", DRAWN: DRAWN.replace("rng", "draws")},
    ),
    Mistake("norm_of_centres_missing", "assign.values", {" + np.sum(centres**2, axis=1)": ""}),
    Mistake(
        "absolute_differences",
        "assign.values",
        {SQUARES: "squares = np.sum(np.abs(points[:, None] - centres), axis=2)"},
    ),
    Mistake("farthest", "assign.values", {LABELS: "np.argmax(squares, axis=1)"}),
    Mistake("ties_to_highest", "assign.values", {LABELS: "len(centres) - 1 - np.argmin(squares[:, ::-1], axis=1)"}),
    Mistake("not_divided", "move_centres.means", {f"    {MEANS}\n": ""}),
    Mistake("divided_by_centres", "move_centres.means", {MEANS: "moved /= K"}),
    Mistake(
        "last_point_divided", "move_centres.means", {"np.add.at(moved, labels, points)": "moved[labels] += points"}
    ),
    Mistake("old_centre_added", "move_centres.means", {"np.zeros(centres.shape)": "centres.copy()"}),
    Mistake("nan_for_empty", "move_centres.empty", {FILLED: "moved[empty] = np.nan"}),
    Mistake("left_where_they_were", "move_centres.empty", {FILLED: "moved[empty] = centres[empty]"}),
    Mistake("zeros", "move_centres.empty", {FILLED: "moved[empty] = 0"}),
    Mistake("same_point_for_all", "move_centres.empty", {FILLED: "moved[empty] = points[farthest[0]]"}),
    Mistake("from_new_centres", "move_centres.empty", {"- centres[labels]": "- moved[labels]"}),
    Mistake(
        "point_taken_away",
        "move_centres.empty",
        {
            FILLED: f"{FILLED}\n    left = np.setdiff1d(np.arange(len(points)), farthest[: len(empty)])\n"
            "    for k in np.flatnonzero(counts):\n"
            "        moved[k] = np.mean(points[left][labels[left] == k], axis=0)"
        },
    ),
    Mistake(
        "after_the_move",
        "kmeans.steps",
        {f"history.append({INERTIA})\n        {MOVE}": f"{MOVE}\n        history.append({INERTIA})"},
    ),
    Mistake(
        "mean_of_squares", "kmeans.steps", {INERTIA: "float(np.mean(np.sum((points - centres[labels]) ** 2, axis=1)))"}
    ),
    Mistake("never_ends", "kmeans.steps", {SAME: "labels = found"}),
    Mistake(
        "one_move_more",
        "kmeans.steps",
        {
            SAME: "ends, labels = np.array_equal(found, labels), found",
            MOVE: f"{MOVE}\n        if ends:\n            break",
        },
    ),
    Mistake("not_divided", "bag_of_words.values", {BAGS: "counts.reshape(N, len(centres))"}),
    Mistake("divided_by_batch", "bag_of_words.values", {BAGS: "counts.reshape(N, len(centres)) / (N * P)"}),
    Mistake(
        "one_for_all",
        "bag_of_words.values",
        {BAGS: "np.tile(counts.reshape(N, len(centres)).sum(axis=0), (N, 1)) / P"},
    ),
]
