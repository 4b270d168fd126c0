"""The nodes of a graph, found without the student's own `ordered`, which may not be written yet."""

from graphlib import TopologicalSorter
from typing import Any

MOST = 60  # nodes in a drawing that can still be read


def nodes_of(last: Any) -> list[Any]:
    """All nodes that `last` depends on, and itself: parents first, the first parent's before the second one's.

    Raises ValueError if `last` is no node, or depends on more nodes than a drawing can show.
    """
    _must_be_node(last, "a Node can be drawn, as cs231n_lite.graph makes it; got")
    found, waiting = {}, [last]
    while waiting:
        node = waiting.pop()
        if id(node) not in found:
            found[id(node)] = node
            for parent in node.parents:
                _must_be_node(parent, "the parents of a node are nodes; one of them is")
            waiting += reversed(node.parents)
        if len(found) > MOST:
            raise ValueError(f"the graph has more than {MOST} nodes, which nobody could read; draw a part of it")
    return _parents_first(found)


def _must_be_node(node: Any, words: str) -> None:
    """Raise ValueError, with these words, if `node` isn't one that can be drawn."""
    if not all(hasattr(node, name) for name in ("value", "grad", "parents", "slopes")):
        raise ValueError(f"{words} {node!r:.60} ({type(node).__name__})")
    if not isinstance(node.parents, tuple | list) or not isinstance(node.slopes, tuple | list):
        raise ValueError(f"parents and slopes of a node are tuples; got {node.parents!r:.40} and {node.slopes!r:.40}")
    if len(node.parents) != len(node.slopes):
        raise ValueError(f"a node has {len(node.parents)} parents and {len(node.slopes)} slopes; each parent needs one")
    numbers = (node.value, node.grad, *node.slopes)
    if not all(isinstance(one, int | float) or getattr(one, "shape", None) == () for one in numbers):
        raise ValueError(
            f"value, grad and slopes of a node are numbers; got {', '.join(f'{one!r:.20}' for one in numbers)}"
        )


def _parents_first(nodes: dict[int, Any]) -> list[Any]:
    """The nodes, by id, so that parents come first; where there is a choice, in the order that they have."""
    rank = {key: k for k, key in enumerate(nodes)}
    sorter = TopologicalSorter({key: [id(parent) for parent in node.parents] for key, node in nodes.items()})
    sorter.prepare()
    order, ready = [], []
    while sorter.is_active():
        ready = sorted([*ready, *sorter.get_ready()], key=rank.get)
        order.append(nodes[ready[0]])
        sorter.done(ready.pop(0))
    return order


def gradients_of(order: list[Any]) -> dict[int, float]:
    """The derivative of the last node of `order` with respect to each, by id, from the slopes that the nodes have.

    It goes forward once for each node, from the node to the last one: slow, and independent of a student's `backward`.
    """
    return {id(node): _derivative(node, order) for node in order}


def derivative(last: Any, start: Any) -> float:
    """The derivative of the node `last` with respect to the node `start`, by the slopes that the nodes have.

    It is 0 where `last` doesn't depend on `start`. Raises ValueError as `draw` does.
    """
    return _derivative(start, nodes_of(last))


def _derivative(start: Any, order: list[Any]) -> float:
    changes = {id(start): 1.0}  # of each node, as `start` grows by 1 along its tangent
    for node in order:
        for parent, slope in zip(node.parents, node.slopes, strict=False):
            if id(parent) in changes:
                changes[id(node)] = changes.get(id(node), 0.0) + changes[id(parent)] * slope
    return changes.get(id(order[-1]), 0.0)


def names_of(order: list[Any]) -> list[str]:
    """What each node is called in a text: its name, the number that it is, or n1, n2 … for what operations made."""
    names, made = [], 0
    for node in order:
        if node.name:
            names.append(str(node.name))
        elif node.parents:
            made += 1
            names.append(f"n{made}")
        else:
            names.append(f"{node.value:g}".replace("-", "−"))
    return names


def short(number: float) -> str:
    """A number with two decimals, or fewer digits where it is very small or large."""
    if number == 0 or 0.01 <= abs(number) < 1e4:
        text = f"{number:.2f}"
    else:
        text = f"{number:.3f}" if 0.001 <= abs(number) < 0.01 else f"{number:.0e}"
    return text.replace("-", "−")
