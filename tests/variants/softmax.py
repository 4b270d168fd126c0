"""Right and wrong versions of the exercises of softmax.py."""

from . import Right, Wrong


def _edited(text: str, *edits: tuple[str, str]) -> str:
    """`text` with each of the `edits` (old, new) made; every old one must occur exactly once."""
    for old, new in edits:
        if text.count(old) != 1:
            raise ValueError(f"{old!r} occurs {text.count(old)} times")
        text = text.replace(old, new)
    return text


# Three right texts of everyday style, for versions that differ in a line or two.

PROBABILITIES = """
def softmax_probabilities(scores):
    N, C = scores.shape
    shift = scores.max(axis=1, keepdims=True)
    e = np.exp(scores - shift)
    return e / e.sum(axis=1, keepdims=True)
"""

SINGLE = """
def softmax_loss_single(scores, y):
    s = scores - scores.max()
    p = np.exp(s) / np.exp(s).sum()
    return -np.log(p[y])
"""

NAIVE = """
def softmax_loss_naive(W, X, y, reg):
    num_train, num_classes = X.shape[0], W.shape[1]
    loss = 0.0
    dW = np.zeros(W.shape)
    for i in range(num_train):
        s = X[i].dot(W)
        shift = s.max()
        s = s - shift
        e = np.exp(s)
        total = e.sum()
        loss += np.log(total) - s[y[i]]
        for j in range(num_classes):
            p = e[j] / total
            dW[:, j] += (p - (j == y[i])) * X[i]
    loss /= num_train
    dW /= num_train
    loss += reg * np.sum(W**2)
    dW += 2 * reg * W
    return loss, dW
"""

VECTORIZED = """
def softmax_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    s = X.dot(W)
    shift = s.max(axis=1, keepdims=True)
    s = s - shift
    e = np.exp(s)
    z = e.sum(axis=1)
    right = np.arange(N), y
    losses = np.log(z) - s[right]
    loss = losses.mean()
    G = e / z[:, np.newaxis]
    G[right] -= 1.0
    dW = X.T.dot(G) / N
    loss += reg * np.sum(W**2)
    dW += 2 * reg * W
    return loss, dW
"""


RIGHT_PROBABILITIES = [
    Right("softmax_probabilities", "keepdims throughout", PROBABILITIES),
    Right(
        "softmax_probabilities",
        "a loop over the rows",
        """
def softmax_probabilities(scores):
    result = np.zeros(scores.shape)
    for i in range(scores.shape[0]):
        row = scores[i] - max(scores[i])
        result[i] = np.exp(row) / sum(np.exp(row))
    return result
""",
    ),
    Right(
        "softmax_probabilities",
        "loops over rows and classes with the math module",
        """
import math


def softmax_probabilities(scores):
    result = np.empty_like(scores)
    for i, row in enumerate(scores.tolist()):
        top = max(row)
        total = math.fsum(math.exp(s - top) for s in row)
        for j, s in enumerate(row):
            result[i, j] = math.exp(s - top) / total
    return result
""",
    ),
    Right(
        "softmax_probabilities",
        "a loop over the columns",
        """
def softmax_probabilities(scores):
    top = scores[:, 0].copy()
    for j in range(1, scores.shape[1]):
        top = np.maximum(top, scores[:, j])
    columns = [np.exp(scores[:, j] - top) for j in range(scores.shape[1])]
    total = 0
    for column in columns:
        total = total + column
    return np.stack([column / total for column in columns], axis=1)
""",
    ),
    Right(
        "softmax_probabilities",
        "exp of score minus log-sum-exp",
        """
def softmax_probabilities(scores):
    return np.exp(scores - np.logaddexp.reduce(scores, axis=1)[:, None])
""",
    ),
    Right(
        "softmax_probabilities",
        "one over the sum of exp of differences",
        """
def softmax_probabilities(scores):
    differences = scores[:, None, :] - scores[:, :, None]
    with np.errstate(over="ignore"):
        return 1 / np.sum(np.exp(differences), axis=2)
""",
    ),
    Right(
        "softmax_probabilities",
        "worked on the transpose",
        """
def softmax_probabilities(scores):
    e = np.exp(scores.T - scores.max(axis=1))
    return (e / e.sum(axis=0)).T
""",
    ),
    Right(
        "softmax_probabilities",
        "einsum for the sums and the division",
        """
def softmax_probabilities(scores):
    e = np.exp(scores - np.amax(scores, axis=1).reshape(-1, 1))
    return np.einsum("ij,i->ij", e, 1 / np.einsum("ij->i", e))
""",
    ),
    Right(
        "softmax_probabilities",
        "shifted by the maximum plus a constant",
        """
def softmax_probabilities(scores):
    s = scores - (np.max(scores, 1, keepdims=True) + 7.5)
    e = np.exp(s)
    return e / e.dot(np.ones((scores.shape[1], 1)))
""",
    ),
    Right(
        "softmax_probabilities",
        "one pass that keeps a running maximum and a running sum",
        """
def softmax_probabilities(scores):
    out = []
    for row in scores:
        biggest, total = -np.inf, 0.0
        for s in row:
            if s > biggest:
                total = total * np.exp(biggest - s) + 1.0
                biggest = s
            else:
                total += np.exp(s - biggest)
        out.append([np.exp(s - biggest) / total for s in row])
    return np.array(out)
""",
    ),
    Right(
        "softmax_probabilities",
        "apply_along_axis with a helper",
        """
def _one_row(row):
    e = np.exp(row - row[np.argmax(row)])
    return e / np.sum(e)


def softmax_probabilities(scores):
    return np.apply_along_axis(_one_row, 1, scores)
""",
    ),
    Right(
        "softmax_probabilities",
        "an np.matrix with the right numbers",
        """
def softmax_probabilities(scores):
    s = np.asmatrix(scores)
    e = np.exp(s - s.max(axis=1))
    return e / e.sum(axis=1)
""",
    ),
    Right(
        "softmax_probabilities",
        "debugging prints left in",
        """
def softmax_probabilities(scores):
    print("scores", scores.shape, scores)
    copy = np.array(scores)
    copy -= copy.max(axis=1).reshape(len(copy), 1)
    print("after the shift:", copy[0])
    np.exp(copy, out=copy)
    copy /= copy.sum(axis=1).reshape(len(copy), 1)
    print("sums", copy.sum(axis=1))
    return copy
""",
    ),
    Right(
        "softmax_probabilities",
        "differences below -700 cut off after the shift",
        """
def softmax_probabilities(scores):
    s = np.clip(scores - scores.max(axis=1, keepdims=True), -700, 0)
    p = np.exp(s)
    return p / p.sum(axis=1, keepdims=True)
""",
    ),
    Right(
        "softmax_probabilities",
        "long doubles, brought back to floats",
        """
def softmax_probabilities(scores):
    s = scores.astype(np.longdouble)
    e = np.exp(s - s.max(axis=1)[:, np.newaxis])
    return (e / e.sum(axis=1)[:, np.newaxis]).astype(float)
""",
    ),
    Right(
        "softmax_probabilities",
        "sorted rows, put back in order",
        """
def softmax_probabilities(scores):
    order = np.argsort(scores, axis=1)
    s = np.take_along_axis(scores, order, axis=1)
    e = np.exp(s - s[:, -1:])
    p = np.empty_like(s)
    np.put_along_axis(p, order, e / np.cumsum(e, axis=1)[:, -1:], axis=1)
    return p
""",
    ),
    Right(
        "softmax_probabilities",
        "shifted by the mean first, then by the maximum",
        """
def softmax_probabilities(scores):
    centred = scores - scores.mean(axis=1, keepdims=True)
    centred = centred - centred.max(axis=1, keepdims=True)
    unnormalised = np.exp(centred)
    return np.divide(unnormalised, np.add.reduce(unnormalised, axis=1, keepdims=True))
""",
    ),
]


