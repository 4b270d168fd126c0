"""Right and wrong versions of the exercises of `knn.py`.

Those of the class are made from one template; an entry gives only the places in which it differs.
"""

from textwrap import dedent, indent

from . import Right, Wrong

CLASS = """\
class KNearestNeighbor(object):
    def __init__(self):
        pass

    def train(self, X, y):
        self.X_train = X
        self.y_train = y

    def predict(self, X, k=1, num_loops=0):
        return self.predict_labels(self.compute_distances_no_loops(X), k=k)

    def compute_distances_two_loops(self, X):
        num_test = X.shape[0]
        num_train = self.X_train.shape[0]
        dists = np.zeros((num_test, num_train))
{two_loops}

    def compute_distances_one_loop(self, X):
        num_test = X.shape[0]
        num_train = self.X_train.shape[0]
        dists = np.zeros((num_test, num_train))
{one_loop}

    def compute_distances_no_loops(self, X):
        num_test = X.shape[0]
        num_train = self.X_train.shape[0]
        dists = np.zeros((num_test, num_train))
{no_loops}

    def predict_labels(self, dists, k=1):
        num_test = dists.shape[0]
        y_pred = np.zeros(num_test)
{predict_labels}
{methods}"""

TWO = """
for i in range(num_test):
    for j in range(num_train):
        dists[i, j] = {}
return dists
"""
ONE = """
for i in range(num_test):
    dists[i, :] = {}
return dists
"""
ALL = "return {}"
PAIR = TWO.format("np.sqrt(np.sum(np.square(X[i] - self.X_train[j])))")
ROW = ONE.format("np.sqrt(np.sum(np.square(self.X_train - X[i, :]), axis=1))")
MATRIX = """
squares = np.sum(X**2, axis=1, keepdims=True) + np.sum(self.X_train**2, axis=1) - 2 * X.dot(self.X_train.T)
return np.sqrt(np.maximum(squares, 0))
"""
VOTE = """
for i in range(num_test):
    closest_y = {}
    y_pred[i] = {}
return y_pred
"""
NEAREST, MOST = "self.y_train[np.argsort(dists[i])[:k]]", "np.argmax(np.bincount(closest_y))"


def lines(text, depth=2):
    return indent(dedent(text).strip("\n"), depth * "    ")


def version(two_loops=PAIR, one_loop=ROW, no_loops=MATRIX, predict_labels="", nearest=NEAREST, most=MOST, methods=""):
    """The class with some of its places written differently."""
    return CLASS.format(
        two_loops=lines(two_loops),
        one_loop=lines(one_loop),
        no_loops=lines(no_loops),
        predict_labels=lines(predict_labels or VOTE.format(nearest, most)),
        methods=methods and f"\n{lines(methods, 1)}\n",
    )


def right(about, **parts):
    return Right("KNearestNeighbor", about, version(**parts))


def wrong(about, *lost, **parts):
    return Wrong("KNearestNeighbor", about, version(**parts), lost)


NO_LOOPS = ("no_loops", "no_loops_left", "no_nan")
ONE_LOOP = ("one_loop", "one_loop_left")
VOTES = ("votes", "ties")

