"""Frogs: sitting from the side, from the front, and from above."""

from collections.abc import Iterable

import numpy as np

from ..canvas import Pen, darker
from ..dice import Dice
from ..view import View

SKINS = (
    (96, 140, 48),
    (74, 116, 52),
    (128, 150, 60),
    (128, 104, 66),
    (104, 92, 60),
    (60, 92, 60),
    (150, 130, 84),
    (150, 80, 50),
)
IRIS = ((220, 170, 50), (190, 70, 40), (230, 200, 110))
DAMP = {"floor": 66, "forest": 12, "meadow": 8, "studio": 8, "sea": 6}


def eye(pen: Pen, x: int, y: int, radius: int, skin: np.ndarray, iris: np.ndarray) -> None:
    """A bulging eye with a flat pupil."""
    pen.fill(darker(skin, 110), pen.ellipse(x, y, radius, radius))
    pen.fill(iris, pen.ellipse(x, y, radius * 3 // 4, radius * 2 // 3), lit=False)
    pen.fill((14, 14, 12), pen.ellipse(x, y, radius // 2, radius // 3), lit=False)


def warts(pen: Pen, dice: Dice, skin: np.ndarray, places: Iterable[tuple[int, int, int]]) -> None:
    """Spots darker or lighter than the skin."""
    tone = np.where(dice.chance(60)[:, None], darker(skin, 55), np.minimum(skin + 50, 255))
    pen.fill(tone, *(pen.ellipse(x, y, r, r) for x, y, r in places), opacity=90 * dice.chance(70))


def side(pen: Pen, dice: Dice) -> None:
    """Squatting: a sloping back, a folded hind leg, the pale throat."""
    skin, iris = dice.colour(SKINS, 16), dice.colour(IRIS)
    pen.fill(darker(skin, 60), pen.limb((30, 30, 20), (46, 62, 12)), pen.ellipse(54, 64, 18, 6))
    pen.fill(skin, pen.at(-8, 14, -24).ellipse(0, 0, 74, 38), pen.ellipse(46, -14, 40, 27))
    pen.fill((226, 220, 178), pen.at(40, 22, -30).ellipse(0, 0, 38, 15))
    warts(pen, dice, skin, ((-40, 4, 8), (-14, -8, 9), (10, -18, 7), (-24, 22, 7), (4, 10, 7)))
    pen.fill(darker(skin, 80), pen.at(-40, 40, -16).ellipse(0, 0, 44, 25))
    pen.fill(darker(skin, 50), pen.limb((-76, 56, 5), (-36, 60, 5), (-4, 46, 5)), opacity=70)
    pen.fill(
        darker(skin, 92),
        pen.limb((-70, 62, 15), (-4, 66, 10)),
        pen.ellipse(2, 67, 20, 6),
        pen.limb((28, 26, 20), (22, 64, 12)),
        pen.ellipse(30, 67, 18, 6),
    )
    pen.fill((60, 50, 36), pen.limb((84, -8, 4), (48, 2, 4), (30, -2, 4)), lit=False)
    eye(pen, 46, -40, 19, skin, iris)


def front(pen: Pen, dice: Dice) -> None:
    """Face to face: two bulging eyes, a mouth from ear to ear, knees at both sides."""
    skin, iris = dice.colour(SKINS, 16), dice.colour(IRIS)
    for side in (-1, 1):
        leg = pen.at(side * 66, 34, side * 22)
        leg.fill(darker(skin, 74), leg.ellipse(0, 0, 24, 42))
        pen.fill(darker(skin, 66), pen.ellipse(side * 74, 70, 30, 8))
    pen.fill(darker(skin, 90), pen.ellipse(0, 26, 62, 46))
    pen.fill((214, 212, 164), pen.ellipse(0, 42, 40, 28), opacity=75)
    pen.fill(skin, pen.ellipse(0, -4, 66, 38))
    warts(pen, dice, skin, ((-30, -20, 7), (0, -28, 7), (28, -22, 7), (-50, 0, 6), (50, 0, 6)))
    pen.fill((54, 44, 34), pen.limb((-58, 0, 4), (-26, 13, 5), (26, 13, 5), (58, 0, 4)), lit=False)
    for side in (-1, 1):
        pen.fill(
            darker(skin, 84), pen.limb((side * 44, 24, 24), (side * 32, 72, 14)), pen.ellipse(side * 34, 74, 20, 7)
        )
        eye(pen, side * 38, -38, 21, skin, iris)


def above(pen: Pen, dice: Dice) -> None:
    """From above: pointed snout, splayed and folded legs."""
    skin, iris = dice.colour(SKINS, 16), dice.colour(IRIS)
    reach = dice.between(-20, 20)
    for side in (-1, 1):
        hind = pen.limb(
            (-34, side * 24, 24), (-6, side * 72, 20), (-66 - reach, side * 62, 12), (-84 - reach, side * 88, 9)
        )
        fore = pen.limb((26, side * 24, 17), (46, side * 56, 13), (74 + reach // 2, side * 60, 10))
        pen.fill(
            darker(skin, 76),
            hind,
            fore,
            pen.ellipse(-88 - reach, side * 90, 14, 11),
            pen.ellipse(78 + reach // 2, side * 61, 11, 9),
        )
    pen.fill(
        skin,
        pen.ellipse(-14, 0, 54, 38),
        pen.polygon((-10, -37), (62, -20), (62, 20), (-10, 37)),
        pen.ellipse(58, 0, 24, 21),
    )
    pen.fill(darker(skin, 140), pen.limb((-60, 0, 8), (66, 0, 6)), opacity=80 * dice.chance(40))
    warts(pen, dice, skin, ((-36, -16, 8), (-32, 18, 8), (-8, 14, 9), (-6, -18, 8), (18, 12, 7), (20, -10, 7)))
    for side in (-1, 1):
        eye(pen, 46, side * 22, 14, skin, iris)


VIEWS = (
    View(side, DAMP, weight=42, size=(9, 17), tilt=12, feet=66, middle=16),
    View(front, DAMP, weight=34, size=(9, 16), tilt=8, feet=70, middle=16),
    View(above, DAMP | {"sea": 10}, weight=24, size=(8, 15), tilt=180),
)
