"""Scores of any size for softmax: moderate ones on several heights, and right classes whose probability underflows."""

from collections.abc import Iterable, Iterator

import numpy as np

from ...checks.asking import Ask
from ...checks.check import Law, Problem, Proof, Quantities, Right
from ...checks.returned import array, number, parts
from .problems import on_grid
from .proofs import equal

Shapes = Iterable[tuple[int, ...]]

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


def large_tables(rng: np.random.Generator, shapes: Shapes = ((3, 2), (7, 5), (20, 10))) -> Iterator[Problem]:
    """For each kind of rows a table of scores: moderate ones on these heights."""
    for N, C in shapes:
        moderate = on_grid(rng.normal(size=(N, C)))
        yield {name: moderate + heights for name, heights in _heights(N, C).items()}


def published_large_tables(rng: np.random.Generator) -> Iterator[Problem]:
    """Such tables of two shapes."""
    return large_tables(rng, shapes=((3, 4), (5, 3)))


def large_problems(rng: np.random.Generator, shapes: Shapes = ((4, 3), (7, 5), (20, 10))) -> Iterator[Problem]:
    """For each kind of rows a W; X is the same. Where rows are lopsided, the highest class is the right one."""
    for N, C in shapes:
        moderate, y = on_grid(rng.normal(size=(N, C))), rng.integers(C, size=N)
        problem = {}
        for name, heights in _heights(N, C).items():
            problem["X"], problem[f"W_{name}"] = _with_scores(moderate + heights)
        yield {**problem, "y": y, "y_lopsided": np.argmax(moderate + _lopsided(N, C), axis=1)}


def published_large_problems(rng: np.random.Generator) -> Iterator[Problem]:
    """Such problems of two shapes."""
    return large_problems(rng, shapes=((7, 4), (4, 3)))


def _heights(N: int, C: int) -> dict[str, np.ndarray]:
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


def _lopsided(N: int, C: int) -> np.ndarray:
    """Rows where one class is far above the others, far below them, or all but one are."""
    rows = np.zeros((N, C))
    for i in range(N):
        rows[i, i % C] = [3000.0, -3000.0][i % 2]
    rows[2::4] -= 3000.0
    return rows


def _with_scores(scores: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """X and W with X @ W equal to `scores`, exactly: each example picks its own row of W, and the bias."""
    N, C = scores.shape
    X, bias = np.concatenate([np.eye(N), np.ones((N, 1))], axis=1), np.arange(C)[None] / 2
    return X, np.concatenate([scores - bias, bias])


def underflow_problems(
    rng: np.random.Generator, shapes: Shapes = ((1, 3, 2), (6, 5, 4), (12, 7, 5))
) -> Iterator[Problem]:
    """In every other example the right class lies far below the highest score, which is moderate.

    First by 720, where its probability is still a float and the other way round exp would overflow; then by 800 to
    1600.
    """
    for far in (False, True):
        for shape in shapes:
            N, D, C = shape
            X, W = on_grid(0.7 * rng.normal(size=(N, D))), on_grid(0.35 * rng.normal(size=(D, C)))
            depth = rng.integers(100, 200, size=N) * 8.0 if far else np.full(N, 720.0)
            depths = np.where(np.arange(N) % 2, 0.0, -depth)
            W[0], X[:, -1] = 0.0, 1.0
            W[0, 0], X[:, 0] = 8.0, depths / 8
            yield {"W": W, "X": X, "y": np.where(depths < 0, 0, rng.integers(C, size=N)), "reg": 0.0}


def published_underflow_problems(rng: np.random.Generator) -> Iterator[Problem]:
    """Such problems of two shapes."""
    return underflow_problems(rng, shapes=((7, 5, 4), (4, 6, 3)))


def probabilities_of_large(ask: Ask, problem: Problem) -> Quantities:
    """The probabilities of each kind of rows."""
    tables = [problem[name] for name in ROWS]
    found = zip(ROWS.values(), tables, ask.many([(scores,) for scores in tables]), strict=True)
    return {f"the probabilities of {words}": array(p, "the result", scores.shape) for words, scores, p in found}


def loss_and_gradient_of_large(ask: Ask, problem: Problem) -> Quantities:
    """Loss and gradient for each kind of rows."""
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


def as_for_moderate_scores(function: str) -> Proof:
    """Loss and gradient are those of the same rows with 0 for their highest score, of which nothing is large."""

    def proof(right: Right, problem: Problem) -> Iterator[Law]:
        X, found = problem["X"], right("", problem)
        for name, words in ROWS.items():
            W = problem[f"W_{name}"].copy()
            W[: len(X)] -= np.max(X @ W, axis=1, keepdims=True)  # each example has a row of W of its own
            y = problem["y_lopsided" if name == "lopsided" else "y"]
            moderate = {"W": W, "X": X, "y": y, "reg": 0.0}
            for part, quantity, told in (("loss", "loss", "the loss"), ("gradient", "dW", "dW")):
                if (expected := found.get(f"{told} of {words}")) is not None:
                    same = right(f"{function}.{part}", moderate)[quantity]
                    yield equal(f"{told} of {words} should be that of moderate scores", same, expected)

    return proof