CLASS_RIGHT = [
    right(
        "one loop by numpy",
        one_loop="""
        return np.apply_along_axis(lambda x: np.linalg.norm(self.X_train - x, axis=1), 1, X)
        """,
    ),
    right("the usual one, labels as floats"),
    # two loops
    right("norm of the difference", two_loops=TWO.format("np.linalg.norm(X[i] - self.X_train[j])")),
    right("root of a product", two_loops=TWO.format("np.sqrt((X[i] - self.X_train[j]) @ (X[i] - self.X_train[j]))")),
    right("power of a half", two_loops=TWO.format("np.sum((X[i, :] - self.X_train[j, :]) ** 2) ** 0.5")),
    right("Python's own sum", two_loops=TWO.format("sum((X[i] - self.X_train[j]) ** 2) ** 0.5")),
    right(
        "a third loop, over the pixels",
        two_loops="""
        for i in range(num_test):
            for j in range(num_train):
                total = 0.0
                for d in range(X.shape[1]):
                    total += (X[i, d] - self.X_train[j, d]) ** 2
                dists[i, j] = np.sqrt(total)
        return dists
        """,
    ),
    right(
        "enumerated images",
        two_loops="""
        for i, test in enumerate(X):
            for j, train in enumerate(self.X_train):
                dists[i][j] = np.sqrt(np.sum((test - train) ** 2))
        return dists
        """,
    ),
    right(
        "lists made into an array",
        two_loops="return np.array([[np.linalg.norm(x - t) for t in self.X_train] for x in X])",
    ),
    right(
        "the root at the end",
        two_loops=TWO.format("((X[i] - self.X_train[j]) ** 2).sum()").replace("return dists", "return np.sqrt(dists)"),
    ),
    # one loop
    right("norm along an axis", one_loop=ONE.format("np.linalg.norm(self.X_train - X[i], axis=1)")),
    right("the other way round", one_loop=ONE.format("np.sqrt(((X[i] - self.X_train) ** 2).sum(1))")),
    right(
        "einsum of a row", one_loop=ONE.format('np.einsum("nd,nd->n", self.X_train - X[i], self.X_train - X[i]) ** 0.5')
    ),
    right("transposed differences", one_loop=ONE.format("np.sqrt(np.sum((self.X_train - X[i]).T ** 2, axis=0))")),
    right("reshaped image", one_loop=ONE.format("np.sqrt(np.sum((self.X_train - X[i].reshape(1, -1)) ** 2, axis=-1))")),
    right(
        "expanded squares of one image",
        one_loop=ONE.format(
            "np.sqrt(np.maximum(0, X[i] @ X[i] - 2 * self.X_train @ X[i] + np.sum(self.X_train**2, axis=1)))"
        ),
    ),
    right("one loop by none", one_loop="return self.compute_distances_no_loops(X)"),
    right(
        "a helper for a row",
        one_loop=ONE.format("self.distances_to(X[i])"),
        methods="def distances_to(self, x):\n    return np.sqrt(np.sum((self.X_train - x) ** 2, axis=1))",
    ),
    right("rows stacked", one_loop="return np.stack([np.sqrt(((self.X_train - x) ** 2).sum(axis=1)) for x in X])"),
    # no loops
    right(
        "parts in their own lines",
        no_loops="""
        test_sq = np.sum(X * X, axis=1).reshape(num_test, 1)
        train_sq = np.sum(self.X_train * self.X_train, axis=1).reshape(1, num_train)
        cross = np.dot(X, self.X_train.T)
        dists = test_sq + train_sq - 2 * cross
        dists[dists < 0] = 0
        return np.sqrt(dists)
        """,
    ),
    right(
        "added in place",
        no_loops="""
        dists += np.sum(X**2, axis=1)[:, np.newaxis]
        dists += np.sum(self.X_train**2, axis=1)
        dists -= 2 * X @ self.X_train.T
        np.clip(dists, 0, None, out=dists)
        return np.sqrt(dists, out=dists)
        """,
    ),
    right(
        "einsum",
        no_loops="""
        of_test, of_train = np.einsum("nd,nd->n", X, X), np.einsum("nd,nd->n", self.X_train, self.X_train)
        cross = np.einsum("id,jd->ij", X, self.X_train)
        return np.sqrt(np.maximum(0, of_test[:, None] - 2 * cross + of_train[None]))
        """,
    ),
    right(
        "absolute values before the root",
        no_loops=MATRIX.replace("np.maximum(squares, 0)", "np.abs(squares)"),
    ),
    right(
        "nan replaced afterwards",
        no_loops=MATRIX.replace("np.sqrt(np.maximum(squares, 0))", "np.nan_to_num(np.sqrt(squares))"),
    ),
    right(
        "transposed at the end",
        no_loops="""
        squares = (self.X_train**2).sum(1)[:, None] - 2 * self.X_train @ X.T + (X**2).sum(1)
        return np.sqrt(np.maximum(squares, 0)).T
        """,
    ),
    right(
        "a helper for the squares",
        no_loops="""
        squares = self.squares(X)[:, None] + self.squares(self.X_train) - 2 * X @ self.X_train.T
        return np.sqrt(np.maximum(squares, 0))
        """,
        methods="@staticmethod\ndef squares(A):\n    return (A**2).sum(axis=1)",
    ),
    right(
        "a fixed loop over three terms",
        no_loops="""
        for term in ((X**2).sum(1)[:, None], (self.X_train**2).sum(1), -2 * X @ self.X_train.T):
            dists = dists + term
        return np.sqrt(np.where(dists > 0, dists, 0))
        """,
    ),
    right("a larger floor than 0", no_loops=MATRIX.replace("np.maximum(squares, 0)", "np.maximum(squares, 1e-12)")),
    # votes
    right(
        "labels returned with their counts",
        most="np.unique(closest_y)[np.argmax(np.unique(closest_y, return_counts=True)[1])]",
    ),
    right("argpartition", nearest="self.y_train[np.argpartition(dists[i], k - 1)[:k]]"),
    right("take", nearest="np.take(self.y_train, dists[i].argsort()[0:k])"),
    right("bincount with minlength", most="np.bincount(closest_y, minlength=50).argmax()"),
    right("sorted set and count", most="max(sorted(set(closest_y)), key=list(closest_y).count)"),
    right(
        "a dictionary of votes",
        predict_labels="""
        for i in range(num_test):
            votes = {}
            for j in np.argsort(dists[i])[:k]:
                votes[self.y_train[j]] = votes.get(self.y_train[j], 0) + 1
            most = max(votes.values())
            y_pred[i] = min(label for label in votes if votes[label] == most)
        return y_pred
        """,
    ),
    right(
        "all rows sorted at once",
        predict_labels="""
        nearest = self.y_train[np.argsort(dists, axis=1)[:, :k]]
        return np.array([np.argmax(np.bincount(row)) for row in nearest])
        """,
    ),
    right(
        "a matrix of votes",
        predict_labels="""
        labels = np.unique(self.y_train)
        nearest = self.y_train[np.argsort(dists, axis=1)[:, :k]]
        votes = np.sum(nearest[:, :, None] == labels, axis=1)
        return labels[np.argmax(votes, axis=1)]
        """,
    ),
    right(
        "the nearest taken out one by one",
        predict_labels="""
        for i in range(num_test):
            row, closest_y = dists[i].copy(), []
            for _ in range(k):
                j = np.argmin(row)
                closest_y.append(self.y_train[j])
                row[j] = np.inf
            y_pred[i] = np.bincount(closest_y).argmax()
        return y_pred
        """,
    ),
    right(
        "sorted pairs of distance and label",
        predict_labels="""
        for i in range(num_test):
            pairs = sorted(zip(dists[i], self.y_train))[:k]
            labels = sorted(label for _, label in pairs)
            y_pred[i] = max(labels, key=labels.count)
        return y_pred
        """,
    ),
]

