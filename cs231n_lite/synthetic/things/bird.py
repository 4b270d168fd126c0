"""Birds: perched, flying, wading and swimming."""

import numpy as np

from ..canvas import Pen, darker
from ..dice import Dice
from ..view import View

COATS = (
    (122, 92, 66),
    (64, 56, 54),
    (70, 110, 172),
    (196, 66, 48),
    (214, 176, 58),
    (224, 222, 216),
    (140, 140, 136),
    (96, 128, 84),
    (176, 128, 84),
)
BELLIES = ((226, 214, 190), (206, 132, 78), (236, 236, 230), (196, 180, 140))
BILLS = ((232, 168, 48), (70, 62, 56), (220, 110, 40))


def head(pen: Pen, coat: np.ndarray, bill: np.ndarray, length: int = 20) -> None:
    """A round head with beak and eye around the pen's origin."""
    pen.fill(bill, pen.polygon((12, -8), (14, 8), (18 + length, 3)))
    pen.fill(coat, pen.ellipse(0, 0, 22, 20))
    pen.fill((250, 250, 246), pen.ellipse(7, -5, 6, 6), lit=False)
    pen.fill((16, 16, 18), pen.ellipse(8, -5, 4, 4), lit=False)


def perched(pen: Pen, dice: Dice) -> None:
    """A songbird on a branch."""
    coat, belly, bill = dice.colour(COATS, 16), dice.colour(BELLIES), dice.colour(BILLS)
    twig = dice.colour(((92, 70, 50), (66, 60, 52), (120, 108, 92)))
    pen.fill(twig, pen.limb((-130, 74 + dice.between(-12, 12), 12), (0, 68, 10), (130, 66 + dice.between(-14, 14), 8)))
    pen.fill(darker(coat, 66), pen.polygon((-40, 12), (-28, 32), (-92, 78), (-104, 66)))
    pen.fill((86, 66, 50), pen.limb((-4, 44, 5), (-2, 68, 5)), pen.limb((14, 42, 5), (18, 68, 5)))
    pen.at(4, 4, -38).fill(coat, pen.at(4, 4, -38).ellipse(0, 0, 56, 38))
    pen.fill(belly, pen.at(20, 14, -52).ellipse(0, 0, 42, 22))
    pen.fill(darker(coat, 70), pen.at(-18, 10, -36).ellipse(0, 0, 42, 19))
    head(pen.at(40, -42), coat, bill)


def flying(pen: Pen, dice: Dice) -> None:
    """A bird on the wing, its wings raised, level or lowered."""
    coat, belly, bill = dice.colour(COATS, 16), dice.colour(BELLIES), dice.colour(BILLS)
    lift = dice.between(-95, 60)
    tip = -24 - dice.between(0, 40)
    pen.fill(darker(coat, 58), pen.polygon((24, -6), (-6, -6), (tip + 20, lift - 22), (tip + 44, lift - 14)))
    pen.fill(darker(coat, 74), pen.polygon((-44, -6), (-44, 8), (-98, 20), (-100, -10)))
    pen.fill(coat, pen.ellipse(0, 2, 54, 20))
    pen.fill(belly, pen.ellipse(6, 10, 40, 11))
    head(pen.at(56, -8), coat, bill, 16)
    pen.fill(darker(coat, 82), pen.polygon((22, 0), (-24, 0), (tip - 22, lift), (tip + 6, lift - 8)))
    pen.fill(
        darker(coat, 45),
        pen.polygon((tip - 22, lift), (tip + 6, lift - 8), (tip + 4, lift * 3 // 4), (tip - 14, lift * 3 // 4)),
        opacity=80,
    )


def gliding(pen: Pen, dice: Dice) -> None:
    """A gull or a hawk seen from below, wings spread like a bow."""
    coat = dice.colour(COATS, 16)
    bend, sweep = dice.between(-40, -10), dice.between(0, 40)
    for side in (-1, 1):
        pen.fill(
            darker(coat, 84 + 10 * side), pen.limb((0, 0, 26), (side * 48, bend, 22), (side * 108, bend + sweep, 5))
        )
        pen.fill(darker(coat, 45), pen.limb((side * 84, bend + sweep * 3 // 5, 12), (side * 108, bend + sweep, 5)))
    pen.fill(darker(coat, 90), pen.polygon((-8, 20), (8, 20), (20, 60), (-20, 60)))
    pen.fill(coat, pen.ellipse(0, 6, 15, 36))
    pen.fill(dice.colour(BELLIES), pen.ellipse(0, -24, 10, 12))
    pen.fill(dice.colour(BILLS), pen.polygon((-4, -34), (4, -34), (0, -46)))


def wading(pen: Pen, dice: Dice) -> None:
    """A heron, stork or ostrich: long legs and a long neck."""
    coat, bill = dice.colour(COATS, 16), dice.colour(BILLS)
    skin = dice.colour(((196, 140, 110), (120, 110, 100), (210, 120, 60)))
    step, reach = dice.between(-16, 16), dice.between(26, 52)
    pen.fill(
        skin,
        pen.limb((-12, 26, 7), (-12 + step // 2, 60, 5), (-16 + step, 98, 5)),
        pen.limb((4, 26, 7), (2 - step // 2, 60, 5), (6 - step, 98, 5)),
    )
    pen.fill(darker(coat, 90), pen.limb((20, 4, 18), (44, -24, 11), (reach, -72, 9)))
    pen.fill(darker(coat, 60), pen.polygon((-34, -8), (-34, 20), (-84, 34), (-76, 10)))
    pen.fill(coat, pen.at(-8, 6, -14).ellipse(0, 0, 48, 28))
    pen.fill(darker(coat, 72), pen.at(-16, 6, -8).ellipse(0, 0, 38, 17))
    head(pen.at(reach + 2, -78), coat, bill, 34)


def swimming(pen: Pen, dice: Dice) -> None:
    """A duck or a swan on the water."""
    coat, bill, crown = (
        dice.colour(COATS, 16),
        dice.colour(BILLS),
        dice.colour(((44, 92, 66), (224, 222, 216), (90, 66, 50), (50, 50, 54))),
    )
    rise = dice.between(-66, -36)
    pen.fill(darker(coat, 80), pen.polygon((-60, 8), (-60, 26), (-100, -8), (-92, -14)))
    pen.fill(crown, pen.limb((44, 20, 26), (50, rise, 18)))
    pen.fill(coat, pen.ellipse(-6, 18, 68, 28))
    pen.fill(darker(coat, 70), pen.at(-18, 12, -6).ellipse(0, 0, 44, 17))
    head(pen.at(54, rise), crown, bill, 22)
    pen.fill((40, 62, 80), pen.ellipse(-2, 46, 76, 7), opacity=60, lit=False)
    pen.fill((220, 230, 234), pen.ellipse(-6, 42, 82, 3), opacity=70, lit=False)


VIEWS = (
    View(perched, {"forest": 50, "sky": 16, "meadow": 20, "studio": 7, "floor": 7}, weight=32, size=(9, 17), tilt=12),
    View(flying, {"sky": 56, "sea": 14, "forest": 16, "meadow": 14}, weight=20, size=(8, 15), tilt=25),
    View(gliding, {"sky": 76, "sea": 12, "forest": 12}, weight=12, size=(8, 15), tilt=40),
    View(wading, {"meadow": 48, "sea": 22, "floor": 15, "forest": 15}, weight=22, size=(9, 16), tilt=5, feet=96),
    View(swimming, {"sea": 90, "floor": 10}, weight=14, size=(8, 15), tilt=5, feet=30, middle=18),
)
