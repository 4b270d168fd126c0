"""Checks of `graph.py`: the operations of a node, the order of a graph, and the pass back through it."""

from functools import partial
from typing import Any

import numpy as np

from ..checks.check import Check
from .measures import backpropagation, operations, orders
from .measures.proofs import slopes_in, worked

NODE = "Each operation returns Node(value, parents, slopes, …), as `__add__` does: one slope for each parent, a number."


def _operations(part: str, formulas: tuple[str, ...], written: tuple[str, ...], **said: Any) -> Check:
    """A check of some operations; `written` names their methods."""
    first, *others = (f"Node.{name}" for name in written)
    said = {"measure": partial(operations.asked, formulas=formulas), **said}
    return Check(name=f"Node.{part}", written=first, covers=tuple(others), **said)


OPERATIONS = [
    _operations(
        "arithmetic",
        operations.ARITHMETIC,
        ("__mul__", "__sub__", "__neg__"),
        points=7,
        asks="values and slopes of *, - and unary -, also with a plain number on either side.",
        try_next=NODE,
        problems=operations.any_signs,
        published=partial(operations.two_of, operations.any_signs),
        proofs=(
            slopes_in("a", "b"),
            worked(
                {"a": 3.0, "b": -4.0}, **{"the value of a * b": -12.0, "the slopes of a * b in a and b": [-4.0, 3.0]}
            ),
        ),
    ),
    _operations(
        "quotients",
        operations.QUOTIENTS,
        ("__truediv__", "__pow__"),
        points=5,
        asks="values and slopes of / and of **, whose exponent is a plain number.",
        try_next="a / b has the slope 1 / b in a, and -a / b² in b; a ** k has the slope k · a ** (k - 1).",
        problems=operations.first_positive,
        published=partial(operations.two_of, operations.first_positive),
        proofs=(
            slopes_in("a", "b"),
            worked({"a": 1.0, "b": 2.0}, **{"the value of a / b": 0.5, "the slopes of a / b in a and b": [0.5, -0.25]}),
        ),
    ),
    _operations(
        "functions",
        operations.FUNCTIONS,
        ("exp", "log", "sigmoid", "tanh"),
        points=6,
        asks="values and slopes of exp, log, sigmoid and tanh.",
        try_next=f"{NODE} The value may help: exp is its own slope, that of a sigmoid s is s · (1 - s).",
        problems=operations.second_positive,
        published=partial(operations.two_of, operations.second_positive),
        proofs=(
            slopes_in("a", "b"),
            worked(
                {"a": 0.0, "b": 2.0}, **{"the value of a.sigmoid()": 0.5, "the slopes of b.log() in a and b": [0, 0.5]}
            ),
        ),
    ),
    _operations(
        "kinked",
        operations.KINKED,
        ("maximum", "relu"),
        points=4,
        asks="values and slopes of maximum and relu; at a kink any slope between those of the two sides is right.",
        try_next="The larger one gets the slope 1, the smaller one 0.",
        problems=operations.any_signs,
        published=partial(operations.two_of, operations.any_signs),
        kinks=operations.ties,
        measure=partial(operations.asked_with_kinks, formulas=operations.KINKED),
        proofs=(
            slopes_in("a", "b"),
            worked(
                {"a": 2.0, "b": -1.0},
                **{"the value of a.maximum(b)": 2.0, "the slopes of a.maximum(b) in a and b": [1, 0]},
            ),
        ),
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
        asks="after backward, grad of each node is the derivative of the last one, where only one path leads to it.",
        try_next="Start with 1 at the last node. Each parent gets the upstream gradient times the slope.",
        problems=backpropagation.trees,
        published=partial(operations.two_of, backpropagation.trees),
        measure=backpropagation.gradients,
        proofs=(
            worked(
                backpropagation.LECTURE,
                **{backpropagation.GRADS: [-4.0, -4.0, 3.0, -4.0, 1.0]},
            ),
        ),
        after=("Node.order",),
    ),
    Check(
        name="Node.several_paths",
        written="Node.backward",
        points=6,
        asks="where several paths lead to a node, its grad is the sum over all of them.",
        try_next="A node that is used twice gets a share from both: add them up, and pass on the sum.",
        problems=backpropagation.shared,
        measure=backpropagation.gradients,
        proofs=(
            worked(
                {"formula": "p = u * v; q = v * w; r = p + q", "u": 2.0, "v": 3.0, "w": -4.0},
                **{backpropagation.GRADS: [3.0, -2.0, 3.0, 1.0, 1.0, 1.0]},
            ),
        ),
        after=("Node.order", "Node.backward"),
    ),
    Check(
        name="Node.twice",
        written="Node.backward",
        points=4,
        asks="a second call of backward adds the same gradients again.",
        try_next="What is in grad from before isn't passed on: keep the upstream gradients of a call apart from it.",
        problems=backpropagation.shared,
        measure=partial(backpropagation.gradients, calls=2),
        proofs=(
            worked(
                backpropagation.LECTURE,
                **{
                    backpropagation.GRADS: [-8.0, -8.0, 6.0, -8.0, 2.0],
                },
            ),
        ),
        after=("Node.order", "Node.backward", "Node.several_paths"),
    ),
    Check(
        name="Node.long_chain",
        written="Node.backward",
        points=2,
        asks="a chain of 5,000 sums is no problem for backward.",
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
        proofs=(worked(backpropagation.LECTURE, **{backpropagation.GRADS: np.zeros(5)}),),
        after=("Node.order",),
    ),
]

CHECKS = [*OPERATIONS, *PASSES]
