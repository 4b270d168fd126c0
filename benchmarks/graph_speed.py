"""What the course's graph of numbers costs: forward and backward beside a graph that keeps closures, as micrograd does.

    python -m benchmarks.graph_speed [--graphs 1000]

Random graphs of 100 nodes from 5 inputs, of sums, differences, products and tanh. Both are given the same programs, in
turn, and timed by the processor's time. Exits with 1 if their gradients differ, or if the reference takes more than
1.5 times as long.
"""

import argparse
import math
from collections.abc import Callable
from random import Random
from time import process_time
from typing import Any

import numpy as np

from grading.course_folder import CourseFolder
from grading.judge.references import References

INPUTS, NODES = 5, 100
BOUND = 1.5
OPERATIONS: dict[str, Callable] = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "tanh": lambda a, b: a.tanh(),
}
Program = tuple[list[float], list[tuple[str, int, int]]]


class Closures:
    """A number whose operations leave a function behind, which passes the gradient back; the order is recursive."""

    def __init__(self, value: float, parents: tuple = ()) -> None:
        self.value, self.grad, self.parents = value, 0.0, set(parents)
        self.pass_back: Callable[[], None] = lambda: None

    def __add__(self, other: "Closures") -> "Closures":
        out = Closures(self.value + other.value, (self, other))

        def pass_back() -> None:
            self.grad += out.grad
            other.grad += out.grad

        out.pass_back = pass_back
        return out

    def __mul__(self, other: "Closures | float") -> "Closures":
        other = other if isinstance(other, Closures) else Closures(other)
        out = Closures(self.value * other.value, (self, other))

        def pass_back() -> None:
            self.grad += other.value * out.grad
            other.grad += self.value * out.grad

        out.pass_back = pass_back
        return out

    def __sub__(self, other: "Closures") -> "Closures":
        return self + other * -1.0

    def tanh(self) -> "Closures":
        out = Closures(math.tanh(self.value), (self,))

        def pass_back() -> None:
            self.grad += (1 - out.value**2) * out.grad

        out.pass_back = pass_back
        return out

    def backward(self) -> None:
        order, found = [], set()

        def visit(node: "Closures") -> None:
            if node not in found:
                found.add(node)
                for parent in node.parents:
                    visit(parent)
                order.append(node)

        visit(self)
        self.grad = 1.0
        for node in reversed(order):
            node.pass_back()


def drawn(dice: Random) -> Program:
    """The inputs, and steps with parents among the last ten nodes before; one is the very last, so that all count."""
    steps = []
    for size in range(INPUTS, NODES):
        steps.append((dice.choice(list(OPERATIONS)), size - 1, dice.randrange(max(0, size - 10), size)))
    return [dice.uniform(-1, 1) for _ in range(INPUTS)], steps


def gradients(make: Callable[[float], Any], program: Program) -> list[float]:
    """The gradients of the inputs, after one forward and one backward pass."""
    inputs = [make(value) for value in program[0]]
    nodes = list(inputs)
    for name, i, j in program[1]:
        nodes.append(OPERATIONS[name](nodes[i], nodes[j]))
    nodes[-1].backward()
    return [node.grad for node in inputs]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--graphs", type=int, default=1000, help="how many (1000)")
    count = parser.parse_args().graphs
    Node = References(CourseFolder()).module("graph").Node
    dice, seconds, differ = Random(231), {Node: 0.0, Closures: 0.0}, 0
    for _ in range(count):
        program, found = drawn(dice), []
        for make in seconds:
            start = process_time()
            found.append(gradients(make, program))
            seconds[make] += process_time() - start
        differ += not np.allclose(*found, rtol=1e-6, atol=1e-9, equal_nan=True)  # products may overflow in both
    ours, theirs = seconds.values()
    print(f"{count:,} graphs of {NODES} nodes: Node {ours:.2f} s, closures {theirs:.2f} s, {ours / theirs:.2f} times")
    print(f"{differ} of them have other gradients")
    raise SystemExit(bool(differ) or ours > BOUND * theirs)


if __name__ == "__main__":
    main()