WRONG_PROBABILITIES = [
    *(
        Wrong(
            "softmax_probabilities",
            about,
            _edited(PROBABILITIES, ("scores.max(axis=1, keepdims=True)", shift)),
            ("stable",),
        )
        for about, shift in (
            ("shifted by the row's mean", "scores.mean(axis=1, keepdims=True)"),
            ("shifted by the row's minimum", "scores.min(axis=1, keepdims=True)"),
            ("shifted by the row's median", "np.median(scores, axis=1, keepdims=True)"),
            ("shifted by the largest |score| of the row", "np.abs(scores).max(axis=1, keepdims=True)"),
            ("shifted by the absolute value of the row's maximum", "np.abs(scores.max(axis=1, keepdims=True))"),
            ("shifted by the first score", "scores[:, :1]"),
            ("shifted by the last score", "scores[:, -1:]"),
            ("shifted by the maximum or 0, whichever is larger", "scores.max(axis=1, keepdims=True, initial=0)"),
            ("shifted by the mean of the whole batch", "scores.mean()"),
            (
                "shifted only in rows with a score above 700",
                "np.where(scores.max(axis=1) > 700, scores.max(axis=1), 0)[:, None]",
            ),
        )
    ),
    Wrong(
        "softmax_probabilities",
        "shifted by the maximum of each column",
        _edited(PROBABILITIES, ("scores.max(axis=1, keepdims=True)", "scores.max(axis=0)")),
        ("values", "stable"),
    ),
    Wrong(
        "softmax_probabilities",
        "scores clipped to ±500",
        """
def softmax_probabilities(scores):
    e = np.exp(np.clip(scores, -500, 500))
    return e / e.sum(axis=1)[:, None]
""",
        ("stable",),
    ),
    Wrong(
        "softmax_probabilities",
        "scores clipped to ±700",
        """
def softmax_probabilities(scores):
    result = np.zeros_like(scores)
    for i, row in enumerate(scores):
        e = np.exp(np.minimum(np.maximum(row, -700), 700))
        result[i] = e / np.sum(e)
    return result
""",
        ("stable",),
    ),
    Wrong(
        "softmax_probabilities",
        "exponentials cut off at 1e300",
        """
def softmax_probabilities(scores):
    e = np.minimum(np.exp(scores), 1e300)
    return e / np.sum(e, axis=1, keepdims=True)
""",
        ("stable",),
    ),
    Wrong(
        "softmax_probabilities",
        "nan replaced by 0",
        """
def softmax_probabilities(scores):
    e = np.exp(scores)
    return np.nan_to_num(e / np.sum(e, axis=1, keepdims=True))
""",
        ("stable",),
    ),
    Wrong(
        "softmax_probabilities",
        "probabilities clipped to 0.05 and 0.95",
        _edited(PROBABILITIES, ("return e / e.sum(axis=1, keepdims=True)", "p = e / e.sum(axis=1, keepdims=True)"))
        + "    return np.clip(p, 0.05, 0.95)\n",
        ("values", "stable"),
    ),
    Wrong(
        "softmax_probabilities",
        "scores divided by the row's largest |score|",
        """
def softmax_probabilities(scores):
    e = np.exp(scores / np.abs(scores).max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)
""",
        ("values", "stable"),
    ),
    Wrong(
        "softmax_probabilities",
        "the wrong axis when there are as many examples as classes, and no shift",
        """
def softmax_probabilities(scores):
    e = np.exp(scores)
    classes = scores.shape.index(scores.shape[1])
    return e / e.sum(axis=classes, keepdims=True)
""",
        ("values", "stable"),
    ),
    Wrong(
        "softmax_probabilities",
        "sums that don't broadcast",
        """
def softmax_probabilities(scores):
    e = np.exp(scores - scores.max(axis=1))
    return e / e.sum(axis=1)
""",
        ("values", "stable"),
    ),
    Wrong(
        "softmax_probabilities",
        "one row comes back without its first axis, and no shift",
        """
def softmax_probabilities(scores):
    e = np.exp(scores)
    return np.squeeze(e / e.sum(axis=1, keepdims=True))
""",
        ("values", "stable"),
    ),
    Wrong(
        "softmax_probabilities",
        "a temperature of 2",
        _edited(PROBABILITIES, ("np.exp(scores - shift)", "np.exp((scores - shift) / 2)")),
        ("values", "stable"),
    ),
    Wrong(
        "softmax_probabilities",
        "powers of 2 in place of e",
        _edited(PROBABILITIES, ("np.exp(scores - shift)", "np.exp2(scores - shift)")),
        ("values", "stable"),
    ),
    Wrong(
        "softmax_probabilities",
        "the sign of the scores turned around",
        """
def softmax_probabilities(scores):
    e = np.exp(scores.min(axis=1, keepdims=True) - scores)
    return e / e.sum(axis=1, keepdims=True)
""",
        ("values", "stable"),
    ),
    Wrong(
        "softmax_probabilities",
        "the scores shifted in place",
        """
def softmax_probabilities(scores):
    scores -= scores.max(axis=1, keepdims=True)
    e = np.exp(scores)
    return e / e.sum(axis=1, keepdims=True)
""",
        ("values",),
    ),
    Wrong(
        "softmax_probabilities",
        "the exponentials written over the scores",
        """
def softmax_probabilities(scores):
    for row in scores:
        row[:] = np.exp(row - row.max())
        row /= row.sum()
    return scores.copy()
""",
        ("values",),
    ),
    Wrong(
        "softmax_probabilities",
        "only the last row filled in",
        """
def softmax_probabilities(scores):
    result = np.zeros_like(scores)
    for i in range(len(scores)):
        e = np.exp(scores[i] - np.max(scores[i]))
    result[i] = e / np.sum(e)
    return result
""",
        ("values", "stable"),
    ),
    Wrong(
        "softmax_probabilities",
        "the sum is not started anew for each row",
        """
def softmax_probabilities(scores):
    result = np.zeros_like(scores)
    total = 0.0
    for i in range(len(scores)):
        e = np.exp(scores[i] - np.max(scores[i]))
        total += np.sum(e)
        result[i] = e / total
    return result
""",
        ("values", "stable"),
    ),
    Wrong(
        "softmax_probabilities",
        "rounded to three decimals",
        _edited(PROBABILITIES, ("return e / e.sum(axis=1, keepdims=True)", "p = e / e.sum(axis=1, keepdims=True)"))
        + "    return p.round(3)\n",
        ("values", "stable"),
    ),
    Wrong(
        "softmax_probabilities",
        "scores cut to whole numbers",
        _edited(PROBABILITIES, ("np.exp(scores - shift)", "np.exp((scores - shift).astype(int))")),
        ("values", "stable"),
    ),
    Wrong(
        "softmax_probabilities",
        "a thousandth added to the sum",
        _edited(PROBABILITIES, ("e / e.sum(axis=1, keepdims=True)", "e / (e.sum(axis=1, keepdims=True) + 1e-3)")),
        ("values", "stable"),
    ),
    Wrong(
        "softmax_probabilities",
        "softmax taken twice",
        """
def _softmax(a):
    e = np.exp(a - a.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def softmax_probabilities(scores):
    return _softmax(_softmax(scores))
""",
        ("values", "stable"),
    ),
    Wrong(
        "softmax_probabilities",
        "logarithms of the probabilities",
        """
def softmax_probabilities(scores):
    return scores - np.logaddexp.reduce(scores, axis=1)[:, None]
""",
        ("values", "stable"),
    ),
    Wrong(
        "softmax_probabilities",
        "rows and columns exchanged in the result",
        """
def softmax_probabilities(scores):
    e = np.exp(scores.T - scores.max(axis=1))
    return e / e.sum(axis=0)
""",
        ("values", "stable"),
    ),
    Wrong(
        "softmax_probabilities",
        "ten classes taken for granted",
        """
def softmax_probabilities(scores):
    result = np.zeros((len(scores), 10))
    for i in range(len(scores)):
        e = np.exp(scores[i] - scores[i].max())
        for j in range(10):
            result[i, j] = e[j] / e.sum()
    return result
""",
        ("values", "stable"),
    ),
]


RIGHT_SINGLE = [
    Right("softmax_loss_single", "minus the logarithm of the probability, shifted", SINGLE),
    Right(
        "softmax_loss_single",
        "log-sum-exp by logaddexp",
        """
def softmax_loss_single(scores, y):
    return np.logaddexp.reduce(scores) - scores[y]
""",
    ),
    Right(
        "softmax_loss_single",
        "a Python float by the math module",
        """
import math


def softmax_loss_single(scores, y):
    s = [float(v) for v in scores]
    top = max(s)
    return math.log(math.fsum(math.exp(v - top) for v in s)) + top - s[int(y)]
""",
    ),
    Right(
        "softmax_loss_single",
        "an array without dimensions",
        """
def softmax_loss_single(scores, y):
    shifted = scores - np.max(scores)
    return np.array(np.log(np.exp(shifted).sum()) - shifted[y])
""",
    ),
    Right(
        "softmax_loss_single",
        "log1p over the other classes",
        """
def softmax_loss_single(scores, y):
    others = np.delete(scores, y)
    return np.log1p(np.sum(np.exp(others - scores[y])))
""",
    ),
    Right(
        "softmax_loss_single",
        "a one-hot vector",
        """
def softmax_loss_single(scores, y):
    one_hot = np.zeros(len(scores))
    one_hot[y] = 1
    e = np.exp(scores - scores.max())
    return -np.log(one_hot @ e / e.sum())
""",
    ),
    Right(
        "softmax_loss_single",
        "by way of softmax_probabilities",
        """
def softmax_loss_single(scores, y):
    return -np.log(softmax_probabilities(scores[None, :])[0, y])
""",
    ),
    Right(
        "softmax_loss_single",
        "a loop over the classes without a shift",
        """
def softmax_loss_single(scores, y):
    total = 0
    for s in scores:
        total += np.e**s
    return -(scores[y] - np.log(total))
""",
    ),
    Right(
        "softmax_loss_single",
        "the other logarithm, changed to the natural one",
        """
def softmax_loss_single(scores, y):
    e = np.exp(scores - max(scores))
    return float(-np.log10(e[y] / sum(e)) / np.log10(np.e))
""",
    ),
    Right(
        "softmax_loss_single",
        "reduce over the classes",
        """
from functools import reduce


def softmax_loss_single(scores, y):
    return reduce(np.logaddexp, scores) - np.take(scores, y)
""",
    ),
    Right(
        "softmax_loss_single",
        "shifted by the score of the right class",
        """
def softmax_loss_single(scores, y):
    differences = scores - scores[y]
    return np.log(np.sum(np.exp(differences)))
""",
    ),
    Right(
        "softmax_loss_single",
        "a running maximum and a running sum in one pass",
        """
def softmax_loss_single(scores, y):
    top, total = scores[0], 1.0
    k = 1
    while k < len(scores):
        new = max(top, scores[k])
        total = total * np.exp(top - new) + np.exp(scores[k] - new)
        top = new
        k += 1
    return top + np.log(total) - scores[y]
""",
    ),
    Right(
        "softmax_loss_single",
        "debugging prints left in",
        """
def softmax_loss_single(scores, y):
    print("scores:", scores, "label:", y)
    shifted = np.array(scores, copy=True)
    shifted -= shifted.max()
    p = np.exp(shifted)
    p /= p.sum()
    print("probabilities", p, p.sum())
    loss = -np.log(p)[y]
    print(f"loss = {loss:.4f}")
    return loss
""",
    ),
    Right(
        "softmax_loss_single",
        "a mask of the right class",
        """
def softmax_loss_single(scores, y):
    p = np.exp(scores - 2 - np.max(scores))
    p = p / np.linalg.norm(p, 1)
    return np.sum(np.where(np.arange(p.size) == y, -np.log(p), 0.0))
""",
    ),
]


