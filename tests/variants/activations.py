"""Right and wrong versions of the exercises of `activations.py`."""

from . import Right, Wrong

RIGHT = [
    Right(
        "sigmoid",
        "as the formula says, with a warning at -1000",
        """
def sigmoid(x):
    s = 1 / (1 + np.exp(-x))
    return s, s * (1 - s)
""",
    ),
    Right(
        "sigmoid",
        "by tanh",
        """
def sigmoid(x):
    s = 0.5 * (1 + np.tanh(0.5 * x))
    return s, s - s ** 2
""",
    ),
    Right(
        "sigmoid",
        "masks filled one after the other",
        """
def sigmoid(x):
    s = np.empty_like(x)
    pos = x >= 0
    s[pos] = 1 / (1 + np.exp(-x[pos]))
    e = np.exp(x[~pos])
    s[~pos] = e / (1 + e)
    return s, s * (1 - s)
""",
    ),
    Right(
        "sigmoid",
        "by logaddexp, slope by a product of two sigmoids",
        """
def sigmoid(x):
    s = np.exp(-np.logaddexp(0, -x))
    t = np.exp(-np.logaddexp(0, x))
    return [s, s * t]
""",
    ),
    Right(
        "sigmoid",
        "cut off at 500",
        """
def sigmoid(x):
    z = np.clip(x, -500, 500)
    s = 1 / (1 + np.exp(-z))
    return s, (1 - s) * s
""",
    ),
    Right(
        "sigmoid",
        "a loop over all numbers, with math",
        """
def sigmoid(x):
    import math
    s = np.zeros(x.shape)
    for i, v in np.ndenumerate(x):
        s[i] = 1 / (1 + math.exp(-v)) if v > -700 else 0.0
    return s, s * (1 - s)
""",
    ),
    Right(
        "sigmoid",
        "slope by cosh, with a warning",
        """
def sigmoid(x):
    s = np.where(x > 0, 1 / (1 + np.exp(-np.abs(x))), 1 - 1 / (1 + np.exp(-np.abs(x))))
    return s, 0.25 / np.cosh(x / 2) ** 2
""",
    ),
    Right(
        "tanh",
        "sinh over cosh",
        """
def tanh(x):
    t = np.sinh(x) / np.cosh(x)
    return t, 1 / np.cosh(x) ** 2
""",
    ),
    Right(
        "tanh",
        "by the sigmoid of 2x",
        """
def tanh(x):
    s = 1 / (1 + np.exp(-2 * x))
    t = 2 * s - 1
    return t, 4 * s * (1 - s)
""",
    ),
    Right(
        "tanh",
        "by expm1",
        """
def tanh(x):
    e = np.expm1(2 * x)
    t = e / (e + 2)
    return t, (1 - t) * (1 + t)
""",
    ),
    Right(
        "tanh",
        "as an array method, a list of both",
        """
def tanh(x):
    t = np.tanh(x.astype(float))
    return [t, np.ones_like(t) - np.square(t)]
""",
    ),
    Right(
        "relu",
        "times a mask",
        """
def relu(x):
    m = x > 0
    return x * m, m * 1.0
""",
    ),
    Right(
        "relu",
        "half of x plus its size, the sign of it",
        """
def relu(x):
    y = (x + np.abs(x)) / 2
    return y, np.sign(y)
""",
    ),
    Right(
        "relu",
        "where, slope of bools",
        """
def relu(x):
    return np.where(x > 0, x, 0), x > 0
""",
    ),
    Right(
        "relu",
        "clip, heaviside with one half",
        """
def relu(x):
    return np.clip(x, 0, None), np.heaviside(x, 0.5)
""",
    ),
    Right(
        "relu",
        "copies with masks; at 0 the slope is 1",
        """
def relu(x):
    y, s = x.copy(), np.ones(x.shape)
    y[x < 0] = 0
    s[x < 0] = 0
    return y, s
""",
    ),
    Right(
        "relu",
        "whole numbers for slopes",
        """
def relu(x):
    return np.maximum(x, 0.0), (x > 0).astype(int)
""",
    ),
    Right(
        "leaky_relu",
        "the larger of both",
        """
def leaky_relu(x, alpha=0.01):
    return np.maximum(x, alpha * x), np.where(x > 0, 1.0, alpha)
""",
    ),
    Right(
        "leaky_relu",
        "two parts added",
        """
def leaky_relu(x, alpha=0.01):
    return np.maximum(0, x) + alpha * np.minimum(0, x), (x > 0) + alpha * (x <= 0)
""",
    ),
    Right(
        "leaky_relu",
        "masks in copies; at 0 the slope is 1",
        """
def leaky_relu(x, alpha=0.01):
    y, s = x.copy(), np.ones_like(x)
    y[x < 0] *= alpha
    s[x < 0] = alpha
    return y, s
""",
    ),
    Right(
        "leaky_relu",
        "a mean of x and its size",
        """
def leaky_relu(x, alpha=0.01):
    y = (1 + alpha) / 2 * x + (1 - alpha) / 2 * np.abs(x)
    s = (1 + alpha) / 2 + (1 - alpha) / 2 * np.sign(x)
    return y, s
""",
    ),
    Right(
        "elu",
        "exp of everything, with a warning",
        """
def elu(x, alpha=1.0):
    return np.where(x > 0, x, alpha * (np.exp(x) - 1)), np.where(x > 0, 1, alpha * np.exp(x))
""",
    ),
    Right(
        "elu",
        "expm1 in two parts",
        """
def elu(x, alpha=1.0):
    low = alpha * np.expm1(np.minimum(x, 0))
    return np.maximum(x, 0) + low, np.where(x > 0, 1, low + alpha)
""",
    ),
    Right(
        "elu",
        "masks in copies",
        """
def elu(x, alpha=1.0):
    y, s, m = x.copy(), np.ones_like(x), x <= 0
    y[m] = alpha * (np.exp(x[m]) - 1)
    s[m] = y[m] + alpha
    return y, s
""",
    ),
    Right(
        "elu",
        "at 0 the slope is 1",
        """
def elu(x, alpha=1.0):
    m = x < 0
    e = np.exp(np.where(m, x, 0.0))
    return np.where(m, alpha * (e - 1), x), np.where(m, alpha * e, 1.0)
""",
    ),
    Right(
        "maxout",
        "where, and both masks",
        """
def maxout(a, b):
    m = a >= b
    return np.where(m, a, b), m * 1.0, ~m * 1.0
""",
    ),
    Right(
        "maxout",
        "the mean and half the difference",
        """
def maxout(a, b):
    s = np.sign(a - b)
    return (a + b + np.abs(a - b)) / 2, (1 + s) / 2, (1 - s) / 2
""",
    ),
    Right(
        "maxout",
        "stacked, argmax",
        """
def maxout(a, b):
    both = np.stack([a, b])
    k = np.argmax(both, axis=0)
    return np.max(both, axis=0), (k == 0).astype(float), (k == 1).astype(float)
""",
    ),
    Right(
        "maxout",
        "at a tie b gets it",
        """
def maxout(a, b):
    return np.maximum(a, b), np.where(a > b, 1, 0), np.where(a > b, 0, 1)
""",
    ),
    Right(
        "maxout",
        "a list with bools",
        """
def maxout(a, b):
    return [np.fmax(a, b), a >= b, b > a]
""",
    ),
]

