"""What a training did: the loss of each minibatch with its running mean, and the accuracy meanwhile."""

from collections.abc import Iterable, Mapping

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from ..kit.arguments import as_whole, listed
from ..kit.ends import write_at_ends
from ..kit.picture import Picture
from ..kit.scales import LARGEST, count_ticks, log_height, ticks_at
from ..kit.style import BLUE, GREEN, PURPLE, SKY, SOFT, VERMILION, styled
from ..kit.values import as_accuracy, as_finite, as_numbers, number, tidy
from .loss_curves import finite_start

USUAL = {"training": (VERMILION, "--", "s"), "validation": (BLUE, "-", "o")}  # as in `tradeoff`
OTHERS = ((GREEN, "-.", "^"), (PURPLE, ":", "D"))
WIDE = 10  # times the median: from a largest loss so high on, the axis is logarithmic


@styled
def training_curves(
    losses: np.ndarray,
    accuracies: Mapping[str, tuple[np.ndarray, np.ndarray]] | None = None,
    window: int = 50,
    unit: str = "iteration",
    chance: float = 0.1,
    log: bool = False,
) -> Picture:
    """Show the loss of each minibatch (thin), the mean of `window` around it (thick), and accuracies beside it.

    A loss that isn't finite ends the line, and the place is marked: "diverged at iteration k". If the largest
    loss is ten times the median or more, the axis is logarithmic.

    losses: (T,), the first one finite
    accuracies: for "training", "validation" and up to two other names the places (K,) where it was measured, in `unit`,
        and the accuracies (K,), 0 to 1
    window: 1 or more; at most a quarter of the losses is taken
    chance: what guessing scores
    log: let the axis of the places be logarithmic, for places that grow by factors, above 0

    Raises ValueError for other shapes or ranges.
    """
    whole = as_numbers(losses, "losses", ndim=1)
    finite = finite_start(whole, "losses")
    window = min(as_whole("window", window, 1, 10**6), max(1, len(finite) // 4))
    accuracies = {name: _as_measured(name, measured) for name, measured in (accuracies or {}).items()}
    if len(set(accuracies) - set(USUAL)) > len(OTHERS):
        raise ValueError(
            f"accuracies has {listed(list(accuracies))}; expected training, validation and up to two more."
        )

    lowest = min((xs.min() for xs, _ in accuracies.values()), default=1)
    if log and lowest <= 0:
        raise ValueError(f"a place is {number(lowest)}; with log=True all must be above 0. Leave it out, or log=True.")

    figure = Figure(figsize=(8.4 if accuracies else 6.4, 3.9), layout="constrained")
    panels = figure.subplots(1, 1 + bool(accuracies), squeeze=False)[0]
    means = running_mean(finite, window)
    _draw_losses(panels[0], finite, means, len(whole))
    alt = f"The loss of {len(whole):,} minibatches: {tidy(finite[0])} at first"
    if len(finite) < len(whole):
        alt += f", diverged at iteration {len(finite):,}"
    else:
        alt += f", {tidy(means[-1])} on the mean of the last {window}"
    if accuracies:
        _draw_accuracies(panels[1], accuracies, chance)
        _set_places(panels[1], np.concatenate([xs for xs, _ in accuracies.values()]), unit, log)
        write_at_ends(panels[1], _ends(accuracies, chance), lines=2)
        last = [f"{name} {100 * ys[-1]:.1f} %" for name, (_, ys) in accuracies.items()]
        alt += f". Accuracy at the end: {listed(last)}; guessing scores {number(100 * chance)} %"
    return Picture(figure, f"{alt}.")


def running_mean(losses: np.ndarray, window: int) -> np.ndarray:
    """The mean of each `window` losses in a row, (T - window + 1,)."""
    return np.lib.stride_tricks.sliding_window_view(losses / window, window).sum(axis=1)


def _as_measured(name: str, measured: tuple[np.ndarray, np.ndarray]) -> tuple[np.ndarray, np.ndarray]:
    if len(measured) != 2:
        raise ValueError(f"accuracies[{name!r}] has {len(measured)} parts; expected two: places and accuracies.")
    xs, ys = as_finite(measured[0], f"places of {name}", 1), as_accuracy(measured[1], f"{name} accuracy", 1)
    if len(xs) != len(ys) or np.isnan(ys).any():
        raise ValueError(f"{name} has {len(xs)} places and {np.sum(~np.isnan(ys))} accuracies; expected one for each.")
    return xs, ys


def _draw_losses(axes: Axes, losses: np.ndarray, means: np.ndarray, count: int) -> None:
    window = len(losses) - len(means) + 1
    drawn, thick = (np.where(values > LARGEST, np.nan, values) for values in (losses, means))
    axes.plot(drawn, "-", color=SKY, linewidth=0.8, alpha=0.8, label="each minibatch")
    middles = np.arange(len(means)) + (window - 1) / 2
    axes.plot(middles, thick, "-", color=BLUE, linewidth=2.4, label=f"mean of {window} around it")
    diverged = len(losses) < count
    end = len(losses)
    axes.set(xlabel="iteration", ylabel="loss", xlim=(0, 1.02 * end if diverged else end))
    if losses.min() > 0 and losses.max() >= WIDE * np.median(losses):
        log_height(axes, losses.min(), losses.max())
    if diverged:
        axes.axvline(end, color=VERMILION, linestyle="--", linewidth=1.4)
        told = f"diverged at iteration {len(losses):,}"
        axes.annotate(told, (end, 1), (0, 4), xycoords=("data", "axes fraction"), textcoords="offset points",
                      ha="right", va="bottom", color=VERMILION, weight="bold")  # fmt: skip
    count_ticks(axes.xaxis)
    axes.grid(axis="y")
    axes.figure.legend(*axes.get_legend_handles_labels(), loc="outside lower left", ncols=2)


def _draw_accuracies(axes: Axes, accuracies: dict, chance: float) -> None:
    for (xs, ys), (colour, line, marker) in zip(accuracies.values(), _looks(accuracies), strict=True):
        every = max(1, len(xs) // 12)
        axes.plot(
            xs, 100 * ys, color=colour, linestyle=line, marker=marker, markersize=5, markevery=every, clip_on=False
        )
    axes.axhline(100 * chance, color=SOFT, linestyle=":", linewidth=1.2)
    axes.set(ylabel="accuracy (%)", ylim=(0, None))
    axes.grid(axis="y")


def _looks(names: Iterable[str]) -> list[tuple[str, str, str]]:
    """Colour, line and marker of each name, the usual ones for the usual names."""
    others = iter(OTHERS)
    return [USUAL[name] if name in USUAL else next(others) for name in names]


def _ends(accuracies: dict, chance: float) -> list[tuple[float, str, str]]:
    ends = [(100 * chance, f"chance {number(100 * chance)} %", SOFT)]
    for (name, (_, ys)), (colour, *_) in zip(accuracies.items(), _looks(accuracies), strict=True):
        ends.append((100 * ys[-1], f"{name}\n{100 * ys[-1]:.1f} %", colour))
    return ends


def _set_places(axes: Axes, places: np.ndarray, unit: str, log: bool) -> None:
    """Let the axis go from the first place to the last, with ticks to read."""
    axes.set_xlim(places.min(), places.max() if places.max() > places.min() else places.min() + 1)
    axes.set_xlabel(f"{unit} (logarithmic)" if log else unit)
    if log:
        axes.set_xscale("log")
        ticks_at(axes.xaxis, places)
    else:
        count_ticks(axes.xaxis)