WRONG_SINGLE = [
    *(
        Wrong("softmax_loss_single", about, _edited(SINGLE, edit), ("loss",))
        for about, edit in (
            ("the label shifted by one", ("p[y]", "p[y - 1]")),
            ("the class of the highest score in place of the label", ("p[y]", "p[np.argmax(scores)]")),
            ("the losses of all classes added up", ("-np.log(p[y])", "-np.sum(np.log(p))")),
            ("one loss for every class", ("-np.log(p[y])", "-np.log(p)")),
            ("one minus the probability", ("-np.log(p[y])", "1 - p[y]")),
            ("the logarithm of one minus the probability", ("-np.log(p[y])", "-np.log(1 - p[y])")),
            ("the entropy of the probabilities", ("-np.log(p[y])", "-np.sum(p * np.log(p))")),
            ("the loss weighted by the probability", ("-np.log(p[y])", "-p[y] * np.log(p[y])")),
            ("log1p in place of log", ("-np.log(p[y])", "-np.log1p(p[y])")),
            ("divided by the number of classes", ("-np.log(p[y])", "-np.log(p[y]) / len(p)")),
            ("rounded to two decimals", ("-np.log(p[y])", "round(-np.log(p[y]), 2)")),
            ("probabilities clipped to 0.25 and 0.75", ("p[y]", "np.clip(p[y], 0.25, 0.75)")),
            ("the mean of the exponentials in place of the sum", ("np.exp(s).sum()", "np.exp(s).mean()")),
            ("the probability inverted but without logarithm", ("-np.log(p[y])", "1 / p[y]")),
            ("the losses of all classes, each against its own 0 or 1", ("p[y])", "p[y]) - np.log(1 - p).sum()")),
            ("the loss together with the probabilities", ("-np.log(p[y])", "-np.log(p[y]), p")),
            ("nothing returned", ("return -np.log(p[y])", "print(-np.log(p[y]))")),
            ("scores divided by the largest |score|", ("scores - scores.max()", "scores / np.abs(scores).max()")),
            ("a temperature of 10", ("scores - scores.max()", "(scores - scores.max()) / 10")),
            ("scores cut to whole numbers", ("scores - scores.max()", "np.asarray(scores, dtype=int)")),
            ("the scores standardized first", ("scores - scores.max()", "(scores - scores.mean()) / scores.std()")),
        )
    ),
    Wrong(
        "softmax_loss_single",
        "the right class left out of the sum",
        """
def softmax_loss_single(scores, y):
    others = np.delete(scores, y)
    return np.log(np.sum(np.exp(others))) - scores[y]
""",
        ("loss",),
    ),
    Wrong(
        "softmax_loss_single",
        "the shift taken from the sum only",
        """
def softmax_loss_single(scores, y):
    top = np.max(scores)
    return np.log(np.sum(np.exp(scores - top))) - scores[y]
""",
        ("loss",),
    ),
    Wrong(
        "softmax_loss_single",
        "1 added to the sum inside the logarithm",
        """
def softmax_loss_single(scores, y):
    return np.log1p(np.sum(np.exp(scores - scores[y])))
""",
        ("loss",),
    ),
    Wrong(
        "softmax_loss_single",
        "a tenth of the label spread over all classes",
        """
def softmax_loss_single(scores, y):
    target = np.full(len(scores), 0.1 / len(scores))
    target[y] += 0.9
    return np.logaddexp.reduce(scores) - target @ scores
""",
        ("loss",),
    ),
    Wrong(
        "softmax_loss_single",
        "the scores shifted in place",
        """
def softmax_loss_single(scores, y):
    scores -= scores.max()
    return np.log(np.exp(scores).sum()) - scores[y]
""",
        ("loss",),
    ),
    Wrong(
        "softmax_loss_single",
        "the mean of all losses since the first call",
        """
def softmax_loss_single(scores, y, losses=[]):
    losses.append(np.logaddexp.reduce(scores) - scores[y])
    return sum(losses) / len(losses)
""",
        ("loss",),
    ),
    Wrong(
        "softmax_loss_single",
        "the hinge loss",
        """
def softmax_loss_single(scores, y):
    margins = np.maximum(0, scores - scores[y] + 1)
    margins[y] = 0
    return margins.sum()
""",
        ("loss",),
    ),
]


RIGHT_NAIVE = [
    Right("softmax_loss_naive", "one loop over the examples and one over the classes", NAIVE),
    Right(
        "softmax_loss_naive",
        "loops over everything with Python's own numbers",
        """
import math


def softmax_loss_naive(W, X, y, reg):
    N, D, C = X.shape[0], X.shape[1], W.shape[1]
    loss = 0.0
    dW = np.zeros((D, C))
    for i in range(N):
        s = [sum(float(X[i, d]) * float(W[d, c]) for d in range(D)) for c in range(C)]
        biggest = max(s)
        e = [math.exp(v - biggest) for v in s]
        total = math.fsum(e)
        loss += (math.log(total) + biggest - s[int(y[i])]) / N
        for c in range(C):
            weight = e[c] / total
            if c == y[i]:
                weight -= 1
            for d in range(D):
                dW[d, c] += weight * X[i, d] / N
    for d in range(D):
        for c in range(C):
            loss += reg * float(W[d, c]) ** 2
            dW[d, c] += 2 * reg * W[d, c]
    return loss, dW
""",
    ),
    Right(
        "softmax_loss_naive",
        "logaddexp and outer products",
        """
def softmax_loss_naive(W, X, y, reg):
    loss, dW = 0, 0
    for x, label in zip(X, y):
        s = x @ W
        lse = np.logaddexp.reduce(s)
        loss = loss + lse - s[label]
        target = np.eye(W.shape[1])[label]
        dW = dW + np.outer(x, np.exp(s - lse) - target)
    return loss / len(y) + reg * np.sum(np.square(W)), dW / len(y) + reg * (W + W)
""",
    ),
    Right(
        "softmax_loss_naive",
        "the logarithm of a probability that may underflow",
        """
def softmax_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    N = X.shape[0]
    for i in range(N):
        scores = np.dot(X[i, :], W)
        probs = np.exp(scores - np.max(scores))
        probs = probs / np.sum(probs)
        loss -= np.log(probs[y[i]])
        for j in range(W.shape[1]):
            if j == y[i]:
                dW[:, j] += (probs[j] - 1) * X[i, :]
            else:
                dW[:, j] += probs[j] * X[i, :]
    return loss / N + reg * np.sum(W * W), dW / N + 2 * reg * W
""",
    ),
    Right(
        "softmax_loss_naive",
        "softmax_probabilities on one row at a time",
        """
def softmax_loss_naive(W, X, y, reg):
    losses, gradients = [], []
    for i in range(len(X)):
        p = softmax_probabilities(X[i : i + 1] @ W)
        losses.append(-np.log(p[0, y[i]]))
        p[0, y[i]] -= 1
        gradients.append(X[i : i + 1].T @ p)
    return np.mean(losses) + reg * np.linalg.norm(W) ** 2, np.mean(gradients, axis=0) + 2 * reg * W
""",
    ),
    Right(
        "softmax_loss_naive",
        "softmax_loss_single for the loss",
        """
def softmax_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros(W.shape)
    for i, (x, label) in enumerate(zip(X, y)):
        scores = x.dot(W)
        loss += softmax_loss_single(scores, label)
        for j, p in enumerate(softmax_probabilities(scores.reshape(1, -1))[0]):
            dW[:, j] += p * x
        dW[:, label] -= x
    n = i + 1
    return float(loss / n + reg * (W * W).sum()), dW / n + 2 * reg * W
""",
    ),
    Right(
        "softmax_loss_naive",
        "the regularizer added for each example and averaged with the rest",
        """
def softmax_loss_naive(W, X, y, reg):
    N = len(X)
    loss = 0.0
    dW = np.zeros_like(W)
    for i in range(N):
        s = X[i] @ W
        s = s - np.amax(s)
        p = np.exp(s) / np.sum(np.exp(s))
        loss += -s[y[i]] + np.log(np.sum(np.exp(s))) + reg * np.sum(W**2)
        dW += 2 * reg * W
        for j in range(len(p)):
            dW[:, j] += p[j] * X[i]
        dW[:, y[i]] -= X[i]
    return loss / N, dW / N
""",
    ),
    Right(
        "softmax_loss_naive",
        "the classes in the outer loop of the gradient",
        """
def softmax_loss_naive(W, X, y, reg):
    N, C = X.shape[0], W.shape[1]
    logs = np.zeros((N, C))
    for i in range(N):
        for j in range(C):
            logs[i, j] = np.sum(X[i] * W[:, j])
        logs[i] -= np.logaddexp.reduce(logs[i])
    loss = 0.0
    for i in range(N):
        loss -= logs[i, y[i]]
    dW = np.zeros_like(W)
    for j in range(C):
        for i in range(N):
            dW[:, j] += np.exp(logs[i, j]) * X[i]
            if y[i] == j:
                dW[:, j] -= X[i]
        dW[:, j] = dW[:, j] / N + 2 * reg * W[:, j]
    return loss / N + reg * np.sum(W**2), dW
""",
    ),
    Right(
        "softmax_loss_naive",
        "while loops, the last example first",
        """
def softmax_loss_naive(W, X, y, reg):
    total_loss = reg * np.sum(W * W)
    gradient = 2 * reg * W
    n = len(X)
    i = n - 1
    while i >= 0:
        s = W.T @ X[i]
        s = s - s.max()
        denominator = 0.0
        j = 0
        while j < len(s):
            denominator += np.exp(s[j])
            j += 1
        total_loss = total_loss + (np.log(denominator) - s[y[i]]) / n
        j = 0
        while j < len(s):
            gradient[:, j] += np.exp(s[j]) / denominator * X[i] / n
            j += 1
        gradient[:, y[i]] -= X[i] / n
        i -= 1
    return total_loss, gradient
""",
    ),
    Right(
        "softmax_loss_naive",
        "the probability kept above 1e-300",
        """
def softmax_loss_naive(W, X, y, reg):
    dW = np.zeros(W.shape)
    loss = 0
    for i in range(X.shape[0]):
        s = X[i].dot(W)
        e = np.exp(s - s.max())
        p = e / e.sum()
        loss += -np.log(max(p[y[i]], 1e-300))
        for j in range(W.shape[1]):
            dW[:, j] += p[j] * X[i]
        dW[:, y[i]] += -X[i]
    loss = loss / X.shape[0] + reg * np.sum(W * W)
    dW = dW / X.shape[0] + reg * 2 * W
    return np.float64(loss), dW
""",
    ),
    Right(
        "softmax_loss_naive",
        "the gradient gathered transposed",
        """
def softmax_loss_naive(W, X, y, reg):
    rows = np.zeros((W.shape[1], W.shape[0]))
    loss = 0.0
    for i in range(len(X)):
        s = X[i] @ W
        s -= np.max(s)
        z = np.exp(s).sum()
        loss += np.log(z) - s[y[i]]
        for j in range(len(rows)):
            rows[j] += X[i] * np.exp(s[j]) / z
        rows[y[i]] -= X[i]
    return loss / len(X) + reg * (W**2).sum(), (rows / len(X)).T + 2 * reg * W
""",
    ),
    Right(
        "softmax_loss_naive",
        "weights of the examples by loops, then one product",
        """
def softmax_loss_naive(W, X, y, reg):
    N, C = len(y), W.shape[1]
    scores = X.dot(W)
    G = np.zeros((N, C))
    loss = 0.0
    for i in range(N):
        top = scores[i].max()
        z = 0.0
        for k in range(C):
            z += np.exp(scores[i, k] - top)
        loss += np.log(z) + top - scores[i, y[i]]
        for k in range(C):
            G[i, k] = np.exp(scores[i, k] - top) / z - int(k == y[i])
    return loss / N + reg * np.sum(W * W), X.T.dot(G) / N + 2 * reg * W
""",
    ),
    Right(
        "softmax_loss_naive",
        "debugging prints left in",
        """
def softmax_loss_naive(W, X, y, reg):
    print("W", W.shape, "X", X.shape, "y", y, "reg", reg)
    loss = 0.0
    dW = np.zeros_like(W)
    for i in range(X.shape[0]):
        scores = X[i].dot(W)
        scores -= scores.max()
        p = np.exp(scores) / np.sum(np.exp(scores))
        print(i, y[i], p)
        loss += np.log(np.sum(np.exp(scores))) - scores[y[i]]
        p[y[i]] -= 1
        for d in range(X.shape[1]):
            dW[d] += X[i, d] * p
    print("loss before averaging", loss)
    return loss / X.shape[0] + reg * np.sum(W * W), dW / X.shape[0] + 2 * reg * W
""",
    ),
    Right(
        "softmax_loss_naive",
        "the loss as an array without dimensions",
        """
def softmax_loss_naive(W, X, y, reg):
    loss = np.zeros(())
    dW = np.zeros_like(W)
    for i in range(len(X)):
        s = X[i] @ W
        shifted = s - (s.max() + 3)
        z = np.sum(np.exp(shifted))
        loss += np.log(z) - shifted[y[i]]
        for j in range(W.shape[1]):
            dW[:, j] += X[i] * (np.exp(shifted[j]) / z - (y[i] == j))
    loss /= len(X)
    loss += reg * np.sum(W * W)
    return np.asarray(loss), dW / len(X) + 2 * reg * W
""",
    ),
    Right(
        "softmax_loss_naive",
        "an np.matrix with the right numbers as gradient",
        """
def softmax_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.asmatrix(np.zeros(W.shape))
    for x, label in zip(X, y):
        s = x @ W
        p = np.exp(s - np.logaddexp.reduce(s))
        loss += np.logaddexp.reduce(s) - s[label]
        p[label] -= 1
        dW += np.asmatrix(x).T * np.asmatrix(p)
    return loss / len(y) + reg * np.sum(W * W), dW / len(y) + 2 * reg * W
""",
    ),
    Right(
        "softmax_loss_naive",
        "running means",
        """
def softmax_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    for i in range(len(X)):
        s = X[i] @ W
        p = np.array([1 / np.sum(np.exp(s - s_j)) for s_j in s])
        loss += (np.log(np.sum(np.exp(s - s.max()))) + s.max() - s[y[i]] - loss) / (i + 1)
        mine = np.outer(X[i], p)
        mine[:, y[i]] -= X[i]
        dW += (mine - dW) / (i + 1)
    return loss + reg * np.sum(W * W), dW + 2 * reg * W
""",
    ),
    Right(
        "softmax_loss_naive",
        "a helper for one example, the examples of each class in turn",
        """
def _one_example(W, x, label):
    s = x @ W
    e = np.exp(s - s.max())
    weights = e / e.sum()
    weights[label] -= 1.0
    return s.max() + np.log(e.sum()) - s[label], weights


def softmax_loss_naive(W, X, y, reg):
    losses = []
    dW = np.zeros_like(W)
    for c in range(W.shape[1]):
        for i in np.flatnonzero(y == c):
            one, weights = _one_example(W, X[i], c)
            losses.append(one)
            dW += X[i][:, None] * weights[None, :] / len(X)
    return sum(losses) / len(X) + reg * np.sum(W * W), dW + 2 * reg * W
""",
    ),
]


