"""How many images a second a training step gets through, over the size of the batch."""

from collections.abc import Sequence

import numpy as np
from matplotlib.figure import Figure

from ..kit.arguments import listed
from ..kit.picture import Picture
from ..kit.scales import ticks_at
from ..kit.style import BLUE, SKY, VERMILION, styled
from ..kit.values import as_finite, as_rising


@styled
def throughput(sizes: np.ndarray, rates: np.ndarray, highlight: Sequence[int] | None = None) -> Picture:
    """Show measured images per second over the batch size, some sizes highlighted: the powers of two if not told.

    Measured several times, the point is the median and the bar goes from the slowest to the fastest.

    sizes: (K,), above 0 and rising, two or more
    rates: images per second, (K,) or (K, R) for R repeats, above 0
    highlight: sizes that are drawn as squares; may be empty

    Raises ValueError for other shapes or ranges, or a highlighted size that wasn't measured.
    """
    sizes = as_rising(sizes, "sizes")
    rates = as_finite(rates, "rates", ndim=max(1, min(2, np.ndim(rates)))).reshape(len(np.atleast_1d(rates)), -1)
    if len(rates) != len(sizes) or rates.min() <= 0:
        raise ValueError(
            f"there are {len(sizes)} sizes and {len(rates)} rates, the lowest {rates.min():.3g}; expected images per "
            "second, above 0, for each size."
        )
    powers = highlight is None
    chosen = np.log2(sizes) % 1 == 0 if powers else np.isin(sizes, highlight)
    if not powers and chosen.sum() != len(set(highlight)):
        missing = [str(size) for size in highlight if size not in sizes]
        raise ValueError(
            f"highlight names {listed(missing)}, which is not among the sizes. Measure it, or leave it out."
        )
    medians = np.median(rates, axis=1)

    figure = Figure(figsize=(8, 4.2), layout="constrained")
    axes = figure.add_subplot(xscale="log", xlabel="images in the batch", ylabel="images per second")
    axes.plot(sizes, medians, "-", color=SKY, linewidth=1.2)
    if rates.shape[1] > 1:
        axes.vlines(sizes, rates.min(axis=1), rates.max(axis=1), color=SKY, linewidth=2.5,
                    label=f"slowest to fastest of {rates.shape[1]}")  # fmt: skip
    if not chosen.all():
        axes.plot(sizes[~chosen], medians[~chosen], "o", color=BLUE, markersize=6, label="other sizes")
    if chosen.any():
        label = "powers of two" if powers else "highlighted"
        axes.plot(sizes[chosen], medians[chosen], "s", color=VERMILION, markersize=8, markeredgecolor="white",
                  label=label)  # fmt: skip
    ticks_at(axes.xaxis, sizes, first=sizes[chosen])
    axes.yaxis.set_major_formatter(lambda rate, _: f"{rate:,.0f}")
    axes.set_ylim(0, 1.05 * rates.max())
    axes.grid(axis="y")
    if chosen.any():
        figure.legend(*axes.get_legend_handles_labels(), loc="outside upper center", ncols=3)
    told = [f"{_three_digits(rate)} at {size:,.0f}" for size, rate in zip(sizes, medians, strict=True)]
    alt = f"Images per second for {len(sizes)} batch sizes: {listed(told)}."
    if rates.shape[1] > 1:
        widest = int(np.argmax(np.ptp(rates, axis=1) / medians))
        alt += (
            f" These are medians of {rates.shape[1]}; at {sizes[widest]:,.0f}, where they differ most, they go from "
            f"{_three_digits(rates[widest].min())} to {_three_digits(rates[widest].max())}."
        )
    if chosen.any():
        alt += f" Highlighted: {listed([f'{size:,.0f}' for size in sizes[chosen]])}."
    return Picture(figure, alt)


def _three_digits(rate: float) -> str:
    return f"{float(f'{rate:.3g}'):,.0f}"
