"""Which entries of W a gradient checker looked at, and what random ones would have missed."""

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from matplotlib.ticker import MaxNLocator

from ..kit.arguments import as_whole
from ..kit.picture import Picture
from ..kit.style import BLUE, FAINT, GREEN, INK, ORANGE, PURPLE, SOFT, VERMILION, styled
from ..kit.values import number

LOOKS = tuple(zip((BLUE, VERMILION, GREEN, PURPLE, ORANGE), "osD^v", (22, 62, 85, 45, 45), strict=True))
AT_RANDOM = "drawn at random"
GAP, STRIP = 0.05, 0.07  # between the other rows and the bias row, and the height of that, in parts of the other rows


@styled
def checked_entries(
    shape: tuple[int, int],
    groups: Mapping[str, np.ndarray],
    random_ones: np.ndarray | None = None,
    classes: Sequence[str] | None = None,
) -> Picture:
    """Show which entries of W were checked, as a map of its rows and columns, with the bias row drawn apart below.

    With `random_ones` a second map shows entries that were drawn at random. Above each map stands how many lie in the
    bias row, each entry counted once, and for the random ones how often so many of them all miss it.

    shape: (D, C) of W, D two or more, its last row the bias
    groups: for each of one to five names the entries (K, 2), a row and a column each
    random_ones: entries (K, 2)
    classes: C names

    Raises ValueError for another shape, another number of groups or names, or an entry that isn't in W.
    """
    if len(shape) != 2:
        raise ValueError(f"shape is {tuple(shape)}; expected the shape (D, C) of W. Pass W.shape.")
    D, C = as_whole("D", shape[0], 2, 10**7), as_whole("C", shape[1], 1, 40)
    classes = [str(c) for c in range(C)] if classes is None else list(classes)
    if not 1 <= len(groups) <= len(LOOKS) or len(classes) != C:
        raise ValueError(
            f"there are {len(groups)} groups and {len(classes)} names of columns; expected 1 to {len(LOOKS)} groups, "
            f"and {C} names for the {C} columns of W."
        )
    entries = {name: _as_entries(pairs, name, (D, C)) for name, pairs in groups.items()}
    titles = [_title("chosen by groups", np.concatenate(list(entries.values())), D)]
    if random_ones is not None:
        random_ones = _as_entries(random_ones, "random_ones", (D, C))
        missed = f"none of {len(random_ones)} hits it in {number(100 * (1 - 1 / D) ** len(random_ones))} % of draws"
        titles.append(f"{_title(AT_RANDOM, random_ones, D)}\n({missed})")

    figure = Figure(figsize=(4.2 * len(titles) + 0.6 * (len(titles) == 1), 5.4), layout="constrained")
    maps = figure.subplots(1, len(titles), squeeze=False, sharey=True)[0]
    for axes, title in zip(maps, titles, strict=True):
        _draw_map(axes, (D, C), classes)
        axes.set_title(title, fontsize=10.5)
    maps[0].set_ylabel("row of W")
    for (name, pairs), (colour, marker, size) in zip(entries.items(), LOOKS, strict=False):
        _draw_entries(maps[0], pairs, D, edgecolor=colour, marker=marker, s=size, label=name)
    if random_ones is not None:
        _draw_entries(maps[1], random_ones, D, edgecolor=INK, marker="p", s=60, label=AT_RANDOM)
    figure.legend(loc="outside lower center", ncols=3)
    told = ", ".join(f"{len(pairs)} of the group {name}" for name, pairs in entries.items())
    maps_told = ". ".join(f"{title[0].upper()}{title[1:]}" for title in titles).replace("\n", " ")
    alt = f"The entries of W, {D:,} by {C}, that were checked: {told}. {maps_told}."
    return Picture(figure, alt)


def _as_entries(entries: np.ndarray, name: str, shape: tuple[int, int]) -> np.ndarray:
    entries = np.asarray(entries)
    if entries.ndim != 2 or entries.shape[1] != 2 or not len(entries) or entries.dtype.kind not in "iu":
        raise ValueError(
            f"{name!r} has shape {entries.shape} and dtype {entries.dtype}; expected integers (K, 2), K at least 1: a "
            "row and a column of W for each entry."
        )
    outside = entries[((entries < 0) | (entries >= shape)).any(axis=1)]
    if len(outside):
        raise ValueError(
            f"{name!r} has the entry {tuple(outside[0].tolist())}, which isn't in W of shape {shape}. Rows are "
            f"0 to {shape[0] - 1}, columns 0 to {shape[1] - 1}."
        )
    return entries


def _title(name: str, entries: np.ndarray, D: int) -> str:
    distinct = np.unique(entries, axis=0)
    return f"{len(distinct)} entries {name}: {np.sum(distinct[:, 0] == D - 1)} in the bias row"


def _bias_place(D: int) -> float:
    """Where on the axis the bias row is drawn: the middle of its strip."""
    return D - 1.5 + (GAP + STRIP / 2) * (D - 1)


def _draw_entries(axes: Axes, entries: np.ndarray, D: int, **look: str | int) -> None:
    places = np.where(entries[:, 0] == D - 1, _bias_place(D), entries[:, 0])
    axes.scatter(entries[:, 1], places, facecolor="none", linewidth=1.6, zorder=3, clip_on=False, **look)


def _draw_map(axes: Axes, shape: tuple[int, int], classes: list[str]) -> None:
    """Draw the block of the other rows and the strip of the bias row, with their ticks."""
    D, C = shape
    half = STRIP / 2 * (D - 1)
    for top, height in ((-0.5, D - 1), (_bias_place(D) - half, 2 * half)):
        axes.add_patch(Rectangle((-0.5, top), C, height, facecolor="#F5F5F5", edgecolor=SOFT, linewidth=0.8, zorder=0))
        axes.vlines(np.arange(C), top, top + height, color=FAINT, linewidth=0.8, zorder=1)
    axes.set(xlim=(-0.6, C - 0.4), ylim=(_bias_place(D) + 1.2 * half, -0.5 - 0.02 * D), xlabel="column of W")
    rows = [row for row in MaxNLocator(7, integer=True).tick_values(0, D - 2) if 0 <= row <= D - 2]
    axes.set_yticks([*rows, _bias_place(D)], [*(f"{row:,.0f}" for row in rows), f"bias: {D - 1:,}"])
    slanted = max(len(name) for name in classes) > 3
    axes.set_xticks(np.arange(C), classes, rotation=45 * slanted, ha="right" if slanted else "center",
                    rotation_mode="anchor")  # fmt: skip
    axes.tick_params(length=0)
    axes.spines[:].set_visible(False)