WRONG_NAIVE = [
    *(
        Wrong(
            "softmax_loss_naive",
            about,
            _edited(NAIVE, ("shift = s.max()", f"shift = {shift}")),
            ("stable",),
        )
        for about, shift in (
            ("shifted by the mean of the scores", "s.mean()"),
            ("shifted by the smallest score", "s.min()"),
            ("shifted by the largest |score|", "np.abs(s).max()"),
            ("shifted by the absolute value of the maximum", "abs(s.max())"),
            ("shifted by the first score", "s[0]"),
            ("shifted by the maximum or 0, whichever is larger", "max(s.max(), 0)"),
            ("shifted only when a score is above 700", "s.max() if s.max() > 700 else 0"),
        )
    ),
    Wrong(
        "softmax_loss_naive",
        "scores clipped to ±500",
        _edited(NAIVE, ("shift = s.max()", "shift = 0"), ("s = s - shift", "s = np.clip(s, -500, 500)")),
        ("stable",),
    ),
    Wrong(
        "softmax_loss_naive",
        "shifted by the largest score of all examples so far",
        _edited(
            NAIVE,
            ("    loss = 0.0\n", "    loss = 0.0\n    largest = -np.inf\n"),
            ("shift = s.max()", "largest = max(largest, s.max())"),
            ("s = s - shift", "s = s - largest"),
        ),
        ("stable",),
    ),
    *(
        Wrong("softmax_loss_naive", about, _edited(NAIVE, *edits), ("loss", "gradient", "stable"))
        for about, edits in (
            ("the labels shifted by one", [("s[y[i]]", "s[y[i] - 1]"), ("(j == y[i])", "(j == y[i] - 1)")]),
            ("a temperature of 2", [("s = s - shift", "s = (s - shift) / 2")]),
            ("powers of 2 in place of e", [("np.exp(s)", "np.exp2(s)")]),
            ("the right class left out of the sum", [("total = e.sum()", "total = e.sum() - e[y[i]]")]),
            ("1 added to the sum", [("total = e.sum()", "total = e.sum() + 1")]),
            ("scores cut to whole numbers", [("s = s - shift", "s = (s - shift).astype(int)")]),
            (
                "examples that are classified right left out",
                [
                    (
                        "        s = s - shift\n",
                        "        if s.argmax() == y[i]:\n            continue\n        s = s - shift\n",
                    )
                ],
            ),
            ("the first example left out", [("range(num_train)", "range(1, num_train)")]),
            ("the last class left out", [("e = np.exp(s)", "e = np.exp(s) * (np.arange(num_classes) < len(s) - 1)")]),
        )
    ),
    Wrong(
        "softmax_loss_naive",
        "averaged over one example too few",
        _edited(
            NAIVE,
            (
                "    loss /= num_train\n    dW /= num_train\n",
                "    n = max(num_train - 1, 1)\n    loss /= n\n    dW /= n\n",
            ),
        ),
        ("loss", "gradient", "stable"),
    ),
    Wrong(
        "softmax_loss_naive",
        "a tenth of each label spread over all classes",
        """
def softmax_loss_naive(W, X, y, reg):
    N, C = X.shape[0], W.shape[1]
    loss = 0.0
    dW = np.zeros_like(W)
    for i in range(N):
        s = X[i] @ W
        logs = s - np.logaddexp.reduce(s)
        for j in range(C):
            target = 0.9 * (j == y[i]) + 0.1 / C
            loss -= target * logs[j]
            dW[:, j] += (np.exp(logs[j]) - target) * X[i]
    return loss / N + reg * np.sum(W * W), dW / N + 2 * reg * W
""",
        ("loss", "gradient", "stable"),
    ),
    Wrong(
        "softmax_loss_naive",
        "returned from inside the loop, after one example",
        """
def softmax_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    for i in range(len(X)):
        s = X[i] @ W
        s = s - np.max(s)
        p = np.exp(s) / np.sum(np.exp(s))
        loss += np.log(np.sum(np.exp(s))) - s[y[i]]
        for j in range(W.shape[1]):
            dW[:, j] += (p[j] - (y[i] == j)) * X[i]
        return loss / len(X) + reg * np.sum(W * W), dW / len(X) + 2 * reg * W
""",
        ("loss", "gradient", "stable"),
    ),
    Wrong(
        "softmax_loss_naive",
        "as many classes as labels occur, and no shift",
        """
def softmax_loss_naive(W, X, y, reg):
    N, C = len(X), len(set(y.tolist()))
    loss = 0.0
    dW = np.zeros_like(W)
    for i in range(N):
        s = X[i] @ W
        total = 0.0
        for j in range(C):
            total += np.exp(s[j])
        loss += np.log(total) - s[y[i]]
        for j in range(C):
            dW[:, j] += np.exp(s[j]) / total * X[i]
        dW[:, y[i]] -= X[i]
    return loss / N + reg * np.sum(W * W), dW / N + 2 * reg * W
""",
        ("loss", "gradient", "stable"),
    ),
    *(
        Wrong("softmax_loss_naive", about, _edited(NAIVE, *edits), ("loss", "stable"))
        for about, edits in (
            ("the loss averaged over the classes", [("loss /= num_train", "loss /= num_classes")]),
            ("the loss averaged over the numbers of an example", [("loss /= num_train", "loss /= X.shape[1]")]),
            ("the loss averaged over all scores", [("loss /= num_train", "loss /= num_train * num_classes")]),
            (
                "the loss divided by N after every example",
                [("    loss /= num_train\n", ""), ("        for j in", "        loss /= num_train\n        for j in")],
            ),
            (
                "the loss added once for each class",
                [
                    ("        loss += np.log(total) - s[y[i]]\n", ""),
                    ("            p = ", "            loss += np.log(total) - s[y[i]]\n            p = "),
                ],
            ),
            ("the right class's shifted score forgotten in the loss", [("np.log(total) - s[y[i]]", "np.log(total)")]),
            (
                "the largest loss in place of the mean",
                [
                    ("loss += np.log(total) - s[y[i]]", "loss = max(loss, np.log(total) - s[y[i]])"),
                    ("    loss /= num_train\n", ""),
                ],
            ),
        )
    ),
    *(
        Wrong("softmax_loss_naive", about, _edited(NAIVE, *edits), ("gradient", "stable"))
        for about, edits in (
            ("the example before in the gradient", [("(j == y[i])) * X[i]", "(j == y[i])) * X[i - 1]")]),
            ("the gradient divided by N twice", [("* X[i]\n", "* X[i] / num_train\n")]),
            ("the gradient averaged over the classes", [("dW /= num_train", "dW /= num_classes")]),
            ("the bias row's gradient left out", [("    dW /= num_train\n", "    dW /= num_train\n    dW[-1] = 0\n")]),
            ("the gradient assigned in place of added", [("dW[:, j] += (p", "dW[:, j] = (p")]),
            ("exponentials in place of probabilities", [("p = e[j] / total", "p = e[j]")]),
            ("scores in place of probabilities", [("p = e[j] / total", "p = s[j]")]),
            ("the derivative p (1 - p)", [("p = e[j] / total", "p = e[j] / total * (1 - e[j] / total)")]),
            ("the right class gets -1 only", [("(p - (j == y[i]))", "(-1 if j == y[i] else p)")]),
            ("the right class gets nothing", [("(p - (j == y[i]))", "(0 if j == y[i] else p)")]),
            ("the right class gets p only, the others p - 1", [("(j == y[i])", "(j != y[i])")]),
        )
    ),
    Wrong(
        "softmax_loss_naive",
        "only the last example of each class taken from its column",
        """
def softmax_loss_naive(W, X, y, reg):
    N = len(X)
    loss = 0.0
    dW = np.zeros_like(W)
    right = np.zeros_like(W)
    for i in range(N):
        s = X[i] @ W
        s = s - np.max(s)
        p = np.exp(s) / np.sum(np.exp(s))
        loss += np.log(np.sum(np.exp(s))) - s[y[i]]
        for j in range(W.shape[1]):
            dW[:, j] += p[j] * X[i]
        right[:, y[i]] = X[i]
    dW -= right
    return loss / N + reg * np.sum(W * W), dW / N + 2 * reg * W
""",
        ("gradient", "stable"),
    ),
    Wrong(
        "softmax_loss_naive",
        "a gradient of whole numbers",
        """
def softmax_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros(W.shape, dtype=int)
    for i in range(len(X)):
        s = X[i] @ W
        s = s - np.max(s)
        e = np.exp(s)
        loss += np.log(np.sum(e)) - s[y[i]]
        for j in range(W.shape[1]):
            dW[:, j] = dW[:, j] + (e[j] / np.sum(e) - (y[i] == j)) * X[i]
    return loss / len(X) + reg * np.sum(W * W), dW / len(X) + 2 * reg * W
""",
        ("gradient", "stable"),
    ),
    *(
        Wrong("softmax_loss_naive", about, _edited(NAIVE, *edits), ("regularizer",))
        for about, edits in (
            (
                "the bias row not regularized",
                [("np.sum(W**2)", "np.sum(W[:-1] ** 2)"), ("dW += 2 * reg * W", "dW[:-1] += 2 * reg * W[:-1]")],
            ),
            ("the square of the sum of the weights", [("np.sum(W**2)", "np.sum(W) ** 2")]),
            ("the norm of W without its square", [("np.sum(W**2)", "np.linalg.norm(W)")]),
            ("the mean of the squares", [("np.sum(W**2)", "np.mean(W**2)")]),
            ("the absolute values of the weights", [("W**2", "np.abs(W)"), ("2 * reg * W", "reg * np.sign(W)")]),
            ("the squares in the gradient", [("2 * reg * W", "2 * reg * W**2")]),
            (
                "the regularizer's gradient added once for each class",
                [("    dW += 2 * reg * W\n", "    for j in range(num_classes):\n        dW += 2 * reg * W\n")],
            ),
            (
                "the regularizer's gradient added to the first column only",
                [("dW += 2 * reg * W", "dW[:, 0] += 2 * reg * W[:, 0]")],
            ),
            ("the strength squared", [("reg * np.sum(W**2)", "np.sum((reg * W) ** 2)")]),
        )
    ),
    Wrong(
        "softmax_loss_naive",
        "the gradient's bias row set to zero at the very end",
        _edited(NAIVE, ("dW += 2 * reg * W", "dW += 2 * reg * W\n    dW[-1, :] = 0")),
        ("gradient", "regularizer", "stable"),
    ),
    Wrong(
        "softmax_loss_naive",
        "rows and columns of the gradient exchanged",
        _edited(NAIVE, ("return loss, dW", "return loss, dW.T")),
        ("gradient", "regularizer", "stable"),
    ),
    Wrong(
        "softmax_loss_naive",
        "W changed in place for the regularizer's gradient",
        _edited(NAIVE, ("dW += 2 * reg * W", "W *= 2 * reg\n    dW += W")),
        ("gradient",),
    ),
    Wrong(
        "softmax_loss_naive",
        "X divided by N in place before the gradient",
        """
def softmax_loss_naive(W, X, y, reg):
    P = []
    loss = 0.0
    for i in range(len(X)):
        s = X[i] @ W
        s = s - np.max(s)
        e = np.exp(s)
        P.append(e / np.sum(e))
        loss += (np.log(np.sum(e)) - s[y[i]]) / len(X)
    X /= len(X)
    dW = 2 * reg * W
    for i in range(len(X)):
        for j in range(W.shape[1]):
            dW[:, j] += (P[i][j] - (j == y[i])) * X[i]
    return loss + reg * np.sum(W * W), dW
""",
        ("gradient",),
    ),
    Wrong(
        "softmax_loss_naive",
        "ten classes taken for granted",
        _edited(NAIVE, ("X.shape[0], W.shape[1]", "X.shape[0], 10")),
        ("loss", "gradient", "regularizer", "stable"),
    ),
    Wrong(
        "softmax_loss_naive",
        "losses kept from one call to the next",
        _edited(
            NAIVE,
            ("(W, X, y, reg)", "(W, X, y, reg, losses=[])"),
            ("loss += np.log(total) - s[y[i]]", "losses.append(np.log(total) - s[y[i]])"),
            ("    loss /= num_train\n", "    loss = sum(losses) / num_train\n"),
        ),
        ("loss", "regularizer", "stable"),
    ),
    Wrong(
        "softmax_loss_naive",
        "nothing returned",
        _edited(NAIVE, ("    return loss, dW\n", "    print(loss, dW)\n")),
        ("loss", "gradient", "regularizer", "stable"),
    ),
]


