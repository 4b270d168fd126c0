"""Right and wrong versions of the exercises of `layers.py`."""

from . import Right, Wrong

RIGHT = [
    Right(
        "affine_forward",
        "reshape with the product of the shape",
        """
def affine_forward(x, w, b):
    out = np.dot(np.reshape(x, (x.shape[0], int(np.prod(x.shape[1:])))), w) + b
    return out, (x, w, b)
""",
    ),
    Right(
        "affine_forward",
        "no cache at all",
        """
def affine_forward(x, w, b):
    return x.reshape(x.shape[0], -1).dot(w) + b, None
""",
    ),
    Right(
        "affine_forward",
        "a list of both, the cache a dict",
        """
def affine_forward(x, w, b):
    cache = {'x': x, 'w': w, 'b': b}
    return [x.reshape(len(x), -1) @ w + b[None, :], cache]
""",
    ),
    Right(
        "affine_forward",
        "a loop over the examples",
        """
def affine_forward(x, w, b):
    out = np.empty((x.shape[0], w.shape[1]))
    for i in range(x.shape[0]):
        out[i] = x[i].ravel() @ w + b
    return out, (x, w, b)
""",
    ),
    Right(
        "affine_forward",
        "einsum and a column of ones",
        """
def affine_forward(x, w, b):
    rows = np.hstack([x.reshape(x.shape[0], -1), np.ones((x.shape[0], 1))])
    return np.einsum('nd,dm->nm', rows, np.vstack([w, b])), (rows, w)
""",
    ),
    Right(
        "affine_forward",
        "tensordot over reshaped weights",
        """
def affine_forward(x, w, b):
    k = x.ndim - 1
    out = np.tensordot(x, w.reshape(x.shape[1:] + (-1,)), axes=k)
    return out + b, (x, w, b)
""",
    ),
    Right(
        "affine_forward",
        "transposed twice, added in place",
        """
def affine_forward(x, w, b):
    out = (w.T @ x.reshape(len(x), -1).T).T
    out = out.copy()
    out += b
    return out, (x.shape, x, w)
""",
    ),
    Right(
        "affine_forward",
        "a cache of an own class",
        """
class Cache:
    def __init__(self, **kept):
        self.__dict__.update(kept)


def affine_forward(x, w, b):
    return x.reshape(len(x), -1) @ w + b, Cache(x=x, w=w)
""",
    ),
    Right(
        "affine_backward",
        "one line each, dot",
        """
def affine_backward(dout, cache):
    x, w, b = cache
    N = x.shape[0]
    dx = dout.dot(w.T).reshape(*x.shape)
    dw = x.reshape(N, -1).T.dot(dout)
    db = dout.sum(axis=0)
    return dx, dw, db
""",
    ),
    Right(
        "affine_backward",
        "db as a product with ones",
        """
def affine_backward(dout, cache):
    x, w, b = cache
    return np.reshape(dout @ w.T, x.shape), np.reshape(x, (x.shape[0], -1)).T @ dout, np.ones(len(dout)) @ dout
""",
    ),
    Right(
        "affine_backward",
        "loops over the examples",
        """
def affine_backward(dout, cache):
    x, w, b = cache
    dx, dw, db = np.zeros_like(x), np.zeros_like(w), np.zeros_like(b)
    for i in range(len(x)):
        dx[i] = (w @ dout[i]).reshape(x[i].shape)
        dw += np.outer(x[i].ravel(), dout[i])
        db += dout[i]
    return dx, dw, db
""",
    ),
    Right(
        "affine_backward",
        "its own forward pass with a dict",
        """
def affine_forward(x, w, b):
    return x.reshape(len(x), -1) @ w + b, dict(x=x, w=w)


def affine_backward(dout, cache):
    x, w = cache['x'], cache['w']
    return (dout @ w.T).reshape(x.shape), x.reshape(len(x), -1).T @ dout, dout.sum(0)
""",
    ),
    Right(
        "affine_backward",
        "flattened rows in the cache",
        """
def affine_forward(x, w, b):
    rows = x.reshape(len(x), -1)
    return rows @ w + b, (x.shape, rows, w)


def affine_backward(dout, cache):
    shape, rows, w = cache
    return (dout @ w.T).reshape(shape), rows.T @ dout, dout.sum(axis=0)
""",
    ),
    Right(
        "affine_backward",
        "the cache a function",
        """
def affine_forward(x, w, b):
    def back(dout):
        return (dout @ w.T).reshape(x.shape), x.reshape(len(x), -1).T @ dout, dout.sum(axis=0)
    return x.reshape(len(x), -1) @ w + b, back


def affine_backward(dout, cache):
    return cache(dout)
""",
    ),
    Right(
        "affine_backward",
        "an own class, returned as a list",
        """
class Cache:
    pass


def affine_forward(x, w, b):
    cache = Cache()
    cache.x, cache.w = x, w
    return x.reshape(len(x), -1) @ w + b, cache


def affine_backward(dout, cache):
    x, w = cache.x, cache.w
    return [(dout @ w.T).reshape(x.shape), x.reshape(len(x), -1).T @ dout, dout.sum(axis=0)]
""",
    ),
    Right(
        "affine_backward",
        "a wrong forward pass with a right cache",
        """
def affine_forward(x, w, b):
    return x.reshape(len(x), -1) @ w, (x, w, b)


def affine_backward(dout, cache):
    x, w, b = cache
    return (dout @ w.T).reshape(x.shape), x.reshape(len(x), -1).T @ dout, dout.sum(axis=0)
""",
    ),
    Right(
        "affine_backward",
        "a forward pass that raises",
        """
def affine_forward(x, w, b):
    return undefined


def affine_backward(dout, cache):
    x, w, b = cache
    return (dout @ w.T).reshape(x.shape), x.reshape(len(x), -1).T @ dout, dout.sum(axis=0)
""",
    ),
    Right(
        "affine_backward",
        "a forward pass not written yet",
        """
def affine_forward(x, w, b):
    raise NotImplementedError('later')


def affine_backward(dout, cache):
    x, w, b = cache
    return (dout @ w.T).reshape(x.shape), x.reshape(len(x), -1).T @ dout, dout.sum(axis=0)
""",
    ),
    Right(
        "relu_forward",
        "where",
        """
def relu_forward(x):
    return np.where(x > 0, x, 0), x
""",
    ),
    Right(
        "relu_forward",
        "a mask, kept",
        """
def relu_forward(x):
    mask = x > 0
    return x * mask, mask
""",
    ),
    Right(
        "relu_forward",
        "a copy, set in place",
        """
def relu_forward(x):
    out = x.copy()
    out[out < 0] = 0
    return out, out
""",
    ),
    Right(
        "relu_forward",
        "half of x plus its size",
        """
def relu_forward(x):
    return (x + np.abs(x)) / 2, {'x': x}
""",
    ),
    Right(
        "relu_forward",
        "clip",
        """
def relu_forward(x):
    return np.clip(x, 0, None), x
""",
    ),
    Right(
        "relu_forward",
        "no cache",
        """
def relu_forward(x):
    return x.clip(min=0), None
""",
    ),
    Right(
        "relu_backward",
        "x at the kink counted",
        """
def relu_backward(dout, cache):
    return dout * (cache >= 0)
""",
    ),
    Right(
        "relu_backward",
        "dout set to 0 in place",
        """
def relu_backward(dout, cache):
    dx, x = dout, cache
    dx[x <= 0] = 0
    return dx
""",
    ),
    Right(
        "relu_backward",
        "where",
        """
def relu_backward(dout, cache):
    x = cache
    return np.where(x > 0, dout, 0)
""",
    ),
    Right(
        "relu_backward",
        "the output kept instead of x",
        """
def relu_forward(x):
    out = np.maximum(0, x)
    return out, out


def relu_backward(dout, cache):
    return dout * (cache > 0)
""",
    ),
    Right(
        "relu_backward",
        "the mask kept, in a dict",
        """
def relu_forward(x):
    mask = x > 0
    return x * mask, {'mask': mask}


def relu_backward(dout, cache):
    return dout * cache['mask']
""",
    ),
    Right(
        "relu_backward",
        "x changed in place by the forward pass",
        """
def relu_forward(x):
    x[x < 0] = 0
    return x, x


def relu_backward(dout, cache):
    return dout * (cache > 0)
""",
    ),
    Right(
        "relu_backward",
        "multiplied by the sign of the output",
        """
def relu_forward(x):
    return np.maximum(0, x), x


def relu_backward(dout, cache):
    return dout * np.sign(np.maximum(0, cache))
""",
    ),
    Right(
        "relu_backward",
        "a loop over the flat numbers",
        """
def relu_backward(dout, cache):
    dx = np.zeros_like(dout)
    for k in range(dout.size):
        if cache.flat[k] > 0:
            dx.flat[k] = dout.flat[k]
    return dx
""",
    ),
    Right(
        "relu_backward",
        "a forward pass that lacks its return",
        """
def relu_forward(x):
    np.maximum(0, x)


def relu_backward(dout, cache):
    return dout * (cache > 0)
""",
    ),
    Right(
        "svm_loss",
        "number of positive margins subtracted",
        """
def svm_loss(scores, y):
    N = scores.shape[0]
    correct = scores[np.arange(N), y]
    margins = np.maximum(0, scores - correct[:, np.newaxis] + 1.0)
    margins[np.arange(N), y] = 0
    loss = np.sum(margins) / N
    dx = np.zeros_like(scores)
    dx[margins > 0] = 1
    dx[np.arange(N), y] -= np.sum(margins > 0, axis=1)
    dx /= N
    return loss, dx
""",
    ),
    Right(
        "svm_loss",
        "own margin taken away afterwards",
        """
def svm_loss(scores, y):
    N = scores.shape[0]
    correct = scores[np.arange(N), y]
    margins = np.maximum(0, scores - correct[:, np.newaxis] + 1.0)
    loss = np.sum(margins) / N - 1
    dx = (margins > 0).astype(float)
    dx[np.arange(N), y] -= dx.sum(axis=1)
    return loss, dx / N
""",
    ),
    Right(
        "svm_loss",
        "loops over both",
        """
def svm_loss(scores, y):
    loss, d = 0.0, np.zeros(scores.shape)
    for i, row in enumerate(scores):
        for j, s in enumerate(row):
            m = s - row[y[i]] + 1
            if j != y[i] and m > 0:
                loss += m
                d[i, j] += 1
                d[i, y[i]] -= 1
    return loss / len(y), d / len(y)
""",
    ),
    Right(
        "svm_loss",
        "a mask of wrong classes",
        """
def svm_loss(scores, y):
    wrong = np.arange(scores.shape[1]) != y[:, None]
    gaps = scores - scores[~wrong][:, None] + 1
    on = wrong & (gaps > 0)
    d = on - (~wrong) * on.sum(axis=1, keepdims=True)
    return gaps[on].sum() / len(y), d / len(y)
""",
    ),
    Right(
        "svm_loss",
        "margins of exactly 0 counted",
        """
def svm_loss(scores, y):
    r = np.arange(len(y))
    m = scores - scores[r, y][:, None] + 1
    m[r, y] = -1
    d = (m >= 0) * 1.0
    d[r, y] = -d.sum(axis=1)
    return np.maximum(m, 0).sum() / len(y), d / len(y)
""",
    ),
    Right(
        "svm_loss",
        "dscores a list comprehension, loss of no dimensions",
        """
def svm_loss(scores, y):
    r = np.arange(len(y))
    m = np.maximum(scores - scores[r, y].reshape(-1, 1) + 1, 0)
    m[r, y] = 0
    d = np.array([(row > 0) * 1.0 for row in m])
    d[r, y] = -d.sum(1)
    return np.array(m.sum() / len(y)), d / len(y)
""",
    ),
    Right(
        "svm_loss",
        "averaged with np.mean over the rows",
        """
def svm_loss(scores, y):
    N = scores.shape[0]
    correct = scores[np.arange(N), y]
    margins = np.maximum(0, scores - correct[:, np.newaxis] + 1.0)
    margins[np.arange(N), y] = 0
    loss = np.mean(np.sum(margins, axis=1))
    dx = np.zeros_like(scores)
    dx[margins > 0] = 1
    dx[np.arange(N), y] -= np.sum(margins > 0, axis=1)
    dx /= N
    return loss, dx
""",
    ),
    Right(
        "svm_loss",
        "one-hot matrix",
        """
def svm_loss(scores, y):
    hot = np.eye(scores.shape[1])[y]
    gaps = (scores - (scores * hot).sum(1, keepdims=True) + 1) * (1 - hot)
    on = (gaps > 0).astype(float)
    return np.sum(gaps * on) / len(y), (on - hot * on.sum(1, keepdims=True)) / len(y)
""",
    ),
    Right(
        "softmax_loss",
        "log of the sum subtracted",
        """
def softmax_loss(scores, y):
    N = len(y)
    r = np.arange(N)
    z = scores - np.max(scores, axis=1, keepdims=True)
    Z = np.sum(np.exp(z), axis=1, keepdims=True)
    log_p = z - np.log(Z)
    p = np.exp(log_p)
    loss = -np.sum(log_p[r, y]) / N
    d = p.copy()
    d[r, y] -= 1
    d /= N
    return loss, d
""",
    ),
    Right(
        "softmax_loss",
        "logaddexp.reduce",
        """
def softmax_loss(scores, y):
    N = len(y)
    r = np.arange(N)
    log_p = scores - np.logaddexp.reduce(scores, axis=1)[:, None]
    d = np.exp(log_p) - np.eye(scores.shape[1])[y]
    return -log_p[r, y].mean(), d / N
""",
    ),
    Right(
        "softmax_loss",
        "a loop over the examples",
        """
def softmax_loss(scores, y):
    N = len(y)
    r = np.arange(N)
    loss, d = 0.0, np.zeros_like(scores)
    for i in range(N):
        z = scores[i] - scores[i].max()
        e = np.exp(z)
        loss += np.log(e.sum()) - z[y[i]]
        d[i] = e / e.sum()
        d[i, y[i]] -= 1
    return loss / N, d / N
""",
    ),
    Right(
        "softmax_loss",
        "probabilities for the slope only",
        """
def softmax_loss(scores, y):
    N = len(y)
    r = np.arange(N)
    z = scores - scores.max(axis=1, keepdims=True)
    e = np.exp(z)
    p = e / e.sum(axis=1, keepdims=True)
    loss = np.mean(np.log(e.sum(axis=1)) - z[r, y])
    d = p.copy()
    d[r, y] -= 1
    d /= N
    return loss, d
""",
    ),
    Right(
        "softmax_loss",
        "one-hot, then np.where",
        """
def softmax_loss(scores, y):
    N = len(y)
    r = np.arange(N)
    z = scores - np.max(scores, axis=1, keepdims=True)
    Z = np.sum(np.exp(z), axis=1, keepdims=True)
    log_p = z - np.log(Z)
    hot = np.eye(scores.shape[1])[y] > 0
    return -np.sum(np.where(hot, log_p, 0)) / N, np.where(hot, np.exp(log_p) - 1, np.exp(log_p)) / N
""",
    ),
    Right(
        "softmax_loss",
        "the shift after a copy",
        """
def softmax_loss(scores, y):
    N = len(y)
    r = np.arange(N)
    s = scores.copy()
    s -= s.max(axis=1)[:, None]
    t = np.log(np.exp(s).sum(axis=1))
    d = np.exp(s - t[:, None]) / N
    d[r, y] -= 1 / N
    return float(np.average(t - s[r, y])), d
""",
    ),
    Right(
        "softmax_loss",
        "own helper functions",
        """
def _log_softmax(s):
    s = s - s.max(axis=1, keepdims=True)
    return s - np.log(np.exp(s).sum(axis=1, keepdims=True))


def softmax_loss(scores, y):
    N = len(y)
    r = np.arange(N)
    lp = _log_softmax(scores)
    d = np.exp(lp)
    d[r, y] -= 1.0
    return -lp[r, y].sum() / N, d / N
""",
    ),
    Right(
        "linear_loss",
        "in place on the gradient",
        """
def linear_loss(W, b, X, y, reg, data_loss):
    scores, cache = affine_forward(X, W, b)
    loss, dscores = data_loss(scores, y)
    dX, dW, db = affine_backward(dscores, cache)
    dW += 2 * reg * W
    loss += reg * np.sum(W**2)
    return loss, dW, db
""",
    ),
    Right(
        "linear_loss",
        "by hand, without the layers",
        """
def linear_loss(W, b, X, y, reg, data_loss):
    loss, d = data_loss(X.dot(W) + b, y)
    return loss + reg * (W * W).sum(), X.T.dot(d) + 2 * reg * W, d.sum(axis=0)
""",
    ),
    Right(
        "linear_loss",
        "a list, keywords for the layers",
        """
def linear_loss(W, b, X, y, reg, data_loss):
    out, cache = affine_forward(x=X, w=W, b=b)
    data, d = data_loss(out, y)
    back = affine_backward(d, cache)
    return [data + reg * np.linalg.norm(W) ** 2, back[1] + reg * (W + W), back[2]]
""",
    ),
    Right(
        "linear_loss",
        "beside a wrong affine_backward",
        """
def affine_backward(dout, cache):
    x, w, b = cache
    return dout @ w.T, x.T @ dout / len(x), dout.mean(axis=0)


def linear_loss(W, b, X, y, reg, data_loss):
    scores, cache = affine_forward(X, W, b)
    loss, dscores = data_loss(scores, y)
    _, dW, db = affine_backward(dscores, cache)
    return loss + reg * np.sum(W * W), dW + 2 * reg * W, db
""",
    ),
    Right(
        "linear_loss",
        "beside a wrong affine_forward",
        """
def affine_forward(x, w, b):
    return x.reshape(len(x), -1) @ w, {'x': x, 'w': w}


def affine_backward(dout, cache):
    x, w = cache['x'], cache['w']
    return dout @ w.T, x.T @ dout, dout.sum(axis=0)


def linear_loss(W, b, X, y, reg, data_loss):
    scores, cache = affine_forward(X, W, b)
    loss, dscores = data_loss(scores, y)
    _, dW, db = affine_backward(dscores, cache)
    return loss + reg * np.sum(W * W), dW + 2 * reg * W, db
""",
    ),
    Right(
        "linear_loss",
        "the bias trick, undone",
        """
def linear_loss(W, b, X, y, reg, data_loss):
    V = np.vstack([W, b])
    XX = np.hstack([X, np.ones((len(X), 1))])
    loss, d = data_loss(XX @ V, y)
    dV = XX.T @ d
    return loss + reg * np.sum(W * W), dV[:-1] + 2 * reg * W, dV[-1]
""",
    ),
]

