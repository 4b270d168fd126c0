"""How a drawn figure is read: its strokes, its texts and the places of both; and settings under which it is drawn."""

import re
from collections.abc import Callable
from itertools import combinations

import numpy as np
import pytest
from matplotlib.backend_bases import GraphicsContextBase
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.path import Path
from matplotlib.text import Text
from matplotlib.transforms import BboxBase, Transform, TransformedPath

from cs231n_lite.plots import Picture
from cs231n_lite.plots.kit.picture import DPI
from cs231n_lite.plots.kit.style import course_style

# what a notebook may have set, and no figure may heed
AWKWARD = {
    "font.size": 30, "axes.facecolor": "black", "savefig.dpi": 30, "lines.linewidth": 9, "axes.grid": True,
    "text.color": "red", "image.cmap": "jet", "legend.fontsize": 3, "figure.constrained_layout.w_pad": 1,
}  # fmt: skip


class Pen(RendererAgg):
    """A renderer that writes down what it is told to draw, and measures texts as the one of the PNG does."""

    def __init__(self):
        self.strokes = []
        super().__init__(1, 1, DPI)

    def __getattribute__(self, name):
        if name.startswith("draw_"):
            return lambda *args, **kwargs: self.strokes.append((name, plain(args), plain([*kwargs.values()])))
        return super().__getattribute__(name)


PEN = Pen()  # one for all, as it remembers the sizes of texts


def strokes(figure: Figure) -> list[tuple]:
    """Every path, text and image of a figure with its place, colour and so on, in the order of drawing."""
    with course_style():
        return written_down(figure)


def written_down(figure: Figure) -> list[tuple]:
    PEN.strokes = []
    figure.draw(PEN)
    return PEN.strokes


def laid_out(make: Callable[[], Picture]) -> tuple[Picture, list[tuple]]:
    """A figure and its strokes, which the pen writes down when the figure is drawn to find its layout."""

    def draw(figure: Figure) -> None:
        figure.canvas.get_renderer = lambda: PEN  # for the layout, which asks for the sizes of texts
        written_down(figure)

    PEN.strokes = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Figure, "draw_without_rendering", draw)
        picture = make()
    return picture, PEN.strokes or strokes(picture.figure)


def plain(value):
    """What a stroke was told as values that compare; texts are told apart from their artists anyway."""
    kind = type(value)
    if kind in (int, float, bool, str, type(None)):
        return value
    if kind in (list, tuple):
        return tuple(map(plain, value))
    if isinstance(value, np.ndarray):
        return value.shape, value.tobytes()
    if isinstance(value, GraphicsContextBase):
        return tuple(map(plain, vars(value).values()))
    if isinstance(value, Path):
        return plain([value.vertices, value.codes])
    if isinstance(value, TransformedPath):
        return plain(value.get_fully_transformed_path())
    if isinstance(value, Transform):
        return plain(value.get_matrix())
    if isinstance(value, BboxBase):
        return tuple(value.extents)
    if isinstance(value, FontProperties):
        return str(value)
    return None if isinstance(value, Text) else value


def lay_out_like(figure: Figure, other: Figure) -> None:
    """Give a figure that is still to be laid out the layout of another, which takes no time."""
    if figure.get_layout_engine() is not None:
        figure.set_layout_engine("none")
        for axes, its_axes in zip(figure.axes, other.axes, strict=True):
            axes.set_position(its_axes.get_position(original=True))
        for title, its_title in zip(figure.texts, other.texts, strict=True):
            title.set_position(its_title.get_position())


def texts_of(*axes) -> list[str]:
    """What is written in the axes."""
    return [text.get_text() for one in axes for text in one.texts if text.get_text()]


def labels_of(legend) -> list[str]:
    return [text.get_text() for text in legend.get_texts()]


def numbers_in(text: str) -> list[float]:
    """The numbers of a text, whose minus may be a true one."""
    return [float(found) for found in re.findall(r"-?\d+(?:\.\d+)?(?:e-?\d+)?", text.replace("−", "-"))]


def covered_texts(figure: Figure) -> list[tuple[str, str]]:
    """Pairs of texts of a drawn figure of which one lies on the other, slanted ones left out."""
    level = [text for text in seen_texts(figure) if text.get_rotation() % 90 == 0]
    boxes = [(text.get_text(), letters_box(text)) for text in level]
    return [(one, other) for (one, a), (other, b) in combinations(boxes, 2)
            if min(a[2], b[2]) > max(a[0], b[0]) and min(a[3], b[3]) > max(a[1], b[1])]  # fmt: skip


def letters_box(text: Text) -> tuple[float, float, float, float]:
    """Left, bottom, right and top of a text, without the empty lines above and below it."""
    box = Text.get_window_extent(text, PEN)  # not Annotation's, which has the arrow in it
    lines = [bool(line.strip()) for line in text.get_text().split("\n")]
    line = (box.y1 - box.y0) / len(lines)
    return box.x0, box.y0 + line * lines[::-1].index(True), box.x1, box.y1 - line * lines.index(True)


def seen_texts(figure: Figure) -> list[Text]:
    """The text artists of a figure that say something, tick labels included."""
    found = figure.texts + [text for legend in figure.legends for text in legend.get_texts()]
    for axes in [*figure.axes, *(inset for one in figure.axes for inset in one.child_axes)]:
        found += axes.texts + (axes.get_legend().get_texts() if axes.get_legend() else [])
        if axes.axison:
            found += [axes.title, axes._left_title, axes._right_title, axes.xaxis.label, axes.yaxis.label]
            found += shown_ticks(axes.xaxis) + shown_ticks(axes.yaxis)
    return [text for text in found if text.get_visible() and text.get_text().strip()]


def shown_ticks(axis) -> list[Text]:
    low, high = sorted(axis.get_view_interval())
    return [tick.label1 for tick in axis.get_major_ticks() if low <= tick.get_loc() <= high]
