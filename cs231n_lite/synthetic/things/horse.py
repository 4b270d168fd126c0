"""Horses: standing, trotting, grazing from the side, and heads in profile."""

import numpy as np

from ..canvas import Pen, darker
from ..dice import Dice, Numbers
from ..view import View

COATS = ((124, 70, 42), (92, 54, 40), (48, 40, 40), (150, 86, 48), (212, 206, 198), (138, 76, 44), (166, 112, 68))
MANES = ((34, 28, 28), (60, 40, 30), (222, 206, 176), (236, 232, 226))
FIELDS = {"meadow": 76, "forest": 6, "street": 6, "sea": 4, "floor": 4, "studio": 4}
LEATHER = (78, 44, 30)


def legs(pen: Pen, coat: np.ndarray, stride: Numbers, bend: Numbers) -> None:
    """The far pair, the trunk and the near pair; `stride` swings them, `bend` lifts a hoof."""
    far = darker(coat, 58)
    pen.fill(
        far,
        pen.limb((30, 12, 17), (36 - stride, 50, 9), (30 - 2 * stride + bend, 86, 8)),
        pen.limb((-46, 8, 19), (-42 + stride, 50, 9), (-48 + 2 * stride - bend, 86, 8)),
    )
    pen.fill(
        coat,
        pen.ellipse(-6, 0, 56, 27),
        pen.ellipse(32, -4, 26, 29),
        pen.ellipse(-42, -6, 27, 28),
        pen.limb((38, 6, 22), (40 + stride, 50, 10), (36 + 2 * stride, 88, 9)),
        pen.limb((-50, 2, 30), (-46 - stride, 50, 11), (-54 - 2 * stride, 88, 9)),
    )
    pen.fill(
        darker(coat, 40),
        pen.limb((36 + 2 * stride, 82, 10), (37 + 2 * stride, 92, 11)),
        pen.limb((-54 - 2 * stride, 82, 10), (-53 - 2 * stride, 92, 11)),
    )


def head(pen: Pen, coat: np.ndarray, mane: np.ndarray, blaze: Numbers) -> None:
    """A long head that points to the right along the pen's x axis."""
    pen.fill(darker(coat, 84), pen.polygon((-14, -12), (-2, -14), (-12, -34)))
    pen.fill(coat, pen.ellipse(0, 0, 20, 17), pen.limb((0, 0, 30), (44, 2, 19)), pen.ellipse(44, 2, 10, 10))
    pen.fill((236, 232, 226), pen.limb((4, -11, 6), (40, -6, 6)), opacity=90 * blaze)
    pen.fill(darker(coat, 60), pen.ellipse(48, 4, 7, 8), opacity=70)
    pen.fill((18, 16, 16), pen.ellipse(8, -5, 4, 4), pen.ellipse(49, 0, 3, 3), lit=False)


def standing(pen: Pen, dice: Dice) -> None:
    """At rest or trotting, neck high, tail flowing, some with a saddle."""
    coat, mane = dice.colour(COATS, 14), dice.colour(MANES, 10)
    stride, blow = dice.between(-15, 15) * dice.chance(60), dice.between(0, 30)
    legs(pen, coat, stride, dice.between(-10, 10))
    pen.fill(mane, pen.limb((-60, -18, 12), (-78 - blow // 2, 6, 16), (-76 - blow, 56 - blow, 6)))
    pen.fill(coat, pen.limb((26, -2, 46), (60, -60, 24)))
    pen.fill(mane, pen.limb((52, -74, 10), (34, -48, 14), (12, -22, 8)))
    pen.fill(
        dice.colour(((LEATHER), (150, 40, 44), (40, 56, 110))),
        pen.polygon((-22, -28), (10, -28), (8, -4), (-16, -4)),
        opacity=100 * dice.chance(25),
    )
    head(pen.at(62, -62, dice.between(28, 58)), coat, mane, dice.chance(45))


def grazing(pen: Pen, dice: Dice) -> None:
    """The neck bent down to the grass."""
    coat, mane = dice.colour(COATS, 14), dice.colour(MANES, 10)
    legs(pen, coat, dice.between(-6, 6), 0)
    pen.fill(mane, pen.limb((-62, -18, 12), (-76, 8, 15), (-74, 58, 6)))
    pen.fill(coat, pen.limb((30, -8, 46), (68, 32, 22)))
    pen.fill(mane, pen.limb((26, -26, 9), (54, -4, 12), (76, 24, 8)))
    head(pen.at(72, 42, dice.between(62, 90)), coat, mane, dice.chance(45))


def portrait(pen: Pen, dice: Dice) -> None:
    """Neck and head in profile, ears pricked, with or without a bridle."""
    coat, mane = dice.colour(COATS, 14), dice.colour(MANES, 10)
    pen.fill(mane, pen.limb((-16, -62, 24), (-50, -20, 36), (-76, 60, 40)))
    pen.fill(darker(coat, 90), pen.limb((-8, -30, 62), (-36, 110, 120), (-50, 230, 130)))
    pen.fill(mane, pen.limb((-2, -84, 12), (-30, -46, 20), (-50, 10, 16)))
    face = pen.at(0, -44, dice.between(34, 58))
    face.fill(
        darker(coat, 80), face.polygon((-22, -18), (-2, -24), (-34, -56)), face.polygon((-8, -20), (8, -24), (-12, -52))
    )
    face.fill(coat, face.ellipse(4, 4, 34, 32), face.limb((4, 2, 58), (86, 4, 34)), face.ellipse(86, 4, 18, 18))
    face.fill((238, 234, 228), face.limb((12, -22, 9), (84, -10, 9)), opacity=100 * dice.chance(50))
    face.fill(darker(coat, 56), face.ellipse(94, 8, 12, 14), opacity=80)
    face.fill((18, 16, 16), face.ellipse(22, -10, 7, 6), face.ellipse(96, 0, 5, 5), lit=False)
    strap = (
        face.limb((52, -22, 6), (54, 26, 6)),
        face.limb((54, 4, 5), (-4, 14, 5)),
        face.limb((-6, -28, 6), (-8, 30, 6)),
    )
    face.fill(LEATHER, *strap, opacity=100 * dice.chance(50), lit=False)


VIEWS = (
    View(standing, FIELDS, weight=54, size=(10, 17), tilt=5, feet=90, middle=16),
    View(grazing, FIELDS, weight=16, size=(10, 16), tilt=4, feet=90, middle=13),
    View(portrait, FIELDS, weight=30, size=(10, 17), tilt=8, middle=16),
)
