"""The report of a gradient checker: how far the gradients differ in each group of weights, and the verdict."""

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from ..kit.picture import Picture
from ..kit.style import BLUE, FAINT, SOFT, VERMILION, styled
from ..kit.values import power_of_ten
from .checked_group import CheckedGroup

# sign, colour, marker
LOOKS = {"passed": ("✓", BLUE, "o"), "failed": ("✗", VERMILION, "X"), "not checkable": ("○", SOFT, "D")}
# up to which error, its name, its shade
ZONES = ((1e-7, "very good", "#E4F1FA"), (1e-4, "fine with\nkinks", "#F4F9FC"), (1e-2, "doubtful", "#FCF4EC"),
         (10, "probably\nwrong", "#F8E0D0"))  # fmt: skip
SMALLEST, LARGEST, ZERO = 1e-12, 10, 10**-13.7  # the axis, and where an error of exactly 0 stands
MOST = 20
WIDTH, TOP, BOTTOM, LINE, ROW, CHARACTER = 8.4, 0.5, 0.6, 0.22, 0.3, 0.08  # inches
NO_KINK = "No weight had a kink within its step, so none was set aside."
COLUMNS = {"verdict": (14, "left"), "checked": (138, "right"), "at kinks": (190, "right")}  # points right of the axes


@styled
def gradient_groups(groups: Sequence[CheckedGroup]) -> Picture:
    """Show the report of a gradient checker: a row for each group, its relative error on a logarithmic axis.

    Shades name how good an error is: below 1e-7 very good, below 1e-4 fine if the loss has kinks, below 1e-2
    doubtful, above it probably wrong. The verdict is the checker's own, and stands at the end of the row in words.
    Errors below 1e-12 and above 10 are drawn at the edges; the number beside a point is always the error itself. A
    column counts the weights set aside at kinks; if there are none, a line says so instead.

    groups: one to twenty

    Raises ValueError for another number of them, or what isn't a CheckedGroup.
    """
    groups = list(groups)
    strangers = [group for group in groups if not isinstance(group, CheckedGroup)]
    if strangers or not 1 <= len(groups) <= MOST:
        found = f"one group is a {type(strangers[0]).__name__}" if strangers else f"there are {len(groups)} groups"
        raise ValueError(
            f'{found}; expected 1 to {MOST}, such as CheckedGroup("bias row", 3e-9, "passed", checked=10).'
        )

    kinks = any(group.aside for group in groups)
    columns = [name for name in COLUMNS if kinks or name != "at kinks"]
    left, right = 0.15 + CHARACTER * max(len(group.name) for group in groups), (COLUMNS[columns[-1]][0] + 8) / 72
    bottom = BOTTOM + (0 if kinks else LINE)
    height = TOP + bottom + ROW * len(groups)
    figure = Figure(figsize=(WIDTH, height))
    box = (left / WIDTH, bottom / height, (WIDTH - left - right) / WIDTH, ROW * len(groups) / height)
    axes = figure.add_axes(box, xscale="log", xlabel="largest relative error of the group")
    _draw_zones(axes, len(groups))
    for name in columns:
        _write(axes, name, -0.5, name, color=SOFT, va="bottom", above=4)
    for row, group in enumerate(groups):
        _draw_row(axes, row, group)
        if kinks:
            _write(axes, "at kinks", row, f"{group.aside:,}")
    if not kinks:
        figure.text(left / WIDTH, 0.08 / height, NO_KINK, color=SOFT, va="bottom", fontsize=10)
    counts = {word: sum(group.verdict == word for group in groups) for word in LOOKS}
    summary = ", ".join(f"{count} {word}" for word, count in counts.items() if count)
    alt = f"A gradient checker's report on {len(groups)} group{'s' * (len(groups) > 1)} of weights, {summary}: "
    alt += "; ".join(group.told if kinks else group.told_without_kinks for group in groups)
    return Picture(figure, f"{alt}." if kinks else f"{alt}. {NO_KINK}")


def _draw_zones(axes: Axes, rows: int) -> None:
    """Shade and name the zones, and prepare the axis with its place for 0."""
    left = ZERO / 10**0.6
    axes.set(xlim=(left, LARGEST), ylim=(rows - 0.5, -0.5), yticks=[])
    start = left
    for end, name, shade in ZONES:
        axes.axvspan(start, end, color=shade, linewidth=0, zorder=0)
        middle = np.sqrt(max(start, SMALLEST) * end)
        axes.annotate(
            name,
            (middle, 1),
            (0, 4),
            textcoords="offset points",
            xycoords=axes.get_xaxis_transform(),
            ha="center",
            va="bottom",
            fontsize=9,
            linespacing=1,
        )
        start = end
    exponents = [-12, -10, -7, -4, -2, 0]
    axes.set_xticks([ZERO, *(10.0**e for e in exponents)], ["0", *map(power_of_ten, exponents)])
    axes.set_xticks([], minor=True)
    for exponent in (-7, -4, -2):
        axes.axvline(10.0**exponent, color="white", linewidth=1.5, zorder=0.5)
    axes.spines["left"].set_visible(False)


def _write(axes: Axes, column: str, row: float, text: str, above: float = 0, **look: str | int) -> None:
    """Write a text into a column of the table to the right of the axes."""
    right, side = COLUMNS[column]
    look = {"ha": side, "va": "center", "fontsize": 10, **look}
    axes.annotate(text, (1, row), (right, above), axes.get_yaxis_transform(), "offset points", **look)


def _draw_row(axes: Axes, row: int, group: CheckedGroup) -> None:
    sign, colour, marker = LOOKS[group.verdict]
    axes.axhline(row, color=FAINT, linewidth=0.8, zorder=0.6)
    axes.annotate(
        group.name, (0, row), (-6, 0), axes.get_yaxis_transform(), "offset points", ha="right", va="center", fontsize=10
    )
    weight = "bold" if group.verdict == "failed" else "normal"
    _write(axes, "verdict", row, f"{sign} {group.verdict}", color=colour, weight=weight)
    _write(axes, "checked", row, f"{group.checked:,}")
    near = {"textcoords": "offset points", "va": "center", "fontsize": 9, "color": colour}
    if group.checked == 0:
        axes.annotate("nothing left to compare", (SMALLEST, row), (0, 0), style="italic", **near)
        return
    place = (
        LARGEST if not np.isfinite(group.error) else np.clip(group.error, SMALLEST, LARGEST) if group.error else ZERO
    )
    axes.plot(place, row, marker, color=colour, markersize=9, markeredgecolor="white", clip_on=False, zorder=4)
    side, away = ("left", 8) if place < 1e-3 else ("right", -8)
    axes.annotate(group.error_text, (place, row), (away, 0), ha=side, **near)
