"""A graph gone through step by step: forward, where values appear, then backward, where gradients do."""

from typing import TYPE_CHECKING, Any

from ..plane.playground import Playground
from .drawing import Drawing, drawn
from .walk import gradients_of, names_of, nodes_of, short

if TYPE_CHECKING:
    from ipywidgets import Widget


def step_through(node: Any) -> Playground:
    """A slider that goes forward through all nodes that `node` depends on, and then backward.

    The gradients are worked out here, from the slopes that the nodes have: no grad is read or changed. Where no widget
    runs, all values and gradients are shown. Raises ValueError if it is no Node, or if there are more than 60 nodes.
    """
    order = nodes_of(node)
    gradients, names = gradients_of(order), names_of(order)
    called = {id(n): name for n, name in zip(order, names, strict=True)}
    count = len(order)

    def at(step: int) -> Drawing:
        done, back = min(step, count), max(step - count, 0)
        values = {id(n): n.value for n in order[:done]}
        passed = {id(n): gradients[id(n)] for n in order[count - back :]}
        if not step:
            return drawn(order, {}, {}, told="Move the slider: forward for the values, then back for the gradients.")
        here = order[count - back] if back else order[done - 1]
        told = _backward(here, gradients, called) if back else _forward(here, called)
        return drawn(order, values, passed, here, told)

    def controls() -> dict[str, "Widget"]:
        from ipywidgets import IntSlider, Layout

        return {"step": IntSlider(0, min=0, max=2 * count, description="step", layout=Layout(width="480px"))}

    def still() -> Drawing:
        return drawn(order, {id(n): n.value for n in order}, gradients)

    about = f"A graph of {count} nodes, gone through forward and backward."
    return Playground(lambda step: at(step), controls, still, about)


def _forward(node: Any, called: dict[int, str]) -> str:
    name = called[id(node)]
    if not node.parents:
        return f"{name} is an input." if node.name else f"{name} is a number."
    given = " and ".join(short(parent.value) for parent in node.parents)
    return f"Forward: {node.operation or 'the operation'} of {given} is {short(node.value)}."


def _backward(node: Any, gradients: dict[int, float], called: dict[int, str]) -> str:
    """What a node got, and what it passes on to each of its parents."""
    up = gradients[id(node)]
    if not node.parents:
        return f"Backward: {called[id(node)]} has its gradient, {short(up)}."
    shares = (
        f"{short(up)} · {_in_brackets(slope)} = {short(up * slope)} to {called[id(parent)]}"
        for parent, slope in zip(node.parents, node.slopes, strict=False)
    )
    return f"Backward: {node.operation or 'the operation'} got {short(up)} and passes {', '.join(shares)}."


def _in_brackets(number: float) -> str:
    return f"({short(number)})" if number < 0 else short(number)
