"""The regions of a classifier in the plane: where each class has the highest score, and by how much."""

from collections.abc import Callable, Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import ListedColormap
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from ..kit.picture import Picture
from ..kit.scales import few_ticks
from ..kit.style import BLUE, GREEN, INK, ORANGE, PURPLE, styled
from .panel import Frame, Panel, Read, as_frame, as_marked, middles, read, told

LOOKS = ((BLUE, "#D3E5F2", "o"), (ORANGE, "#FBEBC8", "s"), (GREEN, "#CDEBDF", "^"))
MANY = 100  # points, of which more are drawn small
PAGE, ONE = 8.4, 4.2  # inches, as all that follow: the width of a page, the side of a plane alone
LEFT, RIGHT, BOTTOM, GAP, LINE = 0.62, 0.1, 0.5, 0.2, 0.2
KEY_RIGHT, KEY_BELOW = 1.9, 0.42


@styled
def regions(
    points: np.ndarray,
    labels: np.ndarray,
    score: Callable[[np.ndarray], np.ndarray],
    margins: bool = True,
    title: str = "",
    classes: Sequence[str] = ("A", "B", "C"),
    marked: int | None = None,
    frame: Sequence[float] | None = None,
) -> Picture:
    """Show which class has the highest score at each place of the plane, with the points over it.

    A solid line runs where two classes share the highest score: the decision boundary. With `margins`, a dashed line
    runs where the best class leads the runner-up by 1, and a ring is around each point that has a positive hinge term,
    max(0, s_j - s_y + 1) for a wrong class j: its own class y leads by less than 1 there.

    points: (N, 2)
    labels: (N,) integers, 0 to C - 1
    score: `score(points)` takes (M, 2) and gives the scores (M, C)
    classes: C names, two or three
    marked: which point is drawn larger, none if left out
    frame: (left, right, bottom, top) of the plane; a square around the points if left out

    Raises ValueError for other shapes, labels or scores.
    """
    (panel,) = _checked([Panel(points, labels, score, title)], classes)
    frame, marked = as_frame(frame, [panel]), as_marked(marked, len(panel.points))
    figure, (axes,) = _squares([panel], ONE, right=KEY_RIGHT)
    found = read(panel, frame, len(classes))
    _draw(axes, panel, found, frame, margins)
    if marked is not None:
        colour, _, marker = LOOKS[panel.labels[marked]]
        axes.plot(
            *panel.points[marked], marker, color=colour, markersize=9, markeredgecolor=INK, markeredgewidth=2, zorder=6
        )
    axes.legend(handles=_key(classes, margins), loc="upper left", bbox_to_anchor=(1.02, 1.02), labelspacing=0.9)
    return Picture(figure, f"{told(panel, found, classes, margins)}. {_lines(margins)}")


@styled
def regions_beside(
    panels: Sequence[Panel],
    margins: bool = True,
    classes: Sequence[str] = ("A", "B", "C"),
    frame: Sequence[float] | None = None,
) -> Picture:
    """Show the regions of two or three classifiers beside each other, on the same piece of the plane.

    panels: two or three `Panel`s
    margins, classes, frame: as in `regions`

    Raises ValueError for another number of panels, and for what `regions` refuses.
    """
    if not 2 <= len(panels) <= 3:
        raise ValueError(f"there are {len(panels)} panels; expected two or three. For one call plots.regions.")
    panels = _checked(panels, classes)
    frame = as_frame(frame, panels)
    side = (PAGE - LEFT - RIGHT + GAP) / len(panels) - GAP
    figure, squares = _squares(panels, side, below=KEY_BELOW)
    neurons = any(panel.neurons is not None for panel in panels)
    sentences = []
    for axes, panel in zip(squares, panels, strict=True):
        found = read(panel, frame, len(classes))
        _draw(axes, panel, found, frame, margins)
        sentences.append(told(panel, found, classes, margins))
    figure.legend(
        handles=_key(classes, margins, neurons), loc="lower center", ncols=6, columnspacing=1.3, handletextpad=0.5
    )
    return Picture(figure, f"{'. '.join(sentences)}. {_lines(margins)}")


def _checked(panels: Sequence[Panel], classes: Sequence[str]) -> list[Panel]:
    if not 2 <= len(classes) <= len(LOOKS):
        raise ValueError(f"there are {len(classes)} classes; expected two or three.")
    return [panel.checked(len(classes)) for panel in panels]


