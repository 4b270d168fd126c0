"""What a view of a thing is: a drawing and where, how large and before which scenes it stands."""

from collections.abc import Callable
from dataclasses import dataclass

from .canvas import Pen
from .dice import Dice


@dataclass(frozen=True)
class View:
    """One way to see a thing.

    draw: `draw(pen, dice)`, looking to the right, within about 100 units around the pen's origin
    scenes: the weight of each scene by its name
    weight: how often this view is chosen among those of its class
    size: the smallest and the largest length of 100 units, in pixels
    tilt: the largest turn to either side, in degrees
    feet: how many units below the middle it stands on something, None for what flies or fills the picture
    middle: the mean height of the middle, in pixels from the top
    sway: the largest shift from the mean position, in pixels
    """

    draw: Callable[[Pen, Dice], None]
    scenes: dict[str, int]
    weight: int = 10
    size: tuple[int, int] = (9, 16)
    tilt: int = 6
    feet: int | None = None
    middle: int = 16
    sway: int = 7