CLASS_WRONG = [
    wrong(
        "all pairs by broadcasting",
        "no_loops_left",
        no_loops=ALL.format("np.sqrt(np.sum((X[:, None] - self.X_train) ** 2, axis=2))"),
    ),
    wrong(
        "norm of all pairs",
        "no_loops_left",
        no_loops=ALL.format("np.linalg.norm(X[:, None, :] - self.X_train[None, :, :], axis=-1)"),
    ),
    wrong(
        "the training images change",
        "two_loops",
        two_loops=PAIR.replace("return dists", "self.X_train = self.X_train - 1\nreturn dists"),
    ),
    wrong(
        "the first result kept",
        *NO_LOOPS,
        no_loops="""
        if not hasattr(self, "kept"):
            squares = np.sum(X**2, axis=1)[:, None] - 2 * X @ self.X_train.T + np.sum(self.X_train**2, axis=1)
            self.kept = np.sqrt(np.maximum(0, squares))
        return self.kept
        """,
    ),
    wrong(
        "a second loop, over the pixels",
        "one_loop_left",
        one_loop="""
        for i in range(num_test):
            for d in range(X.shape[1]):
                dists[i] += (self.X_train[:, d] - X[i, d]) ** 2
        return np.sqrt(dists)
        """,
    ),
    wrong(
        "a loop over the pixels alone",
        "no_loops_left",
        no_loops="""
        for d in range(X.shape[1]):
            dists += np.subtract.outer(X[:, d], self.X_train[:, d]) ** 2
        return np.sqrt(dists)
        """,
    ),
    wrong(
        "both norms upright",
        *NO_LOOPS,
        no_loops="""
        a = np.sum(X**2, axis=1, keepdims=True)
        b = np.sum(self.X_train**2, axis=1, keepdims=True)
        return np.sqrt(a + b - 2 * X @ self.X_train.T)
        """,
    ),
    wrong("not transposed", *NO_LOOPS, no_loops=MATRIX.replace(".dot(self.X_train.T)", ".dot(self.X_train)")),
    wrong("labels sorted", *VOTES, nearest="np.sort(self.y_train)[:k]"),
    # two loops
    wrong("the root forgotten", "two_loops", two_loops=TWO.format("np.sum((X[i] - self.X_train[j]) ** 2)")),
    wrong("absolute differences", "two_loops", two_loops=TWO.format("np.sum(np.abs(X[i] - self.X_train[j]))")),
    wrong("no squares", "two_loops", two_loops=TWO.format("np.sum(X[i] - self.X_train[j])")),
    wrong("squared after the sum", "two_loops", two_loops=TWO.format("np.sqrt(np.sum(X[i] - self.X_train[j]) ** 2)")),
    wrong("squares not added up", "two_loops", two_loops=TWO.format("np.sqrt((X[i] - self.X_train[j]) ** 2)")),
    wrong("mean for sum", "two_loops", two_loops=TWO.format("np.sqrt(np.mean((X[i] - self.X_train[j]) ** 2))")),
    wrong(
        "indices exchanged",
        "two_loops",
        two_loops=TWO.replace("dists[i, j]", "dists[j, i]").format("np.linalg.norm(X[i] - self.X_train[j])"),
    ),
    wrong(
        "whole rows filled",
        "two_loops",
        two_loops=TWO.replace("[i, j]", "[i]").format("np.linalg.norm(X[i] - self.X_train[j])"),
    ),
    wrong(
        "returned after the first row",
        "two_loops",
        two_loops=PAIR.replace("\nreturn", "\n    return"),
    ),
    wrong("the largest difference", "two_loops", two_loops=TWO.format("np.max(np.abs(X[i] - self.X_train[j]))")),
    wrong("products for differences", "two_loops", two_loops=TWO.format("np.sqrt(np.abs(X[i] @ self.X_train[j]))")),
    wrong(
        "the same image of both",
        "two_loops",
        two_loops=TWO.format("np.linalg.norm(X[i] - self.X_train[i % num_train])"),
    ),
    wrong("nothing filled in", "two_loops", two_loops="return dists"),
    wrong("cut to whole numbers", "two_loops", two_loops=TWO.format("int(np.linalg.norm(X[i] - self.X_train[j]))")),
    # one loop
    wrong(
        "added up down the columns",
        *ONE_LOOP,
        one_loop=ONE.format("np.sqrt(np.sum((self.X_train - X[i]) ** 2, axis=0))"),
    ),
    wrong("added up over everything", *ONE_LOOP, one_loop=ONE.format("np.sqrt(np.sum((self.X_train - X[i]) ** 2))")),
    wrong("root forgotten in a row", *ONE_LOOP, one_loop=ONE.format("np.sum((self.X_train - X[i]) ** 2, axis=1)")),
    wrong(
        "absolute differences in a row", *ONE_LOOP, one_loop=ONE.format("np.sum(np.abs(self.X_train - X[i]), axis=1)")
    ),
    wrong(
        "a column for a row",
        *ONE_LOOP,
        one_loop=ONE.replace("[i, :]", "[:, i]").format("np.linalg.norm(self.X_train - X[i], axis=1)"),
    ),
    wrong(
        "a comprehension over the training images",
        "one_loop_left",
        one_loop=ONE.format("[np.linalg.norm(X[i] - image) for image in self.X_train]"),
    ),
    wrong("one loop by two", "one_loop_left", one_loop="return self.compute_distances_two_loops(X)"),
    wrong(
        "the loop over the training images",
        "one_loop_left",
        one_loop="""
        for j in range(num_train):
            dists[:, j] = np.sqrt(np.sum((X - self.X_train[j]) ** 2, axis=1))
        return dists
        """,
    ),
    wrong(
        "apply_along_axis over the training images",
        "one_loop_left",
        one_loop=ONE.format("np.apply_along_axis(lambda image: np.linalg.norm(image - X[i]), 1, self.X_train)"),
    ),
    wrong(
        "a helper that loops",
        "one_loop_left",
        one_loop=ONE.format("self.distances_to(X[i])"),
        methods="def distances_to(self, x):\n    return [np.linalg.norm(x - image) for image in self.X_train]",
    ),
    # no loops
    wrong("plus for minus", *NO_LOOPS, no_loops=MATRIX.replace("- 2 *", "+ 2 *")),
    wrong("cross term once", *NO_LOOPS, no_loops=MATRIX.replace("- 2 *", "-")),
    wrong("cross term missing", *NO_LOOPS, no_loops=MATRIX.replace(" - 2 * X.dot(self.X_train.T)", "")),
    wrong(
        "no square of the test images", *NO_LOOPS, no_loops=MATRIX.replace("np.sum(X**2, axis=1, keepdims=True) + ", "")
    ),
    wrong(
        "no square of the training images", *NO_LOOPS, no_loops=MATRIX.replace(" + np.sum(self.X_train**2, axis=1)", "")
    ),
    wrong("product exchanged", *NO_LOOPS, no_loops=MATRIX.replace("X.dot(self.X_train.T)", "self.X_train.dot(X.T)")),
    wrong("test squares along the columns", *NO_LOOPS, no_loops=MATRIX.replace(", keepdims=True", "")),
    wrong(
        "root forgotten with the matrix",
        *NO_LOOPS,
        no_loops=MATRIX.replace("np.sqrt(np.maximum(squares, 0))", "np.maximum(squares, 0)"),
    ),
    wrong("squares of the pixels missing", *NO_LOOPS, no_loops=MATRIX.replace("**2", "")),
    wrong(
        "absolute differences of all pairs",
        *NO_LOOPS,
        no_loops=ALL.format("np.sum(np.abs(X[:, None] - self.X_train), axis=2)"),
    ),
    wrong(
        "all pairs added up along the wrong axis",
        *NO_LOOPS,
        no_loops=ALL.format("np.sqrt(np.sum((X[:, None] - self.X_train) ** 2, axis=1))"),
    ),
    wrong("transposed", *NO_LOOPS, no_loops=MATRIX.replace("(squares, 0))", "(squares, 0)).T")),
    wrong("nothing below 0 minded", "no_nan", no_loops=MATRIX.replace("np.maximum(squares, 0)", "squares")),
    wrong("nan from a power", "no_nan", no_loops=MATRIX.replace("np.sqrt(np.maximum(squares, 0))", "squares**0.5")),
    wrong("a small number added", "no_nan", no_loops=MATRIX.replace("np.maximum(squares, 0)", "squares + 1e-12")),
    wrong("a loop after all", "no_loops_left", no_loops="return self.compute_distances_one_loop(X)"),
    wrong("two loops after all", "no_loops_left", no_loops="return self.compute_distances_two_loops(X)"),
    wrong(
        "a comprehension over the images",
        "no_loops_left",
        no_loops="return np.array([np.linalg.norm(self.X_train - x, axis=1) for x in X])",
    ),
    wrong(
        "mapped",
        "no_loops_left",
        no_loops="return np.array(list(map(lambda x: np.linalg.norm(self.X_train - x, axis=1), X)))",
    ),
    wrong(
        "np.vectorize",
        "no_loops_left",
        no_loops="""
        far = np.vectorize(lambda i, j: np.linalg.norm(X[i] - self.X_train[j]))
        return far(np.arange(num_test)[:, None], np.arange(num_train))
        """,
    ),
    # votes
    wrong("the farthest", *VOTES, nearest="self.y_train[np.argsort(dists[i])[::-1][:k]]"),
    wrong("the last k", *VOTES, nearest="self.y_train[np.argsort(dists[i])[-k:]]"),
    wrong("k plus one", *VOTES, nearest="self.y_train[np.argsort(dists[i])[: k + 1]]"),
    wrong("the nearest alone", *VOTES, nearest="self.y_train[np.argsort(dists[i])[:1]]"),
    wrong("the nearest label, k ignored", *VOTES, most="self.y_train[np.argmin(dists[i])]"),
    wrong("the nearest left out", *VOTES, nearest="self.y_train[np.argsort(dists[i])[1 : k + 1]]"),
    wrong("indices counted", *VOTES, nearest="np.argsort(dists[i])[:k]"),
    wrong("distances counted", *VOTES, nearest="np.sort(dists[i])[:k].astype(int)"),
    wrong("the first k, unsorted", *VOTES, nearest="self.y_train[:k]"),
    wrong(
        "sorted down the columns",
        *VOTES,
        nearest="self.y_train[np.argsort(dists, axis=0)[i % num_test][:k] % len(self.y_train)]",
    ),
    wrong("ten labels at most", *VOTES, most="np.argmax([np.sum(closest_y == label) for label in range(10)])"),
    wrong("mean of the labels", *VOTES, most="np.round(np.mean(closest_y))"),
    wrong("median of the labels", *VOTES, most="np.median(closest_y)"),
    wrong("number of votes", *VOTES, most="np.max(np.bincount(closest_y))"),
    wrong("place among the voters' labels", *VOTES, most="np.argmax(np.unique(closest_y, return_counts=True)[1])"),
    wrong("the k-th alone", *VOTES, nearest="self.y_train[np.argsort(dists[i])[k - 1 : k]]"),
    wrong("nothing voted", *VOTES, predict_labels="return y_pred"),
    wrong(
        "the first image alone", *VOTES, predict_labels=VOTE.format(NEAREST, MOST).replace("\nreturn", "\n    return")
    ),
    wrong(
        "votes weighted by nearness",
        *VOTES,
        most="np.argmax(np.bincount(closest_y, weights=1 / np.sort(dists[i])[:k]))",
    ),
    # ties
    wrong("ties to the largest", "ties", most="max(sorted(set(closest_y), reverse=True), key=list(closest_y).count)"),
    wrong("ties to the first seen", "ties", most="max(list(closest_y), key=list(closest_y).count)"),
    wrong("ties to the last seen", "ties", most="max(list(closest_y)[::-1], key=list(closest_y).count)"),
    wrong(
        "ties to the nearest of all",
        "ties",
        predict_labels="""
        for i in range(num_test):
            closest_y = self.y_train[np.argsort(dists[i])[:k]]
            votes = np.bincount(closest_y)
            tied = np.sum(votes == votes.max()) > 1
            y_pred[i] = closest_y[0] if tied else np.argmax(votes)
        return y_pred
        """,
    ),
    wrong(
        "ties by fewer voters",
        "ties",
        predict_labels="""
        for i in range(num_test):
            closest_y = list(self.y_train[np.argsort(dists[i])[:k]])
            while sorted(np.bincount(closest_y, minlength=2))[-1] == sorted(np.bincount(closest_y, minlength=2))[-2]:
                closest_y.pop()
            y_pred[i] = np.argmax(np.bincount(closest_y))
        return y_pred
        """,
    ),
]

