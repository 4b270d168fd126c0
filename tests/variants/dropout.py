"""Right and wrong versions of the exercises of `dropout.py`."""

from . import Right, Wrong

RIGHT = [
    Right(
        "dropout_forward",
        "as CS231n has it, from the global generator",
        """
def dropout_forward(x, dropout_param):
    p = dropout_param["p"]
    if "seed" in dropout_param:
        np.random.seed(dropout_param["seed"])
    if dropout_param["mode"] == "test":
        return x, (dropout_param, None)
    mask = (np.random.rand(*x.shape) < p) / p
    out = x * mask
    return out.astype(x.dtype, copy=False), (dropout_param, mask)


def dropout_backward(dout, cache):
    param, mask = cache
    if param["mode"] == "train":
        return dout * mask
    return dout
""",
    ),
    Right(
        "dropout_forward",
        "binomial",
        """
def dropout_forward(x, dropout_param):
    p, rng = dropout_param["p"], dropout_param["rng"]
    if dropout_param["mode"] == "test":
        return x.copy(), 1.0
    mask = rng.binomial(1, p, size=x.shape) / p
    return mask * x, mask
""",
    ),
    Right(
        "dropout_forward",
        "numbers put to 0 in a copy",
        """
def dropout_forward(x, dropout_param):
    p, rng = dropout_param["p"], dropout_param["rng"]
    if dropout_param["mode"] == "test":
        return x, np.ones_like(x)
    out = x / p
    out[rng.random(x.shape) >= p] = 0
    return out, (out != 0) / p
""",
    ),
    Right(
        "dropout_forward",
        "a loop over all numbers",
        """
def dropout_forward(x, dropout_param):
    p, rng = dropout_param["p"], dropout_param["rng"]
    if dropout_param["mode"] == "test":
        return x, np.ones_like(x)
    out = np.zeros_like(x)
    mask = np.zeros_like(x)
    for k in np.ndindex(x.shape):
        if rng.uniform() <= p:
            out[k], mask[k] = x[k] / p, 1 / p
    return [out, mask]
""",
    ),
    Right(
        "dropout_forward",
        "choice with probabilities",
        """
def dropout_forward(x, dropout_param):
    p, rng = dropout_param["p"], dropout_param["rng"]
    if dropout_param["mode"] == "test":
        return x, np.ones_like(x)
    mask = rng.choice([0.0, 1.0 / p], size=x.shape, p=[1 - p, p])
    return x * mask, mask
""",
    ),
    Right(
        "dropout_backward",
        "cache of both, mode asked",
        """
def dropout_forward(x, dropout_param):
    p = dropout_param["p"]
    if "seed" in dropout_param:
        np.random.seed(dropout_param["seed"])
    if dropout_param["mode"] == "test":
        return x, (dropout_param, None)
    mask = (np.random.rand(*x.shape) < p) / p
    out = x * mask
    return out.astype(x.dtype, copy=False), (dropout_param, mask)


def dropout_backward(dout, cache):
    param, mask = cache
    if param["mode"] == "train":
        return dout * mask
    return dout
""",
    ),
    Right(
        "dropout_backward",
        "cache a dict with a mask of bools",
        """
def dropout_forward(x, dropout_param):
    p, rng = dropout_param["p"], dropout_param["rng"]
    if dropout_param["mode"] == "test":
        return x, {"kept": True, "p": 1}
    kept = rng.random(x.shape) < p
    return np.where(kept, x / p, 0), {"kept": kept, "p": p}


def dropout_backward(dout, cache):
    return np.where(cache["kept"], dout / cache["p"], 0)
""",
    ),
    Right(
        "dropout_backward",
        "None for nothing dropped",
        """
def dropout_forward(x, dropout_param):
    p, rng = dropout_param["p"], dropout_param["rng"]
    if dropout_param["mode"] == "test":
        return x, None
    mask = (rng.random(x.shape) < p) / p
    return x * mask, mask


def dropout_backward(dout, cache):
    if cache is None:
        return dout
    dx = dout.copy()
    dx *= cache
    return dx
""",
    ),
    Right(
        "max_norm",
        "one column after the other",
        """
def max_norm(w, limit):
    out = w.copy()
    for h in range(w.shape[1]):
        norm = np.linalg.norm(w[:, h])
        if norm > limit:
            out[:, h] = w[:, h] * (limit / norm)
    return out
""",
    ),
    Right(
        "max_norm",
        "where, with a warning at 0",
        """
def max_norm(w, limit):
    norms = np.linalg.norm(w, axis=0, keepdims=True)
    return np.where(norms > limit, w / norms * limit, w)
""",
    ),
    Right(
        "max_norm",
        "transposed, with clip",
        """
def max_norm(w, limit):
    norms = np.sqrt((w.T ** 2).sum(1))
    return (w.T / np.clip(norms / limit, 1, None)[:, None]).T
""",
    ),
]

