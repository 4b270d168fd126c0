"""Formulas as the nodes of a student's graph: written in Python, such as "q = x + y; f = q * z", and made node by node.

`Made` has the student's own operations make the nodes. `Given` makes them by hand, with values and slopes worked out
here, so that `ordered` and `backward` are asked about right graphs whatever the operations do.
"""

import ast
from collections.abc import Mapping
from functools import cache
from typing import Any

from ...checks.asking import Ask
from ...checks.crossing import Handle
from ...checks.question import SubjectFailed
from ...checks.returned import WrongReturn, describe, number, numbers

METHODS = {ast.Add: "add", ast.Sub: "sub", ast.Mult: "mul", ast.Div: "truediv", ast.Pow: "pow"}
MOST = 60  # nodes on all ways back from one; a formula of a check has three
USUAL = {
    "object has no attribute": "The other one may be a plain number: `as_node(other)` makes a node of it, as in "
    "`__add__`.",
    "object is not iterable": "Parents and slopes are tuples, also with one entry: (self,) with its comma.",
}
"""What students forget, by the words of Python's complaint."""

GIVES_NODE = "Every operation ends with `return Node(value, parents, slopes, …)`."


class Made:
    """Nodes of inputs by name, and formulas of them that the student's operations compute."""

    def __init__(self, ask: Ask, inputs: Mapping[str, float]) -> None:
        self.ask, self.values = ask, dict(inputs)
        self.inputs = {name: ask.make("Node", None, value, (), (), "", name) for name, value in inputs.items()}

    def node(self, formula: str) -> Handle:
        """The node of a formula; what goes wrong in making it is told with the formula."""
        try:
            return self._made(_parsed(formula)[0].value)
        except SubjectFailed as error:
            usual = next((advice for words, advice in USUAL.items() if words in str(error)), "")
            if usual:
                raise WrongReturn(f"{formula}: {error}", usual) from None
            raise SubjectFailed(f"{formula}: {error}", error.kind, error.printed, error.where) from None

    def inputs_are_kept(self) -> bool:
        """Whether the inputs have the values that they were made with, and 0 in grad."""
        kept = [(self.ask.read(node, "value"), self.ask.read(node, "grad")) for node in self.inputs.values()]
        return kept == [(value, 0.0) for value in self.values.values()]

    def value(self, node: Handle, formula: str) -> float:
        """The value of the node of `formula`."""
        try:
            return number(self.ask.read(node, "value"), f"the value of {formula}")
        except SubjectFailed:
            raise WrongReturn(f"{formula} gave back something else than a Node", GIVES_NODE) from None

    def slopes(self, node: Handle, formula: str) -> list[float]:
        """The derivatives of the node of `formula` with respect to each input: along all ways, the products of slopes.

        Nothing but parents and slopes is read. So an operation may make several nodes, such as a - b as a + (-b).
        """
        found, waiting, steps = dict.fromkeys(self.inputs, 0.0), [(node, 1.0)], 0
        while waiting:
            here, factor = waiting.pop()
            name = self.ask.read(here, "name")
            if name in found:
                found[name] += factor
                continue
            parents = self.ask.objects_in(here, "parents")
            if not isinstance(parents, tuple) or not all(isinstance(parent, Handle) for parent in parents):
                raise WrongReturn(f"{formula}: the parents of its node are {describe(parents)}; expected nodes")
            slopes = self.ask.read(here, "slopes")
            if isinstance(slopes, tuple):  # `self.value > 0` is 1 or 0 as well
                slopes = tuple(float(slope) if type(slope) is bool else slope for slope in slopes)
            slopes = numbers(slopes, f"the slopes of {formula}", len(parents))
            waiting += [(parent, factor * float(slope)) for parent, slope in zip(parents, slopes, strict=True)]
            steps += 1
            if steps > MOST:
                raise WrongReturn(f"{formula} made more than {MOST} nodes", GIVES_NODE)
        return list(found.values())

    def _made(self, tree: ast.expr) -> Any:
        match tree:
            case ast.Name(id=name):
                return self.inputs[name]
            case ast.Constant(value=value):
                return value
            case ast.UnaryOp(operand=operand):
                found = self._made(operand)
                return self.ask.chain(found, "__neg__") if isinstance(found, Handle) else -found
            case ast.Call(func=ast.Attribute(value=of, attr=method), args=args):
                return self.ask.chain(self._made(of), method, tuple(map(self._made, args)))
            case ast.BinOp(left=left, op=op, right=right):
                one, other, method = self._made(left), self._made(right), METHODS[type(op)]
                if isinstance(one, Handle):
                    return self.ask.chain(one, f"__{method}__", (other,))
                return self.ask.chain(other, f"__r{method}__", (one,))
        raise ValueError(f"a formula of a check has {ast.unparse(tree)}, which is no operation of a Node")


class Given:
    """The nodes of a formula in steps, with right values, parents and slopes.

    Each step is `name = one + other` (or -, *), or `name = -one`, which has one parent.
    """

    def __init__(self, ask: Ask, formula: str, inputs: Mapping[str, float], nameless: bool = False) -> None:
        self.parents, self.values = parents_in(formula), dict(inputs)
        called = {name: "" if nameless else name for name in (*inputs, *self.parents)}
        self.nodes = {name: ask.make("Node", None, value, (), (), "", called[name]) for name, value in inputs.items()}
        for step in _parsed(formula):
            name = step.targets[0].id
            self.values[name], slopes = _worked_out(step.value, [self.values[each] for each in self.parents[name]])
            parents = tuple(self.nodes[parent] for parent in self.parents[name])
            self.nodes[name] = ask.make("Node", None, self.values[name], parents, slopes, "", called[name])
        self.last = self.nodes[name]


def _worked_out(step: ast.expr, numbers: list[float]) -> tuple[float, tuple[float, ...]]:
    """The value of a step, and its slopes in its parents, whose values are `numbers`."""
    if isinstance(step, ast.UnaryOp):
        return -numbers[0], (-1.0,)
    a, b = numbers
    return {ast.Add: (a + b, (1.0, 1.0)), ast.Sub: (a - b, (1.0, -1.0)), ast.Mult: (a * b, (b, a))}[type(step.op)]


@cache
def _parsed(formula: str) -> list[Any]:
    return ast.parse(formula).body


def parents_in(formula: str) -> dict[str, tuple[str, ...]]:
    """What each step of a formula in steps is made from."""
    return {
        step.targets[0].id: tuple(node.id for node in ast.iter_child_nodes(step.value) if isinstance(node, ast.Name))
        for step in _parsed(formula)
    }


def names_in(formula: str) -> list[str]:
    """The names of the inputs in a formula without steps."""
    found = {node.id for node in ast.walk(_parsed(formula)[0]) if isinstance(node, ast.Name)}
    return sorted(found)


def last_in(formula: str) -> str:
    """The name that the last step gives."""
    return _parsed(formula)[-1].targets[0].id