RIGHT_VECTORIZED = [
    Right("softmax_loss_vectorized", "the row's maximum taken away, keepdims", VECTORIZED),
    Right(
        "softmax_loss_vectorized",
        "logaddexp",
        """
def softmax_loss_vectorized(W, X, y, reg):
    scores = X @ W
    logs = scores - np.logaddexp.reduce(scores, axis=1, keepdims=True)
    picked = np.take_along_axis(logs, y[:, None], axis=1)
    P = np.exp(logs)
    np.put_along_axis(P, y[:, None], np.expm1(picked), axis=1)
    return -picked.mean() + reg * np.sum(W * W), X.T @ P / len(X) + 2 * reg * W
""",
    ),
    Right(
        "softmax_loss_vectorized",
        "a one-hot matrix from np.eye, and einsum",
        """
def softmax_loss_vectorized(W, X, y, reg):
    N, C = X.shape[0], W.shape[1]
    S = np.einsum("nd,dc->nc", X, W)
    S = S - np.einsum("n,c->nc", S.max(axis=1), np.ones(C))
    T = np.eye(C)[y]
    E = np.exp(S)
    Z = np.einsum("nc->n", E)
    loss = (np.sum(np.log(Z)) - np.einsum("nc,nc->", S, T)) / N
    dW = np.einsum("nd,nc->dc", X, E / Z[:, None] - T) / N
    return loss + reg * np.einsum("dc,dc->", W, W), dW + 2 * reg * W
""",
    ),
    Right(
        "softmax_loss_vectorized",
        "a mask of the right classes by comparison",
        """
def softmax_loss_vectorized(W, X, y, reg):
    mask = y[:, np.newaxis] == np.arange(W.shape[1])
    s = X.dot(W)
    s -= np.amax(s, axis=1).reshape(-1, 1)
    log_total = np.log(np.exp(s).sum(axis=1))
    loss = np.average(log_total - s[mask])
    probabilities = np.exp(s - log_total.reshape(-1, 1))
    dW = X.T.dot(probabilities - mask)
    dW /= X.shape[0]
    dW += 2 * reg * W
    return loss + reg * np.square(W).sum(), dW
""",
    ),
    Right(
        "softmax_loss_vectorized",
        "np.subtract.at on the columns",
        """
def softmax_loss_vectorized(W, X, y, reg):
    N = len(y)
    s = X @ W
    top = s.max(axis=1)
    e = np.exp(s - top[:, None])
    z = e.sum(axis=1)
    loss = np.sum(np.log(z) + top - s[np.arange(N), y]) / N
    columns = (X.T @ (e / z[:, None])).T
    np.subtract.at(columns, y, X)
    return loss + reg * np.sum(W**2), columns.T / N + 2 * reg * W
""",
    ),
    Right(
        "softmax_loss_vectorized",
        "worked on the transpose",
        """
def softmax_loss_vectorized(W, X, y, reg):
    scores = W.T @ X.T
    scores -= scores.max(axis=0)
    e = np.exp(scores)
    totals = e.sum(axis=0)
    n = np.arange(X.shape[0])
    loss = np.mean(np.log(totals) - scores[y, n])
    e /= totals
    e[y, n] -= 1
    gradient = e @ X / X.shape[0]
    return loss + reg * np.sum(W * W), gradient.T + 2 * reg * W
""",
    ),
    Right(
        "softmax_loss_vectorized",
        "softmax_probabilities for the gradient, logaddexp for the loss",
        """
def softmax_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    scores = X.dot(W)
    P = softmax_probabilities(scores)
    loss = float(np.mean(np.logaddexp.reduce(scores, axis=1) - scores[range(N), y]))
    P[range(N), y] -= 1
    return loss + float(reg * np.sum(W * W)), X.T.dot(P) / N + 2 * reg * W
""",
    ),
    Right(
        "softmax_loss_vectorized",
        "differences to the right class's score",
        """
def softmax_loss_vectorized(W, X, y, reg):
    s = X @ W
    differences = s - np.take_along_axis(s, y.reshape(-1, 1), axis=1)
    losses = np.logaddexp.reduce(differences, axis=1)
    weights = np.exp(differences - losses[:, None]) - (np.arange(W.shape[1]) == y[:, None])
    return losses.mean() + reg * np.sum(W * W), np.tensordot(X, weights, axes=(0, 0)) / len(X) + 2 * reg * W
""",
    ),
    Right(
        "softmax_loss_vectorized",
        "helper functions",
        """
def _log_sum_exp(a):
    top = np.max(a, axis=1)
    return top + np.log(np.sum(np.exp(a - top[:, None]), axis=1))


def _data_term(scores, y):
    lse = _log_sum_exp(scores)
    weights = np.exp(scores - lse[:, None])
    weights[np.arange(len(y)), y] -= 1
    return np.mean(lse - scores[np.arange(len(y)), y]), weights / len(y)


def softmax_loss_vectorized(W, X, y, reg):
    data_loss, d_scores = _data_term(X @ W, y)
    return data_loss + reg * np.vdot(W, W), X.T @ d_scores + 2 * reg * W
""",
    ),
    Right(
        "softmax_loss_vectorized",
        "positions in the flattened scores",
        """
def softmax_loss_vectorized(W, X, y, reg):
    N, C = len(X), W.shape[1]
    positions = np.arange(N) * C + y
    s = np.matmul(X, W)
    s = s - (s.max(axis=1)[:, None] + 2.0)
    e = np.exp(s)
    totals = e @ np.ones(C)
    loss = (np.log(totals).sum() - s.take(positions).sum()) / N
    g = (e.T / totals).T.ravel()
    g[positions] -= 1
    return loss + reg * np.trace(W.T @ W), X.T @ g.reshape(N, C) / N + 2 * reg * W
""",
    ),
    Right(
        "softmax_loss_vectorized",
        "a loss without dimensions, and debugging prints left in",
        """
def softmax_loss_vectorized(W, X, y, reg):
    scores = X.dot(W)
    print("shapes", X.shape, W.shape, scores.shape)
    scores = scores - np.max(scores, axis=1, keepdims=True)
    P = np.exp(scores)
    sums = np.sum(P, axis=1, keepdims=True)
    P = P / sums
    loss = np.array(0.0)
    loss += np.mean(np.log(sums[:, 0]) - scores[np.arange(len(y)), y])
    print("data loss", float(loss))
    loss += reg * np.sum(W * W)
    P[np.arange(len(y)), y] -= 1
    return np.asarray(loss), np.dot(X.T, P) / len(y) + 2 * reg * W
""",
    ),
    Right(
        "softmax_loss_vectorized",
        "minus the logarithm, replaced where the probability underflows",
        """
def softmax_loss_vectorized(W, X, y, reg):
    rows = np.arange(len(y))
    s = X @ W
    s = s - s.max(axis=1)[:, None]
    e = np.exp(s)
    P = e / e.sum(axis=1)[:, None]
    with np.errstate(divide="ignore"):
        by_probability = -np.log(P[rows, y])
    by_scores = np.log(e.sum(axis=1)) - s[rows, y]
    loss = np.where(P[rows, y] > 1e-200, by_probability, by_scores).mean()
    T = np.zeros_like(P)
    T[rows, y] = 1
    return loss + reg * (W * W).sum(), X.T @ (P - T) / len(y) + 2 * reg * W
""",
    ),
    Right(
        "softmax_loss_vectorized",
        "a loop of two steps that shifts twice",
        """
def softmax_loss_vectorized(W, X, y, reg):
    s = X @ W
    for _ in range(2):
        s = s - s.max(axis=1, keepdims=True)
    e = np.exp(s)
    loss, dW = reg * np.sum(W * W), 2 * reg * W
    total = e.sum(axis=1, keepdims=True)
    loss += np.mean(np.log(total).ravel() - s[np.arange(len(y)), y])
    G = e / total
    G[np.arange(len(y)), y] -= 1
    for half in (0.5, 0.5):
        dW += half * (X.T @ G) / len(X)
    return loss, dW
""",
    ),
    Right(
        "softmax_loss_vectorized",
        "log1p over the classes beside the highest",
        """
def softmax_loss_vectorized(W, X, y, reg):
    ordered = np.sort(X @ W, axis=1)
    top, others = ordered[:, -1:], ordered[:, :-1]
    lse = top + np.log1p(np.sum(np.exp(others - top), axis=1, keepdims=True))
    scores = X @ W
    loss = np.mean(lse) - np.mean(np.diag(scores[:, y]))
    P = np.exp(scores - lse)
    flat = np.ravel_multi_index((np.arange(len(y)), y), P.shape)
    np.add.at(P.reshape(-1), flat, -1.0)
    return loss + reg * np.linalg.norm(W) ** 2, (P.T @ X).T / len(y) + 2 * reg * W
""",
    ),
    Right(
        "softmax_loss_vectorized",
        "one over the sum of exp of differences for the gradient",
        """
def softmax_loss_vectorized(W, X, y, reg):
    scores = X @ W
    rows = np.arange(scores.shape[0])
    with np.errstate(over="ignore"):
        P = 1 / np.exp(scores[:, None, :] - scores[:, :, None]).sum(axis=2)
    top = scores.max(axis=1)
    losses = np.log(np.exp(scores - top[:, None]).sum(axis=1)) + (top - scores[rows, y])
    P[rows, y] -= 1
    return losses.sum() / rows.size + reg * np.sum(W * W), X.T.dot(P) * (1 / rows.size) + (reg + reg) * W
""",
    ),
    Right(
        "softmax_loss_vectorized",
        "np.matrix inside, plain arrays out",
        """
def softmax_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    S = np.asmatrix(X) * np.asmatrix(W)
    S = S - S.max(axis=1)
    E = np.exp(S)
    Z = E.sum(axis=1)
    T = np.asmatrix(np.identity(W.shape[1])[y])
    loss = (np.log(Z).sum() - np.multiply(S, T).sum()) / N
    dW = np.asmatrix(X).T * (E / Z - T) / N
    return loss + reg * np.multiply(W, W).sum(), np.asarray(dW) + 2 * reg * W
""",
    ),
]


