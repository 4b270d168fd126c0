"""Checks of `softmax.py`: probabilities, the cross-entropy loss and its gradient, scores of any size, and underflow.

Only the checks of large scores need the shift by the row's maximum; all others keep |score| below 50, where exp neither
overflows nor underflows. And only the check of underflow has tiny probabilities: in all others those of a row differ by
a thousand times at most, so that a loss with a small number added inside the logarithm passes.
"""

import math
from functools import partial

import numpy as np

from ..checks.check import Check, Family, KnownMistake, anything
from ..checks.returned import array, like, number, parts
from .measures.losses import Loss, gradient_not_averaged, gradient_wrong_sign, gradient_zero, loss_not_averaged
from .measures.problems import FRESH_SHAPES, draw, lecture_scores, on_grid, published_problems

SPREADS = [1e-3, 0.1, 1.0, 2.5]  # the largest |score|, but for a shift of the row
LEVELS = [1000.0, 0.0, -1000.0]
FLOATS_END = 690.0  # exp of a score somewhat larger than this overflows, and of one somewhat lower underflows

ROWS = {
    "near_end": "rows around 690, where exp is still a float",
    "high": "rows around 1000",
    "low": "rows around -1000",
    "two_levels": "rows around 690 and 0 in turn",
    "mixed": "rows around 1000, 0 and -1000 in turn",
    "lopsided": "rows with one score 3000 above or below the others",
}
"""Rows of scores of different heights. Which of them come out right tells how exp was kept in bounds, if at all."""


def with_spread(rng, shape, spread, reg, absent=False, level=0.0):
    """A problem whose largest |score| is `spread`, before every other row is shifted by plus or minus `level`."""
    problem = draw(rng, shape, 1.0, reg, absent)
    X, W = problem["X"], problem["W"]
    X[:, 0] = 0.0
    W = W * (spread / np.max(np.abs(X @ W)))
    X[:, 0], W[0] = np.resize([0, 1, 0, -1], len(X)), level
    return problem | {"X": X, "W": W}


def data_problems(rng):
    """Problems for the data term: scores from almost equal to far apart; in one the right class always wins by far."""
    for index, shape in enumerate(FRESH_SHAPES):
        for turn in range(2):
            yield with_spread(rng, shape, SPREADS[(index + 2 * turn) % len(SPREADS)], 0.0, bool(turn), 40.0 * turn)
    yield with_spread(rng, (600, 3, 4), 1.0, 0.0)
    easy = with_spread(rng, (9, 20, 3), 2.5, 0.0)
    yield {**easy, "y": np.argmax(easy["X"] @ easy["W"], axis=1)}


def regularized_problems(rng):
    """Problems for the regularizer: reg 0.1, 2 or 50."""
    for index, shape in enumerate(FRESH_SHAPES):
        yield with_spread(rng, shape, 2.0, [0.1, 2.0, 50.0][index % 3])


def published_tables(rng):
    """Rows of scores on the grid, of three shapes."""
    for N, C in [(3, 4), (5, 3), (2, 6), (4, 4)]:
        yield {"scores": on_grid(2 * rng.normal(size=(N, C)))}


def fresh_tables(rng):
    """Rows of scores of several shapes, from one row of two classes on."""
    for index, (N, C) in enumerate([(1, 2), (5, 3), (4, 7), (30, 10), (6, 6)]):
        yield {"scores": SPREADS[index % 4] * rng.uniform(-1, 1, size=(N, C))}


def _lopsided(N, C):
    """Rows where one class is far above the others, far below them, or all but one are."""
    rows = np.zeros((N, C))
    for i in range(N):
        rows[i, i % C] = [3000.0, -3000.0][i % 2]
    rows[2::4] -= 3000.0
    return rows


def _heights(N, C):
    """For each kind of rows, what to add to moderate scores."""
    turns = np.arange(N)[:, None]
    return {
        "near_end": np.full((N, C), FLOATS_END),
        "high": np.full((N, C), LEVELS[0]),
        "low": np.full((N, C), LEVELS[-1]),
        "two_levels": np.where(turns % 2, 0.0, FLOATS_END) * np.ones((1, C)),
        "mixed": np.resize(LEVELS, N)[:, None] * np.ones((1, C)),
        "lopsided": _lopsided(N, C),
    }


