"""Surfaces without outlines: gradients, smooth noise and waves."""

import numpy as np

from .canvas import SIDE, Colour, Pen, plane
from .dice import Dice, Numbers


def smooth(dice: Dice, wide: int, high: int) -> np.ndarray:
    """Smooth noise whose patches are about `wide` x `high` pixels, (n, 32, 32) int32 from -128 to 127.

    Random values on a coarse lattice, with everything between interpolated bilinearly.
    """
    rows, columns = -(-SIDE // high) + 1, -(-SIDE // wide) + 1
    lattice = dice.bytes(rows, columns).astype(np.int32) - 128
    place, part = np.divmod(np.arange(SIDE, dtype=np.int32), np.int32(high))
    part = part[:, None]
    lattice = lattice[:, place] * (high - part) + lattice[:, place + 1] * part
    place, part = np.divmod(np.arange(SIDE, dtype=np.int32), np.int32(wide))
    return (lattice[:, :, place] * (wide - part) + lattice[:, :, place + 1] * part) // (wide * high)


def blend(top: Colour, bottom: Colour, weight: np.ndarray) -> np.ndarray:
    """From one colour to another, (n, 3) each, by weights (n, 32, 32) or (n, 32, 1) from 0 to 256: (n, 3, 32, ·)."""
    top, bottom = (np.asarray(c, dtype=np.int32).reshape(-1, 3, 1, 1) for c in (top, bottom))
    return (top * (256 - weight[:, None]) + bottom * weight[:, None]) >> 8


def ramp(start: Numbers, end: Numbers) -> np.ndarray:
    """0 above row `start`, 256 below row `end`, even between; rows in sixteenths of a pixel, (n, 32, 1) int32."""
    rows = np.arange(SIDE, dtype=np.int32)[:, None] * 16 + 8
    start, end = plane(start), plane(end)
    return np.clip((rows - start) * 256 // np.maximum(end - start, 1), 0, 256)


def ripples(pen: Pen, period: Numbers, phase: Numbers) -> np.ndarray:
    """A triangle wave along y with this period in units, (n, 32, 32) int32 from -64 to 64."""
    step = (pen.v + plane(phase)) * 256 // (16 * plane(period)) & 255
    return np.abs(step - 128) - 64
