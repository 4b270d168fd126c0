"""Checks of `arrays.py`: means of rows, broadcasting, elementwise comparison, argmax, picking by two indices."""

from collections.abc import Iterator
from functools import partial
from typing import Any

import numpy as np

from ..checks.check import Check, Problem
from ..checks.returned import Kind, WrongReturn, array
from .measures.problems import Problems, on_grid
from .measures.proofs import worked

PUBLISHED = [
    (4, 4),
    (5, 5),
    (3, 5),
    (5, 2),
]  # square ones first: there the wrong axis gives numbers, not an error
FRESH = [(5, 5), (1, 4), (6, 2), (7, 4), (2, 9), (30, 12)]
OF_ROWS = "One number for each row is expected: axis=1 goes from left to right, axis=0 from top to bottom."


def tables(rng: np.random.Generator, shapes: list[tuple[int, int]] = FRESH) -> Iterator[Problem]:
    """Tables of several shapes, with numbers of both signs; a row in the middle has negative numbers only."""
    for shape in shapes:
        a = on_grid(2 * rng.normal(size=shape))
        middle = len(a) // 2
        a[middle] = -np.abs(a[middle]) - 1 / 8
        yield {"a": a}


def tied_tables(rng: np.random.Generator, shapes: list[tuple[int, int]] = FRESH) -> Iterator[Problem]:
    """The same, and in the first of several rows the largest number, 0, stands twice."""
    for problem in tables(rng, shapes):
        a = problem["a"]
        if len(a) > 1:
            a[0] = -np.abs(a[0]) - 1 / 8
            a[0, [a.shape[1] // 2, -1]] = 0  # the build nudges numbers by a share of them, and 0 stays
        yield problem


def tables_and_columns(rng: np.random.Generator, shapes: list[tuple[int, int]] = FRESH) -> Iterator[Problem]:
    """Tables with a number for each row."""
    for problem in tables(rng, shapes):
        yield problem | {"b": on_grid(3 * rng.normal(size=len(problem["a"])))}


def tables_and_indices(rng: np.random.Generator, shapes: list[tuple[int, int]] = FRESH) -> Iterator[Problem]:
    """Tables with the index of a column for each row."""
    for problem in tables(rng, shapes):
        N, C = problem["a"].shape
        yield problem | {"columns": rng.integers(C, size=N)}


def _as(shape_of: str, advice: str, value: Any, name: str, problem: Problem) -> np.ndarray:
    """`value` as an array with a number for each row of `a`, or for each number of it."""
    a = problem["a"]
    shape = a.shape if shape_of == "a" else a.shape[:1]
    try:
        return array(value, name, shape)
    except WrongReturn as wrong:
        if isinstance(value, np.ndarray) and value.shape in ((len(a), 1), (1, len(a))) and len(shape) == 1:
            advice = "That is an array of two axes: leave out keepdims=True, or [:, None]."
        if isinstance(value, np.ndarray | float | int):
            raise WrongReturn(str(wrong), advice) from None
        raise


def _indices(value: Any, name: str, problem: Problem) -> np.ndarray:
    found = _as(
        "rows",
        "np.argmax(a, axis=1) looks through each row from left to right, and gives one index for it.",
        value,
        name,
        problem,
    )
    if value.dtype.kind not in "iu":
        advice = "Indices are whole numbers, dtype=int. np.max gives the largest number itself, np.argmax its index."
        raise WrongReturn(f"{name} is an array of {value.dtype}; indices are whole numbers", advice)
    return found


def _of_rows(advice: str) -> Kind:
    return partial(_as, "rows", advice)


def _like_a(advice: str) -> Kind:
    return partial(_as, "a", advice)


def _check(function: str, problems: Problems, kind: Kind, by_hand: Problem, result: list, **said: Any) -> Check:
    return Check(
        name=f"{function}.values",
        points=3,
        problems=problems,
        published=partial(problems, shapes=PUBLISHED),
        returns={"the result": kind},
        proofs=(worked(by_hand, the_result=result),),
        keeps_inputs=True,
        **said,
    )


BY_HAND = np.array([[1.0, 5.0], [-2.0, -4.0]])

CHECKS = [
    _check(
        "row_means",
        tables,
        _of_rows(OF_ROWS),
        {"a": BY_HAND},
        [3.0, -3.0],
        asks="the mean of each row of a, as an array of shape (N,).",
        try_next="np.mean(a, axis=1): the axis that is named disappears.",
    ),
    _check(
        "minus_column",
        tables_and_columns,
        _like_a("b[:, None] has the shape (N, 1): its numbers are repeated along each row."),
        {"a": BY_HAND, "b": np.array([1.0, 2.0])},
        [[0.0, 4.0], [-4.0, -6.0]],
        asks="the numbers a[i, j] - b[i] for all i and j, as an array of shape (N, C).",
        try_next="b[:, None] has the shape (N, 1), so that each row gets its own number of b.",
    ),
    _check(
        "positive_part",
        tables,
        _like_a("np.maximum compares number by number; np.max gives the largest number of an array."),
        {"a": BY_HAND},
        [[1.0, 5.0], [0.0, 0.0]],
        asks="the array `a` with 0 in place of each negative number, as a new array.",
        try_next="np.maximum(0, a) takes the larger of 0 and each number of a.",
    ),
    _check(
        "best_column",
        tied_tables,
        _indices,
        {"a": BY_HAND},
        [1, 0],
        labels=True,
        asks="for each row of a the index of its largest number, as whole numbers of shape (N,).",
        try_next="np.argmax(a, axis=1) gives one index for each row; of equal numbers, the first.",
    ),
    _check(
        "pick",
        tables_and_indices,
        _of_rows(
            "a[:, columns] takes whole columns; a[rows, columns], with rows 0, 1, …, N - 1, one number of each row."
        ),
        {"a": BY_HAND, "columns": np.array([1, 0])},
        [5.0, -2.0],
        asks="the numbers a[i, columns[i]], one of each row, as an array of shape (N,).",
        try_next="Two arrays of indices pick pairs: a[rows, columns], with the rows np.arange(N).",
    ),
]
