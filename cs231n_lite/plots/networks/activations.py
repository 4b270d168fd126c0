"""Activation functions side by side: the value, the slope, and where there is hardly any slope."""

from collections.abc import Callable, Mapping

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from ..kit.picture import Picture
from ..kit.style import BLUE, SOFT, VERMILION, styled
from ..kit.values import number

MOST, COLUMNS = 6, 3
GROUND = "#EAEAEA"
REACH, POINTS = 5.0, 1001
LOW, HIGH = -1.4, 3.0  # of the vertical axes
FLAT = 0.05  # a slope below this counts as none
JUMP = 0.1  # from one place to the next: a curve that rises so much there is broken


@styled
def activations(functions: Mapping[str, Callable]) -> Picture:
    """Show the value (solid) and the slope (dashed) of one to six functions, each over x from -5 to 5.

    Where the slope is between -0.05 and 0.05, the ground is gray: an upstream gradient nearly vanishes there. All
    panels have the same scale; what is above 3 isn't seen.

    functions: by name; each takes an array x and returns (value, slope), two arrays of its shape

    Raises ValueError for no or too many functions, or if one returns anything else.
    """
    if not 1 <= len(functions) <= MOST:
        raise ValueError(f"there are {len(functions)} functions; expected 1 to {MOST}.")
    x = np.linspace(-REACH, REACH, POINTS)
    columns = min(COLUMNS, len(functions))
    rows = -(-len(functions) // columns)
    figure = Figure(figsize=(max(2.8 * columns, 5.2), 2.3 * rows + 0.7), layout="constrained")
    panels = figure.subplots(rows, columns, squeeze=False, sharex=True, sharey=True)
    told = []
    for axes, (name, function) in zip(panels.flat, functions.items(), strict=False):
        value, slope = _asked(name, function, x)
        _draw(axes, x, value, slope)
        axes.set_title(name, weight="bold")
        flat = np.mean(np.abs(slope) < FLAT)
        told.append(
            f"{name} goes from {number(value[0])} to {number(value[-1])}, its slope from {number(slope.min())} to "
            f"{number(slope.max())}, and it is flat on {100 * flat:.0f} % of the range"
        )
    for axes in panels.flat[len(functions) :]:
        axes.remove()
    for k in range(columns):  # the lowest panel of each column says what x is
        lowest = max(row for row in range(rows) if row * columns + k < len(functions))
        panels[lowest, k].set_xlabel("x")
        panels[lowest, k].tick_params(labelbottom=True)
    figure.legend(handles=_key(), loc="outside lower center", ncols=3)
    flat = "flat is a slope below 0.05 in size"
    return Picture(figure, f"Activation functions over x from −5 to 5; {flat}: {'; '.join(told)}.")


def _asked(name: str, function: Callable, x: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """What a function gives for x; raises ValueError unless that is (value, slope)."""
    came = function(x.copy())
    if not (isinstance(came, tuple | list) and len(came) == 2 and all(np.shape(part) == x.shape for part in came)):
        raise ValueError(f"{name} must return (value, slope), two arrays of the shape {x.shape} of x.")
    value, slope = (np.asarray(part, dtype=np.float64) for part in came)
    if not (np.isfinite(value).all() and np.isfinite(slope).all()):
        raise ValueError(f"{name} gives numbers that are infinite or not a number for x from -5 to 5.")
    return value, slope


def _draw(axes: Axes, x: np.ndarray, value: np.ndarray, slope: np.ndarray) -> None:
    axes.axhline(0, color=SOFT, linewidth=0.8)
    axes.axvline(0, color=SOFT, linewidth=0.8)
    axes.fill_between(x, LOW, HIGH, where=np.abs(slope) < FLAT, color=GROUND, linewidth=0, zorder=0)
    axes.plot(x, _broken(value), color=BLUE, linestyle="-", linewidth=2.4)
    axes.plot(x, _broken(slope), color=VERMILION, linestyle="--", linewidth=1.8)
    axes.set(xlim=(-REACH, REACH), ylim=(LOW, HIGH), xticks=[-4, -2, 0, 2, 4], yticks=[-1, 0, 1, 2, 3])


def _broken(curve: np.ndarray) -> np.ndarray:
    """The curve with a gap wherever it jumps, so that no line stands there."""
    jumps = np.abs(np.diff(curve, append=curve[-1])) > JUMP
    return np.where(jumps, np.nan, curve)


def _key() -> list:
    return [
        Line2D([], [], color=BLUE, linestyle="-", linewidth=2.4, label="value"),
        Line2D([], [], color=VERMILION, linestyle="--", linewidth=1.8, label="slope"),
        Patch(color=GROUND, label="|slope| below 0.05"),
    ]
