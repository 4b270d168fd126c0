"""Losses that take scores and give dscores: their problems, and what they give for scores of any size."""

from collections.abc import Iterator

import numpy as np

from ...checks.asking import Ask
from ...checks.check import KnownMistake, Law, Problem, Proof, Quantities, Right
from ...checks.returned import array, number, parts
from .large_scores import ROWS, Shapes, large_tables
from .moderate_scores import fresh_tables, published_tables
from .problems import Problems, on_grid
from .proofs import equal

FAR = "rows whose right class lies 720 to 1600 below the highest score"
COUNTED_TWICE_OVER = KnownMistake(
    "kink_counted_once",
    "where a violation is exactly 0, it counts for its own class and not for the right one, or the other way round.",
    "Use one comparison for both, > 0: count the violations of a row once, and use the count.",
)
ALL_ROWS = {**ROWS, "far": FAR}


def published_hinge(rng: np.random.Generator) -> Iterator[Problem]:
    """Scores and labels of three shapes; in the first row the right class wins by far.

    A little is added from class to class, so that no margin is exactly 0.
    """
    for N, C in [(4, 3), (5, 4), (2, 3)]:
        scores, y = on_grid(2 * rng.normal(size=(N, C))) + 1 / 32 * np.arange(C), rng.integers(C, size=N)
        scores[0, y[0]] += 4.0 * C
        yield {"scores": scores, "y": y}


def fresh_hinge(rng: np.random.Generator) -> Iterator[Problem]:
    """More shapes and sizes: once a class occurs in no label, once scores tie, once the right class wins by far."""
    for index, (N, C) in enumerate([(1, 2), (5, 3), (4, 7), (30, 10)]):
        scores = [3.0, 0.1, 100.0, 1.0][index] * rng.normal(size=(N, C))
        yield {"scores": scores, "y": rng.integers(C - (N == 4), size=N)}
    yield {"scores": 3.0 * rng.integers(3, size=(9, 5)), "y": rng.integers(5, size=9)}
    scores = 30.0 * rng.permuted(np.tile(np.arange(4.0), (6, 1)), axis=1)
    yield {"scores": scores, "y": np.argmax(scores, axis=1)}


def kinked_hinge(rng: np.random.Generator) -> Iterator[Problem]:
    """Small whole numbers, so that many margins are exactly 0."""
    for N, C in [(6, 3), (9, 5)]:
        yield {"scores": rng.integers(-2, 3, size=(N, C)).astype(float), "y": rng.integers(C, size=N)}


def scores_and_labels(problem: Problem) -> Problem:
    """What a loss of scores is called with."""
    return dict(problem)


def hinge_slopes(ask: Ask, problem: Problem) -> Quantities:
    """The dscores of the hinge loss; where a score is at a kink, slopes of either side, or between, are right."""
    scores, y = problem["scores"], problem["y"]
    _, found = parts(ask(scores, y), "loss, dscores")
    dscores = array(found, "dscores", scores.shape)
    others = ~np.eye(scores.shape[1], dtype=bool)[y]
    at_kink = others & (scores - np.sum(np.where(others, 0, scores), axis=1, keepdims=True) + 1 == 0)
    between = bool(np.all((dscores[at_kink] >= 0) & (dscores[at_kink] <= (1 + 1e-9) / len(y))))
    sums = np.max(np.abs(np.sum(dscores, axis=1)), initial=0)
    at_kinks = bool(np.any(at_kink))
    return {
        "dscores": dscores,
        "at kinks": Law(between, "where a violation is exactly 0, its slope isn't between 0 and 1 / N"),
        "rows sum to 0": Law(
            not at_kinks or sums < 1e-9,
            f"where a violation is exactly 0, a row of dscores sums to {sums:.3g}; what one gains the right one loses",
            (COUNTED_TWICE_OVER,),
        ),
    }


def _labelled(tables: Problems) -> Problems:
    """The tables of scores, with labels."""

    def draw(rng: np.random.Generator) -> Iterator[Problem]:
        for problem in tables(rng):
            N, C = problem["scores"].shape
            yield {**problem, "y": rng.integers(C, size=N)}

    return draw


published_softmax, fresh_softmax = _labelled(published_tables), _labelled(fresh_tables)


def large(rng: np.random.Generator, shapes: Shapes = ((3, 2), (7, 5), (20, 10))) -> Iterator[Problem]:
    """For each kind of rows a table of scores. Where rows are lopsided, the highest class is the right one."""
    for shape, tables in zip(shapes, large_tables(rng, shapes), strict=True):
        N, C = shape
        depths = np.where(np.arange(N) % 2, 720.0, 8.0 * rng.integers(100, 200, size=N))
        far = on_grid(rng.normal(size=shape))
        y = rng.integers(C, size=N)
        far[np.arange(N), y] -= depths
        yield {**tables, "far": far, "y": y, "y_lopsided": np.argmax(tables["lopsided"], axis=1)}


def published_large(rng: np.random.Generator) -> Iterator[Problem]:
    """Such tables of one shape."""
    return large(rng, shapes=((5, 3),))


def loss_and_slopes_of_large(ask: Ask, problem: Problem) -> Quantities:
    """Loss and dscores for each kind of rows."""
    found = {}
    answers = ask.many([(problem[name], _labels(problem, name)) for name in ALL_ROWS])
    for (name, words), answer in zip(ALL_ROWS.items(), answers, strict=True):
        loss, dscores = parts(answer, "loss, dscores")
        found[f"the loss of {words}"] = number(loss, "loss")
        found[f"dscores of {words}"] = array(dscores, "dscores", problem[name].shape)
    return found


def as_for_shifted_scores(function: str) -> Proof:
    """Loss and dscores stay when each row is shifted so that its highest score is 0, and no exp overflows."""

    def proof(right: Right, problem: Problem) -> Iterator[Law]:
        found = right("", problem)
        for name, words in ROWS.items():
            scores = problem[name] - np.max(problem[name], axis=1, keepdims=True)
            for part, quantity, told in (("loss", "loss", "the loss"), ("gradient", "dscores", "dscores")):
                same = right(f"{function}.{part}", {"scores": scores, "y": _labels(problem, name)})[quantity]
                yield equal(f"{told} of {words} should be that of shifted scores", same, found[f"{told} of {words}"])

    return proof


def _labels(problem: Problem, name: str) -> np.ndarray:
    return problem["y_lopsided" if name == "lopsided" else "y"]
