"""Right and wrong versions of the exercises of `linear_svm.py`."""

from . import Right, Wrong

OVER_EXAMPLES = ("loop_over_examples",)
OVER_CLASSES = ("loop_over_classes",)
OVER_BOTH = ("loops_over_both", "loop_over_examples", "loop_over_classes")

RIGHT = [
    # --- right_class_scores
    Right(
        "right_class_scores",
        "a loop that appends to a list",
        """
def right_class_scores(scores, y):
    chosen = []
    for i in range(scores.shape[0]):
        chosen.append(scores[i, y[i]])
    return np.array(chosen)
""",
    ),
    Right(
        "right_class_scores",
        "a comprehension over rows and labels together",
        """
def right_class_scores(scores, y):
    return np.asarray([row[label] for row, label in zip(scores, y)])
""",
    ),
    Right(
        "right_class_scores",
        "take_along_axis",
        """
def right_class_scores(scores, y):
    column = np.take_along_axis(scores, y.reshape(-1, 1), axis=1)
    return column[:, 0]
""",
    ),
    Right(
        "right_class_scores",
        "a one-hot mask multiplied and summed",
        """
def right_class_scores(scores, y):
    hot = y[:, np.newaxis] == np.arange(scores.shape[1])
    return (scores * hot).sum(axis=1)
""",
    ),
    Right(
        "right_class_scores",
        "positions in the flattened array",
        """
def right_class_scores(scores, y):
    N, C = scores.shape
    return scores.reshape(-1)[C * np.arange(N) + y]
""",
    ),
    Right(
        "right_class_scores",
        "the diagonal of the columns picked by label",
        """
def right_class_scores(scores, y):
    return np.diag(scores[:, y]).copy()
""",
    ),
    Right(
        "right_class_scores",
        "einsum with rows of the identity matrix",
        """
def right_class_scores(scores, y):
    return np.einsum("nc,nc->n", scores, np.eye(scores.shape[1])[y])
""",
    ),
    Right(
        "right_class_scores",
        "a boolean mask as the index",
        """
def right_class_scores(scores, y):
    mask = np.zeros(scores.shape, dtype=bool)
    mask[range(len(y)), y] = True
    return scores[mask]
""",
    ),
    Right(
        "right_class_scores",
        "a loop over the classes that fills in the rows of each",
        """
def right_class_scores(scores, y):
    out = np.zeros(scores.shape[0])
    for c in range(scores.shape[1]):
        mine = y == c
        out[mine] = scores[mine, c]
    return out
""",
    ),
    Right(
        "right_class_scores",
        "everything else at minus infinity and then the maximum",
        """
def right_class_scores(scores, y):
    others = np.arange(scores.shape[1])[None, :] != y[:, None]
    return np.where(others, -np.inf, scores).max(axis=1)
""",
    ),
    Right(
        "right_class_scores",
        "ravel_multi_index and take, with debugging prints left in",
        """
def right_class_scores(scores, y):
    print("scores", scores.shape, "y", y.shape)
    where = np.ravel_multi_index((np.arange(y.size), y), scores.shape)
    print(where)
    return np.take(scores, where)
""",
    ),
    Right(
        "right_class_scores",
        "a while loop into an empty array",
        """
def right_class_scores(scores, y):
    result = np.empty(len(scores), dtype=scores.dtype)
    i = 0
    while i < len(scores):
        result[i] = scores[i][y[i]]
        i += 1
    return result
""",
    ),
    Right(
        "right_class_scores",
        "fromiter over map",
        """
import operator


def right_class_scores(scores, y):
    return np.fromiter(map(operator.getitem, scores, y), dtype=float)
""",
    ),
    Right(
        "right_class_scores",
        "indices into the transpose of a copy",
        """
def right_class_scores(scores, y):
    s = np.array(scores, copy=True).T
    return s[y, np.arange(s.shape[1])]
""",
    ),
    # --- svm_margins
    Right(
        "svm_margins",
        "two loops and an if",
        """
def svm_margins(scores, y):
    margins = np.zeros_like(scores)
    for i in range(scores.shape[0]):
        for j in range(scores.shape[1]):
            if j == y[i]:
                continue
            margins[i, j] = max(0.0, scores[i, j] - scores[i, y[i]] + 1)
    return margins
""",
    ),
    Right(
        "svm_margins",
        "a loop over the rows",
        """
def svm_margins(scores, y):
    rows = []
    for row, label in zip(scores, y):
        margin = (row - row[label] + 1.0).clip(0)
        margin[label] = 0.0
        rows.append(margin)
    return np.vstack(rows)
""",
    ),
    Right(
        "svm_margins",
        "a loop over the columns",
        """
def svm_margins(scores, y):
    right = right_class_scores(scores, y)
    out = np.empty(scores.shape)
    for j in range(scores.shape[1]):
        out[:, j] = np.where(y == j, 0, np.maximum(scores[:, j] - right + 1, 0))
    return out
""",
    ),
    Right(
        "svm_margins",
        "np.where on the one-hot mask and on the sign",
        """
def svm_margins(scores, y):
    raw = scores - scores[np.arange(len(y)), y].reshape(-1, 1) + 1
    right = np.arange(scores.shape[1]) == y.reshape(-1, 1)
    return np.where(right | (raw <= 0), 0.0, raw)
""",
    ),
    Right(
        "svm_margins",
        "the 1 left out at the right class by a one-hot matrix",
        """
def svm_margins(scores, y):
    delta = 1 - np.eye(scores.shape[1])[y]
    correct = np.sum(scores * np.eye(scores.shape[1])[y], axis=1, keepdims=True)
    return np.maximum(scores - correct + delta, 0)
""",
    ),
    Right(
        "svm_margins",
        "take_along_axis and put_along_axis",
        """
def svm_margins(scores, y):
    index = y[:, None]
    margins = np.clip(scores - np.take_along_axis(scores, index, 1) + 1, 0, None)
    np.put_along_axis(margins, index, 0, axis=1)
    return margins
""",
    ),
    Right(
        "svm_margins",
        "half of the number plus its absolute value",
        """
def svm_margins(scores, y):
    a = scores - right_class_scores(scores, y)[:, None] + 1
    a = (a + np.abs(a)) / 2
    a[np.arange(a.shape[0]), y] = 0
    return a
""",
    ),
    Right(
        "svm_margins",
        "negative ones overwritten through a mask in a copy",
        """
def svm_margins(scores, y):
    m = scores.copy()
    m -= scores[range(len(y)), y][:, np.newaxis]
    m += 1
    m[m < 0] = 0
    m[range(len(y)), y] = 0
    return m
""",
    ),
    Right(
        "svm_margins",
        "1 taken off again at the right class",
        """
def svm_margins(scores, y):
    N = scores.shape[0]
    margins = np.maximum(0, (scores.T - right_class_scores(scores, y)).T + 1)
    margins[np.arange(N), y] -= 1
    return margins
""",
    ),
    Right(
        "svm_margins",
        "flat indices with debugging prints",
        """
def svm_margins(scores, y):
    N, C = scores.shape
    flat = np.arange(N) * C + y
    right = scores.ravel()[flat]
    print("right", right)
    margins = np.maximum(0, scores - np.repeat(right, C).reshape(N, C) + 1).ravel()
    margins[flat] = 0
    print("margins", margins)
    return margins.reshape((N, C))
""",
    ),
    Right(
        "svm_margins",
        "multiplied by two boolean masks",
        """
def svm_margins(scores, y):
    wrong = np.ones(scores.shape, dtype=bool)
    wrong[np.arange(len(y)), y] = False
    differences = 1 + scores - scores[~wrong][:, None]
    return differences * (differences > 0) * wrong
""",
    ),
    Right(
        "svm_margins",
        "np.vectorize over the elements",
        """
def svm_margins(scores, y):
    hinge = np.vectorize(lambda s, t, j, label: 0.0 if j == label else max(s - t + 1, 0.0), otypes=[float])
    right = right_class_scores(scores, y)
    return hinge(scores, right[:, None], np.arange(scores.shape[1])[None, :], y[:, None])
""",
    ),
    Right(
        "svm_margins",
        "the right numbers in an np.matrix",
        """
def svm_margins(scores, y):
    margins = np.maximum(0, scores - scores[np.arange(len(y)), y][:, None] + 1)
    margins[np.arange(len(y)), y] = 0
    return np.matrix(margins)
""",
    ),
    # --- svm_loss_single
    Right(
        "svm_loss_single",
        "a loop with continue",
        """
def svm_loss_single(scores, y):
    loss = 0
    for j in range(scores.shape[0]):
        if j == y:
            continue
        margin = scores[j] - scores[y] + 1
        if margin > 0:
            loss += margin
    return loss
""",
    ),
    Right(
        "svm_loss_single",
        "sum of a generator with the built-in max",
        """
def svm_loss_single(scores, y):
    return float(sum(max(0.0, s - scores[y] + 1) for j, s in enumerate(scores) if j != y))
""",
    ),
    Right(
        "svm_loss_single",
        "the right class deleted first",
        """
def svm_loss_single(scores, y):
    others = np.delete(scores, y)
    return np.maximum(others - scores[y] + 1, 0).sum()
""",
    ),
    Right(
        "svm_loss_single",
        "all classes summed and 1 taken off",
        """
def svm_loss_single(scores, y):
    return np.sum(np.maximum(0, 1 + scores - scores[y])) - 1
""",
    ),
    Right(
        "svm_loss_single",
        "the parts before and after the right class",
        """
def svm_loss_single(scores, y):
    others = np.concatenate((scores[:y], scores[y + 1 :]))
    return np.sum(np.clip(others + (1 - scores[y]), 0, None))
""",
    ),
    Right(
        "svm_loss_single",
        "a boolean mask and a dot product",
        """
def svm_loss_single(scores, y):
    m = scores - scores[y] + 1
    counted = (m > 0) & (np.arange(len(scores)) != y)
    return m.dot(counted)
""",
    ),
    Right(
        "svm_loss_single",
        "math.fsum over a Python list",
        """
import math


def svm_loss_single(scores, y):
    values = scores.tolist()
    right = values.pop(int(y))
    return math.fsum(value - right + 1 for value in values if value - right + 1 > 0)
""",
    ),
    Right(
        "svm_loss_single",
        "an array of no dimensions comes back",
        """
def svm_loss_single(scores, y):
    margins = np.where(np.arange(scores.size) == y, 0, np.maximum(0, scores - scores[y] + 1))
    return np.array(margins.sum())
""",
    ),
    Right(
        "svm_loss_single",
        "filter and reduce",
        """
import functools


def svm_loss_single(scores, y):
    wrong = filter(lambda j: j != y, range(len(scores)))
    return functools.reduce(lambda total, j: total + max(scores[j] - scores[y] + 1, 0), wrong, 0.0)
""",
    ),
    Right(
        "svm_loss_single",
        "by way of the margins of a batch of one",
        """
def svm_loss_single(scores, y):
    return svm_margins(scores[None, :], np.array([y]))[0].sum()
""",
    ),
    Right(
        "svm_loss_single",
        "the right class set to minus infinity in a copy, with prints",
        """
def svm_loss_single(scores, y):
    s = scores.copy()
    right = s[y]
    s[y] = -np.inf
    print("s", s, "right", right)
    margins = np.maximum(0, s - right + 1)
    print("sum", margins.sum())
    return margins.sum()
""",
    ),
    Right(
        "svm_loss_single",
        "only the positive ones picked out, 1 less for the right class",
        """
def svm_loss_single(scores, y):
    m = scores - scores[y] + 1
    m[y] -= 1
    return m[m > 0].sum()
""",
    ),
    # --- svm_loss_naive
    Right(
        "svm_loss_naive",
        "dot, xrange and a count of the violations",
        """
def svm_loss_naive(W, X, y, reg):
    xrange = range
    n, c = X.shape[0], W.shape[1]
    total = 0.0
    grad = np.zeros(W.shape)
    for i in xrange(n):
        s = X[i].dot(W)
        violated = 0
        for k in xrange(c):
            if k == y[i]:
                continue
            slack = 1 + s[k] - s[y[i]]
            if slack > 0:
                violated += 1
                total += slack
                grad[:, k] += X[i]
        grad[:, y[i]] -= violated * X[i]
    total /= n
    grad /= n
    total += reg * np.sum(W**2)
    grad += 2 * reg * W
    return total, grad
""",
    ),
    Right(
        "svm_loss_naive",
        "one loop over the examples with np.outer",
        """
def svm_loss_naive(W, X, y, reg):
    loss, dW = 0.0, np.zeros_like(W)
    for x, label in zip(X, y):
        s = x @ W
        m = np.maximum(0, s - s[label] + 1)
        m[label] = 0
        direction = np.where(m > 0, 1.0, 0.0)
        direction[label] = -direction.sum()
        loss += m.sum()
        dW += np.outer(x, direction)
    return loss / len(y) + reg * (W * W).sum(), dW / len(y) + 2 * reg * W
""",
    ),
    Right(
        "svm_loss_naive",
        "the classes in the outer loop",
        """
def svm_loss_naive(W, X, y, reg):
    S = X.dot(W)
    loss = 0.0
    dW = np.zeros(W.shape)
    for j in range(W.shape[1]):
        for i in range(X.shape[0]):
            if y[i] != j:
                margin = S[i, j] + 1 - S[i, y[i]]
                if margin > 0:
                    loss += margin / X.shape[0]
                    dW[:, j] += X[i] / X.shape[0]
                    dW[:, y[i]] -= X[i] / X.shape[0]
    loss += reg * np.sum(np.square(W))
    dW += reg * 2 * W
    return loss, dW
""",
    ),
    Right(
        "svm_loss_naive",
        "two passes: first all margins, then the gradient",
        """
def svm_loss_naive(W, X, y, reg):
    N, C = len(X), W.shape[1]
    margins = [[0.0] * C for _ in range(N)]
    for i in range(N):
        right = np.dot(X[i], W[:, y[i]])
        for j in range(C):
            if j != y[i]:
                margins[i][j] = max(0.0, np.dot(X[i], W[:, j]) - right + 1)
    loss = sum(sum(row) for row in margins) / N + reg * np.sum(W * W)
    dW = 2.0 * reg * W
    for i in range(N):
        for j in range(C):
            if margins[i][j] > 0:
                dW[:, j] += X[i] / N
                dW[:, y[i]] -= X[i] / N
    return loss, dW
""",
    ),
    Right(
        "svm_loss_naive",
        "nothing but single numbers, four loops",
        """
def svm_loss_naive(W, X, y, reg):
    N, D, C = X.shape[0], X.shape[1], W.shape[1]
    loss = 0.0
    dW = np.zeros((D, C))
    for i in range(N):
        scores = [0.0] * C
        for j in range(C):
            for d in range(D):
                scores[j] += X[i, d] * W[d, j]
        for j in range(C):
            gap = scores[j] - scores[y[i]] + 1.0
            if j != y[i] and gap > 0:
                loss += gap
                for d in range(D):
                    dW[d, j] += X[i, d]
                    dW[d, y[i]] -= X[i, d]
    loss /= N
    for d in range(D):
        for j in range(C):
            loss += reg * W[d, j] ** 2
            dW[d, j] = dW[d, j] / N + 2 * reg * W[d, j]
    return loss, dW
""",
    ),
    Right(
        "svm_loss_naive",
        "everything transposed until the end",
        """
def svm_loss_naive(W, X, y, reg):
    V = W.T
    G = np.zeros_like(V)
    loss = 0.0
    for i, x in enumerate(X):
        s = V @ x
        for j, value in enumerate(s):
            if j != y[i] and value - s[y[i]] + 1 > 0:
                loss += value - s[y[i]] + 1
                G[j] += x
                G[y[i]] -= x
    G = G / len(X) + 2 * reg * V
    return loss / len(X) + reg * np.sum(V * V), G.T
""",
    ),
    Right(
        "svm_loss_naive",
        "while loops and a Python float",
        """
def svm_loss_naive(W, X, y, reg):
    dW = np.zeros(W.shape)
    loss = 0.0
    i = 0
    while i < len(X):
        scores = np.matmul(X[i], W)
        j = 0
        while j < len(scores):
            margin = float(scores[j] - scores[y[i]]) + 1.0
            if j != y[i] and margin > 0:
                loss += margin
                dW[:, j] = dW[:, j] + X[i]
                dW[:, y[i]] = dW[:, y[i]] - X[i]
            j += 1
        i += 1
    return float(loss / len(X) + reg * np.sum(W * W)), dW / len(X) + 2 * reg * W
""",
    ),
    Right(
        "svm_loss_naive",
        "the loss by svm_loss_single",
        """
def svm_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    for i in range(len(X)):
        scores = X[i] @ W
        loss += svm_loss_single(scores, y[i])
        for j in range(W.shape[1]):
            if scores[j] + 1 > scores[y[i]] and j != y[i]:
                dW[:, [j]] += X[[i]].T
                dW[:, [y[i]]] -= X[[i]].T
    return loss / len(X) + reg * np.sum(W * W), dW / len(X) + 2 * reg * W
""",
    ),
    Right(
        "svm_loss_naive",
        "starts from the regularizer",
        """
def svm_loss_naive(W, X, y, reg):
    loss = reg * np.linalg.norm(W) ** 2
    dW = 2 * reg * W.copy()
    share = 1.0 / X.shape[0]
    for i in range(X.shape[0]):
        s = W.T @ X[i]
        for j in set(range(W.shape[1])) - {int(y[i])}:
            margin = s[j] - s[y[i]] + 1
            loss += share * max(0, margin)
            if margin > 0:
                dW[:, j] += share * X[i]
                dW[:, y[i]] -= share * X[i]
    return loss, dW
""",
    ),
    Right(
        "svm_loss_naive",
        "a helper generates the violations, columns are stacked",
        """
def _violations(scores, label):
    for j, score in enumerate(scores):
        gap = score - scores[label] + 1
        if j != label and gap > 0:
            yield j, gap


def svm_loss_naive(W, X, y, reg):
    columns = [np.zeros(W.shape[0]) for _ in range(W.shape[1])]
    losses = []
    for x, label in zip(X, y):
        for j, gap in _violations(x @ W, label):
            losses.append(gap)
            columns[j] = columns[j] + x
            columns[label] = columns[label] - x
    dW = np.column_stack(columns) / len(X)
    return np.sum(losses) / len(X) + reg * np.sum(W * W), dW + 2 * reg * W
""",
    ),
    Right(
        "svm_loss_naive",
        "the right numbers in an np.matrix",
        """
def svm_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros(W.shape)
    for i in range(len(X)):
        s = X[i] @ W
        for j in range(len(s)):
            if j != y[i] and s[j] - s[y[i]] + 1 > 0:
                loss += s[j] - s[y[i]] + 1
                dW[:, j] += X[i]
                dW[:, y[i]] -= X[i]
    dW = np.matrix(dW) / len(X) + 2 * reg * np.matrix(W)
    return loss / len(X) + reg * np.sum(W * W), dW
""",
    ),
    Right(
        "svm_loss_naive",
        "skips only margins below 0, prints, returns an array of no dimensions",
        """
def svm_loss_naive(W, X, y, reg):
    loss = np.array(0.0)
    dW = np.zeros(W.shape)
    N = X.shape[0]
    for i in range(N):
        print("example", i)
        s = X[i] @ W
        for j in range(W.shape[1]):
            m = s[j] - s[y[i]] + 1
            if m < 0 or j == y[i]:
                continue
            loss += m
            dW[:, j] += X[i]
            dW[:, y[i]] -= X[i]
    print("sum", loss)
    return np.array(loss / N + reg * np.sum(W * W)), dW / N + 2 * reg * W
""",
    ),
    Right(
        "svm_loss_naive",
        "loops over the classes and np.add.at over a list of terms",
        """
def svm_loss_naive(W, X, y, reg):
    N, C = X.shape[0], W.shape[1]
    loss, where, what = 0.0, [], []
    for i in range(N):
        for j in range(C):
            margin = X[i] @ (W[:, j] - W[:, y[i]]) + 1
            if j != y[i] and margin > 0:
                loss += margin
                where += [j, y[i]]
                what += [X[i], -X[i]]
    dW_T = np.zeros((C, W.shape[0]))
    if where:
        np.add.at(dW_T, where, what)
    return loss / N + reg * np.sum(W * W), dW_T.T / N + 2 * reg * W
""",
    ),
    # --- svm_loss_vectorized
    Right(
        "svm_loss_vectorized",
        "one-hot rows and einsum",
        """
def svm_loss_vectorized(W, X, y, reg):
    N, C = X.shape[0], W.shape[1]
    hot = np.eye(C)[y]
    S = np.einsum("nd,dc->nc", X, W)
    right = np.einsum("nc,nc->n", S, hot)
    M = np.maximum(0, S - right[:, None] + 1 - hot)
    V = (M > 0).astype(float)
    V -= hot * V.sum(axis=1, keepdims=True)
    loss = np.einsum("nc->", M) / N + reg * np.einsum("dc,dc->", W, W)
    return loss, np.einsum("nd,nc->dc", X, V) / N + 2 * reg * W
""",
    ),
    Right(
        "svm_loss_vectorized",
        "take_along_axis and put_along_axis",
        """
def svm_loss_vectorized(W, X, y, reg):
    index = y.reshape(-1, 1)
    scores = X.dot(W)
    margins = (scores - np.take_along_axis(scores, index, axis=1) + 1).clip(min=0)
    np.put_along_axis(margins, index, 0.0, axis=1)
    slopes = np.where(margins > 0, 1.0, 0.0)
    np.put_along_axis(slopes, index, -slopes.sum(axis=1, keepdims=True), axis=1)
    loss = margins.sum(axis=1).mean() + reg * np.square(W).sum()
    return loss, X.T.dot(slopes) / X.shape[0] + 2 * reg * W
""",
    ),
    Right(
        "svm_loss_vectorized",
        "flat indices and np.dot",
        """
def svm_loss_vectorized(W, X, y, reg):
    N, C = len(X), W.shape[1]
    flat = np.arange(N) * C + y
    scores = np.dot(X, W)
    right = np.reshape(scores.flat[flat], (N, 1))
    margins = np.maximum(scores - right + 1, 0)
    margins.flat[flat] = 0
    mask = np.zeros((N, C))
    mask[margins > 0] = 1
    mask.flat[flat] = -mask.sum(1)
    dW = np.dot(X.T, mask)
    dW /= N
    dW += 2 * reg * W
    return np.sum(margins) / N + reg * np.sum(W * W), dW
""",
    ),
    Right(
        "svm_loss_vectorized",
        "np.subtract.at for the right classes",
        """
def svm_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    scores = X @ W
    gaps = scores - scores[range(N), y][:, None] + 1
    gaps[range(N), y] = 0
    violated = gaps > 0
    dW = X.T @ violated
    np.subtract.at(dW.T, y, X * violated.sum(axis=1)[:, None])
    loss = gaps[violated].sum() / N
    return loss + reg * np.sum(W * W), dW / N + 2 * reg * W
""",
    ),
    Right(
        "svm_loss_vectorized",
        "classes as rows, examples as columns",
        """
def svm_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    cols = np.arange(N)
    S = W.T @ X.T
    M = S - S[y, cols] + 1
    M[y, cols] = 0
    M = np.fmax(M, 0)
    K = np.sign(M)
    K[y, cols] = -K.sum(axis=0)
    loss = M.sum() / N + reg * np.trace(W.T @ W)
    return loss, (K @ X / N).T + 2 * reg * W
""",
    ),
    Right(
        "svm_loss_vectorized",
        "two masks subtracted from one another",
        """
def svm_loss_vectorized(W, X, y, reg):
    N, C = X.shape[0], W.shape[1]
    is_right = np.arange(C)[None, :] == y[:, None]
    S = X @ W
    right = np.where(is_right, S, 0).sum(axis=1)
    M = np.where(is_right, 0, np.maximum(S - right[:, None] + 1, 0))
    V = np.where(M > 0, 1.0, 0.0)
    pulled_up = np.where(is_right, V.sum(axis=1)[:, None], 0)
    dW = (X.T @ V - X.T @ pulled_up) / N + 2 * reg * W
    return M.sum() / N + reg * (W**2).sum(), dW
""",
    ),
    Right(
        "svm_loss_vectorized",
        "a check of both arrays in a loop of two steps",
        """
def svm_loss_vectorized(W, X, y, reg):
    for name, array in (("W", W), ("X", X)):
        assert array.ndim == 2, name
    scores = X @ W
    margins = svm_margins(scores, y)
    counts = np.array(margins > 0, dtype=float)
    counts[np.arange(len(y)), y] = -np.count_nonzero(counts, axis=1)
    value = 0.0
    for part in (np.sum(margins) / len(y), reg * np.sum(W * W)):
        value += part
    return value, X.T @ counts / len(y) + 2 * reg * W
""",
    ),
    Right(
        "svm_loss_vectorized",
        "always four blocks of examples, however many there are",
        """
def svm_loss_vectorized(W, X, y, reg):
    total = 0.0
    dW = np.zeros_like(W)
    for part_X, part_y in zip(np.array_split(X, 4), np.array_split(y, 4)):
        margins = svm_margins(part_X @ W, part_y)
        counts = (margins > 0) * 1.0
        counts[np.arange(len(part_y)), part_y] = -counts.sum(axis=1)
        total += margins.sum()
        dW += part_X.T @ counts
    return total / len(X) + reg * np.sum(W * W), dW / len(X) + 2 * reg * W
""",
    ),
    Right(
        "svm_loss_vectorized",
        "the right numbers in an np.matrix",
        """
def svm_loss_vectorized(W, X, y, reg):
    margins = svm_margins(X @ W, y)
    counts = (margins > 0).astype(float)
    counts[np.arange(len(y)), y] = -counts.sum(axis=1)
    dW = np.matrix(X).T * np.matrix(counts) / len(X) + 2 * reg * np.matrix(W)
    return np.sum(margins) / len(X) + reg * np.sum(W * W), dW
""",
    ),
    Right(
        "svm_loss_vectorized",
        "helpers of its own, a Python float",
        """
def _relu(a):
    return a * (a > 0)


def _one_hot(labels, how_many):
    hot = np.zeros((labels.shape[0], how_many))
    hot[np.arange(labels.shape[0]), labels] = 1
    return hot


def svm_loss_vectorized(W, X, y, reg):
    N = float(X.shape[0])
    hot = _one_hot(y, W.shape[1])
    S = X @ W
    margins = _relu(S - (S * hot).sum(axis=1, keepdims=True) + 1) * (1 - hot)
    slope = np.heaviside(margins, 0)
    slope = slope - hot * slope.sum(axis=1, keepdims=True)
    return float(margins.sum() / N + reg * (W * W).sum()), X.T @ slope / N + 2 * reg * W
""",
    ),
    Right(
        "svm_loss_vectorized",
        "keeps the type of the floats and works in its own buffers",
        """
def svm_loss_vectorized(W, X, y, reg):
    kind = np.result_type(W, X)
    N = X.shape[0]
    rows = np.arange(N)
    buffer = np.empty((N, W.shape[1]), dtype=kind)
    np.matmul(X, W, out=buffer)
    buffer -= buffer[rows, y].reshape(N, 1)
    buffer += 1
    np.maximum(buffer, 0, out=buffer)
    buffer[rows, y] = 0
    loss = buffer.sum() / N
    np.greater(buffer, 0, out=buffer, casting="unsafe")
    buffer[rows, y] -= buffer.sum(axis=1)
    dW = X.T @ buffer
    dW *= 1 / N
    dW += (2 * reg) * W
    return loss + reg * np.vdot(W, W), dW
""",
    ),
    Right(
        "svm_loss_vectorized",
        "bincount and ones instead of sums, with prints",
        """
def svm_loss_vectorized(W, X, y, reg):
    N, C = X.shape[0], W.shape[1]
    margins = svm_margins(X @ W, y)
    print("margins", margins.shape)
    rows, columns = np.nonzero(margins)
    counts = np.zeros((N, C))
    counts[rows, columns] = 1
    counts[np.arange(N), y] = -np.bincount(rows, minlength=N)
    print(counts)
    loss = np.ones(N) @ margins @ np.ones(C) / N
    return np.array(loss + reg * np.tensordot(W, W, axes=2)), np.tensordot(X, counts, axes=(0, 0)) / N + 2 * reg * W
""",
    ),
    Right(
        "svm_loss_vectorized",
        "the diagonal of the columns picked by label",
        """
def svm_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    scores = X @ W
    right = np.diagonal(scores[:, y])
    margins = np.maximum(0, scores - right[:, None] + 1)
    loss = (margins.sum() - N) / N
    counts = (margins > 0).astype(X.dtype)
    counts[np.arange(N), y] = 1 - counts.sum(axis=1)
    return loss + reg * np.sum(W * W), X.T.dot(counts) / N + 2 * reg * W
""",
    ),
    Right(
        "svm_loss_vectorized",
        "counts a margin of exactly 0 as violated",
        """
def svm_loss_vectorized(W, X, y, reg):
    rows = np.arange(X.shape[0])
    scores = X @ W
    raw = scores - scores[rows, y, None] + 1
    violated = (raw >= 0).astype(float)
    violated[rows, y] = 0
    loss = np.sum(raw * violated) / len(rows) + reg * np.sum(W * W)
    violated[rows, y] = -violated.sum(axis=1)
    return loss, X.T @ violated / len(rows) + 2 * reg * W
""",
    ),
]

