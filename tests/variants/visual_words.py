"""Right and wrong versions of the exercises of `visual_words.py`."""

from . import Right, Wrong

RIGHT = [
    Right(
        "spread_centres",
        "a running minimum and cumulative sums",
        """
def spread_centres(points, k, rng):
    P = points.shape[0]
    centres = np.empty((k, points.shape[1]))
    centres[0] = points[rng.choice(P)]
    nearest = ((points - centres[0]) ** 2).sum(axis=1)
    for j in range(1, k):
        total = np.cumsum(nearest)
        i = np.searchsorted(total, rng.random() * total[-1], side='right')
        centres[j] = points[i]
        nearest = np.minimum(nearest, ((points - centres[j]) ** 2).sum(axis=1))
    return centres
""",
    ),
    Right(
        "spread_centres",
        "rng.choice of the points themselves",
        """
def spread_centres(points, k, rng):
    centres = rng.choice(points, size=1)
    for _ in range(k - 1):
        d = np.linalg.norm(points[:, None] - centres[None], axis=2).min(axis=1) ** 2
        centres = np.vstack([centres, rng.choice(points, p=d / d.sum())])
    return centres
""",
    ),
    Right(
        "spread_centres",
        "rejection",
        """
def spread_centres(points, k, rng):
    chosen = [int(rng.permutation(len(points))[0])]
    while len(chosen) < k:
        d = np.array([min(np.dot(x - points[c], x - points[c]) for c in chosen) for x in points])
        while True:
            i = int(rng.integers(0, len(points)))
            if rng.uniform(0, d.max()) < d[i]:
                break
        chosen.append(i)
    return points[chosen].copy()
""",
    ),
    Right(
        "spread_centres",
        "exponential times, the first to ring",
        """
def spread_centres(points, k, rng):
    nearest = np.ones(len(points))
    found = []
    for j in range(k):
        with np.errstate(divide='ignore'):
            i = np.argmin(rng.exponential(size=len(points)) / nearest)
        found.append(points[i])
        d = np.sum((points - points[i]) ** 2, axis=1)
        nearest = d if j == 0 else np.minimum(nearest, d)
    return np.stack(found)
""",
    ),
    Right(
        "assign",
        "all differences at once",
        """
def assign(points, centres):
    return ((points[:, None, :] - centres[None, :, :]) ** 2).sum(axis=2).argmin(axis=1)
""",
    ),
    Right(
        "assign",
        "loops, with roots",
        """
def assign(points, centres):
    labels = np.zeros(len(points), dtype=int)
    for i, x in enumerate(points):
        best = None
        for k, c in enumerate(centres):
            d = np.sqrt(np.sum((x - c) ** 2))
            if best is None or d < best:
                best, labels[i] = d, k
    return labels
""",
    ),
    Right(
        "assign",
        "norms, a column at a time",
        """
def assign(points, centres):
    d = np.stack([np.linalg.norm(points - c, axis=1) for c in centres], axis=1)
    return np.argmin(d, axis=1).astype(np.int32)
""",
    ),
    Right(
        "assign",
        "without the square of the points",
        """
def assign(points, centres):
    return np.argmax(points @ centres.T - 0.5 * (centres ** 2).sum(1), axis=1)
""",
    ),
    Right(
        "move_centres",
        "a loop and a mask",
        """
def move_centres(points, labels, centres):
    new = centres.copy()
    own = np.linalg.norm(points - centres[labels], axis=1)
    order = list(np.argsort(own)[::-1])
    for k in range(len(centres)):
        mine = points[labels == k]
        new[k] = mine.mean(axis=0) if len(mine) else points[order.pop(0)]
    return new
""",
    ),
    Right(
        "move_centres",
        "one-hot, and distances that are used up",
        """
def move_centres(points, labels, centres):
    hot = np.eye(len(centres))[labels]
    counts = hot.sum(axis=0)
    new = hot.T @ points / np.where(counts > 0, counts, 1)[:, None]
    far = np.sum((points - centres[labels]) ** 2, axis=1)
    for k in np.where(counts == 0)[0]:
        i = np.argmax(far)
        new[k] = points[i]
        far[i] = -1
    return new
""",
    ),
    Right(
        "move_centres",
        "bincount for each coordinate, nearest distances",
        """
def move_centres(points, labels, centres):
    K = len(centres)
    n = np.bincount(labels, minlength=K)
    with np.errstate(invalid='ignore', divide='ignore'):
        cols = [np.bincount(labels, weights=points[:, d], minlength=K) / n for d in range(points.shape[1])]
    new = np.stack(cols, axis=1)
    empty = np.isnan(new[:, 0])
    d = ((points[:, None] - centres) ** 2).sum(2).min(1)
    new[empty] = points[np.argsort(-d)[:empty.sum()]]
    return new
""",
    ),
    Right(
        "kmeans",
        "labels that begin as -1",
        """
def kmeans(points, centres, steps):
    history = []
    labels = -np.ones(len(points), dtype=int)
    for step in range(steps):
        new = assign(points, centres)
        if np.all(new == labels):
            return centres, history
        labels = new
        history.append(((points - centres[labels]) ** 2).sum())
        centres = move_centres(points, labels, centres)
    return centres, history
""",
    ),
    Right(
        "kmeans",
        "all in one function, a copy of the centres",
        """
def kmeans(points, centres, steps):
    centres, history, before = centres.copy(), [], None
    while len(history) < steps:
        d = ((points[:, None] - centres) ** 2).sum(axis=2)
        labels = d.argmin(axis=1)
        if before is not None and (labels == before).all():
            break
        history.append(float(d.min(axis=1).sum()))
        for k in range(len(centres)):
            centres[k] = points[labels == k].mean(axis=0)
        before = labels
    return centres, history
""",
    ),
    Right(
        "kmeans",
        "looks ahead after the move",
        """
def kmeans(points, centres, steps):
    history = []
    labels = assign(points, centres)
    for _ in range(steps):
        history.append(float(np.sum((points - centres[labels]) ** 2)))
        centres = move_centres(points, labels, centres)
        after = assign(points, centres)
        if np.array_equal(after, labels):
            break
        labels = after
    return (centres, np.array(history))
""",
    ),
    Right(
        "bag_of_words",
        "an image at a time",
        """
def bag_of_words(patches, centres):
    K = len(centres)
    return np.array([np.bincount(assign(image, centres), minlength=K) / len(image) for image in patches])
""",
    ),
    Right(
        "bag_of_words",
        "one-hot and a mean",
        """
def bag_of_words(patches, centres):
    N, P, D = patches.shape
    words = assign(patches.reshape(-1, D), centres).reshape(N, P)
    return np.mean(words[:, :, None] == np.arange(centres.shape[0]), axis=1)
""",
    ),
    Right(
        "bag_of_words",
        "loops with += 1",
        """
def bag_of_words(patches, centres):
    out = np.zeros((patches.shape[0], centres.shape[0]))
    for n in range(patches.shape[0]):
        for w in assign(patches[n], centres):
            out[n, w] += 1
        out[n] /= out[n].sum()
    return out
""",
    ),
]

