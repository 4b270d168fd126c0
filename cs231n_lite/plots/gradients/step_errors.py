"""The error of a numeric derivative over its step: what a smaller step gains, and where rounding takes it back."""

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FixedLocator, NullLocator

from ..kit.arguments import listed
from ..kit.picture import Picture
from ..kit.style import BLUE, VERMILION, styled
from ..kit.values import as_finite, power_of_ten, scientific
from .step_guides import draw_guides

KINDS = {"forward": (VERMILION, "s"), "centred": (BLUE, "o")}
TYPES = {"float64": "-", "float32": "--"}
CURVES = [f"{kind}, {dtype}" for kind in KINDS for dtype in TYPES]
SIZE, BOX = (8.4, 5.3), (0.13, 0.255, 0.855, 0.725)  # fixed, so that the guides' names can lie along them
SHELF = 1.0  # decades between the curves and the shelf of what has no logarithm


@styled
def error_over_step(
    steps: Sequence[float], errors: Mapping[str, Sequence[float]], quantity: str = "relative error of the derivative"
) -> Picture:
    """Show the error of numeric derivatives over the step h, both axes logarithmic, h growing smaller to the right.

    Colours and markers tell forward from centred, full and dashed lines float64 from float32. A star marks the best h
    of each curve, the largest of them if several tie. Errors of exactly 0 stand on a shelf at the lower edge, those
    that are infinite or not a number on one at the upper edge. Gray guides, only where the data follow them, have the
    slopes of the theory: the formula's own error is ∝ h (forward) or ∝ h² (centred), that of rounding ∝ ε / h.

    steps: (K,), above 0, each smaller than the one before, three or more
    errors: for one or more of "forward, float64", "forward, float32", "centred, float64" and "centred, float32" K
        errors, 0 or more, inf or nan
    quantity: what the errors are

    Raises ValueError for other steps or names, another number of errors, or a negative error.
    """
    steps = as_finite(steps, "steps", ndim=1)
    if len(steps) < 3 or steps[-1] <= 0 or (np.diff(steps) >= 0).any():
        raise ValueError(
            f"steps has {len(steps)} values from {scientific(steps[0])} to {scientific(steps[-1])}; expected three or "
            "more above 0, each smaller than the one before, such as 10.0 ** -np.arange(1, 16)."
        )
    wrong = [name for name in errors if name not in CURVES]
    if wrong or not errors:
        found = f"a curve is named {wrong[0]!r}" if wrong else "errors has no curve"
        raise ValueError(f"{found}; expected one or more of the names {listed([repr(name) for name in CURVES])}.")
    curves = {name: _as_errors(errors[name], name, len(steps)) for name in CURVES if name in errors}

    figure = Figure(figsize=SIZE)
    axes = figure.add_axes(BOX, xscale="log", yscale="log", xlabel="step h", ylabel=quantity)
    low, high = _set_limits(axes, steps, np.concatenate(list(curves.values())))
    draw_guides(axes, steps, curves)
    told = [_draw_curve(axes, steps, values, name, low, high) for name, values in curves.items()]
    axes.legend(loc="upper center", bbox_to_anchor=(0.5, -0.13), ncols=2, handlelength=3.6, columnspacing=3)
    alt = (
        f"The {quantity} over the step h from {_written(steps[0])} down to {_written(steps[-1])}, both axes "
        f"logarithmic. Of each curve the best step: {'; '.join(told)}."
    )
    return Picture(figure, alt)


def _as_errors(values: Sequence[float], name: str, count: int) -> np.ndarray:
    values = np.asarray(values, dtype=np.float64)
    if values.shape != (count,) or (values < 0).any():
        fault = f"{np.sum(values < 0)} are negative" if values.shape == (count,) else f"they have shape {values.shape}"
        raise ValueError(
            f"of the errors {name!r} {fault}; expected {count}, one for each step, 0 or more. Take the absolute value."
        )
    return values


def _set_limits(axes: Axes, steps: np.ndarray, values: np.ndarray) -> tuple[float, float]:
    """Set limits and ticks, with a shelf at either end if it is needed; return the heights of the shelves."""
    drawable = values[np.isfinite(values) & (values > 0)]
    if not drawable.size:
        drawable = np.array([1e-3, 1.0])
    bottom, top = np.floor(np.log10(drawable.min())), np.ceil(np.log10(drawable.max()))
    zeros, strange = bool((values == 0).any()), not np.isfinite(values).all()
    decades = np.arange(bottom, top + 0.5, -(-(top - bottom + 1) // 9))
    ticks = [*([bottom - SHELF] * zeros), *decades, *([top + SHELF] * strange)]
    labels = ["exactly 0"] * zeros + [power_of_ten(int(decade)) for decade in decades] + ["inf, nan"] * strange
    axes.set_ylim(10 ** (ticks[0] - 0.5), 10 ** (max(ticks[-1] + 0.5, top + 1.2)))
    axes.yaxis.set_major_locator(FixedLocator(10.0 ** np.array(ticks)))
    axes.set_yticklabels(labels)
    powers = np.arange(np.floor(np.log10(steps[-1])), np.ceil(np.log10(steps[0])) + 1)
    axes.xaxis.set_major_locator(FixedLocator(10.0 ** powers[:: -(-len(powers) // 16)]))
    axes.xaxis.set_major_formatter(lambda h, _: power_of_ten(round(np.log10(h))))
    for axis in (axes.xaxis, axes.yaxis):
        axis.set_minor_locator(NullLocator())
    axes.set_xlim(steps[0] * 2, steps[-1] / 2)
    axes.grid()
    return 10 ** (bottom - SHELF), 10 ** (top + SHELF)


def _draw_curve(axes: Axes, steps: np.ndarray, values: np.ndarray, name: str, low: float, high: float) -> str:
    """Draw one curve with its best step, and what can't stand on it on the shelves; return what there is to tell."""
    kind, dtype = name.split(", ")
    (colour, marker), filled = KINDS[kind], dtype == "float64"
    finite = np.isfinite(values)
    shown = np.where(finite & (values > 0), values, np.nan)
    look = {"color": colour, "marker": marker, "markerfacecolor": colour if filled else "white", "markersize": 5}
    axes.plot(steps, shown, linestyle=TYPES[dtype], linewidth=1.6, **look)
    axes.plot(steps[values == 0], np.full(np.sum(values == 0), low), linestyle="none", **look)
    axes.plot(steps[~finite], np.full(np.sum(~finite), high), "x", color=colour, markersize=7)
    label, told = f"{name}: no finite error", f"{name}, none, as no error is finite"
    if finite.any():
        best = int(np.nanargmin(np.where(finite, values, np.nan)))
        place = (steps[best], values[best] or low)
        axes.plot(*place, "*", color=colour, markersize=17, markeredgecolor="white", zorder=5)
        axes.plot([place[0]] * 2, [axes.get_ylim()[0], place[1]], ":", color=colour, linewidth=1.2, zorder=1)
        label = f"{name}: best h = {_written(steps[best])}"
        told = f"{name}, h = {_written(steps[best])} with error {scientific(values[best])}"
    axes.plot([], [], linestyle=TYPES[dtype], label=label, **look)
    counts = {"exactly 0": np.sum(values == 0), "infinite or not a number": np.sum(~finite)}
    return ", ".join([told, *(f"{count} of {len(steps)} {what}" for what, count in counts.items() if count)])


def _written(h: float) -> str:
    """A step as its axis writes it, if it is a power of ten."""
    exponent = round(np.log10(h))
    return power_of_ten(exponent) if np.isclose(h, 10.0**exponent, rtol=1e-6) else scientific(h)
