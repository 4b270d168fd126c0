"""One picture as numbers: its channels, the values of its pixels, and the vector that it becomes."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from ..kit.arguments import PIXELS, SIDE, as_image, as_whole
from ..kit.picture import Picture
from ..kit.style import CHANNEL_COLOURS, CHANNELS, styled

TICKS = (0, 8, 16, 24, 31)


@styled
def channels(image: np.ndarray, name: str = "picture") -> Picture:
    """Show a picture and how much red, green and blue is in each pixel: 0 (none, black) to 255 (all, white).

    image: uint8 (32, 32, 3)
    name: what it shows, such as "ship"

    Raises ValueError for another shape or dtype.
    """
    image = as_image(image)
    figure = Figure(figsize=(8.4, 2.5), layout="compressed")
    panels = figure.subplots(1, 4, sharey=True)
    _draw_image(panels[0], image, name)
    panels[0].set_ylabel("row")
    for axes, channel, values in zip(panels[1:], CHANNELS, np.moveaxis(image, 2, 0), strict=True):
        shown = axes.imshow(values, cmap="gray", vmin=0, vmax=255)
        axes.set(title=channel, xticks=TICKS, xlabel="column")
    bar = figure.colorbar(shown, ax=panels, ticks=[0, 64, 128, 192, 255], label="value", aspect=14, pad=0.02)
    bar.outline.set_visible(False)
    means = ", ".join(f"{channel} {mean:.0f}" for channel, mean in zip(CHANNELS, image.mean(axis=(0, 1)), strict=True))
    alt = (
        f"{name.capitalize()}: a colour picture of 32 by 32 pixels, and its three channels as gray maps, "
        f"from 0 (black) to 255 (white). Mean values: {means}."
    )
    return Picture(figure, alt)


@styled
def pixel_values(image: np.ndarray, top: int = 13, left: int = 13, size: int = 5, name: str = "picture") -> Picture:
    """Show a picture, and a square of it enlarged, with the red, green and blue value written in each pixel.

    image: uint8 (32, 32, 3)
    top, left: row and column of the square's first pixel
    size: its side, 2 to 6 pixels
    name: what the picture shows

    Raises ValueError for another shape or dtype, or a square that isn't in the picture.
    """
    image = as_image(image)
    size = as_whole("size", size, 2, 6)
    top, left = as_whole("top", top, 0, SIDE - size), as_whole("left", left, 0, SIDE - size)
    rows, columns = range(top, top + size), range(left, left + size)

    figure = Figure(figsize=(8.4, 4.35), layout="constrained")
    whole, crop = figure.subplots(1, 2)
    _draw_image(whole, image, name)
    whole.set_ylabel("row")
    for colour, width in (("black", 4), ("white", 1.8)):
        whole.add_patch(Rectangle((left - 0.5, top - 0.5), size, size, fill=False, edgecolor=colour, linewidth=width))
    crop.imshow(image)
    crop.set(xlim=(left - 0.5, left + size - 0.5), ylim=(top + size - 0.5, top - 0.5), xticks=columns, yticks=rows)
    crop.set(title="the square: each pixel's red, green, blue", xlabel="column", ylabel="row")
    for row in rows:
        for column in columns:
            pixel = image[row, column]
            text = "\n".join(f"{value:3d}" for value in pixel)
            crop.text(column, row, text, ha="center", va="center", color=_ink_on(pixel), fontsize=10)

    first = ", ".join(str(value) for value in image[top, left])
    alt = (
        f"{name.capitalize()}: a colour picture of 32 by 32 pixels, and its rows {rows[0]} to {rows[-1]}, columns "
        f"{columns[0]} to {columns[-1]} enlarged, with the red, green and blue value written in each pixel. "
        f"Row {top}, column {left} has {first}."
    )
    return Picture(figure, alt)


@styled
def pixel_vector(image: np.ndarray, pixels: int = 3) -> Picture:
    """Show how a picture becomes a vector of 3,072 numbers: row by row, pixel by pixel, red, green, blue.

    The value of channel c (0, 1, 2) in row i, column j is x[3 (32 i + j) + c].

    image: uint8 (32, 32, 3)
    pixels: how many of the first pixels are written out, 1 to 4; the last one always is

    Raises ValueError for another shape or dtype.
    """
    image = as_image(image)
    pixels = as_whole("pixels", pixels, 1, 4)
    x = image.reshape(-1)
    figure = Figure(figsize=(8.4, 1.8), layout="constrained")
    axes = figure.add_subplot(aspect="equal")
    for place, start in enumerate([*range(0, 3 * pixels, 3), PIXELS - 3]):
        at = 3 * place + (start == PIXELS - 3)
        row, column = divmod(start // 3, SIDE)
        axes.add_patch(Rectangle((at, 1.15), 3, 0.8, facecolor=image[row, column] / 255, edgecolor="black"))
        axes.text(at + 1.5, 2.1, f"row {row}, column {column}", ha="center", va="bottom", fontsize=10)
        for c, colour in enumerate(CHANNEL_COLOURS):
            axes.add_patch(Rectangle((at + c, 0), 1, 1, facecolor="white", edgecolor=colour, linewidth=1.8))
            axes.text(at + c + 0.5, 0.5, f"{CHANNELS[c][0].upper()}\n{x[start + c]}", ha="center", va="center")
            axes.text(at + c + 0.5, -0.15, start + c, ha="center", va="top", fontsize=10)
    axes.text(3 * pixels + 0.5, 0.5, "…", ha="center", va="center", fontsize=16)
    for y, name in ((1.55, "pixel"), (0.5, "value in x"), (-0.33, "index in x")):
        axes.text(-0.3, y, name, ha="right", va="center")
    axes.set(xlim=(-2, 3 * pixels + 4.1), ylim=(-0.6, 2.8))
    axes.set_axis_off()
    values = ", ".join(str(value) for value in x[: 3 * pixels])
    alt = (
        f"A picture as a vector x of {PIXELS:,} numbers, which begins {values}. The first three are the red, green and "
        "blue value of row 0, column 0, the next three those of row 0, column 1, and so on."
    )
    return Picture(figure, alt)


def _draw_image(axes: Axes, image: np.ndarray, name: str) -> None:
    axes.imshow(image)
    axes.set(title=name, xticks=TICKS, yticks=TICKS, xlabel="column")


def _ink_on(pixel: np.ndarray) -> str:
    """The colour, black or white, that is read more easily on `pixel`."""
    return "black" if pixel @ (0.299, 0.587, 0.114) > 120 else "white"