SPREAD = """
def spread_centres(points, k, rng):
    P = len(points)
    centres = [{first}]
    while len(centres) < k:
        squares = np.array([np.sum((points - c) ** 2, axis=1) for c in centres])
        {body}
    return np.array(centres)
"""
FIRST = "points[rng.integers(P)]"


def _spread(
    about: str, weights: str, first: str = FIRST, then: str = "centres.append(points[rng.choice(P, p=p)])"
) -> Wrong:
    body = f"w = {weights}\n        p = w / np.sum(w)\n        {then}"
    return Wrong("spread_centres", about, SPREAD.format(first=first, body=body), ("draws",))


def _assign(about: str, *lines: str) -> Wrong:
    body = "\n    ".join(lines)
    return Wrong("assign", about, f"\ndef assign(points, centres):\n    {body}\n", ("values",))


MOVE = """
def move_centres(points, labels, centres):
    K = len(centres)
    new = np.zeros(centres.shape)
    far = np.argsort(-np.sum((points - centres[labels]) ** 2, axis=1), kind='stable')
    empty = [k for k in range(K) if not np.any(labels == k)]
    for k in range(K):
        mine = points[labels == k]
        if len(mine):
            new[k] = {mean}
    for place, k in enumerate(empty):
        new[k] = {empty}
    return new
"""


