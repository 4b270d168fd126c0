"""Versions of the exercises of gradient_check.py."""

from . import Right, Wrong

RIGHT = [
    # forward_difference
    Right(
        "forward_difference",
        "a name for each value",
        """
def forward_difference(f, x, h):
    here = f(x)
    ahead = f(x + h)
    rise = ahead - here
    return rise / h
""",
    ),
    Right(
        "forward_difference",
        "sign turned twice",
        """
def forward_difference(f, x, h):
    return -(f(x) - f(x + h)) / h
""",
    ),
    Right(
        "forward_difference",
        "numpy's subtract and divide",
        """
def forward_difference(f, x, h):
    return np.divide(np.subtract(f(x + h), f(x)), h)
""",
    ),
    Right(
        "forward_difference",
        "both values in a list comprehension",
        """
def forward_difference(f, x, h):
    here, ahead = [f(place) for place in (x, x + h)]
    return (ahead - here) / h
""",
    ),
    Right(
        "forward_difference",
        "np.diff of two values",
        """
def forward_difference(f, x, h):
    return np.diff([f(x), f(x + h)])[0] / h
""",
    ),
    Right(
        "forward_difference",
        "plain floats everywhere",
        """
def forward_difference(f, x, h):
    x, h = float(x), float(h)
    return (float(f(x + h)) - float(f(x))) / h
""",
    ),
    Right(
        "forward_difference",
        "numpy scalars everywhere",
        """
def forward_difference(f, x, h):
    x, h = np.float64(x), np.float64(h)
    return np.float64(f(x + h) - f(x)) / h
""",
    ),
    Right(
        "forward_difference",
        "prints what it does",
        """
def forward_difference(f, x, h):
    print("f at", x, "is", f(x))
    print("f at", x + h, "is", f(x + h))
    slope = (f(x + h) - f(x)) / h
    print("slope", slope)
    return slope
""",
    ),
    Right(
        "forward_difference",
        "an inner function for the rise",
        """
def forward_difference(f, x, h):
    def rise(step):
        return f(x + step) - f(x)

    return rise(h) / h
""",
    ),
    Right(
        "forward_difference",
        "f asked once more at the end",
        """
def forward_difference(f, x, h):
    slope = (f(h + x) - f(x)) / h
    f(x)
    return slope
""",
    ),
    Right(
        "forward_difference",
        "times one over h",
        """
def forward_difference(f, x, h):
    per_step = 1 / h
    return per_step * (f(x + h) - f(x))
""",
    ),
    Right(
        "forward_difference",
        "map over two places",
        """
def forward_difference(f, x, h):
    left, right = x, x + h
    below, above = map(f, (left, right))
    return (above - below) / h
""",
    ),
    # centred_difference
    Right(
        "centred_difference",
        "a name for each value",
        """
def centred_difference(f, x, h):
    above = f(x + h)
    below = f(x - h)
    width = 2 * h
    return (above - below) / width
""",
    ),
    Right(
        "centred_difference",
        "divided by 2 and then by h",
        """
def centred_difference(f, x, h):
    return (f(x + h) - f(x - h)) / 2 / h
""",
    ),
    Right(
        "centred_difference",
        "h + h instead of 2h",
        """
def centred_difference(f, x, h):
    return (f(x + h) - f(x - h)) / (h + h)
""",
    ),
    Right(
        "centred_difference",
        "mean of the forward and the backward slope",
        """
def centred_difference(f, x, h):
    ahead = (f(x + h) - f(x)) / h
    behind = (f(x) - f(x - h)) / h
    return (ahead + behind) / 2
""",
    ),
    Right(
        "centred_difference",
        "mean of the forward difference with h and with -h",
        """
def centred_difference(f, x, h):
    return 0.5 * (forward_difference(f, x, h) + forward_difference(f, x, -h))
""",
    ),
    Right(
        "centred_difference",
        "half times the difference",
        """
def centred_difference(f, x, h):
    return 0.5 * (f(x + h) - f(x - h)) / h
""",
    ),
    Right(
        "centred_difference",
        "both values in a list comprehension",
        """
def centred_difference(f, x, h):
    below, above = [f(x + side * h) for side in (-1, 1)]
    return (above - below) / (2.0 * h)
""",
    ),
    Right(
        "centred_difference",
        "np.diff of two values",
        """
def centred_difference(f, x, h):
    return float(np.diff([f(x - h), f(x + h)])[0]) / (2 * h)
""",
    ),
    Right(
        "centred_difference",
        "a sum over both sides",
        """
def centred_difference(f, x, h):
    total = 0.0
    for sign in (+1, -1):
        total += sign * f(x + sign * h)
    return total / (2 * h)
""",
    ),
    Right(
        "centred_difference",
        "prints what it does",
        """
def centred_difference(f, x, h):
    print(f"{x=} {h=}", f(x))
    above, below = f(x + h), f(x - h)
    print("above", above, "below", below)
    return (above - below) / (2 * h)
""",
    ),
    Right(
        "centred_difference",
        "numpy scalars everywhere",
        """
def centred_difference(f, x, h):
    step = np.float64(h)
    return np.true_divide(f(x + step) - f(x - step), np.multiply(2, step))
""",
    ),
    Right(
        "centred_difference",
        "h negative: the other way round",
        """
def centred_difference(f, x, h):
    h = -h
    return (f(x + h) - f(x - h)) / (2 * h)
""",
    ),
    # eval_numerical_gradient
    Right(
        "eval_numerical_gradient",
        "np.ndindex and both values named",
        """
def eval_numerical_gradient(f, x, h=1e-5, centred=True):
    gradient = np.zeros(x.shape)
    middle = f(x)
    for place in np.ndindex(x.shape):
        kept = x[place]
        x[place] = kept + h
        above = f(x)
        x[place] = kept - h
        below = f(x)
        x[place] = kept
        gradient[place] = (above - below) / (2 * h) if centred else (above - middle) / h
    return gradient
""",
    ),
    Right(
        "eval_numerical_gradient",
        "np.ndenumerate over a copy",
        """
def eval_numerical_gradient(f, x, h=1e-5, centred=True):
    gradient = np.empty_like(x)
    for place, value in np.ndenumerate(x.copy()):
        x[place] = value + h
        top = f(x)
        x[place] = value - h if centred else value
        bottom = f(x)
        x[place] = value
        gradient[place] = (top - bottom) / ((1 + centred) * h)
    return gradient
""",
    ),
    Right(
        "eval_numerical_gradient",
        "x.flat by number",
        """
def eval_numerical_gradient(f, x, h=1e-5, centred=True):
    gradient = np.zeros(x.size)
    for k in range(x.size):
        old = x.flat[k]
        x.flat[k] = old + h
        gradient[k] = f(x)
        x.flat[k] = old - h if centred else old
        gradient[k] -= f(x)
        x.flat[k] = old
    return gradient.reshape(x.shape) / (2 * h if centred else h)
""",
    ),
    Right(
        "eval_numerical_gradient",
        "a fresh copy for every value",
        """
def eval_numerical_gradient(f, x, h=1e-5, centred=True):
    gradient = np.zeros_like(x)
    for place in np.ndindex(*x.shape):
        plus, minus = x.copy(), x.copy()
        plus[place] += h
        minus[place] -= h
        if centred:
            gradient[place] = (f(plus) - f(minus)) / (2 * h)
        else:
            gradient[place] = (f(plus) - f(x)) / h
    return gradient
""",
    ),
    Right(
        "eval_numerical_gradient",
        "unit arrays added to x",
        """
def eval_numerical_gradient(f, x, h=1e-5, centred=True):
    slopes = []
    for unit in np.eye(x.size):
        step = h * unit.reshape(x.shape)
        if centred:
            slopes.append((f(x + step) - f(x - step)) / (2 * h))
        else:
            slopes.append((f(x + step) - f(x)) / h)
    return np.array(slopes).reshape(x.shape)
""",
    ),
    Right(
        "eval_numerical_gradient",
        "nditer that may write",
        """
def eval_numerical_gradient(f, x, h=1e-5, centred=True):
    gradient = np.zeros_like(x)
    here = f(x)
    with np.nditer(x, flags=["multi_index"], op_flags=["readwrite"]) as numbers:
        for number in numbers:
            before = number.copy()
            number[...] = before + h
            above = f(x)
            number[...] = before - h
            below = f(x)
            number[...] = before
            gradient[numbers.multi_index] = (above - below) / 2 / h if centred else (above - here) / h
    return gradient
""",
    ),
    Right(
        "eval_numerical_gradient",
        "through the two differences of one number",
        """
def eval_numerical_gradient(f, x, h=1e-5, centred=True):
    difference = centred_difference if centred else forward_difference
    gradient = np.zeros_like(x)
    for place in np.ndindex(x.shape):
        before = x[place]

        def along(value, place=place):
            x[place] = value
            return f(x)

        gradient[place] = difference(along, before, h)
        x[place] = before
    return gradient
""",
    ),
    Right(
        "eval_numerical_gradient",
        "put back in a finally",
        """
def eval_numerical_gradient(f, x, h=1e-5, centred=True):
    def at(place, value):
        before = x[place]
        x[place] = value
        try:
            return f(x)
        finally:
            x[place] = before

    gradient = np.zeros_like(x)
    for place in np.ndindex(x.shape):
        above = at(place, x[place] + h)
        if centred:
            gradient[place] = (above - at(place, x[place] - h)) / (2 * h)
        else:
            gradient[place] = (above - f(x)) / h
    return gradient
""",
    ),
    Right(
        "eval_numerical_gradient",
        "all of x put back after every number",
        """
def eval_numerical_gradient(f, x, h=1e-5, centred=True):
    original = x.copy()
    here = f(x)
    gradient = np.zeros_like(x)
    for k in range(x.size):
        place = np.unravel_index(k, x.shape)
        x[place] += h
        above = f(x)
        x[...] = original
        if not centred:
            gradient[place] = (above - here) / h
            continue
        x[place] -= h
        below = f(x)
        x[...] = original
        gradient[place] = (above - below) / (2 * h)
    return gradient
""",
    ),
    Right(
        "eval_numerical_gradient",
        "a flat work copy, x untouched",
        """
def eval_numerical_gradient(f, x, h=1e-5, centred=True):
    work = np.array(x, order="C")
    flat = work.reshape(-1)
    gradient = np.zeros(flat.shape)
    for k, number in enumerate(flat.tolist()):
        flat[k] = number + h
        above = f(work)
        flat[k] = number - h if centred else number
        below = f(work)
        flat[k] = number
        gradient[k] = (above - below) / (2 * h if centred else h)
    return gradient.reshape(x.shape)
""",
    ),
    Right(
        "eval_numerical_gradient",
        "itertools.product over the axes",
        """
import itertools


def eval_numerical_gradient(f, x, h=1e-5, centred=True):
    gradient = np.zeros_like(x)
    for place in itertools.product(*map(range, x.shape)):
        before = float(x[place])
        ends = []
        for step in (h, -h if centred else 0.0):
            x[place] = before + step
            ends.append(f(x))
        x[place] = before
        gradient[place] = (ends[0] - ends[1]) / (2 * h if centred else h)
    return gradient
""",
    ),
    Right(
        "eval_numerical_gradient",
        "prints, and f asked once more at the end",
        """
def eval_numerical_gradient(f, x, h=1e-5, centred=True):
    gradient = np.zeros_like(x)
    numbers = np.nditer(x, flags=["multi_index"])
    while not numbers.finished:
        place = numbers.multi_index
        before = x[place]
        x[place] = before + h
        above = f(x)
        x[place] = before
        if centred:
            x[place] = before - h
            below = f(x)
            x[place] = before
            gradient[place] = (above - below) / (2 * h)
        else:
            gradient[place] = (above - f(x)) / h
        print(place, gradient[place])
        numbers.iternext()
    print("loss", f(x))
    return gradient
""",
    ),
    Right(
        "eval_numerical_gradient",
        "apply_along_axis over unit vectors",
        """
def eval_numerical_gradient(f, x, h=1e-5, centred=True):
    def slope(unit):
        step = h * unit.reshape(x.shape)
        return (f(x + step) - f(x - step)) / (2 * h) if centred else (f(x + step) - f(x)) / h

    return np.apply_along_axis(slope, 1, np.identity(x.size)).reshape(x.shape)
""",
    ),
    # relative_error
    Right(
        "relative_error",
        "np.maximum of the two maxima",
        """
def relative_error(a, n):
    biggest = np.maximum(np.abs(a).max(), np.abs(n).max())
    difference = np.abs(np.subtract(a, n)).max()
    return difference / biggest if biggest != 0 else 0.0
""",
    ),
    Right(
        "relative_error",
        "zero tested first with np.any",
        """
def relative_error(a, n):
    if not (np.any(a) or np.any(n)):
        return 0.0
    return np.max(np.abs(n - a)) / np.max([np.max(np.abs(a)), np.max(np.abs(n))])
""",
    ),
    Right(
        "relative_error",
        "largest or one",
        """
def relative_error(a, n):
    largest = max(np.max(np.abs(a)), np.max(np.abs(n)))
    return np.max(np.abs(a - n)) / (largest or 1.0)
""",
    ),
    Right(
        "relative_error",
        "both stacked",
        """
def relative_error(a, n):
    both = np.stack([a, n])
    size = np.abs(both).max()
    if size == 0:
        return 0
    return np.abs(both[0] - both[1]).max() / size
""",
    ),
    Right(
        "relative_error",
        "infinity norms of flat arrays",
        """
def relative_error(a, n):
    a, n = np.ravel(a), np.ravel(n)
    size = max(np.linalg.norm(a, np.inf), np.linalg.norm(n, np.inf))
    if size == 0.0:
        return 0.0
    return float(np.linalg.norm(a - n, np.inf) / size)
""",
    ),
    Right(
        "relative_error",
        "division by zero caught",
        """
def relative_error(a, n):
    difference = float(np.max(np.abs(a - n)))
    largest = max(float(np.max(np.abs(a))), float(np.max(np.abs(n))))
    try:
        return difference / largest
    except ZeroDivisionError:
        return 0.0
""",
    ),
    Right(
        "relative_error",
        "largest of maxima and minima",
        """
def relative_error(a, n):
    top = max(np.max(a), -np.min(a), np.max(n), -np.min(n))
    if top == 0:
        return 0.0
    return max(np.max(a - n), np.max(n - a)) / top
""",
    ),
    Right(
        "relative_error",
        "np.amax over elementwise maxima",
        """
def relative_error(a, n):
    larger = np.maximum(np.abs(a), np.abs(n))
    scale = np.amax(larger)
    if scale == 0:
        return 0.0
    return np.amax(np.absolute(a - n)) / scale
""",
    ),
    Right(
        "relative_error",
        "float64 copies",
        """
def relative_error(a, n):
    a = np.array(a, dtype=np.float64)
    n = np.array(n, dtype=np.float64)
    numerator = np.max(abs(a - n))
    denominator = max(np.max(abs(a)), np.max(abs(n)))
    if denominator == 0:
        return 0.0
    return numerator / denominator
""",
    ),
    Right(
        "relative_error",
        "prints what it found",
        """
def relative_error(a, n):
    worst, largest = np.max(np.abs(a - n)), max(np.max(np.abs(a)), np.max(np.abs(n)))
    print("difference", worst, "of", largest)
    error = 0.0
    if largest != 0:
        error = worst / largest
    return error
""",
    ),
    Right(
        "relative_error",
        "at the place of the largest difference",
        """
def relative_error(a, n):
    gaps = np.abs(np.atleast_1d(a) - np.atleast_1d(n))
    worst = gaps.flat[np.argmax(gaps)]
    sizes = np.concatenate([np.abs(a).reshape(-1), np.abs(n).reshape(-1)])
    largest = sizes[sizes.argmax()]
    return worst / largest if largest else 0.0
""",
    ),
    Right(
        "relative_error",
        "equal ones first",
        """
def relative_error(a, n):
    if np.array_equal(a, n):
        return 0.0
    return np.max(np.abs(a - n)) / max(np.max(np.abs(a)), np.max(np.abs(n)))
""",
    ),
    # grad_check_sparse
    Right(
        "grad_check_sparse",
        "with and without a pattern apart",
        """
def grad_check_sparse(f, x, analytic, coordinates, h=1e-6, pattern=None):
    K = len(coordinates)
    numeric, wanted, kinked = np.zeros(K), np.zeros(K), np.zeros(K, dtype=bool)
    for k in range(K):
        place = coordinates[k]
        wanted[k] = analytic[place]
        before = x[place]
        x[place] = before + h
        above = f(x)
        if pattern is not None:
            sides = np.array(pattern(x))
        x[place] = before - h
        below = f(x)
        if pattern is not None:
            kinked[k] = not np.array_equal(sides, pattern(x))
        x[place] = before
        numeric[k] = (above - below) / (2 * h)
    smooth = np.logical_not(kinked)
    error = relative_error(wanted[smooth], numeric[smooth]) if smooth.any() else float("nan")
    return error, numeric, kinked
""",
    ),
    Right(
        "grad_check_sparse",
        "a fresh copy for every value",
        """
def grad_check_sparse(f, x, analytic, coordinates, h=1e-6, pattern=None):
    numeric, kinked, compared = [], [], []
    for place in coordinates:
        plus, minus = x.copy(), x.copy()
        plus[place] += h
        minus[place] -= h
        numeric.append((f(plus) - f(minus)) / (2 * h))
        met = False if pattern is None else bool(np.any(pattern(plus) != pattern(minus)))
        kinked.append(met)
        if not met:
            compared.append((analytic[place], numeric[-1]))
    error = np.nan
    if compared:
        a, n = np.array(compared).T
        error = relative_error(a, n)
    return error, np.array(numeric, dtype=float), np.array(kinked, dtype=bool)
""",
    ),
    Right(
        "grad_check_sparse",
        "relative error written out",
        """
def grad_check_sparse(f, x, analytic, coordinates, h=1e-6, pattern=None):
    numeric = np.zeros(len(coordinates))
    kinked = np.zeros(len(coordinates), dtype=bool)
    largest_gap, largest_number, left = 0.0, 0.0, 0
    for k, place in enumerate(coordinates):
        before = float(x[place])
        x[place] = before + h
        above, p = f(x), None if pattern is None else pattern(x)
        x[place] = before - h
        below, q = f(x), None if pattern is None else pattern(x)
        x[place] = before
        numeric[k] = (above - below) / (2 * h)
        kinked[k] = False if pattern is None else np.count_nonzero(np.not_equal(p, q)) > 0
        if not kinked[k]:
            left += 1
            largest_gap = np.maximum(largest_gap, abs(analytic[place] - numeric[k]))
            largest_number = np.max([largest_number, abs(analytic[place]), abs(numeric[k])])
    if left == 0:
        return np.nan, numeric, kinked
    return (largest_gap / largest_number if largest_number != 0 else 0.0), numeric, kinked
""",
    ),
    Right(
        "grad_check_sparse",
        "through the centred difference of one number",
        """
def grad_check_sparse(f, x, analytic, coordinates, h=1e-6, pattern=None):
    numeric = np.zeros(len(coordinates))
    kinked = np.zeros(len(coordinates), dtype=bool)
    for k, place in enumerate(coordinates):
        before = x[place]

        def asked(question, value, place=place):
            x[place] = value
            return question(x)

        numeric[k] = centred_difference(lambda value: asked(f, value), before, h)
        if pattern is not None:
            up = np.copy(asked(pattern, before + h))
            down = np.copy(asked(pattern, before - h))
            kinked[k] = (up ^ down).any()
        x[place] = before
    if kinked.all():
        return np.nan, numeric, kinked
    kept = [k for k in range(len(coordinates)) if not kinked[k]]
    return relative_error(np.array([analytic[coordinates[k]] for k in kept]), numeric[kept]), numeric, kinked
""",
    ),
    Right(
        "grad_check_sparse",
        "all differences first, then all patterns",
        """
def grad_check_sparse(f, x, analytic, coordinates, h=1e-6, pattern=None):
    def at(question, place, step):
        nudged = np.array(x)
        nudged[place] += step
        return question(nudged)

    numeric = np.array([(at(f, place, h) - at(f, place, -h)) / (2 * h) for place in coordinates])
    if pattern is None:
        kinked = np.full(len(coordinates), False)
    else:
        kinked = np.array([np.any(at(pattern, place, h) != at(pattern, place, -h)) for place in coordinates])
    checked = np.array([analytic[place] for place in coordinates])
    if kinked.sum() == len(coordinates):
        return float("nan"), numeric, kinked
    return relative_error(checked[kinked == False], numeric[kinked == False]), numeric, kinked
""",
    ),
    Right(
        "grad_check_sparse",
        "a pattern that never changes where there is none",
        """
def grad_check_sparse(f, x, analytic, coordinates, h=1e-6, pattern=None):
    if pattern is None:
        pattern = lambda x: np.zeros(1, dtype=bool)
    found = []
    for place in coordinates:
        before = x[place]
        x[place] = before + h
        above, sides_above = f(x), np.array(pattern(x))
        x[place] = before - h
        below, sides_below = f(x), np.array(pattern(x))
        x[place] = before
        found.append((analytic[place], (above - below) / 2 / h, np.any(np.logical_xor(sides_above, sides_below))))
    checked, numeric, kinked = (np.array([row[column] for row in found]) for column in range(3))
    kinked = kinked.astype(bool)
    error = np.nan if all(kinked) else relative_error(checked[~kinked], numeric[~kinked])
    return error, numeric, kinked
""",
    ),
    Right(
        "grad_check_sparse",
        "put back in a finally",
        """
def grad_check_sparse(f, x, analytic, coordinates, h=1e-6, pattern=None):
    numeric = np.zeros(len(coordinates))
    kinked = np.zeros(len(coordinates), dtype=bool)
    checked = np.zeros(len(coordinates))
    for k, place in enumerate(coordinates):
        before = x[place]
        try:
            x[place] = before - h
            low = f(x)
            low_pattern = pattern(x) if pattern else None
            x[place] = before + h
            numeric[k] = (f(x) - low) / (2 * h)
            if pattern:
                kinked[k] = np.any(low_pattern != pattern(x))
        finally:
            x[place] = before
        checked[k] = analytic[place]
    free = np.flatnonzero(~kinked)
    if len(free) == 0:
        return np.nan, numeric, kinked
    return relative_error(checked[free], numeric[free]), numeric, kinked
""",
    ),
    Right(
        "grad_check_sparse",
        "f and pattern asked twice, prints",
        """
def grad_check_sparse(f, x, analytic, coordinates, h=1e-6, pattern=None):
    print("loss", f(x))
    numeric = np.zeros(len(coordinates))
    kinked = np.zeros(len(coordinates), dtype=bool)
    for k, place in enumerate(coordinates):
        old = x[place]
        x[place] = old + h
        print("above", f(x))
        above = f(x)
        pattern_above = None if pattern is None else pattern(x)
        x[place] = old - h
        print("below", f(x))
        below = f(x)
        pattern_below = None if pattern is None else pattern(x)
        x[place] = old
        numeric[k] = (above - below) / (2 * h)
        if pattern is not None and np.any(pattern_above != pattern_below):
            kinked[k] = True
        print(place, numeric[k], analytic[place], kinked[k])
    if np.all(kinked):
        return np.nan, numeric, kinked
    checked = np.array([analytic[place] for place in coordinates])
    return relative_error(checked[~kinked], numeric[~kinked]), numeric, kinked
""",
    ),
    Right(
        "grad_check_sparse",
        "one-hot steps",
        """
def grad_check_sparse(f, x, analytic, coordinates, h=1e-6, pattern=None):
    numeric = np.zeros(len(coordinates))
    kinked = np.zeros(len(coordinates), dtype=bool)
    checked = []
    for k, place in enumerate(coordinates):
        step = np.zeros_like(x)
        step[place] = h
        numeric[k] = (f(x + step) - f(x - step)) / (2 * h)
        kinked[k] = pattern is not None and not np.array_equal(pattern(x + step), pattern(x - step))
        checked.append(analytic[place])
    use = kinked == 0
    error = relative_error(np.array(checked)[use], numeric[use]) if np.any(use) else np.nan
    return error, numeric, kinked
""",
    ),
    Right(
        "grad_check_sparse",
        "all of x put back after every value",
        """
def grad_check_sparse(f, x, analytic, coordinates, h=1e-6, pattern=None):
    original = x.copy()
    numeric = np.zeros(len(coordinates))
    kinked = np.zeros(len(coordinates), dtype=bool)
    for k, place in enumerate(coordinates):
        values, sides = [], []
        for sign in (1, -1):
            x[place] += sign * h
            values.append(f(x))
            sides.append(np.array(pattern(x)) if pattern is not None else np.array([True]))
            np.copyto(x, original)
        numeric[k] = (values[0] - values[1]) / (2 * h)
        kinked[k] = not np.array_equal(*sides)
    pairs = [(analytic[place], number) for place, number, kink in zip(coordinates, numeric, kinked) if not kink]
    if not pairs:
        return np.nan, numeric, kinked
    a = np.array([pair[0] for pair in pairs])
    n = np.array([pair[1] for pair in pairs])
    return relative_error(a, n), numeric, kinked
""",
    ),
    Right(
        "grad_check_sparse",
        "a helper for one coordinate",
        """
def grad_check_sparse(f, x, analytic, coordinates, h=1e-6, pattern=None):
    rows = [_one_coordinate(f, x, place, h, pattern) for place in coordinates]
    numeric = np.array([row[0] for row in rows])
    kinked = np.array([row[1] for row in rows], dtype=bool)
    checked = np.array([analytic[place] for place in coordinates])
    if np.all(kinked):
        return np.nan, numeric, kinked
    return relative_error(np.delete(checked, np.where(kinked)), np.delete(numeric, np.where(kinked))), numeric, kinked


def _one_coordinate(f, x, place, h, pattern):
    before, kink = x[place], False
    x[place] = before + h
    above = f(x)
    if pattern is not None:
        sides = pattern(x).tolist()
    x[place] = before - h
    below = f(x)
    if pattern is not None:
        kink = sides != pattern(x).tolist()
    x[place] = before
    return (above - below) / (2 * h), kink
""",
    ),
]

