"""One picture from its parts: choose a view, a place and a scene, draw, and take the photograph."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

import numpy as np

from .camera import expose, foreground, shadow
from .canvas import PX, SIDE, Pen
from .dice import Dice
from .scenes import SCENES
from .things import VIEWS
from .view import View

Choice = TypeVar("Choice")


def pictures(label: int, dice: Dice) -> np.ndarray:
    """Pictures of one class, 0 to 9: one for each image that `dice` is for, (n, 3, 32, 32) uint8."""
    pixels = np.zeros((len(dice), 3, SIDE, SIDE), dtype=np.int16)
    views = VIEWS[label]
    for view, rows, some in deal(dice, views, [view.weight for view in views]):
        pixels[rows] = scenery_with(view, some)
    foreground(pixels, dice)
    return expose(pixels, dice)


def scenery_with(view: View, dice: Dice) -> np.ndarray:
    """A thing in one view before the scenes that go with it, (n, 3, 32, 32) int16."""
    pixels = np.zeros((len(dice), 3, SIDE, SIDE), dtype=np.int16)
    x = 16 * PX + dice.between(-view.sway * PX, view.sway * PX)
    y = view.middle * PX + dice.between(-view.sway * PX, view.sway * PX)
    size = dice.between(view.size[0] * PX, view.size[1] * PX)
    if view.feet is None:
        horizon = dice.between(6 * PX, 26 * PX)
    else:
        feet = np.minimum(y + view.feet * size // 100, 31 * PX)
        y = feet - view.feet * size // 100
        horizon = feet - dice.between(PX, 11 * PX)
    for name, rows, some in deal(dice, list(view.scenes), list(view.scenes.values())):
        part = pixels[rows]
        SCENES[name](part, some, horizon[rows])
        pixels[rows] = part
    light = dice.between(-24, 24), dice.between(-34, -4)
    turn = dice.between(-view.tilt, view.tilt)
    pen = Pen(pixels, x, y, size, turn, dice.sign(), dice.between(88, 112), light)
    if view.feet is not None:
        shadow(pen, dice, view.feet)
    view.draw(pen, dice)
    return pixels


def deal(dice: Dice, choices: Sequence[Choice], weights: Sequence[int]) -> Iterator[tuple[Choice, np.ndarray, Dice]]:
    """Let each image draw one of the choices: (choice, its rows, dice for them) for each that was drawn."""
    picks = dice.weighted(weights)
    fresh = dice.words()[:, 0]
    for number, choice in enumerate(choices):
        rows = np.flatnonzero(picks == number)
        if len(rows):
            yield choice, rows, Dice(fresh[rows])