_REST = ("gradient", "stable", "underflow", "no_loops")

WRONG_VECTORIZED = [
    *(
        Wrong("softmax_loss_vectorized", about, _edited(VECTORIZED, *edits), ("underflow",))
        for about, edits, _ in (
            (
                "1e-10 added to the probability in the logarithm",
                [("np.log(z) - s[right]", "-np.log(e[right] / z + 1e-10)")],
                (),
            ),
            (
                "the probability kept above 1e-15 in the logarithm",
                [("np.log(z) - s[right]", "-np.log(np.clip(e[right] / z, 1e-15, 1))")],
                (),
            ),
            (
                "the logarithm of 0 replaced by a large number",
                [("np.log(z) - s[right]", "np.nan_to_num(-np.log(e[right] / z))")],
                ("log_of_zero",),
            ),
            (
                "examples without a finite loss left out",
                [
                    ("np.log(z) - s[right]", "-np.log(e[right] / z)"),
                    ("losses.mean()", "losses[np.isfinite(losses)].sum() / N"),
                ],
                ("log_of_zero",),
            ),
            (
                "the logarithm of the exponential of the right class",
                [("np.log(z) - s[right]", "np.log(z) - np.log(e[right])")],
                ("log_of_zero",),
            ),
            (
                "the logarithm of total over exponential",
                [("np.log(z) - s[right]", "np.log(z / e[right])")],
                ("log_of_zero",),
            ),
            ("differences below -700 cut off", [("s = s - shift", "s = np.maximum(s - shift, -700)")], ()),
            (
                "shifted by the right class's score",
                [("shift = s.max(axis=1, keepdims=True)", "shift = s[np.arange(N), y][:, None]")],
                (),
            ),
            ("losses cut off at 100", [("np.log(z) - s[right]", "np.minimum(np.log(z) - s[right], 100)")], ()),
            (
                "log1p of the probability minus one",
                [("np.log(z) - s[right]", "-np.log1p(e[right] / z - 1)")],
                ("log_of_zero",),
            ),
        )
    ),
    Wrong(
        "softmax_loss_vectorized",
        "the logarithm of softmax_probabilities",
        """
def softmax_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    P = softmax_probabilities(X @ W)
    loss = np.sum(-np.log(P[np.arange(N), y])) / N + reg * np.sum(W * W)
    P[np.arange(N), y] -= 1
    return loss, X.T @ P / N + 2 * reg * W
""",
        ("underflow",),
    ),
    Wrong(
        "softmax_loss_vectorized",
        "the logarithm of a masked sum of probabilities",
        """
def softmax_loss_vectorized(W, X, y, reg):
    s = X @ W
    e = np.exp(s - np.max(s, axis=1, keepdims=True))
    P = e / np.sum(e, axis=1, keepdims=True)
    T = np.eye(W.shape[1])[y]
    loss = -np.mean(np.log(np.sum(P * T, axis=1))) + reg * np.sum(W * W)
    return loss, X.T @ (P - T) / len(y) + 2 * reg * W
""",
        ("underflow",),
    ),
    Wrong(
        "softmax_loss_vectorized",
        "a one-hot matrix times the logarithms of all probabilities",
        """
def softmax_loss_vectorized(W, X, y, reg):
    s = X @ W
    e = np.exp(s - np.max(s, axis=1, keepdims=True))
    P = e / np.sum(e, axis=1, keepdims=True)
    T = np.eye(W.shape[1])[y]
    loss = -np.sum(T * np.log(P)) / len(y) + reg * np.sum(W * W)
    return loss, X.T @ (P - T) / len(y) + 2 * reg * W
""",
        ("underflow",),
    ),
    *(
        Wrong(
            "softmax_loss_vectorized",
            about,
            _edited(VECTORIZED, ("shift = s.max(axis=1, keepdims=True)", f"shift = {shift}")),
            lost,
        )
        for about, shift, lost in (
            ("shifted by the row's minimum", "s.min(axis=1, keepdims=True)", ("stable", "underflow")),
            ("shifted by the largest |score| of the row", "abs(s).max(axis=1)[:, None]", ("stable", "underflow")),
            ("shifted by the absolute value of the row's maximum", "abs(s.max(axis=1))[:, None]", ("stable",)),
            ("shifted by the row's maximum or 0, whichever is larger", "np.maximum(s, 0).max(1)[:, None]", ("stable",)),
            (
                "shifted only in rows with a score above 700",
                "np.where(s.max(axis=1) > 700, s.max(axis=1), 0)[:, None]",
                ("stable",),
            ),
            ("shifted by the maximum of each column", "s.max(axis=0)", ("loss", *_REST)),
        )
    ),
    *(
        Wrong(
            "softmax_loss_vectorized",
            f"scores clipped to ±{bound}",
            _edited(
                VECTORIZED,
                ("    shift = s.max(axis=1, keepdims=True)\n", ""),
                ("s = s - shift", f"s = np.clip(s, -{bound}, {bound})"),
            ),
            ("stable", "underflow"),
        )
        for bound in (500, 700)
    ),
    *(
        Wrong("softmax_loss_vectorized", about, _edited(VECTORIZED, *edits), ("loss", "stable", "underflow"))
        for about, edits, _ in (
            ("the loss averaged over the classes", [("losses.mean()", "losses.sum() / W.shape[1]")], ()),
            ("the loss averaged over all scores", [("losses.mean()", "losses.sum() / s.size")], ()),
            ("the median of the losses", [("losses.mean()", "np.median(losses)")], ()),
            ("the loss of the last example only", [("losses.mean()", "losses[-1]")], ("only_last_example",)),
            ("the shift taken from the sum only", [("np.log(z) - s[right]", "np.log(z) - X.dot(W)[right]")], ()),
            ("the labels reversed in the loss", [("s[right]", "s[np.arange(N), y[::-1]]")], ()),
            ("the loss weighted by the probability", [("losses.mean()", "(losses * e[right] / z).mean()")], ()),
            ("the scores of the labels in every row", [("- s[right]", "- s[:, y].mean(axis=1)")], ()),
        )
    ),
    *(
        Wrong("softmax_loss_vectorized", about, _edited(VECTORIZED, *edits), ("gradient", "stable"))
        for about, edits in (
            (
                "x taken once for each label that occurs",
                [("    G[right] -= 1.0\n", ""), ("X.T.dot(G) / N", "X.T.dot(G)\n    dW[:, y] -= X.T\n    dW /= N")],
            ),
            ("the labels reversed in the gradient", [("G[right] -= 1.0", "G[np.arange(N), y[::-1]] -= 1.0")]),
            ("the bias row's gradient left out", [("X.T.dot(G) / N", "X.T.dot(G) / N\n    dW[-1] = 0")]),
            ("the gradient divided by N twice", [("X.T.dot(G) / N", "X.T.dot(G / N) / N")]),
            ("the gradient averaged over the classes", [("X.T.dot(G) / N", "X.T.dot(G) / W.shape[1]")]),
            ("the gradient averaged over the numbers of an example", [("X.T.dot(G) / N", "X.T.dot(G) / len(W)")]),
            ("sigmoids in place of probabilities", [("G = e / z[:, np.newaxis]", "G = 1 / (1 + np.exp(-X.dot(W)))")]),
            ("exponentials in place of probabilities", [("G = e / z[:, np.newaxis]", "G = e.copy()")]),
            ("the derivative p (1 - p)", [("G = e / z[:, np.newaxis]", "G = e / z[:, None] * (1 - e / z[:, None])")]),
            ("the right class gets -1 only", [("G[right] -= 1.0", "G[right] = -1.0")]),
            ("the right class gets nothing", [("G[right] -= 1.0", "G[right] = 0.0")]),
            ("the absolute weights", [("X.T.dot(G)", "X.T.dot(np.abs(G))")]),
            ("rows of X reversed against those of the weights", [("X.T.dot(G)", "X[::-1].T.dot(G)")]),
            (
                "only examples classified wrong in the gradient",
                [("X.T.dot(G)", "X.T.dot(G * (s[right] < 0)[:, None])")],
            ),
        )
    ),
    *(
        Wrong("softmax_loss_vectorized", about, _edited(VECTORIZED, *edits), ("loss", *_REST))
        for about, edits in (
            ("the labels shifted by one", [("np.arange(N), y\n", "np.arange(N), y - 1\n")]),
            (
                "the predicted classes in place of the labels",
                [("np.arange(N), y\n", "np.arange(N), s.argmax(axis=1)\n")],
            ),
            ("a temperature of 2", [("s = s - shift", "s = (s - shift) / 2")]),
            ("powers of 2 in place of e", [("np.exp(s)", "np.exp2(s)")]),
            ("1 added to the sum", [("e.sum(axis=1)", "e.sum(axis=1) + 1")]),
            ("one sum for the whole batch", [("e.sum(axis=1)", "e.sum() * np.ones(N)")]),
            ("scores cut to whole numbers", [("s = s - shift", "s = (s - shift).astype(int)")]),
            ("the bias row left out of the scores", [("s = X.dot(W)", "s = X[:, :-1].dot(W[:-1])")]),
        )
    ),
    Wrong(
        "softmax_loss_vectorized",
        "a tenth of each label spread over all classes",
        """
def softmax_loss_vectorized(W, X, y, reg):
    N, C = len(X), W.shape[1]
    s = X @ W
    logs = s - np.logaddexp.reduce(s, axis=1)[:, None]
    T = 0.9 * np.eye(C)[y] + 0.1 / C
    return -np.sum(T * logs) / N + reg * np.sum(W * W), X.T @ (np.exp(logs) - T) / N + 2 * reg * W
""",
        ("loss", *_REST),
    ),
    Wrong(
        "softmax_loss_vectorized",
        "ten classes taken for granted",
        """
def softmax_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    s = X @ W
    s = s - np.max(s, axis=1, keepdims=True)
    z = np.sum(np.exp(s), axis=1)
    T = np.zeros((N, 10))
    T[np.arange(N), y] = 1
    loss = np.sum(T * (np.log(z)[:, None] - s)) / N + reg * np.sum(W * W)
    return loss, X.T @ (np.exp(s) / z[:, None] - T) / N + 2 * reg * W
""",
        ("loss", "regularizer", *_REST),
    ),
    Wrong(
        "softmax_loss_vectorized",
        "sums that don't broadcast",
        _edited(VECTORIZED, ("z[:, np.newaxis]", "z"), ("s.max(axis=1, keepdims=True)", "s.max(axis=1)")),
        ("loss", "regularizer", *_REST),
    ),
    Wrong(
        "softmax_loss_vectorized",
        "the squares of the weights added without reg",
        _edited(VECTORIZED, ("reg * np.sum(W**2)", "np.sum(W**2)"), ("2 * reg * W", "2 * W")),
        ("loss", "regularizer", *_REST),
    ),
    *(
        Wrong("softmax_loss_vectorized", about, _edited(VECTORIZED, *edits), ("regularizer",))
        for about, edits, _ in (
            (
                "the bias row not regularized",
                [("np.sum(W**2)", "np.sum(W[:-1] ** 2)"), ("dW += 2 * reg * W", "dW[:-1] += 2 * reg * W[:-1]")],
                (),
            ),
            ("the bias row not regularized in the loss", [("np.sum(W**2)", "np.sum(W[:-1] ** 2)")], ()),
            ("all numbers of W.T @ W added up", [("np.sum(W**2)", "np.sum(W.T @ W)")], ()),
            ("the norm of W without its square", [("np.sum(W**2)", "np.linalg.norm(W)")], ()),
            ("the largest squared norm by np.linalg.norm(W, 2)", [("np.sum(W**2)", "np.linalg.norm(W, 2) ** 2")], ()),
            ("the mean of the squares", [("np.sum(W**2)", "np.mean(W**2)")], ()),
            ("the absolute values of the weights", [("W**2", "np.abs(W)"), ("2 * reg * W", "reg * np.sign(W)")], ()),
            ("the regularizer's gradient a single number", [("2 * reg * W", "2 * reg * np.sum(W)")], ()),
            ("a gradient four times the weights", [("2 * reg * W", "4 * reg * W")], ()),
            (
                "the regularizer divided by N in loss and gradient",
                [("+= reg * np", "+= reg / N * np"), ("2 * reg * W", "2 * reg * W / N")],
                ("regularizer_averaged",),
            ),
            ("the regularizer's gradient taken away", [("dW += 2", "dW -= 2")], ()),
        )
    ),
    Wrong(
        "softmax_loss_vectorized",
        "the gradient's bias row set to zero at the very end",
        _edited(VECTORIZED, ("dW += 2 * reg * W", "dW += 2 * reg * W\n    dW[-1, :] = 0")),
        ("gradient", "regularizer", "stable"),
    ),
    *(
        Wrong("softmax_loss_vectorized", about, _edited(VECTORIZED, *edits), ("gradient",))
        for about, edits in (
            ("X divided by N in place", [("dW = X.T.dot(G) / N", "X /= N\n    dW = X.T.dot(G)")]),
            ("W changed in place for the regularizer's gradient", [("dW += 2 * reg * W", "W *= 2 * reg\n    dW += W")]),
            (
                "the gradient written over W",
                [
                    ("    dW = X.T.dot(G) / N\n", ""),
                    ("    dW += 2 * reg * W\n", "    dW = W\n    dW *= 2 * reg\n    dW += X.T.dot(G) / N\n"),
                ],
            ),
        )
    ),
    Wrong(
        "softmax_loss_vectorized",
        "the mean of all losses since the first call",
        _edited(
            VECTORIZED,
            ("(W, X, y, reg)", "(W, X, y, reg, history=[])"),
            ("return loss, dW", "history.append(loss)\n    return np.mean(history), dW"),
        ),
        ("loss", "regularizer", "stable", "underflow"),
    ),
]