def large_tables(rng, shapes=((3, 2), (7, 5), (20, 10))):
    """Tables of scores: moderate ones on each kind of heights."""
    for N, C in shapes:
        moderate = on_grid(rng.normal(size=(N, C)))
        yield {name: moderate + heights for name, heights in _heights(N, C).items()}


def published_large_tables(rng):
    return large_tables(rng, shapes=((3, 4), (5, 3)))


def _with_scores(scores):
    """X and W with X @ W equal to `scores`, exactly: each example picks its own row of W, and the bias."""
    N, C = scores.shape
    X, bias = np.concatenate([np.eye(N), np.ones((N, 1))], axis=1), np.arange(C)[None] / 2
    return X, np.concatenate([scores - bias, bias])


def large_problems(rng, shapes=((4, 3), (7, 5), (20, 10))):
    """For each kind of heights a W; X is the same. Where rows are lopsided, the highest class is the right one."""
    for N, C in shapes:
        moderate, y = on_grid(rng.normal(size=(N, C))), rng.integers(C, size=N)
        problem = {}
        for name, heights in _heights(N, C).items():
            problem["X"], problem[f"W_{name}"] = _with_scores(moderate + heights)
        yield problem | {"y": y, "y_lopsided": np.argmax(moderate + _lopsided(N, C), axis=1)}


def published_large_problems(rng):
    return large_problems(rng, shapes=((7, 4), (4, 3)))


def underflow_problems(rng, shapes=((1, 3, 2), (6, 5, 4), (12, 7, 5))):
    """In every other example the right class lies far below the highest score, which is moderate: by 720, where its
    probability is still a float and the other way round exp would overflow, then by 800 to 1600."""
    for deepest in (75, 200):
        for shape in shapes:
            N, D, C = shape
            X, W = on_grid(0.7 * rng.normal(size=(N, D))), on_grid(0.35 * rng.normal(size=(D, C)))
            depth = rng.integers(100, 200, size=N) * 8.0 if deepest > 75 else np.full(N, 720.0)
            depths = np.where(np.arange(N) % 2, 0.0, -depth)
            W[0], X[:, -1] = 0.0, 1.0
            W[0, 0], X[:, 0] = 8.0, depths / 8
            yield {"W": W, "X": X, "y": np.where(depths < 0, 0, rng.integers(C, size=N)), "reg": 0.0}


def published_underflow_problems(rng):
    return underflow_problems(rng, shapes=((7, 5, 4), (4, 6, 3)))


def probabilities_of_large(ask, problem):
    tables = [problem[name] for name in ROWS]
    found = zip(ROWS.values(), tables, ask.many([(scores,) for scores in tables]), strict=True)
    return {f"the probabilities of {words}": array(p, "the result", scores.shape) for words, scores, p in found}


def loss_and_gradient_of_large(ask, problem):
    X, found = problem["X"], {}
    labels = {"lopsided": problem["y_lopsided"]}
    weights = {name: problem[f"W_{name}"] for name in ROWS}
    answers = ask.many([(W, X, labels.get(name, problem["y"]), 0.0) for name, W in weights.items()])
    for (name, words), answer in zip(ROWS.items(), answers, strict=True):
        loss, dW = parts(answer, "loss, dW")
        if name != "lopsided":  # where a wrong class's probability is 0, and 0 · log 0 another matter
            found[f"the loss of {words}"] = number(loss, "loss")
        found[f"dW of {words}"] = array(dW, "dW", weights[name].shape)
    return found


def fresh_scores(rng):
    """Scores of 2 to 12 classes, from almost equal to clearly apart."""
    for index, C in enumerate([2, 3, 5, 12, 7, 4, 10, 3]):
        yield {"scores": SPREADS[index % 4] * rng.uniform(-1, 1, size=C), "y": int(rng.integers(C))}


def _constant(value):
    return lambda problem: value


def _other_logarithm(base: int) -> tuple[KnownMistake, float]:
    return KnownMistake(
        f"logarithm_of_base_{base}",
        f"this is the logarithm of base {base}; the loss takes the natural one.",
        "np.log is the natural logarithm; np.log10 and np.log2 aren't.",
    ), 1 / math.log(base)


