"""Dogs: faces, standing, and sitting."""

import numpy as np

from ..canvas import Pen, darker
from ..dice import Dice
from ..view import View

COATS = ((196, 148, 92), (128, 86, 56), (56, 50, 48), (232, 224, 210), (218, 184, 134), (170, 112, 66), (206, 160, 104))
NOSE = (28, 24, 26)
PLACES = {"meadow": 34, "room": 32, "studio": 10, "street": 12, "floor": 8, "sea": 4}


def portrait(pen: Pen, dice: Dice) -> None:
    """Hanging ears, a broad muzzle with a dark nose, the tongue out."""
    coat, mask = dice.colour(COATS, 16), dice.colour(COATS, 16)
    ear = darker(dice.colour(COATS, 10), 62)
    pen.fill(darker(coat, 86), pen.limb((0, 40, 84), (0, 120, 120), (0, 230, 124)))
    pen.fill(
        dice.colour(((180, 40, 44), (40, 70, 140), (60, 60, 60), (60, 130, 80))),
        pen.limb((-46, 76, 13), (46, 76, 13)),
        opacity=100 * dice.chance(50),
    )
    head = pen.at(0, -4, dice.between(-14, 14))
    head.fill(coat, head.ellipse(0, -8, 56, 56))
    patch = dice.sign()
    head.fill(mask, head.ellipse(patch * 24, -16, 24, 26), opacity=100 * dice.chance(35))
    drop = dice.between(-6, 18)
    for side in (-1, 1):
        hang = head.at(side * 58, 0, side * -12)
        hang.fill(ear, hang.ellipse(0, drop, 19, 46))
        head.fill((250, 248, 240), head.ellipse(side * 23, -16, 10, 9), lit=False)
        head.fill(NOSE, head.ellipse(side * 23, -15, 8, 8), lit=False)
    head.fill(
        (226, 110, 116), head.limb((2, 48, 18), (4, 74, 16)), head.ellipse(4, 74, 8, 8), opacity=100 * dice.chance(55)
    )
    head.fill(darker(coat, 120), head.ellipse(0, 28, 32, 28))
    head.fill(
        (60, 44, 42), head.limb((0, 30, 4), (0, 42, 4)), head.limb((-20, 46, 4), (0, 42, 4), (20, 46, 4)), lit=False
    )
    head.fill(NOSE, head.ellipse(0, 16, 17, 12), lit=False)
    head.fill((150, 150, 156), head.ellipse(-5, 11, 5, 3), lit=False)


def profile(pen: Pen, coat: np.ndarray, ear: np.ndarray) -> None:
    """A head from the side: long muzzle, black nose, hanging ear."""
    pen.fill(coat, pen.ellipse(0, 0, 25, 21), pen.limb((6, 4, 26), (38, 8, 17)), pen.ellipse(38, 8, 9, 9))
    pen.fill(NOSE, pen.ellipse(45, 2, 7, 6), pen.ellipse(10, -7, 5, 5), lit=False)
    pen.fill((70, 50, 46), pen.limb((20, 15, 3), (42, 15, 3)), lit=False)
    pen.fill(ear, pen.at(-12, 4, 14).ellipse(0, 0, 11, 25))


def standing(pen: Pen, dice: Dice) -> None:
    """From the side, sturdy legs, the tail up."""
    coat, spot = dice.colour(COATS, 16), dice.colour(COATS, 16)
    stride, wag = dice.between(-14, 14), dice.between(-16, 16)
    pen.fill(
        darker(coat, 62), pen.limb((32, 20, 18), (32 - stride, 78, 11)), pen.limb((-44, 16, 20), (-42 + stride, 78, 11))
    )
    pen.fill(darker(coat, 90), pen.limb((-56, -6, 13), (-78, -30, 11), (-86 + wag, -58, 7)))
    pen.fill(
        coat,
        pen.ellipse(-6, 4, 58, 27),
        pen.ellipse(28, 6, 28, 32),
        pen.limb((26, -4, 40), (52, -36, 28)),
        pen.limb((-48, 8, 28), (-52 - stride, 80, 12)),
        pen.limb((38, 12, 22), (40 + stride, 80, 12)),
    )
    pen.fill(spot, pen.ellipse(-18, -4, 26, 16), opacity=100 * dice.chance(35))
    pen.fill(
        dice.colour(((190, 40, 44), (40, 76, 150), (50, 50, 54))),
        pen.limb((30, -30, 9), (58, -14, 9)),
        opacity=100 * dice.chance(55),
    )
    profile(pen.at(58, -42, dice.between(-12, 12)), coat, darker(spot, 60))


def sitting(pen: Pen, dice: Dice) -> None:
    """On its haunches, seen half from the side."""
    coat, spot = dice.colour(COATS, 16), dice.colour(COATS, 16)
    pen.fill(darker(coat, 80), pen.limb((-40, 80, 13), (-80, 74 - dice.between(0, 30), 8)))
    pen.fill(coat, pen.ellipse(-14, 50, 42, 42), pen.limb((-14, 54, 64), (22, -28, 34)))
    pen.fill(darker(coat, 84), pen.ellipse(-20, 64, 30, 28), pen.ellipse(-2, 88, 24, 9))
    pen.fill(
        darker(coat, 106),
        pen.limb((22, 14, 24), (28, 92, 15)),
        pen.limb((6, 18, 20), (8, 92, 14)),
        pen.ellipse(34, 90, 14, 7),
    )
    pen.fill(darker(coat, 122), pen.at(28, 10, 12).ellipse(0, 0, 13, 28), opacity=70)
    pen.fill(
        dice.colour(((190, 40, 44), (40, 76, 150), (50, 50, 54))),
        pen.limb((0, -22, 10), (40, -16, 10)),
        opacity=100 * dice.chance(55),
    )
    profile(pen.at(24, -50, dice.between(-14, 8)), coat, darker(spot, 60))


VIEWS = (
    View(portrait, PLACES, weight=38, size=(12, 19), tilt=8, middle=16),
    View(standing, PLACES, weight=38, size=(9, 16), tilt=6, feet=78, middle=16),
    View(sitting, PLACES, weight=24, size=(9, 16), tilt=5, feet=92, middle=16),
)
