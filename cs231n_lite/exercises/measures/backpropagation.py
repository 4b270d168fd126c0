"""What the order and the backward pass of a graph are asked, on graphs that are given as formulas in steps."""

import itertools
from collections.abc import Iterable, Iterator

import numpy as np

from ...checks.asking import Ask
from ...checks.check import KnownMistake, Law, Problem, Quantities
from ...checks.question import SubjectFailed
from ...checks.returned import number
from ...checks.words import listed
from .formulas import Given, parents_in

LECTURE = {"formula": "q = x + y; f = q * z", "x": -2.0, "y": 5.0, "z": -4.0}
BEFORE = 3.0  # what stands in grad before zero_grad
LONG = 20_000  # operations of a chain; each has a number as its second parent, so it has twice as many nodes

CHANGED_TO = 77.0
UNNOTICED = KnownMistake(
    "changes_unnoticed",
    "nothing compares the parents' values with what they were.",
    "Keep the line `complain_of_changes(order)`, as it was given.",
)
EVERY_PATH = KnownMistake(
    "every_path_followed",
    "each path to a node is followed by itself, and with every doubling there are twice as many.",
    "Pass over a node that has been taken before, at once: `if node in found`.",
)
CALLS_ITSELF = KnownMistake(
    "calls_itself",
    "a function calls itself for each node of the chain, and Python allows that only about 1,000 times.",
    "Keep the nodes that wait in a list, and go on with a while loop until it is empty.",
)


def trees(rng: np.random.Generator) -> Iterator[Problem]:
    """Every node is used once: the lecture's example, then a chain of products, sums and differences."""
    yield LECTURE
    yield _with_inputs(rng, "p = a * b; n = -p; q = n - c; r = d * q; s = r * e")
    yield _with_inputs(rng, "p = a - b; q = c * d; n = -q; r = p * n; s = e - r; t = s * g")


def shared(rng: np.random.Generator) -> Iterator[Problem]:
    """Nodes that are used several times: an input, an intermediate one, one twice in the same operation."""
    yield _with_inputs(rng, "p = u * v; q = v * w; r = p + q")
    yield _with_inputs(rng, "p = a * b; q = p * c; r = p - q; s = r * a")
    yield _with_inputs(rng, "p = a * a; q = p + b; n = -p; r = q * n; s = q - r; t = s * p")
    yield _with_inputs(rng, drawn_formula(rng))


def orders(rng: np.random.Generator) -> Iterator[Problem]:
    """Graphs in which the nodes at the same distance from the last one aren't of the same depth; one has a long way."""
    yield LECTURE
    yield _with_inputs(rng, "p = a * b; q = p * c; r = p - q; s = r * a")
    yield _with_inputs(rng, "p = a + b; q = p * c; r = q * d; s = p * r; t = s - a")
    yield {"formula": "p = a + b; q = c + d; r = p * q", "nameless": True, **dict.fromkeys("abcd", 2.0)}
    yield _with_inputs(rng, drawn_formula(rng))


def drawn_formula(rng: np.random.Generator, steps: int = 6) -> str:
    """Steps with parents drawn from all nodes before; the node just before is one of them, so all are used."""
    names, made = list("abc"), []
    for name in "pqrstuvw"[:steps]:
        pair = [names[-1], names[rng.integers(len(names))]]
        one, other = (pair[k] for k in rng.permutation(2))
        made.append(f"{name} = {one} {rng.choice(['+', '*'] if one == other else ['+', '-', '*'])} {other}")
        names.append(name)
    return "; ".join(made)


def _with_inputs(rng: np.random.Generator, formula: str) -> Problem:
    """The formula, with multiples of 1/8 for its inputs: none is 0 or ±1, and no two are of the same size."""
    parents = parents_in(formula)
    inputs = sorted({name for pair in parents.values() for name in pair} - parents.keys())
    sizes = np.delete(np.arange(4, 20), 4)
    values = rng.choice(sizes, size=len(inputs), replace=False) / 8 * rng.choice([-1.0, 1.0], size=len(inputs))
    return {"formula": formula, **dict(zip(inputs, values.tolist(), strict=True))}