FOLDS = """\
def cross_validate(X, y, ks, folds=5):
    X_folds, y_folds = {cut}
    accuracies = np.zeros((len(ks), folds))
    for f in range(folds):
        model = KNearestNeighbor()
        X_seen, y_seen = {seen}
        X_held, y_held = {held}
        model.train(X_seen, y_seen)
        for row, k in enumerate(ks):
            accuracies[row, f] = {score}
    return {end}
"""


def folds(
    cut="np.array_split(X, folds), np.array_split(y, folds)",
    seen="np.concatenate(X_folds[:f] + X_folds[f + 1 :]), np.concatenate(y_folds[:f] + y_folds[f + 1 :])",
    held="X_folds[f], y_folds[f]",
    score="np.mean(model.predict(X_held, k) == y_held)",
    end="accuracies",
):
    return FOLDS.format(cut=cut, seen=seen, held=held, score=score, end=end)


def right_folds(about, text="", **parts):
    return Right("cross_validate", about, dedent(text).strip("\n") or folds(**parts))


def wrong_folds(about, text="", **parts):
    return Wrong("cross_validate", about, dedent(text).strip("\n") or folds(**parts), ("accuracies",))


FOLDS_RIGHT = [
    right_folds(
        "the row found in ks",
        """
        def cross_validate(X, y, ks, folds=5):
            X_folds, y_folds = np.array_split(X, folds), np.array_split(y, folds)
            found = np.zeros((len(ks), folds))
            for f in range(folds):
                model = KNearestNeighbor()
                others = X_folds[:f] + X_folds[f + 1:], y_folds[:f] + y_folds[f + 1:]
                model.train(*map(np.concatenate, others))
                for k in ks:
                    found[ks.index(k), f] = np.mean(model.predict(X_folds[f], k) == y_folds[f])
            return found
        """,
    ),
    right_folds("predict asked"),
    right_folds("two loops asked", score="np.mean(model.predict(X_held, k=k, num_loops=2) == y_held)"),
    right_folds("right ones counted", score="np.sum(model.predict(X_held, k) == y_held) / len(y_held)"),
    right_folds("a float of the count", score="float((model.predict(X_held, k) == y_held).sum()) / y_held.shape[0]"),
    right_folds(
        "vstack and hstack",
        seen="np.vstack(X_folds[:f] + X_folds[f + 1 :]), np.hstack(y_folds[:f] + y_folds[f + 1 :])",
    ),
    right_folds(
        "comprehensions",
        seen="[np.concatenate([fold for g, fold in enumerate(those) if g != f]) for those in (X_folds, y_folds)]",
    ),
    right_folds(
        "rows deleted",
        cut="np.array_split(np.arange(len(X)), folds), None",
        seen="np.delete(X, X_folds[f], axis=0), np.delete(y, X_folds[f])",
        held="X[X_folds[f]], y[X_folds[f]]",
    ),
    right_folds(
        "indices split",
        """
        def cross_validate(X, y, ks, folds=5):
            parts = np.array_split(np.arange(len(y)), folds)
            table = []
            for k in ks:
                row = []
                for part in parts:
                    others = np.setdiff1d(np.arange(len(y)), part)
                    knn = KNearestNeighbor()
                    knn.train(X[others], y[others])
                    row.append(np.mean(knn.predict(X[part], k=k) == y[part]))
                table.append(row)
            return np.array(table)
        """,
    ),
    right_folds(
        "a mask",
        """
        def cross_validate(X, y, ks, folds=5):
            fold_of = np.concatenate([np.full(len(part), f) for f, part in enumerate(np.array_split(y, folds))])
            accuracies = np.empty((len(ks), folds))
            for f in range(folds):
                held = fold_of == f
                knn = KNearestNeighbor()
                knn.train(X[~held], y[~held])
                dists = knn.compute_distances_one_loop(X[held])
                accuracies[:, f] = [np.mean(knn.predict_labels(dists, k=k) == y[held]) for k in ks]
            return accuracies
        """,
    ),
    right_folds(
        "a dictionary, as in CS231n",
        """
        def cross_validate(X, y, ks, folds=5):
            X_train_folds = np.array_split(X, folds)
            y_train_folds = np.array_split(y, folds)
            k_to_accuracies = {}
            for k in ks:
                k_to_accuracies[k] = []
                for i in range(folds):
                    X_tr = np.vstack([X_train_folds[x] for x in range(folds) if x != i])
                    y_tr = np.concatenate([y_train_folds[x] for x in range(folds) if x != i])
                    classifier = KNearestNeighbor()
                    classifier.train(X_tr, y_tr)
                    y_pred = classifier.predict(X_train_folds[i], k=k)
                    num_correct = np.sum(y_pred == y_train_folds[i])
                    k_to_accuracies[k].append(float(num_correct) / len(y_pred))
            return np.array([k_to_accuracies[k] for k in ks])
        """,
    ),
    right_folds(
        "starts and stops",
        """
        def cross_validate(X, y, ks, folds=5):
            sizes = [len(X) // folds + (f < len(X) % folds) for f in range(folds)]
            ends = np.cumsum(sizes)
            result = np.zeros((len(ks), folds))
            for f, (size, stop) in enumerate(zip(sizes, ends)):
                start = stop - size
                knn = KNearestNeighbor()
                knn.train(np.r_[X[:start], X[stop:]], np.r_[y[:start], y[stop:]])
                for n in range(len(ks)):
                    result[n, f] = (knn.predict(X[start:stop], ks[n]) == y[start:stop]).mean()
            return result
        """,
    ),
]

