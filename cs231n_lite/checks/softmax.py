"""Checks of `softmax.py`: probabilities, the cross-entropy loss and its gradient, and two about large scores.

Only the checks of large scores need the shift by the row's maximum; all others keep |score| below 50, where exp neither
overflows nor underflows. And only the check of underflow has tiny probabilities: in all others those of a row differ by
a few hundred times at most, so that a loss with a small number added inside the logarithm passes.
"""

import math
from functools import partial

import numpy as np

from .check import Check, Family
from .losses import (
    Loss,
    gradient_not_averaged,
    gradient_wrong_sign,
    gradient_zero,
    loss_not_averaged,
    loss_without_reg,
    single_loss,
)
from .problems import FRESH_SHAPES, draw, lecture_scores, on_grid, published_problems
from .returned import array, number, pair

MODULE = "softmax"
SPREADS = [1e-3, 0.1, 1.0, 2.5]  # the largest |score|, but for a shift of the row
LEVELS = [1000.0, 0.0, -1000.0]


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
    easy = with_spread(rng, (9, 20, 3), 2.5, 0.0)
    yield {**easy, "y": np.argmax(easy["X"] @ easy["W"], axis=1)}


def regularized_problems(rng):
    """Problems for the regularizer: reg 0.1, 2 or 50."""
    for index, shape in enumerate(FRESH_SHAPES):
        yield with_spread(rng, shape, 2.0, [0.1, 2.0, 50.0][index % 3])


def published_tables(rng):
    """Rows of scores on the grid, of three shapes."""
    for N, C in [(3, 4), (5, 3), (2, 6)]:
        yield {"scores": on_grid(2 * rng.normal(size=(N, C)))}


def fresh_tables(rng):
    """Rows of scores of several shapes, from one row of two classes on."""
    for index, (N, C) in enumerate([(1, 2), (5, 3), (4, 7), (30, 10)]):
        yield {"scores": SPREADS[index] * rng.uniform(-1, 1, size=(N, C))}


def _tall(rng, N, C, level, spread):
    return on_grid(spread * rng.normal(size=(N, C))) + level


def published_large_tables(rng):
    """Rows of scores all around 1000, then around 1000, 0 and -1000 in turn; C differs from N."""
    for N, C in [(3, 4), (5, 3)]:
        yield {
            "high": _tall(rng, N, C, LEVELS[0], 1.0),
            "mixed": _tall(rng, N, C, np.resize(LEVELS, N)[:, None], 1.0),
        }


def fresh_large_tables(rng):
    for N, C in [(3, 2), (7, 5), (20, 10)]:
        yield {
            "high": _tall(rng, N, C, LEVELS[0], 1.0),
            "mixed": _tall(rng, N, C, rng.permutation(np.resize(LEVELS, N))[:, None], 1.0),
        }


def _levelled(rng, shape, levels):
    """Examples, weights and labels whose scores lie around the `levels`: the first number of each x does that."""
    N, D, C = shape
    X, W = on_grid(0.7 * rng.normal(size=(N, D))), on_grid(0.35 * rng.normal(size=(D, C)))
    X[:, 0], W[0] = np.asarray(levels) / 125, 125.0
    X[:, -1] = 1.0
    return X, W


def large_problems(rng, shapes=((3, 4, 2), (7, 5, 4), (20, 9, 10))):
    """Examples whose scores lie around 1000 (`X_high`), and around 1000, 0 and -1000 in turn (`X`)."""
    for shape in shapes:
        N, _, C = shape
        X, W = _levelled(rng, shape, np.resize(LEVELS, N))
        high, _ = _levelled(rng, shape, np.full(N, LEVELS[0]))
        yield {"W": W, "X": X, "X_high": high, "y": rng.integers(C, size=N)}


def published_large_problems(rng):
    return large_problems(rng, shapes=((7, 5, 4), (4, 6, 3)))


def underflow_problems(rng, shapes=((1, 3, 2), (6, 5, 4), (12, 7, 5))):
    """In every other example the right class lies 800 to 1600 below the highest score, which is moderate."""
    for shape in shapes:
        N, _, C = shape
        X, W = _levelled(rng, shape, np.zeros(N))
        depths = np.where(np.arange(N) % 2, 0.0, -rng.integers(100, 200, size=N) * 8.0)
        W[0] = 0.0
        W[0, 0], X[:, 0] = 8.0, depths / 8
        yield {"W": W, "X": X, "y": np.where(depths < 0, 0, rng.integers(C, size=N))}


def published_underflow_problems(rng):
    return underflow_problems(rng, shapes=((7, 5, 4), (4, 6, 3)))


def probabilities(call, problem):
    scores = problem["scores"]
    return {"probabilities": array(call(scores), "the result", scores.shape)}


def probabilities_of_large(call, problem):
    return {
        f"probabilities of {words}": array(call(problem[name]), "the result", problem[name].shape)
        for name, words in (("high", "rows around 1000"), ("mixed", "rows around 1000, 0 and -1000"))
    }


def loss_and_gradient_of_large(call, problem):
    W, y, found = problem["W"], problem["y"], {}
    for name, words in (("X_high", "scores around 1000"), ("X", "scores around 1000, 0 and -1000")):
        loss, dW = pair(call(W, problem[name], y, 0.0), "loss", "dW")
        found[f"loss at {words}"] = number(loss, "loss")
        found[f"gradient at {words}"] = array(dW, "dW", W.shape)
    return found