def _move(about: str, mean: str = "mine.mean(axis=0)", empty: str = "points[far[place]]") -> Wrong:
    lost = ("means", "empty") if mean != "mine.mean(axis=0)" else ("empty",)
    return Wrong("move_centres", about, MOVE.format(mean=mean, empty=empty), lost[:1])


KMEANS = """
def kmeans(points, centres, steps):
    history, labels = [], None
    for step in range(steps):
        found = assign(points, centres)
        {body}
    return centres, history
"""
END = ("if labels is not None and np.array_equal(found, labels):", "    break", "labels = found")
INERTIA, STEP = (
    "history.append(np.sum((points - centres[labels]) ** 2))",
    "centres = move_centres(points, labels, centres)",
)


def _kmeans(about: str, *lines: str) -> Wrong:
    return Wrong("kmeans", about, KMEANS.format(body="\n        ".join(lines)), ("steps",))


BAG = """
def bag_of_words(patches, centres):
    N, P, D = patches.shape
    K = len(centres)
    words = assign(patches.reshape(-1, D), centres).reshape(N, P)
    counts = np.array([np.bincount(w, minlength=K) for w in words])
    {body}
"""


def _bag(about: str, *lines: str) -> Wrong:
    return Wrong("bag_of_words", about, BAG.format(body="\n    ".join(lines)), ("values",))