FOLDS_WRONG = [
    wrong_folds("trained on the validation fold", seen="X_folds[f], y_folds[f]"),
    wrong_folds("trained on all", seen="X, y"),
    wrong_folds(
        "slices that overlap",
        seen="np.concatenate(X_folds[:f] + X_folds[f:]), np.concatenate(y_folds[:f] + y_folds[f:])",
    ),
    wrong_folds("tested on the training folds", held="X_seen, y_seen"),
    wrong_folds(
        "roles exchanged",
        seen="X_folds[f], y_folds[f]",
        held="np.concatenate(X_folds[:f] + X_folds[f + 1 :]), np.concatenate(y_folds[:f] + y_folds[f + 1 :])",
    ),
    wrong_folds("the next fold alone", seen="X_folds[(f + 1) % folds], y_folds[(f + 1) % folds]"),
    wrong_folds("the fold before alone", seen="X_folds[f - 1], y_folds[f - 1]"),
    wrong_folds("strided folds", cut="[X[f::folds] for f in range(folds)], [y[f::folds] for f in range(folds)]"),
    wrong_folds(
        "rest dropped",
        cut="[[A[f * (len(A) // folds) : (f + 1) * (len(A) // folds)] for f in range(folds)] for A in (X, y)]",
    ),
    wrong_folds("np.split", cut="np.split(X, folds), np.split(y, folds)"),
    wrong_folds(
        "shuffled by a fresh generator",
        cut="zip(*[(X[p], y[p]) for p in np.array_split(np.random.default_rng().permutation(len(X)), folds)])",
        seen="np.concatenate([*X_folds[:f], *X_folds[f + 1 :]]), np.concatenate([*y_folds[:f], *y_folds[f + 1 :]])",
    ),
    wrong_folds(
        "shuffled by a seed",
        cut="zip(*[(X[p], y[p]) for p in np.array_split(np.random.default_rng(0).permutation(len(X)), folds)])",
        seen="np.concatenate([*X_folds[:f], *X_folds[f + 1 :]]), np.concatenate([*y_folds[:f], *y_folds[f + 1 :]])",
    ),
    wrong_folds("transposed at the end", end="accuracies.T"),
    wrong_folds("errors", score="np.mean(model.predict(X_held, k) != y_held)"),
    wrong_folds("percent", score="100 * np.mean(model.predict(X_held, k) == y_held)"),
    wrong_folds("counts", score="np.sum(model.predict(X_held, k) == y_held)"),
    wrong_folds("mean over folds", end="np.mean(accuracies, axis=1)"),
    wrong_folds("mean over ks", end="np.mean(accuracies, axis=0)"),
    wrong_folds("best k", end="ks[np.argmax(accuracies.mean(axis=1))]"),
    wrong_folds("k not passed on", score="np.mean(model.predict(X_held) == y_held)"),
    wrong_folds("row for k", score="np.mean(model.predict(X_held, row + 1) == y_held)"),
    wrong_folds(
        "labels not cut with the images",
        seen="np.concatenate(X_folds[:f] + X_folds[f + 1 :]), y[: len(X) - len(X_folds[f])]",
    ),
    wrong_folds(
        "compared with the training labels", score="np.mean(model.predict(X_held, k) == y_seen[: len(y_held)])"
    ),
    wrong_folds(
        "the first fold held out each time",
        held="X_folds[0], y_folds[0]",
        seen="np.concatenate(X_folds[1:]), np.concatenate(y_folds[1:])",
    ),
    wrong_folds("nothing counted", score="0"),
    wrong_folds("a list of lists", end="accuracies.tolist()"),
    Wrong(
        "cross_validate", "returned within the loop", folds().replace("    return", "        return"), ("accuracies",)
    ),
]

RIGHT = [*CLASS_RIGHT, *FOLDS_RIGHT]
WRONG = [*CLASS_WRONG, *FOLDS_WRONG]
