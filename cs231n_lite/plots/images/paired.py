"""Two classifiers on the same images: how often they agree, and how exactly their difference is known."""

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from ..kit.arguments import as_names
from ..kit.picture import Picture
from ..kit.style import BLUE, INK, VERMILION, styled

ALIKE, ONLY_FIRST, ONLY_SECOND = "#F1F3F5", "#CFE4F2", "#F8DCC8"


@styled
def paired(right_first: np.ndarray, right_second: np.ndarray, names: Sequence[str]) -> Picture:
    """Show how many of the same N images both classifiers get right, only one of them, or none.

    Only the images that one alone gets right make a difference. With b for the first and c for the second, the second
    is ahead by (c − b) / N, and the standard error of that is √(b + c − (b − c)²/N) / N, in points when taken times
    100.

    right_first, right_second: booleans (N,), whether each image was classified rightly
    names: of the two classifiers, each at most 20 characters

    Raises ValueError for other shapes or dtypes, or another number of names.
    """
    first, second = _as_right(right_first, "right_first"), _as_right(right_second, "right_second")
    if len(first) != len(second):
        raise ValueError(f"right_first has {len(first)} images and right_second {len(second)}; take the same images.")
    names = as_names(names, 2, "classifiers")
    count, only_first, only_second = len(first), np.sum(first & ~second), np.sum(second & ~first)
    gain, error = difference(first, second)

    figure = Figure(figsize=(6.6, 3.8), layout="constrained")
    axes = figure.add_subplot(xlim=(-0.75, 2), ylim=(2.3, -0.32))
    axes.set_axis_off()
    both, neither = np.sum(first & second), np.sum(~first & ~second)
    _draw_cell(axes, 0, 0, both, "both right", ALIKE)
    _draw_cell(axes, 0, 1, only_first, f"only {names[0]} right", ONLY_FIRST, BLUE)
    _draw_cell(axes, 1, 0, only_second, f"only {names[1]} right", ONLY_SECOND, VERMILION)
    _draw_cell(axes, 1, 1, neither, "both wrong", ALIKE)
    _name_sides(axes, names, first.mean(), second.mean())
    told = f"{names[1]} − {names[0]}: {gain:+.1f} ± {error:.1f} points".replace("-", "−")
    axes.set_title(f"{told}\n({only_second:,} − {only_first:,}) of {count:,} images", weight="bold")
    alt = (
        f"Two classifiers on the same {count:,} images: both right {both:,}, only {names[0]} {only_first:,}, only "
        f"{names[1]} {only_second:,}, both wrong {neither:,}. Accuracy: {names[0]} {100 * first.mean():.1f} %, "
        f"{names[1]} {100 * second.mean():.1f} %. {told} (± one standard error)."
    )
    return Picture(figure, alt)


def difference(first: np.ndarray, second: np.ndarray) -> tuple[float, float]:
    """By how many points the second is ahead on the same images, and the standard error of that."""
    count, only_first, only_second = len(first), float(np.sum(first & ~second)), float(np.sum(second & ~first))
    spread = only_first + only_second - (only_first - only_second) ** 2 / count
    return 100 * (only_second - only_first) / count, 100 * np.sqrt(spread) / count


def _as_right(values: np.ndarray, name: str) -> np.ndarray:
    values = np.asarray(values)
    if values.ndim != 1 or values.dtype != bool or not values.size:
        raise ValueError(
            f"{name} has shape {values.shape} and dtype {values.dtype}; expected booleans (N,), such as guesses == y."
        )
    return values


def _draw_cell(axes: Axes, row: int, column: int, count: int, text: str, face: str, ink: str = INK) -> None:
    axes.add_patch(Rectangle((column, row), 1, 1, facecolor=face, edgecolor="white", linewidth=4))
    middle = column + 0.5
    axes.text(middle, row + 0.42, f"{count:,}", ha="center", va="center", fontsize=20, weight="bold", color=ink)
    axes.text(middle, row + 0.76, text, ha="center", va="center", fontsize=10)


def _name_sides(axes: Axes, names: list[str], first: float, second: float) -> None:
    """Name the rows, right or wrong by the first, and the columns, by the second, and write the accuracies."""
    for place, word in enumerate(("right", "wrong")):
        axes.text(-0.06, place + 0.5, f"{names[0]}\n{word}", ha="right", va="center")
        axes.text(place + 0.5, -0.06, f"{names[1]} {word}", ha="center", va="bottom")
    accuracies = f"accuracy: {names[0]} {100 * first:.1f} %, {names[1]} {100 * second:.1f} %"
    axes.text(1, 2.08, accuracies, ha="center", va="top")
