"""Checks of `graph.py`: the operations of a node, the order of a graph, and the pass back through it."""

import math
from functools import partial
from typing import Any

import numpy as np

from ..checks.check import Check
from .measures import backpropagation, operations, orders
from .measures.problems import Problems
from .measures.proofs import slopes_in, worked

NODE = "Each operation returns Node(value, parents, slopes, …), as `__add__` does: one slope for each parent, a number."


def _operation(
    part: str, method: str, points: int, formulas: tuple[str, ...], problems: Problems, **said: Any
) -> Check:
    """A check of one operation, the method `method`."""
    said = {"measure": partial(operations.asked, formulas=formulas), "proofs": (), **said}
    by_hand = said.pop("proofs")
    return Check(
        name=f"Node.{part}",
        written=f"Node.{method}",
        points=points,
        asks=said.pop("asks"),
        problems=problems,
        published=partial(operations.two_of, problems),
        proofs=(slopes_in(*operations.inputs_in(formulas)), *by_hand),
        **said,
    )


def _function(name: str, points: int, of: str, formula: str, by_hand: float, **said: Any) -> Check:
    """A check of a function of one node; the value at 1 is `by_hand`."""
    return _operation(
        name,
        name,
        points,
        (f"{of}.{name}()",),
        operations.second_positive,
        asks=f"value and slope of {name}: {formula}.",
        proofs=(worked({"a": 1.0, "b": 1.0}, **{f"the value of {of}.{name}()": by_hand}),),
        **said,
    )


OPERATIONS = [
    _operation(
        "mul",
        "__mul__",
        3,
        operations.PRODUCTS,
        operations.with_zero(operations.any_signs),
        asks="value and slopes of a product, also with a plain number on either side.",
        try_next=NODE,
        proofs=(
            worked(
                {"a": 3.0, "b": -4.0, "z": 0.0},
                **{"the value of a * b": -12.0, "the slopes of a * b in a and b": [-4.0, 3.0]},
            ),
        ),
    ),
    _operation(
        "sub",
        "__sub__",
        3,
        operations.DIFFERENCES,
        operations.any_signs,
        asks="value and slopes of a difference, also with a plain number on either side.",
        try_next=NODE,
        proofs=(worked({"a": 3.0, "b": -4.0}, **{"the value of a - b": 7.0}),),
    ),
    _operation(
        "neg",
        "__neg__",
        1,
        ("-a",),
        operations.any_signs,
        asks="value and slope of -a.",
        try_next=NODE,
        proofs=(worked({"a": 3.0, "b": -4.0}, **{"the value of -a": -3.0, "the slope of -a in a": [-1.0]}),),
    ),
    _operation(
        "truediv",
        "__truediv__",
        3,
        operations.QUOTIENTS,
        operations.first_positive,
        asks="value and slopes of a quotient, also with a plain number on either side.",
        try_next="Nudge b in a / b: at 1 / 2, what comes out if b grows from 2 to 2.01?",
        proofs=(
            worked({"a": 1.0, "b": 2.0}, **{"the value of a / b": 0.5, "the slopes of a / b in a and b": [0.5, -0.25]}),
        ),
    ),
    _operation(
        "pow",
        "__pow__",
        2,
        operations.POWERS,
        operations.with_zero(operations.first_positive),
        asks="value and slope of a power, whose exponent is a plain number.",
        try_next="The slope of a ** 2 at 3 is 6, and that of a ** 3 is 27: which rule gives both?",
        proofs=(
            worked(
                {"a": 4.0, "b": 2.0, "z": 0.0}, **{"the value of a ** 2.5": 32.0, "the slope of b ** 3 in b": [12.0]}
            ),
        ),
    ),
    _function("exp", 1, "a", "e to the power of a is its own slope", math.e, try_next=NODE),
    _function("log", 1, "b", "the natural logarithm, with the slope 1 / b", 0.0, try_next=NODE),
    _function("sigmoid", 2, "a", "s = 1 / (1 + e^-a), with the slope s · (1 - s)", 1 / (1 + 1 / math.e), try_next=NODE),
    _function("tanh", 2, "a", "t between -1 and 1, with the slope 1 - t²", math.tanh(1), try_next=NODE),
    _operation(
        "maximum",
        "maximum",
        2,
        operations.MAXIMA,
        operations.any_signs,
        asks="value and slopes of the larger of two; at a tie any slopes between those of the two sides are right.",
        try_next="The larger one gets the slope 1, the smaller one 0.",
        kinks=operations.ties,
        measure=partial(operations.asked_with_kinks, formulas=operations.MAXIMA),
        proofs=(
            worked(
                {"a": 2.0, "b": -1.0},
                **{"the value of a.maximum(b)": 2.0, "the slopes of a.maximum(b) in a and b": [1, 0]},
            ),
        ),
    ),
    _operation(
        "relu",
        "relu",
        2,
        operations.RELUS,
        operations.around_relu,
        asks="value and slope of max(0, a); at 0 any slope from 0 to 1 is right.",
        try_next="Where a is above 0, the relu grows as a does; where it is below, it stays 0.",
        kinks=operations.ties,
        measure=partial(operations.asked_with_kinks, formulas=operations.RELUS),
        proofs=(worked({"a": 2.0, "b": -1.0}, **{"the value of b.relu()": 0.0, "the slope of a.relu() in a": [1.0]}),),
    ),
]

