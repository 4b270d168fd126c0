"""Cats: faces, sitting, and walking with the tail up."""

import numpy as np

from ..canvas import Pen, darker
from ..dice import Dice
from ..view import View

COATS = (
    (204, 140, 76),
    (150, 144, 138),
    (60, 58, 60),
    (226, 220, 210),
    (140, 116, 90),
    (178, 158, 128),
    (108, 100, 92),
)
EYES = ((150, 190, 70), (214, 180, 60), (110, 170, 200))
PINK = (222, 150, 142)
HOME = {"room": 62, "studio": 12, "meadow": 12, "floor": 8, "street": 6}


def face(pen: Pen, dice: Dice, coat: np.ndarray) -> None:
    """Pointed ears, slit eyes, small nose and whiskers, for a head of radius 60."""
    for side in (-1, 1):
        pen.fill(darker(coat, 88), pen.polygon((side * 58, -14), (side * 14, -44), (side * 54, -92)))
        pen.fill(PINK, pen.polygon((side * 50, -26), (side * 26, -44), (side * 49, -76)), opacity=80)
    pen.fill(coat, pen.ellipse(0, 0, 64, 54))
    stripes = [pen.limb((x, -50, 7), (x // 2, -26, 5)) for x in (-22, 0, 22)]
    cheeks = [pen.limb((side * 60, y, 6), (side * 40, y + 4, 4)) for side in (-1, 1) for y in (4, 18)]
    pen.fill(darker(coat, 58), *stripes, *cheeks, opacity=85 * dice.chance(60))
    pen.fill(darker(coat, 122), pen.ellipse(-12, 26, 18, 15), pen.ellipse(12, 26, 18, 15))
    eye = dice.colour(EYES)
    for side in (-1, 1):
        pen.fill((30, 26, 24), pen.ellipse(side * 27, -4, 17, 13), lit=False)
        pen.fill(eye, pen.ellipse(side * 27, -4, 14, 11), lit=False)
        pen.fill((14, 14, 14), pen.ellipse(side * 27, -4, 5, 11), lit=False)
    pen.fill(PINK, pen.polygon((-8, 13), (8, 13), (0, 22)))
    pen.fill(
        (66, 50, 46),
        pen.limb((0, 20, 3), (0, 28, 3)),
        pen.limb((-16, 26, 3), (-8, 31, 4), (0, 28, 3), (8, 31, 4), (16, 26, 3)),
        lit=False,
    )
    whiskers = [pen.limb((side * 20, 24, 2), (side * 84, y, 2)) for side in (-1, 1) for y in (14, 34)]
    pen.fill((240, 238, 232), *whiskers, opacity=60, lit=False)


def portrait(pen: Pen, dice: Dice) -> None:
    """The face fills the picture, the shoulders under it."""
    coat = dice.colour(COATS, 16)
    pen.fill(darker(coat, 84), pen.ellipse(0, 108, 82, 72), pen.limb((0, 108, 160), (0, 230, 160)))
    face(pen.at(0, 6, dice.between(-14, 14)), dice, coat)


def small_head(pen: Pen, coat: np.ndarray, dice: Dice, size_x: int, size_y: int) -> None:
    """A head with ears, eyes and nose, for cats that are seen whole."""
    for side in (-1, 1):
        pen.fill(
            darker(coat, 84),
            pen.polygon((side * size_x, -4), (side * 6, -size_y + 4), (side * (size_x - 3), -size_y - 22)),
        )
    pen.fill(coat, pen.ellipse(0, 0, size_x, size_y))
    pen.fill((24, 22, 22), *(pen.ellipse(side * 13, -3, 7, 6) for side in (-1, 1)), lit=False)
    pen.fill(dice.colour(EYES), *(pen.ellipse(side * 13, -3, 5, 4) for side in (-1, 1)), lit=False)
    pen.fill(darker(coat, 124), pen.ellipse(0, 13, 12, 9))
    pen.fill(PINK, pen.ellipse(0, 8, 5, 4))


def sitting(pen: Pen, dice: Dice) -> None:
    """Upright like a vase, the tail around the feet."""
    coat = dice.colour(COATS, 16)
    striped = 80 * dice.chance(55)
    pen.fill(darker(coat, 76), pen.limb((36, 78, 16), (72, 70, 14), (84, 40 - dice.between(0, 50), 10)))
    pen.fill(coat, pen.ellipse(0, 46, 50, 46), pen.limb((0, -24, 48), (0, 50, 70)))
    pen.fill(
        darker(coat, 60),
        *(pen.limb((side * 46, y, 8), (side * 26, y + 4, 5)) for side in (-1, 1) for y in (18, 36, 54)),
        opacity=striped,
    )
    pen.fill(darker(coat, 112), pen.limb((-13, 30, 18), (-14, 92, 16)), pen.limb((13, 30, 18), (14, 92, 16)))
    pen.fill(darker(coat, 70), pen.limb((0, 44, 4), (0, 92, 4)))
    small_head(pen.at(dice.between(-8, 8), -40, dice.between(-12, 12)), coat, dice, 38, 31)


def walking(pen: Pen, dice: Dice) -> None:
    """From the side, long and low, with the tail raised."""
    coat = dice.colour(COATS, 16)
    stride = dice.between(-16, 16)
    pen.fill(
        darker(coat, 62), pen.limb((38, 20, 15), (36 - stride, 68, 11)), pen.limb((-44, 18, 18), (-42 + stride, 68, 11))
    )
    pen.fill(darker(coat, 84), pen.limb((-58, 2, 13), (-88, -26, 11), (-80 - dice.between(0, 20), -74, 9)))
    pen.fill(
        coat,
        pen.ellipse(-6, 4, 62, 25),
        pen.limb((-50, 10, 24), (-54 - stride, 70, 11)),
        pen.limb((44, 10, 20), (44 + stride, 70, 11)),
    )
    pen.fill(
        darker(coat, 58),
        *(pen.limb((x, -22, 7), (x - 4, 8, 5)) for x in (-44, -22, 0, 22)),
        opacity=80 * dice.chance(55),
    )
    small_head(pen.at(62, -24), coat, dice, 32, 27)


VIEWS = (
    View(portrait, HOME, weight=40, size=(12, 19), tilt=8, middle=17),
    View(sitting, HOME, weight=34, size=(9, 16), tilt=5, feet=90, middle=16),
    View(walking, HOME, weight=26, size=(9, 16), tilt=6, feet=68, middle=17),
)
