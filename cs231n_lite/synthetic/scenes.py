"""Backgrounds: each function paints a whole scene whose horizon lies in row `horizon` (sixteenths of a pixel)."""

import numpy as np

from .canvas import FULL, PX, SIDE, Colour, Pen, darker, paint, plane
from .dice import Dice, Numbers
from .texture import blend, ramp, smooth

SKIES = (
    (80, 140, 208),
    (110, 164, 220),
    (144, 184, 220),
    (60, 112, 188),
    (172, 192, 208),
    (104, 146, 196),
    (196, 178, 164),
)
HAZES = ((180, 206, 230), (208, 220, 230), (232, 208, 184), (158, 192, 224))
SEAS = ((44, 94, 146), (56, 116, 156), (76, 122, 150), (36, 78, 116), (98, 136, 156))
GRASSES = ((106, 142, 62), (84, 124, 54), (134, 150, 78), (156, 150, 88), (92, 110, 60), (168, 150, 102))
LEAVES = ((54, 90, 46), (74, 108, 52), (46, 74, 50), (98, 110, 54), (88, 122, 70), (124, 100, 52))
STREETS = ((112, 112, 114), (138, 136, 134), (92, 92, 98), (158, 150, 140))
WALLS = ((196, 184, 164), (150, 132, 112), (204, 204, 200), (128, 140, 150), (172, 120, 96), (110, 96, 88))
FLOORS = ((152, 112, 78), (120, 88, 64), (170, 160, 150), (104, 92, 90), (180, 150, 120))
FABRICS = ((150, 70, 62), (84, 96, 130), (176, 160, 132), (96, 120, 92), (110, 84, 110), (200, 196, 190))
SOILS = ((140, 112, 82), (122, 112, 80), (92, 122, 66), (158, 142, 114), (84, 106, 82), (128, 138, 90))
TONES = ((236, 236, 234), (200, 204, 210), (120, 122, 128), (60, 62, 70), (216, 204, 186), (150, 170, 190))


def wash(pixels: np.ndarray, top: Colour, bottom: Colour, start: Numbers, end: Numbers) -> None:
    """Cover everything with a gradient from one colour to another between two rows."""
    pixels[:] = blend(top, bottom, ramp(start, end))