WRONG = [
    # forward_difference
    Wrong(
        "forward_difference",
        "backward difference",
        """
def forward_difference(f, x, h):
    return (f(x) - f(x - h)) / h
""",
        ("value",),
    ),
    Wrong(
        "forward_difference",
        "centred difference",
        """
def forward_difference(f, x, h):
    return centred_difference(f, x, h)
""",
        ("value",),
    ),
    Wrong(
        "forward_difference",
        "size of the slope only",
        """
def forward_difference(f, x, h):
    return abs(f(x + h) - f(x)) / h
""",
        ("value",),
    ),
    Wrong(
        "forward_difference",
        "a step of its own",
        """
def forward_difference(f, x, h):
    h = 1e-5
    return (f(x + h) - f(x)) / h
""",
        ("value",),
    ),
    Wrong(
        "forward_difference",
        "divided by 2h",
        """
def forward_difference(f, x, h):
    return (f(x + h) - f(x)) / (2 * h)
""",
        ("value",),
    ),
    Wrong(
        "forward_difference",
        "divided by x + h",
        """
def forward_difference(f, x, h):
    return (f(x + h) - f(x)) / (x + h)
""",
        ("value",),
    ),
    Wrong(
        "forward_difference",
        "growth relative to f(x)",
        """
def forward_difference(f, x, h):
    return (f(x + h) - f(x)) / (h * f(x))
""",
        ("value",),
    ),
    Wrong(
        "forward_difference",
        "a step relative to x",
        """
def forward_difference(f, x, h):
    step = h * x if x != 0 else h
    return (f(x + step) - f(x)) / step
""",
        ("value",),
    ),
    Wrong(
        "forward_difference",
        "multiplied by h",
        """
def forward_difference(f, x, h):
    return (f(x + h) - f(x)) * h
""",
        ("value",),
    ),
    Wrong(
        "forward_difference",
        "divided to whole numbers",
        """
def forward_difference(f, x, h):
    return (f(x + h) - f(x)) // h
""",
        ("value",),
    ),
    Wrong(
        "forward_difference",
        "divided by the square of h",
        """
def forward_difference(f, x, h):
    return (f(x + h) - f(x)) / h**2
""",
        ("value",),
    ),
    Wrong(
        "forward_difference",
        "second-order formula with three values",
        """
def forward_difference(f, x, h):
    return (-f(x + 2 * h) + 4 * f(x + h) - 3 * f(x)) / (2 * h)
""",
        ("value",),
    ),
    Wrong(
        "forward_difference",
        "centred with half the step",
        """
def forward_difference(f, x, h):
    return (f(x + h / 2) - f(x - h / 2)) / h
""",
        ("value",),
    ),
    Wrong(
        "forward_difference",
        "slope between 0 and h",
        """
def forward_difference(f, x, h):
    return (f(h) - f(0)) / h
""",
        ("value",),
    ),
    Wrong(
        "forward_difference",
        "falling slopes cut off at zero",
        """
def forward_difference(f, x, h):
    return max((f(x + h) - f(x)) / h, 0.0)
""",
        ("value",),
    ),
    Wrong(
        "forward_difference",
        "printed and not returned",
        """
def forward_difference(f, x, h):
    print((f(x + h) - f(x)) / h)
""",
        ("value",),
    ),
    Wrong(
        "forward_difference",
        "one step too far ahead",
        """
def forward_difference(f, x, h):
    return (f(x + 2 * h) - f(x + h)) / h
""",
        ("value",),
    ),
    Wrong(
        "forward_difference",
        "rounded to two places",
        """
def forward_difference(f, x, h):
    return round((f(x + h) - f(x)) / h, 2)
""",
        ("value",),
    ),
    # centred_difference
    Wrong(
        "centred_difference",
        "backward difference",
        """
def centred_difference(f, x, h):
    return (f(x) - f(x - h)) / h
""",
        ("value",),
    ),
    Wrong(
        "centred_difference",
        "size of the slope only",
        """
def centred_difference(f, x, h):
    return abs((f(x + h) - f(x - h)) / (2 * h))
""",
        ("value",),
    ),
    Wrong(
        "centred_difference",
        "a step of its own",
        """
def centred_difference(f, x, h):
    h = 1e-4
    return (f(x + h) - f(x - h)) / (2 * h)
""",
        ("value",),
    ),
    Wrong(
        "centred_difference",
        "brackets around the difference missing",
        """
def centred_difference(f, x, h):
    return f(x + h) - f(x - h) / (2 * h)
""",
        ("value",),
    ),
    Wrong(
        "centred_difference",
        "wrong sign",
        """
def centred_difference(f, x, h):
    return (f(x - h) - f(x + h)) / (2 * h)
""",
        ("value",),
    ),
    Wrong(
        "centred_difference",
        "divided by 2 only",
        """
def centred_difference(f, x, h):
    return (f(x + h) - f(x - h)) / 2
""",
        ("value",),
    ),
    Wrong(
        "centred_difference",
        "not divided at all",
        """
def centred_difference(f, x, h):
    return f(x + h) - f(x - h)
""",
        ("value",),
    ),
    Wrong(
        "centred_difference",
        "half the step on both sides",
        """
def centred_difference(f, x, h):
    return (f(x + h / 2) - f(x - h / 2)) / h
""",
        ("value",),
    ),
    Wrong(
        "centred_difference",
        "half the step, still divided by 2h",
        """
def centred_difference(f, x, h):
    return (f(x + h / 2) - f(x - h / 2)) / (2 * h)
""",
        ("value",),
    ),
    Wrong(
        "centred_difference",
        "forward over twice the step",
        """
def centred_difference(f, x, h):
    return (f(x + 2 * h) - f(x)) / (2 * h)
""",
        ("value",),
    ),
    Wrong(
        "centred_difference",
        "second difference",
        """
def centred_difference(f, x, h):
    return (f(x + h) - 2 * f(x) + f(x - h)) / h**2
""",
        ("value",),
    ),
    Wrong(
        "centred_difference",
        "both sides added",
        """
def centred_difference(f, x, h):
    return (f(x + h) + f(x - h)) / (2 * h)
""",
        ("value",),
    ),
    Wrong(
        "centred_difference",
        "fourth-order formula with four values",
        """
def centred_difference(f, x, h):
    near, far = f(x + h) - f(x - h), f(x + 2 * h) - f(x - 2 * h)
    return (8 * near - far) / (12 * h)
""",
        ("value",),
    ),
    Wrong(
        "centred_difference",
        "the steeper of the two sides",
        """
def centred_difference(f, x, h):
    ahead, behind = (f(x + h) - f(x)) / h, (f(x) - f(x - h)) / h
    return ahead if abs(ahead) > abs(behind) else behind
""",
        ("value",),
    ),
    Wrong(
        "centred_difference",
        "f(x - h) written as f(x) - h",
        """
def centred_difference(f, x, h):
    return (f(x + h) - f(x) - h) / (2 * h)
""",
        ("value",),
    ),
    Wrong(
        "centred_difference",
        "divided by the square of 2h",
        """
def centred_difference(f, x, h):
    return (f(x + h) - f(x - h)) / (2 * h) ** 2
""",
        ("value",),
    ),
    Wrong(
        "centred_difference",
        "falling slopes cut off at zero",
        """
def centred_difference(f, x, h):
    return max(0.0, (f(x + h) - f(x - h)) / (2 * h))
""",
        ("value",),
    ),
    # eval_numerical_gradient
    Wrong(
        "eval_numerical_gradient",
        "put back by adding and subtracting",
        """
def eval_numerical_gradient(f, x, h=1e-5, centred=True):
    gradient = np.zeros_like(x)
    here = f(x)
    for place in np.ndindex(x.shape):
        x[place] += h
        above = f(x)
        if centred:
            x[place] -= 2 * h
            gradient[place] = (above - f(x)) / (2 * h)
            x[place] += h
        else:
            gradient[place] = (above - here) / h
            x[place] -= h
    return gradient
""",
        ("restores",),
    ),
    Wrong(
        "eval_numerical_gradient",
        "put back by subtracting in the forward mode",
        """
def eval_numerical_gradient(f, x, h=1e-5, centred=True):
    gradient = np.zeros_like(x)
    here = f(x)
    for place in np.ndindex(x.shape):
        before = x[place]
        x[place] += h
        above = f(x)
        if centred:
            x[place] = before - h
            gradient[place] = (above - f(x)) / (2 * h)
            x[place] = before
        else:
            gradient[place] = (above - here) / h
            x[place] -= h
    return gradient
""",
        ("restores",),
    ),
    Wrong(
        "eval_numerical_gradient",
        "put back in the centred mode only",
        """
def eval_numerical_gradient(f, x, h=1e-5, centred=True):
    gradient = np.zeros_like(x)
    here = f(x)
    for place in np.ndindex(x.shape):
        before = x[place]
        x[place] = before + h
        above = f(x)
        if centred:
            x[place] = before - h
            below = f(x)
            x[place] = before
            gradient[place] = (above - below) / (2 * h)
        else:
            gradient[place] = (above - here) / h
    return gradient
""",
        ("forward", "restores"),
    ),
    Wrong(
        "eval_numerical_gradient",
        "the last number left nudged",
        """
def eval_numerical_gradient(f, x, h=1e-5, centred=True):
    gradient = np.zeros_like(x)
    here = f(x)
    last = None
    for place in np.ndindex(x.shape):
        if last is not None:
            x[last] = before
        before, last = x[place], place
        x[place] = before + h
        above = f(x)
        if centred:
            x[place] = before - h
            gradient[place] = (above - f(x)) / (2 * h)
        else:
            gradient[place] = (above - here) / h
    return gradient
""",
        ("restores",),
    ),
    Wrong(
        "eval_numerical_gradient",
        "put back only at the very end",
        """
def eval_numerical_gradient(f, x, h=1e-5, centred=True):
    saved = x.copy()
    gradient = np.zeros_like(x)
    here = f(x)
    for place in np.ndindex(x.shape):
        x[place] = saved[place] + h
        above = f(x)
        if centred:
            x[place] = saved[place] - h
            gradient[place] = (above - f(x)) / (2 * h)
        else:
            gradient[place] = (above - here) / h
    x[...] = saved
    return gradient
""",
        ("centred", "forward"),
    ),
    Wrong(
        "eval_numerical_gradient",
        "x itself kept instead of its number",
        """
def eval_numerical_gradient(f, x, h=1e-5, centred=True):
    gradient = np.zeros_like(x)
    here = f(x)
    for place in np.ndindex(x.shape):
        before = x
        x[place] += h
        above = f(x)
        x = before
        if centred:
            x[place] -= h
            gradient[place] = (above - f(x)) / (2 * h)
            x = before
        else:
            gradient[place] = (above - here) / h
    return gradient
""",
        ("centred", "forward", "restores"),
    ),
    Wrong(
        "eval_numerical_gradient",
        "a gradient of whole numbers",
        """
def eval_numerical_gradient(f, x, h=1e-5, centred=True):
    gradient = np.zeros(x.shape, dtype=int)
    here = f(x)
    for place in np.ndindex(x.shape):
        before = x[place]
        x[place] = before + h
        above = f(x)
        x[place] = before - h
        below = f(x)
        x[place] = before
        gradient[place] = (above - below) / (2 * h) if centred else (above - here) / h
    return gradient
""",
        ("centred", "forward"),
    ),
    Wrong(
        "eval_numerical_gradient",
        "rows and columns only, three axes nudged together",
        """
def eval_numerical_gradient(f, x, h=1e-5, centred=True):
    table, gradient = np.atleast_2d(x), np.zeros_like(np.atleast_2d(x))
    here = f(x)
    for i in range(table.shape[0]):
        for j in range(table.shape[1]):
            before = table[i, j].copy()
            table[i, j] = before + h
            above = f(x)
            table[i, j] = before - h
            below = f(x)
            table[i, j] = before
            gradient[i, j] = (above - below) / (2 * h) if centred else (above - here) / h
    return gradient.reshape(x.shape)
""",
        ("centred", "forward"),
    ),
    Wrong(
        "eval_numerical_gradient",
        "two loops that need two axes",
        """
def eval_numerical_gradient(f, x, h=1e-5, centred=True):
    gradient = np.zeros_like(x)
    here = f(x)
    for i in range(x.shape[0]):
        for j in range(x.shape[1]):
            before = x[i, j]
            x[i, j] = before + h
            above = f(x)
            x[i, j] = before - h
            below = f(x)
            x[i, j] = before
            gradient[i, j] = (above - below) / (2 * h) if centred else (above - here) / h
    return gradient
""",
        ("centred", "forward", "restores"),
    ),
    Wrong(
        "eval_numerical_gradient",
        "a step of its own",
        """
def eval_numerical_gradient(f, x, h=1e-5, centred=True):
    step = 1e-5
    gradient = np.zeros_like(x)
    here = f(x)
    for place in np.ndindex(x.shape):
        before = x[place]
        x[place] = before + step
        above = f(x)
        x[place] = before - step
        below = f(x)
        x[place] = before
        gradient[place] = (above - below) / (2 * step) if centred else (above - here) / step
    return gradient
""",
        ("centred", "forward"),
    ),
    Wrong(
        "eval_numerical_gradient",
        "all numbers nudged at once",
        """
def eval_numerical_gradient(f, x, h=1e-5, centred=True):
    gradient = np.zeros_like(x)
    for place in np.ndindex(x.shape):
        gradient[place] = (f(x + h) - f(x - h)) / (2 * h) if centred else (f(x + h) - f(x)) / h
    return gradient
""",
        ("centred", "forward"),
    ),
    Wrong(
        "eval_numerical_gradient",
        "backward differences for forward ones",
        """
def eval_numerical_gradient(f, x, h=1e-5, centred=True):
    gradient = np.zeros_like(x)
    here = f(x)
    for place in np.ndindex(x.shape):
        before = x[place]
        x[place] = before - h
        below = f(x)
        x[place] = before + h
        gradient[place] = (f(x) - below) / (2 * h) if centred else (here - below) / h
        x[place] = before
    return gradient
""",
        ("forward",),
    ),
    Wrong(
        "eval_numerical_gradient",
        "forward differences divided by 2h",
        """
def eval_numerical_gradient(f, x, h=1e-5, centred=True):
    gradient = np.zeros_like(x)
    for place in np.ndindex(x.shape):
        before = x[place]
        x[place] = before + h
        above = f(x)
        x[place] = before - h if centred else before
        gradient[place] = (above - f(x)) / (2 * h)
        x[place] = before
    return gradient
""",
        ("forward",),
    ),
    Wrong(
        "eval_numerical_gradient",
        "f(x) asked while the number is nudged",
        """
def eval_numerical_gradient(f, x, h=1e-5, centred=True):
    gradient = np.zeros_like(x)
    for place in np.ndindex(x.shape):
        before = x[place]
        x[place] = before + h
        above = f(x)
        if centred:
            x[place] = before - h
            gradient[place] = (above - f(x)) / (2 * h)
        else:
            gradient[place] = (above - f(x)) / h
        x[place] = before
    return gradient
""",
        ("forward",),
    ),
    Wrong(
        "eval_numerical_gradient",
        "forward compared with the nudge before",
        """
def eval_numerical_gradient(f, x, h=1e-5, centred=True):
    gradient = np.zeros_like(x)
    here = f(x)
    for place in np.ndindex(x.shape):
        before = x[place]
        x[place] = before + h
        above = f(x)
        if centred:
            x[place] = before - h
            gradient[place] = (above - f(x)) / (2 * h)
        else:
            gradient[place] = (above - here) / h
            here = above
        x[place] = before
    return gradient
""",
        ("forward",),
    ),
    Wrong(
        "eval_numerical_gradient",
        "lowered only back to where it was",
        """
def eval_numerical_gradient(f, x, h=1e-5, centred=True):
    gradient = np.zeros_like(x)
    here = f(x)
    for place in np.ndindex(x.shape):
        before = x[place]
        x[place] += h
        above = f(x)
        if centred:
            x[place] -= h
            gradient[place] = (above - f(x)) / (2 * h)
        else:
            gradient[place] = (above - here) / h
        x[place] = before
    return gradient
""",
        ("centred",),
    ),
    Wrong(
        "eval_numerical_gradient",
        "the two modes mixed up",
        """
def eval_numerical_gradient(f, x, h=1e-5, centred=True):
    gradient = np.zeros_like(x)
    for place in np.ndindex(x.shape):
        before = x[place]
        x[place] = before + h
        above = f(x)
        x[place] = before if centred else before - h
        below = f(x)
        x[place] = before
        gradient[place] = (above - below) / h if centred else (above - below) / (2 * h)
    return gradient
""",
        ("centred", "forward"),
    ),
    Wrong(
        "eval_numerical_gradient",
        "a flat gradient",
        """
def eval_numerical_gradient(f, x, h=1e-5, centred=True):
    gradient = []
    for place in np.ndindex(x.shape):
        before = x[place]
        x[place] = before + h
        above = f(x)
        x[place] = before - h if centred else before
        below = f(x)
        x[place] = before
        gradient.append((above - below) / (2 * h if centred else h))
    return np.array(gradient)
""",
        ("centred", "forward"),
    ),
    Wrong(
        "eval_numerical_gradient",
        "the last number skipped",
        """
def eval_numerical_gradient(f, x, h=1e-5, centred=True):
    gradient = np.zeros_like(x)
    for k in range(x.size - 1):
        before = x.flat[k]
        x.flat[k] = before + h
        above = f(x)
        x.flat[k] = before - h if centred else before
        below = f(x)
        x.flat[k] = before
        gradient.flat[k] = (above - below) / (2 * h if centred else h)
    return gradient
""",
        ("centred", "forward"),
    ),
    Wrong(
        "eval_numerical_gradient",
        "sizes of the slopes only",
        """
def eval_numerical_gradient(f, x, h=1e-5, centred=True):
    gradient = np.zeros_like(x)
    for place in np.ndindex(x.shape):
        before = x[place]
        x[place] = before + h
        above = f(x)
        x[place] = before - h if centred else before
        below = f(x)
        x[place] = before
        gradient[place] = abs(above - below) / (2 * h if centred else h)
    return gradient
""",
        ("centred", "forward"),
    ),
    Wrong(
        "eval_numerical_gradient",
        "steps relative to the number",
        """
def eval_numerical_gradient(f, x, h=1e-5, centred=True):
    gradient = np.zeros_like(x)
    for place in np.ndindex(x.shape):
        before = x[place]
        step = h * max(1.0, 2 * abs(before))
        x[place] = before + step
        above = f(x)
        x[place] = before - step if centred else before
        below = f(x)
        x[place] = before
        gradient[place] = (above - below) / (2 * step if centred else step)
    return gradient
""",
        ("centred", "forward"),
    ),
    Wrong(
        "eval_numerical_gradient",
        "a copy in single precision",
        """
def eval_numerical_gradient(f, x, h=1e-5, centred=True):
    x = x.astype(np.float32)
    gradient = np.zeros(x.shape)
    for place in np.ndindex(x.shape):
        before = x[place]
        x[place] = before + h
        above = f(x)
        x[place] = before - h if centred else before
        below = f(x)
        x[place] = before
        gradient[place] = (above - below) / (2 * h if centred else h)
    return gradient
""",
        ("centred", "forward"),
    ),
    # relative_error
    Wrong(
        "relative_error",
        "mean difference",
        """
def relative_error(a, n):
    largest = max(np.max(np.abs(a)), np.max(np.abs(n)))
    return np.mean(np.abs(a - n)) / largest if largest > 0 else 0.0
""",
        ("value",),
    ),
    Wrong(
        "relative_error",
        "size of the largest signed difference",
        """
def relative_error(a, n):
    largest = max(np.max(np.abs(a)), np.max(np.abs(n)))
    return abs(np.max(a - n)) / largest if largest > 0 else 0.0
""",
        ("value",),
    ),
    Wrong(
        "relative_error",
        "over the largest number of n only",
        """
def relative_error(a, n):
    largest = np.max(np.abs(n))
    if largest == 0:
        return 0.0
    return np.max(np.abs(a - n)) / largest
""",
        ("value",),
    ),
    Wrong(
        "relative_error",
        "over the largest number of a only",
        """
def relative_error(a, n):
    largest = np.max(np.abs(a))
    if largest == 0:
        return 0.0
    return np.max(np.abs(a - n)) / largest
""",
        ("value",),
    ),
    Wrong(
        "relative_error",
        "denominator at least 1e-8",
        """
def relative_error(a, n):
    largest = max(np.max(np.abs(a)), np.max(np.abs(n)))
    return np.max(np.abs(a - n)) / max(1e-8, largest)
""",
        ("value",),
    ),
    Wrong(
        "relative_error",
        "1e-8 added to the denominator",
        """
def relative_error(a, n):
    largest = max(np.max(np.abs(a)), np.max(np.abs(n)))
    return np.max(np.abs(a - n)) / (largest + 1e-8)
""",
        ("value",),
    ),
    Wrong(
        "relative_error",
        "plain numbers not possible",
        """
def relative_error(a, n):
    largest = max(np.abs(a.ravel()).max(), np.abs(n.ravel()).max())
    if largest == 0:
        return 0.0
    return np.abs(a.ravel() - n.ravel()).max() / largest
""",
        ("value",),
    ),
    Wrong(
        "relative_error",
        "nan where all is zero",
        """
def relative_error(a, n):
    largest = np.maximum(np.max(np.abs(a)), np.max(np.abs(n)))
    with np.errstate(invalid="ignore"):
        return np.max(np.abs(a - n)) / largest
""",
        ("value",),
    ),
    Wrong(
        "relative_error",
        "one where all is zero",
        """
def relative_error(a, n):
    largest = max(np.max(np.abs(a)), np.max(np.abs(n)))
    if largest == 0:
        return 1.0
    return np.max(np.abs(a - n)) / largest
""",
        ("value",),
    ),
    Wrong(
        "relative_error",
        "zero where either is zero",
        """
def relative_error(a, n):
    size_a, size_n = np.max(np.abs(a)), np.max(np.abs(n))
    if size_a == 0 or size_n == 0:
        return 0.0
    return np.max(np.abs(a - n)) / max(size_a, size_n)
""",
        ("value",),
    ),
    Wrong(
        "relative_error",
        "the smaller of the two largest",
        """
def relative_error(a, n):
    sizes = sorted([np.max(np.abs(a)), np.max(np.abs(n))])
    if sizes[1] == 0:
        return 0.0
    return np.max(np.abs(a - n)) / (sizes[0] if sizes[0] > 0 else sizes[1])
""",
        ("value",),
    ),
    Wrong(
        "relative_error",
        "largest numbers without their size",
        """
def relative_error(a, n):
    largest = max(np.max(a), np.max(n))
    if largest == 0:
        return 0.0
    return np.max(np.abs(a - n)) / largest
""",
        ("value",),
    ),
    Wrong(
        "relative_error",
        "Euclidean lengths",
        """
def relative_error(a, n):
    largest = max(np.sqrt(np.sum(np.square(a))), np.sqrt(np.sum(np.square(n))))
    if largest == 0:
        return 0.0
    return np.sqrt(np.sum(np.square(a - n))) / largest
""",
        ("value",),
    ),
    Wrong(
        "relative_error",
        "sums instead of maxima",
        """
def relative_error(a, n):
    largest = max(np.sum(np.abs(a)), np.sum(np.abs(n)))
    if largest == 0:
        return 0.0
    return np.sum(np.abs(a - n)) / largest
""",
        ("value",),
    ),
    Wrong(
        "relative_error",
        "difference of the largest sizes",
        """
def relative_error(a, n):
    size_a, size_n = np.max(np.abs(a)), np.max(np.abs(n))
    if max(size_a, size_n) == 0:
        return 0.0
    return abs(size_a - size_n) / max(size_a, size_n)
""",
        ("value",),
    ),
    Wrong(
        "relative_error",
        "never more than one",
        """
def relative_error(a, n):
    largest = max(np.max(np.abs(a)), np.max(np.abs(n)))
    if largest == 0:
        return 0.0
    return min(1.0, np.max(np.abs(a - n)) / largest)
""",
        ("value",),
    ),
    Wrong(
        "relative_error",
        "in percent",
        """
def relative_error(a, n):
    largest = max(np.max(np.abs(a)), np.max(np.abs(n)))
    if largest == 0:
        return 0.0
    return 100 * np.max(np.abs(a - n)) / largest
""",
        ("value",),
    ),
    Wrong(
        "relative_error",
        "changes a in place",
        """
def relative_error(a, n):
    largest = max(np.max(np.abs(a)), np.max(np.abs(n)))
    a -= n
    return np.max(np.abs(a)) / largest if largest > 0 else 0.0
""",
        ("value",),
    ),
    Wrong(
        "relative_error",
        "zero for what is nearly equal",
        """
def relative_error(a, n):
    if np.allclose(a, n):
        return 0.0
    return np.max(np.abs(a - n)) / max(np.max(np.abs(a)), np.max(np.abs(n)))
""",
        ("value",),
    ),
    Wrong(
        "relative_error",
        "over the numbers where the difference is largest",
        """
def relative_error(a, n):
    a, n = np.ravel(a), np.ravel(n)
    k = np.argmax(np.abs(a - n))
    size = max(abs(a[k]), abs(n[k]))
    return abs(a[k] - n[k]) / size if size > 0 else 0.0
""",
        ("value",),
    ),
    # grad_check_sparse
    Wrong(
        "grad_check_sparse",
        "put back by adding and subtracting",
        """
def grad_check_sparse(f, x, analytic, coordinates, h=1e-6, pattern=None):
    numeric = np.zeros(len(coordinates))
    kinked = np.zeros(len(coordinates), dtype=bool)
    for k, place in enumerate(coordinates):
        x[place] += h
        above, pattern_above = f(x), pattern and pattern(x)
        x[place] -= 2 * h
        below, pattern_below = f(x), pattern and pattern(x)
        x[place] += h
        numeric[k] = (above - below) / (2 * h)
        kinked[k] = pattern is not None and np.any(pattern_above != pattern_below)
    if np.all(kinked):
        return np.nan, numeric, kinked
    checked = np.array([analytic[place] for place in coordinates])
    return relative_error(checked[~kinked], numeric[~kinked]), numeric, kinked
""",
        ("restores",),
    ),
    Wrong(
        "grad_check_sparse",
        "the last coordinate left nudged",
        """
def grad_check_sparse(f, x, analytic, coordinates, h=1e-6, pattern=None):
    numeric = np.zeros(len(coordinates))
    kinked = np.zeros(len(coordinates), dtype=bool)
    original = x.copy()
    for k, place in enumerate(coordinates):
        x[...] = original
        x[place] = original[place] + h
        above, pattern_above = f(x), pattern and pattern(x)
        x[place] = original[place] - h
        below, pattern_below = f(x), pattern and pattern(x)
        numeric[k] = (above - below) / (2 * h)
        kinked[k] = pattern is not None and np.any(pattern_above != pattern_below)
    if np.all(kinked):
        return np.nan, numeric, kinked
    checked = np.array([analytic[place] for place in coordinates])
    return relative_error(checked[~kinked], numeric[~kinked]), numeric, kinked
""",
        ("restores",),
    ),
    Wrong(
        "grad_check_sparse",
        "kinked as a list of zeros and ones",
        """
def grad_check_sparse(f, x, analytic, coordinates, h=1e-6, pattern=None):
    numeric, kinked = np.zeros(len(coordinates)), []
    for k, place in enumerate(coordinates):
        before = x[place]
        x[place] = before + h
        above, pattern_above = f(x), pattern and pattern(x)
        x[place] = before - h
        below, pattern_below = f(x), pattern and pattern(x)
        x[place] = before
        numeric[k] = (above - below) / (2 * h)
        kinked.append(int(pattern is not None and np.any(pattern_above != pattern_below)))
    kept = [k for k in range(len(coordinates)) if kinked[k] == 0]
    if not kept:
        return np.nan, numeric, kinked
    return relative_error(np.array([analytic[coordinates[k]] for k in kept]), numeric[kept]), numeric, kinked
""",
        ("kinked",),
    ),
    Wrong(
        "grad_check_sparse",
        "the numbers of the kinked coordinates",
        """
def grad_check_sparse(f, x, analytic, coordinates, h=1e-6, pattern=None):
    numeric = np.zeros(len(coordinates))
    kinked = np.zeros(len(coordinates), dtype=bool)
    for k, place in enumerate(coordinates):
        before = x[place]
        x[place] = before + h
        above, pattern_above = f(x), pattern and pattern(x)
        x[place] = before - h
        below, pattern_below = f(x), pattern and pattern(x)
        x[place] = before
        numeric[k] = (above - below) / (2 * h)
        kinked[k] = pattern is not None and np.any(pattern_above != pattern_below)
    if np.all(kinked):
        return np.nan, numeric, np.flatnonzero(kinked)
    checked = np.array([analytic[place] for place in coordinates])
    return relative_error(checked[~kinked], numeric[~kinked]), numeric, np.flatnonzero(kinked)
""",
        ("kinked",),
    ),
    Wrong(
        "grad_check_sparse",
        "the smooth coordinates instead of the kinked ones",
        """
def grad_check_sparse(f, x, analytic, coordinates, h=1e-6, pattern=None):
    numeric = np.zeros(len(coordinates))
    smooth = np.ones(len(coordinates), dtype=bool)
    for k, place in enumerate(coordinates):
        before = x[place]
        x[place] = before + h
        above, pattern_above = f(x), pattern and pattern(x)
        x[place] = before - h
        below, pattern_below = f(x), pattern and pattern(x)
        x[place] = before
        numeric[k] = (above - below) / (2 * h)
        smooth[k] = pattern is None or np.all(pattern_above == pattern_below)
    if not np.any(smooth):
        return np.nan, numeric, smooth
    checked = np.array([analytic[place] for place in coordinates])
    return relative_error(checked[smooth], numeric[smooth]), numeric, smooth
""",
        ("kinked",),
    ),
    Wrong(
        "grad_check_sparse",
        "one kink makes all kinked",
        """
def grad_check_sparse(f, x, analytic, coordinates, h=1e-6, pattern=None):
    numeric = np.zeros(len(coordinates))
    kinked = np.zeros(len(coordinates), dtype=bool)
    for k, place in enumerate(coordinates):
        before = x[place]
        x[place] = before + h
        above, pattern_above = f(x), pattern and pattern(x)
        x[place] = before - h
        below, pattern_below = f(x), pattern and pattern(x)
        x[place] = before
        numeric[k] = (above - below) / (2 * h)
        if pattern is not None and np.any(pattern_above != pattern_below):
            kinked[:] = True
    if np.all(kinked):
        return np.nan, numeric, kinked
    checked = np.array([analytic[place] for place in coordinates])
    return relative_error(checked[~kinked], numeric[~kinked]), numeric, kinked
""",
        ("kinked", "error"),
    ),
    Wrong(
        "grad_check_sparse",
        "kinked from the first kink on",
        """
def grad_check_sparse(f, x, analytic, coordinates, h=1e-6, pattern=None):
    numeric = np.zeros(len(coordinates))
    kinked = np.zeros(len(coordinates), dtype=bool)
    met = False
    for k, place in enumerate(coordinates):
        before = x[place]
        x[place] = before + h
        above, pattern_above = f(x), pattern and pattern(x)
        x[place] = before - h
        below, pattern_below = f(x), pattern and pattern(x)
        x[place] = before
        numeric[k] = (above - below) / (2 * h)
        if pattern is not None and np.any(pattern_above != pattern_below):
            met = True
        kinked[k] = met
    if np.all(kinked):
        return np.nan, numeric, kinked
    checked = np.array([analytic[place] for place in coordinates])
    return relative_error(checked[~kinked], numeric[~kinked]), numeric, kinked
""",
        ("kinked", "error"),
    ),
    Wrong(
        "grad_check_sparse",
        "pattern compared at x and x + h only",
        """
def grad_check_sparse(f, x, analytic, coordinates, h=1e-6, pattern=None):
    numeric = np.zeros(len(coordinates))
    kinked = np.zeros(len(coordinates), dtype=bool)
    pattern_here = pattern and pattern(x)
    for k, place in enumerate(coordinates):
        before = x[place]
        x[place] = before + h
        above = f(x)
        if pattern is not None:
            kinked[k] = np.any(pattern(x) != pattern_here)
        x[place] = before - h
        below = f(x)
        x[place] = before
        numeric[k] = (above - below) / (2 * h)
    if np.all(kinked):
        return np.nan, numeric, kinked
    checked = np.array([analytic[place] for place in coordinates])
    return relative_error(checked[~kinked], numeric[~kinked]), numeric, kinked
""",
        ("kinked", "error"),
    ),
    Wrong(
        "grad_check_sparse",
        "pattern compared at x - h and x only",
        """
def grad_check_sparse(f, x, analytic, coordinates, h=1e-6, pattern=None):
    numeric = np.zeros(len(coordinates))
    kinked = np.zeros(len(coordinates), dtype=bool)
    for k, place in enumerate(coordinates):
        before = x[place]
        x[place] = before + h
        above = f(x)
        x[place] = before - h
        below, pattern_below = f(x), pattern and pattern(x)
        x[place] = before
        numeric[k] = (above - below) / (2 * h)
        kinked[k] = pattern is not None and np.any(pattern(x) != pattern_below)
    if np.all(kinked):
        return np.nan, numeric, kinked
    checked = np.array([analytic[place] for place in coordinates])
    return relative_error(checked[~kinked], numeric[~kinked]), numeric, kinked
""",
        ("kinked", "error"),
    ),
    Wrong(
        "grad_check_sparse",
        "pattern asked once and compared with itself",
        """
def grad_check_sparse(f, x, analytic, coordinates, h=1e-6, pattern=None):
    numeric = np.zeros(len(coordinates))
    kinked = np.zeros(len(coordinates), dtype=bool)
    for k, place in enumerate(coordinates):
        before = x[place]
        x[place] = before + h
        above = f(x)
        pattern_above = pattern_below = pattern and pattern(x)
        x[place] = before - h
        below = f(x)
        x[place] = before
        numeric[k] = (above - below) / (2 * h)
        kinked[k] = pattern is not None and np.any(pattern_above != pattern_below)
    if np.all(kinked):
        return np.nan, numeric, kinked
    checked = np.array([analytic[place] for place in coordinates])
    return relative_error(checked[~kinked], numeric[~kinked]), numeric, kinked
""",
        ("kinked", "error"),
    ),
    Wrong(
        "grad_check_sparse",
        "kinked only if the whole pattern changes",
        """
def grad_check_sparse(f, x, analytic, coordinates, h=1e-6, pattern=None):
    numeric = np.zeros(len(coordinates))
    kinked = np.zeros(len(coordinates), dtype=bool)
    for k, place in enumerate(coordinates):
        before = x[place]
        x[place] = before + h
        above, pattern_above = f(x), pattern and pattern(x)
        x[place] = before - h
        below, pattern_below = f(x), pattern and pattern(x)
        x[place] = before
        numeric[k] = (above - below) / (2 * h)
        kinked[k] = pattern is not None and np.all(pattern_above != pattern_below)
    if np.all(kinked):
        return np.nan, numeric, kinked
    checked = np.array([analytic[place] for place in coordinates])
    return relative_error(checked[~kinked], numeric[~kinked]), numeric, kinked
""",
        ("kinked", "error"),
    ),
    Wrong(
        "grad_check_sparse",
        "patterns compared by how many are true",
        """
def grad_check_sparse(f, x, analytic, coordinates, h=1e-6, pattern=None):
    numeric = np.zeros(len(coordinates))
    kinked = np.zeros(len(coordinates), dtype=bool)
    for k, place in enumerate(coordinates):
        before = x[place]
        x[place] = before + h
        above, count_above = f(x), pattern and np.sum(pattern(x))
        x[place] = before - h
        below, count_below = f(x), pattern and np.sum(pattern(x))
        x[place] = before
        numeric[k] = (above - below) / (2 * h)
        kinked[k] = pattern is not None and count_above != count_below
    if np.all(kinked):
        return np.nan, numeric, kinked
    checked = np.array([analytic[place] for place in coordinates])
    return relative_error(checked[~kinked], numeric[~kinked]), numeric, kinked
""",
        ("kinked", "error"),
    ),
    Wrong(
        "grad_check_sparse",
        "all kinked where there is no pattern",
        """
def grad_check_sparse(f, x, analytic, coordinates, h=1e-6, pattern=None):
    numeric = np.zeros(len(coordinates))
    kinked = np.ones(len(coordinates), dtype=bool)
    for k, place in enumerate(coordinates):
        before = x[place]
        x[place] = before + h
        above, pattern_above = f(x), pattern and pattern(x)
        x[place] = before - h
        below, pattern_below = f(x), pattern and pattern(x)
        x[place] = before
        numeric[k] = (above - below) / (2 * h)
        if pattern is not None and np.array_equal(pattern_above, pattern_below):
            kinked[k] = False
    if np.all(kinked):
        return np.nan, numeric, kinked
    checked = np.array([analytic[place] for place in coordinates])
    return relative_error(checked[~kinked], numeric[~kinked]), numeric, kinked
""",
        ("kinked", "error"),
    ),
    Wrong(
        "grad_check_sparse",
        "forward differences",
        """
def grad_check_sparse(f, x, analytic, coordinates, h=1e-6, pattern=None):
    numeric = np.zeros(len(coordinates))
    kinked = np.zeros(len(coordinates), dtype=bool)
    here = f(x)
    for k, place in enumerate(coordinates):
        before = x[place]
        x[place] = before - h
        pattern_below = pattern and pattern(x)
        x[place] = before + h
        numeric[k] = (f(x) - here) / h
        kinked[k] = pattern is not None and np.any(pattern(x) != pattern_below)
        x[place] = before
    if np.all(kinked):
        return np.nan, numeric, kinked
    checked = np.array([analytic[place] for place in coordinates])
    return relative_error(checked[~kinked], numeric[~kinked]), numeric, kinked
""",
        ("numeric", "error"),
    ),
    Wrong(
        "grad_check_sparse",
        "divided by a step of its own",
        """
def grad_check_sparse(f, x, analytic, coordinates, h=1e-6, pattern=None):
    numeric = np.zeros(len(coordinates))
    kinked = np.zeros(len(coordinates), dtype=bool)
    for k, place in enumerate(coordinates):
        before = x[place]
        x[place] = before + h
        above, pattern_above = f(x), pattern and pattern(x)
        x[place] = before - h
        below, pattern_below = f(x), pattern and pattern(x)
        x[place] = before
        numeric[k] = (above - below) / 2e-6
        kinked[k] = pattern is not None and np.any(pattern_above != pattern_below)
    if np.all(kinked):
        return np.nan, numeric, kinked
    checked = np.array([analytic[place] for place in coordinates])
    return relative_error(checked[~kinked], numeric[~kinked]), numeric, kinked
""",
        ("numeric", "error"),
    ),
    Wrong(
        "grad_check_sparse",
        "divided by h",
        """
def grad_check_sparse(f, x, analytic, coordinates, h=1e-6, pattern=None):
    numeric = np.zeros(len(coordinates))
    kinked = np.zeros(len(coordinates), dtype=bool)
    for k, place in enumerate(coordinates):
        before = x[place]
        x[place] = before + h
        above, pattern_above = f(x), pattern and pattern(x)
        x[place] = before - h
        below, pattern_below = f(x), pattern and pattern(x)
        x[place] = before
        numeric[k] = (above - below) / h
        kinked[k] = pattern is not None and np.any(pattern_above != pattern_below)
    if np.all(kinked):
        return np.nan, numeric, kinked
    checked = np.array([analytic[place] for place in coordinates])
    return relative_error(checked[~kinked], numeric[~kinked]), numeric, kinked
""",
        ("numeric", "error"),
    ),
    Wrong(
        "grad_check_sparse",
        "numeric set to zero at a kink",
        """
def grad_check_sparse(f, x, analytic, coordinates, h=1e-6, pattern=None):
    numeric = np.zeros(len(coordinates))
    kinked = np.zeros(len(coordinates), dtype=bool)
    for k, place in enumerate(coordinates):
        before = x[place]
        x[place] = before + h
        above, pattern_above = f(x), pattern and pattern(x)
        x[place] = before - h
        below, pattern_below = f(x), pattern and pattern(x)
        x[place] = before
        if pattern is not None and np.any(pattern_above != pattern_below):
            kinked[k] = True
            continue
        numeric[k] = (above - below) / (2 * h)
    if np.all(kinked):
        return np.nan, numeric, kinked
    checked = np.array([analytic[place] for place in coordinates])
    return relative_error(checked[~kinked], numeric[~kinked]), numeric, kinked
""",
        ("numeric",),
    ),
    Wrong(
        "grad_check_sparse",
        "numeric without the kinked coordinates",
        """
def grad_check_sparse(f, x, analytic, coordinates, h=1e-6, pattern=None):
    numeric = np.zeros(len(coordinates))
    kinked = np.zeros(len(coordinates), dtype=bool)
    for k, place in enumerate(coordinates):
        before = x[place]
        x[place] = before + h
        above, pattern_above = f(x), pattern and pattern(x)
        x[place] = before - h
        below, pattern_below = f(x), pattern and pattern(x)
        x[place] = before
        numeric[k] = (above - below) / (2 * h)
        kinked[k] = pattern is not None and np.any(pattern_above != pattern_below)
    checked = np.array([analytic[place] for place in coordinates])[~kinked]
    numeric = numeric[~kinked]
    if numeric.size == 0:
        return np.nan, numeric, kinked
    return relative_error(checked, numeric), numeric, kinked
""",
        ("numeric",),
    ),
    Wrong(
        "grad_check_sparse",
        "numeric as a column",
        """
def grad_check_sparse(f, x, analytic, coordinates, h=1e-6, pattern=None):
    numeric = np.zeros((len(coordinates), 1))
    kinked = np.zeros(len(coordinates), dtype=bool)
    checked = np.zeros((len(coordinates), 1))
    for k, place in enumerate(coordinates):
        before = x[place]
        x[place] = before + h
        above, pattern_above = f(x), pattern and pattern(x)
        x[place] = before - h
        below, pattern_below = f(x), pattern and pattern(x)
        x[place] = before
        numeric[k] = (above - below) / (2 * h)
        checked[k] = analytic[place]
        kinked[k] = pattern is not None and np.any(pattern_above != pattern_below)
    if np.all(kinked):
        return np.nan, numeric, kinked
    return relative_error(checked[~kinked], numeric[~kinked]), numeric, kinked
""",
        ("numeric",),
    ),
    Wrong(
        "grad_check_sparse",
        "analytic taken by count instead of by place",
        """
def grad_check_sparse(f, x, analytic, coordinates, h=1e-6, pattern=None):
    numeric = np.zeros(len(coordinates))
    kinked = np.zeros(len(coordinates), dtype=bool)
    for k, place in enumerate(coordinates):
        before = x[place]
        x[place] = before + h
        above, pattern_above = f(x), pattern and pattern(x)
        x[place] = before - h
        below, pattern_below = f(x), pattern and pattern(x)
        x[place] = before
        numeric[k] = (above - below) / (2 * h)
        kinked[k] = pattern is not None and np.any(pattern_above != pattern_below)
    if np.all(kinked):
        return np.nan, numeric, kinked
    checked = np.resize(analytic, len(coordinates))
    return relative_error(checked[~kinked], numeric[~kinked]), numeric, kinked
""",
        ("error",),
    ),
    Wrong(
        "grad_check_sparse",
        "analytic of the last place for all",
        """
def grad_check_sparse(f, x, analytic, coordinates, h=1e-6, pattern=None):
    numeric = np.zeros(len(coordinates))
    kinked = np.zeros(len(coordinates), dtype=bool)
    for k, place in enumerate(coordinates):
        before = x[place]
        x[place] = before + h
        above, pattern_above = f(x), pattern and pattern(x)
        x[place] = before - h
        below, pattern_below = f(x), pattern and pattern(x)
        x[place] = before
        numeric[k] = (above - below) / (2 * h)
        kinked[k] = pattern is not None and np.any(pattern_above != pattern_below)
    if np.all(kinked):
        return np.nan, numeric, kinked
    return relative_error(analytic[place], numeric[~kinked]), numeric, kinked
""",
        ("error",),
    ),
    Wrong(
        "grad_check_sparse",
        "error 0 where all are kinked",
        """
def grad_check_sparse(f, x, analytic, coordinates, h=1e-6, pattern=None):
    numeric = np.zeros(len(coordinates))
    kinked = np.zeros(len(coordinates), dtype=bool)
    for k, place in enumerate(coordinates):
        before = x[place]
        x[place] = before + h
        above, pattern_above = f(x), pattern and pattern(x)
        x[place] = before - h
        below, pattern_below = f(x), pattern and pattern(x)
        x[place] = before
        numeric[k] = (above - below) / (2 * h)
        kinked[k] = pattern is not None and np.any(pattern_above != pattern_below)
    checked = np.array([analytic[place] for place in coordinates])
    return relative_error(np.where(kinked, 0, checked), np.where(kinked, 0, numeric)), numeric, kinked
""",
        ("error",),
    ),
    Wrong(
        "grad_check_sparse",
        "error infinite where all are kinked",
        """
def grad_check_sparse(f, x, analytic, coordinates, h=1e-6, pattern=None):
    numeric = np.zeros(len(coordinates))
    kinked = np.zeros(len(coordinates), dtype=bool)
    for k, place in enumerate(coordinates):
        before = x[place]
        x[place] = before + h
        above, pattern_above = f(x), pattern and pattern(x)
        x[place] = before - h
        below, pattern_below = f(x), pattern and pattern(x)
        x[place] = before
        numeric[k] = (above - below) / (2 * h)
        kinked[k] = pattern is not None and np.any(pattern_above != pattern_below)
    checked = np.array([analytic[place] for place in coordinates])
    try:
        error = relative_error(checked[~kinked], numeric[~kinked])
    except ValueError:
        error = np.inf
    return error, numeric, kinked
""",
        ("error",),
    ),
    Wrong(
        "grad_check_sparse",
        "error nan as soon as one is kinked",
        """
def grad_check_sparse(f, x, analytic, coordinates, h=1e-6, pattern=None):
    numeric = np.zeros(len(coordinates))
    kinked = np.zeros(len(coordinates), dtype=bool)
    for k, place in enumerate(coordinates):
        before = x[place]
        x[place] = before + h
        above, pattern_above = f(x), pattern and pattern(x)
        x[place] = before - h
        below, pattern_below = f(x), pattern and pattern(x)
        x[place] = before
        numeric[k] = (above - below) / (2 * h)
        kinked[k] = pattern is not None and np.any(pattern_above != pattern_below)
    if np.any(kinked):
        return np.nan, numeric, kinked
    return relative_error(np.array([analytic[place] for place in coordinates]), numeric), numeric, kinked
""",
        ("error",),
    ),
    Wrong(
        "grad_check_sparse",
        "error over the largest number of all of analytic",
        """
def grad_check_sparse(f, x, analytic, coordinates, h=1e-6, pattern=None):
    numeric = np.zeros(len(coordinates))
    kinked = np.zeros(len(coordinates), dtype=bool)
    for k, place in enumerate(coordinates):
        before = x[place]
        x[place] = before + h
        above, pattern_above = f(x), pattern and pattern(x)
        x[place] = before - h
        below, pattern_below = f(x), pattern and pattern(x)
        x[place] = before
        numeric[k] = (above - below) / (2 * h)
        kinked[k] = pattern is not None and np.any(pattern_above != pattern_below)
    if np.all(kinked):
        return np.nan, numeric, kinked
    checked = np.array([analytic[place] for place in coordinates])
    worst = np.max(np.abs(checked - numeric)[~kinked])
    return worst / max(np.max(np.abs(analytic)), np.max(np.abs(numeric))), numeric, kinked
""",
        ("error",),
    ),
    Wrong(
        "grad_check_sparse",
        "mean of the errors of the coordinates",
        """
def grad_check_sparse(f, x, analytic, coordinates, h=1e-6, pattern=None):
    numeric = np.zeros(len(coordinates))
    kinked = np.zeros(len(coordinates), dtype=bool)
    for k, place in enumerate(coordinates):
        before = x[place]
        x[place] = before + h
        above, pattern_above = f(x), pattern and pattern(x)
        x[place] = before - h
        below, pattern_below = f(x), pattern and pattern(x)
        x[place] = before
        numeric[k] = (above - below) / (2 * h)
        kinked[k] = pattern is not None and np.any(pattern_above != pattern_below)
    if np.all(kinked):
        return np.nan, numeric, kinked
    errors = [relative_error(analytic[place], numeric[k]) for k, place in enumerate(coordinates) if not kinked[k]]
    return np.mean(errors), numeric, kinked
""",
        ("error",),
    ),
    Wrong(
        "grad_check_sparse",
        "numeric before error",
        """
def grad_check_sparse(f, x, analytic, coordinates, h=1e-6, pattern=None):
    numeric = np.zeros(len(coordinates))
    kinked = np.zeros(len(coordinates), dtype=bool)
    for k, place in enumerate(coordinates):
        before = x[place]
        x[place] = before + h
        above, pattern_above = f(x), pattern and pattern(x)
        x[place] = before - h
        below, pattern_below = f(x), pattern and pattern(x)
        x[place] = before
        numeric[k] = (above - below) / (2 * h)
        kinked[k] = pattern is not None and np.any(pattern_above != pattern_below)
    checked = np.array([analytic[place] for place in coordinates])
    error = np.nan if np.all(kinked) else relative_error(checked[~kinked], numeric[~kinked])
    return numeric, error, kinked
""",
        ("numeric", "error"),
    ),
    Wrong(
        "grad_check_sparse",
        "the error alone",
        """
def grad_check_sparse(f, x, analytic, coordinates, h=1e-6, pattern=None):
    numeric = np.zeros(len(coordinates))
    kinked = np.zeros(len(coordinates), dtype=bool)
    for k, place in enumerate(coordinates):
        before = x[place]
        x[place] = before + h
        above, pattern_above = f(x), pattern and pattern(x)
        x[place] = before - h
        below, pattern_below = f(x), pattern and pattern(x)
        x[place] = before
        numeric[k] = (above - below) / (2 * h)
        kinked[k] = pattern is not None and np.any(pattern_above != pattern_below)
    checked = np.array([analytic[place] for place in coordinates])
    return np.nan if np.all(kinked) else relative_error(checked[~kinked], numeric[~kinked])
""",
        ("numeric", "kinked", "error", "restores"),
    ),
]