def inputs_of(problem: Problem) -> dict[str, float]:
    """The numbers of a problem that is a formula with its inputs."""
    return {name: value for name, value in problem.items() if name not in ("formula", "nameless")}


def gradients(ask: Ask, problem: Problem, calls: int = 1) -> Quantities:
    """What stands in grad of every node after so many calls of `backward` of the last one.

    Where there are several calls, something stands in the first node's grad before.
    """
    graph = Given(ask, problem["formula"], inputs_of(problem))
    if calls > 1:
        ask.write(next(iter(graph.nodes.values())), "grad", BEFORE)
    for _ in range(calls):
        ask.call(graph.last, "backward")
    return _grads(ask, graph)


def gradients_and_complaint(ask: Ask, problem: Problem) -> Quantities:
    """The gradients; and whether `backward` refuses to work where a value has been changed after the forward pass."""
    found = gradients(ask, problem)
    graph = Given(ask, problem["formula"], inputs_of(problem))
    ask.write(next(iter(graph.nodes.values())), "value", CHANGED_TO)
    try:
        ask.call(graph.last, "backward")
    except SubjectFailed as error:
        noticed = "ValueError" in str(error)
    else:
        noticed = False
    told = "the value of an input was changed after the forward pass, and backward raised no ValueError"
    return found | {"changes noticed": Law(noticed, told, (UNNOTICED,))}


def cleared(ask: Ask, problem: Problem) -> Quantities:
    """What stands in grad of every node after `zero_grad` of the last one, where there was something before."""
    graph = Given(ask, problem["formula"], inputs_of(problem))
    for node in graph.nodes.values():
        ask.write(node, "grad", BEFORE)
    ask.call(graph.last, "zero_grad")
    return _grads(ask, graph)


def _grads(ask: Ask, graph: Given) -> Quantities:
    found = [number(ask.read(node, "grad"), f"grad of {name}") for name, node in graph.nodes.items()]
    return {grads_of(graph.nodes): np.array(found)}


def grads_of(names: Iterable[str]) -> str:
    """What the gradients of these nodes are called; the inputs come first, then each step."""
    return f"grad of {listed(list(names))}"


def chains(rng: np.random.Generator) -> Iterator[Problem]:
    """A number that is added to again and again."""
    yield {"x": 2.0, "n": LONG}


def long_chain(ask: Ask, problem: Problem) -> Quantities:
    """The derivative along a chain of n sums; a pass that calls itself for each node doesn't come to its end."""
    x = ask.make("Node", None, problem["x"], (), (), "", "x")
    last = ask.chain(x, "__add__", *[(1.0,)] * problem["n"])
    failed = ""
    try:
        ask.call(last, "backward")
    except SubjectFailed as error:
        if "RecursionError" not in str(error):
            raise
        failed = str(error)
    found = number(ask.read(x, "grad"), "grad of x")
    try:
        ask.call(last, "zero_grad")
    except SubjectFailed as error:
        if "RecursionError" not in str(error):
            raise
        failed = failed or str(error)
    few, many = (_steps_of_doublings(ask, count) for count in (5, 10))
    told = f"for a number that is doubled 5 times, backward takes {few} steps of Python code, for 10 times {many}"
    return {
        "it comes to its end": Law(not failed, failed, (CALLS_ITSELF,)),
        "grad of x": found,
        "each node once": Law(many < 8 * few, told, (EVERY_PATH,)),
    }


def _steps_of_doublings(ask: Ask, count: int) -> int:
    """The steps of `backward` where each node is used twice by the next, so that 2^count paths lead to the first."""
    names = ["a", *(f"p{k}" for k in range(1, count + 1))]
    steps = [f"{name} = {before} + {before}" for before, name in itertools.pairwise(names)]
    return ask.steps(of=Given(ask, "; ".join(steps), {"a": 1.0}).last, method="backward")
