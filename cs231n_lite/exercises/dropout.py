"""Checks of `dropout.py`: dropout, by laws that hold for draws of any generator, and weights of a limited norm."""

import numpy as np

from ..checks.check import Check
from ..checks.returned import like
from .measures import dropping
from .measures.proofs import worked

COLUMNS = {"w": np.array([[3.0, 0.6, -1.0], [4.0, -0.8, 0.0]]), "limit": 2.0}
"""Columns with the norms 5, 1 and 1."""

TESTED = {"x": np.array([[1.0, -2.0, 0.5]]), "p": 0.25, "seed": 0}

CHECKS = [
    Check(
        name="dropout_forward.train",
        points=4,
        asks='in mode "train" each number of x, by itself, is kept with probability p and divided by p, or becomes 0.',
        try_next="Call it with 1,000 ones: about 1,000 · p of them should be left, each as 1 / p, and the mean near 1.",
        problems=dropping.problems,
        arguments=dropping.in_training,
        measure=dropping.trained,
        keeps_inputs=True,
    ),
    Check(
        name="dropout_forward.test",
        points=1,
        asks='in mode "test" out is x itself: nothing is dropped, and nothing scaled.',
        try_next='Print out and x in mode "test": they should be the same.',
        problems=dropping.problems,
        arguments=dropping.in_test,
        measure=dropping.tested,
        proofs=(worked(TESTED, out=[[1.0, -2.0, 0.5]]),),
    ),
    Check(
        name="dropout_backward.dx",
        points=3,
        asks='dx: dout / p where the forward pass kept a number, 0 where it dropped one; in mode "test" dout itself.',
        try_next="The mask that made out from x makes dx from dout: what does your cache have to remember for this?",
        problems=dropping.problems,
        measure=dropping.backward,
        forward="dropout_forward",
        after=("dropout_forward.train", "dropout_forward.test"),
    ),
    Check(
        name="max_norm.values",
        points=2,
        asks="the weights, each column whose norm √ Σ_d w_dh² is above the limit scaled down to a norm of the limit.",
        try_next="Print the norm of each column before and after: those above the limit become the limit, others stay.",
        published=dropping.columns,
        problems=dropping.fresh_columns,
        returns={"the weights": like("w")},
        proofs=(worked(COLUMNS, the_weights=[[1.2, 0.6, -1.0], [1.6, -0.8, 0.0]]),),
        keeps_inputs=True,
    ),
]
