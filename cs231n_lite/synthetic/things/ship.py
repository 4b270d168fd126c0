"""Ships: steamers, container ships, sailing boats and motor boats."""

from ..canvas import Pen, darker
from ..dice import Dice
from ..view import View

HULLS = ((40, 46, 58), (150, 40, 38), (226, 228, 230), (36, 66, 116), (120, 126, 132), (28, 84, 84))
DECKS = ((238, 238, 234), (214, 216, 214), (230, 220, 196), (150, 156, 162))
BOXES = ((186, 60, 44), (46, 92, 150), (216, 164, 54), (70, 128, 92), (150, 150, 150), (196, 110, 52))
FUNNELS = ((196, 46, 40), (40, 44, 54), (232, 168, 44), (40, 82, 140), (236, 236, 232))
SAILS = ((244, 242, 234), (232, 226, 208), (198, 60, 52), (70, 110, 168), (250, 250, 250))
WATER = {"sea": 82, "studio": 6, "street": 4, "meadow": 4, "sky": 4}


def hull(pen: Pen, dice: Dice, bow: int = 98, stern: int = -94, deck: int = 4) -> None:
    """A hull with a waterline stripe and foam along it."""
    paint = dice.colour(HULLS, 16)
    pen.fill(paint, pen.polygon((stern, deck), (bow, deck - 8), (bow - 24, 44), (stern + 10, 44)))
    pen.fill(
        darker(dice.colour(HULLS + ((160, 44, 40),) * 4), 90),
        pen.polygon((stern + 8, 34), (bow - 18, 34), (bow - 24, 44), (stern + 10, 44)),
    )
    pen.fill((236, 238, 236), pen.limb((stern, deck + 2, 4), (bow - 2, deck - 5, 4)), opacity=70 * dice.chance(60))


def foam(pen: Pen, dice: Dice) -> None:
    """The line where the hull meets the water, and its reflection."""
    pen.fill((30, 44, 60), pen.ellipse(-6, 50, 92, 8), opacity=45, lit=False)
    pen.fill((226, 234, 238), pen.ellipse(-10, 46, dice.between(70, 104), 3), opacity=dice.between(20, 90), lit=False)


def steamer(pen: Pen, dice: Dice) -> None:
    """A passenger ship: white decks with rows of windows, one to three funnels."""
    deck, funnel = dice.colour(DECKS, 10), dice.colour(FUNNELS, 14)
    pen.fill((70, 74, 80), pen.limb((66, 0, 4), (66, -72, 3)), pen.limb((-74, 0, 4), (-74, -54, 3)))
    for number, x in enumerate((-4, -40, 30)):
        shown = 100 if number == 0 else 100 * dice.chance(45)
        pen.fill(funnel, pen.polygon((x - 12, -70), (x + 6, -70), (x + 12, -28), (x - 8, -28)), opacity=shown)
        pen.fill((32, 34, 38), pen.polygon((x - 12, -72), (x + 6, -72), (x + 8, -62), (x - 11, -62)), opacity=shown)
    pen.fill(deck, pen.polygon((-76, -22), (54, -22), (64, 4), (-82, 4)))
    pen.fill(darker(deck, 94), pen.polygon((-58, -40), (36, -40), (44, -21), (-62, -21)))
    pen.fill(
        (62, 76, 94), pen.limb((-54, -31, 6), (32, -31, 6)), pen.limb((-72, -9, 6), (54, -9, 6)), opacity=75, lit=False
    )
    hull(pen, dice)
    foam(pen, dice)


def freighter(pen: Pen, dice: Dice) -> None:
    """A cargo ship: coloured containers and a bridge at the stern."""
    heights = [dice.between(1, 3) for _ in range(4)]
    for place, height in enumerate(heights):
        for level in range(3):
            left, low = place * 33 - 52, 4 - 16 * level
            box = pen.polygon((left, low - 15), (left + 31, low - 15), (left + 31, low), (left, low))
            pen.fill(dice.colour(BOXES), box, opacity=100 * (height > level))
    pen.fill(
        dice.colour(DECKS, 10),
        pen.polygon((-90, -58), (-60, -58), (-58, 4), (-90, 4)),
        pen.polygon((-94, -58), (-54, -58), (-54, -48), (-94, -48)),
    )
    pen.fill((50, 60, 74), pen.limb((-88, -40, 7), (-60, -40, 7)), lit=False)
    pen.fill(dice.colour(FUNNELS), pen.polygon((-86, -76), (-70, -76), (-70, -58), (-86, -58)))
    hull(pen, dice)
    foam(pen, dice)


def sailboat(pen: Pen, dice: Dice) -> None:
    """A small boat under a mainsail and a jib."""
    sail, tall = dice.colour(SAILS, 10), dice.between(96, 112)
    pen.fill((92, 76, 62), pen.limb((4, -tall, 4), (4, 24, 5)))
    pen.fill(sail, pen.polygon((0, 6 - tall), (0, 10), (-62, 12)))
    pen.fill(darker(dice.colour(SAILS, 10), 92), pen.polygon((10, 16 - tall), (10, 12), (62, 14)))
    paint = dice.colour(HULLS, 16)
    pen.fill(paint, pen.polygon((-66, 20), (78, 16), (48, 44), (-54, 44)))
    pen.fill((236, 236, 230), pen.limb((-64, 22, 4), (74, 19, 4)), opacity=70)
    foam(pen.at(0, 0), dice)


def launch(pen: Pen, dice: Dice) -> None:
    """A motor boat with a raised bow and a wake."""
    paint = dice.colour(HULLS + FUNNELS, 16)
    pen.fill(dice.colour(DECKS), pen.polygon((-36, -30), (14, -30), (36, 2), (-44, 2)))
    pen.fill(
        (56, 74, 94),
        pen.polygon((-6, -24), (12, -24), (28, -2), (-6, -2)),
        pen.polygon((-32, -24), (-12, -24), (-12, -2), (-38, -2)),
        lit=False,
    )
    pen.fill(paint, pen.polygon((-90, 0), (102, -10), (60, 44), (-84, 44)))
    pen.fill((240, 240, 236), pen.polygon((-90, 2), (102, -10), (94, 0), (-90, 12)))
    foam(pen, dice)
    pen.fill(
        (232, 238, 240),
        pen.polygon((-78, 44), (-120, 36), (-124, 54)),
        pen.ellipse(58, 44, 22, 6),
        opacity=80,
        lit=False,
    )


VIEWS = (
    View(steamer, WATER, weight=32, size=(10, 17), tilt=4, feet=40, middle=17),
    View(freighter, WATER, weight=28, size=(11, 17), tilt=3, feet=40, middle=17),
    View(sailboat, WATER, weight=22, size=(8, 15), tilt=8, feet=38, middle=18),
    View(launch, WATER, weight=18, size=(8, 15), tilt=7, feet=38, middle=17),
)
