"""Trucks: lorries with a box, tankers, tippers from the side, and cabs from the front."""

import numpy as np

from ..canvas import Pen, darker
from ..dice import Dice
from ..view import View
from .automobile import TYRE, wheel

PAINTS = (
    (230, 230, 228),
    (238, 236, 230),
    (196, 44, 38),
    (44, 86, 150),
    (228, 172, 48),
    (52, 112, 76),
    (150, 152, 156),
    (226, 124, 44),
)
GLASS = ((60, 76, 92), (130, 156, 172), (38, 44, 52))
ROADS = {"street": 62, "meadow": 18, "studio": 10, "forest": 6, "sea": 4}


def cab(pen: Pen, dice: Dice, paint: np.ndarray) -> None:
    """The driver's cab at the right, with bonnet or without, and the chassis."""
    pen.fill((46, 46, 50), pen.polygon((-98, 30), (92, 30), (92, 44), (-98, 44)), lit=False)
    nose = 18 * dice.chance(40)
    pen.fill(paint, pen.polygon((42, -44), (80 - nose, -44), (92 - nose, -4), (96, 2), (98, 42), (42, 42)))
    pen.fill(dice.colour(GLASS), pen.polygon((56, -36), (76 - nose, -36), (86 - nose, -6), (56, -6)), lit=False)
    pen.fill((60, 62, 66), pen.polygon((60, 32), (100, 32), (100, 42), (60, 42)), lit=False)
    pen.fill((250, 238, 180), pen.ellipse(93, 22, 5, 6), lit=False)


def wheels(pen: Pen) -> None:
    """Three axles."""
    for x in (-74, -42, 70):
        wheel(pen, x, 44, 17)


def lorry(pen: Pen, dice: Dice) -> None:
    """A box on wheels, plain or with a stripe of another colour."""
    box = dice.colour(PAINTS, 14)
    top = dice.between(-76, -52)
    cab(pen, dice, dice.colour(PAINTS, 14))
    pen.fill(box, pen.polygon((-100, top), (36, top), (36, 30), (-100, 30)))
    pen.fill(
        darker(box, 76), *(pen.limb((x, top + 2, 3), (x, 28, 3)) for x in (-66, -32, 2)), opacity=100 * dice.chance(45)
    )
    stripe = pen.polygon((-98, top // 3 - 6), (34, top // 3 - 6), (34, top // 3 + 14), (-98, top // 3 + 14))
    pen.fill(dice.colour(PAINTS, 14), stripe, opacity=90 * dice.chance(40))
    wheels(pen)


def tanker(pen: Pen, dice: Dice) -> None:
    """A shining tank with hoops."""
    tank = dice.colour(((206, 210, 214), (232, 232, 228), (190, 60, 48), (214, 178, 70)), 14)
    cab(pen, dice, dice.colour(PAINTS, 14))
    pen.fill(
        tank,
        pen.polygon((-86, -46), (24, -46), (24, 28), (-86, 28)),
        pen.ellipse(-84, -9, 16, 37),
        pen.ellipse(22, -9, 14, 37),
    )
    pen.fill(darker(tank, 118), pen.polygon((-90, -32), (28, -32), (28, -18), (-90, -18)), opacity=80)
    pen.fill(
        darker(tank, 66),
        *(pen.limb((x, -46, 4), (x, 28, 4)) for x in (-66, -30, 6)),
        pen.limb((-90, 22, 8), (28, 22, 8)),
    )
    wheels(pen)


def tipper(pen: Pen, dice: Dice) -> None:
    """An open bed heaped with sand, gravel, coal or logs."""
    bed, load = dice.colour(PAINTS, 14), dice.colour(((176, 144, 92), (120, 116, 110), (62, 58, 58), (128, 92, 60)))
    cab(pen, dice, dice.colour(PAINTS, 14))
    pen.fill(load, pen.ellipse(-32, -22, 58, dice.between(14, 32)))
    pen.fill(bed, pen.polygon((-106, -32), (38, -24), (34, 30), (-90, 30)))
    pen.fill(darker(bed, 68), *(pen.limb((x, -26, 5), (x, 28, 5)) for x in (-70, -34, 2)))
    wheels(pen)


def front(pen: Pen, dice: Dice) -> None:
    """A tall cab with its box behind: windshield, grille, bumper and lamps."""
    paint = dice.colour(PAINTS, 14)
    top, wide = dice.between(-98, -72), dice.between(58, 70)
    pen.fill(TYRE, *(pen.polygon((x - 13, 50), (x + 13, 50), (x + 13, 96), (x - 13, 96)) for x in (-46, 46)), lit=False)
    pen.fill(darker(dice.colour(PAINTS, 14), 88), pen.polygon((-wide, top), (wide, top), (wide, 50), (-wide, 50)))
    pen.fill(paint, pen.polygon((-52, -58), (52, -58), (60, 70), (-60, 70)))
    pen.fill(dice.colour(GLASS), pen.polygon((-45, -48), (45, -48), (50, -8), (-50, -8)), lit=False)
    pen.fill(
        (44, 44, 48),
        *(pen.limb((-32, y, 6), (32, y, 6)) for y in (10, 22, 34)),
        *(pen.limb((x, -40, 8), (x, -4, 8)) for x in (-68, 68)),
        lit=False,
    )
    pen.fill((186, 188, 192), pen.polygon((-64, 56), (64, 56), (62, 74), (-62, 74)))
    pen.fill((252, 242, 196), *(pen.ellipse(x, 44, 11, 8) for x in (-44, 44)), lit=False)


VIEWS = (
    View(lorry, ROADS, weight=36, size=(14, 19), tilt=4, feet=60, middle=16, sway=6),
    View(tanker, ROADS, weight=16, size=(14, 19), tilt=4, feet=60, middle=16, sway=6),
    View(tipper, ROADS, weight=20, size=(14, 19), tilt=4, feet=60, middle=16, sway=6),
    View(front, ROADS, weight=28, size=(12, 17), tilt=4, feet=94, middle=15, sway=6),
)
