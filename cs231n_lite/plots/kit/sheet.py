"""Pictures side by side, each pixel as a square of the same whole number of the screen's pixels."""

from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from .arguments import SIDE
from .picture import DPI


@dataclass(frozen=True)
class Sheet:
    """Where pictures go: `rows` by `columns` of them, with gaps between; lengths in pixels of the pictures."""

    rows: int
    columns: int
    gap_x: int
    gap_y: int

    @property
    def height(self) -> int:
        return self.rows * (SIDE + self.gap_y) - self.gap_y

    @property
    def width(self) -> int:
        return self.columns * (SIDE + self.gap_x) - self.gap_x

    def corner(self, row: int, column: int) -> tuple[int, int]:
        """The top and the left edge of a picture."""
        return row * (SIDE + self.gap_y), column * (SIDE + self.gap_x)

    def filled(self, pictures: dict[tuple[int, int], np.ndarray]) -> np.ndarray:
        """The white sheet with pictures at (row, column), as uint8 (height, width, 3)."""
        pixels = np.full((self.height, self.width, 3), 255, np.uint8)
        for place, picture in pictures.items():
            top, left = self.corner(*place)
            pixels[top : top + SIDE, left : left + SIDE] = picture
        return pixels


def draw_sheet(pixels: np.ndarray, zoom: int, left: int, right: int, top: int, bottom: int) -> tuple[Figure, Axes]:
    """A figure of `pixels` (height, width, 3), enlarged `zoom` times, with margins, and its axes.

    The margins are in pixels of the figure. The axes have no frame and no ticks; their units are pixels of `pixels`,
    from (0, 0) at the upper left corner.
    """
    height, width = zoom * pixels.shape[0], zoom * pixels.shape[1]
    full_height, full_width = height + top + bottom, width + left + right
    figure = Figure(figsize=(full_width / DPI, full_height / DPI))
    axes = figure.add_axes((left / full_width, bottom / full_height, width / full_width, height / full_height))
    axes.imshow(pixels, extent=(0, pixels.shape[1], pixels.shape[0], 0))
    axes.set_axis_off()
    return figure, axes
