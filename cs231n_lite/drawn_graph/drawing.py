"""A graph as a picture: inputs as boxes, operations as circles, values above the lines and gradients below."""

from collections.abc import Collection
from dataclasses import dataclass
from html import escape
from typing import Any

from ..plots.kit.style import BLUE, INK, SOFT
from ..plumbing.environment import is_grading
from .layout import layout
from .walk import names_of, nodes_of, short

VALUE, GRADIENT = BLUE, "#B34A00"  # the second one a little darker than vermilion, so that small numbers can be read
SHADED = "#FFF3D6"
LAYER, ROW = 122, 60  # pixels from node to node
RADIUS, BOX, STUB, LEFT, TOP = 17, 34, 56, 28, 34
WIDE_LETTER = 8.2  # pixels
SYMBOLS = {"sigmoid": "σ"}  # what is too long for a circle


@dataclass(frozen=True, eq=False, repr=False)
class Drawing:
    """A picture as SVG, with a description that has all its numbers.

    As the last line of a notebook cell it is shown; elsewhere it prints as its description.
    """

    svg: str
    alt: str

    def __repr__(self) -> str:
        return self.alt

    def _repr_mimebundle_(
        self, include: Collection[str] | None = None, exclude: Collection[str] | None = None
    ) -> tuple[dict, dict]:
        """What a notebook stores; the description alone while nbgrader grades."""
        if is_grading():
            return {"text/plain": self.alt}, {}
        return {"text/html": self.svg, "image/svg+xml": self.svg, "text/plain": self.alt}, {}


def draw(node: Any) -> Drawing:
    """All nodes that `node` depends on, from left to right, with their values and what stands in their grad.

    Raises ValueError if it is no Node, or if there are more than 60 nodes.
    """
    order = nodes_of(node)
    return drawn(order, {id(n): n.value for n in order}, {id(n): n.grad for n in order})


def drawn(
    order: list[Any], values: dict[int, float], gradients: dict[int, float], at: Any = None, told: str = ""
) -> Drawing:
    """The nodes of `order` with those values and gradients that are given, by id; `at` is highlighted.

    told: a sentence below the picture
    """
    places = layout(order)
    points = [(LEFT + BOX / 2 + layer * LAYER, TOP + ROW / 2 + row * ROW) for layer, row in places.nodes]
    width = round(max(x for x, _ in points) + RADIUS + STUB + 24)
    width = max(width, 360, round(LEFT + 6.7 * len(told)))
    height = round(TOP + places.rows * ROW + (34 if told else 10))
    number, names = {id(node): k for k, node in enumerate(order)}, names_of(order)
    shapes = []
    for child, node in enumerate(order):
        for parent in dict.fromkeys(number[id(p)] for p in node.parents):
            bends = [TOP + ROW / 2 + row * ROW for row in places.edges[parent, child]]
            shapes.append(_edge(points[parent], points[child], bends, _reach(order[child])))
    for k, node in enumerate(order):
        name = names[k] if told and node.parents else node.name  # what is told speaks of them by name
        shapes.append(_node(node, *points[k], node is at, k == len(order) - 1, name))
        shapes += _numbers(node, *points[k], values.get(id(node)), gradients.get(id(node)))
    if told:
        shapes.append(_text(LEFT - 12, height - 16, told, INK, "start", 13))
    alt = _described(order, values, gradients, told)
    legend = (
        f'<text x="{LEFT - 12}" y="22" font-size="12" fill="{SOFT}">above a line: <tspan fill="{VALUE}" '
        f'font-weight="600">value</tspan>, below it: <tspan fill="{GRADIENT}" font-weight="600" '
        'font-style="italic">gradient</tspan></text>'
    )
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" role="img" '
        f'aria-label="{escape(alt)}" style="max-width: 100%; height: auto" '
        f'font-family="system-ui, Segoe UI, Helvetica, Arial, sans-serif"><title>{escape(alt)}</title>'
        f'<rect width="{width}" height="{height}" rx="6" fill="white"/>{legend}{"".join(shapes)}</svg>'
    )
    return Drawing(svg, alt)


def _reach(node: Any) -> float:
    """How far the shape of a node reaches to its left."""
    return RADIUS if node.parents else BOX / 2