def ground(
    pixels: np.ndarray,
    dice: Dice,
    horizon: np.ndarray,
    near: Colour,
    far: Colour,
    wide: int = 8,
    high: int = 2,
    rough: Numbers = 24,
) -> None:
    """Cover what lies below the horizon with a mottled surface that is paler far away."""
    grain = smooth(dice, wide, high) + smooth(dice, 2, 1) // 2
    colour = blend(far, near, ramp(horizon, horizon + 14 * PX)) + (grain * plane(rough) >> 7)[:, None]
    cover = ramp(horizon - PX // 2, horizon + PX // 2)[:, None] >> 1
    pixels[:] += (np.clip(colour, 0, 255).astype(np.int16) - pixels) * cover.astype(np.int16) >> 7


def clouds(pixels: np.ndarray, dice: Dice, strength: Numbers) -> None:
    """Lighten the picture in soft drifts."""
    drift = smooth(dice, 16, 8) * 2 + smooth(dice, 8, 4) + smooth(dice, 4, 2) // 2
    paint(pixels, (248, 249, 252), np.clip(drift * plane(strength) >> 7, 0, FULL * 9 // 10).astype(np.int16))


def bushes(pixels: np.ndarray, dice: Dice, horizon: np.ndarray, height: int, present: int, tall: int) -> None:
    """Foliage on the horizon in `present` percent of the pictures; `tall` percent of it reaches to the upper rim."""
    height = dice.between(height // 4, height) + 30 * PX * dice.chance(tall)
    horizon = np.where(dice.chance(present), horizon + PX, 90 * PX)
    edge = smooth(dice, 4, 32)[:, :1] * plane(np.minimum(height, 6 * PX)) // 128
    depth = (np.arange(SIDE, dtype=np.int32)[:, None] * PX + PX // 2) - (plane(horizon) - plane(height) - edge)
    cover = np.clip(depth * 8, 0, FULL).astype(np.int16)
    paint(pixels, dice.colour(LEAVES), cover, (smooth(dice, 3, 3) // 5).astype(np.int16))


def sky(pixels: np.ndarray, dice: Dice, horizon: np.ndarray) -> None:
    """Open air, clear or cloudy, now and then with hills far below."""
    zenith = dice.colour(SKIES, 24)
    haze = np.where(dice.chance(50)[:, None], dice.colour(HAZES, 12), np.minimum(zenith * 5 // 4, 255))
    wash(pixels, zenith, haze, dice.between(-10 * PX, 8 * PX), dice.between(18 * PX, 40 * PX))
    clouds(pixels, dice, dice.between(0, 150) * dice.chance(60))
    far = dice.colour(LEAVES, 20) + 40
    line = np.where(dice.chance(25), dice.between(26 * PX, 31 * PX), 33 * PX)
    ground(pixels, dice, line, far, far, rough=30)


def sea(pixels: np.ndarray, dice: Dice, horizon: np.ndarray) -> None:
    """Water with waves under a sky, sometimes a strip of land between."""
    sky(pixels, dice, horizon)
    bushes(pixels, dice, horizon, 3 * PX, present=45, tall=40)
    far = dice.colour(SEAS, 22)
    ground(
        pixels, dice, horizon, darker(far, 85), np.minimum(far + 30, 255), wide=6, high=1, rough=dice.between(14, 44)
    )


def meadow(pixels: np.ndarray, dice: Dice, horizon: np.ndarray) -> None:
    """Grass under the sky or before a hedge, some with a fence."""
    sky(pixels, dice, horizon)
    bushes(pixels, dice, horizon, 6 * PX, present=75, tall=55)
    grass = dice.colour(GRASSES, 18)
    ground(pixels, dice, horizon, grass, darker(grass, 112), wide=5, high=2, rough=dice.between(20, 60))
    fence(pixels, dice, horizon, dice.chance(18))


def fence(pixels: np.ndarray, dice: Dice, horizon: np.ndarray, present: np.ndarray) -> None:
    """Rails and posts behind whatever stands in the field."""
    pen = Pen(pixels, y=horizon)
    wood = dice.colour(((220, 214, 204), (110, 88, 68), (150, 130, 108)))
    rails = [pen.limb((-110, y, 5), (110, y, 5)) for y in (-8, 8)]
    shift = dice.between(0, 50)
    posts = [pen.limb((x + shift, -20, 7), (x + shift, 22, 7)) for x in (-120, -60, 0, 60)]
    pen.fill(wood, *rails, *posts, opacity=100 * present)


def forest(pixels: np.ndarray, dice: Dice, horizon: np.ndarray) -> None:
    """Trunks and undergrowth, light between the leaves."""
    deep = dice.colour(LEAVES, 14)
    wash(pixels, np.minimum(deep + dice.between(0, 60)[:, None], 255), deep, 0, 20 * PX)
    pixels += (smooth(dice, 4, 4) // 4 + smooth(dice, 2, 2) // 4)[:, None].astype(np.int16)
    np.clip(pixels, 0, 255, out=pixels)
    pen = Pen(pixels)
    bark = dice.colour(((66, 54, 44), (96, 84, 70), (46, 42, 38), (150, 144, 136)))
    for x in (-85, -40, 15, 60):
        foot = x + dice.between(-18, 18)
        pen.fill(
            bark,
            pen.limb((foot, -110, dice.between(4, 12)), (foot + dice.between(-6, 6), 60, dice.between(6, 16))),
            opacity=100 * dice.chance(60),
        )
    floor = dice.colour(GRASSES + SOILS, 14)
    ground(pixels, dice, horizon, floor, darker(floor, 80), wide=4, high=2, rough=dice.between(30, 70))


def street(pixels: np.ndarray, dice: Dice, horizon: np.ndarray) -> None:
    """Asphalt with buildings, trees or open sky behind and a kerb or a line on the road."""
    sky(pixels, dice, horizon)
    pen = Pen(pixels, y=horizon)
    built = dice.chance(60)
    for x in (-90, -30, 40, 90):
        left, width, height = x + dice.between(-25, 10), dice.between(25, 80), dice.between(20, 150)
        shown = 100 * built * dice.chance(75)
        pen.fill(
            dice.colour(WALLS, 24),
            pen.polygon((left, -height), (left + width, -height), (left + width, 6), (left, 6)),
            opacity=shown,
        )
        panes = [
            pen.polygon(
                (left + width * a // 8, b - height),
                (left + width * (a + 2) // 8, b - height),
                (left + width * (a + 2) // 8, b + 13 - height),
                (left + width * a // 8, b + 13 - height),
            )
            for a in (1, 5)
            for b in (12, 40)
        ]
        pen.fill(dice.colour(((70, 80, 96), (50, 54, 60), (190, 200, 210))), *panes, opacity=shown * 7 // 10)
    bushes(pixels, dice, horizon, 5 * PX, present=70, tall=50)
    asphalt = dice.colour(STREETS, 20)
    ground(pixels, dice, horizon, asphalt, np.minimum(asphalt + 16, 255), wide=8, high=2, rough=dice.between(6, 26))
    line = dice.between(30, 90)
    pen.fill(
        (222, 218, 200), pen.limb((-130, line, 5), (130, line + dice.between(-20, 20), 5)), opacity=80 * dice.chance(45)
    )


def room(pixels: np.ndarray, dice: Dice, horizon: np.ndarray) -> None:
    """Wall and floor, with a window, a picture, a door or a piece of furniture."""
    wall = dice.colour(WALLS, 20)
    wash(pixels, wall, darker(wall, 88), 0, 32 * PX)
    pen = Pen(pixels)
    x, y = dice.between(-90, 60), dice.between(-110, -40)
    wide, high = dice.between(25, 80), dice.between(25, 120)
    frame = [(x, y), (x + wide, y), (x + wide, y + high), (x, y + high)]
    pane = [(x + 6, y + 6), (x + wide - 6, y + 6), (x + wide - 6, y + high - 6), (x + 6, y + high - 6)]
    shown = 100 * dice.chance(60)
    pen.fill(dice.colour(((236, 232, 224), (92, 66, 48), (60, 60, 64))), pen.polygon(*frame), opacity=shown)
    pen.fill(dice.colour(SKIES + WALLS, 24), pen.polygon(*pane), opacity=shown)
    floor = dice.colour(FLOORS + FABRICS, 18)
    ground(pixels, dice, horizon, floor, darker(floor, 84), wide=8, high=3, rough=dice.between(6, 30))
    left, top = dice.between(-130, 40), dice.between(-30, 50)
    sofa = pen.polygon((left, top), (left + 110, top), (left + 110, 120), (left, 120))
    pen.fill(dice.colour(FABRICS, 20), sofa, pen.ellipse(left + 4, top + 20, 18, 24), opacity=100 * dice.chance(40))


def floor(pixels: np.ndarray, dice: Dice, horizon: np.ndarray) -> None:
    """Ground seen from above: leaves, soil, stones or shallow water."""
    soil = dice.colour(SOILS, 20)
    wash(pixels, darker(soil, 90), soil, 0, 32 * PX)
    rough = dice.between(20, 90)
    grain = smooth(dice, 8, 6) + smooth(dice, 4, 3) + smooth(dice, 2, 2) // 2
    pixels += (grain * plane(rough) >> 8)[:, None].astype(np.int16)
    np.clip(pixels, 0, 255, out=pixels)
    for _ in range(4):
        leaf = Pen(
            pixels,
            dice.between(0, 32 * PX),
            dice.between(0, 32 * PX),
            dice.between(5 * PX, 13 * PX),
            dice.between(0, 359),
        )
        colour = dice.colour(SOILS + LEAVES + ((138, 150, 84), (150, 140, 124)), 20)
        leaf.fill(colour, leaf.ellipse(0, 0, 90, dice.between(25, 80)), opacity=90 * dice.chance(60))


def studio(pixels: np.ndarray, dice: Dice, horizon: np.ndarray) -> None:
    """A plain backdrop with a soft edge between wall and table."""
    tone = dice.colour(TONES, 16)
    wash(pixels, tone, darker(tone, dice.between(60, 115)[:, None]), horizon - 4 * PX, horizon + 8 * PX)


SCENES = {scene.__name__: scene for scene in (sky, sea, meadow, forest, street, room, floor, studio)}
