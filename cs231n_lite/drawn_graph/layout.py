"""Where the nodes of a graph lie: in layers from left to right; an edge has a place in each layer that it crosses."""

from dataclasses import dataclass
from typing import Any

SWEEPS = 12


@dataclass(frozen=True)
class Layout:
    """Places in units of one layer and one row.

    nodes: (layer, row) of each node, in their order
    edges: for each edge (parent, child), by their numbers, the rows where it crosses the layers between
    rows: how many rows there are
    """

    nodes: list[tuple[int, float]]
    edges: dict[tuple[int, int], list[float]]
    rows: float


def layout(order: list[Any]) -> Layout:
    """The layout of nodes, parents first. An input lies just before the first node that is made from it."""
    number = {id(node): k for k, node in enumerate(order)}
    parents = [list(dict.fromkeys(number[id(parent)] for parent in node.parents)) for node in order]
    layers = _layers(parents)
    points = [[k] for k in range(len(order))]  # each a node, or an edge where it crosses a layer
    neighbours: dict[int, set[int]] = {k: set() for k in range(len(order))}
    crossings: dict[tuple[int, int], list[int]] = {}
    at = list(layers)
    for child, those in enumerate(parents):
        for parent in those:
            way = [parent]
            for layer in range(layers[parent] + 1, layers[child]):
                at.append(layer)
                points.append([])
                way.append(len(points) - 1)
                neighbours[way[-1]] = set()
            crossings[parent, child] = way[1:]
            for one, other in zip(way, [*way[1:], child], strict=True):
                neighbours[one].add(other)
                neighbours[other].add(one)
    rows = _rows(at, neighbours)
    places = [(layers[k], rows[k]) for k in range(len(order))]
    return Layout(places, {edge: [rows[k] for k in way] for edge, way in crossings.items()}, max(rows) + 1)


def _layers(parents: list[list[int]]) -> list[int]:
    layers = [0] * len(parents)
    for k, those in enumerate(parents):
        layers[k] = 1 + max((layers[parent] for parent in those), default=-1)
    for k, those in enumerate(parents):
        children = [layers[child] for child, others in enumerate(parents) if k in others]
        if not those and children:
            layers[k] = min(children) - 1
    return layers


def _rows(at: list[int], neighbours: dict[int, set[int]]) -> list[float]:
    """A row for each point: points of one layer lie at least 1 apart, and near the middle of their neighbours."""
    columns = [[k for k, layer in enumerate(at) if layer == column] for column in range(max(at) + 1)]
    rows = [0.0] * len(at)
    for column in columns:
        for row, k in enumerate(column):
            rows[k] = row - len(column) / 2
    for sweep in range(2 * SWEEPS):
        ordering = sweep < SWEEPS
        for column in columns if sweep % 2 else reversed(columns):
            wanted = {k: sum(rows[n] for n in neighbours[k]) / max(len(neighbours[k]), 1) for k in column}
            if ordering:
                column.sort(key=lambda k, wanted=wanted: wanted[k])
            for k, row in zip(column, _apart([wanted[k] for k in column]), strict=True):
                rows[k] = row
    top = min(rows)
    return [row - top for row in rows]


def _apart(wanted: list[float]) -> list[float]:
    """The rows nearest to those wanted that keep the order and are at least 1 apart: those too near make a block."""
    blocks: list[list[float]] = []  # the sum of the first rows that the members want, and how many they are
    for k, row in enumerate(wanted):
        blocks.append([row - k, 1])
        while len(blocks) > 1 and blocks[-2][0] / blocks[-2][1] > blocks[-1][0] / blocks[-1][1]:
            total, count = blocks.pop()
            blocks[-1][0] += total
            blocks[-1][1] += count
    firsts = [total / count for total, count in blocks for _ in range(int(count))]
    return [first + k for k, first in enumerate(firsts)]