WRONG = [
    Wrong(
        "dropout_forward",
        "greater than p",
        """
def dropout_forward(x, dropout_param):
    p, rng = dropout_param["p"], dropout_param["rng"]
    if dropout_param["mode"] == "test":
        return x, np.ones_like(x)
    mask = (rng.random(x.shape) > p) / p
    return x * mask, mask
""",
        ("train",),
    ),
    Wrong(
        "dropout_forward",
        "p to drop, in both places",
        """
def dropout_forward(x, dropout_param):
    p, rng = dropout_param["p"], dropout_param["rng"]
    if dropout_param["mode"] == "test":
        return x, np.ones_like(x)
    mask = (rng.random(x.shape) > p) / (1 - p)
    return x * mask, mask
""",
        ("train",),
    ),
    Wrong(
        "dropout_forward",
        "not inverted",
        """
def dropout_forward(x, dropout_param):
    p, rng = dropout_param["p"], dropout_param["rng"]
    if dropout_param["mode"] == "test":
        return x * p, np.full_like(x, p)
    mask = (rng.random(x.shape) < p) * 1.0
    return x * mask, mask
""",
        ("train", "test"),
    ),
    Wrong(
        "dropout_forward",
        "divided in both modes",
        """
def dropout_forward(x, dropout_param):
    p, rng = dropout_param["p"], dropout_param["rng"]
    if dropout_param["mode"] == "test":
        return x / p, np.full_like(x, 1 / p)
    mask = (rng.random(x.shape) < p) / p
    return x * mask, mask
""",
        ("test",),
    ),
    Wrong(
        "dropout_forward",
        "a mask for a row",
        """
def dropout_forward(x, dropout_param):
    p, rng = dropout_param["p"], dropout_param["rng"]
    if dropout_param["mode"] == "test":
        return x, np.ones_like(x)
    mask = (rng.random(x.shape[-1]) < p) / p
    return x * mask, mask
""",
        ("train",),
    ),
    Wrong(
        "dropout_forward",
        "in place",
        """
def dropout_forward(x, dropout_param):
    p, rng = dropout_param["p"], dropout_param["rng"]
    if dropout_param["mode"] == "test":
        return x, np.ones_like(x)
    mask = (rng.random(x.shape) < p) / p
    x *= mask
    return x, mask
""",
        ("train",),
    ),
    Wrong(
        "dropout_forward",
        "a generator of its own, seeded",
        """
def dropout_forward(x, dropout_param):
    p, rng = dropout_param["p"], dropout_param["rng"]
    if dropout_param["mode"] == "test":
        return x, np.ones_like(x)
    mask = (np.random.default_rng(231).random(x.shape) < p) / p
    return x * mask, mask
""",
        ("train",),
    ),
    Wrong(
        "dropout_forward",
        "the random numbers are the mask",
        """
def dropout_forward(x, dropout_param):
    p, rng = dropout_param["p"], dropout_param["rng"]
    if dropout_param["mode"] == "test":
        return x, np.ones_like(x)
    mask = rng.random(x.shape) / p
    return x * mask, mask
""",
        ("train",),
    ),
    Wrong(
        "dropout_forward",
        "the mask comes back",
        """
def dropout_forward(x, dropout_param):
    p, rng = dropout_param["p"], dropout_param["rng"]
    if dropout_param["mode"] == "test":
        return x, np.ones_like(x)
    mask = (rng.random(x.shape) < p) / p
    return mask, mask
""",
        ("train",),
    ),
    Wrong(
        "dropout_forward",
        "dropped in both modes",
        """
def dropout_forward(x, dropout_param):
    p, rng = dropout_param["p"], dropout_param["rng"]
    if dropout_param["mode"] == "test":
        m = (rng.random(x.shape) < p) / p
        return x * m, m
    mask = (rng.random(x.shape) < p) / p
    return x * mask, mask
""",
        ("test",),
    ),
    Wrong(
        "dropout_forward",
        "divided by the share that is kept",
        """
def dropout_forward(x, dropout_param):
    p, rng = dropout_param["p"], dropout_param["rng"]
    if dropout_param["mode"] == "test":
        return x, np.ones_like(x)
    mask = rng.random(x.shape) < p
    return x * mask / max(mask.mean(), 0.01), mask / p
""",
        ("train",),
    ),
    Wrong(
        "dropout_forward",
        "only positive numbers are dropped",
        """
def dropout_forward(x, dropout_param):
    p, rng = dropout_param["p"], dropout_param["rng"]
    if dropout_param["mode"] == "test":
        return x, np.ones_like(x)
    mask = np.where((rng.random(x.shape) < p) | (x < 0), 1 / p, 0)
    return x * mask, mask
""",
        ("train",),
    ),
    Wrong(
        "dropout_backward",
        "all of dout",
        """
def dropout_backward(dout, cache):
    return dout
""",
        ("dx",),
    ),
    Wrong(
        "dropout_backward",
        "not divided",
        """
def dropout_backward(dout, cache):
    return dout * (cache != 0)
""",
        ("dx",),
    ),
    Wrong(
        "dropout_backward",
        "the mask reversed",
        """
def dropout_backward(dout, cache):
    return dout * (cache == 0)
""",
        ("dx",),
    ),
    Wrong(
        "dropout_backward",
        "the mask squared",
        """
def dropout_backward(dout, cache):
    return dout * cache * cache
""",
        ("dx",),
    ),
    Wrong(
        "dropout_backward",
        "the mask alone",
        """
def dropout_backward(dout, cache):
    return cache * np.ones_like(dout)
""",
        ("dx",),
    ),
    Wrong(
        "dropout_backward",
        "drawn anew",
        """
def dropout_backward(dout, cache):
    return dout * (np.random.default_rng(5).random(dout.shape) < 0.5)
""",
        ("dx",),
    ),
    Wrong(
        "dropout_backward",
        "the sign of dout",
        """
def dropout_backward(dout, cache):
    return np.maximum(dout, 0) * cache
""",
        ("dx",),
    ),
    Wrong(
        "dropout_backward",
        "minus",
        """
def dropout_backward(dout, cache):
    return -dout * cache
""",
        ("dx",),
    ),
    Wrong(
        "dropout_backward",
        "the mask of the last pass",
        """
LAST = {}


def dropout_forward(x, dropout_param):
    p, rng = dropout_param["p"], dropout_param["rng"]
    if dropout_param["mode"] == "test":
        LAST["m"] = np.ones_like(x)
        return x, None
    LAST["m"] = (rng.random(x.shape) < p) / p
    return x * LAST["m"], None


def dropout_backward(dout, cache):
    return dout * LAST["m"]
""",
        ("dx",),
    ),
    Wrong(
        "dropout_backward",
        "None after test",
        """
def dropout_forward(x, dropout_param):
    p, rng = dropout_param["p"], dropout_param["rng"]
    if dropout_param["mode"] == "test":
        return x, None
    mask = (rng.random(x.shape) < p) / p
    return x * mask, mask


def dropout_backward(dout, cache):
    return dout * cache
""",
        ("dx",),
    ),
    Wrong(
        "max_norm",
        "rows",
        """
def max_norm(w, limit):
    n = np.linalg.norm(w, axis=1, keepdims=True)
    return w * np.minimum(1, limit / n)
""",
        ("values",),
    ),
    Wrong(
        "max_norm",
        "the whole matrix",
        """
def max_norm(w, limit):
    n = np.linalg.norm(w)
    return w * min(1, limit / n)
""",
        ("values",),
    ),
    Wrong(
        "max_norm",
        "all columns",
        """
def max_norm(w, limit):
    n = np.linalg.norm(w, axis=0)
    return w / np.where(n > 0, n, 1) * limit
""",
        ("values",),
    ),
    Wrong(
        "max_norm",
        "no root",
        """
def max_norm(w, limit):
    n = (w ** 2).sum(axis=0)
    return w * np.where(n > limit, limit / np.where(n > 0, n, 1), 1)
""",
        ("values",),
    ),
    Wrong(
        "max_norm",
        "compared with the square",
        """
def max_norm(w, limit):
    n = (w ** 2).sum(axis=0)
    return w * np.where(n > limit, limit / np.sqrt(np.where(n > 0, n, 1)), 1)
""",
        ("values",),
    ),
    Wrong(
        "max_norm",
        "in place",
        """
def max_norm(w, limit):
    n = np.linalg.norm(w, axis=0)
    w *= np.minimum(1, limit / np.maximum(n, 1e-12))
    return w
""",
        ("values",),
    ),
    Wrong(
        "max_norm",
        "0 over 0",
        """
def max_norm(w, limit):
    n = np.linalg.norm(w, axis=0)
    return w / n * np.minimum(n, limit)
""",
        ("values",),
    ),
    Wrong(
        "max_norm",
        "single numbers",
        """
def max_norm(w, limit):
    return np.clip(w, -limit, limit)
""",
        ("values",),
    ),
]
