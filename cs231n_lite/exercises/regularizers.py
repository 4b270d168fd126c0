"""Checks of `regularizers.py`: the value of each regularizer, and its gradient."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from ..checks.check import Check, Problem, Proof
from ..checks.returned import like, number
from .measures.experiments import of_regularizing
from .measures.problems import Problems, on_grid
from .measures.proofs import slope, worked


def weights(rng: np.random.Generator) -> Iterator[Problem]:
    """W of a few shapes and sizes, also with one and three axes, one weight 0; reg from 0 to 50."""
    for index, shape in enumerate([(1, 2), (3, 5), (6,), (17, 3), (2, 3, 4), (50, 10)]):
        W = [0.01, 1.0, 30.0][index % 3] * rng.normal(size=shape)
        if W.size > 2:
            W.flat[1] = 0.0
        yield {"W": W, "reg": [0.1, 50.0, 0.7, 0.4, 0.0, 2.0][index]}


def published_weights(rng: np.random.Generator) -> Iterator[Problem]:
    """W of four shapes; the first has a weight of 0, where |w| has its kink."""
    for shape, reg in [((5, 4), 0.5), ((6, 3), 2.0), ((3, 5), 0.25), ((4,), 2.0)]:
        W = on_grid(rng.normal(size=shape)) + 1 / 16
        if shape == (5, 4):
            W[2, 1] = 0.0
        yield {"W": W, "reg": reg}


def with_beta(problems: Problems) -> Problems:
    """The same problems with a strength `beta` of the squares beside the absolute values."""

    def draw(rng: np.random.Generator) -> Iterator[Problem]:
        for index, problem in enumerate(problems(rng)):
            yield {**problem, "beta": [0.5, 2.0, 0.25][index % 3]}

    return draw


def _check(function: str, by_hand: Proof, **said: Any) -> Check:
    return Check(
        name=f"{function}.value_and_gradient",
        points=2,
        experiment=of_regularizing,
        returns={"value": number, "gradient": like("W")},
        proofs=(slope("value", "gradient"), by_hand),
        keeps_inputs=True,
        **said,
    )


BY_HAND = {"W": np.array([[3.0, 0.0], [0.0, -1.0]]), "reg": 2.0}

CHECKS = [
    _check(
        "l2",
        by_hand=worked(BY_HAND, value=20.0, gradient=[[12.0, 0.0], [0.0, -4.0]]),
        asks="the L2 regularizer reg · ΣW² and its gradient 2 · reg · W.",
        try_next="Square every weight, add all of them up, multiply by reg; the derivative of w² is 2w.",
        problems=weights,
        published=published_weights,
    ),
    _check(
        "l1",
        by_hand=worked(BY_HAND, value=8.0, gradient=[[2.0, 0.0], [0.0, -2.0]]),
        asks="the L1 regularizer reg · Σ|W| and its subgradient reg · sign(W).",
        try_next="np.abs gives the absolute values; the slope of |w| is 1 on the right of 0 and -1 on the left: "
        "np.sign.",
        problems=weights,
        published=published_weights,
    ),
    _check(
        "elastic_net",
        by_hand=worked({**BY_HAND, "beta": 0.5}, value=18.0, gradient=[[8.0, 0.0], [0.0, -4.0]]),
        asks="the elastic net reg · Σ(beta · W² + |W|) and its subgradient.",
        try_next="It is L2 with the strength reg · beta plus L1 with the strength reg: your l2 and l1 may do the work.",
        problems=with_beta(weights),
        published=with_beta(published_weights),
        after=("l2.value_and_gradient", "l1.value_and_gradient"),
    ),
]
