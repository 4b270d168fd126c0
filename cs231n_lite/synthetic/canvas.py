"""The rasteriser: anti-aliased shapes on many small pictures at once, in whole numbers only."""

from collections.abc import Sequence
from functools import reduce
from itertools import pairwise

import numpy as np

from .dice import Numbers

Colour = tuple[int, int, int] | np.ndarray  # one for all pictures, or (n, 3) integers

SIDE = 32
PX = 16  # positions and sizes on the canvas are given in sixteenths of a pixel
FINE = 16  # a thing's own coordinates are kept in sixteenths of its unit
FULL = 128  # coverage of a pixel that lies wholly inside a shape: 255 * 128 still fits into 16 bits
CENTRES = np.arange(SIDE, dtype=np.int64) * PX + PX // 2


def sine(degrees: Numbers) -> np.ndarray:
    """4096 times the sine, within 0.2 % of 4096 (Bhaskara's rational approximation), as integers."""
    degrees = np.asarray(degrees, dtype=np.int64) % 360
    half = degrees % 180
    bow = half * (180 - half)
    return np.where(degrees < 180, 1, -1) * (4 * 4096 * bow // (40500 - bow))


def square_root(values: np.ndarray) -> np.ndarray:
    """The integer part of the square root of each value from 0 to 2**32 - 1, bit by bit, as int64."""
    values = np.asarray(values, dtype=np.int64)
    root = np.zeros_like(values)
    for bit in range(15, -1, -1):
        larger = root + (1 << bit)
        root = np.where(larger * larger <= values, larger, root)
    return root


def plane(values: Numbers) -> np.ndarray:
    """Numbers for each image, (n,), or one for all, made ready to meet (n, 32, 32) planes: int32."""
    return np.asarray(values, dtype=np.int32).reshape(-1, 1, 1)


def darker(colour: np.ndarray, percent: Numbers = 70) -> np.ndarray:
    """The colour, (n, 3), at some percent of its brightness."""
    return np.minimum(colour * percent // 100, 255)


def paint(pixels: np.ndarray, colour: Colour, coverage: np.ndarray, shade: np.ndarray | None = None) -> None:
    """Lay one colour over the pictures, in place.

    pixels: (n, 3, 32, 32) int16 from 0 to 255
    colour: (n, 3) or (3,) integers from 0 to 255
    coverage: (n, 32, 32) int16, 0 where nothing is painted, `FULL` where nothing shows through
    shade: (n, 32, 32) int16, how much lighter than `colour` each pixel is
    """
    colour = np.broadcast_to(np.asarray(colour, dtype=np.int16), (len(pixels), 3))[:, :, None, None]
    if shade is not None:
        colour = np.clip(colour + shade[:, None], 0, 255)
    change = colour - pixels
    change *= coverage[:, None]
    change += FULL // 2
    change >>= 7
    pixels += change


class Pen:
    """Draws on n pictures in a frame of its own: x to the right, y down, 100 units from the middle to the rim.

    Every coordinate and length is an integer or an (n,) array; shapes are coverages, (n, 32, 32) int16.
    """

    def __init__(
        self,
        pixels: np.ndarray,
        x: Numbers = 16 * PX,
        y: Numbers = 16 * PX,
        size: Numbers = 16 * PX,
        turn: Numbers = 0,
        flip: Numbers = 1,
        squash: Numbers = 100,
        light: tuple[np.ndarray, np.ndarray] | None = None,
    ) -> None:
        """Place the frame.

        pixels: (n, 3, 32, 32) int16, painted in place
        x, y: the frame's middle on the canvas, in sixteenths of a pixel
        size: the length of 100 units, in sixteenths of a pixel
        turn: degrees clockwise
        flip: -1 to look to the left
        squash: the height in percent of what it would be
        light: a pair of (n,) integers, how much lighter the right and the lower rim are than the middle
        """
        self.pixels = pixels
        x, y, size, turn, flip, squash = (np.broadcast_to(v, len(pixels)) for v in (x, y, size, turn, flip, squash))
        across = (CENTRES - x[:, None])[:, None, :]
        down = (CENTRES - y[:, None])[:, :, None]
        cos, sin = (100 * FINE * sine(turn + angle) // size for angle in (90, 0))
        cos, sin = cos[:, None, None], sin[:, None, None]
        self.u = ((cos * across + sin * down) * flip[:, None, None] >> 12).astype(np.int32)
        self.v = ((cos * down - sin * across) * 100 // squash[:, None, None] >> 12).astype(np.int32)
        self.pixel = np.maximum(100 * FINE * PX // size, 1)
        self.shade = None
        if light is not None:
            slope = plane(light[0]) * self.u + plane(light[1]) * self.v
            self.shade = np.clip(slope // (100 * FINE), -60, 60).astype(np.int16)

    def at(self, x: Numbers, y: Numbers, turn: Numbers = 0) -> "Pen":
        """The same pen in a frame moved by (x, y) and turned by some degrees clockwise."""
        moved = object.__new__(Pen)
        moved.pixels, moved.pixel, moved.shade = self.pixels, self.pixel, self.shade
        cos, sin = plane(sine(np.asarray(turn) + 90)), plane(sine(turn))
        u, v = self.u - plane(x) * FINE, self.v - plane(y) * FINE
        moved.u, moved.v = (cos * u + sin * v) >> 12, (cos * v - sin * u) >> 12
        return moved

    def fill(self, colour: Colour, *shapes: np.ndarray, opacity: Numbers = 100, lit: bool = True) -> None:
        """Paint the union of some shapes."""
        coverage = reduce(np.maximum, shapes)
        if np.ndim(opacity) or opacity != 100:
            coverage = (coverage * plane(opacity) // 100).astype(np.int16)
        paint(self.pixels, colour, coverage, self.shade if lit else None)

    def ellipse(self, x: Numbers, y: Numbers, rx: Numbers, ry: Numbers) -> np.ndarray:
        """The ellipse around (x, y) with half axes rx and ry; its rim is one pixel soft."""
        rx, ry = (np.maximum(np.asarray(r, dtype=np.int64) * FINE, FINE // 2) for r in (rx, ry))
        p = np.clip(((self.u - plane(x) * FINE) * plane((1 << 18) // rx)) >> 8, -8192, 8192)
        q = np.clip(((self.v - plane(y) * FINE) * plane((1 << 18) // ry)) >> 8, -8192, 8192)
        inside = (1 << 20) - p * p - q * q
        # The slope of `inside` per pixel: a length, approximated by its longer part and 3/8 of its shorter.
        p, q = np.abs(p), np.abs(q)
        p *= plane(self.pixel * 64 // rx)
        q *= plane(self.pixel * 64 // ry)
        slope = np.maximum(p, q) + 3 * (np.minimum(p, q) >> 3)
        return np.clip(FULL // 2 + inside // ((slope >> 2) + 1), 0, FULL).astype(np.int16)

    def polygon(self, *points: tuple[Numbers, Numbers]) -> np.ndarray:
        """The convex polygon with these corners (x, y), in either sense."""
        return self._convex([(np.asarray(x) * FINE, np.asarray(y) * FINE) for x, y in points])

    def limb(self, *joints: tuple[Numbers, Numbers, Numbers]) -> np.ndarray:
        """A chain of tapered bars through the joints (x, y, width)."""
        joints = [[np.asarray(value, dtype=np.int64) * FINE for value in joint] for joint in joints]
        return reduce(np.maximum, [self._bar(*pair) for pair in pairwise(joints)])

    def _bar(self, start: Sequence[np.ndarray], end: Sequence[np.ndarray]) -> np.ndarray:
        (x0, y0, w0), (x1, y1, w1) = start, end
        along, down = x1 - x0, y1 - y0
        length = 2 * np.maximum(square_root(along * along + down * down), 1)
        corners = [(x0, y0, w0), (x0, y0, -w0), (x1, y1, -w1), (x1, y1, w1)]
        return self._convex([(x - down * w // length, y + along * w // length) for x, y, w in corners])

    def _convex(self, corners: Sequence[tuple[np.ndarray, np.ndarray]]) -> np.ndarray:
        corners = np.stack(
            [np.broadcast_to(np.stack(np.broadcast_arrays(*c)).reshape(2, -1), (2, len(self.pixel))) for c in corners]
        ).astype(np.int64)
        x, y = corners[:, 0], corners[:, 1]
        along, down = np.roll(x, -1, axis=0) - x, np.roll(y, -1, axis=0) - y
        sense = np.where((x * np.roll(y, -1, axis=0) - y * np.roll(x, -1, axis=0)).sum(axis=0) < 0, -1, 1)
        scale = np.maximum(square_root(along * along + down * down), 1) * self.pixel * sense
        a, b = -(down * (FULL << 12)) // scale, along * (FULL << 12) // scale
        c = (FULL // 2 << 12) - a * x - b * y
        edges = (plane(i) * self.u + plane(j) * self.v + plane(k) for i, j, k in zip(a, b, c, strict=True))
        return np.clip(reduce(np.minimum, edges) >> 12, 0, FULL).astype(np.int16)