PASSES = [
    Check(
        name="Node.order",
        written="Node.ordered",
        points=6,
        asks="a list of all nodes that a node depends on, and itself, each once, parents before those made from them.",
        try_next=orders.PARENTS_FIRST,
        problems=backpropagation.orders,
        measure=orders.order_of_nodes,
    ),
    Check(
        name="Node.backward",
        written="Node.backward",
        points=8,
        asks="after backward, grad of each node is the derivative of the last one, where only one path leads to it; a "
        "value that was changed before is an error.",
        try_next="Start with 1 at the last node. Each parent gets the upstream gradient times the slope.",
        problems=backpropagation.trees,
        published=partial(operations.two_of, backpropagation.trees),
        measure=backpropagation.gradients_and_complaint,
        proofs=(
            worked(
                backpropagation.LECTURE,
                **{backpropagation.grads_of("xyzqf"): [-4.0, -4.0, 3.0, -4.0, 1.0]},
            ),
        ),
        after=("Node.order",),
    ),
    Check(
        name="Node.several_paths",
        written="Node.backward",
        points=4,
        asks="where several paths lead to a node, its grad is the sum over all of them.",
        try_next="A node that is used twice gets a share from both: add them up, and pass on the sum.",
        problems=backpropagation.shared,
        measure=backpropagation.gradients,
        proofs=(
            worked(
                {"formula": "p = u * v; q = v * w; r = p + q", "u": 2.0, "v": 3.0, "w": -4.0},
                **{backpropagation.grads_of("uvwpqr"): [3.0, -2.0, 3.0, 1.0, 1.0, 1.0]},
            ),
        ),
        after=("Node.order", "Node.backward"),
    ),
    Check(
        name="Node.twice",
        written="Node.backward",
        points=6,
        asks="a second call of backward adds the same gradients again, to whatever is there.",
        try_next="What is in grad from before isn't passed on: keep the upstream gradients of a call apart from it.",
        problems=backpropagation.shared,
        measure=partial(backpropagation.gradients, calls=2),
        proofs=(
            worked(
                backpropagation.LECTURE,
                **{
                    backpropagation.grads_of("xyzqf"): [-5.0, -8.0, 6.0, -8.0, 2.0],
                },
            ),
        ),
        after=("Node.order", "Node.backward", "Node.several_paths"),
    ),
    Check(
        name="Node.long_chain",
        written="Node.backward",
        points=2,
        asks="backward and zero_grad get through a chain of 20,000 sums, and visit a node once, by however many paths.",
        try_next="Python lets functions call themselves about 1,000 times; a list of waiting nodes has no such limit.",
        problems=backpropagation.chains,
        measure=backpropagation.long_chain,
        proofs=(worked({"x": 2.0, "n": 3}, grad_of_x=1.0),),
        after=("Node.backward",),
    ),
    Check(
        name="Node.zero_grad",
        written="Node.zero_grad",
        points=2,
        asks="after zero_grad, grad is 0 in all nodes that a node depends on, and in itself.",
        try_next="self.ordered() gives all of them.",
        problems=backpropagation.trees,
        published=partial(operations.two_of, backpropagation.trees),
        measure=backpropagation.cleared,
        proofs=(worked(backpropagation.LECTURE, **{backpropagation.grads_of("xyzqf"): np.zeros(5)}),),
        after=("Node.order",),
    ),
]

CHECKS = [*OPERATIONS, *PASSES]