WRONG = [
    Wrong(
        "sigmoid",
        "e^x over 1 + e^x",
        """
def sigmoid(x):
    e = np.exp(x)
    s = e / (1 + e)
    return s, s * (1 - s)
""",
        ("value",),
    ),
    Wrong(
        "sigmoid",
        "slope by a quotient that overflows below",
        """
def sigmoid(x):
    s = 1 / (1 + np.exp(-x))
    return s, np.exp(-x) / (1 + np.exp(-x)) ** 2
""",
        ("slope",),
    ),
    Wrong(
        "sigmoid",
        "slope of the slope",
        """
def sigmoid(x):
    s = 1 / (1 + np.exp(-x))
    return s, s * (1 - s) * (1 - 2 * s)
""",
        ("slope",),
    ),
    Wrong(
        "sigmoid",
        "slope by x",
        """
def sigmoid(x):
    s = 1 / (1 + np.exp(-x))
    return s, x * (1 - x)
""",
        ("slope",),
    ),
    Wrong(
        "sigmoid",
        "plus in the exponent",
        """
def sigmoid(x):
    s = 1 / (1 + np.exp(x))
    return s, s * (1 - s)
""",
        ("value",),
    ),
    Wrong(
        "sigmoid",
        "both exchanged",
        """
def sigmoid(x):
    s = 1 / (1 + np.exp(-x))
    return s * (1 - s), s
""",
        ("value", "slope"),
    ),
    Wrong(
        "sigmoid",
        "only the value",
        """
def sigmoid(x):
    return 1 / (1 + np.exp(-x))
""",
        ("value", "slope"),
    ),
    Wrong(
        "sigmoid",
        "one number for all",
        """
def sigmoid(x):
    s = 1 / (1 + np.exp(-np.mean(x)))
    return s, s * (1 - s)
""",
        ("value", "slope"),
    ),
    Wrong(
        "sigmoid",
        "works in place",
        """
def sigmoid(x):
    x *= -1
    np.exp(x, out=x)
    x += 1
    s = 1 / x
    return s, s * (1 - s)
""",
        ("value",),
    ),
    Wrong(
        "sigmoid",
        "sigmoid of the value in the slope",
        """
def sigmoid(x):
    f = lambda z: 1 / (1 + np.exp(-z))
    s = f(x)
    return s, f(s) * (1 - f(s))
""",
        ("slope",),
    ),
    Wrong(
        "sigmoid",
        "the slope of log s",
        """
def sigmoid(x):
    s = 1 / (1 + np.exp(-x))
    return s, 1 - s
""",
        ("slope",),
    ),
    Wrong(
        "sigmoid",
        "cut off at 15 in the exponent",
        """
def sigmoid(x):
    s = 1 / (1 + np.exp(-np.clip(x, -15, 15)))
    return s, s * (1 - s)
""",
        ("value",),
    ),
    Wrong(
        "sigmoid",
        "epsilon in the denominator",
        """
def sigmoid(x):
    s = 1 / (1 + np.exp(-x) + 1e-3)
    return s, s * (1 - s)
""",
        ("value", "slope"),
    ),
    Wrong(
        "tanh",
        "plus in the slope",
        """
def tanh(x):
    t = np.tanh(x)
    return t, 1 + t * t
""",
        ("slope",),
    ),
    Wrong(
        "tanh",
        "square of the difference",
        """
def tanh(x):
    t = np.tanh(x)
    return t, (1 - t) ** 2
""",
        ("slope",),
    ),
    Wrong(
        "tanh",
        "a 2 missing in both exponents",
        """
def tanh(x):
    e = np.exp(-x)
    t = (1 - e) / (1 + e)
    return t, 1 - np.tanh(x) ** 2
""",
        ("value",),
    ),
    Wrong(
        "tanh",
        "slope of the first terms",
        """
def tanh(x):
    t = np.tanh(x)
    return t, 1 - x ** 2 + 2 * x ** 4 / 3
""",
        ("slope",),
    ),
    Wrong(
        "tanh",
        "slope of arctan",
        """
def tanh(x):
    t = np.tanh(x)
    return t, 1 / (1 + x ** 2)
""",
        ("slope",),
    ),
    Wrong(
        "tanh",
        "a power that is two times two",
        """
def tanh(x):
    t = np.tanh(x)
    return t, 1 - t * 2
""",
        ("slope",),
    ),
    Wrong(
        "tanh",
        "scaled as LeCun does",
        """
def tanh(x):
    t = 1.7159 * np.tanh(2 / 3 * x)
    return t, 1 - t ** 2
""",
        ("value", "slope"),
    ),
    Wrong(
        "tanh",
        "minus missing in the sum",
        """
def tanh(x):
    t = (np.exp(x) + np.exp(-x)) / (np.exp(x) - np.exp(-x))
    return t, 1 - np.tanh(x) ** 2
""",
        ("value",),
    ),
    Wrong(
        "tanh",
        "slope by tanh of the value",
        """
def tanh(x):
    t = np.tanh(x)
    return t, 1 - np.tanh(t) ** 2
""",
        ("slope",),
    ),
    Wrong(
        "tanh",
        "values as 3 digits",
        """
def tanh(x):
    t = np.round(np.tanh(x), 3)
    return t, 1 - t ** 2
""",
        ("value", "slope"),
    ),
    Wrong(
        "relu",
        "in place, by a mask",
        """
def relu(x):
    s = (x > 0).astype(float)
    x[x < 0] = 0
    return x, s
""",
        ("value",),
    ),
    Wrong(
        "relu",
        "slope after the value is made in place",
        """
def relu(x):
    np.maximum(x, 0, out=x)
    return x, (x > 0) * 1.0
""",
        ("value",),
    ),
    Wrong(
        "relu",
        "slope from the value, at least 0",
        """
def relu(x):
    y = np.maximum(0, x)
    return y, np.where(y >= 0, 1.0, 0.0)
""",
        ("slope",),
    ),
    Wrong(
        "relu",
        "builtin max of a row",
        """
def relu(x):
    return np.full(x.shape, max(0.0, x.max())), (x > 0) * 1.0
""",
        ("value",),
    ),
    Wrong(
        "relu",
        "cut off at 6",
        """
def relu(x):
    return np.clip(x, 0, 6), ((x > 0) & (x < 6)) * 1.0
""",
        ("value", "slope"),
    ),
    Wrong(
        "relu",
        "slope of |x| halved and moved",
        """
def relu(x):
    return np.maximum(0, x), np.sign(x)
""",
        ("slope",),
    ),
    Wrong(
        "relu",
        "slope is the value over its size, with a small number",
        """
def relu(x):
    y = np.maximum(0, x)
    return y, y / (np.abs(y) + 1e-2)
""",
        ("slope",),
    ),
    Wrong(
        "relu",
        "a leak of a hundredth",
        """
def relu(x):
    return np.where(x > 0, x, 0.01 * x), np.where(x > 0, 1, 0.01)
""",
        ("value", "slope"),
    ),
    Wrong(
        "relu",
        "slope in one number",
        """
def relu(x):
    return np.maximum(0, x), float(np.mean(x > 0))
""",
        ("slope",),
    ),
    Wrong(
        "relu",
        "the sign of x for the mask",
        """
def relu(x):
    return x * np.sign(x), (x > 0) * 1.0
""",
        ("value",),
    ),
    Wrong(
        "leaky_relu",
        "alpha outside of the mask",
        """
def leaky_relu(x, alpha=0.01):
    y = np.maximum(0, x) + alpha * x
    return y, np.where(x > 0, 1, alpha)
""",
        ("value",),
    ),
    Wrong(
        "leaky_relu",
        "the smaller of both",
        """
def leaky_relu(x, alpha=0.01):
    return np.minimum(x, alpha * x), np.where(x > 0, 1, alpha)
""",
        ("value",),
    ),
    Wrong(
        "leaky_relu",
        "alpha is set anew",
        """
def leaky_relu(x, alpha=0.01):
    alpha = 0.01
    return np.where(x > 0, x, alpha * x), np.where(x > 0, 1, alpha)
""",
        ("value", "slope"),
    ),
    Wrong(
        "leaky_relu",
        "slope by the product of mask and alpha",
        """
def leaky_relu(x, alpha=0.01):
    return np.maximum(x, alpha * x), (x > 0) * alpha
""",
        ("slope",),
    ),
    Wrong(
        "leaky_relu",
        "in whole numbers",
        """
def leaky_relu(x, alpha=0.01):
    s = np.ones(x.shape, dtype=int)
    s[x < 0] = alpha
    return np.maximum(x, alpha * x), s
""",
        ("slope",),
    ),
    Wrong(
        "leaky_relu",
        "in place",
        """
def leaky_relu(x, alpha=0.01):
    s = np.where(x > 0, 1, alpha)
    x[x < 0] *= alpha
    return x, s
""",
        ("value",),
    ),
    Wrong(
        "leaky_relu",
        "minus on the left side",
        """
def leaky_relu(x, alpha=0.01):
    return np.where(x > 0, x, -alpha * x), np.where(x > 0, 1, -alpha)
""",
        ("value", "slope"),
    ),
    Wrong(
        "leaky_relu",
        "slope of the value over x at -x",
        """
def leaky_relu(x, alpha=0.01):
    return np.maximum(x, alpha * x), np.where(x > 0, alpha, 1)
""",
        ("slope",),
    ),
    Wrong(
        "leaky_relu",
        "the bend is at 1",
        """
def leaky_relu(x, alpha=0.01):
    return np.where(x > 1, x, alpha * x), np.where(x > 1, 1, alpha)
""",
        ("value", "slope"),
    ),
    Wrong(
        "leaky_relu",
        "divided by what alpha is",
        """
def leaky_relu(x, alpha=0.01):
    return np.where(x > 0, x, x / alpha), np.where(x > 0, 1, 1 / alpha)
""",
        ("value", "slope"),
    ),
    Wrong(
        "elu",
        "masks as factors",
        """
def elu(x, alpha=1.0):
    y = x * (x > 0) + alpha * (np.exp(x) - 1) * (x <= 0)
    return y, np.where(x > 0, 1, alpha * np.exp(np.minimum(x, 0)))
""",
        ("value",),
    ),
    Wrong(
        "elu",
        "slope is the value plus 1",
        """
def elu(x, alpha=1.0):
    y = np.where(x > 0, x, alpha * np.expm1(np.minimum(x, 0)))
    return y, np.where(x > 0, 1, y + 1)
""",
        ("slope",),
    ),
    Wrong(
        "elu",
        "alpha inside of the brackets",
        """
def elu(x, alpha=1.0):
    e = np.exp(np.minimum(x, 0))
    return np.where(x > 0, x, alpha * e - 1), np.where(x > 0, 1, alpha * e)
""",
        ("value",),
    ),
    Wrong(
        "elu",
        "slope without alpha",
        """
def elu(x, alpha=1.0):
    e = np.exp(np.minimum(x, 0))
    return np.where(x > 0, x, alpha * (e - 1)), np.where(x > 0, 1, e)
""",
        ("slope",),
    ),
    Wrong(
        "elu",
        "the larger of the two sides",
        """
def elu(x, alpha=1.0):
    e = np.exp(np.minimum(x, 0))
    return np.maximum(x, alpha * (e - 1)), np.where(x > 0, 1, alpha * e)
""",
        ("value",),
    ),
    Wrong(
        "elu",
        "slope at the value",
        """
def elu(x, alpha=1.0):
    y = np.where(x > 0, x, alpha * np.expm1(np.minimum(x, 0)))
    return y, np.where(y > 0, 1, alpha * np.exp(np.minimum(y, 0)))
""",
        ("slope",),
    ),
    Wrong(
        "elu",
        "as CELU has it",
        """
def elu(x, alpha=1.0):
    e = np.exp(np.minimum(x, 0) / alpha)
    return np.where(x > 0, x, alpha * (e - 1)), np.where(x > 0, 1, e)
""",
        ("value", "slope"),
    ),
    Wrong(
        "elu",
        "the exponent is cut off at -1",
        """
def elu(x, alpha=1.0):
    e = np.exp(np.clip(x, -1, 0))
    return np.where(x > 0, x, alpha * (e - 1)), np.where(x > 0, 1, alpha * e)
""",
        ("value", "slope"),
    ),
    Wrong(
        "elu",
        "slope masks as factors",
        """
def elu(x, alpha=1.0):
    y = np.where(x > 0, x, alpha * np.expm1(np.minimum(x, 0)))
    return y, (x > 0) + (x <= 0) * alpha * np.exp(x)
""",
        ("slope",),
    ),
    Wrong(
        "elu",
        "scaled as SELU",
        """
def elu(x, alpha=1.0):
    e = np.exp(np.minimum(x, 0))
    return 1.0507 * np.where(x > 0, x, alpha * (e - 1)), 1.0507 * np.where(x > 0, 1, alpha * e)
""",
        ("value", "slope"),
    ),
    Wrong(
        "elu",
        "a softer start",
        """
def elu(x, alpha=1.0):
    e = np.exp(np.minimum(x, 0))
    return np.where(x > 0, x, alpha * (e - 1)) * 0.9, np.where(x > 0, 1, alpha * e) * 0.9
""",
        ("value", "slope"),
    ),
    Wrong(
        "maxout",
        "both at a tie",
        """
def maxout(a, b):
    return np.maximum(a, b), (a >= b) * 1.0, (b >= a) * 1.0
""",
        ("slopes",),
    ),
    Wrong(
        "maxout",
        "neither at a tie",
        """
def maxout(a, b):
    return np.maximum(a, b), (a > b) * 1.0, (b > a) * 1.0
""",
        ("slopes",),
    ),
    Wrong(
        "maxout",
        "slopes by comparing with the largest",
        """
def maxout(a, b):
    m = np.maximum(a, b)
    return m, (a == m.max()) * 1.0, (b == m.max()) * 1.0
""",
        ("slopes",),
    ),
    Wrong(
        "maxout",
        "builtin max of sums",
        """
def maxout(a, b):
    m = a if a.sum() > b.sum() else b
    return m, np.full(a.shape, float(m is a)), np.full(a.shape, float(m is b))
""",
        ("value", "slopes"),
    ),
    Wrong(
        "maxout",
        "slopes with values",
        """
def maxout(a, b):
    return np.maximum(a, b), np.where(a > b, a, 0), np.where(b > a, b, 0)
""",
        ("slopes",),
    ),
    Wrong(
        "maxout",
        "b first",
        """
def maxout(a, b):
    m = a > b
    return np.maximum(a, b), ~m * 1.0, m * 1.0
""",
        ("slopes",),
    ),
    Wrong(
        "maxout",
        "changes a in place",
        """
def maxout(a, b):
    m = a >= b
    np.maximum(a, b, out=a)
    return a, m * 1.0, ~m * 1.0
""",
        ("value",),
    ),
    Wrong(
        "maxout",
        "only one slope",
        """
def maxout(a, b):
    return np.maximum(a, b), (a >= b) * 1.0
""",
        ("value", "slopes"),
    ),
    Wrong(
        "maxout",
        "as softmax shares it",
        """
def maxout(a, b):
    s = 1 / (1 + np.exp(b - a))
    return np.maximum(a, b), s, 1 - s
""",
        ("slopes",),
    ),
    Wrong(
        "maxout",
        "one sign",
        """
def maxout(a, b):
    s = np.sign(a - b)
    return np.maximum(a, b), s, -s
""",
        ("slopes",),
    ),
    Wrong(
        "maxout",
        "rows are compared",
        """
def maxout(a, b):
    m = (a.sum(axis=-1) > b.sum(axis=-1))[..., None] & np.ones(a.shape, bool)
    return np.where(m, a, b), m * 1.0, ~m * 1.0
""",
        ("value", "slopes"),
    ),
]
