"""Automobiles: saloons and sports cars from the side, and from the front."""

from ..canvas import Pen, darker
from ..dice import Dice
from ..view import View

PAINTS = (
    (188, 34, 34),
    (170, 26, 40),
    (206, 60, 40),
    (196, 30, 50),
    (214, 216, 220),
    (38, 40, 46),
    (40, 70, 138),
    (226, 184, 48),
    (96, 108, 110),
    (170, 176, 182),
    (56, 96, 74),
)
GLASS = ((60, 74, 88), (120, 146, 164), (36, 42, 50))
TYRE = (30, 30, 32)
ROADS = {"street": 66, "meadow": 14, "studio": 12, "forest": 4, "sea": 4}


def wheel(pen: Pen, x: int, y: int, radius: int) -> None:
    """A tyre with a bright rim."""
    pen.fill(TYRE, pen.ellipse(x, y, radius, radius), lit=False)
    pen.fill((176, 178, 182), pen.ellipse(x, y, radius * 11 // 20, radius * 11 // 20))
    pen.fill((84, 84, 90), pen.ellipse(x, y, radius // 5, radius // 5), lit=False)


def side(pen: Pen, dice: Dice) -> None:
    """Body, cabin with two windows, two wheels; the nose to the right."""
    paint, glass = dice.colour(PAINTS, 16), dice.colour(GLASS)
    roof, back = dice.between(-50, -34), dice.between(-72, -44)
    pen.fill((24, 24, 26), pen.ellipse(0, 40, 98, 9), opacity=60, lit=False)
    pen.fill(
        darker(paint, 92),
        pen.polygon((back - 14, -4), (-34, roof), (22, roof), (58, -4)),
        pen.ellipse(-6, roof + 8, 36, 9),
    )
    pen.fill(
        glass,
        pen.polygon((back + 4, -6), (-30, roof + 7), (-10, roof + 7), (-10, -6)),
        pen.polygon((-4, -6), (-4, roof + 7), (18, roof + 7), (44, -6)),
        lit=False,
    )
    pen.fill(
        paint, pen.polygon((-96, 2), (-88, -8), (56, -8), (98, 6), (100, 28), (-97, 28)), pen.ellipse(80, 14, 22, 14)
    )
    pen.fill(
        darker(paint, 60), pen.polygon((-97, 24), (100, 24), (96, 34), (-92, 34)), pen.limb((-7, -6, 3), (-7, 24, 3))
    )
    pen.fill((246, 232, 170), pen.ellipse(90, 8, 7, 5), lit=False)
    pen.fill((200, 40, 36), pen.ellipse(-93, 6, 5, 6), lit=False)
    for x in (-57, 58):
        wheel(pen, x, 30, 22)


def front(pen: Pen, dice: Dice) -> None:
    """Windshield, bonnet, two lamps, grille and number plate."""
    paint, glass = dice.colour(PAINTS, 16), dice.colour(GLASS)
    roof, lean = dice.between(-62, -46), dice.between(-8, 8)
    pen.fill((24, 24, 26), pen.ellipse(0, 54, 92, 10), opacity=60, lit=False)
    pen.fill(TYRE, *(pen.polygon((x - 12, 20), (x + 12, 20), (x + 12, 60), (x - 12, 60)) for x in (-62, 62)), lit=False)
    pen.fill(
        darker(paint, 85),
        pen.polygon((-66, -8), (lean - 44, roof), (lean + 44, roof), (66, -8)),
        pen.ellipse(lean, roof + 4, 44, 9),
    )
    pen.fill(glass, pen.polygon((-56, -10), (lean - 38, roof + 9), (lean + 38, roof + 9), (56, -10)), lit=False)
    pen.fill(paint, pen.ellipse(0, -2, 76, 22), pen.polygon((-80, 0), (80, 0), (84, 44), (-84, 44)))
    pen.fill(darker(paint, 62), pen.polygon((-84, 36), (84, 36), (78, 50), (-78, 50)))
    pen.fill((34, 34, 38), pen.polygon((-36, 10), (36, 10), (32, 26), (-32, 26)), lit=False)
    pen.fill((226, 226, 220), pen.polygon((-15, 32), (15, 32), (15, 41), (-15, 41)), lit=False)
    rear = dice.chance(30)[:, None]
    lamp = rear * (206, 36, 34) + (1 - rear) * (250, 240, 190)
    pen.fill(lamp, *(pen.ellipse(x, 13, 15, 9) for x in (-60, 60)), lit=False)


VIEWS = (
    View(side, ROADS, weight=60, size=(13, 18), tilt=5, feet=50, middle=17, sway=6),
    View(front, ROADS, weight=40, size=(11, 17), tilt=5, feet=56, middle=16, sway=6),
)
