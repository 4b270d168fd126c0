"""What happens between the scene and the picture: something in front, light, colour cast and noise."""

import numpy as np

from .canvas import PX, Pen, plane
from .dice import Dice
from .scenes import GRASSES, LEAVES, WALLS
from .texture import smooth

LIGHT = 24  # largest change of brightness
CAST = 8  # largest change of each channel


def shadow(pen: Pen, dice: Dice, feet: int) -> None:
    """A soft dark patch on the ground under a thing that stands."""
    pen.fill((20, 22, 24), pen.ellipse(0, feet, 84, 9), opacity=dice.between(15, 55), lit=False)


def foreground(pixels: np.ndarray, dice: Dice) -> None:
    """In some pictures a branch, a post or blades of grass stand before the scene."""
    pick = dice.between(0, 99)
    tone = dice.colour(LEAVES + GRASSES + WALLS, 24)
    pen = Pen(pixels, turn=dice.between(-20, 20))
    x = dice.between(-95, 95)
    pen.fill(tone, pen.limb((x, -150, dice.between(8, 20)), (x, 150, dice.between(8, 20))), opacity=100 * (pick < 12))
    branch = Pen(pixels, dice.between(0, 32 * PX), dice.between(0, 32 * PX), 12 * PX, dice.between(0, 359))
    leaves = [branch.at(a, b, 40).ellipse(0, 0, 26, 11) for a, b in ((60, 18), (95, -16), (130, 16), (165, -12))]
    branch.fill(tone, branch.limb((30, 0, 5), (260, 0, 9)), *leaves, opacity=100 * ((pick >= 12) & (pick < 24)))
    blades = [
        pen.limb((a + dice.between(-12, 12), 130, 9), (a + dice.between(-30, 30), dice.between(30, 80), 2))
        for a in range(-90, 100, 30)
    ]
    pen.fill(tone, *blades, opacity=95 * ((pick >= 24) & (pick < 36)))


def expose(pixels: np.ndarray, dice: Dice) -> np.ndarray:
    """The photograph, (n, 3, 32, 32) uint8, with its own light, contrast, colour cast and sensor noise.

    A pixel p becomes (p - 128) * contrast + 128 + light + cast + unevenness + noise, clipped to 0..255.
    """
    contrast = dice.between(76, 118)
    light = dice.between(-LIGHT, LIGHT)
    cast = np.stack([dice.between(-CAST, CAST) for _ in range(3)], axis=1).astype(np.int32)
    picture = (pixels - 128) * contrast.astype(np.int32)[:, None, None, None] // 100 + 128
    picture += (light[:, None] + cast)[:, :, None, None].astype(np.int32)
    picture += (smooth(dice, 16, 16) * plane(dice.between(0, 20)) >> 7)[:, None]
    grain = dice.bytes(4, *pixels.shape[1:]).astype(np.int32).sum(axis=1) - 510
    picture += grain * dice.between(4, 18).astype(np.int32)[:, None, None, None] >> 8
    return np.clip(picture, 0, 255).astype(np.uint8)