WRONG_SIGN = KnownMistake(
    "loss_wrong_sign",
    "the sign is wrong: the logarithm of a probability is negative, the loss is minus that.",
    "The loss of an example is -log(p) of its right class, so it is never below 0.",
)


def loss_families(quantity: str) -> tuple[Family, ...]:
    """What the loss of softmax looks like with another logarithm or sign."""
    factors = (_other_logarithm(10), _other_logarithm(2), (WRONG_SIGN, -1.0))
    return tuple(Family(mistake, {quantity: _constant(factor)}) for mistake, factor in factors)


SOFTMAX = Loss(
    data_term="the mean over the examples of -log p_y, where p_j = exp(s_j) / Σ exp(s_k)",
    by_hand="Take one example with scores 0, 0, 0: each probability is 1/3 and the loss log 3, about 1.0986.",
    data_gradient="x, weighted by p_j - 1 for the right class and by p_j for the others, added to column j",
    gradient_by_hand="Take one example and two classes with equal scores: the weights of x are -½ and ½.",
    problems=data_problems,
    loss_families=(loss_not_averaged, *loss_families("loss")),
    gradient_families=(
        gradient_not_averaged,
        gradient_zero("Every class's column gets x, weighted by p_j, and by p_j - 1 for the right class."),
        gradient_wrong_sign("A larger score of a wrong class makes the loss larger: its column gets + p_j · x."),
    ),
    regularized=regularized_problems,
    published=partial(published_problems, scale=0.35),
    helpers=("softmax_probabilities.values",),
)


def _stable(function: str, points: int) -> Check:
    return Check(
        name=f"{function}.stable",
        points=points,
        asks="loss and gradient for scores of any size: they depend on differences of scores only.",
        try_next="Subtract from each row of scores its own largest one before you take exp.",
        problems=large_problems,
        published=published_large_problems,
        arguments=lambda problem: {"W": problem["W_high"], "X": problem["X"], "y": problem["y"], "reg": 0.0},
        measure=loss_and_gradient_of_large,
        rtol=1e-5,  # a small number inside the logarithm is another matter
        after=("softmax_probabilities.stable", f"{function}.loss", f"{function}.gradient"),
    )


CHECKS = [
    Check(
        name="softmax_probabilities.values",
        points=3,
        asks="from each row of scores the probabilities exp(s_j) / Σ exp(s_k), as an array of shape (N, C).",
        try_next="Print the sums of your rows: each has to be 1. np.sum(a, axis=1) adds up along each row.",
        problems=fresh_tables,
        published=published_tables,
        returns={"the result": like("scores")},
        keeps_inputs=True,
    ),
    Check(
        name="softmax_probabilities.stable",
        points=3,
        asks="the same for scores of any size: a shift of a whole row changes no probability.",
        try_next="Subtract from each row of scores its own largest one before you take exp.",
        problems=large_tables,
        published=published_large_tables,
        arguments=lambda problem: {"scores": problem["high"]},
        measure=probabilities_of_large,
        after=("softmax_probabilities.values",),
    ),
    Check(
        name="softmax_loss_single.loss",
        points=3,
        asks="the loss of one example from its scores: -log p_y, the natural logarithm.",
        try_next="Try the lecture's cat: scores 3.2, 5.1, -1.7, right class 0: p_0 is 0.13 and the loss 2.04.",
        problems=fresh_scores,
        published=lecture_scores,
        returns={"the loss": number},
        families=loss_families("the loss"),
        keeps_inputs=True,
    ),
    *SOFTMAX.checks("softmax_loss_naive", loss=5, gradient=6, regularizer=2),
    _stable("softmax_loss_naive", points=2),
    *SOFTMAX.checks("softmax_loss_vectorized", loss=4, gradient=5, regularizer=2),
    SOFTMAX.no_loops("softmax_loss_vectorized", points=3),
    _stable("softmax_loss_vectorized", points=3),
    Check(
        name="softmax_loss_vectorized.underflow",
        points=2,
        asks="the loss at reg = 0 when the right class's probability is too small for a float: log Σ exp(s_k) - s_y.",
        try_next="Don't form the probability: log(exp(a) / t) is a - log(t), with a the shifted score.",
        problems=underflow_problems,
        published=published_underflow_problems,
        returns={"loss": number, "dW": anything},
        after=("softmax_loss_vectorized.loss",),
    ),
]