WRONG = [
    Wrong(
        "affine_backward",
        "a global instead of a cache",
        """
_kept = {}


def affine_forward(x, w, b):
    _kept['last'] = (x, w)
    return x.reshape(len(x), -1) @ w + b, None


def affine_backward(dout, cache):
    x, w = _kept['last']
    return (dout @ w.T).reshape(x.shape), x.reshape(len(x), -1).T @ dout, dout.sum(axis=0)
""",
        ("dx", "dw"),
    ),
    Wrong(
        "relu_backward",
        "twice as much at the kink",
        """
def relu_forward(x):
    return np.maximum(0, x), x


def relu_backward(dout, cache):
    return dout * (cache > 0) + 2 * dout * (cache == 0)
""",
        ("dx",),
    ),
    Wrong(
        "layers.svm_loss",
        "two comparisons, so that a kink counts for one class alone",
        """
def svm_loss(scores, y):
    rows = np.arange(len(y))
    margins = scores - scores[rows, y][:, None] + 1
    margins[rows, y] = 0
    dscores = (margins >= 0).astype(float)
    dscores[rows, y] = -np.sum(margins > 0, axis=1)
    return np.sum(np.maximum(0, margins)) / len(y), dscores / len(y)
""",
        ("gradient",),
    ),
    Wrong(
        "affine_forward",
        "bias left out",
        """
def affine_forward(x, w, b):
    return x.reshape(x.shape[0], -1) @ w, (x, w, b)
""",
        ("values",),
    ),
    Wrong(
        "affine_forward",
        "bias added a second time",
        """
def affine_forward(x, w, b):
    out = x.reshape(x.shape[0], -1) @ w + b
    out += b
    return out, (x, w, b)
""",
        ("values",),
    ),
    Wrong(
        "affine_forward",
        "flattened the other way round",
        """
def affine_forward(x, w, b):
    return x.reshape(-1, x.shape[0]).T @ w + b, (x, w, b)
""",
        ("values",),
    ),
    Wrong(
        "affine_forward",
        "only matrices work",
        """
def affine_forward(x, w, b):
    return x @ w + b, (x, w, b)
""",
        ("values",),
    ),
    Wrong(
        "affine_forward",
        "weights transposed",
        """
def affine_forward(x, w, b):
    return x.reshape(len(x), -1) @ w.T + b, (x, w, b)
""",
        ("values",),
    ),
    Wrong(
        "affine_forward",
        "out alone returned",
        """
def affine_forward(x, w, b):
    return x.reshape(len(x), -1) @ w + b
""",
        ("values",),
    ),
    Wrong(
        "affine_forward",
        "nothing returned",
        """
def affine_forward(x, w, b):
    out = x.reshape(len(x), -1) @ w + b
""",
        ("values",),
    ),
    Wrong(
        "affine_forward",
        "cache first",
        """
def affine_forward(x, w, b):
    return (x, w, b), x.reshape(len(x), -1) @ w + b
""",
        ("values",),
    ),
    Wrong(
        "affine_forward",
        "a rectifier behind it",
        """
def affine_forward(x, w, b):
    return np.maximum(0, x.reshape(len(x), -1) @ w + b), (x, w, b)
""",
        ("values",),
    ),
    Wrong(
        "affine_forward",
        "a mean instead of a sum",
        """
def affine_forward(x, w, b):
    rows = x.reshape(len(x), -1)
    return rows @ w / rows.shape[1] + b, (x, w, b)
""",
        ("values",),
    ),
    Wrong(
        "affine_forward",
        "flattened in Fortran order",
        """
def affine_forward(x, w, b):
    return x.reshape((len(x), -1), order='F') @ w + b, (x, w, b)
""",
        ("values",),
    ),
    Wrong(
        "affine_forward",
        "x made nonnegative in place",
        """
def affine_forward(x, w, b):
    x[x < 0] = 0
    return x.reshape(len(x), -1) @ w + b, (x, w, b)
""",
        ("values",),
    ),
    Wrong(
        "affine_forward",
        "rounded to one decimal",
        """
def affine_forward(x, w, b):
    return np.round(x.reshape(len(x), -1) @ w + b, 1), (x, w, b)
""",
        ("values",),
    ),
    Wrong(
        "affine_forward",
        "b as a column",
        """
def affine_forward(x, w, b):
    return x.reshape(len(x), -1) @ w + b[:, None], (x, w, b)
""",
        ("values",),
    ),
    Wrong(
        "affine_backward",
        "dx left flat",
        """
def affine_backward(dout, cache):
    x, w, b = cache
    return dout @ w.T, x.reshape(len(x), -1).T @ dout, dout.sum(axis=0)
""",
        ("dx",),
    ),
    Wrong(
        "affine_backward",
        "dx transposed before the reshape",
        """
def affine_backward(dout, cache):
    x, w, b = cache
    return (w @ dout.T).reshape(x.shape), x.reshape(len(x), -1).T @ dout, dout.sum(axis=0)
""",
        ("dx",),
    ),
    Wrong(
        "affine_backward",
        "dx with w as it is",
        """
def affine_backward(dout, cache):
    x, w, b = cache
    return (dout @ w).reshape(x.shape), x.reshape(len(x), -1).T @ dout, dout.sum(axis=0)
""",
        ("dx", "dw", "db"),
    ),
    Wrong(
        "affine_backward",
        "dx without dout",
        """
def affine_backward(dout, cache):
    x, w, b = cache
    return (np.ones_like(dout) @ w.T).reshape(x.shape), x.reshape(len(x), -1).T @ dout, dout.sum(axis=0)
""",
        ("dx",),
    ),
    Wrong(
        "affine_backward",
        "dx divided by N",
        """
def affine_backward(dout, cache):
    x, w, b = cache
    return (dout @ w.T).reshape(x.shape) / len(x), x.reshape(len(x), -1).T @ dout, dout.sum(axis=0)
""",
        ("dx",),
    ),
    Wrong(
        "affine_backward",
        "dx times x",
        """
def affine_backward(dout, cache):
    x, w, b = cache
    return (dout @ w.T).reshape(x.shape) * x, x.reshape(len(x), -1).T @ dout, dout.sum(axis=0)
""",
        ("dx",),
    ),
    Wrong(
        "affine_backward",
        "dw of the first example",
        """
def affine_backward(dout, cache):
    x, w, b = cache
    return (dout @ w.T).reshape(x.shape), np.outer(x[0].ravel(), dout[0]), dout.sum(axis=0)
""",
        ("dw",),
    ),
    Wrong(
        "affine_backward",
        "dw of the last example",
        """
def affine_backward(dout, cache):
    x, w, b = cache
    return (dout @ w.T).reshape(x.shape), np.outer(x[-1].ravel(), dout[-1]), dout.sum(axis=0)
""",
        ("dw",),
    ),
    Wrong(
        "affine_backward",
        "dw transposed",
        """
def affine_backward(dout, cache):
    x, w, b = cache
    return (dout @ w.T).reshape(x.shape), dout.T @ x.reshape(len(x), -1), dout.sum(axis=0)
""",
        ("dw",),
    ),
    Wrong(
        "affine_backward",
        "dw averaged",
        """
def affine_backward(dout, cache):
    x, w, b = cache
    return (dout @ w.T).reshape(x.shape), x.reshape(len(x), -1).T @ dout / len(x), dout.sum(axis=0)
""",
        ("dw",),
    ),
    Wrong(
        "affine_backward",
        "dw with x reshaped where it should be transposed",
        """
def affine_backward(dout, cache):
    x, w, b = cache
    return (dout @ w.T).reshape(x.shape), x.reshape(-1, len(x)) @ dout, dout.sum(axis=0)
""",
        ("dw",),
    ),
    Wrong(
        "affine_backward",
        "dw of summed parts",
        """
def affine_backward(dout, cache):
    x, w, b = cache
    return (dout @ w.T).reshape(x.shape), np.outer(x.sum(axis=0), dout.sum(axis=0)), dout.sum(axis=0)
""",
        ("dw",),
    ),
    Wrong(
        "affine_backward",
        "dw with ones for dout",
        """
def affine_backward(dout, cache):
    x, w, b = cache
    return (dout @ w.T).reshape(x.shape), x.reshape(len(x), -1).T @ np.ones_like(dout), dout.sum(axis=0)
""",
        ("dw",),
    ),
    Wrong(
        "affine_backward",
        "db a mean",
        """
def affine_backward(dout, cache):
    x, w, b = cache
    return (dout @ w.T).reshape(x.shape), x.reshape(len(x), -1).T @ dout, dout.mean(axis=0)
""",
        ("db",),
    ),
    Wrong(
        "affine_backward",
        "db of shape (1, M)",
        """
def affine_backward(dout, cache):
    x, w, b = cache
    return (dout @ w.T).reshape(x.shape), x.reshape(len(x), -1).T @ dout, dout.sum(axis=0, keepdims=True)
""",
        ("db",),
    ),
    Wrong(
        "affine_backward",
        "db over the wrong axis",
        """
def affine_backward(dout, cache):
    x, w, b = cache
    return (dout @ w.T).reshape(x.shape), x.reshape(len(x), -1).T @ dout, dout.sum(axis=1)
""",
        ("db",),
    ),
    Wrong(
        "affine_backward",
        "db one number",
        """
def affine_backward(dout, cache):
    x, w, b = cache
    return (dout @ w.T).reshape(x.shape), x.reshape(len(x), -1).T @ dout, dout.sum()
""",
        ("db",),
    ),
    Wrong(
        "affine_backward",
        "db is dout",
        """
def affine_backward(dout, cache):
    x, w, b = cache
    return (dout @ w.T).reshape(x.shape), x.reshape(len(x), -1).T @ dout, dout
""",
        ("db",),
    ),
    Wrong(
        "affine_backward",
        "db counts the examples",
        """
def affine_backward(dout, cache):
    x, w, b = cache
    return (dout @ w.T).reshape(x.shape), x.reshape(len(x), -1).T @ dout, np.full(dout.shape[1], float(len(dout)))
""",
        ("db",),
    ),
    Wrong(
        "affine_backward",
        "the sum of all at each output",
        """
def affine_backward(dout, cache):
    x, w, b = cache
    return (dout @ w.T).reshape(x.shape), x.reshape(len(x), -1).T @ dout, np.full(dout.shape[1], dout.sum())
""",
        ("db",),
    ),
    Wrong(
        "affine_backward",
        "all three divided by N",
        """
def affine_backward(dout, cache):
    x, w, b = cache
    return (dout @ w.T).reshape(x.shape) / len(x), x.reshape(len(x), -1).T @ dout / len(x), dout.sum(axis=0) / len(x)
""",
        ("dx", "dw", "db"),
    ),
    Wrong(
        "affine_backward",
        "in the order w, x, b",
        """
def affine_backward(dout, cache):
    x, w, b = cache
    return x.reshape(len(x), -1).T @ dout, (dout @ w.T).reshape(x.shape), dout.sum(axis=0)
""",
        ("dx", "dw"),
    ),
    Wrong(
        "affine_backward",
        "two values returned",
        """
def affine_backward(dout, cache):
    x, w, b = cache
    return (dout @ w.T).reshape(x.shape), x.reshape(len(x), -1).T @ dout
""",
        ("dx", "dw", "db"),
    ),
    Wrong(
        "affine_backward",
        "another cache than the forward pass has",
        """
def affine_backward(dout, cache):
    x, w = cache
    return (dout @ w.T).reshape(x.shape), x.reshape(len(x), -1).T @ dout, dout.sum(axis=0)
""",
        ("dx", "dw", "db"),
    ),
    Wrong(
        "affine_backward",
        "nothing returned",
        """
def affine_backward(dout, cache):
    x, w, b = cache
    dx, dw, db = (dout @ w.T).reshape(x.shape), x.reshape(len(x), -1).T @ dout, dout.sum(axis=0)
""",
        ("dx", "dw", "db"),
    ),
    Wrong(
        "relu_forward",
        "changed in place",
        """
def relu_forward(x):
    x[x < 0] = 0
    return x, x
""",
        ("values",),
    ),
    Wrong(
        "relu_forward",
        "largest number of all",
        """
def relu_forward(x):
    return max(0, np.max(x)), x
""",
        ("values",),
    ),
    Wrong(
        "relu_forward",
        "size of x",
        """
def relu_forward(x):
    return np.abs(x), x
""",
        ("values",),
    ),
    Wrong(
        "relu_forward",
        "leaky with 0.01",
        """
def relu_forward(x):
    return np.maximum(0.01 * x, x), x
""",
        ("values",),
    ),
    Wrong(
        "relu_forward",
        "smaller of both",
        """
def relu_forward(x):
    return np.minimum(0, x), x
""",
        ("values",),
    ),
    Wrong(
        "relu_forward",
        "the mask",
        """
def relu_forward(x):
    return (x > 0).astype(float), x
""",
        ("values",),
    ),
    Wrong(
        "relu_forward",
        "out alone",
        """
def relu_forward(x):
    return np.maximum(0, x)
""",
        ("values",),
    ),
    Wrong(
        "relu_forward",
        "x untouched",
        """
def relu_forward(x):
    return x, x
""",
        ("values",),
    ),
    Wrong(
        "relu_forward",
        "cut off at 1 as well",
        """
def relu_forward(x):
    return np.clip(x, 0, 1), x
""",
        ("values",),
    ),
    Wrong(
        "relu_forward",
        "max of Python on an array",
        """
def relu_forward(x):
    return max(0, x), x
""",
        ("values",),
    ),
    Wrong(
        "relu_backward",
        "not masked",
        """
def relu_backward(dout, cache):
    return dout
""",
        ("dx",),
    ),
    Wrong(
        "relu_backward",
        "masked by dout",
        """
def relu_backward(dout, cache):
    return dout * (dout > 0)
""",
        ("dx",),
    ),
    Wrong(
        "relu_backward",
        "rectified dout",
        """
def relu_backward(dout, cache):
    return np.maximum(0, dout)
""",
        ("dx",),
    ),
    Wrong(
        "relu_backward",
        "the mask alone",
        """
def relu_backward(dout, cache):
    return (cache > 0).astype(float)
""",
        ("dx",),
    ),
    Wrong(
        "relu_backward",
        "where x is negative",
        """
def relu_backward(dout, cache):
    return dout * (cache < 0)
""",
        ("dx",),
    ),
    Wrong(
        "relu_backward",
        "times the output",
        """
def relu_backward(dout, cache):
    return dout * np.maximum(0, cache)
""",
        ("dx",),
    ),
    Wrong(
        "relu_backward",
        "leaky with 0.01",
        """
def relu_backward(dout, cache):
    return np.where(cache > 0, dout, 0.01 * dout)
""",
        ("dx",),
    ),
    Wrong(
        "relu_backward",
        "times the sign of x",
        """
def relu_backward(dout, cache):
    return dout * np.sign(cache)
""",
        ("dx",),
    ),
    Wrong(
        "relu_backward",
        "divided by N",
        """
def relu_backward(dout, cache):
    return dout * (cache > 0) / len(dout)
""",
        ("dx",),
    ),
    Wrong(
        "relu_backward",
        "a tuple of two",
        """
def relu_backward(dout, cache):
    return dout * (cache > 0), cache
""",
        ("dx",),
    ),
    Wrong(
        "relu_backward",
        "nothing returned",
        """
def relu_backward(dout, cache):
    dx = dout * (cache > 0)
""",
        ("dx",),
    ),
    Wrong(
        "relu_backward",
        "the other way round",
        """
def relu_backward(dout, cache):
    dx = dout.copy()
    dx[cache > 0] = 0
    return dx
""",
        ("dx",),
    ),
    Wrong(
        "relu_backward",
        "x rectified",
        """
def relu_backward(dout, cache):
    return np.maximum(0, cache)
""",
        ("dx",),
    ),
    Wrong(
        "relu_backward",
        "where x is above 1",
        """
def relu_backward(dout, cache):
    return dout * (cache > 1)
""",
        ("dx",),
    ),
    Wrong(
        "svm_loss",
        "right class kept in the loss",
        """
def svm_loss(scores, y):
    N = scores.shape[0]
    correct = scores[np.arange(N), y]
    margins = np.maximum(0, scores - correct[:, np.newaxis] + 1.0)
    loss = np.sum(margins) / N
    margins[np.arange(N), y] = 0
    dx = np.zeros_like(scores)
    dx[margins > 0] = 1
    dx[np.arange(N), y] -= np.sum(margins > 0, axis=1)
    dx /= N
    return loss, dx
""",
        ("loss",),
    ),
    Wrong(
        "svm_loss",
        "right class kept in both",
        """
def svm_loss(scores, y):
    N = scores.shape[0]
    correct = scores[np.arange(N), y]
    margins = np.maximum(0, scores - correct[:, np.newaxis] + 1.0)
    loss = np.sum(margins) / N
    dx = (margins > 0) * 1.0
    dx[np.arange(N), y] = -dx.sum(axis=1)
    return loss, dx / N
""",
        ("loss", "gradient"),
    ),
    Wrong(
        "svm_loss",
        "loss not averaged",
        """
def svm_loss(scores, y):
    N = scores.shape[0]
    correct = scores[np.arange(N), y]
    margins = np.maximum(0, scores - correct[:, np.newaxis] + 1.0)
    margins[np.arange(N), y] = 0
    loss = np.sum(margins)
    dx = np.zeros_like(scores)
    dx[margins > 0] = 1
    dx[np.arange(N), y] -= np.sum(margins > 0, axis=1)
    dx /= N
    return loss, dx
""",
        ("loss",),
    ),
    Wrong(
        "svm_loss",
        "dscores not averaged",
        """
def svm_loss(scores, y):
    N = scores.shape[0]
    correct = scores[np.arange(N), y]
    margins = np.maximum(0, scores - correct[:, np.newaxis] + 1.0)
    margins[np.arange(N), y] = 0
    loss = np.sum(margins) / N
    dx = np.zeros_like(scores)
    dx[margins > 0] = 1
    dx[np.arange(N), y] -= np.sum(margins > 0, axis=1)
    return loss, dx
""",
        ("gradient",),
    ),
    Wrong(
        "svm_loss",
        "neither averaged",
        """
def svm_loss(scores, y):
    N = scores.shape[0]
    correct = scores[np.arange(N), y]
    margins = np.maximum(0, scores - correct[:, np.newaxis] + 1.0)
    margins[np.arange(N), y] = 0
    loss = np.sum(margins)
    dx = np.zeros_like(scores)
    dx[margins > 0] = 1
    dx[np.arange(N), y] -= np.sum(margins > 0, axis=1)
    return loss, dx
""",
        ("loss", "gradient"),
    ),
    Wrong(
        "svm_loss",
        "right class gets -1",
        """
def svm_loss(scores, y):
    N = scores.shape[0]
    correct = scores[np.arange(N), y]
    margins = np.maximum(0, scores - correct[:, np.newaxis] + 1.0)
    margins[np.arange(N), y] = 0
    dx = (margins > 0) * 1.0
    dx[np.arange(N), y] = -1
    return margins.sum() / N, dx / N
""",
        ("gradient",),
    ),
    Wrong(
        "svm_loss",
        "right class gets nothing",
        """
def svm_loss(scores, y):
    N = scores.shape[0]
    correct = scores[np.arange(N), y]
    margins = np.maximum(0, scores - correct[:, np.newaxis] + 1.0)
    margins[np.arange(N), y] = 0
    dx = (margins > 0) * 1.0
    return margins.sum() / N, dx / N
""",
        ("gradient",),
    ),
    Wrong(
        "svm_loss",
        "right class gets plus the count",
        """
def svm_loss(scores, y):
    N = scores.shape[0]
    correct = scores[np.arange(N), y]
    margins = np.maximum(0, scores - correct[:, np.newaxis] + 1.0)
    margins[np.arange(N), y] = 0
    dx = (margins > 0) * 1.0
    dx[np.arange(N), y] = dx.sum(axis=1)
    return margins.sum() / N, dx / N
""",
        ("gradient",),
    ),
    Wrong(
        "svm_loss",
        "no margin",
        """
def svm_loss(scores, y):
    N = scores.shape[0]
    correct = scores[np.arange(N), y]
    margins = np.maximum(0, scores - correct[:, np.newaxis])
    margins[np.arange(N), y] = 0
    loss = np.sum(margins) / N
    dx = np.zeros_like(scores)
    dx[margins > 0] = 1
    dx[np.arange(N), y] -= np.sum(margins > 0, axis=1)
    dx /= N
    return loss, dx
""",
        ("loss", "gradient"),
    ),
    Wrong(
        "svm_loss",
        "a margin of 2",
        """
def svm_loss(scores, y):
    N = scores.shape[0]
    correct = scores[np.arange(N), y]
    margins = np.maximum(0, scores - correct[:, np.newaxis] + 2.0)
    margins[np.arange(N), y] = 0
    loss = np.sum(margins) / N
    dx = np.zeros_like(scores)
    dx[margins > 0] = 1
    dx[np.arange(N), y] -= np.sum(margins > 0, axis=1)
    dx /= N
    return loss, dx
""",
        ("loss", "gradient"),
    ),
    Wrong(
        "svm_loss",
        "squared",
        """
def svm_loss(scores, y):
    N = scores.shape[0]
    correct = scores[np.arange(N), y]
    margins = np.maximum(0, scores - correct[:, np.newaxis] + 1.0)
    margins[np.arange(N), y] = 0
    dx = 2 * margins
    dx[np.arange(N), y] = -dx.sum(axis=1)
    return np.sum(margins**2) / N, dx / N
""",
        ("loss", "gradient"),
    ),
    Wrong(
        "svm_loss",
        "mean over the classes too",
        """
def svm_loss(scores, y):
    N = scores.shape[0]
    correct = scores[np.arange(N), y]
    margins = np.maximum(0, scores - correct[:, np.newaxis] + 1.0)
    margins[np.arange(N), y] = 0
    dx = (margins > 0) * 1.0
    dx[np.arange(N), y] = -dx.sum(axis=1)
    return np.mean(margins), dx / margins.size
""",
        ("loss", "gradient"),
    ),
    Wrong(
        "svm_loss",
        "sizes for counts",
        """
def svm_loss(scores, y):
    N = scores.shape[0]
    correct = scores[np.arange(N), y]
    margins = np.maximum(0, scores - correct[:, np.newaxis] + 1.0)
    margins[np.arange(N), y] = 0
    dx = margins.copy()
    dx[np.arange(N), y] = -dx.sum(axis=1)
    return margins.sum() / N, dx / N
""",
        ("gradient",),
    ),
    Wrong(
        "svm_loss",
        "whole columns of the right classes",
        """
def svm_loss(scores, y):
    N = scores.shape[0]
    correct = scores[np.arange(N), y]
    margins = np.maximum(0, scores - correct[:, np.newaxis] + 1.0)
    margins[np.arange(N), y] = 0
    dx = (margins > 0) * 1.0
    dx[:, y] -= dx.sum(axis=1)[:, None]
    return margins.sum() / N, dx / N
""",
        ("gradient",),
    ),
    Wrong(
        "svm_loss",
        "scores changed in place",
        """
def svm_loss(scores, y):
    r = np.arange(len(y))
    scores -= scores[r, y][:, None]
    m = np.maximum(scores + 1, 0)
    m[r, y] = 0
    d = (m > 0) * 1.0
    d[r, y] = -d.sum(1)
    return m.sum() / len(y), d / len(y)
""",
        ("gradient",),
    ),
    Wrong(
        "svm_loss",
        "loss alone",
        """
def svm_loss(scores, y):
    N = scores.shape[0]
    correct = scores[np.arange(N), y]
    margins = np.maximum(0, scores - correct[:, np.newaxis] + 1.0)
    margins[np.arange(N), y] = 0
    return margins.sum() / N
""",
        ("loss", "gradient"),
    ),
    Wrong(
        "svm_loss",
        "in the other order",
        """
def svm_loss(scores, y):
    N = scores.shape[0]
    correct = scores[np.arange(N), y]
    margins = np.maximum(0, scores - correct[:, np.newaxis] + 1.0)
    margins[np.arange(N), y] = 0
    dx = np.zeros_like(scores)
    dx[margins > 0] = 1
    dx[np.arange(N), y] -= np.sum(margins > 0, axis=1)
    dx /= N
    return dx, margins.sum() / N
""",
        ("loss", "gradient"),
    ),
    Wrong(
        "svm_loss",
        "not clipped",
        """
def svm_loss(scores, y):
    N = len(y)
    margins = scores - scores[np.arange(N), y][:, None] + 1
    margins[np.arange(N), y] = 0
    dx = np.zeros_like(scores)
    dx[margins > 0] = 1
    dx[np.arange(N), y] -= np.sum(margins > 0, axis=1)
    dx /= N
    return margins.sum() / N, dx
""",
        ("loss",),
    ),
    Wrong(
        "softmax_loss",
        "not shifted",
        """
def softmax_loss(scores, y):
    N = len(y)
    r = np.arange(N)
    e = np.exp(scores)
    p = e / e.sum(axis=1, keepdims=True)
    d = p.copy()
    d[r, y] -= 1
    d /= N
    return -np.mean(np.log(p[r, y])), d
""",
        ("stable",),
    ),
    Wrong(
        "softmax_loss",
        "one maximum for all",
        """
def softmax_loss(scores, y):
    N = len(y)
    r = np.arange(N)
    z = scores - scores.max()
    e = np.exp(z)
    p = e / e.sum(axis=1, keepdims=True)
    d = p.copy()
    d[r, y] -= 1
    d /= N
    return -np.mean(np.log(p[r, y])), d
""",
        ("stable",),
    ),
    Wrong(
        "softmax_loss",
        "logarithm of the probability",
        """
def softmax_loss(scores, y):
    N = len(y)
    r = np.arange(N)
    z = scores - scores.max(axis=1, keepdims=True)
    e = np.exp(z)
    p = e / e.sum(axis=1, keepdims=True)
    d = p.copy()
    d[r, y] -= 1
    d /= N
    return -np.sum(np.log(p[r, y])) / N, d
""",
        ("stable",),
    ),
    Wrong(
        "softmax_loss",
        "1e-12 inside the logarithm",
        """
def softmax_loss(scores, y):
    N = len(y)
    r = np.arange(N)
    z = scores - scores.max(axis=1, keepdims=True)
    e = np.exp(z)
    p = e / e.sum(axis=1, keepdims=True)
    d = p.copy()
    d[r, y] -= 1
    d /= N
    return -np.mean(np.log(p[r, y] + 1e-12)), d
""",
        ("stable",),
    ),
    Wrong(
        "softmax_loss",
        "clipped probabilities",
        """
def softmax_loss(scores, y):
    N = len(y)
    r = np.arange(N)
    z = scores - scores.max(axis=1, keepdims=True)
    e = np.exp(z)
    p = e / e.sum(axis=1, keepdims=True)
    d = p.copy()
    d[r, y] -= 1
    d /= N
    return -np.mean(np.log(np.clip(p[r, y], 1e-12, 1))), d
""",
        ("stable",),
    ),
    Wrong(
        "softmax_loss",
        "loss not averaged",
        """
def softmax_loss(scores, y):
    N = len(y)
    r = np.arange(N)
    z = scores - np.max(scores, axis=1, keepdims=True)
    Z = np.sum(np.exp(z), axis=1, keepdims=True)
    log_p = z - np.log(Z)
    p = np.exp(log_p)
    d = p.copy()
    d[r, y] -= 1
    d /= N
    return -np.sum(log_p[r, y]), d
""",
        ("loss", "stable"),
    ),
    Wrong(
        "softmax_loss",
        "dscores not averaged",
        """
def softmax_loss(scores, y):
    N = len(y)
    r = np.arange(N)
    z = scores - np.max(scores, axis=1, keepdims=True)
    Z = np.sum(np.exp(z), axis=1, keepdims=True)
    log_p = z - np.log(Z)
    p = np.exp(log_p)
    d = p.copy()
    d[r, y] -= 1
    return -np.mean(log_p[r, y]), d
""",
        ("gradient", "stable"),
    ),
    Wrong(
        "softmax_loss",
        "sign of the loss",
        """
def softmax_loss(scores, y):
    N = len(y)
    r = np.arange(N)
    z = scores - np.max(scores, axis=1, keepdims=True)
    Z = np.sum(np.exp(z), axis=1, keepdims=True)
    log_p = z - np.log(Z)
    p = np.exp(log_p)
    d = p.copy()
    d[r, y] -= 1
    d /= N
    return np.mean(log_p[r, y]), d
""",
        ("loss", "stable"),
    ),
    Wrong(
        "softmax_loss",
        "no minus one",
        """
def softmax_loss(scores, y):
    N = len(y)
    r = np.arange(N)
    z = scores - np.max(scores, axis=1, keepdims=True)
    Z = np.sum(np.exp(z), axis=1, keepdims=True)
    log_p = z - np.log(Z)
    return -np.mean(log_p[r, y]), np.exp(log_p) / N
""",
        ("gradient", "stable"),
    ),
    Wrong(
        "softmax_loss",
        "plus one",
        """
def softmax_loss(scores, y):
    N = len(y)
    r = np.arange(N)
    z = scores - np.max(scores, axis=1, keepdims=True)
    Z = np.sum(np.exp(z), axis=1, keepdims=True)
    log_p = z - np.log(Z)
    d = np.exp(log_p)
    d[r, y] += 1
    return -np.mean(log_p[r, y]), d / N
""",
        ("gradient", "stable"),
    ),
    Wrong(
        "softmax_loss",
        "minus one in whole columns",
        """
def softmax_loss(scores, y):
    N = len(y)
    r = np.arange(N)
    z = scores - np.max(scores, axis=1, keepdims=True)
    Z = np.sum(np.exp(z), axis=1, keepdims=True)
    log_p = z - np.log(Z)
    d = np.exp(log_p)
    d[:, y] -= 1
    return -np.mean(log_p[r, y]), d / N
""",
        ("gradient", "stable"),
    ),
    Wrong(
        "softmax_loss",
        "sign of dscores",
        """
def softmax_loss(scores, y):
    N = len(y)
    r = np.arange(N)
    z = scores - np.max(scores, axis=1, keepdims=True)
    Z = np.sum(np.exp(z), axis=1, keepdims=True)
    log_p = z - np.log(Z)
    d = -np.exp(log_p)
    d[r, y] += 1
    return -np.mean(log_p[r, y]), d / N
""",
        ("gradient", "stable"),
    ),
    Wrong(
        "softmax_loss",
        "logarithm to base 10",
        """
def softmax_loss(scores, y):
    N = len(y)
    r = np.arange(N)
    z = scores - scores.max(axis=1, keepdims=True)
    t = np.exp(z).sum(axis=1, keepdims=True)
    p = np.exp(z) / t
    d = p.copy()
    d[r, y] -= 1
    d /= N
    return -np.mean(np.log10(p[r, y])), d
""",
        ("loss", "stable"),
    ),
    Wrong(
        "softmax_loss",
        "normalized over the examples",
        """
def softmax_loss(scores, y):
    N = len(y)
    r = np.arange(N)
    e = np.exp(scores - scores.max())
    p = e / e.sum(axis=0)
    d = p.copy()
    d[r, y] -= 1
    d /= N
    return -np.mean(np.log(p[r, y])), d
""",
        ("loss", "gradient", "stable"),
    ),
    Wrong(
        "softmax_loss",
        "mean over the classes too",
        """
def softmax_loss(scores, y):
    N = len(y)
    r = np.arange(N)
    z = scores - np.max(scores, axis=1, keepdims=True)
    Z = np.sum(np.exp(z), axis=1, keepdims=True)
    log_p = z - np.log(Z)
    hot = np.eye(scores.shape[1])[y]
    return -np.mean(np.where(hot > 0, log_p, 0)), (np.exp(log_p) - hot) / scores.size
""",
        ("loss", "gradient", "stable"),
    ),
    Wrong(
        "softmax_loss",
        "scores shifted in place",
        """
def softmax_loss(scores, y):
    N = len(y)
    r = np.arange(N)
    scores -= scores.max(axis=1, keepdims=True)
    log_p = scores - np.log(np.exp(scores).sum(axis=1, keepdims=True))
    p = np.exp(log_p)
    d = p.copy()
    d[r, y] -= 1
    d /= N
    return -np.mean(log_p[r, y]), d
""",
        ("gradient",),
    ),
    Wrong(
        "softmax_loss",
        "probabilities for dscores",
        """
def softmax_loss(scores, y):
    N = len(y)
    r = np.arange(N)
    z = scores - scores.max(axis=1, keepdims=True)
    e = np.exp(z)
    p = e / e.sum(axis=1, keepdims=True)
    return -np.mean(np.log(e.sum(axis=1)) * -1 + z[r, y]), p
""",
        ("gradient", "stable"),
    ),
    Wrong(
        "linear_loss",
        "no regularizer",
        """
def linear_loss(W, b, X, y, reg, data_loss):
    scores, cache = affine_forward(X, W, b)
    loss, dscores = data_loss(scores, y)
    _, dW, db = affine_backward(dscores, cache)
    return loss, dW, db
""",
        ("value", "gradients"),
    ),
    Wrong(
        "linear_loss",
        "regularizer missing from dW",
        """
def linear_loss(W, b, X, y, reg, data_loss):
    scores, cache = affine_forward(X, W, b)
    loss, dscores = data_loss(scores, y)
    _, dW, db = affine_backward(dscores, cache)
    return loss + reg * np.sum(W * W), dW, db
""",
        ("gradients",),
    ),
    Wrong(
        "linear_loss",
        "half a regularizer",
        """
def linear_loss(W, b, X, y, reg, data_loss):
    scores, cache = affine_forward(X, W, b)
    loss, dscores = data_loss(scores, y)
    _, dW, db = affine_backward(dscores, cache)
    return loss + 0.5 * reg * np.sum(W * W), dW + reg * W, db
""",
        ("value", "gradients"),
    ),
    Wrong(
        "linear_loss",
        "half of it in dW",
        """
def linear_loss(W, b, X, y, reg, data_loss):
    scores, cache = affine_forward(X, W, b)
    loss, dscores = data_loss(scores, y)
    _, dW, db = affine_backward(dscores, cache)
    return loss + reg * np.sum(W * W), dW + reg * W, db
""",
        ("gradients",),
    ),
    Wrong(
        "linear_loss",
        "doubled in dW",
        """
def linear_loss(W, b, X, y, reg, data_loss):
    scores, cache = affine_forward(X, W, b)
    loss, dscores = data_loss(scores, y)
    _, dW, db = affine_backward(dscores, cache)
    return loss + reg * np.sum(W * W), dW + 4 * reg * W, db
""",
        ("gradients",),
    ),
    Wrong(
        "linear_loss",
        "bias regularized",
        """
def linear_loss(W, b, X, y, reg, data_loss):
    scores, cache = affine_forward(X, W, b)
    loss, dscores = data_loss(scores, y)
    _, dW, db = affine_backward(dscores, cache)
    return loss + reg * (np.sum(W * W) + np.sum(b * b)), dW + 2 * reg * W, db + 2 * reg * b
""",
        ("value", "gradients"),
    ),
    Wrong(
        "linear_loss",
        "bias regularized in the loss",
        """
def linear_loss(W, b, X, y, reg, data_loss):
    scores, cache = affine_forward(X, W, b)
    loss, dscores = data_loss(scores, y)
    _, dW, db = affine_backward(dscores, cache)
    return loss + reg * (np.sum(W * W) + np.sum(b * b)), dW + 2 * reg * W, db
""",
        ("value",),
    ),
    Wrong(
        "linear_loss",
        "db only regularized",
        """
def linear_loss(W, b, X, y, reg, data_loss):
    scores, cache = affine_forward(X, W, b)
    loss, dscores = data_loss(scores, y)
    _, dW, db = affine_backward(dscores, cache)
    return loss + reg * np.sum(W * W), dW + 2 * reg * W, 2 * reg * b
""",
        ("gradients",),
    ),
    Wrong(
        "linear_loss",
        "db zero",
        """
def linear_loss(W, b, X, y, reg, data_loss):
    scores, cache = affine_forward(X, W, b)
    loss, dscores = data_loss(scores, y)
    _, dW, db = affine_backward(dscores, cache)
    return loss + reg * np.sum(W * W), dW + 2 * reg * W, np.zeros_like(b)
""",
        ("gradients",),
    ),
    Wrong(
        "linear_loss",
        "dW divided by N again",
        """
def linear_loss(W, b, X, y, reg, data_loss):
    scores, cache = affine_forward(X, W, b)
    loss, dscores = data_loss(scores, y)
    _, dW, db = affine_backward(dscores, cache)
    return loss + reg * np.sum(W * W), dW / len(X) + 2 * reg * W, db
""",
        ("gradients",),
    ),
    Wrong(
        "linear_loss",
        "both divided by N again",
        """
def linear_loss(W, b, X, y, reg, data_loss):
    scores, cache = affine_forward(X, W, b)
    loss, dscores = data_loss(scores, y)
    _, dW, db = affine_backward(dscores, cache)
    return loss + reg * np.sum(W * W), dW / len(X) + 2 * reg * W, db / len(X)
""",
        ("gradients",),
    ),
    Wrong(
        "linear_loss",
        "softmax whatever is handed in",
        """
def linear_loss(W, b, X, y, reg, data_loss):
    scores, cache = affine_forward(X, W, b)
    loss, dscores = softmax_loss(scores, y)
    _, dW, db = affine_backward(dscores, cache)
    return loss + reg * np.sum(W * W), dW + 2 * reg * W, db
""",
        ("value", "gradients"),
    ),
    Wrong(
        "linear_loss",
        "scores go backward",
        """
def linear_loss(W, b, X, y, reg, data_loss):
    scores, cache = affine_forward(X, W, b)
    loss, dscores = data_loss(scores, y)
    _, dW, db = affine_backward(scores, cache)
    return loss + reg * np.sum(W * W), dW + 2 * reg * W, db
""",
        ("gradients",),
    ),
    Wrong(
        "linear_loss",
        "regularizer divided by N",
        """
def linear_loss(W, b, X, y, reg, data_loss):
    scores, cache = affine_forward(X, W, b)
    loss, dscores = data_loss(scores, y)
    _, dW, db = affine_backward(dscores, cache)
    return loss + reg * np.sum(W * W) / len(X), dW + 2 * reg * W / len(X), db
""",
        ("value", "gradients"),
    ),
    Wrong(
        "linear_loss",
        "dX in the place of dW",
        """
def linear_loss(W, b, X, y, reg, data_loss):
    scores, cache = affine_forward(X, W, b)
    loss, dscores = data_loss(scores, y)
    dW, _, db = affine_backward(dscores, cache)
    return loss + reg * np.sum(W * W), dW, db
""",
        ("gradients",),
    ),
    Wrong(
        "linear_loss",
        "gradients exchanged",
        """
def linear_loss(W, b, X, y, reg, data_loss):
    scores, cache = affine_forward(X, W, b)
    loss, dscores = data_loss(scores, y)
    _, dW, db = affine_backward(dscores, cache)
    return loss + reg * np.sum(W * W), db, dW + 2 * reg * W
""",
        ("gradients",),
    ),
    Wrong(
        "linear_loss",
        "bias left out of the scores",
        """
def linear_loss(W, b, X, y, reg, data_loss):
    scores = X @ W
    loss, d = data_loss(scores, y)
    return loss + reg * np.sum(W * W), X.T @ d + 2 * reg * W, d.sum(axis=0)
""",
        ("value", "gradients"),
    ),
    Wrong(
        "linear_loss",
        "db a mean",
        """
def linear_loss(W, b, X, y, reg, data_loss):
    loss, d = data_loss(X @ W + b, y)
    return loss + reg * np.sum(W * W), X.T @ d + 2 * reg * W, d.mean(axis=0)
""",
        ("gradients",),
    ),
    Wrong(
        "linear_loss",
        "W changed in place",
        """
def linear_loss(W, b, X, y, reg, data_loss):
    scores, cache = affine_forward(X, W, b)
    loss, dscores = data_loss(scores, y)
    _, dW, db = affine_backward(dscores, cache)
    loss += reg * np.sum(W * W)
    W *= 2 * reg
    return loss, dW + W, db
""",
        ("gradients",),
    ),
    Wrong(
        "linear_loss",
        "data loss called twice the wrong way round",
        """
def linear_loss(W, b, X, y, reg, data_loss):
    loss, d = data_loss(y, X @ W + b)
    return loss, d, d
""",
        ("value", "gradients"),
    ),
]
