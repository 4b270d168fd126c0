"""What a view of a thing is: a drawing and where, how large and before which scenes it stands."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class View:
    """One way to see a thing.

    Attributes:
        draw: `draw(pen, dice)`, looking to the right, within about 100 units around the pen's origin.
        scenes: weight of each scene by its name.
        weight: how often this view is chosen among those of its class.
        size: smallest and largest length of 100 units, in pixels.
        tilt: largest turn to either side, in degrees.
        feet: how many units below the middle it stands on something, None for what flies or fills the picture.
        middle: mean height of the middle, in pixels from the top.
        sway: largest shift from the mean position, in pixels.
    """

    draw: Callable
    scenes: dict
    weight: int = 10
    size: tuple = (9, 16)
    tilt: int = 6
    feet: int | None = None
    middle: int = 16
    sway: int = 7
