"""Airplanes: jets from the side and from below, small propeller planes from the front."""

from ..canvas import Pen, darker
from ..dice import Dice
from ..view import View

PAINTS = ((236, 238, 240), (205, 210, 216), (150, 158, 168), (228, 222, 208), (96, 108, 122), (216, 196, 120))
TRIMS = ((32, 62, 134), (186, 40, 42), (28, 116, 116), (226, 130, 34), (60, 62, 70))
GLASS = (52, 70, 92)


def side(pen: Pen, dice: Dice) -> None:
    """A jet: fuselage, swept wing, engine and a tall coloured tail fin."""
    paint, trim = dice.colour(PAINTS), dice.colour(TRIMS, 20)
    dark = darker(paint, 68)
    pen.fill(dark, pen.polygon((-4, -4), (22, -4), (-12, -40), (-26, -40)))
    pen.fill(trim, pen.polygon((-92, -58), (-70, -58), (-42, -8), (-80, -8)))
    pen.fill(paint, pen.ellipse(62, 0, 36, 14), pen.polygon((-98, -11), (60, -14), (62, 14), (-50, 13)))
    pen.fill(dark, pen.polygon((-98, -8), (-62, -4), (-82, 8), (-104, 8)))
    pen.fill(trim, pen.polygon((-88, -3), (70, -1), (72, 4), (-74, 3)), opacity=80 * dice.chance(50))
    pen.fill(GLASS, pen.polygon((78, -9), (90, -4), (76, -3), (70, -8)), lit=False)
    pen.fill(GLASS, pen.limb((-58, -6, 4), (58, -6, 4)), opacity=55)
    pen.fill(darker(paint, 55), pen.ellipse(8, 22, 17, 8))
    pen.fill(darker(paint, 80), pen.polygon((0, 2), (36, 2), (-28, 46), (-46, 46)))


def above(pen: Pen, dice: Dice) -> None:
    """A plane from above or below: a cross with swept wings."""
    paint, trim = dice.colour(PAINTS), dice.colour(TRIMS, 20)
    sweep, span = dice.between(0, 45), dice.between(70, 96)
    for side in (-1, 1):
        pen.fill(
            darker(paint, 82 + 8 * side),
            pen.polygon((30, 0), (-14, 0), (-14 - sweep, side * span), (4 - sweep, side * span)),
        )
        pen.fill(trim, pen.polygon((-66, 0), (-88, 0), (-100, side * 36), (-88, side * 36)))
        pen.fill(darker(paint, 50), pen.ellipse(12 - sweep // 3, side * span // 2, 14, 6))
    pen.fill(paint, pen.ellipse(66, 0, 34, 12), pen.polygon((-98, -5), (66, -12), (66, 12), (-98, 5)))
    pen.fill(GLASS, pen.ellipse(80, 0, 8, 6), lit=False)
    pen.fill(trim, pen.limb((-98, 0, 6), (-60, 0, 6)))


def front(pen: Pen, dice: Dice) -> None:
    """A propeller plane that comes towards you, with one wing or two."""
    paint, trim = dice.colour(PAINTS[:3] + TRIMS, 20), dice.colour(TRIMS, 20)
    rise = dice.between(-12, 6)
    wing = pen.limb((-104, rise - 4, 7), (0, 2, 12), (104, rise - 4, 7))
    second = pen.limb((-92, -42, 7), (92, -42, 7))
    struts = pen.limb((-60, -40, 4), (-56, 0, 4)), pen.limb((60, -40, 4), (56, 0, 4))
    double = 100 * dice.chance(45)
    pen.fill(darker(paint, 60), *struts, opacity=double)
    pen.fill(paint, second, opacity=double)
    pen.fill(darker(trim, 90), pen.polygon((-5, -52), (5, -52), (7, 0), (-7, 0)), pen.limb((-32, -20, 6), (32, -20, 6)))
    pen.fill(paint, wing)
    pen.fill(
        (58, 58, 60),
        pen.limb((0, 10, 5), (-26, 44, 4)),
        pen.limb((0, 10, 5), (26, 44, 4)),
        pen.ellipse(-27, 48, 8, 10),
        pen.ellipse(27, 48, 8, 10),
    )
    pen.fill(trim, pen.ellipse(0, 4, 23, 25))
    pen.fill(GLASS, pen.polygon((-13, -12), (13, -12), (9, -24), (-9, -24)), lit=False)
    pen.fill(
        (36, 36, 40),
        pen.ellipse(0, 6, 7, 7),
        pen.at(0, 6, dice.between(0, 179)).limb((-38, 0, 4), (38, 0, 4)),
        lit=False,
    )


VIEWS = (
    View(side, {"sky": 62, "street": 20, "sea": 4, "meadow": 8, "studio": 6}, weight=45, size=(10, 17), tilt=22),
    View(above, {"sky": 68, "street": 10, "sea": 8, "meadow": 8, "studio": 6}, weight=30, size=(9, 15), tilt=180),
    View(front, {"sky": 64, "meadow": 18, "street": 16, "sea": 2}, weight=25, size=(9, 15), tilt=16),
)