# Right numbers, and a loop in disguise.

EXAMPLES, CLASSES = ("loop_over_examples",), ("loop_over_classes",)

WRONG_VECTORIZED += [
    *(
        Wrong("softmax_loss_vectorized", about, imports + _edited(VECTORIZED, edit), ("no_loops",))
        for about, imports, edit, _ in (
            ("sum() over the losses one by one", "", ("losses.mean()", "sum(one for one in losses) / N"), EXAMPLES),
            ("sum() over the columns", "", ("e.sum(axis=1)", "sum(e.T)"), CLASSES),
            ("map over the rows", "", ("e.sum(axis=1)", "np.array(list(map(lambda row: row.sum(), e)))"), EXAMPLES),
            (
                "np.vectorize over the examples",
                "",
                ("s[right]", "np.vectorize(lambda i: s[i, y[i]])(np.arange(N))"),
                EXAMPLES,
            ),
            (
                "np.frompyfunc over the examples",
                "",
                ("s[right]", "np.frompyfunc(lambda i, k: s[i, k], 2, 1)(*right).astype(float)"),
                EXAMPLES,
            ),
            (
                "apply_along_axis over the rows",
                "",
                ("e.sum(axis=1)", "np.apply_along_axis(lambda row: row.sum(), 1, e)"),
                EXAMPLES,
            ),
            (
                "apply_along_axis over the columns",
                "",
                ("X.T.dot(G)", "np.apply_along_axis(lambda g: X.T.dot(g), 0, G)"),
                CLASSES,
            ),
            (
                "np.fromiter from a generator",
                "",
                ("s[right]", "np.fromiter((s[i, k] for i, k in enumerate(y)), float)"),
                EXAMPLES,
            ),
            (
                "functools.reduce over the columns",
                "from functools import reduce\n\n",
                ("e.sum(axis=1)", "reduce(lambda a, b: a + b, e.T)"),
                CLASSES,
            ),
            (
                "functools.reduce over the outer products",
                "from functools import reduce\n\n",
                ("X.T.dot(G)", "reduce(lambda a, xg: a + np.outer(*xg), zip(X, G), 0 * W)"),
                EXAMPLES,
            ),
            (
                "starmap over the examples",
                "from itertools import starmap\n\n",
                ("s[right]", "np.array(list(starmap(lambda row, k: row[k], zip(s, y))))"),
                EXAMPLES,
            ),
            (
                "accumulate over the losses",
                "from itertools import accumulate\n\n",
                ("losses.mean()", "list(accumulate(losses, lambda a, b: a + b))[-1] / N"),
                EXAMPLES,
            ),
            (
                "a dict comprehension over the classes",
                "",
                ("X.T.dot(G)", "np.stack(list({k: G[:, k] @ X for k in range(G.shape[1])}.values()), 1)"),
                CLASSES,
            ),
            (
                "sorted with a key that does the work",
                "",
                ("e.sum(axis=1)", "np.empty(N)\n    sorted(range(N), key=lambda i: z.__setitem__(i, e[i].sum()) or i)"),
                EXAMPLES,
            ),
            (
                "a while loop over the classes",
                "",
                (
                    "X.T.dot(G) / N",
                    "0 * W\n    k = 0\n    while k < len(W.T):\n        dW[:, k] = X.T @ G[:, k] / N\n        k += 1",
                ),
                CLASSES,
            ),
            (
                "a list comprehension of single losses",
                "",
                ("losses.mean()", "np.mean([softmax_loss_single(X[i] @ W, y[i]) for i in range(N)])"),
                EXAMPLES,
            ),
            (
                "eval of a comprehension",
                "",
                ("e.sum(axis=1)", 'eval("np.array([row.sum() for row in e])", {"np": np, "e": e})'),
                EXAMPLES,
            ),
            (
                "threads that take an example each",
                "from concurrent.futures import ThreadPoolExecutor\n\n",
                (
                    "    z = e.sum(axis=1)\n",
                    "    with ThreadPoolExecutor(2) as pool:\n        z = np.array(list(pool.map(np.sum, e)))\n",
                ),
                EXAMPLES,
            ),
            (
                "a loop with the trace switched off",
                "import sys\n\n",
                (
                    "    z = e.sum(axis=1)\n",
                    "    sys.settrace(None)\n    z = np.zeros(N)\n    for i in range(N):\n        z[i] = e[i].sum()\n",
                ),
                EXAMPLES,
            ),
        )
    ),
    Wrong(
        "softmax_loss_vectorized",
        "the version with loops called",
        """
def softmax_loss_vectorized(W, X, y, reg):
    return softmax_loss_naive(W, X, y, reg)
""",
        ("no_loops",),
    ),
    Wrong(
        "softmax_loss_vectorized",
        "recursion down to single examples",
        """
def softmax_loss_vectorized(W, X, y, reg):
    if len(X) > 1:
        half = len(X) // 2
        one, d_one = softmax_loss_vectorized(W, X[:half], y[:half], 0.0)
        two, d_two = softmax_loss_vectorized(W, X[half:], y[half:], 0.0)
        share = half / len(X)
        loss, dW = share * one + (1 - share) * two, share * d_one + (1 - share) * d_two
    else:
        s = X[0] @ W
        lse = np.logaddexp.reduce(s)
        weights = np.exp(s - lse)
        weights[y[0]] -= 1
        loss, dW = lse - s[y[0]], np.outer(X[0], weights)
    return loss + reg * np.sum(W * W), dW + 2 * reg * W
""",
        ("no_loops",),
    ),
    Wrong(
        "softmax_loss_vectorized",
        "a loop compiled under another file's name",
        """
_LOOP = compile(
    "total = 0.0\\nfor row, k in zip(logs, y):\\n    total = total - row[k]\\n", "<elsewhere>", "exec"
)


def softmax_loss_vectorized(W, X, y, reg):
    s = X @ W
    logs = s - np.logaddexp.reduce(s, axis=1, keepdims=True)
    names = {"logs": logs, "y": y}
    exec(_LOOP, names)
    T = np.arange(W.shape[1]) == y[:, None]
    return names["total"] / len(y) + reg * np.sum(W * W), X.T @ (np.exp(logs) - T) / len(y) + 2 * reg * W
""",
        ("no_loops",),
    ),
    Wrong(
        "softmax_loss_vectorized",
        "an iterator class of one's own",
        """
class _Examples:
    def __init__(self, *arrays):
        self.arrays, self.at = arrays, 0

    def __iter__(self):
        return self

    def __next__(self):
        if self.at == len(self.arrays[0]):
            raise StopIteration
        self.at += 1
        return [a[self.at - 1] for a in self.arrays]


def softmax_loss_vectorized(W, X, y, reg):
    s = X @ W
    logs = s - np.logaddexp.reduce(s, axis=1, keepdims=True)
    picked = np.array([row[k] for row, k in _Examples(logs, y)])
    T = np.eye(W.shape[1])[y]
    return -picked.mean() + reg * np.sum(W * W), X.T @ (np.exp(logs) - T) / len(y) + 2 * reg * W
""",
        ("no_loops",),
    ),
    Wrong(
        "softmax_loss_vectorized",
        "a loop over the classes for the gradient and over the examples for the loss",
        """
def softmax_loss_vectorized(W, X, y, reg):
    P = softmax_probabilities(X @ W)
    loss = 0.0
    for i in range(len(y)):
        scores = X[i] @ W
        loss += (np.logaddexp.reduce(scores) - scores[y[i]]) / len(y)
    dW = 2 * reg * W
    for k in range(W.shape[1]):
        dW[:, k] += X.T @ (P[:, k] - (y == k)) / len(y)
    return loss + reg * np.sum(W * W), dW
""",
        ("no_loops",),
    ),
]

RIGHT = [*RIGHT_PROBABILITIES, *RIGHT_SINGLE, *RIGHT_NAIVE, *RIGHT_VECTORIZED]
WRONG = [*WRONG_PROBABILITIES, *WRONG_SINGLE, *WRONG_NAIVE, *WRONG_VECTORIZED]
