"""Right and wrong versions of the exercises of `regularizers.py`."""

from . import Right, Wrong

RIGHT = [
    Right(
        "l2",
        "W**2 and reg first",
        """
def l2(W, reg):
    return (W**2).sum() * reg, W * reg * 2
""",
    ),
    Right(
        "l2",
        "the square of the norm",
        """
def l2(W, reg):
    return reg * np.linalg.norm(W) ** 2, (2 * reg) * W
""",
    ),
    Right(
        "l2",
        "vdot, a Python float",
        """
def l2(W, reg):
    return float(reg * np.vdot(W, W)), 2.0 * reg * W.copy()
""",
    ),
    Right(
        "l2",
        "dot product of the flattened weights",
        """
def l2(W, reg):
    flat = W.ravel()
    return reg * flat.dot(flat), 2 * reg * W
""",
    ),
    Right(
        "l2",
        "a loop over the flat weights with math.fsum",
        """
import math


def l2(W, reg):
    squares = []
    gradient = np.empty(W.shape)
    for k in range(W.size):
        w = W.flat[k]
        squares.append(w * w)
        gradient.flat[k] = 2 * reg * w
    return reg * math.fsum(squares), gradient
""",
    ),
    Right(
        "l2",
        "ndenumerate into zeros",
        """
def l2(W, reg):
    value, gradient = 0, np.zeros_like(W)
    for index, w in np.ndenumerate(W):
        value += reg * w**2
        gradient[index] += 2 * reg * w
    return value, gradient
""",
    ),
    Right(
        "l2",
        "einsum on the flattened weights, an array of no dimensions",
        """
def l2(W, reg):
    flat = np.reshape(W, -1)
    return np.array(reg * np.einsum("i,i->", flat, flat)), np.add(W, W) * reg
""",
    ),
    Right(
        "l2",
        "tensordot over all axes",
        """
def l2(W, reg):
    return reg * np.tensordot(W, W, axes=W.ndim), np.multiply(2 * reg, W)
""",
    ),
    Right(
        "l2",
        "summed one axis after the other",
        """
def l2(W, reg):
    squares = np.square(W)
    while np.ndim(squares) > 0:
        squares = squares.sum(axis=-1)
    return reg * squares, reg * W + reg * W
""",
    ),
    Right(
        "l2",
        "recursion into the first axis, with prints",
        """
def l2(W, reg):
    print("W", W)
    if W.ndim == 0:
        return reg * float(W) ** 2, 2 * reg * W
    pairs = [l2(np.asarray(part), reg) for part in W]
    print(len(pairs))
    return sum(value for value, _ in pairs), np.array([gradient for _, gradient in pairs])
""",
    ),
    Right(
        "l2",
        "a helper, tolist and map",
        """
def _squared(w):
    return w * w


def l2(W, reg):
    weights = W.flatten().tolist()
    return reg * sum(map(_squared, weights)), np.array([2 * reg * w for w in weights]).reshape(W.shape)
""",
    ),
    Right(
        "l2",
        "np.power and a gradient made in place in a copy",
        """
def l2(W, reg):
    gradient = W.copy()
    gradient *= reg
    gradient *= 2
    value = np.sum(np.power(np.abs(W), 2))
    value *= reg
    return value, gradient
""",
    ),
    Right(
        "l1",
        "where, nested",
        """
def l1(W, reg):
    return reg * np.sum(np.where(W < 0, -W, W)), reg * np.where(W > 0, 1.0, np.where(W < 0, -1.0, 0.0))
""",
    ),
    Right(
        "l1",
        "difference of two comparisons",
        """
def l1(W, reg):
    positive, negative = W > 0, W < 0
    sign = positive.astype(float) - negative.astype(float)
    return reg * (W * sign).sum(), reg * sign
""",
    ),
    Right(
        "l1",
        "two masks into zeros",
        """
def l1(W, reg):
    gradient = np.zeros(W.shape)
    gradient[W > 0] = reg
    gradient[W < 0] = -reg
    return reg * np.abs(W).sum(), gradient
""",
    ),
    Right(
        "l1",
        "a loop over ndindex with the built-in abs",
        """
def l1(W, reg):
    value = 0.0
    gradient = np.zeros(W.shape)
    for index in np.ndindex(*W.shape):
        value += abs(W[index])
        if W[index] > 0:
            gradient[index] = reg
        elif W[index] < 0:
            gradient[index] = -reg
    return reg * value, gradient
""",
    ),
    Right(
        "l1",
        "division by the absolute values only where they aren't 0",
        """
def l1(W, reg):
    size = np.absolute(W)
    sign = np.divide(W, size, out=np.zeros(W.shape), where=size > 0)
    return size.sum() * reg, sign * reg
""",
    ),
    Right(
        "l1",
        "nan of 0/0 replaced by 0",
        """
def l1(W, reg):
    with np.errstate(invalid="ignore", divide="ignore"):
        sign = np.nan_to_num(W / np.abs(W), nan=0.0)
    return reg * np.sum(np.sqrt(W * W)), reg * sign
""",
    ),
    Right(
        "l1",
        "positive and negative part summed apart",
        """
def l1(W, reg):
    value = W[W > 0].sum() - W[W < 0].sum()
    return np.array(reg * value), np.sign(W) * reg
""",
    ),
    Right(
        "l1",
        "the 1-norm of the flattened weights",
        """
def l1(W, reg):
    return float(reg * np.linalg.norm(W.ravel(), 1)), reg * np.sign(W)
""",
    ),
    Right(
        "l1",
        "np.select",
        """
def l1(W, reg):
    return np.abs(W * reg).sum(), np.select([W > 0, W < 0], [reg, -reg], default=0.0)
""",
    ),
    Right(
        "l1",
        "copysign with the zeros masked",
        """
def l1(W, reg):
    return reg * np.sum(np.maximum(W, -W)), np.copysign(reg, W) * (W != 0)
""",
    ),
    Right(
        "l1",
        "np.vectorize over a helper, with prints",
        """
def _sign(w):
    return 0.0 if w == 0 else (1.0 if w > 0 else -1.0)


def l1(W, reg):
    sign = np.vectorize(_sign, otypes=[float])(W)
    print("sign", sign)
    return reg * np.vdot(sign, W), reg * sign
""",
    ),
    Right(
        "l1",
        "np.heaviside and fabs",
        """
def l1(W, reg):
    return reg * np.fabs(W).sum(), reg * (np.heaviside(W, 0) - np.heaviside(-W, 0))
""",
    ),
    Right(
        "elastic_net",
        "by way of l2 and l1",
        """
def elastic_net(W, reg, beta):
    value_2, gradient_2 = l2(W, reg * beta)
    value_1, gradient_1 = l1(W, reg)
    return value_2 + value_1, gradient_2 + gradient_1
""",
    ),
    Right(
        "elastic_net",
        "two sums",
        """
def elastic_net(W, reg, beta):
    return reg * (beta * np.sum(W**2) + np.sum(np.abs(W))), 2 * reg * beta * W + reg * np.sign(W)
""",
    ),
    Right(
        "elastic_net",
        "|w| · (beta · |w| + 1)",
        """
def elastic_net(W, reg, beta):
    size = np.abs(W)
    return reg * (size * (beta * size + 1)).sum(), reg * np.sign(W) * (2 * beta * size + 1)
""",
    ),
    Right(
        "elastic_net",
        "a loop over all weights",
        """
def elastic_net(W, reg, beta):
    value = 0.0
    gradient = np.zeros_like(W)
    for index, w in np.ndenumerate(W):
        value += reg * (beta * w * w + abs(w))
        gradient[index] = 2 * reg * beta * w
        if w != 0:
            gradient[index] += reg if w > 0 else -reg
    return value, gradient
""",
    ),
    Right(
        "elastic_net",
        "norms, a Python float",
        """
def elastic_net(W, reg, beta):
    value = reg * beta * np.linalg.norm(W) ** 2 + reg * np.linalg.norm(W.ravel(), 1)
    sign = np.where(W == 0, 0, np.where(W > 0, 1, -1))
    return float(value), reg * (beta * 2 * W + sign)
""",
    ),
    Right(
        "elastic_net",
        "dot products with the sign, an array of no dimensions",
        """
def elastic_net(W, reg, beta):
    w, s = W.ravel(), np.sign(W).ravel()
    return np.array(reg * (beta * w.dot(w) + s.dot(w))), (reg * (2 * beta * w + s)).reshape(W.shape)
""",
    ),
    Right(
        "elastic_net",
        "gradient added up in place, in a copy",
        """
def elastic_net(W, reg, beta):
    gradient = W.copy()
    gradient *= 2 * beta
    gradient[W > 0] += 1
    gradient[W < 0] -= 1
    gradient *= reg
    return np.sum(reg * beta * np.square(W)) + np.sum(reg * np.absolute(W)), gradient
""",
    ),
    Right(
        "elastic_net",
        "positive and negative weights apart",
        """
def elastic_net(W, reg, beta):
    up, down = np.maximum(W, 0), np.maximum(-W, 0)
    value = np.sum(up + down) + beta * np.sum(up * up + down * down)
    slope = (W > 0) * 1.0 - (W < 0) * 1.0
    return value * reg, reg * (slope + 2 * beta * up - 2 * beta * down)
""",
    ),
    Right(
        "elastic_net",
        "recursion into the first axis",
        """
def elastic_net(W, reg, beta):
    if W.ndim > 1:
        parts = [elastic_net(part, reg, beta) for part in W]
        return sum(p[0] for p in parts), np.stack([p[1] for p in parts])
    return reg * np.sum(beta * W * W + np.abs(W)), reg * (2 * beta * W + np.sign(W))
""",
    ),
    Right(
        "elastic_net",
        "helpers of one weight and np.vectorize, with prints",
        """
def _cost(w, beta):
    return beta * w * w + (w if w > 0 else -w)


def _slope(w, beta):
    return 2 * beta * w + (w > 0) - (w < 0)


def elastic_net(W, reg, beta):
    print("reg", reg, "beta", beta)
    costs = np.vectorize(_cost, otypes=[float])(W, beta)
    return reg * costs.sum(), reg * np.vectorize(_slope, otypes=[float])(W, beta)
""",
    ),
    Right(
        "elastic_net",
        "sum over a Python list",
        """
def elastic_net(W, reg, beta):
    return sum([reg * (beta * w**2 + abs(w)) for w in W.flatten()]), np.sign(W) * reg + beta * (W + W) * reg
""",
    ),
    Right(
        "elastic_net",
        "einsum on the flattened weights",
        """
def elastic_net(W, reg, beta):
    w = W.reshape(W.size)
    squares = np.einsum("i,i", w, w)
    absolutes = np.einsum("i->", np.abs(w))
    return reg * beta * squares + reg * absolutes, reg * (np.sign(W) - (-2 * beta) * W)
""",
    ),
]