WRONG = [
    # --- right_class_scores
    Wrong(
        "right_class_scores",
        "picks whole columns",
        """
def right_class_scores(scores, y):
    return scores[:, y]
""",
        ("values",),
    ),
    Wrong(
        "right_class_scores",
        "takes the largest score of each row",
        """
def right_class_scores(scores, y):
    return np.max(scores, axis=1)
""",
        ("values",),
    ),
    Wrong(
        "right_class_scores",
        "a column of shape (N, 1) instead of (N,)",
        """
def right_class_scores(scores, y):
    return scores[np.arange(len(y)), y][:, None]
""",
        ("values",),
    ),
    Wrong(
        "right_class_scores",
        "labels shifted by one, as if they began at 1",
        """
def right_class_scores(scores, y):
    return scores[np.arange(len(y)), y - 1]
""",
        ("values",),
    ),
    Wrong(
        "right_class_scores",
        "only the score of the last example comes back",
        """
def right_class_scores(scores, y):
    for i in range(len(y)):
        chosen = scores[i, y[i]]
    return np.array(chosen)
""",
        ("values",),
    ),
    Wrong(
        "right_class_scores",
        "the return stands inside the loop",
        """
def right_class_scores(scores, y):
    chosen = np.zeros(len(y))
    for i in range(len(y)):
        chosen[i] = scores[i, y[i]]
        return chosen
""",
        ("values",),
    ),
    Wrong(
        "right_class_scores",
        "counts the rows by the classes",
        """
def right_class_scores(scores, y):
    return scores[np.arange(scores.shape[1]), y]
""",
        ("values",),
    ),
    Wrong(
        "right_class_scores",
        "collected class by class, so the order of the examples is lost",
        """
def right_class_scores(scores, y):
    parts = []
    for c in range(scores.shape[1]):
        parts.append(scores[y == c, c])
    return np.concatenate(parts)
""",
        ("values",),
    ),
    Wrong(
        "right_class_scores",
        "squeezes, so one example loses its axis",
        """
def right_class_scores(scores, y):
    return np.squeeze(np.take_along_axis(scores, y[:, None], axis=1))
""",
        ("values",),
    ),
    Wrong(
        "right_class_scores",
        "cut to whole numbers by an array of integers",
        """
def right_class_scores(scores, y):
    chosen = np.zeros(len(y), dtype=int)
    for i in range(len(y)):
        chosen[i] = scores[i, y[i]]
    return chosen
""",
        ("values",),
    ),
    Wrong(
        "right_class_scores",
        "the maximum over a one-hot product: 0 for negative scores",
        """
def right_class_scores(scores, y):
    hot = np.eye(scores.shape[1])[y]
    return (scores * hot).max(axis=1)
""",
        ("values",),
    ),
    Wrong(
        "right_class_scores",
        "ten classes hard-coded",
        """
def right_class_scores(scores, y):
    hot = np.eye(10)[y]
    return np.sum(scores * hot, axis=1)
""",
        ("values",),
    ),
    Wrong(
        "right_class_scores",
        "number of classes taken from the labels",
        """
def right_class_scores(scores, y):
    hot = np.zeros((len(y), len(np.unique(y))))
    hot[np.arange(len(y)), y] = 1
    return np.sum(scores * hot, axis=1)
""",
        ("values",),
    ),
    Wrong(
        "right_class_scores",
        "everything from the first row",
        """
def right_class_scores(scores, y):
    return np.take(scores, y)
""",
        ("values",),
    ),
    Wrong(
        "right_class_scores",
        "the one-hot product summed over the examples",
        """
def right_class_scores(scores, y):
    hot = np.arange(scores.shape[1]) == y[:, None]
    return np.sum(scores * hot, axis=0)
""",
        ("values",),
    ),
    Wrong(
        "right_class_scores",
        "overwrites the other scores",
        """
def right_class_scores(scores, y):
    hot = np.eye(scores.shape[1])[y]
    scores *= hot
    return scores.sum(axis=1)
""",
        ("values",),
    ),
    Wrong(
        "right_class_scores",
        "rows and columns exchanged in the flat position",
        """
def right_class_scores(scores, y):
    return scores.ravel()[np.arange(len(y)) + y * len(y)]
""",
        ("values",),
    ),
    # --- svm_margins
    Wrong(
        "svm_margins",
        "wrong classes that tie with the right one are dropped",
        """
def svm_margins(scores, y):
    right = right_class_scores(scores, y)[:, None]
    return np.maximum(0, scores - right + 1) * (scores != right)
""",
        ("values",),
    ),
    Wrong(
        "svm_margins",
        "absolute values instead of clipping at 0",
        """
def svm_margins(scores, y):
    margins = np.abs(scores - right_class_scores(scores, y)[:, None] + 1)
    margins[np.arange(len(y)), y] = 0
    return margins
""",
        ("values",),
    ),
    Wrong(
        "svm_margins",
        "clips before the 1 is added",
        """
def svm_margins(scores, y):
    margins = np.maximum(0, scores - right_class_scores(scores, y)[:, None]) + 1
    margins[np.arange(len(y)), y] = 0
    return margins
""",
        ("values",),
    ),
    Wrong(
        "svm_margins",
        "whole columns set to 0",
        """
def svm_margins(scores, y):
    margins = np.maximum(0, scores - right_class_scores(scores, y)[:, None] + 1)
    margins[:, y] = 0
    return margins
""",
        ("values",),
    ),
    Wrong(
        "svm_margins",
        "the right scores as a row, so they are taken from the classes",
        """
def svm_margins(scores, y):
    margins = np.maximum(0, scores - right_class_scores(scores, y) + 1)
    margins[np.arange(len(y)), y] = 0
    return margins
""",
        ("values",),
    ),
    Wrong(
        "svm_margins",
        "right minus wrong",
        """
def svm_margins(scores, y):
    margins = np.maximum(0, right_class_scores(scores, y)[:, None] - scores + 1)
    margins[np.arange(len(y)), y] = 0
    return margins
""",
        ("values",),
    ),
    Wrong(
        "svm_margins",
        "np.max for np.maximum",
        """
def svm_margins(scores, y):
    margins = np.max(0, scores - right_class_scores(scores, y)[:, None] + 1)
    margins[np.arange(len(y)), y] = 0
    return margins
""",
        ("values",),
    ),
    Wrong(
        "svm_margins",
        "ones where a margin is violated",
        """
def svm_margins(scores, y):
    violated = (scores - right_class_scores(scores, y)[:, None] + 1 > 0).astype(float)
    violated[np.arange(len(y)), y] = 0
    return violated
""",
        ("values",),
    ),
    Wrong(
        "svm_margins",
        "summed over the classes already",
        """
def svm_margins(scores, y):
    margins = np.maximum(0, scores - right_class_scores(scores, y)[:, None] + 1)
    margins[np.arange(len(y)), y] = 0
    return np.sum(margins, axis=1)
""",
        ("values",),
    ),
    Wrong(
        "svm_margins",
        "compares with the largest score instead of the right one",
        """
def svm_margins(scores, y):
    margins = np.maximum(0, scores - np.max(scores, axis=1, keepdims=True) + 1)
    margins[np.arange(len(y)), y] = 0
    return margins
""",
        ("values",),
    ),
    Wrong(
        "svm_margins",
        "1 taken away instead of added",
        """
def svm_margins(scores, y):
    margins = np.maximum(0, scores - right_class_scores(scores, y)[:, None] - 1)
    margins[np.arange(len(y)), y] = 0
    return margins
""",
        ("values",),
    ),
    Wrong(
        "svm_margins",
        "works on the scores it was given",
        """
def svm_margins(scores, y):
    scores -= right_class_scores(scores, y)[:, None] - 1
    scores[scores < 0] = 0
    scores[np.arange(len(y)), y] = 0
    return scores
""",
        ("values",),
    ),
    Wrong(
        "svm_margins",
        "class 0 is never looked at",
        """
def svm_margins(scores, y):
    margins = np.zeros(scores.shape)
    for i in range(len(y)):
        for j in range(1, scores.shape[1]):
            if j != y[i]:
                margins[i, j] = max(0, scores[i, j] - scores[i, y[i]] + 1)
    return margins
""",
        ("values",),
    ),
    Wrong(
        "svm_margins",
        "squared",
        """
def svm_margins(scores, y):
    margins = np.maximum(0, scores - right_class_scores(scores, y)[:, None] + 1)
    margins[np.arange(len(y)), y] = 0
    return margins**2
""",
        ("values",),
    ),
    Wrong(
        "svm_margins",
        "averaged over the examples already",
        """
def svm_margins(scores, y):
    margins = np.maximum(0, scores - right_class_scores(scores, y)[:, None] + 1)
    margins[np.arange(len(y)), y] = 0
    return margins / len(y)
""",
        ("values",),
    ),
    Wrong(
        "svm_margins",
        "only the worst class of each row is kept",
        """
def svm_margins(scores, y):
    margins = np.maximum(0, scores - right_class_scores(scores, y)[:, None] + 1)
    margins[np.arange(len(y)), y] = 0
    return margins * (margins == margins.max(axis=1, keepdims=True))
""",
        ("values",),
    ),
    Wrong(
        "svm_margins",
        "cut to whole numbers",
        """
def svm_margins(scores, y):
    margins = np.zeros(scores.shape, dtype=int)
    margins[:] = np.maximum(0, scores - right_class_scores(scores, y)[:, None] + 1)
    margins[np.arange(len(y)), y] = 0
    return margins
""",
        ("values",),
    ),
    Wrong(
        "svm_margins",
        "every row compared with the right score of the first",
        """
def svm_margins(scores, y):
    margins = np.maximum(0, scores - scores[0, y[0]] + 1)
    margins[np.arange(len(y)), y] = 0
    return margins
""",
        ("values",),
    ),
    Wrong(
        "svm_margins",
        "the loop over the classes stops at the right one",
        """
def svm_margins(scores, y):
    margins = np.zeros_like(scores)
    for i in range(scores.shape[0]):
        for j in range(scores.shape[1]):
            if j == y[i]:
                break
            margins[i, j] = max(0, scores[i, j] - scores[i, y[i]] + 1)
    return margins
""",
        ("values",),
    ),
    # --- svm_loss_single
    Wrong(
        "svm_loss_single",
        "wrong classes that tie with the right one are dropped",
        """
def svm_loss_single(scores, y):
    others = scores[scores != scores[y]]
    return np.sum(np.maximum(0, others - scores[y] + 1))
""",
        ("loss",),
    ),
    Wrong(
        "svm_loss_single",
        "averaged over the classes",
        """
def svm_loss_single(scores, y):
    margins = np.maximum(0, scores - scores[y] + 1)
    margins[y] = 0
    return np.mean(margins)
""",
        ("loss",),
    ),
    Wrong(
        "svm_loss_single",
        "only the largest margin",
        """
def svm_loss_single(scores, y):
    margins = np.maximum(0, scores - scores[y] + 1)
    margins[y] = 0
    return np.max(margins)
""",
        ("loss",),
    ),
    Wrong(
        "svm_loss_single",
        "clips the sum, not the terms",
        """
def svm_loss_single(scores, y):
    return max(0.0, np.sum(np.delete(scores, y) - scores[y] + 1))
""",
        ("loss",),
    ),
    Wrong(
        "svm_loss_single",
        "counts a class only from a margin of 1 on",
        """
def svm_loss_single(scores, y):
    loss = 0.0
    for j in range(len(scores)):
        margin = scores[j] - scores[y] + 1
        if j != y and margin > 1:
            loss += margin
    return loss
""",
        ("loss",),
    ),
    Wrong(
        "svm_loss_single",
        "nothing for an example that is classified right",
        """
def svm_loss_single(scores, y):
    if np.argmax(scores) == y:
        return 0.0
    margins = np.maximum(0, scores - scores[y] + 1)
    margins[y] = 0
    return np.sum(margins)
""",
        ("loss",),
    ),
    Wrong(
        "svm_loss_single",
        "the margins themselves, not their sum",
        """
def svm_loss_single(scores, y):
    margins = np.maximum(0, scores - scores[y] + 1)
    margins[y] = 0
    return margins
""",
        ("loss",),
    ),
    Wrong(
        "svm_loss_single",
        "the loop stops at the right class",
        """
def svm_loss_single(scores, y):
    loss = 0.0
    for j in range(len(scores)):
        if j == y:
            break
        loss += max(0, scores[j] - scores[y] + 1)
    return loss
""",
        ("loss",),
    ),
    Wrong(
        "svm_loss_single",
        "only the last positive violation",
        """
def svm_loss_single(scores, y):
    loss = 0.0
    for j in range(len(scores)):
        margin = scores[j] - scores[y] + 1
        if j != y and margin > 0:
            loss = margin
    return loss
""",
        ("loss",),
    ),
    Wrong(
        "svm_loss_single",
        "the number of positive violations",
        """
def svm_loss_single(scores, y):
    return np.sum(scores - scores[y] + 1 > 0) - 1
""",
        ("loss",),
    ),
    Wrong(
        "svm_loss_single",
        "cut to a whole number",
        """
def svm_loss_single(scores, y):
    margins = np.maximum(0, scores - scores[y] + 1)
    margins[y] = 0
    return int(np.sum(margins))
""",
        ("loss",),
    ),
    Wrong(
        "svm_loss_single",
        "shifts the scores it was given",
        """
def svm_loss_single(scores, y):
    right = scores[y]
    scores -= right
    scores += 1
    return np.sum(scores[scores > 0]) - 1
""",
        ("loss",),
    ),
    Wrong(
        "svm_loss_single",
        "ten classes hard-coded",
        """
def svm_loss_single(scores, y):
    loss = 0.0
    for j in range(10):
        if j != y:
            loss += max(0, scores[j] - scores[y] + 1)
    return loss
""",
        ("loss",),
    ),
    Wrong(
        "svm_loss_single",
        "the last class is never looked at",
        """
def svm_loss_single(scores, y):
    loss = 0.0
    for j in range(len(scores) - 1):
        if j != y:
            loss += max(0, scores[j] - scores[y] + 1)
    return loss
""",
        ("loss",),
    ),
    Wrong(
        "svm_loss_single",
        "terms of earlier calls stay in a default argument",
        """
def svm_loss_single(scores, y, terms=[]):
    for j in range(len(scores)):
        if j != y:
            terms.append(max(0, scores[j] - scores[y] + 1))
    return sum(terms)
""",
        ("loss",),
    ),
    Wrong(
        "svm_loss_single",
        "squared margins",
        """
def svm_loss_single(scores, y):
    margins = np.maximum(0, scores - scores[y] + 1)
    margins[y] = 0
    return np.sum(margins**2)
""",
        ("loss",),
    ),
    Wrong(
        "svm_loss_single",
        "right minus wrong",
        """
def svm_loss_single(scores, y):
    margins = np.maximum(0, scores[y] - scores + 1)
    margins[y] = 0
    return np.sum(margins)
""",
        ("loss",),
    ),
    Wrong(
        "svm_loss_single",
        "the 1 is missing",
        """
def svm_loss_single(scores, y):
    return np.sum(np.maximum(0, scores - scores[y]))
""",
        ("loss",),
    ),
    # --- svm_loss_naive
    Wrong(
        "svm_loss_naive",
        "wrong classes that tie with the right one are skipped",
        """
def svm_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    for i in range(len(X)):
        scores = X[i] @ W
        right = scores[y[i]]
        for j in range(W.shape[1]):
            if scores[j] == right:
                continue
            if scores[j] - right + 1 > 0:
                loss += scores[j] - right + 1
                dW[:, j] += X[i]
                dW[:, y[i]] -= X[i]
    return loss / len(X) + reg * np.sum(W * W), dW / len(X) + 2 * reg * W
""",
        ("loss", "gradient"),
    ),
    Wrong(
        "svm_loss_naive",
        "number of classes taken from the labels",
        """
def svm_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    classes = len(set(y.tolist()))
    for i in range(len(X)):
        scores = X[i] @ W
        for j in range(classes):
            margin = scores[j] - scores[y[i]] + 1
            if j != y[i] and margin > 0:
                loss += margin
                dW[:, j] += X[i]
                dW[:, y[i]] -= X[i]
    return loss / len(X) + reg * np.sum(W * W), dW / len(X) + 2 * reg * W
""",
        ("loss", "gradient"),
    ),
    Wrong(
        "svm_loss_naive",
        "ten classes hard-coded",
        """
def svm_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    for i in range(len(X)):
        scores = X[i] @ W
        for j in range(10):
            margin = scores[j] - scores[y[i]] + 1
            if j != y[i] and margin > 0:
                loss += margin
                dW[:, j] += X[i]
                dW[:, y[i]] -= X[i]
    return loss / len(X) + reg * np.sum(W * W), dW / len(X) + 2 * reg * W
""",
        ("loss", "gradient", "regularizer"),
    ),
    Wrong(
        "svm_loss_naive",
        "averages and returns inside the loop, after the first example",
        """
def svm_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    for i in range(len(X)):
        scores = X[i] @ W
        for j in range(W.shape[1]):
            margin = scores[j] - scores[y[i]] + 1
            if j != y[i] and margin > 0:
                loss += margin
                dW[:, j] += X[i]
                dW[:, y[i]] -= X[i]
        return loss / len(X) + reg * np.sum(W * W), dW / len(X) + 2 * reg * W
""",
        ("loss", "gradient"),
    ),
    Wrong(
        "svm_loss_naive",
        "takes x from the columns of all labels",
        """
def svm_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    for i in range(len(X)):
        scores = X[i] @ W
        for j in range(W.shape[1]):
            margin = scores[j] - scores[y[i]] + 1
            if j != y[i] and margin > 0:
                loss += margin
                dW[:, j] += X[i]
                dW[:, y] -= X[i][:, None]
    return loss / len(X) + reg * np.sum(W * W), dW / len(X) + 2 * reg * W
""",
        ("gradient",),
    ),
    Wrong(
        "svm_loss_naive",
        "divides by the number of classes instead of examples",
        """
def svm_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    N = W.shape[1]
    for i in range(len(X)):
        scores = X[i] @ W
        for j in range(W.shape[1]):
            margin = scores[j] - scores[y[i]] + 1
            if j != y[i] and margin > 0:
                loss += margin
                dW[:, j] += X[i]
                dW[:, y[i]] -= X[i]
    return loss / N + reg * np.sum(W * W), dW / N + 2 * reg * W
""",
        ("loss", "gradient"),
    ),
    Wrong(
        "svm_loss_naive",
        "the gradient is averaged over the D numbers",
        """
def svm_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    for i in range(len(X)):
        scores = X[i] @ W
        for j in range(W.shape[1]):
            margin = scores[j] - scores[y[i]] + 1
            if j != y[i] and margin > 0:
                loss += margin
                dW[:, j] += X[i]
                dW[:, y[i]] -= X[i]
    return loss / len(X) + reg * np.sum(W * W), dW / len(W) + 2 * reg * W
""",
        ("gradient",),
    ),
    Wrong(
        "svm_loss_naive",
        "averages over the positive violations instead of the examples",
        """
def svm_loss_naive(W, X, y, reg):
    loss, violated = 0.0, 0
    dW = np.zeros_like(W)
    for i in range(len(X)):
        scores = X[i] @ W
        for j in range(W.shape[1]):
            margin = scores[j] - scores[y[i]] + 1
            if j != y[i] and margin > 0:
                violated += 1
                loss += margin
                dW[:, j] += X[i]
                dW[:, y[i]] -= X[i]
    violated = max(violated, 1)
    return loss / violated + reg * np.sum(W * W), dW / violated + 2 * reg * W
""",
        ("loss", "gradient"),
    ),
    Wrong(
        "svm_loss_naive",
        "the row of the biases isn't regularized",
        """
def svm_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    for i in range(len(X)):
        scores = X[i] @ W
        for j in range(W.shape[1]):
            margin = scores[j] - scores[y[i]] + 1
            if j != y[i] and margin > 0:
                loss += margin
                dW[:, j] += X[i]
                dW[:, y[i]] -= X[i]
    loss = loss / len(X) + reg * np.sum(W[:-1] ** 2)
    dW /= len(X)
    dW[:-1] += 2 * reg * W[:-1]
    return loss, dW
""",
        ("regularizer",),
    ),
    Wrong(
        "svm_loss_naive",
        "the square of the sum instead of the sum of squares",
        """
def svm_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    for i in range(len(X)):
        scores = X[i] @ W
        for j in range(W.shape[1]):
            margin = scores[j] - scores[y[i]] + 1
            if j != y[i] and margin > 0:
                loss += margin
                dW[:, j] += X[i]
                dW[:, y[i]] -= X[i]
    return loss / len(X) + reg * np.sum(W) ** 2, dW / len(X) + 2 * reg * W
""",
        ("regularizer",),
    ),
    Wrong(
        "svm_loss_naive",
        "the regularizer is added once for each class",
        """
def svm_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    for i in range(len(X)):
        scores = X[i] @ W
        for j in range(W.shape[1]):
            margin = scores[j] - scores[y[i]] + 1
            if j != y[i] and margin > 0:
                loss += margin
                dW[:, j] += X[i]
                dW[:, y[i]] -= X[i]
    loss, dW = loss / len(X), dW / len(X)
    for _ in range(W.shape[1]):
        loss += reg * np.sum(W * W)
        dW += 2 * reg * W
    return loss, dW
""",
        ("regularizer",),
    ),
    Wrong(
        "svm_loss_naive",
        "each term of the loss is cut to a whole number",
        """
def svm_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    for i in range(len(X)):
        scores = X[i] @ W
        for j in range(W.shape[1]):
            margin = scores[j] - scores[y[i]] + 1
            if j != y[i] and margin > 0:
                loss += int(margin)
                dW[:, j] += X[i]
                dW[:, y[i]] -= X[i]
    return loss / len(X) + reg * np.sum(W * W), dW / len(X) + 2 * reg * W
""",
        ("loss",),
    ),
    Wrong(
        "svm_loss_naive",
        "dW is made of integers and cuts what is stored in it",
        """
def svm_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros(W.shape, dtype=int)
    for i in range(len(X)):
        scores = X[i] @ W
        for j in range(W.shape[1]):
            margin = scores[j] - scores[y[i]] + 1
            if j != y[i] and margin > 0:
                loss += margin
                dW[:, j] = dW[:, j] + X[i]
                dW[:, y[i]] = dW[:, y[i]] - X[i]
    return loss / len(X) + reg * np.sum(W * W), dW / len(X) + 2 * reg * W
""",
        ("gradient",),
    ),
    Wrong(
        "svm_loss_naive",
        "scales W itself for the regularizer's gradient",
        """
def svm_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    for i in range(len(X)):
        scores = X[i] @ W
        for j in range(W.shape[1]):
            margin = scores[j] - scores[y[i]] + 1
            if j != y[i] and margin > 0:
                loss += margin
                dW[:, j] += X[i]
                dW[:, y[i]] -= X[i]
    loss = loss / len(X) + reg * np.sum(W * W)
    W *= 2 * reg
    return loss, dW / len(X) + W
""",
        ("gradient",),
    ),
    Wrong(
        "svm_loss_naive",
        "divides the rows of X themselves by N",
        """
def svm_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    for i in range(len(X)):
        x = X[i]
        scores = x @ W
        x /= len(X)
        for j in range(W.shape[1]):
            margin = scores[j] - scores[y[i]] + 1
            if j != y[i] and margin > 0:
                loss += margin
                dW[:, j] += x
                dW[:, y[i]] -= x
    return loss / len(X) + reg * np.sum(W * W), dW + 2 * reg * W
""",
        ("gradient",),
    ),
    Wrong(
        "svm_loss_naive",
        "the term of the wrong class is missing",
        """
def svm_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    for i in range(len(X)):
        scores = X[i] @ W
        for j in range(W.shape[1]):
            margin = scores[j] - scores[y[i]] + 1
            if j != y[i] and margin > 0:
                loss += margin
                dW[:, y[i]] -= X[i]
    return loss / len(X) + reg * np.sum(W * W), dW / len(X) + 2 * reg * W
""",
        ("gradient",),
    ),
    Wrong(
        "svm_loss_naive",
        "stops at the first positive violation of an example",
        """
def svm_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    for i in range(len(X)):
        scores = X[i] @ W
        for j in range(W.shape[1]):
            margin = scores[j] - scores[y[i]] + 1
            if j != y[i] and margin > 0:
                loss += margin
                dW[:, j] += X[i]
                dW[:, y[i]] -= X[i]
                break
    return loss / len(X) + reg * np.sum(W * W), dW / len(X) + 2 * reg * W
""",
        ("loss", "gradient"),
    ),
    Wrong(
        "svm_loss_naive",
        "counts a class only from a margin of 1 on",
        """
def svm_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    for i in range(len(X)):
        scores = X[i] @ W
        for j in range(W.shape[1]):
            margin = scores[j] - scores[y[i]] + 1
            if j != y[i] and margin > 1:
                loss += margin
                dW[:, j] += X[i]
                dW[:, y[i]] -= X[i]
    return loss / len(X) + reg * np.sum(W * W), dW / len(X) + 2 * reg * W
""",
        ("loss", "gradient"),
    ),
    Wrong(
        "svm_loss_naive",
        "the gradient is averaged twice",
        """
def svm_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    for i in range(len(X)):
        scores = X[i] @ W
        for j in range(W.shape[1]):
            margin = scores[j] - scores[y[i]] + 1
            if j != y[i] and margin > 0:
                loss += margin
                dW[:, j] += X[i] / len(X)
                dW[:, y[i]] -= X[i] / len(X)
    return loss / len(X) + reg * np.sum(W * W), dW / len(X) + 2 * reg * W
""",
        ("gradient",),
    ),
    Wrong(
        "svm_loss_naive",
        "squared margins in the loss",
        """
def svm_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    for i in range(len(X)):
        scores = X[i] @ W
        for j in range(W.shape[1]):
            margin = scores[j] - scores[y[i]] + 1
            if j != y[i] and margin > 0:
                loss += margin * margin
                dW[:, j] += X[i]
                dW[:, y[i]] -= X[i]
    return loss / len(X) + reg * np.sum(W * W), dW / len(X) + 2 * reg * W
""",
        ("loss",),
    ),
    Wrong(
        "svm_loss_naive",
        "losses of earlier calls stay in a default argument",
        """
def svm_loss_naive(W, X, y, reg, losses=[]):
    dW = np.zeros_like(W)
    for i in range(len(X)):
        scores = X[i] @ W
        for j in range(W.shape[1]):
            margin = scores[j] - scores[y[i]] + 1
            if j != y[i] and margin > 0:
                losses.append(margin)
                dW[:, j] += X[i]
                dW[:, y[i]] -= X[i]
    return sum(losses) / len(X) + reg * np.sum(W * W), dW / len(X) + 2 * reg * W
""",
        ("loss", "regularizer"),
    ),
    Wrong(
        "svm_loss_naive",
        "divides by the number of examples seen in all calls so far",
        """
SEEN = 0


def svm_loss_naive(W, X, y, reg):
    global SEEN
    SEEN += len(X)
    loss = 0.0
    dW = np.zeros_like(W)
    for i in range(len(X)):
        scores = X[i] @ W
        for j in range(W.shape[1]):
            margin = scores[j] - scores[y[i]] + 1
            if j != y[i] and margin > 0:
                loss += margin
                dW[:, j] += X[i]
                dW[:, y[i]] -= X[i]
    return loss / SEEN + reg * np.sum(W * W), dW / SEEN + 2 * reg * W
""",
        ("loss", "gradient", "regularizer"),
    ),
    Wrong(
        "svm_loss_naive",
        "an L1 regularizer",
        """
def svm_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    for i in range(len(X)):
        scores = X[i] @ W
        for j in range(W.shape[1]):
            margin = scores[j] - scores[y[i]] + 1
            if j != y[i] and margin > 0:
                loss += margin
                dW[:, j] += X[i]
                dW[:, y[i]] -= X[i]
    return loss / len(X) + reg * np.sum(np.abs(W)), dW / len(X) + reg * np.sign(W)
""",
        ("regularizer",),
    ),
    Wrong(
        "svm_loss_naive",
        "everything divided by N at the end, the regularizer too",
        """
def svm_loss_naive(W, X, y, reg):
    loss = reg * np.sum(W * W)
    dW = 2 * reg * W
    for i in range(len(X)):
        scores = X[i] @ W
        for j in range(W.shape[1]):
            margin = scores[j] - scores[y[i]] + 1
            if j != y[i] and margin > 0:
                loss += margin
                dW[:, j] += X[i]
                dW[:, y[i]] -= X[i]
    return loss / len(X), dW / len(X)
""",
        ("regularizer",),
    ),
    Wrong(
        "svm_loss_naive",
        "the gradient is divided by N after its regularizer",
        """
def svm_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    for i in range(len(X)):
        scores = X[i] @ W
        for j in range(W.shape[1]):
            margin = scores[j] - scores[y[i]] + 1
            if j != y[i] and margin > 0:
                loss += margin
                dW[:, j] += X[i]
                dW[:, y[i]] -= X[i]
    dW += 2 * reg * W
    dW /= len(X)
    return loss / len(X) + reg * np.sum(W * W), dW
""",
        ("regularizer",),
    ),
    Wrong(
        "svm_loss_naive",
        "the regularizer is taken away",
        """
def svm_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    for i in range(len(X)):
        scores = X[i] @ W
        for j in range(W.shape[1]):
            margin = scores[j] - scores[y[i]] + 1
            if j != y[i] and margin > 0:
                loss += margin
                dW[:, j] += X[i]
                dW[:, y[i]] -= X[i]
    return loss / len(X) - reg * np.sum(W * W), dW / len(X) - 2 * reg * W
""",
        ("regularizer",),
    ),
    Wrong(
        "svm_loss_naive",
        "the sum of squares is added to the loss without reg",
        """
def svm_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    for i in range(len(X)):
        scores = X[i] @ W
        for j in range(W.shape[1]):
            margin = scores[j] - scores[y[i]] + 1
            if j != y[i] and margin > 0:
                loss += margin
                dW[:, j] += X[i]
                dW[:, y[i]] -= X[i]
    return loss / len(X) + np.sum(W * W), dW / len(X) + 2 * reg * W
""",
        ("loss", "regularizer"),
    ),
    Wrong(
        "svm_loss_naive",
        "labels shifted by one, as if they began at 1",
        """
def svm_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    for i in range(len(X)):
        scores = X[i] @ W
        right = y[i] - 1
        for j in range(W.shape[1]):
            margin = scores[j] - scores[right] + 1
            if j != right and margin > 0:
                loss += margin
                dW[:, j] += X[i]
                dW[:, right] -= X[i]
    return loss / len(X) + reg * np.sum(W * W), dW / len(X) + 2 * reg * W
""",
        ("loss", "gradient"),
    ),
    Wrong(
        "svm_loss_naive",
        "the gradient comes back transposed",
        """
def svm_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    for i in range(len(X)):
        scores = X[i] @ W
        for j in range(W.shape[1]):
            margin = scores[j] - scores[y[i]] + 1
            if j != y[i] and margin > 0:
                loss += margin
                dW[:, j] += X[i]
                dW[:, y[i]] -= X[i]
    dW = dW / len(X) + 2 * reg * W
    return loss / len(X) + reg * np.sum(W * W), dW.T
""",
        ("gradient", "regularizer"),
    ),
    Wrong(
        "svm_loss_naive",
        "whole-number division of the loss",
        """
def svm_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    for i in range(len(X)):
        scores = X[i] @ W
        for j in range(W.shape[1]):
            margin = scores[j] - scores[y[i]] + 1
            if j != y[i] and margin > 0:
                loss += margin
                dW[:, j] += X[i]
                dW[:, y[i]] -= X[i]
    return loss // len(X) + reg * np.sum(W * W), dW / len(X) + 2 * reg * W
""",
        ("loss",),
    ),
    Wrong(
        "svm_loss_naive",
        "the loop over the classes stops at the right one",
        """
def svm_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    for i in range(len(X)):
        scores = X[i] @ W
        for j in range(W.shape[1]):
            if j == y[i]:
                break
            margin = scores[j] - scores[y[i]] + 1
            if margin > 0:
                loss += margin
                dW[:, j] += X[i]
                dW[:, y[i]] -= X[i]
    return loss / len(X) + reg * np.sum(W * W), dW / len(X) + 2 * reg * W
""",
        ("loss", "gradient"),
    ),
    Wrong(
        "svm_loss_naive",
        "the first example is never looked at",
        """
def svm_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    for i in range(1, len(X)):
        scores = X[i] @ W
        for j in range(W.shape[1]):
            margin = scores[j] - scores[y[i]] + 1
            if j != y[i] and margin > 0:
                loss += margin
                dW[:, j] += X[i]
                dW[:, y[i]] -= X[i]
    return loss / len(X) + reg * np.sum(W * W), dW / len(X) + 2 * reg * W
""",
        ("loss", "gradient"),
    ),
    Wrong(
        "svm_loss_naive",
        "skips examples that are classified right",
        """
def svm_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    for i in range(len(X)):
        scores = X[i] @ W
        if np.argmax(scores) == y[i]:
            continue
        for j in range(W.shape[1]):
            margin = scores[j] - scores[y[i]] + 1
            if j != y[i] and margin > 0:
                loss += margin
                dW[:, j] += X[i]
                dW[:, y[i]] -= X[i]
    return loss / len(X) + reg * np.sum(W * W), dW / len(X) + 2 * reg * W
""",
        ("loss", "gradient"),
    ),
    # --- svm_loss_vectorized: wrong values
    Wrong(
        "svm_loss_vectorized",
        "sets whole columns of margins to 0",
        """
def svm_loss_vectorized(W, X, y, reg):
    scores = X @ W
    margins = np.maximum(0, scores - scores[np.arange(len(y)), y][:, None] + 1)
    margins[:, y] = 0
    loss = np.sum(margins) / len(X) + reg * np.sum(W * W)
    counts = (margins > 0).astype(W.dtype)
    counts[np.arange(len(y)), y] = -np.sum(counts, axis=1)
    dW = X.T @ counts / len(X) + 2 * reg * W
    return loss, dW
""",
        ("loss", "gradient", "no_loops"),
    ),
    Wrong(
        "svm_loss_vectorized",
        "the loss is averaged over the classes too",
        """
def svm_loss_vectorized(W, X, y, reg):
    margins = svm_margins(X @ W, y)
    loss = np.mean(margins) + reg * np.sum(W * W)
    counts = (margins > 0).astype(W.dtype)
    counts[np.arange(len(y)), y] = -np.sum(counts, axis=1)
    dW = X.T @ counts / len(X) + 2 * reg * W
    return loss, dW
""",
        ("loss",),
    ),
    Wrong(
        "svm_loss_vectorized",
        "the gradient is averaged over the classes",
        """
def svm_loss_vectorized(W, X, y, reg):
    margins = svm_margins(X @ W, y)
    loss = np.sum(margins) / len(X) + reg * np.sum(W * W)
    counts = (margins > 0).astype(W.dtype)
    counts[np.arange(len(y)), y] = -np.sum(counts, axis=1)
    dW = X.T @ counts / counts.shape[1] + 2 * reg * W
    return loss, dW
""",
        ("gradient",),
    ),
    Wrong(
        "svm_loss_vectorized",
        "repeated labels overwrite one another in dW[:, y] -= ...",
        """
def svm_loss_vectorized(W, X, y, reg):
    margins = svm_margins(X @ W, y)
    loss = np.sum(margins) / len(X) + reg * np.sum(W * W)
    violated = (margins > 0).astype(W.dtype)
    dW = X.T @ violated
    dW[:, y] -= (X * np.sum(violated, axis=1)[:, None]).T
    dW = dW / len(X) + 2 * reg * W
    return loss, dW
""",
        ("gradient",),
    ),
    Wrong(
        "svm_loss_vectorized",
        "the right class gets the count of the whole batch",
        """
def svm_loss_vectorized(W, X, y, reg):
    margins = svm_margins(X @ W, y)
    loss = np.sum(margins) / len(X) + reg * np.sum(W * W)
    counts = (margins > 0).astype(W.dtype)
    counts[np.arange(len(y)), y] = -np.sum(counts)
    dW = X.T @ counts / len(X) + 2 * reg * W
    return loss, dW
""",
        ("gradient",),
    ),
    Wrong(
        "svm_loss_vectorized",
        "the violations are counted over the examples instead of the classes",
        """
def svm_loss_vectorized(W, X, y, reg):
    margins = svm_margins(X @ W, y)
    loss = np.sum(margins) / len(X) + reg * np.sum(W * W)
    counts = (margins > 0).astype(W.dtype)
    counts[np.arange(len(y)), y] = -np.sum(counts, axis=0)[y]
    dW = X.T @ counts / len(X) + 2 * reg * W
    return loss, dW
""",
        ("gradient",),
    ),
    Wrong(
        "svm_loss_vectorized",
        "margins that aren't violated get -1",
        """
def svm_loss_vectorized(W, X, y, reg):
    scores = X @ W
    margins = svm_margins(scores, y)
    loss = np.sum(margins) / len(X) + reg * np.sum(W * W)
    counts = np.sign(scores - right_class_scores(scores, y)[:, None] + 1)
    counts[np.arange(len(y)), y] = 0
    counts[np.arange(len(y)), y] = -np.sum(counts, axis=1)
    dW = X.T @ counts / len(X) + 2 * reg * W
    return loss, dW
""",
        ("gradient",),
    ),
    Wrong(
        "svm_loss_vectorized",
        "clipped margins compared by >=, so every class counts as violated",
        """
def svm_loss_vectorized(W, X, y, reg):
    margins = svm_margins(X @ W, y)
    loss = np.sum(margins) / len(X) + reg * np.sum(W * W)
    counts = (margins >= 0).astype(W.dtype)
    counts[np.arange(len(y)), y] = 0
    counts[np.arange(len(y)), y] = -np.sum(counts, axis=1)
    dW = X.T @ counts / len(X) + 2 * reg * W
    return loss, dW
""",
        ("gradient",),
    ),
    Wrong(
        "svm_loss_vectorized",
        "the gradient counts only classes that beat the right one",
        """
def svm_loss_vectorized(W, X, y, reg):
    margins = svm_margins(X @ W, y)
    loss = np.sum(margins) / len(X) + reg * np.sum(W * W)
    counts = (margins > 1).astype(W.dtype)
    counts[np.arange(len(y)), y] = -np.sum(counts, axis=1)
    dW = X.T @ counts / len(X) + 2 * reg * W
    return loss, dW
""",
        ("gradient",),
    ),
    Wrong(
        "svm_loss_vectorized",
        "no gradient from examples that are classified right",
        """
def svm_loss_vectorized(W, X, y, reg):
    scores = X @ W
    margins = svm_margins(scores, y)
    loss = np.sum(margins) / len(X) + reg * np.sum(W * W)
    counts = (margins > 0).astype(W.dtype)
    counts[np.argmax(scores, axis=1) == y] = 0
    counts[np.arange(len(y)), y] = -np.sum(counts, axis=1)
    dW = X.T @ counts / len(X) + 2 * reg * W
    return loss, dW
""",
        ("gradient",),
    ),
    Wrong(
        "svm_loss_vectorized",
        "whole-number division of the counts",
        """
def svm_loss_vectorized(W, X, y, reg):
    margins = svm_margins(X @ W, y)
    loss = np.sum(margins) / len(X) + reg * np.sum(W * W)
    counts = (margins > 0).astype(int)
    counts[np.arange(len(y)), y] = -np.sum(counts, axis=1)
    dW = X.T @ (counts // len(X)) + 2 * reg * W
    return loss, dW
""",
        ("gradient",),
    ),
    Wrong(
        "svm_loss_vectorized",
        "each class counts once for the whole batch in the right column",
        """
def svm_loss_vectorized(W, X, y, reg):
    margins = svm_margins(X @ W, y)
    loss = np.sum(margins) / len(X) + reg * np.sum(W * W)
    counts = (margins > 0).astype(W.dtype)
    counts[np.arange(len(y)), y] = -np.any(margins > 0, axis=0).sum()
    dW = X.T @ counts / len(X) + 2 * reg * W
    return loss, dW
""",
        ("gradient",),
    ),
    Wrong(
        "svm_loss_vectorized",
        "squared margins in the loss",
        """
def svm_loss_vectorized(W, X, y, reg):
    margins = svm_margins(X @ W, y)
    loss = np.sum(margins**2) / len(X) + reg * np.sum(W * W)
    counts = (margins > 0).astype(W.dtype)
    counts[np.arange(len(y)), y] = -np.sum(counts, axis=1)
    dW = X.T @ counts / len(X) + 2 * reg * W
    return loss, dW
""",
        ("loss",),
    ),
    Wrong(
        "svm_loss_vectorized",
        "only the worst class of each example in the loss",
        """
def svm_loss_vectorized(W, X, y, reg):
    margins = svm_margins(X @ W, y)
    loss = np.mean(np.max(margins, axis=1)) + reg * np.sum(W * W)
    counts = (margins > 0).astype(W.dtype)
    counts[np.arange(len(y)), y] = -np.sum(counts, axis=1)
    dW = X.T @ counts / len(X) + 2 * reg * W
    return loss, dW
""",
        ("loss",),
    ),
    Wrong(
        "svm_loss_vectorized",
        "the mean over the examples that have a loss at all",
        """
def svm_loss_vectorized(W, X, y, reg):
    margins = svm_margins(X @ W, y)
    loss = np.sum(margins) / max(1, np.count_nonzero(margins.sum(axis=1))) + reg * np.sum(W * W)
    counts = (margins > 0).astype(W.dtype)
    counts[np.arange(len(y)), y] = -np.sum(counts, axis=1)
    dW = X.T @ counts / len(X) + 2 * reg * W
    return loss, dW
""",
        ("loss",),
    ),
    Wrong(
        "svm_loss_vectorized",
        "the loss is rounded to two digits",
        """
def svm_loss_vectorized(W, X, y, reg):
    margins = svm_margins(X @ W, y)
    loss = np.round(np.sum(margins) / len(X), 2) + reg * np.sum(W * W)
    counts = (margins > 0).astype(W.dtype)
    counts[np.arange(len(y)), y] = -np.sum(counts, axis=1)
    dW = X.T @ counts / len(X) + 2 * reg * W
    return loss, dW
""",
        ("loss",),
    ),
    Wrong(
        "svm_loss_vectorized",
        "ten classes hard-coded",
        """
def svm_loss_vectorized(W, X, y, reg):
    hot = np.eye(10)[y]
    scores = X @ W
    margins = np.maximum(0, scores - np.sum(scores * hot, axis=1)[:, None] + 1) * (1 - hot)
    loss = np.sum(margins) / len(X) + reg * np.sum(W * W)
    counts = (margins > 0).astype(W.dtype)
    counts[np.arange(len(y)), y] = -np.sum(counts, axis=1)
    dW = X.T @ counts / len(X) + 2 * reg * W
    return loss, dW
""",
        ("loss", "gradient", "regularizer", "no_loops"),
    ),
    Wrong(
        "svm_loss_vectorized",
        "labels shifted by one, as if they began at 1",
        """
def svm_loss_vectorized(W, X, y, reg):
    y = y - 1
    margins = svm_margins(X @ W, y)
    loss = np.sum(margins) / len(X) + reg * np.sum(W * W)
    counts = (margins > 0).astype(W.dtype)
    counts[np.arange(len(y)), y] = -np.sum(counts, axis=1)
    dW = X.T @ counts / len(X) + 2 * reg * W
    return loss, dW
""",
        ("loss", "gradient", "no_loops"),
    ),
    Wrong(
        "svm_loss_vectorized",
        "1 taken away instead of added",
        """
def svm_loss_vectorized(W, X, y, reg):
    scores = X @ W
    margins = np.maximum(0, scores - scores[np.arange(len(y)), y][:, None] - 1)
    loss = np.sum(margins) / len(X) + reg * np.sum(W * W)
    counts = (margins > 0).astype(W.dtype)
    counts[np.arange(len(y)), y] = -np.sum(counts, axis=1)
    dW = X.T @ counts / len(X) + 2 * reg * W
    return loss, dW
""",
        ("loss", "gradient", "no_loops"),
    ),
    Wrong(
        "svm_loss_vectorized",
        "X is divided by N before the scores",
        """
def svm_loss_vectorized(W, X, y, reg):
    X = X / len(X)
    margins = svm_margins(X @ W, y)
    loss = np.sum(margins) / len(X) + reg * np.sum(W * W)
    counts = (margins > 0).astype(W.dtype)
    counts[np.arange(len(y)), y] = -np.sum(counts, axis=1)
    dW = X.T @ counts + 2 * reg * W
    return loss, dW
""",
        ("loss", "gradient", "no_loops"),
    ),
    Wrong(
        "svm_loss_vectorized",
        "right minus wrong",
        """
def svm_loss_vectorized(W, X, y, reg):
    scores = X @ W
    margins = np.maximum(0, right_class_scores(scores, y)[:, None] - scores + 1)
    margins[np.arange(len(y)), y] = 0
    loss = np.sum(margins) / len(X) + reg * np.sum(W * W)
    counts = (margins > 0).astype(W.dtype)
    counts[np.arange(len(y)), y] = -np.sum(counts, axis=1)
    dW = X.T @ counts / len(X) + 2 * reg * W
    return loss, dW
""",
        ("loss", "gradient", "no_loops"),
    ),
    Wrong(
        "svm_loss_vectorized",
        "the row of the biases isn't regularized",
        """
def svm_loss_vectorized(W, X, y, reg):
    margins = svm_margins(X @ W, y)
    loss = np.sum(margins) / len(X) + reg * np.sum(W[:-1] ** 2)
    counts = (margins > 0).astype(W.dtype)
    counts[np.arange(len(y)), y] = -np.sum(counts, axis=1)
    dW = X.T @ counts / len(X)
    dW[:-1] += 2 * reg * W[:-1]
    return loss, dW
""",
        ("regularizer",),
    ),
    Wrong(
        "svm_loss_vectorized",
        "sums all of W @ W.T instead of its diagonal",
        """
def svm_loss_vectorized(W, X, y, reg):
    margins = svm_margins(X @ W, y)
    loss = np.sum(margins) / len(X) + reg * np.sum(W @ W.T)
    counts = (margins > 0).astype(W.dtype)
    counts[np.arange(len(y)), y] = -np.sum(counts, axis=1)
    dW = X.T @ counts / len(X) + 2 * reg * W
    return loss, dW
""",
        ("regularizer",),
    ),
    Wrong(
        "svm_loss_vectorized",
        "the regularizer's gradient is one number for all weights",
        """
def svm_loss_vectorized(W, X, y, reg):
    margins = svm_margins(X @ W, y)
    loss = np.sum(margins) / len(X) + reg * np.sum(W * W)
    counts = (margins > 0).astype(W.dtype)
    counts[np.arange(len(y)), y] = -np.sum(counts, axis=1)
    dW = X.T @ counts / len(X) + 2 * reg * np.sum(W)
    return loss, dW
""",
        ("regularizer",),
    ),
    Wrong(
        "svm_loss_vectorized",
        "the root of the sum of squares",
        """
def svm_loss_vectorized(W, X, y, reg):
    margins = svm_margins(X @ W, y)
    loss = np.sum(margins) / len(X) + reg * np.linalg.norm(W)
    counts = (margins > 0).astype(W.dtype)
    counts[np.arange(len(y)), y] = -np.sum(counts, axis=1)
    dW = X.T @ counts / len(X) + 2 * reg * W
    return loss, dW
""",
        ("regularizer",),
    ),
    Wrong(
        "svm_loss_vectorized",
        "absolute values in the loss, squares in the gradient",
        """
def svm_loss_vectorized(W, X, y, reg):
    margins = svm_margins(X @ W, y)
    loss = np.sum(margins) / len(X) + reg * np.sum(np.abs(W))
    counts = (margins > 0).astype(W.dtype)
    counts[np.arange(len(y)), y] = -np.sum(counts, axis=1)
    dW = X.T @ counts / len(X) + 2 * reg * W
    return loss, dW
""",
        ("regularizer",),
    ),
    Wrong(
        "svm_loss_vectorized",
        "reg is cut to a whole number",
        """
def svm_loss_vectorized(W, X, y, reg):
    reg = int(reg)
    margins = svm_margins(X @ W, y)
    loss = np.sum(margins) / len(X) + reg * np.sum(W * W)
    counts = (margins > 0).astype(W.dtype)
    counts[np.arange(len(y)), y] = -np.sum(counts, axis=1)
    dW = X.T @ counts / len(X) + 2 * reg * W
    return loss, dW
""",
        ("regularizer",),
    ),
    Wrong(
        "svm_loss_vectorized",
        "everything divided by N at the end, the regularizer too",
        """
def svm_loss_vectorized(W, X, y, reg):
    margins = svm_margins(X @ W, y)
    loss = np.sum(margins) + reg * np.sum(W * W)
    counts = (margins > 0).astype(W.dtype)
    counts[np.arange(len(y)), y] = -np.sum(counts, axis=1)
    dW = X.T @ counts + 2 * reg * W
    loss, dW = loss / len(X), dW / len(X)
    return loss, dW
""",
        ("regularizer",),
    ),
    Wrong(
        "svm_loss_vectorized",
        "the loss is divided by N after its regularizer",
        """
def svm_loss_vectorized(W, X, y, reg):
    margins = svm_margins(X @ W, y)
    loss = np.sum(margins) + reg * np.sum(W * W)
    counts = (margins > 0).astype(W.dtype)
    counts[np.arange(len(y)), y] = -np.sum(counts, axis=1)
    dW = X.T @ counts / len(X) + 2 * reg * W
    loss /= len(X)
    return loss, dW
""",
        ("regularizer",),
    ),
    Wrong(
        "svm_loss_vectorized",
        "half of the regularizer in the loss only",
        """
def svm_loss_vectorized(W, X, y, reg):
    margins = svm_margins(X @ W, y)
    loss = np.sum(margins) / len(X) + 0.5 * reg * np.sum(W * W)
    counts = (margins > 0).astype(W.dtype)
    counts[np.arange(len(y)), y] = -np.sum(counts, axis=1)
    dW = X.T @ counts / len(X) + 2 * reg * W
    return loss, dW
""",
        ("regularizer",),
    ),
    Wrong(
        "svm_loss_vectorized",
        "the regularizer is taken away",
        """
def svm_loss_vectorized(W, X, y, reg):
    margins = svm_margins(X @ W, y)
    loss = np.sum(margins) / len(X) - reg * np.sum(W * W)
    counts = (margins > 0).astype(W.dtype)
    counts[np.arange(len(y)), y] = -np.sum(counts, axis=1)
    dW = X.T @ counts / len(X) - 2 * reg * W
    return loss, dW
""",
        ("regularizer",),
    ),
    Wrong(
        "svm_loss_vectorized",
        "the sum of squares is added to the loss without reg",
        """
def svm_loss_vectorized(W, X, y, reg):
    margins = svm_margins(X @ W, y)
    loss = np.sum(margins) / len(X) + np.sum(W * W)
    counts = (margins > 0).astype(W.dtype)
    counts[np.arange(len(y)), y] = -np.sum(counts, axis=1)
    dW = X.T @ counts / len(X) + 2 * reg * W
    return loss, dW
""",
        ("loss", "regularizer"),
    ),
    Wrong(
        "svm_loss_vectorized",
        "losses of earlier calls stay in a list of the module",
        """
HISTORY = []


def svm_loss_vectorized(W, X, y, reg):
    margins = svm_margins(X @ W, y)
    HISTORY.append(np.sum(margins) / len(X))
    loss = sum(HISTORY) + reg * np.sum(W * W)
    counts = (margins > 0).astype(W.dtype)
    counts[np.arange(len(y)), y] = -np.sum(counts, axis=1)
    dW = X.T @ counts / len(X) + 2 * reg * W
    return loss, dW
""",
        ("loss", "regularizer"),
    ),
    Wrong(
        "svm_loss_vectorized",
        "turns y into flat positions in place",
        """
def svm_loss_vectorized(W, X, y, reg):
    N, C = len(X), W.shape[1]
    y += C * np.arange(N)
    scores = (X @ W).ravel()
    margins = np.maximum(0, scores.reshape(N, C) - scores[y][:, None] + 1)
    margins.ravel()[y] = 0
    counts = (margins > 0).astype(float)
    counts.ravel()[y] = -counts.sum(axis=1)
    return margins.sum() / N + reg * np.sum(W * W), X.T @ counts / N + 2 * reg * W
""",
        ("gradient",),
    ),
    Wrong(
        "svm_loss_vectorized",
        "divides X itself by N",
        """
def svm_loss_vectorized(W, X, y, reg):
    margins = svm_margins(X @ W, y)
    X /= len(X)
    loss = np.sum(margins) / len(X) + reg * np.sum(W * W)
    counts = (margins > 0).astype(W.dtype)
    counts[np.arange(len(y)), y] = -np.sum(counts, axis=1)
    dW = X.T @ counts + 2 * reg * W
    return loss, dW
""",
        ("gradient",),
    ),
    Wrong(
        "svm_loss_vectorized",
        "adds the regularizer's gradient into W itself",
        """
def svm_loss_vectorized(W, X, y, reg):
    margins = svm_margins(X @ W, y)
    loss = np.sum(margins) / len(X) + reg * np.sum(W * W)
    counts = (margins > 0).astype(W.dtype)
    counts[np.arange(len(y)), y] = -np.sum(counts, axis=1)
    dW = X.T @ counts / len(X)
    W *= 2 * reg
    dW += W
    return loss, dW
""",
        ("gradient",),
    ),
    # --- svm_loss_vectorized: loops
    Wrong(
        "svm_loss_vectorized",
        "calls the version with loops",
        """
def svm_loss_vectorized(W, X, y, reg):
    return svm_loss_naive(W, X, y, reg)
""",
        ("no_loops",),
    ),
    Wrong(
        "svm_loss_vectorized",
        "the built-in sum over the rows of the margins",
        """
def svm_loss_vectorized(W, X, y, reg):
    margins = svm_margins(X @ W, y)
    loss = np.sum(sum(margins)) / len(X) + reg * np.sum(W * W)
    counts = (margins > 0).astype(W.dtype)
    counts[np.arange(len(y)), y] = -np.sum(counts, axis=1)
    dW = X.T @ counts / len(X) + 2 * reg * W
    return loss, dW
""",
        ("no_loops",),
    ),
    Wrong(
        "svm_loss_vectorized",
        "map over the rows",
        """
def svm_loss_vectorized(W, X, y, reg):
    margins = svm_margins(X @ W, y)
    loss = sum(map(np.sum, margins)) / len(X) + reg * np.sum(W * W)
    counts = (margins > 0).astype(W.dtype)
    counts[np.arange(len(y)), y] = -np.sum(counts, axis=1)
    dW = X.T @ counts / len(X) + 2 * reg * W
    return loss, dW
""",
        ("no_loops",),
    ),
    Wrong(
        "svm_loss_vectorized",
        "np.vectorize over the elements",
        """
def svm_loss_vectorized(W, X, y, reg):
    scores = X @ W
    hinge = np.vectorize(lambda s, right, j, label: max(0.0, s - right + 1) if j != label else 0.0, otypes=[float])
    margins = hinge(scores, right_class_scores(scores, y)[:, None], np.arange(W.shape[1]), y[:, None])
    loss = np.sum(margins) / len(X) + reg * np.sum(W * W)
    counts = (margins > 0).astype(W.dtype)
    counts[np.arange(len(y)), y] = -np.sum(counts, axis=1)
    dW = X.T @ counts / len(X) + 2 * reg * W
    return loss, dW
""",
        ("no_loops",),
    ),
    Wrong(
        "svm_loss_vectorized",
        "np.apply_along_axis over the rows",
        """
def svm_loss_vectorized(W, X, y, reg):
    margins = svm_margins(X @ W, y)
    loss = np.sum(margins) / len(X) + reg * np.sum(W * W)
    def slopes(row):
        return (row > 0).astype(float)

    counts = np.apply_along_axis(slopes, 1, margins)
    counts[np.arange(len(y)), y] = -np.sum(counts, axis=1)
    dW = X.T @ counts / len(X) + 2 * reg * W
    return loss, dW
""",
        ("no_loops",),
    ),
    Wrong(
        "svm_loss_vectorized",
        "functools.reduce over outer products",
        """
import functools


def svm_loss_vectorized(W, X, y, reg):
    margins = svm_margins(X @ W, y)
    loss = np.sum(margins) / len(X) + reg * np.sum(W * W)
    counts = (margins > 0).astype(W.dtype)
    counts[np.arange(len(y)), y] = -np.sum(counts, axis=1)
    dW = functools.reduce(lambda total, pair: total + np.outer(*pair), zip(X, counts), 0) / len(X) + 2 * reg * W
    return loss, dW
""",
        ("no_loops",),
    ),
    Wrong(
        "svm_loss_vectorized",
        "recursion over the classes",
        """
def _sum_from(margins, j):
    if j == margins.shape[1]:
        return 0.0
    return np.sum(margins[:, j]) + _sum_from(margins, j + 1)


def svm_loss_vectorized(W, X, y, reg):
    margins = svm_margins(X @ W, y)
    loss = _sum_from(margins, 0) / len(X) + reg * np.sum(W * W)
    counts = (margins > 0).astype(W.dtype)
    counts[np.arange(len(y)), y] = -np.sum(counts, axis=1)
    dW = X.T @ counts / len(X) + 2 * reg * W
    return loss, dW
""",
        ("no_loops",),
    ),
    Wrong(
        "svm_loss_vectorized",
        "recursion over the examples, with the margins of one row each",
        """
def _rows(X, W, y, i, dW):
    if i < 0:
        return 0.0
    scores = X[i] @ W
    margins = np.maximum(0, scores - scores[y[i]] + 1)
    margins[y[i]] = 0
    slopes = (margins > 0) * 1.0
    slopes[y[i]] = -slopes.sum()
    dW += np.outer(X[i], slopes)
    return margins.sum() + _rows(X, W, y, i - 1, dW)


def svm_loss_vectorized(W, X, y, reg):
    dW = np.zeros(W.shape)
    loss = _rows(X, W, y, len(X) - 1, dW)
    return loss / len(X) + reg * np.sum(W * W), dW / len(X) + 2 * reg * W
""",
        ("no_loops",),
    ),
    Wrong(
        "svm_loss_vectorized",
        "a loop compiled from a string under another file's name",
        """
_LOOP = compile(
    "total = 0.0\\nfor row in margins:\\n    total += row.sum()\\n", "/usr/lib/python3/numerics.py", "exec"
)


def svm_loss_vectorized(W, X, y, reg):
    margins = svm_margins(X @ W, y)
    names = {"margins": margins}
    exec(_LOOP, names)
    loss = names["total"] / len(X) + reg * np.sum(W * W)
    counts = (margins > 0).astype(W.dtype)
    counts[np.arange(len(y)), y] = -np.sum(counts, axis=1)
    dW = X.T @ counts / len(X) + 2 * reg * W
    return loss, dW
""",
        ("no_loops",),
    ),
    Wrong(
        "svm_loss_vectorized",
        "a comprehension over the classes in a string for eval",
        """
def svm_loss_vectorized(W, X, y, reg):
    margins = svm_margins(X @ W, y)
    loss = eval("sum([c.sum() for c in columns])", {"columns": margins.T}) / len(X) + reg * np.sum(W * W)
    counts = (margins > 0).astype(W.dtype)
    counts[np.arange(len(y)), y] = -np.sum(counts, axis=1)
    dW = X.T @ counts / len(X) + 2 * reg * W
    return loss, dW
""",
        ("no_loops",),
    ),
    Wrong(
        "svm_loss_vectorized",
        "a thread pool maps over the examples",
        """
from concurrent.futures import ThreadPoolExecutor


def _loss_of(row):
    return row.sum()


def svm_loss_vectorized(W, X, y, reg):
    margins = svm_margins(X @ W, y)
    with ThreadPoolExecutor(max_workers=2) as pool:
        losses = list(pool.map(_loss_of, margins))
    loss = np.mean(losses) + reg * np.sum(W * W)
    counts = (margins > 0).astype(W.dtype)
    counts[np.arange(len(y)), y] = -np.sum(counts, axis=1)
    dW = X.T @ counts / len(X) + 2 * reg * W
    return loss, dW
""",
        ("no_loops",),
    ),
    Wrong(
        "svm_loss_vectorized",
        "a loop in a thread of its own",
        """
import threading


def _fill(margins, losses):
    for i in range(len(margins)):
        losses[i] = np.sum(margins[i])


def svm_loss_vectorized(W, X, y, reg):
    margins = svm_margins(X @ W, y)
    losses = np.zeros(len(X))
    worker = threading.Thread(target=_fill, args=(margins, losses))
    worker.start()
    worker.join()
    loss = np.mean(losses) + reg * np.sum(W * W)
    counts = (margins > 0).astype(W.dtype)
    counts[np.arange(len(y)), y] = -np.sum(counts, axis=1)
    dW = X.T @ counts / len(X) + 2 * reg * W
    return loss, dW
""",
        ("no_loops",),
    ),
    Wrong(
        "svm_loss_vectorized",
        "switches tracing off before its loop",
        """
import sys


def svm_loss_vectorized(W, X, y, reg):
    sys.settrace(None)
    margins = svm_margins(X @ W, y)
    total = 0.0
    for row in margins:
        total += np.sum(row)
    loss = total / len(X) + reg * np.sum(W * W)
    counts = (margins > 0).astype(W.dtype)
    counts[np.arange(len(y)), y] = -np.sum(counts, axis=1)
    dW = X.T @ counts / len(X) + 2 * reg * W
    return loss, dW
""",
        ("no_loops",),
    ),
    Wrong(
        "svm_loss_vectorized",
        "a class with __getitem__ that lists its rows",
        """
class Rows:
    def __init__(self, margins):
        self.margins = margins

    def __getitem__(self, i):
        return np.sum(self.margins[i])


def svm_loss_vectorized(W, X, y, reg):
    margins = svm_margins(X @ W, y)
    loss = np.sum(list(Rows(margins))) / len(X) + reg * np.sum(W * W)
    counts = (margins > 0).astype(W.dtype)
    counts[np.arange(len(y)), y] = -np.sum(counts, axis=1)
    dW = X.T @ counts / len(X) + 2 * reg * W
    return loss, dW
""",
        ("no_loops",),
    ),
    Wrong(
        "svm_loss_vectorized",
        "an iterator class over the classes",
        """
class Columns:
    def __init__(self, margins):
        self.margins, self.j = margins, -1

    def __iter__(self):
        return self

    def __next__(self):
        self.j += 1
        if self.j == self.margins.shape[1]:
            raise StopIteration
        return float(np.sum(self.margins[:, self.j]))


def svm_loss_vectorized(W, X, y, reg):
    margins = svm_margins(X @ W, y)
    loss = sum(Columns(margins)) / len(X) + reg * np.sum(W * W)
    counts = (margins > 0).astype(W.dtype)
    counts[np.arange(len(y)), y] = -np.sum(counts, axis=1)
    dW = X.T @ counts / len(X) + 2 * reg * W
    return loss, dW
""",
        ("no_loops",),
    ),
    Wrong(
        "svm_loss_vectorized",
        "a loop over the classes that occur",
        """
def svm_loss_vectorized(W, X, y, reg):
    margins = svm_margins(X @ W, y)
    loss = np.sum(margins) / len(X) + reg * np.sum(W * W)
    violated = (margins > 0).astype(W.dtype)
    dW = X.T @ violated
    for c in np.unique(y):
        mine = y == c
        dW[:, c] -= X[mine].T @ violated[mine].sum(axis=1)
    dW = dW / len(X) + 2 * reg * W
    return loss, dW
""",
        ("no_loops",),
    ),
    Wrong(
        "svm_loss_vectorized",
        "a loop over the positive violations",
        """
def svm_loss_vectorized(W, X, y, reg):
    margins = svm_margins(X @ W, y)
    loss = np.sum(margins) / len(X) + reg * np.sum(W * W)
    dW = np.zeros_like(W)
    for i, j in np.argwhere(margins > 0):
        dW[:, j] += X[i]
        dW[:, y[i]] -= X[i]
    dW = dW / len(X) + 2 * reg * W
    return loss, dW
""",
        ("no_loops",),
    ),
    Wrong(
        "svm_loss_vectorized",
        "a while loop over the examples for the right scores",
        """
def svm_loss_vectorized(W, X, y, reg):
    scores = X @ W
    margins = np.empty_like(scores)
    i = 0
    while i < len(X):
        margins[i] = np.maximum(0, scores[i] - scores[i, y[i]] + 1)
        i += 1
    margins[np.arange(len(y)), y] = 0
    loss = np.sum(margins) / len(X) + reg * np.sum(W * W)
    counts = (margins > 0).astype(W.dtype)
    counts[np.arange(len(y)), y] = -np.sum(counts, axis=1)
    dW = X.T @ counts / len(X) + 2 * reg * W
    return loss, dW
""",
        ("no_loops",),
    ),
    Wrong(
        "svm_loss_vectorized",
        "np.fromiter over a generator",
        """
def svm_loss_vectorized(W, X, y, reg):
    margins = svm_margins(X @ W, y)
    loss = np.fromiter((row.sum() for row in margins), dtype=float).mean() + reg * np.sum(W * W)
    counts = (margins > 0).astype(W.dtype)
    counts[np.arange(len(y)), y] = -np.sum(counts, axis=1)
    dW = X.T @ counts / len(X) + 2 * reg * W
    return loss, dW
""",
        ("no_loops",),
    ),
    Wrong(
        "svm_loss_vectorized",
        "np.frompyfunc as a ufunc of its own",
        """
def _hinge(difference):
    return difference + 1 if difference > -1 else 0.0


def svm_loss_vectorized(W, X, y, reg):
    scores = X @ W
    margins = np.frompyfunc(_hinge, 1, 1)(scores - right_class_scores(scores, y)[:, None]).astype(float)
    margins[np.arange(len(y)), y] = 0
    loss = np.sum(margins) / len(X) + reg * np.sum(W * W)
    counts = (margins > 0).astype(W.dtype)
    counts[np.arange(len(y)), y] = -np.sum(counts, axis=1)
    dW = X.T @ counts / len(X) + 2 * reg * W
    return loss, dW
""",
        ("no_loops",),
    ),
    Wrong(
        "svm_loss_vectorized",
        "the loss of each example by svm_loss_single",
        """
def svm_loss_vectorized(W, X, y, reg):
    scores = X @ W
    margins = svm_margins(scores, y)
    loss = np.mean([svm_loss_single(scores[i], y[i]) for i in range(len(X))]) + reg * np.sum(W * W)
    counts = (margins > 0).astype(W.dtype)
    counts[np.arange(len(y)), y] = -np.sum(counts, axis=1)
    dW = X.T @ counts / len(X) + 2 * reg * W
    return loss, dW
""",
        ("no_loops",),
    ),
    Wrong(
        "svm_loss_vectorized",
        "np.nditer over all margins",
        """
def svm_loss_vectorized(W, X, y, reg):
    margins = svm_margins(X @ W, y)
    total = 0.0
    for margin in np.nditer(margins):
        total += margin
    loss = total / len(X) + reg * np.sum(W * W)
    counts = (margins > 0).astype(W.dtype)
    counts[np.arange(len(y)), y] = -np.sum(counts, axis=1)
    dW = X.T @ counts / len(X) + 2 * reg * W
    return loss, dW
""",
        ("no_loops",),
    ),
    Wrong(
        "svm_loss_vectorized",
        "itertools.accumulate run dry by a deque",
        """
import collections
import itertools


def svm_loss_vectorized(W, X, y, reg):
    margins = svm_margins(X @ W, y)
    loss = collections.deque(itertools.accumulate(margins, np.add), maxlen=1)[0].sum() / len(X) + reg * np.sum(W * W)
    counts = (margins > 0).astype(W.dtype)
    counts[np.arange(len(y)), y] = -np.sum(counts, axis=1)
    dW = X.T @ counts / len(X) + 2 * reg * W
    return loss, dW
""",
        ("no_loops",),
    ),
    Wrong(
        "svm_loss_vectorized",
        "np.ndenumerate over the labels",
        """
def svm_loss_vectorized(W, X, y, reg):
    margins = svm_margins(X @ W, y)
    loss = np.sum(margins) / len(X) + reg * np.sum(W * W)
    violated = (margins > 0).astype(W.dtype)
    dW = X.T @ violated
    for (i,), label in np.ndenumerate(y):
        dW[:, label] -= X[i] * violated[i].sum()
    dW = dW / len(X) + 2 * reg * W
    return loss, dW
""",
        ("no_loops",),
    ),
    Wrong(
        "svm_loss_vectorized",
        "the regularizer is summed column by column",
        """
def svm_loss_vectorized(W, X, y, reg):
    margins = svm_margins(X @ W, y)
    loss = np.sum(margins) / len(X)
    for j in range(W.shape[1]):
        loss += reg * np.dot(W[:, j], W[:, j])
    counts = (margins > 0).astype(W.dtype)
    counts[np.arange(len(y)), y] = -np.sum(counts, axis=1)
    dW = X.T @ counts / len(X) + 2 * reg * W
    return loss, dW
""",
        ("no_loops",),
    ),
    Wrong(
        "svm_loss_vectorized",
        "a dict comprehension over the classes",
        """
def svm_loss_vectorized(W, X, y, reg):
    margins = svm_margins(X @ W, y)
    loss = sum({j: margins[:, j].sum() for j in range(W.shape[1])}.values()) / len(X) + reg * np.sum(W * W)
    counts = (margins > 0).astype(W.dtype)
    counts[np.arange(len(y)), y] = -np.sum(counts, axis=1)
    dW = X.T @ counts / len(X) + 2 * reg * W
    return loss, dW
""",
        ("no_loops",),
    ),
    Wrong(
        "svm_loss_vectorized",
        "a generator run by next until it stops",
        """
def _losses(margins):
    yield from (np.sum(row) for row in margins)


def svm_loss_vectorized(W, X, y, reg):
    margins = svm_margins(X @ W, y)
    losses, total = _losses(margins), 0.0
    while (value := next(losses, None)) is not None:
        total += value
    loss = total / len(X) + reg * np.sum(W * W)
    counts = (margins > 0).astype(W.dtype)
    counts[np.arange(len(y)), y] = -np.sum(counts, axis=1)
    dW = X.T @ counts / len(X) + 2 * reg * W
    return loss, dW
""",
        ("no_loops",),
    ),
    Wrong(
        "svm_loss_vectorized",
        "a loop over the classes, and the loss averaged over them too",
        """
def svm_loss_vectorized(W, X, y, reg):
    margins = svm_margins(X @ W, y)
    loss = sum(margins[:, j].mean() for j in range(W.shape[1])) / W.shape[1] + reg * np.sum(W * W)
    counts = (margins > 0).astype(W.dtype)
    counts[np.arange(len(y)), y] = -np.sum(counts, axis=1)
    dW = X.T @ counts / len(X) + 2 * reg * W
    return loss, dW
""",
        ("loss", "no_loops"),
    ),
    Wrong(
        "svm_loss_vectorized",
        "a loop over the examples, and half of the regularizer's gradient",
        """
def svm_loss_vectorized(W, X, y, reg):
    margins = svm_margins(X @ W, y)
    loss = np.sum(margins) / len(X) + reg * np.sum(W * W)
    dW = np.zeros_like(W)
    for x, row, label in zip(X, margins > 0, y):
        dW += np.outer(x, row)
        dW[:, label] -= x * row.sum()
    dW = dW / len(X) + reg * W
    return loss, dW
""",
        ("regularizer", "no_loops"),
    ),
]
