"""The slopes that theory gives the error of a numeric derivative, as gray lines beside measured curves."""

from collections.abc import Callable, Mapping

import numpy as np
from matplotlib.axes import Axes

from ..kit.style import SOFT

ORDERS = {"forward": (1, "error ∝ h"), "centred": (2, "error ∝ h²")}
AWAY = 0.5  # decades between a guide and its curve
AGREES = 0.5  # by how much the slope of a curve may differ from that of its guide
LONGEST = 4.0  # decades of h along which a guide is drawn


def draw_guides(axes: Axes, steps: np.ndarray, curves: Mapping[str, np.ndarray]) -> None:
    """Draw a guide beside each stretch of a curve that has its slope, with its name along it.

    axes: logarithmic, with their limits and their place in the figure final
    steps: (K,), falling
    curves: errors (K,), named "forward, float64" and so on. The formula's error is read off the steps above a curve's
        best one, for each kind off its first curve; rounding off those below, for each type off its higher curve.
    """
    h = np.log10(steps)
    logs = {name: np.log10(np.where(np.isfinite(e) & (e > 0), e, np.nan)) for name, e in curves.items()}
    logs = {name: values for name, values in logs.items() if not np.isnan(values).all()}
    for kind, (order, text) in ORDERS.items():
        for name in [name for name in logs if name.startswith(kind)][:1]:
            until_best = slice(0, np.nanargmin(logs[name]))
            level = _level(h[until_best], logs[name][until_best], order, np.median)
            if level is not None:
                side = 1 if kind == "forward" else -1
                _draw_guide(axes, h[until_best], level + side * AWAY, order, text)
    for dtype in ("float64", "float32"):
        found = []
        for values in [values for name, values in logs.items() if name.endswith(dtype)]:
            best = int(np.nanargmin(values))
            rise = slice(best + 1, best + 1 + np.nanargmax(values[best:]))
            level = _level(h[rise], values[rise], -1, np.max)
            found += [(level, h[rise])] * (level is not None)
        if found:
            along = min((h for _, h in found), key=lambda h: h[0])
            _draw_guide(axes, along, max(level for level, _ in found) + AWAY / 2, -1, "rounding ∝ ε / h")


def _level(h: np.ndarray, values: np.ndarray, order: int, middle: Callable) -> float | None:
    """The height at h = 1 of a line of slope `order` through a stretch; None if its slope is another one."""
    there = ~np.isnan(values)
    h, values = h[there], values[there]
    if len(h) < 3 or abs(np.polyfit(h, values, 1)[0] - order) > AGREES:
        return None
    return float(middle(values - order * h))


def _draw_guide(axes: Axes, h: np.ndarray, level: float, order: int, text: str) -> None:
    """Draw a line from the largest of the steps on, cut at the edges, its name on the side away from its curve."""
    low, high = np.log10(axes.get_ylim())
    end = max(h[-1], h[0] - LONGEST, *((low - level) / order,) * (order > 0), *((level - high),) * (order < 0))
    ends = np.array([h[0], end])
    axes.plot(10**ends, 10 ** (level + order * ends), color=SOFT, linestyle="-", linewidth=1, zorder=1)
    box, (width, height) = axes.get_position(), axes.figure.get_size_inches()
    left, right = np.log10(axes.get_xlim())
    inch_per_decade = box.width * width / abs(right - left), box.height * height / (high - low)
    angle = np.degrees(np.arctan2(-order * inch_per_decade[1], inch_per_decade[0]))
    middle = ends.mean()
    above = text != ORDERS["centred"][1]
    axes.annotate(
        text, (10**middle, 10 ** (level + order * middle)), textcoords="offset points",
        xytext=_across(angle, 4 if above else -4), rotation=angle, rotation_mode="anchor",
        ha="center", va="bottom" if above else "top", fontsize=10, color=SOFT,
    )  # fmt: skip


def _across(angle: float, points: float) -> tuple[float, float]:
    """The offset at a right angle to a line, to its upper side."""
    turned = np.radians(angle + 90)
    return points * np.cos(turned), points * np.sin(turned)