WRONG = [
    Wrong(
        "l2",
        "the mean instead of the sum",
        """
def l2(W, reg):
    return reg * np.mean(W * W), 2 * reg * W
""",
        ("value_and_gradient",),
    ),
    Wrong(
        "l2",
        "the mean, in the gradient too",
        """
def l2(W, reg):
    return reg * np.mean(W * W), 2 * reg * W / W.size
""",
        ("value_and_gradient",),
    ),
    Wrong(
        "l2",
        "the square of the sum",
        """
def l2(W, reg):
    return reg * np.sum(W) ** 2, 2 * reg * W
""",
        ("value_and_gradient",),
    ),
    Wrong(
        "l2",
        "the norm, not its square",
        """
def l2(W, reg):
    return reg * np.linalg.norm(W), 2 * reg * W
""",
        ("value_and_gradient",),
    ),
    Wrong(
        "l2",
        "the largest stretch of a matrix (norm of order 2)",
        """
def l2(W, reg):
    return reg * np.linalg.norm(W, 2) ** 2, 2 * reg * W
""",
        ("value_and_gradient",),
    ),
    Wrong(
        "l2",
        "two loops, for matrices only",
        """
def l2(W, reg):
    value = 0.0
    for i in range(W.shape[0]):
        for j in range(W.shape[1]):
            value += reg * W[i, j] ** 2
    return value, 2 * reg * W
""",
        ("value_and_gradient",),
    ),
    Wrong(
        "l2",
        "a trace, for matrices only",
        """
def l2(W, reg):
    return reg * np.trace(W.T @ W), 2 * reg * W
""",
        ("value_and_gradient",),
    ),
    Wrong(
        "l2",
        "a matrix product for the squares",
        """
def l2(W, reg):
    return reg * np.sum(W @ W.T), 2 * reg * W
""",
        ("value_and_gradient",),
    ),
    Wrong(
        "l2",
        "the last row, taken for the biases, left out",
        """
def l2(W, reg):
    gradient = 2 * reg * W
    gradient[-1] = 0
    return reg * np.sum(W[:-1] ** 2), gradient
""",
        ("value_and_gradient",),
    ),
    Wrong(
        "l2",
        "squares W in place",
        """
def l2(W, reg):
    gradient = 2 * reg * W
    W *= W
    return reg * np.sum(W), gradient
""",
        ("value_and_gradient",),
    ),
    Wrong(
        "l2",
        "the gradient is one number",
        """
def l2(W, reg):
    return reg * np.sum(W * W), 2 * reg * np.sum(W)
""",
        ("value_and_gradient",),
    ),
    Wrong(
        "l2",
        "reg missing from the value",
        """
def l2(W, reg):
    return np.sum(W * W), 2 * reg * W
""",
        ("value_and_gradient",),
    ),
    Wrong(
        "l2",
        "reg missing from the gradient",
        """
def l2(W, reg):
    return reg * np.sum(W * W), 2 * W
""",
        ("value_and_gradient",),
    ),
    Wrong(
        "l2",
        "reg cut to a whole number",
        """
def l2(W, reg):
    return int(reg) * np.sum(W * W), 2 * int(reg) * W
""",
        ("value_and_gradient",),
    ),
    Wrong(
        "l2",
        "reg squared too",
        """
def l2(W, reg):
    return np.sum((reg * W) ** 2), 2 * reg * W
""",
        ("value_and_gradient",),
    ),
    Wrong(
        "l2",
        "one value for each column",
        """
def l2(W, reg):
    return reg * np.sum(W * W, axis=0), 2 * reg * W
""",
        ("value_and_gradient",),
    ),
    Wrong(
        "l2",
        "the gradient is flattened",
        """
def l2(W, reg):
    return reg * np.sum(W * W), 2 * reg * W.ravel()
""",
        ("value_and_gradient",),
    ),
    Wrong(
        "l2",
        "no negative numbers in the gradient",
        """
def l2(W, reg):
    return reg * np.sum(W * W), 2 * reg * np.abs(W)
""",
        ("value_and_gradient",),
    ),
    Wrong(
        "l2",
        "gradient and value exchanged",
        """
def l2(W, reg):
    return 2 * reg * W, reg * np.sum(W * W)
""",
        ("value_and_gradient",),
    ),
    Wrong(
        "l2",
        "^ for the power",
        """
def l2(W, reg):
    return reg * np.sum(W ^ 2), 2 * reg * W
""",
        ("value_and_gradient",),
    ),
    Wrong(
        "l2",
        "2 * W for the square",
        """
def l2(W, reg):
    return reg * np.sum(2 * W), 2 * reg * W
""",
        ("value_and_gradient",),
    ),
    Wrong(
        "l2",
        "the squares as the gradient",
        """
def l2(W, reg):
    return reg * np.sum(W * W), 2 * reg * W * W
""",
        ("value_and_gradient",),
    ),
    Wrong(
        "l2",
        "both taken with a minus",
        """
def l2(W, reg):
    return -reg * np.sum(W * W), -2 * reg * W
""",
        ("value_and_gradient",),
    ),
    Wrong(
        "l2",
        "half in the value only",
        """
def l2(W, reg):
    return 0.5 * reg * np.sum(W * W), 2 * reg * W
""",
        ("value_and_gradient",),
    ),
    Wrong(
        "l2",
        "divided by the number of rows",
        """
def l2(W, reg):
    return reg * np.sum(W * W) / len(W), 2 * reg * W / len(W)
""",
        ("value_and_gradient",),
    ),
    Wrong(
        "l2",
        "the gradient is W itself, scaled in place",
        """
def l2(W, reg):
    value = reg * np.sum(W * W)
    gradient = W
    gradient *= 2 * reg
    return value, gradient
""",
        ("value_and_gradient",),
    ),
    Wrong(
        "l2",
        "the value is added to those of earlier calls",
        """
TOTALS = []


def l2(W, reg):
    TOTALS.append(reg * np.sum(W * W))
    return sum(TOTALS), 2 * reg * W
""",
        ("value_and_gradient",),
    ),
    Wrong(
        "l2",
        "the built-in sum, which stops at rows",
        """
def l2(W, reg):
    return reg * sum(W * W), 2 * reg * W
""",
        ("value_and_gradient",),
    ),
    Wrong(
        "l2",
        "only positive weights count",
        """
def l2(W, reg):
    return reg * np.sum(np.maximum(W, 0) ** 2), 2 * reg * np.maximum(W, 0)
""",
        ("value_and_gradient",),
    ),
    Wrong(
        "l1",
        "0/0 where a weight is 0",
        """
def l1(W, reg):
    return reg * np.sum(np.abs(W)), reg * W / np.abs(W)
""",
        ("value_and_gradient",),
    ),
    Wrong(
        "l1",
        "-1 where a weight is 0",
        """
def l1(W, reg):
    return reg * np.sum(np.abs(W)), reg * np.where(W > 0, 1.0, -1.0)
""",
        ("value_and_gradient",),
    ),
    Wrong(
        "l1",
        "+1 where a weight is 0",
        """
def l1(W, reg):
    return reg * np.sum(np.abs(W)), reg * np.where(W >= 0, 1.0, -1.0)
""",
        ("value_and_gradient",),
    ),
    Wrong(
        "l1",
        "copysign, which is ±1 where a weight is 0",
        """
def l1(W, reg):
    return reg * np.sum(np.abs(W)), np.copysign(reg, W)
""",
        ("value_and_gradient",),
    ),
    Wrong(
        "l1",
        "the mean instead of the sum",
        """
def l1(W, reg):
    return reg * np.mean(np.abs(W)), reg * np.sign(W)
""",
        ("value_and_gradient",),
    ),
    Wrong(
        "l1",
        "the sum without absolute values",
        """
def l1(W, reg):
    return reg * np.sum(W), reg * np.sign(W)
""",
        ("value_and_gradient",),
    ),
    Wrong(
        "l1",
        "the absolute value of the sum",
        """
def l1(W, reg):
    return reg * np.abs(np.sum(W)), reg * np.sign(W)
""",
        ("value_and_gradient",),
    ),
    Wrong(
        "l1",
        "np.linalg.norm of order 1, a column's sum for matrices",
        """
def l1(W, reg):
    return reg * np.linalg.norm(W, 1), reg * np.sign(W)
""",
        ("value_and_gradient",),
    ),
    Wrong(
        "l1",
        "reg missing from the gradient",
        """
def l1(W, reg):
    return reg * np.sum(np.abs(W)), np.sign(W)
""",
        ("value_and_gradient",),
    ),
    Wrong(
        "l1",
        "reg missing from the value",
        """
def l1(W, reg):
    return np.sum(np.abs(W)), reg * np.sign(W)
""",
        ("value_and_gradient",),
    ),
    Wrong(
        "l1",
        "a factor 2 in the gradient, as for L2",
        """
def l1(W, reg):
    return reg * np.sum(np.abs(W)), 2 * reg * np.sign(W)
""",
        ("value_and_gradient",),
    ),
    Wrong(
        "l1",
        "the gradient is reg times W",
        """
def l1(W, reg):
    return reg * np.sum(np.abs(W)), reg * W
""",
        ("value_and_gradient",),
    ),
    Wrong(
        "l1",
        "the absolute values as the gradient",
        """
def l1(W, reg):
    return reg * np.sum(np.abs(W)), reg * np.abs(W)
""",
        ("value_and_gradient",),
    ),
    Wrong(
        "l1",
        "the sign of the rounded weights",
        """
def l1(W, reg):
    return reg * np.sum(np.abs(W)), reg * np.sign(np.round(W))
""",
        ("value_and_gradient",),
    ),
    Wrong(
        "l1",
        "two loops, for matrices only",
        """
def l1(W, reg):
    value, gradient = 0.0, np.zeros(W.shape)
    rows, columns = W.shape
    for i in range(rows):
        for j in range(columns):
            value += reg * abs(W[i, j])
            gradient[i, j] = reg * np.sign(W[i, j])
    return value, gradient
""",
        ("value_and_gradient",),
    ),
    Wrong(
        "l1",
        "takes the absolute values in place",
        """
def l1(W, reg):
    gradient = reg * np.sign(W)
    np.abs(W, out=W)
    return reg * np.sum(W), gradient
""",
        ("value_and_gradient",),
    ),
    Wrong(
        "l1",
        "the last row, taken for the biases, left out",
        """
def l1(W, reg):
    gradient = reg * np.sign(W)
    gradient[-1] = 0
    return reg * np.sum(np.abs(W[:-1])), gradient
""",
        ("value_and_gradient",),
    ),
    Wrong(
        "l1",
        "the gradient is one number",
        """
def l1(W, reg):
    return reg * np.sum(np.abs(W)), reg * np.sum(np.sign(W))
""",
        ("value_and_gradient",),
    ),
    Wrong(
        "l1",
        "one sign for all weights",
        """
def l1(W, reg):
    return reg * np.sum(np.abs(W)), reg * np.sign(np.sum(W)) * np.ones_like(W)
""",
        ("value_and_gradient",),
    ),
    Wrong(
        "l1",
        "the gradient of the negative weights is 0",
        """
def l1(W, reg):
    return reg * np.sum(np.abs(W)), reg * (W > 0).astype(float)
""",
        ("value_and_gradient",),
    ),
    Wrong(
        "l1",
        "signs kept in an array of unsigned integers",
        """
def l1(W, reg):
    sign = np.zeros(W.shape, dtype=np.uint8)
    sign[W > 0] = 1
    sign[W < 0] -= 1
    return reg * np.sum(np.abs(W)), reg * sign
""",
        ("value_and_gradient",),
    ),
    Wrong(
        "l1",
        "gradient entries made integers of reg",
        """
def l1(W, reg):
    gradient = np.zeros(W.shape, dtype=int)
    gradient[W > 0] = reg
    gradient[W < 0] = -reg
    return reg * np.sum(np.abs(W)), gradient
""",
        ("value_and_gradient",),
    ),
    Wrong(
        "l1",
        "the sign comes from an if over the whole array",
        """
def l1(W, reg):
    sign = 1 if W > 0 else -1
    return reg * np.sum(np.abs(W)), reg * sign
""",
        ("value_and_gradient",),
    ),
    Wrong(
        "l1",
        "both taken with a minus",
        """
def l1(W, reg):
    return -reg * np.sum(np.abs(W)), -reg * np.sign(W)
""",
        ("value_and_gradient",),
    ),
    Wrong(
        "elastic_net",
        "beta at both parts",
        """
def elastic_net(W, reg, beta):
    return reg * beta * np.sum(W * W + np.abs(W)), reg * beta * (2 * W + np.sign(W))
""",
        ("value_and_gradient",),
    ),
    Wrong(
        "elastic_net",
        "beta missing",
        """
def elastic_net(W, reg, beta):
    return reg * np.sum(W * W + np.abs(W)), reg * (2 * W + np.sign(W))
""",
        ("value_and_gradient",),
    ),
    Wrong(
        "elastic_net",
        "beta missing from the gradient",
        """
def elastic_net(W, reg, beta):
    return reg * np.sum(beta * W * W + np.abs(W)), reg * (2 * W + np.sign(W))
""",
        ("value_and_gradient",),
    ),
    Wrong(
        "elastic_net",
        "the 2 is missing from the gradient",
        """
def elastic_net(W, reg, beta):
    return reg * np.sum(beta * W * W + np.abs(W)), reg * (beta * W + np.sign(W))
""",
        ("value_and_gradient",),
    ),
    Wrong(
        "elastic_net",
        "half of the squares, as some libraries have it",
        """
def elastic_net(W, reg, beta):
    return reg * np.sum(beta * W * W / 2 + np.abs(W)), reg * (beta * W + np.sign(W))
""",
        ("value_and_gradient",),
    ),
    Wrong(
        "elastic_net",
        "a mixture of beta and 1 - beta",
        """
def elastic_net(W, reg, beta):
    return reg * np.sum(beta * W * W + (1 - beta) * np.abs(W)), reg * (2 * beta * W + (1 - beta) * np.sign(W))
""",
        ("value_and_gradient",),
    ),
    Wrong(
        "elastic_net",
        "beta is squared together with W",
        """
def elastic_net(W, reg, beta):
    return reg * np.sum((beta * W) ** 2 + np.abs(W)), reg * (2 * beta * W + np.sign(W))
""",
        ("value_and_gradient",),
    ),
    Wrong(
        "elastic_net",
        "reg at the squares only",
        """
def elastic_net(W, reg, beta):
    return reg * np.sum(beta * W * W) + np.sum(np.abs(W)), reg * 2 * beta * W + np.sign(W)
""",
        ("value_and_gradient",),
    ),
    Wrong(
        "elastic_net",
        "the sign is missing: 1 everywhere",
        """
def elastic_net(W, reg, beta):
    return reg * np.sum(beta * W * W + np.abs(W)), reg * (2 * beta * W + 1)
""",
        ("value_and_gradient",),
    ),
    Wrong(
        "elastic_net",
        "0/0 where a weight is 0",
        """
def elastic_net(W, reg, beta):
    return reg * np.sum(beta * W * W + np.abs(W)), reg * (2 * beta * W + W / np.abs(W))
""",
        ("value_and_gradient",),
    ),
    Wrong(
        "elastic_net",
        "-1 where a weight is 0",
        """
def elastic_net(W, reg, beta):
    return reg * np.sum(beta * W * W + np.abs(W)), reg * (2 * beta * W + np.where(W > 0, 1, -1))
""",
        ("value_and_gradient",),
    ),
    Wrong(
        "elastic_net",
        "+1 where a weight is 0",
        """
def elastic_net(W, reg, beta):
    return reg * np.sum(beta * W * W + np.abs(W)), reg * (2 * beta * W + np.where(W < 0, -1, 1))
""",
        ("value_and_gradient",),
    ),
    Wrong(
        "elastic_net",
        "the absolute part is missing from the gradient",
        """
def elastic_net(W, reg, beta):
    return reg * np.sum(beta * W * W + np.abs(W)), reg * 2 * beta * W
""",
        ("value_and_gradient",),
    ),
    Wrong(
        "elastic_net",
        "the squares are missing from the gradient",
        """
def elastic_net(W, reg, beta):
    return reg * np.sum(beta * W * W + np.abs(W)), reg * np.sign(W)
""",
        ("value_and_gradient",),
    ),
    Wrong(
        "elastic_net",
        "the mean instead of the sum",
        """
def elastic_net(W, reg, beta):
    return reg * np.mean(beta * W * W + np.abs(W)), reg * (2 * beta * W + np.sign(W))
""",
        ("value_and_gradient",),
    ),
    Wrong(
        "elastic_net",
        "without absolute values",
        """
def elastic_net(W, reg, beta):
    return reg * np.sum(beta * W * W + W), reg * (2 * beta * W + np.sign(W))
""",
        ("value_and_gradient",),
    ),
    Wrong(
        "elastic_net",
        "factor 2 at the sign too",
        """
def elastic_net(W, reg, beta):
    return reg * np.sum(beta * W * W + np.abs(W)), 2 * reg * (beta * W + np.sign(W))
""",
        ("value_and_gradient",),
    ),
    Wrong(
        "elastic_net",
        "one number for each row",
        """
def elastic_net(W, reg, beta):
    return reg * np.sum(beta * W * W + np.abs(W), axis=-1), reg * (2 * beta * W + np.sign(W))
""",
        ("value_and_gradient",),
    ),
    Wrong(
        "elastic_net",
        "the norms of a matrix",
        """
def elastic_net(W, reg, beta):
    return reg * (beta * np.linalg.norm(W, 2) ** 2 + np.linalg.norm(W, 1)), reg * (2 * beta * W + np.sign(W))
""",
        ("value_and_gradient",),
    ),
    Wrong(
        "elastic_net",
        "reg added instead of multiplied",
        """
def elastic_net(W, reg, beta):
    return reg + np.sum(beta * W * W + np.abs(W)), reg * (2 * beta * W + np.sign(W))
""",
        ("value_and_gradient",),
    ),
    Wrong(
        "elastic_net",
        "changes W before the sign is taken",
        """
def elastic_net(W, reg, beta):
    value = reg * np.sum(beta * W * W + np.abs(W))
    sign = np.sign(W)
    W *= 2 * beta
    W += sign
    return value, reg * W
""",
        ("value_and_gradient",),
    ),
    Wrong(
        "elastic_net",
        "beta cut to a whole number",
        """
def elastic_net(W, reg, beta):
    return reg * np.sum(int(beta) * W * W + np.abs(W)), reg * (2 * int(beta) * W + np.sign(W))
""",
        ("value_and_gradient",),
    ),
    Wrong(
        "elastic_net",
        "the parentheses miss the absolute values",
        """
def elastic_net(W, reg, beta):
    return reg * np.sum(beta * W * W) + np.abs(W), reg * (2 * beta * W + np.sign(W))
""",
        ("value_and_gradient",),
    ),
    Wrong(
        "elastic_net",
        "beta and reg exchanged",
        """
def elastic_net(W, reg, beta):
    return beta * np.sum(reg * W * W + np.abs(W)), beta * (2 * reg * W + np.sign(W))
""",
        ("value_and_gradient",),
    ),
    Wrong(
        "elastic_net",
        "the last row, taken for the biases, left out",
        """
def elastic_net(W, reg, beta):
    gradient = reg * (2 * beta * W + np.sign(W))
    gradient[-1] = 0
    return reg * np.sum(beta * W[:-1] ** 2 + np.abs(W[:-1])), gradient
""",
        ("value_and_gradient",),
    ),
]