def _edge(start: tuple[float, float], end: tuple[float, float], bends: list[float], reach: float) -> str:
    """A line from the end of the parent's stub to the child, through the rows of the layers between."""
    x, y = start[0] + BOX / 2 + STUB, start[1]
    parts = [f"M{start[0]:.1f},{y:.1f}H{x:.1f}"]
    middle = start[0]
    for row in bends:
        middle += LAYER
        parts.append(_curve(x, y, middle - BOX / 2, row) + f"H{middle + BOX / 2 + STUB:.1f}")
        x, y = middle + BOX / 2 + STUB, row
    tip = end[0] - reach
    parts.append(_curve(x, y, tip, end[1]))
    arrow = f"M{tip - 6:.1f},{end[1] - 3.5:.1f}L{tip:.1f},{end[1]:.1f}L{tip - 6:.1f},{end[1] + 3.5:.1f}"
    return f'<path d="{"".join(parts)}{arrow}" fill="none" stroke="{SOFT}" stroke-width="1.3"/>'


def _curve(x: float, y: float, to_x: float, to_y: float) -> str:
    middle = (x + to_x) / 2
    return f"C{middle:.1f},{y:.1f} {middle:.1f},{to_y:.1f} {to_x:.1f},{to_y:.1f}"


def _node(node: Any, x: float, y: float, highlighted: bool, is_last: bool, called: str) -> str:
    stroke, fill = (INK, SHADED) if highlighted else (SOFT, "white" if node.parents else "#F4F4F4")
    style = f'fill="{fill}" stroke="{stroke}" stroke-width="{2.4 if highlighted else 1.3}"'
    label = SYMBOLS.get(node.operation, node.operation or "?") if node.parents else node.name or names_of([node])[0]
    size = 17 if len(label) == 1 else 12 if len(label) < 5 else 9
    if node.parents:
        out = f'<path d="M{x + RADIUS},{y:.1f}h{STUB}" stroke="{SOFT}" stroke-width="1.3"/>' if is_last else ""
        shape = f'{out}<circle cx="{x:.1f}" cy="{y:.1f}" r="{RADIUS}" {style}/>'
        name = _text(x, y - RADIUS - 6, called, INK, "middle", 12) if called else ""
        squeezed = f'textLength="{2 * RADIUS - 6}" lengthAdjust="spacingAndGlyphs"' if len(label) > 5 else ""
        return shape + _text(x, y + size * 0.34, label, INK, "middle", size, squeezed) + name
    wide = max(BOX, WIDE_LETTER * len(label) + 8)
    left = x + BOX / 2 - wide
    box = f'<rect x="{left:.1f}" y="{y - 14:.1f}" width="{wide:.1f}" height="28" rx="4" {style}/>'
    return box + _text(left + wide / 2, y + 4.5, label, INK, "middle", 13)


def _numbers(node: Any, x: float, y: float, value: float | None, gradient: float | None) -> list[str]:
    middle = x + BOX / 2 + STUB / 2
    found = [] if value is None else [_text(middle, y - 5, short(value), VALUE, "middle", 13, 'font-weight="600"')]
    if gradient is not None:
        style = 'font-style="italic" font-weight="600"'
        found.append(_text(middle, y + 15, short(gradient), GRADIENT, "middle", 13, style))
    return found


def _text(x: float, y: float, text: Any, colour: str, anchor: str, size: float, more: str = "") -> str:
    halo = f'stroke="white" stroke-width="3" paint-order="stroke" {more}'
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-size="{size}" fill="{colour}" {halo}>'
        f"{escape(str(text))}</text>"
    )


def _described(order: list[Any], values: dict[int, float], gradients: dict[int, float], told: str) -> str:
    names, parts = names_of(order), []
    called = {id(node): name for node, name in zip(order, names, strict=True)}
    for node, name in zip(order, names, strict=True):
        made = f" = {node.operation or 'an operation'} of {' and '.join(called[id(p)] for p in node.parents)}"
        value = f" = {short(values[id(node)])}" if id(node) in values else ""
        gradient = f", gradient {short(gradients[id(node)])}" if id(node) in gradients else ""
        parts.append(f"{name}{made if node.parents else ''}{value}{gradient}")
    count = f"{len(order)} node{'s' * (len(order) > 1)}"
    return f"A graph of {count}, from left to right. {'; '.join(parts)}.{' ' * bool(told)}{told}"