def _squares(panels: Sequence[Panel], side: float, right: float = 0, below: float = 0) -> tuple[Figure, list[Axes]]:
    """A figure of square axes side by side, each so many inches, with room for a key right of them or below.

    matplotlib's own layout would take as long as all the drawing, too long for a slider.
    """
    lines = max(panel.title.count("\n") + 1 for panel in panels)
    width = LEFT + len(panels) * (side + GAP) - GAP + RIGHT + right
    height = below + BOTTOM + side + 0.12 + LINE * lines
    figure, squares = Figure(figsize=(width, height)), []
    for k in range(len(panels)):
        place = (LEFT + k * (side + GAP)) / width, (below + BOTTOM) / height, side / width, side / height
        squares.append(figure.add_axes(place, xlabel="u", ylabel="" if k else "v"))
        squares[-1].tick_params(labelleft=not k)
    return figure, squares


def _draw(axes: Axes, panel: Panel, found: Read, frame: Frame, margins: bool) -> None:
    """Draw the regions, their lines and the points."""
    left, right, bottom, top = frame
    fills = ListedColormap([fill for _, fill, _ in LOOKS[: len(found.leads)]])
    axes.imshow(found.leads.argmax(axis=0), cmap=fills, vmin=-0.5, vmax=len(found.leads) - 0.5, origin="lower",
                extent=frame, aspect="equal", zorder=0)  # fmt: skip
    for lead in found.leads:
        for level, line, width in ((0, "-", 1.6), (1, "--", 1.1))[: 2 if margins else 1]:
            if lead.min() < level < lead.max():
                axes.contour(middles(left, right), middles(bottom, top), lead, [level], colors=INK, linestyles=line,
                             linewidths=width, zorder=2)  # fmt: skip
    if panel.neurons is not None:
        _draw_neurons(axes, panel, frame)
    size = 6.5 if len(panel.points) <= MANY else 3.6
    if margins:
        axes.plot(*panel.points[found.ringed].T, "o", color=INK, fillstyle="none", markersize=2 * size,
                  markeredgewidth=0.9, linestyle="none", zorder=4)  # fmt: skip
    for k, (colour, _, marker) in enumerate(LOOKS[: len(found.leads)]):
        axes.plot(*panel.points[panel.labels == k].T, marker, color=colour, markersize=size, markeredgecolor="white",
                  markeredgewidth=0.7, linestyle="none", zorder=5)  # fmt: skip
    axes.set(xlim=(left, right), ylim=(bottom, top), title=panel.title)
    axes.spines[:].set_visible(True)
    few_ticks(axes.xaxis)
    few_ticks(axes.yaxis)


def _draw_neurons(axes: Axes, panel: Panel, frame: Frame) -> None:
    """Draw a dotted line where each hidden neuron is 0, if that is within the frame."""
    left, right, bottom, top = frame
    places = np.stack(np.meshgrid(middles(left, right), middles(bottom, top)), axis=-1)
    W, b = panel.neurons
    for sums in np.moveaxis(places @ W + b, -1, 0):
        if sums.min() < 0 < sums.max():
            axes.contour(middles(left, right), middles(bottom, top), sums, [0], colors=PURPLE, linestyles=":",
                         linewidths=1.7, zorder=3)  # fmt: skip


def _key(classes: Sequence[str], margins: bool, neurons: bool = False) -> list[Line2D]:
    """What the legend shows."""
    key = [
        Line2D([], [], color=colour, marker=marker, markersize=8, markeredgecolor="white", linestyle="none",
               label=f"class {name}")
        for name, (colour, _, marker) in zip(classes, LOOKS, strict=False)
    ]  # fmt: skip
    key.append(Line2D([], [], color=INK, linestyle="-", linewidth=1.6, label="boundary"))
    if margins:
        key.append(Line2D([], [], color=INK, linestyle="--", linewidth=1.1, label="best leads by 1"))
        key.append(Line2D([], [], color=INK, marker="o", fillstyle="none", markersize=12, linestyle="none",
                          label="own class leads\nby less than 1"))  # fmt: skip
    if neurons:
        key.append(Line2D([], [], color=PURPLE, linestyle=":", linewidth=1.4, label="a hidden neuron's sum is 0"))
    return key


def _lines(margins: bool) -> str:
    more = ", dashed ones where the best class leads by 1; a ring: the point's own class leads by less than 1"
    return f"Solid lines are the boundaries{more if margins else ''}."