WRONG = [
    _spread("distances not squared", "np.sqrt(squares.min(axis=0))"),
    _spread("the farthest", "squares.min(axis=0)", then="centres.append(points[np.argmax(w)])"),
    _spread("any point", "np.ones(P)"),
    _spread("distance to the last centre", "squares[-1]"),
    _spread("sum of the squares", "squares.sum(axis=0)"),
    _spread("the farthest centre counts", "squares.max(axis=0)"),
    _spread("squared twice", "squares.min(axis=0) ** 2"),
    _spread("always from point 0", "squares.min(axis=0)", first="points[0]"),
    _spread("the mean first", "squares.min(axis=0)", first="points.mean(axis=0)"),
    _spread("the last point is never first", "squares.min(axis=0)", first="points[rng.integers(P - 1)]"),
    _spread("absolute differences", "np.min([np.abs(points - c).sum(axis=1) for c in centres], axis=0)"),
    _spread("np.random", "squares.min(axis=0)", then="centres.append(points[np.random.choice(P, p=p)])"),
    _spread(
        "the best of three",
        "squares.min(axis=0)",
        then="tries = rng.choice(P, size=3, p=p)\n        "
        "left = [np.minimum(w, np.sum((points - points[t]) ** 2, axis=1)).sum() for t in tries]\n        "
        "centres.append(points[tries[np.argmin(left)]])",
    ),
    Wrong(
        "spread_centres",
        "k different points",
        "\ndef spread_centres(points, k, rng):\n    return points[rng.choice(len(points), k, replace=False)]\n",
        ("draws",),
    ),
    Wrong(
        "spread_centres",
        "indices",
        "\ndef spread_centres(points, k, rng):\n    return rng.choice(len(points), k, replace=False)\n",
        ("draws",),
    ),
    _assign("absolute differences", "return np.argmin(np.abs(points[:, None] - centres).sum(axis=2), axis=1)"),
    _assign("the farthest", "return np.argmax(((points[:, None] - centres) ** 2).sum(axis=2), axis=1)"),
    _assign("the other axis", "return np.argmin(((points[:, None] - centres) ** 2).sum(axis=2), axis=0)"),
    _assign("no |c|²", "return np.argmin((points**2).sum(1)[:, None] - 2 * points @ centres.T, axis=1)"),
    _assign("the cross term once", "return np.argmin((centres**2).sum(1) - points @ centres.T, axis=1)"),
    _assign(
        "<= in a loop",
        "labels = np.zeros(len(points), dtype=int)",
        "for i, x in enumerate(points):",
        "    best = np.inf",
        "    for k, c in enumerate(centres):",
        "        if np.sum((x - c) ** 2) <= best:",
        "            best, labels[i] = np.sum((x - c) ** 2), k",
        "return labels",
    ),
    _assign("floats", "return np.argmin(((points[:, None] - centres) ** 2).sum(axis=2), axis=1) * 1.0"),
    _assign("the distances", "return np.min(((points[:, None] - centres) ** 2).sum(axis=2), axis=1)"),
    _move("sums", "mine.sum(axis=0)"),
    _move("divided by K", "mine.sum(axis=0) / K"),
    _move("divided by P", "mine.sum(axis=0) / len(points)"),
    _move("one mean for all numbers", "mine.mean()"),
    _move("the last point", "mine[-1]"),
    _move("halfway", "(mine.mean(axis=0) + centres[k]) / 2"),
    _move("medians", "np.median(mine, axis=0)"),
    _move("the old centre counts", "(mine.sum(axis=0) + centres[k]) / (len(mine) + 1)"),
    _move("empty ones stay", empty="centres[k]"),
    _move("empty ones at 0", empty="0"),
    _move("empty ones nan", empty="np.nan"),
    _move("the same point for all", empty="points[far[0]]"),
    _move("the nearest points", empty="points[far[::-1][place]]"),
    _move("any point", empty="points[np.random.default_rng(k).integers(len(points))]"),
    _move("farthest from the empty one", empty="points[np.argmax(np.sum((points - centres[k]) ** 2, axis=1))]"),
    _kmeans("no end", "labels = found", INERTIA, STEP),
    _kmeans("inertia after the move", *END, STEP, INERTIA),
    _kmeans("the mean", *END, INERTIA.replace("np.sum", "np.mean"), STEP),
    _kmeans("the root", *END, "history.append(np.linalg.norm(points - centres[labels]))", STEP),
    _kmeans(
        "distances not squared", *END, "history.append(np.linalg.norm(points - centres[labels], axis=1).sum())", STEP
    ),
    _kmeans(
        "history before the end",
        "ended = np.array_equal(found, labels)",
        "labels = found",
        INERTIA,
        "if ended: break",
        STEP,
    ),
    _kmeans(
        "ends if any label stays",
        "if labels is not None and np.any(found == labels): break",
        "labels = found",
        INERTIA,
        STEP,
    ),
    _kmeans("a return in the loop", *END, INERTIA, STEP, "return centres, history"),
    _kmeans("centres first", *END, INERTIA, STEP, "if step == steps - 1: return history, centres"),
    _kmeans(
        "only the last inertia",
        *END,
        STEP.replace("centres =", "new ="),
        "history = [np.sum((points - centres[labels]) ** 2)]",
        "centres = new",
    ),
    _bag("counts", "return counts"),
    _bag("divided by all patches", "return counts / (N * P)"),
    _bag("one bag for all", "return np.tile(counts.sum(axis=0) / (N * P), (N, 1))"),
    _bag("one bag", "return counts.sum(axis=0) / (N * P)"),
    _bag("length 1", "return counts / np.linalg.norm(counts, axis=1, keepdims=True)"),
    _bag("divided by K", "return counts / K"),
    _bag("words that are there", "return np.minimum(counts, 1) / P"),
    _bag(
        "soft counts",
        "s = np.exp(-((patches[:, :, None] - centres) ** 2).sum(axis=3))",
        "return (s / s.sum(axis=2, keepdims=True)).mean(axis=1)",
    ),
]
