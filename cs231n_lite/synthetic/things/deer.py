"""Deer: standing or running from the side, grazing, and heads with antlers."""

import numpy as np

from ..canvas import Pen, darker
from ..dice import Dice, Numbers
from ..view import View

COATS = ((150, 104, 66), (172, 124, 82), (122, 88, 62), (138, 116, 92), (186, 132, 84))
HORN = ((206, 186, 150), (150, 124, 92), (96, 78, 60))
WILD = {"forest": 56, "meadow": 32, "floor": 6, "sea": 3, "studio": 3}


def antlers(pen: Pen, dice: Dice, shown: Numbers) -> None:
    """Two branching antlers that rise from the pen's origin."""
    horn, spread = dice.colour(HORN), dice.between(-6, 10)
    for side, tone in ((-1, 82), (1, 100)):
        beam = pen.limb((side * 6, 0, 7), (side * (26 + spread), -24, 6), (side * (24 + spread), -58, 4))
        tines = (
            pen.limb((side * (26 + spread), -24, 5), (side * (48 + spread), -40, 3)),
            pen.limb((side * 18, -14, 5), (side * 8, -42, 3)),
        )
        pen.fill(darker(horn, tone), beam, *tines, opacity=shown)


def head(pen: Pen, dice: Dice, coat: np.ndarray, antlered: Numbers) -> None:
    """A slender head from the side, ears back."""
    antlers(pen.at(-10, -12), dice, antlered)
    pen.fill(darker(coat, 78), pen.at(-18, -10, 28).ellipse(0, 0, 17, 7))
    pen.fill(coat, pen.ellipse(-4, -2, 17, 13), pen.limb((0, 0, 22), (30, 8, 12)), pen.ellipse(30, 8, 6, 6))
    pen.fill((26, 22, 22), pen.ellipse(34, 6, 5, 5), pen.ellipse(2, -5, 4, 4), lit=False)


def body(pen: Pen, dice: Dice, coat: np.ndarray, leap: Numbers) -> None:
    """Trunk, thin legs and white tail."""
    pen.fill(
        darker(coat, 60),
        pen.limb((28, 10, 11), (32 - leap, 48, 6), (28 - 2 * leap, 92, 5)),
        pen.limb((-46, 8, 13), (-40 + leap, 48, 6), (-46 + 2 * leap, 92, 5)),
    )
    pen.fill((240, 234, 224), pen.at(-62, -6, 50).ellipse(0, 0, 17, 9))
    pen.fill(
        coat,
        pen.ellipse(-10, 0, 54, 23),
        pen.ellipse(24, -2, 22, 24),
        pen.limb((34, 4, 15), (36 + leap, 48, 7), (34 + 2 * leap, 94, 5)),
        pen.limb((-52, 0, 22), (-48 - leap, 46, 8), (-54 - 2 * leap, 94, 5)),
    )
    pen.fill(darker(coat, 128), pen.ellipse(-8, 17, 40, 7), opacity=70)
    spots = [
        pen.ellipse(x, y, 4, 4) for x, y in ((-42, -8), (-28, -13), (-14, -9), (0, -13), (-34, 2), (-6, 2), (12, -8))
    ]
    pen.fill((236, 222, 196), *spots, opacity=85 * dice.chance(35))


def standing(pen: Pen, dice: Dice) -> None:
    """Head up, watching, or on the run."""
    coat = dice.colour(COATS, 14)
    leap = dice.between(-16, 16) * dice.chance(40)
    body(pen, dice, coat, leap)
    pen.fill(coat, pen.limb((24, -4, 30), (44, -46, 16)))
    pen.fill((232, 222, 204), pen.limb((38, -18, 6), (50, -38, 6)), opacity=60)
    head(pen.at(50, -54, dice.between(-8, 14)), dice, coat, 100 * dice.chance(65))


def grazing(pen: Pen, dice: Dice) -> None:
    """Head down in the grass."""
    coat = dice.colour(COATS, 14)
    body(pen, dice, coat, dice.between(-6, 6))
    pen.fill(coat, pen.limb((28, -8, 30), (66, 40, 14)))
    head(pen.at(70, 50, 44), dice, coat, 100 * dice.chance(45))


def portrait(pen: Pen, dice: Dice) -> None:
    """Head and neck from the front: wide ears, dark muzzle, antlers or none."""
    coat = dice.colour(COATS, 14)
    pen.fill(darker(coat, 84), pen.limb((0, 30, 48), (0, 130, 96), (0, 230, 104)))
    pen.fill((232, 222, 206), pen.ellipse(0, 74, 20, 18), opacity=80)
    antlers(pen.at(0, -22), dice, 100 * dice.chance(70))
    for side in (-1, 1):
        ear = pen.at(side * 52, -16, side * -18)
        ear.fill(darker(coat, 82), ear.ellipse(0, 0, 30, 13))
        ear.fill((226, 196, 178), ear.ellipse(0, 2, 19, 7))
    pen.fill(coat, pen.ellipse(0, -2, 34, 34), pen.limb((0, 4, 58), (0, 58, 32)), pen.ellipse(0, 56, 17, 15))
    pen.fill(darker(coat, 128), pen.ellipse(0, 58, 15, 12))
    pen.fill((22, 18, 20), *(pen.ellipse(side * 24, 0, 8, 9) for side in (-1, 1)), pen.ellipse(0, 52, 13, 8), lit=False)


VIEWS = (
    View(standing, WILD, weight=52, size=(9, 16), tilt=5, feet=92, middle=18),
    View(grazing, WILD, weight=16, size=(9, 16), tilt=5, feet=92, middle=14),
    View(portrait, WILD, weight=32, size=(9, 16), tilt=7, middle=17),
)
