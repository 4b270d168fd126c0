"""How far the gradient of a minibatch is from the gradient of all images."""

import numpy as np
from matplotlib.figure import Figure

from ..kit.picture import Picture
from ..kit.scales import log_height, ticks_at
from ..kit.style import BLUE, ORANGE, SKY, SOFT, styled
from ..kit.values import as_finite, as_rising, tidy


@styled
def batch_noise(sizes: np.ndarray, distances: np.ndarray) -> Picture:
    """Show how far batch gradients are from the full one over the size of the batch, both axes logarithmic.

    A point is one batch, the line goes through the medians. The broad line is the law 1/√size, a slope of −1/2, laid
    through the medians of the smaller half of the sizes; the slope that is written was fitted to all medians.

    sizes: (S,), above 0 and rising, two or more
    distances: (S, R), above 0: |batch gradient − full gradient| divided by |full gradient|, for R batches of each size

    Raises ValueError for other shapes or ranges.
    """
    sizes, distances = as_rising(sizes, "sizes"), as_finite(distances, "distances", ndim=2)
    if len(distances) != len(sizes):
        raise ValueError(f"distances has {len(distances)} rows and there are {len(sizes)} sizes; expected a row each.")
    if distances.min() <= 0:
        raise ValueError(
            f"distances has {np.sum(distances <= 0):,} values that aren't above 0; the axis is logarithmic. A batch of "
            "all images is at distance 0: leave it out."
        )
    medians = np.median(distances, axis=1)
    slope = np.polyfit(np.log(sizes), np.log(medians), 1)[0]
    half = slice(0, max(2, len(sizes) // 2))
    height = np.exp(np.mean(np.log(medians[half] * np.sqrt(sizes[half]))))

    figure = Figure(figsize=(8, 4.4), layout="constrained")
    axes = figure.add_subplot(
        xscale="log", xlabel="images in the batch", ylabel="distance from the full gradient\n÷ its length"
    )
    axes.plot(
        sizes, height / np.sqrt(sizes), color=ORANGE, linewidth=9, alpha=0.45, linestyle="-",
        solid_capstyle="butt", label="1/√size: slope −1/2", zorder=1,
    )  # fmt: skip
    repeats = distances.shape[1]
    axes.plot(
        np.repeat(sizes, repeats), distances.ravel(), "o", color=SKY, markersize=5, markeredgewidth=0, alpha=0.7,
        label=f"one batch ({repeats} of each size)",
    )  # fmt: skip
    axes.plot(sizes, medians, "-D", color=BLUE, markersize=6, label=f"median: slope {tidy(slope, 2)}")
    guide = height / np.sqrt(sizes)
    log_height(axes, min(distances.min(), guide.min()), max(distances.max(), guide.max()))
    if distances.min() < 1 < distances.max():
        axes.axhline(1, color=SOFT, linewidth=1, linestyle=":", label="as far as the full gradient is long")
    ticks_at(axes.xaxis, sizes)
    axes.grid(axis="y")
    figure.legend(*axes.get_legend_handles_labels(), loc="outside upper center", ncols=2)
    way = "falls" if medians[-1] < medians[0] else "rises"
    alt = (
        f"The distance of {repeats} batch gradients from the full gradient, divided by the length of the full one, for "
        f"each of {len(sizes)} batch sizes. The median {way} from {tidy(medians[0])} at {sizes[0]:,.0f} images to "
        f"{tidy(medians[-1])} at {sizes[-1]:,.0f}, a slope of {tidy(slope, 2)}; 1/√size has the slope −0.5."
    )
    return Picture(figure, alt)