def fresh_scores(rng):
    """Scores of 2 to 12 classes, from almost equal to clearly apart."""
    for index, C in enumerate([2, 3, 5, 12, 7, 4, 10, 3]):
        yield {"scores": SPREADS[index % 4] * rng.uniform(-1, 1, size=C), "y": int(rng.integers(C))}


def _constant(value):
    return lambda problem: value


def _other_logarithm(base: int) -> Family:
    return Family(
        f"logarithm_of_base_{base}",
        {"loss": _constant(1 / math.log(base))},
        f"this is the logarithm of base {base}; the loss takes the natural one.",
        "np.log is the natural logarithm; np.log10 and np.log2 aren't.",
    )


LOSS_FAMILIES = (
    _other_logarithm(10),
    _other_logarithm(2),
    Family(
        "loss_wrong_sign",
        {"loss": _constant(-1.0)},
        "the sign is wrong: the logarithm of a probability is negative, the loss is minus that.",
        "The loss of an example is -log(p) of its right class, so it is never below 0.",
    ),
)

OVERFLOW, ALL_ROWS = "around 1000", "around 1000, 0 and -1000"


def _large_families(quantity: str) -> tuple[Family, ...]:
    """No shift at all, and one shift for the whole batch, as they show in what `quantity` comes out as."""
    high, mixed = f"{quantity} {OVERFLOW}", f"{quantity} {ALL_ROWS}"
    each_row = "Subtract from each row its own largest score: np.max(scores, axis=1)[:, None]."
    return (
        Family(
            "not_shifted",
            {high: _constant(math.nan), mixed: _constant(math.nan)},
            "exp of a score around 1000 is too large for a float: it overflows to inf, and inf / inf is nan.",
            each_row,
        ),
        Family(
            "one_maximum_for_all",
            {high: _constant(1.0), mixed: _constant(math.nan)},
            "one maximum is subtracted from the whole batch: rows far below it underflow, and 0 / 0 is nan.",
            each_row,
        ),
    )


SOFTMAX = Loss(
    module=MODULE,
    data_term="the mean over the examples of -log p_y, where p_j = exp(s_j) / Σ exp(s_k)",
    by_hand="Take one example with scores 0, 0, 0: each probability is 1/3 and the loss log 3, about 1.0986.",
    data_gradient="x, weighted by p_j - 1 for the right class and by p_j for the others, added to column j",
    gradient_by_hand="Take one example and two classes with equal scores: the weights of x are -½ and ½.",
    problems=data_problems,
    loss_families=(loss_not_averaged, *LOSS_FAMILIES),
    gradient_families=(
        gradient_not_averaged,
        gradient_zero("Every class's column gets x, weighted by p_j, and by p_j - 1 for the right class."),
        gradient_wrong_sign("A larger score of a wrong class makes the loss larger: its column gets + p_j · x."),
    ),
    regularized=regularized_problems,
    published=partial(published_problems, scale=0.35),
)


def _stable(function: str, points: int) -> Check:
    return Check(
        name=f"{function}.stable",
        points=points,
        module=MODULE,
        function=function,
        asks="loss and gradient when scores lie around 1000, 0 and -1000: they depend on differences of scores only.",
        try_next="Subtract from each row of scores its own largest one before you take exp.",
        problems=large_problems,
        published=published_large_problems,
        measure=loss_and_gradient_of_large,
        families=_large_families("loss at scores"),
    )


CHECKS = [
    Check(
        name="softmax_probabilities.values",
        points=3,
        module=MODULE,
        function="softmax_probabilities",
        asks="from each row of scores the probabilities exp(s_j) / Σ exp(s_k), as an array of shape (N, C).",
        try_next="Print the sums of your rows: each has to be 1. np.sum(a, axis=1) adds up along each row.",
        problems=fresh_tables,
        published=published_tables,
        measure=probabilities,
        keeps_inputs=True,
    ),
    Check(
        name="softmax_probabilities.stable",
        points=3,
        module=MODULE,
        function="softmax_probabilities",
        asks="the same when scores lie around 1000, 0 and -1000: a shift of a whole row changes no probability.",
        try_next="Subtract from each row of scores its own largest one before you take exp.",
        problems=fresh_large_tables,
        published=published_large_tables,
        measure=probabilities_of_large,
        families=_large_families("probabilities of rows"),
    ),
    Check(
        name="softmax_loss_single.loss",
        points=3,
        module=MODULE,
        function="softmax_loss_single",
        asks="the loss of one example from its scores: -log p_y, the natural logarithm.",
        try_next="Try the lecture's cat: scores 3.2, 5.1, -1.7, right class 0: p_0 is 0.13 and the loss 2.04.",
        problems=fresh_scores,
        published=lecture_scores,
        measure=single_loss,
        families=LOSS_FAMILIES,
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
        module=MODULE,
        function="softmax_loss_vectorized",
        asks="the loss at reg = 0 when the right class's probability is too small for a float: log Σ exp(s_k) - s_y.",
        try_next="Don't form the probability: log(exp(a) / t) is a - log(t), with a the shifted score.",
        problems=underflow_problems,
        published=published_underflow_problems,
        measure=lambda call, problem: loss_without_reg(call, problem | {"reg": 0.0}),
        families=(
            Family(
                "log_of_zero",
                {"loss": _constant(math.nan)},
                "a probability underflows to 0, and its logarithm is -inf.",
                "Don't form the probability: log(exp(a) / t) is a - log(t), with a the shifted score.",
            ),
        ),
    ),
]
