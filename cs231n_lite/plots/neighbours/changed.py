"""How far changes that people hardly mind move a picture: the changed pictures beside each other, and the distances."""

from collections.abc import Mapping
from textwrap import fill

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from ..kit.arguments import SIDE, listed
from ..kit.picture import Picture
from ..kit.sheet import Sheet, draw_sheet
from ..kit.style import BLUE, FAINT, styled
from ..kit.values import as_finite

MOST = 6
GAP = 6  # pixels of the pictures, from one to the next
BAR = 2.4  # pixels of the pictures: the height of a bar


@styled
def changed(pictures: Mapping[str, np.ndarray], distances: Mapping[str, float]) -> Picture:
    """Show a picture and changed versions of it, each under its name and above its distance from the first.

    The bar below a picture is its distance beside the largest one.

    pictures: for each of 1 to 6 names (32, 32, 3), numbers of any dtype from 0 to 255; long names are broken
        into lines
    distances: for each of the same names a number, 0 or more

    Raises ValueError for other shapes or ranges, or names that are not the same.
    """
    if not 1 <= len(pictures) <= MOST:
        raise ValueError(f"there are {len(pictures)} pictures; expected 1 to {MOST}.")
    if set(pictures) != set(distances):
        odd = [repr(name) for name in {**pictures, **distances} if not (name in pictures and name in distances)]
        raise ValueError(f"{listed(odd)} is not in both pictures and distances. Pass a distance for each picture.")
    images = [_as_pixels(picture, name) for name, picture in pictures.items()]
    lengths = as_finite([distances[name] for name in pictures], "distances", ndim=1)
    if lengths.min() < 0:
        raise ValueError(f"distances go from {lengths.min():.4g} to {lengths.max():.4g}; expected 0 or more.")

    zoom = min(7, 11 - len(images))
    sheet = Sheet(1, len(images), GAP, 0)
    names = [fill(name, 2 * zoom + 3) for name in pictures]  # so wide that neighbours keep apart
    lines = 1 + max(name.count("\n") for name in names)
    side = max(40, 225 - zoom * sheet.width // 2)
    pixels = sheet.filled({(0, column): image for column, image in enumerate(images)})
    figure, axes = draw_sheet(pixels, zoom, side, side, top=22 + 27 * lines, bottom=44 + 7 * zoom)
    texts = [_text(length) for length in lengths]
    for column, (name, length, text) in enumerate(zip(names, lengths, texts, strict=True)):
        left = sheet.corner(0, column)[1]
        axes.text(left + SIDE / 2, -2, name, ha="center", va="bottom", weight="bold")
        _draw_bar(axes, left, length / (lengths.max() or 1))
        axes.text(left + SIDE / 2, SIDE + BAR + 3.5, f"distance {text}", ha="center", va="top")
    told = [f"{' '.join(name.split())} {text}" for name, text in zip(names, texts, strict=True)]
    return Picture(figure, f"Pictures of 32 by 32 pixels, each with its distance: {listed(told)}.")


def _as_pixels(picture: np.ndarray, name: str) -> np.ndarray:
    """A picture of numbers as uint8; raises ValueError if it isn't (32, 32, 3), or goes beyond 0 to 255."""
    picture = as_finite(picture, f"pictures[{name!r}]", ndim=3)
    if picture.shape != (SIDE, SIDE, 3):
        raise ValueError(f"pictures[{name!r}] has shape {picture.shape}; expected (32, 32, 3).")
    if picture.min() < -0.5 or picture.max() > 255.5:
        raise ValueError(
            f"pictures[{name!r}] goes from {picture.min():.4g} to {picture.max():.4g}; expected 0 to 255. Add the mean "
            "image that was subtracted, or keep the values within by np.clip(picture, 0, 255)."
        )
    return np.clip(np.rint(picture), 0, 255).astype(np.uint8)


def _draw_bar(axes: Axes, left: float, share: float) -> None:
    """Draw a pale bar as wide as the picture, filled to that share."""
    for width, colour in ((SIDE, FAINT), (share * SIDE, BLUE)):
        axes.add_patch(Rectangle((left, SIDE + 2), width, BAR, facecolor=colour, edgecolor="none", clip_on=False))


def _text(distance: float) -> str:
    return f"{distance:,.0f}" if distance >= 100 or distance == 0 else f"{distance:.3g}"
