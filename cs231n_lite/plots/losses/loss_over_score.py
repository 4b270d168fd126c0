"""Two losses of one example while one of its scores moves: one is content at some point, the other never."""

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from ..kit.picture import Picture
from ..kit.style import BLUE, SOFT, VERMILION, styled
from ..kit.values import as_finite, number, short

LOOKS = ((BLUE, "-", ("o", 12)), (VERMILION, "--", ("s", 7)))  # the second marker fits on the first
CONTENT = "#E8F1F8"


@styled
def loss_over_score(
    places: np.ndarray, losses: Mapping[str, np.ndarray], xlabel: str, now: float | None = None
) -> Picture:
    """Show two losses of one example while a score moves; shaded is where one is exactly 0 and the other isn't.

    The right panel is this place alone, magnified; without such a place there is no right panel.

    places: (P,), rising: the values of the moving score
    losses: for each of two names (P,), none negative
    xlabel: which score moves
    now: where the score is now, if that is to be marked; between two places the loss is interpolated

    Raises ValueError for other shapes, numbers that aren't finite, places that don't rise, or a `now` beyond them.
    """
    places = as_finite(places, "places", ndim=1)
    if len(places) < 2 or (np.diff(places) <= 0).any():
        raise ValueError("places doesn't rise; expected two or more numbers, each larger than the one before.")
    if len(losses) != 2:
        raise ValueError(f"losses has {len(losses)} curves; expected two, such as SVM and softmax.")
    losses = {name: as_finite(values, f"losses[{name!r}]", ndim=1) for name, values in losses.items()}
    for name, values in losses.items():
        if len(values) != len(places) or values.min() < -1e-6:
            raise ValueError(
                f"losses[{name!r}] has {len(values)} numbers, the smallest {number(values.min())}; expected "
                f"{len(places)}, one for each place, none negative."
            )
    if now is not None and not places[0] <= now <= places[-1]:
        raise ValueError(f"now is {now!r}; expected a place from {number(places[0])} to {number(places[-1])}.")

    region = _content_region(losses)
    figure = Figure(figsize=(8.4 if region else 7, 4.2), layout="constrained")
    panels = figure.subplots(1, 1 + bool(region), squeeze=False)[0]
    highest = max(values.max() for values in losses.values()) or 1
    panels[0].set(xlim=(places[0], places[-1]), ylim=(-0.03 * highest, 1.05 * highest), ylabel="loss of this example")
    for axes in panels:
        axes.set_xlabel(xlabel)
    told = []
    for (name, values), (colour, line, _) in zip(losses.items(), LOOKS, strict=True):
        for axes in panels:
            axes.plot(places, values, line, color=colour, linewidth=2.4, label=name)
        told.append(f"{name} goes from {short(values[0])} to {short(values[-1])}")
    if now is not None:
        told.append(_mark_now(panels[0], places, losses, now))
    if region:
        told.append(_shade_content(panels, places, losses, *region))
    figure.legend(*panels[0].get_legend_handles_labels(), loc="outside lower center", ncols=2)
    alt = f"Two losses of one example over the {xlabel}, from {number(places[0])} to {number(places[-1])}: "
    return Picture(figure, f"{alt}{'; '.join(told)}.")


def _content_region(losses: Mapping[str, np.ndarray]) -> tuple[str, str, slice] | None:
    """Which loss is 0 while which other isn't, and the longest run of places where that is so, if any."""
    (first, a), (second, b) = losses.items()
    content, busy = (first, second) if np.sum(a == 0) >= np.sum(b == 0) else (second, first)
    mask = (losses[content] == 0) & (losses[busy] > 0)
    runs = np.flatnonzero(np.diff(mask.astype(int), prepend=0, append=0)).reshape(-1, 2)
    start, end = max(runs, key=np.ptp, default=(0, 0))
    return (content, busy, slice(start, end)) if end - start > 1 else None


def _shade_content(
    panels: Sequence[Axes], places: np.ndarray, losses: Mapping[str, np.ndarray], content: str, busy: str, run: slice
) -> str:
    """Shade the run in both panels, let the right one be the run alone, and return what is written above it."""
    left, right = places[run][[0, -1]]
    for axes in panels:
        axes.axvspan(left, right, facecolor=CONTENT, zorder=0)
    values = losses[busy][run]
    changes = np.diff(values)
    one_way = bool((changes < 0).all() or (changes > 0).all())
    ends = (values.max(), values.min()) if one_way else (values[0], values[-1])
    verb = "still falls" if one_way else "goes"
    text = f"{content} is exactly 0,\n{busy} {verb} from {short(ends[0])} to {short(ends[1])}"
    panels[1].set(xlim=(left, right), ylim=(-0.03 * values.max(), 1.03 * values.max()))
    panels[1].set_ylabel("loss of this example, magnified")
    panels[1].set_title(text)
    return f"from {number(left)} to {number(right)} {' '.join(text.split())}"


def _mark_now(axes: Axes, places: np.ndarray, losses: Mapping[str, np.ndarray], now: float) -> str:
    """Draw where the score is now on both curves, and return what is written above: the score and both losses."""
    axes.axvline(now, color=SOFT, linestyle=":", linewidth=1.2, zorder=1)
    at = {name: np.interp(now, places, values) for name, values in losses.items()}
    for loss, (colour, _, (marker, size)) in zip(at.values(), LOOKS, strict=True):
        axes.plot(now, loss, marker, color=colour, markersize=size, markeredgecolor="white", zorder=4, clip_on=False)
    text = f"now {number(now)}: {', '.join(f'{name} {short(loss)}' for name, loss in at.items())}"
    _write_header(axes, now, text)
    return text


def _write_header(axes: Axes, place: float, text: str) -> None:
    """Write above the axes at a place, or from the left or to the right end of it where the page would cut the text."""
    low, high = axes.get_xlim()
    share = (place - low) / (high - low)
    side, x = ("left", low) if share < 0.45 else ("right", high) if share > 0.55 else ("center", place)
    axes.text(x, 1.03, text, ha=side, transform=axes.get_xaxis_transform())
